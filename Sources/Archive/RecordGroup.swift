import Formats
import JSONText
import TicketModel

/// The records of one id, copied out of their runs. Nearly always one.
struct RecordGroup {
  private let first = ByteBuffer(capacity: 1 << 14)
  private var others: [(updatedAt: String?, partial: Bool, json: [UInt8])] = []
  private(set) var isEmpty = true

  var id: UnsafeRawBufferPointer { RunEntry(in: first.bytes, at: 0).id }
  var idText: String { String(decoding: id, as: UTF8.self) }

  var allPartial: Bool { RunEntry(in: first.bytes, at: 0).partial && others.allSatisfy(\.partial) }

  mutating func removeAll() {
    first.removeAll()
    others.removeAll(keepingCapacity: true)
    isEmpty = true
  }

  mutating func add(_ entry: RunEntry) throws {
    guard !isEmpty else {
      entry.append(to: first)
      isEmpty = false
      return
    }
    // Overlapping pages repeat records word for word; those need no merge and are dropped here.
    let known = RunEntry(in: first.bytes, at: 0)
    if known.partial == entry.partial, Scan.equal(known.updatedAt, entry.updatedAt), Scan.equal(known.json, entry.json)
    {
      return
    }
    let time = entry.updatedAt.isEmpty ? nil : String(decoding: entry.updatedAt, as: UTF8.self)
    let json = Array(entry.json)
    if others.contains(where: { $0.json == json && $0.partial == entry.partial && $0.updatedAt == time }) { return }
    others.append((time, entry.partial, json))
  }

  struct Merged {
    var json: [UInt8]
    var records: Int
    var differing: [String]
    var tied: Bool

    func finding(of group: RecordGroup) -> Finding? {
      guard !differing.isEmpty else { return nil }
      let shown = differing.prefix(10).joined(separator: ", ")
      let more = differing.count > 10 ? " and \(differing.count - 10) more" : ""
      return Finding(
        tied ? .warning : .info, "duplicateRecordDiffers", key: RecordText.key(of: json),
        what: "\(records) records of \(group.idText) differ in \(shown)\(more)",
        did: tied
          ? "no record is newer: kept the value of the richer one" : "kept the value of the record updated last")
    }
  }

  /// One record alone stays as it is, byte for byte.
  func merged(as shape: RecordShape) throws -> Merged {
    let entry = RunEntry(in: first.bytes, at: 0)
    guard !others.isEmpty else { return Merged(json: Array(entry.json), records: 1, differing: [], tied: false) }
    let time = entry.updatedAt.isEmpty ? nil : String(decoding: entry.updatedAt, as: UTF8.self)
    let all = [(updatedAt: time, partial: entry.partial, json: Array(entry.json))] + others
    let inputs = try all.map { record in
      guard case .object(let object) = try JSONIndex.value(of: record.json) else {
        throw ArchiveError(
          .badRecord, "the record \(idText) is not a JSON object; this is a mistake of the reader, please report it")
      }
      return MergeInput(object: object, updatedAt: record.updatedAt, partial: record.partial)
    }
    var merge = RecordMerge()
    let object = merge.merge(inputs, shape: shape)
    let differing = merge.differing.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Merged(json: JSONValue.object(object).bytes, records: all.count, differing: differing, tied: merge.tied)
  }
}
