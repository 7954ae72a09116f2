import DeskKit
import Formats
import JSONText
import TicketModel

extension HubSpot {
  /// What people did about a ticket, each an object of its own in HubSpot.
  enum EngagementKind: String, CaseIterable, Sendable {
    case emails, notes, calls, meetings, tasks, communications

    init?(legacy type: String) {
      switch type {
      case "EMAIL", "INCOMING_EMAIL", "FORWARDED_EMAIL": self = .emails
      case "NOTE": self = .notes
      case "CALL": self = .calls
      case "MEETING": self = .meetings
      case "TASK": self = .tasks
      case "WHATS_APP", "SMS", "LINKEDIN_MESSAGE": self = .communications
      default: return nil
      }
    }

    /// The type as the older API names it, which serves as the channel's id.
    var type: String { String(rawValue.dropLast()).uppercased() }
    var label: String { type.prefix(1) + type.dropFirst().lowercased() }
    var channelKind: String {
      switch self {
      case .emails: "email"
      case .calls: "phone"
      case .communications: "chat"
      case .notes, .meetings, .tasks: "other"
      }
    }
  }

  /// What a record of a reply is.
  enum Kind: Equatable {
    case ticket, contact, company
    case engagement(EngagementKind)
    /// `{"engagement":…,"associations":…,"metadata":…}` of the older API.
    case legacyEngagement
    case owner, user, pipeline(of: String?), property(of: String?), thread, threadMessage, actor, inbox, file
    /// `{"toObjectId","associationTypes"}`: where from stands in the address alone.
    case association
    /// `{"from":{"id"},"to":[…]}`
    case associations
    /// The whole text of a message that its thread's list cut: whose, stands in the address alone.
    case originalContent(of: String)
    /// A stage of a pipeline of tickets that was asked for by itself.
    case stage(of: String)
    case error
    /// Kept whole under that name.
    case other(String)
  }

  enum Wire {
    /// Object types by the numbers that addresses and `hs_obj_coords` use.
    private static let numbered = [
      "0-1": "contacts", "0-2": "companies", "0-3": "deals", "0-5": "tickets", "0-18": "communications",
      "0-27": "tasks", "0-46": "notes", "0-47": "meetings", "0-48": "calls", "0-49": "emails",
    ]

    static func objectType(_ text: String) -> String {
      if let name = numbered[text] { return name }
      // Objects that an account made are known by number.
      if text.first?.isNumber == true { return text }
      let lower = text.lowercased()
      let plurals = ["company": "companies", "communication": "communications"]
      if let plural = plurals[lower] { return plural }
      return lower.hasSuffix("s") ? lower : lower + "s"
    }

    /// The object type a call is about: what follows `objects`, a dated version skipped.
    static func objectType(ofURL url: String) -> String? {
      let parts = CallAddress(url).segments
      guard let at = parts.firstIndex(of: "objects") else { return nil }
      let rest = parts[(at + 1)...].drop(while: isDate)
      return rest.first.map { objectType($0) }
    }

    /// `2026-03`, a version in an address.
    private static func isDate(_ part: String) -> Bool {
      part.first?.isNumber == true && part.split(separator: "-").map(\.count) == [4, 2]
    }

    /// `101` of `/engagements/v1/engagements/associated/TICKET/101/paged`.
    static func ticket(ofEngagements url: String) -> String? {
      let parts = CallAddress(url).segments
      guard let at = parts.firstIndex(of: "associated"), at + 2 < parts.count, parts[at + 1].lowercased() == "ticket"
      else { return nil }
      return parts[at + 2]
    }

    /// `/crm/v4/objects/tickets/512/associations/notes`: whose associations a reply lists, and to what.
    static func associationEnds(ofURL url: String) -> (from: String, id: String?, to: String)? {
      let parts = CallAddress(url).segments
      guard let at = parts.firstIndex(of: "associations"), at + 1 < parts.count else { return nil }
      if at >= 2, parts.contains("objects") {
        return (objectType(parts[at - 2]), parts[at - 1], objectType(parts[at + 1]))
      }
      let ends = parts[(at + 1)...].filter { !["batch", "read"].contains($0) && !isDate($0) }
      guard ends.count >= 2 else { return nil }
      return (objectType(ends[0]), nil, objectType(ends[1]))
    }

    /// The address of a list without what tells its pages apart.
    static func list(ofURL url: String) -> String {
      let address = CallAddress(url)
      let query = address.query.filter { !["after", "limit", "offset", "count"].contains($0.name) }
      return address.path + "?" + query.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
    }

    /// `m1` of `/conversations/v3/conversations/threads/30/messages/m1/original-content`.
    static func message(ofOriginal url: String) -> String? {
      let parts = CallAddress(url).segments
      guard parts.last == "original-content", parts.count > 1 else { return nil }
      return parts[parts.count - 2]
    }

    /// `0` of `/crm/v3/pipelines/tickets/0/stages`.
    static func pipeline(ofStages url: String) -> String? {
      let parts = CallAddress(url).segments
      guard let at = parts.firstIndex(of: "pipelines"), at + 3 < parts.count, parts[at + 3] == "stages",
        objectType(parts[at + 1]) == "tickets"
      else { return nil }
      return parts[at + 2]
    }

    /// `512` of `/conversations/v3/conversations/threads?associatedTicketId=512`.
    static func ticket(ofThreads url: String) -> String? {
      let words = url.split(whereSeparator: { "?&".contains($0) }).dropFirst()
      guard url.contains("/threads?"), let word = words.first(where: { $0.hasPrefix("associatedTicketId=") }) else {
        return nil
      }
      let id = word.dropFirst("associatedTicketId=".count)
      return id.isEmpty || !id.allSatisfy(\.isNumber) ? nil : String(id)
    }

    /// Ends of the associations HubSpot defines, by the number of their type.
    static func ends(ofType number: String) -> (from: String, to: String)? {
      let types: [String: (String, String)] = [
        "16": ("tickets", "contacts"), "15": ("contacts", "tickets"), "339": ("tickets", "companies"),
        "26": ("tickets", "companies"), "340": ("companies", "tickets"), "25": ("companies", "tickets"),
        "228": ("notes", "tickets"), "227": ("tickets", "notes"), "224": ("emails", "tickets"),
        "223": ("tickets", "emails"), "220": ("calls", "tickets"), "226": ("meetings", "tickets"),
        "230": ("tasks", "tickets"), "83": ("communications", "tickets"), "32": ("tickets", "threads"),
      ]
      return types[number]
    }

    /// ISO 8601, or milliseconds since 1970 as digits or a number. Nil for zeros and anything else.
    static func time(_ value: JSONValue?) -> (text: String, isExact: Bool)? {
      guard let text = value?.idText else { return nil }
      if let reading = Timestamp.iso(text), reading.remark == nil { return (reading.text, true) }
      return milliseconds(text).map { ($0, false) }
    }

    static func milliseconds(_ text: String) -> String? {
      guard text.utf8.count >= 11, let number = Int(text) else { return nil }
      return Timestamp.text(epochMilliseconds: number)
    }

    static func isEpochZero(_ text: String) -> Bool { text == "1970-01-01T00:00:00Z" }

    /// `a;b;c`, as HubSpot writes several values in one.
    static func list(_ text: String?) -> [String] {
      (text ?? "").split(separator: ";").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }.filter { !$0.isEmpty }
    }

    /// `Jane <jane@example.com>` or an address alone.
    static func recipient(_ text: String, name: String? = nil) -> Recipient {
      guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else {
        return Recipient(address: text, name: name)
      }
      let found = text[..<open].trimming { $0 == " " || $0 == "\"" }
      return Recipient(
        address: String(text[text.index(after: open)..<close]), name: found.isEmpty ? name : String(found))
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isUnwanted: (Character) -> Bool) -> Substring {
    var rest = drop(while: isUnwanted)
    while let last = rest.last, isUnwanted(last) { rest.removeLast() }
    return rest
  }
}
