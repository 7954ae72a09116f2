import DeskKit
import Formats
import HTTP
import JSONText
import TicketModel

extension NAbleMSP {
  /// Reads OData pages. Names of members are found without regard to case, as integrations use both.
  final class Reader {
    private let pages: PageReading
    /// The values of custom fields by ticket and name: rows of one name and several values are several.
    private let values = JoinTable()
    /// Ids of customers by name: tickets name theirs by it alone.
    private let customers = JoinTable()

    init(_ options: ReadOptions, _ sink: any RecordSink) throws {
      pages = try PageReading(desk: NAbleMSP.id, options: options, sink: sink)
    }

    func read(_ input: any ExportInput) throws {
      try learn(input)
      try pages.forEachDocument(of: input) { document in
        try PageReading.refuseTable(document, desk: NAbleMSP.id, name: "N-able MSP Manager")
        var set = Self.entitySet(document)
        // Of a page too large to hold, members come one by one.
        var page = JSONObject()
        try pages.json(document, streaming: ["value"]) { piece, place, leaves in
          switch piece {
          case .value(let value): try take(value, set, document, place, &leaves)
          case .element(_, let value): try record(value, set, place, &leaves)
          case .member(let name, let value):
            page[name] = value
            set.take(contextOf: page)
            try besides([name: value], place, &leaves)
          }
        }
        if !page.isEmpty { claims(of: page, set, document) }
      }
      try pages.finish(why: "no page counts them (@odata.count), and notes and mails have no endpoint")
    }

    /// Only documents that begin with a row of a name and a value, or with a customer, are read twice.
    private func learn(_ input: any ExportInput) throws {
      try input.forEachDocument { document in
        guard !PageReading.looksLikeTable(document.name) else { return }
        let peeked = try PeekedSource(document.bytes, count: 1 << 16)
        guard let names = NAbleMSP.names(peeked.start) else { return }
        let isCustomer = names.contains("customerid") && names.isDisjoint(with: ["ticketid", "contactid"])
        guard isCustomer || names.isSuperset(of: ["name", "value"]) else { return }
        var set = Self.entitySet(document)
        let stream = JSONStream(peeked, streaming: ["value"])
        while let piece = try stream.next() {
          switch piece {
          case .value(let node, _):
            let value = node.value
            if let page = value.object { set.take(contextOf: page) }
            for item in value["value"]?.array ?? [value] { try learn(item, set) }
          case .element(_, let node, _): try learn(node.value, set)
          case .member(let name, let node, _): set.take(contextOf: [name: node.value])
          case .broken, .torn: continue
          }
        }
      } trouble: { _ in
      }
      try values.close()
      try customers.close()
    }

    private func learn(_ value: JSONValue, _ set: EntitySet) throws {
      guard let object = value.object else { return }
      var row = FoldedFields(object)
      if row.peek("TicketId") == nil, let id = row.peek("CustomerId")?.idText,
        set.name == "customers" || !set.isNamed,
        let name = row.peek("CustomerName") ?? (set.name == "customers" ? row.peek("Name") : nil)
      {
        try customers.add(name.string ?? "", id)
      }
      guard let ticket = row.id("TicketId") ?? set.ticket, let name = row.text("Name"),
        let value = row.peek("Value"), value.leaves > 0
      else { return }
      try values.add("\(ticket)/\(name)", value.text)
    }

    private static let collections = [
      "ticketsview": "tickets", "tickets": "tickets", "tickettimeentriesview": "timeEntries", "contacts": "people",
      "customers": "organizations", "ticketslas": "sla", "ticketscustomfields": "customFields",
    ]

    /// `@odata.count` says how many records the query finds, `@odata.nextLink` that there is another page.
    private func claims(of page: JSONObject, _ set: EntitySet, _ document: ExportDocument) {
      let collection = Self.collections[set.name] ?? (Self.known.contains(set.name) ? "other/" + set.name : nil)
      guard set.ticket == nil, let collection else { return }
      func member(_ name: String) -> JSONValue? { page["@odata." + name] ?? page["odata." + name] }
      if let count = member("count")?.idText.flatMap({ Int($0) }) { pages.claim(count, of: collection) }
      pages.expect(page: member("nextLink")?.string, of: collection, after: document)
    }

    /// What was asked for: `ticketsview`, or `customfields` of one ticket.
    struct EntitySet {
      var name: String
      var ticket: String?
      /// By the page or its address: then it decides what the rows are. The name of a file may be anything.
      var isNamed: Bool
      /// Another view of tickets, such as archived ones; the vendor lists its sets nowhere.
      var isNamedForTickets: Bool {
        name.contains("ticket") && !["sla", "time", "custom", "status"].contains(where: name.contains)
      }

      /// `@odata.context` names the set behind a `#`: `ticketsview(TicketId)`, `tickets(…)/customfields`,
      /// `contacts/$entity`; a `Collection(…)` is none.
      mutating func take(contextOf page: JSONObject) {
        guard let context = page["@odata.context"]?.string, let mark = context.lastIndex(of: "#") else { return }
        let parts = context[context.index(after: mark)...].split(separator: "/")
        let set = parts.last { $0.first != "$" }?.prefix { $0.isLetter }.lowercased() ?? ""
        guard !set.isEmpty, set != "collection", set != "edm" else { return }
        name = set
        isNamed = true
      }
    }

    private static func entitySet(_ document: ExportDocument) -> EntitySet {
      let path = document.request.flatMap { WebAddress($0.url)?.rest.prefix { $0 != "?" } }.map(String.init)
      let text = (path ?? document.name).lowercased()
      let ticket = text.firstMatch(of: /tickets[\/(_-]+([0-9a-f-]{36})\)?[\/_-]customfields/).map { String($0.1) }
      let last = text.split { "/\\".contains($0) }.last.map(String.init) ?? text
      let name = String(last.prefix { $0.isLetter })
      return EntitySet(name: name, ticket: ticket, isNamed: !name.isEmpty && text.contains("/odata/") && path != nil)
    }

    private func take(
      _ value: JSONValue, _ set: EntitySet, _ document: ExportDocument, _ place: ExportPlace,
      _ leaves: inout LeafCount
    ) throws {
      guard let object = value.object, let items = object["value"]?.array else {
        return try record(value, set, place, &leaves)
      }
      var set = set
      set.take(contextOf: object)
      claims(of: object, set, document)
      for item in items { try record(item, set, place, &leaves) }
      try besides(object, place, &leaves)
    }

    /// What stands beside the records of a page: OData's own members are counters and addresses.
    private func besides(_ page: JSONObject, _ place: ExportPlace, _ leaves: inout LeafCount) throws {
      var rest = JSONObject()
      for (name, value) in page.members where name != "value" {
        if name.hasPrefix("@odata.") || name.hasPrefix("odata.") {
          leaves.dropped["page counter", default: 0] += value.leaves
        } else {
          rest.append(name, value)
        }
      }
      try pages.keep(.object(rest), as: "pages", at: place, known: true, &leaves)
    }

    private func record(
      _ value: JSONValue, _ set: EntitySet, _ place: ExportPlace, _ leaves: inout LeafCount
    ) throws {
      guard let object = value.object else {
        return try pages.keep(value, as: "values", at: place, known: false, &leaves)
      }
      var row = FoldedFields(object)
      let names = row.names
      func has(_ id: String) -> Bool { row.peek(id)?.idText != nil }
      /// Rows of that set; where no set is named, rows that look like it.
      func isOf(_ sets: String..., orIf looksLikeIt: Bool) -> Bool {
        set.isNamed ? sets.contains(set.name) : looksLikeIt
      }
      let hasTicket = has("ticketid")
      let looksLikeTicket = names.contains("ticketid")
      if names == ["error"] {
        try pages.keep(value, as: "errors", at: place, known: false, &leaves)
      } else if hasTicket, names.contains("tickettitle") || names.contains("ticketstatusname"),
        isOf("ticketsview", "tickets", orIf: true) || set.isNamedForTickets && Self.ticketMarks.isSubset(of: names)
      {
        try ticket(&row, &leaves)
      } else if hasTicket, names.contains("timeactualhrs") || names.contains("starttime"),
        isOf("tickettimeentriesview", "tickettimeentries", orIf: true)
      {
        try timeEntry(&row, &leaves)
      } else if names.isSuperset(of: ["name", "value"]), has("name"), hasTicket || set.ticket != nil,
        isOf("ticketscustomfields", "customfields", orIf: true)
      {
        try customField(&row, set, &leaves)
      } else if has("contactid"),
        isOf("contacts", orIf: !looksLikeTicket && !names.isDisjoint(with: ["emailaddress", "lastname"]))
      {
        try contact(&row, &leaves)
      } else if has("customerid"),
        isOf("customers", orIf: !looksLikeTicket && names.contains("customername") || set.name == "customers")
      {
        try customer(&row, &leaves)
      } else if hasTicket, set.name == "ticketslas" {
        try sla(&row, &leaves)
      } else {
        // Of a set that is ours such a row lacks what it is known by.
        let isKept = set.isNamed && Self.collections[set.name] == nil || Self.known.contains(set.name)
        try pages.keep(
          value, as: isKept ? set.name : "records", at: place, known: Self.known.contains(set.name), &leaves)
      }
    }

    /// What a row of tickets has in a set whose name is not known.
    private static let ticketMarks: Set<String> = ["tickettitle", "ticketstatusname", "createddate"]

    /// Kept whole without a word: it is known that they are no tickets.
    private static let known: Set<String> = ["ticketstatuses", "issuetypes", "serviceitems", "locations"]

    private func key(_ kind: RecordKind, _ id: String) -> String { pages.key(kind, id) }

    private func time(_ name: String, _ row: inout FoldedFields) -> String? {
      guard let text = row.peek(name)?.string, let time = pages.times.stated(text, name) else { return nil }
      row.skip(name)
      return time
    }

    private func finish(_ row: FoldedFields, _ collection: String, id: String, _ leaves: inout LeafCount) throws {
      leaves += row.fields.leaves
      try pages.count(collection, id: id)
    }

    private func ticket(_ row: inout FoldedFields, _ leaves: inout LeafCount) throws {
      guard let id = row.id("TicketId") else { return }
      var ticket = Ticket(key: key(.ticket, id), id: id)
      ticket.number = row.id("TicketNumber")
      ticket.subject = row.text("TicketTitle")
      // A category column is not known to exist; where a page has one under this name, it decides.
      let group = row.peek("TicketStatusCategoryName")?.string
      let declared = group.flatMap { group in
        NAbleMSP.groups.first { $0.name.lowercased() == group.lowercased() }?.category
      }
      let code = row.id("TicketStatusCode")
      ticket.status = try pages.choices.status(
        of: ticket.key, id: code, label: row.text("TicketStatusName"), declared: declared, native: group)
      ticket.priority = pages.choices.priority(
        id: row.id("TicketPriorityCode"), label: row.text("TicketPriorityName"))
      ticket.type = pages.choices.type(id: nil, label: row.text("TicketIssueTypeName"))
      ticket.createdAt = time("CreatedDate", &row)
      ticket.updatedAt = time("UpdatedDate", &row)
      ticket.solvedAt = time("CompletedDate", &row)
      ticket.dueAt = time("DueDate", &row)
      ticket.requester = row.id("ContactId").map { key(.person, $0) }
      ticket.requesterText = row.text("ContactName")
      ticket.product = row.text("ServiceItemName")
      try organization(&row, &ticket)
      if let text = row.text("TicketDescription") {
        // Whether customers see it is not known, so it is not claimed.
        let message = Message(
          key: key(.message, id + "/description"), id: nil, createdAt: ticket.createdAt, visibility: .unknown,
          kind: .description, body: MessageBody(guessing: text))
        ticket.messages = [message]
        try pages.visibility.note(message)
      }
      ticket.extras = row.fields.rest
      try finish(row, "tickets", id: id, &leaves)
      try pages.sink.put(ticket)
    }

    private func organization(_ row: inout FoldedFields, _ ticket: inout Ticket) throws {
      let name = row.text("CustomerName")
      let known = try name.map { try customers.values(for: $0) } ?? []
      guard let id = row.id("CustomerId") ?? (known.count == 1 ? known[0] : name.map { "name/" + $0 }) else { return }
      ticket.organization = key(.organization, id)
      if let name { try pages.sink.put(Organization(key: key(.organization, id), id: id, name: name)) }
    }

    /// The only account of work that is known to exist.
    private func timeEntry(_ row: inout FoldedFields, _ leaves: inout LeafCount) throws {
      guard let id = row.id("TicketId") else { return }
      var ticket = Ticket(key: key(.ticket, id), id: id)
      ticket.number = row.id("TicketNumber")
      let text = JSONValue.object(row.fields.rest).bytes
      let own = "\(id)/\(Checksum.sha256(text).prefix(16))"
      var entry: JSONObject = ["key": .string("\(NAbleMSP.id):timeEntry:\(own)")]
      if let user = row.id("UserId") { entry.append("author", .string(key(.person, user))) }
      let start = time("StartTime", &row)
      entry.put("startedAt", start)
      let end = row.peek("EndTime")?.string.flatMap { pages.times.stated($0, "EndTime") }
      if let start = start.flatMap(Timestamp.epoch), let end = end.flatMap(Timestamp.epoch), end >= start {
        entry.put("seconds", end - start)
      }
      entry.put("billable", row.flag("IsBillable"))
      entry.put("note", row.text("Description"))
      entry.put("extras", row.fields.rest)
      ticket.timeEntries = [entry]
      try finish(row, "timeEntries", id: own, &leaves)
      try pages.sink.put(ticket, partial: true)
    }

    private func customField(_ row: inout FoldedFields, _ set: EntitySet, _ leaves: inout LeafCount) throws {
      guard let id = row.id("TicketId") ?? set.ticket, let name = row.text("Name") else { return }
      var ticket = Ticket(key: key(.ticket, id), id: id)
      // Parts of one list: the archive puts them together.
      let isSeveral = try values.values(for: "\(id)/\(name)").count > 1
      if let value = row.peek("Value") {
        ticket.fields[name] = isSeveral && value.leaves > 0 ? .array([value]) : value
        row.skip("Value")
        try pages.noteDecimalCommas(in: value, of: "\(id)/\(name)/\(value.text)")
      }
      let rest = JSONValue.object(row.fields.rest)
      if rest.leaves > 0 { ticket.extras = ["customField " + name: isSeveral ? .array([rest]) : rest] }
      try finish(row, "customFields", id: id + "/" + name, &leaves)
      try pages.sink.put(ticket, partial: true)
    }

    private func contact(_ row: inout FoldedFields, _ leaves: inout LeafCount) throws {
      guard let id = row.id("ContactId") else { return }
      var person = Person(key: key(.person, id), id: id, role: .endUser)
      let names = ["FirstName", "LastName"].compactMap { row.peek($0)?.string }.filter { !$0.isEmpty }
      if !names.isEmpty { person.name = names.joined(separator: " ") }
      if let address = row.text("EmailAddress") { person.emails = [Person.Email(address: address, primary: true)] }
      person.phones = [row.text("PhoneMobile")].compactMap { $0 }
      person.organization = row.id("CustomerId").map { key(.organization, $0) }
      person.extras = row.fields.rest
      try finish(row, "people", id: id, &leaves)
      try pages.sink.put(person)
    }

    private func customer(_ row: inout FoldedFields, _ leaves: inout LeafCount) throws {
      guard let id = row.id("CustomerId") else { return }
      let name = row.text("CustomerName") ?? row.text("Name")
      var organization = Organization(key: key(.organization, id), id: id, name: name)
      organization.extras = row.fields.rest
      try finish(row, "organizations", id: id, &leaves)
      try pages.sink.put(organization)
    }

    private func sla(_ row: inout FoldedFields, _ leaves: inout LeafCount) throws {
      guard let id = row.id("TicketId") else { return }
      var ticket = Ticket(key: key(.ticket, id), id: id)
      ticket.extras = ["sla": .object(row.fields.rest)]
      try finish(row, "sla", id: id, &leaves)
      try pages.sink.put(ticket, partial: true)
    }
  }

  /// The groups that statuses are sorted into, as users of the product list them; no vendor page could be read. The
  /// category is the one that a status of that name has (Mappings/nable-msp.yaml).
  static let groups: [(name: String, category: StatusCategory)] = [
    ("New", .new), ("Assigned", .open), ("In Progress", .open), ("Waiting", .hold), ("Completed", .solved),
    ("Reviewed", .solved), ("Invoiced", .solved),
  ]

  /// Members found without regard to case.
  struct FoldedFields {
    private(set) var fields: SourceFields
    private let byFolded: [String: String]

    init(_ object: JSONObject) {
      fields = SourceFields(object)
      byFolded = Dictionary(object.names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }
    var names: Set<String> { Set(byFolded.keys) }
    private func name(_ wanted: String) -> String { byFolded[wanted.lowercased()] ?? wanted }
    func peek(_ wanted: String) -> JSONValue? { fields[name(wanted)] }
    mutating func skip(_ wanted: String) { fields.skip(name(wanted)) }
    mutating func id(_ wanted: String) -> String? { fields.id(name(wanted)) }
    mutating func text(_ wanted: String) -> String? { fields.text(name(wanted)) }
    mutating func flag(_ wanted: String) -> Bool? { fields.flag(name(wanted)) }
  }
}
