package import DeskKit
import TicketModel

/// HubSpot Service Hub: CRM object pages, engagements, conversations, and the CSV of tickets.
package enum HubSpot {
  package static let id = "hubspot"

  static func key(_ kind: RecordKind, _ id: String) -> String {
    SourceKey(desk: HubSpot.id, kind: kind, id: id).description
  }
}

extension Desk {
  package static let hubspot = Desk(
    card: HubSpot.card, detect: { HubSpot.detect($0) },
    read: { input, options, sink in
      var reader = try HubSpot.Reader(options, sink)
      try reader.read(input)
    })
}

extension HubSpot {
  package static let card: DeskCard = {
    var card = DeskCard(id: HubSpot.id, name: "HubSpot Service Hub")
    card.numberIsID = true
    card.reads = [
      "CRM object replies (JSON, v3 and the dated versions): tickets with property history and associations, contacts,"
        + " companies, emails, notes, calls, meetings, tasks, communications; lists, single records, searches, batches",
      "association replies (JSON, v4), joined to tickets from either side",
      "engagement replies of the older API (JSON, v1)",
      "conversation replies (JSON, v3): threads, messages, comments, actors, inboxes",
      "pipelines and their stages, properties, owners, users and files (JSON, v3)",
      "tickets CSV: labels or internal names, joined to properties and pipelines where the export holds them",
    ]
    card.cannotTell = [
      "API: a ticket has no list of messages; only engagements and threads that the export holds can be joined to it",
      "API: an e-mail may be both an engagement and a message of a thread; nothing in either names the other, so both stay"
        + " and what looks alike is told",
      "API: a stage says open or closed, not whether somebody is waited for; the stage itself is kept",
      "API: lists leave out archived tickets unless asked for, and cut long lists of associations",
      "API: names of stages and owners, without the replies for pipelines and owners",
      "API: e-mail bodies, where the token had no right to read them",
      "tickets CSV: no messages, no history, no ids of stages and owners, no time zone; what a stage means, but for those"
        + " of the Support Pipeline, without the reply for pipelines",
    ]
    card.ticketAddresses = [
      "app.hubspot.com/contacts/*/record/0-5/{id}", "app.hubspot.com/contacts/*/ticket/{id}",
      "app-eu1.hubspot.com/contacts/*/record/0-5/{id}", "app-eu1.hubspot.com/contacts/*/ticket/{id}",
    ]
    let specs = "https://github.com/HubSpot/HubSpot-public-api-spec-collection"
    card.messageCreatedAtSettable = .init(true, .read, specs + " (hs_timestamp of engagements)")
    card.privateNotes = .init(true, .read, specs + " (CRM notes)")
    card.customStatuses = .init(.creatable, .read, specs + " (CRM pipelines)")
    card.callsPerMinute = .init(1140, .read, "https://developers.hubspot.com/changelog (190 in 10 seconds)")
    card.deletion = .init(.trash, .read, specs + " (DELETE moves a ticket to the recycling bin)")
    // The version is `v3`, or a date (`2026-03`) that stands behind the first word; objects go by name or number.
    card.readingCalls =
      ["objects/*/search", "objects/*/batch/read", "associations/*/*/batch/read", "properties/*/batch/read"].flatMap {
        let parts = $0.split(separator: "/", maxSplits: 1)
        return ["POST /crm/*/\($0)", "POST /crm/\(parts[0])/*/\(parts[1])"]
      } + ["POST /conversations/v3/conversations/actors/batch/read"]
    return card
  }()
}
