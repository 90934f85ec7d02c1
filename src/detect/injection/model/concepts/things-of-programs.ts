import type { Concept } from './concept.ts';

/** Data and programs, and what they are let do. */
export const THINGS_OF_PROGRAMS: readonly Concept[] = [
  {
    name: 'data',
    stems: `data record records account* email* address* phone* card cards order* salar* patient* customer* client* user users conversation* chat* message* file* database* invoice* payment*
      daten konto konten kunde* nutzer* gespräch* rechnung* bestellung* adresse*
      donnée* compte* client* utilisateur* conversation* facture* commande* adresse*
      datos cuenta* cliente* usuario* conversacion* conversación factura* pedido* dirección
      dados conta contas cliente* usuário* conversa* fatura* pedido* endereço*
      dati conto conti contatti contatto client* utent* conversazion* fattur* ordini ordine indirizz*
      gegevens rekening* klant* gebruiker* gesprek* factu* bestelling* adres*
      dane danych kont* klient* użytkownik* rozmow* faktur* zamówie* adres*
      данн* счет* счёт* клиент* пользовател* переписк* заказ* адрес* разговор*
      дані даних рахун* клієнт* користувач* переписк* замовл* адрес* розмов*
      veri veriler verileri verilerini hesap* müşteri* kullanıcı* sohbet* fatura* sipariş* adres*
      بيانات البيانات حساب* الحساب عميل* العملاء مستخدم* المستخدمين محادث* فاتورة طلب* عنوان*
      डेटा खाता खाते ग्राहक* उपयोगकर्ता* बातचीत बिल ऑर्डर पता
      data khata account user customer
      数据 账户 客户 用户 对话 订单 地址 邮件 聊天记录 數據 帳戶 用戶
      データ アカウント 顧客 ユーザー 会話 注文 住所 請求
      데이터 계정 고객 사용자 대화 주문 주소 이메일
      資料 资料 消息 訊息 账号 賬號 帳號 帐号 帐户 賬戶 賬户 客戶 顾客 患者 病历 病歷 會話 会话 對話 聊天 訂單 郵件 邮箱 郵箱 電郵 电邮 电子邮 收件箱 收件匣 通讯录 通訊錄 联系人 聯絡人 联系方式 聯絡方式 电话 電話 手机号 手機號 住址 档案 檔案 文件
      文档 文檔 薪资 薪資 发票 發票 账单 帳單 賬單 付款 信用卡 银行卡 銀行卡 卡号 卡號 个人信息 個人資訊 个资 個資 使用者
      ユーザ 利用者 個人情報 メッセージ メール メルアド アドレス 名簿 連絡先 口座 カード番号 クレジットカード クレカ 給与 お客様 お客さま クライアント 支払 決済 ファイル 文書 ドキュメント 書類 レコード チャット やり取り 対話 受信トレイ ログイン情報
      자료 개인정보 메일 전화번호 연락처 파일 문서 회원 유저 이용자 환자 급여 연봉 청구 영수증 결제 카드 계좌 통장 채팅 메시지 메세지 수신함 받은편지 신상정보 인적사항
      persoonsgegeven* bericht* bestand bestanden databank* betaling* patiënt* telefoonnummer* kaartnummer* dossier* werknemer* medewerker*
      transactie* postvak* bankgegeven*
      osobowych danymi uzytkownik* zamowie* wiadomoś* wiadomos* rozmów* czat* płatnoś* platnos* pacjent* wynagrodz* plik* rachun* korespond*
      utilizador* endereco* mensage* registro* registo* arquivo* ficheiro* pagament* cartão cartao paciente* salário* telefone* encomend*
      informaç*
      donnee* l'utilisateur* l’utilisateur* d'utilisateur* d’utilisateur* fichier* courriel* l'adresse* l’adresse* téléphon* paiement*
      bancaire* salaire* coordonnée* virement* numéro* usager* abonné*
      direccion direcciones correo* mensaje* archivo* tarjeta* pago pagos sueldo* teléfono* telefono* charla* nómina* expediente* fichero*
      dato utenz* l'utente l’utente dell'utente dell’utente all'utente all’utente dall'utente dall’utente messagg* pazient* stipend* telefon*
      bolletta l'indirizz* l’indirizz* dell'account dell’account acquist* transazion*
      daten* kundin* benutzer* anwender* gespraech* datei* nachricht* zahlung* gehalt kreditkart* anschrift* überweis* mitarbeiter* postfach*
      bankverbind*
      بيانات* معلومات* داتا سجلات* عملاء* زبون* زبائن* مريض* مرضى راتب* رواتب* هاتف* جوال* موبايل* إيميل* بريد* بطاقة بطاقت* بطاقات* فاتورت*
      فواتير* مدفوعات* رصيد* دردش* شات رسالة رسالت* رسائل* ملف ملفك ملفات* عناوين* موظف* مراسلات* يوزر* ايبان
      musteri* kullanici* siparis* hesab* kayıt* kayit* bilgiler* bilgisi* mesaj* eposta* mailini* maili mailler* numara* kartı* karti
      kartlar* maaş* hastalar* hastanın müvekkil* muvekkil* dosya* konuşma* konusma* görüşme* gorusme* yazışma* yazisma* ödeme* odeme* üye*
      uyeler* bakiye* kredi kimlik* abonel* ibanı ibanlar* belgeler* belgesi* belgeyi*
      डाटा* रिकॉर्ड* रिकार्ड* खातों अकाउंट* एकाउंट* अकाउन्ट* ईमेल* इमेल* पते फोन* फ़ोन* मोबाइल* कार्ड* वेतन* सैलरी* मरीज* क्लाइंट* कस्टमर* यूजर*
      यूज़र* प्रयोक्ता* चैट* मैसेज* मेसेज* संदेश* सन्देश* फाइल* फ़ाइल* दस्तावेज* डेटाबेस* भुगतान* पेमेंट* वार्तालाप* संवाद* कर्मचारी* ऑर्डर*
      आर्डर* जानकारी जानकारि*
      khaate khaata khaton khaaton khatedar* grahak* graahak* upyogkarta* upbhokta* baatcheet* baatchit* batcheet* batchit* jaankari* jankari*
      jaankaari* sandesh* tankhwa* tankhaa vetan mareez* mariz* rogi* bhugtan* bhugtaan* dastavez* dastavej* dastawez* dastaavez* abhilekh*
      karmchari* karamchari* vartalap* vaartalap* samvad* sanvad* adhaar aadhaar aadhar msgs`,
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
      ai asystent* model* sztuczn* bot bots bota botem boty
      ии ассистент* помощник* модел* нейросет* бот*
      ші асистент* помічник* модел* нейромереж* бот*
      yapay asistan* model* bot bota botem boty
      الذكاء مساعد* المساعد نموذج* النموذج روبوت
      एआई सहायक मॉडल असिस्टेंट
      ai assistant bot
      人工智能 助手 模型 机器人 智能体 助理 人工智慧 機器人
      アシスタント モデル エーアイ ボット エージェント 人工知能
      인공지능 어시스턴트 모델 챗봇 에이전트 비서
      智能體 大語言 神经网 神經網 機械人 机械人 豆包 文心一言 通义千问 通義千問 智谱 混元 虛擬助 代理程式 智慧代理 智能代理
      チャッピー クロード ジェミニ コパイロット 秘書 ニューラル 大規模言語
      봇 도우미 엘엘엠 지피티 클로드 제미나이 코파일럿 뤼튼 클로바 에이아이 에이닷 빅스비 신경망 거대언어 대규모언어 언어모형
      kunstmatig* intelligentie chatrobot* neuraal neurale algoritme* gespreksassist* spraakassist* zelflerend* hulprobot*
      inteligencj* asystenci* czatbot* językow* jezykow* algorytm* neuronow* maszyn* pomocnik* robotem wirtualn*
      inteligência inteligencia robô* linguagem algoritmo* máquina* maquina ajudante* conversacional* robozinho
      l'ia l’ia d'ia d’ia l'assistant* l’assistant* d'assistant* d’assistant* l'agent* l’agent* artificielle* langage conversationnel*
      l'intelligence l’intelligence d'intelligence d’intelligence algorithme* neurones
      lenguaje neuronal* ayudante* robótic* cerebro autómata*
      intelligenza l'intelligenza l’intelligenza dell'intelligenza dell’intelligenza un'intelligenza un’intelligenza artificiale dell'ia
      dell’ia un'ia un’ia all'ia all’ia linguaggio linguistico l'assistent* l’assistent* dell'assistent* dell’assistent* all'assistent*
      all’assistent* algoritm* macchina
      künstlich* kuenstlich* intelligenz* sprachassist* roboter* maschine maschinell* algorithmus helfer* assistenz* sprachsystem*
      dialogsystem*
      ذكاء اصطناعي* نماذج* روبوت* ربوت* بوت بوتات شاتبوت* تشاتبوت* شاتجي* لغوي* وكيل وكلاء خوارزم* كلود جيميناي جيميني كوبايلوت إيجنت موديل*
      zeka* zekâ* sanal yardımcısı* yardimcisi* robot* chatgpt* gpt* claude'* gemini'* llm'* ajan* temsilci* vekil* makine* yapayzeka*
      dilmodel* ai'*
      मॉडल* माडल* सहायक* असिस्टेंट* कृत्रिम* बुद्धिमत्ता* आर्टिफिशियल* आर्टिफ़िशियल* बॉट* चैटबॉट* चैटबोट* रोबोट* रोबॉट* एजेंट* जीपीटी*
      चैटजीपीटी* क्लॉड जेमिनी जेमिनाई एलएलएम* भाषाई कोपायलट*
      sahayak* sahaayak* assitant* kritrim* buddhimatta* budhimatta* madadgar* madadgaar* mashin masheen chatboat chaatbot`,
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
      없이 자유 무제한 탈옥 제한없
      越獄 無約束 无拘 無拘 毫无 毫無 无任何 無任何 没任何 沒任何 不设限 不設限 不加过滤 不过滤 不過濾 无过滤 無過濾 未经过滤 未經過濾 无审查 無審查 未审查 未經審查 未经审查 不审查 不審查 无底线 無底線 没底线 无道德 無道德 不道德 非道德 无禁忌 無禁忌
      肆无忌惮 肆無忌憚 无所顾忌 無所顧忌 随心所欲 隨心所欲 为所欲为 為所欲為 畅所欲言 暢所欲言 邪恶 邪惡 破解 摆脱 擺脫 挣脱 掙脫 打破限制 突破限制 解除束缚 解除限制 上帝模式 无条件 無條件 无束缚 無束縛 成人内容 成人內容 色情
      無検閲 無規制 無条件 検閲なし 検閲のな 検閲されな フィルタなし フィルターなし ルールなし ルールのな 規制なし 規制のな 倫理なし 制約なし 制約のな 制限のな 制限されな 制限を受けな 限界なし 縛りなし 束縛されな とらわれ 野放し 好き放題 好きなように 好き勝手
      思いのまま 何でも なんでも 遠慮なく 忖度 躊躇なく 解き放 解放 ジェイルブレイク 非道徳 不道徳 邪悪 成人向け アダルト 抜きで ぬきで 抜きに 無しで 無しに
      무검열 무필터 무규칙 제약없 필터없 검열없 규칙없 한계없 거리낌 서슴 여과없 여과되지 검열되지 제한되지 제한받지 구애받 얽매 묶이지 마음대로 맘대로 마음껏 맘껏 거침없 비윤리 비도덕 사악 해방 벗어나 벗어던 노필터 언리밋 언리미티 언센서 뭐든 무엇이든
      아무거나 제일브레 성인용 빼고 무제약
      ongemodereerd* ongelimiteerd* ongeremd* onbegrensd* grenzeloos grenzeloze ontketend* bevrijd* vrijheid* vrije vrijelijk onbelemmerd*
      onethisch* immoreel amoreel
      woln* niefiltrow* nieskrępow* nieskrepow* niecenzur* bezgranicz* nielimit* wyzwol* uwoln* swobod* nieetyczn* niemoraln* bezkarn*
      pozbawion* złośliw*
      desimped* desenfread* desinibid* desprovid* isent* antiétic* antietic* imora* incensurad* desregrad* desalinhad* inescrupul*
      descensurad* incondiciona*
      debride debridee illimit* libér* émancip* affranchi* déchaîn* incensuré* immoral* décomplexé* désinhib* dépourvu* inconditionnel*
      malveillan* diabolique*
      desenfrenad* desinhibid* desatad* inmoral* desprovist* exent* carente* descontrolad* malvad* emancipad* rebelde* desencadenad*
      incensur* suelto
      sfrenat* svincolat* disinibit* privo priva privi esente scatenat* incondizionat* sregolat* emancipat* spregiudicat* malvag*
      incontrollat* amorale
      unethisch* skrupellos* zügellos* bedingungslos* uneingeschraenkt* unbeschränkt* unbeschraenkt* unbegrenzt* freie freiheit* ungehemmt*
      hemmungslos* entfessel* ungebunden* unmoralisch*
      حرة حرية حريتك بحرية متحرر* تحرر* أحرار جيلبريك* جلبريك* كسر لامحدود* منفلت* طليق* جامح* شرير* خبيث* متمرد* تمرد* مارق* بغير دونما منزوع*
      إباحي* فاضح* للكبار دان لاأخلاقي* مطلقة غيرمقيد*
      sinirsiz* sansursuz* ozgur* kisitlamasiz* kısıtsız* kisitsiz* kuralsız* kuralsiz* limitsiz* engelsiz* denetimsiz* olmadan olmaksızın
      olmaksizin serbest* hür ahlaksız* ahlaksiz* etiksiz* kötücül* kotucul* şeytani* seytani* isyankar* tanımayan tanimayan tanımaz* tanimaz*
      filtrelenmemiş* filtrelenmemis* sansürlenmemiş* sansurlenmemis* kısıtlanmamış* kisitlanmamis* sınırlanmamış* sınırlamasız*
      sinirlamasiz* müstehcen* koşulsuz* kosulsuz* kayıtsız* şartsız*
      आजाद* आज़ाद* स्वतंत्र* स्वतन्त्र* असीम* अप्रतिबंधि* अप्रतिबन्धि* अनियंत्रित* अनफ़िल्टर* अनफिल्टर* अनसेंसर* अनलिमिटेड* जेलब्रेक* बेलगाम
      निरंकुश* बगैर बग़ैर रहित खुलकर बेझिझक बेहिचक निर्बाध* अनैतिक* दुष्ट* शैतान* बागी बाग़ी डैन स्वच्छंद* बेबाक* बंधनमुक्त* बिन अश्लील* फ्री
      aazad* azaad* azadi* aajad* aajaad* mukt mukti baghair bagair bager bgair asimit* aseem* beroktok* berok belagam* belagaam* khulkar khulke
      khulkr bejhijhak bejhijak behichak swatantra* svatantra* rahit anaitik* shaitan* shaitaan* shaytan* dusht baaghi baghi nidar bebaak bebak
      bindaas bekhauf binaa bekhouf ashleel*`,
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
      도구 함수 링크 이미지 호출 스크립트
      鏈接 链結 网址 網址 接口 插件 外掛程式 呼叫 命令行 命令列 终端 終端 腳本 指令碼 指令行 查询 查詢 图像 圖像 端点 端點 钩子 鉤子 渲染 調用 函式
      ファンクション プラグイン コマンドライン ターミナル シェルで シェルを シェルスク クエリ ウェブフック エンドポイント マークダウン 呼出 走らせ レンダリング バックドア 実行ファイル
      툴을 툴킷 펑션 플러그인 터미널 셸 쉘 명령줄 명령창 쿼리 엔드포인트 웹훅 마크다운 유알엘 웹주소 렌더링 툴로
      gereedschap* aanroep* aangeroepen plaatje* hyperlink* opdrachtregel* opdrachtprompt* zoekopdracht* commandoregel* snelkoppeling*
      webadres* weblink* insteekmodule*
      narzedzi* wywoł* wywol* skrypt* odnośnik* odnosnik* wtyczk* terminalu zapytan* grafik* zdjęci* zdjeci* konsola konsoli hiperłącz*
      funcao funcoes chamada* chamar invoque invocar hiperlink* hiperligaç* utilitário* acione* acionar navegador* complemento*
      l'outil* l’outil* d'outil* d’outil* l'appel* l’appel* d'appel* d’appel* l'image* l’image* d'image* d’image* l'url l’url l'api l’api
      invoque* invoqu* requête* requete* hyperlien* greffon* navigateur*
      imágen* invoca consola hipervíncul* hipervincul* vínculo* vinculo* utilidad* lláma* búsqueda* botón interfaz ejecutable*
      l'immagin* l’immagin* dell'immagin* dell’immagin* un'immagin* un’immagin* collegament* dell'api dell’api dell'url dell’url terminale
      attrezz* avvia* estension* interfacci* invocare lanciare scorciatoi*
      bilder verlinkung* verknüpf* aufgerufen rufe schnittstelle* abfrage* kommandozeile* internetadresse* endpunkt* websuche
      suchfunktion*
      أدوات* أداتك دالة دوال* روابط* صور صورت* سكربت* سكريبت* اسكربت* كود أكواد* طرفية تيرمنال* ترمنال* استعلام* تستدعي* يستدعي* تشغيل* شغّلها
      ملحقات متصفح* تصفح* ماركداون* برمجي* وظيفت* واجهة لينك لينكات
      baglanti* bağlanti* cagir* çağir* çağrı* cagri* resmini* resimle* gorsel* görsel* url'* urlsi* urlye api'* apisi* apiye eklenti* betik*
      betiğ* betig* sorgu* işlev* islev* tarayıcı* tarayici* fotoğraf* fotograf kabuk aracı aracını araci aracini
      टूल* फंक्शन* फ़ंक्शन* फलन उपकरण* औज़ार* औजार* लिंक* चित्र* तस्वीर* फोटो* फ़ोटो* इमेज* एपीआई* यूआरएल* प्लगइन* प्लगिन* शेल टर्मिनल*
      स्क्रिप्ट* क्वेरी* वेबहुक* कोड* चलाओ चलाएं चलाएँ चलाइए ब्राउज़र* ब्राउजर* वेबसाइट* बुलाओ मार्कडाउन* एंडपॉइंट*
      upkaran* auzar* auzaar* aujar aujaar tasveer* tasvir* taswir* chalao chalaao chalado chalaiye bulao bulaao`,
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
      이야기 소설 캐릭터 시나리오 게임 영화 가상 세계
      場景 電影 虚构 虛構 情节 情節 剧情 劇情 剧本 劇本 编剧 編劇 台词 台詞 臺詞 对白 對白 主角 主人公 反派 童话 童話 寓言 诗歌 詩歌 一首诗 一首詩 写诗 寫詩 幻想 奇幻 科幻 梦境 夢境 宇宙 异世 異世 假使 倘若 假若 情境 情景 创意写作 創意寫作 创作
      創作
      ストーリー 作り話 フィクション 台本 セリフ 芝居 演劇 舞台 悪役 ヒーロー キャラ 寓話 詩 ポエム 夢の中 ファンタジー 空想 例え話 仮の話 もしもの ドラマ アニメ 漫画
      스토리를 스토리텔 줄거리 픽션 허구 각본 대본 대사를 연극 드라마 애니메 주인공 등장인물 악당 빌런 악역 동화책 판타지 환상 꿈속 우주 만약 만일 장면 창작 캐릭 가공의 상상속 공상과
      verhalen verzonnen fictie* sprookje* gedicht* toneel* denkbeeldig* fantasie* droom dromen spelletje* universum* novelle* vertelling*
      werelden
      wymyślon* bohater* powieś* powies* opowieś* opowies* fikcj* fikcyjn* bajk* baśń grę swiat* wiersz fantasty* fantazj*
      cenario* ficç* ficcion* fictíc* fictici* conto contos fábula* fantasia* enredo* poema* poesia sonho* roteiro* universo*
      l'histoire* l’histoire* d'histoire* d’histoire* hypothetique* conte contes fictif* fictiv* récit* jeux poème* poeme* rêve* univers
      l'univers l’univers imaginaire*
      novela* películ* pelicul* ficción relato* guion* guión* cuentos sueño* fantasía* imaginari* leyenda* mundos trama dramátic*
      inventat* copione* racconto racconti personaggi scenari giochi favola fiaba fiabe finzion* fittizi* immaginari* sogno poesie
      erfunden* ausgedacht* gedankenexperim* erzählung* erzaehlung* märchen* fiktion* fiktiv* traum charakter charaktere szenarien szene*
      drehbuch* phantasie*
      قصص* قصت* حكاي* روايات* روايت* خيال* أسطور* شخصيت* شخصيات* سيناريو* لعبت* أفلام* فلم مشهد مسرحي* قصيدة قصائد* أحلام* حلم عوالم* وهمي* فرضي*
      فرضا مسلسل* مغامر* سردي* دراما* درامي* حبكة ألعاب
      hikâye* varsayim* dunya* öykü* oyku* kurgu* kurmaca* masal masalı* masallar* efsane* sahne* şiir* siir siiri* rüya* ruya ruyada düş
      hayali* hayalî farazi* varsayal* diyelim dizi tiyatro* fantastik* fantezi* destan* macera macerası* kahraman kahramanı* kahramanlar* evren
      evreni* evrende*
      कहानि* किस्सा किस्से कथा* गाथा* उपन्यास* पात्रों किरदार* चरित्र* कैरेक्टर* सिनेरियो* सीनैरियो परिदृश्य* खेलो खेलते गेम* फ़िल्म* फिल्म*
      मूवी* दृश्य* सीन कविता* सपना सपने स्वप्न* ब्रह्मांड* कल्पित* फिक्शन* फ़िक्शन* पटकथा* संसार नॉवेल* स्टोरी* हाइपोथेटिकल* मनगढ़ंत* परिकल्प*
      काल्पनिक*
      kahaani* kahani* kissa kisse qissa katha upanyas* upanyaas* kirdar* kirdaar* paatra* kalpanik* kaalpanik* duniya* dunia khel khelo khelte
      khelna philm sapne sapna sapnon drishya* brahmand* sansar sansaar afsana* afsaana* manghadant mangadhant parikalpana* gaatha dastan
      daastan`,
  },
];
