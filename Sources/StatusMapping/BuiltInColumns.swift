// Written by Mappings/embed.py from Mappings/columns.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let columns: StaticString = #"""
# What column headers mean, by language. For proposals only: a header never decides.
# A line is `word | meaning | strength | read in`: default = the product's own word, common = seen in an
# export or a filter, weak = ambiguous or a minority reading. A word with several meanings in one language
# stands there once for each. Written by Mappings/columns.py.
deskferry: 1
columns:
  "af": |
    Toegeken aan | assignee | default | MantisBT
    Datum aangemeld | created | default | MantisBT
    Beskrywing | description | default | MantisBT
    ID | id | default | MantisBT; Zendesk
    Prioriteit | priority | default | MantisBT
    Aanmelder | requester | default | MantisBT
    E-posadres | requesterEmail | common | MantisBT
    Oplossing | resolution | default | MantisBT
    Status | status | default | MantisBT; Zendesk
    Samenvatting | subject | default | MantisBT
    Etikette | tags | default | MantisBT
    Gewysig op | updated | default | MantisBT
    Opgedateer | updated | default | MantisBT
  "am": |
    ለ... የተመደበ | assignee | default | MantisBT
    ፋይል አያይዝ | attachment | default | MantisBT
    ማስታወሻዎች | comment | weak | MantisBT
    የገባበት ቀን | created | default | MantisBT
    ገለፃ | description | default | MantisBT
    የመጨረሻ ቀን | due | default | MantisBT
    መታወቂያ | id | default | MantisBT
    ቅድሚያ | priority | default | MantisBT
    ሪፖርት አድራጊ | requester | default | MantisBT
    ኢሜይል | requesterEmail | common | MantisBT
    ጥራት | resolution | default | MantisBT
    ሁኔታ | status | default | MantisBT
    ማጠቃለያ | subject | default | MantisBT
    የመለያ ስሞች | tags | default | MantisBT
    መጨረሻ ላይ የዘመነ | updated | default | MantisBT
    የዘመነ | updated | default | MantisBT
  "ar": |
    أوكلت إلى | assignee | default | MantisBT
    اسم المكلَّف | assignee | default | Chatwoot
    المالك | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    المحال اليه | assignee | default | Redmine
    المساعد | assignee | default | UVdesk
    المستخدم المخصص | assignee | default | EspoCRM
    المكلَّف | assignee | default | Chatwoot
    المكلّف | assignee | default | Kanboard
    الوكيل | assignee | default | FreeScout
    تعيين ل | assignee | default | YetiForce
    تم تعيينه إلى | assignee | default | Helpy
    صاحب | assignee | default | Zammad
    معينة لـ | assignee | default | Faveo
    مُسند إلى | assignee | default | Leantime
    وكيل | assignee | default | Faveo
    فريق الدعم | assignee | common | Awesome Support
    المُحال إليه | assignee | weak | Frappe Helpdesk
    كلف إلى | assignee | weak | Frappe Helpdesk
    مسؤوليات | assignee | weak | OTRS/OTOBO
    المرفقات | attachment | default | Awesome Support; Faveo; Kanboard
    الملف | attachment | default | Redmine
    الملفات | attachment | default | Redmine
    الملفات الملحقة | attachment | default | MantisBT
    مرفق | attachment | default | Frappe Helpdesk; Request Tracker
    مرفقات | attachment | default | EspoCRM; FreeScout
    ملحقات | attachment | default | Request Tracker
    ملف مرفق | attachment | default | OTRS/OTOBO
    ملفات مرفقه | attachment | default | OTRS/OTOBO
    المصدر | channel | default | Faveo
    قناة | channel | default | Awesome Support; UVdesk; Zammad
    مصدر | channel | default | UVdesk
    أغلقت | closed | default | Request Tracker
    تاريخ الإكمال | closed | default | Kanboard
    وقت إقفال البطاقة | closed | default | OTRS/OTOBO
    وقت الإغلاق | closed | default | Zammad
    وقت المغلق | closed | default | YetiForce
    التعليق | comment | default | Zendesk
    التعليقات | comment | default | Faveo; Kanboard
    تعليق | comment | default | Redmine; OTRS/OTOBO; Request Tracker
    تعليقات الاعتدال | comment | default | YetiForce
    ملاحظات | comment | default | Redmine; Request Tracker; MantisBT
    رسالة | comment | common | plain word
    الردود | comment | weak | Request Tracker
    مقالة | comment | weak | Zammad
    ملاحظة | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    ملحوظة | comment | weak | UVdesk
    أنشئت في | created | default | FreeScout; Zammad
    أنشيء | created | default | OTRS/OTOBO
    انشاء | created | default | Zammad
    تاريخ الإرسال | created | default | MantisBT
    تاريخ الإنشاء | created | default | Faveo; Kanboard; Zendesk
    تم أنشاءه في | created | default | EspoCRM
    تم إنشاؤها في | created | default | Chatwoot
    تم الإنشاء في | created | default | Helpy
    تم الانشاء في | created | default | Redmine
    خلقت | created | default | UVdesk
    وقت الانشاء | created | default | YetiForce
    الشرح | description | default | OTRS/OTOBO
    الوصف | description | default | EspoCRM; Faveo; Kanboard
    توصيف | description | default | Awesome Support
    وصف | description | default | Frappe Helpdesk; UVdesk
    تاريخ الاستحقاق | due | default | Faveo; Kanboard; Leantime
    تاريخ الدفع | due | default | MantisBT
    تاريخ النهاية | due | default | Redmine
    في غضون | due | default | Request Tracker
    اسم الفريق | group | default | Chatwoot
    الفرق | group | default | EspoCRM
    الفريق | group | default | Chatwoot; UVdesk
    القسم | group | default | Faveo
    طابور | group | default | Request Tracker
    قائمة البطاقات | group | default | OTRS/OTOBO
    قسم | group | default | Awesome Support
    مجموعة | group | default | Redmine; UVdesk; Zammad
    المجموعة | group | common | Kanboard
    صندوق بريد | group | weak | FreeScout
    فريق | group | weak | Frappe Helpdesk
    الرقم | id | default | EspoCRM
    المعرّف | id | default | Kanboard
    المُعرِّف | id | default | Zendesk
    تعريف | id | default | Request Tracker
    رقم | id | default | FreeScout; MantisBT; Zammad
    رقم التذكرة | id | default | Faveo; OTRS/OTOBO; YetiForce
    معرف التذكرة | id | default | Awesome Support; UVdesk
    هوية | id | default | Leantime
    هوية شخصية | id | default | Frappe Helpdesk; UVdesk
    معرف المحادثة | id | common | Chatwoot
    مرجع | id | weak | Kanboard
    المنظمة | organization | default | Zendesk
    المنظّمة | organization | default | Request Tracker
    حساب | organization | default | EspoCRM
    مؤسسة | organization | default | Faveo
    منظمة | organization | default | Zammad
    العميل | organization | weak | Frappe Helpdesk
    رقم العميل | organization | weak | OTRS/OTOBO
    أفضلية | priority | default | Awesome Support; Frappe Helpdesk; UVdesk
    أولوية | priority | default | MantisBT; OTRS/OTOBO
    الأولوية | priority | default | Chatwoot; EspoCRM; Faveo
    صلحيات | priority | default | Zammad
    اسم الزبون | requester | default | UVdesk
    الزبون | requester | default | UVdesk; Zammad
    الطالب | requester | default | Request Tracker; Zendesk
    العميل | requester | default | OTRS/OTOBO
    المبلغ | requester | default | MantisBT
    المنشئ | requester | default | Kanboard
    جهة إتصال | requester | default | EspoCRM
    عميل | requester | default | FreeScout; OTRS/OTOBO
    اتصال | requester | weak | Frappe Helpdesk
    المؤلف | requester | weak | Leantime; Redmine
    صنع من قبل | requester | weak | Awesome Support
    البريد الإلكتروني | requesterEmail | default | Faveo; Frappe Helpdesk; Request Tracker
    البريد الالكتروني | requesterEmail | default | FreeScout; Redmine
    البريد اللإلكتروني | requesterEmail | default | EspoCRM
    التي أثارها (بريد إلكتروني) | requesterEmail | weak | Frappe Helpdesk
    الحل | resolution | default | MantisBT
    قرار | resolution | weak | Frappe Helpdesk
    حُلّت | solved | default | Request Tracker
    الحالة | status | default | Awesome Support; Chatwoot; EspoCRM
    حالة | status | default | FreeScout; Helpy; Zammad
    العنوان | subject | default | Kanboard; Leantime; OTRS/OTOBO
    الموضوع | subject | default | Awesome Support; Faveo; FreeScout
    عنوان | subject | default | Helpy; Zammad
    عنوان التذكرة | subject | default | YetiForce
    ملخص | subject | default | MantisBT
    موضوع | subject | default | Frappe Helpdesk; UVdesk; Zammad
    الاسم | subject | weak | EspoCRM
    التسميات | tags | default | Faveo
    العلامات | tags | default | UVdesk; Zammad
    الوسوم | tags | default | Chatwoot; Kanboard; Leantime
    بطاقة شعار | tags | default | UVdesk
    ربط | tags | default | Redmine
    وسوم | tags | default | Awesome Support; MantisBT
    النوع | type | default | Faveo; Frappe Helpdesk; OTRS/OTOBO
    نوع | type | default | EspoCRM; Leantime; Redmine
    نوع التذكرة | type | default | Awesome Support
    يكتب | type | default | FreeScout
    نوع بند العمل | type | weak | Redmine
    آخر تحديث | updated | default | MantisBT
    آخر نشاط | updated | default | Faveo
    اخر تحديث | updated | default | Request Tracker
    تاريخ التحديث | updated | default | Zendesk
    تاريخ التعديل | updated | default | Kanboard
    تم التحديث | updated | default | MantisBT; Redmine
    تم التحديث في | updated | default | Zammad
    تم التعديل في | updated | default | EspoCRM
    تم تغييره | updated | default | OTRS/OTOBO
    وقت التعديل | updated | default | YetiForce
    الظهور | visibility | common | plain word
    خاص | visibility | common | plain word
    داخلي | visibility | common | plain word
    عام | visibility | common | plain word
    مساحة العمل | workspace | common | plain word
  "az": |
    Təyin edilib | assignee | default | Redmine
    Fayl | attachment | default | Redmine
    Fayllar | attachment | default | Redmine
    Qeyd | comment | default | Redmine
    Şərhlər | comment | default | Redmine
    Yaradılma tarixi | created | default | Zendesk
    Yaradılıb | created | default | Redmine
    Təsvir | description | default | Redmine
    Yerinə yetirilmə tarixi | due | default | Redmine
    Qrup | group | default | Redmine
    ID | id | default | Zendesk
    Prioritet | priority | default | Redmine
    Müəllif | requester | weak | Redmine
    e-poçt | requesterEmail | default | Redmine
    Status | status | default | Chatwoot; Redmine; Zendesk
    Mövzu | subject | default | Redmine
    Nişan | tags | default | Redmine
    Tip | type | default | Redmine
    نوع التذكرة | type | default | Awesome Support
    Treker | type | weak | Redmine
    Yenilənib | updated | default | Redmine
    Yenilənmə tarixi | updated | default | Zendesk
  "be": |
    Комментарий | comment | default | Zendesk
    Дата создания | created | default | Zendesk
    ID | id | default | Zendesk
    Организация | organization | default | Zendesk
    Приоритет | priority | default | Zendesk
    Инициатор | requester | default | Zendesk
    Статус | status | default | Zendesk
    Тема | subject | default | Zendesk
    Дата обновления | updated | default | Zendesk
  "bg": |
    Възложен на | assignee | default | MantisBT
    Възложена на | assignee | default | Redmine
    Изпълнител | assignee | default | Kanboard
    Назначен потребител | assignee | default | EspoCRM
    Собственик | assignee | default | OTRS/OTOBO; Request Tracker; Zammad
    Отговорник | assignee | weak | OTRS/OTOBO
    Прикачен файл | attachment | default | OTRS/OTOBO
    Прикачени обекти | attachment | default | Request Tracker
    Прикачени файлове | attachment | default | EspoCRM; Kanboard; OTRS/OTOBO
    Прикрепен обект | attachment | default | Request Tracker
    Прикрепени файлове | attachment | default | MantisBT
    Файл | attachment | default | Redmine
    Файлове | attachment | default | Redmine
    Време на затваряне | closed | default | OTRS/OTOBO
    Затворен | closed | default | Request Tracker
    Затворена | closed | default | Redmine
    Крайна дата | closed | default | Kanboard
    Бележка | comment | default | Redmine; OTRS/OTOBO; Zammad
    Забележки | comment | default | Kanboard
    Коментар | comment | default | Redmine; Zendesk; OTRS/OTOBO
    Коментари | comment | default | Request Tracker
    Бележки | comment | weak | MantisBT
    Кореспонденция | comment | weak | Request Tracker
    Дата на създаване | created | default | Kanboard; Zendesk
    Дата на съобщаване | created | default | MantisBT
    От дата | created | default | Redmine
    Създаден | created | default | OTRS/OTOBO; Request Tracker; Zammad
    Създаден в | created | default | Chatwoot; EspoCRM
    Описание | description | default | Awesome Support; EspoCRM; Kanboard
    Краен срок | due | default | Kanboard; Request Tracker
    Крайна дата | due | default | Redmine
    Очаквана дата | due | default | MantisBT
    Дата до | due | common | EspoCRM
    Група | group | default | Redmine; Zammad; Kanboard
    Екипи | group | default | EspoCRM
    Опашка | group | default | OTRS/OTOBO; Request Tracker
    Отдел | group | default | Awesome Support
    Id | id | default | Kanboard; Zammad
    Идентификатор | id | default | Zendesk
    Номер | id | default | EspoCRM; MantisBT; Zammad
    Номер на Билета | id | default | OTRS/OTOBO
    Номер на запитването | id | default | YetiForce
    Референция | id | weak | Kanboard
    Клиент | organization | default | EspoCRM
    Организация | organization | default | Request Tracker; Zammad; Zendesk
    Потребителски индикатив | organization | weak | OTRS/OTOBO
    Приоритет | priority | default | EspoCRM; MantisBT; OTRS/OTOBO
    Спешност | priority | default | Awesome Support
    Заявител | requester | default | Request Tracker; Zendesk
    Заявители | requester | default | Request Tracker
    Клиент-потребител | requester | default | OTRS/OTOBO
    Контакт | requester | default | EspoCRM
    Потребител | requester | default | OTRS/OTOBO; Zammad
    Създател | requester | default | Kanboard
    Съобщен от | requester | default | MantisBT
    Автор | requester | weak | Redmine
    Създадено от | requester | weak | Awesome Support
    Е-поща | requesterEmail | default | Zammad; MantisBT
    Ел. поща | requesterEmail | default | Request Tracker
    Електронна поща | requesterEmail | default | EspoCRM
    Имейл | requesterEmail | default | Redmine; Kanboard
    Резолюция | resolution | default | MantisBT
    Разрешен | solved | default | Request Tracker
    Статус | status | default | Awesome Support; Chatwoot; EspoCRM
    Състояние | status | default | Redmine; Request Tracker
    Заглавие | subject | default | Kanboard; OTRS/OTOBO; Redmine
    Име на запитване | subject | default | YetiForce
    Относно | subject | default | OTRS/OTOBO; Zammad
    Резюме | subject | default | MantisBT
    Тема | subject | default | Awesome Support; Request Tracker; Zendesk
    Име | subject | weak | EspoCRM
    Версия | tags | default | Redmine
    Етикети | tags | default | Chatwoot; Kanboard; MantisBT
    Тип | type | default | EspoCRM; OTRS/OTOBO; Redmine
    Тип билет | type | default | Awesome Support
    Тракер | type | weak | Redmine
    Дата на обновяване | updated | default | Zendesk
    Дата на промяна | updated | default | Kanboard
    Обновена | updated | default | Redmine
    Обновени | updated | default | MantisBT
    Последно обновяване | updated | default | MantisBT; Request Tracker
    ПоследноОбновяване | updated | default | Request Tracker
    Променен | updated | default | OTRS/OTOBO
    Променен в | updated | default | EspoCRM
  "bn": |
    মন্তব্য | comment | default | Zendesk
    তৈরি করার তারিখ | created | default | Zendesk
    তৈরির তারিখ | created | default | Zendesk
    ID | id | default | Zendesk
    সংস্থা | organization | default | Zendesk
    অগ্রাধিকার | priority | default | Zendesk
    অনুরোধকারী | requester | default | Zendesk
    স্ট্যাটাস | status | default | Zendesk
    বিষয় | subject | default | Zendesk
    আপডেট করার তারিখ | updated | default | Zendesk
  "bs": |
    Dodijeljeno | assignee | default | Frappe Helpdesk; Redmine; YetiForce
    Izvršilac | assignee | default | Kanboard
    Vlasnik | assignee | default | Trac
    Dodijeljeni | assignee | weak | Frappe Helpdesk
    Fajl | attachment | default | Redmine
    Fajlovi | attachment | default | Redmine
    Prilozi | attachment | default | Kanboard
    Prilog | attachment | weak | Frappe Helpdesk
    Datum završetka | closed | default | Kanboard
    Vrijeme zaključenja | closed | default | YetiForce
    Bilješke | comment | default | Redmine
    Komentar | comment | default | Redmine
    Komentari | comment | default | Kanboard; YetiForce
    Datum kreiranja | created | default | Kanboard
    Kreirano | created | default | Redmine
    Vrijeme kreiranja | created | default | YetiForce
    Opis | description | default | Frappe Helpdesk; Kanboard; Redmine
    Krajnji datum | due | default | YetiForce
    Treba biti gotovo do dana | due | default | Kanboard
    Završiti do | due | default | Redmine
    Rok | due | common | Trac
    Grupa | group | common | Kanboard
    Tim | group | weak | Frappe Helpdesk
    ID | id | default | Frappe Helpdesk; Kanboard; Zendesk
    Tiket broj | id | default | YetiForce
    ID Zahtjeva | id | weak | Frappe Helpdesk
    Referenca | id | weak | Kanboard
    Klijent | organization | weak | Frappe Helpdesk
    Prioritet | priority | default | Frappe Helpdesk; Kanboard; Redmine
    Autor | requester | default | Kanboard; Redmine
    Kontakt | requester | weak | Frappe Helpdesk
    E-pošta | requesterEmail | weak | Frappe Helpdesk
    Podigao (e-pošta) | requesterEmail | weak | Frappe Helpdesk
    Rezolucija | resolution | weak | Frappe Helpdesk
    Datum Rješenja | solved | weak | Frappe Helpdesk
    Status | status | default | Frappe Helpdesk; Kanboard; Redmine
    Naslov | subject | default | Kanboard
    Naslov tiketa | subject | default | YetiForce
    Predmet | subject | default | Frappe Helpdesk; Kanboard; YetiForce
    Subjekat | subject | default | Redmine
    Oznake | tags | default | Kanboard
    Tip | type | default | Frappe Helpdesk; Redmine
    Vrsta | type | common | Kanboard
    Područje aktivnosti | type | weak | Redmine
    Tip Zahtjeva | type | weak | Frappe Helpdesk
    Datum izmjene | updated | default | Kanboard
    Izmjenjeno | updated | default | Redmine
    Vrijeme izmjene | updated | default | YetiForce
  "ca": |
    Assignat | assignee | default | FreeScout
    Assignat a | assignee | default | Kanboard; MantisBT; Redmine
    Cessionari | assignee | default | Chatwoot
    Nom assignat | assignee | default | Chatwoot
    Propietari | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    Usuari assignat | assignee | default | Odoo OCA Helpdesk
    Personal de suport | assignee | common | Awesome Support
    Responsable | assignee | weak | OTRS/OTOBO
    Adjunt | attachment | default | OTRS/OTOBO; Trac
    Adjunts | attachment | default | Awesome Support; FreeScout; Kanboard
    Arxius Adjunts | attachment | default | MantisBT
    Fitxer | attachment | default | Redmine
    Fitxer adjunt | attachment | default | Request Tracker
    Fitxers | attachment | default | Redmine
    Fitxers adjunts | attachment | default | Request Tracker
    Canal | channel | default | Awesome Support; Odoo OCA Helpdesk; Zammad
    Data de finalització | closed | default | Kanboard
    Data de tancament | closed | default | OTRS/OTOBO; Odoo OCA Helpdesk
    Tancada | closed | default | Redmine
    Tancat | closed | default | Request Tracker
    Temps de tancament | closed | default | Zammad
    Comentari | comment | default | Redmine; Trac; OTRS/OTOBO
    Comentario | comment | default | Zendesk
    Comentaris | comment | default | Kanboard; Request Tracker
    Comenta | comment | weak | Request Tracker
    Nota | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    Respostes | comment | weak | Request Tracker
    Creat | created | default | OTRS/OTOBO; Redmine; Request Tracker
    Creat a | created | default | Chatwoot; Odoo OCA Helpdesk
    Creat a les | created | default | Zammad
    Creat el | created | default | FreeScout
    Data d'enviament | created | default | MantisBT
    Data de creació | created | default | Kanboard; Odoo OCA Helpdesk; Zendesk
    Descripció | description | default | Awesome Support; Kanboard; MantisBT
    Data de venciment | due | default | Kanboard; Redmine; Taiga
    Venciment | due | default | MantisBT; Request Tracker; Trac
    Cua | group | default | Request Tracker
    Cues | group | default | OTRS/OTOBO
    Departament | group | default | Awesome Support
    Equip | group | default | Chatwoot
    Grup | group | default | Redmine; Zammad; Kanboard
    Nom de l'equip | group | default | Chatwoot
    Bústia | group | weak | FreeScout
    ID | id | default | MantisBT
    Identificació | id | default | Kanboard
    Identificador | id | default | Zendesk
    Nombre tiquet | id | default | OTRS/OTOBO
    Número | id | default | FreeScout; Zammad
    Identificador de conversa | id | common | Chatwoot
    Referència | id | weak | Kanboard
    Tiquet | id | weak | Trac
    Organització | organization | default | Request Tracker; Zammad
    Organización | organization | default | Zendesk
    Client | organization | weak | Odoo OCA Helpdesk
    ID de client | organization | weak | OTRS/OTOBO
    Nombre de client | organization | weak | OTRS/OTOBO
    Prioritat | priority | default | Awesome Support; Chatwoot; Kanboard
    Client | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Contacte | requester | default | Odoo OCA Helpdesk
    Creador | requester | default | Kanboard
    Informador | requester | default | MantisBT
    Notificador | requester | default | Trac
    Sol·licitant | requester | default | Request Tracker; Zendesk
    Sol·licitants | requester | default | Request Tracker
    Autor | requester | weak | Redmine
    Creat per | requester | weak | Awesome Support
    Adreça de correu electrònic | requesterEmail | default | Request Tracker
    Correu | requesterEmail | default | FreeScout; Zammad
    Correu electrònic | requesterEmail | default | Odoo OCA Helpdesk; Redmine; Request Tracker
    Resolució | resolution | default | MantisBT; Trac
    S'ha resolt | solved | default | Request Tracker
    Estat | status | default | Awesome Support; Chatwoot; FreeScout
    Estats | status | default | Taiga
    Assumpte | subject | default | FreeScout; Helpy; OTRS/OTOBO
    Descripció | subject | default | Taiga
    Resum | subject | default | MantisBT; Trac
    Tema | subject | default | Redmine; Kanboard
    Títol | subject | default | Awesome Support; Kanboard; OTRS/OTOBO
    Etiqueta | tags | default | Redmine
    Etiquetes | tags | default | Awesome Support; Chatwoot; Kanboard
    Paraules clau | tags | default | Trac
    Tipus | type | default | FreeScout; OTRS/OTOBO; Redmine
    Tipus de bitllet | type | default | Awesome Support
    Tipus d'assumpte | type | weak | Redmine
    Actualitzar a les | updated | default | Zammad
    Actualitzat | updated | default | MantisBT; Redmine
    Darrera actualització | updated | default | Request Tracker
    Data actualitzada | updated | default | Zendesk
    Data d'actualització | updated | default | Zendesk
    Data de modificació | updated | default | Kanboard
    Modificat | updated | default | OTRS/OTOBO; Trac
    Última actualització | updated | default | MantisBT
  "cs": |
    Přiřazen | assignee | default | MantisBT
    Přiřazeno | assignee | default | Leantime; Plane; Redmine
    Přiřazeno k | assignee | default | YetiForce
    Přiřazeno uživateli | assignee | default | Kanboard
    Přiřazení | assignee | default | Plane
    Přiřazený uživatel | assignee | default | EspoCRM
    Vlastník | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    Zpracovává | assignee | default | FreeScout
    Řešitel | assignee | default | iTop
    Odpovědný | assignee | weak | OTRS/OTOBO
    Přiřazeno komu | assignee | weak | Frappe Helpdesk
    Příjemce | assignee | weak | Frappe Helpdesk
    Přiložené soubory | attachment | default | MantisBT
    Příloha | attachment | default | Frappe Helpdesk; OTRS/OTOBO; Request Tracker
    Přílohy | attachment | default | EspoCRM; FreeScout; Kanboard
    Soubor | attachment | default | Redmine
    Soubory | attachment | default | Redmine
    Kanál | channel | default | Zammad
    Původ | channel | default | iTop
    Datum dokončení | closed | default | Kanboard
    Datum uzavření | closed | default | iTop
    Uzavřen | closed | default | Request Tracker
    Uzavřeno | closed | default | Redmine
    Zavírací doba | closed | default | Zammad
    Čas uzavření | closed | default | OTRS/OTOBO; YetiForce
    Komentář | comment | default | Redmine; Trac; Zendesk
    Komentáře | comment | default | Kanboard; Plane
    Poznámka | comment | default | Redmine; FreeScout; OTRS/OTOBO
    Poznámky | comment | default | Request Tracker; MantisBT
    Zpráva | comment | common | plain word
    Komentovat | comment | weak | Request Tracker
    Korespondence | comment | weak | Request Tracker
    Položka | comment | weak | Zammad
    Datum vložení | created | default | MantisBT
    Datum vytvoření | created | default | Kanboard; Zendesk; iTop
    Vytvořeno | created | default | Chatwoot; EspoCRM; OTRS/OTOBO
    Vytvořeno dne | created | default | Plane
    Vytvořeno v | created | default | FreeScout
    Čas vytvoření | created | default | YetiForce
    Podrobný popis | description | default | Kanboard
    Popis | description | default | EspoCRM; Frappe Helpdesk; Leantime
    Datum splatnosti | due | default | Leantime
    Plánovaný termín | due | default | Kanboard
    Termín | due | default | Plane; Trac
    Termín do | due | default | MantisBT
    Termín dokončení | due | default | Request Tracker
    Uzavřít do | due | default | Redmine
    Datum dokončení | due | common | EspoCRM
    Fronta | group | default | OTRS/OTOBO; Request Tracker
    Skupina | group | default | Redmine; Zammad; Kanboard
    Tým | group | default | Frappe Helpdesk; iTop
    Týmy | group | default | EspoCRM
    Schránka | group | weak | FreeScout
    ID | id | default | Kanboard; Leantime; MantisBT
    Identifikátor | id | default | Request Tracker
    Číslo | id | default | EspoCRM; FreeScout; Zammad
    číslo tiketu | id | default | OTRS/OTOBO
    Hlášení | id | weak | Trac
    Životní cyklus | lifecycle | common | plain word
    Organizace | organization | default | EspoCRM; Request Tracker; Zammad
    ID zákazníka | organization | weak | OTRS/OTOBO
    Zákazník | organization | weak | Frappe Helpdesk
    Pipeline | pipeline | common | plain word
    Priorita | priority | default | EspoCRM; Frappe Helpdesk; Kanboard
    Klient | requester | default | Zendesk
    Kontakt | requester | default | EspoCRM; Frappe Helpdesk
    Nahlásil/a | requester | default | Trac
    Reportér | requester | default | MantisBT
    Uživatel zákazníka | requester | default | OTRS/OTOBO
    Vlastník | requester | default | Kanboard
    Zadavatel | requester | default | iTop
    Zákazník | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Žadatel | requester | default | Request Tracker
    Žadatelé | requester | default | Request Tracker
    Autor | requester | weak | Leantime; Redmine
    E-mail | requesterEmail | default | Frappe Helpdesk; FreeScout; Kanboard
    Emailová adresa | requesterEmail | default | Request Tracker
    E-mailová adresa | requesterEmail | common | Chatwoot
    Vyřešení | resolution | default | Frappe Helpdesk; Trac
    Řešení | resolution | default | MantisBT; iTop
    Datum vyřešení | solved | default | Frappe Helpdesk; iTop
    Vyřešen | solved | default | Request Tracker
    Stav | status | default | Chatwoot; EspoCRM; Frappe Helpdesk
    Nadpis | subject | default | Trac
    Název | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Předmět | subject | default | Frappe Helpdesk; FreeScout; OTRS/OTOBO
    Shrnutí | subject | default | MantisBT
    Předmět e-mailu | subject | common | Chatwoot
    Klíčová slova | tags | default | Trac
    Tagy | tags | default | Leantime; Zammad
    Štítky | tags | default | Chatwoot; Kanboard; MantisBT
    Typ | type | default | EspoCRM; Frappe Helpdesk; FreeScout
    Typ požadavku | type | default | iTop
    Fronta | type | weak | Redmine
    Aktualizace | updated | default | MantisBT
    Aktualizováno | updated | default | Plane; Redmine; Zammad
    Datum aktualizace | updated | default | Zendesk
    Datum úpravy | updated | default | Kanboard
    Naposledy aktualizován | updated | default | Request Tracker
    Poslední aktualizace | updated | default | iTop
    Poslední změna | updated | default | MantisBT
    Upraveno | updated | default | EspoCRM
    Změněno | updated | default | OTRS/OTOBO; Trac
    Interní | visibility | common | plain word
    Soukromé | visibility | common | plain word
    Veřejné | visibility | common | plain word
    Viditelnost | visibility | common | plain word
    Pracovní prostor | workspace | common | plain word
  "da": |
    Ansvarlig | assignee | default | Kanboard; OTRS/OTOBO
    Ejer | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    Tildelt | assignee | default | MantisBT
    Tildelt Bruger | assignee | default | EspoCRM
    Tildelt til | assignee | default | Frappe Helpdesk; Leantime; Peppermint
    Supportmedarbejder | assignee | common | Awesome Support
    Tildeler | assignee | weak | Frappe Helpdesk
    Fil | attachment | default | Redmine
    Filer | attachment | default | Redmine
    Vedhæftede | attachment | default | Zammad
    Vedhæftede filer | attachment | default | EspoCRM; MantisBT; OTRS/OTOBO
    Vedhæftet fil | attachment | default | OTRS/OTOBO; Request Tracker
    Vedhæftning | attachment | default | Frappe Helpdesk; Trac
    Vedhæftninger | attachment | default | Awesome Support; Kanboard; Trac
    Kanal | channel | default | Libredesk; UVdesk; Zammad
    Kilde | channel | default | UVdesk
    Oprindelse | channel | default | iTop
    Afslutningsdato | closed | default | Kanboard
    Lukket | closed | default | Request Tracker
    Lukket dato | closed | default | iTop
    Lukket kl. | closed | default | Libredesk
    Lukket tidspunkt | closed | default | OTRS/OTOBO
    Lukketid | closed | default | Zammad
    Kommentar | comment | default | Redmine; Trac; Zendesk
    Kommentarer | comment | default | Kanboard; Peppermint; Request Tracker
    Noter | comment | default | Redmine
    Besked | comment | common | plain word
    Artículo | comment | weak | Zammad
    Bemærk | comment | weak | UVdesk
    Bemærkninger | comment | weak | MantisBT
    Korrespondance | comment | weak | Request Tracker
    Note | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    Creado | created | default | Zammad
    Oprettelsesdato | created | default | Kanboard; Zendesk
    Oprettet | created | default | EspoCRM; FreeScout; OTRS/OTOBO
    Oprettet dato | created | default | MantisBT
    Oprettet den | created | default | Chatwoot; Peppermint
    Oprettet kl. | created | default | Libredesk
    Oprettet pr. | created | default | Libredesk
    Start dato | created | default | iTop
    Beskrivelse | description | default | Awesome Support; EspoCRM; Frappe Helpdesk
    Deadline | due | default | Redmine
    Forfalden | due | default | Request Tracker
    Forfaldsdato | due | default | Kanboard; Leantime; MantisBT
    Færdigdato | due | common | Trac
    Tidsfrist | due | common | EspoCRM
    Gruppe | group | default | UVdesk; Zammad; Kanboard
    Grupper | group | default | Redmine
    Kø | group | default | OTRS/OTOBO; Request Tracker
    Team navn | group | default | Chatwoot
    Indbakke | group | weak | FreeScout
    Billet-id | id | default | UVdesk
    ID | id | default | Kanboard; Leantime; MantisBT
    Nummer | id | default | EspoCRM; FreeScout; Zammad
    Referencenummer | id | default | Libredesk
    Sagsnummer | id | default | OTRS/OTOBO
    Henvisning | id | weak | Kanboard
    Sag | id | weak | Trac
    Konto | organization | default | EspoCRM
    Organisation | organization | default | Request Tracker; Zammad; Zendesk
    Kunde | organization | weak | Frappe Helpdesk
    Kunde-ID | organization | weak | OTRS/OTOBO
    Pipeline | pipeline | common | plain word
    Prioritet | priority | default | EspoCRM; Frappe Helpdesk; Kanboard
    Anmoder | requester | default | Zendesk
    Bruger | requester | default | iTop
    Kontakt | requester | default | EspoCRM; Frappe Helpdesk
    Kunde | requester | default | FreeScout; OTRS/OTOBO; UVdesk
    Kundebruger | requester | default | OTRS/OTOBO
    Kundenavn | requester | default | UVdesk
    Opretter | requester | default | Kanboard
    Rapporteret af | requester | default | MantisBT
    Rekvirent | requester | default | Request Tracker
    Rekvirenter | requester | default | Request Tracker
    Forfatter | requester | weak | Leantime; Redmine
    E-mail | requesterEmail | default | Frappe Helpdesk; Request Tracker; UVdesk
    E-post-adresse | requesterEmail | default | Request Tracker
    Email | requesterEmail | default | FreeScout; Peppermint; Redmine
    Mail | requesterEmail | default | Zammad
    E-post | requesterEmail | common | Kanboard; MantisBT
    Løsning | resolution | default | MantisBT; Trac; iTop
    Løsningsdato | solved | default | iTop
    Løst | solved | default | Request Tracker
    Løst kl. | solved | default | Libredesk
    Status | status | default | Awesome Support; Chatwoot; FreeScout
    Tilstand | status | default | OTRS/OTOBO; Zammad
    Emne | subject | default | Awesome Support; Frappe Helpdesk; FreeScout
    Opsummering | subject | default | MantisBT; Trac
    Titel | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Navn | subject | weak | EspoCRM
    Etiketter | tags | default | Chatwoot
    Mærker | tags | default | Awesome Support; Kanboard; Peppermint
    Nøgleord | tags | default | Trac
    Tags | tags | default | Leantime; MantisBT; UVdesk
    Billettype | type | default | Awesome Support
    Request-Type | type | default | iTop
    Type | type | default | FreeScout; Leantime; OTRS/OTOBO
    Opdateret | updated | default | MantisBT; Redmine; Zammad
    Opdateret den | updated | default | Peppermint
    Opdateret kl. | updated | default | Libredesk
    Opdateringsdato | updated | default | Zendesk
    Senest opdateret | updated | default | Libredesk
    Sidst opdateret | updated | default | MantisBT; Request Tracker
    SidstOpdateret | updated | default | Request Tracker
    Sidste opdatering | updated | default | iTop
    Ændret | updated | default | EspoCRM; OTRS/OTOBO; Trac
    Ændrings-dato | updated | default | Kanboard
    Intern | visibility | common | plain word
    Offentlig | visibility | common | plain word
    Privat | visibility | common | plain word
    Synlighed | visibility | common | plain word
    Arbejdsområde | workspace | common | plain word
  "de": |
    Agent | assignee | default | Faveo; UVdesk
    Bearbeiter | assignee | default | iTop
    Bearbeiter Name | assignee | default | Chatwoot
    Bearbeitung durch | assignee | default | MantisBT
    Besitzer | assignee | default | OTRS/OTOBO; Request Tracker; Zammad
    Verantwortlicher | assignee | default | Trac; OTRS/OTOBO
    Zugewiesen | assignee | default | FreeScout; Plane
    Zugewiesen an | assignee | default | Faveo; Helpy; Leantime
    Zugewiesene | assignee | default | Plane
    Zugewiesener | assignee | default | Chatwoot
    Zugewiesener Benutzer | assignee | default | EspoCRM; Odoo OCA Helpdesk
    Zuständiger | assignee | default | Kanboard
    zuständig | assignee | default | YetiForce
    Support Mitarbeiter | assignee | common | Awesome Support
    Beauftragter | assignee | weak | Frappe Helpdesk
    Zugewiesen zu | assignee | weak | Frappe Helpdesk
    Angehängte Dateien | attachment | default | MantisBT
    Anhang | attachment | default | Faveo; Frappe Helpdesk; OTRS/OTOBO
    Anhänge | attachment | default | Awesome Support; EspoCRM; FreeScout
    Anlagen | attachment | default | Faveo
    Datei | attachment | default | Redmine
    Dateien | attachment | default | Redmine
    Medienanhänge | attachment | common | Odoo OCA Helpdesk
    Herkunft | channel | default | iTop
    Kanal | channel | default | Awesome Support; Libredesk; Odoo OCA Helpdesk
    Quelle | channel | default | Faveo; UVdesk
    Abschlussdatum | closed | default | Kanboard; Odoo OCA Helpdesk
    Geschlossen | closed | default | Request Tracker
    Geschlossen am | closed | default | Libredesk; Redmine; YetiForce
    Schließdatum | closed | default | iTop
    Schließzeit | closed | default | OTRS/OTOBO; Zammad
    Tag des Schließens | closed | default | Odoo OCA Helpdesk
    Bemerkungen | comment | default | Faveo
    Kommentar | comment | default | Redmine; Trac; Zendesk
    Kommentare | comment | default | Kanboard; Peppermint; Plane
    Antworttext | comment | common | plain word
    Nachricht | comment | common | plain word
    Nachrichten | comment | common | plain word
    Antwort | comment | weak | Request Tracker
    Artikel | comment | weak | Zammad
    Hinweis | comment | weak | UVdesk
    Kommentieren | comment | weak | Request Tracker
    Notiz | comment | weak | FreeScout; MantisBT; OTRS/OTOBO
    Angelegt | created | default | Redmine
    Angelegt am | created | default | YetiForce
    Erstellt | created | default | Helpy; OTRS/OTOBO; Peppermint
    Erstellt am | created | default | Chatwoot; EspoCRM; FreeScout
    Erstellungsdatum | created | default | Faveo; Kanboard; Odoo OCA Helpdesk
    Gestartet | created | default | iTop
    Meldungsdatum | created | default | MantisBT
    Beschreibung | description | default | Awesome Support; EspoCRM; Frappe Helpdesk
    Abgabedatum | due | default | Redmine
    Fällig | due | default | Request Tracker; Trac
    Fälligkeitsdatum | due | default | Faveo; Kanboard; Leantime
    Fällig am | due | common | EspoCRM
    Abteilung | group | default | Awesome Support; Faveo; OpenSupports
    Bereich | group | default | Request Tracker
    Gruppe | group | default | Helpy; Redmine; UVdesk
    Team | group | default | Chatwoot; Frappe Helpdesk; UVdesk
    Teamname | group | default | Chatwoot
    Postfach | group | weak | FreeScout
    ID | id | default | Frappe Helpdesk; Kanboard; Leantime
    Nummer | id | default | EspoCRM; FreeScout; OpenSupports
    Referenz | id | default | iTop; Kanboard
    Referenznummer | id | default | Libredesk
    Ticket Nummer | id | default | YetiForce
    Ticket-ID | id | default | Frappe Helpdesk; UVdesk
    Ticket-Nummer | id | default | OTRS/OTOBO
    Ticketnummer | id | default | OTRS/OTOBO; Odoo OCA Helpdesk; OpenSupports
    Konversation-ID | id | common | Chatwoot
    Lebenszyklus | lifecycle | common | plain word
    Firma | organization | default | EspoCRM
    Organisation | organization | default | Faveo; Request Tracker; Zammad
    Kunde | organization | weak | Frappe Helpdesk; Odoo OCA Helpdesk
    Kundennummer | organization | weak | OTRS/OTOBO
    Pipeline | pipeline | common | plain word
    Ticket-Pipeline | pipeline | common | plain word
    Priorität | priority | default | Awesome Support; Chatwoot; EspoCRM
    Anfragender | requester | default | Zendesk
    Auftraggeber | requester | default | Request Tracker
    Autor | requester | default | OpenSupports; Leantime; Redmine
    Ersteller | requester | default | Trac
    Erstellt von | requester | default | Kanboard; Awesome Support
    Kontakt | requester | default | EspoCRM; Frappe Helpdesk; Odoo OCA Helpdesk
    Kunde | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Kundenbenutzer | requester | default | OTRS/OTOBO
    Melder | requester | default | iTop
    E-Mail | requesterEmail | default | EspoCRM; Frappe Helpdesk; FreeScout
    E-Mail-Addresse | requesterEmail | default | Faveo
    E-Mail-Adresse | requesterEmail | default | Request Tracker
    Gemeldet von (E-Mail) | requesterEmail | weak | Frappe Helpdesk
    Lösung | resolution | default | Frappe Helpdesk; MantisBT; Trac
    Erledigt | solved | default | Request Tracker
    Gelöst am | solved | default | Libredesk
    Lösungsdatum | solved | default | Frappe Helpdesk; iTop
    Status | status | default | Awesome Support; Chatwoot; Faveo
    Stufe | status | default | Odoo OCA Helpdesk
    Betreff | subject | default | Awesome Support; Faveo; Frappe Helpdesk
    Thema | subject | default | Redmine; Taiga; Odoo OCA Helpdesk
    Ticket Titel | subject | default | YetiForce
    Titel | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Zusammenfassung | subject | default | MantisBT; Trac
    Etikett | tags | default | UVdesk
    Labels | tags | default | Chatwoot; Peppermint; Plane
    Markierung | tags | default | Redmine
    Schlagworte | tags | default | Awesome Support; Kanboard
    Stichworte | tags | default | OpenSupports; Trac
    Stichwörter | tags | default | Odoo OCA Helpdesk; UVdesk
    Tags | tags | default | Leantime; MantisBT; Zammad
    Schlagwörter | tags | common | plain word
    Art des Tickets | type | default | Awesome Support
    Request-Typ | type | default | iTop
    Typ | type | default | EspoCRM; Frappe Helpdesk; FreeScout
    Typen | type | default | Taiga
    Ticket-Typ | type | weak | Frappe Helpdesk
    Aktualisiert | updated | default | MantisBT; Redmine; Zammad
    Aktualisiert am | updated | default | Libredesk; Peppermint; Plane
    Aktualisierungsdatum | updated | default | Zendesk
    Geändert | updated | default | OTRS/OTOBO; Trac
    Geändert am | updated | default | EspoCRM; YetiForce
    Letzte Aktivität | updated | default | Faveo
    Letztes Update | updated | default | iTop
    Zuletzt aktualisiert | updated | default | Libredesk; MantisBT; Request Tracker
    Zuletzt aktualisiert am | updated | default | Odoo OCA Helpdesk
    Änderungsdatum | updated | default | Kanboard
    Intern | visibility | common | plain word
    Privat | visibility | common | plain word
    Sichtbarkeit | visibility | common | plain word
    Öffentlich | visibility | common | plain word
    Arbeitsbereich | workspace | common | plain word
  "el": |
    Ανάθεση σε | assignee | default | Redmine
    Ανατέθηκε σε | assignee | default | Leantime; YetiForce
    Ανατεθέν σε | assignee | default | MantisBT
    Ανατεθειμένος Χρήστης | assignee | default | EspoCRM
    Ανατιθέμενος | assignee | default | Kanboard
    Ιδιοκτήτης | assignee | default | OTRS/OTOBO; OpenSupports; Trac
    Υπεύθυνος | assignee | default | Request Tracker
    Εξουσιοδοτημένος εκπρόσωπος | assignee | common | Zammad
    Προσωπικό Υποστήριξης | assignee | common | Awesome Support
    Υπευθυνος | assignee | weak | OTRS/OTOBO
    Αρχεία | attachment | default | Redmine
    Αρχείο | attachment | default | Redmine
    Συνημένα | attachment | default | Zammad
    Συνημμένα | attachment | default | Awesome Support; EspoCRM; Kanboard
    Συνημμένο | attachment | default | OTRS/OTOBO; Request Tracker; Trac
    Συννημένα | attachment | default | OTRS/OTOBO
    Συννημένα Αρχεία | attachment | default | MantisBT
    Καναλι | channel | default | Zammad
    Ώρα κλεισίματος | closed | default | YetiForce
    Ημερομηνία ολοκλήρωσης | closed | default | Kanboard
    Κλειστό | closed | default | Request Tracker
    Χρόνος Κλεισίματος | closed | default | OTRS/OTOBO
    Ωρα κλεισίματος | closed | default | Zammad
    Σημειώσεις | comment | default | Redmine; MantisBT
    Σχόλια | comment | default | Kanboard; Request Tracker; YetiForce
    Σχόλιο | comment | default | Redmine; Trac; Zendesk
    Μήνυμα | comment | common | plain word
    Αλληλογραφία | comment | weak | Request Tracker
    Αρθρο | comment | weak | Zammad
    Σημείωση | comment | weak | OTRS/OTOBO; Zammad
    Ώρα δημιουργίας | created | default | YetiForce
    Δημιουργήθηκε | created | default | OTRS/OTOBO; Redmine; Request Tracker
    Δημιουργήθηκε στις | created | default | Chatwoot; EspoCRM; Zammad
    Δημιουργηθηκε | created | default | Zammad
    Ημερομηνία Καταχώρησης | created | default | MantisBT
    Ημερομηνία δημιουργίας | created | default | Kanboard; Zendesk
    Περιγραφή | description | default | Awesome Support; EspoCRM; Kanboard
    Έως | due | default | Request Tracker
    Ημ/νία μέχρι | due | default | YetiForce
    Ημερομηνία λήξης | due | default | Leantime; EspoCRM
    Ημερομηνία προθεσμίας | due | default | Kanboard
    Προθεσμία | due | default | MantisBT; Redmine; Trac
    Όνομα ομάδας | group | default | Chatwoot
    Ομάδα | group | default | Chatwoot; Redmine; Kanboard
    Ομάδες | group | default | EspoCRM
    Ομαδα | group | default | Zammad
    Ουρά | group | default | OTRS/OTOBO; Request Tracker
    Τμήμα | group | default | Awesome Support; OpenSupports
    ID | id | default | Leantime; MantisBT
    Αναγνωριστικό | id | default | Kanboard; Zendesk
    Αρ. Αιτήματος Υποστήριξης | id | default | YetiForce
    Αριθμός | id | default | EspoCRM; OpenSupports; Zammad
    Αριθμός Δελτίου | id | default | OTRS/OTOBO
    ταυτότητα | id | default | Request Tracker
    Αίτημα | id | weak | Trac
    Πηγή | id | weak | Kanboard
    Εταιρία | organization | default | EspoCRM
    Οργανισμός | organization | default | Request Tracker; Zammad; Zendesk
    ID-Πελάτη | organization | weak | OTRS/OTOBO
    Διαβάθμιση | priority | default | MantisBT
    Προτεραιότητα | priority | default | Awesome Support; EspoCRM; Kanboard
    Αιτούντες | requester | default | Request Tracker
    Αιτών | requester | default | Request Tracker; Zendesk
    Αναφέρων | requester | default | MantisBT; Trac
    Δημιουργός | requester | default | Kanboard
    Επαφή | requester | default | EspoCRM
    Πελάτης | requester | default | OTRS/OTOBO; OpenSupports; Zammad
    Πελάτης Χρήστης | requester | default | OTRS/OTOBO
    Συγγραφέας | requester | default | OpenSupports; Leantime; Redmine
    Δημιουργήθηκε από | requester | weak | Awesome Support
    Email | requesterEmail | default | OpenSupports; Redmine; Zammad
    Αλληλογραφία | requesterEmail | default | Request Tracker
    Διεύθυνση Αλληλογραφία | requesterEmail | default | Request Tracker
    Ανάλυση | resolution | default | Trac
    Απόφαση | resolution | default | MantisBT
    Επιλυμένα | solved | default | Request Tracker
    Κατάσταση | status | default | Awesome Support; Chatwoot; EspoCRM
    Θέμα | subject | default | Awesome Support; OTRS/OTOBO; OpenSupports
    Περίληψη (μέχρι 64 χαρακτήρες) | subject | default | MantisBT
    Σύνοψη | subject | default | Trac
    Τίτλος | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Τίτλος Αιτήματος Υποστήριξης | subject | default | YetiForce
    Όνομα | subject | weak | EspoCRM
    Ετικέτες | tags | default | Chatwoot; Leantime; MantisBT
    Λέξεις-κλειδί | tags | default | Trac
    Σημάνσεις | tags | default | Kanboard
    Τυπος | type | default | Zammad
    Τύπος | type | default | EspoCRM; Leantime; OTRS/OTOBO
    Τύπος εισιτηρίου | type | default | Awesome Support
    Ανιχνευτής | type | weak | Redmine
    Άλλαξε | updated | default | OTRS/OTOBO
    Ώρα τροποποίησης | updated | default | YetiForce
    Ενημέρωση | updated | default | MantisBT
    Ενημερώθηκε | updated | default | Redmine
    Ημερομηνία ενημέρωσης | updated | default | Zendesk
    Ημερομηνία τροποποίησης | updated | default | Kanboard
    Τελευταία ενημέρωση | updated | default | MantisBT; Request Tracker
    Τροποποιήθηκε | updated | default | Trac
    Τροποποιήθηκε στις | updated | default | EspoCRM
    ενημερωμένο στις | updated | default | Zammad
    Δημόσιο | visibility | common | plain word
    Εσωτερικό | visibility | common | plain word
    Ιδιωτικό | visibility | common | plain word
    Ορατότητα | visibility | common | plain word
    Χώρος εργασίας | workspace | common | plain word
  "en": |
    Agent | assignee | default | Faveo; UVdesk; iTop
    Assigned To | assignee | default | Faveo; Frappe Helpdesk; Helpy
    Assigned user | assignee | default | EspoCRM; Odoo OCA Helpdesk
    Assignee | assignee | default | Chatwoot; Frappe Helpdesk; FreeScout
    Assignee name | assignee | default | Chatwoot
    Assignees | assignee | default | Plane
    Owner | assignee | default | OTRS/OTOBO; OpenSupports; Request Tracker
    OwnerName | assignee | default | Vivantio model
    Ticket owner | assignee | default | HubSpot; Zoho Desk CSV
    Support Staff | assignee | common | Awesome Support
    Responsible | assignee | weak | OTRS/OTOBO
    Attached Files | attachment | default | MantisBT
    Attachment | attachment | default | Faveo; Frappe Helpdesk; Jira CSV
    Attachments | attachment | default | Awesome Support; EspoCRM; Faveo
    File | attachment | default | Redmine
    Files | attachment | default | Redmine
    Media Attachments | attachment | common | Odoo OCA Helpdesk
    Channel | channel | default | Awesome Support; Libredesk; Odoo OCA Helpdesk
    Origin | channel | default | iTop
    Source | channel | default | Faveo; HubSpot; UVdesk
    Via | channel | default | Zendesk CSV
    Close Time | closed | default | OTRS/OTOBO
    Close date | closed | default | HubSpot; Odoo OCA Helpdesk; iTop
    CloseDate | closed | default | Vivantio model
    Closed | closed | default | Redmine; Request Tracker
    Closed Date | closed | default | Odoo OCA Helpdesk
    Closed at | closed | default | Libredesk
    Closed time | closed | default | YetiForce
    Closing time | closed | default | Zammad
    Completion date | closed | default | Kanboard
    Ticket Closed Time | closed | default | Zoho Desk CSV
    Comment | comment | default | Jira CSV; Redmine; Trac
    Comments | comment | default | Faveo; Kanboard; Peppermint
    Message Text | comment | default | Teamwork Desk
    Notes | comment | default | Redmine; MantisBT
    Body | comment | common | plain word
    Message | comment | common | plain word
    Messages | comment | common | plain word
    Reply | comment | common | plain word
    Article | comment | weak | Zammad
    Correspondence | comment | weak | Request Tracker
    Note | comment | weak | FreeScout; OTRS/OTOBO; UVdesk
    Create date | created | default | HubSpot; Odoo OCA Helpdesk
    Created | created | default | Frappe Helpdesk; Jira CSV; OTRS/OTOBO
    Created at | created | default | Chatwoot; EspoCRM; FreeScout
    Created date | created | default | Faveo; Zendesk
    Created on | created | default | Helpy; Libredesk; Odoo OCA Helpdesk
    Created time | created | default | Freshdesk; YetiForce; Zoho Desk CSV
    CreatedDate | created | default | N-able view
    Creation | created | default | Frappe Helpdesk
    Creation date | created | default | Kanboard
    Date Submitted | created | default | MantisBT
    Date created | created | default | Zendesk
    OpenDate | created | default | Vivantio model
    Start date | created | default | iTop
    Date | created | weak | OpenSupports
    Description | description | default | Awesome Support; EspoCRM; Faveo
    Ticket description | description | default | HubSpot
    TicketDescription | description | default | N-able view
    Content | description | weak | OpenSupports
    Due | due | default | Request Tracker; Trac
    Due date | due | default | Faveo; Jira CSV; Kanboard
    DueDate | due | default | N-able view
    Date Due | due | common | EspoCRM
    Assigned team | group | default | Libredesk
    Department | group | default | Awesome Support; Faveo; OpenSupports
    Group | group | default | Helpy; Redmine; UVdesk
    GroupName | group | default | Vivantio model
    Queue | group | default | OTRS/OTOBO; Request Tracker
    Team | group | default | Chatwoot; Frappe Helpdesk; Odoo OCA Helpdesk
    Team name | group | default | Chatwoot
    Teams | group | default | EspoCRM
    Mailbox | group | weak | FreeScout
    DisplayId | id | default | Vivantio model
    ID | id | default | Frappe Helpdesk; Kanboard; Leantime
    Issue id | id | default | Jira CSV
    Issue key | id | default | Jira CSV
    Number | id | default | EspoCRM; FreeScout; OpenSupports
    Ref | id | default | iTop
    Reference number | id | default | Libredesk
    Request Id | id | default | Zoho Desk CSV
    Ticket ID | id | default | Awesome Support; Faveo; Frappe Helpdesk
    Ticket number | id | default | OTRS/OTOBO; Odoo OCA Helpdesk; OpenSupports
    Ticket# | id | default | Zammad
    TicketNumber | id | default | N-able view; OTRS/OTOBO
    Conversation identifier | id | common | Chatwoot
    Reference | id | weak | Kanboard
    Ticket | id | weak | Trac
    Lifecycle | lifecycle | common | plain word
    Account | organization | default | EspoCRM
    Account ID | organization | default | Zoho Desk CSV
    Associated Company | organization | default | HubSpot
    ClientName | organization | default | Vivantio model
    CustomerName | organization | default | N-able view
    Organization | organization | default | Faveo; Request Tracker; Zammad
    Customer | organization | weak | Frappe Helpdesk; Odoo OCA Helpdesk
    Customer ID | organization | weak | OTRS/OTOBO
    CustomerID | organization | weak | OTRS/OTOBO
    Pipeline | pipeline | common | plain word
    Ticket pipeline | pipeline | common | plain word
    Priority | priority | default | Awesome Support; Chatwoot; EspoCRM
    PriorityName | priority | default | Vivantio model
    TicketPriorityName | priority | default | N-able view
    Associated Contact | requester | default | HubSpot
    Author | requester | default | OpenSupports; Leantime; Redmine
    Caller | requester | default | iTop
    CallerName | requester | default | Vivantio model
    Contact | requester | default | EspoCRM; Frappe Helpdesk; Odoo OCA Helpdesk
    Contact ID | requester | default | Zoho Desk CSV
    ContactName | requester | default | N-able view
    Creator | requester | default | Kanboard
    Customer | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Customer Name | requester | default | UVdesk
    Customer User | requester | default | OTRS/OTOBO
    Full name | requester | default | Freshdesk
    Raised By | requester | default | Frappe Helpdesk
    Reporter | requester | default | Jira CSV; MantisBT; Trac
    Requester | requester | default | Zendesk; Zendesk CSV; SolarWinds
    Requestor | requester | default | Request Tracker
    Requestors | requester | default | Request Tracker
    Created By | requester | weak | Awesome Support
    CallerEmail | requesterEmail | default | Vivantio model
    Contact email | requesterEmail | default | Libredesk
    Email | requesterEmail | default | EspoCRM; Faveo; Frappe Helpdesk
    Email Address | requesterEmail | default | Request Tracker
    Raised By (Email) | requesterEmail | default | Frappe Helpdesk
    Requester email | requesterEmail | default | Zendesk CSV
    E-mail | requesterEmail | common | MantisBT
    Resolution | resolution | default | Frappe Helpdesk; Jira CSV; MantisBT
    Solution | resolution | default | Vivantio model; iTop
    CompletedDate | solved | default | N-able view
    Resolution date | solved | default | Frappe Helpdesk; iTop
    Resolved | solved | default | Jira CSV; Request Tracker
    Resolved at | solved | default | Libredesk
    ResolvedDate | solved | default | Vivantio model
    Solved at | solved | default | Zendesk CSV
    Stage | status | default | Odoo OCA Helpdesk
    State | status | default | OTRS/OTOBO; Plane; Zammad
    Status | status | default | Awesome Support; Chatwoot; EspoCRM
    StatusName | status | default | Vivantio model
    Ticket status | status | default | HubSpot
    TicketStatusName | status | default | N-able view
    Subject | subject | default | Awesome Support; Faveo; Frappe Helpdesk
    Summary | subject | default | Jira CSV; MantisBT; Trac
    Ticket Subject | subject | default | Teamwork Desk
    Ticket name | subject | default | HubSpot
    Ticket title | subject | default | YetiForce
    TicketTitle | subject | default | N-able view
    Title | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Email Subject | subject | common | Chatwoot
    Name | subject | weak | EspoCRM; SolarWinds
    Keywords | tags | default | Trac
    Labels | tags | default | Chatwoot; Faveo; Jira CSV
    Tag | tags | default | Redmine; UVdesk
    Tags | tags | default | Awesome Support; Frappe Helpdesk; Kanboard
    Classifications | type | default | Zoho Desk CSV
    Issue Type | type | default | Jira CSV
    Request Type | type | default | iTop
    Ticket Type | type | default | Awesome Support; Frappe Helpdesk; Zendesk CSV
    TicketIssueTypeName | type | default | N-able view
    Type | type | default | EspoCRM; Faveo; Frappe Helpdesk
    Tracker | type | weak | Redmine
    Changed | updated | default | OTRS/OTOBO
    Date updated | updated | default | Zendesk
    Last Modified | updated | default | Frappe Helpdesk
    Last Updated on | updated | default | Frappe Helpdesk; Odoo OCA Helpdesk
    Last activity | updated | default | Faveo
    Last update | updated | default | MantisBT; iTop
    Last updated | updated | default | Libredesk; Request Tracker
    LastUpdated | updated | default | Request Tracker
    Modification date | updated | default | Kanboard
    Modified | updated | default | Frappe Helpdesk; Trac
    Modified At | updated | default | EspoCRM
    Modified time | updated | default | YetiForce; Zoho Desk CSV
    Updated | updated | default | Jira CSV; MantisBT; Redmine
    Updated at | updated | default | Libredesk; Peppermint; Zammad
    Updated date | updated | default | Zendesk
    Updated on | updated | default | Plane
    UpdatedDate | updated | default | N-able view
    Internal | visibility | common | plain word
    Is internal | visibility | common | plain word
    Is private | visibility | common | plain word
    Is public | visibility | common | plain word
    Private | visibility | common | plain word
    Public | visibility | common | plain word
    Visibility | visibility | common | plain word
    Visible to customer | visibility | common | plain word
    Workspace | workspace | common | plain word
    Workspace name | workspace | common | plain word
  "es": |
    Agente | assignee | default | Faveo; UVdesk
    Analista | assignee | default | iTop
    Asignada a | assignee | default | MantisBT
    Asignado | assignee | default | Frappe Helpdesk; FreeScout; Plane
    Asignado a | assignee | default | Chatwoot; Faveo; Frappe Helpdesk
    Asignados | assignee | default | Plane
    Dueño | assignee | default | Trac
    Nombre Asignado | assignee | default | Chatwoot
    Persona asignada | assignee | default | Kanboard
    Persona encargada | assignee | default | Trac
    Propietario | assignee | default | OTRS/OTOBO; OpenSupports; Request Tracker
    Usuario asignado | assignee | default | EspoCRM; Odoo OCA Helpdesk
    Cesionario | assignee | common | Zammad
    Personal de Apoyo | assignee | common | Awesome Support
    Personal de soporte | assignee | common | Awesome Support
    Responsable | assignee | weak | OTRS/OTOBO
    Adjunto | attachment | default | Frappe Helpdesk; Request Tracker
    Adjunto archivo | attachment | default | Faveo
    Adjunto(s) | attachment | default | Zammad
    Adjuntos | attachment | default | Awesome Support; EspoCRM; FreeScout
    Anexo | attachment | default | OTRS/OTOBO
    Anexos | attachment | default | OTRS/OTOBO
    Archivo | attachment | default | Redmine
    Archivo adjunto | attachment | default | OTRS/OTOBO; Trac
    Archivos | attachment | default | Redmine
    Archivos adjuntos | attachment | default | Faveo; Kanboard; MantisBT
    Datos adjuntos | attachment | default | Awesome Support
    Fichero | attachment | default | Redmine
    Ficheros | attachment | default | Redmine
    Canal | channel | default | Libredesk; Odoo OCA Helpdesk; UVdesk
    Fuente | channel | default | Faveo; UVdesk
    Origen | channel | default | iTop
    Cerrada | closed | default | Redmine
    Cerrado | closed | default | Request Tracker
    Cerrado el | closed | default | Libredesk
    Fecha de Fin | closed | default | Kanboard
    Fecha de cierre | closed | default | OTRS/OTOBO; Odoo OCA Helpdesk; YetiForce
    Fecha de finalización | closed | default | Kanboard
    Hora de cierre | closed | default | Zammad
    Tiempo de cierre | closed | default | Zammad
    Comentar | comment | default | Zendesk
    Comentario | comment | default | Redmine; Trac; OTRS/OTOBO
    Comentarios | comment | default | Faveo; Kanboard; Peppermint
    Notas | comment | default | Redmine; MantisBT
    Mensaje | comment | common | plain word
    Mensajes | comment | common | plain word
    Artículo | comment | weak | Zammad
    Correspondencia | comment | weak | Request Tracker
    Nota | comment | weak | FreeScout; OTRS/OTOBO; UVdesk
    CREADO hace | created | default | Zammad
    Creado | created | default | Libredesk; OTRS/OTOBO; Peppermint
    Creado a las | created | default | Zammad
    Creado el | created | default | Chatwoot; FreeScout; Helpy
    Creado en | created | default | EspoCRM; Odoo OCA Helpdesk; Peppermint
    Fecha de Inicio | created | default | iTop
    Fecha de creación | created | default | Faveo; Kanboard; Odoo OCA Helpdesk
    Fecha de envío | created | default | MantisBT
    Descripción | description | default | Awesome Support; EspoCRM; Faveo
    Fecha de vencimiento | due | default | Faveo; Plane; Taiga
    Fecha fin | due | default | Redmine
    Fecha límite | due | default | Kanboard; Leantime; MantisBT
    Vencimiento | due | common | Trac
    Cola | group | default | OTRS/OTOBO; Request Tracker
    Departamento | group | default | Awesome Support; OpenSupports
    Departmento | group | default | Faveo
    Equipo | group | default | Chatwoot; Frappe Helpdesk; Odoo OCA Helpdesk
    Equipos | group | default | EspoCRM
    Fila | group | default | OTRS/OTOBO
    Grupo | group | default | Redmine; UVdesk; Zammad
    Nombre del equipo | group | default | Chatwoot
    Correo | group | weak | FreeScout
    Billete# | id | default | Zammad
    CARNÉ DE IDENTIDAD | id | default | UVdesk
    ID | id | default | Leantime; Zammad; Zendesk
    Id. | id | default | MantisBT
    Identificación de entradas | id | default | UVdesk
    Identificador | id | default | Frappe Helpdesk; Kanboard
    Número | id | default | EspoCRM; FreeScout; OpenSupports
    Número de Incidencia | id | default | YetiForce
    Número de Ticket | id | default | OTRS/OTOBO; Odoo OCA Helpdesk; OpenSupports
    Número de referencia | id | default | Libredesk
    Ticket Número | id | default | OTRS/OTOBO
    Identificador de conversacion | id | common | Chatwoot
    Incidencia | id | weak | Trac
    Referencia | id | weak | Kanboard
    Reporte | id | weak | Trac
    Ciclo de vida | lifecycle | common | plain word
    Cuenta | organization | default | EspoCRM
    Organización | organization | default | Faveo; Request Tracker; Zammad
    Cliente | organization | weak | Frappe Helpdesk; Odoo OCA Helpdesk
    ID del cliente | organization | weak | OTRS/OTOBO
    Identificador del cliente | organization | weak | OTRS/OTOBO
    Canalización | pipeline | common | plain word
    Pipeline | pipeline | common | plain word
    Pipeline de tickets | pipeline | common | plain word
    Prioridad | priority | default | Awesome Support; Chatwoot; EspoCRM
    Autor | requester | default | OpenSupports; Redmine
    Cliente | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Contacto | requester | default | EspoCRM; Frappe Helpdesk; Odoo OCA Helpdesk
    Creador | requester | default | Kanboard
    Informador | requester | default | MantisBT; Trac
    Nombre del cliente | requester | default | UVdesk
    Reportado por | requester | default | Trac; iTop
    Solicitante | requester | default | Request Tracker; Zendesk
    Solicitantes | requester | default | Request Tracker
    Usuario del Cliente | requester | default | OTRS/OTOBO
    Autor/a | requester | weak | Leantime
    Creado Por | requester | weak | Awesome Support
    Correo | requesterEmail | default | EspoCRM; FreeScout; Request Tracker
    Correo electrónico | requesterEmail | default | EspoCRM; Frappe Helpdesk; Odoo OCA Helpdesk
    Dirección de correo electrónico | requesterEmail | default | Faveo
    Email | requesterEmail | default | Odoo OCA Helpdesk; OpenSupports; UVdesk
    Propuesto por (Email) | requesterEmail | weak | Frappe Helpdesk
    Resolución | resolution | default | Frappe Helpdesk; MantisBT; Trac
    Solución | resolution | default | iTop
    Fecha de Solución | solved | default | iTop
    Resuelto | solved | default | Request Tracker
    Resuelto el | solved | default | Libredesk
    Fecha de resolución | solved | weak | Frappe Helpdesk
    Estado | status | default | Awesome Support; Chatwoot; EspoCRM
    Estatus | status | default | iTop
    Estátus | status | default | EspoCRM
    Etapa | status | default | Odoo OCA Helpdesk
    Asunto | subject | default | Awesome Support; Faveo; Frappe Helpdesk
    Resumen | subject | default | MantisBT; Trac
    Tema | subject | default | UVdesk
    Titulo | subject | default | Kanboard
    Título | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Título de la Incidencia | subject | default | YetiForce
    Asunto de Email | subject | common | Chatwoot
    Nombre | subject | weak | EspoCRM
    Etiqueta | tags | default | Redmine; UVdesk
    Etiquetas | tags | default | Awesome Support; Chatwoot; Faveo
    Palabras clave | tags | default | Trac
    Tipo | type | default | EspoCRM; Faveo; Frappe Helpdesk
    Tipo de Reporte | type | default | iTop
    Tipo de entrada | type | default | Awesome Support
    Tipo de ticket | type | weak | Frappe Helpdesk
    Actualizada | updated | default | MantisBT
    Actualizado | updated | default | Redmine; Zammad
    Actualizado el | updated | default | Libredesk; Plane; Zammad
    Actualizado en | updated | default | Peppermint; Zammad
    Actualizado por ultima vez | updated | default | Request Tracker
    Actualizar a las | updated | default | Zammad
    Fecha de actualización | updated | default | Zendesk
    Fecha de modificación | updated | default | Kanboard; YetiForce
    Modificado | updated | default | OTRS/OTOBO; Trac
    Modificado el | updated | default | EspoCRM
    Última Actualización el | updated | default | Odoo OCA Helpdesk
    Última actividad | updated | default | Faveo
    Última actualización | updated | default | Libredesk; MantisBT; iTop
    Última actualización en | updated | default | Odoo OCA Helpdesk
    ÚltimaActualización | updated | default | Request Tracker
    Interno | visibility | common | plain word
    Privado | visibility | common | plain word
    Público | visibility | common | plain word
    Visibilidad | visibility | common | plain word
    Espacio de trabajo | workspace | common | plain word
  "et": |
    Määratud | assignee | default | Helpy; MantisBT
    Määratud kasutajale | assignee | default | Leantime
    Omanik | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    Tegeleja | assignee | default | Redmine
    Vastutaja | assignee | weak | OTRS/OTOBO
    Fail | attachment | default | Redmine
    Failid | attachment | default | Redmine
    Lisatud failid | attachment | default | MantisBT
    Manus | attachment | default | OTRS/OTOBO; Request Tracker; Trac
    Manused | attachment | default | OTRS/OTOBO; Request Tracker; Trac
    Kanal | channel | default | Zammad
    Suletud | closed | default | Request Tracker
    Suletud kuupäeval | closed | default | Redmine
    Sulgemisaeg | closed | default | OTRS/OTOBO
    Sulgemise aeg | closed | default | Zammad
    Kommentaar | comment | default | Redmine; Trac; OTRS/OTOBO
    Kommentaarid | comment | default | Request Tracker
    Märkused | comment | default | Redmine
    Artikkel | comment | weak | Zammad
    Kande märkused | comment | weak | MantisBT
    Kirjavahetus | comment | weak | Request Tracker
    Märkus | comment | weak | OTRS/OTOBO; Zammad
    Loodud | created | default | OTRS/OTOBO; Redmine; Request Tracker
    Loomisaeg | created | default | Helpy
    Loomise kuupäev | created | default | Zendesk
    Saatmisaeg | created | default | MantisBT
    Kirjeldus | description | default | Leantime; MantisBT; OTRS/OTOBO
    Tähtaeg | due | default | Leantime; Redmine; Request Tracker
    Valmis kuupäevaks | due | default | MantisBT
    Grupp | group | default | Zammad
    Järjekord | group | default | OTRS/OTOBO; Request Tracker
    Rühm | group | default | Redmine; Request Tracker
    ID | id | default | Leantime; MantisBT; Zendesk
    Intsidendi number | id | default | OTRS/OTOBO
    Pilet# | id | default | Zammad
    Sedel | id | weak | Trac
    Organisatsioon | organization | default | Request Tracker; Zammad
    Kliendi nr. | organization | weak | OTRS/OTOBO
    Prioriteet | priority | default | MantisBT; OTRS/OTOBO; Redmine
    Tähtsus | priority | default | Leantime; Request Tracker
    Klient | requester | default | OTRS/OTOBO; Zammad
    Klientkasutaja | requester | default | OTRS/OTOBO
    Nõudja | requester | default | Request Tracker
    Nõudjad | requester | default | Request Tracker
    Raporteerija | requester | default | Trac
    Teataja | requester | default | MantisBT
    Autor | requester | weak | Leantime; Redmine
    E-post | requesterEmail | default | Redmine; Zammad; MantisBT
    E-posti aadress | requesterEmail | default | Request Tracker
    Meiliaadress | requesterEmail | default | Request Tracker
    Lahendus | resolution | default | MantisBT
    Resolutsioon | resolution | default | Trac
    Lahendatud | solved | default | Request Tracker
    Olek | status | default | OTRS/OTOBO; Redmine; Trac
    Staatus | status | default | Helpy; Leantime; MantisBT
    Seisund | status | common | OTRS/OTOBO; Zammad
    Kokkuvõte | subject | default | MantisBT; Trac
    Pealkiri | subject | default | Helpy; Leantime; OTRS/OTOBO
    Teema | subject | default | OTRS/OTOBO; Redmine; Zammad
    Märksõnad | tags | default | Trac
    Sildid | tags | default | Leantime; MantisBT; Zammad
    Sildiga | tags | default | Redmine
    Liik | type | default | Leantime
    Tüüp | type | default | OTRS/OTOBO; Redmine; Request Tracker
    Valdkond | type | weak | Redmine
    Muudetud | updated | default | OTRS/OTOBO; Trac
    Uuendamise kuupäev | updated | default | Zendesk
    Uuendatud | updated | default | MantisBT; Redmine
    Viimati uuendatud | updated | default | MantisBT; Request Tracker
    ViimatiUuendatud | updated | default | Request Tracker
  "eu": |
    Esleituta | assignee | default | Redmine
    Honi esleitua | assignee | default | Taiga
    Jabea | assignee | default | Request Tracker
    Nori Esleitua | assignee | default | MantisBT
    Atxikitutako Fitxategiak | attachment | default | MantisBT
    Eranskina | attachment | default | Request Tracker
    Eranskinak | attachment | default | Request Tracker
    Fitxategia | attachment | default | Redmine
    Fitxategiak | attachment | default | Redmine
    Itxita | closed | default | Request Tracker
    Comentar | comment | default | Zendesk
    Iruzkina | comment | default | Redmine
    Iruzkinak | comment | default | Request Tracker
    Oharrak | comment | default | Redmine; MantisBT
    Iruzkindu | comment | weak | Request Tracker
    Korrespondentzia | comment | weak | Request Tracker
    Bidalitako Data | created | default | MantisBT
    Fecha de creación | created | default | Zendesk
    Sortuta | created | default | Redmine; Request Tracker
    Azalpena | description | default | Taiga
    Deskribapena | description | default | MantisBT; Redmine; Request Tracker
    Amaiera data | due | default | Redmine
    Mugaeguna | due | default | Request Tracker
    epemuga | due | default | Taiga
    Ilara | group | default | Request Tracker
    Taldea | group | default | Redmine; Request Tracker
    ID | id | default | MantisBT; Zendesk
    Erakundea | organization | default | Request Tracker
    Organización | organization | default | Zendesk
    Lehentasuna | priority | default | MantisBT; Redmine; Request Tracker
    Prioridad | priority | default | Zendesk
    Eskatzailea | requester | default | Request Tracker
    Eskatzaileak | requester | default | Request Tracker
    Informatzailea | requester | default | MantisBT
    Solicitante | requester | default | Zendesk
    Egilea | requester | weak | Redmine
    Eposta | requesterEmail | default | Redmine
    Helbide Elektronikoa | requesterEmail | default | Request Tracker
    Posta-e | requesterEmail | default | Request Tracker
    E-posta | requesterEmail | common | MantisBT
    Konponketa | resolution | default | MantisBT
    Amaituta | solved | default | Request Tracker
    Egoera | status | default | MantisBT; Redmine; Request Tracker
    Estado | status | default | Zendesk
    Asunto | subject | default | Zendesk
    Gaia | subject | default | Redmine; Request Tracker; Taiga
    Laburpena | subject | default | MantisBT
    Etiketa | tags | default | Redmine
    Etiketak | tags | default | MantisBT
    Mota | type | default | Redmine; Request Tracker; Taiga
    Txartel mota | type | default | Awesome Support
    Aztarnaria | type | weak | Redmine
    Azken eguneraketa | updated | default | MantisBT
    Azkenekoz Eguneratua | updated | default | Request Tracker
    Eguneratuta | updated | default | MantisBT; Redmine
    Fecha de actualización | updated | default | Zendesk
  "fa": |
    اختصاص داده شده به | assignee | default | YetiForce
    اختصاص داده شده کاربر | assignee | default | EspoCRM
    اختصاص یافته به | assignee | default | Frappe Helpdesk; MantisBT; Taiga
    شخص محول شده | assignee | default | Kanboard
    صاحب | assignee | default | OTRS/OTOBO
    مالک | assignee | default | Trac
    مسئول | assignee | default | Chatwoot; Redmine; Request Tracker
    نام مسئول | assignee | default | Chatwoot
    نماینده | assignee | default | FreeScout
    واگذار شده به | assignee | default | Helpy
    رسیدگی کننده | assignee | common | Zammad
    گروه پشتیبانی | assignee | common | Awesome Support
    گیرنده تخصیص | assignee | weak | Frappe Helpdesk
    ضمایم | attachment | default | Request Tracker; Zammad
    ضمیمه | attachment | default | Request Tracker
    ضمیمه ها | attachment | default | Awesome Support
    پروندههای پیوستشده | attachment | default | MantisBT
    پیوست | attachment | default | Frappe Helpdesk; OTRS/OTOBO; Redmine
    پیوست ها | attachment | default | FreeScout; Kanboard
    پیوست‌ها | attachment | default | EspoCRM; OTRS/OTOBO; Redmine
    کانال | channel | default | Libredesk; Zammad
    بسته شده | closed | default | Request Tracker
    بسته شده در | closed | default | Libredesk
    بسته‌شده در | closed | default | Redmine
    تاریخ تکمیل | closed | default | Kanboard
    زمان بستن | closed | default | Zammad
    زمان بسته شدن | closed | default | OTRS/OTOBO; YetiForce
    توضیح | comment | default | Redmine; OTRS/OTOBO; Request Tracker
    توضیحات | comment | default | Request Tracker
    نظر | comment | default | Trac
    نظرات | comment | default | Kanboard; YetiForce
    یادداشت‌ها | comment | default | Redmine
    تناظر | comment | weak | Request Tracker
    یادداشت | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    یادداشت ها | comment | weak | MantisBT
    ایجاد شد | created | default | OTRS/OTOBO; Trac
    ایجاد شده | created | default | Request Tracker; Zammad
    ایجاد شده در | created | default | Chatwoot; EspoCRM; FreeScout
    ایجاد شده در تاریخ | created | default | Zammad
    تاریخ ایجاد | created | default | Kanboard
    تاریخ ثبت | created | default | MantisBT
    درست شده در | created | default | Helpy
    زمان ایجاد | created | default | YetiForce
    ساخته شده در | created | default | Redmine
    توصیف | description | default | Request Tracker
    توضیح | description | default | Redmine
    توضیحات | description | default | EspoCRM; MantisBT; OTRS/OTOBO
    شرح | description | default | Awesome Support; Frappe Helpdesk; Kanboard
    وضیحات | description | default | Taiga
    تاریخ سررسید | due | default | Kanboard; MantisBT; Redmine
    مهلت | due | default | Request Tracker
    موعد تحویل | due | default | Taiga
    موعد | due | common | Trac
    موعد مقرر | due | common | EspoCRM
    تیم | group | default | EspoCRM; Frappe Helpdesk
    تیم‌ | group | default | Chatwoot
    دپارتمان | group | default | Awesome Support
    صف | group | default | Request Tracker
    لیست درخواست | group | default | OTRS/OTOBO
    نام تیم | group | default | Chatwoot
    گروه | group | default | Helpy; Redmine; Zammad
    صندوق پستی | group | weak | FreeScout
    ID | id | default | Leantime; Zendesk
    آیدی تیکت | id | default | Awesome Support
    شماره | id | default | EspoCRM; Request Tracker
    شماره تیکت | id | default | YetiForce; Zammad
    شماره درخواست | id | default | OTRS/OTOBO
    شماره مرجع | id | default | Libredesk
    شناسه | id | default | Frappe Helpdesk; Kanboard; MantisBT
    عدد | id | default | FreeScout; Zammad
    شناسه گفتگو | id | common | Chatwoot
    درخواست | id | weak | Trac
    مرجع | id | weak | Kanboard
    حساب | organization | default | EspoCRM
    سازمان | organization | default | Request Tracker; Zammad
    شناسه مشترک | organization | weak | OTRS/OTOBO
    مشتری | organization | weak | Frappe Helpdesk
    کد اشتراک | organization | weak | OTRS/OTOBO
    اولويت | priority | default | YetiForce
    اولویت | priority | default | Chatwoot; EspoCRM; Frappe Helpdesk
    ایجاد کننده | requester | default | Kanboard
    تماس | requester | default | EspoCRM
    درخواست کننده | requester | default | Request Tracker
    درخواست کنندگان | requester | default | Request Tracker
    مشترک | requester | default | OTRS/OTOBO
    مشتری | requester | default | FreeScout; Zammad
    گزارش دهنده | requester | default | MantisBT
    ساخته شده توسط | requester | weak | Awesome Support
    مخاطب | requester | weak | Frappe Helpdesk
    نویسنده | requester | weak | Redmine
    ایمیل | requesterEmail | default | EspoCRM; Frappe Helpdesk; FreeScout
    رایانامه | requesterEmail | default | Redmine
    نشانی ایمیل | requesterEmail | default | Request Tracker
    پست الکترونیکی | requesterEmail | common | Kanboard
    مطرح شده توسط (ایمیل) | requesterEmail | weak | Frappe Helpdesk
    تحلیل | resolution | default | MantisBT
    حل و فصل | resolution | weak | Frappe Helpdesk
    حل شده | solved | default | Request Tracker
    حل شده در | solved | default | Libredesk
    عیت | status | default | Taiga
    وضعیت | status | default | Awesome Support; Chatwoot; EspoCRM
    خلاصه | subject | default | MantisBT
    عنوان | subject | default | Helpy; Kanboard; OTRS/OTOBO
    عنوان تیکت | subject | default | YetiForce
    موضوع | subject | default | Awesome Support; Frappe Helpdesk; FreeScout
    نام | subject | weak | EspoCRM
    برچسب | tags | default | Redmine
    برچسب ها | tags | default | Kanboard
    برچسب‌ها | tags | default | Chatwoot; MantisBT
    تگ‌ها | tags | default | Zammad
    موضوعات | tags | default | Awesome Support
    نوع | type | default | EspoCRM; Frappe Helpdesk; FreeScout
    نوع بلیط | type | default | Awesome Support
    نوع تیکت | type | weak | Frappe Helpdesk
    نوع مسأله | type | weak | Redmine
    آخرین بروز شده | updated | default | Request Tracker
    آخرین بروزرسانی | updated | default | Request Tracker
    آخرین به‌روزرسانی | updated | default | Libredesk
    آخرین روزآمدسازی | updated | default | MantisBT
    اصلاح شده در | updated | default | EspoCRM
    به روز شد | updated | default | Zammad
    به‌روز شده در | updated | default | Zammad
    به‌روزرسانی شده در | updated | default | Libredesk
    به‌روزشده در | updated | default | Redmine
    تاریخ تغییر | updated | default | Kanboard
    تغییر کرد | updated | default | Trac
    تغییر یافت | updated | default | OTRS/OTOBO
    روزآمدسازی شده | updated | default | MantisBT
    زمان ویرایش | updated | default | YetiForce
  "fi": |
    Nimetty | assignee | default | Redmine
    Omistaja | assignee | default | OTRS/OTOBO; Trac; Zammad
    Osoitettu | assignee | default | MantisBT
    Osoitettu henkilölle | assignee | default | Helpy
    Suorittaja | assignee | default | Kanboard
    Tekijä | assignee | default | Taiga
    Vastaanottaja | assignee | default | FreeScout
    Yhteyshenkilö | assignee | default | Request Tracker
    Vastaava | assignee | weak | OTRS/OTOBO
    Liite | attachment | default | Request Tracker; Zammad
    Liitetiedosto | attachment | default | OTRS/OTOBO
    Liitetiedostot | attachment | default | MantisBT; OTRS/OTOBO; Request Tracker
    Liitteet | attachment | default | FreeScout; Kanboard; Trac
    Tiedosto | attachment | default | Redmine
    Tiedostot | attachment | default | Redmine
    Kanava | channel | default | Zammad
    Suljettu | closed | default | Request Tracker
    Sulkemisaika | closed | default | OTRS/OTOBO; Zammad
    Valmistumispäivä | closed | default | Kanboard
    Kommentit | comment | default | Kanboard; Request Tracker
    Kommentti | comment | default | Redmine; Trac; Zendesk
    Muistiinpanot | comment | default | Redmine
    Viesti | comment | common | plain word
    Artikkeli | comment | weak | Zammad
    Huomautus | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    Kommentoi | comment | weak | Request Tracker
    Tapahtuman muistiinpanot | comment | weak | MantisBT
    Vastaus | comment | weak | Request Tracker
    Luomispäivä | created | default | Kanboard
    Luontiaika | created | default | Helpy
    Luontipäivä | created | default | Zendesk
    Luontipäivämäärä | created | default | Zendesk
    Luotu | created | default | FreeScout; OTRS/OTOBO; Redmine
    Lähetysajankohta | created | default | MantisBT
    Kuvaus | description | default | Kanboard; MantisBT; OTRS/OTOBO
    Deadline | due | default | Kanboard
    Eräpäivä | due | default | MantisBT
    Määräaika | due | default | Redmine; Request Tracker
    Tehtävä ennen | due | common | Trac
    Jono | group | default | Request Tracker
    Jonotuslista | group | default | OTRS/OTOBO
    Ryhmä | group | default | Helpy; Zammad; Kanboard
    Postilaatikko | group | weak | FreeScout
    Id | id | default | Kanboard
    Numero | id | default | FreeScout; Request Tracker; Zammad
    Tiketin numero | id | default | OTRS/OTOBO
    Tunniste | id | default | MantisBT
    Tunnus | id | default | Zendesk
    Lippu | id | weak | Trac
    Viite | id | weak | Kanboard
    Laitos | organization | default | Request Tracker
    Organisaatio | organization | default | Zammad; Zendesk
    AsiakasID | organization | weak | OTRS/OTOBO
    Putki | pipeline | common | plain word
    Tikettiputki | pipeline | common | plain word
    Prioriteetti | priority | default | Kanboard; MantisBT; OTRS/OTOBO
    Tärkeys | priority | default | Taiga
    Asiakas | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Asiakas-käyttäjä | requester | default | OTRS/OTOBO
    Ilmoittaja | requester | default | Trac
    Luonut | requester | default | Kanboard
    Pyynnön tekijä | requester | default | Zendesk
    Raportoija | requester | default | MantisBT
    Tilaaja | requester | default | Request Tracker
    Tilaajat | requester | default | Request Tracker
    Tekijä | requester | weak | Redmine
    Sähköposti | requesterEmail | default | FreeScout; Helpy; Redmine
    Sähköpostiosoite | requesterEmail | default | Request Tracker
    Päätös | resolution | default | Trac
    Ratkaisuaste | resolution | default | MantisBT
    Ratkaistu | solved | default | Request Tracker
    Tila | status | default | Chatwoot; FreeScout; Helpy
    Aihe | subject | default | FreeScout; Redmine; Taiga
    Nimi | subject | default | Kanboard
    Otsikko | subject | default | Helpy; OTRS/OTOBO; Request Tracker
    Yhteenveto | subject | default | MantisBT; Trac
    Avainsanat | tags | default | Trac
    Tagit | tags | default | Zammad
    Tunnisteet | tags | default | Chatwoot; Kanboard
    Tägit | tags | default | MantisBT
    Kirjoita | type | default | FreeScout
    Tyyppi | type | default | OTRS/OTOBO; Redmine; Request Tracker
    Tapahtuma | type | weak | Redmine
    Muokattu | updated | default | Trac
    Muokkauspäivä | updated | default | Kanboard
    Muutettu | updated | default | OTRS/OTOBO
    Päivitetty | updated | default | MantisBT; Redmine; Zammad
    Päivityksen päivämäärä | updated | default | Zendesk
    Päivitysajankohta | updated | default | MantisBT
    Päivityspäivä | updated | default | Zendesk
    Viimeksi päivitetty | updated | default | Request Tracker
    Julkinen | visibility | common | plain word
    Näkyvyys | visibility | common | plain word
    Sisäinen | visibility | common | plain word
    Yksityinen | visibility | common | plain word
    Työtila | workspace | common | plain word
  "fil": |
    Itinalaga Kay | assignee | default | MantisBT
    Itinalaga sa | assignee | default | Peppermint
    Nakalakip na mga Talaksan | attachment | default | MantisBT
    Mga Komento | comment | default | Peppermint
    Komento | comment | weak | Peppermint
    Mga pagtatala | comment | weak | MantisBT
    Nilikha | created | default | Peppermint
    Nilikha noong | created | default | Peppermint
    Petsa ng pagpasa | created | default | MantisBT
    Deskripsyon | description | default | Peppermint
    Paglalarawan | description | default | MantisBT
    Taning na Petsa | due | default | MantisBT
    ID | id | default | MantisBT; Zendesk
    Dapat Unahin | priority | default | MantisBT
    Pangunahing Layunin | priority | default | Peppermint
    Tagapag-ulat | requester | default | MantisBT
    Kalutasan | resolution | default | MantisBT
    Kalagayan | status | default | MantisBT
    Katayuan | status | default | Peppermint
    Buod | subject | default | MantisBT
    Pamagat | subject | default | Peppermint
    Mga Label | tags | default | Peppermint
    Mga tatak | tags | default | MantisBT
    Huling Pagsasapanahon | updated | default | MantisBT
    Na-update noong | updated | default | Peppermint
    Naisapanahon na | updated | default | MantisBT
  "fr": |
    Acteur | assignee | default | Plane
    Acteurs | assignee | default | Plane
    Affecté à | assignee | default | MantisBT; Taiga
    Agent | assignee | default | Faveo; UVdesk; iTop
    Assigneé à | assignee | default | Leantime
    Assigné | assignee | default | FreeScout
    Assigné à | assignee | default | Faveo; Helpy; OpenSupports
    Assignée à | assignee | default | Leantime
    Intervenant | assignee | default | Request Tracker
    Nom du responsable | assignee | default | Chatwoot
    Personne assignée | assignee | default | Kanboard
    Propriétaire | assignee | default | OTRS/OTOBO; Trac; Zammad
    Utilisateur assigné | assignee | default | EspoCRM; Odoo OCA Helpdesk
    Agent assigné | assignee | common | User document; Awesome Support
    Assigne | assignee | common | Zammad
    Agent ou groupe assigné | assignee | weak | User document
    Attribué à | assignee | weak | Frappe Helpdesk
    Cessionnaire | assignee | weak | Frappe Helpdesk
    Responsable | assignee | weak | OTRS/OTOBO
    Attachements | attachment | default | Zammad
    Fichier | attachment | default | Redmine
    Fichier joint | attachment | default | Trac
    Fichiers | attachment | default | Redmine
    Fichiers joints | attachment | default | Trac
    Les pièces jointes | attachment | default | EspoCRM
    Pièce jointe | attachment | default | Faveo; Frappe Helpdesk; OTRS/OTOBO
    Pièces jointes | attachment | default | User document; Awesome Support; Faveo
    Pièces-jointes | attachment | default | Kanboard
    Canal | channel | default | Awesome Support; Libredesk; Odoo OCA Helpdesk
    Origine | channel | default | UVdesk; iTop
    Source de la demande | channel | default | GLPI help
    Date & Heure de clôture | closed | default | YetiForce
    Date de clôture | closed | default | OTRS/OTOBO; Odoo OCA Helpdesk
    Date de complétion | closed | default | Kanboard
    Date de fermeture | closed | default | OTRS/OTOBO; Odoo OCA Helpdesk; iTop
    Fermé | closed | default | Redmine; Request Tracker
    Fermé le | closed | default | Libredesk
    Heure de fermeture | closed | default | Zammad
    Commentaire | comment | default | Redmine; Trac; Zendesk
    Commentaires | comment | default | Faveo; Kanboard; Peppermint
    Message | comment | common | plain word
    Messages | comment | common | plain word
    Commenter | comment | weak | Request Tracker
    Courrier | comment | weak | Request Tracker
    Historique des communications | comment | weak | User document
    Journal des communications | comment | weak | User document
    Note | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    Remarque | comment | weak | UVdesk
    Création le | created | default | OTRS/OTOBO
    Crée le | created | default | UVdesk
    Créé | created | default | Helpy; OTRS/OTOBO; Peppermint
    Créé le | created | default | Chatwoot; Libredesk; Odoo OCA Helpdesk
    Créé à | created | default | FreeScout; Zammad
    Date & Heure de création | created | default | YetiForce
    Date d'ouverture | created | default | GLPI help
    Date de création | created | default | EspoCRM; Faveo; Kanboard
    Date de début | created | default | iTop
    Date de soumission | created | default | MantisBT
    Description | description | default | Awesome Support; Faveo; Frappe Helpdesk
    Description du problème | description | common | User document
    Date d'échéance | due | default | User document; Faveo; Kanboard
    Date dûe | due | default | YetiForce
    Echéance | due | default | Redmine
    Échéance | due | default | Request Tracker; Taiga
    Date limite | due | common | Trac
    Département | group | default | Awesome Support; Faveo; OpenSupports
    Equipe | group | default | iTop
    Groupe | group | default | Helpy; Redmine; UVdesk
    Groupe ajouté | group | default | Zammad
    Nom de l'équipe | group | default | Chatwoot
    Équipe | group | default | Odoo OCA Helpdesk; UVdesk
    Équipes | group | default | Chatwoot; EspoCRM
    Groupe assigné | group | common | User document
    Boîte de réception | group | weak | FreeScout
    ID | id | default | Leantime; UVdesk; Zammad
    ID Ticket | id | default | Faveo
    ID de tickets | id | default | UVdesk
    Id. | id | default | Kanboard
    Identifiant | id | default | MantisBT; Zendesk
    Nombre | id | default | EspoCRM; OpenSupports; Zammad
    Numéro | id | default | FreeScout; Odoo OCA Helpdesk
    Numéro de demande | id | default | OTRS/OTOBO
    Numéro de référence | id | default | Libredesk
    Numéro de ticket | id | default | User document; Awesome Support; OTRS/OTOBO
    NuméroTicket | id | default | OTRS/OTOBO
    Référence | id | default | iTop; Kanboard
    Ticket N° | id | default | YetiForce
    n° | id | default | Request Tracker
    ID du ticket | id | common | User document
    Identifiant de la conversation | id | common | Chatwoot
    Numéro de ticket unique | id | common | User document
    Cycle de vie | lifecycle | common | plain word
    Client | organization | default | iTop; Frappe Helpdesk; Odoo OCA Helpdesk
    Compte | organization | default | EspoCRM
    Entreprise | organization | default | Zammad
    Organisation | organization | default | Faveo; Request Tracker; Zendesk
    Société | organization | default | Zammad
    Code client | organization | weak | OTRS/OTOBO
    ID Client | organization | weak | OTRS/OTOBO
    Identité du client | organization | weak | OTRS/OTOBO
    Numéro de client | organization | weak | OTRS/OTOBO
    Pipeline | pipeline | common | plain word
    Pipeline de tickets | pipeline | common | plain word
    Priorité | priority | default | Awesome Support; Chatwoot; EspoCRM
    Niveau de priorité | priority | common | User document
    Auteur | requester | default | OpenSupports; Leantime; Redmine
    Client | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Client utilisateur | requester | default | OTRS/OTOBO
    Créateur | requester | default | Kanboard
    Demandeur | requester | default | Request Tracker; Zendesk; iTop
    Demandeurs | requester | default | Request Tracker
    Nom du client | requester | default | UVdesk
    Rapporteur | requester | default | MantisBT; Trac
    Utilisateur client | requester | default | OTRS/OTOBO
    Créé par | requester | weak | Awesome Support
    Informations sur le client | requester | weak | User document
    Adresse de courriel | requesterEmail | default | Request Tracker
    Courriel | requesterEmail | default | Frappe Helpdesk; Odoo OCA Helpdesk; Request Tracker
    Email | requesterEmail | default | Faveo; FreeScout; Helpy
    Créé par (Email) | requesterEmail | weak | Frappe Helpdesk
    Résolution | resolution | default | Frappe Helpdesk; MantisBT; Trac
    Détails de la résolution | resolution | common | User document
    Date de résolution | solved | default | Frappe Helpdesk; iTop
    Résolu | solved | default | Request Tracker
    Résolu le | solved | default | Libredesk
    Etat | status | default | iTop
    Statut | status | default | User document; Awesome Support; EspoCRM
    Étape | status | default | Odoo OCA Helpdesk
    État | status | default | Chatwoot; Kanboard; Leantime
    Intitulé | subject | default | Odoo OCA Helpdesk
    Objet | subject | default | Frappe Helpdesk; FreeScout; OTRS/OTOBO
    Résumé | subject | default | MantisBT; Trac
    Sujet | subject | default | Awesome Support; Helpy; OTRS/OTOBO
    Titre | subject | default | GLPI help; Kanboard; Leantime
    Titre du Ticket | subject | default | YetiForce
    Objet de l'email | subject | common | Chatwoot
    Résumé du problème | subject | common | User document
    Nom | subject | weak | EspoCRM
    Balises | tags | default | MantisBT
    Etiquettes | tags | default | Awesome Support; Zammad
    Libellés | tags | default | Kanboard
    Mot clé | tags | default | Odoo OCA Helpdesk
    Mots clés | tags | default | Leantime; OpenSupports; UVdesk
    Mots-clés | tags | default | Trac
    Étiquette | tags | default | UVdesk
    Étiquettes | tags | default | Chatwoot; Peppermint; Plane
    Type | type | default | User document; Faveo; Frappe Helpdesk
    Type de Requête | type | default | iTop
    Type de billet | type | default | Awesome Support
    Catégorie ou type | type | weak | User document
    Changé | updated | default | OTRS/OTOBO
    Date & Heure de modifications | updated | default | YetiForce
    Date de mise à jour | updated | default | Zendesk
    Date de modification | updated | default | Kanboard
    Date dernière MAJ | updated | default | Request Tracker
    DateDernièreMAJ | updated | default | Request Tracker
    Dernière activité | updated | default | Faveo
    Dernière mise à jour | updated | default | GLPI help; MantisBT; iTop
    Dernière modification | updated | default | Libredesk
    Mis à jour | updated | default | MantisBT
    Mis à jour le | updated | default | Libredesk; Odoo OCA Helpdesk; Peppermint
    Mis à jour à | updated | default | Zammad
    Mis-à-jour | updated | default | Redmine
    Modification le | updated | default | OTRS/OTOBO
    Modifié | updated | default | Trac
    Modifié à | updated | default | EspoCRM
    Interne | visibility | common | plain word
    Privé | visibility | common | plain word
    Public | visibility | common | plain word
    Visibilité | visibility | common | plain word
    Espace de travail | workspace | common | plain word
  "gl": |
    Asignado a | assignee | default | MantisBT; Redmine
    Dono | assignee | default | OTRS/OTOBO
    Propietario | assignee | default | Trac
    Responsable | assignee | weak | OTRS/OTOBO
    Anexo | attachment | default | OTRS/OTOBO; Trac
    Anexos | attachment | default | OTRS/OTOBO; Trac
    Ficheiro | attachment | default | Redmine
    Ficheiros | attachment | default | Redmine
    Ficheiros adxuntos | attachment | default | MantisBT
    Hora de peche | closed | default | OTRS/OTOBO
    Pechado | closed | default | Redmine
    Comentario | comment | default | Redmine; Trac; OTRS/OTOBO
    Notas | comment | default | Redmine; MantisBT
    Nota | comment | weak | OTRS/OTOBO
    Creado | created | default | OTRS/OTOBO; Redmine; Trac
    Data de envío | created | default | MantisBT
    Descrición | description | default | MantisBT; OTRS/OTOBO; Redmine
    Data fin | due | default | Redmine
    Data límite | due | default | MantisBT
    Asignado a | due | common | Trac
    Fila | group | default | OTRS/OTOBO
    Grupo | group | default | Redmine
    ID | id | default | MantisBT
    Numero do Ticket | id | default | OTRS/OTOBO
    NúmeroTicket | id | default | OTRS/OTOBO
    Tícket | id | weak | Trac
    Identificador de cliente | organization | weak | OTRS/OTOBO
    Identificador do cliente | organization | weak | OTRS/OTOBO
    Prioridade | priority | default | MantisBT; OTRS/OTOBO; Redmine
    Cliente | requester | default | OTRS/OTOBO
    Informador | requester | default | MantisBT; Trac
    Usuario cliente | requester | default | OTRS/OTOBO
    Autor | requester | weak | Redmine
    Correo electrónico | requesterEmail | default | Redmine; MantisBT
    Resolución | resolution | default | MantisBT; Trac
    Estado | status | default | MantisBT; OTRS/OTOBO; Redmine
    Asunto | subject | default | OTRS/OTOBO
    Resumo | subject | default | MantisBT; Trac
    Tema | subject | default | Redmine
    Título | subject | default | OTRS/OTOBO
    Etiqueta | tags | default | Redmine
    Etiquetas | tags | default | MantisBT
    Palabras clave | tags | default | Trac
    Tipo | type | default | OTRS/OTOBO; Redmine; Trac
    Actualizado | updated | default | MantisBT; Redmine
    Cambiado | updated | default | OTRS/OTOBO
    Modificado | updated | default | Trac
    Última actualización | updated | default | MantisBT
  "he": |
    אחראי | assignee | default | Redmine; Trac; OTRS/OTOBO
    בעלים | assignee | default | OTRS/OTOBO; Zammad
    הוקצה ל | assignee | default | MantisBT
    לקוח | assignee | default | UVdesk
    מוקצה | assignee | default | Chatwoot; FreeScout
    מוקצה לטובת | assignee | default | Leantime
    משוייך אל | assignee | default | Peppermint
    משוייך ל | assignee | default | Taiga
    שם מוקצה | assignee | default | Chatwoot
    צוות תמיכה | assignee | common | Awesome Support
    צרופה | attachment | default | Trac
    צרופות | attachment | default | Awesome Support; Zammad
    קבצים | attachment | default | Redmine
    קבצים מצורפים | attachment | default | FreeScout; MantisBT; OTRS/OTOBO
    קובץ | attachment | default | Redmine
    קובץ מצורף | attachment | default | OTRS/OTOBO
    מקור | channel | default | UVdesk
    ערוץ | channel | default | UVdesk; Zammad
    זמן הסגירה | closed | default | OTRS/OTOBO; Zammad
    הערה | comment | default | Trac; Zendesk; OTRS/OTOBO
    הערות | comment | default | Peppermint; Redmine; MantisBT
    הודעה | comment | common | plain word
    מאמר | comment | weak | Zammad
    פתק | comment | weak | FreeScout
    נוצר | created | default | OTRS/OTOBO; Peppermint; Redmine
    נוצר ב | created | default | Chatwoot; FreeScout; Peppermint
    תאריך דיווח | created | default | MantisBT
    תאריך יצירה | created | default | Zendesk
    תיאור | description | default | Awesome Support; Leantime; MantisBT
    תיאור מפורט | description | default | Trac
    מועד סיום | due | default | Leantime
    תאריך יעד | due | default | MantisBT; Taiga
    תאריך סיום | due | default | Redmine
    יעד | due | common | Trac
    צוות | group | default | Chatwoot
    קבוצה | group | default | Redmine; UVdesk; Zammad
    שם צוות | group | default | Chatwoot
    תור | group | default | OTRS/OTOBO
    תיבת דואר | group | weak | FreeScout
    מזהה | id | default | Leantime; MantisBT; Zendesk
    מספר | id | default | FreeScout; Zammad
    מספר זהות | id | default | UVdesk
    מספר פניה | id | default | OTRS/OTOBO
    מספר קריאה | id | default | UVdesk
    מזהה שיחה | id | common | Chatwoot
    טיקט | id | weak | Trac
    ארגון | organization | default | Zammad; Zendesk
    מספר זיהוי לקוח | organization | weak | OTRS/OTOBO
    עדיות | priority | default | Taiga
    עדיפות | priority | default | Chatwoot; Leantime; MantisBT
    תעדוף | priority | default | Peppermint
    המבקש | requester | default | Zendesk
    לקוח | requester | default | FreeScout; OTRS/OTOBO; UVdesk
    מדווח | requester | default | Trac
    משתמש לקוח | requester | default | OTRS/OTOBO
    פותח הבאג | requester | default | MantisBT
    שם לקוח | requester | default | UVdesk
    יצירה | requester | weak | Leantime
    כותב | requester | weak | Redmine
    אימייל | requesterEmail | default | FreeScout; Zammad
    דוא"ל | requesterEmail | default | Redmine; Chatwoot
    מייל | requesterEmail | default | Peppermint; UVdesk
    דוא״ל | requesterEmail | common | MantisBT
    החלטה | resolution | default | Trac
    פתרון | resolution | default | MantisBT
    מצב | status | default | Awesome Support; Leantime; MantisBT
    סטאטוס | status | default | Trac
    סטטוס | status | default | Chatwoot; FreeScout; Peppermint
    כותרת | subject | default | Leantime; OTRS/OTOBO; Peppermint
    נושא | subject | default | Awesome Support; FreeScout; OTRS/OTOBO
    שם נושא | subject | default | Redmine
    תיאור | subject | default | Trac
    תקציר | subject | default | MantisBT
    נושא דוא"ל | subject | common | Chatwoot
    מילות מפתח | tags | default | Trac
    סימון | tags | default | Redmine
    תגיות | tags | default | Awesome Support; Leantime; UVdesk
    תגים | tags | default | MantisBT
    תגית | tags | default | UVdesk
    תוויות | tags | default | Chatwoot; Peppermint
    טיפוס | type | default | Taiga
    סוג | type | default | FreeScout; Leantime; OTRS/OTOBO
    סוג כרטיס | type | default | Awesome Support
    סיווג | type | weak | Redmine
    עדכון אחרון | updated | default | MantisBT
    עודכן | updated | default | MantisBT; Redmine
    עודכן ב | updated | default | Peppermint; Zammad
    שונה | updated | default | OTRS/OTOBO; Trac
    תאריך עדכון | updated | default | Zendesk
    נראות | visibility | common | plain word
    פנימי | visibility | common | plain word
    פרטי | visibility | common | plain word
    ציבורי | visibility | common | plain word
    מרחב עבודה | workspace | common | plain word
  "hi": |
    नियुक्ति | assignee | default | MantisBT
    स्वामी | assignee | default | OTRS/OTOBO; Zammad
    उत्तरदायी | assignee | weak | OTRS/OTOBO
    को सौंपना | assignee | weak | Frappe Helpdesk
    संपत्ति-भागी | assignee | weak | Frappe Helpdesk
    संलग्नक | attachment | default | OTRS/OTOBO
    सलग्न फ़ाइलें | attachment | default | MantisBT
    लगाव | attachment | weak | Frappe Helpdesk
    बंद होने का समय | closed | default | OTRS/OTOBO
    टिप्पणी करें | comment | default | Zendesk
    टिप्पणी | comment | common | OTRS/OTOBO
    टिप्पणियाँ | comment | weak | MantisBT
    ध्यान दें | comment | weak | Zammad
    निर्माण तारीख | created | default | Zendesk
    प्रस्तुत करने की तिथि | created | default | MantisBT
    बनाए जाने की दिनांक | created | default | Zendesk
    बनाया | created | default | OTRS/OTOBO; Zammad
    विवरण | description | default | Frappe Helpdesk; MantisBT; OTRS/OTOBO
    लक्षित तिथि | due | default | MantisBT
    श्रेणी | group | default | OTRS/OTOBO
    समूह | group | default | Zammad
    टीम | group | weak | Frappe Helpdesk
    ID | id | default | Zendesk
    टिकट संख्या | id | default | OTRS/OTOBO
    मूलांक | id | default | MantisBT
    संख्या | id | default | OpenSupports; Zammad
    पहचान | id | weak | Frappe Helpdesk
    संगठन | organization | default | Zammad; Zendesk
    ग्राहक | organization | weak | Frappe Helpdesk
    ग्राहक ID | organization | weak | OTRS/OTOBO
    प्राथमिकता | priority | default | Frappe Helpdesk; MantisBT; OTRS/OTOBO
    अनुरोधकर्ता | requester | default | Zendesk
    ग्राहक | requester | default | OTRS/OTOBO; OpenSupports; Zammad
    प्रतिवेदक | requester | default | MantisBT
    संपर्क | requester | weak | Frappe Helpdesk
    ईमेल | requesterEmail | default | Frappe Helpdesk; OpenSupports; Zammad
    ई-मेल | requesterEmail | common | MantisBT
    (ईमेल) द्वारा जुटाया गया | requesterEmail | weak | Frappe Helpdesk
    समाधान | resolution | default | MantisBT
    संकल्प | resolution | weak | Frappe Helpdesk
    संकल्प तिथि | solved | weak | Frappe Helpdesk
    अवस्था | status | default | OTRS/OTOBO; Zammad
    स्टेटस | status | default | Helpy
    स्थिति | status | default | Frappe Helpdesk; MantisBT; OpenSupports
    स्तर | status | common | OTRS/OTOBO; Zammad
    विषय | subject | default | Frappe Helpdesk; OTRS/OTOBO; OpenSupports
    शीर्षक | subject | default | OTRS/OTOBO; OpenSupports; Zammad
    समस्या | subject | default | Helpy
    सारांश | subject | default | MantisBT
    टैग | tags | default | MantisBT; OpenSupports; Zammad
    प्रकार | type | default | Frappe Helpdesk; OTRS/OTOBO; Zammad
    अद्यतन दिनांक | updated | default | Zendesk
    अन्तिम संशोधन | updated | default | MantisBT
    अपडेट करने की तारीख | updated | default | Zendesk
    पर अपडेट किया गया | updated | default | Zammad
    परिवर्धित | updated | default | MantisBT
    बदल गया | updated | default | OTRS/OTOBO
  "hr": |
    Djelatnik | assignee | default | Request Tracker
    Dodijeli | assignee | default | Kanboard
    Dodijeljen | assignee | default | MantisBT
    Dodijeljeno | assignee | default | Frappe Helpdesk; FreeScout; Redmine
    Dodijeljeno korisniku | assignee | default | EspoCRM
    Ime dodijeljenog | assignee | default | Chatwoot
    Vlasnik | assignee | default | OTRS/OTOBO; Zammad
    Osoblje Podrške | assignee | common | Awesome Support
    Dodijeljeni | assignee | weak | Frappe Helpdesk
    Odgovoran | assignee | weak | OTRS/OTOBO
    Datoteka | attachment | default | Redmine
    Datoteke | attachment | default | Redmine
    Pridružene datoteke | attachment | default | MantisBT
    Prilog | attachment | default | Frappe Helpdesk; Request Tracker
    Prilozi | attachment | default | Awesome Support; EspoCRM; FreeScout
    Privitak | attachment | default | OTRS/OTOBO; Zammad
    Privitci | attachment | default | OTRS/OTOBO; Zammad
    Kanal | channel | default | Zammad
    Datum kompletiranja | closed | default | Kanboard
    Vrijeme zaključenja | closed | default | YetiForce
    Vrijeme zatvaranja | closed | default | OTRS/OTOBO; Zammad
    Zatvoreno | closed | default | Request Tracker
    Komentar | comment | default | Redmine; OTRS/OTOBO
    Komentari | comment | default | Kanboard; Request Tracker; YetiForce
    Napomene | comment | default | Redmine
    Bilješka | comment | weak | FreeScout
    Bug bilješke | comment | weak | MantisBT
    Komentiraj | comment | weak | Request Tracker
    Korespondencija | comment | weak | Request Tracker
    Napomena | comment | weak | OTRS/OTOBO; Zammad
    Stavka | comment | weak | Zammad
    Datum kreiranja | created | default | Kanboard
    Datum prijave | created | default | MantisBT
    Kreirano | created | default | Chatwoot; FreeScout; OTRS/OTOBO
    Napravljen | created | default | Redmine
    Napravljeno | created | default | Request Tracker
    Napravljeno u | created | default | EspoCRM
    Otvoreno | created | default | Zammad
    Stvoreno | created | default | Zammad
    Vrijeme kreiranja | created | default | YetiForce
    Opis | description | default | Awesome Support; EspoCRM; Frappe Helpdesk
    Do datuma | due | default | Redmine
    Krajnji datum | due | default | YetiForce
    Krajnji rok | due | default | MantisBT
    Riješiti do | due | default | Request Tracker
    Rok | due | default | Kanboard; EspoCRM
    Grupa | group | default | Zammad; Kanboard; Request Tracker
    Kategorija | group | default | Request Tracker
    Naziv tima | group | default | Chatwoot
    Red | group | default | OTRS/OTOBO
    Tim | group | default | Chatwoot; Frappe Helpdesk
    Timovi | group | default | EspoCRM
    Poštanski sandučić | group | weak | FreeScout
    Broj | id | default | EspoCRM; FreeScout; Zammad
    Broj kartice | id | default | OTRS/OTOBO
    ID | id | default | Frappe Helpdesk; Leantime; Zammad
    Rb | id | default | Kanboard
    Tiket broj | id | default | YetiForce
    Identifikator razgovora | id | common | Chatwoot
    ID Zahtjeva | id | weak | Frappe Helpdesk
    Referenca | id | weak | Kanboard
    Organizacija | organization | default | Request Tracker; Zammad
    Tvrtka | organization | default | EspoCRM
    ID korisnika | organization | weak | OTRS/OTOBO
    Klijent | organization | weak | Frappe Helpdesk
    Prioritet | priority | default | Chatwoot; EspoCRM; Frappe Helpdesk
    Autor | requester | default | Kanboard; Redmine
    Izvjestitelj | requester | default | MantisBT
    Klijent | requester | default | Zammad
    Kontakt | requester | default | EspoCRM; Frappe Helpdesk
    Korisnik | requester | default | OTRS/OTOBO
    Kupac | requester | default | FreeScout
    Prijavitelj | requester | default | Request Tracker
    Prijavitelji | requester | default | Request Tracker
    E-mail | requesterEmail | default | FreeScout; Request Tracker; Kanboard
    E-pošta | requesterEmail | default | EspoCRM; Frappe Helpdesk; Redmine
    Email adresa | requesterEmail | default | Request Tracker
    Podigao (e-pošta) | requesterEmail | weak | Frappe Helpdesk
    Rješenje | resolution | default | MantisBT
    Rezolucija | resolution | weak | Frappe Helpdesk
    Riješeno | solved | default | Request Tracker
    Datum Rješenja | solved | weak | Frappe Helpdesk
    Stanje | status | default | OTRS/OTOBO; Zammad
    Status | status | default | Awesome Support; Chatwoot; Frappe Helpdesk
    Naslov | subject | default | Kanboard; OTRS/OTOBO; Request Tracker
    Naslov tiketa | subject | default | YetiForce
    Predmet | subject | default | Awesome Support; Frappe Helpdesk; FreeScout
    Sažetak | subject | default | MantisBT
    Ime | subject | weak | EspoCRM
    Oznake | tags | default | Awesome Support; Chatwoot; Kanboard
    Tagovi | tags | default | Zammad
    Tip | type | default | Frappe Helpdesk; FreeScout; OTRS/OTOBO
    Vrsta | type | default | EspoCRM; Kanboard
    Vrsta ulaznice | type | default | Awesome Support
    Tip Zahtjeva | type | weak | Frappe Helpdesk
    Ažurirani | updated | default | MantisBT
    Datum promjene | updated | default | Kanboard
    Izmjenjeno u | updated | default | EspoCRM
    Mijenjano | updated | default | OTRS/OTOBO
    Posljednje ažuriranje | updated | default | MantisBT
    Posljednje osvježavano | updated | default | Request Tracker
    Promijenjen | updated | default | Redmine
    Vrijeme izmjene | updated | default | YetiForce
    Zadnje ažuriranje | updated | default | Zammad
  "hu": |
    Felelős | assignee | default | Frappe Helpdesk; FreeScout; Kanboard
    Felelőse | assignee | default | Helpy
    Hozzárendelt felhasználó | assignee | default | EspoCRM
    Hozzárendelve | assignee | default | Frappe Helpdesk; Leantime; Peppermint
    Hozzárendelve a következőhöz | assignee | default | MantisBT
    Jogosult neve | assignee | default | Chatwoot
    Tulajdonos | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    Ügyintéző | assignee | default | iTop
    Támogatási csoport | assignee | common | Awesome Support
    Csatolmány | attachment | default | Frappe Helpdesk; Request Tracker
    Csatolmányok | attachment | default | Awesome Support; FreeScout; Zammad
    Csatolt fájlok | attachment | default | MantisBT; Request Tracker
    Fájl | attachment | default | Redmine
    Fájlok | attachment | default | Redmine
    Melléklet | attachment | default | OTRS/OTOBO; Trac
    Mellékletek | attachment | default | EspoCRM; Kanboard; OTRS/OTOBO
    Média mellékletek | attachment | common | Odoo OCA Helpdesk
    Csatorna | channel | default | Odoo OCA Helpdesk; Zammad
    Eredet | channel | default | iTop
    Befejezés dátuma | closed | default | Kanboard
    Lezárva | closed | default | Request Tracker
    Lezárás dátuma | closed | default | Odoo OCA Helpdesk
    Lezárás ideje | closed | default | OTRS/OTOBO
    Lezárási dátum | closed | default | iTop
    Zárási idő | closed | default | Zammad
    Feljegyzések | comment | default | Redmine
    Hozzászólás | comment | default | Zendesk
    Hozzászólások | comment | default | Kanboard; YetiForce
    Kommentek | comment | default | Peppermint
    Megjegyzés | comment | default | Redmine; Trac; OTRS/OTOBO
    Megjegyzések | comment | default | Request Tracker; MantisBT
    Üzenet | comment | common | plain word
    Cikk | comment | weak | Zammad
    Jegyzet | comment | weak | OTRS/OTOBO; Zammad
    Komment | comment | weak | Peppermint
    Megjegyzést_fűz_hozzá | comment | weak | Request Tracker
    Válasz | comment | weak | Request Tracker
    Beküldés dátuma | created | default | MantisBT
    Felvéve | created | default | Request Tracker
    Létrehozva | created | default | Chatwoot; EspoCRM; FreeScout
    Létrehozva ekkor | created | default | Peppermint
    Létrehozás dátuma | created | default | Kanboard; Odoo OCA Helpdesk; Zendesk
    Létrehozás ideje | created | default | YetiForce
    Megbízási dátum | created | default | iTop
    Leírás | description | default | Awesome Support; EspoCRM; Frappe Helpdesk
    Befejezés dátuma | due | default | Redmine
    Esedékesség | due | default | MantisBT
    Határidő | due | default | Kanboard; Leantime; Request Tracker
    Csapat | group | default | Chatwoot; Odoo OCA Helpdesk; iTop
    Csapatnév | group | default | Chatwoot
    Csoport | group | default | Redmine; Zammad; Kanboard
    Sor | group | default | Request Tracker
    Várólista | group | default | OTRS/OTOBO
    csapatok | group | default | EspoCRM
    Postafiók | group | weak | FreeScout
    Azonosító | id | default | Kanboard; Leantime; Odoo OCA Helpdesk
    Jegyszám | id | default | OTRS/OTOBO
    Referenciaszám | id | default | iTop
    Sorszám | id | default | Request Tracker
    Szám | id | default | EspoCRM; FreeScout; Zammad
    Ügyszám | id | default | MantisBT
    Beszélgetés azonosítója | id | common | Chatwoot
    Hivatkozás | id | weak | Kanboard
    ID | id | weak | Frappe Helpdesk
    Jegy | id | weak | Trac
    Cég, szervezet | organization | default | Request Tracker
    Szervezet | organization | default | Zammad; Zendesk
    Szervezeti egység | organization | default | iTop
    számla | organization | default | EspoCRM
    Partner | organization | weak | Odoo OCA Helpdesk
    Ügyfél-azonosító | organization | weak | OTRS/OTOBO
    Kiemelten fontos | priority | default | EspoCRM
    Prioritás | priority | default | Chatwoot; Frappe Helpdesk; Kanboard
    Bejelentő | requester | default | MantisBT; Trac
    Beküldő | requester | default | Request Tracker
    Igénylő | requester | default | Zendesk
    Kapcsolatba lépni | requester | default | EspoCRM
    Kérelmező | requester | default | iTop
    Létrehozó | requester | default | Kanboard
    Partner | requester | default | Odoo OCA Helpdesk
    Ügyfél | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Ügyfél-felhasználó | requester | default | OTRS/OTOBO
    Névjegy | requester | weak | Frappe Helpdesk
    Szerző | requester | weak | Leantime; Redmine
    E-mail | requesterEmail | default | Frappe Helpdesk; FreeScout; Redmine
    E-mail cím | requesterEmail | default | Request Tracker
    Email címe | requesterEmail | default | Odoo OCA Helpdesk
    Levelezési cím | requesterEmail | default | Request Tracker
    Döntés | resolution | default | MantisBT
    Megoldás | resolution | default | Trac; iTop
    Megoldva | solved | default | Request Tracker
    Megoldási dátum | solved | default | iTop
    Megoldás dátuma | solved | weak | Frappe Helpdesk
    Státusz | status | default | Awesome Support; Chatwoot; FreeScout
    Állapot | status | default | EspoCRM; Frappe Helpdesk; Kanboard
    Cím | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Hibajegy cím | subject | default | YetiForce
    Titulus | subject | default | Zammad
    Tárgy | subject | default | Awesome Support; Frappe Helpdesk; FreeScout
    Összefoglaló | subject | default | MantisBT; Trac
    Név | subject | weak | EspoCRM
    Cimkék | tags | default | Chatwoot
    Címkék | tags | default | Awesome Support; Kanboard; Leantime
    Kulcsszavak | tags | default | Trac
    Jegy típusa | type | default | Awesome Support
    Kérelem típus | type | default | iTop
    Típus | type | default | EspoCRM; Frappe Helpdesk; FreeScout
    Frissítve | updated | default | MantisBT
    Frissítve ekkor | updated | default | Peppermint
    Frissítés dátuma | updated | default | Zendesk
    Módosított (nál, nél) | updated | default | EspoCRM
    Módosítva | updated | default | OTRS/OTOBO; Redmine
    Módosítás dátuma | updated | default | Kanboard
    Utoljára aktualizálva | updated | default | Request Tracker
    Utoljára frissítve | updated | default | iTop
    Utoljára_Aktualizálva | updated | default | Request Tracker
    Utolsó frissítés | updated | default | MantisBT
    Utolsó módosítás dátuma | updated | default | Odoo OCA Helpdesk
    Változott | updated | default | Trac
    Belső | visibility | common | plain word
    Láthatóság | visibility | common | plain word
    Nyilvános | visibility | common | plain word
    Privát | visibility | common | plain word
    Munkaterület | workspace | common | plain word
  "hy": |
    Սեփականատեր | assignee | default | Trac
    Կցված նյութեր | attachment | default | Trac
    Մեկնաբանություն | comment | default | Trac
    Ստեղծված է | created | default | Trac
    Նկարագրություն | description | default | Trac
    Կատարման ժամկետ | due | common | Trac
    ID | id | default | Zendesk
    Խնդիր | id | weak | Trac
    Առաջնահերթություն | priority | default | Trac
    Զեկուցող | requester | default | Trac
    Որոշում | resolution | default | Trac
    Կարգավիճակ | status | default | Trac
    Ամփոփում | subject | default | Trac
    Հիմնաբառեր | tags | default | Trac
    Տեսակ | type | default | Trac
    Փոփոխված | updated | default | Trac
  "id": |
    Ditugaskan ke | assignee | default | Redmine
    Ditugaskan pada | assignee | default | Helpy
    Orang yang ditugaskan | assignee | default | Kanboard
    Pemilik | assignee | default | OTRS/OTOBO; Request Tracker
    Pengguna yang Ditugaskan | assignee | default | EspoCRM
    Penugas | assignee | default | Plane
    Ditugaskan Kepada | assignee | weak | Frappe Helpdesk
    Penerima tugas | assignee | weak | Frappe Helpdesk
    Tanggung Jawab | assignee | weak | OTRS/OTOBO
    Berkas | attachment | default | Redmine
    Lampiran | attachment | default | Frappe Helpdesk; Kanboard; OTRS/OTOBO
    Lampiran-lampiran | attachment | default | Request Tracker
    Ditutup | closed | default | Request Tracker
    Tanggal penyelesaian | closed | default | Kanboard
    Tutup Waktu | closed | default | OTRS/OTOBO
    Catatan | comment | default | Redmine; OTRS/OTOBO
    Komentar | comment | default | Kanboard; Plane; Redmine
    Korespondensi | comment | weak | Request Tracker
    Dibuat | created | default | OTRS/OTOBO; Redmine
    Dibuat pada | created | default | Chatwoot; EspoCRM; Helpy
    Tanggal dibuat | created | default | Zendesk
    Tanggal pembuatan | created | default | Kanboard
    sudah Dibuat | created | default | Request Tracker
    Deskripsi | description | default | EspoCRM; Frappe Helpdesk; Kanboard
    Batas Waktu | due | default | Request Tracker
    Batas tanggal terakhir | due | default | Kanboard
    Harus selesai | due | default | Redmine
    Tanggal jatuh tempo | due | default | Plane; EspoCRM
    Antri | group | default | OTRS/OTOBO
    Antrian | group | default | Request Tracker
    Kelompok | group | default | Redmine
    Nama Tim | group | default | Chatwoot
    Tim | group | default | Chatwoot; EspoCRM
    Grup | group | common | Kanboard; Request Tracker
    ID | id | default | Kanboard; Zendesk
    Jumlah | id | default | EspoCRM
    Nomor tiket | id | default | OTRS/OTOBO
    Referensi | id | weak | Kanboard
    Akun | organization | default | EspoCRM
    Organisasi | organization | default | Request Tracker; Zendesk
    ID pelanggan | organization | weak | OTRS/OTOBO
    Pelanggan | organization | weak | Frappe Helpdesk
    Prioritas | priority | default | Chatwoot; EspoCRM; Frappe Helpdesk
    Kontak | requester | default | EspoCRM; Frappe Helpdesk
    Pelanggan | requester | default | OTRS/OTOBO
    Pembuat | requester | default | Kanboard
    Pemohon | requester | default | Request Tracker; Zendesk
    Pengguna pelanggan | requester | default | OTRS/OTOBO
    Pengarang | requester | weak | Redmine
    Email | requesterEmail | default | Redmine; Chatwoot; Kanboard
    Surel | requesterEmail | weak | Frappe Helpdesk
    Sudah Diselesaikan | solved | default | Request Tracker
    Kondisi | status | default | OTRS/OTOBO
    Negara | status | default | Plane
    Status | status | default | Chatwoot; Helpy; Kanboard
    Judul | subject | default | Kanboard; OTRS/OTOBO; Plane
    Perihal | subject | default | Frappe Helpdesk; Redmine; Zendesk
    Subjek | subject | default | Request Tracker; Kanboard
    Subyek | subject | default | Helpy; OTRS/OTOBO
    Nama | subject | weak | EspoCRM
    Label | tags | default | Chatwoot; Plane
    Tag | tags | default | Kanboard; Redmine
    Mengetik | type | default | EspoCRM
    Tipe | type | default | Frappe Helpdesk; OTRS/OTOBO; Redmine
    Pelacak | type | weak | Redmine
    Dimodifikasi Pada | updated | default | EspoCRM
    Diperbarui | updated | default | Redmine
    Diperbarui pada | updated | default | Plane
    Diubah | updated | default | OTRS/OTOBO
    Pembaharuan Terakhir | updated | default | Request Tracker
    Tanggal diperbarui | updated | default | Zendesk
    Tanggal modifikasi | updated | default | Kanboard
  "is": |
    Eigandi | assignee | default | Request Tracker; Zammad
    Úthlutað til | assignee | default | MantisBT; Peppermint
    Viðhengdar skrár | attachment | default | MantisBT
    Viðhengi | attachment | default | Zammad
    Rás | channel | default | Zammad
    Lokað | closed | default | Request Tracker
    Lokunartími | closed | default | Zammad
    Athugasemdir | comment | default | Peppermint; Request Tracker
    Athugasemd | comment | weak | MantisBT; Peppermint; Request Tracker
    Grein | comment | weak | Zammad
    Búið til | created | default | Peppermint
    BúiðTil | created | default | Request Tracker
    Sendingardagur | created | default | MantisBT
    Stofnað | created | default | Zammad
    Stofnað þann | created | default | Zammad
    Lýsing | description | default | MantisBT; Peppermint; Request Tracker
    Lokadagur | due | default | MantisBT
    Skiladagur | due | default | Request Tracker
    Biðröð | group | default | Request Tracker
    Hópur | group | default | Zammad; Request Tracker
    Auðkenni (ID) | id | default | MantisBT
    ID | id | default | Leantime; Zendesk
    Númer | id | default | Zammad
    málsnúmer | id | default | Request Tracker
    Fyrirtæki | organization | default | Zammad
    Stofnun/félag | organization | default | Request Tracker
    Forgangur | priority | default | MantisBT; Request Tracker; Zammad
    Titill | priority | default | Peppermint
    Spyrjandi | requester | default | Request Tracker
    Spyrjendur | requester | default | Request Tracker
    Tilkynnt af | requester | default | MantisBT
    Viðskiptavinur | requester | default | Zammad
    Netfang | requesterEmail | default | Peppermint; Request Tracker; Zammad
    Tölvupóstfang | requesterEmail | default | Request Tracker; Chatwoot; MantisBT
    Úrlausn | resolution | default | MantisBT
    Leyst | solved | default | Request Tracker
    Staða | status | default | Chatwoot; MantisBT; Peppermint
    Titill | subject | default | Peppermint; Zammad
    Viðfangsefni | subject | default | Request Tracker; Zammad
    Yfirlit | subject | default | MantisBT
    Merki | tags | default | MantisBT; Zammad
    Merkimiðar | tags | default | Peppermint
    Gerð | type | default | Zammad
    Tegund | type | default | Request Tracker
    Síðast uppfært | updated | default | MantisBT
    Síðasta Uppfærsla | updated | default | Request Tracker
    SíðastaUppfærsla | updated | default | Request Tracker
    Uppfært | updated | default | MantisBT; Peppermint
    Uppfært þann | updated | default | Zammad
  "it": |
    Agente | assignee | default | Faveo; UVdesk
    Assegnata a | assignee | default | MantisBT
    Assegnatari | assignee | default | Plane
    Assegnatario | assignee | default | Chatwoot; Frappe Helpdesk; FreeScout
    Assegnato a | assignee | default | Faveo; Frappe Helpdesk; Helpy
    In carico a | assignee | default | Trac
    Incaricato | assignee | default | Request Tracker
    Nome assegnatario | assignee | default | Chatwoot
    Operatore | assignee | default | Zammad; iTop
    Proprietario | assignee | default | OTRS/OTOBO
    Utente assegnato | assignee | default | EspoCRM; Odoo OCA Helpdesk
    Staff Supporto | assignee | common | Awesome Support
    Responsabile | assignee | weak | OTRS/OTOBO
    Allegati | attachment | default | Awesome Support; EspoCRM; Faveo
    Allegato | attachment | default | Faveo; Frappe Helpdesk; OTRS/OTOBO
    File allegati | attachment | default | MantisBT
    Media Allegati | attachment | common | Odoo OCA Helpdesk
    Canale | channel | default | Libredesk; Odoo OCA Helpdesk; UVdesk
    Fonte | channel | default | UVdesk
    Origine | channel | default | iTop
    Sorgente | channel | default | Faveo
    Chiuso | closed | default | Redmine; Request Tracker
    Chiuso il | closed | default | Libredesk
    Data Chiusura | closed | default | Odoo OCA Helpdesk; YetiForce
    Data di Chiusura | closed | default | iTop
    Data di termine | closed | default | Kanboard
    Orario di chiusura | closed | default | Zammad
    Tempo di Chiusura | closed | default | OTRS/OTOBO
    Commenti | comment | default | Faveo; Kanboard; Peppermint
    Commento | comment | default | Redmine; Trac; Zendesk
    Messaggi | comment | common | plain word
    Corrispondenza | comment | weak | Request Tracker
    Nota | comment | weak | FreeScout; OTRS/OTOBO; UVdesk
    Creata | created | default | Trac
    Creato | created | default | OTRS/OTOBO; Peppermint; Redmine
    Creato a | created | default | FreeScout
    Creato alle | created | default | Libredesk
    Creato il | created | default | Chatwoot; EspoCRM; Odoo OCA Helpdesk
    Data creazione | created | default | Faveo; Odoo OCA Helpdesk; YetiForce
    Data di creazione | created | default | Kanboard; UVdesk
    Data di inizio | created | default | iTop
    Data/ora di creazione | created | default | Zammad
    Inserita il | created | default | MantisBT
    creata il | created | default | Helpy
    Descrizione | description | default | Awesome Support; EspoCRM; Faveo
    Messaggio | description | default | Autofattura help
    Data di scadenza | due | default | Faveo; Kanboard; MantisBT
    Data e ora fine | due | default | YetiForce
    Scadenza | due | default | Leantime; Plane; Redmine
    Data prevista | due | common | Trac
    Coda | group | default | OTRS/OTOBO
    Dipartimento | group | default | Awesome Support; Faveo; OpenSupports
    Gruppo | group | default | Redmine; UVdesk; Zammad
    Nome team | group | default | Chatwoot
    Servizio | group | default | Request Tracker
    Team | group | default | Chatwoot; EspoCRM; Odoo OCA Helpdesk
    Casella postale | group | weak | FreeScout
    Squadra | group | weak | Frappe Helpdesk
    Codice | id | default | Request Tracker
    ID | id | default | Frappe Helpdesk; Kanboard; Leantime
    ID Ticket | id | default | UVdesk
    Numero | id | default | EspoCRM; FreeScout; OpenSupports
    Numero di riferimento | id | default | Libredesk
    Numero ticket | id | default | OTRS/OTOBO; Odoo OCA Helpdesk; YetiForce
    NumeroTicket | id | default | OTRS/OTOBO
    Rif | id | default | iTop
    Identificativo conversazione | id | common | Chatwoot
    Riferimento | id | weak | Kanboard
    Segnalazione | id | weak | Trac
    Ciclo di vita | lifecycle | common | plain word
    Azienda | organization | default | Request Tracker
    Cliente | organization | default | iTop; Frappe Helpdesk; Odoo OCA Helpdesk
    Organizzazione | organization | default | Faveo; Zendesk
    Società | organization | default | Zammad
    Codice cliente | organization | weak | OTRS/OTOBO
    ID Cliente | organization | weak | OTRS/OTOBO
    Pipeline | pipeline | common | plain word
    Pipeline dei ticket | pipeline | common | plain word
    Priorita' | priority | default | Leantime
    Priorità | priority | default | Autofattura help; Awesome Support; Chatwoot
    Autore | requester | default | OpenSupports; Leantime; Redmine
    Chiamante | requester | default | iTop
    Cliente | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Contatto | requester | default | EspoCRM; Frappe Helpdesk; Odoo OCA Helpdesk
    Creatore | requester | default | Kanboard
    Nome Cliente | requester | default | UVdesk
    Richiedente | requester | default | Request Tracker; Zendesk
    Richiedenti | requester | default | Request Tracker
    Segnalata da | requester | default | MantisBT
    Segnalatore | requester | default | Trac
    Utenza clienti | requester | default | OTRS/OTOBO
    Creato da | requester | weak | Awesome Support
    E-mail | requesterEmail | default | Odoo OCA Helpdesk; UVdesk
    Email | requesterEmail | default | Faveo; Frappe Helpdesk; FreeScout
    Indirizzo di posta elettronica | requesterEmail | default | Request Tracker
    Motivazione | resolution | default | MantisBT
    Risoluzione | resolution | default | Trac
    Soluzione | resolution | default | iTop
    Data di Risoluzione | solved | default | iTop
    Risolto | solved | default | Request Tracker
    Risolto il | solved | default | Libredesk
    Fase | status | default | Odoo OCA Helpdesk
    Stato | status | default | Chatwoot; EspoCRM; Faveo
    Oggetto | subject | default | Autofattura help; Awesome Support; Faveo
    Riassunto | subject | default | MantisBT
    Sezione | subject | default | Helpy
    Soggetto | subject | default | Frappe Helpdesk; OpenSupports
    Sommario | subject | default | Trac
    Titolo | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Oggetto Email | subject | common | Chatwoot
    Nome | subject | weak | EspoCRM
    Etichetta | tags | default | UVdesk
    Etichette | tags | default | Chatwoot; Faveo; MantisBT
    Parole chiave | tags | default | Trac
    Tag | tags | default | Kanboard; Leantime; OpenSupports
    Richista tipo | type | default | iTop
    Tipo | type | default | EspoCRM; Faveo; Frappe Helpdesk
    Tipo di biglietto | type | default | Awesome Support
    Aggiornato | updated | default | Redmine
    Aggiornato alle | updated | default | Libredesk; Zammad
    Aggiornato il | updated | default | Peppermint; Plane
    Data aggiornamento | updated | default | Zendesk
    Data di modifica | updated | default | Kanboard
    Data modifica | updated | default | YetiForce
    Modificato | updated | default | OTRS/OTOBO; Trac
    Modificato il | updated | default | EspoCRM
    Ultima attività | updated | default | Faveo
    Ultima modifica | updated | default | MantisBT; Request Tracker
    UltimaModifica | updated | default | Request Tracker
    Ultimo aggiornamento | updated | default | Libredesk; MantisBT; iTop
    Ultimo aggiornamento il | updated | default | Odoo OCA Helpdesk
    Interno | visibility | common | plain word
    Privato | visibility | common | plain word
    Pubblico | visibility | common | plain word
    Visibilità | visibility | common | plain word
    Area di lavoro | workspace | common | plain word
    Spazio di lavoro | workspace | common | plain word
  "ja": |
    エージェント | assignee | default | iTop
    割り当て | assignee | default | Helpy
    割り当てられたユーザー | assignee | default | EspoCRM
    割当 | assignee | default | Taiga
    所有者 | assignee | default | OTRS/OTOBO; OpenSupports; Zammad
    担当 | assignee | default | Kanboard; YetiForce
    担当者 | assignee | default | Chatwoot; FreeScout; Leantime
    担当者名 | assignee | default | Chatwoot
    サポートスタッフ | assignee | common | Awesome Support
    割当てられるユーザー | assignee | common | Zammad
    責任者 | assignee | weak | OTRS/OTOBO
    ファイル | attachment | default | Redmine
    ファイルの添付 | attachment | default | Request Tracker
    添付 | attachment | default | FreeScout; Kanboard; Request Tracker
    添付ファイル | attachment | default | Awesome Support; EspoCRM; MantisBT
    チャネル | channel | default | Zammad
    チャンネル | channel | default | Awesome Support; Libredesk
    起源 | channel | default | iTop
    クローズ日 | closed | default | iTop
    クローズ日時 | closed | default | Libredesk
    クローズ時間 | closed | default | OTRS/OTOBO; YetiForce
    完了日 | closed | default | Kanboard
    終了日 | closed | default | Redmine
    解決日 | closed | default | Request Tracker
    閉店時間 | closed | default | Zammad
    コメント | comment | default | Kanboard; Plane; Redmine
    メッセージ | comment | common | plain word
    メモ | comment | weak | OTRS/OTOBO; Zammad
    記事 | comment | weak | Zammad
    記録 | comment | weak | FreeScout
    作成 | created | default | OTRS/OTOBO; Trac
    作成日 | created | default | EspoCRM; Kanboard; Plane
    作成日時 | created | default | Chatwoot; Helpy; Libredesk
    作成時 | created | default | FreeScout
    次で作成済 | created | default | Zammad
    登録日 | created | default | MantisBT
    開始日 | created | default | iTop
    詳細 | description | default | Request Tracker; Trac
    説明 | description | default | Awesome Support; EspoCRM; Kanboard
    期日 | due | default | Leantime; MantisBT; Redmine
    期限 | due | default | Kanboard; Plane; YetiForce
    終了予定日 | due | default | Request Tracker
    締切日 | due | default | Taiga
    キュー | group | default | OTRS/OTOBO; Request Tracker
    グループ | group | default | Redmine; Zammad; Kanboard
    チーム | group | default | Chatwoot; EspoCRM; iTop
    チーム名 | group | default | Chatwoot
    部門 | group | default | Awesome Support; OpenSupports
    メールボックス | group | weak | FreeScout
    ID | id | default | Kanboard; Leantime; MantisBT
    チケットID | id | default | Awesome Support
    チケット番号 | id | default | OTRS/OTOBO; OpenSupports; YetiForce
    参照 | id | default | iTop; Kanboard
    参照番号 | id | default | Libredesk
    番号 | id | default | EspoCRM; FreeScout; Zammad
    会話識別子 | id | common | Chatwoot
    チケット | id | weak | Trac
    ライフサイクル | lifecycle | common | plain word
    アカウント | organization | default | EspoCRM
    組織 | organization | default | Request Tracker; Zammad; Zendesk
    顧客ID | organization | weak | OTRS/OTOBO
    パイプライン | pipeline | common | plain word
    優先 | priority | default | Awesome Support
    優先度 | priority | default | Chatwoot; EspoCRM; Kanboard
    リクエスタ | requester | default | Zendesk
    作成者 | requester | default | Kanboard; Request Tracker; Redmine
    依頼者 | requester | default | iTop
    取引先担当者 | requester | default | EspoCRM
    報告者 | requester | default | MantisBT; Trac
    顧客 | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    顧客ユーザー | requester | default | OTRS/OTOBO
    作者 | requester | weak | Leantime
    様によって作成された | requester | weak | Awesome Support
    Eメール アドレス | requesterEmail | default | Request Tracker
    メール | requesterEmail | default | EspoCRM; FreeScout; Zammad
    メールアドレス | requesterEmail | default | Redmine
    Eメール | requesterEmail | common | Chatwoot
    解決 | resolution | default | iTop
    解決方法 | resolution | default | Trac
    解決状況 | resolution | default | MantisBT
    解決日 | solved | default | iTop
    解決日時 | solved | default | Libredesk
    解決済み | solved | default | Request Tracker
    ステータス | status | default | Chatwoot; FreeScout; Kanboard
    状態 | status | default | Awesome Support; EspoCRM; Helpy
    タイトル | subject | default | Kanboard; Leantime; OTRS/OTOBO
    チケットのタイトル | subject | default | YetiForce
    件名 | subject | default | Awesome Support; FreeScout; OpenSupports
    概要 | subject | default | Trac
    表題 | subject | default | OTRS/OTOBO; Zammad
    要約 | subject | default | MantisBT
    題名 | subject | default | Helpy; Redmine; Taiga
    名前 | subject | weak | EspoCRM
    キーワード | tags | default | Trac
    タグ | tags | default | Awesome Support; Kanboard; MantisBT
    タグ一覧 | tags | default | Leantime
    ラベル | tags | default | Chatwoot; Plane
    タイプ | type | default | EspoCRM; FreeScout; Leantime
    チケットタイプ | type | default | Awesome Support
    分類 | type | default | Trac
    要求タイプ | type | default | iTop
    トラッカー | type | weak | Redmine
    修正日時 | updated | default | YetiForce
    変更日時 | updated | default | OTRS/OTOBO
    更新 | updated | default | Trac
    更新日 | updated | default | Kanboard; MantisBT; Plane
    更新日時 | updated | default | EspoCRM; Libredesk
    最終更新 | updated | default | MantisBT
    最終更新日 | updated | default | Request Tracker; iTop
    最終更新日時 | updated | default | Libredesk
    次で更新済 | updated | default | Zammad
    公開 | visibility | common | plain word
    公開範囲 | visibility | common | plain word
    社内 | visibility | common | plain word
    非公開 | visibility | common | plain word
    ワークスペース | workspace | common | plain word
  "ka": |
    დავალებული | assignee | default | Chatwoot
    მიმაგრებულია | assignee | default | MantisBT
    მიმაგრებული ფაილები | attachment | default | MantisBT
    შენიშვნები | comment | weak | MantisBT
    გასწორების თარიღი | created | default | MantisBT
    აღწერილობა | description | default | MantisBT
    დასრულების თარიღი | due | default | MantisBT
    გუნდი | group | default | Chatwoot
    ID | id | default | Zendesk
    იდენტიფიკატორი | id | default | MantisBT
    პრიორიტეტი | priority | default | MantisBT
    მოთხოვნის გამომგზავნი | requester | default | MantisBT
    ელექტრონული ფოსტა | requesterEmail | common | MantisBT
    ელფოსტა | requesterEmail | common | Chatwoot
    გადაწყვეტა | resolution | default | MantisBT
    სტატუსი | status | default | MantisBT
    შეჯამება | subject | default | MantisBT
    ელფოსტის თემა | subject | common | Chatwoot
    ბოლო განახლება | updated | default | MantisBT
    განახლდა | updated | default | MantisBT
  "kk": |
    Орындаушы | assignee | default | FreeScout
    Тіркемелер | attachment | default | FreeScout
    Ескертпе | comment | weak | FreeScout
    Жасалды | created | default | FreeScout
    Пошталық жәшік | group | weak | FreeScout
    ID | id | default | Zendesk
    Нөмір | id | default | FreeScout
    Клиент | requester | default | FreeScout
    Эл. пошта | requesterEmail | default | FreeScout
    Статус | status | default | FreeScout
    Тақырып | subject | default | FreeScout
    Тип | type | default | FreeScout
  "km": |
    កំណត់ទៅ | assignee | default | Leantime
    ការពិពណ៌នា | description | default | Leantime
    កាលបរិច្ឆេទកំណត់ | due | default | Leantime
    ID | id | default | Zendesk
    អត្ត | id | default | Leantime
    អាទិភាព | priority | default | Leantime
    អ្នកនិពន្ធ | requester | weak | Leantime
    ស្ថានភាព | status | default | Leantime
    ចំណងជើង | subject | default | Leantime
    ប្រភេទ | type | default | Leantime
  "ko": |
    담당자 | assignee | default | FreeScout; Kanboard; Leantime
    소유자 | assignee | default | OTRS/OTOBO; Trac; Zammad
    이슈 할당 | assignee | default | MantisBT
    할당 | assignee | default | Helpy; YetiForce
    할당됨 | assignee | default | Taiga
    책임있는 | assignee | weak | OTRS/OTOBO
    부착 | attachment | default | OTRS/OTOBO
    첨부 | attachment | default | FreeScout; Kanboard
    첨부 파일 | attachment | default | MantisBT; Plane; Trac
    첨부 파일 목록 | attachment | default | Trac
    첨부파일 | attachment | default | OTRS/OTOBO; Zammad
    파일 | attachment | default | Redmine
    채널 | channel | default | Zammad
    마감 시간 | closed | default | YetiForce; Zammad
    완료일 | closed | default | Kanboard; Redmine
    종료 시간 | closed | default | OTRS/OTOBO
    댓글 | comment | default | Kanboard; Plane; Zendesk
    덧글 | comment | default | Redmine
    설명 | comment | default | Redmine; Trac
    메시지 | comment | common | plain word
    의견 | comment | common | OTRS/OTOBO
    노트 | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    이슈노트 | comment | weak | MantisBT
    등록 | created | default | Redmine
    만든 날짜 | created | default | Zendesk
    발행일 | created | default | Helpy
    보고일 | created | default | MantisBT
    생성 시간 | created | default | YetiForce
    생성됨 | created | default | OTRS/OTOBO
    생성완료 | created | default | Zammad
    생성일 | created | default | FreeScout; Plane
    에 만들어짐 | created | default | Chatwoot
    에서 만든 | created | default | Zammad
    작성됨 | created | default | Trac
    작성일 | created | default | Kanboard
    상세 | description | default | Zammad
    상세 설명 | description | default | Trac
    설명 | description | default | Kanboard; Leantime; MantisBT
    기한 | due | default | MantisBT
    마감일 | due | default | Kanboard; Leantime; Plane
    완료기한 | due | default | Redmine
    완료 기한 | due | common | Trac
    그룹 | group | default | Redmine; Zammad; Kanboard
    대기열 | group | default | OTRS/OTOBO
    사서함 | group | weak | FreeScout
    ID | id | default | Kanboard; Leantime; MantisBT
    번호 | id | default | FreeScout; Zammad
    티켓 번호 | id | default | OTRS/OTOBO
    티켓번호 | id | default | OTRS/OTOBO
    참조 | id | weak | Kanboard
    티켓 | id | weak | Trac
    조직 | organization | default | Zammad; Zendesk
    고객 | organization | weak | Frappe Helpdesk
    고객 ID | organization | weak | OTRS/OTOBO
    파이프라인 | pipeline | common | plain word
    우선 순위 | priority | default | Leantime; MantisBT; Trac
    우선순위 | priority | default | Kanboard; OTRS/OTOBO; Plane
    고객 | requester | default | FreeScout; OTRS/OTOBO; Zammad
    고객 사용자 | requester | default | OTRS/OTOBO
    보고자 | requester | default | MantisBT
    요청자 | requester | default | Zendesk
    작성자 | requester | default | Kanboard; Trac; Leantime
    저자 | requester | weak | Redmine
    메일 | requesterEmail | default | FreeScout; Redmine
    이메일 | requesterEmail | default | Zammad; Chatwoot; Kanboard
    해결 방법 | resolution | default | Trac
    해결 상태 | resolution | default | MantisBT
    해결 | resolution | weak | Frappe Helpdesk
    결의일 | solved | weak | Frappe Helpdesk
    상태 | status | default | Chatwoot; FreeScout; Helpy
    지위 | status | common | Zammad
    요약 | subject | default | MantisBT
    제목 | subject | default | FreeScout; Helpy; Kanboard
    주제 | subject | default | Taiga
    라벨 | tags | default | Chatwoot
    레이블 | tags | default | Plane
    키워드 | tags | default | Trac
    태그 | tags | default | Kanboard; Leantime; MantisBT
    태그(Tag) | tags | default | Redmine
    방식 | type | default | Redmine
    유형 | type | default | Leantime; Zammad; Redmine
    종류 | type | default | FreeScout; Trac
    타입 | type | default | OTRS/OTOBO; Taiga; Kanboard
    변경 | updated | default | Redmine
    변경 일 | updated | default | Kanboard
    변경됨 | updated | default | OTRS/OTOBO
    수정됨 | updated | default | Trac
    수정일 | updated | default | MantisBT
    업데이트 날짜 | updated | default | Zendesk
    업데이트된 날짜 | updated | default | Zendesk
    업데이트됨 | updated | default | Plane
    에서 업데이트 | updated | default | Zammad
    최근 업데이트 | updated | default | MantisBT
    공개 | visibility | common | plain word
    공개 여부 | visibility | common | plain word
    내부 | visibility | common | plain word
    비공개 | visibility | common | plain word
    워크스페이스 | workspace | common | plain word
    작업 공간 | workspace | common | plain word
  "lt": |
    Atsakingas | assignee | default | Request Tracker; OTRS/OTOBO
    Paskirtas | assignee | default | Redmine
    Priskirta | assignee | default | MantisBT
    Priskirtas darbuotojas | assignee | default | EspoCRM
    Priskirtojo vardas | assignee | default | Chatwoot
    Savininkas | assignee | default | OTRS/OTOBO; Zammad
    Failai | attachment | default | Redmine
    Failas | attachment | default | Redmine
    Priedai | attachment | default | OTRS/OTOBO; Request Tracker; Zammad
    Priedas | attachment | default | OTRS/OTOBO; Request Tracker
    Prikabinti failai | attachment | default | MantisBT
    Prisegtukai | attachment | default | EspoCRM
    Kanalas | channel | default | Zammad
    Uždarymo laikas | closed | default | OTRS/OTOBO
    Uždarytas | closed | default | Redmine
    Įvykdytas | closed | default | Request Tracker
    Komentarai | comment | default | Request Tracker; MantisBT
    Komentaras | comment | default | Redmine; OTRS/OTOBO
    Pastabos | comment | default | Redmine
    Komentuoti | comment | weak | Request Tracker
    Pastaba | comment | weak | OTRS/OTOBO; Zammad
    Straipsnis | comment | weak | Zammad
    Susirašinėjimas | comment | weak | Request Tracker
    Pateiktas | created | default | Request Tracker
    Sukurta | created | default | Chatwoot; EspoCRM; Redmine
    Sukurtas | created | default | OTRS/OTOBO; Zammad
    Sukūrimo data | created | default | Zendesk
    Įvedimo data | created | default | MantisBT
    Aprašas | description | default | Redmine
    Aprašymas | description | default | EspoCRM; MantisBT; OTRS/OTOBO
    Galutinis terminas | due | default | Request Tracker
    Terminas | due | default | MantisBT; EspoCRM
    Užbaigimo data | due | default | Redmine
    Eilė | group | default | OTRS/OTOBO; Request Tracker
    Grupė | group | default | Redmine; Zammad; Request Tracker
    Komanda | group | default | Chatwoot
    Komandos | group | default | EspoCRM
    Komandos pavadinimas | group | default | Chatwoot
    ID | id | default | MantisBT; Zendesk
    KreipinioNumeris | id | default | OTRS/OTOBO
    Numeris | id | default | EspoCRM; Request Tracker; Zammad
    Trikties numeris | id | default | OTRS/OTOBO
    Pokalbio identifikatorius | id | common | Chatwoot
    Organizacija | organization | default | Request Tracker; Zammad; Zendesk
    Įmonė | organization | default | EspoCRM
    Kliento ID | organization | weak | OTRS/OTOBO
    Dabartinis prioritetas | priority | default | Request Tracker
    Prioritetas | priority | default | Chatwoot; EspoCRM; MantisBT
    Klientas | requester | default | OTRS/OTOBO; Zammad
    Kontaktas | requester | default | EspoCRM
    Pranešėjas | requester | default | MantisBT
    Prašymo autoriai | requester | default | Request Tracker
    Prašymo autorius | requester | default | Request Tracker
    Prašytojas | requester | default | Zendesk
    Autorius | requester | weak | Redmine
    El. paštas | requesterEmail | default | EspoCRM; Redmine; Zammad
    El. pašto adresas | requesterEmail | default | Request Tracker; MantisBT
    Sprendimas | resolution | default | MantisBT
    Įvykdytas | solved | default | Request Tracker
    Būsena | status | default | Chatwoot; MantisBT; OTRS/OTOBO
    Statusas | status | default | EspoCRM; Zendesk; OTRS/OTOBO
    Antraštė | subject | default | OTRS/OTOBO; Zammad
    Pavadinimas | subject | default | Request Tracker
    Santrauka | subject | default | MantisBT
    Tema | subject | default | OTRS/OTOBO; Redmine; Zammad
    Tiriamasis | subject | default | Zendesk
    Vardas | subject | weak | EspoCRM
    Etiketės | tags | default | Chatwoot
    Gairės | tags | default | MantisBT
    Tag'as | tags | default | Redmine
    Tagai | tags | default | Zammad
    Tipas | type | default | EspoCRM; OTRS/OTOBO; Redmine
    Pėdsekys | type | weak | Redmine
    Atnaujinimo data | updated | default | Zendesk
    Atnaujinta | updated | default | MantisBT; Zammad
    Atnaujintas(a) | updated | default | Redmine
    Koreguota | updated | default | EspoCRM
    Pakeistas | updated | default | OTRS/OTOBO
    Paskutiniai pakeitimai | updated | default | MantisBT
    Paskutinis atnaujinimas | updated | default | Request Tracker
    Paskutinį kartą atnaujinta | updated | default | Request Tracker
  "lv": |
    Atbildīgais | assignee | default | MantisBT; Taiga; OTRS/OTOBO
    Piešķirtais lietotājs | assignee | default | EspoCRM
    Piešķirts | assignee | default | Redmine
    Piešķīrēja vārds | assignee | default | Chatwoot
    Uzdevuma saņēmējs | assignee | default | Chatwoot
    Īpašnieks | assignee | default | OTRS/OTOBO; Request Tracker; Zammad
    Failu pievienošana | attachment | default | MantisBT
    Pielikumi | attachment | default | EspoCRM; OTRS/OTOBO; Redmine
    Pielikums | attachment | default | OTRS/OTOBO; Redmine; Request Tracker
    Aizvērts | closed | default | Request Tracker
    Aizvēršanas laiks | closed | default | OTRS/OTOBO
    Komentārs | comment | default | Redmine; OTRS/OTOBO
    Piezīmes | comment | default | Redmine; Request Tracker
    Kļūdas piezīmes | comment | weak | MantisBT
    Piezīme | comment | weak | Request Tracker
    Piezīme(s) | comment | weak | OTRS/OTOBO; Zammad
    Sarakste | comment | weak | Request Tracker
    Izveides datums | created | default | Zendesk
    Izveidots | created | default | OTRS/OTOBO; Redmine; Request Tracker
    Izveidots plkst | created | default | Chatwoot
    Kad izveidots | created | default | EspoCRM
    Reģistrēts | created | default | MantisBT
    Apraksts | description | default | EspoCRM; MantisBT; OTRS/OTOBO
    Izpildes termiņš | due | default | MantisBT
    Līdz | due | default | Request Tracker
    Sagaidāmais datums | due | default | Redmine
    Termiņš | due | default | Taiga; EspoCRM
    Grupa | group | default | Redmine; Zammad; Request Tracker
    Grupas | group | default | EspoCRM
    Komanda | group | default | Chatwoot
    Komandas nosaukums | group | default | Chatwoot
    Rinda | group | default | OTRS/OTOBO
    Secība | group | default | Request Tracker
    ID | id | default | Leantime; MantisBT; Zendesk
    Numurs | id | default | EspoCRM; Zammad
    Pieteikuma numurs | id | default | OTRS/OTOBO
    Sarunas identifikators | id | common | Chatwoot
    Konts | organization | default | EspoCRM
    Organizācija | organization | default | Request Tracker
    Klienta identifikators | organization | weak | OTRS/OTOBO
    Prioritāte | priority | default | Chatwoot; EspoCRM; MantisBT
    Klienti | requester | default | OTRS/OTOBO; Zammad
    Klients | requester | default | OTRS/OTOBO
    Kontakts | requester | default | EspoCRM
    Pieprasītāji | requester | default | Request Tracker
    Pieprasītājs | requester | default | Request Tracker
    Ziņotājs | requester | default | MantisBT
    Autors | requester | weak | Redmine
    E-pasta adrese | requesterEmail | default | Request Tracker
    E-pasts | requesterEmail | default | EspoCRM; Redmine; Zammad
    Epasts | requesterEmail | default | Request Tracker
    Risinājums | resolution | default | MantisBT
    Atrisināts | solved | default | Request Tracker
    Statuss | status | default | Chatwoot; EspoCRM; MantisBT
    Stāvoklis | status | default | Request Tracker
    Temats | subject | default | Redmine; Request Tracker
    Temats/virsraksts | subject | default | Taiga
    Tēma | subject | default | OTRS/OTOBO; Zammad
    Virsraksts | subject | default | OTRS/OTOBO; Zammad
    Īss apraksts | subject | default | MantisBT
    E-pasta Tēma | subject | common | Chatwoot
    Vārds/nosaukums | subject | weak | EspoCRM
    Birka | tags | default | Redmine
    Etiķetes | tags | default | Chatwoot
    Iezīmes | tags | default | MantisBT
    Tips | type | default | EspoCRM; OTRS/OTOBO; Redmine
    Trakeris | type | weak | Redmine
    Atjaunināts | updated | default | MantisBT
    Atjaunināšanas datums | updated | default | Zendesk
    Atjaunots | updated | default | MantisBT; Redmine
    Kad veiktas izmaiņas | updated | default | EspoCRM
    Mainīts | updated | default | OTRS/OTOBO
    Pēd.Jauninājums | updated | default | Request Tracker
    Pēdējoreiz atjaunināts | updated | default | Request Tracker
  "mk": |
    Доделена на | assignee | default | Redmine
    Доделено на | assignee | default | MantisBT
    Извршител | assignee | default | Kanboard
    Сопственик | assignee | default | OTRS/OTOBO
    Одговорен | assignee | weak | OTRS/OTOBO
    Датотека | attachment | default | Redmine
    Датотеки | attachment | default | Redmine
    Прилог | attachment | default | OTRS/OTOBO
    Приложени податотеки | attachment | default | MantisBT
    Прилози | attachment | default | Kanboard; OTRS/OTOBO
    Време на затварање | closed | default | OTRS/OTOBO
    Датум на завршување | closed | default | Kanboard
    Белешки | comment | default | Redmine; MantisBT
    Коментар | comment | default | Redmine
    Коментари | comment | default | Kanboard; OTRS/OTOBO
    Забелешка | comment | weak | OTRS/OTOBO
    Датум на производство | created | default | Kanboard
    Креиран | created | default | Redmine
    Креирано | created | default | OTRS/OTOBO
    Поднесено на | created | default | MantisBT
    Опис | description | default | Kanboard; MantisBT; OTRS/OTOBO
    Краен рок | due | default | Redmine
    Рок | due | default | MantisBT
    Рок за завршување | due | default | Kanboard
    Група | group | default | Redmine; Kanboard
    Редица | group | default | OTRS/OTOBO
    ID | id | default | Zendesk
    Број на тикет | id | default | OTRS/OTOBO
    ИД | id | default | Kanboard
    Назнака | id | default | MantisBT
    Референца | id | weak | Kanboard
    Корисничко ИД | organization | weak | OTRS/OTOBO
    Приоритет | priority | default | Kanboard; MantisBT; OTRS/OTOBO
    Авторот | requester | default | Kanboard
    Корисник | requester | default | OTRS/OTOBO
    Корисник Клиент | requester | default | OTRS/OTOBO
    Пријавил | requester | default | MantisBT
    Автор | requester | weak | Redmine
    Е-пошта | requesterEmail | default | Redmine; Kanboard; MantisBT
    Решение | resolution | default | MantisBT
    Состојба | status | default | OTRS/OTOBO
    Статус | status | default | Kanboard; MantisBT; Redmine
    Краток опис | subject | default | MantisBT
    Наслов | subject | default | Kanboard; OTRS/OTOBO; Redmine
    Предмет | subject | default | OTRS/OTOBO; Kanboard
    Ознаки | tags | default | Kanboard; MantisBT
    Тип | type | default | OTRS/OTOBO; Redmine
    Видови | type | common | Kanboard
    Ажурирано | updated | default | Redmine
    Датум на измена | updated | default | Kanboard
    Подновено | updated | default | MantisBT
    Последна поднова | updated | default | MantisBT
    Променето | updated | default | OTRS/OTOBO
  "mn": |
    Оноогдсон | assignee | default | Redmine
    Файл | attachment | default | Redmine
    Файлууд | attachment | default | Redmine
    Тайлбар | comment | default | Redmine
    Тэмдэглэл | comment | default | Redmine
    Үүссэн | created | default | Redmine
    Тайлбар | description | default | Redmine
    Дуусах огноо | due | default | Redmine
    ID | id | default | Zendesk
    Зэрэглэл | priority | default | Redmine
    Зохиогч | requester | weak | Redmine
    Имэйл | requesterEmail | default | Redmine
    Төлөв | status | default | Redmine
    Гарчиг | subject | default | Redmine
    Шошго | tags | default | Redmine
    Төрөл | type | default | Redmine
    Чиглэл | type | weak | Redmine
    Өөрчилсөн | updated | default | Redmine
  "mr": |
    चॅनेल | channel | default | Libredesk
    बंद केले | closed | default | Libredesk
    तयार केले | created | default | Libredesk
    संदर्भ क्रमांक | id | default | Libredesk
    सोडवले | solved | default | Libredesk
    अपडेट केले | updated | default | Libredesk
    शेवटचे अपडेट | updated | default | Libredesk
  "ms": |
    Ditugaskan kepada | assignee | default | Helpy
    Orang yang ditugaskan | assignee | default | Kanboard
    Pemilik | assignee | default | OTRS/OTOBO; Zammad
    Tanggungjawab | assignee | weak | OTRS/OTOBO
    Lampiran | attachment | default | Kanboard; OTRS/OTOBO
    Saluran | channel | default | Zammad
    Masa tutup | closed | default | OTRS/OTOBO
    Tanggal penyelesaian | closed | default | Kanboard
    Waktu tutup | closed | default | Zammad
    Komentar | comment | default | Kanboard
    Komen | comment | common | OTRS/OTOBO
    Artikel | comment | weak | Zammad
    Nota | comment | weak | OTRS/OTOBO
    Dicipta | created | default | OTRS/OTOBO; Zammad
    Dicipta pada | created | default | Helpy; Zammad
    Tanggal dibuat | created | default | Kanboard
    Deskripsi | description | default | Kanboard
    Penerangan | description | default | OTRS/OTOBO; Zammad
    Batas tanggal terakhir | due | default | Kanboard
    Barisan | group | default | OTRS/OTOBO
    Kumpulan | group | common | Kanboard
    ID | id | default | Zendesk
    Id. | id | default | Kanboard
    Nombor Tiket | id | default | OTRS/OTOBO
    NomborTiket | id | default | OTRS/OTOBO
    Referensi | id | weak | Kanboard
    Organisasi | organization | default | Zammad
    ID Pelanggan | organization | weak | OTRS/OTOBO
    IDPelanggan | organization | weak | OTRS/OTOBO
    Keutamaan | priority | default | Kanboard; OTRS/OTOBO
    Prioriti | priority | default | Zammad
    Pelanggan | requester | default | OTRS/OTOBO; Zammad
    Pembuat | requester | default | Kanboard
    Pengguna Pelanggan | requester | default | OTRS/OTOBO
    Emel | requesterEmail | default | Zammad
    Email | requesterEmail | common | Chatwoot; Kanboard
    Keadaan | status | default | OTRS/OTOBO; Zammad
    Status | status | default | Chatwoot; Helpy; Kanboard
    Judul | subject | default | Kanboard
    Subjek | subject | default | Helpy; OTRS/OTOBO; Zammad
    Tajuk | subject | default | OTRS/OTOBO; Zammad
    Label | tags | default | Chatwoot
    Jenis | type | default | OTRS/OTOBO; Zammad; Kanboard
    Dikemas kini pada | updated | default | Zammad
    Diubah | updated | default | OTRS/OTOBO
    Tanggal modifikasi | updated | default | Kanboard
  "my": |
    တာဝန်ခံ | assignee | weak | Frappe Helpdesk
    တာဝန်ပေးရန် | assignee | weak | Frappe Helpdesk
    ပူးတွဲပါ | attachment | weak | Frappe Helpdesk
    ဖော်ပြချက် | description | weak | Frappe Helpdesk
    ID | id | default | Zendesk
    ဝယ်သူ | organization | weak | Frappe Helpdesk
    ဦးစားပေး | priority | weak | Frappe Helpdesk
    အဆက်အသွယ် | requester | weak | Frappe Helpdesk
    အီးမေးလ် | requesterEmail | weak | Frappe Helpdesk
    အခြေအနေ | status | weak | Frappe Helpdesk
    အကြောင်းအရာ | subject | weak | Frappe Helpdesk
    အမျိုးအစား | type | weak | Frappe Helpdesk
  "nb": |
    Behandler | assignee | default | FreeScout
    Delegert til | assignee | default | MantisBT
    Eier | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    Tildelt | assignee | default | Kanboard
    Tildelt bruker | assignee | default | EspoCRM
    Tildelt til | assignee | default | Peppermint; Redmine; Taiga
    Ansvarlig | assignee | weak | OTRS/OTOBO
    Oppdragstaker | assignee | weak | Frappe Helpdesk
    Tilordnet til | assignee | weak | Frappe Helpdesk
    Fil | attachment | default | Redmine
    Filer | attachment | default | Redmine
    Filvedlegg | attachment | default | MantisBT
    Relations | attachment | default | OTRS/OTOBO
    Vedlegg | attachment | default | EspoCRM; Frappe Helpdesk; FreeScout
    Kanal | channel | default | Zammad
    Avsluttet Tidspunkt | closed | default | OTRS/OTOBO
    Ferdigstillingsdato | closed | default | Kanboard
    Lukket | closed | default | Request Tracker
    Stengetid | closed | default | Zammad
    Kommentar | comment | default | Trac; Zendesk; OTRS/OTOBO
    Kommentarer | comment | default | Kanboard; Peppermint; Redmine
    Notater | comment | default | Redmine; MantisBT
    Melding | comment | common | plain word
    Artikkel | comment | weak | Zammad
    Kommenter | comment | weak | Request Tracker
    Merknad | comment | weak | FreeScout
    Notis | comment | weak | OTRS/OTOBO; Zammad
    Svar | comment | weak | Request Tracker
    Dato lagt inn | created | default | MantisBT
    Lagt til | created | default | Zammad
    Opprettelsesdato | created | default | Kanboard; Zendesk
    Opprettet | created | default | OTRS/OTOBO; Peppermint; Redmine
    Opprettet den | created | default | EspoCRM; Peppermint
    Opprettet på | created | default | FreeScout
    Beskrivelse | description | default | EspoCRM; Frappe Helpdesk; Kanboard
    Forfallsdato | due | default | MantisBT; Request Tracker
    Frist | due | default | Redmine; Trac
    Tidsfrist | due | default | Kanboard; EspoCRM
    Gruppe | group | default | Redmine; Zammad; Kanboard
    Grupper | group | default | EspoCRM
    Kø | group | default | OTRS/OTOBO; Request Tracker
    Postkasse | group | weak | FreeScout
    ID | id | default | Frappe Helpdesk; Kanboard; Leantime
    Nummer | id | default | EspoCRM; FreeScout; Zammad
    Saksnummer | id | default | OTRS/OTOBO
    Ticketnummer | id | default | OTRS/OTOBO
    Referanse | id | weak | Kanboard
    Sak | id | weak | Trac
    Konto | organization | default | EspoCRM
    Organisasjon | organization | default | Request Tracker; Zammad; Zendesk
    Kunde | organization | weak | Frappe Helpdesk
    Kunde-ID | organization | weak | OTRS/OTOBO
    Pipeline | pipeline | common | plain word
    Prioritet | priority | default | EspoCRM; Frappe Helpdesk; Kanboard
    Innmelder | requester | default | Request Tracker
    Kontakt | requester | default | EspoCRM; Frappe Helpdesk
    Kunde | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Kunde-bruker | requester | default | OTRS/OTOBO
    Laget av | requester | default | Kanboard
    Rapporterer | requester | default | Trac
    Rapportert av | requester | default | MantisBT
    Sender | requester | default | Zendesk
    Forfatter | requester | weak | Redmine
    E-post | requesterEmail | default | Frappe Helpdesk; FreeScout; Peppermint
    E-postadresse | requesterEmail | default | Request Tracker
    Epost | requesterEmail | default | EspoCRM
    Løsning | resolution | default | Trac
    Løsningsstatus | resolution | default | MantisBT
    Løst | solved | default | Request Tracker
    Satus | status | default | Chatwoot
    Status | status | default | Frappe Helpdesk; FreeScout; Kanboard
    Emne | subject | default | Frappe Helpdesk; FreeScout; OTRS/OTOBO
    Oppsummering | subject | default | MantisBT
    Sammendrag | subject | default | Trac
    Subjekt | subject | default | Taiga
    Tittel | subject | default | Kanboard; OTRS/OTOBO; Peppermint
    Navn | subject | weak | EspoCRM
    Etiketter | tags | default | Chatwoot; Kanboard; Peppermint
    Nøkkelord | tags | default | MantisBT; Trac
    Stikkord | tags | default | Zammad
    Billetttype | type | default | Awesome Support
    Type | type | default | Frappe Helpdesk; FreeScout; Leantime
    Sakstype | type | weak | Redmine
    Endret | updated | default | OTRS/OTOBO; Trac
    Endret den | updated | default | EspoCRM
    Endret tid | updated | default | YetiForce
    Endringsdato | updated | default | Kanboard
    Oppdateringsdato | updated | default | Zendesk
    Oppdatert | updated | default | MantisBT; Redmine
    Oppdatert dato | updated | default | Zendesk
    Oppdatert den | updated | default | Peppermint
    Oppdatert på | updated | default | Zammad
    Sist oppdatert | updated | default | Request Tracker
    SistOppdatert | updated | default | Request Tracker
    Siste oppdatering | updated | default | MantisBT
    Intern | visibility | common | plain word
    Offentlig | visibility | common | plain word
    Privat | visibility | common | plain word
    Synlighet | visibility | common | plain word
    Arbeidsområde | workspace | common | plain word
  "nl": |
    Agent | assignee | default | iTop
    Behandelaar | assignee | default | Zammad
    Eigenaar | assignee | default | OTRS/OTOBO; OpenSupports; Request Tracker
    Medewerker | assignee | default | Faveo
    Toegekende gebruiker | assignee | default | Odoo OCA Helpdesk
    Toegewezen aan | assignee | default | Faveo; Frappe Helpdesk; Helpy
    Toegewezen gebruiker | assignee | default | EspoCRM
    Toegewezen naam | assignee | default | Chatwoot
    Toegewezene | assignee | default | Frappe Helpdesk; FreeScout; Kanboard
    Support Medewerkers | assignee | common | Awesome Support
    Verantwoordelijke | assignee | weak | OTRS/OTOBO
    Bestand | attachment | default | Redmine
    Bestanden | attachment | default | Redmine
    Bijgevoegde bestanden | attachment | default | MantisBT
    Bijlage | attachment | default | Faveo; Frappe Helpdesk; OTRS/OTOBO
    Bijlagen | attachment | default | EspoCRM; Faveo; FreeScout
    Bijlages | attachment | default | Awesome Support; Kanboard
    Media bijlagen | attachment | common | Odoo OCA Helpdesk
    Bron | channel | default | Faveo; Odoo OCA Helpdesk
    Kanaal | channel | default | Zammad
    Oorsprong | channel | default | iTop
    Afgerond op | closed | default | Kanboard
    Afgesloten sinds | closed | default | iTop
    Afhandeltijd | closed | default | Zammad
    Afsluitingstijd | closed | default | OTRS/OTOBO
    Datum afgesloten | closed | default | Odoo OCA Helpdesk
    Datum gesloten | closed | default | Odoo OCA Helpdesk
    Gesloten | closed | default | Redmine; Request Tracker
    Gesloten tijd | closed | default | YetiForce
    Commentaar | comment | default | Kanboard; Redmine; Request Tracker
    Kommentaar | comment | default | YetiForce
    Notities | comment | default | Redmine
    Opmerking | comment | default | Trac; Zendesk; OTRS/OTOBO
    Opmerkingen | comment | default | YetiForce; MantisBT
    Reacties | comment | default | Faveo
    Bericht | comment | common | plain word
    Berichten | comment | common | plain word
    Correspondentie | comment | weak | Request Tracker
    Notitie | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    Aangemaakt | created | default | OTRS/OTOBO; Zammad
    Aangemaakt op | created | default | Chatwoot; EspoCRM; Helpy
    Aangemeld op | created | default | MantisBT
    Aanmaak datum | created | default | Faveo
    Aanmaak tijd | created | default | YetiForce
    Aanmaakdatum | created | default | Kanboard; Zendesk
    Datum aangemaakt | created | default | Odoo OCA Helpdesk
    Datum waarop gemaakt | created | default | Zendesk
    Gecreëerd | created | default | Request Tracker
    Gemaakt | created | default | Trac; OpenSupports
    Gemaakt op | created | default | FreeScout; Zammad
    Startdatum | created | default | iTop
    Beschrijving | description | default | EspoCRM; Faveo; Frappe Helpdesk
    Omschrijving | description | default | Awesome Support; Kanboard; Leantime
    Einddatum | due | default | YetiForce
    Plandatum | due | default | MantisBT
    Verloop datum | due | default | Faveo
    Vervaldatum | due | default | Kanboard; Leantime; YetiForce
    Verwacht | due | default | Request Tracker; Trac
    Verwachte einddatum | due | default | Redmine
    Voltooi datum | due | common | EspoCRM
    Afdeling | group | default | Awesome Support; Faveo; OpenSupports
    Groep | group | default | Redmine; Zammad; Kanboard
    Groepen | group | default | EspoCRM
    Team | group | default | Chatwoot; Frappe Helpdesk; Odoo OCA Helpdesk
    Team Naam | group | default | Chatwoot
    Wachtrij | group | default | OTRS/OTOBO; Request Tracker
    Id | id | default | Frappe Helpdesk; Kanboard; Leantime
    Meldingsnummer | id | default | MantisBT
    Nummer | id | default | EspoCRM; FreeScout; Odoo OCA Helpdesk
    Ticket # | id | default | Zammad
    Ticketnummer | id | default | OTRS/OTOBO
    Vraagnummer | id | default | Odoo OCA Helpdesk
    Conversatie ID | id | common | Chatwoot
    Referentie | id | weak | Kanboard
    Levenscyclus | lifecycle | common | plain word
    Organisatie | organization | default | Faveo; Request Tracker; Zammad
    Relatie | organization | default | EspoCRM
    Klant | organization | weak | Frappe Helpdesk; Odoo OCA Helpdesk
    Klantcode | organization | weak | OTRS/OTOBO
    Pijplijn | pipeline | common | plain word
    Pipeline | pipeline | common | plain word
    Ticketpijplijn | pipeline | common | plain word
    Prioriteit | priority | default | Awesome Support; Chatwoot; EspoCRM
    Aangemaakt door | requester | default | Kanboard; Awesome Support
    Aanmelder | requester | default | MantisBT
    Aanvrager | requester | default | Request Tracker; Zendesk; iTop
    Aanvragers | requester | default | Request Tracker
    Auteur | requester | default | OpenSupports; Leantime; Redmine
    Gemeld door | requester | default | Trac
    Klant | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    E-mail | requesterEmail | default | EspoCRM; Faveo; Frappe Helpdesk
    E-mail adres | requesterEmail | default | Request Tracker
    E-mailadres | requesterEmail | default | OpenSupports; Chatwoot; MantisBT
    Email | requesterEmail | default | Odoo OCA Helpdesk
    Opgelost door (e-mail) | requesterEmail | weak | Frappe Helpdesk
    Oplossing | resolution | default | Frappe Helpdesk; MantisBT; Trac
    Opgelost | solved | default | Request Tracker
    Opgelost sinds | solved | default | iTop
    Resolutiedatum | solved | weak | Frappe Helpdesk
    Fase | status | default | Odoo OCA Helpdesk
    Status | status | default | Awesome Support; Chatwoot; Faveo
    Onderwerp | subject | default | Awesome Support; Faveo; Frappe Helpdesk
    Samenvatting | subject | default | MantisBT; Trac
    Titel | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Naam | subject | weak | EspoCRM
    Labelen | tags | default | Chatwoot
    Labels | tags | default | Leantime; MantisBT; Zammad
    Sleutelwoord | tags | default | Trac
    Tags | tags | default | Awesome Support; Kanboard; OpenSupports
    Trefwoorden | tags | default | Odoo OCA Helpdesk
    Soort | type | default | FreeScout
    Soort verzoek | type | default | iTop
    Tickettype | type | default | Awesome Support
    Type | type | default | Faveo; Frappe Helpdesk; Leantime
    Aangepast op | updated | default | EspoCRM
    Aanpassingstijd | updated | default | YetiForce
    Bijgewerkt | updated | default | MantisBT; Zammad
    Bijgewerkt op | updated | default | Zammad
    Datum bijgewerkt | updated | default | Zendesk
    Datum waarop bijgewerkt | updated | default | Zendesk
    Gewijzigd | updated | default | OTRS/OTOBO; Trac
    Gewijzigd op | updated | default | MantisBT
    Laatst bijgewerkt | updated | default | Request Tracker
    Laatst bijgewerkt op | updated | default | Odoo OCA Helpdesk
    Laatst gewijzigd op | updated | default | Redmine
    Laatste activiteit | updated | default | Faveo
    Laatste update | updated | default | iTop
    Wijzigingsdatum | updated | default | Kanboard
    Intern | visibility | common | plain word
    Openbaar | visibility | common | plain word
    Privé | visibility | common | plain word
    Zichtbaarheid | visibility | common | plain word
    Werkruimte | workspace | common | plain word
  "nn": |
    Eigar | assignee | default | Request Tracker
    Tildelt til | assignee | default | MantisBT
    Vedlegg | attachment | default | Request Tracker
    Lukka | closed | default | Request Tracker
    Kommentarar | comment | default | Request Tracker
    Kommenter | comment | weak | Request Tracker
    Merknader | comment | weak | MantisBT
    Svar | comment | weak | Request Tracker
    Dato meldt | created | default | MantisBT
    Oppretta | created | default | Request Tracker
    Skildring | description | default | MantisBT; Request Tracker
    Forfallsdato | due | default | Request Tracker
    Kø | group | default | Request Tracker
    Gruppe | group | common | Request Tracker
    ID | id | default | MantisBT; Request Tracker
    Organisasjon | organization | default | Request Tracker
    Prioritet | priority | default | MantisBT; Request Tracker
    Innmeldar | requester | default | Request Tracker
    Meldar | requester | default | MantisBT
    E-postadresse | requesterEmail | default | Request Tracker
    E-post | requesterEmail | common | MantisBT
    Løysingsstoda | resolution | default | MantisBT
    Løyst | solved | default | Request Tracker
    Stoda | status | default | MantisBT
    Emne | subject | default | Request Tracker
    Samandrag | subject | default | MantisBT
    Merke | tags | default | MantisBT
    Sist oppdatert | updated | default | Request Tracker
    SistOppdatert | updated | default | Request Tracker
    Siste oppdatering | updated | default | MantisBT
  "pl": |
    Imię przydzielonej osoby | assignee | default | Chatwoot
    Odpowiedzialny | assignee | default | Kanboard; OTRS/OTOBO
    Procesujący | assignee | default | FreeScout
    Przydzielone do | assignee | default | Taiga
    Przypisani | assignee | default | Plane
    Przypisano | assignee | default | Plane
    Przypisano do | assignee | default | Frappe Helpdesk; Leantime
    Przypisany do | assignee | default | MantisBT; Redmine
    Przypisany użytkownik | assignee | default | EspoCRM
    Właściciel | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    Właściciel rekordu | assignee | default | YetiForce
    Mandatariusz | assignee | common | Zammad
    Prowadzący | assignee | common | Awesome Support
    Przypisany | assignee | weak | Frappe Helpdesk
    Dołączone pliki | attachment | default | MantisBT
    Plik | attachment | default | Redmine
    Pliki | attachment | default | Redmine
    Załącznik | attachment | default | Frappe Helpdesk; OTRS/OTOBO; Request Tracker
    Załączniki | attachment | default | Awesome Support; EspoCRM; FreeScout
    Kanał | channel | default | UVdesk; Zammad
    OPochodzenierigin | channel | default | iTop
    Źródło | channel | default | UVdesk
    Czas zamknięcia | closed | default | YetiForce; Zammad
    Data ukończenia | closed | default | Kanboard
    Data zamknięcia | closed | default | OTRS/OTOBO; Redmine; iTop
    Zamknięte | closed | default | Request Tracker
    Komentarz | comment | default | Redmine; Trac; Zendesk
    Komentarze | comment | default | Kanboard; Plane; Request Tracker
    Notatki | comment | default | Redmine
    Wiadomości | comment | common | plain word
    Wiadomość | comment | common | plain word
    Artykuł | comment | weak | Zammad
    Komentuj | comment | weak | Request Tracker
    Korespondencja | comment | weak | Request Tracker
    Notatka | comment | weak | OTRS/OTOBO
    Notka | comment | weak | FreeScout; UVdesk
    Uwaga | comment | weak | Zammad
    Czas utworzenia | created | default | YetiForce
    Data rozpoczęcia | created | default | iTop
    Data utworzenia | created | default | Kanboard; Redmine; Zendesk
    Data zgłoszenia | created | default | MantisBT
    Utworzone | created | default | OTRS/OTOBO; Zammad
    Utworzono | created | default | Chatwoot; FreeScout
    Utworzono dnia | created | default | Plane
    Utworzono w | created | default | Zammad
    Utworzony | created | default | EspoCRM; Trac; UVdesk
    Zarejestrowane | created | default | Request Tracker
    Opis | description | default | Awesome Support; EspoCRM; Frappe Helpdesk
    Data oddania | due | default | Redmine
    Data realizacji | due | default | YetiForce
    Termin | due | default | Kanboard; Leantime; Plane
    Termin realizacji | due | default | MantisBT; Request Tracker
    Data zwrotu | due | common | EspoCRM
    Planowana data zakończenia | due | common | Trac
    Grupa | group | default | Redmine; UVdesk; Zammad
    Kolejka | group | default | OTRS/OTOBO; Request Tracker
    Nazwa zespołu | group | default | Chatwoot
    Zespoły | group | default | EspoCRM
    Zespół | group | default | Chatwoot; UVdesk; iTop
    Skrzynka pocztowa | group | weak | FreeScout
    ID | id | default | Kanboard; Leantime; UVdesk
    ID zgłoszenia | id | default | UVdesk
    Identyfikator | id | default | MantisBT
    Liczba | id | default | Zammad
    Numer | id | default | EspoCRM; FreeScout; OpenSupports
    Numer zgłoszenia | id | default | OTRS/OTOBO; OpenSupports; YetiForce
    Powiązanie | id | default | iTop
    Zgłoszenie# | id | default | Zammad
    Identyfikator konwersacji | id | common | Chatwoot
    Odniesienie | id | weak | Kanboard
    Zgłoszenie | id | weak | Trac
    Cykl życia | lifecycle | common | plain word
    Firma | organization | default | Request Tracker
    Klient | organization | default | EspoCRM
    Organizacja | organization | default | Zammad; Zendesk; iTop
    Identyfikator klienta | organization | weak | OTRS/OTOBO
    Lejek | pipeline | common | plain word
    Pipeline | pipeline | common | plain word
    Potok | pipeline | common | plain word
    Priorytet | priority | default | Chatwoot; EspoCRM; Frappe Helpdesk
    Autor | requester | default | Kanboard; OpenSupports; Leantime
    Imię klienta | requester | default | UVdesk
    Klient | requester | default | FreeScout; OpenSupports; UVdesk
    Kontakty | requester | default | EspoCRM
    Nazwa klienta | requester | default | OTRS/OTOBO
    Osoba zlecająca | requester | default | Zendesk
    Użytkownik klienta | requester | default | OTRS/OTOBO
    Zgłaszający | requester | default | MantisBT; Request Tracker; Trac
    Kontakt | requester | weak | Frappe Helpdesk
    Adres email | requesterEmail | default | Request Tracker
    E-mail | requesterEmail | default | EspoCRM; Frappe Helpdesk; FreeScout
    Wywołany przez (Email) | requesterEmail | weak | Frappe Helpdesk
    Rozwiązanie | resolution | default | MantisBT; Trac; iTop
    Rozstrzygnięcie | resolution | weak | Frappe Helpdesk
    Data rozwiązania | solved | default | iTop
    Zamknięte | solved | default | Request Tracker
    Data Rozstrzygnięcia | solved | weak | Frappe Helpdesk
    Stan | status | default | OTRS/OTOBO; Plane
    Status | status | default | Awesome Support; Chatwoot; Frappe Helpdesk
    Nazwa | subject | default | Kanboard; EspoCRM
    Temat | subject | default | Awesome Support; Frappe Helpdesk; FreeScout
    Temat Zgłoszenia | subject | default | YetiForce
    Tytuł | subject | default | Leantime; OTRS/OTOBO; OpenSupports
    Etykietka | tags | default | UVdesk
    Etykiety | tags | default | Chatwoot; Plane
    Słowa kluczowe | tags | default | Trac
    Tagi | tags | default | Awesome Support; Kanboard; Leantime
    Znaczniki | tags | default | MantisBT
    Rodzaj | type | default | EspoCRM
    Typ | type | default | Frappe Helpdesk; FreeScout; Leantime
    Typ zgłoszenia | type | default | iTop
    typ biletu | type | default | Awesome Support
    Typ zagadnienia | type | weak | Redmine
    Aktualizacja | updated | default | MantisBT
    Czas ostatniej zmiany | updated | default | YetiForce
    Data aktualizacji | updated | default | Zendesk
    Data modyfikacji | updated | default | Kanboard; MantisBT; Redmine
    OstAktualiz | updated | default | Request Tracker
    Ostatnia aktualizacja | updated | default | Request Tracker
    Ostatnia data | updated | default | iTop
    Zaktualizowane | updated | default | Zammad
    Zaktualizowano | updated | default | Plane
    Zaktualizowany | updated | default | Zammad
    Zmienione | updated | default | OTRS/OTOBO
    Zmieniony | updated | default | Trac
    Zmodyfikowany | updated | default | EspoCRM
    Prywatny | visibility | common | plain word
    Publiczny | visibility | common | plain word
    Wewnętrzny | visibility | common | plain word
    Widoczność | visibility | common | plain word
    Obszar roboczy | workspace | common | plain word
    Przestrzeń robocza | workspace | common | plain word
  "pt": |
    Assignado | assignee | default | Kanboard
    Atendente | assignee | default | Faveo
    Atribuído | assignee | default | Chatwoot; Zammad
    Atribuído a | assignee | default | Frappe Helpdesk; Helpy; Leantime
    Atribuído para | assignee | default | Faveo
    Dono | assignee | default | Request Tracker
    Nome do titular | assignee | default | Chatwoot
    Proprietário | assignee | default | OTRS/OTOBO; OpenSupports; Trac
    Responsável | assignee | default | FreeScout; OTRS/OTOBO
    Utilizador Designado | assignee | default | Odoo OCA Helpdesk
    Utilizador atribuído | assignee | default | EspoCRM
    Equipe de Suporte | assignee | common | Awesome Support
    Cessionário | assignee | weak | Frappe Helpdesk
    Anexo | attachment | default | Faveo; Frappe Helpdesk; OTRS/OTOBO
    Anexos | attachment | default | Awesome Support; EspoCRM; Faveo
    Ficheiro | attachment | default | Redmine
    Ficheiros | attachment | default | Redmine
    Ficheiros anexos | attachment | default | MantisBT
    Anexos de Media | attachment | common | Odoo OCA Helpdesk
    Canal | channel | default | Awesome Support; Odoo OCA Helpdesk; Zammad
    Origem | channel | default | Faveo
    Data da finalização | closed | default | Kanboard
    Data de Fecho | closed | default | Odoo OCA Helpdesk
    Fechado | closed | default | Redmine; Request Tracker
    Hora de Fecho | closed | default | YetiForce
    Horário de Encerramento | closed | default | Zammad
    Tempo de Fecho | closed | default | OTRS/OTOBO
    Comentário | comment | default | Redmine; Trac; Zendesk
    Comentários | comment | default | Faveo; Kanboard; Peppermint
    Notas | comment | default | Redmine; MantisBT
    Mensagem | comment | common | plain word
    Mensagens | comment | common | plain word
    Correspondência | comment | weak | Request Tracker
    Nota | comment | weak | FreeScout; OTRS/OTOBO
    Criada em | created | default | Chatwoot
    Criado | created | default | OTRS/OTOBO; Peppermint; Redmine
    Criado a | created | default | Helpy
    Criado em | created | default | EspoCRM; FreeScout; Odoo OCA Helpdesk
    Data de criação | created | default | Faveo; Kanboard; Odoo OCA Helpdesk
    Data do Envio | created | default | MantisBT
    Hora de Criação | created | default | YetiForce
    Descrição | description | default | Awesome Support; EspoCRM; Faveo
    Data de fim | due | default | Redmine
    Data de vencimento | due | default | Faveo; Kanboard; MantisBT
    Data final | due | default | Leantime
    Data limite | due | default | YetiForce
    Prazo | due | default | Request Tracker
    Expirado | due | common | Trac
    Departamento | group | default | Awesome Support; Faveo; OpenSupports
    Equipa | group | default | Chatwoot; Odoo OCA Helpdesk
    Equipas | group | default | EspoCRM
    Fila | group | default | OTRS/OTOBO
    Grupo | group | default | Redmine; Zammad; Kanboard
    Nome da equipa | group | default | Chatwoot
    Caixa de correio | group | weak | FreeScout
    ID | id | default | Kanboard; Leantime; MantisBT
    ID Ticket | id | default | Faveo
    Número | id | default | EspoCRM; FreeScout; OpenSupports
    Número do Pedido | id | default | YetiForce
    Número do ticket | id | default | OTRS/OTOBO; Odoo OCA Helpdesk
    ID da conversa | id | common | Chatwoot
    Assunto | id | weak | Trac
    Referência | id | weak | Kanboard
    Conta | organization | default | EspoCRM
    Organização | organization | default | Faveo; Request Tracker; Zammad
    Cliente | organization | weak | Odoo OCA Helpdesk
    ID de Cliente | organization | weak | OTRS/OTOBO
    No. Cliente | organization | weak | OTRS/OTOBO
    Prioridade | priority | default | Awesome Support; Chatwoot; EspoCRM
    Autor | requester | default | OpenSupports; Leantime; Redmine
    Cliente | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Contacto | requester | default | Frappe Helpdesk; Odoo OCA Helpdesk
    Contato | requester | default | EspoCRM
    Criado por | requester | default | Kanboard; Awesome Support
    Repórter | requester | default | MantisBT
    Requerente | requester | default | Request Tracker; Zendesk
    Requerentes | requester | default | Request Tracker
    Correio Electrónico | requesterEmail | default | Request Tracker
    E-mail | requesterEmail | default | Faveo; Frappe Helpdesk; FreeScout
    Endereço de e-mail | requesterEmail | default | Request Tracker
    Correio eletrónico | requesterEmail | common | MantisBT
    Solução | resolution | default | MantisBT
    Resolvido | solved | default | Request Tracker
    Estado | status | default | Awesome Support; EspoCRM; Frappe Helpdesk
    Situação | status | default | Chatwoot
    Status | status | default | Faveo; OpenSupports; Peppermint
    Assunto | subject | default | Awesome Support; Faveo; Frappe Helpdesk
    Resumo | subject | default | MantisBT
    Título | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Título do Pedido | subject | default | YetiForce
    Assunto do e-mail | subject | common | Chatwoot
    Nome | subject | weak | EspoCRM
    Etiqueta | tags | default | Leantime; Redmine
    Etiquetas | tags | default | Awesome Support; Chatwoot; Kanboard
    Tipo | type | default | EspoCRM; Faveo; Frappe Helpdesk
    Tipo de bilhete | type | default | Awesome Support
    Alterado | updated | default | Redmine
    Atualizado | updated | default | MantisBT
    Atualizado as | updated | default | Zammad
    Atualizado em | updated | default | Peppermint
    Data da atualização | updated | default | Zendesk
    Data da modificação | updated | default | Kanboard
    Hora de Modificação | updated | default | YetiForce
    Modificado | updated | default | OTRS/OTOBO; Trac
    Modificado em | updated | default | EspoCRM
    Última Atualização em | updated | default | Odoo OCA Helpdesk
    Última actualização | updated | default | Request Tracker
    Última atividade | updated | default | Faveo
    Última atualização | updated | default | MantisBT
    ÚltimaActualização | updated | default | Request Tracker
    Espaço de trabalho | workspace | common | plain word
  "pt-BR": |
    Agente | assignee | default | UVdesk; iTop
    Agente atribuído | assignee | default | Chatwoot
    Atendente | assignee | default | Faveo
    Atribuído a | assignee | default | Frappe Helpdesk; Leantime; MantisBT
    Atribuído para | assignee | default | Faveo; Redmine
    Designação | assignee | default | Kanboard
    Dono | assignee | default | Trac
    Proprietário | assignee | default | OTRS/OTOBO; OpenSupports; Request Tracker
    Responsáveis | assignee | default | Plane
    Responsável | assignee | default | Frappe Helpdesk; FreeScout; Plane
    Usuário Designado | assignee | default | EspoCRM
    Usuário atribuído | assignee | default | Odoo OCA Helpdesk
    Cessionário | assignee | common | Zammad
    Equipe de Suporte | assignee | common | Awesome Support
    Anexo | attachment | default | Faveo; Frappe Helpdesk; OTRS/OTOBO
    Anexos | attachment | default | Awesome Support; EspoCRM; Faveo
    Arquivo | attachment | default | Redmine
    Arquivos | attachment | default | Redmine
    Arquivos Anexados | attachment | default | MantisBT
    Mídias Anexadas | attachment | common | Odoo OCA Helpdesk
    Canal | channel | default | Awesome Support; Libredesk; Odoo OCA Helpdesk
    Fonte | channel | default | UVdesk
    Origem | channel | default | Faveo; iTop
    Concluído | closed | default | Redmine
    Data Final | closed | default | Odoo OCA Helpdesk
    Data da finalização | closed | default | Kanboard
    Data de Encerramento | closed | default | Odoo OCA Helpdesk
    Data de fechamento | closed | default | iTop
    Fechado | closed | default | Request Tracker
    Fechado em | closed | default | Libredesk
    Hora de Fechamento | closed | default | OTRS/OTOBO; YetiForce
    Horário de Fechamento | closed | default | Zammad
    Comentário | comment | default | Redmine; Trac; Zendesk
    Comentários | comment | default | Faveo; Kanboard; Plane
    Notas | comment | default | Redmine
    Mensagens | comment | common | plain word
    Anotações | comment | weak | MantisBT
    Artigo | comment | weak | Zammad
    Comentar | comment | weak | Request Tracker
    Correspondência | comment | weak | Request Tracker
    Nota | comment | weak | FreeScout; OTRS/OTOBO; UVdesk
    Criado | created | default | OTRS/OTOBO; Request Tracker; Trac
    Criado em | created | default | Chatwoot; Defender360 help; EspoCRM
    Data da criação | created | default | YetiForce; Zendesk
    Data de Envio | created | default | MantisBT
    Data de abertura | created | default | iTop
    Data de criação | created | default | Faveo; Kanboard; Odoo OCA Helpdesk
    Descrição | description | default | Awesome Support; EspoCRM; Faveo
    Data Limite | due | default | MantisBT
    Data de vencimento | due | default | Faveo; Plane
    Data de vencimento. | due | default | Taiga
    Data fim estimada | due | default | Kanboard
    Data final | due | default | Leantime
    Data prevista | due | default | Redmine
    Vencimento | due | default | Request Tracker; YetiForce
    Até | due | common | Trac
    Até a Data | due | common | EspoCRM
    Departamento | group | default | Awesome Support; Faveo; OpenSupports
    Equipe | group | default | Odoo OCA Helpdesk; UVdesk; iTop
    Fila | group | default | OTRS/OTOBO; Request Tracker
    Grupo | group | default | Redmine; UVdesk; Zammad
    Nome do Time | group | default | Chatwoot
    Time | group | default | Chatwoot
    Times | group | default | EspoCRM
    Caixa de correio | group | weak | FreeScout
    Nossa Equipe | group | weak | Frappe Helpdesk
    ID | id | default | Kanboard; Leantime; UVdesk
    ID Ticket | id | default | Faveo
    ID do Chamado | id | default | Awesome Support; UVdesk
    Núm | id | default | MantisBT
    Número | id | default | Defender360 help; EspoCRM; FreeScout
    Número Chamado | id | default | OTRS/OTOBO; YetiForce
    Número de referência | id | default | Libredesk
    Número do Chamado | id | default | OTRS/OTOBO; Odoo OCA Helpdesk; OpenSupports
    Ref. | id | default | iTop
    identificador | id | default | Request Tracker
    Identificador da conversa | id | common | Chatwoot
    Referência | id | weak | Kanboard
    Tíquete | id | weak | Trac
    Ciclo de vida | lifecycle | common | plain word
    Conta | organization | default | EspoCRM
    Organização | organization | default | Faveo; Request Tracker; Zammad
    Cliente | organization | weak | Frappe Helpdesk; Odoo OCA Helpdesk
    ID do Cliente | organization | weak | OTRS/OTOBO
    Funil | pipeline | common | plain word
    Pipeline | pipeline | common | plain word
    Pipeline de tickets | pipeline | common | plain word
    Prioridade | priority | default | Awesome Support; Chatwoot; Defender360 help
    Autor | requester | default | OpenSupports; Leantime; Redmine
    Cliente | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Contato | requester | default | EspoCRM; Frappe Helpdesk; Odoo OCA Helpdesk
    Criado por | requester | default | Kanboard; Awesome Support
    Nome do Cliente | requester | default | UVdesk
    Relator | requester | default | MantisBT; Trac
    Requisitante | requester | default | Request Tracker
    Requisitantes | requester | default | Request Tracker
    Solicitante | requester | default | Zendesk; iTop
    Usuário Cliente | requester | default | OTRS/OTOBO
    E-mail | requesterEmail | default | EspoCRM; Faveo; Frappe Helpdesk
    Email | requesterEmail | default | Odoo OCA Helpdesk; OpenSupports; UVdesk
    Endereço de E-mail | requesterEmail | default | Request Tracker
    Mensagem | requesterEmail | default | Request Tracker
    Resolução | resolution | default | MantisBT; Trac
    Solução | resolution | default | iTop
    Data de solução | solved | default | iTop
    Resolvido | solved | default | Request Tracker
    Resolvido em | solved | default | Libredesk
    Estado | status | default | MantisBT; OTRS/OTOBO; Plane
    Estágio | status | default | Odoo OCA Helpdesk
    Situação | status | default | Frappe Helpdesk; FreeScout; Redmine
    Status | status | default | Awesome Support; Chatwoot; Defender360 help
    Status da Tarefa | status | default | Leantime
    Assunto | subject | default | Awesome Support; Faveo; Frappe Helpdesk
    Resumo | subject | default | MantisBT
    Sumário | subject | default | Trac
    Titulo | subject | default | OTRS/OTOBO
    Título | subject | default | Kanboard; Leantime; Odoo OCA Helpdesk
    Título do Chamado | subject | default | YetiForce
    Assunto do e-mail | subject | common | Chatwoot
    Nome | subject | weak | EspoCRM
    Etiqueta | tags | default | Leantime; UVdesk
    Etiquetas | tags | default | Chatwoot; Kanboard; Plane
    Marcadores | tags | default | MantisBT; Odoo OCA Helpdesk
    Palavras-Chave | tags | default | Trac
    Digite | type | default | FreeScout
    Tipo | type | default | EspoCRM; Faveo; Frappe Helpdesk
    Tipo de bilhete | type | default | Awesome Support
    Tipo de solicitação | type | default | iTop
    Alterado | updated | default | OTRS/OTOBO
    Alterado em | updated | default | Redmine
    Atualizado | updated | default | MantisBT
    Atualizado em | updated | default | Defender360 help; Libredesk; Plane
    Data da atualização | updated | default | Zendesk
    Data da modificação | updated | default | Kanboard
    Hora Modificação | updated | default | YetiForce
    Modificado | updated | default | Trac
    Modificado em | updated | default | EspoCRM
    Ultima Atualização em | updated | default | Odoo OCA Helpdesk
    UltimaAtualizacao | updated | default | Request Tracker
    Última atividade | updated | default | Faveo
    Última atualização | updated | default | Libredesk; MantisBT; iTop
    Interno | visibility | common | plain word
    Privado | visibility | common | plain word
    Público | visibility | common | plain word
    Visibilidade | visibility | common | plain word
    Espaço de trabalho | workspace | common | plain word
    Área de trabalho | workspace | common | plain word
  "ro": |
    Atribuit | assignee | default | MantisBT; Redmine
    Atribuit lui | assignee | default | YetiForce
    Cesionar | assignee | default | FreeScout
    Persoană desemnată | assignee | default | Kanboard
    Posesor | assignee | default | OTRS/OTOBO
    Proprietar | assignee | default | Trac
    Responsabil | assignee | default | Plane; OTRS/OTOBO
    Responsabili | assignee | default | Plane
    Utilizator alocat | assignee | default | EspoCRM
    Echipa de suport | assignee | common | Awesome Support
    Anexe | attachment | default | Trac
    Anexă | attachment | default | Trac
    Atasament | attachment | default | Awesome Support
    Atașament | attachment | default | OTRS/OTOBO; Request Tracker
    Atașamente | attachment | default | EspoCRM; FreeScout; Kanboard
    Fișier | attachment | default | Redmine
    Fișiere | attachment | default | Redmine
    Fișiere atașate | attachment | default | MantisBT
    Canal de discuție | channel | default | Zammad
    Data finalizării | closed | default | Kanboard
    Momentul închiderii | closed | default | OTRS/OTOBO
    Ora închiderii | closed | default | Zammad
    Rezolvat | closed | default | Request Tracker
    Timp închidere | closed | default | YetiForce
    Comentarii | comment | default | Kanboard; Plane; Request Tracker
    Comentariu | comment | default | Redmine; Trac; Zendesk
    Mesaj | comment | common | plain word
    Articol | comment | weak | Zammad
    Corespondență | comment | weak | Request Tracker
    Notă | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    Creat | created | default | OTRS/OTOBO; Trac; Zammad
    Creat la | created | default | Chatwoot; EspoCRM; FreeScout
    Creat(ă) | created | default | Request Tracker
    Data creare | created | default | MantisBT
    Data creării | created | default | Kanboard; Zendesk
    Timp creare | created | default | YetiForce
    Descriere | description | default | Awesome Support; EspoCRM; Kanboard
    Data finalizării | due | default | Redmine
    Data limită | due | default | Plane
    Data scadentei | due | default | YetiForce
    Dată scadentă | due | default | Kanboard
    Scadent(ă) | due | default | Request Tracker
    Termen | due | default | MantisBT; Trac
    Dată Scadență | due | common | EspoCRM
    Coadă | group | default | OTRS/OTOBO
    Echipa | group | default | Chatwoot
    Echipe | group | default | EspoCRM
    Grup | group | default | Redmine; Zammad; Kanboard
    Numele echipei | group | default | Chatwoot
    Cutie poștală | group | weak | FreeScout
    ID | id | default | Kanboard; Leantime; MantisBT
    Identificator | id | default | Zendesk
    NumarTicket | id | default | OTRS/OTOBO
    Număr | id | default | EspoCRM; FreeScout; Zammad
    Număr tichet | id | default | YetiForce
    Numărul tichetului | id | default | OTRS/OTOBO
    Referință | id | weak | Kanboard
    Tichetul | id | weak | Trac
    Cont | organization | default | EspoCRM
    Organizație | organization | default | Zammad; Zendesk
    ID client | organization | weak | OTRS/OTOBO
    IDClient | organization | weak | OTRS/OTOBO
    Prioritate | priority | default | Chatwoot; EspoCRM; Kanboard
    Client | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Raportor | requester | default | MantisBT
    Solicitant | requester | default | Zendesk
    Utilizator client | requester | default | OTRS/OTOBO
    Autor | requester | weak | Redmine
    Adresă de email | requesterEmail | default | Zammad
    Adresă e-mail | requesterEmail | default | Request Tracker
    E-mail | requesterEmail | default | Request Tracker; Chatwoot; Kanboard
    Rezolvare | resolution | default | MantisBT
    Stare | status | default | Awesome Support; EspoCRM; Kanboard
    Status | status | default | Chatwoot; FreeScout; Leantime
    Starea | status | common | OTRS/OTOBO
    Subiect | subject | default | Awesome Support; FreeScout; OTRS/OTOBO
    Sumar | subject | default | MantisBT
    Titlu | subject | default | Kanboard; OTRS/OTOBO; Plane
    Titlu tichet | subject | default | YetiForce
    Nume | subject | weak | EspoCRM
    Etichete | tags | default | Awesome Support; Chatwoot; Kanboard
    Tag-uri | tags | default | Zammad
    Categorie | type | default | Zammad
    Tip | type | default | EspoCRM; FreeScout; OTRS/OTOBO
    Tipul biletului | type | default | Awesome Support
    Tip de tichet | type | weak | Redmine
    Actualizat la | updated | default | Plane; Redmine; Zammad
    Data actualizării | updated | default | Zendesk
    Data modificării | updated | default | Kanboard
    Modificat | updated | default | MantisBT; OTRS/OTOBO; Trac
    Modificat la | updated | default | EspoCRM; MantisBT
    Ora modificare | updated | default | YetiForce
    Intern | visibility | common | plain word
    Privat | visibility | common | plain word
    Public | visibility | common | plain word
    Vizibilitate | visibility | common | plain word
    Spațiu de lucru | workspace | common | plain word
  "ru": |
    Агент | assignee | default | Faveo; iTop
    Владелец | assignee | default | OTRS/OTOBO; OpenSupports; Trac
    Имя назначенного | assignee | default | Chatwoot
    Исполнитель | assignee | default | FreeScout
    Назначена | assignee | default | Kanboard; Leantime; Redmine
    Назначенно | assignee | default | Faveo
    Назначенные | assignee | default | Plane
    Назначенный | assignee | default | Plane
    Назначено | assignee | default | Chatwoot; Taiga
    Назначено на | assignee | default | Helpy
    Ответственный | assignee | default | EspoCRM; MantisBT; Request Tracker
    Персонал поддержки | assignee | common | Awesome Support
    Представитель | assignee | common | Zammad
    Назначено для | assignee | weak | Frappe Helpdesk
    Правопреемник | assignee | weak | Frappe Helpdesk
    Вложение | attachment | default | Faveo; Frappe Helpdesk; OTRS/OTOBO
    Вложения | attachment | default | Awesome Support; EspoCRM; Faveo
    Вложенные файлы | attachment | default | MantisBT
    Прикрепленные файлы | attachment | default | OTRS/OTOBO
    Файл | attachment | default | Redmine
    Файлы | attachment | default | Redmine
    Источник | channel | default | Faveo; iTop
    Канал | channel | default | Zammad
    Время закрытия | closed | default | OTRS/OTOBO; YetiForce; Zammad
    Дата завершения | closed | default | Kanboard
    Дата закрытия | closed | default | iTop
    Закрыта | closed | default | Redmine; Request Tracker
    Комментарии | comment | default | Faveo; Kanboard; Plane
    Комментарий | comment | default | Redmine; Trac; Zendesk
    Примечания | comment | default | Redmine
    Сообщение | comment | common | plain word
    Заметка | comment | weak | OTRS/OTOBO
    Комментировать | comment | weak | Request Tracker
    Корреспонденция | comment | weak | Request Tracker
    Примечание | comment | weak | FreeScout; Zammad
    Статья | comment | weak | Zammad
    Дата начала | created | default | iTop
    Дата создания | created | default | Chatwoot; Faveo; Kanboard
    Создан | created | default | MantisBT
    Создан/а | created | default | OTRS/OTOBO; Zammad
    Создана | created | default | Request Tracker
    Создано | created | default | FreeScout; Helpy; Plane
    Создано в | created | default | EspoCRM; Zammad
    Описание | description | default | Awesome Support; EspoCRM; Faveo
    Cрок оплаты | due | default | YetiForce
    Дан срок | due | default | Request Tracker
    Дата окончания | due | default | MantisBT; EspoCRM
    Дедлайн | due | default | Taiga
    Срок | due | default | Faveo; Kanboard; Trac
    Срок выполнения | due | default | Leantime; Plane
    Срок завершения | due | default | Redmine
    Группа | group | default | Redmine; Zammad; Kanboard
    Группы | group | default | EspoCRM
    Департамент | group | default | Awesome Support
    Команда | group | default | Chatwoot; Frappe Helpdesk; iTop
    Название команды | group | default | Chatwoot
    Отдел | group | default | Faveo; OpenSupports
    Очередь | group | default | OTRS/OTOBO; Request Tracker
    Ящик | group | weak | FreeScout
    ID | id | default | Frappe Helpdesk; Kanboard; Leantime
    ID заявки | id | default | Faveo
    Заявка № | id | default | OTRS/OTOBO; Zammad
    Идентификатор (ID) | id | default | Zammad
    Количество билетов | id | default | YetiForce
    Номер | id | default | EspoCRM; FreeScout; MantisBT
    Номер заявки | id | default | OTRS/OTOBO
    Число | id | default | OpenSupports; Zammad
    идентификатор | id | default | Request Tracker
    Идентификатор беседы | id | common | Chatwoot
    Карточка | id | weak | Trac
    Ссылка | id | weak | Kanboard
    Жизненный цикл | lifecycle | common | plain word
    Контрагент | organization | default | EspoCRM
    Организация | organization | default | Faveo; Request Tracker; Zammad
    ID клиента | organization | weak | OTRS/OTOBO
    ID компании | organization | weak | OTRS/OTOBO
    Клиент | organization | weak | Frappe Helpdesk
    Воронка | pipeline | common | plain word
    Пайплайн | pipeline | common | plain word
    Приоритет | priority | default | Awesome Support; Chatwoot; EspoCRM
    Автор | requester | default | Kanboard; OpenSupports; Leantime
    Автор заявки | requester | default | Request Tracker
    Авторы заявок | requester | default | Request Tracker
    Докладчик | requester | default | Trac
    Инициатор | requester | default | MantisBT; Zendesk; iTop
    Клиент | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Контакт | requester | default | EspoCRM; Frappe Helpdesk
    Учетная запись клиента | requester | default | OTRS/OTOBO
    Email | requesterEmail | default | Faveo; Frappe Helpdesk; Redmine
    Адрес эл. почты | requesterEmail | default | EspoCRM; Request Tracker
    Эл. почта | requesterEmail | default | FreeScout
    Электронная почта | requesterEmail | default | Zammad; MantisBT
    Инициировано (Электронная почта) | requesterEmail | weak | Frappe Helpdesk
    Описание решения | resolution | default | iTop
    Решение | resolution | default | Frappe Helpdesk; MantisBT; Trac
    Дата решения | solved | default | Frappe Helpdesk; iTop
    Решено | solved | default | Request Tracker
    Состояние | status | default | MantisBT; OTRS/OTOBO; Trac
    Статус | status | default | Awesome Support; Chatwoot; EspoCRM
    Заголовок | subject | default | Plane; Zammad
    Краткое описание | subject | default | Trac
    Название | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Наименование заявки | subject | default | YetiForce
    Тема | subject | default | Awesome Support; Faveo; Frappe Helpdesk
    Тема письма | subject | common | Chatwoot
    Категории | tags | default | Chatwoot
    Ключевые слова | tags | default | Trac
    Метка | tags | default | Redmine
    Метки | tags | default | Awesome Support; Faveo; Kanboard
    Теги | tags | default | Leantime; OpenSupports; Zammad
    Тип | type | default | EspoCRM; Faveo; Frappe Helpdesk
    Тип билета | type | default | Awesome Support
    Тип запроса | type | default | iTop
    Тип тикета | type | weak | Frappe Helpdesk
    Трекер | type | weak | Redmine
    Дата изменения | updated | default | Kanboard
    Дата обновления | updated | default | Zendesk; iTop
    Изменен | updated | default | MantisBT; OTRS/OTOBO
    Изменена | updated | default | MantisBT
    Изменено | updated | default | Trac; YetiForce
    Изменено в | updated | default | EspoCRM
    Обновлено | updated | default | Plane; Redmine; Zammad
    Обновлено в | updated | default | Zammad
    Последнее изменение | updated | default | Request Tracker
    ПоследнееИзменение | updated | default | Request Tracker
    Последняя активность | updated | default | Faveo
    Видимость | visibility | common | plain word
    Внутренний | visibility | common | plain word
    Приватный | visibility | common | plain word
    Публичный | visibility | common | plain word
    Рабочая область | workspace | common | plain word
    Рабочее пространство | workspace | common | plain word
  "sk": |
    Pridelené | assignee | default | Kanboard
    Priradené | assignee | default | MantisBT; Plane; Redmine
    Priradené k | assignee | default | YetiForce
    Priradení | assignee | default | Plane
    Priradený | assignee | default | FreeScout
    Priradený používateľ | assignee | default | EspoCRM
    Vlastník | assignee | default | OTRS/OTOBO; Request Tracker; Zammad
    Podporný personál | assignee | common | Awesome Support
    Zodpovedný | assignee | weak | OTRS/OTOBO
    Pripojené súbory | attachment | default | MantisBT
    Príloha | attachment | default | OTRS/OTOBO; Request Tracker
    Prílohy | attachment | default | EspoCRM; FreeScout; Kanboard
    Súbor | attachment | default | Redmine
    Súbory | attachment | default | Redmine
    Kanál | channel | default | Zammad
    Pôvod | channel | default | iTop
    Dátum ukončenia | closed | default | Kanboard
    Dátum uzavretia | closed | default | iTop
    Uzatvoriť | closed | default | Request Tracker
    Uzavreté | closed | default | Redmine
    Čas uzatvorenia | closed | default | OTRS/OTOBO
    Čas uzavretia | closed | default | YetiForce
    Čas zatvárania | closed | default | Zammad
    Komentár | comment | default | Redmine; Zendesk
    Komentáre | comment | default | Kanboard; Plane; Request Tracker
    Poznámky | comment | default | Redmine
    Poznámka | comment | common | OTRS/OTOBO; FreeScout; Request Tracker
    Korešpondencia | comment | weak | Request Tracker
    Poznámky k problému | comment | weak | MantisBT
    Článok | comment | weak | Zammad
    Dátum vloženia | created | default | MantisBT
    Dátum vytvorenia | created | default | Kanboard; Zendesk
    Dátum začiatku | created | default | iTop
    VYTVORENÉ PRED | created | default | Zammad
    Vytvorené | created | default | EspoCRM; FreeScout; Redmine
    Vytvorené dňa | created | default | Plane
    Vytvorený | created | default | OTRS/OTOBO; Zammad
    Čas vytvorenia | created | default | YetiForce
    Popis | description | default | Awesome Support; EspoCRM; Kanboard
    Do | due | default | Request Tracker
    Dátum splatnosti | due | default | YetiForce
    Odovzdať do | due | default | Redmine
    Termín | due | default | Plane
    Termín Do | due | default | MantisBT
    Termín splnenia | due | default | Kanboard
    Konečný dátum | due | common | EspoCRM
    Fronta | group | default | OTRS/OTOBO; Request Tracker
    Názov tímu | group | default | Chatwoot
    Skupina | group | default | Redmine; Zammad
    Tím | group | default | iTop
    Tímy | group | default | EspoCRM
    Skupiny | group | common | Kanboard
    ID | id | default | Kanboard; Leantime; MantisBT
    Referencia | id | default | iTop
    Číslo | id | default | EspoCRM; FreeScout; Zammad
    Číslo ticketu | id | default | YetiForce
    Číslo tiketu | id | default | OTRS/OTOBO
    Odkaz | id | weak | Kanboard
    Organizácia | organization | default | EspoCRM; Request Tracker; Zammad
    ID zákazníka | organization | weak | OTRS/OTOBO
    Zákaznícke č. | organization | weak | OTRS/OTOBO
    Priorita | priority | default | EspoCRM; Kanboard; MantisBT
    Autor | requester | default | MantisBT; Redmine
    Klient-užívateľ | requester | default | OTRS/OTOBO
    Kontakt | requester | default | EspoCRM
    Vytvoril | requester | default | Kanboard
    Zadávateľ | requester | default | Zendesk; iTop
    Zákazník | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Žiadatelia | requester | default | Request Tracker
    Žiadateľ | requester | default | Request Tracker; Zendesk
    Email | requesterEmail | default | FreeScout; Redmine; Chatwoot
    Emailová adresa | requesterEmail | default | Request Tracker
    Realname | requesterEmail | default | Zammad
    Riešenie | resolution | default | MantisBT; iTop
    Dátum vyriešenia | solved | default | iTop
    Vyriešený | solved | default | Request Tracker
    Status | status | default | Chatwoot; Leantime; Zammad
    Stav | status | default | EspoCRM; FreeScout; Kanboard
    Nadpis | subject | default | iTop
    Názov | subject | default | Kanboard; OTRS/OTOBO; Plane
    Názov tiketu | subject | default | YetiForce
    Predmet | subject | default | FreeScout; OTRS/OTOBO; Redmine
    Zhrnutie | subject | default | MantisBT
    Značky | tags | default | Kanboard
    Štítky | tags | default | MantisBT; Plane; Zammad
    Štítok | tags | default | Redmine
    Typ | type | default | EspoCRM; FreeScout; OTRS/OTOBO
    Typ lístka | type | default | Awesome Support
    Typ požiadavky | type | default | iTop
    Front | type | weak | Redmine
    Aktualizované | updated | default | Plane; Redmine
    Aktualizácia | updated | default | MantisBT
    Dátum aktualizácie | updated | default | Zendesk
    Dátum úpravy | updated | default | Kanboard
    Posledná aktualizácia | updated | default | iTop
    Posledná zmena | updated | default | MantisBT; Request Tracker
    PoslednáZmena | updated | default | Request Tracker
    Zmenené | updated | default | EspoCRM
    Zmenený | updated | default | OTRS/OTOBO
    Čas zmeny | updated | default | YetiForce
  "sl": |
    Dodeljen | assignee | default | Redmine
    Dodeljena | assignee | default | Leantime; MantisBT
    Dodeljenec | assignee | default | FreeScout
    Dodeljeni uporabnik | assignee | default | EspoCRM
    Ime prejemnika | assignee | default | Chatwoot
    Lastnik | assignee | default | OTRS/OTOBO; Request Tracker; Trac
    Odgovoren | assignee | default | YetiForce
    Prejemnik | assignee | default | Chatwoot; Frappe Helpdesk; Zammad
    Dodeljeno | assignee | weak | Frappe Helpdesk
    Odgovornost | assignee | weak | OTRS/OTOBO
    Datoteka | attachment | default | Redmine
    Datoteke | attachment | default | Redmine
    Dodane datoteke | attachment | default | MantisBT
    Priloga | attachment | default | Frappe Helpdesk; OTRS/OTOBO; Request Tracker
    Priloge | attachment | default | EspoCRM; OTRS/OTOBO; Request Tracker
    Priponke | attachment | default | FreeScout; Trac
    Kanal | channel | default | Zammad
    Zaključeno | closed | default | YetiForce
    Zapiralni čas | closed | default | Zammad
    Zaprto | closed | default | Request Tracker
    Čas zapiranja | closed | default | OTRS/OTOBO
    Komentar | comment | default | Redmine; Trac; OTRS/OTOBO
    Komentarji | comment | default | Request Tracker; YetiForce
    Zabeležka | comment | default | Redmine
    Dopisovanje | comment | weak | Request Tracker
    Opomba | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    Opombe | comment | weak | MantisBT
    Člen | comment | weak | Zammad
    Datum nastanka | created | default | Zendesk
    Datum sporočitve | created | default | MantisBT
    Ustvarjen | created | default | Redmine
    Ustvarjen datum | created | default | Zendesk
    Ustvarjeno | created | default | OTRS/OTOBO; Request Tracker; Trac
    Ustvarjeno ob | created | default | Chatwoot; FreeScout
    Ustvarjeno pri | created | default | EspoCRM
    Opis | description | default | EspoCRM; Frappe Helpdesk; Leantime
    Datum zapadlosti | due | default | Leantime; MantisBT; YetiForce
    Do datuma | due | default | Redmine
    Zadnji rok | due | default | Request Tracker
    Zapade | due | common | Trac
    Ekipe | group | default | EspoCRM
    Ime ekipe | group | default | Chatwoot
    Skupina | group | default | Redmine; Zammad; Request Tracker
    Vrsta | group | default | OTRS/OTOBO; Request Tracker
    Ekipa | group | weak | Frappe Helpdesk
    Poštni predal | group | weak | FreeScout
    ID | id | default | Leantime; MantisBT; Zendesk
    Številka reklamacije | id | default | YetiForce
    Številka zahtevka | id | default | OTRS/OTOBO
    Število | id | default | FreeScout; Zammad
    številka | id | default | EspoCRM
    Identifikator pogovora | id | common | Chatwoot
    Zahtevek | id | weak | Trac
    Organizacija | organization | default | Request Tracker; Zammad; Zendesk
    račun | organization | default | EspoCRM
    ID stranke | organization | weak | OTRS/OTOBO
    Stranka | organization | weak | Frappe Helpdesk
    Prioriteta | priority | default | Chatwoot; EspoCRM; Leantime
    Proiriteta | priority | default | YetiForce
    Prednost | priority | weak | Frappe Helpdesk
    Kontakt | requester | default | EspoCRM; Frappe Helpdesk
    Pobudnik | requester | default | Request Tracker
    Pobudniki | requester | default | Request Tracker
    Sporočitelj | requester | default | MantisBT
    Stranka | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Vlagatelj | requester | default | Trac
    Vlagatelj zahtevka | requester | default | Zendesk
    Zahtevano od | requester | default | OTRS/OTOBO
    Avtor | requester | weak | Leantime; Redmine
    E-naslov | requesterEmail | default | EspoCRM; Redmine
    E-pošta | requesterEmail | default | Frappe Helpdesk; FreeScout; Request Tracker
    E-poštni naslov | requesterEmail | default | Request Tracker
    Razrešitev | resolution | default | MantisBT
    Rešitev | resolution | default | Trac
    Rešeno | solved | default | Request Tracker
    Stanje | status | default | EspoCRM; Leantime; MantisBT
    Status | status | default | Chatwoot; Frappe Helpdesk; FreeScout
    Naslov | subject | default | Leantime; OTRS/OTOBO; Zammad
    Naziv reklamacije | subject | default | YetiForce
    Povzetek | subject | default | MantisBT; Trac
    Predmet | subject | default | Frappe Helpdesk; OTRS/OTOBO; Zammad
    Tema | subject | default | Redmine
    Zadeva | subject | default | FreeScout; Request Tracker; Zendesk
    Ime | subject | weak | EspoCRM
    Ključne besede | tags | default | Trac
    Oznaka | tags | default | Redmine
    Oznake | tags | default | Leantime; MantisBT; Zammad
    Označbe | tags | default | Chatwoot
    Tip | type | default | OTRS/OTOBO; Redmine; Request Tracker
    Vrsta | type | default | EspoCRM; Frappe Helpdesk; FreeScout
    Vrsta zahtevka | type | weak | Redmine
    Datum posodobitve | updated | default | Zendesk
    Nazadnje posodobljeno | updated | default | Request Tracker
    Posodobljen datum | updated | default | Zendesk
    Posodobljena | updated | default | MantisBT
    Posodobljeno | updated | default | Redmine; Zammad
    Spremenjeno | updated | default | OTRS/OTOBO; Trac; YetiForce
    Spremenjeno At | updated | default | EspoCRM
    Zadnja posodobitev | updated | default | Request Tracker
    Zadnjič posodobljena | updated | default | MantisBT
  "sq": |
    Caktuar | assignee | default | Redmine
    Pronar | assignee | default | Trac
    Bashkëngjitje | attachment | default | Trac
    Kartela | attachment | default | Redmine
    Kartelë | attachment | default | Redmine
    Mbyllur më | closed | default | Redmine
    Koment | comment | default | Redmine
    Komentoni | comment | default | Trac
    Shënime | comment | default | Redmine
    Krijuar më | created | default | Redmine
    Përshkrim | description | default | Redmine; Trac
    Datë skadimi | due | default | Redmine
    Grup | group | default | Redmine
    ID | id | default | Zendesk
    Çështje | id | weak | Trac
    Përparësi | priority | default | Redmine; Trac
    Raportues | requester | default | Trac
    Autor | requester | weak | Redmine
    Email | requesterEmail | default | Redmine; Chatwoot
    Zgjidhje | resolution | default | Trac
    Gjendje | status | default | Redmine; Trac
    Status | status | default | Chatwoot; Zendesk
    Përmbledhje | subject | default | Trac
    Subjekt | subject | default | Redmine
    Subjekti i emailit | subject | common | Chatwoot
    Etiketë | tags | default | Redmine
    Fjalëkyçe | tags | default | Trac
    Lloj | type | default | Redmine; Trac
    Ndjekës | type | weak | Redmine
    Përditësuar më | updated | default | Redmine
    U ndryshua | updated | default | Trac
  "sr": |
    Власник | assignee | default | OTRS/OTOBO; Request Tracker
    Додељено | assignee | default | Frappe Helpdesk; MantisBT; Redmine
    Додељени корисник | assignee | weak | Frappe Helpdesk
    Одговоран | assignee | weak | OTRS/OTOBO
    Датотека | attachment | default | Redmine
    Датотеке | attachment | default | Redmine
    Прилог | attachment | default | Frappe Helpdesk; OTRS/OTOBO; Request Tracker
    Приложене датотеке | attachment | default | MantisBT
    Прилози | attachment | default | OTRS/OTOBO; Request Tracker
    Време затварања | closed | default | OTRS/OTOBO
    Затворено | closed | default | Request Tracker
    Белешке | comment | default | Redmine; MantisBT
    Коментар | comment | default | Redmine; OTRS/OTOBO; Request Tracker
    Коментари | comment | default | Request Tracker
    Напомена | comment | weak | OTRS/OTOBO
    Преписка | comment | weak | Request Tracker
    Датум слања | created | default | MantisBT
    Креирано | created | default | OTRS/OTOBO; Redmine
    Направљено | created | default | Request Tracker
    Опис | description | default | Frappe Helpdesk; MantisBT; OTRS/OTOBO
    Крајњи рок | due | default | Redmine
    Рок | due | default | MantisBT; Request Tracker
    Група | group | default | Redmine; Request Tracker
    Ред | group | default | OTRS/OTOBO; Request Tracker
    Тим | group | weak | Frappe Helpdesk
    Број тикета | id | default | OTRS/OTOBO
    идентификатор | id | default | Request Tracker
    ИД | id | weak | Frappe Helpdesk
    Организација | organization | default | Request Tracker
    ID клијента | organization | weak | OTRS/OTOBO
    Клијент | organization | weak | Frappe Helpdesk
    Важност | priority | default | MantisBT
    Приоритет | priority | default | Frappe Helpdesk; OTRS/OTOBO; Redmine
    Захтеваоц | requester | default | Request Tracker
    Захтеваоци | requester | default | Request Tracker
    Известилац | requester | default | MantisBT
    Клијент | requester | default | OTRS/OTOBO
    Клијент корисник | requester | default | OTRS/OTOBO
    Аутор | requester | weak | Redmine
    Контакт | requester | weak | Frappe Helpdesk
    Адреса е-поште | requesterEmail | default | Request Tracker
    Е-адреса | requesterEmail | default | Redmine
    Е-пошта | requesterEmail | default | Request Tracker
    Имејл | requesterEmail | default | Frappe Helpdesk; MantisBT
    Покренуто од стране (Имејл) | requesterEmail | weak | Frappe Helpdesk
    Решење | resolution | default | MantisBT
    Резолуција | resolution | weak | Frappe Helpdesk
    Разрешено | solved | default | Request Tracker
    Датум резолуције | solved | weak | Frappe Helpdesk
    Статус | status | default | Frappe Helpdesk; MantisBT; Redmine
    Стање | status | default | OTRS/OTOBO; Taiga
    Кратак опис | subject | default | MantisBT
    Наслов | subject | default | Frappe Helpdesk; OTRS/OTOBO
    Предмет | subject | default | OTRS/OTOBO; Redmine
    Тема | subject | default | Request Tracker; Taiga
    Ознака | tags | default | Redmine
    Ознаке | tags | default | MantisBT
    Тип | type | default | OTRS/OTOBO; Redmine; Request Tracker
    Врста | type | weak | Frappe Helpdesk
    Врста тикета | type | weak | Frappe Helpdesk
    Праћење | type | weak | Redmine
    Ажурирано | updated | default | MantisBT; Redmine
    Измењено | updated | default | OTRS/OTOBO
    Последња измена | updated | default | MantisBT
    Последње ажурирано | updated | default | Request Tracker
    ПоследњеАжурирано | updated | default | Request Tracker
  "sr-Latn": |
    Dodeljeno | assignee | default | Frappe Helpdesk; MantisBT; Redmine
    Dodeljeno korisniku | assignee | default | EspoCRM
    Izvršilac | assignee | default | Kanboard
    Vlasnik | assignee | default | Zammad
    Dodeljeni korisnik | assignee | weak | Frappe Helpdesk
    Atačmenti | attachment | default | Zammad
    Datoteka | attachment | default | Redmine
    Datoteke | attachment | default | Redmine
    Prilozi | attachment | default | EspoCRM; Kanboard
    Priložene datoteke | attachment | default | MantisBT
    Prilog | attachment | weak | Frappe Helpdesk
    Kanal | channel | default | Zammad
    Datum kompletiranja | closed | default | Kanboard
    Beleške | comment | default | Redmine; MantisBT
    Komentar | comment | default | Redmine
    Komentari | comment | default | Kanboard
    Beleška | comment | weak | Zammad
    Članak | comment | weak | Zammad
    Datum kreiranja | created | default | Kanboard
    Datum slanja | created | default | MantisBT
    Kreirano | created | default | Redmine; Zammad
    Kreirano od strane | created | default | Zammad
    Napravljena u | created | default | Chatwoot
    Napravljeno u | created | default | EspoCRM
    Opis | description | default | EspoCRM; Frappe Helpdesk; Kanboard
    Krajnji rok | due | default | Redmine
    Rok | due | default | MantisBT; EspoCRM
    Rok završetka | due | default | Kanboard
    Grupa | group | default | Redmine; Zammad; Kanboard
    Naziv tima | group | default | Chatwoot
    Tim | group | default | Chatwoot; Frappe Helpdesk
    Timovi | group | default | EspoCRM
    Broj | id | default | EspoCRM; Zammad
    ID | id | default | Frappe Helpdesk; Kanboard; Leantime
    Referenca | id | weak | Kanboard
    Organizacija | organization | default | Zammad
    Pravno lice | organization | default | EspoCRM
    Klijent | organization | weak | Frappe Helpdesk
    Prioritet | priority | default | EspoCRM; Frappe Helpdesk; Kanboard
    Važnost | priority | default | MantisBT
    Autor | requester | default | Kanboard; Redmine
    Izvestilac | requester | default | MantisBT
    Klijent | requester | default | Zammad
    Kontakt | requester | default | EspoCRM; Frappe Helpdesk
    E-adresa | requesterEmail | default | Redmine
    E-pošta | requesterEmail | default | EspoCRM; Chatwoot
    Imejl | requesterEmail | default | Frappe Helpdesk; MantisBT
    Pokrenuto od strane (Imejl) | requesterEmail | weak | Frappe Helpdesk
    Rešenje | resolution | default | MantisBT
    Rezolucija | resolution | weak | Frappe Helpdesk
    Datum rezolucije | solved | weak | Frappe Helpdesk
    Status | status | default | Chatwoot; Frappe Helpdesk; Kanboard
    Kratak opis | subject | default | MantisBT
    Naslov | subject | default | Frappe Helpdesk; Kanboard; Zammad
    Predmet | subject | default | Redmine; Kanboard
    Ime | subject | weak | EspoCRM
    Oznaka | tags | default | Redmine
    Oznake | tags | default | Chatwoot; Kanboard; MantisBT
    Tagovi | tags | default | Zammad
    Tip | type | default | EspoCRM; Redmine; Zammad
    Vrsta | type | default | Frappe Helpdesk; Kanboard
    Praćenje | type | weak | Redmine
    Vrsta tiketa | type | weak | Frappe Helpdesk
    Ažurirano | updated | default | MantisBT; Redmine; Zammad
    Datum izmene | updated | default | Kanboard
    Izmenjeno u | updated | default | EspoCRM
    Poslednja izmena | updated | default | MantisBT
  "sv": |
    Ansvarig handläggare | assignee | default | OTRS/OTOBO
    Hanteras av | assignee | default | Helpy
    Tilldelad användare | assignee | default | EspoCRM; Odoo OCA Helpdesk
    Tilldelad person | assignee | default | FreeScout
    Tilldelad till | assignee | default | Frappe Helpdesk; Leantime; MantisBT
    Uppdragsinnehavare | assignee | default | Kanboard
    Ägare | assignee | default | Request Tracker; Trac; Zammad
    Anställd | assignee | common | Zammad
    Support Personal | assignee | common | Awesome Support
    Ansvarig | assignee | weak | OTRS/OTOBO
    Tilldelad | assignee | weak | Frappe Helpdesk
    Bifogade dokument | attachment | default | OTRS/OTOBO
    Bifogade filer | attachment | default | FreeScout; Kanboard; MantisBT
    Bifogat dokument | attachment | default | OTRS/OTOBO
    Bilaga | attachment | default | Frappe Helpdesk; Request Tracker; Trac
    Bilagor | attachment | default | Awesome Support; EspoCRM; Trac
    Fil | attachment | default | Redmine
    Filer | attachment | default | Redmine
    Bilagor för media | attachment | common | Odoo OCA Helpdesk
    Kanal | channel | default | Odoo OCA Helpdesk; Zammad
    Slutfört datum | closed | default | Kanboard
    StängTid | closed | default | OTRS/OTOBO
    Stängd | closed | default | Redmine
    Stängningsdatum | closed | default | Odoo OCA Helpdesk
    Stängningstid | closed | default | Zammad
    Stängt | closed | default | Request Tracker
    Stängt datum | closed | default | Odoo OCA Helpdesk
    Anteckningar | comment | default | Redmine
    Kommentar | comment | default | Redmine; Trac; Zendesk
    Kommentarer | comment | default | Kanboard; Peppermint; Request Tracker
    Meddelande | comment | common | plain word
    Anteckning | comment | weak | FreeScout
    Artikel | comment | weak | Zammad
    Brevväxling | comment | weak | Request Tracker
    Kommentera | comment | weak | Request Tracker
    Meddelanden | comment | weak | MantisBT
    Notering | comment | weak | OTRS/OTOBO; Zammad
    Datum skapat | created | default | Zendesk
    Rapporterad datum | created | default | MantisBT
    Skapa datum | created | default | Odoo OCA Helpdesk
    Skapad | created | default | EspoCRM; Helpy; Peppermint
    Skapad den | created | default | Chatwoot; Peppermint
    Skapad på | created | default | Odoo OCA Helpdesk
    Skapad vid | created | default | FreeScout
    Skapandedatum | created | default | Kanboard; Zendesk
    Skapat | created | default | OTRS/OTOBO; Zammad
    Beskrivning | description | default | Awesome Support; EspoCRM; Frappe Helpdesk
    Deadline | due | default | Redmine
    Förfaller | due | default | Request Tracker
    Förfallodatum | due | default | Leantime; EspoCRM; Trac
    Måldatum | due | default | Kanboard
    Skall vara klar vid datum | due | default | MantisBT
    Grupp | group | default | Redmine; Zammad; Kanboard
    Kö | group | default | OTRS/OTOBO; Request Tracker
    Team | group | default | Chatwoot; Frappe Helpdesk; Odoo OCA Helpdesk
    Brevlåda | group | weak | FreeScout
    Biljettnummer | id | default | Odoo OCA Helpdesk
    ID | id | default | Frappe Helpdesk; Kanboard; Leantime
    Nummer | id | default | EspoCRM; FreeScout; Zammad
    Ärendenummer | id | default | OTRS/OTOBO
    Antal | id | common | Odoo OCA Helpdesk
    Referens | id | weak | Kanboard
    Ärende | id | weak | Trac
    Ärende ID | id | weak | Frappe Helpdesk
    Konto | organization | default | EspoCRM
    Organisation | organization | default | Request Tracker; Zammad; Zendesk
    Kund | organization | weak | Frappe Helpdesk; Odoo OCA Helpdesk
    Kund-ID | organization | weak | OTRS/OTOBO
    Pipeline | pipeline | common | plain word
    Ärendepipeline | pipeline | common | plain word
    Prioritet | priority | default | Chatwoot; EspoCRM; Frappe Helpdesk
    Anmälare | requester | default | Request Tracker
    Frågeställare | requester | default | Zendesk
    Kontakt | requester | default | EspoCRM; Frappe Helpdesk; Odoo OCA Helpdesk
    Kund | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Kundanvändare | requester | default | OTRS/OTOBO
    Rapporterad av | requester | default | MantisBT
    Skapare | requester | default | Kanboard
    Författare | requester | weak | Leantime; Redmine
    E-post | requesterEmail | default | EspoCRM; Frappe Helpdesk; FreeScout
    E-postadress | requesterEmail | default | Request Tracker
    Mail | requesterEmail | default | Redmine
    Epost | requesterEmail | common | Kanboard
    Initierad av (E-post) | requesterEmail | weak | Frappe Helpdesk
    Lösning | resolution | default | MantisBT
    Utfall | resolution | default | Trac
    Beslut | resolution | weak | Frappe Helpdesk
    Åtgärdad | solved | default | Request Tracker
    Lösning Datum | solved | weak | Frappe Helpdesk
    Stadium | status | default | Odoo OCA Helpdesk
    Status | status | default | Awesome Support; Chatwoot; Frappe Helpdesk
    Rubrik | subject | default | Peppermint
    Sammanfattning | subject | default | MantisBT; Trac
    Titel | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Ämne | subject | default | Awesome Support; Frappe Helpdesk; FreeScout
    Ärende | subject | common | Kanboard
    Namn | subject | weak | EspoCRM
    Etiketter | tags | default | Chatwoot; Odoo OCA Helpdesk; Peppermint
    Märkningar | tags | default | Kanboard
    Nyckelord | tags | default | Trac
    Tagar | tags | default | Awesome Support
    Tagg | tags | default | Redmine
    Taggar | tags | default | Leantime; MantisBT; Zammad
    Biljetttyp | type | default | Awesome Support
    Typ | type | default | EspoCRM; Frappe Helpdesk; FreeScout
    Ärende Typ | type | weak | Frappe Helpdesk
    Ärendetyp | type | weak | Redmine
    Senast uppdaterad | updated | default | Request Tracker
    Senast uppdaterad den | updated | default | Odoo OCA Helpdesk
    SenastUppdaterad | updated | default | Request Tracker
    Senaste uppdatering | updated | default | MantisBT
    Uppdaterad | updated | default | MantisBT; Redmine
    Uppdaterad den | updated | default | Peppermint
    Uppdaterades | updated | default | Zammad
    Uppdaterat | updated | default | Zendesk
    Uppdateringsdatum | updated | default | Zendesk
    Ändrad | updated | default | EspoCRM; Trac
    Ändrat | updated | default | OTRS/OTOBO
    Ändringsdatum | updated | default | Kanboard
    Intern | visibility | common | plain word
    Offentlig | visibility | common | plain word
    Privat | visibility | common | plain word
    Synlighet | visibility | common | plain word
    Arbetsyta | workspace | common | plain word
  "sw": |
    Mmiliki | assignee | default | OTRS/OTOBO
    Husika | assignee | weak | OTRS/OTOBO
    Kiambatanishi | attachment | default | OTRS/OTOBO
    Viambatanisho | attachment | default | OTRS/OTOBO
    Muda wa kufunga | closed | default | OTRS/OTOBO
    Maoni | comment | common | OTRS/OTOBO
    Kidokezo | comment | weak | OTRS/OTOBO
    Ilitengenezwa | created | default | OTRS/OTOBO
    Maelezo | description | default | OTRS/OTOBO
    Foleni | group | default | OTRS/OTOBO
    ID | id | default | Zendesk
    Namba ya tiketi | id | default | OTRS/OTOBO
    Kitambilisho cha mteja | organization | weak | OTRS/OTOBO
    Kitambulisho cha mteja | organization | weak | OTRS/OTOBO
    Kipaumbele | priority | default | OTRS/OTOBO
    Mteja | requester | default | OTRS/OTOBO
    Mtumiaji wa mteja | requester | default | OTRS/OTOBO
    Hadhi | status | default | Awesome Support
    Hali | status | default | OTRS/OTOBO
    Hali/hadhi | status | common | OTRS/OTOBO
    Mada | subject | default | OTRS/OTOBO
    Somo | subject | default | OTRS/OTOBO
    Aina | type | default | OTRS/OTOBO
    Aina ya Tiketi | type | default | Awesome Support
    Ilibadilishwa | updated | default | OTRS/OTOBO
  "th": |
    กำหนดให้ | assignee | default | Kanboard
    ผู้ใช้ที่ได้รับมอบหมาย | assignee | default | EspoCRM
    มอบหมายให้ | assignee | default | Frappe Helpdesk; Redmine
    เจ้าของ | assignee | default | OTRS/OTOBO; Zammad
    ได้รับมอบหมายให้ | assignee | default | Peppermint
    ผู้รับมอบอำนาจ | assignee | common | Zammad
    การตอบสนอง | assignee | weak | OTRS/OTOBO
    ผู้รับมอบหมาย | assignee | weak | Frappe Helpdesk
    สิ่งที่แนบมา | attachment | default | OTRS/OTOBO
    แนบ | attachment | default | Kanboard
    แฟ้ม | attachment | default | Redmine
    แฟ้มแนบ | attachment | default | Zammad
    ไฟล์แนบ | attachment | default | EspoCRM; Frappe Helpdesk
    แชนเนล | channel | default | Zammad
    วันที่เสร็จสิ้น | closed | default | Kanboard
    เวลาที่ปิด | closed | default | OTRS/OTOBO
    เวลาปิด | closed | default | Zammad
    ข้อคิดเห็น | comment | default | Zendesk
    ความคิดเห็น | comment | default | Kanboard; Peppermint; OTRS/OTOBO
    ความเห็น | comment | default | Redmine
    บันทึก | comment | default | Redmine
    บทความ | comment | weak | Zammad
    หมายเหตุ | comment | weak | Zammad
    โน้ต | comment | weak | OTRS/OTOBO
    วันที่สร้าง | created | default | Zendesk
    สร้าง | created | default | Peppermint; Redmine; Zammad
    สร้างที่ | created | default | Zammad
    สร้างวันที่ | created | default | Kanboard
    สร้างเมื่อ | created | default | Chatwoot; EspoCRM; Peppermint
    สร้างแล้ว | created | default | OTRS/OTOBO
    คำบรรยาย | description | default | Zammad
    คำอธิบาย | description | default | EspoCRM; Frappe Helpdesk; Kanboard
    รายละเอียด | description | default | Redmine
    วันครบกำหนด | due | default | Redmine
    วันที่ครบกำหนด | due | default | Kanboard; EspoCRM
    กลุ่ม | group | default | Zammad; Kanboard
    คิว | group | default | OTRS/OTOBO
    ชื่อทีม | group | default | Chatwoot
    ทีม | group | default | Chatwoot; EspoCRM; Frappe Helpdesk
    ID | id | default | Zammad; Zendesk
    จำนวน | id | default | EspoCRM
    ตัวเลข | id | default | Zammad
    หมายเลขตั๋ว | id | default | OTRS/OTOBO
    ไอดี | id | default | Kanboard
    รหัส | id | weak | Frappe Helpdesk
    อ้างถึง | id | weak | Kanboard
    ลูกค้า | organization | default | EspoCRM; Frappe Helpdesk
    องค์กร | organization | default | Zammad; Zendesk
    ไอดีลูกค้า | organization | weak | OTRS/OTOBO
    ไปป์ไลน์ | pipeline | common | plain word
    ความสำคัญ | priority | default | Kanboard; Redmine; Zammad
    ลำดับความสำคัญ | priority | default | EspoCRM; Frappe Helpdesk; OTRS/OTOBO
    ผู้ติดต่อ | requester | default | EspoCRM; Frappe Helpdesk
    ผู้ร้องขอ | requester | default | Zendesk
    ผู้สร้าง | requester | default | Kanboard
    ผู้ใช้บริการ | requester | default | Zammad
    ลูกค้า | requester | default | OTRS/OTOBO
    ลูกค้าผู้ใช้ | requester | default | OTRS/OTOBO
    ผู้แต่ง | requester | weak | Redmine
    อีเมล | requesterEmail | default | Frappe Helpdesk; Peppermint; Zammad
    อีเมล์ | requesterEmail | default | EspoCRM; Redmine; Chatwoot
    ผู้ดูแล (อีเมล) | requesterEmail | weak | Frappe Helpdesk
    การแก้ไขปัญหา | resolution | weak | Frappe Helpdesk
    วันที่แก้ไขปัญหา | solved | weak | Frappe Helpdesk
    สถานภาพ | status | default | OTRS/OTOBO
    สถานะ | status | default | Chatwoot; EspoCRM; Frappe Helpdesk
    หัวข้อ | subject | default | Frappe Helpdesk; OTRS/OTOBO; Zendesk
    หัวเรื่อง | subject | default | Kanboard; Peppermint; Zammad
    เรื่อง | subject | default | Redmine
    ชื่อ | subject | weak | EspoCRM
    ป้ายกำกับ | tags | default | Chatwoot; Peppermint
    แท็ก | tags | default | Kanboard; Zammad
    ชนิด | type | default | Redmine; Zammad
    ประเภท | type | default | EspoCRM; Frappe Helpdesk; OTRS/OTOBO
    การติดตาม | type | weak | Redmine
    ประเภทตั๋ว | type | weak | Frappe Helpdesk
    ปรับปรุง | updated | default | Redmine
    วันที่ปรับปรุง | updated | default | Zendesk
    วันที่อัปเดต | updated | default | Zendesk
    วันที่แก้ไข | updated | default | Kanboard
    อัปเดตที่ | updated | default | Peppermint
    อัปเดตแล้ว | updated | default | Zammad
    อัพเดทที่ | updated | default | Zammad
    เปลี่ยนแล้ว | updated | default | OTRS/OTOBO
    แก้ไขเมื่อ | updated | default | EspoCRM
    พื้นที่ทำงาน | workspace | common | plain word
  "tr": |
    Ajan | assignee | default | UVdesk
    Atanan | assignee | default | Frappe Helpdesk; Kanboard; MantisBT
    Atanan Kişi | assignee | default | Frappe Helpdesk; Peppermint; YetiForce
    Atanan Kişi Adı | assignee | default | Chatwoot
    Atanan Kullanıcı | assignee | default | Odoo OCA Helpdesk
    Atananlar | assignee | default | Plane
    Atandı | assignee | default | Helpy; Leantime
    Atanmış | assignee | default | Taiga
    Atanmış Kullanıcı | assignee | default | EspoCRM
    Sahibi | assignee | default | Trac
    Sahip | assignee | default | OTRS/OTOBO; OpenSupports; Request Tracker
    Temsilci | assignee | default | iTop
    İlgili | assignee | default | FreeScout
    Destek ekibi | assignee | common | Awesome Support
    Sorumlu | assignee | weak | OTRS/OTOBO
    Dosya | attachment | default | Redmine
    Dosyalar | attachment | default | Redmine
    Ek | attachment | default | Frappe Helpdesk; OTRS/OTOBO
    Ek Dosyalar | attachment | default | Trac
    Eklenen Dosyalar | attachment | default | MantisBT
    Eklenti | attachment | default | Request Tracker
    Eklentiler | attachment | default | Request Tracker
    Ekler | attachment | default | EspoCRM; FreeScout; Kanboard
    Media Ekleri | attachment | common | Odoo OCA Helpdesk
    Kanal | channel | default | Odoo OCA Helpdesk; UVdesk; Zammad
    Kaynak | channel | default | UVdesk
    Kapanma tarihi | closed | default | iTop
    Kapanma zamanı | closed | default | Zammad
    Kapanış Tarihi | closed | default | Odoo OCA Helpdesk; Redmine
    Kapanış saati | closed | default | YetiForce
    Kapatma Saati | closed | default | OTRS/OTOBO
    Kapatıldı | closed | default | Request Tracker
    Tamamlanma tarihi | closed | default | Kanboard
    Açıklamalar | comment | default | Request Tracker
    Notlar | comment | default | Redmine; MantisBT
    Yorum | comment | default | Trac; Zendesk; OTRS/OTOBO
    Yorumlar | comment | default | Kanboard; Peppermint; Plane
    Mesaj | comment | common | plain word
    Makale | comment | weak | Zammad
    Not | comment | weak | FreeScout; OTRS/OTOBO; UVdesk
    Uygunluk | comment | weak | Request Tracker
    Açılış tarihi | created | default | iTop
    Gönderme Tarihi | created | default | MantisBT
    Oluşturma tarihi | created | default | Odoo OCA Helpdesk; Zendesk
    Oluşturma zamanı | created | default | YetiForce
    Oluşturuldu | created | default | EspoCRM; Helpy; OTRS/OTOBO
    Oluşturulma | created | default | Odoo OCA Helpdesk; Redmine; Zammad
    Oluşturulma Zamanı | created | default | Chatwoot
    Oluşturulma tarihi | created | default | FreeScout; Kanboard; Peppermint
    Açıklama | description | default | Awesome Support; EspoCRM; Frappe Helpdesk
    Tanım | description | default | Leantime; Request Tracker; Trac
    TanımTanım | description | default | Taiga
    Tanımlama | description | default | iTop
    Yorum | description | default | Redmine
    Bitim tarihi | due | default | Taiga
    Bitiş tarihi | due | default | Kanboard; Leantime; MantisBT
    Son tarih | due | default | Plane; Trac
    Vade | due | default | Request Tracker
    Vade Tarihi | due | common | EspoCRM
    Birim | group | default | iTop
    Departman | group | default | Digi help
    Ekip | group | default | Chatwoot
    Ekip Adı | group | default | Chatwoot
    Grup | group | default | Redmine; UVdesk; Zammad
    Kuyruk | group | default | Request Tracker
    Kuyruğa koy | group | default | OTRS/OTOBO
    Takım | group | default | Frappe Helpdesk; Odoo OCA Helpdesk; UVdesk
    Takımlar | group | default | EspoCRM
    İlgili kısım | group | default | Awesome Support
    Posta Kutusu | group | weak | FreeScout
    Bilet Numarası | id | default | OTRS/OTOBO; OpenSupports
    Destek Kaydı No | id | default | Odoo OCA Helpdesk
    Destek numarası | id | default | YetiForce
    Kayıt Kimliği | id | default | UVdesk
    Kimlik | id | default | Leantime; MantisBT; Zendesk
    Kod | id | default | Kanboard
    Numara | id | default | EspoCRM; FreeScout; OpenSupports
    Referans | id | default | iTop; Kanboard
    Sayı | id | default | Zammad
    İD | id | default | UVdesk
    Sohbet Kimliği | id | common | Chatwoot
    Bilet | id | weak | Trac
    ID | id | weak | Frappe Helpdesk
    Hesap | organization | default | EspoCRM
    Kuruluş | organization | default | Zammad
    Kurum | organization | default | Request Tracker
    Organizasyon | organization | default | iTop
    Organizasyon birimi | organization | default | Zendesk
    Müşteri | organization | weak | Frappe Helpdesk; Odoo OCA Helpdesk
    Müşteri IDsi | organization | weak | OTRS/OTOBO
    Müşteri Kimliği | organization | weak | OTRS/OTOBO
    Öncelik | priority | default | Chatwoot; EspoCRM; Frappe Helpdesk
    Bildiren | requester | default | MantisBT; Trac
    Kişi | requester | default | EspoCRM; Frappe Helpdesk
    Kontak | requester | default | Odoo OCA Helpdesk
    Müşteri | requester | default | FreeScout; OTRS/OTOBO; OpenSupports
    Müşteri Kullanıcı | requester | default | OTRS/OTOBO
    Müşteri adı | requester | default | UVdesk
    Oluşturan | requester | default | Kanboard; Redmine
    Talep eden | requester | default | Zendesk
    Yazar | requester | default | OpenSupports; Leantime
    Çağrı Sahibi | requester | default | iTop
    İstekçi | requester | default | Request Tracker
    İstekçiler | requester | default | Request Tracker
    E-posta | requesterEmail | default | Digi help; Frappe Helpdesk; FreeScout
    Eposta | requesterEmail | default | EspoCRM; Request Tracker
    Talep eden (Email) | requesterEmail | weak | Frappe Helpdesk
    Çözüm | resolution | default | Frappe Helpdesk; MantisBT; Trac
    Çözüldü | solved | default | Request Tracker
    Çözüm Tarihi | solved | weak | Frappe Helpdesk
    Aşama | status | default | Odoo OCA Helpdesk
    Durum | status | default | Awesome Support; Chatwoot; Digi help
    Başlık | subject | default | Kanboard; Leantime; OTRS/OTOBO
    Destek başlığı | subject | default | YetiForce
    Konu | subject | default | Awesome Support; Digi help; Frappe Helpdesk
    Konu Başlığı | subject | default | Helpy
    Özet | subject | default | MantisBT; Trac
    E-posta Konusu | subject | common | Chatwoot
    Ad | subject | weak | EspoCRM
    Etiket | tags | default | Odoo OCA Helpdesk; Redmine; UVdesk
    Etiketler | tags | default | Chatwoot; Kanboard; Leantime
    Tip | type | default | OTRS/OTOBO; Redmine; Zammad
    Tipi | type | default | FreeScout
    Tür | type | default | EspoCRM; Leantime; Request Tracker
    bilet tipi | type | default | Awesome Support
    Türü | type | weak | Frappe Helpdesk
    İş tipi | type | weak | Redmine
    Değişiklik tarihi | updated | default | Kanboard
    Değiştirildi | updated | default | EspoCRM; OTRS/OTOBO; Trac
    Güncelleme tarihi | updated | default | Zendesk
    Güncellendi | updated | default | MantisBT
    Güncellenme | updated | default | Redmine
    Güncellenme tarihi | updated | default | Peppermint; Plane
    Son Güncelleme | updated | default | Digi help; MantisBT; Odoo OCA Helpdesk
    Dahili | visibility | common | plain word
    Görünürlük | visibility | common | plain word
    Herkese açık | visibility | common | plain word
    Özel | visibility | common | plain word
    Çalışma alanı | workspace | common | plain word
  "uk": |
    Ім'я виконавця | assignee | default | Chatwoot
    Власник | assignee | default | OTRS/OTOBO; Trac; Zammad
    Відповідальний | assignee | default | EspoCRM; YetiForce; OTRS/OTOBO
    Доручено | assignee | default | Kanboard
    Закріплено за | assignee | default | Helpy
    Кому призначена | assignee | default | MantisBT
    Назначено на | assignee | default | Taiga
    Призначена до | assignee | default | Redmine
    Призначений | assignee | default | FreeScout
    Призначено | assignee | default | Leantime; Plane
    Призначені | assignee | default | Plane
    Вкладення | attachment | default | EspoCRM; FreeScout; Plane
    Долучення | attachment | default | Trac
    Прикріплення | attachment | default | OTRS/OTOBO
    Прикріплені файли | attachment | default | Kanboard; MantisBT
    Файл | attachment | default | Redmine
    Файли | attachment | default | Redmine
    Канал | channel | default | Zammad
    Дата завершення | closed | default | Kanboard
    Закрито | closed | default | Redmine
    Час завершення | closed | default | YetiForce
    Час закриття | closed | default | OTRS/OTOBO; Zammad
    Коментар | comment | default | Redmine; Trac; Zendesk
    Коментарі | comment | default | Kanboard; Plane; YetiForce
    Примітки | comment | default | Redmine
    Повідомлення | comment | common | plain word
    Замітка | comment | weak | OTRS/OTOBO; Zammad
    Нотатка | comment | weak | FreeScout; Zammad
    Дата створення | created | default | Kanboard; Zendesk
    Зареєстрована | created | default | MantisBT
    Коли створено | created | default | YetiForce
    Створеий | created | default | Zammad
    Створений в | created | default | Chatwoot
    Створений у | created | default | EspoCRM
    Створено | created | default | FreeScout; Helpy; OTRS/OTOBO
    Створено в/о | created | default | Zammad
    Опис | description | default | EspoCRM; Kanboard; Leantime
    Дата виконання | due | default | Redmine
    Дата завершення | due | default | MantisBT
    Крайній термін | due | default | Plane
    Кінцева дата | due | default | Taiga; EspoCRM
    Термін виконання | due | default | Kanboard; Leantime
    Термін оплати | due | default | YetiForce
    Тривалість | due | common | Trac
    Група | group | default | Helpy; Redmine; Zammad
    Команда | group | default | Chatwoot
    Команди | group | default | EspoCRM
    Назва команди | group | default | Chatwoot
    Черга | group | default | OTRS/OTOBO
    Поштова скринька | group | weak | FreeScout
    ID | id | default | Kanboard; Leantime; Zendesk
    Код | id | default | MantisBT
    Номер | id | default | Codejig docs; EspoCRM; FreeScout
    Номер заявки | id | default | OTRS/OTOBO; YetiForce
    Число | id | default | Zammad
    Номер діалогу | id | common | Chatwoot
    Зовнішній ID | id | weak | Kanboard
    Квиток | id | weak | Trac
    Компанія | organization | default | Codejig docs
    Контрагент | organization | default | EspoCRM
    Організація | organization | default | Zammad; Zendesk
    ID клієнта | organization | weak | OTRS/OTOBO
    Воронка | pipeline | common | plain word
    Пріоритет | priority | default | Chatwoot; EspoCRM; Leantime
    Пріорітет | priority | default | Kanboard
    Ініціатор | requester | default | Zendesk
    Автор | requester | default | Kanboard; Leantime; Redmine
    Автор запиту | requester | default | Zendesk
    Доповідач | requester | default | Trac
    Клієнт | requester | default | FreeScout; OTRS/OTOBO; Zammad
    Контакт | requester | default | EspoCRM
    Користувач клієнта | requester | default | OTRS/OTOBO
    Хто повідомив | requester | default | MantisBT
    Створено | requester | weak | Codejig docs
    Ел. пошта | requesterEmail | default | Redmine
    Електронна пошта | requesterEmail | default | EspoCRM; FreeScout; MantisBT
    Пошта | requesterEmail | default | Helpy
    Резолюція | resolution | default | MantisBT
    Рішення | resolution | default | Trac
    Стан | status | default | OTRS/OTOBO; Plane; Trac
    Статус | status | default | Chatwoot; EspoCRM; FreeScout
    Заголовок | subject | default | Kanboard; OTRS/OTOBO; Zammad
    Назва | subject | default | Leantime; Plane
    Назва заявки | subject | default | YetiForce
    Резюме | subject | default | Trac
    Статистика | subject | default | MantisBT
    Тема | subject | default | FreeScout; Helpy; OTRS/OTOBO
    Ім'я | subject | weak | EspoCRM
    Ключові слова | tags | default | Trac
    Мітка | tags | default | Redmine
    Мітки | tags | default | Chatwoot; Kanboard; Plane
    Теги | tags | default | Leantime; MantisBT; Zammad
    Тип | type | default | EspoCRM; FreeScout; Leantime
    Координатор | type | weak | Redmine
    Дата зміни | updated | default | Kanboard
    Дата оновлення | updated | default | Zendesk
    Змінена | updated | default | MantisBT
    Змінений у | updated | default | EspoCRM
    Змінено | updated | default | OTRS/OTOBO; Trac
    Коли змінено | updated | default | YetiForce
    Оновлена | updated | default | MantisBT
    Оновлено | updated | default | Plane; Redmine
    Оновлено о | updated | default | Zammad
    Оновлені дати | updated | default | Zendesk
    Видимість | visibility | common | plain word
    Внутрішній | visibility | common | plain word
    Приватний | visibility | common | plain word
    Публічний | visibility | common | plain word
    Робочий простір | workspace | common | plain word
  "ur": |
    اس کو سپرد کیا گیا ھے | assignee | default | MantisBT
    تفویض کردہ صارف | assignee | default | EspoCRM
    فایلز کو باندو | attachment | default | MantisBT
    منسلکات | attachment | default | EspoCRM
    معلومات | comment | weak | MantisBT
    جمع کرا نے کی تاریخ | created | default | MantisBT
    میں تخلیق کیا | created | default | EspoCRM
    تفصیل | description | default | EspoCRM
    وضاحت | description | default | MantisBT
    تاریخ دو | due | common | EspoCRM
    ٹیمیں | group | default | EspoCRM
    ID | id | default | Zendesk
    نمبر | id | default | EspoCRM
    پھچان/آی ڈی | id | default | MantisBT
    اکاؤنٹ | organization | default | EspoCRM
    ترجیح | priority | default | EspoCRM
    سبقت | priority | default | MantisBT
    رابطہ کریں | requester | default | EspoCRM
    رپوٹ کرنے والہ | requester | default | MantisBT
    ای میل | requesterEmail | default | EspoCRM
    سایز | resolution | default | MantisBT
    اسٹیٹس | status | default | Chatwoot
    حیثیت | status | default | EspoCRM
    مقام | status | default | MantisBT
    خاکہ | subject | default | MantisBT
    نام | subject | weak | EspoCRM
    قسم | type | default | EspoCRM
    اپ ڈیٹڈ | updated | default | MantisBT
    ترمیم شدہ | updated | default | EspoCRM
    پہلے کی تبديلی جو کی گی تھی | updated | default | MantisBT
  "uz": |
    Kimga tayinlandi | assignee | weak | Frappe Helpdesk
    Topshiruvchi | assignee | weak | Frappe Helpdesk
    Ilova | attachment | weak | Frappe Helpdesk
    Tavsif | description | weak | Frappe Helpdesk
    Jamoa | group | weak | Frappe Helpdesk
    ID | id | default | Frappe Helpdesk; Zendesk
    Mijoz | organization | weak | Frappe Helpdesk
    Ustuvorlik | priority | weak | Frappe Helpdesk
    Aloqa | requester | weak | Frappe Helpdesk
    (Elektron pochta orqali) tomonidan to'plangan | requesterEmail | weak | Frappe Helpdesk
    Elektron pochta | requesterEmail | weak | Frappe Helpdesk
    Ruxsat | resolution | weak | Frappe Helpdesk
    Qaror sanasi | solved | weak | Frappe Helpdesk
    Holat | status | weak | Frappe Helpdesk
    Mavzu | subject | weak | Frappe Helpdesk
    Chipta turi | type | weak | Frappe Helpdesk
    Turi | type | weak | Frappe Helpdesk
  "vi": |
    Chỉ định cho | assignee | default | MantisBT
    Người phụ trách | assignee | default | EspoCRM; Plane
    Người được chuyển nhượng | assignee | default | Frappe Helpdesk; Kanboard
    Phân công cho | assignee | default | Redmine
    Phụ trách | assignee | default | OTRS/OTOBO; YetiForce; Zammad
    Tên người được phân công | assignee | default | Chatwoot
    Được giao | assignee | default | Leantime
    Được phân công cho | assignee | default | Taiga
    Nhân viên hỗ trợ | assignee | common | Awesome Support
    Chịu trách nhiệm | assignee | weak | OTRS/OTOBO
    Được giao Cho | assignee | weak | Frappe Helpdesk
    Các đính kèm | attachment | default | Zammad
    File đính kèm | attachment | default | Kanboard
    Tập tin | attachment | default | Redmine
    Tập tin đính kèm | attachment | default | MantisBT; Trac
    Tệp đính kèm | attachment | default | Frappe Helpdesk; Plane
    Đính kèm | attachment | default | EspoCRM; OTRS/OTOBO
    Kênh | channel | default | Zammad
    Ngày kết thúc | closed | default | Kanboard
    Thời gian đóng | closed | default | YetiForce; Zammad
    Thờigian đóng | closed | default | OTRS/OTOBO
    Đã đóng | closed | default | Redmine
    Bình luận | comment | default | Kanboard; Plane; Redmine
    Ghi chú | comment | default | Redmine
    Lời bình | comment | default | Trac
    Nhận xét | comment | common | OTRS/OTOBO
    Bài viết | comment | weak | Zammad
    Các ghi chú | comment | weak | MantisBT
    Lưu ý | comment | weak | OTRS/OTOBO; Zammad
    Ngày thành lập | created | default | Kanboard
    Ngày tháng gửi | created | default | MantisBT
    Ngày tạo | created | default | Zendesk
    Thời gian tạo | created | default | YetiForce
    Tạo | created | default | Redmine; Trac
    Tạo lúc | created | default | EspoCRM
    Tạo vào lúc | created | default | Chatwoot
    Đã khởi tạo | created | default | OTRS/OTOBO; Zammad
    Được tạo tạo | created | default | Zammad
    Được tạo vào | created | default | Plane
    Chi tiết | description | default | Awesome Support
    Mô tả | description | default | EspoCRM; Frappe Helpdesk; Kanboard
    Hết hạn | due | default | Redmine
    Ngày hết hạn | due | default | Plane; YetiForce
    Ngày đáo hạn | due | default | Kanboard; Leantime; MantisBT
    Hạn | due | common | EspoCRM
    Tới hạn | due | common | Trac
    Hàng đợi | group | default | OTRS/OTOBO
    Nhóm | group | default | Chatwoot; EspoCRM; Frappe Helpdesk
    Tên nhóm | group | default | Chatwoot
    ID | id | default | Kanboard; Leantime; MantisBT
    Số | id | default | EspoCRM; Zammad
    Số thẻ | id | default | OTRS/OTOBO
    Số vé | id | default | YetiForce
    Định danh cuộc hội thoại | id | common | Chatwoot
    Mã số | id | weak | Frappe Helpdesk
    Thẻ | id | weak | Trac
    Tài liệu tham khảo | id | weak | Kanboard
    Tài khoản | organization | default | EspoCRM
    Tổ chức | organization | default | Zammad; Zendesk
    Khách hàng | organization | weak | Frappe Helpdesk
    Mã khách hàng | organization | weak | OTRS/OTOBO
    Mức độ ưu tiên | priority | default | Chatwoot; Zendesk
    Mức ưu tiên | priority | default | Redmine
    Sự ưu tiên | priority | default | Kanboard
    Độ ưu tiên | priority | default | MantisBT; YetiForce
    Ưu tiên | priority | default | EspoCRM; Frappe Helpdesk; Leantime
    Khách hàng | requester | default | OTRS/OTOBO; Zammad
    Liên hệ | requester | default | EspoCRM; Frappe Helpdesk
    Người báo cáo | requester | default | MantisBT
    Người dùng khách hàng | requester | default | OTRS/OTOBO
    Người sáng tạo | requester | default | Kanboard
    Người yêu cầu | requester | default | Zendesk
    Tác giả | requester | weak | Leantime; Redmine
    E-mail | requesterEmail | default | Zammad; Kanboard
    Email | requesterEmail | default | Frappe Helpdesk; Redmine; Chatwoot
    Thư điện tử | requesterEmail | common | MantisBT
    Được tạo bởi (Email) | requesterEmail | weak | Frappe Helpdesk
    Sự phân giải | resolution | default | MantisBT
    Giải pháp | resolution | weak | Frappe Helpdesk
    Ngày giải quyết | solved | weak | Frappe Helpdesk
    Trạng thái | status | default | Chatwoot; EspoCRM; Frappe Helpdesk
    Chủ đề | subject | default | Frappe Helpdesk; Redmine; YetiForce
    Chức vụ | subject | default | Kanboard
    Tiêu đề | subject | default | Leantime; OTRS/OTOBO; Plane
    Tiêu đều yêu cầu | subject | default | YetiForce
    Tóm tắt | subject | default | MantisBT
    Môn học | subject | common | Kanboard
    Tên | subject | weak | EspoCRM
    Nhãn | tags | default | Chatwoot; Plane
    Thẻ | tags | default | Kanboard; Leantime; Redmine
    Thẻ đánh dấu | tags | default | MantisBT
    Kiểu | type | default | Redmine; Kanboard
    Loại | type | default | EspoCRM; Frappe Helpdesk; Leantime
    Loại vé | type | default | Awesome Support
    Kiểu vấn đề | type | weak | Redmine
    Có thay đổi | updated | default | Trac
    Cập nhật | updated | default | Redmine
    Cập nhật lần cuối | updated | default | MantisBT
    Cập nhật vào | updated | default | Plane
    Ngày cập nhật | updated | default | Zendesk
    Ngày sửa đổi | updated | default | Kanboard
    Sửa lúc | updated | default | EspoCRM
    Thời gian sửa đổi | updated | default | YetiForce
    Đã cập nhật | updated | default | MantisBT
    Đã thay đổi | updated | default | OTRS/OTOBO
    Không gian làm việc | workspace | common | plain word
  "zh-Hans": |
    代理 | assignee | default | Faveo
    分派给 | assignee | default | Leantime; MantisBT
    分配给 | assignee | default | Faveo; Peppermint
    办理人 | assignee | default | iTop
    受理人姓名 | assignee | default | Chatwoot
    受让人 | assignee | default | FreeScout; Zammad
    属主 | assignee | default | Trac
    已指派用户 | assignee | default | EspoCRM
    所有者 | assignee | default | OTRS/OTOBO; OpenSupports; Zammad
    拥有人 | assignee | default | Request Tracker
    指派给 | assignee | default | Kanboard; Redmine; Taiga
    接单员 | assignee | default | UVdesk
    负责人 | assignee | default | Chatwoot; Frappe Helpdesk; Plane
    客服 | assignee | common | Awesome Support
    创建待办 | assignee | weak | Frappe Helpdesk
    文件 | attachment | default | Redmine
    附件 | attachment | default | Awesome Support; EspoCRM; Faveo
    来源 | channel | default | Faveo; UVdesk; iTop
    渠道 | channel | default | Libredesk; UVdesk; Zammad
    频道 | channel | default | Awesome Support
    关闭于 | closed | default | Libredesk
    关闭日期 | closed | default | iTop
    关闭时间 | closed | default | OTRS/OTOBO; YetiForce; Zammad
    完成日期 | closed | default | Kanboard
    已关闭 | closed | default | Request Tracker
    结束日期 | closed | default | Redmine
    注释 | comment | default | Redmine; Request Tracker; OTRS/OTOBO
    评论 | comment | default | Faveo; Kanboard; Peppermint
    说明 | comment | default | Redmine
    信息 | comment | common | plain word
    消息 | comment | common | plain word
    回复 | comment | weak | Request Tracker
    备注 | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    文章 | comment | weak | Zammad
    问题注释 | comment | weak | MantisBT
    创建 | created | default | Trac
    创建于 | created | default | EspoCRM; FreeScout; Libredesk
    创建日期 | created | default | Faveo; Kanboard; Libredesk
    创建时间 | created | default | OTRS/OTOBO; Peppermint; YetiForce
    创建者 | created | default | Chatwoot
    已建立 | created | default | UVdesk
    开始日期 | created | default | iTop
    报告日期 | created | default | MantisBT
    描述 | description | default | Awesome Support; EspoCRM; Faveo
    说明 | description | default | YetiForce
    到期日 | due | default | Faveo; Leantime
    到期日期 | due | default | Request Tracker
    到期时间 | due | default | Kanboard
    截止日期 | due | default | Plane; Taiga; YetiForce
    计划完成日期 | due | default | Redmine
    超期时间 | due | default | MantisBT
    结束日期 | due | common | EspoCRM
    逾期 | due | common | Trac
    团队 | group | default | Chatwoot; EspoCRM; Frappe Helpdesk
    团队名称 | group | default | Chatwoot
    执行团队 | group | default | iTop
    组 | group | default | Redmine; Zammad
    群组 | group | default | UVdesk; Request Tracker
    部门 | group | default | Awesome Support; Faveo
    队列 | group | default | OTRS/OTOBO; Request Tracker
    用户组 | group | common | Kanboard
    邮箱 | group | weak | FreeScout
    ID | id | default | Leantime; UVdesk; Zendesk
    参考编号 | id | default | Libredesk
    工单 ID | id | default | Awesome Support
    工单ID | id | default | Faveo
    工单编号 | id | default | OTRS/OTOBO; UVdesk
    数字 | id | default | FreeScout
    服务单编号 | id | default | YetiForce
    编号 | id | default | EspoCRM; Frappe Helpdesk; Kanboard
    对话标识 | id | common | Chatwoot
    任务单 | id | weak | Trac
    参考 | id | weak | Kanboard
    生命周期 | lifecycle | common | plain word
    客户 | organization | default | EspoCRM; Frappe Helpdesk
    组织 | organization | default | Faveo; Zammad; Zendesk
    组织名称 | organization | default | Request Tracker
    客户ID | organization | weak | OTRS/OTOBO
    工单管道 | pipeline | common | plain word
    管道 | pipeline | common | plain word
    优先 | priority | default | EspoCRM; Faveo
    优先级 | priority | default | Awesome Support; Chatwoot; Frappe Helpdesk
    作者 | requester | default | OpenSupports; Redmine
    创建者 | requester | default | Kanboard; Leantime
    发起人 | requester | default | iTop
    客户 | requester | default | FreeScout; OTRS/OTOBO
    客户用户 | requester | default | OTRS/OTOBO
    报告人 | requester | default | Trac
    报告员 | requester | default | MantisBT
    用户单位 | requester | default | Zammad
    申请人 | requester | default | Request Tracker
    联系人 | requester | default | EspoCRM; Frappe Helpdesk
    请求者 | requester | default | Zendesk
    顾客 | requester | default | UVdesk
    顾客姓名 | requester | default | UVdesk
    电子邮件 | requesterEmail | default | EspoCRM; FreeScout; Peppermint
    电子邮件信箱 | requesterEmail | default | Request Tracker
    邮件 | requesterEmail | default | Faveo; Frappe Helpdesk; Kanboard
    邮件地址 | requesterEmail | default | Redmine; Zammad
    邮箱 | requesterEmail | default | Request Tracker
    提单人（电子邮件） | requesterEmail | weak | Frappe Helpdesk
    处理状况 | resolution | default | MantisBT
    处理结果 | resolution | default | Trac
    解决方案 | resolution | default | Frappe Helpdesk; iTop
    已解决 | solved | default | Request Tracker
    开始时间 | solved | default | iTop
    解决于 | solved | default | Libredesk
    问题解决日期 | solved | weak | Frappe Helpdesk
    状态 | status | default | Awesome Support; Chatwoot; EspoCRM
    主题 | subject | default | Awesome Support; Faveo; Frappe Helpdesk
    摘要 | subject | default | MantisBT
    服务单标题 | subject | default | YetiForce
    标题 | subject | default | Kanboard; Leantime; OTRS/OTOBO
    概述 | subject | default | Trac
    电子邮件主题 | subject | common | Chatwoot
    名称 | subject | weak | EspoCRM
    关键词 | tags | default | Trac
    标签 | tags | default | Awesome Support; Chatwoot; Faveo
    标记 | tags | default | UVdesk
    票种 | type | default | Awesome Support
    类型 | type | default | EspoCRM; Faveo; Frappe Helpdesk
    需求类型 | type | default | iTop
    工单类型 | type | weak | Frappe Helpdesk
    跟踪 | type | weak | Redmine
    上次更新日期 | updated | default | Request Tracker
    修改 | updated | default | Trac
    修改于 | updated | default | EspoCRM
    修改日期 | updated | default | Kanboard
    修改时间 | updated | default | OTRS/OTOBO; YetiForce
    更新于 | updated | default | Libredesk; Peppermint; Plane
    更新於 | updated | default | Zammad
    更新日期 | updated | default | Zendesk
    最后一个活动 | updated | default | Faveo
    最后更新 | updated | default | Libredesk; MantisBT; iTop
    公开 | visibility | common | plain word
    内部 | visibility | common | plain word
    可见性 | visibility | common | plain word
    私有 | visibility | common | plain word
    工作区 | workspace | common | plain word
    工作空间 | workspace | common | plain word
  "zh-Hant": |
    分配給 | assignee | default | Leantime; MantisBT
    受指派人 | assignee | default | FreeScout
    所有者 | assignee | default | OTRS/OTOBO
    承辦人 | assignee | default | Request Tracker; Zammad
    指定的使用者 | assignee | default | EspoCRM
    指派客服 | assignee | default | Chatwoot
    指派對象 | assignee | default | Plane
    指派給 | assignee | default | Taiga
    被分派者 | assignee | default | Redmine
    負責人 | assignee | default | Kanboard; Trac; OTRS/OTOBO
    技術支援人員 | assignee | common | Awesome Support
    檔案 | attachment | default | Redmine
    附件 | attachment | default | EspoCRM; FreeScout; Kanboard
    附加檔案 | attachment | default | MantisBT; Trac
    附檔 | attachment | default | Request Tracker; Trac
    通訊管道 | channel | default | Zammad
    完成日期 | closed | default | Kanboard
    已解決 | closed | default | Request Tracker
    結束日期 | closed | default | Redmine
    關閉時間 | closed | default | OTRS/OTOBO; Zammad
    回應 | comment | default | Redmine
    留言 | comment | default | Plane
    筆記 | comment | default | Redmine
    註解 | comment | default | Trac
    評論 | comment | default | Kanboard; Request Tracker; Zendesk
    訊息 | comment | common | plain word
    註釋 | comment | common | OTRS/OTOBO
    備註 | comment | weak | FreeScout; OTRS/OTOBO; Zammad
    回覆 | comment | weak | Request Tracker
    文章 | comment | weak | Zammad
    說明 | comment | weak | MantisBT
    創建於 | created | default | OTRS/OTOBO
    回報日期 | created | default | MantisBT
    建立在 | created | default | Zammad
    建立於 | created | default | Chatwoot; Plane; Zammad
    建立日期 | created | default | Kanboard; Redmine; Zendesk
    建立時間 | created | default | FreeScout; Trac
    新增於 | created | default | EspoCRM
    新增日 | created | default | Request Tracker
    描述 | description | default | Awesome Support; EspoCRM; Kanboard
    概述 | description | default | Redmine
    說明 | description | default | MantisBT
    到期日 | due | default | Leantime; MantisBT; Request Tracker
    到期日期 | due | default | Kanboard
    完成日期 | due | default | Redmine
    截止日期 | due | default | Plane; EspoCRM; Trac
    團隊 | group | default | EspoCRM
    團隊名稱 | group | default | Chatwoot
    群組 | group | default | Redmine; Zammad; Kanboard
    表單 | group | default | Request Tracker
    隊列 | group | default | OTRS/OTOBO
    信箱 | group | weak | FreeScout
    ID | id | default | Leantime; Zammad; Zendesk
    工單編號 | id | default | Awesome Support; OTRS/OTOBO
    數字 | id | default | EspoCRM
    編號 | id | default | FreeScout; Kanboard; MantisBT
    號碼 | id | default | Zammad
    對話ID | id | common | Chatwoot
    工單識別碼 | id | common | Toppay help
    參考 | id | weak | Kanboard
    待辦事項 | id | weak | Trac
    帳戶 | organization | default | EspoCRM
    組織 | organization | default | Zammad; Zendesk
    組織名稱 | organization | default | Request Tracker
    客戶編號 | organization | weak | OTRS/OTOBO
    用戶編號 | organization | weak | OTRS/OTOBO
    工單管道 | pipeline | common | plain word
    管道 | pipeline | common | plain word
    優先度 | priority | default | EspoCRM
    優先性 | priority | default | Taiga
    優先權 | priority | default | Kanboard; MantisBT; Redmine
    優先程度 | priority | default | Chatwoot
    優先等級 | priority | default | Zammad; Zendesk
    優先級 | priority | default | OTRS/OTOBO
    優先順位 | priority | default | Request Tracker
    優先順序 | priority | default | Leantime; Plane; Trac
    回報人 | requester | default | MantisBT
    回報者 | requester | default | Trac
    客戶 | requester | default | FreeScout; OTRS/OTOBO; Zammad
    建立者 | requester | default | Kanboard
    用戶 | requester | default | OTRS/OTOBO
    申請人 | requester | default | Request Tracker
    聯絡人 | requester | default | EspoCRM
    請求者 | requester | default | Zendesk
    作者 | requester | weak | Redmine
    使用者 | requester | weak | Leantime
    電子信箱 | requesterEmail | default | EspoCRM; Kanboard
    電子郵件 | requesterEmail | default | FreeScout; Redmine; Zammad
    電子郵件信箱 | requesterEmail | default | Request Tracker
    問題分析 | resolution | default | MantisBT
    處理結果 | resolution | default | Trac
    已解決 | solved | default | Request Tracker
    狀態 | status | default | Chatwoot; EspoCRM; FreeScout
    現況 | status | default | Request Tracker
    主旨 | subject | default | Awesome Support; Redmine; Taiga
    主題 | subject | default | FreeScout; OTRS/OTOBO; Request Tracker
    摘要 | subject | default | MantisBT; Trac
    標題 | subject | default | Kanboard; Leantime; OTRS/OTOBO
    名稱 | subject | weak | EspoCRM
    標籤 | tags | default | Chatwoot; Kanboard; Leantime
    關鍵字 | tags | default | Trac
    型別 | type | default | EspoCRM
    票種 | type | default | Awesome Support
    類別 | type | default | Request Tracker
    類型 | type | default | FreeScout; Leantime; OTRS/OTOBO
    追蹤標籤 | type | weak | Redmine
    上次更新 | updated | default | MantisBT; Request Tracker
    修改 | updated | default | Trac
    修改於 | updated | default | EspoCRM; OTRS/OTOBO
    修改日期 | updated | default | Kanboard
    已更新 | updated | default | MantisBT
    更新在 | updated | default | Zammad
    更新於 | updated | default | Plane
    更新日期 | updated | default | Redmine; Zendesk
    內部 | visibility | common | plain word
    公開 | visibility | common | plain word
    可見性 | visibility | common | plain word
    私人 | visibility | common | plain word
    工作區 | workspace | common | plain word
    工作空間 | workspace | common | plain word
"""#
}
