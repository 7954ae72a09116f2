/// A request as desks make it. The path may be relative (`/tickets?page=2`); the exchange knows its site.
public struct HTTPCall: Sendable, Hashable {
  public enum Body: Sendable, Hashable {
    case none
    case bytes([UInt8], type: String)
    case form([FormPart])
  }
  /// One part of a multipart form; file names are sent as UTF-8.
  public struct FormPart: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
      case bytes([UInt8])
      /// A file on this machine, streamed from disk when the call is made.
      case file(path: String)
    }
    public var name: String
    public var fileName: String?
    public var type: String?
    public var content: Content
    public init(name: String, fileName: String? = nil, type: String? = nil, content: Content) {
      self.name = name
      self.fileName = fileName
      self.type = type
      self.content = content
    }
  }

  public var method: String
  public var url: String
  public var headers: [(name: String, value: String)]
  public var body: Body
  /// Credentials of one person (by address) instead of the site's own, where the exchange has them.
  public var actingAs: String?
  /// It goes to a host that is not the desk's (an attachment's storage): no credentials go along, and addresses that
  /// are not of the public internet are refused. Set by ``SiteExchange`` for every URL outside the site.
  public var isForeign = false

  public init(
    _ method: String, _ url: String, headers: [(name: String, value: String)] = [], body: Body = .none,
    actingAs: String? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.actingAs = actingAs
  }

  public static func == (left: HTTPCall, right: HTTPCall) -> Bool {
    left.method == right.method && left.url == right.url && left.body == right.body
      && left.actingAs == right.actingAs && left.isForeign == right.isForeign
      && left.headers.elementsEqual(right.headers) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(method)
    hasher.combine(url)
    hasher.combine(body)
  }
}

public struct HTTPReply: Sendable {
  public var status: Int
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, compared without case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// No reply came. Whether the call may have had an effect decides what may be done next.
public struct HTTPFailure: Error, Sendable {
  public enum Effect: Sendable {
    /// Nothing left this machine (no connection, name not found): safe to repeat.
    case none
    /// It was sent, wholly or in part, and no complete answer came: look before repeating.
    case unknown
  }
  public var effect: Effect
  /// `POST /tickets`, never with a secret in it.
  public var call: String
  public var detail: String
  /// True where repeating can never help (certificate refused, reply larger than allowed).
  public var permanent: Bool

  public init(effect: Effect, call: String, detail: String, permanent: Bool = false) {
    self.effect = effect
    self.call = call
    self.detail = detail
    self.permanent = permanent
  }
}

/// Sends a call and returns the reply, whatever its status. Behaviour is added by wrapping one exchange in another:
/// live, retrying, pacing, recording, replaying, an in-process sandbox. Throws ``HTTPFailure`` (or cancellation) when
/// no complete reply came.
public protocol Exchange: Sendable {
  func send(_ call: HTTPCall) async throws -> HTTPReply
}
