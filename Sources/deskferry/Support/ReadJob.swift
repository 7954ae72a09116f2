import Archive
import DeskKit
import Desks
import Formats
import Reports
import StatusMapping
import TicketModel

/// Turns exports or a recording into an archive: the work of `read`, and the second half of `pull`.
struct ReadJob: Sendable {
  var paths: [String]
  /// A desk's id or `auto`.
  var desk: String
  var account: String?
  /// The account's name where neither the person nor the content tells it.
  var otherwise: String?
  var timeZone: String?
  var attachments: ArchiveOptions.Attachments
  var force: Bool
  var destination: String
  /// What the columns of its tables hold, where the desk's reader cannot know.
  var columns: ColumnMapFile?
  /// Of its tables, where they do not say it.
  var encoding: String?

  struct Answer: Sendable {
    var choice: DeskChoice.Candidate
    var summary: ArchiveSummary
    var seconds: Double
  }

  func run(_ progress: ProgressLine) throws -> Answer {
    try ScratchFolder.$besideOutput.withValue(ScratchFolder.folder(of: destination)) { try readAll(progress) }
  }

  private func readAll(_ progress: ProgressLine) throws -> Answer {
    // Which desk it is shows only from the content, so any desk's queries count as reading until then.
    let opened = try ExportOpener.open(paths) { request in DeskList.all.contains { $0.isReadingCall(request) } }
    let input = RepliesTally(try Self.input(opened, encoding))
    let choice = try choice(for: input)
    guard let read = reading(choice.desk) else {
      throw CommandFailure(.error, "Deskferry cannot read exports of \(choice.desk.card.name).")
    }
    let account = account ?? choice.detection?.account ?? otherwise
    let writer = try ArchiveWriter(
      at: destination,
      identity: DeskIdentity(desk: choice.desk.card.id, account: account, timeZone: timeZone, offsetsSeen: []),
      options: ArchiveOptions(attachments: attachments, force: force, toolVersion: ToolVersion.current))
    do {
      let sink = WatchedSink(writer, progress)
      try read(input, ReadOptions(account: account, timeZone: timeZone), sink)
      if let replies = input.completeness { sink.completeness(replies) }
      try sink.tellNothingRead()
      progress.show("sorting and writing the archive")
      let summary = try writer.finish()
      return Answer(choice: choice, summary: summary, seconds: progress.elapsed)
    } catch {
      writer.abandon()
      throw error
    }
  }

  static func input(_ opened: any ExportInput, _ encoding: String?) throws -> any ExportInput {
    guard let encoding else { return opened }
    guard let input = EncodedInput(opened, encoding: encoding) else {
      throw CommandFailure(
        .usage, "there is no encoding \"\(encoding)\".",
        next: "use a name such as windows-1251, iso-8859-2, shift_jis or gb18030.")
    }
    return input
  }

  /// A column map says nothing about whose export it is, and tables of unknown headers do not either.
  private func choice(for input: any ExportInput) throws -> DeskChoice.Candidate {
    guard let columns else { return try DeskChoice.choose(desk, for: input) }
    guard let id = desk == "auto" ? columns.desk : desk else {
      throw CommandFailure(
        .usage, "a column map does not tell which desk the export is from.",
        next: "say which with --desk ID, or write desk: ID into \(columns.file).")
    }
    let desk = try DeskChoice.named(id)
    try ColumnMapCheck.run(columns, input)
    return DeskChoice.Candidate(desk: desk, detection: nil)
  }

  private func reading(_ desk: Desk) -> (@Sendable (any ExportInput, ReadOptions, any RecordSink) throws -> Void)? {
    guard let columns else { return desk.read }
    return { input, options, sink in
      try ColumnMapReader(columns, card: desk.card, options: options, sink: sink).read(input)
    }
  }

  /// What the reading amounts to for scripts: errors are records that were not read; `strict` also minds doubts.
  static func exit(_ summary: ArchiveSummary, strict: Bool) -> CommandExit {
    if summary.findingsBySeverity["error", default: 0] > 0 { return .incomplete }
    guard strict else { return .done }
    let doubts =
      summary.findingsBySeverity["warning", default: 0] > 0
      || summary.completeness.contains { $0.state != "complete" }
    return doubts ? .incomplete : .done
  }
}

/// Passes everything on to the archive, counts for the person who waits, and stops when they lose patience.
final class WatchedSink: RecordSink {
  private let next: any RecordSink
  private let progress: ProgressLine
  private var records = 0
  private var files = 0
  /// Whether a file was one of the desk's, if only an empty one, and whether one was none.
  private var hasRead = false
  private var hasLeftOut = false

  init(_ next: any RecordSink, _ progress: ProgressLine) {
    self.next = next
    self.progress = progress
  }

  func put(_ head: RecordHead, json: UnsafeRawBufferPointer) throws {
    try watch()
    try next.put(head, json: json)
  }

  func put(_ head: RecordHead, json: UnsafeRawBufferPointer, facts: RecordFacts) throws {
    try watch()
    try next.put(head, json: json, facts: facts)
  }

  func put(_ head: RecordHeadBytes, json: UnsafeRawBufferPointer, facts: RecordFacts) throws {
    try watch()
    try next.put(head, json: json, facts: facts)
  }

  func attachment(url: String, mediaType: String?, bytes: any ByteSource) throws {
    files += 1
    try next.attachment(url: url, mediaType: mediaType, bytes: bytes)
  }

  func attachment(key: String, mediaType: String?, bytes: any ByteSource) throws {
    files += 1
    try next.attachment(key: key, mediaType: mediaType, bytes: bytes)
  }

  func finding(_ finding: Finding) throws {
    if finding.code == "unknownFile" { hasLeftOut = true }
    try next.finding(finding)
  }
  func expectParts(of collection: Collection) throws { try next.expectParts(of: collection) }
  func leaves(_ count: LeafCount, file: String) {
    hasRead = true
    next.leaves(count, file: file)
  }
  func offset(_ offset: String) { next.offset(offset) }
  func completeness(_ completeness: Completeness) { next.completeness(completeness) }

  /// A file that lies beside an export is worth a warning; where nothing else was given, all of it is unread.
  func tellNothingRead() throws {
    guard hasLeftOut, !hasRead, records == 0, files == 0 else { return }
    try next.finding(
      Finding(
        .error, "nothingRead", what: "no file of this input is of a form that the desk's reader knows",
        did: "wrote an archive without records; deskferry desks lists the forms, and a spreadsheet must be saved as CSV"
      ))
  }

  /// Looking at the clock and the task costs more than a record; every 256th is often enough.
  private func watch() throws {
    records += 1
    guard records & 255 == 0 else { return }
    try Task.checkCancellation()
    progress.show(
      ProgressLine.text(records, of: nil, files > 0 ? "records, \(files) files" : "records", seconds: progress.elapsed))
  }
}
