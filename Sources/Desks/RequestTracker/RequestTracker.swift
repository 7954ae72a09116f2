package import DeskKit
import Formats
import HTTP
import JSONText

/// Request Tracker 5 and 6 over REST 2.0. What the card calls `verified` was seen against Debian's 5.0.3.
package enum RequestTracker {
  package static let id = "request-tracker"
  /// Where the API begins, below the site.
  static let api = "/REST/2.0"
  /// The ticket field that holds external ids, by its name.
  static let externalIDField = "External ID"
  /// The ticket field (many values) that holds tags, by its name.
  static let tagsField = "Tags"

  static let card: DeskCard = {
    var card = DeskCard(id: id, name: "Request Tracker")
    card.numberIsID = true
    card.reads = ["recording of REST 2.0 replies (what `pull request-tracker` keeps)"]
    card.cannotTell = [
      "search never lists deleted tickets nor those merged into another",
      "lifecycle rules only where the token may open Admin > Lifecycles",
    ]
    let rest = "https://docs.bestpractical.com/rt/5.0.8/RT/REST2.html"
    card.ticketCreatedAtSettable = .init(true, .verified, "RequestTrackerServerTests.createsWithDatesAndCreator")
    card.messageCreatedAtSettable = .init(false, .verified, "RequestTrackerServerTests.commentsKeepTheResolvedDate")
    card.messageAuthorSettable = .init(false, .verified, "RequestTrackerServerTests.aTokenOfTheirOwnKeepsTheAuthor")
    card.privateNotes = .init(true, .verified, "RequestTrackerServerTests.commentsKeepTheResolvedDate")
    card.customStatuses = .init(
      .byHand, .read, "https://docs.bestpractical.com/rt/5.0.8/customizing/lifecycles.html")
    // MaxAttachmentSize as shipped; what is longer is stored, truncated or dropped as the site chose.
    card.attachmentBytesPerFile = .init(
      10_000_000, .read, "https://docs.bestpractical.com/rt/5.0.8/RT_Config.html#MaxAttachmentSize")
    card.deletion = .init(.statusOnly, .verified, "RequestTrackerServerTests.removeSetsTheStatusDeleted")
    card.lookUpLag = .init(.seconds(2), .verified, "RequestTrackerServerTests.findsByExternalID")
    card.volatileFacets = ["updatedAt"]
    card.checklist = [
      "Have an administrator switch off the scrips that notify (Admin > Scrips), or send mail to a file: "
        + "Set($MailCommand, 'mbox').",
      "Make the ticket field \"External ID\" (one value) and, for tags, \"Tags\" (many values), on every queue.",
      "Give the agents OwnTicket on the queues, else they cannot be owners.",
      "Accounts and formats: " + rest,
    ]
    return card
  }()

  /// Recorded replies are known by their address, single bodies by the addresses inside.
  static func detect(_ heads: [DocumentHead]) -> Detection? {
    for head in heads {
      let url = head.request?.url ?? ""
      let start = String(decoding: head.start.prefix(4_096), as: UTF8.self)
      guard start.holds("/REST/2.0/") || url.contains("/REST/2.0/") else { continue }
      let inside = start.holds("\"_url\"") || start.holds("\"_hyperlinks\"")
      if url.contains("/REST/2.0/") {
        return Detection(
          confidence: inside ? 95 : 80, because: "\(head.name): a reply from \(Wire.path(of: url))",
          account: Wire.host(of: url))
      }
      if inside {
        return Detection(confidence: 70, because: "\(head.name): addresses below /REST/2.0/")
      }
    }
    return nil
  }
}

extension Desk {
  package static let requestTracker: Desk = {
    var desk = Desk(
      card: RequestTracker.card,
      detect: RequestTracker.detect,
      read: { input, options, sink in try RequestTracker.Reader(options: options, sink: sink).read(input) },
      pull: { session in try await RequestTracker.Puller(session: session).pull() },
      writer: { options in RequestTracker.Writer(options) })
    desk.authentication = [.tokenHeader, .basicPassword]
    return desk
  }()
}
