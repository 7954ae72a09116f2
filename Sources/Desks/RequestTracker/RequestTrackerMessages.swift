import DeskKit
import JSONText
import TicketModel

extension RequestTracker.TicketCompiler {
  typealias Wire = RequestTracker.Wire
  typealias Text = RequestTracker.Text
  typealias FileName = RequestTracker.FileName

  private var description: Message? { ticket.messages.first { $0.kind == .description } }

  /// The opening message travels inside the create, where everyone on the ticket may see it; an internal one may not.
  var hasOpening: Bool { description.map { mapped.visibility[$0.key] == .public } ?? false }

  // MARK: the create step

  /// Puts the opening message into the create's fields and returns the files that go with it.
  mutating func opening(_ fields: inout JSONObject) -> [JSONValue] {
    var headings: [String] = []
    var files: [JSONValue] = []
    var text: Text?
    if let message = description, hasOpening {
      var own = openingHeading(message)
      files += attach(
        message.attachments, opening: true, path: { "message:\(message.key).file:\($0)" }, headings: &own)
      headings += own
      text = Text(message)
    }
    files += attach(ticket.attachments, opening: true, path: { "file:\($0)" }, headings: &headings)
    var written = text ?? Text(Message(key: "", id: nil, visibility: .public, kind: .description, body: MessageBody()))
    written.put(heading: headings)
    if !written.content.isEmpty {
      fields["Content"] = .string(written.sent)
      fields["ContentType"] = .string(written.type)
    }
    if let message = description, hasOpening {
      facets(of: message, written: written, shownAs: .public, subject: Text.subject(ticket.subject ?? ""))
    }
    return files
  }

  /// The ticket's own creator and creation date say who opened it and when; a heading is needed where they differ.
  private mutating func openingHeading(_ message: Message) -> [String] {
    let path = "message:\(message.key)"
    script.intended[path + ".author"] = authorFacet(message)
    script.intended[path + ".createdAt"] = message.createdAt
    let writer = message.author.flatMap { mapped.people[$0]?.key }
    let sameAuthor = writer != nil && writer == creator.flatMap { mapped.people[$0]?.key }
    let sameTime =
      message.createdAt != nil && Wire.shown(message.createdAt) == Wire.shown(ticket.createdAt)
      && Wire.written(ticket.createdAt) != nil
    let author = sameAuthor ? nil : shownName(message)
    if !sameAuthor, script.intended[path + ".author"] != nil {
      lose(path + ".author", .transformed, expected: facet(of: creator), volatile: creator == nil, Self.authorReason)
    }
    let date = sameTime ? nil : message.createdAt
    if !sameTime, message.createdAt != nil {
      lose(
        path + ".createdAt", .transformed, expected: Wire.shown(ticket.createdAt),
        volatile: Wire.written(ticket.createdAt) == nil, Self.dateReason)
    } else if let shown = Wire.shown(message.createdAt), shown != message.createdAt {
      lose(path + ".createdAt", .approximated, expected: shown, "dates are kept to the second")
    }
    return Text.heading(author: author, date: date).map { [$0] } ?? []
  }

  /// Who RT will show as having made the ticket: the source key of someone who is a user when the ticket is made.
  var creator: String? {
    [ticket.submitter, ticket.requester].compactMap { $0 }.first { mapped.people[$0].map(hasRecord) ?? false }
  }

  /// A person known by address only has no record of their own and becomes a user when the ticket is theirs.
  func hasRecord(_ person: TargetPerson) -> Bool { SourceKey(person.key)?.id.hasPrefix("mail/") != true }

  func createStep(_ fields: JSONObject, files: [JSONValue]) -> WriteStep {
    var payload: JSONObject = ["fields": .object(fields), "files": .array(files)]
    let maker = creator.flatMap { mapped.people[$0]?.key }
    payload.put("creator", maker)
    payload.put("places", places)
    return WriteStep(
      id: "create", kind: .create, call: "POST /ticket", needs: maker.map { [$0] } ?? [], payload: .object(payload),
      files: files.compactMap { $0["path"]?.string }, bytes: bytes(fields, files),
      mails: writer.queueMails(mapped.container?.id, comment: false))
  }

  private func bytes(_ fields: JSONObject, _ files: [JSONValue]) -> Int {
    600 + JSONValue.object(fields).text.utf8.count + files.reduce(0) { $0 + 200 + ($1["size"]?.int ?? 0) }
  }

  // MARK: later messages

  mutating func messages() -> [WriteStep] {
    var steps: [WriteStep] = []
    for message in ticket.messages {
      guard let visibility = mapped.visibility[message.key] else {
        unwritten(message)
        continue
      }
      if message.kind == .description, hasOpening { continue }
      steps.append(step(message, visibility))
    }
    return steps
  }

  private mutating func unwritten(_ message: Message) {
    let path = "message:\(message.key).body"
    script.intended[path] = Facets.body(Text(message).content)
    guard script.intended[path] != nil else { return }
    lose(path, .dropped, "the mapping does not let this message be written")
  }

  private mutating func step(_ message: Message, _ visibility: Message.Visibility) -> WriteStep {
    let path = "message:\(message.key)"
    let isReply = visibility == .public && route.replies
    let person = message.author.flatMap { mapped.people[$0] }
    // A call as the author keeps the author; the date is the import's all the same.
    let actingAs = person?.hasToken == true ? person?.address : nil
    script.intended[path + ".author"] = authorFacet(message)
    if actingAs == nil, script.intended[path + ".author"] != nil {
      lose(path + ".author", .transformed, volatile: true, Self.authorReason)
    }
    script.intended[path + ".createdAt"] = message.createdAt
    if message.createdAt != nil { lose(path + ".createdAt", .transformed, volatile: true, Self.dateReason) }
    var headings =
      Text.heading(author: actingAs == nil ? shownName(message) : nil, date: message.createdAt).map { [$0] } ?? []
    let files = attach(message.attachments, path: { "\(path).file:\($0)" }, headings: &headings)
    var written = Text(message)
    written.put(heading: headings)
    facets(of: message, written: written, shownAs: isReply ? .public : .internal, subject: message.subject)
    var fields: JSONObject = ["ContentType": .string(written.type)]
    if !written.content.isEmpty { fields["Content"] = .string(written.sent) }
    fields.put("Subject", message.subject.map(Text.subject))
    var payload: JSONObject = ["fields": .object(fields), "files": .array(files)]
    payload.put("actingAs", actingAs)
    let verb = isReply ? "correspond" : "comment"
    payload["verb"] = .string(verb)
    return WriteStep(
      id: "message:" + message.key, kind: .message, about: message.key, call: "POST /ticket/{id}/\(verb)",
      payload: .object(payload), files: files.compactMap { $0["path"]?.string }, bytes: bytes(fields, files),
      mails: writer.queueMails(mapped.container?.id, comment: !isReply))
  }

  /// A key stands for an author of whom there is neither a record nor a name.
  private func authorFacet(_ message: Message) -> String? {
    facet(of: message.author) ?? message.authorText
      ?? message.author.flatMap { mapped.people[$0] == nil ? $0 : nil }
  }

  private static let authorReason = "a message's author is whoever makes the call; the name stands in the text"
  private static let dateReason = "a message's date is the time of import; the original one stands in the text"

  private mutating func facets(
    of message: Message, written: Text, shownAs visibility: Message.Visibility, subject: String?
  ) {
    let path = "message:\(message.key)"
    let source = Facets.body(Text(message).content)
    script.intended[path + ".body"] = source
    let shown = Facets.body(written.content)
    if shown != source {
      lose(path + ".body", .transformed, expected: shown, "author, date or empty files are named in the text")
    }
    let wanted = mapped.visibility[message.key] ?? .internal
    script.intended[path + ".visibility"] = wanted.rawValue
    if wanted != visibility {
      lose(
        path + ".visibility", .transformed, expected: visibility.rawValue,
        "history is written as comments, which only agents see and which never mail or reopen")
    }
    addresses(of: message)
    var rest = message.rest(of: ticket, author: message.author.flatMap { mapped.people[$0]?.address })
    if let kind = message.unusualKind { rest.append(("kind", kind)) }
    for (name, value) in rest {
      script.intended[path + "." + name] = value
      lose(path + "." + name, .dropped, "a message made over the API has no place for it")
    }
    script.intended[path + ".subject"] = message.subject
    if let own = message.subject, subject.map(Text.subject) != own {
      lose(path + ".subject", .transformed, expected: subject.map(Text.subject), "a subject is one short line")
    }
  }

  /// Addresses in the text lead into the old desk, and RT lets nobody edit what is written once.
  private mutating func addresses(of message: Message) {
    let path = "message:\(message.key)"
    let text = Text(message)
    let found = text.isHTML ? BodyAddresses.all(text.content) : BodyAddresses.inText(text.content)
    for (file, _) in mapped.pictures(of: message, among: found) {
      script.intended[path + ".inline:" + file.key] = "in the body"
      lose(
        path + ".inline:" + file.key, .dropped, "what is written once cannot be edited: the text shows the old address")
    }
    for (ticket, _) in mapped.tickets(among: found) {
      script.intended[path + ".link:" + ticket] = ticket
      lose(path + ".link:" + ticket, .dropped, "what is written once cannot be edited: the text shows the old address")
    }
  }

  // MARK: files

  /// - Parameter opening: they go with the create, which keeps an encoded name as it was sent; comments decode it.
  private mutating func attach(
    _ files: [TicketFile], opening: Bool = false, path: (String) -> String, headings: inout [String]
  ) -> [JSONValue] {
    var sent: [JSONValue] = []
    for file in files {
      let path = path(file.key)
      let name = file.name ?? "unnamed"
      guard let archived = file.path, let hash = file.sha256 else {
        script.intended[path] = name
        lose(path, .dropped, "the archive does not hold the bytes" + (file.missing.map { ": \($0)" } ?? ""))
        headings.append("Attached, but not in the export: \"\(name)\"")
        continue
      }
      script.intended[path] = "\(name) \(hash)"
      guard hash != Self.emptyHash else {
        lose(path, .dropped, "Request Tracker refuses empty files; the name stands in the text")
        headings.append("Attached, an empty file: \"\(name)\"")
        continue
      }
      let kept = FileName.kept(name)
      let shown = opening ? FileName.sent(kept) : kept
      if shown != kept {
        lose(
          path, .transformed, expected: "\(shown) \(hash)",
          "a ticket's first files show an unusual name as mail headers write it")
      } else if kept != name {
        lose(path, .transformed, expected: "\(kept) \(hash)", "slashes in a file name are taken for folders")
      }
      var payload: JSONObject = ["path": .string(archived), "name": .string(kept)]
      payload.put("type", file.mediaType)
      payload.put("size", file.size)
      sent.append(.object(payload))
    }
    return sent
  }

  private static let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  // MARK: status, people, links

  func statusStep(_ status: String, _ index: Int) -> WriteStep {
    WriteStep(
      id: index == 0 ? "status" : "status:\(index)", kind: .update, call: "PUT /ticket/{id}",
      payload: ["status": .string(status)], bytes: 400)
  }

  mutating func people() {
    requester()
    let assigned = ticket.assignee.flatMap { mapped.people[$0] }
    script.intended["assignee"] = facet(of: ticket.assignee) ?? (assigned == nil ? ticket.assignee : nil)
    if script.intended["assignee"] != nil, owner == nil {
      lose(
        "assignee", .dropped,
        assigned == nil
          ? Self.noRecord : "an owner needs the right OwnTicket on the queue, which this user does not have")
    }
    cc()
  }

  private static let noRecord = "the archive has no record of this person"

  /// The requester is a user at the target, or may become one by an address.
  var isRequesterReached: Bool {
    let person = ticket.requester.flatMap { mapped.people[$0] }
    return person.map { hasRecord($0) || RequestTracker.address($0.address) != nil } ?? false
  }

  private mutating func requester() {
    let person = ticket.requester.flatMap { mapped.people[$0] }
    let isReached = isRequesterReached
    script.intended["requester"] =
      facet(of: ticket.requester) ?? ticket.requesterText ?? (isReached ? nil : ticket.requester)
    guard !isReached, script.intended["requester"] != nil else { return }
    let reason =
      person != nil
      ? "Request Tracker refuses that address"
      : ticket.requester == nil ? "a requester is a user, and this one is only a name" : Self.noRecord
    lose("requester", .dropped, reason)
  }

  private mutating func cc() {
    let wanted = ticket.cc.compactMap { recipient -> String? in
      if let person = recipient.person.flatMap({ mapped.people[$0] }) {
        return RequestTracker.facet(person) ?? (hasRecord(person) ? nil : person.address)
      }
      return recipient.address?.lowercased() ?? recipient.name ?? recipient.person
    }
    let shown = Set(copied.compactMap(\.facet)).sorted()
    script.intended["cc"] = Set(wanted).sorted().joined(separator: ", ")
    guard Set(wanted) != Set(shown) else { return }
    lose(
      "cc", shown.isEmpty ? .dropped : .approximated, expected: shown.isEmpty ? nil : shown.joined(separator: ", "),
      "copied people are users or mail addresses that Request Tracker takes; the others are left out")
  }

  /// Someone who may own tickets of the queue: its form for new ones says who. Where it does not, anybody who was at
  /// the target before; a user made by a push has no rights yet.
  var owner: TargetPerson? {
    guard let person = ticket.assignee.flatMap({ mapped.people[$0] }), let id = person.id else { return nil }
    guard let offered = writer.queue(mapped.container?.id)?.extras["mayOwn"]?.array?.compactMap(\.string) else {
      return person
    }
    return offered.contains { $0 == id || $0.hasPrefix(id + " (") } ? person : nil
  }

  private var copied: [(key: String?, address: String?, facet: String?)] {
    ticket.cc.compactMap { recipient in
      if let person = recipient.person.flatMap({ mapped.people[$0] }) {
        let facet = RequestTracker.facet(person)
        return hasRecord(person) ? (person.key, nil, facet) : (nil, RequestTracker.address(person.address), facet)
      }
      guard let address = RequestTracker.address(recipient.address) else { return nil }
      return (nil, address, address)
    }
  }

  /// Requester and copied people after everything that would mail them, the owner last: the one mail that RT then
  /// sends goes to an agent, and none where the agent's own token takes the ticket.
  func peopleSteps() -> [WriteStep] {
    var steps: [WriteStep] = []
    let person = ticket.requester.flatMap { mapped.people[$0] }
    let requester = person.flatMap { hasRecord($0) ? $0.key : nil }
    if person != nil || !copied.isEmpty {
      var payload: JSONObject = [:]
      payload.put("requester", requester)
      if requester == nil { payload.put("requesterAddress", RequestTracker.address(person?.address)) }
      payload["cc"] = .array(
        copied.map { ["person": .optional($0.key), "address": .optional($0.address)] })
      steps.append(
        WriteStep(
          id: "people", kind: .update, call: "PUT /ticket/{id}",
          needs: Array(Set([requester].compactMap { $0 } + copied.compactMap(\.key))).sorted(),
          payload: .object(payload), bytes: 500))
    }
    if let owner {
      let actingAs = owner.hasToken ? owner.address : nil
      steps.append(
        WriteStep(
          id: "owner", kind: .update, call: "PUT /ticket/{id}", needs: [owner.key],
          payload: ["owner": .string(owner.key), "actingAs": .optional(actingAs)], bytes: 400,
          mails: actingAs == nil && RequestTracker.address(owner.address) != nil ? 1 : 0))
    }
    return steps
  }

  mutating func links() -> [WriteStep] {
    var steps: [WriteStep] = []
    for link in ticket.links {
      guard let end = link.ticket ?? link.url else { continue }
      let path = "link:\(link.kind):\(end)"
      guard script.intended[path] == nil else { continue }
      script.intended[path] = link.kind
      let (relation, shown) = RequestTracker.relations[link.kind] ?? ("RefersTo", "relatesTo")
      if shown != link.kind {
        lose(
          path, .transformed, expected: shown,
          link.kind == "mergedInto"
            ? "a merge cannot be undone in Request Tracker, so a merged ticket refers to the other"
            : "Request Tracker knows depending, parent and reference only")
      }
      var payload: JSONObject = ["relation": .string(relation)]
      payload.put("ticket", link.ticket)
      payload.put("url", link.ticket == nil ? link.url : nil)
      steps.append(
        WriteStep(
          id: path, kind: .link, about: link.ticket, call: "PUT /ticket/{id}", needs: link.ticket.map { [$0] } ?? [],
          payload: .object(payload), bytes: 400))
    }
    return steps
  }
}

extension RequestTracker {
  /// The address in lower case, or nil where RT would refuse it ("Invalid syntax for email address"), which would lose
  /// the whole person.
  static func address(_ text: String?) -> String? {
    guard let text = text?.lowercased() else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    let isPlain = text.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !"\"(),:;<>[]\\".utf8.contains(byte)
    }
    let dotted = parts.allSatisfy { !$0.hasPrefix(".") && !$0.hasSuffix(".") && !$0.contains("..") }
    return isPlain && dotted ? text : nil
  }

  /// How facets name a person: by address, else by name.
  static func facet(_ person: TargetPerson) -> String? { address(person.address) ?? person.name }

  /// Facets that `PUT /ticket` takes, with RT's names.
  static let updatable = [
    ("subject", "Subject"), ("container", "Queue"), ("priority", "Priority"), ("dueAt", "Due"),
  ]

  /// RT's relation for a link, and what the link is when read back.
  static let relations: [String: (relation: String, shown: String)] = [
    "parentOf": ("Child", "parentOf"), "childOf": ("Parent", "childOf"), "blocks": ("DependedOnBy", "blocks"),
    "blockedBy": ("DependsOn", "blockedBy"), "relatesTo": ("RefersTo", "relatesTo"),
  ]
}
