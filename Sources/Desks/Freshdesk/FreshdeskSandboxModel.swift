import DeskKit
import HTTP
import JSONText

extension Freshdesk {
  /// What the rehearsal account is set up with.
  package struct SandboxConfiguration: Sendable {
    package struct Field: Sendable {
      package var name: String
      package var label: String
      /// `custom_text`, `custom_dropdown` and so on.
      package var type: String
      package var choices: [String]
      package var requiredForClosure: Bool
      package init(
        _ name: String, _ label: String, _ type: String, choices: [String] = [], requiredForClosure: Bool = false
      ) {
        self.name = name
        self.label = label
        self.type = type
        self.choices = choices
        self.requiredForClosure = requiredForClosure
      }
    }
    package struct Named: Sendable {
      package var id: Int
      package var name: String
      package init(_ id: Int, _ name: String) {
        self.id = id
        self.name = name
      }
      var json: JSONValue {
        [
          "id": .number(id), "name": .string(name), "description": nil, "created_at": "2024-01-08T08:00:00Z",
          "updated_at": "2024-01-08T08:00:00Z",
        ]
      }
    }
    /// Status id, agent label, customer label.
    package var statuses: [(id: Int, label: String, publicLabel: String)] = [
      (2, "Open", "Being Processed"), (3, "Pending", "Awaiting your Reply"),
      (4, "Resolved", "This ticket has been Resolved"), (5, "Closed", "This ticket has been Closed"),
      (6, "Waiting on Customer", "Awaiting your Reply"), (7, "Waiting on Third Party", "Being Processed"),
      (8, "On Hold", "Being Processed"), (9, "Rejected", "This ticket has been Closed"),
    ]
    package var types = ["Question", "Incident", "Problem", "Feature Request", "Task", "Refund"]
    package var sources: [(label: String, id: Int)] = [
      ("Email", 1), ("Portal", 2), ("Phone", 3), ("Forum", 4), ("Twitter", 5), ("Facebook", 6), ("Chat", 7),
      ("MobiHelp", 8), ("Feedback Widget", 9), ("Outbound Email", 10), ("Ecommerce", 11), ("Bot", 12),
      ("Whatsapp", 13),
    ]
    package var fields = [
      Field("cf_source_ticket_id", "Source ticket id", "custom_text"),
      Field("cf_original_created_at", "Originally created", "custom_text"),
      Field("cf_region", "Region", "custom_dropdown", choices: ["EMEA", "Americas", "APAC"]),
      Field("cf_order_number", "Order number", "custom_number"),
      Field("cf_amount", "Amount", "custom_decimal"),
      Field("cf_vip", "VIP", "custom_checkbox"),
      Field("cf_details", "Details", "custom_paragraph"),
      Field("cf_renewal", "Renewal", "custom_date"),
    ]
    package var agents: [(name: String, email: String)] = [
      ("Rehearsal Admin", "admin@sandbox.example"), ("Mira Vogel", "mira.vogel@sandbox.example"),
      ("Tomás Prieto", "tomas.prieto@sandbox.example"),
    ]
    package var groups = [Named(71_001, "Customer Support"), Named(71_002, "Billing"), Named(71_003, "Escalations")]
    package var products = [Named(72_001, "Web Shop"), Named(72_002, "Warehouse")]
    package var attachmentBytesPerTicket = Freshdesk.attachmentBytesPerTicket
    /// Seconds until the search index knows a ticket.
    package var searchLag = 120
    /// Seconds until the ticket list shows a ticket.
    package var listLag = 0
    /// The account has the Multiple Companies feature: `company_id` may be set on tickets.
    package var multipleCompanies = true
    /// Seconds an attachment address is good for.
    package var linkLife = 300
    package init() {}
  }

  struct SandboxFile {
    var id: Int
    var name: String
    var type: String
    var bytes: [UInt8]
    var createdAt: Int
    var signature: String
  }

  struct SandboxMail {
    var to: String
    var why: String
    var ticket: Int?
  }

  struct SandboxTicket {
    var id: Int
    var members: JSONObject
    var requesterID = 0
    var status = 2
    var createdAt: Int
    var updatedAt: Int
    var resolvedAt: Int?
    var closedAt: Int?
    var firstRespondedAt: Int?
    var statusUpdatedAt: Int
    var files: [Int] = []
    var conversations: [Int] = []
    var deleted = false
    var spam = false
    /// Tickets made before ticket forms existed have no `form_id` in replies.
    var hasForm = true
    /// 1 parent, 2 child, 3 tracker, 4 related.
    var associationType: Int?
    var associated: [Int] = []
  }

  struct SandboxConversation {
    var id: Int
    var ticket: Int
    var body: String
    var isPrivate: Bool
    var incoming: Bool
    var user: Int
    /// 0 reply, 2 note.
    var source: Int
    var to: [String] = []
    var cc: [String] = []
    var bcc: [String] = []
    var createdAt: Int
    var updatedAt: Int
    var editedBy: Int?
    var files: [Int] = []
  }

  struct SandboxPerson {
    var id: Int
    var members: JSONObject
    var createdAt: Int
    var updatedAt: Int
    var deleted = false
    var blocked = false

    init(id: Int, name: String, email: String?, at time: Int) {
      self.id = id
      members = ["name": .string(name), "email": .optional(email?.lowercased())]
      createdAt = time
      updatedAt = time
    }
    var email: String? { members["email"]?.string }
    var name: String { members["name"]?.string ?? "" }
    var companyID: Int? { members["company_id"]?.int }
    var addresses: [String] {
      ([email] + (members["other_emails"]?.array?.map(\.string) ?? [])).compactMap { $0?.lowercased() }
    }
  }

  struct SandboxCompany {
    var id: Int
    var members: JSONObject
    var createdAt: Int
    var updatedAt: Int
    var name: String { members["name"]?.string ?? "" }
  }

  /// A refusal as the vendor words it.
  struct SandboxRefusal: Error {
    var status: Int
    var body: JSONValue?

    init(_ status: Int, body: JSONValue?) {
      self.status = status
      self.body = body
    }
    init(_ status: Int, code: String, message: String) {
      self.init(status, body: ["code": .string(code), "message": .string(message)])
    }
    init(fields: [SandboxFieldError]) {
      let conflict = fields.contains { $0.userID != nil }
      self.init(
        conflict ? 409 : 400,
        body: ["description": "Validation failed", "errors": .array(fields.map(\.json))])
    }
    static let notFound = SandboxRefusal(404, body: nil)
    static func invalid(_ field: String, _ message: String, _ code: String) -> SandboxRefusal {
      SandboxRefusal(fields: [SandboxFieldError(field: field, message: message, code: code)])
    }
    static func wrongMethod(_ method: String, allowed: [String]) -> SandboxRefusal {
      SandboxRefusal(
        405,
        body: [
          "message": .string(
            "\(method) method is not allowed. It should be one of these method(s): \(allowed.joined(separator: ", "))")
        ])
    }
  }

  struct SandboxFieldError {
    var field: String
    var message: String
    var code: String
    /// Of a duplicate: whose it is. Makes the reply a 409.
    var userID: Int?
    var json: JSONValue {
      var json: JSONObject = ["field": .string(field)]
      if let userID { json["additional_info"] = ["user_id": .number(userID)] }
      json["message"] = .string(message)
      json["code"] = .string(code)
      return .object(json)
    }
  }

  /// Path and query of a call.
  struct SandboxTarget {
    var path: [String]
    var query: [String: String] = [:]
    private var raw: String
    private var base: String

    init(_ call: HTTPCall) {
      raw = Wire.relative(call.url)
      let parts = raw.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      path = parts[0].split(separator: "/").map { CallAddress.decoded($0.replacing("+", with: "%2B")) }
      for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
        let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        query[CallAddress.decoded(sides[0])] = sides.count > 1 ? CallAddress.decoded(sides[1]) : ""
      }
      let host = call.headers.first { $0.name.lowercased() == "host" }?.value
      base = host.map { "http://" + $0 } ?? "http://127.0.0.1"
    }

    /// The same address with another page number.
    func next(page: Int) -> String {
      let parts = raw.split(separator: "?", maxSplits: 1)
      let others = (parts.count > 1 ? parts[1] : "").split(separator: "&").filter { !$0.hasPrefix("page=") }
      return base + String(parts[0]) + "?" + (others.map(String.init) + ["page=\(page)"]).joined(separator: "&")
    }

    /// Where this sandbox is reached, for addresses in replies.
    var origin: String { base }

    /// `POST /tickets/{id}/notes`, with numbers replaced, for counting.
    func counted(_ method: String) -> String {
      let shown = path.starts(with: ["api", "v2"]) ? Array(path.dropFirst(2)) : Array(path.prefix(3))
      return method + " /" + shown.map { Int($0) == nil ? $0 : "{id}" }.joined(separator: "/")
    }

    /// The calls that have a smaller allowance of their own.
    func rateKind(_ method: String) -> String {
      switch (method, path.dropFirst(2).first, path.count) {
      case ("POST", "tickets", 3): "create"
      case ("PUT", "tickets", 4): "update"
      case ("GET", "tickets", 3): "list"
      case ("GET", "contacts", 3): "contacts"
      default: "other"
      }
    }
  }

  /// Calls a minute for the whole account, and less for some kinds; invalid calls count too.
  struct SandboxLimiter {
    let perMinute: Int
    private var windowStart = Int.min
    private var used: [String: Int] = [:]

    init(perMinute: Int) { self.perMinute = perMinute }

    private var total: Int { used.values.reduce(0, +) }

    var headers: [(name: String, value: String)] {
      guard perMinute > 0 else { return [] }
      return [
        ("X-RateLimit-Total", String(perMinute)), ("X-RateLimit-Remaining", String(max(0, perMinute - total))),
        ("X-RateLimit-Used-CurrentRequest", "1"),
      ]
    }

    /// Growth 80/80/20/20 of 200, Pro 160/160/100/100 of 400: two fifths for writes, a quarter for lists.
    private func allowance(_ kind: String) -> Int {
      switch kind {
      case "create", "update": max(1, perMinute * 2 / 5)
      case "list", "contacts": max(1, perMinute / 4)
      default: perMinute
      }
    }

    /// Nil: go ahead. Else the seconds to wait.
    mutating func admit(_ kind: String, at now: Int) -> Int? {
      guard perMinute > 0 else { return nil }
      if windowStart == Int.min || now - windowStart >= 60 || now < windowStart {
        windowStart = now
        used = [:]
      }
      guard total < perMinute, used[kind, default: 0] < allowance(kind) else {
        return max(1, windowStart + 60 - now)
      }
      used[kind, default: 0] += 1
      return nil
    }
  }
}
