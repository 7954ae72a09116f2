import DeskKit
import Formats
import JSONText
import TicketModel

/// What all collections of one archive share while it is written. One thread.
final class Workshop {
  /// The bag's folder while it is beside its place.
  let root: String
  let limits: ArchiveLimits
  let findings: FindingLog
  let attachments: AttachmentStore
  /// Hashes of the keys of all records written.
  let seen = HashList()
  private let index = JSONIndex()
  private let scratch = ByteBuffer(capacity: 1 << 14)
  private var spillFolders = 0

  init(root: String, limits: ArchiveLimits, attachments: AttachmentStore) {
    self.root = root
    self.limits = limits
    self.attachments = attachments
    findings = FindingLog(root: root, limits: limits)
  }

  /// All spill files lie here and go before the bag is renamed.
  var spillRoot: String { root + "/.spill" }

  func newSpillFolder() -> String {
    spillFolders += 1
    return spillRoot + "/" + String(spillFolders)
  }

  /// Nodes are valid until the next call.
  func parse(_ json: UnsafeRawBufferPointer, in collection: String) throws -> JSONNode {
    scratch.removeAll()
    scratch.append(json)
    scratch.reserve(JSONIndex.padding)
    do {
      return try index.parse(scratch.bytes)
    } catch {
      throw ArchiveError(
        .badRecord,
        "a record of \(collection) is not valid JSON at byte \(error.offset) (\(error.reason)); "
          + "this is a mistake of the reader, please report it")
    }
  }

  /// The record's key stands first in canonical JSON; records without one are not referred to.
  @inline(__always)
  func markSeen(_ json: UnsafeRawBufferPointer) {
    let opening: StaticString = "{\"key\":\""
    let start = opening.utf8CodeUnitCount
    guard json.count > start, let base = json.baseAddress,
      Scan.equal(
        UnsafeRawBufferPointer(rebasing: json[..<start]),
        UnsafeRawBufferPointer(start: opening.utf8Start, count: start)),
      let end = Scan.first(UInt8(ascii: "\""), in: base + start, json.count - start)
    else { return }
    seen.append(KeyHash.of(UnsafeRawBufferPointer(start: base + start, count: end)))
  }
}

/// `data/findings.ndjson`, and the first thousand for whoever asks at once.
final class FindingLog {
  static let kept = 1000
  private let parts: PartWriter
  private(set) var first: [Finding] = []
  private(set) var total = 0
  private(set) var bySeverity: [String: Int] = [:]

  init(root: String, limits: ArchiveLimits) { parts = PartWriter(root: root, name: "findings", limits: limits) }

  func add(_ finding: Finding) throws {
    total += 1
    bySeverity[finding.severity.rawValue, default: 0] += 1
    if first.count < FindingLog.kept { first.append(finding) }
    try JSONValue.object(finding.json).bytes.withUnsafeBytes { try parts.add($0) }
  }

  func finish() throws -> [FileEntry] { try parts.finish() }
}
