import ArgumentParser
import DeskKit
import Foundation
import HTTP

/// How the tool reaches a desk: libcurl, paced, with credentials, and for reading calls with retries.
struct SiteConnection: Sendable {
  var desk: Desk
  var site: String
  var credentials: Credentials
  private var paced: PacedExchange?
  private var transport: any Exchange

  /// - Parameter pace: nil for 80 % of what the desk's card allows.
  init(
    desk: Desk, site: String, credentials file: String?, pace: Pace? = nil, limits: CallLimits = CallLimits()
  ) throws {
    self.desk = desk
    self.site = try SiteConnection.checked(site)
    let environment = ProcessInfo.processInfo.environment
    credentials = try Credentials.load(desk: desk.card.id, site: self.site, file: file, environment: environment)
    guard !credentials.isEmpty || desk.authentication.isEmpty else {
      guard credentials.people.isEmpty else {
        throw CommandFailure(
          .denied,
          "the credentials for \(self.site) hold only people's own tokens. With those nothing but their own messages can "
            + "be written: looking records up and creating them is nobody's in particular.",
          next: "add the site's own token (or user and password) beside people: in the credentials file")
      }
      throw CommandFailure(
        .denied, "there are no credentials for \(self.site).", next: SiteConnection.advice(desk, self.site))
    }
    var options = TransportOptions(environment: environment)
    options.requestTimeout = limits.deadline
    let curl = CurlTransport(
      options: options,
      redaction: credentials.redaction(styles: desk.authentication))
    let noticed = WaitNotice(curl) { why in
      Terminal.notice("Waiting for the desk: \(why). It is tried again; Ctrl-C is safe.")
    }
    transport = noticed
    let usual = desk.card.callsPerMinute.map { Pace(limitPerMinute: $0.value, headers: desk.rateHeaders) }
    if var pace = pace ?? usual {
      pace.limit = pace.limit ?? desk.card.callsPerMinute.map { Double($0.value) }
      pace.classes = (desk.card.callLimits?.value ?? []).compactMap { limit in
        limit.call.split(separator: " ").first.map {
          CallClass(method: String($0), path: limit.path, share: limit.share)
        }
      }
      let paced = PacedExchange(noticed, pace: pace)
      self.paced = paced
      transport = paced
    }
  }

  /// For writing: never repeats a call that writes. One that reads is repeated by itself, since looking at a long ticket
  /// takes dozens of them: if the first that is lost made us start anew, we would hardly ever see the end.
  func writing() throws -> any Exchange {
    var policy = RetryPolicy(readingCalls: desk.card.readingCalls)
    // Few, because whoever writes tries again with patience of its own.
    policy.attempts = 4
    return try SiteExchange(
      site: site, credentials: credentials, styles: desk.authentication,
      next: RetryingExchange(transport, policy: policy))
  }

  /// For reading: repeats what met a busy or stumbling server. `around` wraps what lies below the credentials, such as
  /// a recording, which must see whole URLs.
  func reading(_ around: (any Exchange) -> any Exchange = { $0 }) throws -> any Exchange {
    let patient = RetryingExchange(transport, policy: RetryPolicy(readingCalls: desk.card.readingCalls))
    return try SiteExchange(
      site: site, credentials: credentials, styles: desk.authentication, next: around(patient))
  }

  /// The site without a final slash; anything that is no address of a server is a usage error.
  static func checked(_ site: String) throws -> String {
    var text = site
    while text.hasSuffix("/") { text.removeLast() }
    guard let address = WebAddress(text), !address.host.isEmpty else {
      throw CommandFailure(
        .usage, "--site wants the address of the desk, got \"\(Redaction.standard.url(site))\".",
        next: "give it as https://acme.example.com")
    }
    return text
  }

  private static func advice(_ desk: Desk, _ site: String) -> String {
    let prefix = "DESKFERRY_" + desk.card.id.uppercased().replacing("-", with: "_")
    return "set \(prefix)_TOKEN (or _USER and _PASSWORD), or name a file of mode 0600 with --credentials FILE that "
      + "holds: sites: { \(site): { token: … } }"
  }
}

/// `--rate 300/min`, `--share 0.8` and `--deadline 300`.
struct PaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Calls a minute, whatever the desk allows.", valueName: "N/min"))
  var rate: Rate?
  @Option(help: ArgumentHelp("Share of the desk's limit to use, 0 to 1 (default 0.8).", valueName: "share"))
  var share: Double?
  @Option(
    help: ArgumentHelp(
      "Seconds a call may take (default 300). One whose answer is lost may take effect for another 66 s at most.",
      valueName: "seconds"))
  var deadline: Int?

  /// The transport breaks off by them, and the push engine repeats by them.
  var limits: CallLimits { deadline.map { CallLimits(deadline: .seconds($0)) } ?? CallLimits() }

  func validate() throws {
    if let deadline, !(1...3600).contains(deadline) {
      throw ValidationError("--deadline wants seconds from 1 to 3600.")
    }
    if rate != nil, share != nil { throw ValidationError("--rate and --share exclude each other.") }
    if let share, !(share > 0 && share <= 1) { throw ValidationError("--share wants a number above 0 and up to 1.") }
  }

  func pace(for desk: Desk) throws -> Pace? {
    if let rate { return Pace(callsPerMinute: rate.perMinute, headers: desk.rateHeaders) }
    guard let share else { return nil }
    guard let limit = desk.card.callsPerMinute else {
      throw CommandFailure(
        .usage, "\(desk.card.name) states no limit to take a share of.", next: "use --rate N/min instead of --share")
    }
    return Pace(limitPerMinute: limit.value, share: share, headers: desk.rateHeaders)
  }

  struct Rate: ExpressibleByArgument, Sendable {
    var perMinute: Double
    init?(argument: String) {
      let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
      guard let number = parts.first.flatMap({ Double($0) }), number > 0, number.isFinite, parts.count <= 2 else {
        return nil
      }
      switch parts.count == 2 ? parts[1] : "min" {
      case "min": perMinute = number
      case "s": perMinute = number * 60
      case "h": perMinute = number / 60
      default: return nil
      }
    }
  }
}

/// `--credentials FILE`; what it holds never shows up anywhere.
struct CredentialsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "YAML file (mode 0600) with sites and their tokens; else DESKFERRY_<DESK>_TOKEN, _USER, _PASSWORD.",
      valueName: "file"))
  var credentials: String?
}
