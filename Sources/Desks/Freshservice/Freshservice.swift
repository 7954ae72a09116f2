package import DeskKit
import Formats
import HTTP

/// Freshservice (Freshworks), the service desk for a company's own people: reads the XML export of an account and
/// recorded replies of API v2. A close cousin of Freshdesk; what the two share is in `Freshworks`.
package enum Freshservice {
  package static let id = "freshservice"
}

extension Desk {
  package static let freshservice: Desk = {
    var desk = Desk(
      card: Freshservice.card,
      detect: { Freshservice.detect($0) },
      read: { input, options, sink in
        try Freshworks.Reader(Freshservice.flavour, options: options, sink: sink).read(input)
      })
    // The API key as user, any password.
    desk.authentication = [.basicTokenX]
    desk.rateHeaders = RateHeaders(limit: "X-RateLimit-Total", remaining: "X-RateLimit-Remaining")
    return desk
  }()
}

extension Freshservice {
  private static let api = "https://api.freshservice.com/"

  package static let card: DeskCard = {
    var card = DeskCard(id: Freshservice.id, name: "Freshservice")
    card.numberIsID = true
    card.reads = [
      "account export, XML: Tickets_0.xml … with their notes, Users.xml, Groups.xml, Departments.xml; problems, changes,"
        + " releases, assets and solutions are kept whole under data/other",
      "API v2 replies (JSON): tickets, conversations, requesters, agents, departments, groups, ticket form fields,"
        + " workspaces, time entries, activities, satisfaction",
      "API v2 replies (JSON): requested items, tasks and approvals, in the extras of their ticket; other records whole"
        + " under data/other",
    ]
    card.cannotTell = [
      "account export: no addresses inside tickets beside to and cc; people are numbers until Users.xml is read",
      "account export: no requested items, no workspaces, no history of status changes",
      "API ticket list: without workspace_id only the primary workspace, without updated_since only 30 days",
      "API: requested items, approvals and activities do not name their ticket; the address they were recorded from"
        + " does, and for tasks and time entries, where it is missing, their parent_id",
      "API: activities are sentences in the account's language, so that a change of status is text",
      "API: whether a status stops the SLA clock",
      "API: the assets of a ticket stay in its extras",
    ]
    card.ticketAddresses = ["a/tickets/{id}", "helpdesk/tickets/{id}", "support/tickets/{id}", "api/v2/tickets/{id}"]
      .map { "{account}.freshservice.com/" + $0 }
    card.ticketCreatedAtSettable = .init(false, .read, api + "#create_ticket (no such parameter)")
    card.messageCreatedAtSettable = .init(false, .read, api + "#create_a_note (no such parameter)")
    card.messageAuthorSettable = .init(true, .read, api + "#create_a_note (user_id)")
    card.privateNotes = .init(true, .read, api + "#create_a_note (private)")
    card.customStatuses = .init(.byHand, .read, api + "#ticket_form_fields (no call creates or changes one)")
    card.attachmentBytesPerTicket = .init(40 * 1024 * 1024, .read, api + "#create_ticket (attachments)")
    card.callsPerMinute = .init(400, .read, api + "#rate_limit (Pro; Starter 100, Growth 200, Enterprise 500)")
    return card
  }()
}
