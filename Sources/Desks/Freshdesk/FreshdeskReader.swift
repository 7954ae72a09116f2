import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension Freshdesk {
  /// Reads API replies into canonical records. Every leaf ends in a field of the model, in `extras`, in
  /// `data/other/…`, or is dropped with a reason; the three are counted for each file.
  struct Reader {
    let options: ReadOptions
    let sink: any RecordSink
    var choices: Choices
    var read: [String: Int] = [:]
    /// Offsets and zones are the vendor's own; what could not be read as a time is told once.
    var oddTimes: Set<String> = []

    init(options: ReadOptions, sink: any RecordSink) throws {
      self.options = options
      self.sink = sink
      choices = try Choices()
    }

    func read(_ input: any ExportInput) throws {
      var reader = self
      try reader.learnChoices(input)
      try input.forEachDocument { document in
        try reader.read(document)
      } trouble: { trouble in
        try sink.finding(
          Finding(trouble.severity, trouble.kind, file: trouble.file, what: trouble.what, did: trouble.did))
      }
      for name in reader.read.keys.sorted() {
        sink.completeness(
          Completeness(
            collection: name, read: reader.read[name] ?? 0, state: "unproven",
            why: "the API gives no totals, and its list of tickets leaves out archived ones"))
      }
      for status in reader.choices.definitions { try sink.put(status) }
    }

    /// Ticket fields first: they name the statuses, types and sources that tickets carry as numbers.
    private mutating func learnChoices(_ input: any ExportInput) throws {
      var found: [JSONObject] = []
      try input.forEachDocument { document in
        let start = try ReplayedSource(document.bytes)
        guard start.contains("label_for_customers") else { return }
        let stream = JSONStream(start)
        while let piece = try stream.next() {
          guard case .value(let node, _) = piece, let object = node.value.object else { continue }
          if Shape(object) == .field { found.append(object) }
        }
      } trouble: { _ in
      }
      for field in found { choices.learn(field) }
    }

    private mutating func read(_ document: ExportDocument) throws {
      if let url = document.request?.url, !url.contains("/api/v2/"), url.contains("/attachments/") {
        try sink.attachment(url: url, mediaType: document.mediaType, bytes: document.bytes)
        return
      }
      var count = LeafCount()
      let stream = JSONStream(document.bytes, streaming: ["results"])
      while let piece = try stream.next() {
        switch piece {
        case .value(let node, let place), .element(_, let node, let place):
          try take(node.value, document, place, &count)
        case .member(_, let node, _): count.dropped["page counter", default: 0] += node.leaves
        case .broken(let error, let place, _):
          try sink.finding(
            Finding(
              .error, "notJSON", file: document.name, line: place.line, record: place.record,
              what: "expected JSON, got something else (\(error.reason.rawValue))", did: "left it out"))
        case .torn(let place, _):
          try sink.finding(
            Finding(
              .error, "tornFile", file: document.name, line: place.line, record: place.record,
              what: "the file ends inside a record", did: "kept what came before"))
        }
        if stream.repaired != nil {
          try sink.finding(
            Finding(
              .warning, "notUTF8", file: document.name, what: "bytes that are not UTF-8",
              did: "replaced by U+FFFD"))
        }
      }
      sink.leaves(count, file: document.name)
    }

    private mutating func take(
      _ value: JSONValue, _ document: ExportDocument, _ place: JSONPlace, _ count: inout LeafCount
    ) throws {
      guard let object = value.object else {
        if value.leaves > 0 { try keep(["value": value], as: "values", "\(document.name)/\(place.record)", &count) }
        return
      }
      // A page small enough to come whole.
      if let results = object["results"]?.array {
        for result in results { try take(result, document, place, &count) }
        count.dropped["page counter", default: 0] += object.members.filter { $0.0 != "results" }
          .reduce(0) { $0 + $1.1.leaves }
        return
      }
      try record(object, document, place, &count)
    }

    private mutating func record(
      _ object: JSONObject, _ document: ExportDocument, _ place: JSONPlace, _ count: inout LeafCount
    ) throws {
      let shape = Shape(object, url: document.request?.url)
      var leaves = Leaves(object)
      switch shape {
      case .ticket: try ticket(&leaves, &count)
      case .conversation: try conversation(&leaves, &count)
      case .agent: try agent(&leaves, &count)
      case .contact: try contact(&leaves, &count)
      case .company: try company(&leaves, &count)
      case .group: try group(&leaves, &count)
      case .product: try product(&leaves, &count)
      case .field: try field(&leaves, &count)
      case .timeEntry: try timeEntry(&leaves, &count)
      case .rating: try rating(&leaves, &count)
      case .error, .wrapped, .other:
        try unread(shape, object, document, place, &count)
        return
      }
      read[shape.collection, default: 0] += 1
    }

    /// Kept whole under `data/other`, so that nothing is lost, and said.
    private mutating func unread(
      _ shape: Shape, _ object: JSONObject, _ document: ExportDocument, _ place: JSONPlace, _ count: inout LeafCount
    ) throws {
      let (code, what): (String, String)
      switch shape {
      case .error: (code, what) = ("errorReply", "an error reply, not data")
      case .wrapped(let name):
        (code, what) = ("otherForm", "a \(name) of API v1 or of an account export, which is not read as records here")
      default: (code, what) = ("unknownRecord", "a record of a kind that is not known")
      }
      try sink.finding(
        Finding(
          .warning, code, file: document.name, record: place.record, what: what, did: "kept it whole in data/other"))
      try keep(object, as: shape.collection, "\(document.name)/\(place.record)", &count)
    }

    mutating func keep(
      _ object: JSONObject, as name: String, _ fallback: String, _ count: inout LeafCount
    ) throws {
      try sink.put(RecordHead(.other(name), id: object["id"]?.idText ?? fallback), object)
      count.kept += JSONValue.object(object).leaves
      read["other/\(name)", default: 0] += 1
    }

    /// A time as canonical UTC; nil leaves the member to `extras`.
    mutating func time(_ name: String, _ leaves: inout Leaves) -> String? {
      guard let text = leaves.peek(name)?.string, let reading = Timestamp.iso(text) else { return nil }
      leaves.mark(name)
      return reading.text
    }
  }

  /// A record whose members are taken one by one; what is left over goes to `extras`.
  struct Leaves {
    private(set) var object: JSONObject
    private(set) var mapped = 0
    init(_ object: JSONObject) { self.object = object }

    /// The member, now counted as mapped.
    mutating func take(_ name: String) -> JSONValue? {
      guard let value = object[name] else { return nil }
      mapped += value.leaves
      object[name] = nil
      return value.isNull ? nil : value
    }
    /// Removes a member whose leaves are counted elsewhere.
    mutating func drop(_ name: String) { object[name] = nil }
    func peek(_ name: String) -> JSONValue? { object[name] }
    mutating func mark(_ name: String) { _ = take(name) }
    mutating func id(_ name: String) -> String? {
      guard object[name]?.idText != nil else { return nil }
      return take(name)?.idText
    }
    mutating func text(_ name: String) -> String? {
      guard let text = object[name]?.string else { return nil }
      mark(name)
      return text.isEmpty ? nil : text
    }
    mutating func flag(_ name: String) -> Bool? {
      guard let flag = object[name]?.bool else { return nil }
      mark(name)
      return flag
    }
    /// Texts of a list that holds nothing but texts; others stay.
    mutating func texts(_ name: String) -> [String] {
      guard let items = object[name]?.array, items.allSatisfy({ $0.string != nil }) else { return [] }
      mark(name)
      return items.compactMap(\.string)
    }
    /// A member object as leaves of its own; `put` it back with what is left of it.
    mutating func nested(_ name: String) -> Leaves? {
      guard let inner = object[name]?.object else { return nil }
      object[name] = nil
      return Leaves(inner)
    }
    mutating func put(_ name: String, back rest: Leaves) {
      mapped += rest.mapped
      let extras = rest.extras
      if !extras.isEmpty { object[name] = .object(extras) }
    }
    /// What nobody took and says something.
    var extras: JSONObject {
      var extras = JSONObject()
      for (name, value) in object.members where !value.isAbsent { extras.append(name, value) }
      return extras
    }
    /// Adds to the account: taken as mapped, left over as kept.
    func count(in count: inout LeafCount) {
      count.mapped += mapped
      count.kept += JSONValue.object(object).leaves
    }
  }

  /// A source whose first bytes were looked at.
  final class ReplayedSource: ByteSource {
    private var start: [UInt8]
    private var at = 0
    private let rest: any ByteSource

    init(_ source: any ByteSource) throws {
      rest = source
      start = [UInt8](repeating: 0, count: 16_384)
      let count = try start.withUnsafeMutableBytes { space -> Int in
        var filled = 0
        while filled < space.count {
          let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: space[filled...]))
          if more == 0 { break }
          filled += more
        }
        return filled
      }
      start.removeLast(start.count - count)
    }

    func contains(_ text: String) -> Bool { start.firstRange(of: Array(text.utf8)) != nil }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      guard at < start.count else { return try rest.read(into: buffer) }
      let count = min(buffer.count, start.count - at)
      start.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
      at += count
      return count
    }
  }
}
