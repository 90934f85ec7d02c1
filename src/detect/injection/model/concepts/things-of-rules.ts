import type { Concept } from './concept.ts';

/** Rules, and what is kept by them. */
export const THINGS_OF_RULES: readonly Concept[] = [
  {
    name: 'instructions',
    stems: `instruct* prompt prompts directive* command* order orders guideline* guidance briefing config* setup preamble
      anweisung* vorgabe* befehl* auftrag* aufträge richtlinie* konfiguration
      instruction* consigne* directive* ordre* invite config*
      instruccion* instrucción indicacion* indicación directric* orden órdenes directiva* consigna*
      instruç* diretriz* comando* orientaç* ordens ordem
      istruzion* direttiv* comand* prompt ordini ordine indicazion* linee
      instructie* opdracht* richtlijn* bevel* aanwijzing*
      instrukcj* poleceni* polecen* wytyczn* rozkaz* dyrektyw* prompt*
      инструкц* указани* команд* промпт* приказ* директив* установк*
      інструкц* вказівк* команд* промпт* наказ* настанов*
      talimat* yönerge* komut* emir* istem*
      تعليمات التعليمات أوامر الأوامر اوامر توجيهات التوجيهات موجه تعليماتك أوامرك
      निर्देश* आदेश* प्रॉम्प्ट हिदायत*
      instructions nirdesh aadesh prompt
      指令 指示 提示词 提示 命令 说明 指引 提示詞
      指示 命令 プロンプト 指図 説明書 ガイドライン インストラクション
      지시 명령 프롬프트 지침 안내
      說明 指南 指导方针 指導方針 指导原则 指導原則 吩咐 嘱咐 囑咐 叮嘱 叮囑 任务 任務 设定 設定 配置 预设 号令 號令 交代的 叫你做 让你做 讓你做
      指針 手引き マニュアル コマンド 言いつけ 申し付け 訓令 コンフィグ ディレクティブ オーダー タスク インストラク 手順 言われたこと ガイダンス セットアップ 指揮
      프롬포트 프롬트 설정 셋업 셋팅 세팅 가이드 설명서 매뉴얼 메뉴얼 커맨드 임무 과업 지령 전제 인스트럭션 시킨것
      instrueer* geïnstrueer* geinstrueer* systeemprompt* systeeminstruct* systeembericht* systeemopdracht* voorschrift* opgedragen opdragen
      instellingen leidraad* richtsnoer* startprompt* basisinstruct*
      poleceń komend* nakaz* wskazówk* wskazowk* wskazówek zaleceni* zaleceń dyspozycj* konfigurac* ustawieni* ustawień poinstruow* instruuj*
      instruow*
      instrucoes instrucao orientacoes orientacao determinaç* directriz* diretiva* indicaç* mandament* instruí* instruir ditame* preâmbulo
      preambulo recomendaç*
      l'instruction* l’instruction* d'instruction* d’instruction* l'ordre* l’ordre* l'invite l’invite d'invite d’invite préambule*
      preambule* injonction* recommandation* réglage* amorce* paramétr* sommation* exigence*
      ordenes mandato mandatos pautas pauta lineamiento* encargo* peticion* petición mandamiento* dictado* premisa* recomendacion*
      recomendación encomiend*
      istruz* istruit* istruisc* l'istruz* l’istruz* dell'istruz* dell’istruz* l'ordine l’ordine dell'ordine dell’ordine disposizion*
      prescrizion* preambol* raccomandazion* impostazion* direttric* consegne precett*
      vorgegeben* kommando* instruktion* aufforderung* eingabeaufforder* systemprompt* systemanweis* systemnachricht* angewiesen anweis*
      anordnung* leitlinie* auftraege* einstellungen anleitung*
      تعليمات* تعاليم* أوامر* أمرك أمركم توجيه* إرشاد* موجهك موجهات* برومبت* برومت* إعدادات* تهيئة* تلقين* وصايا* تكليف* مهمتك مهامك إيعاز*
      املاءات* مأمور
      yonerge* emri* buyruk* buyruğ* buyrug* direktif* kılavuz* kilavuz* yönlendirmeler* yonlendirmeler* görevin* gorevin* ayar*
      yapılandır* yapilandir* kurulum* rehber* brifing* önsöz* prosedür* prosedur* tembih*
      प्रॉम्प्ट* प्राम्प्ट* प्रोम्प्ट* प्रॉम्ट* प्रांप्ट* इंस्ट्रक्शन* इन्स्ट्रक्शन* दिशानिर्देश* अनुदेश* निदेश* कमांड* कमान्ड* हुक्म* हुकुम*
      फरमान* फ़रमान* मार्गदर्श* गाइडलाइन* गाइडलाईन* कॉन्फ़िग* कॉन्फिग* सेटअप* सेटिंग* समादेश* डायरेक्टिव* प्रस्तावना* नसीहत*
      nirdesh* aadesh* adesh* hidayat* hidaayat* hukum* hukm* hukam* farman farmaan* anudesh* dishanirdesh* margdarsh* maargdarsh* nasihat*
      naseehat* instraction* insruction* instrction* istruction*`,
  },
  {
    name: 'rules',
    stems: `rule rules restrict* limit* limitation* constraint* filter* guardrail* safeguard* policy policies safety ethic* moral* censor* boundar* moderation protocol* alignment
      regel* regeln einschränk* beschränk* filter* richtlinie* zensur* sicherheits* grenze*
      règle* restriction* limite* filtre* politique* sécurité éthique* censure*
      regla* restric* límite* filtro* política* ética* censura* normas seguridad
      regra* restriç* limite* filtro* polític* étic* segurança
      regol* restrizion* limit* filtr* politic* etic* sicurezza vincol*
      regel* regels beperking* grens grenzen filter* beleid* veiligheid*
      zasad* reguł* ogranicz* filtr* polityk* etyk* cenzur* bezpieczeństw*
      правил* огранич* фильтр* запрет* этик* цензур* безопасност* политик*
      правил* обмеж* фільтр* заборон* етик* цензур* безпек*
      kural* kısıtla* sınır* filtre* politika* etik* sansür* güvenlik*
      قواعد القواعد قيود القيود فلتر* سياس* أخلاق* رقابة حدود قواعدك
      नियम* प्रतिबंध* सीमा* फ़िल्टर नीति* सुरक्षा पाबंदी
      niyam rules pabandi limits
      规则 限制 约束 过滤 政策 道德 审查 安全 规定 規則 過濾
      ルール 制限 規則 制約 フィルタ 倫理 検閲 ポリシー 安全 規約
      규칙 제한 제약 필터 윤리 검열 정책 안전
      規定 審查 守则 守則 准则 準則 原则 原則 条款 條款 规范 規範 规章 規章 规矩 規矩 法规 法規 戒律 禁令 禁忌 底线 底線 红线 紅線 边界 邊界 界线 界線 束缚 束縛 受約束 的約束 約束條件 限度 局限 侷限 护栏 護欄 保护机制 保護機制 伦理 内容审核
      內容審核 监管 監管 敏感词 敏感詞 合规 合規 协议 協定 内容策略 枷锁 枷鎖
      規制 規律 掟 決まり事 決まりごと 取り決め 約束事 禁止事項 タブー モラル 道徳 セーフティ セーフガード ガードレール 歯止め 縛り 拘束 リミット 上限 限界 モデレーション コンプラ 良心 方針 プロトコル アライメント
      규정 규범 규제 규약 룰을 룰은 룰이 룰에 원칙 수칙 강령 약관 방침 금기 금지사항 금칙 도덕 양심 한계 한도 울타리 가드레일 보호장치 세이프가드 구속 속박 족쇄 통제 프로토콜 모더레이 컴플라이언스 리밋
      moderatie* beperk* begrenz* limiet* ethiek ethisch* moraal morele moreel censuur gecensureerd* reglement* gedragsregel* gedragscode*
      beveiliging*
      regulamin* reguly bezpieczenstw* zakaz* etyczn* zabezpiecz* moderacj* restrykcj* barier* granic* blokad* ochron* protokół* protokoł* normy
      seguranca morais proibiç* proibic* barreira* salvaguard* moderaç* moderac* bloqueio* regulament* travas condut* proteç* protecao
      conformidade
      tabou* regle* réglement* l'éthique l’éthique d'éthique d’éthique ethique* securite sécuris* contrainte* interdiction* barrière* barriere
      déontolog* norme* modération
      norma normativa normativas prohibición prohibicion* barrera* candado* bloqueo* trabas frenos frontera* ataduras cortapisa*
      impedimento* resguardo*
      normativi proibizion* diviet* moderazion* confini tutele l'etica l’etica dell'etica dell’etica costrizion* freni deontolog* paletti
      blocchi impediment*
      verhaltenskod* grundsätz* einschraenk* beschraenk* zensier* vorschrift* sicherheit ethik* verbot restriktion* schutzmaßn*
      schutzmechan* leitplank* sperre* protokoll*
      قواعد* قاعدتك قيود* تقييد* مقيد* يقيد* تقيد* حدود* محدود* فلاتر* تصفية* ضوابط* لوائح* لائحة قوانين* حماية* حمايت* أمان* سلامة* محاذير* حظر*
      محظورات* حواجز* معايير* مبادئ* إشراف* رقابي* رقابت* بروتوكول* شروط* مواءمة*
      kısıt* kisit* sinirlama* sinirlari* sinirlandir* sansur* guvenlik* ahlak* ahlâk* yasak* yasağ* yasag* engelleri* engeller yönetmelik*
      yonetmelik* mevzuat* ilkeler* ilken* ilkesi* prensip* tedbir* önlem* onlem* koruma* denetim* moderasyon* süzgeç* suzgec* şart* bariyer*
      hizala* emniyet* protokolü* protokolu* kriterler*
      फिल्टर* फ़िल्टर* प्रतिबन्ध* पाबंदि* पाबन्दी* बंदिश* बंधन* बन्धन* मर्यादा* नैतिक* सेंसर* पॉलिसी* पालिसी* रेस्ट्रिक्शन* लिमिट* कायदा कायदे
      कायदों क़ायदे कानून* क़ानून* सुरक्षा* सेफ्टी सेफ़्टी प्रोटोकॉल* शर्त* अंकुश* रोकटोक रोक निषेध* निषिद्ध* वर्जित* सिद्धांत* सिद्धान्त*
      गार्डरेल* मॉडरेशन* संहिता* एथिक* नियंत्रण* पाबंदी* रूल रूल्स
      niyam* pabandi* paabandi* bandish* bandhan* pratiband* seemaon seemayein seemaein seemaye maryada* naitik* kanoon* kanun* qanoon*
      kaanoon* kayde kaayde kayda kaayda qayde suraksha* surksha neeti* nitiyon nitiyan sharton sharten shartein roktok ankush usool* hadd
      nishedh* varjit`,
  },
  {
    name: 'system',
    stems: `system* developer* admin* administrator* root sudo superuser debug* maintenance kernel backend internal operator*
      entwickler* administrator* wartung* intern*
      système* développeur* administrateur* maintenance interne*
      sistema* desarrollador* administrador* mantenimiento interno*
      sistem* desenvolvedor* administrador* manutenç* intern*
      sistema* sviluppator* amministrator* manutenzione intern*
      systeem* ontwikkelaar* beheerder* onderhoud*
      system* deweloper* programist* administrator* serwisow*
      систем* разработчик* админ* отладк* администратор*
      систем* розробник* адмін* налагодж*
      sistem* geliştirici* yönetici* bakım*
      نظام النظام المطور مطور مسؤول المسؤول مشرف صيانة نظامك
      सिस्टम डेवलपर एडमिन व्यवस्थापक
      system admin developer
      系统 开发者 管理员 调试 维护 后台 内部 系統 開發者 管理員
      システム 開発者 管理者 デバッグ メンテナンス 内部
      시스템 개발자 관리자 디버그 내부 유지보수
      調試 維護 後台 後臺 內部 开发人员 開發人員 开发模式 開發模式 开发团队 開發團隊 程序员 程式員 程式設計 管理人员 管理人員 超级用户 超級用戶 超级管 超管 特权 特權 底层 底層 内核 內核 后端 後端 运维 運維 除错 除錯 偵錯 控制台 主控台 运营者 研发人员
      研發人員 测试模式 測試模式
      開発モード 開発元 開発チーム 開発側 デベロッパ 管理人 アドミン 管理モード 管理権限 ルート権 スーパーユーザ 保守 メンテ 運営 オペレータ カーネル バックエンド コンソール 特権 テストモード 診断モード プログラマ 技術者
      시스탬 개발모드 개발팀 개발사 디버깅 디벨로퍼 어드민 운영자 운영진 운영팀 관리모드 루트권 슈퍼유저 수퍼유저 점검모드 커널 백엔드 콘솔 프로그래머 설계자 특권 오퍼레이터 테스트모드 진단모드
      ontwikkelmod* ontwikkelteam* ontwikkelomgev* foutopspor* hoofdgebruiker* hoofdbeheer* programmeur* testmodus achterdeur* beheermod*
      beheeromgev* beheerpaneel*
      wewnętrzn* wewnetrzn* konserwacj* uprzywilej* diagnostyczn* zaplecz* nadzorc* nadrzędn* nadrzedn* superużytk* superuzytk* jądra jądro
      informatyk*
      programador* manutenc* depuraç* depurac* operador* núcleo nucleo raiz superusuári* superusuario* superutiliz* gestor*
      desenvolvimento
      developpeur* l'administr* l’administr* d'administr* d’administr* débog* debog* débug* noyau* racine superutilisat* opérateur*
      l'opérateur* l’opérateur* concepteur* technicien*
      depurar raíz desarrollo informátic* privilegiad* técnico* sysadmin programación
      sviluppo sviluppatric* amministratric* l'amministrat* l’amministrat* dell'amministrat* dell’amministrat* all'amministrat*
      all’amministrat* dall'amministrat* dall’amministrat* programmator* l'operatore l’operatore radice superutent* collaudo privilegiat*
      retroscena
      entwicklungsmod* entwicklungsumgeb* verwalter* betreiber* programmierer* fehlersuche fehlerbeheb* fehlerdiagn* diagnosemod*
      superbenutz* testbetrieb* hintertür*
      نظامه نظامي نظامها أنظمة* أنظمت* مطور* مبرمج* مشغل* أدمن الأدمن مسئول المسئول مسئولو مسؤولك مسؤولو مسؤولين مشرفك مشرفين روت رووت جذر ديباغ
      داخلية داخلي سيستم* سيرفر* خادم* خوادم* نواة كونسول*
      gelistirici* yonetici* bakim* operatör* programcı* programci* yazılımcı* yazilimci* kök ayıkla* ayikla* çekirdek* cekirdek* dahili*
      arkaplan* sunucu* konsolu* moderatör* denetleyici* altyapı* altyapi* tanılama* teknisyen*
      सिस्टम* तंत्र प्रणाली* डेवलपर* डिवेलपर* विकासक* एडमिन* प्रशासक* व्यवस्थापक* डीबग* डिबग* रूट आंतरिक* आन्तरिक* अंदरूनी बैकएंड* सर्वर*
      मेंटेनेंस* मेंटिनेंस* रखरखाव ऑपरेटर* कर्नेल संचालक* प्रोग्रामर* कंसोल* सुपरयूज*
      pranali* sistam sistum systum systm vyavasthapak* prashasak* vikaskarta* sanchalak* andaruni androoni andruni antarik aantarik*
      rakhrakhav tantr`,
  },
  {
    name: 'previous',
    stems: `previous* prior earlier above preceding former initial* original* foregoing beginning first old existing past
      vorherig* bisherig* vorig* obig* früher* ursprünglich* oben alle
      précédent* antérieur* initial* plus avant d'avant
      anterior* previo* previa* previas previos inicial* arriba
      anterior* prévi* inicia* acima original*
      precedent* anterior* inizial* sopra original*
      vorige eerder* bovenstaand* voorgaand* oorspronkelijk* hierboven
      poprzedni* wcześniejsz* powyższ* początkow* pierwotn* dotychczasow*
      предыдущ* прежн* ранее вышеуказан* выше изначальн* первоначальн* прошл*
      попередн* раніше вище початков* минул*
      önceki* yukarıdaki* daha ilk eski evvelki
      السابقة السابق سابق* أعلاه الأولى الأصلية قبل
      पिछल* पहले ऊपर पूर्व मूल प्रारंभिक
      pichle pichla pehle purane upar
      之前 以前 上面 先前 前面 以上 原来 最初 此前
      以前 前の これまで 上記 今まで 先ほど 元の 最初 以上
      이전 앞의 위의 지금까지 기존 앞서 원래 처음
      上述 上文 前文 前述 早先 过去 過去 原先 原本 原始 原有 既有 既定 现有 現有 原來 初始 起初 当初 當初 一开始 一開始 刚才 剛才 迄今 目前为止 目前為止 上一条 上一條 上一个 上一個 上一轮 上一輪 上一段 上方 旧的 舊的 旧有 舊有 以往
      従来 先程 さっき さきほど 前記 直前 既存 旧来 もともと 元々 本来 初期 かつて 前回 いままで ここまで それまで 上の文 上の指示 上の命令 上の内容 上の会話 上のメッセ 一つ前 ひとつ前 前段 オリジナル 先に述 さきに
      앞선 앞에나 위에서 위에있 위에나온 그전 종전 과거 예전 여태 이제까지 지금껏 그동안 방금 아까 직전 애초 당초 최초 초기 본래 오리지널 지난 오래된 전술한 전술된
      voorafgaand* voorheen vroeger* initië* originele origineel tevoren oude bovengenoemd* boven aanvankelijk* eerste bestaand* voormalig*
      zojuist
      wczesniejsz* wcześniej wczesniej powyzsz* powyżej powyzej poczatkow* uprzedni* oryginaln* starych stary dawne dawnych przedtem dotąd
      antigo* antiga* antecedent* antes passad* primeir* originais existente* supracit* supramen* vigente* cima precedência
      anterieur* préalable* originel* d'origine d’origine d’avant dessus susmention* auparavant ancien ancienne anciens anciennes existant*
      jusqu'ici jusqu’ici jusqu'à jusqu’à
      antiguo* antigua* pasad* primera primeras primeros viejo* vieja* susodich* mencionad* recibid* pretérit* antedich* precedía
      prima precedut* vecchi* passat* esistent* originari* suddett* soprastant* sovrastant* pregress* scors* finora primi vigent* sopracit*
      bestehend* vorstehend* vorhergehend* frueher* urspruenglich* vorangeg* vorangehend* vorausgeg* zuvor vorher bislang bisher
      anfänglich* ersten vergangen*
      مسبقا مسبقة مذكور* المتقدمة آنفا آنفة فوق أصلي* قديم* سالف* سلفا مضى مضت ماضي* فات فائت* سبق سبقت سبقه سبقها أسبق مبدئي* أولى بالأعلى أولية
      أوليا
      onceki* önceden onceden yukarıda* yukarida* yukardaki* yukarda önce öncesi* oncesi* evvel* geçen gecen bahsi mevcut eskiden eskileri
      başlangıç* başlangiç* baslangic* baştaki* bastaki* başta orijinal* orjinal* birinci üstteki* ustteki* şimdiye simdiye bugüne bugune
      kadarki deminki demin verilen*
      पूर्ववर्ती* पूर्वोक्त पूर्वलिखित पहला पहली पहलेवाल* उपरोक्त उपर्युक्त ऊपरी उपर पुरान* विगत बीते बीती मौजूदा आरंभिक* आरम्भिक*
      प्रारम्भिक* शुरुआती* शुरूआती* मौलिक* ओरिजिनल* प्रिवियस* प्रीवियस* भूतपूर्व प्रथम पिछ्ल* पूर्वनिर्धारित*
      pichhl* pichl* pehla pehli pahle pahla pahli phle pehlay pehlewal* pahlewal* puraan* purana purani purv poorv* uparokt* uprokt* uparwal*
      uparwaal* uper oopar ooper shuruati* shuruaati* beete beeti maujooda maujuda mojuda abtak prarambhik* aarambhik*`,
  },
  {
    name: 'secret',
    stems: `secret* password* passphrase* passcode* key keys token tokens credential* confidential* hidden private flag codeword* pin ssn
      geheim* passwort* passwörter* kennwort* schlüssel* vertraulich* versteckt* zugangsdaten
      secret* mot clé clés confidentiel* caché* cachée* identifiants privé*
      secreto* secreta* contraseña* clave* confidencial* ocult* credencial*
      secret* senha* chave* confidencia* ocult* credencia*
      segret* password chiave chiavi riservat* nascost* credenzial*
      geheim* wachtwoord* sleutel* vertrouwelijk* verborgen inloggegevens
      tajn* sekret* hasło hasła haseł klucz* poufn* ukryt*
      секрет* парол* ключ* тайн* скрыт* конфиденциальн*
      секрет* парол* ключ* таємн* прихован* конфіденційн*
      gizli* şifre* parola* anahtar* sır sırr*
      سري سريه السرية سر كلمة مفتاح* المفتاح مخفي* الخفية
      गुप्त पासवर्ड गोपनीय कुंजी छिप* छुप*
      password gupt chupa secret
      秘密 密码 密钥 口令 机密 隐藏 密碼 金鑰 隱藏
      秘密 パスワード 鍵 機密 隠し 隠され 合言葉 極秘
      비밀 비밀번호 암호 키 기밀 숨겨 숨은
      密鑰 金钥 秘钥 秘鑰 私钥 私鑰 令牌 凭证 憑證 凭据 憑據 验证码 驗證碼 暗号 暗號 暗语 暗語 私密 隐私 隱私 保密 绝密 絕密 不公开 不公開 隐瞒 隱瞞 私人 敏感信息 敏感数据 敏感資訊 敏感資料 敏感资料 身份证 身分證 授权码 授權碼 藏着 藏著 藏起来
      藏起來
      暗証 パスコード パスフレーズ パスワ 内緒 ないしょ ヒミツ ひみつ 秘匿 部外秘 社外秘 非公開 未公開 隠れ 隠す 隠さ 隠匿 隠蔽 かくされ シークレット トークン クレデンシャル 認証情報 認証コード プライベート プライバシー 伏せられ 伏せて フラグ
      アクセスキー アクセスコード マイナンバー 私的
      비번 패스워드 패스코드 패스프레이즈 암구호 시크릿 토큰 자격증명 크리덴셜 인증정보 인증번호 인증코드 극비 대외비 은밀 감춰 감추 숨기 숨김 은닉 비공개 프라이빗 프라이버시 사생활 플래그 핀번호 주민번호 주민등록 접속코드 민감정보 민감한정 로그인정보
      inlogcode* toegangscode* toegangssleutel* toegangstoken* wachtzin* pincode* verstopt* verberg* prive heimelijk* codewoord*
      aanmeldgegeven* gevoelig* beveiligingscode* burgerservice*
      hasł* haslo hasla tajemnic* prywatn* niejawn* pesel* poświadcz* logowani* ukrywa* schowan* wrażliw* wrazliw* zastrzeżon* utajni*
      segred* sigilo* escond* privad* cpf reservad* sensíve* sensiveis autenticaç* autenticac* camuflad* disfarçad* íntim*
      mdp cle cles clef clefs dissimul* masqué* identifiant l'identifiant* l’identifiant* jeton* authentif* secrèt* planqué* sensibles
      d'identification d’identification
      contrasen* llave llaves incógnit* encubiert* clasificada disimulad* cifrado
      confidenzial* privato privata privati occultat* celat* nascond* d'ordine d’ordine sensibili autenticaz* recondit* camuffat* criptat*
      accesso
      passwoert* kennwört* schluessel* zugangscode* zugangsschl* anmeldedaten logindaten verbirg* verheimlich* privat losungswort* codewort*
      sensiblen heimlich* zugriffsschl*
      أسرار* السر سرك سرا سره باسورد* باسوورد* بسورد* رمز رموز* رمزك مفاتيح* اعتماد توكن* خفي خفية مخبأ* مخبي* إخفاء* أخفي* كتمان مكتوم* خصوصي*
      حساس* محجوب* مستور* تخفي
      sifre* sirr* sırlar* sirlar* saklı* sakli* mahrem* gizle* gizi giz tokenini tokenimi pinini hassas* gizem* bayrağ* bayrag* bayrak*
      apikey* kripto*
      रहस्य* राज़ राज़ों राज़दार सीक्रेट* सिक्रेट* पासवर्ड* पासकोड* पासफ्रेज* कूटशब्द* चाबी चाभी कुंजियों कुंजियाँ टोकन* पिन ओटीपी*
      क्रेडेंशियल* निजी* प्राइवेट* खुफिया ख़ुफ़िया खुफ़िया संवेदनशील* कॉन्फिडेंशियल* गोपनीय* लॉगिन* पासकी प्रच्छन्न
      chhup* chhip* chupay* chupae chupe chupi raaz* gopniy* gopney* gopaniy* rahasya* rahsya* khufia khufiya* niji chaabi chabi chaavi kunji*
      pasword* paasword* passwrd pasward sikret* kootshabd posheeda poshida otp samvedansheel sanvedansheel`,
  },
];
