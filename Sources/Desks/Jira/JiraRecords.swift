import DeskKit
import Formats
import JSONText
import TicketModel

extension JiraReader {
  /// One record of a page, or a lone object, told by its members.
  func element(_ value: JSONValue, of array: String, _ place: JiraPages.Place, _ at: ExportPlace) throws {
    guard let object = value.object else {
      return try keepOther(array.isEmpty ? "values" : array, ["value": value], at)
    }
    func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
    func ends(_ parts: String...) -> Bool {
      let path = place.url.prefix { $0 != "?" }
      return parts.contains { path.hasSuffix($0) }
    }
    if has("webhookEvent") { return try webhook(object, at) }
    if has("issueId", "issueKey"), has("requestTypeId") || has("currentStatus") { return try request(object, at) }
    if has("fields"), has("id") || has("key"), !has("to") {
      if array == "issues", let id = object["id"]?.idText { try tally.queries.count(id, of: place.query) }
      return try issue(object, at)
    }
    if array == "issues", let id = object["id"]?.idText, Jira.isNumber(id) {
      // A search that was asked for no fields: it lists the issue, whose record comes by another call.
      try tally.queries.count(id, of: place.query)
      try tally.listed.claim(1, of: id)
    }
    let isListed = array == "comments" || ends("/comment") || place.address.prefix { $0 != "?" }.hasSuffix("/comment")
    if isComment(object) || isListed && has("body", "created"), let ticket = ticketID(of: object, place) {
      try tally.note(.comments, total: nil, of: ticket)
      return try part(comment(object, ticket: ticket), of: ticket)
    }
    if has("timeSpentSeconds") || has("started", "timeSpent"),
      let ticket = object["issueId"]?.idText ?? ticketID(of: object, place)
    {
      return try timeEntryPart(object, ticket: ticket)
    }
    if has("items", "created"), let ticket = place.ticket ?? ticketID(of: object, place) {
      return try eventPart(object, ticket: ticket)
    }
    if has("changeHistories"), let ticket = object["issueId"]?.idText {
      return try bulkChanges(object, ticket: ticket, at)
    }
    if has("filename"), let id = attachmentID(object) {
      return try loneAttachment(object, id: id, place, at)
    }
    if try definition(object, of: array, place, at) { return }
    if try portal(object, place, at) { return }
    if has("object"), ends("/remotelink"), let ticket = place.ticket { return try remoteLink(object, of: ticket) }
    if has("accountId") || has("displayName", "active"), let key = person(object) {
      member(key, place)
      if place.url.contains("/watchers"), let ticket = place.ticket { try follower(key, of: ticket) }
      if place.url.contains("/participant"), let ticket = place.ticket { try participant(key, object, of: ticket) }
      if place.isOfUnknownIssue { partsOfNone += 1 }
      return
    }
    if has("watchers"), let watchers = object["watchers"]?.array, let ticket = place.ticket {
      return try self.watchers(watchers, object, ticket, at)
    }
    if place.isOfUnknownIssue { partsOfNone += 1 }
    if ends("/transitions") || array == "transitions" || has("to", "name") {
      return try keepOther("transitions", object, at)
    }
    if has("id", "key", "self"), object["self"]?.string?.contains("/issue/") == true {
      return try keepOther("issueReferences", object, at)
    }
    try keepOther(Jira.otherName(place.url, array), object, at)
  }

  private func isComment(_ object: JSONObject) -> Bool {
    object["body"] != nil
      && (object["author"] != nil || object["updateAuthor"] != nil || object["jsdPublic"] != nil
        || object["public"] != nil)
  }

  /// The issue of a part: its own address says it by id, the page's by id or key.
  private func ticketID(of object: JSONObject, _ place: JiraPages.Place) -> String? {
    if let own = object["self"]?.string ?? object["_links"]?["self"]?.string, let found = JiraPages.issue(in: own) {
      if Jira.isNumber(found) { return found }
      if let id = issueIDs[found] { return id }
    }
    return place.ticket
  }

  // MARK: Parts of tickets

  func put(part: JSONObject, of ticket: String) throws {
    var record: JSONObject = ["key": .string(Jira.key("ticket", ticket)), "id": .string(ticket)]
    for (name, value) in part.members { record.append(name, value) }
    try sink.put(RecordHead(.tickets, id: ticket, partial: true), record)
  }

  /// Files of comments, at their comments where those came, else at the ticket.
  func putCommentFiles() throws {
    for (ticket, comment, file) in commentFiles {
      let key = Jira.key("message", comment)
      guard tally.comments?.contains(key) == true else {
        var file = file
        file.extras["comment"] = .string(comment)
        try put(part: ["attachments": [.object(file.json)]], of: ticket)
        continue
      }
      let message: JSONObject = [
        "key": .string(key), "id": .string(comment), "attachments": [.object(file.json)],
      ]
      try put(part: ["messages": [.object(message)]], of: ticket)
    }
  }

  private func part(_ message: Message, of ticket: String) throws {
    try tally.note(message, of: ticket)
    try put(part: ["messages": [.object(message.json)]], of: ticket)
  }

  private func timeEntryPart(_ object: JSONObject, ticket: String) throws {
    let entry = timeEntry(object)
    try tally.note(work: entry, of: ticket)
    try put(part: ["timeEntries": [.object(entry)]], of: ticket)
  }

  private func eventPart(_ object: JSONObject, ticket: String) throws {
    let events = events(object)
    try note(change: object, of: ticket)
    counts["events", default: 0] += events.count
    guard !events.isEmpty else { return }
    try put(part: ["events": .array(events.map { .object($0) })], of: ticket)
  }

  private func bulkChanges(_ object: JSONObject, ticket: String, _ at: ExportPlace) throws {
    var rest = object
    rest["changeHistories"] = nil
    rest["issueId"] = nil
    for history in object["changeHistories"]?.array ?? [] {
      guard let changes = history.object else { continue }
      try eventPart(changes, ticket: ticket)
    }
    try keepOther("pages", rest, at)
  }

  private func follower(_ person: String, of ticket: String) throws {
    try put(part: ["followers": [.string(person)]], of: ticket)
  }

  private func participant(_ person: String, _ object: JSONObject, of ticket: String) throws {
    let recipient = Recipient(
      address: object["emailAddress"]?.string, name: object["displayName"]?.string, person: person)
    try put(part: ["cc": [.object(recipient.json)]], of: ticket)
  }

  private func watchers(_ items: [JSONValue], _ object: JSONObject, _ ticket: String, _ at: ExportPlace) throws {
    let keys = items.compactMap { $0.object.flatMap { person($0, isSurely: true) } }
    var rest = object
    if keys.count == items.count { rest["watchers"] = nil }
    try put(part: ["followers": .strings(keys)], of: ticket)
    try keepOther("watchers", rest, at)
  }

  /// A link to something that is no issue: whole in extras, beside the link.
  private func remoteLink(_ object: JSONObject, of ticket: String) throws {
    kept += JSONValue.object(object).leaves
    var part: JSONObject = ["extras": ["remoteLinks": [.object(object)]]]
    if let url = object["object"]?["url"]?.string {
      part["links"] = [.object(LinkToTicket(kind: "relatesTo", ticket: nil, url: url).json)]
    }
    try put(part: part, of: ticket)
  }

  private func loneAttachment(_ object: JSONObject, id: String, _ place: JiraPages.Place, _ at: ExportPlace) throws {
    // Nothing says whose it is: kept whole.
    guard let ticket = place.ticket else { return try keepOther("attachments", object, at) }
    var file = attachment(object, id: id)
    try showImages(&file, [place.issue, place.issueKey].compactMap(\.self))
    if let comment = JiraPages.comment(in: place.address) { return commentFiles.append((ticket, comment, file)) }
    try put(part: ["attachments": [.object(file.json)]], of: ticket)
  }

  // MARK: Webhooks

  private func webhook(_ object: JSONObject, _ at: ExportPlace) throws {
    var fields = SourceFields(object)
    let stamp = fields["timestamp"]?.int
    guard let issue = fields.object("issue"), let id = issue["id"]?.idText else {
      return try keepOther("webhooks", object, at)
    }
    try self.issue(issue, at)
    let actor = fields.object("user").flatMap { person($0, isSurely: true) }
    if let changes = fields.object("changelog") {
      var change = changes
      if let stamp, change["created"] == nil, let time = Timestamp.text(epochMilliseconds: stamp) {
        change["created"] = .string(time)
      }
      let found = events(change, actor: actor)
      counts["events", default: 0] += found.count
      if !found.isEmpty { try put(part: ["events": .array(found.map { .object($0) })], of: id) }
    }
    if let comment = fields.object("comment") { try part(self.comment(comment, ticket: id), of: id) }
    try keepOther("webhooks", fields.rest, at)
  }
}

extension Jira {
  /// `priority` for `…/rest/api/3/priority/search`: the name under which records we do not model are kept.
  static func otherName(_ url: String, _ array: String) -> String {
    let path = url.prefix { $0 != "?" }
    for marker in ["/rest/api/3/", "/rest/api/2/", "/rest/api/latest/", "/rest/servicedeskapi/", "/rest/agile/1.0/"] {
      guard let range = path.firstRange(of: marker) else { continue }
      let words = path[range.upperBound...].split(separator: "/").filter {
        !Jira.isNumber(String($0)) && !JiraPages.isKey($0) && $0 != "search" && $0.allSatisfy(\.isLetter)
      }
      if let last = words.last { return String(last) }
    }
    return array.isEmpty || array == "values" ? "records" : array
  }
}
