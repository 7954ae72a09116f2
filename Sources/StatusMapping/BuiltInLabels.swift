// Written by Mappings/embed.py from Mappings/labels.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let labels: StaticString = #"""
# What status and priority words mean, by language. For proposals only: a label never decides.
# A line is `word | meaning | strength | read in`: default = the product's own word, common = seen as a
# custom label or filter word, weak = ambiguous or a minority reading. A word with several meanings in one
# language stands there once for each. Written by Mappings/labels.py.
deskferry: 1
categories:
  answered: pending
  assigned: open
  awaitingApproval: hold
  awaitingInvoice: hold
  cancelled: cancelled
  closed: closed
  completed: solved
  deleted: deleted
  escalated: open
  hold: hold
  inProgress: open
  merged: closed
  new: new
  open: open
  overdue: open
  pending: pending
  refundCompleted: solved
  refundInitiated: hold
  refundRequested: hold
  rejected: cancelled
  reopened: open
  solved: solved
  spam: spam
status:
  "am": |
    በጊዜው ያልተከፈለ | overdue | common | MantisBT
  "ar": |
    أجاب | answered | default | UVdesk
    تم الرد | answered | common | Faveo
    رد | answered | weak | Frappe Helpdesk
    تم التعيين | assigned | default | EspoCRM
    مكلفة | assigned | default | MantisBT
    معينة | assigned | common | Faveo
    مكلّف | assigned | common | FreeScout
    بانتظار الموافقة | awaitingApproval | default | Leantime
    بانتظار صدور قرار | awaitingApproval | default | Zendesk
    في إنتظار الموافقة | awaitingApproval | default | Leantime
    للموافقة عليها | awaitingApproval | default | YetiForce
    تم إلغاءها | cancelled | common | EspoCRM
    ملغى | cancelled | common | YetiForce
    ألغيت | cancelled | weak | Frappe Helpdesk
    تم السحب | cancelled | weak | Zendesk
    أغلقت بنجاح | closed | default | OTRS/OTOBO
    تم الإنتهاء | closed | default | EspoCRM
    لم يتم الإغلاق بنجاح | closed | default | OTRS/OTOBO
    مغلق | closed | default | Awesome Support; Frappe Helpdesk; Helpy; Redmine
    مغلقة | closed | default | Faveo; FreeScout; MantisBT; tawk.to help
    مُغْلَق | closed | common | OTRS/OTOBO
    تم | completed | default | Leantime
    منجز | completed | default | Kanboard
    إكمال | completed | common | YetiForce
    انتهت | completed | common | EspoCRM
    أزاله | deleted | default | OTRS/OTOBO
    إزالة | deleted | default | Zammad
    تم الحذف | deleted | default | FreeScout
    قمامة | deleted | default | Helpy
    محذوفة | deleted | default | Faveo; Request Tracker
    محطم | deleted | common | UVdesk
    تصاعد | escalated | common | Zammad
    في الانتظار | hold | default | Awesome Support; YetiForce
    مؤجلة | hold | default | Chatwoot
    معلق | hold | default | Zendesk
    مُعلّقة | hold | default | Request Tracker
    تم تأجيلها | hold | common | EspoCRM
    موقفة | hold | common | MantisBT
    تذكير في انتظار المراجعة | hold | weak | Zammad
    توقف مؤقتًا | hold | weak | Frappe Helpdesk
    في انتظار التذكير | hold | weak | OTRS/OTOBO
    قيد الانتظار | hold | weak | Zendesk customer page
    محظور | hold | weak | Leantime
    العمل جارٍ | inProgress | default | Kanboard
    بصدد الإنجاز | inProgress | default | YetiForce
    جاري التحميل | inProgress | default | Redmine
    قيد التنفيذ | inProgress | default | Leantime
    بدأت | inProgress | weak | EspoCRM
    في تَقَدم | inProgress | weak | Frappe Helpdesk
    اندمجت | merged | default | Zammad
    مُنْدَمِج | merged | default | OTRS/OTOBO
    جديد | new | default | Awesome Support; EspoCRM; Helpy; Leantime
    جديدة | new | default | Request Tracker
    افتح | open | default | UVdesk; Zammad
    فتح | open | default | Awesome Support; Chatwoot; Frappe Helpdesk; Helpy
    مفتوح | open | default | Zendesk; EspoCRM; Kanboard; Redmine
    مفتوحة | open | default | Request Tracker; tawk.to help; MantisBT
    نشيط | open | default | FreeScout
    تأخر عن الدفع | overdue | common | MantisBT
    متأخرة | overdue | common | Faveo
    مُتأخّر | overdue | common | EspoCRM
    إغلاق معلقة | pending | default | Zammad
    انتظار | pending | default | Helpy
    انتظر الرد | pending | default | YetiForce
    بانتظار الرد | pending | default | Zendesk
    تذكير في انتظار المراجعة | pending | default | Zammad
    في انتظار إغلاق غير ناجح | pending | default | OTRS/OTOBO
    في انتظار الإغلاق الناجح | pending | default | OTRS/OTOBO
    في انتظار التذكير | pending | default | OTRS/OTOBO
    في انتظار ردك | pending | default | Zendesk
    قيد الانتظار | pending | default | FreeScout; OTRS/OTOBO; UVdesk; Zammad
    معلق | pending | default | Chatwoot; EspoCRM
    معلقة | pending | default | tawk.to help; Zendesk customer page
    تحت الإنتظار | pending | common | OTRS/OTOBO
    في انتظار الرد | pending | common | Awesome Support
    التغذية الراجعة | pending | weak | Redmine
    طلب ردود | pending | weak | MantisBT
    مُعلّقة | pending | weak | Request Tracker
    تم رفضه | rejected | default | YetiForce
    مرفوض | rejected | default | EspoCRM; Redmine; Zendesk
    مرفوضة | rejected | default | Request Tracker
    أعيد فتحه | reopened | common | Zammad
    مفتوحة مرة أخرى | reopened | common | MantisBT
    الحل | solved | default | Redmine
    تم الحل | solved | default | Frappe Helpdesk; UVdesk; Zendesk customer page
    تم حلها | solved | default | Chatwoot; Faveo
    حُلّت | solved | default | Request Tracker
    محلول | solved | default | Zendesk
    محلولة | solved | default | MantisBT; Zendesk customer page
    بريد المزعج | spam | default | Helpy
    بريد مؤذي | spam | default | UVdesk
    رسائل إلكترونية مزعجة | spam | default | FreeScout
  "az": |
    Bağlanıb | closed | default | Redmine
    Bağlıdır | closed | common | Redmine
    İşlənməkdədir | inProgress | default | Redmine
    Yeni | new | default | Redmine
    Açıq | open | default | Zendesk
    açıqdır | open | common | Redmine
    Cavab gözlənilir | pending | default | Zendesk
    Cavabınız gözlənilir | pending | default | Zendesk
    Əks əlaqə | pending | weak | Redmine
    Rədd etmə | rejected | default | Redmine
    Həll edilib | solved | default | Redmine; Zendesk
  "be": |
    В ожидании решения | awaitingApproval | default | Zendesk
    Аннулировано | cancelled | weak | Zendesk
    Закрыт | closed | default | Zendesk
    На удержании | hold | default | Zendesk
    Новый | new | default | Zendesk
    Открыт | open | default | Zendesk
    Ждет вашего ответа | pending | default | Zendesk
    Ожидает ответа | pending | default | Zendesk
    Отклонено | rejected | weak | Zendesk
    Выполнен | solved | default | Zendesk
  "bg": |
    Назначен | assigned | default | EspoCRM
    възложен | assigned | default | MantisBT
    За одобрение | awaitingApproval | default | YetiForce
    Чакащ решение | awaitingApproval | default | Zendesk
    Отменена | cancelled | common | EspoCRM
    Оттеглен | cancelled | weak | Zendesk
    Затворен | closed | default | Awesome Support; EspoCRM; Zammad
    Затворена | closed | default | Redmine
    Затворени | closed | default | Zendesk
    неуспешно затворен | closed | default | OTRS/OTOBO
    приключен | closed | default | MantisBT
    успешно затворен | closed | default | OTRS/OTOBO
    Затворено | closed | common | Kanboard; OTRS/OTOBO
    Готови | completed | default | Kanboard
    Завършен | completed | common | EspoCRM
    изтрит | deleted | default | Request Tracker
    премахнат | deleted | default | OTRS/OTOBO; Zammad
    ескалиран | escalated | common | Zammad
    В процес на изчакване | hold | default | Awesome Support
    Отложен | hold | default | Chatwoot
    Спрени | hold | default | Zendesk
    спрян | hold | default | Request Tracker
    Изчакване | hold | common | YetiForce
    Отложена | hold | common | EspoCRM
    временно преустановен | hold | common | MantisBT
    очаква напомняне | hold | weak | OTRS/OTOBO
    чакащо напомняне | hold | weak | Zammad
    В процес | inProgress | default | Awesome Support
    Изпълнение | inProgress | default | Redmine
    Работа в прогрес | inProgress | default | Kanboard
    Започната | inProgress | weak | EspoCRM
    изравнен | merged | default | OTRS/OTOBO; Zammad
    Нова | new | default | Redmine
    Нови | new | default | Zendesk
    нов | new | default | Awesome Support; EspoCRM; MantisBT; OTRS/OTOBO
    Отворени | open | default | Request Tracker; Zendesk; EspoCRM
    Отвори | open | default | Awesome Support
    отворен | open | default | Chatwoot; OTRS/OTOBO; Zammad; MantisBT
    отворена | open | common | Redmine
    отворено | open | common | Kanboard
    Просрочен | overdue | common | MantisBT
    Просрочени | overdue | common | EspoCRM
    В очакване на отговор | pending | default | Zendesk
    Очаква вашия отговор | pending | default | Zendesk
    Очакване на отговор | pending | default | YetiForce
    Предстоящ | pending | default | Chatwoot
    очаква авроматично | pending | default | OTRS/OTOBO
    очаква автоматично затваряне+ | pending | default | OTRS/OTOBO
    очаква автоматично затваряне- | pending | default | OTRS/OTOBO
    очаква напомняне | pending | default | OTRS/OTOBO
    чакащо затваряне | pending | default | Zammad
    чакащо напомняне | pending | default | Zammad
    В очакване | pending | common | OTRS/OTOBO
    Изчакване на отговор | pending | common | Awesome Support
    Обратна връзка | pending | weak | Redmine
    Отворен | pending | weak | EspoCRM
    изчакване | pending | weak | Zammad
    отворен наново | pending | weak | MantisBT
    спрян | pending | weak | Request Tracker
    Отхвърлен | rejected | default | EspoCRM; Request Tracker
    Отхвърлена | rejected | default | Redmine
    Отхвърлено | rejected | default | YetiForce
    Отказан | rejected | weak | Zendesk
    отворен наново | reopened | common | MantisBT
    Изпълнени | solved | default | Zendesk
    Приключена | solved | default | Redmine
    Разрешен | solved | default | Chatwoot; Request Tracker
    решен | solved | default | MantisBT
  "bn": |
    সিদ্ধান্ত মুলতুবি | awaitingApproval | default | Zendesk
    প্রত্যাহার করা হয়েছে | cancelled | weak | Zendesk
    বন্ধ | closed | default | Zendesk
    হোল্ডে | hold | default | Zendesk
    নতুন | new | default | Zendesk
    খুলুন | open | default | Zendesk
    আপনার উত্তরের অপেক্ষায় রয়েছি | pending | default | Zendesk
    উত্তরের অপেক্ষায় রয়েছি | pending | default | Zendesk
    প্রত্যাখ্যান করা হয়েছে | rejected | weak | Zendesk
    সমাধান করা হয়েছে | solved | default | Zendesk
  "bs": |
    Odgovoreno | answered | weak | Frappe Helpdesk
    Za odobrenje | awaitingApproval | default | YetiForce
    Otkazano | cancelled | common | Frappe Helpdesk; YetiForce
    Zatvoren | closed | default | Redmine
    Zatvoreno | closed | default | Frappe Helpdesk; Kanboard
    Zatvoreni | closed | common | Kanboard
    Gotovo | completed | default | Kanboard
    Kompletirano | completed | common | YetiForce
    Na čekanju | hold | common | YetiForce
    Pauzirano | hold | weak | Frappe Helpdesk
    U izradi | inProgress | default | Kanboard
    U toku | inProgress | default | YetiForce; Frappe Helpdesk
    Novi | new | default | Redmine
    otvoren | open | common | Redmine
    otvoreno | open | common | Kanboard
    Otvori | open | weak | Frappe Helpdesk
    Čekam odgovor | pending | default | YetiForce
    Čeka se povratna informacija | pending | weak | Redmine
    Odbijen | rejected | default | Redmine
    Odbijeno | rejected | default | YetiForce
    Riješen | solved | default | Redmine
    Rješeno | solved | weak | Frappe Helpdesk
  "ca": |
    Assignat | assigned | default | MantisBT; FreeScout
    Decisió pendent | awaitingApproval | default | Zendesk
    Cancel·lat | cancelled | default | Odoo OCA Helpdesk
    Retirada | cancelled | weak | Zendesk
    Tancat | closed | default | Awesome Support; FreeScout; MantisBT; Redmine
    tancat amb èxit | closed | default | OTRS/OTOBO
    tancat sense èxit | closed | default | OTRS/OTOBO
    Resolt | closed | weak | Helpy
    Fet | completed | default | Kanboard; Odoo OCA Helpdesk
    Escombraries | deleted | default | Helpy
    eliminat | deleted | default | FreeScout; OTRS/OTOBO; Request Tracker; Zammad
    escalat | escalated | common | Zammad
    A l'espera | hold | default | Zendesk
    En espera | hold | default | Awesome Support
    Esperant | hold | default | Odoo OCA Helpdesk
    Posposat | hold | default | Chatwoot
    aparcat | hold | default | Request Tracker
    suspès | hold | common | MantisBT
    pendent recordatori | hold | weak | Zammad
    recordatori pendent | hold | weak | OTRS/OTOBO
    En Progrés | inProgress | default | Redmine
    En curs | inProgress | default | Kanboard
    En procés | inProgress | default | Awesome Support
    combinat | merged | default | Zammad
    fusionat | merged | default | OTRS/OTOBO
    Nou | new | default | Awesome Support; Helpy; MantisBT; OTRS/OTOBO
    Actiu | open | default | FreeScout
    Obrir | open | default | Chatwoot
    obert | open | default | Awesome Support; Helpy; OTRS/OTOBO; Request Tracker
    Endarrerit | overdue | common | MantisBT
    Esperant la vostra resposta | pending | default | Zendesk
    Esperant resposta | pending | default | Zendesk; Awesome Support
    Pendent | pending | default | Chatwoot; FreeScout; Helpy; OTRS/OTOBO
    pendent auto | pending | default | OTRS/OTOBO
    pendent auto close+ | pending | default | OTRS/OTOBO
    pendent auto close- | pending | default | OTRS/OTOBO
    pendent recordatori | pending | default | Zammad
    pendent tancar | pending | default | Zammad
    recordatori pendent | pending | default | OTRS/OTOBO
    Comentaris | pending | weak | Redmine
    Esperant | pending | weak | Odoo OCA Helpdesk
    aparcat | pending | weak | Request Tracker
    es necessiten més dades | pending | weak | MantisBT
    Rebutjat | rejected | default | Redmine; Request Tracker
    Denegada | rejected | weak | Zendesk
    Reobert | reopened | common | MantisBT; Zammad
    Resolt el | solved | default | Zendesk
    Resoltes | solved | default | Chatwoot
    resolt | solved | default | MantisBT; Redmine; Request Tracker
    Correu brossa | spam | default | FreeScout
    Spam | spam | default | Helpy
  "cs": |
    Odpovězeno | answered | weak | Frappe Helpdesk
    Přidělený | assigned | default | iTop
    Přiřazený | assigned | default | EspoCRM; MantisBT
    Přiděleno | assigned | common | FreeScout
    Nabídka odeslána | awaitingApproval | default | Navertica help
    Předáno ke kontrole | awaitingApproval | default | CTU portal help
    Vyžádání akceptace | awaitingApproval | default | Navertica help
    Čeká na schválení | awaitingApproval | default | Leantime; iTop
    Čeká se na rozhodnutí | awaitingApproval | default | Zendesk
    Zrušeno | cancelled | default | Navertica help; EspoCRM; Frappe Helpdesk
    Staženo | cancelled | weak | Zendesk
    Uzavřeno | closed | default | Frappe Helpdesk; FreeScout; Navertica help; Zammad
    Uzavřeno bez fakturace | closed | default | Navertica help
    Uzavřený | closed | default | EspoCRM; MantisBT; Redmine; iTop
    Zavřeno | closed | default | Zendesk
    uzavřeno - nevyřešeno | closed | default | OTRS/OTOBO
    uzavřeno - vyřešeno | closed | default | OTRS/OTOBO
    Uzavřené | closed | common | Kanboard
    Dokončeno | completed | default | Kanboard; EspoCRM; Plane
    Hotovo | completed | default | CTU portal help; Leantime; Plane
    odstraněno | deleted | default | FreeScout; OTRS/OTOBO; Zammad
    smazán | deleted | default | Request Tracker
    Eskalovaný TTO | escalated | default | iTop
    Eskalovaný TTR | escalated | default | iTop
    eskalované | escalated | common | Zammad
    Odloženo | hold | default | CTU portal help; Plane; EspoCRM
    Odložené | hold | default | Chatwoot
    Pozastaveno | hold | default | Navertica help; Frappe Helpdesk
    Pozastavený | hold | default | Zendesk; iTop
    Předáno subdodavateli | hold | default | Navertica help
    odložený | hold | default | Request Tracker; MantisBT
    Čeká na nasazení | hold | default | Navertica help
    Blokován | hold | weak | Leantime
    upomínka na čekání | hold | weak | Zammad
    upomínka při čekání na vyřízení | hold | weak | OTRS/OTOBO
    Probíhá | inProgress | default | Leantime; Plane; Frappe Helpdesk
    V řešení | inProgress | default | Kanboard; Navertica help
    Ve vývoji | inProgress | default | Redmine
    Zpracovává se | inProgress | default | CTU portal help
    Probíhající | inProgress | common | iTop
    Zahájeno | inProgress | weak | EspoCRM
    Sloučeno | merged | default | OTRS/OTOBO; Zammad
    Nový | new | default | EspoCRM; Leantime; MantisBT; Navertica help
    Čeká na přijetí | new | default | CTU portal help
    Aktivní | open | default | FreeScout
    Otevřeno | open | default | Navertica help; Zendesk; Kanboard
    Otevřené | open | default | Chatwoot
    otevřený | open | default | OTRS/OTOBO; Request Tracker; Zammad; EspoCRM
    Otevřít | open | weak | Frappe Helpdesk
    Zpožděné | overdue | common | EspoCRM
    Zpoždění | overdue | common | MantisBT
    Pozastavený | pending | default | iTop
    Vyžádáno doplnění | pending | default | Navertica help
    Vyžádání součinnosti odběratele | pending | default | Navertica help
    auto čekání na vyřízení | pending | default | OTRS/OTOBO
    upomínka na čekání | pending | default | Zammad
    upomínka při čekání na vyřízení | pending | default | OTRS/OTOBO
    uzavřené čekání | pending | default | Zammad
    Čekající | pending | default | Chatwoot; EspoCRM; Plane; Zammad
    Čeká | pending | default | FreeScout
    Čeká na odpověď | pending | default | Zendesk
    Čeká na vaši odpověď | pending | default | Zendesk
    čeká na vyřízení - automaticky zavřít+ | pending | default | OTRS/OTOBO
    čeká na vyřízení - automaticky zavřít- | pending | default | OTRS/OTOBO
    Čeká na vyřízení | pending | common | OTRS/OTOBO
    odložený | pending | weak | Request Tracker
    reakce | pending | weak | MantisBT
    Čeká se | pending | weak | Redmine
    Odmítnuto | rejected | default | Plane
    Odmítnutý | rejected | default | EspoCRM; Redmine
    Zamítnuto | rejected | default | CTU portal help; Zendesk
    Zamítnutý | rejected | default | Request Tracker; iTop
    Znovuotevřeno | reopened | common | Zammad
    znovuotevřený | reopened | common | MantisBT
    Akceptováno | solved | default | Navertica help
    Vyřešeno | solved | default | Frappe Helpdesk; Zendesk
    Vyřešené | solved | default | Chatwoot
    Vyřešený | solved | default | MantisBT; Redmine; Request Tracker; iTop
    Spam | spam | default | FreeScout
  "da": |
    Besvaret | answered | default | Frappe Helpdesk; UVdesk
    Tildelt | assigned | default | EspoCRM; MantisBT; iTop; FreeScout
    Afgørelse venter | awaitingApproval | default | Zendesk
    Afventer godkendelse | awaitingApproval | default | iTop
    Til godkendelse | awaitingApproval | default | YetiForce
    Venter på godkendelse | awaitingApproval | default | Leantime
    Afbrudt | cancelled | common | EspoCRM
    Annulleret | cancelled | weak | Frappe Helpdesk
    Tilbagetrukket | cancelled | weak | Zendesk
    Afsluttet | closed | default | OTRS/OTOBO
    Afsluttet uden løsning | closed | default | OTRS/OTOBO
    Lukket | closed | default | Awesome Support; EspoCRM; Frappe Helpdesk; FreeScout
    Færdig | completed | default | Kanboard; Leantime
    Afsluttet | completed | common | EspoCRM
    fjernet | deleted | default | OTRS/OTOBO; Zammad
    slettet | deleted | default | Request Tracker
    Eskaleret TTO | escalated | default | iTop
    Eskaleret TTR | escalated | default | iTop
    Eskaleret | escalated | common | Zammad
    I bero | hold | default | Zendesk
    Sat på hold | hold | default | Awesome Support
    Udsat | hold | default | Chatwoot; EspoCRM
    sat i bero | hold | default | Request Tracker
    stillet i bero | hold | common | MantisBT
    Blokeret | hold | weak | Leantime
    Nedetid | hold | weak | iTop
    afventer påmindelse | hold | weak | OTRS/OTOBO; Zammad
    Igangværende | inProgress | default | Awesome Support; Kanboard; Redmine
    Under udførelse | inProgress | default | Leantime
    I gang | inProgress | weak | Frappe Helpdesk
    Startet | inProgress | weak | EspoCRM
    samlet | merged | default | OTRS/OTOBO; Zammad
    Ny | new | default | Awesome Support; EspoCRM; Leantime; MantisBT
    Aktiv | open | default | FreeScout
    Åben | open | default | Awesome Support; Libredesk; OTRS/OTOBO; Peppermint
    Åbn | open | weak | Chatwoot; Frappe Helpdesk
    Forfalden | overdue | common | Libredesk
    Forsinket | overdue | common | MantisBT
    Overskredet | overdue | common | EspoCRM
    Afventer | pending | default | Chatwoot; FreeScout; OTRS/OTOBO; Zammad
    Afventer svar | pending | default | Zendesk; Awesome Support; Libredesk
    Nedetid | pending | default | iTop
    Venter | pending | default | EspoCRM
    Venter på dit svar | pending | default | Zendesk
    Verserende | pending | default | UVdesk
    afventer auto | pending | default | OTRS/OTOBO
    afventer autolukning+ | pending | default | OTRS/OTOBO
    afventer autolukning- | pending | default | OTRS/OTOBO
    afventer lukning | pending | default | Zammad
    afventer påmindelse | pending | default | OTRS/OTOBO; Zammad
    Afventende | pending | common | Libredesk
    sat i bero | pending | weak | Request Tracker
    tilbagemelding | pending | weak | MantisBT
    Afslået | rejected | default | iTop
    Afvist | rejected | default | EspoCRM; Redmine; Request Tracker; Zendesk
    Genåbnet | reopened | common | MantisBT; Zammad
    Løst | solved | default | Chatwoot; MantisBT; Redmine; Request Tracker
    Spam | spam | default | FreeScout; UVdesk
  "de": |
    Beantwortet | answered | default | Frappe Helpdesk; Faveo
    Beantwortet (answered) | answered | default | UVdesk
    Zugewiesen | assigned | default | EspoCRM; MantisBT; iTop; Faveo
    Entscheidung ausstehend | awaitingApproval | default | Zendesk
    Warte auf Bestätigung | awaitingApproval | default | Leantime
    Wartend auf Genehmigung | awaitingApproval | default | iTop
    Zur Freigabe | awaitingApproval | default | YetiForce
    Warten auf Angebot | awaitingApproval | common | Zammad customer page
    Wartet auf Angebot | awaitingApproval | common | Zammad customer page
    Abgebrochen | cancelled | default | Odoo OCA Helpdesk; Frappe Helpdesk; YetiForce
    Storniert | cancelled | common | EspoCRM
    Zurückgezogen | cancelled | weak | Zendesk
    Abgeschlossen | closed | default | EspoCRM; OpenSupports; Kanboard; Odoo OCA Helpdesk
    Geschlossen | closed | default | Awesome Support; Faveo; Frappe Helpdesk; FreeScout
    Geschlossen (closed) | closed | default | UVdesk
    erfolglos geschlossen | closed | default | OTRS docs; OTRS/OTOBO
    erfolgreich geschlossen | closed | default | OTRS docs; OTRS/OTOBO
    Erledigt | closed | weak | Redmine
    Erledigt | completed | default | Kanboard; Leantime; Odoo OCA Helpdesk
    Fertig | completed | default | Plane
    Abgeschlossen | completed | common | EspoCRM; Help Desk Migration page; Plane; Poool help
    Papierkorb | deleted | default | Helpy
    entfernt | deleted | default | OTRS docs; OTRS/OTOBO; Zammad
    gelöscht | deleted | default | Faveo; FreeScout; Request Tracker
    im Papierkorb | deleted | common | UVdesk
    Eskaliert TTO | escalated | default | iTop
    Eskaliert TTR | escalated | default | iTop
    eskaliert | escalated | common | Zammad
    Angehalten | hold | default | Awesome Support; Zendesk; Zendesk help
    Verschoben | hold | default | Plane
    Warten auf | hold | default | Odoo OCA Helpdesk
    Zurückgestellt | hold | default | Request Tracker; EspoCRM; YetiForce
    Rückfrage an Projekt | hold | common | Zammad customer page
    Warten auf Dienstleister | hold | common | Zendesk customer page
    aufgeschoben | hold | common | MantisBT
    Auszeit | hold | weak | iTop
    Erinnern | hold | weak | Chatwoot
    In Bearbeitung | hold | weak | Help Desk Migration page
    Pausiert | hold | weak | Frappe Helpdesk
    geblockt | hold | weak | Leantime
    warten auf Erinnerung | hold | weak | Zammad
    warten zur Erinnerung | hold | weak | OTRS/OTOBO
    In Arbeit | inProgress | default | Kanboard; Leantime; Odoo OCA Helpdesk; Poool help
    In Bearbeitung | inProgress | default | Awesome Support; Plane; Redmine; YetiForce
    zusammengefasst | merged | default | OTRS/OTOBO; Zammad
    Neu | new | default | Awesome Support; EspoCRM; Helpy; Leantime
    Neu/Offen | new | common | Help Desk Migration page
    Aktiv | open | default | FreeScout
    Geöffnet | open | default | OpenSupports; Taiga
    Offen | open | default | Awesome Support; Frappe Helpdesk; Helpy; Libredesk
    Offen (open) | open | default | UVdesk
    Warten auf uns | open | default | HubSpot help
    Wartet auf uns | open | default | HubSpot help
    Warten auf Bearbeiter | open | common | Zendesk customer page
    Öffnen | open | weak | Chatwoot
    Überfällig | overdue | common | EspoCRM; Faveo; Libredesk; MantisBT
    Ausstehend | pending | default | Chatwoot; FreeScout; Plane; Freshdesk blog
    Ausstehend (pending) | pending | default | UVdesk
    Auszeit | pending | default | iTop
    Schwebend | pending | default | EspoCRM
    Warte auf Zuarbeit | pending | default | YetiForce
    Warten auf | pending | default | OTRS/OTOBO; Odoo OCA Helpdesk
    Warten auf Erinnerung | pending | default | Zammad; Zammad customer page
    Warten auf Kunde | pending | default | HubSpot help; Zendesk customer page
    Wartend | pending | default | Zendesk help; Freshdesk blog
    Wartet auf Antwort | pending | default | Zendesk; Awesome Support; Help Desk Migration page
    Wartet auf Ihre Antwort | pending | default | Zendesk
    warten auf Schließen | pending | default | Zammad
    warten auf erfolglos schließen | pending | default | OTRS docs; OTRS/OTOBO
    warten auf erfolgreich schließen | pending | default | OTRS docs; OTRS/OTOBO
    warten zur Erinnerung | pending | default | OTRS docs; OTRS/OTOBO
    Kunde testet | pending | common | Zammad customer page
    Warten | pending | common | OTRS/OTOBO; Zammad
    Wartet auf Kunde | pending | common | Zammad customer page
    anstehende Aktion | pending | common | Zammad
    In Bearbeitung | pending | weak | Helpy
    Rückmeldung | pending | weak | MantisBT
    Wartend auf Rückmeldung | pending | weak | Libredesk
    zurückgestellt | pending | weak | Request Tracker
    Abgelehnt | rejected | default | EspoCRM; Plane; YetiForce; iTop
    Abgewiesen | rejected | default | Redmine; Request Tracker
    Wiedereröffnet | reopened | common | MantisBT; Zammad
    Erledigt (resolved) | solved | default | UVdesk
    Gelöst | solved | default | Chatwoot; HubSpot help; Redmine; Zendesk
    erledigt | solved | default | MantisBT; Request Tracker
    gelöste | solved | default | Faveo
    Geklärt | solved | weak | Frappe Helpdesk
    Spam | spam | default | FreeScout; Helpy; UVdesk
    Suspendiertes Ticket | spam | weak | LiveAgent glossary
  "el": |
    Ανατεθειμένο | assigned | default | MantisBT; OpenSupports
    Σε ανάθεση | assigned | default | EspoCRM
    Αναμονή για έγκριση | awaitingApproval | default | Leantime
    Απόφαση σε εκκρεμότητα | awaitingApproval | default | Zendesk
    Για έγκριση | awaitingApproval | default | YetiForce
    Ακυρώθηκε | cancelled | common | EspoCRM; YetiForce
    Ανακλήθηκε | cancelled | weak | Zendesk
    Έκλεισε | closed | default | Awesome Support
    Έκλεισε ανεπιτυχώς | closed | default | OTRS/OTOBO
    Έκλεισε επιτυχώς | closed | default | OTRS/OTOBO
    Κλειστό | closed | default | OpenSupports; Redmine; Zammad; Zendesk
    Ολοκληρωμένα | closed | default | EspoCRM
    ολοκληρωμένο | closed | default | MantisBT
    Κλειστά | closed | common | Kanboard
    Ολοκληρωμένα | completed | default | Kanboard
    Ολοκληρώθηκε | completed | default | Leantime; YetiForce
    Έτοιμα | completed | common | EspoCRM
    Αποσύρθηκε | deleted | default | Zammad
    αφαιρέθηκε | deleted | default | OTRS/OTOBO
    διαγράφηκε | deleted | default | Request Tracker
    Αναβολή | hold | default | Chatwoot
    Σε αναμονή | hold | default | Awesome Support; Request Tracker; Zendesk; YetiForce
    Αναβλήθηκαν | hold | common | EspoCRM
    αναβάλλεται | hold | common | MantisBT
    Αποκλεισμένος | hold | weak | Leantime
    εκκρεμεί υπενθύμιση | hold | weak | OTRS/OTOBO
    υπενθύμηση αναμονής | hold | weak | Zammad
    Εργασία σε εξέλιξη | inProgress | default | Kanboard
    Σε εξέλιξη | inProgress | default | Leantime; YetiForce
    Σε επεξεργασία | inProgress | default | Awesome Support
    Έχει αρχίσει | inProgress | weak | EspoCRM
    Ενωμένο | merged | default | OTRS/OTOBO; Zammad
    Νέα | new | default | Redmine; Request Tracker
    Νέο | new | default | Awesome Support; EspoCRM; Leantime; MantisBT
    Άνοιγμα | open | default | Awesome Support
    Ανοικτό | open | default | OTRS/OTOBO; Zammad; Zendesk; Kanboard
    Ανοιχτές | open | default | Chatwoot; EspoCRM
    ανοικτά | open | default | Request Tracker
    σε εξέλιξη | open | common | MantisBT
    Καθυστερημένα | overdue | common | EspoCRM
    Αναμονή απάντησης | pending | default | Zendesk; Awesome Support
    Αναμονή για ανταπόκριση | pending | default | YetiForce
    Αυτόματο Κλείσιμο Εκρεμότητας+ | pending | default | OTRS/OTOBO
    Αυτόματο κλείσιμο Εκρεμότητας- | pending | default | OTRS/OTOBO
    Εκκρεμεί | pending | default | Chatwoot
    Εν αναμονή απάντησης | pending | default | Zendesk
    Σε εκκρεμότητα | pending | default | EspoCRM
    εκκρεμεί αυτόματο | pending | default | OTRS/OTOBO
    εκκρεμεί υπενθύμιση | pending | default | OTRS/OTOBO
    σε αναμονή κλεισίματος | pending | default | Zammad
    υπενθύμηση αναμονής | pending | default | Zammad
    Εκκρεμούν | pending | common | OTRS/OTOBO
    Σχόλια | pending | weak | Redmine
    σε αναμονή | pending | weak | Request Tracker; Zammad
    σε επικοινωνία | pending | weak | MantisBT
    Απορρίφθηκε | rejected | default | EspoCRM; Request Tracker; YetiForce; Zendesk
    Απορριπτέο | rejected | default | Redmine
    επανεξέταση | reopened | common | MantisBT
    Επιλυμένο | solved | default | MantisBT; Redmine
    Επιλύθηκαν | solved | default | Chatwoot
    Επιλύθηκε | solved | default | Zendesk
    επιλυμένα | solved | default | Request Tracker
  "en": |
    Answered | answered | default | LiveAgent; UVdesk; Faveo
    Replied | answered | default | Frappe Helpdesk
    Responded | answered | common | Customer status pages
    Assigned | assigned | default | EspoCRM; MantisBT; N-able; SolarWinds
    Processing (assigned) | assigned | default | GLPI
    Assigned to an agent | assigned | common | Customer status pages
    Queued | assigned | common | Customer status pages
    Approval | awaitingApproval | default | GLPI
    Decision pending | awaitingApproval | default | Zendesk
    For approval | awaitingApproval | default | YetiForce
    Waiting for approval | awaitingApproval | default | Jira SM; Leantime; iTop; Customer status pages
    Canceled | cancelled | default | Jira SM; Customer status pages; EspoCRM; Frappe Helpdesk
    Cancelled | cancelled | default | Odoo OCA Helpdesk; YetiForce
    Withdrawn | cancelled | common | Customer status pages; Zendesk
    Closed | closed | default | Awesome Support; EspoCRM; Faveo; Frappe Helpdesk
    closed successful | closed | default | OTRS/OTOBO
    closed unsuccessful | closed | default | OTRS/OTOBO
    Archived | closed | common | Customer status pages
    Completed | completed | default | N-able; EspoCRM; Plane; YetiForce
    Done | completed | default | Jira SM; Kanboard; Leantime; Odoo OCA Helpdesk
    Complete | completed | common | Customer status pages
    Invoiced | completed | weak | N-able
    Reviewed | completed | weak | N-able
    Deleted | deleted | default | Faveo; FreeScout; LiveAgent; Request Tracker
    Trash | deleted | default | Helpy
    removed | deleted | default | OTRS/OTOBO; Zammad
    Trashed | deleted | common | UVdesk
    Purged | deleted | weak | LiveAgent
    Escalated | escalated | default | Jira SM; Zoho Desk; OTRS/OTOBO; Zammad
    Escalated TTO | escalated | default | iTop
    Escalated TTR | escalated | default | iTop
    Awaiting | hold | default | Odoo OCA Helpdesk
    Hold | hold | default | Zendesk; Frappe Helpdesk
    On Hold | hold | default | Awesome Support; SolarWinds; Teamwork Desk; Zoho Desk
    On-hold | hold | default | Zendesk
    Postponed | hold | default | LiveAgent
    Scheduled | hold | default | SolarWinds
    Snoozed | hold | default | Chatwoot; Libredesk; Plane
    Waiting | hold | default | N-able
    Waiting on Third Party | hold | default | Freshdesk
    stalled | hold | default | Request Tracker
    Awaiting Technical Advice | hold | common | Customer status pages
    Deferred | hold | common | Customer status pages; EspoCRM
    Monitoring | hold | common | Customer status pages
    Paused | hold | common | Frappe Helpdesk
    Pending - Waiting for Parts | hold | common | Customer status pages
    Pending - Waiting for Vendor | hold | common | Customer status pages
    Waiting for Engineering | hold | common | Customer status pages
    Waiting for Release | hold | common | Customer status pages
    Waiting for Software Release | hold | common | Customer status pages
    Waiting for Supplier | hold | common | Customer status pages
    suspended | hold | common | MantisBT
    Blocked | hold | weak | Leantime
    Pending | hold | weak | GLPI; Jira SM; Freshdesk; iTop
    pending reminder | hold | weak | OTRS/OTOBO; Zammad
    Being Processed | inProgress | default | Freshdesk
    In Progress | inProgress | default | Awesome Support; Jira SM; Leantime; N-able
    Processing (planned) | inProgress | default | GLPI
    Work in progress | inProgress | default | Jira SM; Kanboard; Customer status pages
    In Process | inProgress | common | Customer status pages
    Ongoing | inProgress | common | iTop
    Ticket in Processing | inProgress | common | Customer status pages
    Started | inProgress | weak | EspoCRM
    merged | merged | default | OTRS/OTOBO; Zammad
    New | new | default | Awesome Support; EspoCRM; GLPI; Helpy
    To Do | new | default | Jira SM
    Awaiting assignment | new | common | Customer status pages
    Opened | new | common | Customer status pages
    Active | open | default | FreeScout; Teamwork Desk
    Open | open | default | Awesome Support; Chatwoot; Frappe Helpdesk; Freshdesk
    Opened | open | default | OpenSupports
    Pending Assignment | open | default | SolarWinds
    Waiting for support | open | default | Jira SM
    Waiting on us | open | default | HubSpot
    Approved | open | common | Customer status pages
    Customer Responded/Off Hold | open | common | Customer status pages
    Needs Follow-Up | open | common | Customer status pages
    Needs response | open | common | Customer status pages
    Acknowledged | open | weak | Customer status pages
    Pending | open | weak | Customer status pages
    Overdue | overdue | common | EspoCRM; Faveo; Frappe Helpdesk; Libredesk
    Awaiting Input | pending | default | SolarWinds
    Awaiting Reply | pending | default | Zendesk; Awesome Support; Customer status pages
    Awaiting your reply | pending | default | Freshdesk; Zendesk
    Pending | pending | default | Chatwoot; EspoCRM; FreeScout; Freshdesk
    Wait for response | pending | default | YetiForce
    Waiting for customer | pending | default | Jira SM
    Waiting on contact | pending | default | HubSpot
    Waiting on customer | pending | default | Freshdesk; Teamwork Desk
    pending auto | pending | default | OTRS/OTOBO
    pending auto close+ | pending | default | OTRS/OTOBO
    pending auto close- | pending | default | OTRS/OTOBO
    pending close | pending | default | Zammad
    pending reminder | pending | default | OTRS/OTOBO; Zammad
    Awaiting your response | pending | common | Customer status pages
    Pending - Awaiting Customer Response | pending | common | Customer status pages
    Waiting for input | pending | common | Customer status pages
    pending action | pending | common | Zammad
    waitcust | pending | common | Customer status pages
    Awaiting | pending | weak | Odoo OCA Helpdesk
    Awaiting Response | pending | weak | Libredesk
    Feedback | pending | weak | MantisBT; Redmine
    On Hold | pending | weak | Zoho Desk
    Open | pending | weak | Customer status pages
    Waiting | pending | weak | Customer status pages; N-able
    stalled | pending | weak | Request Tracker
    Declined | rejected | default | Plane
    Rejected | rejected | default | EspoCRM; Odoo OCA Helpdesk; Redmine; Request Tracker
    Denied | rejected | weak | Zendesk
    Reopened | reopened | default | Jira SM; Customer status pages; MantisBT; Zammad
    Resolved | solved | default | Chatwoot; Faveo; Frappe Helpdesk; Freshdesk
    Solved | solved | default | GLPI; Teamwork Desk; Zendesk
    Spam | spam | default | FreeScout; Helpy; LiveAgent; Teamwork Desk
    Rejected | spam | weak | Customer status pages
  "es": |
    Contestadas | answered | default | UVdesk
    Respondido | answered | default | Frappe Helpdesk; LiveAgent glossary
    Contestada | answered | common | Faveo
    Asignado | assigned | default | EspoCRM; iTop; Faveo; FreeScout
    asignada | assigned | default | MantisBT
    En Curso (Asignada) | assigned | common | GLPI customer page
    Decisión pendiente | awaitingApproval | default | Zendesk
    Esperando aprobación | awaitingApproval | default | Leantime; iTop
    Esperando la aprobación | awaitingApproval | default | Leantime
    Por Aprobar | awaitingApproval | default | YetiForce
    Cancelado | cancelled | default | Front helpdesk docs; Odoo OCA Helpdesk; EspoCRM; Frappe Helpdesk
    Cancelada | cancelled | common | EspoCRM; YetiForce
    Retirada | cancelled | weak | Zendesk
    Cerrada | closed | default | MantisBT; Redmine; Taiga
    Cerrado | closed | default | Awesome Support; Buzzmonitor help; Faveo; Frappe Helpdesk
    Cerrados | closed | default | EspoCRM
    cerrado con éxito | closed | default | OTRS/OTOBO
    cerrado exitosamente | closed | default | OTRS/OTOBO
    cerrado sin éxito | closed | default | OTRS/OTOBO
    Completado | closed | weak | Help Desk Migration page
    Resuelto | closed | weak | Helpy
    Hecho | completed | default | Kanboard; Leantime; Odoo OCA Helpdesk; Plane
    Completada | completed | common | EspoCRM
    Completado | completed | common | EspoCRM; Help Desk Migration page; Plane; YetiForce
    Borrado | deleted | default | FreeScout; Request Tracker
    Papelera | deleted | default | Helpy
    Purgado | deleted | default | LiveAgent glossary
    eliminado | deleted | default | Faveo; LiveAgent glossary; OTRS/OTOBO; Zammad
    Basura | deleted | common | UVdesk
    Escalado por Tiempo de Asignación | escalated | default | iTop
    Escalado por Tiempo de Solución | escalated | default | iTop
    escalado | escalated | common | Zammad
    En espera | hold | default | Awesome Support; Odoo OCA Helpdesk; Zendesk; Zendesk help
    Pausado | hold | default | Front helpdesk docs; Frappe Helpdesk
    Pospuesto | hold | default | LiveAgent glossary; Plane
    Postpuestas | hold | default | Chatwoot
    Diferida | hold | common | EspoCRM
    Diferido | hold | common | EspoCRM
    suspendida | hold | common | MantisBT
    Bloqueado | hold | weak | Leantime
    Pendiente | hold | weak | Request Tracker; iTop
    Pendiente con recordatorio | hold | weak | Zammad
    pendiente de recordatorio | hold | weak | OTRS/OTOBO
    pendiente recordatorio | hold | weak | Zammad
    recordatorio pendiente | hold | weak | OTRS/OTOBO; Zammad
    En curso | inProgress | default | Kanboard; Redmine
    En proceso | inProgress | default | Front helpdesk docs; iTop
    En progreso | inProgress | default | Awesome Support; Leantime; Odoo OCA Helpdesk; Plane
    En Curso (Planificada) | inProgress | common | GLPI customer page
    Comenzada | inProgress | weak | EspoCRM
    Comenzado | inProgress | weak | EspoCRM
    fusionado | merged | default | OTRS/OTOBO; Zammad
    mezclado | merged | default | OTRS/OTOBO; Zammad
    Nueva | new | default | MantisBT; Redmine
    Nuevo | new | default | Awesome Support; Buzzmonitor help; EspoCRM; Helpy
    Nuevo/Abierto | new | common | Help Desk Migration page
    Abiertas | open | default | Chatwoot
    Abierto | open | default | Awesome Support; Buzzmonitor help; Front helpdesk docs; Helpy
    Activo | open | default | FreeScout
    En espera de nosotros | open | default | HubSpot help
    Abiertos | open | common | EspoCRM
    abierta | open | common | MantisBT; Redmine
    Abrir | open | weak | Awesome Support; Frappe Helpdesk; Libredesk; Peppermint
    Esperando en nosotros | open | weak | HubSpot help
    Atrasado | overdue | common | Faveo; MantisBT
    Atrazadas | overdue | common | EspoCRM
    Vencido | overdue | common | Libredesk
    A la espera de respuesta | pending | default | YetiForce
    En espera del cliente | pending | default | HubSpot help
    Esperando al cliente | pending | default | HubSpot help
    Esperando respuesta | pending | default | Zendesk; Awesome Support; Libredesk
    Esperando su respuesta | pending | default | Zendesk
    Pendiente | pending | default | Buzzmonitor help; EspoCRM; FreeScout; Helpy
    Pendiente cerrar | pending | default | Zammad
    Pendiente con recordatorio | pending | default | Zammad
    Pendientes | pending | default | Chatwoot
    cierre pendiente | pending | default | Zammad
    pendiente auto close+ | pending | default | OTRS/OTOBO
    pendiente auto close- | pending | default | OTRS/OTOBO
    pendiente automático | pending | default | OTRS/OTOBO
    pendiente de cierre | pending | default | Zammad
    pendiente de cierre automático+ | pending | default | OTRS/OTOBO
    pendiente de cierre automático- | pending | default | OTRS/OTOBO
    pendiente de recordatorio | pending | default | OTRS/OTOBO
    pendiente recordatorio | pending | default | Zammad
    recordatorio pendiente | pending | default | OTRS/OTOBO; Zammad
    En espera de respuesta | pending | common | Help Desk Migration page
    acción pendiente | pending | common | Zammad
    Comentarios | pending | weak | Redmine
    En espera | pending | weak | GLPI customer page; Help Desk Migration page; Odoo OCA Helpdesk
    Esperando en el cliente | pending | weak | HubSpot help
    se necesitan más datos | pending | weak | MantisBT
    Rechazada | rejected | default | Redmine
    Rechazado | rejected | default | EspoCRM; Odoo OCA Helpdesk; Plane; Request Tracker
    Denegada | rejected | weak | Zendesk
    Re-abierto | reopened | common | Zammad
    Reabierto | reopened | common | Zammad
    reabierta | reopened | common | MantisBT
    Resuelta | solved | default | MantisBT; Redmine
    Resueltas | solved | default | Chatwoot
    Resuelto | solved | default | Buzzmonitor help; Faveo; Frappe Helpdesk; Front helpdesk docs
    Solucionado | solved | default | iTop
    Correo no deseado | spam | default | UVdesk
    Marcado como spam | spam | default | LiveAgent glossary
    Spam | spam | default | FreeScout; Helpy
  "et": |
    määratud | assigned | default | MantisBT
    Ootab heakskiitu | awaitingApproval | default | Leantime
    Suletud | closed | default | Helpy; MantisBT; Redmine; Zammad
    suletud edukalt | closed | default | OTRS/OTOBO
    suletud edutult | closed | default | OTRS/OTOBO
    Valmis | completed | default | Leantime
    Prügi | deleted | default | Helpy
    kustutatud | deleted | default | OTRS/OTOBO; Request Tracker; Zammad
    eskaleeritud | escalated | common | Zammad
    seiskus | hold | default | Request Tracker
    peatataud | hold | common | MantisBT
    Blokeeritud | hold | weak | Leantime
    ootab meeldetuletust | hold | weak | OTRS/OTOBO
    Töös | inProgress | default | Leantime; Redmine
    ühendatud | merged | default | OTRS/OTOBO; Zammad
    uus | new | default | Helpy; Leantime; MantisBT; OTRS/OTOBO
    Avatud | new | weak | Redmine
    ava | open | default | Request Tracker
    avatud | open | default | Helpy; OTRS/OTOBO; Zammad; Zendesk
    Hilinenud | overdue | common | MantisBT
    Ootan teie vastust | pending | default | Zendesk
    Ootan vastust | pending | default | Zendesk
    Ootel | pending | default | Helpy; OTRS/OTOBO; Zammad
    ootab meeldetuletust | pending | default | OTRS/OTOBO
    sulgemise ootel | pending | default | Zammad
    sulgub ise | pending | default | OTRS/OTOBO
    sulgub ise ebaedukalt | pending | default | OTRS/OTOBO
    sulgub ise edukalt | pending | default | OTRS/OTOBO
    Tagasiside | pending | weak | MantisBT; Redmine
    seiskus | pending | weak | Request Tracker
    Tagasi lükatud | rejected | default | Redmine
    lükati tagasi | rejected | default | Request Tracker
    uuesti avatud | reopened | common | MantisBT
    Lahendatud | solved | default | MantisBT; Redmine; Request Tracker; Zendesk
    Spämm | spam | default | Helpy
  "eu": |
    esleitua | assigned | default | MantisBT
    Decisión pendiente | awaitingApproval | default | Zendesk
    Retirada | cancelled | weak | Zendesk
    Cerrado | closed | default | Zendesk
    Itxita | closed | default | Redmine; Taiga
    itxia | closed | default | MantisBT
    ezabatuta | deleted | default | Request Tracker
    En espera | hold | default | Zendesk
    izoztuta | hold | default | Request Tracker
    esekita | hold | common | MantisBT
    Lanean | inProgress | default | Redmine
    Nuevo | new | default | Zendesk
    berria | new | default | MantisBT; Redmine; Request Tracker
    Abierto | open | default | Zendesk
    irekita | open | default | Request Tracker; MantisBT; Redmine
    Ireki | open | common | Taiga
    Esperando respuesta | pending | default | Zendesk
    Esperando su respuesta | pending | default | Zendesk
    Berrelikadura | pending | weak | Redmine
    datu gehiago behar dira | pending | weak | MantisBT
    izoztuta | pending | weak | Request Tracker
    Baztertua | rejected | default | Redmine
    baztertuta | rejected | default | Request Tracker
    Denegada | rejected | weak | Zendesk
    berrirekia | reopened | common | MantisBT
    Ebatzita | solved | default | Redmine
    Resuelto | solved | default | Zendesk
    amaituta | solved | default | Request Tracker
    konponduta | solved | default | MantisBT
  "fa": |
    پاسخ کارمند | answered | common | Shiraz accounting help
    پاسخ داده شده | answered | weak | Frappe Helpdesk
    اختصاص داده | assigned | default | EspoCRM
    اختصاص داده شده | assigned | default | MantisBT
    اختصاص یافته | assigned | common | FreeScout
    برای تایید | awaitingApproval | default | YetiForce
    لغو شد | cancelled | common | EspoCRM
    لغو شده | cancelled | common | Frappe Helpdesk; YetiForce
    با موفقیت بسته شد | closed | default | OTRS/OTOBO
    با موفقیت بسته نشد | closed | default | OTRS/OTOBO
    بسته | closed | default | Redmine; Kanboard
    بسته شده | closed | default | Awesome Support; EspoCRM; Frappe Helpdesk; FreeScout
    بسته‌شده | closed | common | Taiga
    انجام شده | completed | default | Kanboard
    انجام شد | completed | common | Shiraz accounting help
    تکمیل شده | completed | common | EspoCRM
    کامل شده | completed | common | YetiForce
    حذف | deleted | default | Helpy
    حذف شد | deleted | default | Request Tracker
    حذف شده | deleted | default | FreeScout; OTRS/OTOBO; Zammad
    دگرسپاری شده | escalated | common | Zammad
    به تعویق افتاد | hold | default | Chatwoot
    روی خط | hold | default | Awesome Support
    معطل | hold | default | Request Tracker
    متوقف شده | hold | common | YetiForce
    معلق | hold | common | MantisBT
    معوق | hold | common | EspoCRM
    در انتظار یادآوری | hold | weak | Zammad
    مکث کرد | hold | weak | Frappe Helpdesk
    یادآوری حالت معلق | hold | weak | OTRS/OTOBO
    در حال انجام | inProgress | default | Redmine; YetiForce; Frappe Helpdesk
    در پروسه | inProgress | default | Awesome Support
    کار در حال انجام | inProgress | default | Kanboard
    انتظار پیگیری کارمند | inProgress | common | Shiraz accounting help
    آغاز شده | inProgress | weak | EspoCRM
    ادغام شد | merged | default | OTRS/OTOBO; Zammad
    جدید | new | default | Awesome Support; EspoCRM; Helpy; MantisBT
    باز | open | default | Chatwoot; Frappe Helpdesk; Helpy; Libredesk
    باز کردن | open | default | Awesome Support; Taiga
    فعال | open | default | FreeScout
    سررسید گذشته | overdue | common | Libredesk
    عقب افتاده | overdue | common | EspoCRM
    حالت تعلیق-بستن خودکار(+) | pending | default | OTRS/OTOBO
    حالت تعلیق-بستن خودکار(-) | pending | default | OTRS/OTOBO
    حالت خودکار معلق | pending | default | OTRS/OTOBO
    در انتظار | pending | default | Chatwoot; FreeScout; Libredesk; Zammad
    در انتظار بستن | pending | default | Zammad
    در انتظار پاسخ | pending | default | YetiForce; Libredesk
    در انتظار یادآوری | pending | default | Zammad
    در حال بررسی | pending | default | EspoCRM
    منتظر | pending | default | Helpy
    یادآوری حالت معلق | pending | default | OTRS/OTOBO
    در انتظار اقدام | pending | common | Zammad
    معلق | pending | common | OTRS/OTOBO
    منتظر برای پاسخ | pending | common | Awesome Support
    بازخورد | pending | weak | Redmine
    بازخورد شده | pending | weak | MantisBT
    معطل | pending | weak | Request Tracker
    رد شد | rejected | default | YetiForce
    رد شده | rejected | default | Request Tracker
    ردشده | rejected | default | Redmine
    عدم پذیرش | rejected | default | EspoCRM
    بازگشایی شده | reopened | common | MantisBT; Zammad
    حل شده | solved | default | Chatwoot; MantisBT; Request Tracker
    حل‌شده | solved | default | Redmine
    حل شد | solved | weak | Frappe Helpdesk
    اسپم | spam | default | Helpy
    هرزنامه | spam | default | FreeScout
  "fi": |
    osoitettu | assigned | default | MantisBT
    Määrätty | assigned | common | FreeScout
    Odottaa päätöstä | awaitingApproval | default | Zendesk
    Peruutettu | cancelled | weak | Zendesk
    Keskeneräinen - Sulje | closed | default | OTRS/OTOBO
    Suljettu | closed | default | FreeScout; Helpy; MantisBT; Redmine
    Valmistui - Sulje | closed | default | OTRS/OTOBO
    Tehty | completed | default | Kanboard
    Poistettu | deleted | default | FreeScout; OTRS/OTOBO; Request Tracker; Zammad
    Roskakori | deleted | default | Helpy
    eskaloitunut | escalated | common | Zammad
    Pidossa | hold | default | Zendesk
    jäädytetty | hold | common | MantisBT
    Muistutus | hold | weak | OTRS/OTOBO; Zammad
    odottaa | hold | weak | Request Tracker
    Työnalla | inProgress | default | Kanboard
    Liitetty | merged | default | OTRS/OTOBO; Zammad
    Uusi | new | default | Helpy; MantisBT; OTRS/OTOBO; Redmine
    Aktiivinen | open | default | FreeScout
    Avattu | open | default | Zendesk
    Avoin | open | default | Helpy; OTRS/OTOBO; Zammad; MantisBT
    käsittelyssä | open | default | Request Tracker
    avoin, yhteensä | open | common | Redmine
    avoinna | open | common | Kanboard
    Avaa | open | weak | Chatwoot
    Erääntynyt | overdue | common | MantisBT
    Muistutus | pending | default | OTRS/OTOBO; Zammad
    Odottaa | pending | default | FreeScout; Helpy; OTRS/OTOBO; Request Tracker
    Odottaa autom. sulkemista + | pending | default | OTRS/OTOBO
    Odottaa autom. sulkemista - | pending | default | OTRS/OTOBO
    Odottaa sulkemista | pending | default | Zammad
    Odottaa vastausta | pending | default | Zendesk
    Odottaa vastaustasi | pending | default | Zendesk
    Odottava autom. | pending | default | OTRS/OTOBO
    Palaute | pending | weak | MantisBT; Redmine
    Hylätty | rejected | default | Redmine; Request Tracker; Zendesk
    Uudelleenavatut | reopened | common | Zammad
    uudelleenavattu | reopened | common | MantisBT
    Hyväksytty | solved | default | Redmine
    Ratkaistu | solved | default | Chatwoot; MantisBT; Request Tracker; Zendesk
    Roskaposti | spam | default | FreeScout; Helpy
  "fil": |
    itinalaga na | assigned | default | MantisBT
    Isara | closed | default | Peppermint
    sarado na | closed | default | MantisBT
    naantala | hold | common | MantisBT
    bago | new | default | MantisBT
    Buksan | open | default | Peppermint
    bukas | open | common | MantisBT
    Lampas na sa Taning | overdue | common | MantisBT
    balik-ulat | pending | weak | MantisBT
    binuksan muli | reopened | common | MantisBT
    nalunasan | solved | default | MantisBT
  "fr": |
    Répondu | answered | default | User document (LiveAgent); Frappe Helpdesk; UVdesk; Faveo
    Assigné | assigned | default | User document (N-able); User document; EspoCRM; Faveo
    Assignée | assigned | default | iTop
    Prise en compte | assigned | default | Tosca help
    affecté | assigned | default | MantisBT
    Assigné/En traitement | assigned | common | User document
    Sélectionné pour traitement | assigned | common | Jira customer page
    Décision en attente | awaitingApproval | default | Zendesk
    En attente d'approbation | awaitingApproval | default | User document; iTop
    En attente de validation | awaitingApproval | default | Leantime
    Pour approbation | awaitingApproval | default | YetiForce
    En attente d'approbation client | awaitingApproval | common | Jira customer page
    En attente de facture | awaitingInvoice | common | User document
    Annulé | cancelled | default | User document; Odoo OCA Helpdesk; EspoCRM; Frappe Helpdesk
    Annulée | cancelled | default | Tosca help
    Retiré | cancelled | weak | Zendesk
    Clos | closed | default | User document (Zendesk); Zammad; Zendesk; OTOBO customer page
    Clôturée | closed | default | Tosca help
    Fermé | closed | default | User document (Freshservice); User document (HubSpot); User document (LiveAgent); User document (Zoho Desk)
    Fermée | closed | default | Libredesk; iTop; Jira customer page
    Fermés | closed | default | Faveo; Helpy; OTRS/OTOBO
    clos (non résolu) | closed | default | OTRS/OTOBO
    clos (résolu) | closed | default | OTRS/OTOBO
    fermée (non résolue) | closed | default | OTRS/OTOBO
    fermée (résolue) | closed | default | OTRS/OTOBO
    Clôturé | closed | common | User document
    Complété/Clôturé | closed | common | User document
    Fermées | closed | common | OTRS/OTOBO
    Complété | closed | weak | User document
    Ticket fermé | closed | weak | User document
    Complété | completed | default | User document (N-able); User document
    Fait | completed | default | Peppermint
    Terminé | completed | default | User document; Kanboard; Leantime; Odoo OCA Helpdesk
    Facturé | completed | weak | User document (N-able)
    Révisé | completed | weak | User document (N-able)
    Corbeille | deleted | default | Helpy; UVdesk
    Effacé | deleted | default | FreeScout; Request Tracker
    Purgé | deleted | default | User document (LiveAgent)
    Supprimé | deleted | default | User document (LiveAgent); Faveo; OTRS/OTOBO; Zammad
    supprimée | deleted | default | OTRS/OTOBO; Zammad
    Escalade tto | escalated | default | iTop
    Escaladée | escalated | default | Tosca help
    Escalate ttr | escalated | default | iTop
    escaladé | escalated | default | User document (Zoho Desk); Zammad
    En attente | hold | default | User document (N-able); User document; Awesome Support; Odoo OCA Helpdesk
    En pause | hold | default | User document (Zendesk); User document (Zoho Desk); User document; Libredesk
    Reporté | hold | default | User document (LiveAgent); Chatwoot; Plane; EspoCRM
    stagnant | hold | default | Request Tracker
    En attente d'un tiers | hold | common | User document; Jira customer page
    Opération planifiée | hold | common | Jira customer page
    Transféré au développement | hold | common | Jira customer page
    suspendu | hold | common | MantisBT
    Attente de rappel | hold | weak | OTRS/OTOBO
    Bloqué | hold | weak | Leantime
    Reporté ultérieurement | hold | weak | User document
    rappel d'En attente | hold | weak | Zammad
    rappel en attente | hold | weak | OTRS/OTOBO; Zammad
    En cours | inProgress | default | User document (N-able); User document; Awesome Support; Kanboard
    En cours de traitement | inProgress | common | User document
    En progression | inProgress | common | Jira customer page
    En traitement | inProgress | common | User document
    Démarré | inProgress | weak | EspoCRM
    Fusionné | merged | default | OTRS/OTOBO; Zammad; OTOBO customer page
    fusionnée | merged | default | OTRS/OTOBO; Zammad
    Dupliqué | merged | weak | User document
    Enregistrée | new | default | Tosca help
    Nouveau | new | default | User document (LiveAgent); User document (N-able); User document (Zendesk); Awesome Support
    Nouveaux | new | default | Helpy
    nouvelle | new | default | OTRS/OTOBO
    Nouvel | new | common | User document
    Nouvel/ Ouvert | new | common | User document
    Soumise | new | common | Jira customer page
    En cours | open | default | FreeScout
    Ouvert | open | default | User document (Freshservice); User document (HubSpot); User document (LiveAgent); User document (Zendesk)
    Ouverts | open | default | Helpy
    ouverte | open | default | OTRS/OTOBO; Zammad
    Ouvrir | open | weak | Frappe Helpdesk; Peppermint
    Ticket ouvert | open | weak | User document
    Echus | overdue | common | Faveo
    En retard | overdue | common | User document; EspoCRM; Libredesk; MantisBT
    Attente de rappel | pending | default | OTRS/OTOBO
    En attente | pending | default | User document (Freshservice); User document (Zendesk); User document; Chatwoot
    En attente de réponse | pending | default | User document; YetiForce; Zendesk; Awesome Support
    En attente de votre réponse | pending | default | Zendesk
    En attente fermé | pending | default | Zammad
    Suspendue | pending | default | Tosca help
    clôture en attente | pending | default | Zammad
    en attente auto | pending | default | OTRS/OTOBO
    en attente de fermeture automatique (+) | pending | default | OTRS/OTOBO
    en attente de fermeture automatique (-) | pending | default | OTRS/OTOBO
    en attente de la fermeture automatique (+) | pending | default | OTRS/OTOBO
    en attente de la fermeture automatique (-) | pending | default | OTRS/OTOBO
    mise en attente automatique | pending | default | OTRS/OTOBO
    rappel d'En attente | pending | default | Zammad
    rappel en attente | pending | default | OTRS/OTOBO; Zammad
    A venir chercher | pending | common | OTOBO customer page
    Attente clôture automatique | pending | common | OTOBO customer page
    En Attente de Contact | pending | common | HubSpot partner page
    En attente du client | pending | common | Jira customer page
    En attente du rappel | pending | common | OTOBO customer page
    action en suspens | pending | common | Zammad
    Commentaire | pending | weak | Redmine
    En attente/En pause/En attente de réponse | pending | weak | User document
    En cours | pending | weak | EspoCRM
    En pause | pending | weak | User document
    en suspens | pending | weak | Zammad
    retour d’informations | pending | weak | MantisBT
    stagnant | pending | weak | Request Tracker
    Remboursement complété | refundCompleted | common | User document
    Remboursement initié | refundInitiated | common | User document
    Remboursement demandé | refundRequested | common | User document
    Refusé | rejected | default | Plane; Zendesk
    Rejeté | rejected | default | EspoCRM; Odoo OCA Helpdesk; Redmine; Request Tracker
    Rejetée | rejected | default | iTop
    ReOuvert | reopened | common | Jira customer page
    Rouvert | reopened | common | User document; MantisBT; Zammad
    Réouvert | reopened | common | Zammad
    Corrigée | solved | default | Tosca help
    Résolu | solved | default | User document (Freshservice); User document (LiveAgent); User document (Zendesk); User document
    Résolue | solved | default | Libredesk; iTop
    traité | solved | default | MantisBT
    A délivrer | solved | weak | Jira customer page
    Contournée | solved | weak | Tosca help
    Indésirable | spam | default | FreeScout
    Marqué comme spam | spam | default | User document (LiveAgent)
    Spam | spam | default | Helpy; UVdesk
  "gl": |
    asignado | assigned | default | MantisBT
    Pechada | closed | default | Redmine
    Pechado | closed | default | MantisBT; OTRS/OTOBO
    pechado infrutuosamente | closed | default | OTRS/OTOBO
    pechado satisfactoriamente | closed | default | OTRS/OTOBO
    retirado | deleted | default | OTRS/OTOBO
    suspendido | hold | common | MantisBT
    recordatorio pendente | hold | weak | OTRS/OTOBO
    En curso | inProgress | default | Redmine
    combinado | merged | default | OTRS/OTOBO
    Nova | new | default | Redmine
    novo | new | default | MantisBT; OTRS/OTOBO
    abrir | open | default | OTRS/OTOBO
    aberta | open | common | Redmine
    aberto | open | common | MantisBT
    Atrasado | overdue | common | MantisBT
    espera auto | pending | default | OTRS/OTOBO
    espera auto pechado+ | pending | default | OTRS/OTOBO
    espera auto pechado- | pending | default | OTRS/OTOBO
    recordatorio pendente | pending | default | OTRS/OTOBO
    Pendente | pending | common | OTRS/OTOBO
    Comentarios | pending | weak | MantisBT; Redmine
    Rexeitada | rejected | default | Redmine
    reaberto | reopened | common | MantisBT
    Resolta | solved | default | Redmine
    resolto | solved | default | MantisBT
  "he": |
    נענה | answered | default | UVdesk
    הוקצה | assigned | default | MantisBT; FreeScout
    בהמתנה לאישור | awaitingApproval | default | Leantime
    בהמתנה להחלטה | awaitingApproval | default | Zendesk
    ממתין לאישור | awaitingApproval | default | Leantime
    נמשכה | cancelled | weak | Zendesk
    נסגר | closed | default | UVdesk
    נענה | closed | default | FreeScout
    סגור | closed | default | Awesome Support; MantisBT; Peppermint; Redmine
    סגורה | closed | default | Zendesk
    סגירה הצליחה | closed | default | OTRS/OTOBO
    סגירה לא הצליחה | closed | default | OTRS/OTOBO
    בוצע | completed | default | Leantime; Peppermint
    הוסר | deleted | default | OTRS/OTOBO; Zammad
    נמחק | deleted | default | FreeScout
    נזרקו לפח | deleted | common | UVdesk
    הוסלם | escalated | common | Zammad
    מוחזקת | hold | default | Zendesk
    נימנום | hold | default | Chatwoot
    מושעה | hold | common | MantisBT
    חסום | hold | weak | Leantime
    ממתין לתזכורת | hold | weak | OTRS/OTOBO
    תזכורת ממתינה | hold | weak | Zammad
    בעבודה | inProgress | default | Redmine
    בתהליך | inProgress | default | Awesome Support; Leantime; Peppermint
    מאוחד | merged | default | Zammad
    מוזג | merged | default | OTRS/OTOBO
    חדש | new | default | Awesome Support; Leantime; MantisBT; OTRS/OTOBO
    חדשה | new | default | Zendesk
    פעיל | open | default | FreeScout
    פתוח | open | default | Awesome Support; OTRS/OTOBO; Peppermint; Zammad
    פתוחה | open | default | Zendesk
    פתח | open | default | Chatwoot; UVdesk; Taiga
    תאריך היעד חלף | overdue | common | MantisBT
    בהמתנה לתשובה | pending | default | Zendesk
    ממתין | pending | default | FreeScout; UVdesk; OTRS/OTOBO; Zammad
    ממתין ל | pending | default | Chatwoot
    ממתין לאוטמטי | pending | default | OTRS/OTOBO
    ממתין לסגירה אוטומטית+ | pending | default | OTRS/OTOBO
    ממתין לסגירה אוטומטית- | pending | default | OTRS/OTOBO
    ממתין לתזכורת | pending | default | OTRS/OTOBO
    ממתין לתשובתך | pending | default | Zendesk
    סגירה ממתינה | pending | default | Zammad
    תזכורת ממתינה | pending | default | Zammad
    ממתין לתגובה | pending | common | Awesome Support
    המתנה למשוב | pending | weak | MantisBT
    משוב | pending | weak | Redmine
    נדחה | rejected | default | Redmine
    נדחתה | rejected | weak | Zendesk
    נפתח מחדש | reopened | common | MantisBT; Zammad
    נפתר | solved | default | Redmine; UVdesk
    נפתרה | solved | default | Chatwoot
    פתור | solved | default | MantisBT
    פתורה | solved | default | Zendesk
    ספאם | spam | default | FreeScout; UVdesk
  "hi": |
    उत्तर दिया | answered | weak | Frappe Helpdesk
    नियुक्त | assigned | default | MantisBT
    निर्णय लंबित | awaitingApproval | default | Zendesk
    रद्द कर दिया गया | cancelled | weak | Frappe Helpdesk
    वापिस लिया गया | cancelled | weak | Zendesk
    असफलतापूर्वक समाप्त | closed | default | OTRS/OTOBO
    बंद | closed | default | Zammad; OTRS/OTOBO
    बंद किया गया | closed | default | Zendesk
    सफलतापूर्वक समाप्त | closed | default | OTRS/OTOBO
    समाप्त | closed | default | Helpy; MantisBT
    बंद किया हुआ | closed | weak | Frappe Helpdesk
    कचरा | deleted | default | Helpy
    हटा दिया | deleted | default | OTRS/OTOBO; Zammad
    होल्ड पर रखा गया | hold | default | Zendesk
    निलंबित | hold | common | MantisBT
    रुका हुआ | hold | weak | Frappe Helpdesk
    लंबित अनुस्मारक | hold | weak | Zammad
    विचाराधीन चेतावनी | hold | weak | OTRS/OTOBO
    प्रगति पर है | inProgress | weak | Frappe Helpdesk
    मिलाएं गए | merged | default | OTRS/OTOBO; Zammad
    नया | new | default | Helpy; MantisBT; OTRS/OTOBO; Zammad
    खुला | open | default | Frappe Helpdesk; OTRS/OTOBO; Zammad; Zendesk
    खुले | open | default | Helpy
    बाकी | open | common | MantisBT
    कालातीत | overdue | common | MantisBT
    आपके जवाब का इंतज़ार है | pending | default | Zendesk
    जवाब की प्रतीक्षा की जा रही है | pending | default | Zendesk
    पड़ा हुआ | pending | default | Helpy
    लंबित अनुस्मारक | pending | default | Zammad
    लंबित है | pending | default | Zammad
    विचाराधीन चेतावनी | pending | default | OTRS/OTOBO
    विचाराधीन स्वत | pending | default | OTRS/OTOBO
    विचाराधीन स्वत बंद+ | pending | default | OTRS/OTOBO
    विचाराधीन स्वत बंद- | pending | default | OTRS/OTOBO
    विचाराधीन | pending | common | OTRS/OTOBO
    अपूर्ण | pending | weak | Zammad
    प्रत्युत्तर | pending | weak | MantisBT
    अस्वीकृत | rejected | weak | Zendesk
    पुनरावृत्ति | reopened | common | MantisBT
    फिर से खोल दी | reopened | common | Zammad
    समाधान किया गया | solved | default | Zendesk
    हल | solved | default | MantisBT
    हल किया | solved | weak | Frappe Helpdesk
    स्पैम | spam | default | Helpy
  "hr": |
    Odgovoreno | answered | weak | Frappe Helpdesk
    Dodijeljen | assigned | default | EspoCRM; MantisBT
    Dodijeljeno | assigned | common | FreeScout
    Za odobrenje | awaitingApproval | default | YetiForce
    Otkazano | cancelled | common | EspoCRM; Frappe Helpdesk; YetiForce
    Zatvoren | closed | default | EspoCRM; MantisBT; Kanboard; Redmine
    Zatvoreni | closed | default | Zammad; Kanboard; OTRS/OTOBO
    Zatvoreno | closed | default | Awesome Support; Frappe Helpdesk; FreeScout; Redmine
    zatvoreno kao neuspješno (neriješeno) | closed | default | OTRS/OTOBO
    zatvoreno kao riješeno (uspješno) | closed | default | OTRS/OTOBO
    Gotovo | completed | default | Kanboard
    Kompletirano | completed | common | YetiForce
    Završeno | completed | common | EspoCRM
    Izbrisano | deleted | default | FreeScout
    obrisano | deleted | default | Request Tracker
    uklonjeni | deleted | default | OTRS/OTOBO; Zammad
    Na čekanju | hold | default | Awesome Support; YetiForce
    zaustavljeno | hold | default | Request Tracker
    Odloženo | hold | common | EspoCRM
    obustavljen | hold | common | MantisBT
    Pauzirano | hold | weak | Frappe Helpdesk
    podsjetnik čekanja | hold | weak | OTRS/OTOBO
    U obradi | inProgress | default | Awesome Support
    U radu | inProgress | default | Kanboard
    U toku | inProgress | default | YetiForce; Frappe Helpdesk
    Započelo | inProgress | weak | EspoCRM
    objedinjeno | merged | default | OTRS/OTOBO; Zammad
    Novi | new | default | EspoCRM; MantisBT
    novo | new | default | Awesome Support; OTRS/OTOBO; Redmine; Request Tracker
    Aktivno | open | default | FreeScout
    Otvoreno | open | default | Awesome Support; Request Tracker
    otvoreni | open | default | OTRS/OTOBO; Zammad
    Otvoren | open | common | EspoCRM; Kanboard; MantisBT; Redmine
    Otvori | open | weak | Frappe Helpdesk
    Kašnjenje | overdue | common | EspoCRM
    Na čekanju | pending | default | FreeScout; OTRS/OTOBO
    Neriješen | pending | default | EspoCRM
    Zatvaranje u tijeku | pending | default | Zammad
    automatsko čekanje | pending | default | OTRS/OTOBO
    podsjetnik čekanja | pending | default | OTRS/OTOBO
    Čekam odgovor | pending | default | YetiForce
    čekanje na automatsko zatvaranje+ | pending | default | OTRS/OTOBO
    čekanje na automatsko zatvaranje- | pending | default | OTRS/OTOBO
    Čeka se odgovor | pending | common | Awesome Support
    Povratna informacija | pending | weak | Redmine
    nedovoljno informacija | pending | weak | MantisBT
    zaustavljeno | pending | weak | Request Tracker
    Odbaceno | rejected | default | Redmine
    Odbijen | rejected | default | EspoCRM
    Odbijeno | rejected | default | Request Tracker; YetiForce
    Ponovo otvoreno | reopened | common | Zammad
    ponovno otvoren | reopened | common | MantisBT
    Riješeno | solved | default | Redmine; Request Tracker
    riješen | solved | default | MantisBT
    Rješeno | solved | weak | Frappe Helpdesk
    Neželjena pošta | spam | default | FreeScout
  "hu": |
    Válaszolt | answered | weak | Frappe Helpdesk
    Hozzárendelt | assigned | default | iTop
    Hozzárendelve | assigned | default | MantisBT; FreeScout
    Kijelölt | assigned | default | EspoCRM
    Döntés függőben | awaitingApproval | default | Zendesk
    Jóváhagyásra | awaitingApproval | default | YetiForce
    Jóváhagyásra vár | awaitingApproval | default | Leantime; iTop
    Elvetve | cancelled | default | Odoo OCA Helpdesk
    Megszakitva | cancelled | common | YetiForce
    Törölve | cancelled | common | EspoCRM
    Visszavonva | cancelled | common | Frappe Helpdesk; Zendesk
    Lezárt | closed | default | Awesome Support; Helpy; Peppermint; Redmine
    Lezárva | closed | default | Frappe Helpdesk; FreeScout; MantisBT; OTRS/OTOBO
    Zárva | closed | default | EspoCRM
    sikeresen lezárva | closed | default | OTRS/OTOBO
    sikertelenül lezárva | closed | default | OTRS/OTOBO
    Kész | completed | default | Kanboard; Leantime; Odoo OCA Helpdesk; Peppermint
    Teljesítve | completed | common | YetiForce
    befejezték | completed | common | EspoCRM
    Kuka | deleted | default | Helpy
    Törölve | deleted | default | FreeScout; Request Tracker
    eltávolított | deleted | default | OTRS/OTOBO
    törölt | deleted | default | Zammad
    Eszkalált TTO | escalated | default | iTop
    Eszkalált TTR | escalated | default | iTop
    eszkalált | escalated | common | Zammad
    Elnémított | hold | default | Chatwoot
    Felfüggesztett | hold | default | Zendesk
    Tartva | hold | default | Awesome Support
    Várakozik | hold | default | Odoo OCA Helpdesk; Request Tracker
    felfüggesztve | hold | common | MantisBT
    halasztott | hold | common | EspoCRM
    Függőben | hold | weak | iTop
    Letiltva | hold | weak | Leantime
    emlékeztető függőben | hold | weak | OTRS/OTOBO
    függő emlékeztető | hold | weak | Zammad
    Folyamatban | inProgress | default | Awesome Support; Kanboard; Leantime; Odoo OCA Helpdesk
    lépések | inProgress | weak | EspoCRM
    egyesített | merged | default | OTRS/OTOBO; Zammad
    Új | new | default | Awesome Support; EspoCRM; Helpy; Leantime
    Aktív | open | default | FreeScout
    Nyitott | open | default | Awesome Support; Frappe Helpdesk; Helpy; OTRS/OTOBO
    Nyisd ki | open | common | EspoCRM
    megnyitva | open | common | MantisBT
    Megnyitás | open | weak | Chatwoot
    Lejárt | overdue | common | EspoCRM; MantisBT
    Az Ön válaszára vár | pending | default | Zendesk
    Függőben | pending | default | FreeScout; Helpy; iTop; OTRS/OTOBO
    Függőben levő | pending | default | EspoCRM
    Függőben lévő | pending | default | Chatwoot
    Válaszra vár | pending | default | YetiForce; Zendesk; Awesome Support
    automatikus függőben | pending | default | OTRS/OTOBO
    automatikus lezárás függőben+ | pending | default | OTRS/OTOBO
    automatikus lezárás függőben- | pending | default | OTRS/OTOBO
    emlékeztető függőben | pending | default | OTRS/OTOBO
    függő emlékeztető | pending | default | Zammad
    függő lezárt | pending | default | Zammad
    Visszajelzés | pending | weak | MantisBT; Redmine
    Várakozik | pending | weak | Odoo OCA Helpdesk; Request Tracker
    függő | pending | weak | Zammad
    Elutasított | rejected | default | Redmine; YetiForce
    Elutasítva | rejected | default | EspoCRM; Request Tracker; iTop; Zendesk
    Újranyitott | reopened | common | Zammad
    újranyitva | reopened | common | MantisBT
    Megoldott | solved | default | Zendesk
    Megoldva | solved | default | Chatwoot; MantisBT; Redmine; Request Tracker
    Levélszemét | spam | default | Helpy
    Spam | spam | default | FreeScout
  "id": |
    Dibalas | answered | weak | Frappe Helpdesk
    ditugaskan | assigned | default | EspoCRM
    Keputusan tertunda | awaitingApproval | default | Zendesk
    Dibatalkan | cancelled | common | EspoCRM; Frappe Helpdesk
    Ditarik | cancelled | weak | Zendesk
    Berhasil ditutup | closed | default | OTRS/OTOBO
    Ditutup | closed | default | Frappe Helpdesk; Helpy; Redmine; Zendesk
    Tertutup | closed | default | EspoCRM; OTRS/OTOBO
    Tidak berhasil ditutup | closed | default | OTRS/OTOBO
    tutup | closed | common | Kanboard
    selesai | closed | weak | Redmine
    Selesai | completed | default | Kanboard; Plane
    Lengkap | completed | common | EspoCRM
    dihapus | deleted | default | OTRS/OTOBO
    sudah dihapus | deleted | default | Request Tracker
    Ditahan | hold | default | Zendesk
    Ditunda | hold | default | Plane
    Ditunda Sebentar | hold | default | Chatwoot
    alasan | hold | default | Request Tracker
    Tangguhan | hold | common | EspoCRM
    Pengingat Ditunda | hold | weak | OTRS/OTOBO
    Dalam proses | inProgress | default | Redmine
    Sedang berlangsung | inProgress | default | Plane; Frappe Helpdesk
    Sedang dalam pengerjaan | inProgress | default | Kanboard
    mulai | inProgress | weak | EspoCRM
    Tergabung | merged | default | OTRS/OTOBO
    Baru | new | default | EspoCRM; Helpy; OTRS/OTOBO; Redmine
    Terbuka | open | default | Chatwoot; Helpy; Zendesk
    belum selesai | open | common | Redmine
    buka | open | weak | EspoCRM; Frappe Helpdesk; Kanboard; OTRS/OTOBO
    Terlambat | overdue | common | EspoCRM
    Ditunda | pending | default | Chatwoot; OTRS/OTOBO
    Menunggu | pending | default | Plane
    Menunggu jawaban | pending | default | Zendesk
    Menunggu jawaban Anda | pending | default | Zendesk
    Pengingat Ditunda | pending | default | OTRS/OTOBO
    Tertunda | pending | default | EspoCRM; Plane
    Tutup tertunda secara otomatis + | pending | default | OTRS/OTOBO
    Tutup tertunda secara otomatis - | pending | default | OTRS/OTOBO
    otomatis ditunda | pending | default | OTRS/OTOBO
    Umpan balik | pending | weak | Redmine
    alasan | pending | weak | Request Tracker
    Ditolak | rejected | default | EspoCRM; Plane; Redmine; Zendesk
    sudah ditolak | rejected | default | Request Tracker
    Selesai | solved | default | Zendesk
    Terselesaikan | solved | default | Chatwoot; Frappe Helpdesk
    sudah diselesaikan | solved | default | Request Tracker
    Spam | spam | default | Helpy
  "is": |
    úthlutað | assigned | default | MantisBT
    lokað | closed | default | MantisBT; Peppermint; Zammad
    Búið | completed | default | Peppermint
    eytt | deleted | default | Request Tracker
    fjarlægt | deleted | default | Zammad
    forgangur hækkaður | escalated | common | Zammad
    Blundað | hold | default | Chatwoot
    biðstaða | hold | default | Request Tracker
    sett til hliðar | hold | common | MantisBT
    Bíður áminningar | hold | weak | Zammad
    Í vinnslu | inProgress | default | Peppermint
    sameinað | merged | default | Zammad
    nýtt | new | default | MantisBT; Request Tracker; Zammad
    Opin | open | default | Chatwoot
    Opna | open | default | Peppermint; Zammad
    opið | open | default | Request Tracker; MantisBT
    Fram yfir tímamörk | overdue | common | MantisBT
    Bíður lokunar | pending | default | Zammad
    Bíður áminningar | pending | default | Zammad
    Í bið | pending | default | Chatwoot; Zammad
    biðstaða | pending | weak | Request Tracker
    bíða eftir viðbrögðum | pending | weak | MantisBT
    hafnað | rejected | default | Request Tracker
    Enduropnað | reopened | common | MantisBT; Zammad
    leyst | solved | default | Chatwoot; MantisBT; Request Tracker
  "it": |
    Risposto | answered | default | UVdesk
    Risposta inviata | answered | common | Zoho Desk customer page
    Risposti | answered | common | Faveo
    Ha risposto | answered | weak | Frappe Helpdesk
    Assegnato | assigned | default | EspoCRM; iTop; OpenSupports
    assegnata | assigned | default | MantisBT
    Assegnati | assigned | common | Faveo; FreeScout
    Da approvare | awaitingApproval | default | YetiForce
    In attesa di approvazione | awaitingApproval | default | Leantime; iTop
    In attesa di decisione | awaitingApproval | default | Zendesk
    Annullato | cancelled | default | Odoo OCA Helpdesk; EspoCRM; YetiForce
    Ritirata | cancelled | weak | Zendesk
    Chiuso | closed | default | Awesome Support; EspoCRM; Faveo; Frappe Helpdesk
    chiusa | closed | default | MantisBT; Redmine
    chiuso con successo | closed | default | OTRS/OTOBO
    chiuso senza successo | closed | default | OTRS/OTOBO
    Richiesta chiusa | closed | common | Zoho Desk customer page
    Fatto | completed | default | Kanboard; Leantime; Odoo OCA Helpdesk; Plane
    Completato | completed | common | EspoCRM; Plane; YetiForce
    Cancellato | deleted | default | Faveo; Request Tracker; LiveAgent glossary
    Cestino | deleted | default | Helpy
    Ticket Cancellati | deleted | default | FreeScout
    rimosso | deleted | default | OTRS/OTOBO; Zammad
    Cestinati | deleted | common | UVdesk
    Eliminato | deleted | weak | LiveAgent glossary
    Superato TTO | escalated | default | iTop
    Superato TTR | escalated | default | iTop
    Richiesta prioritaria | escalated | common | Zoho Desk customer page
    In attesa | hold | default | Odoo OCA Helpdesk; YetiForce; iTop
    In sospeso | hold | default | Awesome Support; Zendesk; Zendesk help; Zammad
    Posticipate | hold | default | Chatwoot
    in stallo | hold | default | Request Tracker
    Richiesta temporaneamente in attesa | hold | common | Zoho Desk customer page
    Ticket in approfondimento | hold | common | Freshdesk customer page
    sospesa | hold | common | MantisBT
    Bloccato | hold | weak | Leantime
    In pausa | hold | weak | Frappe Helpdesk
    Prorogare | hold | weak | EspoCRM
    Rinviato | hold | weak | LiveAgent glossary
    in attesa di promemoria | hold | weak | OTRS/OTOBO
    In corso | inProgress | default | Kanboard; Leantime; Odoo OCA Helpdesk; Plane
    In elaborazione | inProgress | default | Redmine
    In lavorazione | inProgress | default | Awesome Support
    Richiesta in lavorazione | inProgress | common | Zoho Desk customer page
    Ticket in Lavorazione | inProgress | common | Freshdesk customer page
    Iniziato | inProgress | weak | EspoCRM
    unito | merged | default | OTRS/OTOBO; Zammad
    Nuovo | new | default | Awesome Support; EspoCRM; Helpy; Leantime
    nuova | new | default | MantisBT
    Richiesta ricevuta | new | common | Zoho Desk customer page
    Aperte | open | default | Chatwoot
    Aperto | open | default | Awesome Support; Libredesk; LiveAgent glossary; OTRS/OTOBO
    Attivo | open | default | FreeScout
    Ticket aperto | open | common | Freshdesk customer page
    aperta | open | common | MantisBT; Redmine
    Apri | open | weak | Frappe Helpdesk; Peppermint
    In ritardo | overdue | common | EspoCRM; Faveo; Libredesk; MantisBT
    In attesa | pending | default | EspoCRM; FreeScout; Helpy; UVdesk
    In attesa della tua risposta | pending | default | Zendesk
    In attesa di risposta | pending | default | YetiForce; Zendesk; Awesome Support; Libredesk
    In sospeso | pending | default | Chatwoot; Plane; Zammad; Libredesk
    in attesa di chiusura | pending | default | Zammad
    in attesa di chiusura automatica | pending | default | OTRS/OTOBO
    in attesa di chiusura automatica+ | pending | default | OTRS/OTOBO
    in attesa di chiusura automatica- | pending | default | OTRS/OTOBO
    in attesa di promemoria | pending | default | OTRS/OTOBO
    In attesa di un suo riscontro | pending | common | Freshdesk customer page
    In attesa di una vostra risposta | pending | common | Zoho Desk customer page
    azione pendente | pending | common | Zammad
    Commenti | pending | weak | Redmine
    da discutere | pending | weak | MantisBT
    in stallo | pending | weak | Request Tracker
    Respinto | rejected | default | Odoo OCA Helpdesk; Request Tracker
    Rifiutato | rejected | default | Plane; Redmine; YetiForce; iTop
    Rigettato | rejected | default | EspoCRM
    Rifiutata | rejected | weak | Zendesk
    Riaperto | reopened | common | Zammad
    riaperta | reopened | common | MantisBT
    Risolte | solved | default | Chatwoot
    Risolto | solved | default | Faveo; LiveAgent glossary; Redmine; Request Tracker
    risolta | solved | default | MantisBT
    Spam | spam | default | FreeScout; Helpy; UVdesk
  "ja": |
    割り当て済み | assigned | default | EspoCRM; iTop; OpenSupports
    担当者決定 | assigned | default | MantisBT
    割り当て済 | assigned | common | FreeScout
    承認する | awaitingApproval | default | YetiForce
    承認待ち | awaitingApproval | default | Leantime; iTop
    決定待ち | awaitingApproval | default | Zendesk
    キャンセルされました | cancelled | default | Jira SM help
    キャンセル | cancelled | common | EspoCRM
    キャンセルしました | cancelled | common | YetiForce
    取消済み | cancelled | weak | Zendesk
    クローズ | closed | default | iTop; OTRS/OTOBO
    クローズ (不成功) | closed | default | OTRS/OTOBO
    クローズ (成功) | closed | default | OTRS/OTOBO
    完了 | closed | default | FreeScout; MantisBT; Zammad; Kanboard
    終了 | closed | default | Redmine; Redmine guide; Zendesk; Zendesk help
    終了済み | closed | default | Zendesk help
    閉じている | closed | default | Awesome Support
    閉鎖 | closed | default | EspoCRM
    解決済み | closed | weak | Helpy
    完了 | completed | default | Jira SM help; Leantime; Plane; EspoCRM
    ゴミ箱 | deleted | default | Helpy
    削除 | deleted | default | OTRS/OTOBO; Request Tracker; Zammad
    削除済み | deleted | default | FreeScout
    エスカレーションTTO | escalated | default | iTop
    エスカレーションTTR | escalated | default | iTop
    エスカレートされた | escalated | default | Jira SM help
    エスカレート済 | escalated | common | Zammad
    スヌーズ | hold | default | Plane
    スヌーズ中 | hold | default | Chatwoot
    ペンディング | hold | default | Jira SM help
    保留 | hold | default | Awesome Support; Request Tracker; MantisBT; iTop
    待機中 | hold | default | Zendesk; Zendesk help
    延期 | hold | common | EspoCRM
    ブロック済み | hold | weak | Leantime
    保留 (期限付) | hold | weak | Zammad
    保留中 | hold | weak | YetiForce
    保留中 (期限付) | hold | weak | OTRS/OTOBO
    進行中 | inProgress | default | Awesome Support; Jira SM help; Leantime; Plane
    進行中の作業 | inProgress | default | Jira SM help
    開始 | inProgress | weak | EspoCRM
    結合済 | merged | default | OTRS/OTOBO; Zammad
    作業前 | new | default | Jira SM help
    新しい | new | default | Awesome Support; EspoCRM
    新規 | new | default | Helpy; Leantime; MantisBT; OTRS/OTOBO
    送信済み | new | common | Intercom customer page
    オープン | open | default | Awesome Support; Chatwoot; Jira SM help; Libredesk
    サポートからの連絡待ち | open | default | Jira SM help
    対応中 | open | default | FreeScout; OTRS/OTOBO; Zammad
    開く | open | default | Helpy
    不明 | open | common | MantisBT
    未完了 | open | common | Redmine
    開ける | open | common | EspoCRM
    開始 | open | common | Kanboard
    延滞 | overdue | common | EspoCRM
    期限超過 | overdue | common | Libredesk; MantisBT
    あなたの返信待ち | pending | default | Zendesk
    保留 | pending | default | iTop; Request Tracker
    保留 (期限付) | pending | default | Zammad
    保留 (自動クローズ＋) | pending | default | OTRS/OTOBO
    保留 (自動クローズ－) | pending | default | OTRS/OTOBO
    保留中 | pending | default | Chatwoot; EspoCRM; FreeScout; Helpy
    保留中 (期限付) | pending | default | OTRS/OTOBO
    保留中 (自動) | pending | default | OTRS/OTOBO
    保留中の完了 | pending | default | Zammad
    返信待ち | pending | default | YetiForce; Zendesk
    顧客からの連絡待ち | pending | default | Jira SM help
    返信を待っています | pending | common | Awesome Support
    顧客待ち | pending | common | Intercom customer page
    フィードバック | pending | weak | MantisBT; Redmine; Redmine guide
    ペンディング | pending | weak | Jira SM help
    回答待ち | pending | weak | Libredesk
    却下 | rejected | default | Plane; Redmine; Redmine guide
    却下済み | rejected | default | iTop
    拒否 | rejected | default | EspoCRM; Request Tracker; YetiForce
    否認済み | rejected | weak | Zendesk
    再オープン | reopened | default | Jira SM help
    再対応 | reopened | common | Zammad
    差し戻し | reopened | common | MantisBT; Redmine guide
    解決 | solved | default | Redmine; Redmine guide
    解決済 | solved | default | MantisBT
    解決済み | solved | default | Chatwoot; Request Tracker; Zendesk; Zendesk help
    迷惑メール | spam | default | FreeScout; Helpy
  "ka": |
    მიმაგრებული | assigned | default | MantisBT
    დახურული | closed | default | MantisBT
    შეჩერებული | hold | common | MantisBT
    ახალი | new | default | MantisBT
    გახსნილი | open | common | MantisBT
    უკუკავშირი | pending | weak | MantisBT
    ხელახლა გახსნილი | reopened | common | MantisBT
    გადაწყვეტილი | solved | default | MantisBT
  "kk": |
    Тағайындалған | assigned | common | FreeScout
    Жабылды | closed | default | FreeScout
    Жойылды | deleted | default | FreeScout
    Белсенді | open | default | FreeScout
    Күту | pending | default | FreeScout
    Спам | spam | default | FreeScout
  "km": |
    កំពុងរង់ចាំការយល់ព្រម | awaitingApproval | default | Leantime
    កំពុងរង់ចាំការអនុម័ត | awaitingApproval | default | Leantime
    រួចរាល់ | completed | default | Leantime
    រារាំង | hold | weak | Leantime
    កំពុងដំណើរការ | inProgress | default | Leantime
    ថ្មី | new | default | Leantime
  "ko": |
    할당된 이슈 | assigned | default | MantisBT
    배정됨 | assigned | common | FreeScout
    결정 보류 중 | awaitingApproval | default | Zendesk
    승인 대기 중 | awaitingApproval | default | Leantime
    철회됨 | cancelled | weak | Zendesk
    닫기 완료 | closed | default | Zammad
    닫은 | closed | default | Helpy
    닫힌 실패 | closed | default | OTRS/OTOBO
    완료 | closed | default | Redmine
    종료 | closed | default | Zendesk; Kanboard
    종료된 이슈 | closed | default | MantisBT
    종료됨 | closed | default | FreeScout; OTRS/OTOBO
    폐쇄 성공 | closed | default | OTRS/OTOBO
    닫힘 | closed | common | Kanboard
    완료됨 | closed | common | Redmine
    완료함 | closed | common | Taiga
    완료 | completed | default | Kanboard; Plane
    완료됨 | completed | default | Leantime; Plane
    삭제 완료 | deleted | default | Zammad
    삭제됨 | deleted | default | FreeScout
    제거된 | deleted | default | OTRS/OTOBO
    휴지통 | deleted | default | Helpy
    에스컬레이션 | escalated | common | Zammad
    대기 | hold | default | Zendesk; Zendesk help
    미루기 | hold | default | Plane
    일시 중지됨 | hold | default | Chatwoot; Frappe Helpdesk
    수정보류 | hold | common | MantisBT
    대기중인 알림 | hold | weak | OTRS/OTOBO; Zammad
    차단됨 | hold | weak | Leantime
    진행 | inProgress | default | Redmine
    진행 중 | inProgress | default | Leantime; Plane; YetiForce
    진행중 | inProgress | default | Kanboard
    합병 | merged | default | Zammad
    합병된 | merged | default | OTRS/OTOBO
    새로운 | new | default | Leantime; OTRS/OTOBO; Zammad
    신규 | new | default | Helpy; Redmine; Zendesk; Zendesk help
    신규 이슈 | new | default | MantisBT
    등록 | open | default | Zendesk; Zendesk help
    열기 | open | default | Chatwoot
    열다 | open | default | OTRS/OTOBO; Zammad
    열린 | open | default | Helpy
    개설 | open | common | MantisBT
    시작 | open | common | Kanboard
    열림 | open | common | Taiga
    진행중 | open | common | Redmine
    기한 지남 | overdue | common | MantisBT
    가까운 대기 | pending | default | Zammad
    답장 대기 중 | pending | default | Zendesk
    대기중 | pending | default | Helpy
    대기중인 알림 | pending | default | OTRS/OTOBO; Zammad
    보내는 중 | pending | default | Chatwoot
    보류 | pending | default | Zendesk help
    보류 중 | pending | default | Plane
    보류 중 자동 닫기 + | pending | default | OTRS/OTOBO
    보류 중인 자동 닫기 - | pending | default | OTRS/OTOBO
    보류중 | pending | default | FreeScout
    보류중인 자동 | pending | default | OTRS/OTOBO
    응답을 기다리는 중 | pending | default | Zendesk
    지연 | pending | common | OTRS/OTOBO
    대기 | pending | weak | Zammad
    의견 | pending | weak | Redmine
    정보 부족 | pending | weak | MantisBT
    거절 | rejected | default | Redmine
    거절됨 | rejected | default | Plane
    거부됨 | rejected | weak | Zendesk
    다시 열림 | reopened | common | Zammad
    재발생 | reopened | common | MantisBT
    해결 | solved | default | Redmine; Zendesk; Zendesk help
    해결된 이슈 | solved | default | MantisBT
    해결됨 | solved | default | Chatwoot; Frappe Helpdesk
    스팸 | spam | default | FreeScout; Helpy
  "lt": |
    Priskirta | assigned | default | EspoCRM
    paskirta | assigned | default | MantisBT
    Atšaukta | cancelled | common | EspoCRM
    Uždaryta | closed | default | EspoCRM; MantisBT; Zendesk; Redmine
    Uždarytas | closed | default | Redmine; Zammad; OTRS/OTOBO
    uždarytas nesėkmingai | closed | default | OTRS/OTOBO
    uždarytas sėkmingai | closed | default | OTRS/OTOBO
    Užbaigta | completed | common | EspoCRM
    panaikintas | deleted | default | Request Tracker
    pašalintas | deleted | default | OTRS/OTOBO; Zammad
    užaštrinta | escalated | common | Zammad
    Atidėta | hold | default | Chatwoot; EspoCRM
    Laikymas vietoje | hold | default | Zendesk
    pristabdytas | hold | default | Request Tracker
    suspenduota | hold | common | MantisBT
    laukiama priminimo | hold | weak | Zammad
    laukiantis priminimas | hold | weak | OTRS/OTOBO
    Vykdomas | inProgress | default | Redmine
    Pradėta | inProgress | weak | EspoCRM
    sujungti | merged | default | OTRS/OTOBO; Zammad
    Naujas | new | default | EspoCRM; OTRS/OTOBO; Redmine; Request Tracker
    nauja | new | default | MantisBT
    Atidaryta | open | default | Zendesk; Redmine
    Atidaryti | open | default | Chatwoot; EspoCRM
    atidarytas | open | default | OTRS/OTOBO; Zammad
    vykdomas | open | default | Request Tracker
    atvira | open | common | MantisBT
    Vėluoja | overdue | common | EspoCRM; MantisBT
    Laukiama | pending | default | Chatwoot
    Laukiama atsakymo | pending | default | Zendesk
    Laukiu jūsų atsakymo | pending | default | Zendesk
    Vykdoma | pending | default | EspoCRM
    laukia auto | pending | default | OTRS/OTOBO
    laukia automatiško uždarymo kaip nesėkmingas | pending | default | OTRS/OTOBO
    laukia automatiško uždarymo kaip sėkmingas | pending | default | OTRS/OTOBO
    laukiama priminimo | pending | default | Zammad
    laukiama uždarymo | pending | default | Zammad
    laukiantis priminimas | pending | default | OTRS/OTOBO
    Laukiantis sprendimo | pending | common | OTRS/OTOBO
    Grįžtamasis ryšys | pending | weak | Redmine
    pristabdytas | pending | weak | Request Tracker
    reikalauja atsakymo | pending | weak | MantisBT
    Atmesta | rejected | default | EspoCRM
    Atmestas | rejected | default | Redmine; Request Tracker
    Iš naujo atidarytas | reopened | common | Zammad
    vėl atidaryta | reopened | common | MantisBT
    Išspręsta | solved | default | Chatwoot; MantisBT; Zendesk
    Išspręstas | solved | default | Redmine
    Įvykdytas | solved | default | Request Tracker
  "lv": |
    Piešķirtie | assigned | default | EspoCRM
    tiek risināts | assigned | default | MantisBT
    Atcelts | cancelled | common | EspoCRM
    Aizvērta | closed | default | Zammad; OTRS/OTOBO
    Aizvērtie | closed | default | EspoCRM
    Slēgts | closed | default | Redmine
    aizvērta, atrisināta | closed | default | OTRS/OTOBO
    aizvērta, neatrisināta | closed | default | OTRS/OTOBO
    aizvērts | closed | default | MantisBT
    Beigts | closed | common | Taiga
    Pabeigts | completed | common | EspoCRM
    aizvākta | deleted | default | OTRS/OTOBO; Zammad
    dzēsts | deleted | default | Request Tracker
    Atlikts | hold | default | Chatwoot; EspoCRM; MantisBT
    apstādināts | hold | default | Request Tracker
    neizlemts - gaida atgādinājumu | hold | weak | OTRS/OTOBO
    Attīstībā | inProgress | default | Redmine
    Sākts | inProgress | weak | EspoCRM
    apvienotie | merged | default | OTRS/OTOBO; Zammad
    Jaunie | new | default | EspoCRM
    Jauns | new | default | MantisBT; Redmine; Request Tracker
    jauna | new | default | OTRS/OTOBO; Zammad
    Atvērt | open | default | Chatwoot; Request Tracker; EspoCRM; Taiga
    atvērta | open | default | OTRS/OTOBO; Zammad
    atvērts | open | default | Zendesk; MantisBT; Redmine
    Nokavēts | overdue | common | EspoCRM
    Gaida | pending | default | Chatwoot
    Gaida atbildi | pending | default | Zendesk
    Gaida jūsu atbildi | pending | default | Zendesk
    Gaidīšanā | pending | default | EspoCRM
    gaida automātisku aizvēršanu+ | pending | default | OTRS/OTOBO
    gaida automātisku aizvēršanu- | pending | default | OTRS/OTOBO
    gaida automātisku darbību | pending | default | OTRS/OTOBO
    neizlemts - gaida atgādinājumu | pending | default | OTRS/OTOBO
    Neizlemts | pending | common | OTRS/OTOBO
    Atsauksmes | pending | weak | Redmine
    apstādināts | pending | weak | Request Tracker
    nepieciešama papildinformācija | pending | weak | MantisBT
    Noraidītie | rejected | default | EspoCRM
    Noraidīts | rejected | default | Redmine; Request Tracker
    atkārtoti atvērts | reopened | common | MantisBT
    Atrisināts | solved | default | Chatwoot; Redmine; Request Tracker; Zendesk
    ir atrisināts | solved | default | MantisBT
  "mk": |
    доделен | assigned | default | MantisBT
    Затворена | closed | default | Redmine
    затворање успешно. | closed | default | OTRS/OTOBO
    затворен | closed | default | MantisBT; Kanboard
    затворење неуспешно | closed | default | OTRS/OTOBO
    Затворено | closed | common | Kanboard
    Затвори | closed | common | OTRS/OTOBO
    Направено | completed | default | Kanboard
    Отстранети | deleted | default | OTRS/OTOBO
    одложен | hold | common | MantisBT
    тековен потсетник | hold | weak | OTRS/OTOBO
    Во прогрес | inProgress | default | Redmine
    Во тек | inProgress | default | Kanboard
    споено | merged | default | OTRS/OTOBO
    Нова | new | default | Redmine
    нов | new | default | MantisBT; OTRS/OTOBO
    отвори | open | default | OTRS/OTOBO
    отворен | open | common | MantisBT
    отворена | open | common | Redmine
    отворено | open | common | Kanboard
    Доцни | overdue | common | MantisBT
    Во очекување на автомобили | pending | default | OTRS/OTOBO
    очекување на автомобили во близина + | pending | default | OTRS/OTOBO
    очекување на автомобили во близина - | pending | default | OTRS/OTOBO
    тековен потсетник | pending | default | OTRS/OTOBO
    Во очекување | pending | common | OTRS/OTOBO
    треба одѕив | pending | weak | MantisBT
    Одбиена | rejected | default | Redmine
    повторно отворен | reopened | common | MantisBT
    Разрешена | solved | default | Redmine
    решен | solved | default | MantisBT
  "mn": |
    Хаагдсан | closed | default | Redmine
    хаалттай | closed | common | Redmine
    Ахицтай | inProgress | default | Redmine
    Шинэ | new | default | Redmine
    нээлттэй | open | common | Redmine
    Хүлээж аваагүй | rejected | default | Redmine
    Шийдвэрлэгдсэн | solved | default | Redmine
  "mr": |
    उघडे | open | default | Libredesk
    ओव्हरड्यू | overdue | common | Libredesk
    पेंडिंग | pending | common | Libredesk
    प्रतिसाचाची वाट पाहत आहे | pending | weak | Libredesk
  "ms": |
    Ditutup dengan gagalnya | closed | default | OTRS/OTOBO
    Ditutup dengan jayanya | closed | default | OTRS/OTOBO
    Tertutup | closed | default | Helpy
    tutup | closed | default | Zammad
    Ditutup | closed | common | Kanboard; OTRS/OTOBO
    Selesai | completed | default | Kanboard
    Dibuang | deleted | default | OTRS/OTOBO; Zammad
    Sampah | deleted | default | Helpy
    ditingkatkan | escalated | common | Zammad
    Peringatan tergantung | hold | weak | OTRS/OTOBO
    Sedang dalam pengerjaan | inProgress | default | Kanboard
    Digabungkan | merged | default | OTRS/OTOBO; Zammad
    baru | new | default | Helpy; OTRS/OTOBO; Zammad
    buka | open | default | Helpy; OTRS/OTOBO; Zammad
    terbuka | open | common | Kanboard
    Peringatan tergantung | pending | default | OTRS/OTOBO
    Yang belum selesai | pending | default | Helpy
    auto tergantung | pending | default | OTRS/OTOBO
    auto tergantung tutup+ | pending | default | OTRS/OTOBO
    auto tergantung tutup- | pending | default | OTRS/OTOBO
    Tergantung | pending | common | OTRS/OTOBO
    Dibuka Kembali | reopened | common | Zammad
    Spam | spam | default | Helpy
  "my": |
    ပြန်ကြားပြီး | answered | weak | Frappe Helpdesk
    ပယ်ဖျက်ခဲ့သည် | cancelled | weak | Frappe Helpdesk
    ပိတ်ထားသော | closed | weak | Frappe Helpdesk
    လုပ်ဆောင်နေဆဲ | inProgress | weak | Frappe Helpdesk
    ဖွင့် | open | weak | Frappe Helpdesk
  "nb": |
    Svarte | answered | weak | Frappe Helpdesk
    Delegert | assigned | default | MantisBT
    Tildelt | assigned | default | EspoCRM; FreeScout
    Avgjørelse venter | awaitingApproval | default | Zendesk
    Avbrutt | cancelled | common | EspoCRM
    Tilbaketrukket | cancelled | weak | Zendesk
    Avsluttet | closed | default | Zammad; Zendesk; OTRS/OTOBO
    Lukket | closed | default | EspoCRM; Frappe Helpdesk; FreeScout; MantisBT
    lukket uløst | closed | default | OTRS/OTOBO
    løst og lukket | closed | default | OTRS/OTOBO
    Utført | completed | default | Kanboard
    Gjennomført | completed | common | EspoCRM
    Slettet | deleted | default | FreeScout; Request Tracker
    fjernet | deleted | default | OTRS/OTOBO; Zammad
    eskaler | escalated | common | Zammad
    På vent | hold | default | Zendesk; Jira customer page
    Slumret | hold | default | Chatwoot
    stoppet opp | hold | default | Request Tracker
    Utsatt | hold | common | EspoCRM; MantisBT
    ventende påminnelse | hold | weak | Zammad
    venter på påminnelse | hold | weak | OTRS/OTOBO
    Pågår | inProgress | default | Redmine; YetiForce
    Under arbeid | inProgress | default | Kanboard; Jira customer page
    Påbegynt | inProgress | weak | EspoCRM
    Under behandling | inProgress | weak | Frappe Helpdesk
    flettet | merged | default | OTRS/OTOBO; Zammad
    Ny | new | default | EspoCRM; MantisBT; OTRS/OTOBO; Redmine
    Aktiv | open | default | FreeScout
    Åpen | open | default | OTRS/OTOBO; Request Tracker; Zammad; Zendesk
    Åpne | open | weak | Chatwoot; Frappe Helpdesk; Peppermint
    Forsinket | overdue | common | MantisBT
    På overtid | overdue | common | EspoCRM
    Avslutt automatisk | pending | default | Zammad
    Avventer | pending | default | FreeScout
    Ventende | pending | default | Chatwoot
    Venter | pending | default | EspoCRM; Zammad
    Venter på svar | pending | default | Zendesk
    auto-avslutning (løst) | pending | default | OTRS/OTOBO
    auto-avslutning (uløst) | pending | default | OTRS/OTOBO
    ventende påminnelse | pending | default | Zammad
    venter på automatisk endring | pending | default | OTRS/OTOBO
    venter på påminnelse | pending | default | OTRS/OTOBO
    Satt på vent | pending | common | OTRS/OTOBO
    Venter på Kunde | pending | common | Jira customer page
    Tilbakemelding | pending | weak | MantisBT; Redmine
    stoppet opp | pending | weak | Request Tracker
    Avslått | rejected | default | EspoCRM; Zendesk
    Avvist | rejected | default | Redmine; Request Tracker
    Gjenopprettet | reopened | common | Zammad
    Åpnet på nytt | reopened | common | MantisBT
    Avklart | solved | default | Redmine
    Løst | solved | default | Chatwoot; MantisBT; Request Tracker; Zendesk
    Klar for utrulling | solved | weak | Jira customer page
    Spam | spam | default | FreeScout
  "nl": |
    Beantwoord | answered | default | User document (LiveAgent); Frappe Helpdesk; Faveo
    Toegewezen | assigned | default | User document; EspoCRM; MantisBT; iTop
    Beslissing in afwachting | awaitingApproval | default | Zendesk
    Ter goedkeuring | awaitingApproval | default | YetiForce
    Wacht op goedkeuring | awaitingApproval | default | Leantime; iTop
    Geannuleerd | cancelled | default | Odoo OCA Helpdesk; EspoCRM; Frappe Helpdesk
    Geannulleerd | cancelled | default | Odoo OCA Helpdesk
    Ingetrokken | cancelled | weak | Zendesk
    Afgesloten | closed | default | MantisBT; Odoo OCA Helpdesk; iTop
    Gesloten | closed | default | User document (LiveAgent); Awesome Support; EspoCRM; Faveo
    niet succesvol gesloten | closed | default | OTRS/OTOBO
    succesvol gesloten | closed | default | OTRS/OTOBO
    Afgehandeld | closed | weak | Jira customer page
    Gesloten ticket | closed | weak | User document
    Opgelost | closed | weak | Helpy
    Afgerond | completed | default | Kanboard
    Gedaan | completed | default | Odoo OCA Helpdesk
    Gereed | completed | default | Leantime
    Voltooid | completed | common | EspoCRM
    Gewist | deleted | default | User document (LiveAgent)
    Prullenbak | deleted | default | Helpy
    Verwijderd | deleted | default | User document (LiveAgent); Faveo; FreeScout; OTRS/OTOBO
    Geëscaleerde TTO | escalated | default | iTop
    Geëscaleerde TTR | escalated | default | iTop
    geëscaleerd | escalated | common | Zammad
    Geparkeerd | hold | default | Request Tracker; Zendesk
    Gepauzeerd | hold | default | Awesome Support; Frappe Helpdesk
    Gesluimerd | hold | default | Chatwoot
    Uitgesteld | hold | default | User document (LiveAgent); EspoCRM; MantisBT
    Wachtend | hold | default | Odoo OCA Helpdesk; iTop
    Bij development | hold | common | Freshdesk customer page
    In ontwikkeling | hold | common | Freshdesk customer page
    Intern informatie opgevraagd | hold | common | Freshdesk customer page
    Wachten op externe partij | hold | common | Freshdesk customer page
    Werkzaamheden ingepland | hold | common | Freshdesk customer page
    Geblokkeerd | hold | weak | Leantime
    Uitgesteld tot later | hold | weak | User document
    verstuur herinnering | hold | weak | Zammad
    wachtend op een herinnering | hold | weak | OTRS/OTOBO
    In behandeling | inProgress | default | Awesome Support; Odoo OCA Helpdesk
    In uitvoering | inProgress | default | Kanboard; Leantime; Redmine; YetiForce
    Bezig | inProgress | common | Frappe Helpdesk; iTop
    Wordt verwerkt | inProgress | common | Freshdesk customer page
    Gestart | inProgress | weak | EspoCRM
    samengevoegd | merged | default | OTRS/OTOBO; Zammad
    Nieuw | new | default | User document (LiveAgent); Awesome Support; EspoCRM; Helpy
    Actief | open | default | FreeScout
    Open | open | default | User document (LiveAgent); Awesome Support; Chatwoot; Frappe Helpdesk
    Openstaande verzoeken | open | weak | Jira customer page
    Over tijd | overdue | common | Faveo
    Uit planning | overdue | common | MantisBT
    Verstreken | overdue | common | EspoCRM
    Afwachtend | pending | default | Chatwoot
    In afwachting | pending | default | FreeScout
    In afwachting van een reactie | pending | default | Zendesk
    In afwachting van uw reactie | pending | default | Zendesk
    In behandeling | pending | default | EspoCRM; Zammad
    Wachtend | pending | default | Helpy; OTRS/OTOBO; iTop; Odoo OCA Helpdesk
    verstuur herinnering | pending | default | Zammad
    wacht op sluiten | pending | default | Zammad
    wachtend op automatisch niet succesvol sluiten | pending | default | OTRS/OTOBO
    wachtend op automatisch succesvol sluiten | pending | default | OTRS/OTOBO
    wachtend op een herinnering | pending | default | OTRS/OTOBO
    In afwachting van reactie | pending | common | Awesome Support
    In afwachting van uw antwoord | pending | common | Freshdesk customer page
    Wachten | pending | common | OTRS/OTOBO
    in afwachting van actie | pending | common | Zammad
    Terugkoppeling | pending | weak | MantisBT; Redmine
    geparkeerd | pending | weak | Request Tracker
    Afgewezen | rejected | default | EspoCRM; Odoo OCA Helpdesk; Redmine; Request Tracker
    Geweigerd | rejected | weak | Zendesk
    Heropend | reopened | common | MantisBT; Zammad
    Opgelost | solved | default | User document (LiveAgent); Chatwoot; Faveo; Frappe Helpdesk
    Afgerond | solved | common | iTop
    Mogelijke oplossing | solved | common | Freshdesk customer page
    Gemarkeerd als spam | spam | default | User document (LiveAgent)
    Spam | spam | default | FreeScout; Helpy
  "nn": |
    tildelt | assigned | default | MantisBT
    attlaten | closed | default | MantisBT
    sletta | deleted | default | Request Tracker
    stoppa opp | hold | default | Request Tracker
    ny | new | default | MantisBT; Request Tracker
    Forseinka | overdue | common | MantisBT
    stoppa opp | pending | weak | Request Tracker
    tilbakemelding | pending | weak | MantisBT
    avvist | rejected | default | Request Tracker
    løyst | solved | default | MantisBT; Request Tracker
  "pl": |
    Odpowiedział | answered | default | UVdesk
    Odpowiedziano | answered | weak | Frappe Helpdesk
    Przekazana | assigned | default | iMieszkaniec help
    Przyjęte | assigned | default | POL-on help
    Przypisane | assigned | default | iTop; FreeScout; OpenSupports
    Przypisany | assigned | default | EspoCRM; MantisBT
    Do akceptacji | awaitingApproval | default | YetiForce
    Oczekiwanie na decyzję | awaitingApproval | default | Zendesk
    Oczekuje na akceptację | awaitingApproval | default | Leantime
    Oczekujący | awaitingApproval | default | iTop
    W akceptacji | awaitingApproval | default | Axence help
    Anulowane | cancelled | common | EspoCRM
    Anulowano | cancelled | common | YetiForce
    Wycofano | cancelled | weak | Zendesk
    Zamknięte | closed | default | Awesome Support; Axence help; Frappe Helpdesk; FreeScout
    Zamknięty | closed | default | EspoCRM; MantisBT; OpenSupports; POL-on help
    zamknięte bez powodzenia | closed | default | OTRS/OTOBO
    zamknięte z powodzeniem | closed | default | OTRS/OTOBO
    Zamknięto | closed | common | Kanboard
    Gotowe | completed | default | Plane
    Zakończone | completed | default | Kanboard; Plane
    Zrealizowana | completed | default | iMieszkaniec help
    Zrobione | completed | default | Leantime
    Ukończone | completed | common | EspoCRM
    Wykonane | completed | common | YetiForce
    Usunięto | deleted | default | FreeScout
    usunięte | deleted | default | OTRS/OTOBO; Request Tracker; Zammad
    W koszu | deleted | common | UVdesk
    Pilny czas podjęcia | escalated | default | iTop
    Pilny czas rozwiązania | escalated | default | iTop
    eskalowane | escalated | common | Zammad
    Odłożone | hold | default | Plane; Thulium help
    Wstrzymane | hold | default | Zendesk; YetiForce
    Wstrzymany | hold | default | Awesome Support
    Zawieszone | hold | default | Axence help
    zamrożone | hold | default | Request Tracker
    Opóźniony | hold | common | EspoCRM
    zawieszony | hold | common | MantisBT
    Trwające | hold | weak | iTop
    Uśpij | hold | weak | Chatwoot
    Zablokowane | hold | weak | Leantime
    oczekujące na przypomnienie | hold | weak | Zammad
    oczekujące przypomnienie | hold | weak | OTRS/OTOBO
    Przetwarzany | inProgress | default | Awesome Support
    W realizacji | inProgress | default | Thulium help; YetiForce
    W toku | inProgress | default | Leantime; Redmine
    W trakcie | inProgress | default | Kanboard; Plane; Frappe Helpdesk
    Trwający | inProgress | common | iTop
    Rozpoczęte | inProgress | weak | EspoCRM
    Połączone | merged | default | Thulium help
    scalone | merged | default | OTRS/OTOBO; Zammad
    Nowe | new | default | Axence help; Leantime; OTRS/OTOBO; Request Tracker
    Nowy | new | default | Awesome Support; EspoCRM; MantisBT; Redmine
    Aktywna | open | default | FreeScout
    Otwarte | open | default | Awesome Support; Axence help; Chatwoot; OTRS/OTOBO
    Otwarty | open | default | OpenSupports; UVdesk; Kanboard; MantisBT
    Otwórz | open | weak | EspoCRM; Frappe Helpdesk; Taiga
    Przegrzane | overdue | common | EspoCRM
    Przeterminowane | overdue | common | MantisBT
    Oczekiwanie | pending | default | EspoCRM
    Oczekiwanie na odpowiedź | pending | default | Zendesk
    Oczekuje | pending | default | FreeScout
    Oczekuje na klienta | pending | default | Thulium help
    Oczekuje na odpowiedź | pending | default | YetiForce
    Oczekujące | pending | default | Chatwoot; Plane; OTRS/OTOBO
    Oczekujące na odpowiedź | pending | default | Axence help; Zendesk
    Trwające | pending | default | iTop
    W oczekiwaniu | pending | default | UVdesk
    oczekujące na automatyczne | pending | default | OTRS/OTOBO
    oczekujące na automatyczne zamknięcie+ | pending | default | OTRS/OTOBO
    oczekujące na automatyczne zamknięcie- | pending | default | OTRS/OTOBO
    oczekujące na przypomnienie | pending | default | Zammad
    oczekujące na zamknięcie | pending | default | Zammad
    oczekujące przypomnienie | pending | default | OTRS/OTOBO
    Oczekujące za odpowiedzią | pending | common | Awesome Support
    oczekujące na działanie | pending | common | Zammad
    Odpowiedź | pending | weak | Redmine
    aż do | pending | weak | Zammad
    zamrożone | pending | weak | Request Tracker
    zwrócony | pending | weak | MantisBT
    Odrzucona | rejected | default | iMieszkaniec help
    Odrzucone | rejected | default | Plane; Request Tracker; iTop; Zendesk
    Odrzucony | rejected | default | EspoCRM; Redmine; YetiForce
    Otwarte ponownie | reopened | common | Zammad
    ponownie otwarty | reopened | common | MantisBT
    Rozwiązane | solved | default | Axence help; Chatwoot; Thulium help; Zendesk
    Rozwiązany | solved | default | MantisBT; Redmine; UVdesk; iTop
    Rozwiązane zgłoszenie | solved | weak | LiveAgent glossary
    zamknięte | solved | weak | Request Tracker
    Spam | spam | default | FreeScout; UVdesk
  "pt": |
    Respondido | answered | default | Frappe Helpdesk; Faveo
    Atribuído | assigned | default | EspoCRM; MantisBT; Faveo; FreeScout
    Aguardando aprovação | awaitingApproval | default | Leantime
    Decisão pendente | awaitingApproval | default | Zendesk
    Para Aprovação | awaitingApproval | default | YetiForce
    Cancelada | cancelled | default | Odoo OCA Helpdesk
    Cancelado | cancelled | common | EspoCRM; Frappe Helpdesk; YetiForce
    Retirado | cancelled | weak | Zendesk
    Encerrado | closed | default | MantisBT
    Fechado | closed | default | Awesome Support; EspoCRM; Faveo; Frappe Helpdesk
    Fechados | closed | default | FreeScout
    fechado com sucesso | closed | default | OTRS/OTOBO
    fechado sem sucesso | closed | default | OTRS/OTOBO
    Finalizado | closed | common | Kanboard
    Resolvido | closed | weak | Helpy
    Concluído | completed | default | Odoo OCA Helpdesk; YetiForce
    Feito | completed | default | Leantime
    Finalizado | completed | default | Kanboard
    Completo | completed | common | EspoCRM
    Deletado | deleted | default | Faveo
    Eliminado | deleted | default | FreeScout
    Lixo | deleted | default | Helpy
    apagado | deleted | default | Request Tracker
    removido | deleted | default | OTRS/OTOBO; Zammad
    A Aguardar | hold | default | Odoo OCA Helpdesk
    Adiado | hold | default | Chatwoot
    Em espera | hold | default | Awesome Support; Zendesk; YetiForce
    Diferido | hold | common | EspoCRM
    Suspenso | hold | common | MantisBT
    Bloqueado | hold | weak | Leantime
    lembrar pendentes | hold | weak | Zammad
    pendente | hold | weak | Request Tracker
    pendente com lembrete | hold | weak | OTRS/OTOBO
    Em Progresso | inProgress | default | Awesome Support; Leantime; Odoo OCA Helpdesk; YetiForce
    Em andamento | inProgress | default | Kanboard
    Em curso | inProgress | default | Redmine
    Iniciado | inProgress | weak | EspoCRM
    fundido | merged | default | OTRS/OTOBO; Zammad
    Novo | new | default | Awesome Support; EspoCRM; Helpy; Leantime
    Abertas | open | default | Chatwoot
    Aberto | open | default | Helpy; OTRS/OTOBO; OpenSupports; Request Tracker
    Ativo | open | default | FreeScout
    Abrir | open | weak | Awesome Support; EspoCRM; Frappe Helpdesk; Peppermint
    Atrasado | overdue | common | EspoCRM; Faveo
    Vencido | overdue | common | MantisBT
    A aguardar uma resposta sua | pending | default | Zendesk
    Aguardando resposta | pending | default | YetiForce; Zendesk; Awesome Support
    Pendente | pending | default | Chatwoot; EspoCRM; FreeScout; Helpy
    lembrar pendentes | pending | default | Zammad
    pendente com fecho automático | pending | default | OTRS/OTOBO
    pendente com fecho automático+ | pending | default | OTRS/OTOBO
    pendente com fecho automático- | pending | default | OTRS/OTOBO
    pendente com lembrete | pending | default | OTRS/OTOBO
    pendente fechado | pending | default | Zammad
    Pendências | pending | common | OTRS/OTOBO
    A Aguardar | pending | weak | Odoo OCA Helpdesk
    Resposta | pending | weak | MantisBT
    Rejeitado | rejected | default | EspoCRM; Odoo OCA Helpdesk; Redmine; Request Tracker
    Recusado | rejected | weak | Zendesk
    Reaberto | reopened | common | MantisBT
    Resolvido | solved | default | Chatwoot; Faveo; MantisBT; Redmine
    Lixo Eletrónico | spam | default | FreeScout
    Spam | spam | default | Helpy
  "pt-BR": |
    Respondido | answered | default | Frappe Helpdesk; LiveAgent glossary; UVdesk; Faveo
    Atribuído | assigned | default | MantisBT; iTop; Faveo; OpenSupports
    Designado | assigned | default | EspoCRM
    Processando (atribuído) | assigned | default | GLPI
    Atribuido | assigned | common | FreeScout
    Em atendimento (atribuído) | assigned | common | GLPI customer page
    Aguardando aprovação | awaitingApproval | default | Leantime; iTop
    Decisão pendente | awaitingApproval | default | Zendesk
    Para aprovação | awaitingApproval | default | YetiForce
    Cancelado | cancelled | default | Movidesk help; Odoo OCA Helpdesk; YetiForce
    Cancelada | cancelled | common | EspoCRM
    Retirado | cancelled | weak | Zendesk
    Fechada | closed | default | Redmine; Zoho Desk partner page
    Fechado | closed | default | Awesome Support; Defender360 help; EspoCRM; Faveo
    fechado com êxito | closed | default | OTRS/OTOBO
    fechado sem êxito | closed | default | OTRS/OTOBO
    Encerrado | closed | common | Odoo OCA Helpdesk
    Fechadas | closed | common | Zoho Desk partner page
    Finalizado | closed | common | Kanboard
    Concluído | completed | default | Odoo OCA Helpdesk; Plane; YetiForce
    Feito | completed | default | Kanboard; Leantime
    Completa | completed | common | EspoCRM
    Deletado | deleted | default | Faveo
    Excluído | deleted | default | FreeScout
    removido | deleted | default | OTRS/OTOBO; Request Tracker; Zammad
    Na Lixeira | deleted | common | UVdesk
    Escalonado | escalated | default | Zammad docs
    TTO escalonado | escalated | default | iTop
    TTR escalonado | escalated | default | iTop
    Escalado | escalated | common | Zammad; Zoho Desk partner page
    Adiadas | hold | default | Chatwoot
    Adiado | hold | default | Cloud Chat help; LiveAgent glossary; Plane; Zammad docs
    Aguardando | hold | default | Odoo OCA Helpdesk
    Aguardando Terceiro | hold | default | Defender360 help
    Em espera | hold | default | Awesome Support; Zendesk; Zendesk help; YetiForce
    Parado | hold | default | Movidesk help
    Pausado | hold | default | Libredesk
    Adiada | hold | common | EspoCRM
    suspenso | hold | common | MantisBT
    Bloqueado | hold | weak | Leantime
    Pendente | hold | weak | Cloud Chat help; Request Tracker; GLPI customer page; iTop
    Pendente (Lembrete) | hold | weak | Zammad
    lembrete de pendente | hold | weak | OTRS/OTOBO
    Em Progresso | inProgress | default | Awesome Support; Leantime
    Em andamento | inProgress | default | Defender360 help; Kanboard; Odoo OCA Helpdesk; Plane
    Em atendimento | inProgress | default | Movidesk help; PubliDesk help; GLPI customer page
    Processando (planejado) | inProgress | default | GLPI
    Em atendimento (planejado) | inProgress | common | GLPI customer page
    Iniciada | inProgress | weak | EspoCRM
    agrupado | merged | default | OTRS/OTOBO; Zammad
    Nova | new | default | Redmine
    Novo | new | default | Awesome Support; EspoCRM; Leantime; LiveAgent glossary
    Abertas | open | default | Chatwoot
    Aberto | open | default | Awesome Support; Cloud Chat help; Defender360 help; Frappe Helpdesk
    Ativo | open | default | FreeScout
    Aberta | open | common | Redmine
    Abrir | open | weak | Libredesk; Zoho Desk partner page
    Atrasada | overdue | common | EspoCRM
    Atrasado | overdue | common | Faveo; Libredesk
    Atrasados | overdue | common | MantisBT
    Aguarda Resposta | pending | default | YetiForce
    Aguardando Cliente | pending | default | Defender360 help
    Aguardando resposta | pending | default | Zendesk; Libredesk
    Pendente | pending | default | EspoCRM; FreeScout; Plane; UVdesk
    Pendente (Encerrar) | pending | default | Zammad
    Pendente (Lembrete) | pending | default | Zammad
    Pendentes | pending | default | Chatwoot
    lembrete de pendente | pending | default | OTRS/OTOBO
    pendente auto fechamento+ | pending | default | OTRS/OTOBO
    pendente auto fechamento- | pending | default | OTRS/OTOBO
    pendente automático | pending | default | OTRS/OTOBO
    pendente para fechar | pending | default | Zammad docs
    Aguardando o cliente | pending | common | Zoho Desk partner page
    Aguardando | pending | weak | Movidesk help; Odoo OCA Helpdesk
    Em espera | pending | weak | Zoho Desk partner page
    Parado | pending | weak | Movidesk help
    retorno | pending | weak | MantisBT
    Recusado | rejected | default | Plane
    Rejeitada | rejected | default | Redmine
    Rejeitado | rejected | default | EspoCRM; Odoo OCA Helpdesk; Request Tracker; YetiForce
    Negado | rejected | weak | Zendesk
    reaberto | reopened | common | MantisBT
    Re-Abrir | reopened | weak | Zammad
    Resolvida | solved | default | Redmine
    Resolvidas | solved | default | Chatwoot
    Resolvido | solved | default | Cloud Chat help; Defender360 help; Faveo; Frappe Helpdesk
    Solucionado | solved | common | Freshdesk partner page; GLPI customer page; iTop
    Spam | spam | default | FreeScout; UVdesk
  "ro": |
    Alocat | assigned | default | EspoCRM
    atribuit | assigned | default | MantisBT
    Atribuite | assigned | common | FreeScout
    Decizie în așteptare | awaitingApproval | default | Zendesk
    Pentru aprobare | awaitingApproval | default | YetiForce
    Anulat | cancelled | common | EspoCRM; YetiForce
    Retras | cancelled | weak | Zendesk
    Inchis | closed | default | Awesome Support
    Închis | closed | default | EspoCRM; MantisBT; Redmine; Zammad
    Închise | closed | default | FreeScout
    Închisă | closed | default | Zendesk
    închis cu succes | closed | default | OTRS/OTOBO
    închis fără a fi rezolvat | closed | default | OTRS/OTOBO
    Finalizat | completed | default | Kanboard; Plane
    Gata | completed | default | Plane
    Complet | completed | common | YetiForce
    Terminat | completed | common | EspoCRM
    înlăturat | deleted | default | OTRS/OTOBO
    Șters | deleted | default | FreeScout; Zammad
    Amânat | hold | default | Chatwoot; EspoCRM
    Amânate | hold | default | Plane
    In asteptare | hold | default | Awesome Support
    În pauză | hold | default | Zendesk
    suspendat | hold | common | MantisBT
    asteptare rapel | hold | weak | OTRS/OTOBO
    În așteptare | hold | weak | YetiForce
    In curs | inProgress | default | Awesome Support
    În desfășurare | inProgress | default | Kanboard; Plane; YetiForce
    Început | inProgress | weak | EspoCRM
    contopite | merged | default | OTRS/OTOBO
    unit | merged | default | Zammad
    Noi | new | default | Zendesk
    Nou | new | default | Awesome Support; EspoCRM; MantisBT; OTRS/OTOBO
    Activ | open | default | FreeScout
    Deschisă | open | default | Zendesk
    deschis | open | default | Awesome Support; OTRS/OTOBO; Zammad; EspoCRM
    Deschide | open | weak | Chatwoot
    Depășit | overdue | common | MantisBT
    Restant | overdue | common | EspoCRM
    Așteaptă răspuns | pending | default | YetiForce
    Se așteaptă răspuns | pending | default | Zendesk
    Se așteaptă răspunsul dumneavoastră | pending | default | Zendesk
    asteptare auto | pending | default | OTRS/OTOBO
    asteptare cu inchidere automata+ | pending | default | OTRS/OTOBO
    asteptare cu inchidere automata- | pending | default | OTRS/OTOBO
    asteptare rapel | pending | default | OTRS/OTOBO
    in așteptare pentru închidere | pending | default | Zammad
    În aşteptare | pending | default | Chatwoot
    În așteptare | pending | default | EspoCRM; FreeScout; Plane; OTRS/OTOBO
    Raspuns in asteptare | pending | common | Awesome Support
    Așteaptă reacții | pending | weak | Redmine
    Respins | rejected | default | EspoCRM; Redmine; YetiForce
    Respinse | rejected | default | Plane
    Refuzat | rejected | weak | Zendesk
    Redeschis | reopened | common | MantisBT; Zammad
    Rezolvat | solved | default | Chatwoot; MantisBT; Redmine
    Rezolvată | solved | default | Zendesk
    Spam | spam | default | FreeScout
  "ru": |
    Ответил | answered | common | Faveo
    С ответом | answered | weak | Frappe Helpdesk
    Назначен | assigned | default | Infor LN docs; iTop
    Назначено | assigned | default | EspoCRM
    назначена | assigned | default | MantisBT
    Назначенные | assigned | common | FreeScout
    Назначены | assigned | common | Faveo
    В ожидании решения | awaitingApproval | default | Zendesk
    Для подтверждения | awaitingApproval | default | YetiForce
    На согласовании | awaitingApproval | default | SecureDesk help; Sverdlovsk service desk rules
    Ожидает проверки | awaitingApproval | default | Leantime
    Ожидает утверждения | awaitingApproval | default | Leantime
    Ожидание утверждения | awaitingApproval | default | iTop
    Отменен | cancelled | default | Sverdlovsk service desk rules; Frappe Helpdesk
    Отменена | cancelled | common | EspoCRM
    Аннулировано | cancelled | weak | Zendesk
    Закрыт | closed | default | Frappe Helpdesk; FreeScout; Zendesk; iTop
    Закрыта | closed | default | MantisBT; Redmine; SecureDesk help; Zammad
    Закрыта неуспешно | closed | default | OTRS/OTOBO; OTRS customer page
    Закрыта успешно | closed | default | OTRS/OTOBO; OTRS customer page
    Закрыто | closed | default | Awesome Support; EspoCRM; Faveo; OpenSupports
    Решён | closed | default | Helpy
    Закрытые | closed | common | OTRS/OTOBO
    Закрытый | closed | common | Kanboard
    Принят | closed | weak | Infor LN docs
    Выполнено | completed | default | Kanboard
    Готово | completed | default | Plane
    Сделан | completed | default | Leantime
    Завершена | completed | common | EspoCRM
    Завершено | completed | common | Plane
    Корзина | deleted | default | Helpy
    Удален | deleted | default | support-desk.ru help
    Удалена | deleted | default | Faveo; Request Tracker
    Удалён | deleted | default | FreeScout
    удаленная | deleted | default | OTRS/OTOBO; Zammad
    Эскалация TTO | escalated | default | iTop
    Эскалация TTR | escalated | default | iTop
    эскалировано | escalated | common | Zammad
    На удержании | hold | default | Awesome Support; Zendesk; Freshdesk customer page
    Отложен | hold | default | Sverdlovsk service desk rules
    Отложена | hold | default | ITSM365 docs; EspoCRM; MantisBT
    Отложено | hold | default | Chatwoot; Plane
    приостановлена | hold | default | Request Tracker
    Запланирована | hold | common | OTRS customer page
    В ожидании | hold | weak | iTop
    В ожидании напоминания | hold | weak | Zammad
    Заблокирован | hold | weak | Leantime
    Передан | hold | weak | Infor LN docs
    Приостановлено | hold | weak | Frappe Helpdesk
    ожидает напоминания | hold | weak | OTRS/OTOBO
    В обработке | inProgress | default | Infor LN docs
    В прогрессе | inProgress | default | Awesome Support
    В процессе | inProgress | default | Kanboard; Plane; YetiForce
    В процессе выполнения | inProgress | default | Leantime
    В работе | inProgress | default | ITSM365 docs; Redmine; SecureDesk help; Sverdlovsk service desk rules
    Выполняется | inProgress | common | Frappe Helpdesk; iTop
    Началась | inProgress | weak | EspoCRM
    объединенные | merged | default | OTRS/OTOBO; Zammad
    Объединенная | merged | common | OTRS customer page
    Зарегистрирован | new | default | Infor LN docs
    Новая | new | default | MantisBT; OTRS/OTOBO; Redmine; Request Tracker
    Новое | new | default | EspoCRM
    Новый | new | default | Awesome Support; Helpy; Sverdlovsk service desk rules; Zendesk
    Создать | new | default | Leantime
    Активен | open | default | FreeScout
    Открыт | open | default | Chatwoot; Frappe Helpdesk; Helpy; Zendesk
    Открыто | open | default | Awesome Support; Kanboard; Redmine; Taiga
    открыта | open | default | OTRS/OTOBO; Request Tracker; Zammad; MantisBT
    Открытые | open | common | EspoCRM
    Просроченно | overdue | common | Faveo
    Просроченные | overdue | common | EspoCRM
    Просрочено | overdue | common | MantisBT
    В ожидании | pending | default | Chatwoot; EspoCRM; iTop; Freshdesk customer page
    В ожидании закрытия | pending | default | Zammad
    В ожидании напоминания | pending | default | Zammad
    Ждет вашего ответа | pending | default | Zendesk
    На рассмотрении | pending | default | Helpy
    Ожидает ответа | pending | default | SecureDesk help; Zendesk
    Ожидание | pending | default | Plane
    Ожидание ответа | pending | default | YetiForce
    Отвечен | pending | default | FreeScout
    ожидает автозакрытия | pending | default | OTRS/OTOBO
    ожидает автозакрытия(+) | pending | default | OTRS/OTOBO
    ожидает автозакрытия(-) | pending | default | OTRS/OTOBO
    ожидает напоминания | pending | default | OTRS/OTOBO
    Напоминание | pending | common | OTRS/OTOBO
    Ожидает ответ | pending | common | Awesome Support
    ожидающие решения | pending | common | Zammad
    Нужен отклик | pending | weak | Redmine
    обратная связь | pending | weak | MantisBT
    ожидаемый | pending | weak | Zammad
    приостановлена | pending | weak | Request Tracker
    Отклонен | rejected | default | iTop
    Отклонена | rejected | default | Redmine; Request Tracker
    Отклонено | rejected | default | EspoCRM; Plane; YetiForce; Zendesk
    Возобновлена | reopened | default | ITSM365 docs
    Открыто повторно | reopened | common | Zammad
    переоткрыта | reopened | common | MantisBT
    Выполнен | solved | default | Zendesk; Freshdesk customer page; iTop
    Исполнено | solved | default | Faveo
    Решен | solved | default | Infor LN docs
    Решена | solved | default | MantisBT; Redmine; Request Tracker; SecureDesk help
    Решенный | solved | default | iTop
    Закрыт | solved | weak | Chatwoot
    Решено | solved | weak | Frappe Helpdesk
    Спам | spam | default | FreeScout; Helpy
  "sk": |
    Pridelené | assigned | default | iTop
    Priradený | assigned | default | EspoCRM; MantisBT; FreeScout
    Na schválenie | awaitingApproval | default | YetiForce
    Čakajúce rozhodnutie | awaitingApproval | default | Zendesk
    Čaká sa na schválenie | awaitingApproval | default | iTop
    Zrušené | cancelled | common | YetiForce
    Zrušený | cancelled | common | EspoCRM
    Odvolané | cancelled | weak | Zendesk
    Uzatvorená | closed | default | Zendesk
    Uzatvorené | closed | default | FreeScout
    Uzavretá | closed | default | Redmine
    Uzavretý | closed | default | EspoCRM; MantisBT
    Zatvorená | closed | default | iTop
    Zatvorený | closed | default | Zammad; OTRS/OTOBO
    zatvorené neúspešne | closed | default | OTRS/OTOBO
    úspešne zatvorené | closed | default | OTRS/OTOBO
    Ukončené | closed | common | Kanboard
    ukončený | closed | common | Kanboard
    Dokončené | completed | default | Kanboard; Plane; YetiForce
    Hotovo | completed | default | Plane
    Dokončený | completed | common | EspoCRM
    Vymazané | deleted | default | FreeScout
    odstránený | deleted | default | OTRS/OTOBO; Zammad
    zmazané | deleted | default | Request Tracker
    Eskalované TTO | escalated | default | iTop
    Eskalované TTR | escalated | default | iTop
    Odložené | hold | default | Chatwoot; Plane
    Pozastavená | hold | default | Zendesk
    Pozastavené | hold | default | Request Tracker; YetiForce
    Odložený | hold | common | EspoCRM; MantisBT
    Pozdržaná | hold | weak | iTop
    nevybavená pripomienka | hold | weak | OTRS/OTOBO
    čaká pripomienku | hold | weak | Zammad
    Prebieha | inProgress | default | Plane; YetiForce
    Rozpracovaná | inProgress | default | Redmine
    V riešení | inProgress | default | Kanboard
    Naštartovaný | inProgress | weak | EspoCRM
    zlúčené | merged | default | OTRS/OTOBO
    Nová | new | default | Redmine; iTop
    nový | new | default | EspoCRM; MantisBT; OTRS/OTOBO; Request Tracker
    Aktívna | open | default | FreeScout
    Otvorená | open | default | Zendesk; Redmine
    Otvorené | open | default | Chatwoot
    otvorený | open | default | Awesome Support; Request Tracker; Kanboard; MantisBT
    otvoriť | open | weak | EspoCRM; OTRS/OTOBO; Zammad
    Meškajúci | overdue | common | MantisBT
    Prešlý | overdue | common | EspoCRM
    Nevybavený | pending | default | EspoCRM
    Očakáva Vašu odpoveď | pending | default | Zendesk
    Pozdržaná | pending | default | iTop
    automaticky nevybaviť | pending | default | OTRS/OTOBO
    nevybavená pripomienka | pending | default | OTRS/OTOBO
    počas automatického zatvárania + | pending | default | OTRS/OTOBO
    počas automatického zatvárania - | pending | default | OTRS/OTOBO
    Čakajúce | pending | default | Plane
    Čakanie na odpoveď | pending | default | Zendesk
    Čaká na zákazníka | pending | default | FreeScout
    Čaká sa na | pending | default | Chatwoot
    čaká pripomienku | pending | default | Zammad
    čaká zatvorenie | pending | default | Zammad
    čakanie | pending | common | OTRS/OTOBO
    pozastavené | pending | weak | Request Tracker
    reakcia | pending | weak | MantisBT
    Čaká na odsúhlasenie | pending | weak | Redmine
    Odmietnutá | rejected | default | Redmine
    Odmietnuté | rejected | default | Plane
    Odmietnutý | rejected | default | EspoCRM
    Zamietnutá | rejected | default | iTop
    Zamietnuté | rejected | default | Request Tracker; Zendesk
    znovuotvorený | reopened | common | MantisBT
    Vyriešená | solved | default | Redmine; iTop
    Vyriešené | solved | default | Chatwoot
    vyriešený | solved | default | MantisBT; Request Tracker; Zendesk
    Spam | spam | default | FreeScout
  "sl": |
    Odgovorjeno | answered | weak | Frappe Helpdesk
    Dodeljeno | assigned | default | EspoCRM; MantisBT; FreeScout
    Za objavo | awaitingApproval | default | YetiForce
    Čaka na odobritev | awaitingApproval | default | Leantime
    Čakam na odobritev | awaitingApproval | default | Leantime
    Prekinjeno | cancelled | common | EspoCRM; YetiForce
    Preklicano | cancelled | weak | Frappe Helpdesk
    Zaključen | closed | default | Redmine
    Zaprto | closed | default | EspoCRM; Frappe Helpdesk; FreeScout; MantisBT
    rešeno neuspešno | closed | default | OTRS/OTOBO
    rešeno uspešno | closed | default | OTRS/OTOBO
    zaprt zahtevek | closed | common | Redmine
    Končano | completed | default | Leantime
    Dokončano | completed | common | EspoCRM
    Zaključeno | completed | common | YetiForce
    Izbrisano | deleted | default | FreeScout; Request Tracker
    odstranjeni | deleted | default | OTRS/OTOBO; Zammad
    povzdignjeni | escalated | common | Zammad
    Na čakanju | hold | default | Request Tracker; YetiForce
    Vgrajeno | hold | default | Zendesk
    Odloženo | hold | common | EspoCRM; MantisBT
    Blokirano | hold | weak | Leantime
    Pauzirano | hold | weak | Frappe Helpdesk
    opomnik za čakanje | hold | weak | OTRS/OTOBO
    V obdelavi | inProgress | default | YetiForce
    V teku | inProgress | default | Leantime; Redmine
    V izvajanju | inProgress | weak | Frappe Helpdesk
    Začelo | inProgress | weak | EspoCRM
    spajanje | merged | default | OTRS/OTOBO; Zammad
    Nov | new | default | Redmine
    novo | new | default | EspoCRM; Leantime; MantisBT; OTRS/OTOBO
    Aktivno | open | default | FreeScout
    odprto | open | default | OTRS/OTOBO; Request Tracker; Zammad; Zendesk
    odprt zahtevek | open | common | Redmine
    Odpri | open | weak | Frappe Helpdesk
    Zamujen rok | overdue | common | EspoCRM
    Počakaj na odgovor | pending | default | YetiForce
    V teku | pending | default | EspoCRM
    V čakanju | pending | default | FreeScout; OTRS/OTOBO
    avtomatsko čakanje | pending | default | OTRS/OTOBO
    opomnik za čakanje | pending | default | OTRS/OTOBO
    Čakajoč na odgovor | pending | default | Zendesk
    Čakam na vaš odgovor | pending | default | Zendesk
    čakanje na avtomatsko zapiranje+ | pending | default | OTRS/OTOBO
    čakanje na avtomatsko zapiranje- | pending | default | OTRS/OTOBO
    Povratna informacija | pending | weak | MantisBT; Redmine
    na čakanju | pending | weak | Request Tracker
    Zavrnjen | rejected | default | Redmine
    Zavrnjeno | rejected | default | EspoCRM; Request Tracker; YetiForce
    Ponovno odprto | reopened | common | Zammad
    znova odprto | reopened | common | MantisBT
    Rešen | solved | default | Redmine
    Rešeno | solved | default | Frappe Helpdesk; MantisBT; Request Tracker; Zendesk
    Neželena pošta | spam | default | FreeScout
  "sq": |
    E mbyllur | closed | default | Redmine
    Në Ecuri | inProgress | default | Redmine
    E re | new | default | Redmine
    e hapur | open | common | Redmine
    Përshtypje | pending | weak | Redmine
    E hedhur tej | rejected | default | Redmine
    E zgjidhur | solved | default | Redmine
  "sr": |
    Одговорено | answered | weak | Frappe Helpdesk
    додељено | assigned | default | MantisBT
    Отказано | cancelled | weak | Frappe Helpdesk
    Затворено | closed | default | Frappe Helpdesk; MantisBT; Redmine; Taiga
    затворено неуспешно | closed | default | OTRS/OTOBO
    затворено успешно | closed | default | OTRS/OTOBO
    Затворени | closed | common | OTRS/OTOBO
    затворен | closed | common | Redmine
    обрисано | deleted | default | Request Tracker
    уклоњени | deleted | default | OTRS/OTOBO
    заустављено | hold | default | Request Tracker
    одложено | hold | common | MantisBT
    Паузирано | hold | weak | Frappe Helpdesk
    подсетник чекања | hold | weak | OTRS/OTOBO
    У току | inProgress | default | Redmine; Frappe Helpdesk
    спојено | merged | default | OTRS/OTOBO
    ново | new | default | MantisBT; OTRS/OTOBO; Redmine; Request Tracker
    Отворено | open | default | Frappe Helpdesk; MantisBT; Taiga
    отворени | open | default | OTRS/OTOBO
    отвори | open | default | Request Tracker
    отворен | open | common | Redmine
    Касно | overdue | common | MantisBT
    аутоматско чекање | pending | default | OTRS/OTOBO
    подсетник чекања | pending | default | OTRS/OTOBO
    чекање на аутоматско затварање+ | pending | default | OTRS/OTOBO
    чекање на аутоматско затварање- | pending | default | OTRS/OTOBO
    На чекању | pending | common | OTRS/OTOBO
    Повратна информација | pending | weak | Redmine
    заустављено | pending | weak | Request Tracker
    треба одзив | pending | weak | MantisBT
    Одбијено | rejected | default | Redmine; Request Tracker
    поново отворено | reopened | common | MantisBT
    Решено | solved | default | Frappe Helpdesk; MantisBT; Redmine; Request Tracker
  "sr-Latn": |
    Odgovoreno | answered | weak | Frappe Helpdesk
    Dodeljen | assigned | default | EspoCRM
    dodeljeno | assigned | default | MantisBT
    Otkazano | cancelled | common | EspoCRM; Frappe Helpdesk
    Zatvoren | closed | default | EspoCRM; Redmine
    zatvoreno | closed | default | Frappe Helpdesk; MantisBT; Redmine; Zammad
    Zatvoreni | closed | common | Kanboard
    Gotovo | completed | default | Kanboard
    Završeno | completed | common | EspoCRM
    izbrisano | deleted | default | Zammad
    eskalirano | escalated | common | Zammad
    Odložen | hold | default | Chatwoot
    Odloženo | hold | common | EspoCRM; MantisBT
    Pauzirano | hold | weak | Frappe Helpdesk
    Čeka podsetnik | hold | weak | Zammad
    U radu | inProgress | default | Kanboard
    U toku | inProgress | default | Redmine; Frappe Helpdesk
    Započeto | inProgress | weak | EspoCRM
    spojeno | merged | default | Zammad
    Novi | new | default | EspoCRM
    novo | new | default | MantisBT; Redmine; Zammad
    Otvoreni | open | default | Chatwoot
    otvoreno | open | default | Frappe Helpdesk; Kanboard; MantisBT
    Otvoren | open | common | EspoCRM; Redmine
    otvori | open | weak | Zammad
    Kasno | overdue | common | MantisBT
    Kašnjenje | overdue | common | EspoCRM
    Nerešen | pending | default | Chatwoot; EspoCRM
    Čeka podsetnik | pending | default | Zammad
    Čeka zatvaranje | pending | default | Zammad
    Povratna informacija | pending | weak | Redmine
    na ?ekanju | pending | weak | Zammad
    Odbijen | rejected | default | EspoCRM
    Odbijeno | rejected | default | Redmine
    ponovo otvoreno | reopened | common | MantisBT
    Rešeni | solved | default | Chatwoot
    Rešeno | solved | default | Frappe Helpdesk; MantisBT; Redmine
  "sv": |
    Besvarad | answered | weak | Frappe Helpdesk
    Tilldelad | assigned | default | EspoCRM; FreeScout
    tilldelat | assigned | default | MantisBT
    Beslut väntar | awaitingApproval | default | Zendesk
    Väntar på godkännande | awaitingApproval | default | Leantime
    Avbruten | cancelled | default | Odoo OCA Helpdesk; EspoCRM
    Annullerad | cancelled | weak | Frappe Helpdesk
    Tillbakadragen | cancelled | weak | Zendesk
    Löst och stängt | closed | default | OTRS/OTOBO
    Lösta | closed | default | Helpy
    Olöst men stängt | closed | default | OTRS/OTOBO
    Stängd | closed | default | Awesome Support; EspoCRM; Frappe Helpdesk; FreeScout
    Stängt | closed | default | MantisBT; Zammad; Zendesk; Odoo OCA Helpdesk
    Avslutat | closed | common | Zendesk customer page
    Stängda | closed | common | OTRS/OTOBO
    Klar | completed | default | Leantime; Odoo OCA Helpdesk
    Slutfört | completed | default | Kanboard
    Avslutad | completed | common | EspoCRM
    Papperskorg | deleted | default | Helpy
    Raderad | deleted | default | FreeScout; Request Tracker
    borttagen | deleted | default | OTRS/OTOBO; Zammad
    eskalerad | escalated | common | Zammad
    Avvaktar | hold | default | Odoo OCA Helpdesk
    Parkerat | hold | default | Zendesk
    Pausad | hold | default | Chatwoot; Frappe Helpdesk
    Väntade | hold | default | Awesome Support
    i vänteläge | hold | default | Request Tracker
    Uppskjuten | hold | common | EspoCRM
    bordlagt | hold | common | MantisBT
    Blockerad | hold | weak | Leantime
    väntande påminnelse | hold | weak | Zammad
    väntar på påminnelse | hold | weak | OTRS/OTOBO
    Pågående | inProgress | default | Kanboard; Leantime; Odoo OCA Helpdesk; Frappe Helpdesk
    Pågår | inProgress | default | Redmine
    Under Hantering | inProgress | default | Awesome Support
    Påbörjad | inProgress | weak | EspoCRM
    sammanfogat | merged | default | OTRS/OTOBO; Zammad
    Ny | new | default | Awesome Support; EspoCRM; Leantime; OTRS/OTOBO
    Nya | new | default | Helpy; Odoo OCA Helpdesk
    nytt | new | default | MantisBT
    Aktiv | open | default | FreeScout
    Öppen | open | default | Awesome Support; Frappe Helpdesk; Request Tracker; Zammad
    Öppet | open | default | OTRS/OTOBO; Zendesk customer page
    Öppna | open | weak | Chatwoot; Helpy; Odoo OCA Helpdesk; Peppermint
    Försenad | overdue | common | EspoCRM
    Är försenad | overdue | common | MantisBT
    Väntande | pending | default | Chatwoot; OTRS/OTOBO; Zendesk customer page; Zammad
    Väntar | pending | default | FreeScout
    Väntar på ditt svar | pending | default | Zendesk
    Väntar på svar | pending | default | Helpy; Zendesk
    väntande påminnelse | pending | default | Zammad
    väntande stängningar | pending | default | Zammad
    väntar på att stängas (löst) | pending | default | OTRS/OTOBO
    väntar på att stängas (olöst) | pending | default | OTRS/OTOBO
    väntar på auto | pending | default | OTRS/OTOBO
    väntar på påminnelse | pending | default | OTRS/OTOBO
    Inväntar Svar | pending | common | Awesome Support
    Avvaktar | pending | weak | Odoo OCA Helpdesk
    Pågående | pending | weak | EspoCRM
    i vänteläge | pending | weak | Request Tracker
    Återkoppling | pending | weak | MantisBT; Redmine
    Avslagen | rejected | default | EspoCRM; Redmine
    Avvisad | rejected | default | Odoo OCA Helpdesk; Request Tracker
    Nekad | rejected | weak | Zendesk
    Återöppnande | reopened | common | Zammad
    återöppnat | reopened | common | MantisBT
    Löst | solved | default | Chatwoot; Frappe Helpdesk; MantisBT; Redmine
    åtgärdat | solved | default | Request Tracker
    Skräppost | spam | default | FreeScout
    Spam | spam | default | Helpy
  "sw": |
    Ilifungwa bila mafanikio | closed | default | OTRS/OTOBO
    Ilifungwa kwa mafanikio | closed | default | OTRS/OTOBO
    Fungwa | closed | common | OTRS/OTOBO
    ondolewa | deleted | default | OTRS/OTOBO
    Imeshikiliza | hold | default | Awesome Support
    Ukumbusho unaosuburia | hold | weak | OTRS/OTOBO
    Inaendelea | inProgress | default | Awesome Support
    liibuka | merged | default | OTRS/OTOBO
    Mpya | new | default | Awesome Support; OTRS/OTOBO
    Fungua | open | default | Awesome Support; OTRS/OTOBO
    Funga otomatiki inasubiri- | pending | default | OTRS/OTOBO
    Inasubiri kiautomatikali | pending | default | OTRS/OTOBO
    Inasubiri kiautomatikali Kufunga | pending | default | OTRS/OTOBO
    Ukumbusho unaosuburia | pending | default | OTRS/OTOBO
    Inangojea Jibu | pending | common | Awesome Support
    Inasubiri | pending | common | OTRS/OTOBO
  "th": |
    ตอบกลับแล้ว | answered | weak | Frappe Helpdesk
    ที่ได้รับมอบหมาย | assigned | default | EspoCRM
    รอการตัดสินใจ | awaitingApproval | default | Zendesk
    ยกเลิก | cancelled | common | EspoCRM; Zendesk
    ถูกยกเลิก | cancelled | weak | Frappe Helpdesk
    การปิดที่ประสบความสำเร็จ | closed | default | OTRS/OTOBO
    การปิดที่ไม่ประสบความสำเร็จ | closed | default | OTRS/OTOBO
    จบ | closed | default | Redmine
    ปิด | closed | default | EspoCRM; Peppermint; Zammad; Kanboard
    ปิดแล้ว | closed | default | Frappe Helpdesk; Zendesk
    เสร็จ | completed | default | Kanboard
    เสร็จแล้ว | completed | default | Peppermint
    เสร็จเรียบร้อย | completed | common | EspoCRM
    ลบออก | deleted | default | OTRS/OTOBO
    ลบแล้ว | deleted | default | Zammad
    เพิ่มขึ้น | escalated | common | Zammad
    ระงับไว้ | hold | default | Zendesk
    หลับ | hold | default | Chatwoot
    รอตัดบัญชี | hold | common | EspoCRM
    การแจ้งเตือนที่ค้างอยู่ | hold | weak | OTRS/OTOBO
    รอการเตือน | hold | weak | Zammad
    หยุดชั่วคราวแล้ว | hold | weak | Frappe Helpdesk
    กำลังดำเนินการ | inProgress | default | Peppermint; Frappe Helpdesk
    กำลังทำ | inProgress | default | Kanboard
    เริ่มแล้ว | inProgress | weak | EspoCRM
    ผสาน | merged | default | OTRS/OTOBO; Zammad
    เกิดขึ้น | new | default | Redmine
    ใหม่ | new | default | EspoCRM; OTRS/OTOBO; Zammad; Zendesk
    เปิด | open | default | Chatwoot; Frappe Helpdesk; OTRS/OTOBO; Peppermint
    หนี้ที่ค้างชำระ | overdue | common | EspoCRM
    การแจ้งเตือนที่ค้างอยู่ | pending | default | OTRS/OTOBO
    กำลังรอการตอบกลับของคุณ | pending | default | Zendesk
    กำลังร้องขอ | pending | default | Chatwoot
    รอการเตือน | pending | default | Zammad
    รอข้อความตอบกลับ | pending | default | Zendesk
    รอดำเนินการ | pending | default | EspoCRM
    อยู่ระหว่างดำเนินการปิดอัตโนมัติ + | pending | default | OTRS/OTOBO
    อยู่ระหว่างดำเนินการปิดอัตโนมัติ - | pending | default | OTRS/OTOBO
    อยู่ระหว่างดำเนินการอัตโนมัติ | pending | default | OTRS/OTOBO
    อยู่ระหว่างรอปิด | pending | default | Zammad
    อยู่ระหว่างดำเนินการ | pending | common | OTRS/OTOBO; Zammad
    กำลัง | pending | weak | Zammad
    รอคำตอบ | pending | weak | Redmine
    ถูกปฏิเสธ | rejected | default | EspoCRM
    ยกเลิก | rejected | default | Redmine
    ปฏิเสธแล้ว | rejected | weak | Zendesk
    เปิดใหม่ | reopened | common | Zammad
    ดำเนินการ | solved | default | Redmine
    เสร็จสิ้น | solved | default | Chatwoot
    แก้ไขแล้ว | solved | default | Frappe Helpdesk; Zendesk
  "tr": |
    Cevaplandı | answered | default | Digi help
    Yanıtlanan | answered | default | UVdesk
    Yanıtlandı | answered | weak | Frappe Helpdesk
    Atanmış | assigned | default | EspoCRM; MantisBT; OpenSupports
    Atandı | assigned | common | FreeScout
    Karar bekleniyor | awaitingApproval | default | Zendesk
    Onay Bekleniyor | awaitingApproval | default | Leantime
    Onay için | awaitingApproval | default | YetiForce
    İptal Edildi | cancelled | default | Odoo OCA Helpdesk; EspoCRM; Frappe Helpdesk
    Geri çekildi | cancelled | weak | Zendesk
    Kapalı | closed | default | Awesome Support; MantisBT; OpenSupports; Peppermint
    Kapandı | closed | default | EspoCRM
    Kapatıldı | closed | default | Frappe Helpdesk; FreeScout; Redmine
    kapatma başarılı | closed | default | OTRS/OTOBO
    kapatma başarısız | closed | default | OTRS/OTOBO
    Çözüldü | closed | weak | Helpy
    Biten | completed | default | Odoo OCA Helpdesk
    Tamamlandı | completed | default | Kanboard; Leantime; Plane; EspoCRM
    Silindi | deleted | default | FreeScout; Request Tracker
    kaldırıldı | deleted | default | OTRS/OTOBO; Zammad
    Çöp | deleted | default | Helpy
    Çöpe atılmış | deleted | common | UVdesk
    Askıda | hold | default | Zendesk
    Beklemede | hold | default | Awesome Support; YetiForce
    Bekliyor | hold | default | Odoo OCA Helpdesk; Zammad
    Erteleme | hold | default | Plane
    Susturuldu | hold | default | Chatwoot
    savsaklandı | hold | default | Request Tracker
    Vadeli | hold | common | EspoCRM
    askıya alındı | hold | common | MantisBT
    Duraklatıldı | hold | weak | Frappe Helpdesk
    Engellendi | hold | weak | Leantime
    bekleyen hatırlatıcı | hold | weak | OTRS/OTOBO
    Devam Eden | inProgress | default | Odoo OCA Helpdesk
    Devam Etmekte | inProgress | default | Leantime
    Devam ediyor | inProgress | default | Plane; YetiForce; Frappe Helpdesk
    Yapılıyor | inProgress | default | Redmine
    İşlemde | inProgress | default | Awesome Support; Kanboard
    Başladı | inProgress | weak | EspoCRM
    birleştirildi | merged | default | OTRS/OTOBO; Zammad
    Yeni | new | default | Awesome Support; EspoCRM; Helpy; Leantime
    Açık | open | default | Chatwoot; Frappe Helpdesk; Helpy; OTRS/OTOBO
    Cevap Bekleniyor | open | default | Digi help
    Etkin | open | default | FreeScout
    Aç | open | weak | Awesome Support; Taiga
    Tarihi geçmiş | overdue | common | MantisBT
    süresi geçmiş | overdue | common | EspoCRM
    Askıda | pending | default | Helpy
    Beklemede | pending | default | EspoCRM; FreeScout; Plane; Freshdesk partner page
    Bekleyen | pending | default | UVdesk
    Bekliyor | pending | default | Chatwoot; Zammad; Freshdesk partner page; OTRS/OTOBO
    Kapanmayı Bekliyor | pending | default | Zammad
    Yanıt bekle | pending | default | YetiForce
    Yanıt bekleniyor | pending | default | Zendesk
    Yanıtınız bekleniyor | pending | default | Zendesk; Freshservice partner page
    bekleyen hatırlatıcı | pending | default | OTRS/OTOBO
    bekleyen otomatik | pending | default | OTRS/OTOBO
    bekleyen otomatik kapat+ | pending | default | OTRS/OTOBO
    bekleyen otomatik kapat- | pending | default | OTRS/OTOBO
    Müşteri Bekliyor | pending | common | Freshservice partner page
    Müşteri Yanıtı Bekleniyor | pending | common | Freshservice partner page
    Cevap Bekleniyor | pending | weak | Digi help
    Geribildirim | pending | weak | Redmine
    geri bildirim | pending | weak | MantisBT
    savsaklandı | pending | weak | Request Tracker
    Reddedildi | rejected | default | EspoCRM; Odoo OCA Helpdesk; Plane; Redmine
    tekrar açıldı | reopened | common | MantisBT
    cözümlenmiş | solved | default | MantisBT
    Çözüldü | solved | default | Chatwoot; Redmine; Request Tracker; Zendesk
    Çözümlenen | solved | default | UVdesk
    Çözümlendi | solved | weak | Frappe Helpdesk
    Spam | spam | default | UVdesk
    Önemsiz | spam | default | FreeScout
    İstenmeyen | spam | default | Helpy
  "uk": |
    На розгляді | assigned | default | EspoCRM
    призначена | assigned | default | MantisBT
    Призначено | assigned | common | FreeScout
    На підтвердження | awaitingApproval | default | YetiForce
    Очікує затвердження | awaitingApproval | default | Leantime
    Очікує на затвердження | awaitingApproval | default | Leantime
    Очікується рішення | awaitingApproval | default | Zendesk
    Скасовано | cancelled | common | EspoCRM; YetiForce
    Анульовано | cancelled | weak | Zendesk
    Закрито | closed | default | EspoCRM; FreeScout; Zendesk
    Закриті | closed | default | Helpy; Zammad; OTRS/OTOBO
    Зачинено | closed | default | Redmine
    закрита | closed | default | MantisBT; Kanboard
    закрито неуспішно | closed | default | OTRS/OTOBO
    закрито успішно | closed | default | OTRS/OTOBO
    Закритий | closed | common | Kanboard; Taiga
    закрите | closed | common | Redmine
    Виконано | completed | default | Leantime; YetiForce
    Готово | completed | default | Plane
    Завершені | completed | default | Kanboard
    Завершено | completed | common | EspoCRM; Plane
    Видалено | deleted | default | FreeScout
    Смітник | deleted | default | Helpy
    вилучені | deleted | default | OTRS/OTOBO; Zammad
    передано на вищий рівень | escalated | common | Zammad
    Відкладено | hold | default | Chatwoot; Plane; EspoCRM
    Уточнюється | hold | default | Zendesk
    На утриманні | hold | common | YetiForce
    призупинена | hold | common | MantisBT
    Заблоковано | hold | weak | Leantime
    активне нагадування | hold | weak | Zammad
    відкладене нагадування | hold | weak | OTRS/OTOBO
    В процесі | inProgress | default | Plane; Redmine; YetiForce
    В роботі | inProgress | default | Kanboard; Leantime
    Почалося | inProgress | weak | EspoCRM
    об'єднаний | merged | default | Zammad
    об'єднано | merged | default | OTRS/OTOBO
    Нове | new | default | Leantime
    Новий | new | default | EspoCRM; Redmine
    Нові | new | default | Helpy; Zendesk
    нова | new | default | MantisBT; OTRS/OTOBO; Zammad
    Активно | open | default | FreeScout
    Відкрито | open | default | Zendesk
    Відкриті | open | default | Chatwoot; Helpy; OTRS/OTOBO; Zammad
    Відкритий | open | common | Taiga
    відкрита | open | common | Kanboard; MantisBT
    відкрите | open | common | Redmine
    Прострочено | overdue | common | MantisBT
    Прострочені | overdue | common | EspoCRM
    В очікуванні | pending | default | Plane
    Очікування вашої відповіді | pending | default | Zendesk
    Очікування відповіді | pending | default | Zendesk
    Очікуються | pending | default | Helpy
    Очікує | pending | default | Chatwoot; FreeScout; Plane
    Очікує відповідь | pending | default | YetiForce
    Очікується | pending | default | EspoCRM
    активне нагадування | pending | default | Zammad
    активні закрити | pending | default | Zammad
    відкладене нагадування | pending | default | OTRS/OTOBO
    чекає на авто | pending | default | OTRS/OTOBO
    чекає на автозакриття+ | pending | default | OTRS/OTOBO
    чекає на автозакриття- | pending | default | OTRS/OTOBO
    Відкладені | pending | common | OTRS/OTOBO
    Зворотний зв'язок | pending | weak | Redmine
    активні | pending | weak | Zammad
    потрібна відповідь | pending | weak | MantisBT
    Відмовлено | rejected | default | EspoCRM; Redmine
    Відхилено | rejected | default | Plane; YetiForce; Zendesk
    Відкрито повторно | reopened | common | Zammad
    відкрита знову | reopened | common | MantisBT
    Вирішено | solved | default | Redmine; Zendesk
    Вирішені | solved | default | Chatwoot
    вирішена | solved | default | MantisBT
    Спам | spam | default | FreeScout; Helpy
  "ur": |
    تفویض کیا گیا | assigned | default | EspoCRM
    ذ مہ | assigned | default | MantisBT
    منسوخ | cancelled | common | EspoCRM
    بند | closed | default | EspoCRM
    بندھو گیا ھے | closed | default | MantisBT
    مکمل | completed | common | EspoCRM
    اسنوز کیا گیا۔ | hold | default | Chatwoot
    روک دیا گیا ھے | hold | common | MantisBT
    موخر | hold | common | EspoCRM
    شروع ہوا | inProgress | weak | EspoCRM
    نیا | new | default | EspoCRM; MantisBT
    کھولیں۔ | open | default | Chatwoot
    کھلا | open | common | EspoCRM
    کھلا ھے | open | common | MantisBT
    واجب الادا | overdue | common | EspoCRM
    باقی | pending | default | EspoCRM
    زیر التواء | pending | default | Chatwoot
    راے | pending | weak | MantisBT
    مسترد | rejected | default | EspoCRM
    دوبارہ کھولو | reopened | common | MantisBT
    حل ھو گیا ھے | solved | default | MantisBT
    حل ہو گیا۔ | solved | default | Chatwoot
  "uz": |
    Javob berildi | answered | weak | Frappe Helpdesk
    Bekor qilindi | cancelled | weak | Frappe Helpdesk
    Yopiq | closed | weak | Frappe Helpdesk
    To'xtatildi | hold | weak | Frappe Helpdesk
    Jarayonda | inProgress | weak | Frappe Helpdesk
    Ochiq | open | weak | Frappe Helpdesk
    Hal qilindi | solved | weak | Frappe Helpdesk
  "vi": |
    Đã trả lời | answered | weak | Frappe Helpdesk
    Chỉ định | assigned | default | EspoCRM; MantisBT
    Chờ duyệt | awaitingApproval | default | YetiForce
    Đang chờ phê duyệt | awaitingApproval | default | Leantime
    Đang chờ quyết định | awaitingApproval | default | Zendesk
    Hủy | cancelled | common | EspoCRM
    Đã huỷ | cancelled | common | YetiForce
    Đã hủy | cancelled | weak | Frappe Helpdesk
    Đã rút lại | cancelled | weak | Zendesk
    Đã đóng | closed | default | EspoCRM; Frappe Helpdesk; Redmine; Zendesk
    đóng | closed | default | MantisBT; Zammad; Kanboard; OTRS/OTOBO
    đóng không thành công | closed | default | OTRS/OTOBO
    đóng thành công | closed | default | OTRS/OTOBO
    đóng cửa | closed | common | Kanboard
    Hoàn thành | completed | default | Leantime; Plane; EspoCRM; YetiForce
    Làm xong | completed | default | Kanboard
    Đã hoàn thành | completed | common | Plane
    gỡ bỏ | deleted | default | OTRS/OTOBO; Zammad
    đã mở lại | escalated | common | Zammad
    Tạm dừng | hold | default | Chatwoot; Zendesk
    Đã tạm hoãn | hold | default | Plane
    Tạm chờ | hold | common | YetiForce
    đình chỉ | hold | common | MantisBT
    Bị chặn | hold | weak | Leantime
    Đã tạm dừng | hold | weak | Frappe Helpdesk
    đang treo nhắc nhở | hold | weak | OTRS/OTOBO
    Công việc đang tiến hành | inProgress | default | Kanboard
    Đang tiến hành | inProgress | default | Leantime; Plane; Redmine; YetiForce
    Đã bắt đầu | inProgress | weak | EspoCRM
    đã trộn | merged | default | OTRS/OTOBO; Zammad
    Mới | new | default | EspoCRM; Leantime; MantisBT; OTRS/OTOBO
    Mở | open | default | Awesome Support; Chatwoot; Frappe Helpdesk; OTRS/OTOBO
    Quá hạn | overdue | common | EspoCRM; MantisBT
    Chờ giải quyết | pending | default | Chatwoot
    Chờ đợi phản hồi | pending | default | YetiForce
    Đang chờ | pending | default | EspoCRM; Zammad
    Đang chờ trả lời | pending | default | Zendesk
    Đang chờ xử lý | pending | default | Plane
    Đang đợi câu trả lời của bạn | pending | default | Zendesk
    đang treo nhắc nhở | pending | default | OTRS/OTOBO
    đang treo tự động | pending | default | OTRS/OTOBO
    đang treo tự động đóng+ | pending | default | OTRS/OTOBO
    đang treo tự động đóng- | pending | default | OTRS/OTOBO
    Đang treo | pending | common | OTRS/OTOBO
    Phản hồi | pending | weak | MantisBT; Redmine
    Từ chối | rejected | default | Redmine
    Đã từ chối | rejected | default | EspoCRM; Plane; YetiForce; Zendesk
    Mở lại | reopened | common | Zammad
    mở trở lại | reopened | common | MantisBT
    Xong | solved | default | Zendesk
    giải quyết | solved | default | MantisBT
    Đã được giải quyết | solved | default | Chatwoot; Redmine
    Đã giải quyết | solved | weak | Frappe Helpdesk
  "zh-Hans": |
    已回答 | answered | default | UVdesk
    回复 | answered | common | Faveo
    已回复 | answered | weak | Frappe Helpdesk
    已分配 | assigned | default | MantisBT; iTop; FreeScout
    已指派 | assigned | default | EspoCRM
    已分配的 | assigned | common | Faveo
    待回应决定 | awaitingApproval | default | Zendesk
    待客户认可 | awaitingApproval | default | Leantime
    待批准 | awaitingApproval | default | Leantime
    等待审批 | awaitingApproval | default | YetiForce
    等待批准 | awaitingApproval | default | iTop
    取消 | cancelled | common | EspoCRM
    已取消 | cancelled | common | Frappe Helpdesk; YetiForce
    已撤回 | cancelled | weak | Zendesk
    closed successful-成功关闭 | closed | default | OTRS/OTOBO
    closed unsuccessful-失败关闭 | closed | default | OTRS/OTOBO
    关闭 | closed | default | Awesome Support; Faveo; Kanboard; Taiga
    已关闭 | closed | default | EspoCRM; Frappe Helpdesk; FreeScout; Libredesk
    完成 | completed | default | Kanboard; Leantime; Plane
    已完成 | completed | default | Peppermint; EspoCRM; Plane; YetiForce
    removed-已删除 | deleted | default | OTRS/OTOBO
    删除的 | deleted | default | Faveo
    已删除 | deleted | default | FreeScout; Request Tracker; Zammad; UVdesk
    已升级TTO | escalated | default | iTop
    已升级TTR | escalated | default | iTop
    層級提升 | escalated | common | Zammad
    已暂停 | hold | default | Libredesk; Plane; Frappe Helpdesk
    延迟 | hold | default | Request Tracker
    搁置 | hold | default | Zoho Desk help
    暂停 | hold | default | Zendesk; Zendesk help
    保持 | hold | common | YetiForce
    推迟 | hold | common | EspoCRM
    稍后处理 | hold | common | MantisBT
    等待第三方 | hold | common | Zoho Desk help
    已关闭 | hold | weak | Chatwoot
    已取消 | hold | weak | Leantime
    待处理 | hold | weak | Awesome Support
    待定 | hold | weak | iTop
    挂起提醒 | hold | weak | OTRS/OTOBO; Zammad
    进行中 | inProgress | default | Awesome Support; Kanboard; Leantime; Peppermint
    开始 | inProgress | weak | EspoCRM
    merged-已合并 | merged | default | OTRS/OTOBO
    已合并 | merged | default | Zammad
    new-新建 | new | default | OTRS/OTOBO
    创建 | new | default | Request Tracker
    新增 | new | default | Awesome Support; Leantime
    新建 | new | default | EspoCRM; MantisBT; Redmine; Zammad
    新的 | new | common | UVdesk
    open-处理中 | open | default | OTRS/OTOBO
    处理中 | open | default | Zammad
    已开启 | open | default | Zendesk; Zendesk help
    打开 | open | default | Awesome Support; Chatwoot; Libredesk; Peppermint
    打开的 | open | default | Zoho Desk help
    活跃的 | open | default | FreeScout
    开启 | open | common | Taiga
    未处理 | open | common | MantisBT
    待处理 | open | weak | Frappe Helpdesk
    过期 | overdue | common | EspoCRM
    过期的 | overdue | common | Faveo
    逾期 | overdue | common | Libredesk; MantisBT
    待办的 | pending | default | UVdesk
    待回应 | pending | default | Zendesk help
    待处理 | pending | default | FreeScout; Plane; Libredesk
    待定 | pending | default | EspoCRM; iTop
    挂起提醒 | pending | default | OTRS/OTOBO; Zammad
    挂起等待失败关闭 | pending | default | OTRS/OTOBO
    挂起等待成功关闭 | pending | default | OTRS/OTOBO
    正在等待您的回复 | pending | default | Zendesk
    等待中 | pending | default | Chatwoot
    等待关闭 | pending | default | Zammad
    等待响应 | pending | default | YetiForce
    等待回复 | pending | default | Zendesk; Awesome Support; Libredesk
    等待自动 | pending | default | OTRS/OTOBO
    待客户响应 | pending | common | Zoho Desk help
    挂起 | pending | common | OTRS/OTOBO
    反馈 | pending | weak | MantisBT; Redmine
    延迟 | pending | weak | Request Tracker
    待處理 | pending | weak | Zammad
    已拒绝 | rejected | default | Plane; Redmine; Zendesk
    已被拒绝 | rejected | default | YetiForce
    已驳回 | rejected | default | Request Tracker; iTop
    拒绝 | rejected | default | EspoCRM
    重新打开 | reopened | common | MantisBT; Zammad
    已解决 | solved | default | Chatwoot; Frappe Helpdesk; Libredesk; MantisBT
    解决的 | solved | default | Faveo
    垃圾邮件 | spam | default | FreeScout; UVdesk
  "zh-Hant": |
    已回復 | answered | weak | Zoho Desk page
    己指定 | assigned | default | EspoCRM
    已分配 | assigned | default | MantisBT
    已指派 | assigned | common | FreeScout
    分配 | assigned | weak | Zoho Desk page
    待批准 | awaitingApproval | default | Leantime
    待決定 | awaitingApproval | default | Zendesk
    等待批准 | awaitingApproval | default | Leantime
    取消 | cancelled | common | EspoCRM
    已撤銷 | cancelled | weak | Zendesk
    失敗關閉 | closed | default | OTRS/OTOBO
    己關閉 | closed | default | EspoCRM
    已結束 | closed | default | MantisBT; Redmine
    已關閉 | closed | default | FreeScout; Zammad; Kanboard; OTRS/OTOBO
    成功關閉 | closed | default | OTRS/OTOBO
    關閉 | closed | default | Zendesk; Kanboard; Taiga; Zoho Desk page
    完成 | completed | default | Firstline help; Kanboard; Leantime; Plane
    已完成 | completed | common | EspoCRM; Plane
    已刪除 | deleted | default | FreeScout; OTRS/OTOBO; Request Tracker
    已移除 | deleted | default | Zammad
    被提升層級的 | escalated | common | Zammad
    已延後 | hold | default | Plane
    延宕 | hold | default | Request Tracker
    擱置 | hold | default | Chatwoot
    暫停 | hold | default | Zendesk
    暫緩處理 | hold | common | MantisBT
    遞延 | hold | common | EspoCRM
    已取消 | hold | weak | Leantime
    待提醒 | hold | weak | Zammad
    掛起提醒 | hold | weak | OTRS/OTOBO
    等待中 | hold | weak | Firstline help
    實作中 | inProgress | default | Redmine
    處理中 | inProgress | default | Firstline help; Toppay help
    進行中 | inProgress | default | Kanboard; Leantime; Plane; Toppay help
    已開始 | inProgress | weak | EspoCRM
    已合併 | merged | default | OTRS/OTOBO; Zammad
    新 | new | default | Zendesk
    新問題 | new | default | MantisBT
    新增 | new | default | Leantime; Zammad
    新建 | new | default | OTRS/OTOBO
    新建立 | new | default | Redmine; Request Tracker
    新的 | new | default | EspoCRM
    等待中 | new | default | Firstline help
    待處理 | new | weak | Toppay help
    已開啟 | open | default | Zendesk
    處理中 | open | default | OTRS/OTOBO
    進行中 | open | default | FreeScout; Redmine
    開啟 | open | default | Chatwoot; Request Tracker; Zammad; Taiga
    開始 | open | default | Awesome Support
    尚未分析 | open | common | MantisBT
    己開啟 | open | common | EspoCRM
    打開 | open | common | Kanboard
    逾期 | overdue | common | EspoCRM; MantisBT
    待提醒 | pending | default | Zammad
    待結案 | pending | default | Zammad
    待處理 | pending | default | Chatwoot; FreeScout; Plane; Zammad
    排程中 | pending | default | EspoCRM
    掛起提醒 | pending | default | OTRS/OTOBO
    掛起自動關閉+ | pending | default | OTRS/OTOBO
    掛起自動關閉- | pending | default | OTRS/OTOBO
    正在等待您的回覆 | pending | default | Zendesk
    等待回覆 | pending | default | Zendesk
    自動掛起 | pending | default | OTRS/OTOBO
    掛起 | pending | common | OTRS/OTOBO
    已回應 | pending | weak | Redmine
    延宕 | pending | weak | Request Tracker
    需要回覆 | pending | weak | MantisBT
    己拒絕 | rejected | default | EspoCRM
    已拒絕 | rejected | default | Plane; Redmine; Zendesk
    已駁回 | rejected | default | Request Tracker
    重新開啟 | reopened | default | Firstline help; Zammad
    已重啟 | reopened | common | MantisBT
    已解決 | solved | default | Chatwoot; MantisBT; Redmine; Request Tracker
    解決 | solved | weak | Zoho Desk page
    垃圾郵件 | spam | default | FreeScout
priority:
  "ar": |
    طارئ | critical | default | Faveo
    طارئ الآن | critical | default | Redmine
    فوري | critical | default | MantisBT
    الحرجة | critical | common | YetiForce
    3 عالية | high | default | Zammad
    4 مرتفع | high | default | OTRS/OTOBO
    عالي | high | default | Redmine; UVdesk
    عالية | high | default | Chatwoot; Faveo; SkillUp guide; Zendesk
    مرتفع | high | default | EspoCRM; MantisBT; YetiForce
    مرتفعة | high | default | Helpy
    1 منخفض | low | default | Zammad
    1 منخفض جداً | low | default | OTRS/OTOBO
    2 منخفض | low | default | OTRS/OTOBO
    ضعيف | low | default | EspoCRM
    قليل | low | default | Redmine
    منخفض | low | default | MantisBT; UVdesk
    منخفضة | low | default | Chatwoot; Faveo; Helpy; SkillUp guide
    2 عادي | normal | default | Zammad
    3 عادي | normal | default | OTRS/OTOBO
    عادي | normal | default | EspoCRM; Faveo; MantisBT; Redmine
    عادية | normal | default | Zendesk
    متوسط | normal | default | UVdesk
    متوسطة | normal | default | Chatwoot; Faveo; Helpy; SkillUp guide
    5 مرتفع جداً | urgent | default | OTRS/OTOBO
    العاجلة | urgent | default | UVdesk
    ضروري | urgent | default | EspoCRM
    طارئ | urgent | default | Redmine
    عاجل | urgent | default | Chatwoot; MantisBT; YetiForce
    مستعجلة | urgent | default | Zendesk
  "az": |
    Təxirsiz | critical | default | Redmine
    Yüksək | high | default | Redmine
    Aşağı | low | default | Redmine
    Təcili | urgent | default | Redmine
  "be": |
    Высокий | high | default | Zendesk
    Низкий | low | default | Zendesk
    Нормальный | normal | default | Zendesk
    Экстренный | urgent | default | Zendesk
  "bg": |
    Веднага | critical | default | Redmine
    неотложен | critical | default | MantisBT
    Критично | critical | common | YetiForce
    3 висок | high | default | Zammad
    4 висок | high | default | OTRS/OTOBO
    Висок | high | default | EspoCRM; MantisBT; Redmine; Zendesk
    Висока | high | default | YetiForce
    1 много нисък | low | default | OTRS/OTOBO
    1 нисък | low | default | Zammad
    2 нисък | low | default | OTRS/OTOBO
    Нисък | low | default | EspoCRM; Redmine; Zendesk
    минимален | low | default | MantisBT
    2 нормален | normal | default | Zammad
    3 нормален | normal | default | OTRS/OTOBO
    Нормален | normal | default | EspoCRM; MantisBT; Redmine; Zendesk
    Нормално | normal | default | YetiForce
    5 много висок | urgent | default | OTRS/OTOBO
    Спешен | urgent | default | EspoCRM; MantisBT; Redmine; Zendesk
    Спешно | urgent | default | YetiForce
  "bn": |
    উচ্চ | high | default | Zendesk
    কম | low | default | Zendesk
    সাধারণ | normal | default | Zendesk
    জরুরি | urgent | default | Zendesk
  "bs": |
    Odmah | critical | default | Redmine
    Kritično | critical | common | YetiForce
    Visok | high | default | Redmine; YetiForce
    Nizak | low | default | Redmine
    Normalan | normal | default | Redmine; YetiForce
    Urgentno | urgent | default | Redmine; YetiForce
  "ca": |
    Immediata | critical | default | MantisBT; Redmine
    3 alta | high | default | Zammad
    4 alt | high | default | OTRS/OTOBO
    Alta | high | default | Chatwoot; MantisBT; Odoo OCA Helpdesk; Redmine
    1 baixa | low | default | Zammad
    1 molt baix | low | default | OTRS/OTOBO
    2 baix | low | default | OTRS/OTOBO
    Baixa | low | default | Chatwoot; MantisBT; Redmine; Zendesk
    Mitjana | normal | default | Chatwoot
    Normal | normal | default | MantisBT; Redmine; Zendesk
    5 molt alt | urgent | default | OTRS/OTOBO
    Urgent | urgent | default | Chatwoot; MantisBT; Redmine; Zendesk
  "cs": |
    Okamžitá | critical | default | Redmine
    kritická | critical | default | iTop
    okamžitě | critical | default | MantisBT
    3 vysoká | high | default | Zammad
    4 vysoká | high | default | OTRS/OTOBO
    Vysoká | high | default | EspoCRM; MantisBT; Plane; Redmine
    1 nízká | low | default | Zammad
    1 velmi nízká | low | default | OTRS/OTOBO
    2 nízká | low | default | OTRS/OTOBO
    Malá | low | default | EspoCRM
    Nízká | low | default | MantisBT; Plane; Redmine; Zendesk
    2 normální | normal | default | Zammad
    3 normální | normal | default | OTRS/OTOBO
    Normální | normal | default | EspoCRM; MantisBT; Redmine; Zendesk
    Střední | normal | default | Plane; iTop
    5 velmi vysoká | urgent | default | OTRS/OTOBO
    Naléhavá | urgent | default | Plane; Zendesk
    Urgentní | urgent | default | EspoCRM; MantisBT; Redmine
  "da": |
    Kritisk | critical | default | iTop; YetiForce
    Omgående | critical | default | Redmine
    straks! | critical | default | MantisBT
    3 høj | high | default | Zammad
    4 høj | high | default | OTRS/OTOBO
    Høj | high | default | EspoCRM; MantisBT; Peppermint; Redmine
    1 lav | low | default | Zammad
    1 meget lav | low | default | OTRS/OTOBO
    2 lav | low | default | OTRS/OTOBO
    Lav | low | default | EspoCRM; MantisBT; Peppermint; Redmine
    Middel | normal | default | iTop
    Normal | normal | default | MantisBT; Peppermint; Redmine; YetiForce
    5 meget høj | urgent | default | OTRS/OTOBO
    Akut | urgent | default | Redmine
    Haster | urgent | default | MantisBT; Zendesk
    Presserende | urgent | default | UVdesk
    Vigtig | urgent | default | EspoCRM
  "de": |
    Kritisch | critical | default | iTop; YetiForce
    Notfall | critical | default | Faveo
    Sofort | critical | default | MantisBT; Redmine
    3 hoch | high | default | Zammad
    4 hoch | high | default | OTRS/OTOBO
    Hoch | high | default | Chatwoot; EspoCRM; Faveo; Helpy
    1 niedrig | low | default | Zammad
    1 sehr niedrig | low | default | OTRS/OTOBO
    2 niedrig | low | default | OTRS/OTOBO
    Niedrig | low | default | Chatwoot; EspoCRM; Faveo; Helpy
    Mittel | normal | default | Chatwoot; Faveo; Odoo OCA Helpdesk; OpenSupports
    Normal | normal | default | Faveo; Helpy; MantisBT; Peppermint
    5 sehr hoch | urgent | default | OTRS/OTOBO
    Dringend | urgent | default | Chatwoot; EspoCRM; MantisBT; Plane
    Sehr hoch | urgent | default | Helpy; Odoo OCA Helpdesk
  "el": |
    Άμεση | critical | default | Redmine
    άμμεση | critical | default | MantisBT
    Κρίσιμο | critical | common | YetiForce
    4 υψηλή | high | default | OTRS/OTOBO
    Υψηλή | high | default | EspoCRM; MantisBT; Redmine; YetiForce
    Υψηλό | high | default | Zammad
    1 πολύ χαμηλή | low | default | OTRS/OTOBO
    2 χαμηλή | low | default | OTRS/OTOBO
    Χαμηλή | low | default | EspoCRM; Redmine; Zendesk
    Χαμηλό | low | default | Zammad
    χαμήλη | low | default | MantisBT
    3 κανονική | normal | default | OTRS/OTOBO
    Κανονική | normal | default | EspoCRM; MantisBT; Redmine; Zendesk
    Κανονικό | normal | default | YetiForce; Zammad
    5 πολυ υψηλή | urgent | default | OTRS/OTOBO
    Επείγον | urgent | default | EspoCRM; Redmine; YetiForce
    Επείγουσα | urgent | default | MantisBT; Zendesk
  "en": |
    Critical | critical | default | N-able; SolarWinds; iTop; Leantime
    Emergency | critical | default | Faveo
    Immediate | critical | default | MantisBT; Redmine
    3 high | high | default | Zammad
    4 high | high | default | OTRS/OTOBO
    High | high | default | Chatwoot; EspoCRM; Faveo; Frappe Helpdesk
    1 low | low | default | Zammad
    1 very low | low | default | OTRS/OTOBO
    2 low | low | default | OTRS/OTOBO
    Low | low | default | Chatwoot; EspoCRM; Faveo; Frappe Helpdesk
    2 normal | normal | default | Zammad
    3 normal | normal | default | OTRS/OTOBO
    Medium | normal | default | Chatwoot; Faveo; Frappe Helpdesk; Freshdesk
    Normal | normal | default | EspoCRM; Faveo; Helpy; MantisBT
    5 very high | urgent | default | OTRS/OTOBO
    Urgent | urgent | default | Chatwoot; EspoCRM; Frappe Helpdesk; Freshdesk
    Very High | urgent | default | Helpy; Odoo OCA Helpdesk
  "es": |
    Crítica | critical | default | iTop
    Emergencia | critical | default | Faveo
    Inmediata | critical | default | MantisBT; Redmine
    Crítico | critical | common | YetiForce
    3 alta | high | default | Zammad
    3 alto | high | default | Zammad
    4 - alto | high | default | OTRS/OTOBO
    4 alta | high | default | OTRS/OTOBO
    4 alto | high | default | OTRS/OTOBO
    Alta | high | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    Alto | high | default | Faveo; UVdesk
    1 - muy bajo | low | default | OTRS/OTOBO
    1 baja | low | default | Zammad
    1 bajo | low | default | Zammad
    1 muy baja | low | default | OTRS/OTOBO
    1 muy bajo | low | default | OTRS/OTOBO
    2 - bajo | low | default | OTRS/OTOBO
    2 baja | low | default | OTRS/OTOBO
    2 bajo | low | default | OTRS/OTOBO
    Baja | low | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    Bajo | low | default | Faveo; UVdesk
    3 - normal | normal | default | OTRS/OTOBO
    Media | normal | default | Chatwoot; Odoo OCA Helpdesk; OpenSupports; Plane
    Medio | normal | default | Faveo; UVdesk
    Normal | normal | default | Faveo; MantisBT; Peppermint; Redmine
    5 - muy alto | urgent | default | OTRS/OTOBO
    5 muy alta | urgent | default | OTRS/OTOBO
    5 muy alto | urgent | default | OTRS/OTOBO
    Muy alta | urgent | default | Odoo OCA Helpdesk
    Urgente | urgent | default | Chatwoot; EspoCRM; MantisBT; Plane
  "et": |
    Kohe vaja | critical | default | Redmine
    otsekohe | critical | default | MantisBT
    3 kõrge | high | default | Zammad
    4 kõrge | high | default | OTRS/OTOBO
    Kõrge | high | default | Helpy; MantisBT
    Pakiline | high | default | Redmine
    1 madal | low | default | Zammad
    1 väga madal | low | default | OTRS/OTOBO
    2 madal | low | default | OTRS/OTOBO
    Aega on | low | default | Redmine
    Madal | low | default | Helpy; MantisBT
    2 tavaline | normal | default | Zammad
    3 tavaline | normal | default | OTRS/OTOBO
    Keskmine | normal | default | Helpy
    Tavaline | normal | default | Redmine
    normaalne | normal | default | MantisBT
    5 väga kõrge | urgent | default | OTRS/OTOBO
    Täna vaja | urgent | default | Redmine
    kiire | urgent | default | MantisBT
  "eu": |
    Berehalakoa | critical | default | MantisBT; Redmine
    Alta | high | default | Zendesk
    Altua | high | default | MantisBT; Redmine
    Baja | low | default | Zendesk
    Baxua | low | default | MantisBT; Redmine
    Normala | normal | default | MantisBT; Redmine
    Larria | urgent | default | MantisBT; Redmine
    Urgente | urgent | default | Zendesk
  "fa": |
    بی‌درنگ | critical | default | Redmine
    ضروری | critical | default | MantisBT
    بحرانی | critical | common | YetiForce
    بالا | high | default | Chatwoot; MantisBT
    بالا ۳ | high | default | Zammad
    زیاد | high | default | EspoCRM; Redmine; YetiForce
    مهم | high | default | Helpy
    ۴ بالا | high | default | OTRS/OTOBO
    پایین | low | default | Chatwoot
    پایین ۱ | low | default | Zammad
    کم | low | default | EspoCRM; Helpy; MantisBT; Redmine
    ۱ خیلی پائین | low | default | OTRS/OTOBO
    ۲ پائین | low | default | OTRS/OTOBO
    عادی ۲ | normal | default | Zammad
    متوسط | normal | default | Chatwoot
    معمولی | normal | default | EspoCRM; Helpy; MantisBT; Redmine
    ۳ عادی | normal | default | OTRS/OTOBO
    خیلی زیاد | urgent | default | Helpy
    ضروری | urgent | default | EspoCRM
    فوری | urgent | default | Chatwoot; MantisBT; Redmine; YetiForce
    ۵ خیلی بالا | urgent | default | OTRS/OTOBO
  "fi": |
    Valitön | critical | default | Redmine
    välitön | critical | default | MantisBT
    3 Korkea | high | default | Zammad
    4 Kiireellinen | high | default | OTRS/OTOBO
    Korkea | high | default | Helpy; MantisBT; Redmine; Zendesk
    1 Erittäin alhainen | low | default | OTRS/OTOBO
    1 Matala | low | default | Zammad
    2 Alhainen | low | default | OTRS/OTOBO
    Alhainen | low | default | MantisBT; Zendesk
    Matala | low | default | Helpy; Redmine
    2 Normaali | normal | default | Zammad
    3 Normaali | normal | default | OTRS/OTOBO
    Normaali | normal | default | Helpy; MantisBT; Redmine; Zendesk
    5 Erittäin kiireellinen | urgent | default | OTRS/OTOBO
    Erittäin korkea | urgent | default | Helpy
    Kiireellinen | urgent | default | MantisBT; Redmine; Zendesk
  "fil": |
    kaagad | critical | default | MantisBT
    Mataas | high | default | MantisBT; Peppermint
    Mababa | low | default | MantisBT; Peppermint
    karaniwan | normal | default | MantisBT
    mabilisan | urgent | default | MantisBT
  "fr": |
    Critique | critical | default | User document; iTop; YetiForce
    Immédiat | critical | default | Redmine
    Urgence | critical | default | Faveo
    immédiate | critical | default | MantisBT
    3 haut | high | default | Zammad
    4 haute | high | default | OTRS/OTOBO
    4 important | high | default | OTRS/OTOBO
    Elevé | high | default | Helpy
    Haut | high | default | Redmine; UVdesk
    Haute | high | default | EspoCRM; Faveo; Odoo OCA Helpdesk; OpenSupports
    Élevé | high | default | User document; Chatwoot; Peppermint; Plane
    Élevée | high | default | MantisBT; Zendesk
    1 bas | low | default | Zammad
    1 minimale | low | default | OTRS/OTOBO
    1 très bas | low | default | OTRS/OTOBO
    2 bas | low | default | OTRS/OTOBO
    2 basse | low | default | OTRS/OTOBO
    Bas | low | default | Helpy; Redmine
    Basse | low | default | EspoCRM; Faveo; MantisBT; Odoo OCA Helpdesk
    Faible | low | default | User document; Chatwoot; OpenSupports; Peppermint
    3 normale | normal | default | OTRS/OTOBO
    Moyen | normal | default | User document; Plane; UVdesk
    Moyenne | normal | default | Chatwoot; Faveo; Odoo OCA Helpdesk; OpenSupports
    Normal | normal | default | User document; Helpy; Peppermint; Redmine
    Normale | normal | default | EspoCRM; Faveo; MantisBT; Zendesk
    5 maximale | urgent | default | OTRS/OTOBO
    5 très important | urgent | default | OTRS/OTOBO
    Très haut | urgent | default | Helpy
    Très haute | urgent | default | Odoo OCA Helpdesk
    Urgent | urgent | default | User document; Chatwoot; Plane; Redmine
    Urgente | urgent | default | EspoCRM; MantisBT; Zendesk
  "gl": |
    Inmediata | critical | default | Redmine
    inmediato | critical | default | MantisBT
    4 alto | high | default | OTRS/OTOBO
    Alta | high | default | Redmine
    alto | high | default | MantisBT
    1 moi baixo | low | default | OTRS/OTOBO
    2 baixo | low | default | OTRS/OTOBO
    Baixa | low | default | Redmine
    baixo | low | default | MantisBT
    Normal | normal | default | MantisBT; Redmine
    5 moi alto | urgent | default | OTRS/OTOBO
    Urxente | urgent | default | MantisBT; Redmine
  "he": |
    מידית | critical | default | MantisBT; Redmine
    3 גבוהה | high | default | Zammad
    4 גבוהה | high | default | OTRS/OTOBO
    גבוה | high | default | Peppermint; UVdesk
    גבוהה | high | default | Chatwoot; MantisBT; Redmine; Zendesk
    1 נמוכה | low | default | Zammad
    1 נמוכה מאוד | low | default | OTRS/OTOBO
    2 נמוכה | low | default | OTRS/OTOBO
    נמוך | low | default | Peppermint; UVdesk
    נמוכה | low | default | Chatwoot; MantisBT; Redmine; Zendesk
    2 רגיל | normal | default | Zammad
    3 רגילה | normal | default | OTRS/OTOBO
    בינוני | normal | default | UVdesk
    בינונית | normal | default | Chatwoot
    רגיל | normal | default | Peppermint
    רגילה | normal | default | MantisBT; Redmine; Zendesk
    5 גבוהה מאוד | urgent | default | OTRS/OTOBO
    דחוף | urgent | default | Chatwoot; UVdesk
    דחופה | urgent | default | MantisBT; Redmine; Zendesk
  "hi": |
    तुरन्त | critical | default | MantisBT
    3 उच्च | high | default | Zammad
    4 उच्च | high | default | OTRS/OTOBO
    उच्च | high | default | MantisBT; OpenSupports; Zendesk
    1 कम | low | default | Zammad
    1 बहुत निम्न | low | default | OTRS/OTOBO
    2 निम्न | low | default | OTRS/OTOBO
    कम | low | default | MantisBT; OpenSupports
    निम्न | low | default | Zendesk
    2 सामान्य | normal | default | Zammad
    3 सामान्य | normal | default | OTRS/OTOBO
    सामान्य | normal | default | MantisBT; Zendesk
    5 बहुत उच्च | urgent | default | OTRS/OTOBO
    अत्यावश्यक | urgent | default | Zendesk
    अविलंब | urgent | default | MantisBT
  "hr": |
    Odmah | critical | default | Redmine
    trenutno | critical | default | MantisBT
    Kritično | critical | common | YetiForce
    3 visok | high | default | Zammad
    4 visok | high | default | OTRS/OTOBO
    Visok | high | default | EspoCRM; Redmine; YetiForce
    Visoko | high | default | Chatwoot
    visoki | high | default | MantisBT
    1 nizak | low | default | Zammad
    1 vrlo nizak | low | default | OTRS/OTOBO
    2 nizak | low | default | OTRS/OTOBO
    Nisko | low | default | Chatwoot
    Nizak | low | default | EspoCRM; Redmine
    niski | low | default | MantisBT
    2 srednji | normal | default | Zammad
    3 normalan | normal | default | OTRS/OTOBO
    Normalan | normal | default | EspoCRM; YetiForce
    Redovan | normal | default | Redmine
    Srednje | normal | default | Chatwoot
    normalni | normal | default | MantisBT
    5 vrlo visok | urgent | default | OTRS/OTOBO
    Hitan | urgent | default | EspoCRM; Redmine
    Hitno | urgent | default | Chatwoot; MantisBT
    Urgentno | urgent | default | YetiForce
  "hu": |
    Azonnal | critical | default | Redmine
    Kritikus | critical | default | iTop
    azonnali | critical | default | MantisBT
    3 magas | high | default | Zammad
    4 magas | high | default | OTRS/OTOBO
    Magas | high | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    1 alacsony | low | default | Zammad
    1 nagyon alacsony | low | default | OTRS/OTOBO
    2 alacsony | low | default | OTRS/OTOBO
    Alacsony | low | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    2 normál | normal | default | Zammad
    3 normál | normal | default | OTRS/OTOBO
    Közepes | normal | default | Chatwoot; Odoo OCA Helpdesk; iTop
    Normál | normal | default | EspoCRM; MantisBT; Peppermint; Redmine
    5 nagyon magas | urgent | default | OTRS/OTOBO
    Nagyon magas | urgent | default | Odoo OCA Helpdesk
    Sürgős | urgent | default | Chatwoot; EspoCRM; MantisBT; Redmine
  "id": |
    Segera | critical | default | Redmine
    4 tinggi | high | default | OTRS/OTOBO
    Tinggi | high | default | Chatwoot; EspoCRM; Helpy; Plane
    1 sangat rendah | low | default | OTRS/OTOBO
    2 rendah | low | default | OTRS/OTOBO
    Rendah | low | default | Chatwoot; EspoCRM; Helpy; Plane
    Normal | normal | default | Helpy; Redmine; YetiForce; Zendesk
    Sedang | normal | default | Chatwoot; Plane
    5 sangat tinggi | urgent | default | OTRS/OTOBO
    Mendesak | urgent | default | Zendesk
    Penting | urgent | default | Chatwoot; EspoCRM; Plane; Redmine
  "is": |
    tafarlaust | critical | default | MantisBT
    3 hátt | high | default | Zammad
    Hátt | high | default | MantisBT; Peppermint
    1 lágt | low | default | Zammad
    Lagt | low | default | Peppermint
    lágt | low | default | MantisBT
    2 venjulegt | normal | default | Zammad
    Venjulegt | normal | default | Peppermint
    eðlilegt | normal | default | MantisBT
    áríðandi | urgent | default | MantisBT
  "it": |
    Critica | critical | default | iTop
    Emergenza | critical | default | Faveo
    Immediata | critical | default | MantisBT; Redmine
    Critico | critical | common | YetiForce
    3 alta | high | default | Zammad
    4 alta | high | default | OTRS/OTOBO
    Alta | high | default | Chatwoot; Faveo; MantisBT; Odoo OCA Helpdesk
    Alto | high | default | EspoCRM; Peppermint; YetiForce
    1 bassa | low | default | Zammad
    1 molto bassa | low | default | OTRS/OTOBO
    2 bassa | low | default | OTRS/OTOBO
    Bassa | low | default | Chatwoot; Faveo; MantisBT; Odoo OCA Helpdesk
    Basso | low | default | EspoCRM; Peppermint
    2 normale | normal | default | Zammad
    3 normale | normal | default | OTRS/OTOBO
    Media | normal | default | Chatwoot; Faveo; Odoo OCA Helpdesk; OpenSupports
    Normale | normal | default | EspoCRM; Faveo; MantisBT; Peppermint
    5 molto alta | urgent | default | OTRS/OTOBO
    Molto alta | urgent | default | Odoo OCA Helpdesk
    Urgente | urgent | default | Chatwoot; EspoCRM; MantisBT; Plane
  "ja": |
    今すぐ | critical | default | Redmine
    即時 | critical | default | MantisBT
    最優先 | critical | default | iTop
    重大 | critical | common | YetiForce
    3 髙 | high | default | Zammad
    4 高 | high | default | OTRS/OTOBO
    高 | high | default | Chatwoot; Helpy; MantisBT; Plane
    高い | high | default | EspoCRM; OpenSupports
    高め | high | default | Redmine
    1 低 | low | default | Zammad
    1 最低 | low | default | OTRS/OTOBO
    2 低 | low | default | OTRS/OTOBO
    低 | low | default | Chatwoot; Helpy; MantisBT; Plane
    低い | low | default | EspoCRM; OpenSupports
    低め | low | default | Redmine
    2 通常 | normal | default | Zammad
    3 中 | normal | default | OTRS/OTOBO
    中 | normal | default | Chatwoot; MantisBT; Plane; iTop
    普通 | normal | default | EspoCRM; YetiForce; Zendesk
    通常 | normal | default | Helpy; Redmine
    5 最高 | urgent | default | OTRS/OTOBO
    急いで | urgent | default | Redmine
    緊急 | urgent | default | Chatwoot; EspoCRM; MantisBT; Plane
  "ka": |
    ძალიან სასწრაფო | critical | default | MantisBT
    მაღალი | high | default | MantisBT
    დაბალი | low | default | MantisBT
    საშუალო | normal | default | MantisBT
    სასწრაფო | urgent | default | MantisBT
  "ko": |
    즉시 | critical | default | MantisBT; Redmine
    4 높음 | high | default | OTRS/OTOBO
    높음 | high | default | Helpy; MantisBT; Plane; Redmine
    1 매우 낮음 | low | default | OTRS/OTOBO
    2 낮음 | low | default | OTRS/OTOBO
    낮음 | low | default | Helpy; MantisBT; Plane; Redmine
    3 정상 | normal | default | OTRS/OTOBO
    보통 | normal | default | MantisBT; Redmine; Zendesk
    중간 | normal | default | Helpy; Plane
    5 매우 높음 | urgent | default | OTRS/OTOBO
    긴급 | urgent | default | MantisBT; Plane; Redmine; Zendesk
  "lt": |
    Neatidėliotinas | critical | default | MantisBT; Redmine
    3 aukštas | high | default | Zammad
    4 aukštas | high | default | OTRS/OTOBO
    Aukštas | high | default | Chatwoot; EspoCRM; MantisBT; Redmine
    1 labai žemas | low | default | OTRS/OTOBO
    1 žemas | low | default | Zammad
    2 žemas | low | default | OTRS/OTOBO
    Žemas | low | default | Chatwoot; EspoCRM; MantisBT; Redmine
    2 įprastinis | normal | default | Zammad
    3 normalus | normal | default | OTRS/OTOBO
    Normalus | normal | default | EspoCRM; Redmine
    Vidutinis | normal | default | Chatwoot; MantisBT
    5 labai aukštas | urgent | default | OTRS/OTOBO
    Skubu | urgent | default | EspoCRM
    Skubus | urgent | default | Chatwoot; MantisBT; Redmine
  "lv": |
    Tūlītēja | critical | default | Redmine
    steidzama | critical | default | MantisBT
    3 augsts | high | default | Zammad
    4 augsta | high | default | OTRS/OTOBO
    Augsta | high | default | Chatwoot; EspoCRM; MantisBT; Redmine
    1 mazs | low | default | Zammad
    1 ļoti zema | low | default | OTRS/OTOBO
    2 zema | low | default | OTRS/OTOBO
    Zema | low | default | Chatwoot; EspoCRM; MantisBT; Redmine
    2 normāls | normal | default | Zammad
    3 normāla | normal | default | OTRS/OTOBO
    Normāla | normal | default | EspoCRM; MantisBT; Redmine
    Vidēja | normal | default | Chatwoot
    5 ļoti augsta | urgent | default | OTRS/OTOBO
    Steidzama | urgent | default | Chatwoot; Redmine
    Steidzams | urgent | default | EspoCRM
    svarīgi | urgent | default | MantisBT
  "mk": |
    Веднаш | critical | default | Redmine
    неодложен | critical | default | MantisBT
    4 високи | high | default | OTRS/OTOBO
    Висок | high | default | MantisBT; Redmine
    1 многу ниска | low | default | OTRS/OTOBO
    2 ниски | low | default | OTRS/OTOBO
    Низок | low | default | MantisBT; Redmine
    3 нормални | normal | default | OTRS/OTOBO
    Нормален | normal | default | MantisBT; Redmine
    5 многу високи | urgent | default | OTRS/OTOBO
    Итно | urgent | default | Redmine
    итен | urgent | default | MantisBT
  "mn": |
    Нэн даруй | critical | default | Redmine
    Өндөр | high | default | Redmine
    Бага | low | default | Redmine
    Хэвийн | normal | default | Redmine
    Нэн яаралтай | urgent | default | Redmine
  "ms": |
    3 tinggi | high | default | Zammad
    4 tinggi | high | default | OTRS/OTOBO
    Tinggi | high | default | Helpy
    1 rendah | low | default | Zammad
    1 sangat rendah | low | default | OTRS/OTOBO
    2 rendah | low | default | OTRS/OTOBO
    Rendah | low | default | Helpy
    3 biasa | normal | default | OTRS/OTOBO
    5 sangat tinggi | urgent | default | OTRS/OTOBO
  "nb": |
    Omgående | critical | default | Redmine
    Øyeblikkelig | critical | default | MantisBT
    3 høy | high | default | Zammad
    4 høy | high | default | OTRS/OTOBO
    Høy | high | default | EspoCRM; MantisBT; Peppermint; Redmine
    1 lav | low | default | Zammad
    1 svært lav | low | default | OTRS/OTOBO
    2 lav | low | default | OTRS/OTOBO
    Lav | low | default | EspoCRM; MantisBT; Peppermint; Redmine
    Normal | normal | default | MantisBT; Peppermint; Redmine; YetiForce
    Vanlig | normal | default | EspoCRM
    5 svært høy | urgent | default | OTRS/OTOBO
    Haster | urgent | default | EspoCRM; MantisBT; Redmine
    Kritisk | urgent | default | Zendesk
  "nl": |
    Kritisch | critical | default | iTop; YetiForce
    Noodgeval | critical | default | Faveo
    Onmiddellijk | critical | default | MantisBT; Redmine
    3 hoog | high | default | Zammad
    4 hoog | high | default | OTRS/OTOBO
    Hoog | high | default | Chatwoot; EspoCRM; Faveo; MantisBT
    1 laag | low | default | Zammad
    1 zeer laag | low | default | OTRS/OTOBO
    2 laag | low | default | OTRS/OTOBO
    Laag | low | default | Chatwoot; EspoCRM; Faveo; MantisBT
    2 normaal | normal | default | Zammad
    3 normaal | normal | default | OTRS/OTOBO
    Gemiddeld | normal | default | Chatwoot
    Middel | normal | default | Faveo
    Midden | normal | default | Odoo OCA Helpdesk; OpenSupports
    Normaal | normal | default | EspoCRM; Faveo; MantisBT; Redmine
    5 zeer hoog | urgent | default | OTRS/OTOBO
    Dringend | urgent | default | Chatwoot; Redmine; YetiForce
    Zeer hoog | urgent | default | Odoo OCA Helpdesk
  "nn": |
    straks | critical | default | MantisBT
    høg | high | default | MantisBT
    låg | low | default | MantisBT
    hastar | urgent | default | MantisBT
  "pl": |
    Krytyczny | critical | default | iTop; YetiForce
    Natychmiastowy | critical | default | MantisBT; Redmine
    3 wysoki | high | default | Zammad
    4 wysoki | high | default | OTRS/OTOBO
    Wysoki | high | default | Chatwoot; EspoCRM; MantisBT; OpenSupports
    1 bardzo niski | low | default | OTRS/OTOBO
    1 niski | low | default | Zammad
    2 niski | low | default | OTRS/OTOBO
    Niski | low | default | Chatwoot; EspoCRM; MantisBT; OpenSupports
    2 normalny | normal | default | Zammad
    3 normalny | normal | default | OTRS/OTOBO
    Normalny | normal | default | EspoCRM; MantisBT; Redmine; YetiForce
    Średni | normal | default | Chatwoot; OpenSupports; Plane; UVdesk
    5 bardzo wysoki | urgent | default | OTRS/OTOBO
    Pilne | urgent | default | Chatwoot; EspoCRM
    Pilny | urgent | default | MantisBT; Plane; Redmine; UVdesk
  "pt": |
    Emergência | critical | default | Faveo
    Imediata | critical | default | Redmine
    imediato | critical | default | MantisBT
    Crítico | critical | common | YetiForce
    3 alta | high | default | Zammad
    4 alta | high | default | OTRS/OTOBO
    Alta | high | default | MantisBT; Odoo OCA Helpdesk; Peppermint; Redmine
    Alto | high | default | EspoCRM; Faveo; OpenSupports
    Elevada | high | default | Chatwoot
    1 baixo | low | default | Zammad
    1 muito baixa | low | default | OTRS/OTOBO
    2 baixa | low | default | OTRS/OTOBO
    Baixa | low | default | Chatwoot; MantisBT; Peppermint; Redmine
    Baixo | low | default | EspoCRM; Faveo; Odoo OCA Helpdesk; OpenSupports
    Média | normal | default | Chatwoot
    Médio | normal | default | Faveo; Odoo OCA Helpdesk; OpenSupports
    Normal | normal | default | Faveo; MantisBT; Peppermint; Redmine
    5 muito alta | urgent | default | OTRS/OTOBO
    Muito Elevada | urgent | default | Odoo OCA Helpdesk
    Urgente | urgent | default | Chatwoot; EspoCRM; MantisBT; Redmine
  "pt-BR": |
    Crítica | critical | default | iTop
    Emergência | critical | default | Faveo
    Imediata | critical | default | Redmine
    imediato | critical | default | MantisBT
    Crítico | critical | common | YetiForce
    3 alto | high | default | Zammad
    4 Alto | high | default | OTRS/OTOBO
    Alta | high | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    Alto | high | default | Defender360 help; Faveo; OpenSupports; UVdesk
    1 Muito Baixo | low | default | OTRS/OTOBO
    1 baixo | low | default | Zammad
    2 Baixo | low | default | OTRS/OTOBO
    Baixa | low | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    Baixo | low | default | Defender360 help; Faveo; OpenSupports; UVdesk
    Média | normal | default | Chatwoot; Odoo OCA Helpdesk; Plane; iTop
    Médio | normal | default | Defender360 help; Faveo; OpenSupports; UVdesk
    Normal | normal | default | Faveo; MantisBT; Redmine; YetiForce
    5 Muito Alto | urgent | default | OTRS/OTOBO
    Muito Alta | urgent | default | Odoo OCA Helpdesk
    Urgente | urgent | default | Chatwoot; EspoCRM; MantisBT; Plane
  "ro": |
    imediată | critical | default | MantisBT; Redmine
    Critic | critical | common | YetiForce
    3 urgentă | high | default | Zammad
    4 mare | high | default | OTRS/OTOBO
    Importantă | high | default | Plane
    Ridicat | high | default | YetiForce; Zendesk
    mare | high | default | Chatwoot; MantisBT; Redmine
    Înalt | high | default | EspoCRM
    1 foarte mică | low | default | OTRS/OTOBO
    1 mică | low | default | Zammad
    2 mică | low | default | OTRS/OTOBO
    Scăzut | low | default | Chatwoot; EspoCRM; Zendesk
    Scăzută | low | default | MantisBT; Plane
    mică | low | default | Redmine
    2 normală | normal | default | Zammad
    3 normală | normal | default | OTRS/OTOBO
    Medie | normal | default | Plane
    Mediu | normal | default | Chatwoot
    normală | normal | default | MantisBT; Redmine
    5 foarte mare | urgent | default | OTRS/OTOBO
    Urgentă | urgent | default | MantisBT; Plane; Redmine; Zendesk
  "ru": |
    Критический | critical | default | iTop
    Немедленный | critical | default | Redmine
    Чрезвычайный | critical | default | Faveo
    неотложный | critical | default | MantisBT
    Критичная | critical | common | YetiForce
    3 (Высокий) | high | default | Zammad
    4 high - высокая | high | default | OTRS/OTOBO
    Высокая | high | default | Chatwoot; OpenSupports
    Высокий | high | default | EspoCRM; Faveo; MantisBT; Plane
    1 (Низкий) | low | default | Zammad
    1 very low - очень низкая | low | default | OTRS/OTOBO
    2 low - низкая | low | default | OTRS/OTOBO
    Низкая | low | default | Chatwoot
    Низкий | low | default | EspoCRM; Faveo; MantisBT; OpenSupports
    2 (Обычный) | normal | default | Zammad
    3 normal - нормальная | normal | default | OTRS/OTOBO
    Нормальный | normal | default | Faveo; Redmine; YetiForce; Zendesk
    Обычный | normal | default | EspoCRM; MantisBT
    Средний | normal | default | Faveo; OpenSupports; Plane; iTop
    Средняя | normal | default | Chatwoot
    5 very high - очень высокая | urgent | default | OTRS/OTOBO
    Срочно | urgent | default | EspoCRM
    Срочность | urgent | default | Chatwoot
    Срочный | urgent | default | MantisBT; Plane; Redmine
    Чрезвычайный | urgent | default | YetiForce
    Экстренный | urgent | default | Zendesk
  "sk": |
    Kritická | critical | default | iTop
    Okamžitá | critical | default | Redmine
    okamžite | critical | default | MantisBT
    Kritický | critical | common | YetiForce
    3 vysoká | high | default | Zammad
    4 vysoká | high | default | OTRS/OTOBO
    Vysoká | high | default | EspoCRM; MantisBT; Plane; Redmine
    1 nízka | low | default | Zammad
    1 veľmi nízka | low | default | OTRS/OTOBO
    2 nízka | low | default | OTRS/OTOBO
    Nízka | low | default | EspoCRM; MantisBT; Plane; Zendesk
    Nízká | low | default | Redmine
    2 normálna | normal | default | Zammad
    3 normálna | normal | default | OTRS/OTOBO
    Normálna | normal | default | EspoCRM; MantisBT; Redmine; YetiForce
    Stredná | normal | default | Plane; iTop
    5 veľmi vysoká | urgent | default | OTRS/OTOBO
    Naliehavá | urgent | default | Plane
    Urgentná | urgent | default | EspoCRM; MantisBT; Redmine; Zendesk
  "sl": |
    Takojšnje ukrepanje | critical | default | Redmine
    takoj | critical | default | MantisBT
    kritično | critical | common | YetiForce
    3 visoka | high | default | Zammad
    4 visoko | high | default | OTRS/OTOBO
    Visoka | high | default | MantisBT; Redmine
    Visoko | high | default | EspoCRM; YetiForce
    1 nizka | low | default | Zammad
    1 zelo nizko | low | default | OTRS/OTOBO
    2 nizko | low | default | OTRS/OTOBO
    Nizka | low | default | EspoCRM; MantisBT; Redmine
    2 normalna | normal | default | Zammad
    3 normalno | normal | default | OTRS/OTOBO
    Normalno | normal | default | EspoCRM; YetiForce
    Običajna | normal | default | Redmine
    normalna | normal | default | MantisBT
    5 zelo visoko | urgent | default | OTRS/OTOBO
    Nujno | urgent | default | EspoCRM; MantisBT; YetiForce
    Urgentna | urgent | default | Redmine
  "sq": |
    Imediate | critical | default | Redmine
    E lartë | high | default | Redmine
    E ulët | low | default | Redmine
    Normale | normal | default | Redmine
    Urgjente | urgent | default | Redmine
  "sr": |
    Непосредно | critical | default | Redmine
    неодложан | critical | default | MantisBT
    4 висок | high | default | OTRS/OTOBO
    Висок | high | default | MantisBT; Redmine
    1 врло низак | low | default | OTRS/OTOBO
    2 низак | low | default | OTRS/OTOBO
    Низак | low | default | MantisBT; Redmine
    3 нормалан | normal | default | OTRS/OTOBO
    Нормалан | normal | default | MantisBT; Redmine
    5 врло висок | urgent | default | OTRS/OTOBO
    Хитно | urgent | default | Redmine
    хитан | urgent | default | MantisBT
  "sr-Latn": |
    Neposredno | critical | default | Redmine
    neodložan | critical | default | MantisBT
    3 visoko | high | default | Zammad
    Visok | high | default | EspoCRM; MantisBT; Redmine
    1 nisko | low | default | Zammad
    Nizak | low | default | EspoCRM; MantisBT; Redmine
    2 normalno | normal | default | Zammad
    Normalan | normal | default | EspoCRM; MantisBT; Redmine
    Hitan | urgent | default | EspoCRM; MantisBT
    Hitno | urgent | default | Redmine
  "sv": |
    Omedelbar | critical | default | Redmine
    omedelbart | critical | default | MantisBT
    4 hög | high | default | OTRS/OTOBO
    Hög | high | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    1 låg | low | default | Zammad
    1 mycket låg | low | default | OTRS/OTOBO
    2 låg | low | default | OTRS/OTOBO
    Låg | low | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    3 medium | normal | default | OTRS/OTOBO
    Medel | normal | default | Chatwoot
    Normal | normal | default | MantisBT; Peppermint; Redmine; YetiForce
    5 mycket hög | urgent | default | OTRS/OTOBO
    Brådskande | urgent | default | Chatwoot; Redmine; Zendesk
    Bråttom | urgent | default | EspoCRM; MantisBT
    Mycket hög | urgent | default | Odoo OCA Helpdesk
  "sw": |
    4 juu | high | default | OTRS/OTOBO
    1 chini sana | low | default | OTRS/OTOBO
    2 chini | low | default | OTRS/OTOBO
    3 kawaida | normal | default | OTRS/OTOBO
    5 juu sana | urgent | default | OTRS/OTOBO
  "th": |
    ด่วนมาก | critical | default | Redmine
    3 สูง | high | default | Zammad
    4 สูง | high | default | OTRS/OTOBO
    ระดับ สูง | high | default | Peppermint
    สูง | high | default | EspoCRM; Redmine; Zendesk
    1 ต่ำ | low | default | Zammad
    1 ต่ำมาก | low | default | OTRS/OTOBO
    2 ต่ำ | low | default | OTRS/OTOBO
    ต่ำ | low | default | EspoCRM; Redmine; Zendesk
    ระดับ ต่ำ | low | default | Peppermint
    2 ปกติ | normal | default | Zammad
    3 ปกติ | normal | default | OTRS/OTOBO
    ปกติ | normal | default | EspoCRM; Redmine; Zendesk
    ระดับ ปกติ | normal | default | Peppermint
    5 สูงมาก | urgent | default | OTRS/OTOBO
    ด่วน | urgent | default | EspoCRM
    เร่งด่วน | urgent | default | Redmine; Zendesk
  "tr": |
    Derhal | critical | default | MantisBT; Redmine
    Çok Acil | critical | default | Digi help
    Kritik | critical | common | YetiForce
    3 - Yüksek | high | default | Zammad
    4 yüksek | high | default | OTRS/OTOBO
    Yüksek | high | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    1 küçük harf | low | default | Zammad
    1 çok düşük | low | default | OTRS/OTOBO
    2 düşük | low | default | OTRS/OTOBO
    Düşük | low | default | Chatwoot; EspoCRM; MantisBT; Odoo OCA Helpdesk
    2 - Normal | normal | default | Zammad
    Normal | normal | default | MantisBT; Peppermint; Redmine; YetiForce
    Orta | normal | default | Chatwoot; Odoo OCA Helpdesk; OpenSupports; Plane
    5 çok yüksek | urgent | default | OTRS/OTOBO
    Acil | urgent | default | Chatwoot; Digi help; EspoCRM; MantisBT
    Çok Yüksek | urgent | default | Odoo OCA Helpdesk
  "uk": |
    Негайний | critical | default | Redmine
    невідкладно | critical | default | MantisBT
    Критично | critical | common | YetiForce
    3 високий | high | default | Zammad
    4 високий | high | default | OTRS/OTOBO
    Високий | high | default | Chatwoot; EspoCRM; Helpy; MantisBT
    1 найнижчий | low | default | OTRS/OTOBO
    1 низький | low | default | Zammad
    2 низький | low | default | OTRS/OTOBO
    Низький | low | default | Chatwoot; EspoCRM; Helpy; MantisBT
    2 нормальний | normal | default | Zammad
    3 звичайний | normal | default | OTRS/OTOBO
    Нормальний | normal | default | EspoCRM; MantisBT; Redmine; YetiForce
    Середній | normal | default | Chatwoot; Helpy; Plane
    5 невідкладний | urgent | default | OTRS/OTOBO
    Дуже високий | urgent | default | Helpy
    Терміновий | urgent | default | Chatwoot; Plane; Redmine; Zendesk
    Терміново | urgent | default | EspoCRM; MantisBT; YetiForce
  "ur": |
    جلدی | critical | default | MantisBT
    اعلی | high | default | EspoCRM
    زیادہ | high | default | MantisBT
    کم | low | default | EspoCRM; MantisBT
    عام | normal | default | EspoCRM; MantisBT
    ضروری | urgent | default | MantisBT
    فوری | urgent | default | EspoCRM
  "vi": |
    Trung bình | critical | default | Redmine
    ngay lập tức | critical | default | MantisBT
    Nghiêm trọng | critical | common | YetiForce
    4 cao | high | default | OTRS/OTOBO
    Cao | high | default | Chatwoot; EspoCRM; MantisBT; Plane
    1 rất chậm | low | default | OTRS/OTOBO
    2 chậm | low | default | OTRS/OTOBO
    Thấp | low | default | Chatwoot; EspoCRM; MantisBT; Plane
    3 bình thường | normal | default | OTRS/OTOBO
    Bình thường | normal | default | EspoCRM; MantisBT; Redmine; YetiForce
    Trung bình | normal | default | Chatwoot; Plane
    5 rất cao | urgent | default | OTRS/OTOBO
    Cấp bách | urgent | default | Chatwoot
    Gấp | urgent | default | EspoCRM
    Khẩn cấp | urgent | default | MantisBT; Plane; Redmine; YetiForce
  "zh-Hans": |
    立刻 | critical | default | Redmine
    紧急 | critical | default | iTop
    紧急情况 | critical | default | Faveo
    非常紧急 | critical | default | MantisBT
    非常严重 | critical | common | YetiForce
    3级： 高 | high | default | Zammad
    4-高 | high | default | OTRS/OTOBO
    高 | high | default | Chatwoot; EspoCRM; MantisBT; OpenSupports
    高级的 | high | default | Faveo
    1-非常低 | low | default | OTRS/OTOBO
    1级：低 | low | default | Zammad
    2-低 | low | default | OTRS/OTOBO
    低 | low | default | Chatwoot; EspoCRM; MantisBT; OpenSupports
    低级的 | low | default | Faveo
    2级：中 | normal | default | Zammad
    3-正常 | normal | default | OTRS/OTOBO
    中 | normal | default | Chatwoot; MantisBT; Plane; iTop
    中等 | normal | default | UVdesk
    中等的 | normal | default | Faveo
    常规 | normal | default | Faveo
    普通 | normal | default | Redmine; YetiForce
    正常 | normal | default | EspoCRM; Peppermint; Zendesk
    5-非常高 | urgent | default | OTRS/OTOBO
    急需解决 | urgent | default | YetiForce
    紧急 | urgent | default | EspoCRM; MantisBT; Plane; Redmine
    紧急的 | urgent | default | Chatwoot
    紧迫 | urgent | default | UVdesk
  "zh-Hant": |
    急 | critical | default | Redmine
    立即 | critical | default | MantisBT
    3 高 | high | default | Zammad
    4-高 | high | default | OTRS/OTOBO
    高 | high | default | EspoCRM; MantisBT; Plane; Redmine
    1 低 | low | default | Zammad
    1-非常低 | low | default | OTRS/OTOBO
    2-低 | low | default | OTRS/OTOBO
    低 | low | default | EspoCRM; MantisBT; Plane; Redmine
    2 正常 | normal | default | Zammad
    3-正常 | normal | default | OTRS/OTOBO
    一般 | normal | default | MantisBT
    中 | normal | default | EspoCRM; Plane; Toppay help
    正常 | normal | default | Redmine; Zendesk
    5-非常高 | urgent | default | OTRS/OTOBO
    緊急 | urgent | default | EspoCRM; MantisBT; Plane; Zendesk
    速 | urgent | default | Redmine
"""#
}
