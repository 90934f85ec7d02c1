import type { Concept } from './concept.ts';

/** Who speaks to whom, and how. */
export const PEOPLE: readonly Concept[] = [
  {
    name: 'you',
    stems: `you you're you've you'll u thou du dich dir sie ihnen ihr tu te toi vous tú ti usted vos você vc tu ti lei voi jij je jou u ty ciebie tobie pan ты тебя тебе вы вас вам ти тебе ви вас sen seni sana siz size أنت انت أنتم عليك لك तुम आप तुम्हें आपको तू tum aap tu tumhe 你 您 妳 あなた 君 お前 너 당신 넌 네가`,
  },
  {
    name: 'your',
    stems: `your yours yourself dein* ihre* ton ta tes votre vos tus tu su sus seu sua seus suas teu tua tuo tua tuoi tue suo jouw uw twój twoj* twoje swoj* твой твои твоя твоё твоего твоих ваш* свои твоїх твій твої ваш* свої senin sizin kendi तुम्हारे तुम्हारा तुम्हारी आपके आपका आपकी अपने अपना अपनी tumhara tumhare tumhari aapka aapke apne apna apni 你的 您的 自己 あなたの 自分 너의 당신의 네 자신`,
  },
  {
    name: 'me',
    stems: `i me my mine i'm i'll we us our ich mir mich mein* wir uns unser* je moi mon ma mes nous notre nos yo mí mi mis nosotros nuestr* eu mim meu minha nós nosso io mio mia miei noi nostr* ik mij mijn wij ons onze ja mnie mi mój moje my nas я мне меня мой мои мы нас нам я мені мене мій мої ми нам ben bana beni benim biz bize أنا لي نحن لنا मैं मुझे मेरा मेरे मेरी हम हमें main mujhe mera mere meri hum 我 我们 我的 私 僕 俺 나 내 저 제 우리`,
  },
  {
    name: 'now',
    stems: `now henceforth onwards from immediately instantly today ab jetzt sofort nun ab maintenant désormais dorénavant immédiatement ahora inmediatamente adelante agora imediatamente doravante adesso ora subito d'ora nu onmiddellijk voortaan teraz natychmiast odtąd сейчас теперь отныне немедленно зараз тепер відтепер негайно şimdi artık hemen bundan الآن فورا من अब अभी तुरंत ab abhi turant 现在 从现在 立即 马上 立刻 今から 今 直ちに これから 지금 이제 즉시 앞으로`,
  },
  {
    name: 'new',
    stems: `new next another following real actual true updated replaced fresh instead neue* nächst* folgende* echte* statt stattdessen nouve* prochain* suivant* vrai* véritable nuev* siguient* verdader* novo* nova* seguinte* verdadeir* nuov* seguent* ver* invece nieuw* volgend* echte* now* następn* prawdziw* zamiast нов* следующ* настоящ* вместо нов* наступн* справжн* замість yeni* sonraki gerçek aşağıdaki جديد* الجديدة التالي* حقيقي* नया नए नई असली अगल* naya naye nayi asli 新 新的 以下 接下来 真正 新しい 次の 本当の 以下 새 새로운 다음 진짜`,
  },
  {
    name: 'never',
    stems: `never not don't dont no nothing without must always shall required mandatory forbidden nie niemals nicht kein* immer muss musst darfst jamais pas ne toujours dois devez interdit nunca jamás no siempre debes tienes sempre nunca não deve deves mai non sempre devi devono nooit niet altijd moet mag nigdy nie zawsze musisz никогда не нельзя всегда должен обязан ніколи не завжди повинен мусиш asla hiçbir her zaman mutlaka لا أبدا ابدا دائما يجب कभी नहीं मत हमेशा ज़रूर kabhi nahi mat hamesha 不要 不 永远 必须 绝不 一定 别 絶対 決して 必ず 常に 절대 항상 반드시 하지`,
  },
  {
    name: 'all',
    stems: `all every everything any entire whole complete full alle alles jede* gesamte* vollständig* tout tous toute* toutes entier* complet* todo* toda* completo* completa* entero* tudo todos todas complet* inteir* tutt* ogni intero completo alle alles volledig* hele wszystk* każd* cał* pełn* все всё весь всю каждый полн* цел* усе всі весь повн* кожн* bütün tüm hepsi her tam كل جميع كامل* सब सभी पूरा पूरे पूरी हर sab sabhi pura poora 所有 全部 一切 完整 任何 すべて 全て 全部 全文 完全 모든 전부 모두 전체`,
  },
  {
    name: 'other',
    stems: `other others another's else someone somebody everyone third other's andere* anderer fremde* autre* autrui otr* otros ajeno* outr* outros alheio* altr* altri altrui andere* ander innych inny* inni cudz* друг* других чуж* інш* чуж* diğer* başka* آخر الآخرين اخرين غيري दूसर* अन्य किसी dusre doosre kisi 其他 别人 他人 另一个 别的 其它 他の 他人 別の 誰か 다른 남의 타인 누군가`,
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
      권한 허가 승인 책임자 긴급 중요 공식 사장`,
  },
  {
    name: 'end',
    stems: `end ends ended finished completed done over terminat* stop exit close ### --- begin
      ende beend* fertig abgeschlossen schluss fin termin* fini* achev* fin termina* acaba* listo fim termin* encerr* acab* fine termin* finit* einde klaar afgerond koniec zakończ* gotowe конец законч* заверш* готово кінець закінч* заверш* son bitti bitir* tamamla* نهاية انتهى انتهت توقف समाप्त खत्म अंत khatam band 结束 完成 停止 終了 完了 終わり 停止 끝 종료 완료`,
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
      공격 예시 설명 질문 어떻게 왜 연구`,
  },
];
