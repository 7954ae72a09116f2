import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

/// What Freshdesk and Freshservice share: two products of one vendor grown from one code base, whose exports and API
/// replies name the same things alike. What sets them apart is a ``Flavour``.
enum Freshworks {
  /// A kind of record, told by a wrapper, a list's name or its members.
  enum Sort: Equatable {
    case ticket, archivedTicket, conversation, agent, contact, company, group, product, workspace, field
    case timeEntry, rating, watchers, activity
    /// A part of a ticket the model has no place for: kept in the ticket's `extras` under this name.
    case part(String)
    /// Not modelled, but known to be no mistake: kept whole under this name.
    case known(String)
    case error, unknown

    /// The collection's name, for totals.
    var collection: String {
      switch self {
      case .ticket, .archivedTicket: "tickets"
      case .conversation: "messages"
      case .agent, .contact: "people"
      case .company: "organizations"
      case .group: "groups"
      case .product, .workspace: "containers"
      case .field: "fields"
      case .timeEntry: "timeEntries"
      case .rating: "ratings"
      case .watchers: "watchers"
      case .activity: "events"
      case .part(let name): name
      case .known(let name): "other/" + name
      case .error: "other/errors"
      case .unknown: "other/records"
      }
    }
  }

  /// How a file or reply is written.
  enum Form: String, Sendable { case json, xml, csv }

  struct Flavour: Sendable {
    var desk: String
    /// `freshdesk.com`
    var domain: String
    /// Label and kind of a message's source number; the two products number them differently.
    var messageSources: [String: (label: String, kind: String)]
    var messageKind: @Sendable (_ source: String?, _ incoming: Bool?) -> Message.Kind
    /// Members of a ticket that name its organization, the first one that is there counts.
    var organizationNames: [String]
    /// Members of a ticket that are fields of its form though they are not custom.
    var standardFields: [String]
    /// The source of tickets that an agent began by writing to the requester.
    var outbound: (id: String, label: String)?
    /// A field that remembers where a ticket came from.
    var externalIDField: String?
    /// Arrays of a page that may be too large to hold.
    var lists: Set<String>
    var sort: @Sendable (_ object: JSONObject, _ hint: String?, _ place: String) -> Sort
    /// Reads a table; nil where the desk's tables are not known.
    var table: (@Sendable (ExportDocument, Reader) throws -> Bool)?
    /// Its columns of times.
    var timeColumns: [String] = []

    func key(_ kind: String, _ id: String) -> String { "\(desk):\(kind):\(id)" }

    /// What an own field of the account is called: one that has the name of one of the vendor's stands apart from it.
    func ownField(_ name: String) -> String { standardFields.contains(name) ? "custom_fields/\(name)" : name }

    /// Tables have the source's label alone.
    func isOutbound(_ channel: Choice?) -> Bool {
      guard let outbound, let channel else { return false }
      return channel.id == outbound.id || channel.id == nil && channel.label == outbound.label
    }
  }

  /// By its name where that says it, else (standard input, `.txt`) by how it begins.
  static func form(of name: String, start: [UInt8]) -> Form {
    let lower = name.lowercased()
    if lower.hasSuffix(".xml") { return .xml }
    if lower.hasSuffix(".csv") || lower.hasSuffix(".tsv") { return .csv }
    if [".json", ".ndjson", ".jsonl"].contains(where: lower.hasSuffix) { return .json }
    switch TextEncoding.readable(start).first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "<"): return .xml
    case UInt8(ascii: "{"), UInt8(ascii: "["), nil: return .json
    default: return .csv
    }
  }

  /// `acme` of `https://acme.freshdesk.com/api/v2/tickets`; nil for other hosts.
  static func account(of url: String, domain: String) -> String? {
    guard let range = url.firstRange(of: "://") else { return nil }
    let authority = url[range.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    let host = authority.lowercased()
    guard host.hasSuffix("." + domain) else { return nil }
    let name = host.dropLast(domain.count + 1)
    return name.isEmpty ? nil : String(name)
  }

  /// The number behind `tickets/` of a recorded address, or of a file laid down under such a path.
  static func ticketID(in place: String) -> String? {
    let path = place.prefix { $0 != "?" && $0 != "#" }
    var parts = path.split(separator: "/")[...]
    while let part = parts.popFirst() {
      guard part == "tickets" else { continue }
      if parts.first == "archived" { parts.removeFirst() }
      guard let id = parts.first, !id.isEmpty, id.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { continue }
      return String(id)
    }
    return nil
  }

  /// `solutions_categories` of `…/api/v2/solutions/categories/7`, `forums` of `forums_2.json`: what records of a kind that
  /// is not known are called, because the ids of two kinds say nothing of each other.
  static func call(in place: String) -> String {
    let segments = CallAddress(place).segments
    guard place.contains("://") else {
      var stem = (segments.last ?? "").prefix { $0.isLetter || $0 == "_" || $0 == "-" }
      while stem.last == "_" || stem.last == "-" { stem.removeLast() }
      return stem.isEmpty ? "records" : stem.lowercased()
    }
    let words = segments.drop { $0 != "api" }.dropFirst(2).filter { !$0.allSatisfy(\.isNumber) }
    return words.isEmpty ? "records" : words.joined(separator: "_")
  }

  /// Members of people, mail boxes and the like that let somebody in. They never reach the archive.
  static let secrets: Set<String> = [
    "crypted_password", "encrypted_password", "password", "password_hash", "password_salt", "password_digest",
    "perishable_token", "persistence_token", "single_access_token", "remember_token", "access_token",
    "refresh_token", "auth_token", "api_token", "api_key", "oauth_token", "oauth_secret", "secret", "secret_key",
    "private_key", "shared_secret", "imap_password", "smtp_password", "license_key",
  ]

  /// The record without secrets, and how many leaves they were. Fields an account made itself are its own affair.
  static func withoutSecrets(_ object: JSONObject) -> (JSONObject, dropped: Int) {
    var dropped = 0
    func clean(_ value: JSONValue) -> JSONValue {
      switch value {
      case .array(let items): return .array(items.map(clean))
      case .object(let object): return .object(clean(object))
      default: return value
      }
    }
    func clean(_ object: JSONObject) -> JSONObject {
      var result = JSONObject()
      for (name, value) in object.members {
        if secrets.contains(name), value.leaves > 0 {
          dropped += value.leaves
        } else {
          result.append(name, name == "custom_field" || name == "custom_fields" ? value : clean(value))
        }
      }
      return result
    }
    let result = clean(object)
    return dropped == 0 ? (object, 0) : (result, dropped)
  }

  /// `Rachel <rachel@example.com>` or an address alone.
  static func recipient(_ text: String) -> Recipient {
    guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else {
      return Recipient(address: text)
    }
    let address = String(text[text.index(after: open)..<close])
    var name = text[..<open]
    while let last = name.last, last == " " || last == "\"" { name.removeLast() }
    while let first = name.first, first == " " || first == "\"" { name.removeFirst() }
    return Recipient(address: address, name: name.isEmpty ? nil : String(name))
  }
}
