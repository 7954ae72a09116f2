import DeskKit
import Formats
import JSONText
import TicketModel

/// What `/rest/servicedeskapi` says: requests as customers see them.
extension JiraReader {
  /// A request. Its status is the customer's name for the status, without an id: that stays in extras, and is
  /// the ticket's where no other form tells one.
  func request(_ object: JSONObject, _ at: ExportPlace) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("issueId") else { return }
    var ticket = Ticket(key: Jira.key("ticket", id), id: id)
    ticket.number = fields.text("issueKey")
    if let address = object["_links"]?["web"]?.string { ticket.url = address }
    ticket.subject = fields.text("summary")
    form(&ticket, &fields)
    ticket.requester = personMember("reporter", &fields)
    ticket.createdAt = messageTime("createdDate", &fields)
    let current = fields["currentStatus"]
    if let label = current?["status"]?.string, !label.isEmpty {
      try labels.request(id, label, native: JiraReader.nativeCategory(current?["statusCategory"]))
    }
    values(&ticket, &fields)
    try lists(&ticket, &fields)
    ticket.extras = extras(fields)
    try tally.note(ticket)
    // Whom a request is shared with, other pages and forms tell too; parts of a list add up.
    let shared = ticket.cc
    ticket.cc = []
    try sink.put(ticket)
    if !shared.isEmpty { try put(part: ["cc": .array(shared.map { .object($0.json) })], of: id) }
  }

  private func form(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    guard let id = fields.id("requestTypeId") else { return }
    ticket.form = NamedReference(id: id, label: fields["requestType"]?["name"]?.string)
    if let type = fields["requestType"]?.object {
      once("requesttype", type)
      fields.skip("requestType")
    }
    guard let desk = fields["serviceDesk"]?.object else { return }
    once("servicedesk", desk)
    fields.skip("serviceDesk")
    guard let project = desk["projectId"]?.idText else { return }
    ticket.container = NamedReference(id: project, label: desk.text("projectName"), kind: "project")
    var container = Container(
      key: Jira.key("container", project), id: project, label: desk.text("projectName"), kind: "project")
    container.extras.put("key", desk.text("projectKey"))
    know(container)
  }

  private func values(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    guard let items = fields["requestFieldValues"]?.array else { return }
    var left: [JSONValue] = []
    for item in items {
      guard var value = item.object, let id = value["fieldId"]?.string else {
        left.append(item)
        continue
      }
      switch id {
      case "summary" where value["value"]?.string != nil:
        ticket.subject = ticket.subject ?? value.text("value")
        if ticket.subject == value.text("value") { value["value"] = nil }
      case "description" where isBody(value["value"]) && value["value"]?.isAbsent == false:
        let html = value["renderedValue"]?["html"]?.string
        var message = Message(
          key: Jira.key("message", ticket.id + "/description"), id: nil, author: ticket.requester,
          createdAt: ticket.createdAt, visibility: .public, kind: .description,
          body: body(value["value"], rendered: html))
        message.subject = ticket.subject
        ticket.messages.append(message)
        value["value"] = nil
        if html != nil { value["renderedValue"] = nil }
      case _ where id.hasPrefix("customfield_") && value["value"]?.isAbsent == false:
        if let told = value["value"] { ticket.fields[id] = fieldValue(told, of: id) }
        if let label = value.text("label") { fieldNames[id] = fieldNames[id] ?? label }
        value["value"] = nil
      default: break
      }
      left.append(.object(value))
    }
    fields.keep("requestFieldValues", .array(left))
  }

  /// Expanded lists, each a page of its own inside the request.
  private func lists(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    if fields["comments"]?["values"] != nil { try tally.note(.comments, total: nil, of: ticket.id) }
    for comment in taken("comments", &fields) { ticket.messages.append(self.comment(comment, ticket: ticket.id)) }
    ticket.messages = JiraReader.inOrder(ticket.messages)
    for participant in taken("participants", &fields) {
      guard let key = person(participant) else { continue }
      ticket.cc.append(
        Recipient(address: participant["emailAddress"]?.string, name: participant["displayName"]?.string, person: key))
    }
    if let metrics = fields["sla"]?["values"]?.array, !metrics.isEmpty {
      ticket.sla = JiraSLA.sla(metrics.compactMap(\.object), &times)
    }
  }

  private func taken(_ name: String, _ fields: inout SourceFields) -> [JSONObject] {
    guard var list = fields[name]?.object, let values = list["values"]?.array,
      values.allSatisfy({ $0.object != nil })
    else { return [] }
    list["values"] = nil
    fields.keep(name, .object(list))
    return values.compactMap(\.object)
  }

  /// A page of a request's clocks, which are one SLA together; false where it is none.
  func clocks(_ items: [JSONValue], _ place: JiraPages.Place) throws -> Bool {
    guard let ticket = place.ticket, !items.isEmpty,
      items.allSatisfy({ $0["completedCycles"] != nil || $0["ongoingCycle"] != nil })
    else { return false }
    kept += items.reduce(0) { $0 + $1.leaves }
    try put(
      part: ["sla": .object(JiraSLA.sla(items.compactMap(\.object), &times)), "extras": ["slaClocks": .array(items)]],
      of: ticket)
    return true
  }

  /// Other records of the service desk; false where it is none of ours.
  func portal(_ object: JSONObject, _ place: JiraPages.Place, _ at: ExportPlace) throws -> Bool {
    func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
    // Of a bare page its own links tell what it is.
    let path = place.address.prefix { $0 != "?" }
    if has("completedCycles") || has("ongoingCycle") { return try clocks([.object(object)], place) }
    if has("status", "statusCategory", "statusDate"), let ticket = place.ticket {
      kept += JSONValue.object(object).leaves
      let when = object["statusDate"]?["epochMillis"]?.idText ?? object["statusDate"]?["iso8601"]?.string ?? ""
      try put(part: ["extras": ["requestStatus/" + when: .object(object)]], of: ticket)
      return true
    }
    if path.hasSuffix("/organization") || path.contains("/organization/") && !path.hasSuffix("/user"),
      let id = object["id"]?.idText, let name = object.text("name")
    {
      var fields = SourceFields(object)
      fields.skip("id")
      fields.skip("name")
      var organization = Organization(key: Jira.key("organization", id), id: id, name: name)
      organization.extras = extras(fields)
      counts["organizations", default: 0] += 1
      try sink.put(organization)
      return true
    }
    if path.contains("/organization/"), path.hasSuffix("/user"), let key = person(object) {
      let id = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
      try put(organization: id, of: String(key.dropFirst(Jira.key("person", "").count)))
      return true
    }
    return false
  }

  /// Whose member a person is.
  func put(organization: String, of person: String) throws {
    try sink.put(
      RecordHead(.people, id: person),
      [
        "key": .string(Jira.key("person", person)), "id": .string(person), "role": "unknown",
        "organization": .string(Jira.key("organization", organization)),
      ])
  }
}

/// The clocks of a request.
enum JiraSLA {
  static func isClock(_ object: JSONObject) -> Bool {
    object["completedCycles"]?.array?.isEmpty == false || object["ongoingCycle"]?.object != nil
  }

  /// In the order of their ids, whichever form tells them.
  static func sla(_ given: [JSONObject], _ times: inout SourceTimes) -> JSONObject {
    let metrics = given.sorted { SourceKey.idPrecedes($0["id"]?.idText ?? "", $1["id"]?.idText ?? "") }
    var targets: [JSONValue] = []
    var clocks: Set<String> = []
    for metric in metrics {
      let name = metric.text("name") ?? metric["id"]?.idText
      for cycle in metric["completedCycles"]?.array ?? [] {
        targets.append(target(name, cycle, metAt: moment(cycle["stopTime"], &times), &times))
      }
      if let cycle = metric["ongoingCycle"], cycle.object != nil {
        targets.append(target(name, cycle, metAt: nil, &times))
        clocks.insert(cycle["paused"]?.bool == true ? "paused" : "running")
      }
    }
    let clock = clocks.contains("running") ? "running" : clocks.contains("paused") ? "paused" : "stopped"
    return ["clock": .string(metrics.isEmpty ? "unknown" : clock), "targets": .array(targets)]
  }

  private static func target(
    _ metric: String?, _ cycle: JSONValue, metAt: String?, _ times: inout SourceTimes
  ) -> JSONValue {
    var target = JSONObject()
    target.put("metric", metric)
    target.put("dueAt", moment(cycle["breachTime"], &times))
    target.put("metAt", metAt)
    target.put("breached", cycle["breached"]?.bool)
    return .object(target)
  }

  private static func moment(_ value: JSONValue?, _ times: inout SourceTimes) -> String? {
    value?["iso8601"]?.string.flatMap { times.iso($0, "sla") }
  }
}
