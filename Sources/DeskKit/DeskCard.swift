/// What a desk accepts and how it behaves, each fact with the page it was read on.
///
/// The planner computes losses, calls and warnings from here and the conformance suite checks it against the sandbox
/// or the real server; nothing outside a desk's folder asks which desk it is.
public struct DeskCard: Sendable {
  public enum Mark: String, Sendable { case verified, read, unverified }
  public struct Fact<Value: Sendable>: Sendable {
    public var value: Value
    public var mark: Mark
    /// The vendor's page, the public source, or the name of our own test that saw it.
    public var source: String
    public init(_ value: Value, _ mark: Mark, _ source: String) {
      self.value = value
      self.mark = mark
      self.source = source
    }
  }
  /// Calls with an allowance of their own, smaller than that of the account.
  public struct CallLimit: Sendable {
    /// As ``WriteStep/call`` names it: `POST /tickets`.
    public var call: String
    /// `/api/v2/tickets/{id}`: parts in braces stand for anything, the whole path must fit.
    public var path: String
    /// Of the account's calls per minute.
    public var share: Double
    public init(call: String, path: String, share: Double) {
      self.call = call
      self.path = path
      self.share = share
    }
  }
  public enum CustomStatuses: String, Sendable { case creatable, byHand, fixed }
  public enum Deletion: String, Sendable { case permanent, trash, statusOnly, none }

  public var id: String
  public var name: String
  /// What the reader takes, a line each, such as `account export: JSON (NDJSON, one array, API pages)`.
  public var reads: [String] = []
  /// What a form cannot tell, a line each, such as `tickets CSV: no comments, no custom statuses`.
  public var cannotTell: [String] = []

  /// Under which addresses people open a ticket, as `host/path` with `{account}`, `{id}` and `*` for one part:
  /// `{account}.zendesk.com/agent/tickets/{id}`.
  public var ticketAddresses: [String] = []

  /// The number people know a ticket by is its id, in every form.
  public var numberIsID = false

  // Writing. Nil or empty where the desk is only read.
  public var ticketCreatedAtSettable: Fact<Bool>?
  public var messageCreatedAtSettable: Fact<Bool>?
  public var messageAuthorSettable: Fact<Bool>?
  public var privateNotes: Fact<Bool>?
  public var customStatuses: Fact<CustomStatuses>?
  public var attachmentBytesPerTicket: Fact<Int>?
  public var attachmentBytesPerFile: Fact<Int>?
  /// Characters of the longest tag.
  public var tagLength: Fact<Int>?
  public var callsPerMinute: Fact<Int>?
  public var callLimits: Fact<[CallLimit]>?
  public var deletion: Fact<Deletion>?
  /// How long a created ticket may stay invisible to the look-up that ``DeskWriter/find`` uses.
  public var lookUpLag: Fact<Duration>?
  /// Facets that move by themselves and never count as a change at the target (see ``Facets``).
  public var volatileFacets: Set<String> = []
  /// What a person should switch off at the target before a push, a line each.
  public var checklist: [String] = []
  /// Methods other than GET whose replies are data (`POST` queries), as `METHOD path-prefix`; `*` is any part of a path.
  public var readingCalls: [String] = []

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}
