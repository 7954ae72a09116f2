import DeskKit
import Formats
import JSONText
import TicketModel

/// What `/rest/servicedeskapi` says: requests as customers see them.
extension JiraReader {
  /// A request. Its status is the customer's name for the issue's status, without an id: beside the platform's own
  /// record of the issue it stays in extras, alone it is all there is.
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
    portalStatus(&ticket, &fields)
    values(&ticket, &fields)
    try lists(&ticket, &fields)
    ticket.extras = extras(fields)
    guard hasPlatformIssues else {
      try tally.note(ticket)
      return try sink.put(ticket)
    }
    counts["requests", default: 0] += 1
    for message in ticket.messages { try tally.note(message, of: id) }
    var part = JSONObject()
    let own: Set = ["form", "sla", "cc", "messages", "extras"]
    for (name, value) in ticket.json.members where own.contains(name) && !value.isAbsent { part.append(name, value) }
    // The rest repeats what the platform says; where its record should be missing, the request must not vanish.
    for name in ["subject", "number", "requester", "createdAt", "fields"] {
      if let value = ticket.json[name], !value.isAbsent { part.append(name, value) }
    }
    try put(part: part, of: id)
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

  private func portalStatus(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    guard !hasPlatformIssues, let current = fields["currentStatus"]?.object, let label = current.text("status") else {
      return
    }
    ticket.status = status(id: nil, label: label, native: JiraReader.nativeCategory(current["statusCategory"]))
    // Its date and the vendor's word for the category stay in extras.
    var rest = current
    rest["status"] = nil
    fields.keep("currentStatus", .object(rest))
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
      let personID = String(key.dropFirst(Jira.key("person", "").count))
      try sink.put(
        RecordHead(.people, id: personID),
        [
          "key": .string(key), "id": .string(personID), "role": "unknown",
          "organization": .string(Jira.key("organization", id)),
        ])
      return true
    }
    return false
  }
}

/// The clocks of a request.
enum JiraSLA {
  static func sla(_ metrics: [JSONObject], _ times: inout SourceTimes) -> JSONObject {
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
