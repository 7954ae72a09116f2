package import DeskKit
import TicketModel

/// SolarWinds Service Desk, formerly Samanage: replies of its API in JSON and XML, and lists of incidents as CSV.
package enum SolarWinds {
  package static let id = "solarwinds"

  static func key(_ kind: RecordKind, _ id: String) -> String {
    SourceKey(desk: SolarWinds.id, kind: kind, id: id).description
  }
}

extension Desk {
  package static let solarWinds = Desk(
    card: SolarWinds.card, detect: { SolarWinds.detect($0) },
    read: { input, options, sink in
      var reader = try SolarWinds.Reader(options, sink)
      try reader.read(input)
    })
}

extension SolarWinds {
  package static let card: DeskCard = {
    var card = DeskCard(id: SolarWinds.id, name: "SolarWinds Service Desk")
    card.reads = [
      "API v2.1 replies (JSON): incidents in the short and the long layout, comments, audits, time tracks, users,"
        + " groups, sites, departments, custom fields; lists, single records, wrapped or bare",
      "API replies (XML): the same records as Rails writes them",
      "incidents CSV: columns by the usual English names, others kept as they are",
    ]
    card.cannotTell = [
      "short layout: comments, audits, tags, attachments and resolution are left out; only their number is told",
      "API: states have a name and nothing else: no id, no category",
      "API: attachments are links that expire soon after the reply",
      "XML: no public sample is known; the usual shape of Rails is read",
      "incidents CSV: no ids, no comments, no history; whoever exports chooses the columns",
    ]
    card.ticketAddresses = ["{account}.samanage.com/incidents/{id}"]
    let source = "public clients and notes of live accounts"
    card.ticketCreatedAtSettable = .init(false, .read, source)
    card.messageCreatedAtSettable = .init(false, .read, source)
    card.messageAuthorSettable = .init(true, .read, source + " (user of a comment)")
    card.privateNotes = .init(true, .read, source + " (is_private)")
    card.customStatuses = .init(.byHand, .read, "documentation.solarwinds.com: Custom states")
    card.callsPerMinute = .init(1000, .read, source + " (Advanced; Premier 1500)")
    return card
  }()
}
