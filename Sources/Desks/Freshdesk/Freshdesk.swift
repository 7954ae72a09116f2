package import DeskKit
import Formats
import HTTP

/// Freshdesk (Freshworks), API v2: reads recorded API pages, pulls, pushes, and rehearses pushes in a sandbox.
package enum Freshdesk {
  package static let id = "freshdesk"
  /// The ticket field that remembers where a ticket came from; Freshdesk has no external id of its own.
  package static let externalIDField = "cf_source_ticket_id"
  /// Filled with the original creation date where the target has such a field.
  package static let createdAtField = "cf_original_created_at"
  /// Over all notes of a ticket together.
  package static let attachmentBytesPerTicket = 20 * 1024 * 1024

  static func key(_ kind: String, _ id: String) -> String { "\(Freshdesk.id):\(kind):\(id)" }
}

extension Desk {
  package static let freshdesk: Desk = {
    var desk = Desk(
      card: Freshdesk.card,
      detect: { Freshdesk.detect($0) },
      read: { input, options, sink in try Freshdesk.read(input, options, sink) },
      pull: { session in try await Freshdesk.Puller(session: session).pull() },
      writer: { Freshdesk.Writer(options: $0) },
      sandbox: { Freshdesk.Sandbox($0) })
    // The API key as user, any password.
    desk.authentication = [.basicTokenX]
    desk.rateHeaders = RateHeaders(limit: "X-RateLimit-Total", remaining: "X-RateLimit-Remaining")
    return desk
  }()
}

extension Freshdesk {
  private static let api = "https://developers.freshdesk.com/api/"

  package static let card: DeskCard = {
    var card = DeskCard(id: Freshdesk.id, name: "Freshdesk")
    card.numberIsID = true
    card.reads = [
      "account export, XML: Tickets0.xml … with their notes, Users0.xml, AllAgents0.xml, Companies0.xml, Groups0.xml",
      "account export, JSON: Tickets0.json … with their notes, Users0.json, Agents0.json, Companies0.json, Groups0.json;"
        + " solutions and canned responses are kept whole under data/other",
      "tickets CSV: the default English labels of its columns; others stay in extras unless --columns says more",
      "API v2 replies (JSON): tickets, archived tickets, conversations, contacts, companies, agents, groups, products,"
        + " ticket fields, time entries, satisfaction ratings, watchers",
      "API v1 replies (JSON): tickets with their notes, users, agents, customers, ticket fields, time entries",
    ]
    card.cannotTell = [
      "account export: notes, attachments and requesters are there only if they were asked for; archived tickets are a"
        + " separate part of it",
      "account export: a status is a number; without the account's ticket fields or a name beside it, numbers from 6 up"
        + " have no label",
      "tickets CSV: no conversations, no descriptions unless chosen, no ids of people, statuses by their label alone",
      "tickets CSV: agents, groups and companies are names only and stay in extras",
      "API: no history of status changes, only when a ticket was first answered, resolved and closed",
      "API ticket list: archived tickets (closed and idle for 120 days) are not in it",
      "API v2 ticket fields: whether a status stops the SLA clock; those of API v1 and of the admin API do",
    ]
    card.ticketAddresses = [
      "a/tickets/{id}", "helpdesk/tickets/{id}", "support/tickets/{id}", "api/v2/tickets/{id}",
    ].map { "{account}.freshdesk.com/" + $0 }
    card.ticketCreatedAtSettable = .init(false, .verified, api + "#create_ticket")
    card.messageCreatedAtSettable = .init(false, .verified, api + "#add_note_to_a_ticket")
    card.messageAuthorSettable = .init(true, .verified, api + "#add_note_to_a_ticket (user_id)")
    card.privateNotes = .init(true, .verified, api + "#add_note_to_a_ticket (private)")
    card.customStatuses = .init(
      .byHand, .verified, "https://support.freshdesk.com/support/solutions/articles/37600-customize-ticket-status")
    card.attachmentBytesPerTicket = .init(attachmentBytesPerTicket, .verified, api + "#create_ticket (attachments)")
    card.tagLength = .init(32, .verified, api + "#create_ticket (tags)")
    card.callsPerMinute = .init(400, .verified, api + "#ratelimit (Pro; Growth 200, Enterprise 700)")
    card.callLimits = .init(
      [
        .init(call: "POST /tickets", path: "/api/v2/tickets", share: 0.4),
        .init(call: "PUT /tickets/{id}", path: "/api/v2/tickets/{id}", share: 0.4),
        .init(call: "GET /tickets", path: "/api/v2/tickets", share: 0.25),
        .init(call: "GET /contacts", path: "/api/v2/contacts", share: 0.25),
      ], .verified, api + "#ratelimit (Pro 160, 160, 100, 100 of 400; Growth lists are 20 of 200)")
    card.deletion = .init(.trash, .verified, api + "#delete_a_ticket")
    card.lookUpLag = .init(.seconds(10), .unverified, api + "#list_all_tickets (a list, not the search index)")
    card.volatileFacets = ["updatedAt", "dueAt", "firstResponseAt", "solvedAt", "closedAt"]
    card.checklist = [
      "Admin > Workflows > Email notifications: switch off the requester notifications \"New ticket created\", "
        + "\"Agent solves the ticket\", \"Agent closes the ticket\", and the agent notification \"Ticket assigned\"; "
        + "the API has no switch to create a ticket silently",
      "Admin > Workflows > Automations: pause the rules that run on ticket creation and on ticket updates",
      "Admin > Support channels > Portal: switch off the activation mail for new contacts",
      "Admin > Workflows > Ticket fields: relax fields that are required when closing a ticket",
      "Admin > Workflows > Ticket fields: make a single-line text field with the API name \(externalIDField)",
      "Admin > Workflows > Ticket fields > Status: make the statuses of the mapping by hand, then pull again",
    ]
    return card
  }()
}
