package import Formats
package import JSONText
package import TicketModel

/// What readers of recorded API pages share: how many records of each collection were read, records of unknown kinds
/// kept whole and said once per kind, times, and the statuses of the account.
package final class PageReading {
  package let desk: String
  package let sink: any RecordSink
  package var choices: ChoiceBook
  package var times: SourceTimes
  /// False once a document turned out to be damaged or cut.
  package private(set) var isWhole = true
  private var read: [String: Int] = [:]
  private var unknown: [String: (place: ExportPlace, count: Int)] = [:]
  /// Messages that come out with unknown visibility.
  package let visibility = UnknownVisibility()
  /// The file whose times are being read: a recording holds many documents of one name, told of once.
  private var file: String?
  /// What pages say of each collection, and which records of it came.
  private let distinct = PartAccount()
  private var claims = PageClaims()

  package init(desk: String, options: ReadOptions, sink: any RecordSink) throws {
    self.desk = desk
    self.sink = sink
    choices = try ChoiceBook(desk: desk)
    times = SourceTimes(timeZone: options.timeZone)
  }

  package func key(_ kind: RecordKind, _ id: String) -> String { SourceKey(desk: desk, kind: kind, id: id).description }

  /// Calls `body` for each document; what the input says is wrong with itself becomes findings.
  package func forEachDocument(of input: any ExportInput, _ body: (ExportDocument) throws -> Void) throws {
    try input.forEachDocument(body) { trouble in
      if trouble.severity == .error { isWhole = false }
      try sink.finding(trouble)
    }
  }

  /// Walks a JSON document, arrays of that name streamed; tells what was strange about its times at the end.
  package func json(
    _ document: ExportDocument, streaming arrays: Set<String>,
    _ take: (SourceJSON, ExportPlace, inout LeafCount) throws -> Void
  ) throws {
    if let file, file != document.name { try times.report(to: sink, file: file) }
    file = document.name
    claims.take(document)
    var walk = SourceWalk(document, sink: sink)
    try walk.json(streaming: arrays, take)
    if !walk.isWhole { isWhole = false }
  }

  package func count(_ collection: String) { read[collection, default: 0] += 1 }

  /// The same for a record with an id: one that comes twice counts once.
  package func count(_ collection: String, id: String) throws {
    read[collection, default: 0] += 1
    try distinct.count(id, of: collection)
  }

  /// A page says how many records its list holds; of several claims the largest counts.
  package func claim(_ count: Int, of collection: String) {
    claims.claim(count, of: collection)
    read[collection, default: 0] += 0
  }

  /// A page of a list says where the next one is, or nil: it is the last; see ``PageClaims``.
  package func expect(page url: String?, of collection: String, after document: ExportDocument) {
    if url != nil { read[collection, default: 0] += 0 }
    claims.expect(page: url, of: collection, after: document)
  }

  /// Notes numbers with a decimal comma among the texts of a record's own fields, however deep; each counts once.
  package func noteDecimalCommas(in value: JSONValue, of record: String) throws {
    switch value {
    case .string(let text):
      if DecimalComma.isOne(text) { try distinct.count(record, of: PageReading.commas) }
    case .array(let items):
      for (at, item) in items.enumerated() { try noteDecimalCommas(in: item, of: "\(record)/\(at)") }
    case .object(let object):
      for (name, member) in object.members { try noteDecimalCommas(in: member, of: "\(record)/\(name)") }
    default: break
    }
  }

  private static let commas = "decimal commas"

  private func tellDecimalCommas() throws {
    let count = try distinct.parts(of: PageReading.commas)
    guard count > 0 else { return }
    try sink.finding(
      Finding(
        .warning, "decimalComma", what: "\(count) values look like numbers with a decimal comma",
        did: "kept them as text"))
  }

  /// Keeps a record that the model has no place for, whole, under the vendor's name. `known`: it is no surprise.
  package func keep(
    _ value: JSONValue, as name: String, at place: ExportPlace, known: Bool, _ leaves: inout LeafCount
  ) throws {
    guard value.leaves > 0 else { return }
    let object = value.object ?? ["value": value]
    leaves.kept += value.leaves
    let own = object["id"]?.idText ?? object["Id"]?.idText
    let id = place.id(ofKept: object, own: own, isKnown: known)
    try sink.put(RecordHead(.other(name), id: id), object)
    count("other/" + name)
    if !known { unknown[name, default: (place, 0)].count += 1 }
  }

  /// Statuses, counts and what was not understood; call once, after the last document.
  package func finish(why: String) throws {
    try choices.report(to: sink)
    for (name, found) in unknown.sorted(by: { $0.key < $1.key }) {
      try sink.finding(
        Finding(
          .warning, "unknownRecord", file: found.place.file, line: found.place.line, record: found.place.record,
          what: "a record of a kind that is not known, the first of \(found.count)",
          did: "kept them whole in data/other/\(name)"))
    }
    if let file { try times.report(to: sink, file: file) }
    try visibility.report(to: sink)
    try tellDecimalCommas()
    // Replies without tickets are an answer too.
    read["tickets", default: 0] += 0
    for name in read.keys.sorted() {
      let told = try completeness(name, why: why)
      sink.completeness(told)
      guard isWhole, told.state == "partial" else { continue }
      try sink.finding(
        Finding(
          .warning, "pagesMissing", what: "\(name): \(told.why ?? "pages are missing")",
          did: "read what came; record every page of the list"))
    }
  }

  private func completeness(_ name: String, why: String) throws -> Completeness {
    // Only some collections are counted by id; the others count what streams by.
    let known = try distinct.parts(of: name)
    let count = known > 0 ? known : read[name] ?? 0
    let reasons =
      (isWhole ? [] : ["a file is damaged, see the findings"]) + claims.shortcomings(of: name, read: count)
    return Completeness(
      collection: name, claimed: claims.claimed(name), read: count, state: reasons.isEmpty ? "unproven" : "partial",
      why: reasons.isEmpty ? why : reasons.joined(separator: "; "))
  }

  /// A CSV is read through a column map only, because nobody publishes this desk's headers.
  ///
  /// Throws where the document is one, naming the two commands.
  package static func refuseTable(_ document: ExportDocument, desk: String, name: String) throws {
    guard looksLikeTable(document.name) else { return }
    throw InputError(
      file: document.name, what: "a table whose column names \(name) does not publish",
      nextStep: tableAdvice(desk: desk))
  }

  package static func looksLikeTable(_ name: String) -> Bool {
    let lower = name.lowercased()
    return [".csv", ".tsv", ".txt"].contains { lower.hasSuffix($0) }
  }

  package static func tableAdvice(desk: String) -> String {
    """
    Draft a column map with deskferry read --draft-columns M.yaml EXPORT.csv, correct it, \
    then read with deskferry read --columns M.yaml EXPORT.csv --desk \(desk) -o OUT.bag.
    """
  }
}
