import Crypto
import DeskKit
import JSONText

/// SHA-256 as the rest of the migration uses it.
package enum Digest {
  package static func sha256(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }
  package static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

  static func hex(_ digest: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

  /// Of one facet: 16 hex digits, enough to see a change and short enough to keep forty of them per ticket.
  static func facet(_ value: String) -> String { hex(SHA256.hash(data: Array(value.utf8)).prefix(8)) }

  static func facets(_ values: [String: String]) -> [String: String] { values.mapValues(facet) }

  /// What the target shows, and under ``identity(_:)`` who people are there.
  static func facets(shown: Facets) -> [String: String] {
    var hashes = facets(shown.values)
    for (path, id) in shown.identities where hashes[path] != nil { hashes[identity(path)] = facet(id) }
    return hashes
  }

  static let identityMark = "id:"
  static func identity(_ path: String) -> String { identityMark + path }

  /// Of everything a script would do and promise. The plan keeps it, the push compares it: the dry run is the run.
  static func script(_ script: RecordScript) -> String {
    let buffer = ByteBuffer(capacity: 1024)
    let writer = JSONWriter(buffer)
    writer.beginArray()
    for step in script.steps { add(step, to: writer) }
    for path in script.intended.paths {
      writer.string(path)
      writer.string(script.intended[path] ?? "")
    }
    for loss in script.losses.sorted(by: { $0.path < $1.path }) {
      writer.value([
        .string(loss.path), .string(loss.kind.rawValue), .optional(loss.expected), .bool(loss.volatile),
      ])
    }
    for reason in script.blocked { writer.string(reason) }
    writer.endArray()
    return sha256(buffer.array)
  }

  private static func add(_ step: WriteStep, to writer: JSONWriter) {
    writer.value([
      .string(step.id), .string(step.kind.rawValue), .optional(step.about), .string(step.call),
      .strings(step.needs + step.wants),
      step.payload, .strings(step.files),
    ])
  }
}
