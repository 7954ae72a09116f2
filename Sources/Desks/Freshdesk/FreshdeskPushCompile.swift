import DeskKit
import JSONText
import TicketModel

extension Freshdesk {
  /// Turns one mapped ticket into calls, and says what will not arrive. Pure.
  struct TicketCompiler {
    let writer: Writer
    let mapped: MappedTicket
    var script: RecordScript
    var fields = JSONObject()
    var needs: Set<String> = []
    /// What `show` must know to read the ticket back in the source's keys.
    var info = JSONObject()
    var mails = 0
    /// Bytes of files taken so far: 20 MB a ticket, over all its messages.
    var fileBytes = 0

    init(writer: Writer, _ mapped: MappedTicket) {
      self.writer = writer
      self.mapped = mapped
      script = RecordScript(key: mapped.ticket.key, kind: .ticket)
    }

    var ticket: Ticket { mapped.ticket }

    mutating func lose(
      _ path: String, _ kind: FacetLoss.Kind, expected: String? = nil, volatile: Bool = false, _ reason: String
    ) {
      script.losses.append(FacetLoss(path, kind, expected: expected, volatile: volatile, reason: reason))
    }

    // MARK: Create

    func creation() -> RecordScript {
      var compiler = self
      compiler.compileFields()
      let opening = compiler.opening()
      let messages = compiler.laterMessages()
      compiler.block()
      guard compiler.script.blocked.isEmpty else {
        compiler.script.steps = []
        return compiler.script
      }
      compiler.count(messages)
      compiler.addCreate(opening, reopens: messages.contains { $0.payload["incoming"]?.bool == true })
      compiler.script.steps += messages
      compiler.addFinalStatus()
      return compiler.script
    }

    /// What the ticket's conversation will hold beside the opening: somebody else's answer, or one of ours written
    /// twice, shows as another number.
    mutating func count(_ messages: [WriteStep]) {
      script.intended["messages"] = String(messages.filter { $0.kind == .message }.count)
    }

    /// Everything but messages: what the source wants, what is sent, and what is lost.
    mutating func compileFields() {
      compileSubject()
      compileChoices()
      compilePeople()
      compileTags()
      compileCustomFields()
      compileTimes()
      compileUnsupported()
    }

    private mutating func compileSubject() {
      script.intended["externalID"] = mapped.externalID
      script.intended["subject"] = ticket.subject
      let subject = ticket.subject ?? ""
      if subject.allSatisfy(\.isWhitespace) {
        fields["subject"] = "(no subject)"
        lose("subject", .approximated, expected: "(no subject)", "Freshdesk refuses a ticket without a subject")
      } else if subject.count > 255 {
        let short = String(subject.prefix(255))
        fields["subject"] = .string(short)
        lose("subject", .transformed, expected: short, "Freshdesk keeps 255 characters of a subject")
      } else {
        fields["subject"] = .string(subject)
      }
    }

    private mutating func compileChoices() {
      script.intended["status"] = mapped.status.id
      if Int(mapped.status.id) == nil {
        script.blocked.append("status \"\(mapped.status.id)\" is not the number of a Freshdesk status")
      }
      fields["status"] = .number(mapped.status.id)
      number("priority", mapped.priority, field: "priority", default: "1")
      number("channel", mapped.channel, field: "source", default: "2")
      number("group", mapped.group, field: "group_id", default: nil)
      if let type = mapped.type {
        script.intended["type"] = type.id
        fields["type"] = .string(type.id)
      }
      guard let container = mapped.container else { return }
      script.intended["container"] = container.id
      if writer.options.target.containers.contains(where: { $0.id == container.id }), Int(container.id) != nil {
        fields["product_id"] = .number(container.id)
      } else {
        lose("container", .dropped, "Freshdesk files tickets under products only, and has no product \(container.id)")
      }
    }

    private mutating func number(_ path: String, _ value: TargetValue?, field: String, default fallback: String?) {
      script.intended[path] = value?.id
      if let value, Int(value.id) != nil {
        fields[field] = .number(value.id)
      } else if let value {
        script.blocked.append("\(path) \"\(value.id)\" is not one of Freshdesk's numbers")
      } else if let fallback {
        lose(path, .approximated, expected: fallback, "Freshdesk gives every ticket a \(field)")
      }
    }

    private mutating func compileTags() {
      var tags: [String] = []
      for tag in ticket.tags + mapped.addedTags where !tags.contains(tag) { tags.append(tag) }
      script.intended["tags"] = tags.sorted().joined(separator: ", ")
      var sent: [String] = []
      for tag in tags {
        let fitted = String(tag.replacing(",", with: ";").prefix(32))
        if !fitted.isEmpty, !sent.contains(fitted) { sent.append(fitted) }
      }
      if sent != tags {
        lose(
          "tags", .transformed, expected: sent.sorted().joined(separator: ", "),
          "Freshdesk tags have at most 32 characters and no comma")
      }
      if !sent.isEmpty { fields["tags"] = .strings(sent) }
    }

    private mutating func compileTimes() {
      let times: [(String, String?, String)] = [
        ("createdAt", ticket.createdAt, "does not accept created_at" + whereCreatedAtIs),
        ("updatedAt", ticket.updatedAt, "does not accept updated_at"),
        ("solvedAt", ticket.solvedAt, "counts from the import"),
        ("closedAt", ticket.closedAt, "counts from the import"),
        ("firstResponseAt", ticket.firstResponseAt, "counts from the import"),
        ("dueAt", ticket.dueAt, "computes due dates from its own SLA policies and refuses past ones"),
      ]
      for (path, value, reason) in times where value != nil {
        script.intended[path] = value
        lose(path, .approximated, volatile: true, "Freshdesk \(reason)")
      }
    }

    /// Where the date can be read instead.
    private var whereCreatedAtIs: String {
      if let first = ticket.messages.first, mapped.visibility[first.key] != nil, first.createdAt == ticket.createdAt {
        return "; it is in the first line of the opening message"
      }
      return writer.field(Freshdesk.createdAtField) == nil ? "" : "; it is in the field \(Freshdesk.createdAtField)"
    }

    /// Parts of the model that Freshdesk has no place for.
    private mutating func compileUnsupported() {
      let counts: [(String, Int, String)] = [
        ("events", ticket.events.count, "Freshdesk takes no history of changes"),
        ("timeEntries", ticket.timeEntries.count, "time entries are not written"),
        ("sideConversations", ticket.sideConversations.count, "Freshdesk has no side conversations"),
        ("followers", ticket.followers.count, "watchers can only be set by themselves"),
      ]
      for (path, count, reason) in counts where count > 0 {
        script.intended[path] = String(count)
        lose(path, .dropped, reason)
      }
      let texts: [(String, String?, String)] = [
        ("security", ticket.security?.label ?? ticket.security?.id, "Freshdesk has no security level on tickets"),
        ("form", ticket.form?.label ?? ticket.form?.id, "the form of a ticket is not written"),
        ("sourceExternalID", ticket.externalID, Self.idReason),
        ("brand", ticket.isContainer(ticket.brand) ? nil : ticket.brand, "brands are written only as products"),
        (
          "product", ticket.isContainer(ticket.product) ? nil : ticket.product,
          "products are written only as containers"
        ),
        ("language", ticket.language, "Freshdesk has no language on tickets"),
        ("satisfaction", rating, Self.ratingLoss(rating)),
        ("resolution", ticket.resolutionText, "no place for it"),
        ("sla", ticket.sla.isEmpty ? nil : "present", "Freshdesk computes SLA clocks itself"),
      ]
      for (path, text, reason) in texts where text?.isEmpty == false {
        script.intended[path] = text
        lose(path, .dropped, reason)
      }
      for link in ticket.links {
        let path = "link:\(link.kind):\(link.ticket ?? link.url ?? "")"
        script.intended[path] = "yes"
        lose(path, .dropped, "Freshdesk's API has no links of this kind between tickets; the archive keeps them")
      }
    }

    private static let idReason = "\(Freshdesk.externalIDField) holds the source ticket's own id"

    private var rating: String? { ticket.ratingText }

    /// Zendesk tells of tickets without a rating too, whether the customer was asked for one.
    static func ratingLoss(_ score: String?) -> String {
      switch score {
      case "unoffered": "no rating: the customer was never asked for one, and Freshdesk does not hold that"
      case "offered": "no rating: the customer was asked and gave none, and Freshdesk does not hold that"
      default: "a rating can only come from the customer's survey"
      }
    }

    /// Fields the target's form demands.
    mutating func block() {
      guard writer.externalIDPlace != nil else {
        script.blocked.append("the target has no custom field \(Freshdesk.externalIDField)")
        return
      }
      if writer.options.historyAs == .replies {
        script.blocked.append("Freshdesk mails every reply to the customer; plan with --history-as comments")
      }
      let category = mapped.status.category
      let closing = ["4", "5"].contains(mapped.status.id) || category == .solved || category == .closed
      for field in writer.options.target.fields where field.of == "ticket" {
        let needed =
          field.extras["required_for_agents"]?.bool == true
          || (closing && field.extras["required_for_closure"]?.bool == true)
        let name = field.id == "ticket_type" ? "type" : field.id
        let given = name.hasPrefix("cf_") ? fields["custom_fields"]?[name] : fields[name]
        if needed, name.hasPrefix("cf_") || name == "type", given?.isAbsent ?? true {
          script.blocked.append("field \(name) is required at the target and this ticket has no value for it")
        }
      }
    }

    // MARK: Steps

    private mutating func addCreate(_ opening: Opening, reopens: Bool) {
      fields["description"] = .string(opening.html)
      let final = mapped.status.id
      // An incoming note may reopen a ticket, so that one starts open and gets its status when all is written.
      if reopens, final != "2" {
        fields["status"] = 2
        info["finalStatus"] = .string(final)
      }
      var payload: JSONObject = ["fields": .object(fields), "files": opening.files, "info": .object(info)]
      if let key = opening.message {
        payload["message"] = .string(key)
      } else if let first = ticket.messages.first {
        // Another plan may have put it into the description.
        payload["noted"] = ["key": .string(first.key), "date": .optional(first.createdAt)]
      }
      if !opening.addresses.isEmpty { payload["addresses"] = opening.addresses.json }
      let archived = Freshdesk.paths(opening.files)
      script.steps.append(
        WriteStep(
          id: "create", kind: .create, call: "POST /tickets", needs: needs.sorted(),
          wants: opening.addresses.tickets.map(\.key), payload: .object(payload), files: archived,
          bytes: JSONValue.object(fields).bytes.count + opening.bytes, mails: mails))
      if let key = opening.message {
        script.steps += addressSteps(
          opening.addresses, key, call: "PUT /tickets/{id}", bytes: opening.html.utf8.count)
      }
    }

    private mutating func addFinalStatus() {
      guard let final = info["finalStatus"]?.string else { return }
      let closes = final == "4" || final == "5"
      script.steps.append(
        WriteStep(
          id: "status", kind: .update, call: "PUT /tickets/{id}",
          payload: ["fields": ["status": .number(final)]], bytes: 16,
          mails: closes && info["requesterHasMail"]?.bool == true ? 1 : 0))
    }
  }

  static func paths(_ files: JSONValue) -> [String] { files.array?.compactMap { $0["path"]?.string } ?? [] }
}
