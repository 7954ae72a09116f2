import FoundationEssentials
import JSONText

/// One call and its reply, as any form of recording tells it.
struct RecordedExchange {
  enum Content {
    case bytes([UInt8])
    /// `bodies/<sha256>` beside the recording.
    case file(String)
    /// The reply had a body that the recording does not hold; why.
    case absent(String)
  }
  var method: String
  var url: String
  var status: Int
  var headers: [(name: String, value: String)] = []
  var recordedAt: String?
  var mediaType: String?
  /// Where a redirect leads, for forms that say it beside the headers.
  var redirect: String?
  /// The text that was posted.
  var posted: String?
  var content: Content

  func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }

  /// Where the recording does not say when, the server does.
  var time: String? { recordedAt.flatMap(RecordedTime.canonical) ?? header("date").flatMap(RecordedTime.canonical) }

  var type: String? {
    let text = (mediaType ?? header("content-type"))?.prefix { $0 != ";" }
    let trimmed = text?.split(separator: " ").joined().lowercased()
    return trimmed?.isEmpty == true ? nil : trimmed
  }
}

enum Base64 {
  /// Nil where it is not base64; white space is allowed, as YAML and pretty-printers put it in.
  static func decode(_ text: String) -> [UInt8]? {
    let packed = text.utf8.filter { $0 > 0x20 }
    return Data(base64Encoded: Data(packed)).map { [UInt8]($0) }
  }
}

/// Times as recordings write them, into `YYYY-MM-DDThh:mm:ss[.fraction]Z`.
enum RecordedTime {
  static func canonical(_ text: String) -> String? {
    text.first?.isNumber == true ? iso(text) : internet(text)
  }

  /// `2024-02-08T17:44:51`, `…51.123Z`, `…51+01:00`. Without an offset it is UTC: VCR and betamax write so.
  private static func iso(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19])
    else { return nil }
    var at = 19
    var fraction = ""
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      let digits = bytes[(at + 1)...].prefix { (0x30...0x39).contains($0) }
      at += 1 + digits.count
      if !digits.isEmpty { fraction = "." + String(decoding: digits, as: UTF8.self) }
    }
    var offset = 0
    let zone = bytes[at...].filter { (0x30...0x39).contains($0) }
    if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
      guard zone.count >= 4, let hours = number(zone[0..<2]), let minutes = number(zone[2..<4]) else { return nil }
      offset = (hours * 60 + minutes) * (bytes[at] == UInt8(ascii: "-") ? -60 : 60)
    }
    return format(seconds(year, month, day) + hour * 3600 + minute * 60 + second - offset, fraction)
  }

  /// `Thu, 08 Feb 2024 17:44:51 GMT`
  private static func internet(_ text: String) -> String? {
    let parts = text.split(separator: " ")
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard parts.count >= 5, let day = Int(parts[1]), let month = months.firstIndex(of: String(parts[2])),
      let year = Int(parts[3])
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return nil }
    return format(seconds(year, month + 1, day) + clock[0] * 3600 + clock[1] * 60 + clock[2], "")
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Int? {
    Int(String(decoding: Array(digits), as: UTF8.self))
  }

  /// Of the day's start since 1970; days of the civil calendar counted in 400-year eras from 1 March.
  private static func seconds(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return (era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468) * 86400
  }

  private static func format(_ seconds: Int, _ fraction: String) -> String {
    let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
    let rest = seconds - days * 86400
    let shifted = days + 719468
    let era = (shifted >= 0 ? shifted : shifted - 146096) / 146097
    let ofEra = shifted - era * 146097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civil <= 2 ? 1 : 0)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let padded = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return
      "\(padded)-\(two(civil))-\(two(day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))\(fraction)Z"
  }
}
