import DeskKit
import JSONText
import TicketModel

extension RequestTracker {
  /// One ticket's script. Everything RT cannot hold is announced beside what it will show instead.
  struct TicketCompiler {
    let writer: Writer
    let mapped: MappedTicket
    let route: Route
    var script: RecordScript
    /// Facet path of a custom field to its id at the target; `show` needs it.
    var places: JSONObject = [:]
    var ticket: Ticket { mapped.ticket }

    init(_ writer: Writer, _ mapped: MappedTicket) {
      self.writer = writer
      self.mapped = mapped
      let lifecycle = writer.lifecycle(of: mapped)
      route = Route(
        status: mapped.status.id, lifecycle: lifecycle, rules: lifecycle.flatMap { writer.rules[$0] },
        historyAs: writer.options.historyAs)
      script = RecordScript(key: mapped.ticket.key, kind: .ticket)
    }

    consuming func compile() -> RecordScript {
      block()
      var fields = create()
      people()
      lost()
      let files = opening(&fields)
      var steps = [createStep(fields, files: files)]
      steps[0].payload = steps[0].payload.object.map { .object(named($0)) } ?? steps[0].payload
      steps += messages()
      for (index, status) in route.walk.enumerated() { steps.append(statusStep(status, index)) }
      steps += peopleSteps()
      steps += links()
      script.intended["messages"] = String(steps.filter { $0.kind == .message }.count + (hasOpening ? 1 : 0))
      script.steps = script.blocked.isEmpty ? steps : []
      return script
    }

    /// With how the source calls people who are users of their own: the address of the user may be an older one.
    private func named(_ payload: JSONObject) -> JSONObject {
      var payload = payload, names: JSONObject = [:]
      for person in mapped.people.values.sorted(by: { $0.key < $1.key }) where hasRecord(person) {
        names.put(person.key, RequestTracker.facet(person))
      }
      payload["people"] = .object(names)
      return payload
    }

    // MARK: helpers

    mutating func lose(
      _ path: String, _ kind: FacetLoss.Kind, expected: String? = nil, volatile: Bool = false, _ reason: String
    ) {
      script.losses.append(FacetLoss(path, kind, expected: expected, volatile: volatile, reason: reason))
    }

    /// The address, else the name: how facets name people.
    func facet(of key: String?) -> String? {
      guard let key, let person = mapped.people[key] else { return nil }
      return RequestTracker.facet(person)
    }

    /// For people to read: `Dora Doe <dora@example.com>`.
    func shownName(_ message: Message) -> String? {
      let person = message.author.flatMap { mapped.people[$0] }
      switch (person?.name, person?.address) {
      case (let name?, let address?) where name != address: return "\(name) <\(address)>"
      case (_, let address?): return address
      case (let name?, nil): return name
      case (nil, nil):
        // Not silently: a reader of the note must see that somebody wrote it, and that nobody knows who.
        return message.authorText ?? message.from ?? message.author.map { "an unknown author (\($0))" }
      }
    }

    // MARK: the ticket's own values

    private mutating func block() {
      if mapped.container == nil { script.blocked.append("no queue is mapped, and Request Tracker wants one") }
      if let problem = route.problem { script.blocked.append(problem) }
      if writer.externalField == nil {
        script.blocked.append("the target has no ticket custom field \"\(externalIDField)\"")
      }
      if !mapped.addedTags.isEmpty, writer.tagsField == nil {
        script.blocked.append(
          "the mapping writes a trace as a tag, and the target has no ticket custom field \"\(tagsField)\"")
      }
    }

    private mutating func create() -> JSONObject {
      var fields: JSONObject = [:]
      let subject = ticket.subject ?? ""
      fields["Subject"] = .string(Text.subject(subject))
      script.intended["subject"] = ticket.subject
      if Text.subject(subject) != subject {
        lose("subject", .transformed, expected: Text.subject(subject), "a subject is one line of at most 200 bytes")
      }
      fields.put("Queue", mapped.container?.id)
      script.intended["container"] = mapped.container?.id
      fields.put("Status", route.start)
      script.intended["status"] = mapped.status.id
      // Every ticket has a priority: one that the mapping leaves out is the lowest, and shown as that.
      if let priority = mapped.priority?.id ?? (ticket.priority == nil ? nil : "0") {
        fields["Priority"] = .string(priority)
        fields["InitialPriority"] = .string(priority)
        script.intended["priority"] = priority
      }
      times(&fields)
      customFields(&fields)
      return fields
    }

    private mutating func times(_ fields: inout JSONObject) {
      exactTime("createdAt", ticket.createdAt)
      fields.put("Created", Wire.written(ticket.createdAt))
      exactTime("dueAt", ticket.dueAt)
      fields.put("Due", Wire.written(ticket.dueAt))
      let resolved = ticket.solvedAt ?? ticket.closedAt
      if route.stampsResolved {
        script.intended["solvedAt"] = ticket.solvedAt
        lose("solvedAt", .dropped, volatile: true, "a change into an inactive status stamps the resolved date")
      } else if let resolved {
        fields.put("Resolved", Wire.written(resolved))
        if ticket.solvedAt != nil {
          exactTime("solvedAt", ticket.solvedAt)
        } else {
          lose(
            "solvedAt", .approximated, expected: Wire.shown(resolved), volatile: Wire.written(resolved) == nil,
            "the resolved date is all there is")
        }
      } else if isInactive {
        lose("solvedAt", .approximated, volatile: true, "an inactive ticket without a resolved date gets the import's")
      }
      if let closed = ticket.closedAt {
        script.intended["closedAt"] = closed
        lose("closedAt", .dropped, "Request Tracker has one resolved date and no closed date")
      }
      if let first = ticket.firstResponseAt {
        script.intended["firstResponseAt"] = first
        lose("firstResponseAt", .dropped, "Request Tracker has no such date")
      }
      script.intended["updatedAt"] = ticket.updatedAt ?? ticket.createdAt
      lose("updatedAt", .dropped, volatile: true, "LastUpdated is the time of import")
    }

    var isInactive: Bool {
      if let rules = writer.lifecycle(of: mapped).flatMap({ writer.rules[$0] }) {
        return rules.phase(of: mapped.status.id) == "inactive"
      }
      return [.solved, .closed, .cancelled, .deleted, .spam].contains(mapped.status.category)
    }

    /// A time that RT keeps to the second.
    private mutating func exactTime(_ path: String, _ time: String?) {
      script.intended[path] = time
      if time != nil, Wire.written(time) == nil {
        lose(path, .approximated, volatile: true, Self.earlyReason)
      } else if let shown = Wire.shown(time), shown != time {
        lose(path, .approximated, expected: shown, "dates are kept to the second")
      }
    }

    static let earlyReason = "Request Tracker takes dates before 1970 for none"

    private mutating func customFields(_ fields: inout JSONObject) {
      var custom: JSONObject = [:]
      if let field = writer.externalField {
        custom[field.id] = .string(mapped.externalID)
        script.intended["externalID"] = mapped.externalID
      }
      let tags = Set(ticket.tags + mapped.addedTags).filter { !$0.isEmpty }.sorted()
      if !tags.isEmpty {
        script.intended["tags"] = tags.joined(separator: ", ")
        if let field = writer.tagsField {
          custom[field.id] = .strings(tags)
        } else {
          lose("tags", .dropped, "the target has no ticket custom field \"\(tagsField)\"")
        }
      }
      for (source, target, value) in mapped.fields { self.field(source, target, value, &custom) }
      fields["CustomFields"] = .object(custom)
    }

    private mutating func field(_ source: String, _ target: String, _ value: JSONValue, _ custom: inout JSONObject) {
      let path = "field:" + source
      let values = FieldValue.texts(value)
      guard !values.isEmpty else { return }
      script.intended[path] = values.joined(separator: ", ")
      guard let field = writer.field(target) else {
        return lose(path, .dropped, "the target has no ticket custom field \"\(target)\"")
      }
      let many = field.extras["MaxValues"]?.idText != "1"
      let allowed = Set(field.options.compactMap(\.label).map { $0.lowercased() })
      var kept = values
      if field.nativeType == "Select", !allowed.isEmpty {
        kept = values.filter { allowed.contains($0.lowercased()) }
      }
      if !many { kept = Array(kept.prefix(1)) }
      guard !kept.isEmpty else {
        return lose(path, .dropped, "\"\(field.label ?? field.id)\" has no such choice")
      }
      places[path] = .string(field.id)
      custom[field.id] =
        many
        ? .strings(kept.map { FieldValue.sent($0, field) })
        : .string(
          FieldValue.sent(kept[0], field))
      let shown = kept.map { FieldValue.shown($0, field) }.joined(separator: ", ")
      if shown != values.joined(separator: ", ") {
        lose(path, .transformed, expected: shown, "\"\(field.label ?? field.id)\" holds it that way")
      }
    }

    /// What RT has no place for.
    private mutating func lost() {
      func named(_ path: String, _ value: String?, _ reason: String) {
        guard let value, !value.isEmpty else { return }
        script.intended[path] = value
        script.losses.append(FacetLoss(path, .dropped, reason: reason))
      }
      named("type", mapped.type?.id ?? ticket.type?.label, "tickets have no kinds; map it to a custom field")
      named("channel", mapped.channel?.id ?? ticket.channel?.label, "tickets do not say how they came in")
      named("group", mapped.group?.id ?? ticket.group, "a ticket is owned by a person, not by a group")
      named("organization", mapped.organizationName ?? ticket.organization, "there are no organizations")
      named("security", ticket.security?.label, "visibility is a matter of queues")
      named(
        "events", ticket.events.isEmpty ? nil : String(ticket.events.count),
        "RT writes its own history; the old one stays in the archive")
      named(
        "followers", Set(ticket.followers.map { facet(of: $0) ?? $0 }).sorted().joined(separator: ", "),
        "they would get mail")
      named(
        "timeEntries", ticket.timeEntries.isEmpty ? nil : String(ticket.timeEntries.count),
        "time entries are not written")
      named(
        "sideConversations", ticket.sideConversations.isEmpty ? nil : String(ticket.sideConversations.count),
        "there are no side conversations")
      named("sourceExternalID", ticket.externalID, "\(externalIDField) holds the source ticket's own id")
      named("form", ticket.form?.label ?? ticket.form?.id, "the form of a ticket is not written")
      named("brand", ticket.isContainer(ticket.brand) ? nil : ticket.brand, "brands are written only as queues")
      named("product", ticket.isContainer(ticket.product) ? nil : ticket.product, "products are written only as queues")
      named("language", ticket.language, "tickets have no language")
      named("satisfaction", ticket.ratingText, "there are no ratings")
      named("resolution", ticket.resolutionText, "there is no place for it; map it to a custom field")
      named("sla", ticket.sla.isEmpty ? nil : "present", "service levels are computed from the target's own rules")
    }
  }

  /// Values of custom fields as texts.
  enum FieldValue {
    static func texts(_ value: JSONValue) -> [String] {
      switch value {
      case .null: []
      case .bool(let flag): [flag ? "true" : "false"]
      case .number(let token): [token]
      case .string(let text): text.isEmpty ? [] : [text]
      case .array(let items): items.flatMap(texts)
      case .object: [value.text]
      }
    }

    /// A date and time must be sent without `T` and `Z`, else RT keeps only the day.
    static func sent(_ text: String, _ field: FieldDefinition) -> String {
      field.type == "dateTime" ? Wire.sent(text) ?? text : text
    }

    static func shown(_ text: String, _ field: FieldDefinition) -> String {
      switch field.type {
      case "dateTime": return Wire.shown(text) ?? text
      case "select", "multiSelect":
        return field.options.compactMap(\.label).first { $0.lowercased() == text.lowercased() } ?? text
      default: return text
      }
    }
  }
}
