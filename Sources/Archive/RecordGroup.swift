import Formats
import JSONText
import TicketModel

/// The records of one id, copied out of their runs. Nearly always one, or a ticket with its parts.
///
/// They lie one after the other as the elements of a JSON array, so that one parse can see all of them.
struct RecordGroup {
  struct Place {
    /// Of the JSON in ``array``.
    var start: Int
    var count: Int
    /// Of the time in ``times``.
    var time: Range<Int>
    var partial: Bool
    /// See `RecordHead.joined`.
    var joined: Bool
    var isBare: Bool
    /// See `RecordHead.isStateless`.
    var isStateless: Bool
  }

  private static var noTime: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }
  private let array = ByteBuffer(capacity: 1 << 14)
  private let times = ByteBuffer(capacity: 1 << 10)
  private let idBytes = ByteBuffer(capacity: 64)
  private(set) var places: [Place] = []

  var isEmpty: Bool { places.isEmpty }
  var id: UnsafeRawBufferPointer { idBytes.bytes }
  var idText: String { idBytes.string }
  var allPartial: Bool { places.allSatisfy(\.partial) }

  mutating func removeAll() {
    array.removeAll()
    times.removeAll()
    idBytes.removeAll()
    places.removeAll(keepingCapacity: true)
  }

  func json(_ place: Place) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: array.bytes[place.start..<(place.start + place.count)])
  }

  private func time(_ place: Place) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: times.bytes[place.time])
  }

  mutating func add(_ entry: RunEntry) throws {
    // Overlapping pages repeat records word for word; those need no merge and are dropped here.
    for known in places
    where known.count == entry.json.count && known.partial == entry.partial && known.isStateless == entry.isStateless {
      if Scan.equal(time(known), entry.updatedAt), Scan.equal(json(known), entry.json) { return }
    }
    if isEmpty { idBytes.append(entry.id) }
    array.append(UInt8(ascii: isEmpty ? "[" : ","))
    let start = array.count
    array.append(entry.json)
    let time = times.count
    times.append(entry.updatedAt)
    places.append(
      Place(
        start: start, count: entry.json.count, time: time..<times.count, partial: entry.partial,
        joined: entry.joined, isBare: entry.isBare, isStateless: entry.isStateless))
  }

  /// The group as it were if messages that were put inside their ticket had come as parts of it; nil unless more of
  /// such a ticket came.
  func separated() throws -> RecordGroup? {
    guard places.count > 1, places.contains(where: \.joined) else { return nil }
    var result = RecordGroup()
    for place in places {
      func add(_ json: UnsafeRawBufferPointer, _ time: UnsafeRawBufferPointer, partial: Bool) throws {
        var entry = RunEntry(id: id, updatedAt: time, json: json, partial: partial)
        entry.isStateless = place.isStateless && !partial
        try result.add(entry)
      }
      guard place.joined else {
        try add(json(place), time(place), partial: place.partial)
        continue
      }
      let pieces = try TicketPieces(json(place))
      try add(pieces.ticket.bytes, time(place), partial: false)
      for part in pieces.parts { try part.withUnsafeBytes { try add($0, RecordGroup.noTime, partial: true) } }
    }
    return result
  }

  /// All records parsed at once, in the order of ``places``; valid until `index` or the group is used again. Nil where
  /// one of them is not JSON.
  func nodes(_ index: JSONIndex) -> JSONNode? {
    array.append(UInt8(ascii: "]"))
    defer { array.truncate(to: array.count - 1) }
    array.reserve(JSONIndex.padding)
    return try? index.parse(array.bytes)
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
    if places.count == 1 { return Merged(json: Array(json(places[0])), records: 1, differing: [], tied: false) }
    let inputs = try places.map { place in
      guard case .object(let object) = try JSONIndex.value(of: Array(json(place))) else {
        throw ArchiveError(
          .badRecord, "the record \(idText) is not a JSON object; this is a mistake of the reader, please report it")
      }
      let time = time(place)
      return MergeInput(
        object: object, updatedAt: time.isEmpty ? nil : String(decoding: time, as: UTF8.self), partial: place.partial,
        isStateless: place.isStateless)
    }
    var merge = RecordMerge()
    let object = merge.merge(inputs, shape: shape)
    let differing = merge.differing.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Merged(json: JSONValue.object(object).bytes, records: places.count, differing: differing, tied: merge.tied)
  }
}
