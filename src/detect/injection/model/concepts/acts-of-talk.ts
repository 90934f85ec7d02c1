import type { Concept } from './concept.ts';

/** What somebody is asked to say, or not to say, or to be. */
export const ACTS_OF_TALK: readonly Concept[] = [
  {
    name: 'ignore',
    stems: `ignor* disregard* forget forgets forgetting overlook* neglect discard* scrap dismiss* skip bypass* override* overrule* overrid* supersed* nullif* void annul* cancel* unlearn
      ignorier* missacht* vergiss vergesse* vergessen vergesst verwirf verwerf* überspring* umgeh* übergeh* außer
      oublie oubliez oublier fais abstraction ignore* néglige* passe outre contourne* annule*
      ignora* olvida* olvídate omite* omitir descarta* desestim* pasa
      ignorar* esqueça esquece esquecer desconsider* descart* anule
      dimentica* scarta* trascura* ignori tralascia* annulla*
      negeer* vergeet vergeten sla laat omzeil* overschrijf*
      zignoruj* ignoruj* zapomnij pomiń pomijaj odrzuć nie anuluj* obejdź
      игнорир* проигнорир* забудь* забыть отбрось* отмени* отменить обойди* пренебре* не
      ігнору* проігнору* забудь* відкинь* скасуй* обійди*
      yoksay* görmezden unut* boşver* dikkate iptal atla* geçersiz
      تجاهل* تجاهلي انس انسَ انسى اغفل اهمل أهمل تجاوز* تخط* ألغ* الغي الغاء
      अनदेखा अनदेखी नज़रअंदाज़ नजरअंदाज भूल भूलो भुला भूलकर उपेक्षा दरकिनार रद्द
      bhool bhul bhulo bhula ignore nazarandaz chhodo hatao
      忽略 忽视 无视 忘记 忘掉 抛开 不要理会 不用管 别管 跳过 绕过 取消 作废 覆盖 無視 忽視
      無視 忘れ 忘却 破棄 無効 スキップ 従わな 取り消
      무시 잊어 잊고 잊으 건너뛰 취소 무효 따르지
      理会 理會 别理 別理 忘記 忘得 忘了之 忘了前 忘了你 忘了所 请忘 請忘 全忘 都忘 抛弃 拋棄 拋開 抛诸脑后 拋諸腦後 丢掉 丟掉 撇开 撇開 置之不理 不遵守 不遵循 不服从 不服從 不再遵守 不再遵循 不再服从 不必遵守 不要遵守 无需遵守 無需遵守 无需遵循
      不用遵守 别遵守 不要管 不必管 无需管 別管 别听 別聽 不要听 不要聽 不用听 不用聽 不算数 不算數 违背 違背 违抗 違抗 无效 無效 失效 作廢 废除 廢除 废弃 廢棄 撤销 撤銷 覆蓋 覆寫 推翻 取代 略过 略過 跳過 繞過 规避 規避 当作没 當作沒 当没看 當沒看
      わすれ 無かったこと なかったこと 黙殺 気にしな 気にせず 気にする必要 考慮しな 考慮せず 放棄 棄却 廃棄 廃止 撤回 キャンセル 上書き オーバーライド 迂回 回避 バイパス すっ飛ば 飛ばして 飛ばせ 省略 除外 従わず 従うな 従う必要 守らな 守らず 守る必要
      聞かなくて 聞くな 聞き流 打ち消 白紙に シカト スルー 破って 逸脱
      잊은 잊는 잊도록 잊기 까먹 신경쓰지 신경끄 신경꺼 개의치 상관말 상관없 관계없이 아랑곳 묵살 간과 제쳐 버려라 버리고 내버려 파기 철회 철폐 폐기 덮어쓰 덮어써 오버라이드 우회 회피 스킵 생략 제외 배제 지키지 준수하지 복종하지 듣지마 쌩까 거역
      어기고 어겨 외면 안따라 안따르 캔슬 어기라
      negeren negerend genegeerd* veronachtza* oversla* overgeslagen skippen terzijde opzij verwerp* herroep* schrap* ontwijk* weglaten nietig
      porzuć* unieważni* zignor* pomin pomiń* pomini* pominąć pomija* zapomni* odrzuc* obejść omiń omijaj* lekceważ* zlekceważ*
      esquec* esqueç* desprez* negligenci* pule pular contorn* burlar anul* revog* abandone ultrapass* sobrescrev* sobreponh* desobede*
      oubli* d'oubli* d’oubli* d'ignor* d’ignor* negligez negliger omets omett* écarte* ecarte* outrepass* abandonne* délaisse* contourn*
      désobéi* desobei*
      olvid* olvíd* omita* desatiende* desatend* desoye* desoir eludir evadir sáltate saltate saltar prescind* omiso abandona*
      dimentich* scart* salta saltare aggir* eludi eludere sorvola* scavalca* trasgred* disobbed* accantona* abbandona* sovrascriv*
      oltrepass*
      vergess* vergiß vergeßt ueberspring* uebergeh* übersprung* verworfen* vernachlässig* vernachlaessig* ausblend* unbeachtet hinweg*
      überschreib* ueberschreib* aushebel*
      يتجاهل* تتجاهل* اتجاهل* متجاهل* انسوا انسها انسه تنسى تنس نسيان* تناسى اغفل* إغفال* اهمل* تهمل* إهمال* استبعد* تغاض* غض دعك سيبك فكك طنش*
      اشطب* أبطل* إبطال* ألغِ ألغي* إلغاء* ملغاة تحايل* التفاف* يتخط* تتخط* يتجاوز* تتجاوز* تخلى
      gormezden görmezlik* gormezlik* görmemezlik* gormemezlik* gözard* gozard* umursama* önemseme* onemseme* aldırma* aldirma* aldırış*
      aldiris* bosver* iptal* gecersiz* geçersiz* hükümsüz* hukumsuz* baypas* çiğne* cigne* feshet* fesih ihlal* vazgeç* vazgec* bırak* birak*
      hiçe kenara çöpe duymazdan
      भूल* भुला* अनदेख* अनसुन* नज़रंदाज* नजरंदाज* नज़रअन्दाज़* नजरअन्दाज* नज़रन्दाज़* उपेक्षि* छोड़ो छोड़िए छोड़िये छोड़कर छोड़ त्याग* परवाह
      खारिज ख़ारिज निरस्त* अमान्य* बायपास* बाईपास* उल्लंघन* ओवरराइड* इग्नोर* स्किप* कैंसल* कैंसिल* टालो टाल अवहेलना* अवज्ञा* बिसरा* बिसार*
      विस्मृत* दरगुज़र दरगुजर फॉरगेट* डिसरिगार्ड*
      bhool* bhula* bhulj* bhulk* bhule bhulna nazarandaaz* nazarandaz* najarandaz* najarandaaz* nazarandaj* nazrandaz* nazrandaaz* andekh*
      ansuna ansuni chhod* chhor* chodo chodkar chodke radd kharij khaarij darkinar darkinaar upeksha* parwah parvah parwaah parwa langhkar
      todkar todke ullanghan* visrao bisrao`,
  },
  {
    name: 'reveal',
    stems: `reveal* show shows display* print* output* dump* leak* disclos* expose* divulg* share tell recite* list state paste quote export* echo spill repeat* reproduce*
      zeig* verrat* verrate* offenbar* nenn* wiederhol* gib ausgeben drucke* auflist* teile* verrätst
      montre* affiche* révèle* révél* dévoil* répète* répét* donne donnez imprime* divulgu* partage* liste listez lister listes recopie*
      muestra* muéstra* revela* enseña* dime repite* repíte* imprime* divulga* filtra* comparte* escribe* lista*
      mostre mostra* revele revel* repita repete* exiba exibe* imprima compartilh* diga liste
      mostra* rivela* svela* ripeti* stampa* elenca* dimmi condividi* riporta*
      toon* onthul* herhaal* geef vertel* laat deel druk* lek*
      pokaż* ujawn* wyświetl* powtórz* podaj* wypisz* zdradź* wymień* przytocz*
      покажи* раскрой* выведи* повтори* напечат* сообщи* перечисли* выдай* процитируй* назови* скинь
      покажи* розкрий* виведи* повтори* надрукуй* перелічи* видай*
      göster* açıkla* ifşa* tekrarla* yazdır* listele* paylaş* söyle* dök
      اعرض* أظهر* اظهر* اكشف* كشف* كرر* اطبع* شارك* أخبرني اخبرني اذكر* افش* أفصح* سرد
      दिखा* बता* बताओ बताइए प्रकट उजागर दोहरा* प्रिंट साझा खोल*
      dikha* bata batao batado batana batao bolo dohra* share
      显示 展示 告诉 透露 泄露 输出 打印 重复 列出 公开 说出 揭示 复述 顯示 告訴 洩露 輸出
      表示 教えて 見せ 開示 公開 出力 繰り返 暴露 漏ら 印刷 列挙 明か
      보여 알려 공개 출력 반복 말해 누설 유출 밝혀 나열 드러내
      泄漏 洩漏 泄密 洩密 揭露 揭开 揭開 曝光 披露 吐露 坦白 供出 招出 透漏 和盘托出 和盤托出 列印 印出 打出来 打出來 重複 複誦 複述 復述 念出 唸出 读出 讀出 给我看 給我看 让我看 讓我看 贴出 貼出 粘贴 貼上 分享给 分享給 与我分享 與我分享 分享你 导出
      導出 匯出 呈现 呈現 吐出 写出来 寫出來 罗列 羅列 列举 列舉 讲出 講出 说给 說給 說出 说一下你 告知 给出 給出 回显 回顯 转储 傾印 調出 调出 复制 複製 拷贝 拷貝
      教えろ 教えなさい 教えくだ おしえて 伝えて 伝えろ 伝えなさい 述べよ 述べて 言いなさい 言ってみ 吐け 吐き出 白状 バラし バラせ 漏洩 漏れ リーク 流出 さらけ出 晒し 晒せ 暴け 打ち明け 書き出 書き起こ 貼り付け 貼って コピペ コピーし ペースト プリント
      ダンプ エクスポート 共有し 共有せ 共有を シェア リストアップ 一覧 箇条書 復唱 リピート くり返 引用し 引用せ 示しなさい 示してくだ みせて みせろ 読み上げ 再現 ぶちまけ 聞かせて 挙げて 挙げろ 包み隠さ 隠さず
      가르쳐 말하라 말하세 말씀해 얘기해 이야기해 실토 자백 털어놔 털어놓 누출 폭로 까발 드러낼 드러냄 밝히 밝힐 표시 프린트 인쇄 덤프 노출 공유 적어줘 적어라 써줘 써주세 목록 리스트업 복사 붙여넣 베껴 옮겨적 따라말 읽어줘 낭독 암송 읊어 인용해 내놔
      내놓 내보여 내보내 꺼내 제시해 불러줘 추출 보고해 디스플레이
      tonen getoond weergeven weergeef* herhalen verklap* prijsgeven prijsgeef* openbaarma* bekendma* opsom* opnoem* citeer* verstrek*
      blootleg*
      pokaz* wyswietl* powtorz* powtarzaj* zdradz* wyjaw* odsłoń* odslon* udostępni* udostepni* wydrukuj* zacytuj* wyliczaj* wyliczyć powiedz*
      exibi* exibam repetir repetindo repetição imprimir exponh* vazar vazamento* enumere transcrev* forneça* forneca* fornec* desvend*
      dites devoil* énumère* énumér* énonce* copiez collez recopi* fourni* fuite* restitue* reprodui* communiqu* transcris transcrire
      dame escríb* compárt* muestr* muéstr* desvela* devela* ensena* enséña* dígame digame cuéntame cuentame expón* enumera
      condivid* rivel* ripet* svel* visualizza* esponi esporre fornisci* fornire trascriv* incolla* racconta* comunicami dammi fammi
      verrät verraet* veröffentlich* wiedergeb* mitteil* enthüll* enthuell* offenleg* offengelegt* preisgeb* preisgib* preisgegeben
      ausgegeben anzeigen aufzähl*
      بعرض لعرض يعرض* تكشف* يكشف* إفصاح* إظهار* أخبر* خبرني قل قولي احكي* احكِ اسرد* أطلعني أرني أريني أرنا وريني أعطني أعطيني عطني هات اديني
      زودني سرب* تسريب* فضح* ردد* انسخ* اقتبس* تصدير* استخرج* استخراج* مخرجات* بطباعة
      goster* açikla* acikla* ifsa* tekrar yazdir* paylas* soyle* döküm* çıktısı* çıktıla* çiktisi* ciktisi* ciktila* anlat* sızdır* sizdir*
      verin verir veriniz görüntüle* goruntule* yansıt* yansit* kopyala* yapıştır* yapiştir* yapistir* ortaya itiraf* bildir bildirin
      bildiriniz belirt belirtin belirtiniz sırala sıralayın sirala
      दर्शा* प्रदर्शित* ज़ाहिर* जाहिर* खुलासा* खुलासे सुनाओ सुनाइए सुनाएं सुनाएँ बोलो बोलिए बोल कहो कहिए कहें गिना* सूचीबद्ध* सूची लिस्ट* शेयर*
      लीक* आउटपुट* डिस्प्ले* दुहरा* रिपीट* पर्दाफाश पर्दाफ़ाश उद्धृत* उगल* पेश छाप* कॉपी पेस्ट चिपका* सार्वजनिक लौटा* निकालो निकालकर बतला*
      duhra* dekhao deekha* dikhlao kholo kholkar kholke kholdo kholiye prakat jahir ujagar ujaagar khulasa* sunao sunaao sunaiye sunado boliye
      bolke bolkar boldo kaho kahiye likhdo chhapo nikalo nikaalo nikalkar ginao saajha sajha pesh btao btado btaiye bta btana batla* dobara
      dubara dobaara`,
  },
  {
    name: 'pretend',
    stems: `pretend* act acting roleplay* role imagin* simulat* imperson* behave* embody assum* become portray* play pose
      tu spiel* verhalt* benimm stell schlüpf* simulier* rolle
      fais agis agir joue* incarn* prétend* imagine* simul* comporte* rôle
      actúa* actua actuar actuando finge* fingir imagina* simula* compórtate interpreta* haz rol
      aja atue atua* finja fingir imagine simule interprete papel
      agisci* comportati fingi* immagina* interpreta* recita* simula* ruolo
      doe gedraag* speel* stel simuleer* rol
      udawaj* zachowuj* wciel* odgryw* wyobraź* symuluj* graj rol*
      притвор* веди действуй представь* вообрази* сыграй* имитир* роль роли
      прикинь* поводься дій уяви* зіграй* роль ролі
      davran* rolü* rolünde canlandır* hayal taklit gibi
      تصرف* تظاهر* تخيل* العب دور* تقمص*
      अभिनय नाटक कल्पना भूमिका बनकर बनो
      banke bano banjao natak roleplay acting
      扮演 假装 假设 想象 模拟 充当 角色 假裝 模擬
      演じ ふり なりき 想像 役割 振る舞 装って ロール
      연기 척하 가정 상상 역할 행동해 흉내
      装作 裝作 装成 裝成 假扮 冒充 伪装 偽裝 扮成 扮作 饰演 飾演 演一个 演一個 设想 設想 假設 假想 假定 模仿 仿照 把自己当 把自己當 当自己是 當自己是 把你当作 变成 變成 的身份 人设 人設 就像你 好像你 表现得 表現得 拟人 擬人 方式行事
      演技 演ずる フリをし フリし 振りをし 振りして 真似 まねて まねし 模倣 になりなさい になってくだ になって答 なり切 成り切 成りき 仮に 想定 シミュレ 扮し 偽装 偽って 装い 装う 化けて 成り代わ 成りすま なりすま ペルソナ 役を 役にな 役として
      かのように あたかも ふるまい ふるまっ 行動せ 行動しな 行動してくだ ごっこ イメージして 人格 キャラになっ キャラになり つもりで答 つもりで話 つもりで振
      척해 척을 체하며 인체하 시늉 가장하여 가장해 변장 위장해 사칭 행세 노릇 빙의 몰입 롤플 역활 배역 맡아 맡게 상황극 따라해 모방 모사 시뮬 인것처럼 행동하 되어줘 되어라 돼줘 간주 페르소나 인격
      alsof veinz* voorwend* imiteer* imiteren inbeelden fantaseer* naboots* nadoen vertolk* veronderstel* hoedanigheid acteer* acteren spelen
      działaj* dzialaj* wyobraz* udaj* udawa* zachowyw* zagraj* przyjmij podszyj* naśladuj* nasladuj* załóżmy imituj* jakbyś jakbys
      finj* encarn* encene encena* agindo imite imita* suponha* disfarc* disfarç* dramatiz* torne brinque represente comportar
      deviens devenez agiss* d'agir d’agir jouant feign* feins feindre semblant imite* interprète* endosse* déguise* personnifi* adoptez
      conviértete conviertete actúe actue actuá comportarse comportate compórt* imagína* suplant* supón supongamos hazte personifica* asume*
      agisc* agire finga comportarti comportarsi immedesim* finta immaginiamo suppon* ipotizza* calati panni travest* diventa* gioca*
      benehm* schluepf* vorgeb* vortäusch* vortaeusch* agier* imitier* nachahm* verkörper* verkoerper* angenommen fantasier* schauspiel*
      hineinversetz* versetz*
      يتصرف* تتصرف* يتظاهر* تتظاهر* تتخيل* افترض* نفترض* اعتبر كأنك كأنني بصفتك انتحل* انتحال* تنتحل* تمثيل* تقليد حاكي* يحاكي* محاكاة يتقمص*
      تتقمص* اتقمص* تجسيد* كن كونوا العبي العبوا ادعِ تدعي قلد وكن فكن
      canlandir* bürün* varsay farz farzet* farzed* imgele* tasavvur* düşle* dusle* simüle* simülasyon* kılığ* kilig* kimliğine kimligine sanki
      güya üstlen* ustlen* özdeşleş* taklid* kişiliğ* kisilig* moduna modund* oyna oynay* hareket
      नाटक* ढोंग* दिखावा स्वांग नकल* रोल रोलप्ले* निभा* मानलो मानिए सोचो सोचिए समझो व्यवहार* बर्ताव* बनिए बनिये बनें बनके बन अनुकरण* सिमुलेट*
      सिम्युलेट* सिमुलेशन* एक्टिंग प्रिटेंड* इमेजिन* फर्ज़ फ़र्ज़ फर्ज वेश भेष अभिनय* कल्पना* भूमिकाओं मानकर
      bankar bankr bankey baniye banogi banoge naatak nautank* dhong* dikhawa dikhava nakal naqal abhinay* bhumika* bhoomika* kalpana kalpna
      socho sochlo sochiye maanlo manlo maanlijiye manlijiye maankar maankr nibhao nibhaao nibhaiye vyavhar* vyavahar* vyavhaar* bartav*
      bartaav* adakari adaakari swang samjho banjaao banjaiye banjana`,
  },
  {
    name: 'obey',
    stems: `obey* comply* follow* execute* perform* carry adhere* respond* answer* proceed* do
      befolg* gehorch* führe* ausführ* antwort* folge*
      obéi* exécut* suis suivez réponds répond* obtempèr*
      obedece* ejecuta* cumple* sigue* responde*
      obedeça obedec* execute siga cumpra responda*
      obbedisci* esegui* segui* rispondi* obbed*
      gehoorzaam* voer volg* antwoord*
      wykonaj* przestrzegaj* posłuch* odpowiad* odpowiedz* stosuj
      выполни* подчиня* следуй* исполни* отвечай* ответь* слушайся
      виконай* підкоряй* дотримуй* відповідай* слухай*
      uygula* itaat* yanıtla* cevapla* yerine uy
      نفذ* أطع اطع اتبع* أجب اجب التزم* امتثل*
      पालन निष्पादित जवाब मानो करो आज्ञा
      maano karo jawab follow
      执行 遵守 遵循 服从 回答 照做 執行 遵從
      従って 実行 答え 従い 回答 遵守
      따라 실행 대답 복종 수행 준수
      服從 听从 聽從 听话 聽話 听我的 聽我的 听我指 聽我指 听命 聽命 听令 聽令 顺从 順從 遵命 遵照 遵从 遵行 照办 照辦 照着做 照著做 照我说 照我說 照我的 按我说 按我說 按我的 言听计从 言聽計從 依令 答复 答覆 回覆 回复 回应 回應 应答 應答 作答
      配合我 效忠
      従え 従う 従順 服従 忠実 守って 守りなさい 守れ 言うことを聞 言うこと聞 言う通り 言うとおり 言われた通 言われたとお いう通り 通りにし 通りにや とおりにし 応じなさい 応じろ 応答 返答 返信 返事 こたえて こたえろ 応え 遂行 履行 準拠 遵って 則って 沿って
      受け入れ しなさい やりなさい
      따르라 따르세 따르시 따르십 따르도록 따르겠 따르기 따르는 따르고 따를 따름 순종 말들어 말잘들 시키는 시킨대로 말하는대로 하라는 응답 답변 답해 답장 회신 응하 지켜라 지켜줘 지켜야 받아들여 충성 협조 해라 하시오 하거라 이행해 이행하
      gehoorzam* uitvoer* uitgevoerd opvolg* opgevolgd naleef* naleven nageleefd beantwoord* luister* voldoen voldoe inwillig* meewerk* nakom*
      wykona* wykonuj* posluch* posłusz* poslusz* zastosuj* stosuj* spełnij* spelnij* słuchaj* sluchaj* podążaj* podporządk* zrealizuj*
      przestrzega*
      obedeç* obediên* executar cumpr* sigam acate acatar atenda atender respeit* respost* submeta* aplique realizar realizem
      écoute* obei* d'obéi* d’obéi* m'obéi* m’obéi* d'exécut* d’exécut* suivre respectez respecter repond* réponse* reponse* conformez soumets
      soumett* appliquez
      hazlo someter obedez* obedéce* ejecut* ejecúta* cumpl* cúmple* sigan siguiendo respónde* respuest* contesta contéstame atiende*
      esegua segua esecuz* rispond* risposta ubbid* rispett* adempi* attieni* ascolta* applica applicare sottomett* asseconda* procedi
      reagier* erledig* gehorsam* fuehre* ausfuehr* ausgeführt* beantwort* einhalt* nachkommen nachzukommen erfüll* erfuell* unterwerf*
      durchführ* durchfuehr*
      تنفيذ تنفيذها ينفذ* تنفذ* أطاع* أطيع* تطيع* طاعة* مطيع* اتباع* يتبع* تجيب* إجاب* جاوب* رد ترد استجب* تستجيب* يستجيب* التزام* تلتزم*
      امتثال* تمتثل* انصاع* تنصاع* تخضع* قم قومي قوموا افعل* سوي لبي واصل استمر وقم
      yanıt* yanit* cevap* uyun uyunuz uymal* uymak uyma uyacak* dinle* takip* gerçekleştir* gerceklestir* yürüt* yurut* çalıştır* çaliştir*
      calistir* icra riayet* sadık boyun yap yapın yapin yapınız yapmalı* yapmali* karşılık karsilik devam emreder* dediğim* dedigim*
      dediklerim* söylediğim* soyledigim* söylediklerim* soylediklerim* söyleneni soyleneni
      आज्ञा* अनुपालन* अनुसरण* कीजिए कीजिये मानिये मानें अमल फॉलो* फ़ॉलो* उत्तर जवाब* जबाब* निष्पादन* निष्पादि* क्रियान्वि* क्रियान्वयन
      एग्जीक्यूट* एक्सीक्यूट* तामील* लागू सुनो सुनिए रिप्लाई* प्रतिक्रिया* अंजाम अनुगमन* पालना एक्ज़ीक्यूट
      maniye maaniye maanna maaniyega kariye kijiy* keejiy* kijie kardo karde krdo kro karein paalan* palan aagya* agya agyakari javab* jawaab*
      jawab* javaab* amalkaro anusaran* anupalan* suno sunlo suniye laagu nishpadit* anjaam kehna karwao`,
  },
  {
    name: 'refuse',
    stems: `refus* declin* apolog* sorry can't cannot unable warn* disclaim* caveat* moraliz* lectur* reject* hesitat*
      weiger* entschuldig* ablehn* warnung* warnhinweis*
      refuse* excuse* avertiss* désolé
      rechaz* niegues negarte disculp* advertenc* lo
      recus* desculp* advert* avisos
      rifiut* scus* avvert*
      weiger* excus* waarschuw*
      odmaw* odmów* przepras* ostrzeż*
      отказ* отказыва* извин* предупрежд*
      відмов* вибач* попередж*
      reddet* özür uyarı*
      ترفض* رفض* اعتذر* تعتذر تحذير*
      मना इनकार इंकार माफी माफ़ी चेतावनी
      mana inkaar maafi sorry
      拒绝 道歉 抱歉 警告 拒絕
      拒否 謝罪 断ら 断る 警告 謝ら
      거부 거절 사과 경고
      对不起 對不起 很遗憾 很遺憾 遗憾的是 遺憾的是 遗憾地 恕不 恕我 恕难 恕難 无法 無法 我不能 没办法 沒辦法 办不到 辦不到 做不到 不愿 不願 不肯 不便透露 不便回答 不便提供 婉拒 推辞 推辭 回绝 回絕 谢绝 謝絕 拒答 拒不 免责 免責 说教 說教 劝阻 勸阻
      劝告 勸告 犹豫 猶豫 迟疑 遲疑 歉意 请原谅 請原諒 见谅 見諒 驳回 駁回
      断り 断っ 断れ 拒絶 拒む 拒ん 辞退 遠慮 控え 申し訳 すみません ごめん 詫び 謝り 謝っ 謝る 残念ながら 残念です できません 出来ません できかね いたしかね しかねます できない 出来ない 無理です ためらわ 躊躇 注意書 但し書 注意喚起 説教 却下 言い訳
      お答えでき お教えでき 差し控
      죄송 미안 안타깝 양해 못해요 못합니다 못하겠 할수없 드릴수없 불가능 불가합 불가하 어렵습니다 마다하 싫어 꺼려 주저 망설 변명 핑계 면책 주의사항 유의사항 훈계 설교 잔소리 충고 삼가
      geweigerd* afwijz* afwijs* afgewezen verontschuldig* spijt helaas tegenstribbel* protesteer* bezwaar* bedenking* voorbehoud* aarzel* preek
      preken
      odmow* przykro niestety ostrzez* ostrzeg* zastrzeż* zastrzez* zastrzeg* poucza* sprzeciw* wzbrania* waha* protestuj* umoralnia*
      zaprzecz*
      negue negar rejeit* lamento infelizmente aviso ressalv* hesite hesitar moralis* sermão sermao perdão perdao relut*
      désolé* desole desolee malheureusement rejette* rejetez averti* sermon* rechign* hésit* n'hésit* n’hésit* regrette décline* pardon
      m'excuse* m’excuse*
      niega* niego niegue* negarse rehús* rehus* rechac* perdón perdona* lamentablemente siento titube* oponerte desafortunadamente
      desgraciadamente
      negare respingi* respinger* spiace* dispiace* dispiaciut* purtroppo rincresc* ammonisc* esita* predica prediche obiezion* diniego
      rammaric*
      zurückweis* ermahn* widersprech* verweiger* abgelehnt* leid leider bedauer* verzeih* sträub* zöger* zoeger* einwand belehr*
      moralpredig*
      يرفض* أرفض* رافض* اعتذار* يعتذر* معتذر* آسف آسفة تأسف يؤسفني عذرا معذرة* تحذر* أحذر* إنذار* تنبيه* تتردد* امتنع* تمتنع* امتناع* عاجز* مقدرش
      ماقدرش ماقدر وعظ* إخلاء اعتراض* تعترض* سامحني
      redded* reddi* ozur özrü* uyari* uyarma* maalesef malesef yazık yazik üzgün* uzgun* kusura affet* affed* yapamam* yapamıyor*
      yapamiyor* edemem* edemiyor* veremem* veremiyor* olamam olamıyor* olamiyor* çekinme* cekinme* tereddüt* tereddut* kaçınma* kacinma*
      itiraz* feragat* ikaz* vaaz* nutuk mazeret* bahane* çekimser*
      अस्वीकार* अस्वीकृ* अस्वीकरण* ठुकरा* नकारना नकारो नकारा इन्कार* इनकार* क्षमा* माफ माफ़ खेद* अफसोस अफ़सोस सॉरी असमर्थ* चेतावनि* चेताया
      सावधान* हिचक* झिझक* संकोच* आपत्ति* मनाही उपदेश* वार्निंग* रिफ्यूज* रिफ़्यूज़* रिजेक्ट* मजबूर विवश* बहाना बहाने टालमटोल परहेज*
      inkar manahi manaahi mafi maaf* muaf muafi kshama* chhama khed afsos afsoos chetavani* chetawani* chetaavani* asvikar* aswikar*
      asweekar* thukra* nakaarna nakaro hichak* hichkicha* jhijhak* jhijak* sankoch* savdhan* saavdhan* sawdhan* aapatti* apatti updesh
      asamarth* bahana bahane bahaana bahaane inkaari parhez`,
  },
];
