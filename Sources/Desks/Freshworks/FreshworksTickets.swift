import DeskKit
import JSONText
import TicketModel

extension Freshworks.Reader {
  func ticket(_ object: JSONObject, archived: Bool) throws -> Bool {
    var fields = SourceFields(object)
    // In exports and API v1 `id` is internal and `display_id` the number everybody knows; in API v2 they are one.
    let isOld = fields["display_id"]?.idText != nil
    guard let id = fields.id("display_id") ?? fields.id("id") else { return false }
    var ticket = Ticket(key: key("ticket", id), id: id)
    ticket.number = id
    ticket.subject = fields.text("subject")
    state(&ticket, &fields, archived: archived)
    try readChoices(&ticket, &fields)
    people(&ticket, &fields)
    times(&ticket, &fields)
    readFields(&ticket, &fields)
    tags(&ticket, &fields)
    if let product = fields.id("product_id") {
      ticket.container = NamedReference(id: product, label: nil, kind: "brand")
    }
    opening(&ticket, &fields, isOld: isOld)
    try conversations(&ticket, &fields)
    links(&ticket, &fields)
    resolution(&ticket, &fields)
    try embedded(&ticket, &fields)
    ticket.extras = extras(fields)
    try sink.put(ticket)
    return true
  }

  private func state(_ ticket: inout Ticket, _ fields: inout SourceFields, archived: Bool) {
    // Lists hold such tickets only where they were asked for, and then nothing else (facts, section b).
    let listed = place.contains("filter=") ? CallAddress(place).value("filter") : nil
    let spam = fields.flag("spam") ?? (listed == "spam")
    let deleted = fields.flag("deleted") ?? (listed == "deleted")
    let told = fields.flag("archived")
    let lies = told ?? archived
    ticket.state = deleted ? .deleted : spam ? .spam : lies ? .archived : .active
    // The state is one word; what it does not say stays.
    if deleted, spam { fields.keep("spam", true) }
    if deleted || spam, told == true { fields.keep("archived", true) }
  }

  // MARK: Choices

  private func readChoices(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    if let workspace = fields.id("workspace_id") {
      ticket.container = NamedReference(id: workspace, label: choices.workspace(workspace), kind: "workspace")
      hasWorkspaces = true
    }
    try status(&ticket, &fields)
    if let priority = fields.id("priority") {
      let name = name("priority_name", fields)
      if let what = contradiction("priority", priority, scope: nil, name: name) { try disagree(ticket.key, what) }
      ticket.priority = choices.priority(priority, name: name)
      if name == ticket.priority?.label { fields.skip("priority_name") }
    }
    if let type = fields.text("type") ?? fields.text("ticket_type") { ticket.type = choices.type(type) }
    if let source = fields.id("source") {
      let name = name("source_name", fields)
      ticket.channel = choices.source(source, name: name)
      if name == ticket.channel?.label { fields.skip("source_name") }
    }
    if let form = fields.id("form_id") { ticket.form = NamedReference(id: form, label: nil) }
  }

  private func name(_ name: String, _ fields: SourceFields) -> String? {
    fields[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func status(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    let name = name("status_name", fields)
    guard let number = fields.id("status") else {
      if fields["status"]?.isAbsent ?? true, let name {
        ticket.status = choices.status(named: name)
        fields.skip("status_name")
      }
      return
    }
    let scope = ticket.container?.kind == "workspace" ? ticket.container?.id : nil
    if let what = contradiction("status", number, scope: scope, name: name) { try disagree(ticket.key, what) }
    ticket.status = choices.status(number, scope: scope, name: name)
    if name == ticket.status?.label { fields.skip("status_name") }
  }

  /// What a number and the name beside it say against each other; nil where they do not.
  func contradiction(_ member: String, _ number: String, scope: String?, name: String?) -> String? {
    guard let name else { return nil }
    switch member {
    case "status":
      return choices.contradiction(number, scope: scope, name: name).map {
        "status \(number) is named \(name), but \($0)"
      }
    case "priority":
      return choices.otherPriority(number, name: name).map {
        "priority \(number) is named \(name), which is the name of \($0)"
      }
    default: return nil
    }
  }

  func disagree(_ key: String, _ what: String) throws {
    try sink.finding(
      Finding(
        .warning, "numberAndNameDisagree", key: key, file: file, what: what,
        did: "went by the number; look at the ticket before its status is mapped"))
  }

  // MARK: People

  private func people(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    ticket.requester = fields.id("requester_id").map { key("person", $0) }
    ticket.assignee = fields.id("responder_id").map { key("person", $0) }
    ticket.group = fields.id("group_id").map { key("group", $0) }
    for name in flavour.organizationNames where ticket.organization == nil {
      ticket.organization = fields.id(name).map { key("organization", $0) }
    }
    if ticket.requester == nil { ticket.requesterText = fields.text("requester_name") }
    // The ticket's own list; `cc_emails` may also hold those of the latest reply.
    let own = copies("ticket_cc_emails", &fields)
    let all = copies("cc_emails", &fields)
    var old: [String] = []
    if let lists = fields.object("cc_email") {
      var inner = SourceFields(lists)
      old = copies("cc_emails", &inner)
      // Counted where the ticket's own leftovers are.
      fields.keep("cc_email", .object(inner.rest))
    }
    var seen: Set<String> = []
    for text in own + all + old where seen.insert(text).inserted { ticket.cc.append(Freshworks.recipient(text)) }
  }

  /// Addresses, taken unless they are more than addresses: then the text stays, because it comes apart here.
  func copies(_ name: String, _ fields: inout SourceFields) -> [String] {
    guard let original = fields[name], let texts = fields.texts(name) else { return [] }
    if texts.contains(where: { $0.contains("<") }) { fields.keep(name, original) }
    return texts
  }

  private func times(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    ticket.createdAt = time("created_at", &fields)
    ticket.updatedAt = time("updated_at", &fields)
    ticket.dueAt = time("due_by", &fields)
    // Exports and API v1 spell it in the second way.
    if let due = time("fr_due_by", &fields) ?? time("frDueBy", &fields) {
      ticket.sla = ["clock": "unknown", "targets": [["metric": "firstResponse", "dueAt": .string(due)]]]
    }
    // `stats` of API v2, `ticket_states` of exports: the first member of each pair that is there.
    for name in ["stats", "ticket_states"] {
      guard let object = fields.object(name) else { continue }
      var stats = SourceFields(object)
      let answered = time("first_responded_at", &stats) ?? time("first_response_time", &stats)
      ticket.firstResponseAt = ticket.firstResponseAt ?? answered
      ticket.solvedAt = ticket.solvedAt ?? time("resolved_at", &stats)
      ticket.closedAt = ticket.closedAt ?? time("closed_at", &stats)
      if !stats.rest.isEmpty { fields.keep(name, .object(stats.rest)) }
    }
  }

  // MARK: Fields

  private func readFields(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    for name in flavour.standardFields {
      guard let value = fields[name], !value.isAbsent else { continue }
      ticket.fields.append(name, value)
      fields.skip(name)
    }
    let account = fields["account_id"]?.idText
    for (name, value) in customFields(&fields, account: account).members {
      ticket.fields.append(flavour.ownField(name), value)
    }
    if let name = flavour.externalIDField {
      ticket.externalID = ticket.fields[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// The account's own fields that hold something. Exports and API v1 put the number of the account behind each name
  /// (`region_160548`), API v2 does not; without it one field has one name in all forms.
  func customFields(_ fields: inout SourceFields, account: String?) -> JSONObject {
    let isNew = fields["custom_fields"]?.object != nil
    guard let custom = fields.object(isNew ? "custom_fields" : "custom_field") else { return [:] }
    let suffix = isNew ? nil : Freshworks.accountSuffix(custom.names, account: account)
    var result = JSONObject()
    for (name, value) in custom.members where !value.isAbsent {
      if DecimalComma.isOne(value.string ?? "") { doubts.decimalCommas += 1 }
      result.append(suffix.map { String(name.dropLast($0.count)) } ?? name, value)
    }
    return result
  }

  private func tags(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    guard let items = fields["tags"]?.array else { return }
    ticket.tags = items.compactMap { $0.string ?? $0["name"]?.string }.filter { !$0.isEmpty }
    // A list that says more than names stays as well.
    if items.allSatisfy({ $0.string != nil || $0["name"]?.string != nil && $0.object?.count == 1 }) {
      fields.skip("tags")
    }
  }

  private func links(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    let kinds = [1: "parentOf", 2: "childOf", 3: "relatesTo", 4: "relatesTo"]
    guard let kind = fields["association_type"]?.int.flatMap({ kinds[$0] }),
      let others = fields.ids("associated_tickets_list")
    else { return }
    ticket.links = others.map { LinkToTicket(kind: kind, ticket: key("ticket", $0)) }
  }

  private func resolution(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    guard let text = fields.text("resolution_notes") else { return }
    ticket.resolution.put("text", text)
  }

  // MARK: Records inside

  /// Requester and company that a list was asked to include: records of their own, as far as they go.
  private func embedded(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    let requester = ticket.requester.map { String($0.dropFirst(key("person", "").count)) }
    // The name stays in extras too: it is the ticket's word, and the person's own record may have another.
    if let requester, let name = fields["requester_name"]?.string { try named.note(requester, name) }
    if let inner = fields.object("requester") {
      // An export does not repeat the id inside.
      if try !contact(inner, id: requester, partial: true) { fields.keep("requester", .object(inner)) }
    }
    if let inner = fields.object("requested_for"), try !contact(inner, id: nil, partial: true) {
      fields.keep("requested_for", .object(inner))
    }
    if let inner = fields.object("company"), try !company(inner) { fields.keep("company", .object(inner)) }
  }
}

extension Freshworks {
  /// `_160548` where every name ends in it: the account's own number, or at least four digits that all names share.
  static func accountSuffix(_ names: [String], account: String?) -> String? {
    guard let first = names.first else { return nil }
    if let account, names.allSatisfy({ $0.hasSuffix("_" + account) && $0.utf8.count > account.utf8.count + 1 }) {
      return "_" + account
    }
    let digits = first.utf8.reversed().prefix { $0 >= 48 && $0 <= 57 }.count
    guard digits >= 4, first.utf8.count > digits + 1 else { return nil }
    let suffix = String(first.suffix(digits + 1))
    guard suffix.hasPrefix("_"), names.allSatisfy({ $0.hasSuffix(suffix) && $0.utf8.count > suffix.utf8.count }) else {
      return nil
    }
    return suffix
  }
}
