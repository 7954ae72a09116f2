package import DeskKit
import JSONText
package import TicketModel

extension RequestTracker {
  /// Turns mapped records into REST 2.0 calls.
  ///
  /// The order keeps customers' mail boxes quiet: a ticket is created without watchers, gets its messages and its last
  /// status, and only then its requester, copied people and owner, because RT's notifications go to whoever is on the
  /// ticket at that moment.
  package struct Writer: DeskWriter {
    let options: WriterOptions
    let externalField: FieldDefinition?
    let tagsField: FieldDefinition?
    let rules: [String: Lifecycle]
    let users = UserBook()

    package init(_ options: WriterOptions) {
      self.options = options
      let fields = options.target.fields.filter { $0.of == "ticket" }
      func named(_ label: String) -> FieldDefinition? {
        fields.first { $0.label?.lowercased() == label.lowercased() }
      }
      externalField = named(externalIDField)
      tagsField = named(RequestTracker.tagsField)
      rules = Lifecycle.rules(options.target.statuses)
    }

    package var externalIDPlace: String? { externalField == nil ? nil : "custom field \"\(externalIDField)\"" }
    package var externalIDAdvice: String {
      "Make a ticket custom field named \"\(externalIDField)\" (type: enter one value), apply it to every queue, "
        + "let the token's user see and modify it, then pull the target again."
    }

    package func compile(_ ticket: MappedTicket) -> RecordScript { TicketCompiler(self, ticket).compile() }

    package func compileUpdate(_ ticket: MappedTicket, changed: Set<String>, added: Set<String>) -> RecordScript {
      TicketCompiler(self, ticket).compileUpdate(changed: changed, added: added)
    }

    package func compile(_ organization: Organization, externalID: String) -> RecordScript? { nil }

    /// People are made before their tickets: a ticket's `Creator` must be a user, and one made on sight from an
    /// address has no name.
    package func compile(_ person: Person, as target: TargetPerson, externalID: String) -> RecordScript? {
      var script = RecordScript(key: person.key, kind: .person)
      let address = RequestTracker.address(target.address)
      if let lost = target.address, address == nil {
        script.intended["email"] = lost.lowercased()
        script.losses.append(FacetLoss("email", .dropped, reason: "Request Tracker refuses that address"))
      }
      let phone = person.phones.first
      var fields: JSONObject = ["Name": .string(Writer.userName(address: address, externalID: externalID))]
      fields.put("EmailAddress", address)
      fields.put("RealName", target.name)
      fields.put("MobilePhone", phone)
      fields["Comments"] = .string(Writer.mark + externalID)
      fields["Privileged"] = .number(target.role == .agent || target.role == .admin ? 1 : 0)
      script.intended["name"] = target.name
      if let address { script.intended["email"] = address }
      script.intended["phone"] = phone
      if person.active == false {
        script.intended["active"] = "false"
      }
      script.steps = [
        WriteStep(
          id: "create", kind: .create, call: "POST /user", payload: .object(["fields": .object(fields)]), bytes: 400)
      ]
      // RT takes no `Disabled` on create. A step of its own: a repeated create would be refused as a known name.
      if person.active == false {
        script.steps.append(
          WriteStep(id: "disable", kind: .update, call: Writer.userCall, payload: .object([:]), bytes: 200))
      }
      for (path, value) in person.rest(but: ["active"]) {
        script.intended[path] = value
        script.losses.append(FacetLoss(path, .dropped, reason: Writer.reason(forLosing: path)))
      }
      return script
    }

    private static func reason(forLosing path: String) -> String {
      switch path {
      case "organization": "Request Tracker has no records of organizations"
      case "locale": "a user's language is theirs to choose"
      case "suspended": "a user can only be disabled, which would keep them from writing at all"
      case "role": "rights are given by hand"
      case "createdAt": "the date of a user is that of the import"
      case "emails": "a user has one address"
      case "phones": "one number is written"
      case "groups": "groups are made by hand"
      default: "users have no place for it that the API can write"
      }
    }

    package func messageCount(of ticket: Ticket, script: RecordScript) -> Int {
      ticket.messages.count { $0.kind != .description || script.opening != nil }
    }

    /// Begins the comments of users that we made; others are never disabled.
    static let mark = "Deskferry source: "
    static let userCall = "PUT /user/{id}"

    /// A user's login: the address, else the external id with what an address in the API cannot hold replaced.
    static func userName(address: String?, externalID: String) -> String {
      if let address { return address }
      return String(externalID.map { $0.isLetter || $0.isNumber || "-_.@".contains($0) ? $0 : "-" })
    }

    package func url(_ kind: RecordKind, targetID: String) -> String? {
      switch kind {
      case .ticket: "\(options.site)/Ticket/Display.html?id=\(targetID)"
      case .person: "\(options.site)/User/Summary.html?id=\(Wire.escaped(targetID))"
      default: nil
      }
    }

    // MARK: queues

    func queue(_ id: String?) -> Container? {
      guard let id else { return nil }
      return options.target.containers.first { $0.id == id }
    }

    func lifecycle(of ticket: MappedTicket) -> String? {
      queue(ticket.container?.id)?.extras["Lifecycle"]?.string ?? ticket.status.scope
    }

    /// Mails that RT's scrips as shipped send to a queue's own watchers: one for its AdminCcs, one for its Ccs.
    func queueMails(_ queue: String?, comment: Bool) -> Int {
      guard let extras = self.queue(queue)?.extras else { return 0 }
      func someone(_ name: String) -> Int { extras[name]?.array?.isEmpty == false ? 1 : 0 }
      return someone("AdminCc") + (comment ? 0 : someone("Cc"))
    }

    func field(_ target: String) -> FieldDefinition? {
      let fields = options.target.fields.filter { $0.of == "ticket" }
      return fields.first { $0.id == target } ?? fields.first { $0.label == target }
    }
  }
}
