import DeskKit

/// Names of files within an archive.
enum ArchiveNames {
  /// Below `data/`, without `.ndjson`; what a vendor calls its records is made safe for file systems.
  static func file(_ collection: Collection) -> String {
    guard case .other(let vendorName) = collection else { return collection.name }
    return "other/" + safe(vendorName)
  }

  static func orphans(of collection: Collection) -> Collection {
    guard case .other(let vendorName) = collection else { return .other("orphan-" + collection.name) }
    return .other("orphan-other-" + vendorName)
  }

  /// Letters, digits, `_`, `-` and inner points stay; other bytes become `~` and two hex digits.
  static func safe(_ name: String) -> String {
    var text: [UInt8] = []
    for (index, byte) in name.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        text.append(byte)
      case UInt8(ascii: ".") where index > 0: text.append(byte)
      default: text += Array("~".utf8) + Array(Hex.text([byte]).utf8)
      }
    }
    return text.isEmpty ? "~" : String(decoding: text, as: UTF8.self)
  }

  /// What ``safe(_:)`` was made from.
  static func vendorName(_ safe: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(safe.utf8)[...]
    while let byte = rest.popFirst() {
      let hex = rest.prefix(2)
      if byte == UInt8(ascii: "~"), let code = UInt8(String(decoding: hex, as: UTF8.self), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else if byte != UInt8(ascii: "~") {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `data/attachments/ab/cd/<sha256>`
  static func attachment(_ digest: String) -> String {
    "data/attachments/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))/\(digest)"
  }
}
