import DeskKit
import Formats
import JSONText
import TicketModel

extension TeamworkDesk {
  /// What a record of a reply is; by the name of its list, or of its wrapper where it comes alone.
  enum Kind: String, CaseIterable {
    case tickets, messages, threads, ticketactivities, files, timelogs, customers, contacts, companies, users, inboxes
    case tags, ticketstatuses, ticketpriorities, tickettypes, ticketsources, customfields

    private static let singular: [String: Kind] = [
      "ticket": .tickets, "message": .messages, "thread": .threads, "ticketactivity": .ticketactivities,
      "file": .files, "timelog": .timelogs, "customer": .customers, "contact": .contacts, "company": .companies,
      "user": .users, "inbox": .inboxes, "tag": .tags, "ticketstatus": .ticketstatuses,
      "ticketpriority": .ticketpriorities, "tickettype": .tickettypes, "ticketsource": .ticketsources,
      "customfield": .customfields,
    ]

    /// The vendor's own client writes some names as `timeLogs`.
    static func named(_ name: String) -> Kind? {
      let name = name.lowercased()
      return Kind(rawValue: name) ?? singular[name]
    }

    /// By the members, for records without a wrapper.
    static func shaped(_ record: JSONObject) -> Kind? {
      func has(_ names: String...) -> Bool { names.allSatisfy { record[$0] != nil } }
      if has("inUnifiedInbox") { return .inboxes }
      if has("threadType") { return .messages }
      if has("subject", "inboxId") || has("subject", "inbox") || has("Subject", "InboxID") { return .tickets }
      return nil
    }
  }

  enum Wire {
    /// The ticket a call is about: `/desk/api/v2/tickets/12/messages.json`.
    static func ticket(ofURL url: String?) -> String? {
      guard let url else { return nil }
      let parts = CallAddress(url).segments
      guard let at = parts.firstIndex(of: "tickets"), at + 2 < parts.count else { return nil }
      return parts[at + 1].allSatisfy(\.isNumber) ? parts[at + 1] : nil
    }

    /// The file a call downloads: `/desk/api/v2/tickets/12/files/91/download`.
    static func file(ofURL url: String?) -> String? {
      guard let url else { return nil }
      let parts = CallAddress(url).segments
      guard parts.last == "download", parts.dropLast(2).last == "files" else { return nil }
      return parts.dropLast().last
    }

    /// A reference in any of its forms: a number, `{"id","type"}`, or Go's `{"Int64","Valid"}`. Zero is nobody.
    static func reference(_ value: JSONValue?) -> (id: String, type: String?)? {
      if let object = value?.object {
        if let number = object["Int64"] {
          guard object["Valid"]?.bool != false else { return nil }
          return reference(number)
        }
        guard let id = object["id"]?.idText, id != "0" else { return nil }
        return (id, object["type"]?.string)
      }
      guard let id = value?.idText, id != "0" else { return nil }
      return (id, nil)
    }

    /// A reference and nothing more, so that taking it loses nothing. A number that stands for nobody stays.
    static func isBare(_ value: JSONValue?) -> Bool {
      guard let object = value?.object else { return true }
      return object.members.allSatisfy { name, value in name == "id" || value.leaves == 0 }
    }

    /// `a@example.com`, `Jane <jane@example.com>`, objects with an address, or one text with a list.
    static func recipients(_ value: JSONValue?) -> [Recipient] {
      let items = value?.array ?? value.map { [$0] } ?? []
      return items.flatMap { item in
        guard let object = item.object else { return AddressList.recipients(item.string ?? "") }
        guard let address = object["email"]?.string ?? object["value"]?.string, !address.isEmpty else { return [] }
        return [Recipient(address: address, name: name(object))]
      }
    }

    static func name(_ object: JSONObject) -> String? {
      let parts = ["firstName", "lastName"].compactMap { object[$0]?.string }.filter { !$0.isEmpty }
      if !parts.isEmpty { return parts.joined(separator: " ") }
      return object["name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}
