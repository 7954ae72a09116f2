import DeskKit
import Formats
import JSONText
import TicketModel

/// What went wrong while reading, and what that says about how complete the account is.
extension ZendeskReader {
  func trouble(_ trouble: InputTrouble) throws {
    if trouble.kind == "torn" { torn = true }
    try sink.finding(trouble)
  }

  func badText(
    _ repair: JSONStream.Repair, _ file: String, _ at: JSONPlace, _ odd: inout (line: Int, records: Int)?
  ) throws {
    if repair == .windows1252 {
      odd = (odd?.line ?? at.line, (odd?.records ?? 0) + 1)
      return
    }
    try sink.finding(
      Finding(
        .warning, "invalidUTF8", file: file, line: at.line, record: at.record, what: "bytes that are not UTF-8",
        did: "replaced each by U+FFFD"))
  }

  func windowsText(_ file: String, _ odd: (line: Int, records: Int)) throws {
    try sink.finding(
      Finding(
        .warning, "encoding", file: file, line: odd.line,
        what: "\(odd.records) record(s) are not UTF-8, this one first", did: "read them as Windows-1252"))
  }

  func broken(_ error: JSONSyntaxError, _ bytes: UnsafeRawBufferPointer, file: String, at: JSONPlace) throws {
    try sink.finding(
      Finding(
        .error, "unreadableRecord", file: file, line: at.line, column: error.offset + 1, record: at.record,
        what: "not JSON (\(error.reason.rawValue)), \(bytes.count) bytes", did: "skipped it and read on"))
  }

  func torn(_ bytes: UnsafeRawBufferPointer, file: String, at: JSONPlace) throws {
    torn = true
    try sink.finding(
      Finding(
        .error, "tornFile", file: file, line: at.line, record: at.record,
        what: "the file ends in the middle of a record (\(bytes.count) bytes of it)",
        did: "read everything before it; export the file again to get the rest"))
  }

  /// What a person must hear of messages and values that were read.
  func tellMessages(cut: Set<String>) throws {
    let short = context.shortOfComments(cut: cut)
    if let first = short.first {
      let names = short.prefix(10).map(\.text).joined(separator: ", ")
      let more = short.count > 10 ? " and \(short.count - 10) more" : ""
      try sink.finding(
        Finding(
          .warning, "commentsCut", key: short.count == 1 ? ZendeskRecords.key(.ticket, first.ticket) : nil,
          what: "\(short.count) ticket(s) have fewer comments than the source counts: \(names)\(more)",
          did: "read those that came; fetch /api/v2/tickets/{id}/comments of these tickets again, all pages"))
    }
    let unknown = context.messagesOfUnknownVisibility
    if unknown > 0 {
      try sink.finding(
        Finding(
          .warning, "visibilityUnknown", what: "\(unknown) message(s) say neither public nor internal",
          did: "marked them unknown; they are never written public unless the mapping says so"))
    }
    if context.decimalCommas > 0 {
      try sink.finding(
        Finding(
          .warning, "decimalComma",
          what: "\(context.decimalCommas) value(s) look like numbers with a decimal comma", did: "kept them as text"))
    }
  }

  func fewerThanClaimed(_ told: Completeness) throws {
    // Of comments it is told by ticket.
    guard let claimed = told.claimed, told.read < claimed, told.collection != "comments" else { return }
    try sink.finding(
      Finding(
        .warning, "fewerThanClaimed", what: "the source counts \(claimed) \(told.collection), \(told.read) came",
        did: "read those; export or record the rest too"))
  }

  /// Links of merged tickets whose comments came apart from them.
  func putMerges() throws {
    for id in context.mergedApart {
      guard let target = merges[id]?.target else { continue }
      var part = Ticket(key: ZendeskRecords.key(.ticket, id), id: id)
      part.links = [LinkToTicket(kind: "mergedInto", ticket: ZendeskRecords.key(.ticket, target))]
      try sink.put(part.asPart, id: id)
    }
  }

  func openingsAbsent() throws {
    let count = context.ticketsWithoutOpening
    guard count > 0 else { return }
    try sink.finding(
      Finding(
        .warning, "openingAbsent", what: "\(count) record(s) of tickets came without the comment that opened them",
        did: "used the description as the opening message, unless another record brought the comment"))
  }

  // MARK: Input that holds nothing

  func emptyFile(_ file: String) throws {
    try sink.finding(
      Finding(
        .warning, "emptyFile", file: file, what: "the file is empty",
        did: "went on without it; if it should hold records, export it again"))
  }

  func nothingCame() throws {
    try sink.finding(
      Finding(
        .warning, "emptyInput", what: "no file that could be read was among the input",
        did: "wrote an archive without records; check the path and the export"))
  }

  func refused(_ message: String, file: String, at: JSONPlace) throws {
    try sink.finding(
      Finding(
        .warning, "errorReply", file: file, line: at.line, record: at.record,
        what: "an error message of the desk instead of data: \(message)",
        did: "kept it as it is; ask the desk again for what should stand here"))
  }

  func withoutID(_ array: String, file: String, at: JSONPlace) throws {
    try sink.finding(
      Finding(
        .warning, "recordWithoutID", file: file, line: at.line, record: at.record,
        what: "a record of \(array) has no id", did: "kept it whole in other/\(array), where it is not migrated"))
  }

  /// Comments of which neither they nor where they lay says to which ticket they belong.
  struct Homeless {
    private(set) var count = 0
    private(set) var file = ""
    mutating func note(_ name: String) {
      if count == 0 || name.utf8.lexicographicallyPrecedes(file.utf8) { file = name }
      count += 1
    }
  }

  func tell(_ homeless: Homeless) throws {
    guard homeless.count > 0 else { return }
    try sink.finding(
      Finding(
        .warning, "ticketUnknown", file: homeless.file,
        what: "\(homeless.count) comments came in replies that do not say of which ticket, and whose address is not "
          + "recorded",
        did: "kept them in other/comments, where they are not migrated; record replies with their "
          + "addresses (HAR), or name the files as in tickets_33_comments.json"))
  }
}
