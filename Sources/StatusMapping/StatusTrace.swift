import JSONText
import TicketModel

/// What a merge leaves at the target so that the original status is found again from the read-back alone.
enum StatusTrace {
  /// Characters of a tag, where the target's limit is not known.
  static let usualLimit = 60

  static func of(_ source: StatusIdentity, _ kind: MergeRule.TraceKind, limit: Int) -> Trace {
    switch kind {
    case .tag: .tag(fitted("df-status" + suffix(source), limit))
    case .field(let name): .field(name: name, value: value(source))
    case .archive: .archive
    }
  }

  static func value(_ section: String, _ value: MappingFacts.Value, limit: Int) -> String {
    let identity = StatusIdentity(scope: value.scope, id: value.id, label: value.label)
    return fitted("df-\(word(section))" + suffix(identity), limit)
  }

  private static func word(_ section: String) -> Substring {
    section.hasSuffix("ies") ? section.dropLast(3) + "y" : section.hasSuffix("s") ? section.dropLast() : section[...]
  }

  /// A tag as desks may come to store it: in lower case, split at spaces.
  static func words(_ tag: String) -> [String] {
    tag.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether a tag looks like the trace of a status, of whatever mapping.
  static func isStatus(_ tag: String) -> Bool { isTrace(tag, of: "status") }

  static func isTrace(_ tag: String, of section: String) -> Bool {
    let start = "df-" + (section == "status" ? "status" : word(section))
    return ["-", "label-", "none-"].contains { tag.hasPrefix(start + $0) }
  }

  /// `-6`; `-returns__6` with a scope; `label-…` and `none` where there is no id, so that no two identities meet.
  private static func suffix(_ source: StatusIdentity) -> String {
    let scope = source.scope.map { encoded($0) + "__" } ?? ""
    if let id = source.id { return "-" + scope + encoded(id) }
    if let label = source.label { return "label-" + scope + encoded(label) }
    return "none-" + scope
  }

  private static func value(_ source: StatusIdentity) -> String {
    let scope = source.scope.map { escaped($0) + "/" } ?? ""
    if let id = source.id { return scope + escaped(id) }
    return scope + "=" + escaped(source.label ?? "")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("/", with: "%2F").replacing("=", with: "%3D")
  }

  /// Desks lower-case tags and split them at spaces: everything but `a-z 0-9 -` becomes `_` and its two hex digits.
  private static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return result
  }

  /// A tag past the limit keeps its start and a 64-bit FNV-1a hash of the whole; clashes block the mapping.
  private static func fitted(_ text: String, _ limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let digits = String(FNVHash.of(text.utf8), radix: 16)
    let end = "--" + String(repeating: "0", count: 16 - digits.count) + digits
    return String(text.prefix(max(0, limit - end.utf8.count))) + end
  }
}
