import type { Concept } from './concept.ts';

/** What somebody is asked to do, or does. */
export const ACTS: readonly Concept[] = [
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
      تجاهل* تجاهلي انس انسَ انسى اغفل اهمل أهمل تجاوز* تخط* ألغ* الغ*
      अनदेखा अनदेखी नज़रअंदाज़ नजरअंदाज भूल भूलो भुला भूलकर उपेक्षा दरकिनार रद्द
      bhool bhul bhulo bhula ignore nazarandaz chhodo hatao
      忽略 忽视 无视 忘记 忘掉 抛开 不要理会 不用管 别管 跳过 绕过 取消 作废 覆盖 無視 忽視
      無視 忘れ 忘却 破棄 無効 スキップ 従わな 取り消
      무시 잊어 잊고 잊으 건너뛰 취소 무효 따르지`,
  },
  {
    name: 'reveal',
    stems: `reveal* show shows display* print* output* dump* leak* disclos* expose* divulg* share tell recite* list state paste quote export* echo spill repeat* reproduce*
      zeig* verrat* verrate* offenbar* nenn* wiederhol* gib ausgeben drucke* auflist* teile* verrätst
      montre* affiche* révèle* révél* dévoil* répète* répét* donne donnez imprime* divulgu* partage* liste* recopie*
      muestra* muéstra* revela* enseña* dime repite* repíte* imprime* divulga* filtra* comparte* escribe* lista*
      mostre mostra* revele revel* repita repete* exiba exibe* imprima compartilh* diga-me diga liste
      mostra* rivela* svela* ripeti* stampa* elenca* dimmi condividi* riporta*
      toon* onthul* herhaal* geef vertel* laat deel druk* lek*
      pokaż* ujawn* wyświetl* powtórz* podaj* wypisz* zdradź* wymień* przytocz*
      покажи* раскрой* выведи* повтори* напечат* сообщи* перечисли* выдай* процитируй* назови* скинь
      покажи* розкрий* виведи* повтори* надрукуй* перелічи* видай*
      göster* açıkla* ifşa* tekrarla* yazdır* listele* paylaş* söyle* dök
      اعرض* أظهر* اظهر* اكشف* كشف* كرر* اطبع* شارك* أخبرني اخبرني اذكر* افش* أفصح* سرد
      दिखा* बता* बताओ बताइए प्रकट उजागर दोहरा* प्रिंट साझा खोल*
      dikha* bata* batao bolo dohra* share
      显示 展示 告诉 透露 泄露 输出 打印 重复 列出 公开 说出 揭示 复述 顯示 告訴 洩露 輸出
      表示 教えて 見せ 開示 公開 出力 繰り返 暴露 漏ら 印刷 列挙 明か
      보여 알려 공개 출력 반복 말해 누설 유출 밝혀 나열 드러내`,
  },
  {
    name: 'pretend',
    stems: `pretend* act acting roleplay* role-play* role imagin* simulat* imperson* behave* embody assum* become portray* play pose
      tu spiel* verhalt* benimm stell schlüpf* simulier* rolle
      fais agis agir joue* incarn* prétend* imagine* simul* comporte* rôle
      actúa* actua* finge* fingir imagina* simula* compórtate interpreta* haz rol
      aja atue atua* finja fingir imagine simule comporte-se interprete papel
      agisci* comportati fingi* immagina* interpreta* recita* simula* ruolo
      doe gedraag* speel* stel simuleer* rol
      udawaj* zachowuj* wciel* odgryw* wyobraź* symuluj* graj rol*
      притвор* веди действуй представь* вообрази* сыграй* имитир* роль роли
      прикинь* поводься дій уяви* зіграй* роль ролі
      davran* rolü* rolünde canlandır* hayal taklit gibi
      تصرف* تظاهر* تخيل* مثّل العب دور* تقمص*
      अभिनय नाटक कल्पना भूमिका बनकर बनो
      banke bano banjao natak roleplay acting
      扮演 假装 假设 想象 模拟 充当 角色 假裝 模擬
      演じ ふり なりき 想像 役割 振る舞 装って ロール
      연기 척하 가정 상상 역할 행동해 흉내`,
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
      따라 실행 대답 복종 수행 준수`,
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
      거부 거절 사과 경고`,
  },
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
      أرسل* ارسل* إرسال* حول* أعد مرر*
      भेज* भेजो भेजें अग्रेषित अपलोड
      bhej* bhejo forward
      发送 转发 上传 寄给 发给 傳送 轉發
      送信 転送 送って 送り アップロード
      전송 보내 전달 업로드 발송`,
  },
  {
    name: 'change',
    stems: `delete* remov* erase* drop disable* deactivat* turn switch off enabl* unlock* activat* grant* elevat* revoke* reset* wipe* uninstall*
      lösch* entfern* deaktivier* aktivier* schalt* entsperr* gewähr* setze
      supprim* efface* désactive* désactiv* active* déverrouill* réinitialis*
      borra* elimina* desactiva* activa* desbloque* restable*
      apague delete exclu* desativ* ative desbloque* redefin*
      cancella* elimina* disattiva* attiva* sblocca* reimposta*
      verwijder* wis schakel* deactiveer* activeer* ontgrendel*
      usuń* skasuj* wyłącz* włącz* aktywuj* odblokuj* zresetuj*
      удали* сотри* отключи* выключи* включи* активируй* разблокир* сбрось*
      видали* зітри* вимкни* увімкни* активуй* розблокуй* скинь*
      sil* kapat* devre etkinleştir* sıfırla* aç
      احذف* امسح* عطّل عطل* فعّل فعل* ألغ* أوقف* افتح*
      हटा* मिटा* बंद सक्रिय अक्षम डिलीट रीसेट
      delete hata* band mita* off
      删除 移除 关闭 禁用 启用 解锁 重置 开启 刪除 關閉
      削除 無効化 有効化 解除 オフ リセット 停止
      삭제 제거 비활성 활성화 해제 초기화 꺼`,
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
      ترجم* فك لخص* حوّل شفر*
      अनुवाद डिकोड सारांश बदलो
      translate translate
      翻译 解码 总结 转换 改写 编码 翻譯 解碼
      翻訳 要約 デコード 変換 書き換え
      번역 요약 디코드 디코딩 변환 해독`,
  },
  {
    name: 'start-with',
    stems: `begin begins beginning start starts starting prefix* reply respond only exactly verbatim word-for-word sure absolutely certainly
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
      시작 만 그대로 정확히 오직`,
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
      기억 저장 메모리 기록`,
  },
];
