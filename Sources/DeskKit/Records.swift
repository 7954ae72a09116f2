package import JSONText
package import TicketModel
package import Formats

/// Where a record of the archive belongs. `other` keeps what we do not model, under the vendor's own name.
package enum Collection: Sendable, Hashable {
  case tickets, people, organizations, groups, containers, fields, statuses
  case other(String)

  /// The name below `data/`: `tickets`, `other/macros`.
  package var name: String {
    switch self {
    case .tickets: "tickets"
    case .people: "people"
    case .organizations: "organizations"
    case .groups: "groups"
    case .containers: "containers"
    case .fields: "fields"
    case .statuses: "statuses"
    case .other(let vendorName): "other/" + vendorName
    }
  }

  package static let modelled: [Collection] = [
    .tickets, .people, .organizations, .groups, .containers, .fields, .statuses,
  ]
}

/// What the archive must know of a record beside its bytes.
package struct RecordHead: Sendable {
  package var collection: Collection
  /// Sort and identity within the collection: the record's id, or the status's or field's own identity text.
  package var id: String
  /// Canonical time; of two records with one id the newer wins field by field.
  package var updatedAt: String?
  /// A part of a record whose rest comes from elsewhere, such as the comments of a ticket from a comments page.
  /// It is merged into the record; without one it is kept whole in `other/orphan-<collection>`.
  package var partial: Bool
  /// Of a whole ticket: its messages but the description are told by other records of the source, and the reader put
  /// them inside because they came at the same time. Should more of the ticket come, they count as parts of it.
  package var joined = false
  /// Of a ticket whose form cannot tell where it is: its `active` is no news beside a record that says otherwise.
  package var isStateless = false

  package init(_ collection: Collection, id: String, updatedAt: String? = nil, partial: Bool = false) {
    self.collection = collection
    self.id = id
    self.updatedAt = updatedAt
    self.partial = partial
  }
}

/// A ``RecordHead`` whose texts lie in the reader's memory: of a whole record, for readers in a hurry.
package struct RecordHeadBytes {
  package var collection: Collection
  package var id: UnsafeRawBufferPointer
  /// Empty where the record has none.
  package var updatedAt: UnsafeRawBufferPointer
  package var joined: Bool

  package init(
    _ collection: Collection, id: UnsafeRawBufferPointer,
    updatedAt: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0), joined: Bool = false
  ) {
    self.collection = collection
    self.id = id
    self.updatedAt = updatedAt
    self.joined = joined
  }

  /// The same with texts of its own.
  package var head: RecordHead {
    var head = RecordHead(
      collection, id: String(decoding: id, as: UTF8.self),
      updatedAt: updatedAt.isEmpty ? nil : String(decoding: updatedAt, as: UTF8.self))
    head.joined = joined
    return head
  }
}

/// How the leaves of one source file were used (design, promise 1). `mapped + kept + dropped` is the file's total.
package struct LeafCount: Sendable, Hashable {
  package var mapped = 0
  package var kept = 0
  /// By reason, such as `secret`.
  package var dropped: [String: Int] = [:]
  package init() {}
  package var total: Int { mapped + kept + dropped.values.reduce(0, +) }
  package static func += (left: inout LeafCount, right: LeafCount) {
    left.mapped += right.mapped
    left.kept += right.kept
    left.dropped.merge(right.dropped, uniquingKeysWith: +)
  }
}

/// For one collection: what the source claims, what was read, and why it may not be all (design, promise 3).
package struct Completeness: Sendable, Hashable {
  package var collection: String
  /// What the source says it holds; nil where it does not say.
  package var claimed: Int?
  package var read: Int
  /// `complete`, `partial` or `unproven`.
  package var state: String
  package var why: String?
  package init(collection: String, claimed: Int? = nil, read: Int, state: String, why: String? = nil) {
    self.collection = collection
    self.claimed = claimed
    self.read = read
    self.state = state
    self.why = why
  }
}

/// Takes what a reader finds. Order does not matter, records with one id are merged, bytes are copied at once.
///
/// One thread calls it. Anything thrown stops the run; what only concerns one record is a finding.
///
/// No requirement but the longer `put`s has a default: a sink that passes things on would lose what it forgets.
package protocol RecordSink: AnyObject {
  /// One canonical record as a complete JSON object without a newline.
  func put(_ head: RecordHead, json: UnsafeRawBufferPointer) throws
  /// The same, with what the archive would otherwise have to parse the bytes for; for readers in a hurry.
  func put(_ head: RecordHead, json: UnsafeRawBufferPointer, facts: RecordFacts) throws
  /// The same again, without a text made for it. Bytes need to stay only until this returns.
  func put(_ head: RecordHeadBytes, json: UnsafeRawBufferPointer, facts: RecordFacts) throws
  /// Records of this collection will come in parts, so that writing them in the order they come saves nothing.
  func expectParts(of collection: Collection) throws
  /// Bytes of an attachment, joined to every attachment whose `url` or `appearsAs` holds `url`.
  func attachment(url: String, mediaType: String?, bytes: any ByteSource) throws
  /// Bytes of one attachment known by its key, for forms that carry the bytes inside the record.
  func attachment(key: String, mediaType: String?, bytes: any ByteSource) throws
  func finding(_ finding: Finding) throws
  /// Adds to the leaf account of `file`, a name inside the export, never a path of this machine.
  func leaves(_ count: LeafCount, file: String)
  func completeness(_ completeness: Completeness)
  /// An offset from UTC that a time of the source carried, as written (`+02:00`); noted once in `desk.json`.
  func offset(_ offset: String)
}

extension RecordSink {
  package func put(_ head: RecordHead, json: UnsafeRawBufferPointer, facts: RecordFacts) throws {
    try put(head, json: json)
  }
  package func put(_ head: RecordHeadBytes, json: UnsafeRawBufferPointer, facts: RecordFacts) throws {
    try put(head.head, json: json, facts: facts)
  }
  package func put(_ head: RecordHead, _ record: JSONObject) throws {
    try JSONValue.object(record).bytes.withUnsafeBytes { try put(head, json: $0) }
  }
  /// `tellsState`: a ticket that was deleted or is spam would be said to be so.
  package func put(_ ticket: Ticket, partial: Bool = false, tellsState: Bool = true) throws {
    var ticket = ticket
    ticket.tellEqualMessagesApart()
    var head = RecordHead(.tickets, id: ticket.id, updatedAt: ticket.updatedAt, partial: partial)
    head.isStateless = !tellsState && ticket.state == .active
    try put(head, ticket.json)
  }
  package func put(_ person: Person) throws {
    try put(RecordHead(.people, id: person.id, updatedAt: person.updatedAt), person.json)
  }
  package func put(_ organization: Organization) throws {
    try put(
      RecordHead(.organizations, id: organization.id, updatedAt: organization.updatedAt), organization.json)
  }
  package func put(_ group: AgentGroup) throws {
    try put(RecordHead(.groups, id: group.id, updatedAt: group.updatedAt), group.json)
  }
  package func put(_ container: Container) throws {
    try put(RecordHead(.containers, id: container.id), container.json)
  }
  package func put(_ field: FieldDefinition) throws {
    try put(RecordHead(.fields, id: field.of + "/" + field.id), field.json)
  }
  package func put(_ status: StatusDefinition) throws {
    try put(RecordHead(.statuses, id: (status.scope ?? "") + "/" + (status.id ?? "=" + status.label)), status.json)
  }
}
