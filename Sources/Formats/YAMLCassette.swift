import JSONText
import Yams

/// VCR (Ruby) and vcrpy cassettes. The YAML is read into plain values; no tag is ever turned into an object.
enum YAMLCassette {
  /// A member name no cassette has, standing for the tag `!binary`.
  static let binary = "!binary"

  static func exchanges(_ bytes: [UInt8], file: String) throws -> [RecordedExchange] {
    try refuseDeep(bytes, file: file)
    let root: Node?
    do {
      root = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
    } catch let error as YamlError {
      throw InputError(
        file: file, what: "a cassette that is not YAML (\(error))", nextStep: "Record again, or restore the file.")
    }
    let list = root?["http_interactions"]?.sequence ?? root?["interactions"]?.sequence
    guard let list else {
      throw InputError(
        file: file, what: "a cassette without a list of interactions", nextStep: "Record again, or restore the file.")
    }
    return list.compactMap { CassetteForm.exchange(value($0, depth: 0)) }
  }

  /// A cassette is about six levels deep; aliases could make more of it, so deeper parts are left out.
  private static func value(_ node: Node, depth: Int) -> JSONValue {
    guard depth < 16 else { return .null }
    switch node {
    case .scalar(let scalar):
      if node.tag.description.hasSuffix("binary") { return .object([binary: .string(scalar.string)]) }
      return scalar.style == .plain && ["", "null", "~"].contains(scalar.string) ? .null : .string(scalar.string)
    case .sequence(let sequence): return .array(sequence.map { value($0, depth: depth + 1) })
    case .mapping(let mapping):
      var object = JSONObject()
      for (name, member) in mapping {
        if let name = name.string { object[name] = value(member, depth: depth + 1) }
      }
      return .object(object)
    default: return .null
    }
  }

  /// The YAML library calls itself for each level, so that a long run of brackets would end the process.
  private static func refuseDeep(_ bytes: [UInt8], file: String) throws {
    var depth = 0
    var dashes = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "-"): dashes += 1
      case 0x20: break
      case 0x0A: (depth, dashes) = (0, 0)
      default: dashes = 0
      }
      guard depth <= 4096, dashes <= 4096 else {
        throw InputError(
          file: file, what: "a cassette nested too deep", nextStep: "It is not a recording; leave it out.",
          isLimit: true)
      }
    }
  }
}
