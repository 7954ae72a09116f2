package import DeskKit
import Formats
import HTTP
import TicketModel

/// Zammad over its REST API. Shapes are those of its documentation and source; no server of ours has shown them.
package enum Zammad {
  package static let id = "zammad"

  static let card: DeskCard = {
    var card = DeskCard(id: id, name: "Zammad")
    card.reads = [
      "REST API pages: tickets plain, with expand=true, with full/all=true and its assets, search results",
      "REST API pages: articles, history, tags, links, mentions and time accounting of a ticket",
      "REST API pages: users, organizations, groups, roles, states, priorities, object attributes",
      "attachments where their download was recorded",
    ]
    card.cannotTell = [
      "API pages: how many tickets there are; a list ends with a page that is not full",
      "lists of tickets: their conversation; articles are asked for by ticket",
      "tags and links: which ticket they are of, unless the address they were asked at is recorded",
      "ticket_states: the names of state types; they are inferred from the states that Zammad ships",
      "articles: who may see a System message; Zammad shows its head and hides its body from customers",
      "all forms: deleted tickets; deleting is for ever",
    ]
    card.ticketAddresses = ["{account}/#ticket/zoom/{id}"]
    let docs = "https://docs.zammad.org/en/latest/api/"
    card.privateNotes = .init(true, .read, docs + "ticket/articles.html")
    card.customStatuses = .init(.creatable, .read, docs + "ticket/states.html: not recommended over the API")
    card.deletion = .init(.permanent, .read, docs + "ticket/index.html")
    card.messageAuthorSettable = .init(true, .read, docs + "intro.html: the header From acts for another user")
    return card
  }()

  static func key(_ kind: RecordKind, _ id: String) -> String {
    SourceKey(desk: Zammad.id, kind: kind, id: id).description
  }

  /// Members that hold secrets, in records of users, channels, tokens and settings.
  static let secrets: Set<String> = [
    "password", "passwd", "secret", "client_secret", "api_key", "api_token", "access_token", "refresh_token",
    "private_key", "credentials", "token", "otp_secret", "two_factor_secret",
  ]

  // MARK: detection

  private static let marks: [(all: [String], confidence: Int, because: String)] = [
    (
      ["\"title\":", "\"state_id\":", "\"priority_id\":", "\"owner_id\":", "\"customer_id\":"], 97,
      "tickets with state_id"
    ),
    (["\"ticket_id\":", "\"internal\":", "\"content_type\":", "\"sender"], 95, "articles with sender and internal"),
    (["\"state_type_id\":", "\"ignore_escalation\":"], 95, "states with state_type_id"),
    (["\"data_option\":", "\"data_type\":", "\"to_migrate\":"], 92, "object attributes"),
    (["\"follow_up_possible\":", "\"follow_up_assignment\":"], 92, "groups with follow_up_possible"),
    (["\"domain_assignment\":", "\"shared\":"], 90, "organizations with domain_assignment"),
    (["\"login\":", "\"firstname\":", "\"role_ids\":"], 90, "users with login and role_ids"),
    (["\"history\":[", "\"o_id\":", "\"created_by_id\":"], 90, "a history with o_id"),
    (["\"default_at_signup\":"], 85, "roles with default_at_signup"),
    (["\"mentionable_type\":"], 85, "mentions"),
  ]

  /// Replies are known by what only Zammad's hold; the account is the host they were recorded from.
  static func detect(_ heads: [DocumentHead]) -> Detection? {
    var best: Detection?
    for head in heads {
      let start = String(decoding: head.start.filter { $0 > 0x20 }, as: UTF8.self)
      let account = head.request.flatMap { CallAddress($0.url).host } ?? best?.account
      if let mark = marks.first(where: { $0.all.allSatisfy(start.contains) }), mark.confidence > best?.confidence ?? 0 {
        best = Detection(confidence: mark.confidence, because: "\(head.name): \(mark.because)", account: account)
      } else if let url = head.request?.url, best == nil, start == "[]", CallAddress(url).isZammadList {
        // Nobody else we know asks for a bare list at that address by `per_page`.
        best = Detection(
          confidence: 60, because: "\(head.name): an empty list from \(CallAddress(url).path)", account: account)
      } else if let url = head.request?.url, best == nil, CallAddress(url).path.contains("/api/v1/ticket_") {
        best = Detection(
          confidence: 60, because: "\(head.name): a reply from \(CallAddress(url).path)", account: account)
      }
    }
    return best
  }
}

extension CallAddress {
  /// `/api/v1/tickets?page=1&per_page=50` and its like.
  fileprivate var isZammadList: Bool {
    let names = ["tickets", "users", "organizations", "groups"].map { "/api/v1/" + $0 }
    return names.contains { path.hasSuffix($0) } && value("per_page") != nil && value("page") != nil
  }
}

extension Desk {
  package static let zammad: Desk = {
    var desk = Desk(
      card: Zammad.card,
      detect: Zammad.detect,
      read: { input, options, sink in try Zammad.Reader(options: options, sink: sink).read(input) },
      pull: { session in try await Zammad.Puller(session: session).pull() })
    desk.authentication = [.header("Authorization", "Token token={token}"), .basicPassword]
    return desk
  }()
}
