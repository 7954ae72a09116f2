package import Formats
package import HTTP

/// A help desk we know: a value with optional roles. A nil role is something the desk, or we, cannot do.
package struct Desk: Sendable {
  package var card: DeskCard
  /// How sure the desk is that an export is its own, and why. Nil: not mine.
  package var detect: @Sendable ([DocumentHead]) -> Detection?
  package var read: (@Sendable (any ExportInput, ReadOptions, any RecordSink) throws -> Void)?
  package var pull: (@Sendable (PullSession) async throws -> Void)?
  package var writer: (@Sendable (WriterOptions) -> any DeskWriter)?
  package var sandbox: (@Sendable (SandboxOptions) -> any DeskSandbox)?
  /// How its API takes credentials, the preferred way first; empty where nothing of it goes over the wire.
  package var authentication: [AuthStyle] = []
  /// What it calls its rate headers, where it sends any.
  package var rateHeaders: RateHeaders?

  package init(
    card: DeskCard, detect: @escaping @Sendable ([DocumentHead]) -> Detection?,
    read: (@Sendable (any ExportInput, ReadOptions, any RecordSink) throws -> Void)? = nil,
    pull: (@Sendable (PullSession) async throws -> Void)? = nil,
    writer: (@Sendable (WriterOptions) -> any DeskWriter)? = nil,
    sandbox: (@Sendable (SandboxOptions) -> any DeskSandbox)? = nil
  ) {
    self.card = card
    self.detect = detect
    self.read = read
    self.pull = pull
    self.writer = writer
    self.sandbox = sandbox
  }
}

package struct Detection: Sendable {
  /// 0 to 100; from 50 on we say so, below we ask.
  package var confidence: Int
  /// `Tickets/Tickets0.xml with nice-id`
  package var because: String
  /// The account's sub-domain where the content tells it.
  package var account: String?
  package init(confidence: Int, because: String, account: String? = nil) {
    self.confidence = confidence
    self.because = because
    self.account = account
  }

  /// The surest of what each document says, the first of several alike; nil where none says anything.
  package static func surest(_ heads: [DocumentHead], _ of: (DocumentHead) -> Detection?) -> Detection? {
    var best: Detection?
    for head in heads {
      if let found = of(head), found.confidence > best?.confidence ?? 0 { best = found }
    }
    return best
  }
}

package struct ReadOptions: Sendable {
  /// The account's name; nil where neither the person nor the content told it.
  package var account: String?
  /// IANA name for times without an offset; nil means UTC with a finding.
  package var timeZone: String?
  package init(account: String? = nil, timeZone: String? = nil) {
    self.account = account
    self.timeZone = timeZone
  }
}

/// Fetches pages of a desk's API; every reply is recorded by the exchange, and then read like any recording.
package struct PullSession: Sendable {
  /// Already authenticated, paced, retrying and recording.
  package var exchange: any Exchange
  /// `https://acme.example.com` without a final slash.
  package var site: String
  /// Only what changed since then (canonical UTC), where the desk can tell; nil for everything.
  package var since: String?
  /// Progress for a person: what is being fetched, how many records so far.
  package var progress: @Sendable (String, Int) -> Void
  package init(
    exchange: any Exchange, site: String, since: String?, progress: @escaping @Sendable (String, Int) -> Void
  ) {
    self.exchange = exchange
    self.site = site
    self.since = since
    self.progress = progress
  }
}

package struct SandboxOptions: Sendable {
  package var seed: UInt64
  /// Calls a minute before 429; nil for the vendor's usual figure, 0 for none.
  package var callsPerMinute: Int?
  package init(seed: UInt64 = 1, callsPerMinute: Int? = nil) {
    self.seed = seed
    self.callsPerMinute = callsPerMinute
  }
}

/// A rehearsal of a vendor's API in memory. The server around it adds the port, the faults and `/__deskferry/…`.
package protocol DeskSandbox: Sendable {
  /// `user`, `token` and the like that the sandbox accepts, for printing at start.
  var credentials: [String: String] { get }
  /// Answers as the vendor would; `call.url` is a path with query.
  func handle(_ call: HTTPCall) async -> HTTPReply
  /// Everything it holds, as JSON, for tests.
  func state() async -> [UInt8]
}

extension Desk {
  /// Whether a recorded call only read: GET, or what the card says is a query. Its reply is data.
  package func isReadingCall(_ request: RecordedRequest) -> Bool {
    if request.method == "GET" { return true }
    let path = WebAddress(request.url)?.rest ?? request.url
    let call = "\(request.method) \(path)"
    return card.readingCalls.contains { call.hasPrefix($0) || $0.contains("*") && Desk.begins(call, as: $0) }
  }

  /// Part by part between slashes, `*` being any of them.
  private static func begins(_ call: String, as form: String) -> Bool {
    let given = call.prefix { $0 != "?" }.split(separator: "/")
    let wanted = form.split(separator: "/")
    return given.count >= wanted.count && zip(wanted, given).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
