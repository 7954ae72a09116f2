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
      if field == "assignee", text.contains("@"), !text.contains(" ") {
        ticket.assignee = try addressed(text)
      } else {
        ticket.fields[field] = .string(text)
      }
    }
    if let text = take("Requester", "Requester Email") {
      if text.contains("@"), !text.contains(" ") {
        ticket.requester = try addressed(text)
      } else {
        ticket.requesterText = text
      }
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
      if DecimalComma.isOne(value.string ?? "") { counted["decimalComma", default: 0] += 1 }
      ticket.extras[ticket.extras[name] == nil ? name : name + " (column)"] = value
    }
    totals["tickets", default: 0] += 1
    try sink.put(ticket)
  }

  private mutating func rowTimes(_ ticket: inout Ticket, _ row: inout SourceRow) {
    let columns: [(WritableKeyPath<Ticket, String?>, [String])] = [
      (\.createdAt, ["Created At", "Created"]), (\.updatedAt, ["Updated At", "Updated"]),
      (\.solvedAt, ["Resolved At", "Resolved"]), (\.closedAt, ["Closed At", "Closed"]), (\.dueAt, ["Due At", "Due"]),
    ]
    for (path, names) in columns {
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
      "decimalComma": (.warning, "decimalComma", "values look like numbers with a decimal comma", "kept them as text"),
    ]
    for (name, number) in counted.sorted(by: { $0.key < $1.key }) {
      guard let (severity, code, what, did) = words[name] else { continue }
      try sink.finding(Finding(severity, code, what: "\(number) \(what)", did: did))
    }
  }

  mutating func tellCompleteness() throws {
    var counters = 0
    try known.forEach { key, value in
      if key.hasPrefix("count/") { counters += Int(value) ?? 0 }
    }
    let comments = totals["comments"] ?? 0
    if counters > comments {
      try sink.finding(
        Finding(
          .warning, "commentsMissing",
          what: "the incidents count \(counters) comments, the export holds \(comments)",
          did: "read those; fetch /incidents/{id}/comments.json or the long layout for the rest"))
    }
    if counters > 0 || comments > 0 {
      let isWhole = counters == comments && counters > 0
      sink.completeness(
        Completeness(
          collection: "comments", claimed: counters > 0 ? counters : nil, read: comments,
          state: isWhole ? "complete" : counters > comments ? "partial" : "unproven",
          why: isWhole
            ? nil : counters > comments ? "counted by the incidents, not in the export" : "nothing counts them"))
    }
    for (name, list) in [("tickets", "incidents"), ("people", "users"), ("groups", "groups")] {
      guard let read = totals[name] ?? (name == "tickets" ? 0 : nil) else { continue }
      let claimed = claims[list]
      let isPart = (claimed ?? 0) > read
      sink.completeness(
        Completeness(
          collection: name, claimed: claimed, read: read, state: isPart ? "partial" : "unproven",
          why: isPart ? "the page claims more" : "the total of a list stands in headers that recordings may not hold"))
    }
  }
}
