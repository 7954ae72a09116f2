package import HTTP
package import JSONText
package import TicketModel

/// A value of the target's vocabulary that the mapping chose: its id, or its label where it has none.
package struct TargetValue: Sendable, Hashable {
  package var id: String
  package var label: String?
  package var scope: String?
  package var category: StatusCategory?
  package init(id: String, label: String? = nil, scope: String? = nil, category: StatusCategory? = nil) {
    self.id = id
    self.label = label
    self.scope = scope
    self.category = category
  }
}

/// A person as the target will know them.
package struct TargetPerson: Sendable, Hashable {
  package var key: String
  /// The target's id, once it exists; steps must look it up by `key` when they run, not keep this.
  package var id: String?
  package var address: String?
  package var name: String?
  /// At the source.
  package var role: Person.Role
  /// Of whom the person is joined to; nil where the target's archive does not say, or nobody is there.
  package var roleThere: Person.Role?
  /// The credentials file has a token of their own, so calls can be made as them (``HTTPCall/actingAs``).
  package var hasToken: Bool
  package init(
    key: String, id: String? = nil, address: String?, name: String?, role: Person.Role, roleThere: Person.Role? = nil,
    hasToken: Bool = false
  ) {
    self.key = key
    self.id = id
    self.address = address
    self.name = name
    self.role = role
    self.roleThere = roleThere
    self.hasToken = hasToken
  }
}

/// A ticket with every mapping decision taken, ready to be turned into calls. Nothing in it depends on the target's
/// state beyond what the plan was made with.
package struct MappedTicket: Sendable {
  package var ticket: Ticket
  /// `<account>/<key>`, how the target will remember where it came from.
  package var externalID: String
  package var status: TargetValue
  package var container: TargetValue?
  package var priority: TargetValue?
  package var type: TargetValue?
  package var channel: TargetValue?
  package var group: TargetValue?
  /// Source field id, the target's field, the value in the target's terms.
  package var fields: [(source: String, target: String, value: JSONValue)]
  /// Traces of merges and of fields mapped to tags.
  package var addedTags: [String]
  /// By source key: requester, submitter, assignee, followers, copied people and authors.
  package var people: [String: TargetPerson]
  /// The organization's name, for targets that hold it as text.
  package var organizationName: String?
  /// What may be written of each message, decided by the mapping. A message that is not in here is not written.
  package var visibility: [String: Message.Visibility]
  /// Where the source's tickets were opened, to find them in bodies.
  package var addresses = TicketAddresses()

  package init(ticket: Ticket, externalID: String, status: TargetValue) {
    self.ticket = ticket
    self.externalID = externalID
    self.status = status
    fields = []
    addedTags = []
    people = [:]
    visibility = [:]
  }
}

/// One change at the target: at most one call with an effect, so that a lost answer leaves one question.
package struct WriteStep: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case create, message, file, update, link }
  /// Unique in its record and the same whenever the record is compiled again: `create`, `message:<key>`, `status`.
  package var id: String
  package var kind: Kind
  /// The message or ticket it is about, where that is not the record itself.
  package var about: String?
  /// `POST /ticket/{id}/comment`, for people and logs.
  package var call: String
  /// Source keys of other records whose target id must be known; the step waits for them, and is listed as undone
  /// if they never come.
  package var needs: [String]
  /// Source keys whose target ids it uses where they are known by then; it does not wait for them.
  package var wants: [String]
  /// Everything ``DeskWriter/perform(_:of:over:)`` needs beside ids and files; of no interest to anyone else.
  package var payload: JSONValue
  /// Archive paths of files it sends.
  package var files: [String]
  /// Estimated bytes on the wire.
  package var bytes: Int
  /// Mails the target will send because of it.
  package var mails: Int

  package init(
    id: String, kind: Kind, about: String? = nil, call: String, needs: [String] = [], wants: [String] = [],
    payload: JSONValue, files: [String] = [], bytes: Int = 0, mails: Int = 0
  ) {
    self.id = id
    self.kind = kind
    self.about = about
    self.call = call
    self.needs = needs
    self.wants = wants
    self.payload = payload
    self.files = files
    self.bytes = bytes
    self.mails = mails
  }
}

/// All that a push does for one record, computed without I/O: the same for the dry run and the run.
package struct RecordScript: Sendable {
  package var key: String
  package var kind: RecordKind
  /// In order; a step starts when the one before it is done.
  package var steps: [WriteStep]
  /// What the source wants the target to show.
  package var intended: Facets
  /// Where the target will show something else. Exactly these differences are what `verify` must find.
  package var losses: [FacetLoss]
  /// Why it cannot be written at all; then `steps` is empty.
  package var blocked: [String]

  package init(key: String, kind: RecordKind) {
    self.key = key
    self.kind = kind
    steps = []
    intended = Facets()
    losses = []
    blocked = []
  }
}

extension RecordScript {
  /// The same record, brought to these fields in one call, or in none where there is nothing to send.
  package func setting(_ fields: JSONObject, id: String, call: String, bytes: Int) -> RecordScript {
    var script = self
    script.steps = []
    guard !fields.isEmpty else { return script }
    script.steps = [
      WriteStep(id: id, kind: .update, call: call, payload: ["fields": .object(fields)], bytes: bytes)
    ]
    return script
  }

  /// Announces that the target's value of a part stays, whatever that is.
  package mutating func leave(_ path: String, because reason: String) {
    losses.removeAll { $0.path == path }
    losses.append(FacetLoss(path, .dropped, volatile: true, perhaps: true, reason: reason))
  }
}

/// What is known when a step runs.
package struct StepContext: Sendable {
  package var key: String
  package var externalID: String
  /// The record's id at the target; nil only for its `create` step.
  package var targetID: String?
  /// Ids that earlier steps of this record gave, by step id.
  package var stepIDs: [String: String]
  /// Target ids of other records by source key: those in the step's `needs`, and those in its `wants` that are known.
  package var ids: [String: String]
  /// When the intent was written (canonical UTC): a look-up need not look further back.
  package var intendedAt: String
  /// Of a look-up: an earlier plan wrote the message, so that its words there may be others. What it says of its date
  /// must do, and only one message may say so.
  package var inOtherWords = false
  /// Turns an archive path into a file on this machine.
  package var file: @Sendable (String) -> String

  package init(
    key: String, externalID: String, targetID: String?, stepIDs: [String: String] = [:], ids: [String: String] = [:],
    intendedAt: String, file: @escaping @Sendable (String) -> String
  ) {
    self.key = key
    self.externalID = externalID
    self.targetID = targetID
    self.stepIDs = stepIDs
    self.ids = ids
    self.intendedAt = intendedAt
    self.file = file
  }
}

/// Whether a person who is at the target already can be joined to.
package enum PersonStanding: Sendable, Hashable {
  case live
  /// There, but they may not log in, or get no mail: joined only where nobody else has the address, and said.
  case disabled
  /// In the trash: never joined.
  case gone
}

package struct StepResult: Sendable {
  /// The id the target gave: of the record for `create`, of the message or file otherwise; nil if it gives none.
  package var id: String?
  /// Ids of parts created along with it, such as the opening message inside a ticket's create: step-like id to id.
  package var partIDs: [String: String]
  /// Refusals inside an answer that looked like success; they become findings.
  package var remarks: [String]
  /// The part that says that the record was there already, made by somebody else: it is never changed or removed.
  package static let joined = "joined"
  package init(id: String?, partIDs: [String: String] = [:], remarks: [String] = []) {
    self.id = id
    self.partIDs = partIDs
    self.remarks = remarks
  }
}

package enum LookUp: Sendable {
  case found(StepResult)
  /// The desk does not show it, and its answers do not lag. A call may still be under way there; whoever asks allows
  /// for that.
  case absent
  /// Not seen, but the desk's index may lag: ask again after this long, counted from the intent.
  case notYet(Duration)
}

package enum Removal: Sendable, Hashable {
  case removed
  case alreadyGone
  /// The desk keeps it; why, and what was done instead.
  case kept(String)
}

/// The desk refused, or could not be asked. Decided once, beside the reply, by the one who knows the vendor.
package struct DeskError: Error, Sendable, Hashable {
  package enum Code: String, Sendable, Hashable {
    case unauthorized, forbidden, notFound, invalid, conflict, rateLimited, unavailable
  }
  package enum Retry: Sendable, Hashable {
    case never
    case after(Duration)
    case backoff
    /// A write whose answer was lost: ask ``DeskWriter/find(_:of:over:)`` before repeating it.
    case lookFirst
  }
  package var code: Code
  package var retry: Retry
  /// `POST /tickets`, never with a secret in it.
  package var call: String
  /// What the desk said, shortened.
  package var detail: String
  package init(_ code: Code, _ retry: Retry, call: String, detail: String) {
    self.code = code
    self.retry = retry
    self.call = call
    self.detail = detail
  }
}

package struct WriterOptions: Sendable {
  /// `https://acme.example.com` without a final slash.
  package var site: String
  /// `comments` never reopen and never mail; `replies` look like the original conversation.
  package var historyAs: HistoryAs
  /// The target as pulled: its statuses, containers, fields and people, where a desk needs them to compile.
  package var target: TargetInventory
  /// The source ticket's number is wanted as the target's (`--numbers keep`).
  package var keepNumbers: Bool
  package enum HistoryAs: String, Sendable { case replies, comments }
  package init(
    site: String, historyAs: HistoryAs = .comments, target: TargetInventory = TargetInventory(),
    keepNumbers: Bool = false
  ) {
    self.site = site
    self.historyAs = historyAs
    self.target = target
    self.keepNumbers = keepNumbers
  }
}

/// The small collections of the target's archive (never its tickets).
package struct TargetInventory: Sendable {
  package var statuses: [StatusDefinition] = []
  package var containers: [Container] = []
  package var fields: [FieldDefinition] = []
  package var groups: [AgentGroup] = []
  package init() {}
}

/// Turns mapped records into calls and back. Compiling is pure; the rest talks to the target through an exchange that
/// is already authenticated and paced but does NOT repeat what writes: whoever calls `perform` decides that from
/// ``DeskError``.
package protocol DeskWriter: Sendable {
  /// The field, tag or attribute that holds external ids, for people: `custom field "External ID"`. Nil if the target
  /// lacks it; then the plan is blocked with `externalIDAdvice`.
  var externalIDPlace: String? { get }
  var externalIDAdvice: String { get }
  /// What the plan takes for granted because the target was not pulled; a person must look before the push.
  var unchecked: [String] { get }

  /// What a person in the target's archive is good for.
  func standing(of person: Person) -> PersonStanding

  /// Creates a ticket with all its messages.
  func compile(_ ticket: MappedTicket) -> RecordScript
  /// Brings a ticket that exists up to date.
  ///
  /// - Parameters:
  ///   - changed: facets whose values are others than when it was written; those that are gone included.
  ///   - added: keys of its messages that the target does not have. All others are there, and never written again.
  func compileUpdate(_ ticket: MappedTicket, changed: Set<String>, added: Set<String>) -> RecordScript
  /// Brings a person or an organization that a push made up to date. Nil where the desk cannot change them: they are
  /// left as they are, and the plan says so.
  ///
  /// - Parameters:
  ///   - script: what would make the record today.
  ///   - changed: facets whose values are others than when it was made; those that are gone included.
  func compileUpdate(of script: RecordScript, changed: Set<String>) -> RecordScript?
  /// Gives facets of an existing record their former values back; paths that cannot be restored are left out.
  ///
  /// - Parameter former: nil where the target showed nothing; a message whose `body` is nil was not there, and goes if
  ///   the desk lets it go. Long texts are whole, and those of messages are as they
  ///   stood at the target, markup included (see ``Facets/put(_:words:of:)``), each with its visibility and kind.
  func compileRestore(key: String, kind: RecordKind, former: [String: String?]) -> RecordScript
  /// Nil where the desk needs no record of such a person (it is made on sight from an address).
  func compile(_ person: Person, as target: TargetPerson, externalID: String) -> RecordScript?
  func compile(_ organization: Organization, externalID: String) -> RecordScript?

  /// Makes the step's one call. Throws ``DeskError``; an ``HTTPFailure`` with unknown effect becomes `lookFirst`.
  func perform(_ step: WriteStep, of record: StepContext, over exchange: any Exchange) async throws -> StepResult
  /// After a lost answer, or on a new run that finds an open intent: did the step happen?
  func find(_ step: WriteStep, of record: StepContext, over exchange: any Exchange) async throws -> LookUp
  /// What the target shows now, in the source's keys, or nil if it is not there. `messages` gives the target's ids of
  /// the messages we wrote, by source key.
  func show(
    _ kind: RecordKind, targetID: String, script: RecordScript, messages: [String: String], ids: [String: String],
    over exchange: any Exchange
  ) async throws -> Facets?
  /// How many messages ``show(_:targetID:script:messages:ids:over:)`` would count in a ticket of the target's archive.
  func messageCount(of ticket: Ticket, script: RecordScript) -> Int
  /// Removes a record that we created.
  func remove(_ kind: RecordKind, targetID: String, over exchange: any Exchange) async throws -> Removal
  /// For rebuilding a lost ledger: calls `found(external id, target id)` for every record that carries one of ours.
  func eachExternalID(
    prefix: String, over exchange: any Exchange, found: @Sendable (RecordKind, String, String) async throws -> Void)
    async throws
  /// The address a person opens: `https://…/Ticket/Display.html?id=12`.
  func url(_ kind: RecordKind, targetID: String) -> String?
  /// The number people know the record by at the target, where that is not another call away.
  func number(_ kind: RecordKind, targetID: String) -> String?
}

extension DeskWriter {
  package var unchecked: [String] { [] }

  package func standing(of person: Person) -> PersonStanding { person.active == false ? .disabled : .live }

  package func messageCount(of ticket: Ticket, script: RecordScript) -> Int { ticket.messages.count }

  package func compileUpdate(of script: RecordScript, changed: Set<String>) -> RecordScript? { nil }

  /// Most desks number tickets by their id; those that do not say so themselves.
  package func number(_ kind: RecordKind, targetID: String) -> String? { kind == .ticket ? targetID : nil }
}
