import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension TeamworkDesk.Reader {
  /// The vendor's script writes a row for each message, its ticket's id and subject beside it.
  func readTable(_ document: ExportDocument) throws {
    var walk = SourceWalk(document, sink: sink)
    let keeper = walk
    let reader = self
    var nameless = 0
    try walk.table { row, leaves in
      guard let id = row.take("Ticket ID") ?? row.take("ID") else {
        nameless += 1
        return try keeper.keep(row, &leaves)
      }
      let message = row.take("Message ID")
      var ticket = Ticket(key: TeamworkDesk.key(.ticket, id), id: id)
      ticket.number = id
      ticket.subject = row.take("Ticket Subject") ?? row.take("Subject")
      if message == nil { reader.columns(&ticket, &row) }
      if message != nil || row.peek("Message Text") != nil {
        let written = reader.rowMessage(&row, message, ticket: id)
        try reader.messages.count(written.key, of: id)
        try reader.visibility.note(written)
        ticket.messages = [written]
      }
      // What nobody took.
      ticket.extras = row.rest
      row.count(in: &leaves)
      try reader.came.count(id, of: "tickets")
      try reader.sink.put(ticket, tellsState: false)
    }
    if nameless > 0 {
      try sink.finding(
        Finding(
          .error, "noTicketID", file: document.name, what: "\(nameless) rows without a column \"Ticket ID\"",
          did: "kept their cells in data/other/rows; export again with that column"))
    }
  }

  private func rowMessage(_ row: inout SourceRow, _ id: String?, ticket: String) -> Message {
    let text = row.take("Message Text")
    let key = id ?? "\(ticket)/\(Checksum.sha256(Array((text ?? "").utf8)).prefix(16))"
    var message = Message(
      key: TeamworkDesk.key(.message, key), id: id, visibility: .unknown, kind: .reply, body: MessageBody())
    if let text { message.body = MessageBody(guessing: text) }
    return message
  }

  /// Columns of the reports in the desk are not documented; these English names are tried.
  private func columns(_ ticket: inout Ticket, _ row: inout SourceRow) {
    if let word = row.take("Status") {
      ticket.status = context.status(.string(word))
      if let id = ticket.status?.id, ticket.status?.label == word { matched.note(word, id) }
    }
    if let word = row.take("Priority"),
      let found = context.choice(.string(word), .ticketpriorities, context.vocabulary?.priorities)
    {
      ticket.priority = Choice(id: found.id, label: found.label, level: found.meaning)
    }
    ticket.requesterText = row.take("Customer")
    if let label = row.take("Inbox") { ticket.container = NamedReference(id: nil, label: label, kind: "inbox") }
  }

  // MARK: At the end

  mutating func tell() throws {
    for finding in matched.findings { try sink.finding(finding) }
    for (name, number) in counted.sorted(by: { $0.key < $1.key }) {
      if name.hasPrefix("unknown/") {
        let list = name.dropFirst(8)
        try sink.finding(
          Finding(
            .info, "notModelled", what: "\(number) records of \(list)", did: "kept them whole in data/other/\(list)"))
      } else if name == "homelessMessages" {
        try sink.finding(
          Finding(
            .warning, "messageWithoutTicket", what: "\(number) messages do not say which ticket they belong to",
            did: "kept them in data/other; that may stand in the address of the call, so give the recording"))
      } else if name == "unnamedTags" {
        try sink.finding(
          Finding(
            .warning, "tagsUnnamed", what: "\(number) tickets have tags that are only numbers here",
            did: "kept the numbers in extras; add the replies for tags"))
      } else if name == "threadType" {
        try sink.finding(
          Finding(
            .warning, "threadType", what: "\(number) threads with a text are of a type that is not known",
            did: "read them as notes of unknown visibility, their type in extras"))
      } else if name == "dateNotRead" {
        try sink.finding(
          Finding(
            .warning, "dateNotRead", what: "\(number) times are in a form that is not known",
            did: "left them in extras as they are"))
      } else if name == "decimalComma" {
        try sink.finding(
          Finding(
            .warning, "decimalComma", what: "\(number) values look like numbers with a decimal comma",
            did: "kept them as text"))
      }
    }
    try tellStatusNames()
    try tellMessages()
    try visibility.report(to: sink)
    let lists = ["tickets": "tickets", "people": "customers", "organizations": "companies", "containers": "inboxes"]
    for (name, list) in lists.sorted(by: { $0.key < $1.key }) {
      let read = try came.parts(of: name)
      let claimed = claimed(list)
      guard read > 0 || name == "tickets" || claimed != nil else { continue }
      let isPart = (claimed ?? 0) > read || lacksPages(list)
      if isPart, isWhole {
        let told = claimed.flatMap { $0 > read ? "the pages count \($0), " : nil } ?? "a page says that there is more; "
        try sink.finding(
          Finding(
            .warning, "pagesMissing", what: "\(name): \(told)\(read) came",
            did: "read those; record every page of the list"))
      }
      sink.completeness(
        Completeness(
          collection: name, claimed: claimed, read: read, state: isPart || !isWhole ? "partial" : "unproven",
          why: !isWhole
            ? "a file is damaged, see the findings"
            : isPart
              ? "a page says that there is more"
              : name == "tickets"
                ? "lists leave out archived tickets unless asked for them" : "nothing tells how many there are"))
    }
  }

  private func tellStatusNames() throws {
    for (id, names) in statusNames.sorted(by: { $0.key < $1.key }) {
      let all = names.union([context.names[.ticketstatuses]?[id]?.name].compactMap(\.self)).sorted()
      guard all.count > 1 else { continue }
      let list = all.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
      try sink.finding(
        Finding(
          .warning, "labelDiffers", what: "the status \(id) is called \(list)",
          did: "went by its id, as one status; look at its tickets before it is mapped"))
    }
  }

  private mutating func tellMessages() throws {
    let sums = try messages.sums()
    guard sums.claimed > 0 || sums.parts > 0 else { return }
    if sums.missing > 0 {
      try sink.finding(
        Finding(
          .warning, "messagesMissing",
          what: "the tickets count \(sums.claimed) messages, the export holds \(sums.parts)"
            + (sums.claimed - sums.parts == sums.missing
              ? "" : "; \(sums.short) tickets lack \(sums.missing)"),
          did: "read those; fetch each ticket with its messages for the rest"))
    }
    sink.completeness(
      Completeness(
        collection: "ticketMessages", claimed: sums.claimed > 0 ? sums.claimed : nil, read: sums.parts,
        state: sums.missing > 0 ? "partial" : "unproven",
        why: sums.missing > 0
          ? "the tickets count more than the export holds" : "notes are not among what a ticket counts"))
  }
}
