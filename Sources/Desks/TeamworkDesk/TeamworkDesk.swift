package import DeskKit
import Formats
import TicketModel

/// Teamwork Desk: replies of its API v1 and v2, and the CSV of messages that the vendor's script makes.
package enum TeamworkDesk {
  package static let id = "teamwork-desk"

  static func key(_ kind: RecordKind, _ id: String) -> String {
    SourceKey(desk: TeamworkDesk.id, kind: kind, id: id).description
  }
}

extension Desk {
  package static let teamworkDesk = Desk(
    card: TeamworkDesk.card, detect: { TeamworkDesk.detect($0) },
    read: { input, options, sink in
      var reader = try TeamworkDesk.Reader(options, sink)
      try reader.read(input)
    })
}

extension TeamworkDesk {
  package static let card: DeskCard = {
    var card = DeskCard(id: TeamworkDesk.id, name: "Teamwork Desk")
    card.numberIsID = true
    card.reads = [
      "API v2 replies (JSON): tickets, messages, activities, files, time logs, customers, contacts, companies, users,"
        + " inboxes, tags, statuses, priorities, types, sources, custom fields; lists, single records, side-loads",
      "API v1 replies (JSON): tickets with their threads, lists without, inboxes, priorities, the user of the key",
      "messages CSV of the vendor's script: Ticket ID, Ticket Subject, Message ID, Message Text",
    ]
    card.cannotTell = [
      "API v1: a status is a word, without its id; a list of tickets holds no threads",
      "API v2: references have ids alone; names stand in what was loaded beside them",
      "API: a custom status has no category",
      "API v2 list: archived tickets are not in it unless asked for (solved and closed ones, idle for 120 days)",
      "messages CSV: no status, no people, no times, no visibility",
    ]
    card.ticketAddresses = ["{account}.teamwork.com/desk/tickets/{id}", "{account}.teamwork.com/desk/#/tickets/{id}"]
    let examples = "https://github.com/Teamwork/Teamwork-Desk-API-Request-Body-Examples"
    card.ticketCreatedAtSettable = .init(true, .read, "support.teamwork.com: Importing tickets")
    card.messageCreatedAtSettable = .init(true, .read, "support.teamwork.com: Importing tickets")
    card.messageAuthorSettable = .init(true, .read, "support.teamwork.com: Importing tickets")
    card.privateNotes = .init(true, .read, examples + " (threadType note)")
    card.customStatuses = .init(.creatable, .read, "https://github.com/Teamwork/desksdkgo")
    return card
  }()

  // MARK: Detection

  static func detect(_ heads: [DocumentHead]) -> Detection? {
    Detection.surest(heads, detect)
  }

  private static func detect(_ head: DocumentHead) -> Detection? {
    if let url = head.request?.url, let host = CallAddress(url).host, host.hasSuffix(".teamwork.com") {
      let isDesk = CallAddress(url).segments.first == "desk"
      let account = host.split(separator: ".").first.map(String.init)
      return Detection(confidence: isDesk ? 95 : 40, because: "\(head.name) answers \(host)", account: account)
    }
    guard let first = head.start.first(where: { $0 > 0x20 && $0 < 0x80 }) else { return nil }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return header(head) }
    func holds(_ name: String) -> Bool { head.start.holds("\"\(name)\"") }
    let found = signs.filter { $0.0.allSatisfy(holds) }.max { $0.1 < $1.1 }
    return found.map {
      Detection(
        confidence: $0.1, because: "\(head.name) has \($0.0.joined(separator: ", ")) as Teamwork Desk's replies do")
    }
  }

  /// Members that must all be there, and how sure that makes us.
  private static let signs: [([String], Int)] = [
    (["inboxId", "assignedTo", "numThreads"], 95), (["threads", "assignedTo", "inboxId"], 95),
    (["threads", "assignedTo", "inbox", "customer"], 70), (["inUnifiedInbox", "ticketCounts"], 95),
    (["ticketpriorities"], 85), (["ticketstatuses"], 85),
    (["tickettypes"], 80), (["ticketsources"], 80), (["ticketactivities"], 80), (["threadType", "htmlBody"], 90),
    (["threadType", "textBody"], 90), (["TicketStatusID", "InboxID"], 90), (["underReview", "result"], 60),
    (["isDeskAdmin", "ticketReplyRedirect"], 90), (["originalRecipient", "spam_score"], 85),
    (["tickets", "included", "pagination", "hasMorePages"], 75), (["ticket", "included", "inbox"], 65),
    (["inboxes", "hasMorePages"], 65), (["customers", "welcomeEmailSent"], 80),
    (["customer", "welcomeEmailSent"], 80), (["facebookURL", "twitterHandle", "linkedinURL"], 70),
  ]

  private static func header(_ head: DocumentHead) -> Detection? {
    let line = String(decoding: head.start.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let cells = line.split(separator: ",").map { $0.filter { $0 != "\"" && $0 != "\u{FEFF}" } }
    guard cells == ["Ticket ID", "Ticket Subject", "Message ID", "Message Text"] else { return nil }
    return Detection(confidence: 90, because: "\(head.name) has the header of the vendor's script")
  }
}
