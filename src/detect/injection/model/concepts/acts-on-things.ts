import type { Concept } from './concept.ts';

/** What somebody is asked to do with data, texts and settings. */
export const ACTS_ON_THINGS: readonly Concept[] = [
  {
    name: 'send',
    stems: `send* sent email* e-mail* forward* post* upload* transmit* exfiltrat* submit* deliver* mail fetch* append* embed*
      schick* send* sende* weiterleit* leite hochlad* übermittl*
      envoie* envoy* transfère* transfér* transmet* poste téléverse*
      envía* envia* reenvía* reenvia* manda* sube transmite*
      envie envia* encaminh* mande transmita*
      invia* inoltra* manda* spedisci* carica* trasmett*
      stuur* verstuur* doorstu* verzend* upload*
      wyślij* prześlij* przekaż* wysyłaj* przesyłaj*
      отправь* отправляй* перешли* пришли* передай* загрузи* вышли*
      надішли* відправ* перешли* передай* завантаж*
      gönder* ilet* yolla* yükle* aktar*
      أرسل* ارسل* إرسال* أعد مرر*
      भेज* भेजो भेजें अग्रेषित अपलोड
      bhej* bhejo forward
      发送 转发 上传 寄给 发给 傳送 轉發
      送信 転送 送って 送り アップロード
      전송 보내 전달 업로드 발송
      發送 上傳 发往 發往 發給 发邮件 發郵件 发一封 發一封 寄給 寄送 寄到 寄出 邮寄 郵寄 传送 传给 傳給 传到 傳到 传输 傳輸 投递 投遞 提交 送到 送往 送至 转给 轉給 转交 轉交 外传 外傳 外泄 外洩 回传 回傳 传回 傳回 推送 群发 群發 抄送 密送 附上
      附在 嵌入 内嵌 內嵌 转账 轉帳 轉賬 汇款 匯款
      送れ 送る 送ろ 送付 送った おくって 送金 振り込 振込 配信 発信 発送 投稿 提出し 提出せ アップして アップせ 添付 埋め込 付け加え 追記 渡して 渡せ 引き渡 手渡 届けて フォワード ポストして 持ち出 フェッチ メールして メールで送 メッセージを送
      송신 송부 보낼 보낸 보냄 보냈 부쳐 전해줘 전하라 넘겨 건네 포워 올려줘 포스팅 제출 송금 이체 첨부 덧붙 삽입 임베드 빼돌 빼내 반출 발신 가져와 가져오 메일로보 게시해
      sturen gestuurd verzonden zend zenden doorgestu* doorzend* doorgeef* doorgeven versturen opsturen toesturen mailen exfiltre* geupload*
      wyslij* przeslij* przekaz* wysyla* wysyła* przesył* przesyl* wysłać wysłał* wyslac dołącz* wgraj* wrzuć* podeślij* podeslij*
      exfiltr* envio enviem mandem repass* reenvi* remet* publiqu* carregue transfira transferir anexe anexar despach* entreg*
      ajoute* renvoy* envoi envois l'envoi* l’envoi* d'envoyer d’envoyer m'envoyer m’envoyer achemin* expédi* transferez transferer publiez
      publier télécharg* telecharg*
      enví* remite remitir mánda* publícal* adjunta* adjunte* subir suba súbe* transfier* expide mandes
      invio invii inoltr* spedir* spedit* spedizion* mandi trasmess* allegare consegna* recapita* trasferi* aggiungi* rispedi* reinvia*
      weitergeleitet* abschick* anhäng* verschick* gesendet gesandt versend* zusend* übersend* übermittel* uebermittel* uebermittl*
      hochgeladen übertrag* uebertrag*
      يرسل* ترسل* مرسل* بإرسال* ابعث* يبعث* تبعث* ابعت* بعتلي دزلي طرشلي انقل* ارفعها ارفعه برفع تحميل* انشر* تنشر* تسليم* أوصل* توصيل* أرفق*
      إرفاق* أضف* تضمين* إحالة* اجلب* أحضر* إحضار استرجع* تمرير*
      gonder* yukle* postala* ulaştır* ulastir* sevket* yayımla* yayimla* yayınla* yayinla* yönlendir* yonlendir* havale* teslim* ekle*
      iliştir* ilistir* gömül* göm kargola* getir* indir indirip mesajla* maille* sevk naklet*
      प्रेषि* प्रेषण* फॉरवर्ड* फ़ॉरवर्ड* फारवर्ड* पहुँचा* पहुंचा* ट्रांसफर* ट्रांसफ़र* ट्रान्सफर* स्थानांतरि* हस्तांतरि* सबमिट* सेंड* जमा जोड़ो
      जोड़ें जोड़िए संलग्न* अटैच* डिलीवर* रवाना प्रसारि* प्रकाशित* पब्लिश* डाउनलोड* लाओ लाकर सौंप* भिजवा* सुपुर्द एम्बेड* अपलोड* अग्रेषि* पोस्ट
      bhijwa* bhijva* bhjo bhjdo bhjna behjo pahucha* pahuncha* pohcha* pohncha* puhncha* daalo daaldo daldo jodkar jodiye joddo saunp* sonpo
      rawana laakar leaao preshit prasarit mailkar* transferkar*`,
  },
  {
    name: 'change',
    stems: `delete* remov* erase* drop disable* deactivat* turn switch off enabl* unlock* activat* grant* elevat* revoke* reset* wipe* uninstall*
      lösch* entfern* deaktivier* aktivier* schalt* entsperr* gewähr* setze
      supprim* efface* désactive* désactiv* active* déverrouill* réinitialis*
      borra* elimina* desactiva* activa* desbloque* restable*
      apague delete exclua exclui excluir desativ* ative desbloque* redefin*
      cancella* elimina* disattiva* attiva* sblocca* reimposta*
      verwijder* wis schakel* deactiveer* activeer* ontgrendel*
      usuń* skasuj* wyłącz* włącz* aktywuj* odblokuj* zresetuj*
      удали* сотри* отключи* выключи* включи* активируй* разблокир* сбрось*
      видали* зітри* вимкни* увімкни* активуй* розблокуй* скинь*
      sil silin kapat* devre etkinleştir* sıfırla* aç
      احذف* امسح* عطّل عطل* فعّل فعل ألغ* أوقف* افتح*
      हटा* मिटा* बंद सक्रिय अक्षम डिलीट रीसेट
      delete hata* band mita mitao mitado off
      删除 移除 关闭 禁用 启用 解锁 重置 开启 刪除 關閉
      削除 無効化 有効化 解除 オフ リセット 停止
      삭제 제거 비활성 활성화 해제 초기화 꺼
      删掉 刪掉 删去 刪去 删光 刪光 去掉 清除 清空 清零 归零 歸零 抹掉 抹去 抹除 擦除 擦掉 销毁 銷毀 卸载 卸載 停用 关掉 關掉 切断 切斷 屏蔽 激活 啟用 開啟 解鎖 解封 解开 解開 重設 重设 還原 还原 初始化 格式化 授予 赋予 賦予 授與 提权 提權
      提升权限 提升權限 切换 切換 篡改 竄改
      消して 消せ 消去 消しなさい 抹消 除去 取り除 取り外 撤去 破壊 クリア デリート アンインストール 切り替え 切替 有効に アクティベ アンロック 開放 解禁 付与 昇格 剥奪 失効 初期化 再設定 ワイプ 無力化 改ざん 改竄 外せ 外してくだ をオンに
      지워 지우 지운 지울 없애 없앤 클리어 끄고 끄기 끄도록 켜기 활성 차단 잠금 풀어줘 언락 개방 부여 승격 박탈 리셋 재설정 재부팅 재시작 되돌려 되돌리 원상복구 무력화 전환 변조 포맷해
      intrekken wissen gewist uitschakel* inschakel* uitgeschakeld* ingeschakeld* uitzetten aanzetten deactiveren deblokke* verleen* uitwis*
      overschakel* omschakel*
      usun* usuw* kasuj* wylacz* wlacz* wymaż* wymaz* wyczyść* wyczysc* dezaktyw* uruchom* przełącz* przelacz* odblok* przywróć*
      apaga* apagu* deleta* ativa* ativem habilit* desabilit* deslig* reinici* restaure restaurar limpe limpar conceda desinstal*
      effac* d'effacer d’effacer d'activer d’activer desactive* deverrouill* reinitialis* débloqu* debloqu* allume* éteins éteign* bascul* levez
      élimin* retirez
      borre borren bórra* suprim* elimín* desactív* actív* activá inhabilit* deshabilit* enciend* quita quitar quítal* limpia*
      disattiv* disabilita* abilita* spegni* spegner* accendi* rimuov* azzera* ripristin* svuota* concedi* modificare togli* sblocc*
      disinstalla*
      widerruf* loesch* gelöscht* geloescht* ausschalt* einschalt* abschalt* umschalten ausgeschaltet* abgeschaltet* freischalt*
      zurücksetz* zuruecksetz* zurückgesetzt* gewaehr*
      حذف* يحذف* تحذف* بمسح مسح محو امحُ امحي أزل أزال* تزيل* تعطيل* معطل* تفعيل* مفعل* تنشيط* أطفئ* أطفي إطفاء* إيقاف* أغلق* إغلاق* أقفل* شيل
      امنح* تمنح* بمنح تصفير* اسحب* ضبط دمر* تدمير* فرمت* فورمات*
      sifirla* etkinlestir* kaldır* kaldir* devredışı* devredişi* devredisi* pasifle* aktifle* aktif imha* temizle* açın açınız kilidi* kilit
      kilitle* durdur* engelle* yükselt* yukselt* formatla* değiştir* degistir* etkisiz* etkin kapalı kapali kapa çıkart* cikart* söndür*
      boşalt* bosalt* yoket*
      निष्क्रिय* सक्षम चालू ऑन ऑफ ऑफ़ डिसेबल* डिसएबल* इनेबल* एनेबल* अनलॉक* एक्टिवेट* ऐक्टिवेट* डीएक्टिवेट* डिएक्टिवेट* विलोपि* नष्ट रिमूव*
      डिलीट* डिलिट* रीसेट* रिसेट* अनइंस्टॉल* रोको रोकें रोकिए उड़ा तोड़ो तोड़कर वाइप* इरेज* पोंछ* सक्रियण
      hatwa* htao htado mitwao chalu chaalu chaloo nasht barbaad* nishkriy* sakriy* roko rokdo rokiye udado bandkar* kaatdo barbad`,
  },
  {
    name: 'transform',
    stems: `translat* decod* encod* convert* summar* rewrit* rephras* paraphras* spell* base64 rot13 hex binary morse reverse* cipher* encrypt* decrypt*
      übersetz* entschlüssel* zusammenfass* fasse kodier* dekodier* umformulier*
      tradui* décod* encod* résum* convert* reformul*
      traduc* traduce* decodifica* resum* convierte* reescrib*
      traduz* decodifi* resuma resum* converta reescrev*
      traduci* decodifica* riassum* converti* riscriv*
      vertaal* decodeer* samenvat* vat converteer* herschrijf*
      przetłumacz* odkoduj* zdekoduj* streść* podsumuj* zamień*
      переведи* декодир* расшифру* кратко перескажи* преобразуй* перепиши*
      переклади* розшифр* підсумуй* перетвор* перепиши*
      çevir* çöz* özetle* dönüştür*
      ترجم* فك لخص* شفر*
      अनुवाद डिकोड सारांश बदलो
      translate translate
      翻译 解码 总结 转换 改写 编码 翻譯 解碼
      翻訳 要約 デコード 変換 書き換え
      번역 요약 디코드 디코딩 변환 해독
      译成 譯成 译为 譯為 翻成 转成 轉成 轉換 转述 轉述 转码 轉碼 總結 概括 概述 摘要 概要 重写 重寫 改寫 换句话 換句話 换个说法 換個說法 編碼 解密 加密 破译 破譯 密文 摩斯 摩尔斯 摩爾斯 莫尔斯 莫斯密 二进制 二進制 二進位 十六进制 十六進位 倒序 逆序
      反转 反轉 倒过来 倒過來 颠倒 顛倒 拼写 拼寫 拼出 藏头 藏頭 谐音 諧音 火星文 凯撒 凱撒
      訳して 訳しな まとめて まとめなさい 概略 サマリ 要点 書き直 言い換え リライト エンコード 符号化 復号 暗号化 暗号文 解読 モールス 二進 進数 逆順 逆さ 逆から 反転 つづり スペル シーザー 置き換え コンバート 縦読み 頭文字 アナグラム ローマ字
      ひらがなで カタカナで バイナリ
      영작 직역 인코딩 인코드 복호 암호화 암호문 암호해 정리해 정리하 간추 줄여줘 줄여서 축약 간략 재작성 고쳐써 바꿔써 바꿔말 풀어써 패러프레 리라이 모스부호 이진법 진수 거꾸로 역순 뒤집 철자 치환 초성 첫글자 바이너리
      vertal* samengevat herschrijv* herschreven herformul* parafras* omzetten ontcijfer* versleutel* ontsleutel* codeer* coderen omkeren
      achterstevoren inkort*
      przetlumacz* tłumacz* streszcz* stresc* podsumow* zamien* przekształ* przeksztal* zakoduj* rozkoduj* odszyfr* zaszyfr* szyfr*
      sparafraz* przeredag*
      traduç* codifiqu* codific* descodific* decifr* criptograf* descriptograf* sintetiz* transforme inverta soletr* sumariz* encript*
      desencript* cifra*
      réécri* reecri* déchiffr* dechiffr* chiffr* crypter cryptez décrypt* transformez épelle* inversez synthétis* translittér* l'envers
      l’envers
      tradúce* descodifi* descifr* resúm* transfórm* invierte* invertir deletre* convierta* conviért* reescrí* reformúl*
      tradur* tradott* crittograf* decritt* riformul* trasforma* invertire riepilog* riassunt* sillab* rielabora* tramuta*
      uebersetz* entschluessel* verschlüssel* verschluessel* zusammengefasst* zusammenzufassen codier* umschreib* umgeschrieben* umwand*
      buchstabier* konvertier* entziffer* rückwärts rueckwaerts
      تترجم* يترجم* مترجم* تلخيص* ملخص* يلخص* تلخص* اختصر* اختصار* موجز* إيجاز* صياغ* صغ تشفير* مشفر* يشفر* شيفر* ترميز* تحويل* اعكس* معكوس*
      اقلب* هجئ* تهجئ* سداسي* مورس بفك استخلص* فكها
      cevir* cozumle* özet* ozet* donustur* tercüme* tercume* kodla* deşifre* desifre* şifrele* sifrele* uyarla* tersine tersten onaltılık
      onaltilik ikilik mors hecele* kısalt* kisalt* sadeleştir* sadelestir* biçimlendir* bicimlendir* ingilizceye türkçeye turkceye
      fransızcaya almancaya
      अनुवाद* ट्रांसलेट* तर्जुमा* भाषांतर* रूपांतर* रूपान्तर* परिवर्ति* परिवर्तन* बदलें बदलिए बदलकर संक्षेप* संक्षिप्त* सार समरी समराइज* एनकोड*
      इनकोड* डीकोड* डिकोड* कूटबद्ध* कूटलेख* विकूट* डिक्रिप्ट* एन्क्रिप्ट* एनक्रिप्ट* कन्वर्ट* कनवर्ट* उलट* पुनर्लेख* वर्तनी* हिज्जे लिप्यंतर*
      बाइनरी मोर्स रीराइट* सारांशि*
      anuvad* anuvaad* anuwad* anuwaad* tarjuma* tarjama badlo badalo badaldo badalkar badalke badliye badaliye badlkar badaldijiye saransh*
      saaransh* sankshep* sankshipt* rupantar* roopantar* parivartit parivartan* ulta ultakar* bhashantar* vartani hijje kootbaddh`,
  },
  {
    name: 'start-with',
    stems: `begin begins beginning start starts starting prefix* reply respond only exactly verbatim sure absolutely certainly
      beginn* nur genau wörtlich natürlich
      commence* uniquement exactement textuellement mot seulement
      empieza* comienza* solo sólo exactamente textualmente únicamente
      comece começa* apenas exatamente somente literalmente
      inizia* solo esattamente soltanto letteralmente
      begin* alleen precies letterlijk
      zacznij* rozpocznij* tylko dokładnie dosłownie
      начни* начинай* только дословно ровно именно
      почни* починай* тільки дослівно лише
      başla* sadece yalnızca aynen kelimesi
      ابدأ* فقط حرفيا بالضبط
      शुरू केवल सिर्फ शब्दशः बिल्कुल
      sirf bas shuru exactly
      开头 开始 只 仅 逐字 一字不差 完整
      始め だけ のみ 一字一句 そのまま 正確に
      시작 만 그대로 정확히 오직
      開頭 開始 僅 前缀 前綴 开场 開場 一字不漏 一字不改 一字不落 一个字都不 原封不动 原封不動 原样 原樣 原文 原话 原話 照抄 照搬 逐句 逐词 逐詞 準確地 准确地 精确地 精確地 不加修改 不作修改 不做修改 一模一样 一模一樣 当然 當然 没问题 沒問題
      始ま 冒頭 出だし スタート 先頭 接頭 一言一句 一字違わ 厳密に 文字通り まったく同じ 全く同じ 丸写し 逐語 ありのまま まんま もちろん 勿論 承知しました 承知いたし かしこまりました 了解しました わかりました 喜んで オンリー 省略せず 省略しな 改変せず
      加工せず
      첫머리 머리말 접두 첫마디 첫문장 첫줄 첫단어 오로지 한글자 토씨 고스란히 똑같이 똑같은 동일하게 원문 정확하 물론 당연히 알겠습니 알겠어 기꺼이 그럼요 틀림없이 서두에
      uitsluitend enkel slechts exact exacte woordelijk* ongewijzigd* uiteraard natuurlijk zeker tuurlijk vanzelfsprekend absoluut aanvang*
      zaczn* zaczyn* rozpoczn* rozpoczyn* dokladn* dokładn* doslown* dosłown* wyłącznie wylacznie jedynie oczywiście oczywiscie jasne ściśle
      comeca* começ* iniciar inicie iniciando só unicamente exclusivamente exato exata claro certamente ipsis precisamente estritamente
      commenç* débute* debute* démarre* demarre* strictement littéralement litteralement précisément precisement exclusivement sûr
      certainement évidemment assurément
      empiece* empez* empiez* comience* comenz* comienc* seguro supuesto ciertamente exacta exacto solamente estrictamente arranca*
      simplemente
      cominci* inizi inizio esclusivamente testualmente certo ovviamente sicuramente naturalmente assolutamente esatto esatta
      semplicemente strettamente rigorosamente
      anfang* angefangen starte ausschließlich* ausschliesslich* lediglich bloß exakt* woertlich* wörtlich* wortwörtlich* wortwoertlich*
      wortgetreu* selbstverständlich* natuerlich
      ابدئي ابدؤوا تبدأ* يبدأ* بداية بدايته بدايتها استهل* افتتح* حصرا حصريا فحسب حرفي* بالحرف بكلمة تحديدا بالتحديد بدقة تماما بالطبع طبعا أكيد
      بالتأكيد حسنا بادئة* اكتفِ اكتفي اقتصر*
      basla* yalnizca yalnız yalniz kelimesine harfi harfine harfiyen tamı tamına birebir kesinlikle elbette tabii tabiki memnuniyetle sırf
      ibaret şununla önek* onek* tıpatıp tipatip virgülüne aynısı* aynisi* motamot baştan
      शुरु शुरुआत* शुरूआत* आरंभ* आरम्भ* प्रारंभ प्रारम्भ सिर्फ़ मात्र महज महज़ हूबहू हुबहू ज्यों त्यों अक्षरशः यथावत बिलकुल अवश्य निश्चित बेशक
      पक्का स्टार्ट* ओनली एकमात्र हां हाँ सटीक* उपसर्ग* एग्जैक्ट*
      keval kewal shuru* shuroo suru aarambh* arambh* prarambh hubahu hoobahoo hubahoo hubhu bilkul bilkool mahaz mehez maatra shabdash*
      shabdsh* aksharsha* beshak pakka avashya awashya jyon tyon waisahi vaisahi haan sirph nishchit*`,
  },
  {
    name: 'remember',
    stems: `remember* memor* store* stored save* saved persist* recall* retain* logged history
      erinner* merk* speicher* gespeichert gedächtnis
      souviens rappelle* mémoire mémor* enregistr* historique
      recuerda* memoria guarda* historial almacen*
      lembre* memória guarde salve* histórico armazen*
      ricorda* memoria salva* memorizza* cronologia
      onthoud* geheugen opgeslagen bewaar* geschiedenis
      zapamięta* pamięta* pamięć pamięci zapisz* histori*
      запомни* вспомни* память памяти сохрани* истори*
      запам'ят* пам'ят* пригадай* збережи* історі*
      hatırla* hafıza* kaydet* bellek geçmiş
      تذكر* ذاكر* احفظ* سجل*
      याद स्मृति मेमोरी सहेज*
      yaad yaadgar memory
      记住 记忆 记得 保存 历史 記住 記憶
      覚えて 記憶 メモリ 保存 履歴
      기억 저장 메모리 기록
      記得 歷史 牢记 牢記 谨记 謹記 铭记 銘記 记下 記下 记录 記錄 紀錄 记着 記著 存储 存儲 儲存 储存 存下 存入 存进 存進 存档 存檔 留存 保留 回忆 回憶 回想 写进 寫進 日志 日誌 别忘 別忘 不要忘 勿忘
      覚え おぼえ 憶え 思い出 暗記 記録 心に留め 念頭 メモし メモを セーブ 格納 蓄積 保管 保持 残して 書き込 永続 忘れないで 忘れずに 忘れるな 忘れません
      외워 외우 암기 명심 염두 새겨두 떠올 상기시 적어둬 적어두 적어놔 보관 보존 간직 남겨둬 히스토리 내역 잊지 까먹지 숙지 메모 되새
      herinner* opslaan bewaren vastleg* vastgelegd noteer* noteren logboek* chatgeschied* gespreksgeschied* bijhoud* bijgehouden inprent*
      terughalen onthield
      zapamięt* zapamiet* pamieta* pamiec pamieci pamięcią przypomn* przypomin* zapisuj* zapisyw* zapisa* zachowaj* przechow* utrwal* zanotuj*
      lembr* relembr* recordar recorde guardem historico gravar gravado registe retenha* anote anotar preservar mantenha* armazén*
      n'oubli* n’oubli* souvenez souvenir souvien* memoire* rappel* retiens retenez sauvegard* stockez stocker conservez conserver gardez
      l'historique l’historique
      mantén* recuerd* recuérd* recordar* acuérd* acuerdate acordate guárda* almacén* grábate grabar regístr* consérv* retén* retener
      ricord* rammenta* conservare conservato archivia* registrare storico immagazzin* trattien* mantieni* mantenere rievoca* custodisci*
      appuntati
      aufzeichn* hinterleg* gedächtnis* gedaechtnis* einpräg* einpraeg* abspeicher* verlauf chatverlauf* gesprächsverlauf* aufbewahr* behalte
      notier* protokollier* festhalt*
      يتذكر* تتذكر* اتذكر* نتذكر* ذكرني ذكرنا ذكريات* فاكر افتكر* تفتكر* حفظ* يحفظ* محفوظ* خزن* يخزن* تخزين* مخزنة احتفظ* احتفاظ* تحتفظ* يحتفظ*
      اختزن* استذكر* استحضر* بالك ذهنك اعتبارك دائم أبقِ أبقها تسجل* يسجل*
      hatirla* hafiza* kayded* bellek* belleğ* belleg* gecmis* geçmiş* aklında aklinda unutma unutmayın unutmayin unutmayınız ezberle* sakla*
      depola* muhafaza* anımsa* animsa* kalıcı* kalici* tarihçe* tarihce* hatıra* hatira* loglar*
      स्मरण* स्मृति* यादें यादों याददाश्त* यादाश्त सेव स्टोर* रिकॉल* रिमेम्बर* संग्रह* संचय* भंडार* संरक्षि* कंठस्थ रटो इतिहास* हिस्ट्री दर्ज लॉग*
      ज़ेहन जेहन स्थायी* बरकरार मेमोरी* मेमरी*
      yaadein yaadon yaaden yaadasht* yaaddasht* yadrakh* yaadrakh* yaadrahe smaran* rakhlo rakho rakhna rakhiye sambhal* sambhaal* sahej*
      sangrah* ratlo zehan zahen itihas* itihaas* dimaag dimag`,
  },
];
