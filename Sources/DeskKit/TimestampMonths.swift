import Foundation

extension LocaleDate {
  /// The month a word names, long or short; nil for words that name different months in different languages (`listopad`
  /// is October in Croatian and November in Polish) and for all others.
  static func month(_ word: String) -> Int? {
    let plain = word.filter { $0 != "." }
    if let month = months[plain] ?? months[word] { return month }
    // Numbered months: `tháng 7` leaves its number alone, `7月` too.
    return nil
  }

  private static let months: [String: Int] = {
    var result: [String: Int] = [:]
    for (index, words) in words.enumerated() {
      for word in words.split(separator: " ") {
        // Letters with marks may come as one code point or as two.
        result[String(word).precomposedStringWithCanonicalMapping] = index + 1
        result[String(word).decomposedStringWithCanonicalMapping] = index + 1
      }
    }
    return result
  }()

  private static let words: [String] = [
    "ene enero gen gener gennaio ian ianuarie jaan jaanuar jan janeiro januar januari january "
      + "január januára janv janvier janvāris janúar jän jänner led leden ledna oca ocak saus sausio "
      + "sty styczeń stycznia tammi tammikuu tammikuuta urt urtarrila urtarrilak ιαν ιανουάριος "
      + "ιανουαρίου січ січень січня ян янв январь января яну януари јан јануар בינואר ינו ינואר "
      + "يناير ژانویه ژانویهٔ जन जनवरी มกราคม มค 一月",
    "feb febbraio feber febr febrer febrero februar februari februarie february február februára "
      + "februāris febrúar fev fevereiro fév févr février helmi helmikuu helmikuuta lut lutego luty "
      + "ots otsaila otsailak vas vasario veebr veebruar úno únor února şub şubat φεβ φεβρουάριος "
      + "φεβρουαρίου лют лютий лютого феб фебруар фев февр февраль февраля февруари בפברואר פבר "
      + "פברואר فبراير فوریه فوریهٔ फरवरी फ़र फ़रवरी กพ กุมภาพันธ์ 二月",
    "bře březen března kov kovo maalis maaliskuu maaliskuuta maart mac mar marca march marec "
      + "maret mars mart martie marts martxoa martxoak marzec marzo març março mrt mrz márc március "
      + "mär märts märz μάρ μάρτιος μαρ μαρτίου бер березень березня мар март марта במרץ מרץ مارس "
      + "मार्च มีค มีนาคม 三月",
    "abr abril api apirila apirilak apr april aprile aprilie aprill apríl apríla aprīlis avr "
      + "avril bal balandžio dub duben dubna huhti huhtikuu huhtikuuta kwi kwiecień kwietnia nis "
      + "nisan ápr április απρ απρίλιος απριλίου апр апрель апреля април кві квіт квітень квітня אפר "
      + "אפריל באפריל آوریل أبريل إبريل अप्रैल เมย เมษายน 四月",
    "geg gegužės kvě květen května mag maggio mai maiatza maiatzak maig maijs maio maj maja may "
      + "mayo mayıs maí mei máj mája május touko toukokuu toukokuuta μάι μάιος μαΐ μαΐου μαϊ май мая "
      + "мај тра трав травень травня במאי מאי مايو مه मई พค พฤษภาคม 五月",
    "birž birželio cze czerwca czerwiec eka ekaina ekainak giu giugno haz haziran iun iunie juin "
      + "jun june junho juni junij junio juny juuni jún júna június júní jūn jūnijs kesä kesäkuu "
      + "kesäkuuta červen června čvn ιουν ιουνίου ιούν ιούνιος июн июнь июня чер черв червень червня "
      + "юни јун ביוני יוני يونيو ژوئن जून มิถุนายน มิย 六月",
    "heinä heinäkuu heinäkuuta iul iulie juil juillet jul julai julho juli julij julio juliol "
      + "july juuli júl júla július júlí jūl jūlijs liep liepos lip lipca lipiec lug luglio tem "
      + "temmuz uzt uztaila uztailak července červenec čvc ιουλ ιουλίου ιούλ ιούλιος июл июль июля "
      + "лип липень липня юли јул ביולי יולי يوليو ژوئیه ژوئیهٔ जुल जुलाई กค กรกฎาคม 七月",
    "abu abuztua abuztuak ag ago agost agosto agu agustus aoû août aug august augusta augusti "
      + "augusts augustus augusztus avg avgust ağu ağustos elo elokuu elokuuta ogos rugp rugpjūčio "
      + "sie sierpień sierpnia srpna ágú ágúst αυγ αυγούστου αύγ αύγουστος авг август августа сер "
      + "серп серпень серпня אוג אוגוסט באוגוסט أغسطس اوت अग अगस्त สค สิงหาคม 八月",
    "eyl eylül ira iraila irailak rugs rugsėjo sep sept september septembra septembre septembrie "
      + "septembris septiembre set setembre setembro setiembre sett settembre syys syyskuu syyskuuta "
      + "szept szeptember wrz wrzesień września zář září σεπ σεπτέμβριος σεπτεμβρίου вер вересень "
      + "вересня сен сент сентябрь сентября сеп септ септембар септември בספטמבר ספט ספטמבר سبتمبر "
      + "سپتامبر सित सितंबर सितम्बर กย กันยายน 九月",
    "eki ekim loka lokakuu lokakuuta oct october octobre octombrie octubre okt oktober oktobris "
      + "oktoober október októbra ott ottobre out outubro paź październik października spal spalio "
      + "urr urria urriak říj říjen října οκτ οκτωβρίου οκτώβριος жов жовт жовтень жовтня окт "
      + "октобар октомври октябрь октября אוק אוקטובר באוקטובר أكتوبر اکتبر अक्टू अक्टूबर अक्तूबर ตค "
      + "ตุลาคม 十月",
    "aza azaroa azaroak kas kasım lapkr lapkričio lis listopada listopadu marras marraskuu "
      + "marraskuuta noi noiembrie nov november novembra novembre novembris novembro noviembre nóv "
      + "nóvember νοέ νοέμβριος νοε νοεμβρίου лист нов новембар ное ноември ноя нояб ноябрь ноября "
      + "בנובמבר נוב נובמבר نوامبر نوفمبر नव नवंबर नवम्बर พย พฤศจิกายน 十一月",
    "abe abendua abenduak ara aralık dec december decembra decembrie decembris des desember "
      + "desembre dets detsember dez dezember dezembro dic dicembre diciembre disember déc décembre "
      + "gru grudnia grudzień gruod gruodžio joulu joulukuu joulukuuta pro prosince prosinec δεκ "
      + "δεκέμβριος δεκεμβρίου гру груд грудень грудня дек декабрь декабря декември дец децембар "
      + "בדצמבר דצמ דצמבר دسامبر ديسمبر दिस दिसंबर दिसम्बर ธค ธันวาคม 十二月",
  ]
}
