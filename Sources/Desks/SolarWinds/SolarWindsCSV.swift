import DeskKit
import Formats
import JSONText
import TicketModel

extension SolarWinds.Reader {
  /// Columns are chosen by whoever exports, and no page documents their names; these are the usual English ones.
  mutating func readTable(_ document: ExportDocument) throws {
    var walk = SourceWalk(document, sink: sink)
    let keeper = walk
    var reader = self
    var nameless = 0
    reader.times.order = orders[document.name]
    try walk.table { row, leaves in
      let id = row.take("Id") ?? row.take("Incident ID")
      let number = row.take("Number") ?? row.take("Incident Number")
      guard id != nil || number != nil else {
        nameless += 1
        return try keeper.keep(row, &leaves)
      }
      let key = try id ?? number.map { try reader.id(ofNumber: $0) }
      try reader.row(&row, key ?? "", number: number)
      row.count(in: &leaves)
    }
    try reader.times.report(to: sink, file: document.name)
    if nameless > 0 {
      try sink.finding(
        Finding(
          .error, "noTicketID", file: document.name,
          what: "\(nameless) rows without a column \"Number\" or \"Id\"",
          did: "kept their cells in data/other/rows; export again with that column"))
    }
    self = reader
    if !walk.isWhole { isWhole = false }
  }

  private mutating func row(_ row: inout SourceRow, _ id: String, number: String?) throws {
    func take(_ names: String...) -> String? {
      for name in names { if let text = row.take(name) { return text } }
      return nil
    }
    var ticket = Ticket(key: SolarWinds.key(.ticket, id), id: id)
    ticket.number = number
    ticket.subject = take("Title", "Name", "Subject")
    if let state = take("State") { ticket.status = status(state) }
    if let priority = take("Priority") { ticket.priority = self.priority(priority) }
    for (field, names) in [
      ("category", ["Category"]), ("subcategory", ["Subcategory", "Sub Category"]), ("site", ["Site"]),
      ("department", ["Department"]), ("assignee", ["Assigned To", "Assignee"]),
    ] {
      guard let name = names.first(where: { row.peek($0) != nil }), let text = row.take(name) else { continue }
      if field == "assignee", let key = try addressed(cell: text) {
        ticket.assignee = key
      } else {
        ticket.fields[field] = .string(text)
      }
    }
    if let text = take("Requester", "Requester Email") {
      ticket.requester = try addressed(cell: text)
      // Beside the address such a cell says a name, which stays readable at the ticket too.
      if ticket.requester == nil || text.contains("<") { ticket.requesterText = text }
    }
    rowTimes(&ticket, &row)
    if let text = take("Description") {
      var message = Message(
        key: SolarWinds.key(.message, "\(id)/description"), id: nil, author: ticket.requester,
        createdAt: ticket.createdAt, visibility: .public, kind: .description, body: SolarWinds.Wire.body(text))
      if message.author == nil { message.authorText = ticket.requesterText }
      ticket.messages = [message]
    }
    for (name, value) in row.rest.members {
      if DecimalComma.isOne(value.string ?? "") { try came.count("\(id)/\(name)", of: "decimalComma") }
      ticket.extras[ticket.extras[name] == nil ? name : name + " (column)"] = value
    }
    try came.count(id, of: "tickets")
    try sink.put(ticket)
  }

  static var timeColumns: [(WritableKeyPath<Ticket, String?>, [String])] {
    [
      (\.createdAt, ["Created At", "Created"]), (\.updatedAt, ["Updated At", "Updated"]),
      (\.solvedAt, ["Resolved At", "Resolved"]), (\.closedAt, ["Closed At", "Closed"]), (\.dueAt, ["Due At", "Due"]),
    ]
  }

  private mutating func rowTimes(_ ticket: inout Ticket, _ row: inout SourceRow) {
    for (path, names) in Self.timeColumns {
      guard let name = names.first(where: { row.peek($0) != nil }), let text = row.peek(name) else { continue }
      guard let time = times.cell(text, name) else { continue }
      ticket[keyPath: path] = time
      _ = row.take(name)
      // A clock without a zone is not found again in the moment it stands for.
      if !Timestamp.isFound(text) { ticket.extras[name] = .string(text) }
    }
  }

  // MARK: At the end

  mutating func tellCounted() throws {
    let commas = try came.parts(of: "decimalComma")
    if commas > 0 { counted["decimalComma"] = commas }
    let words: [String: (Finding.Severity, String, String, String)] = [
      "numberOnly": (
        .warning, "numberOnly", "tickets have a number and no id", "keyed them by number; API replies have the ids"
      ),
      "homelessComments": (
        .warning, "commentWithoutTicket", "comments do not say which incident they belong to",
        "kept them in data/other/comments; that stands in the address of the call, so give the recording"
      ),
      "notData": (.info, "otherReply", "replies say only whether a call succeeded", "kept them in data/other"),
      "unknownRecords": (
        .info, "notModelled", "records of a kind that is not known", "kept them in data/other/records"
      ),
      "dateNotRead": (
        .warning, "dateNotRead", "times are in a form that is not known", "left them in extras as they are"
      ),
      "decimalComma": (.warning, "decimalComma", "values look like numbers with a decimal comma", "kept them as text"),
    ]
    for (name, number) in counted.sorted(by: { $0.key < $1.key }) {
      guard let (severity, code, what, did) = words[name] else { continue }
      try sink.finding(Finding(severity, code, what: "\(number) \(what)", did: did))
    }
  }

  mutating func tellCompleteness() throws {
    try tellComments()
    for (name, list) in [("tickets", "incidents"), ("people", "users"), ("groups", "groups")] {
      let read = try came.parts(of: name)
      guard read > 0 || name == "tickets" || claims[list] != nil else { continue }
      let claimed = claims[list]
      let missing = try max((claimed ?? 0) - read, missing(of: list))
      let isPart = missing > 0
      if isPart, isWhole {
        try sink.finding(
          Finding(
            .warning, "pagesMissing",
            what: (claimed ?? 0) > read
              ? "the lists of \(list) count \(claimed ?? 0), \(read) came"
              : "of what the lists of \(list) count, \(missing) did not come",
            did: "read those; record every page of the list"))
      }
      sink.completeness(
        Completeness(
          collection: name, claimed: claimed, read: read, state: isPart || !isWhole ? "partial" : "unproven",
          why: !isWhole
            ? Self.damaged
            : isPart
              ? "the lists count more than came"
              : claimed == nil
                ? "the total of a list stands in headers that this input does not hold"
                : "as many as a list counts; that nothing else was left out by its query is not known"))
    }
  }

  /// Of a list that came without a filter no query's records are missing: it holds them.
  private func missing(of list: String) throws -> Int {
    guard let queries = queries[list] else { return 0 }
    if let whole = unfiltered[list], try queries.parts(of: "") >= whole { return 0 }
    return try queries.sums().missing
  }

  private static let damaged = "a file is damaged, see the findings"

  private func tellComments() throws {
    let sums = try comments.sums()
    if sums.missing > 0 {
      try sink.finding(
        Finding(
          .warning, "commentsMissing",
          what: "the incidents count \(sums.claimed) comments, the export holds \(sums.parts)"
            + (sums.claimed - sums.parts == sums.missing
              ? "" : "; \(sums.short) incidents lack \(sums.missing)"),
          did: "read those; fetch /incidents/{id}/comments.json or the long layout for the rest"))
    }
    guard sums.claimed > 0 || sums.parts > 0 else { return }
    let areAll = isWhole && sums.missing == 0 && sums.claimed == sums.parts
    sink.completeness(
      Completeness(
        collection: "comments", claimed: sums.claimed > 0 ? sums.claimed : nil, read: sums.parts,
        state: areAll ? "complete" : sums.missing > 0 || !isWhole ? "partial" : "unproven",
        why: areAll
          ? nil
          : sums.missing > 0
            ? "counted by the incidents, not in the export"
            : isWhole ? "not every comment is counted" : Self.damaged))
  }
}
