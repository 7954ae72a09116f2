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
    var walk = SourceWalk(document, sink: sink)
    try walk.json(streaming: arrays, take)
    if !walk.isWhole { isWhole = false }
    try times.report(to: sink, file: document.name)
  }

  package func count(_ collection: String) { read[collection, default: 0] += 1 }

  /// Keeps a record that the model has no place for, whole, under the vendor's name. `known`: it is no surprise.
  package func keep(
    _ value: JSONValue, as name: String, at place: ExportPlace, known: Bool, _ leaves: inout LeafCount
  ) throws {
    guard value.leaves > 0 else { return }
    let object = value.object ?? ["value": value]
    leaves.kept += value.leaves
    try sink.put(RecordHead(.other(name), id: object["id"]?.idText ?? object["Id"]?.idText ?? place.fallbackID), object)
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
    // Replies without tickets are an answer too.
    read["tickets", default: 0] += 0
    for name in read.keys.sorted() {
      sink.completeness(
        Completeness(
          collection: name, read: read[name] ?? 0, state: isWhole ? "unproven" : "partial",
          why: isWhole ? why : "a file is damaged, see the findings"))
    }
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
