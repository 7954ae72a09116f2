import DeskKit
import JSONText
import TicketModel

extension Freshdesk.TicketCompiler {
  /// What goes out with the create call as description.
  struct Opening {
    var message: String?
    var html: String
    var files: JSONValue
    var bytes: Int
    var addresses = Freshdesk.Addresses()
  }

  /// The first message becomes the description, unless it is internal: a description can be read by the customer.
  mutating func opening() -> Opening {
    let ticketFiles = files(ticket.attachments, path: "file:")
    guard let first = ticket.messages.first, mapped.visibility[first.key] == .public else {
      let why = ticket.messages.isEmpty ? "This ticket came without a message." : "The first message is in the notes."
      return Opening(html: "<p>\(why)</p>", files: .array(ticketFiles.items), bytes: ticketFiles.bytes)
    }
    let html = sent(first)
    intend(first, html: html)
    let shownAs = info["requesterShown"]?.string
    let author = shown(first.author, text: first.authorText)
    if author != shownAs {
      lose(
        "message:\(first.key).author", .approximated, expected: shownAs,
        "Freshdesk shows the requester as author of the description; \(whereAuthorIs(first))")
    }
    let own = files(first.attachments, path: "message:\(first.key).file:")
    loseKind(first, shown: "description")
    return Opening(
      message: first.key, html: html, files: .array(own.items + ticketFiles.items),
      bytes: own.bytes + ticketFiles.bytes, addresses: addresses(of: first, in: html))
  }

  /// All others, as notes in their order.
  mutating func laterMessages() -> [WriteStep] {
    var steps: [WriteStep] = []
    for (index, message) in ticket.messages.enumerated() {
      guard let visibility = mapped.visibility[message.key] else {
        script.intended["message:\(message.key).body"] = words(message)
        lose("message:\(message.key).body", .dropped, "the mapping leaves this message out")
        continue
      }
      if index == 0, visibility == .public { continue }
      steps += note(message, isPublic: visibility == .public)
    }
    return steps
  }

  private mutating func note(_ message: Message, isPublic: Bool) -> [WriteStep] {
    let html = sent(message)
    intend(message, html: html)
    loseKind(message, shown: "note")
    var payload: JSONObject = ["body": .string(html), "private": .bool(!isPublic)]
    var needs: [String] = []
    let author = shown(message.author, text: message.authorText)
    if let key = idKey(message.author) {
      payload["author"] = .string(key)
      needs = [key]
      use(key, author)
    } else if message.author != nil, message.author == ticket.requester {
      payload["byRequester"] = true
      if author != info["requesterShown"]?.string {
        lose("message:\(message.key).author", .approximated, expected: info["requesterShown"]?.string, "as requester")
      }
    } else {
      lose(
        "message:\(message.key).author", .approximated, volatile: true,
        "nobody of this name at the target: shown as the agent whose key is used; \(whereAuthorIs(message))")
    }
    if isPublic, fromCustomer(message), payload["author"] != nil || payload["byRequester"] != nil {
      payload["incoming"] = true
    }
    let files = files(message.attachments, path: "message:\(message.key).file:")
    if !files.items.isEmpty { payload["files"] = .array(files.items) }
    let addresses = addresses(of: message, in: html)
    if !addresses.isEmpty { payload["addresses"] = addresses.json }
    let step = WriteStep(
      id: "message:\(message.key)", kind: .message, about: message.key, call: "POST /tickets/{id}/notes",
      needs: needs, wants: addresses.tickets.map(\.key), payload: .object(payload),
      files: Freshdesk.paths(.array(files.items)), bytes: html.utf8.count + files.bytes + 128)
    return [step] + addressSteps(addresses, message.key, call: "PUT /conversations/{id}", bytes: html.utf8.count)
  }

  private func fromCustomer(_ message: Message) -> Bool {
    if let direction = message.direction { return direction == "in" }
    guard let author = message.author else { return false }
    return author == ticket.requester || mapped.people[author]?.role == .endUser
  }

  // MARK: Bodies

  private func source(_ message: Message) -> String {
    let html = message.body.html ?? message.body.text.map(Freshdesk.HTML.fromPlain) ?? ""
    return BodyAddresses.linked(html) { mapped.addresses.ticket($0) != nil }
  }

  private func words(_ message: Message) -> String { Freshdesk.HTML.words(source(message)) }

  /// The body with a first line that says what the API does not take: who and when.
  private func sent(_ message: Message) -> String {
    let author = authorName(message) ?? message.author.map { "an unknown author (\($0))" }
    return Freshdesk.Heading.html(author: author, date: message.createdAt) + "<div>\(source(message))</div>"
  }

  private func authorName(_ message: Message) -> String? {
    let person = message.author.flatMap { mapped.people[$0] }
    return person?.name ?? message.authorText ?? person?.address ?? message.from
  }

  private func whereAuthorIs(_ message: Message) -> String {
    if authorName(message) != nil { return "the first line names the author" }
    return message.author == nil ? "the source does not name the author" : "the first line says that nobody knows who"
  }

  /// What the source wants the target to show of a message, and what will differ.
  private mutating func intend(_ message: Message, html: String) {
    let path = "message:\(message.key)."
    script.intended[path + "body"] = words(message)
    lose(
      path + "body", .transformed, expected: Freshdesk.HTML.words(html),
      "Freshdesk sets dates itself: the first line tells when this was written, and by whom")
    script.intended[path + "visibility"] = mapped.visibility[message.key] == .public ? "public" : "internal"
    script.intended[path + "author"] = shown(message.author, text: message.authorText)
    if let created = message.createdAt {
      script.intended[path + "createdAt"] = created
      lose(path + "createdAt", .approximated, volatile: true, "Freshdesk does not accept created_at")
    }
    if let subject = message.subject, !subject.isEmpty, subject != ticket.subject {
      script.intended[path + "subject"] = subject
      lose(path + "subject", .dropped, "messages have no subject in Freshdesk")
    }
    for (name, value) in message.rest(of: ticket, author: message.author.flatMap { mapped.people[$0]?.address }) {
      script.intended[path + name] = value
      lose(path + name, .dropped, Self.reason(forLosing: name))
    }
  }

  private static func reason(forLosing name: String) -> String {
    switch name {
    case "audience": "private notes are for all agents"
    case "recipients": "naming recipients would mail them"
    case "channel": "conversations made over the API have no channel of their own"
    default: "conversations made over the API have no place for it"
    }
  }

  private mutating func loseKind(_ message: Message, shown: String) {
    script.intended["message:\(message.key).kind"] = message.kind.rawValue
    guard message.kind.rawValue != shown else { return }
    lose(
      "message:\(message.key).kind", .approximated, expected: shown,
      "history is written as notes, since Freshdesk mails every reply")
  }

  // MARK: Files

  /// Files within what is left of the ticket's 20 MB, as the steps need them.
  private mutating func files(_ files: [TicketFile], path: String) -> (items: [JSONValue], bytes: Int) {
    var items: [JSONValue] = []
    var bytes = 0
    for file in files {
      let name = file.name.flatMap { $0.isEmpty ? nil : $0 } ?? "unnamed"
      script.intended[path + file.key] = "\(name) \(file.sha256 ?? "unknown")"
      guard let archived = file.path, let hash = file.sha256 else {
        lose(path + file.key, .dropped, "the archive has no bytes of it: \(file.missing ?? "never fetched")")
        continue
      }
      let size = file.size ?? 0
      guard fileBytes + size <= Freshdesk.attachmentBytesPerTicket else {
        lose(path + file.key, .dropped, "Freshdesk takes 20 MB of files a ticket, over all its messages")
        continue
      }
      fileBytes += size
      bytes += size
      items.append([
        "key": .string(file.key), "name": .string(name), "type": .optional(file.mediaType), "path": .string(archived),
        "sha256": .string(hash), "facet": .string(path + file.key),
      ])
    }
    return (items, bytes)
  }

  // MARK: Custom fields

  mutating func compileCustomFields() {
    var custom: JSONObject = [Freshdesk.externalIDField: .string(mapped.externalID)]
    if let field = writer.field(Freshdesk.createdAtField), let created = ticket.createdAt {
      let isDay = field.nativeType == "custom_date"
      custom[Freshdesk.createdAtField] = .string(isDay ? String(created.prefix(10)) : created)
    }
    var targets: JSONObject = [:]
    for (source, target, value) in mapped.fields {
      let path = "field:\(source)"
      script.intended[path] = Freshdesk.fieldText(value)
      if let error = writer.unwritable(target) {
        script.blocked.append(error)
        continue
      }
      let fitted = writer.fitted(value, target)
      if let text = fitted.numberText, !Freshdesk.isNumber(text) {
        script.blocked.append("field \(target) takes numbers, not \"\(text.prefix(40))\"")
        continue
      }
      custom[target] = fitted
      targets[source] = .string(target)
      if Freshdesk.fieldText(fitted) != Freshdesk.fieldText(value) {
        lose(
          path, .transformed, expected: Freshdesk.fieldText(fitted),
          "Freshdesk keeps days in date fields, and 255 characters in text fields")
      }
    }
    info["fields"] = .object(targets)
    fields["custom_fields"] = .object(custom)
  }
}

extension Freshdesk {
  /// Whether the text may stand as a number in JSON.
  static func isNumber(_ text: String) -> Bool { Wire.json(Array(text.utf8))?.numberText != nil }

  /// A field's value as a facet: lists in their order.
  static func fieldText(_ value: JSONValue) -> String? {
    switch value {
    case .null: nil
    case .bool(let flag): flag ? "true" : "false"
    case .array(let items): items.compactMap { fieldText($0) }.joined(separator: ", ")
    default: value.idText ?? value.text
    }
  }
}

extension Freshdesk.Writer {
  /// Why a value cannot go into the field; nil if it can.
  func unwritable(_ target: String) -> String? {
    guard target.hasPrefix("cf_") else { return "field \(target): only custom fields (cf_…) take mapped values" }
    guard target != Freshdesk.externalIDField else { return "field \(target) is taken by the source's ids" }
    guard blind || field(target) != nil else { return "the target has no custom field \(target)" }
    return nil
  }

  func fitted(_ value: JSONValue, _ target: String) -> JSONValue {
    let text = Freshdesk.fieldText(value) ?? ""
    switch field(target)?.nativeType {
    case "custom_date": return .string(String(text.prefix(10)))
    case "custom_text": return .string(String(text.prefix(255)))
    case "custom_paragraph", "custom_dropdown": return .string(text)
    case "custom_number", "custom_decimal": return value.numberText == nil ? .number(text) : value
    case "custom_checkbox": return .bool(text == "true" || text == "1")
    default: return value
    }
  }
}
