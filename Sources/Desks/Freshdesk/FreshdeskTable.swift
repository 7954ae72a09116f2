import DeskKit
import Formats
import JSONText
import TicketModel

extension Freshdesk {
  /// The list of tickets as CSV (Tickets > Export). Somebody chose its columns, and an account may have renamed them:
  /// columns go by the default English label, never by their place, and whatever else there is stays in `extras`.
  ///
  /// The labels were read off one public reader and the product's own screens, not off a page of the vendor's.
  enum Table {
    /// In lower case: `Ticket Id` and `Created Time` of 2014 are `Ticket ID` and `Created time` today.
    private static let telling: Set<String> = [
      "due by time", "initial response time", "first response time (in hrs)", "resolution time (in hrs)",
      "agent interactions", "customer interactions", "resolution status", "first response status", "survey results",
      "association type", "last update time", "last updated time", "time tracked", "full name",
    ]

    /// How sure a header makes us, whatever separates and quotes it.
    static func guess(_ start: [UInt8]) -> (confidence: Int, what: String)? {
      let text = TextEncoding.readable(start)
      let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
      guard line.count < 1 << 14 else { return nil }
      let cells = Set(
        String(decoding: line, as: UTF8.self).split { ",;\t".contains($0) }.map {
          String($0.filter { $0 != "\"" && $0 != "\u{FEFF}" }).lowercased()
        })
      guard cells.contains("ticket id") else { return nil }
      let others: Set<String> = [
        "impact", "urgency", "department", "sub-category", "requester location", "workspace", "approval status",
      ]
      // Accounts name columns of their own, but hardly three of the cousin's.
      if cells.intersection(others).count >= 3 { return (40, "a Freshservice list rather than a Freshdesk one") }
      let hits = cells.intersection(telling).count
      if hits >= 2 { return (85, "a Freshdesk list of tickets") }
      return cells.isSuperset(of: ["status", "created time"])
        ? (hits == 1 ? 65 : 55, "a Freshdesk list of tickets") : nil
    }

    /// False where the file is torn.
    static func read(_ document: ExportDocument, _ reader: Freshworks.Reader) throws -> Bool {
      var walk = SourceWalk(document, sink: reader.sink)
      let keeper = walk
      var without = 0
      try walk.table { row, leaves in
        if try !ticket(&row, reader) {
          without += 1
          try keeper.keep(row, &leaves)
        } else {
          row.count(in: &leaves)
        }
      }
      if without > 0 {
        try reader.sink.finding(
          Finding(
            .error, "noTicketID", file: document.name, what: "\(without) rows hold no number under `Ticket ID`",
            did: "kept them in data/other/rows; give --columns with a map of the columns if the label is another one"))
      }
      return walk.isWhole
    }

    private static func ticket(_ row: inout SourceRow, _ reader: Freshworks.Reader) throws -> Bool {
      guard let text = row.peek("Ticket ID"), text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return false }
      _ = row.take("Ticket ID")
      var ticket = Ticket(key: Freshdesk.key("ticket", text), id: text)
      ticket.number = text
      ticket.subject = row.take("Subject")
      ticket.type = row.take("Type").map { reader.choices.type($0) }
      times(&ticket, &row, reader)
      try choices(&ticket, &row, reader)
      try requester(&ticket, &row, reader)
      if let list = row.take("Tags") {
        ticket.tags = list.split(separator: ",").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
        if ticket.tags != [list] { row.keep("Tags") }
      }
      if let body = row.take("Description") {
        var message = Message(
          key: Freshdesk.key("message", "\(text)/description"), id: nil, createdAt: ticket.createdAt,
          visibility: .public, kind: .description, body: MessageBody(text: body))
        reader.sender(of: &message, ticket)
        ticket.messages = [message]
        reader.count("messages")
      }
      ticket.extras = row.rest
      reader.doubts.decimalCommas += ticket.extras.values.count { DecimalComma.isOne($0.string ?? "") }
      reader.count("tickets")
      try reader.sink.put(ticket, tellsState: false)
      return true
    }

    static let timeColumns = [
      "Created time", "Last update time", "Last updated time", "Due by Time", "Initial response time", "Resolved time",
      "Closed time",
    ]

    private static func times(_ ticket: inout Ticket, _ row: inout SourceRow, _ reader: Freshworks.Reader) {
      func time(_ names: String...) -> String? {
        for name in names {
          guard let text = row.peek(name), let time = reader.times.cell(text, name) else { continue }
          // A clock of another zone is not found again in the moment it stands for.
          if Timestamp.isFound(text, in: time) { _ = row.take(name) }
          return time
        }
        return nil
      }
      ticket.createdAt = time("Created time")
      ticket.updatedAt = time("Last update time", "Last updated time")
      ticket.dueAt = time("Due by Time")
      ticket.firstResponseAt = time("Initial response time")
      ticket.solvedAt = time("Resolved time")
      ticket.closedAt = time("Closed time")
    }

    /// Other forms may tell the numbers of what a table tells by its labels.
    private static func choices(_ ticket: inout Ticket, _ row: inout SourceRow, _ reader: Freshworks.Reader) throws {
      let (status, priority, source) = (row.take("Status"), row.take("Priority"), row.take("Source"))
      guard let labels = reader.labels else {
        ticket.status = status.map { reader.choices.status(named: $0) }
        ticket.priority = priority.map { reader.choices.priority(named: $0) }
        ticket.channel = source.map { reader.choices.source(named: $0) }
        return
      }
      if let status { try labels.row(ticket, status) }
      ticket.priority = priority.map { reader.choices.priority(labelled: $0) }
      ticket.channel = source.map { reader.choices.source(labelled: $0) }
    }

    /// By number where the column was chosen, else by address; a name alone stays a name. `Contact ID` holds the address
    /// again in some accounts' exports, which is no number to be known by.
    private static func requester(
      _ ticket: inout Ticket, _ row: inout SourceRow, _ reader: Freshworks.Reader
    ) throws {
      let name = row.take("Full name") ?? row.take("Requester Name")
      var address = row.take("Email") ?? row.take("Requester Email")
      var number: String?
      if let text = row.peek("Contact ID") {
        if text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
          number = row.take("Contact ID")
        } else if text.contains("@"), address ?? text == text {
          address = row.take("Contact ID")
        }
      }
      guard let id = number ?? address.map({ "mail/" + $0.lowercased() }) else {
        ticket.requesterText = name
        return
      }
      var person = Person(key: Freshdesk.key("person", id), id: id, role: .unknown, name: name)
      if let address { person.emails = [.init(address: address, primary: true)] }
      for column in ["Work phone", "Mobile phone"] { if let number = row.take(column) { person.phones.append(number) } }
      ticket.requester = person.key
      reader.count("people")
      try reader.sink.put(person)
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
