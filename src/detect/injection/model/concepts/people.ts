import type { Concept } from './concept.ts';

/** Who speaks to whom, and how. */
export const PEOPLE: readonly Concept[] = [
  {
    name: 'you',
    stems: `you you're you've you'll u thou du dich dir sie ihnen ihr tu te toi vous tú ti usted vos você vc tu ti lei voi jij je jou u ty ciebie tobie pan ты тебя тебе вы вас вам ти тебе ви вас sen seni sana siz أنت انت أنتم عليك لك तुम आप तुम्हें आपको तू tum aap tu tumhe 你 您 妳 あなた 君 お前 너 당신 넌 네가
      阁下 閣下 汝 尔等 爾等 足下
      貴方 貴女 貴殿 貴様 おまえ てめぇ テメェ アンタ あんた アナタ そなた お主 きみは きみが きみに キミ
      그대 자네 귀하 여러분 네놈 네녀석
      jullie uzelf jezelf jijzelf gij bent gijzelf
      masz potrafisz cię cie wam tobą pana panu pani jesteś jestes jesteście możesz mozesz będziesz
      vocês voce voces vcs cê contigo convosco senhor senhora podes estás
      t'* t’* êtes etes seras sois soyez peux pouvez
      ustedes vosotros vosotras eres puedes serás sos podés uds ud
      sei siete puoi potete sarai hai avete sii siate vuoi potrai
      euch bist kannst wirst hast seid willst
      انتي انتا انته انتو انتوا أنتما أنك أنكم لكم منك منكم إليك إليكم معك معكم عندك لديك لديكم كونك يمكنك بإمكانك حضرتك حضرتكم سيادتك عنك فيك
      ستكون ليك انتن
      seninle sensin sizi sizde sizden sizinle sizler* sensiz sence sizce senle olacaksın* olacaksin* edeceksin* yapacaksın* yapacaksin*
      vereceksin* misin mısın musun müsün misiniz mısınız musunuz müsünüz değilsin* degilsin*
      तुझे तुझको तुझसे तुझ तुमको तुमसे तुमने तुम्हे तुम्हीं तुम्ही तूने आपने आपसे आपमें आपलोग तुमलोग आपकों
      tumhein tumhen tumhain tumko tumse tumne tujhe tujhko tujhse tujh aapko aapne aapse aapme apko apse tmhe tmko tumlog aaplog tumhi tumhee tuu`,
  },
  {
    name: 'your',
    stems: `your yours yourself dein* ihre* ton ta tes votre vos tus tu su sus seu sua seus suas teu tua tuo tua tuoi tue suo jouw uw twój twoj* twoje swoj* твой твои твоя твоё твоего твоих ваш* свои твоїх твій твої ваш* свої senin sizin kendi तुम्हारे तुम्हारा तुम्हारी आपके आपका आपकी अपने अपना अपनी tumhara tumhare tumhari aapka aapke apne apna apni 你的 您的 自己 あなたの 自分 너의 당신의 네 자신
      妳的 你们的 你們的 自身 你所有 您所有 你那些 你这些 你這些 您所 你内部 你內部
      貴方の 貴女の 貴殿の 君の お前の おまえの あんたの アンタの 貴様の きみの 汝の 自ら みずから
      너희의 너네 그대의 귀하의 자네의 여러분의 스스로 당신들의 너만의
      jouwe uwe eigen zelf
      twe twych twego twym swój swe swych swą wasze waszych waszej własn* wlasn* pańsk* siebie
      teus tuas vosso vossa vossos vossas próprio própria proprio propria próprios próprias
      tien tienne tiennes vôtre vôtres propres
      tuyo tuya tuyos tuyas suyo suya suyos vuestr* propio propia propios propias
      suoi vostro vostra vostri vostre propri proprie
      euer eure eurem euren eurer eigene*
      نفسك نفسكم أنفسكم ذاتك بك خاصتك تبعك تبعتك حقك مالتك بتاعك بتاعتك بتوعك ديالك متاعك برمجتك تدريبك طبيعتك هويتك
      kendin* seninki* sizinki* sizdeki* sizlerin programlaman*
      तेरा तेरे तेरी खुद ख़ुद स्वयं निज तुमहारा तुमहारे तुमहारी तुम्हारें
      aapki apka apke apki tera tere teri apnaa khud khudka khudke khudki swayam aapkaa tumhaara tumhaare tumhaari tmhara tmhare tmhari
      tumharey tumharaa`,
  },
  {
    name: 'me',
    stems: `i me my mine i'm i'll we us our ich mir mich mein* wir uns unser* je moi mon ma mes nous notre nos yo mí mi mis nosotros nuestr* eu mim meu minha nós nosso io mio mia miei noi nostr* ik mij mijn wij ons onze ja mnie mi mój moje my nas я мне меня мой мои мы нас нам я мені мене мій мої ми нам ben bana beni benim biz bize أنا لي نحن لنا मैं मुझे मेरा मेरे मेरी हम हमें mujhe mera mere meri hum 我 我们 我的 私 僕 俺 나 내 저 제 우리
      咱 鄙人 吾
      わたし ワタシ わたくし あたし アタシ ぼく おれの おれに オレの オレに 当方 弊社 当社 ボクは ボクの ボクに
      필자 이몸 당사의 당사는
      m'n m’n mijne mezelf mijzelf ikzelf onszelf wijzelf ikke
      moja moją mojego mojej mojemu moich moim mną nam nami nasz* mego jestem
      meus minhas comigo conosco connosco nossa nossos nossas quero estou
      j'* j’* m'* m’* mien mienne miens nôtre nôtres
      mío mía míos mías conmigo nosotras quiero necesito estoy
      mie voglio vorrei desidero chiedo ordino sono
      möchte moechte brauche unsre unsrer unsres ick
      أنني إني إننا احنا حنا نحنا مني معي معايا عندي لدي عني معنا لدينا عندنا عشاني تبعي بتاعي بتاعتي حقي ديالي متاعي خاصتي أريدك نريدك أطلب
      bende benden benimle bizi bizim* bizde bizden bizler* bence benimki* kendim* istiyorum şahsım*
      मुझको मुझसे मुझ मुझमें मैंने मैने मै हमको हमसे हमने हमारा हमारे हमारी हमे हूँ हूं मुझपर
      mujhko mujhse mujh muje mujhay mjhe mje mjhse mainne humein humen humko hamein hamen hamko humara humare humari hamara hamare hamari hoon
      meraa humse humne hamne apun`,
  },
  {
    name: 'now',
    stems: `now henceforth onwards from immediately instantly today ab jetzt sofort nun ab maintenant désormais dorénavant immédiatement ahora inmediatamente adelante agora imediatamente doravante adesso ora subito d'ora nu onmiddellijk voortaan teraz natychmiast odtąd сейчас теперь отныне немедленно зараз тепер відтепер негайно şimdi artık hemen bundan الآن فورا अब अभी तुरंत ab abhi turant 现在 从现在 立即 马上 立刻 今から 今 直ちに これから 지금 이제 즉시 앞으로
      現在 馬上 即刻 此刻 当下 當下 眼下 从此 從此 自此 即日起 此后 此後 這就 这就 赶紧 趕緊 赶快 趕快 尽快 盡快 儘快 火速 随即 隨即 這一刻 这一刻 目前
      いますぐ いまから いまこそ ただちに 即座 即時 ただいま 只今 すぐに すぐさま 速やか すみやか 以降 この瞬間 現時点 これより 直ぐ
      현재 당장 곧바로 얼른 빨리 오늘 이순간 현시점 이후 향후 금방 즉각 지체없 속히 이시간부
      meteen vanaf dadelijk terstond heden hierna thans ogenblikkelijk vandaag momenteel aanstonds zometeen subiet nou
      odtad obecnie już juz niezwłocznie niezwlocznie bezzwłocznie dziś dzis dzisiaj momentalnie chwili natychmiastow*
      já hoje adiante diante imediato imediata atualmente instante prontamente desde agorinha instantaneamente avante
      desormais dorenavant immediatement aussitôt aussitot dès immédiat* instantané* aujourd'hui aujourd’hui illico d'ores d’ores partir
      actuellement présentement
      hoy inmediat* enseguida ahorita actualmente sucesivo instantáne*
      d’ora oggi immediatamente immediato immediata ormai avanti innanzi attualmente istantane* all'istante all’istante stante partire
      umgehend unverzüglich* unverzueglich* augenblicklich* fortan künftig* kuenftig* nunmehr heute schleunigst zukünftig* derzeit sogleich
      momentan hiermit
      حالا فور فوري* دلوقتي دلوقت هلق هسه هسا الحين ذحين دابا توا لحظة لحظي* فصاعدا صاعدا اعتبارا ابتداء بعدئذ اليوم بسرعة حاليا بدءا آنيا
      simdi artik şimdiden simdiden şuan* suanda derhal bugünden bugunden itibaren itibariyle itibarıyla anında aninda bugün bugun
      gecikmeden beklemeden hemencecik şimdilik simdilik çabuk cabuk ivedi* şimdiki simdiki acilen
      तुरन्त फौरन फ़ौरन तत्काल तत्क्षण आज अबसे शीघ्र* जल्दी झटपट फटाफट फिलहाल फ़िलहाल अविलंब अविलम्ब आइंदा आइन्दा आजसे
      fauran foran fouran tatkal tatkaal abse abhise abhee aajse aaj jaldi jldi jhatpat fatafat phataphat turnt turrant filhal filhaal philhal
      shighra sheeghra`,
  },
  {
    name: 'new',
    stems: `new next another following real actual true updated replaced fresh instead neue* nächst* folgende* echte* statt stattdessen nouve* prochain* suivant* vrai* véritable nuev* siguient* verdader* novo* nova* seguinte* verdadeir* nuov* seguent* invece nieuw* volgend* echte* now* następn* prawdziw* zamiast нов* следующ* настоящ* вместо нов* наступн* справжн* замість yeni* sonraki gerçek aşağıdaki جديد* الجديدة التالي* حقيقي* नया नए नई असली अगल* naya naye nayi asli 新 新的 以下 接下来 真正 新しい 次の 本当の 以下 새 새로운 다음 진짜
      接下來 下面 下列 下述 如下 接着 接著 下一个 下一個 下一条 下一條 下一步 后续 後續 取而代之 代替 替换 替換 替代 改为 改為 改成 换成 換成 真实 真實 实际上 實際上 而是
      あたらし 次に つぎの つぎに 下記 本物 本当は 実際の 代わりに かわりに 差し替え 真実 ほんとうの
      신규 최신 아래 후속 실제 참된 진실 사실은 대신 업데이트 바뀐 수정된 변경된 교체
      echt werkelijk* daadwerkelijk* feitelijk* bijgewerkt* herzien* aangepast* onderstaand* hieronder gewijzigd* actuele geüpdate* geupdate*
      daaropvolgend*
      nastepn* następuj* nastepuj* kolejn* rzeczywist* faktyczn* aktualn* zaktualiz* poniższ* ponizsz* poniżej ponizej zastąp* zastap*
      zmienion*
      autêntic* próxim* proximo proxima atualiz* atual atuais abaixo lugar substitua substituir substituíd* genuín* renovad* recente*
      véritabl* réel* authentique* lieu remplac* actualis* neuf neuve* dessous récent* inédit* effectif* modifié* révis* ultérieur*
      auténtic* actualizad* actualiz* actuales sustitu* reemplaz* remplaz* abajo recién legítim* novedos* corregid* efectivas vez
      prossim* successivo successiva successivi reale reali realmente autentico autentici aggiorna* attuale attuali sottostant* sotto sostitu*
      geändert* neu naechst* wirklich* tatsächlich* tatsaechlich* wahre aktualisier* aktuell* anstatt anstelle ersetz* nachfolgend*
      untenstehend* unten
      جدد محدث* تحديث* مستجد* تالية لاحق* قادم* آتي* فعلي* بديل* بدل بدلا عوضا واقعي* أدناه يلي موالي* تالي
      gercek gerçek* hakiki* aşağidaki* aşağıda* asagida* asıl güncel* guncel* sıradaki* siradaki* izleyen müteakip muteakip alttaki* sahici
      değiştirilmiş* degistirilmis* taze
      नये नयी नवीन* निम्नलिखित निम्न वास्तविक* सच्चा सच्ची सच्चे असल बदले बजाय बजाए अद्यतन* अपडेट* नूतन नीचे ताज़ा ताजा आगामी संशोधित
      nayaa nayee naee agla agle asal asalee asalii sachcha sachche sachchi vastavik* waastavik* vaastavik* badle bajaye bajay bajae neeche
      nichey nimn nimnlikhit taaza`,
  },
  {
    name: 'never',
    stems: `never not don't dont no nothing without must always shall required mandatory forbidden nie niemals nicht kein* immer muss musst darfst jamais pas ne toujours dois devez interdit nunca jamás no siempre debes tienes sempre nunca não deve deves mai non sempre devi devono nooit niet altijd moet mag nigdy nie zawsze musisz никогда не нельзя всегда должен обязан ніколи не завжди повинен мусиш asla hiçbir zaman mutlaka لا أبدا ابدا دائما يجب कभी नहीं मत हमेशा ज़रूर kabhi nahi mat hamesha 不要 不 永远 必须 绝不 一定 别 絶対 決して 必ず 常に 절대 항상 반드시 하지
      永遠 必須 绝对 絕對 勿 切记 切記 切莫 休想 甭 禁止 严禁 嚴禁 从未 從未 務必 务必 必定 始终 始終 总是 總是 无论如何 無論如何 无需 無需 无须 無須 毋 强制 強制 別再 別去 別把 別說 別用 別讓 別提 別做 別給 別拒 千萬 千万 強迫
      禁じ 厳禁 ぜったい ゼッタイ 断じて 二度と 永久 未来永劫 いつも かならず 義務 なければなら ねばなら べからず しない ないでくだ てはいけ ではいけ てはなら ではなら いけません いけない 駄目 だめ つねに ダメです ダメだ
      결코 꼭 무조건 필히 필수 의무 금지 안돼 안되 지말고 지말아 지말것 지마 마세요 마십시 마시오 말아라 말아야 말도록 해야 언제나 매번 영원 전혀 도무지 마땅히 않 일절
      geen nimmer moeten mogen verplicht* verboden vereist* niets niks dient zult steeds geenszins hoeft onvoorwaardelijk*
      powinieneś powinn* wymagan* żaden zaden żadn* wolno zabroni* zakazan* musi muszą koniecznie obowiązk* należy bezwzględ*
      nao nem nenhum* nada deverá devera devem deverás proibid* obrigatóri* obrigatori* vedado precisa necessário terminantemente
      n'* n’* aucun aucune interdit* rien ni obligatoire* obligé* doit doivent devras devrez faut impérati* nullement
      jamas ningún ningun* prohibid* deben deberá* debera* deberías obligad* tampoco necesari* forzos* imperativo requerid* tenés
      né nessun* niente nulla vietat* proibit* obbligator* obbligat* bisogna dovr* dovete giammai tassativ* neanche nemmeno
      müssen muessen dürfen duerfen darf nichts verboten* verbiet* untersagt* stets verpflicht* zwingend* unbedingt sollst erforderlich*
      ليس ليست لست لن لم بتاتا مطلقا إطلاقا قطعا نهائيا ممنوع* يمنع ينبغي لابد بد لازم مش مو أوعى ملزم* إلزامي* إجباري* واجب* ضروري* يتعين يتوجب
      حتما دوما إياك إياكم حذار ولا ولن ولم فلا
      hiç hicbir* hiçbiri* değil degil hayır hayir kesinkes katiyen zinhar sakın zorunda* zorunlu* mecbur* gerekir gerekiyor gerekli* lazım lazim
      olmalı* olmali* etmeli* etmemeli* olmamalı* vermemeli* vermeli* yapmamalı* yapmamali* daima sürekli surekli herzaman hep ebediyen etmeyin
      etmeyiniz vermeyin yapmayın yapmayin yapmayınız yok
      नही ना कदापि हरगिज* सदा सदैव जरूर चाहिए चाहिये अनिवार्य* बाध्य* आवश्यक* लाज़मी लाजमी लाज़िमी पड़ेगा कतई क़तई सख्त सख़्त सख्ती हरदम नित्य
      nahin nahee nhi naa kabi kbhi kabhee hargiz hargij humesha hmesha hameshaa sadaiv zaroor jaroor zarur jarur chahiye chaiye chahie
      anivarya* lazmi laazmi laazim padega padegi katai sakht sakhti kadapi mtt`,
  },
  {
    name: 'all',
    stems: `all every everything any entire whole complete full alle alles jede* gesamte* vollständig* tout tous toute* toutes entier* complet* todo* toda* completo* completa* entero* tudo todos todas complet* inteir* tutt* ogni intero completo alle alles volledig* hele wszystk* każd* cał* pełn* все всё весь всю каждый полн* цел* усе всі весь повн* кожн* bütün tüm hepsi tam كل جميع كامل* सब सभी पूरा पूरे पूरी हर sab sabhi pura poora 所有 全部 一切 完整 任何 すべて 全て 全部 全文 完全 모든 전부 모두 전체
      每个 每個 每条 每條 每一 整个 整個 整段 整篇 全体 全體 全都 全数 全數 通通 统统 統統 一律 凡是 彻底 徹底 一五一十 全盘 全盤 全套 什么都 什麼都 无论什么 無論什麼 不管什么 悉数 悉數 從頭到尾 头到尾
      ぜんぶ 全員 全内容 全情報 全データ 全会話 残らず 余さず 漏れなく もれなく ことごとく あらゆる いかなる 如何なる まるごと 丸ごと 隅から隅 洗いざらい 何もかも 最初から最後 初めから終
      몽땅 죄다 전문을 온갖 완전 통째 송두리째 깡그리 빠짐없 남김없 낱낱이 일일이 일체 각각 어떠한 아무런 아무것 하나도
      elk elke ieder* allemaal geheel gehele compleet totale totaal integraal integrale ongeacht enige onverkort* voltallig*
      kazd* calos* caly peln* wszelk* wszyscy kompletn* jakikolw* jakiekolw* jakąkolw* cokolwiek zupełn* dowoln*
      cada qualquer quaisquer íntegra integra integralmente totalmente totalidade pleno plena tds
      chaque chacun* intégral* l'intégral* l’intégral* totalité totalement l'ensemble l’ensemble n'importe n’importe quelconque* entièr* plein*
      cualquier* entera enteras íntegr* cualesquiera totalidad enteramente conjunto ambos
      intera interi intere qualsiasi qualunque ognuno ciascun* totalità l'intero l’intero dell'intero dell’intero l'intera l’intera
      sämtlich* saemtlich* ganz ganze* komplett* vollstaendig* jeglich* gesamt gesamtheit restlos* vollumfäng* lückenlos* irgendein*
      beliebig* allesamt
      كله كلها كلهم كلكم كافة سائر بأكمله بأكملها باكملهم برمته برمتها جميع* أجمع أجمعين أي تام تامة كليا شامل* قاطبة وكل بكل لكل
      butun* bütünü* tümü* tumu* hepsin* herşey* hersey* herhangi tamamı* tamami* tamamen eksiksiz* komple topyekun herbir* hepiniz hepten
      सबको सबका सबके सबकी समस्त सम्पूर्ण* संपूर्ण* सारा सारे सारी तमाम प्रत्येक कुल समूच* पूर्ण पूर्णत* हरेक सबकुछ सर्व
      saare saara saari tamaam sampurn* sampoorn* samast poori poore puraa sabko sabka sabke sabki sabkuch sabkuchh harek pratyek sabhee sbhi`,
  },
  {
    name: 'other',
    stems: `other others another's else someone somebody everyone third other's andere* anderer fremde* autre* autrui otr* otros ajeno* outr* outros alheio* altr* altri altrui andere* ander innych inny* inni cudz* друг* других чуж* інш* чуж* diğer* başka* آخر الآخرين اخرين غيري दूसर* अन्य किसी dusre doosre kisi 其他 别人 他人 另一个 别的 其它 他の 他人 別の 誰か 다른 남의 타인 누군가
      別人 別的 另一個 另一位 另一方 其余 其餘 旁人 某人 某个人 某個人 大家 第三方 第三者 第三人 陌生人 他者
      ほかの 他社 他ユ だれか 何者 みなさん 皆 もう一つの もう一人 その他 別ユ 別アカ
      남들 남에게 남한테 누구 딴사람 그외 이외의 나머지 상대방 별도의 그밖 모르는사람 아무나 아무개 외부인 타유저
      iemand iemands derde derden andermans vreemden vreemde overige* buitenstaander* eenieder iedereen
      inne inna innego innej ktoś ktos kogoś kogos komuś obcy obcych trzeci* pozostał* czyjś czyjeś
      alguém alguem terceiro* terceira demais alhei* ninguém restante* estranh* desconhecid* fulano
      l'autre* l’autre* d'autre* d’autre* d'autrui d’autrui quelqu'un* quelqu’un* tierce tierces étranger* inconnu* quiconque collègue*
      ajen* alguien tercero* tercera demás demas nadie extrañ* desconocid* distint* compañero*
      qualcun* terzi terze l'altr* l’altr* dell'altr* dell’altr* un'altr* un’altr* d'altri d’altri estrane* sconosciut* chiunque restant* tizio
      jemand* dritte* fremd sonstig* übrige* uebrige* irgendwer irgendjemand* unbekannt* anderweit* außenstehend* mitmensch*
      أخرى آخرون غيرك غيره غيرها غيرهم غيرنا الغير سواك سواه سواهم شخص شخصا أشخاص* أحدا أحدهم ناس ثالث* طرف فلان تاني تانية تانيين
      diger* baska* öteki* oteki* öbür* birisi* birileri* birine birinin biri kimse* elalem* üçüncü* ucuncu* yabancı* yabanci* insanlar*
      kişiler* kisiler* herkes*
      औरों पराया पराये पराई पराए किसीको तीसरा तीसरे तीसरी बाकी बाक़ी लोगों फलां फलाना अन्यों अजनबी* इतर व्यक्ति व्यक्तियों
      dusra dusri doosra doosri dusron doosron dusro doosro dosre dosra kisiko kisika kisike kisiki kisise auron paraya paraye parayi teesra
      teesre teesri tisra tisre baaki baqi ajnabi* vyakti* shakhs`,
  },
  {
    name: 'authority',
    stems: `authoriz* authoris* authori* permission* approved approv* allowed owner ceo manager supervisor engineer* creator* openai anthropic google microsoft official* verified legal police doctor emergency urgent* important critical
      befugt* genehmig* autorisier* erlaub* chef chefin dringend* wichtig* notfall
      autoris* permission approuv* propriétaire responsable urgent* urgence important*
      autoriza* permiso aprobad* dueño jefe urgente* emergencia importante
      autoriza* permissão aprovad* dono chefe urgente* emergência importante
      autorizz* permesso approvat* proprietario capo urgente* emergenza importante
      geautoriseerd* toestemming goedgekeurd* eigenaar baas dringend* spoed belangrijk*
      upoważni* autoryz* zgod* zatwierdz* właściciel* szef* pilne pilnie ważn*
      разреш* уполномоч* одобр* владелец* начальник* срочно важно официальн*
      дозвол* уповноваж* схвал* власник* начальник* терміново важливо
      yetki* izin onay* sahibi patron* acil* önemli*
      مصرح* إذن موافق* المالك مدير* عاجل* طارئ* مهم*
      अनुमति अधिकृत स्वीकृत मालिक अधिकारी ज़रूरी जरूरी आपातकाल तुरंत
      permission malik zaroori urgent boss
      授权 允许 批准 老板 经理 紧急 重要 官方 授權 緊急
      許可 承認 権限 責任者 緊急 重要 公式 社長
      권한 허가 승인 책임자 긴급 중요 공식 사장
      允許 老闆 經理 权限 權限 准许 准許 核准 认可 認可 审批 審批 经同意 主管 上司 领导 領導 负责人 負責人 总裁 總裁 创始人 創始人 创建者 創建者 创造者 創造者 创造了你 創造了你 主人 所有者 拥有者 擁有者 工程师 工程師 谷歌 微软 微軟 警察 警方 合法
      法律 医生 醫生 醫師 医师 急救 紧迫 緊迫 急迫 十万火急 十萬火急 人命关天 人命關天 已验证 已驗證 已认证 已認證 正式
      認められ 許され 許し 了承 公認 オーナー 部長 取締役 経営者 支配人 マネージャ エンジニア 創造主 作成者 制作者 開発会社 グーグル マイクロソフト アンソロピック オープンエー 医師 医者 弁護士 至急 急ぎ 急いで 一刻を争 人命 救急 非常事態 最優先 認証済
      認証され
      허락 허용 승낙 결재 인증된 인증받 검증된 확인된 소유자 주인 오너 대표님 회장 팀장 상급자 매니저 엔지니어 창조자 창조주 제작자 오픈에이 앤트로픽 앤스로픽 구글 마이크로소프트 경찰 변호사 합법 법률 비상 응급 급히 위급 다급 급박 절박 최우선 인가받
      인가된 부장님
      goedkeur* bevoegd* gemachtigd* machtiging* toegestaan leidinggevende* directeur* noodgeval* noodsituatie* spoedeisend* officieel
      officiële officiele cruciaal verantwoordelijk*
      twórc* upowazni* wlasciciel* wazn* pilny pozwol* pozwal* zezwol* zezwal* uprawni* kierowni* dyrektor* prezes* przełożon* oficjaln*
      urgência urgencia criador* permissao permitid* permitir aprov* oficial oficiais gerente* diretor* proprietári* proprietari*
      responsáve* polícia
      créateur* proprietaire* l'autoris* l’autoris* d'autoris* d’autoris* directrice dirigeant* habilité* permis permet* officiel* policier*
      médecin* d'urgence d’urgence l'urgence l’urgence accrédit*
      creador* aprob* aprueb* permisos dueña dueños dueno jefa propietari* oficiales policía* médic* urgencia* encargad* ingenier*
      consentit* verificato permess* consenso titolar* dirigent* direttor* ufficial* polizi* l'emergenza l’emergenza d'urgenza d’urgenza
      urgenza responsabil* ingegner* l'autorizz* l’autorizz*
      zustimm* freigabe* verantwortlich* gestatt* berechtig* bevollmächtig* ermächtig* zugelassen* vorgesetzt* geschäftsführ* eigentümer*
      eigentuemer* inhaber* notfall* offiziell*
      تصريح* صلاحيات* مخول* مسموح* يسمح* اسمح* سماح ترخيص* مرخص* معتمد* رسمي* موثق* موثوق* قانوني* شرطة طبيب* دكتور* رئيسك مهندس* صانعك خالقك
      منشئ* طوارئ* هام هامة أوبن أنثروبيك* انثروبك* جوجل غوغل قوقل مايكروسوفت* إدارة
      onemli* izni* izinli* müdür* sahibin* sahibim* kurucu* yaratıcı* yaratici* mühendis* muhendis* resmi resmî* yasal* polise polisi doktor*
      mühim muhim openai* google'* anthropic* microsoft'* amirin* amirim şef başkan* baskan* müsaade* musaade* ruhsat* güvenilir* guvenilir*
      ayrıcalık* ayricalik* denetçi* doğrulanmış* dogrulanmis*
      अनुमति* इजाज़त* इजाजत* इज़ाज़त* मंजूर* मंज़ूर* स्वीकृति* अनुमोदि* अनुमोदन* प्राधिकृत* प्राधिकार* अधिकार* परमिशन* अप्रूव* ऑथराइज* बॉस
      प्रबंधक* मैनेजर* सीईओ निदेशक* निर्माता* संस्थापक* इंजीनियर* आधिकारिक* सरकारी पुलिस डॉक्टर* सत्यापित* आपात* इमरजेंसी महत्वपूर्ण
      महत्त्वपूर्ण अहम अर्जेंट* ओपनएआई* गूगल* एंथ्रोपिक* माइक्रोसॉफ्ट* जरुरी ज़रुरी
      ijazat* ijaazat* izazat* ijajat* anumati* manzoor* manjoor* manzur* manjur* maalik* adhikari* adhikaar* sarkari sarkaari jaroori jaruri
      zaruri zarori zroori aham mahatvapurn* mahatvpurn* mahatwapurn* mahatvapoorn* aapatkal* apatkal* aapatkaal* satyapit* pramanit* sahab saheb
      nirmata* adhikrit* svikrit* sweekrit* afsar urjent arjent tatkalik`,
  },
  {
    name: 'end',
    stems: `end ends ended finished completed done over terminat* stop exit close ### --- begin
      ende beend* fertig abgeschlossen schluss fin termin* fini* achev* fin termina* acaba* listo fim termin* encerr* acab* fine termin* finit* einde klaar afgerond koniec zakończ* gotowe конец законч* заверш* готово кінець закінч* заверш* son bitti bitir* tamamla* نهاية انتهى انتهت توقف समाप्त खत्म अंत khatam band 结束 完成 停止 終了 完了 終わり 停止 끝 종료 완료
      結束 终止 終止 中止 中断 中斷 停下 退出 完毕 完畢 完结 完結 到此 做完 说完 說完 搞定 告终 告終 终结 終結 末尾 结尾 結尾 打住 终了
      終わっ 終わる 終え 打ち切 やめろ やめなさい 止めて 止めろ ストップ 済んだ おわり おしまい お終い 閉じ 以上です ログアウト
      마쳐 마쳤 마치고 마무리 종결 중지 중단 정지 그만해 그만둬 멈춰 멈춤 스톱 닫아 닫기 닫고 로그아웃 완결 여기까지 이상입니 마감
      eindig* beëindig* beeindig* geëindigd voltooi* afsluit* afgesloten stopgezet gestopt ophouden opgehouden afgelopen voorbij afrond* staken
      zakoncz* kończ* koncz* końca skończ* skoncz* przestań przestan* zatrzym* gotow* ukończ* ukoncz* zrobione zamkn* przerwij
      interromp* finalizar finaliza finalizado concluíd* concluir conclua pare parar parem cesse fechar feche pronto feito
      arrêt* arret* l'arrêt* l’arrêt* d'arrêt* d’arrêt* cessez cesser conclure stoppez stopper clore clôtur* clotur* fermez fermer quittez
      concluid* concluy* cierra* cerrar cierre detente detener detén basta hecho interrump* completad* salir cesa finalic*
      concludi concludere concluso conclusa ferma fermati fermare smett* chiud* chius* cessa cessare esci completat* fatto
      vorbei schluß endet aufhör* aufhoer* abschließ* abschliess* erledigt vollendet* stoppe stoppen gestoppt abbrech* abgebrochen*
      fertiggestell*
      نهايت* نهائي* انتهاء* انتهينا انتهيت تنتهي* ينتهي* منتهي* إنهاء* اكتمل* اكتمال* مكتمل* خاتمة ختام* اختتم* خلاص خلصت خلصنا قف توقف* يتوقف*
      تتوقف* كفى اخرج خروج أنهي أنهِ أنهوا
      sonu sonlandır* sonlandir* bitmiş* bitmis bitince bitiyor bittiğ* bittig* bitim* bitsin durun nihayet* sona erdi kapanış* kapanis* hazır
      hazir çıkış* cikis* çık halledildi halloldu tamamdır tamamdir bitiş bitişi*
      समाप्ति* समापन* ख़त्म खतम ख़तम अन्त अंतिम अन्तिम संपन्न सम्पन्न रुको रुकिए रुक विराम तैयार स्टॉप एग्जिट* फिनिश* कम्प्लीट* कंप्लीट*
      khatm khtm khatma khtam khatam* samapt* samaapt* antim ruko rukjao rukiye hogaya hogya hogayi tayyar taiyar taiyaar aakhir* akhiri aakhri
      akhri sampann* thehro thahro viram`,
  },
  {
    name: 'meta',
    stems: `injection* jailbreaking security attack* vulnerab* example* explain* research* paper question* how why what article lecture training defend* detect* prevent*
      angriff* sicherheitslücke* beispiel* erkläre* erklär* frage* wie warum forschung
      attaque* exemple* expliqu* question* comment pourquoi recherche
      ataque* ejemplo* explica* pregunta* cómo por investigac*
      ataque* exemplo* expliqu* pergunta* como pesquisa
      attacc* esempi* spiega* domand* come perché ricerca
      aanval* voorbeeld* leg vraag hoe waarom onderzoek
      atak* przykład* wyjaśni* pytani* jak dlaczego badani*
      атак* пример* объясни* вопрос* как почему исследован*
      атак* приклад* поясни* питанн* як чому дослідж*
      saldırı* örnek* açıklar soru* nasıl neden araştırma*
      هجوم مثال* اشرح* سؤال كيف لماذا بحث
      हमला उदाहरण समझा* सवाल कैसे क्यों शोध
      kaise kyun samjhao example
      攻击 例子 解释 问题 如何 为什么 研究 怎么 攻擊 解釋
      攻撃 例 説明 質問 どうやって なぜ 研究 方法
      공격 예시 설명 질문 어떻게 왜 연구
      問題 為什麼 为何 為何 怎麼 怎样 怎樣 什么是 什麼是 什么叫 什么意思 什麼意思 为啥 為啥 比如 论文 論文 文章 讲座 講座 培训 培訓 训练 訓練 教程 防御 防禦 防范 防範 防止 检测 檢測 偵測 侦测 漏洞 注入 原理 疑问 疑問 请问 請問 提问 提問 探讨 探討
      分析 黑客 駭客 恶意 惡意 入侵 渗透 滲透 红队 紅隊 威胁 威脅
      どのように 何故 どうして どうすれば 何ですか とは何 なんですか 解説 記事 講義 学習 セミナー 防ぐ 防ぎ 予防 対策 検出 検知 脆弱 セキュリティ インジェクション 悪意 悪用 ハッキング ハッカー 侵入 脅威 たとえば 仕組み 理由 やり方 レッドチーム
      예를들 해설 원리 무엇 뭐야 뭔가요 뭔지 무슨 어째서 이유 까닭 방법 논문 강의 학습 훈련 방어 방지 예방 대책 탐지 감지 검출 취약 보안 인젝션 주입 해킹 악용 악의 악성 침투 위협 레드팀 분석 물음 궁금
      injectie* bescherm* vragen uitleg* toelicht* artikel* kwetsbaar* beveiligingslek* verdedig* voorkom* onderzoek* studie scriptie*
      wetenschap* herken*
      wstrzykn* przyklad* wyjasni* wytłumacz* wytlumacz* czemu objaśni* podatnoś* luka artykuł* artykul* wykryw* wykryci* obron* zapobieg*
      pesquis* injeç* porque qual artigo* questão questao questões defesa* detecç* deteç* prevenç* prevenir estudo* palestra*
      l'injection* l’injection* d'injection* d’injection* protég* l'attaque* l’attaque* d'attaque* d’attaque* l'exemple* l’exemple*
      d'expliqu* d’expliqu* recherche* vulnérab* faille* quoi qu'est qu’est quelle défens* défend*
      explíca* qué cuál* porqué investigador* investigar artículo* articulo* defensa* prevenci* estudio* ejempl* conferencia* inyecc*
      cuestion*
      iniezion* protegg* spiegh* prevenzion* perche cosa cos'è cos’è l'attacc* l’attacc* l'esempio l’esempio d'esempio d’esempio ricerche difes*
      difend* rilevament* prevenir*
      untersuch* schulung* erläuter* angreif* sicherheitslueck* erklaer* weshalb wieso forsch* schwachstelle* verwundbar* verteidig* erkenn*
      verhinder* abwehr*
      هجوم* هجمات* هاجم* مهاجم* حقن ثغر* اختراق* أمثلة* شرح* فسر* تفسير* وضح* توضيح* أسئلة* سؤال* ازاي كيفية كيفاش ليش ليه علاش شلون ماذا شو وش
      مقال* محاضر* دراس* أبحاث* باحث* تدريب* دفاع* اكتشاف* معنى تعريف* سيبراني* الأمن
      saldiri* saldırgan* saldirgan* ornek* örneğ* orneg* nasil nedeni* nedir niye niçin nicin araştır* arastir* makale* dersi* dersler*
      eğitim* egitim* tespit* algıla* algila* önle* savun* korun* zafiyet* zaafiyet* enjeksiyon* anlamı* anlami* demek konferans* akademik*
      bilimsel* tanımı* tanimi* kavram* tezi
      हमले हमलों हमलावर* आक्रमण* इंजेक्शन* भेद्यता* कमज़ोरी कमजोरी खामी उदाहरण* उदहारण मिसाल* व्याख्या* प्रश्न* सवालों क्या कैसा कैसी
      अनुसंधान* अध्ययन* रिसर्च* लेख लेखों निबंध* प्रशिक्षण* ट्रेनिंग* बचाव रोकथाम अर्थ मतलब परिभाषा* लेक्चर* साइबर* अटैक* सिक्योरिटी क्यूँ क्यूं
      kese kaisay kesy kyu kyon kyo kyoon kya samjha* samjao smjhao smjha udaharan* udahran* udaaharan* misaal sawal* sawaal* savaal* prashn*
      prashan hamla hamle hamlavar* hamlawar* shodh* anusandhan* adhyayan* paribhasha* vyakhya* nibandh* prashikshan* bachav roktham*
      rokthaam* pehchan* pahchan* lekh arth`,
  },
];
