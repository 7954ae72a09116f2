package import DeskKit
import FoundationEssentials
package import HTTP
import JSONText

extension Freshdesk {
  /// Freshdesk's API v2 as we rehearse against it: everything in memory, refusals as documented.
  ///
  /// Where the vendor's behaviour is not documented it takes the worse case: creates, assignments, resolutions and new
  /// contacts send mail, an incoming note reopens a ticket, attachment addresses expire.
  package actor Sandbox: DeskSandbox {
    package nonisolated let credentials: [String: String]
    let configuration: SandboxConfiguration
    /// Seconds since 1970; injected so that minutes of rate limits and lags pass at once in tests.
    let now: @Sendable () -> Int
    var limiter: SandboxLimiter
    var lastID: Int
    var lastTicket = 0
    var tickets: [Int: SandboxTicket] = [:]
    var conversations: [Int: SandboxConversation] = [:]
    var contacts: [Int: SandboxPerson] = [:]
    var agents: [Int: SandboxPerson] = [:]
    var companies: [Int: SandboxCompany] = [:]
    var files: [Int: SandboxFile] = [:]
    var mails: [SandboxMail] = []
    var calls: [String: Int] = [:]
    var refusals = 0

    package init(
      _ options: SandboxOptions, configuration: SandboxConfiguration = SandboxConfiguration(),
      now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    ) {
      self.configuration = configuration
      self.now = now
      credentials = ["token": "sandbox-key-\(options.seed)"]
      limiter = SandboxLimiter(perMinute: options.callsPerMinute ?? 400)
      // Ids of real accounts are large and differ from account to account.
      lastID = 80_000_000_000 + Int(options.seed % 1000) * 1_000_000
      for agent in configuration.agents {
        lastID += 1
        let id = lastID
        agents[id] = SandboxPerson(id: id, name: agent.name, email: agent.email, at: now())
      }
    }

    package func handle(_ call: HTTPCall) async -> HTTPReply {
      let target = SandboxTarget(call)
      calls[target.counted(call.method), default: 0] += 1
      if target.path.first == "data" { return download(target) }
      guard authorized(call) else {
        return refused(
          SandboxRefusal(
            401, code: "invalid_credentials", message: "You have to be logged in to perform this action."))
      }
      if let wait = limiter.admit(target.rateKind(call.method), at: now()) {
        refusals += 1
        return HTTPReply(
          status: 429, headers: limiter.headers + [("Retry-After", String(wait))],
          body: JSONValue.object(["message": "You have exceeded the limit of requests per minute"]).bytes)
      }
      var reply: HTTPReply
      do throws(SandboxRefusal) {
        reply = try route(call, target)
      } catch {
        reply = refused(error)
      }
      reply.headers += limiter.headers
      return reply
    }

    private func refused(_ refusal: SandboxRefusal) -> HTTPReply {
      refusals += 1
      return HTTPReply(
        status: refusal.status, headers: [("Content-Type", "application/json; charset=utf-8")],
        body: refusal.body?.bytes ?? [])
    }

    /// Basic authentication, the key as user and any password.
    private func authorized(_ call: HTTPCall) -> Bool {
      let header = call.headers.first { $0.name.lowercased() == "authorization" }?.value ?? ""
      guard header.lowercased().hasPrefix("basic "), let data = Data(base64Encoded: String(header.dropFirst(6))) else {
        return false
      }
      let user = String(decoding: data, as: UTF8.self).prefix { $0 != ":" }
      return String(user) == credentials["token"]
    }

    private func route(_ call: HTTPCall, _ target: SandboxTarget) throws(SandboxRefusal) -> HTTPReply {
      guard target.path.starts(with: ["api", "v2"]) else { throw .notFound }
      let path = Array(target.path.dropFirst(2))
      let id = path.count > 1 ? Int(path[1]) : nil
      switch (path.first, path.count) {
      case ("tickets", _): return try routeTickets(call, target, path)
      case ("conversations", 2): return try routeConversation(call, id)
      case ("contacts", _): return try routeContacts(call, target, path)
      case ("companies", _): return try routeCompanies(call, target, path)
      case ("agents", _): return try routeAgents(call, target, path)
      case ("groups", _): return try routeGroups(call, target, path)
      case ("products", 1):
        try only("GET", call)
        return try page(configuration.products.map(\.json), target)
      case ("ticket_fields", 1):
        try only("GET", call)
        return listFields(target)
      case ("search", 2) where path[1] == "tickets":
        try only("GET", call)
        return try search(target)
      default: throw .notFound
      }
    }

    private func only(_ method: String, _ call: HTTPCall) throws(SandboxRefusal) {
      guard call.method == method else { throw .wrongMethod(call.method, allowed: [method]) }
    }

    func newID() -> Int {
      lastID += 1
      return lastID
    }

    func ok(_ value: JSONValue, status: Int = 200, headers: [(name: String, value: String)] = []) -> HTTPReply {
      HTTPReply(
        status: status, headers: [("Content-Type", "application/json; charset=utf-8")] + headers, body: value.bytes)
    }

    /// Slices a list by `page` and `per_page` and names the next page in the `link` header.
    func page(
      _ all: [JSONValue], _ target: SandboxTarget, ceiling: Int? = nil
    ) throws(SandboxRefusal) -> HTTPReply {
      let size = try positive("per_page", target, default: 30)
      guard size <= 100 else {
        throw .invalid("per_page", "It should be a Positive Integer less than or equal to 100", "invalid_value")
      }
      let number = try positive("page", target, default: 1)
      if let ceiling, number > ceiling {
        throw .invalid(
          "page", "You cannot access tickets beyond the \(ceiling)th page. Please provide a smaller page number.",
          "invalid_value")
      }
      let start = min((number - 1) * size, all.count)
      let end = min(start + size, all.count)
      let next = end < all.count ? [(name: "Link", value: "<\(target.next(page: number + 1))>; rel=\"next\"")] : []
      return ok(.array(Array(all[start..<end])), headers: next)
    }

    func positive(_ name: String, _ target: SandboxTarget, default value: Int) throws(SandboxRefusal) -> Int {
      guard let text = target.query[name] else { return value }
      guard let number = Int(text), number > 0 else {
        throw .invalid(name, "It should be a/an Positive Integer", "datatype_mismatch")
      }
      return number
    }

    /// The bytes of a file by its signed address. As at the vendor's storage host, no credentials are wanted.
    private func download(_ target: SandboxTarget) -> HTTPReply {
      guard target.path.count >= 6, let id = Int(target.path[4]), let file = files[id],
        target.query["Signature"] == file.signature
      else { return HTTPReply(status: 403, headers: [("Content-Type", "application/xml")]) }
      if let expires = target.query["Expires"].flatMap(Int.init), expires < now() {
        return HTTPReply(status: 403, headers: [("Content-Type", "application/xml")])
      }
      return HTTPReply(status: 200, headers: [("Content-Type", file.type)], body: file.bytes)
    }
  }
}
