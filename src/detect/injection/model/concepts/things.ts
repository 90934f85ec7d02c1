import type { Concept } from './concept.ts';

/** What is spoken of. */
export const THINGS: readonly Concept[] = [
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
      지시 명령 프롬프트 지침 안내`,
  },
  {
    name: 'rules',
    stems: `rule rules restrict* limit* limitation* constraint* filter* guardrail* safeguard* policy policies safety ethic* moral* censor* boundar* moderation protocol* alignment
      regel* regeln einschränk* beschränk* filter* richtlinie* zensur* sicherheits* grenze*
      règle* restriction* limite* filtre* politique* sécurité éthique* censure* garde-fou*
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
      규칙 제한 제약 필터 윤리 검열 정책 안전`,
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
      시스템 개발자 관리자 디버그 내부 유지보수`,
  },
  {
    name: 'previous',
    stems: `previous* prior earlier above preceding former initial* original* foregoing beginning first old existing past
      vorherig* bisherig* vorig* obig* früher* ursprünglich* oben alle
      précédent* antérieur* ci-dessus initial* plus avant d'avant
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
      이전 앞의 위의 지금까지 기존 앞서 원래 처음`,
  },
  {
    name: 'secret',
    stems: `secret* password* passphrase* passcode* key keys token tokens credential* confidential* hidden private flag codeword* pin ssn
      geheim* passwort* passwörter* kennwort* schlüssel* vertraulich* versteckt* zugangsdaten
      secret* mot* clé clés confidentiel* caché* cachée* identifiants privé*
      secreto* secreta* contraseña* clave* confidencial* ocult* credencial*
      secret* senha* chave* confidencia* ocult* credencia*
      segret* password chiave chiavi riservat* nascost* credenzial*
      geheim* wachtwoord* sleutel* vertrouwelijk* verborgen inloggegevens
      tajn* sekret* hasło hasła haseł klucz* poufn* ukryt*
      секрет* парол* ключ* тайн* скрыт* конфиденциальн*
      секрет* парол* ключ* таємн* прихован* конфіденційн*
      gizli* şifre* parola* anahtar* sır sırr*
      سري* السرية سر كلمة مفتاح* المفتاح مخفي* الخفية
      गुप्त पासवर्ड गोपनीय कुंजी छिप* छुप*
      password gupt chupa secret
      秘密 密码 密钥 口令 机密 隐藏 密碼 金鑰 隱藏
      秘密 パスワード 鍵 機密 隠し 隠され 合言葉 極秘
      비밀 비밀번호 암호 키 기밀 숨겨 숨은`,
  },
  {
    name: 'data',
    stems: `data record records account* email* address* phone* card cards order* salar* patient* customer* client* user users conversation* chat* message* file* database* invoice* payment*
      daten konto konten kunde* nutzer* gespräch* rechnung* bestellung* adresse*
      donnée* compte* client* utilisateur* conversation* facture* commande* adresse*
      datos cuenta* cliente* usuario* conversacion* conversación factura* pedido* dirección
      dados conta contas cliente* usuário* conversa* fatura* pedido* endereço*
      dati cont* client* utent* conversazion* fattur* ordin* indirizz*
      gegevens rekening* klant* gebruiker* gesprek* factu* bestelling* adres*
      dane danych kont* klient* użytkownik* rozmow* faktur* zamówie* adres*
      данн* счет* счёт* клиент* пользовател* переписк* заказ* адрес* разговор*
      дані даних рахун* клієнт* користувач* переписк* замовл* адрес* розмов*
      veri* hesap* müşteri* kullanıcı* sohbet* fatura* sipariş* adres*
      بيانات البيانات حساب* الحساب عميل* العملاء مستخدم* المستخدمين محادث* فاتورة طلب* عنوان*
      डेटा खाता खाते ग्राहक* उपयोगकर्ता* बातचीत बिल ऑर्डर पता
      data khata account user customer
      数据 账户 客户 用户 对话 订单 地址 邮件 聊天记录 數據 帳戶 用戶
      データ アカウント 顧客 ユーザー 会話 注文 住所 請求
      데이터 계정 고객 사용자 대화 주문 주소 이메일`,
  },
  {
    name: 'model',
    stems: `ai a.i llm llms gpt chatgpt claude gemini chatbot* bot assistant* model agent agents language copilot
      ki assistent* sprachmodell* modell*
      ia assistant* modèle* agent*
      ia asistente* modelo* agente*
      ia assistente* modelo* agente*
      ia assistent* modell* agent*
      ai assistent* taalmodel* model
      ai asystent* model* sztuczn* bot*
      ии ассистент* помощник* модел* нейросет* бот*
      ші асистент* помічник* модел* нейромереж* бот*
      yapay asistan* model* bot*
      الذكاء مساعد* المساعد نموذج* النموذج روبوت
      एआई सहायक मॉडल असिस्टेंट
      ai assistant bot
      人工智能 助手 模型 机器人 智能体 助理 人工智慧 機器人
      アシスタント モデル エーアイ ボット エージェント 人工知能
      인공지능 어시스턴트 모델 챗봇 에이전트 비서`,
  },
  {
    name: 'free',
    stems: `unrestrict* unfilter* uncensor* unlimit* unbound* jailbr* jailbreak* dan devmode amoral unethical freely anything limitless unaligned unmoderated nsfw evil rogue unchained
      uneingeschränkt* ungefiltert* unzensiert* grenzenlos* frei ohne
      sans non débridé* illimité* libre* librement
      sin ilimitad* libre* libremente irrestrict*
      sem ilimitad* livre* livremente irrestrit*
      senza illimitat* liber* liberamente
      zonder onbeperkt* ongefilterd* vrij vrijuit ongecensureerd*
      bez nieogranicz* swobodn* wolny nieocenzurow*
      без неогранич* свободн* нецензур*
      без необмеж* вільн* вільно
      sınırsız* sansürsüz* özgür* kısıtlamasız* filtresiz*
      بدون بلا دون حر حرا
      बिना मुक्त आज़ाद बेरोकटोक
      bina azad free
      没有 不受 无限制 越狱 自由 无约束 無限制 不受限 沒有
      無制限 自由 なしで なしに 脱獄 制限なし 縛られ
      없이 자유 무제한 탈옥 제한없`,
  },
  {
    name: 'tool',
    stems: `tool tools function* api plugin* call calls shell terminal bash exec* run script* sql query* http https url link* webhook* curl image markdown endpoint*
      werkzeug* funktion* aufruf* bild skript* befehlszeile
      outil* fonction* lien* image* appel* script*
      herramienta* función funcion* enlace* imagen* llama*
      ferramenta* função funç* link* imagem chame
      strument* funzion* link* immagin* chiama*
      hulpmiddel* functie* koppeling* afbeelding* roep
      narzędzi* funkcj* link* obraz* wywołaj*
      инструмент* функци* ссылк* картинк* изображен* вызови* скрипт*
      інструмент* функці* посиланн* зображен* виклич*
      araç* fonksiyon* bağlantı* resim görsel çağır*
      أداة الأداة أدوات وظيفة رابط* الرابط صورة استدع*
      टूल फ़ंक्शन लिंक छवि कॉल
      link tool image
      工具 函数 链接 图片 调用 脚本 函數 連結 圖片
      ツール 関数 リンク 画像 呼び出 スクリプト
      도구 함수 링크 이미지 호출 스크립트`,
  },
  {
    name: 'fiction',
    stems: `story stories novel fiction* character* hypothetical* scenario* game* movie film scene screenplay fantasy poem dream world universe
      geschichte* roman figur* szenario spiel* film* hypothetisch* welt
      histoire* roman personnage* scénario* jeu film hypothétique* monde
      historia* novela personaje* escenario juego* película hipotétic* mundo cuento
      história* romance personagem cenário jogo* filme hipotétic* mundo
      storia storie romanzo personaggio scenario gioco film ipotetic* mondo
      verhaal* roman personage* scenario spel film hypothetisch* wereld
      histori* opowia* powieść posta* scenariusz* gra film hipotet* świat*
      истори* рассказ* роман персонаж* сценари* игр* фильм* гипотет* мир мире
      історі* оповід* роман персонаж* сценарі* гра гру фільм* гіпотет* світ*
      hikaye* roman* karakter* senaryo* oyun* film* varsayım* dünya*
      قصة رواية شخصية سيناريو لعبة فيلم افتراض* عالم
      कहानी उपन्यास पात्र परिदृश्य खेल फिल्म काल्पनिक दुनिया
      kahani character game film
      故事 小说 角色扮演 场景 游戏 电影 假如 世界 小說 遊戲
      物語 小説 登場人物 シナリオ ゲーム 映画 架空 仮定 世界
      이야기 소설 캐릭터 시나리오 게임 영화 가상 세계`,
  },
];
