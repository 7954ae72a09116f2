package import DeskKit
import Formats
import HTTP

/// Redmine 1.1 to 6 over its REST API, JSON or XML. What the card calls `verified` was seen against Debian's 5.0.4.
package enum Redmine {
  package static let id = "redmine"

  static let card: DeskCard = {
    var card = DeskCard(id: id, name: "Redmine")
    card.numberIsID = true
    card.reads = [
      "REST API replies as JSON: recorded (HAR, cassettes) or saved, lists and single records",
      "REST API replies as XML: the same replies asked for as .xml",
      "files of tickets where their download was recorded",
    ]
    card.cannotTell = [
      "issues.json: open issues only unless asked with status_id=*, and no journals: replies, notes and history are in "
        + "each issue's own reply, asked for with include=journals",
      "all forms: whether a text is Textile or CommonMark; bodies are the source text",
      "all forms: who is agent and who is customer; Redmine knows projects' roles and administrators only",
      "all forms: what a status means beyond open and closed",
      "users.json, custom_fields.json, groups.json: for administrators only; others see names, not addresses",
      "projects.json: active projects only unless asked with f[]=",
      "XML: values have no type; known numbers and flags are read as such, all else is text",
    ]
    card.ticketAddresses = ["{account}/issues/{id}"]
    let server = "a real Redmine 5.0.4 server (RedmineServerTests.pullReadsAWholeDesk)"
    card.privateNotes = .init(true, .verified, server)
    card.customStatuses = .init(.byHand, .read, "https://www.redmine.org/projects/redmine/wiki/Rest_IssueStatuses")
    card.ticketCreatedAtSettable = .init(
      false, .read, "app/models/issue.rb of Redmine 5.0.4: created_on is no safe attribute")
    card.messageCreatedAtSettable = .init(
      false, .read, "app/models/issue.rb of Redmine 5.0.4: journals are made with the current time")
    card.messageAuthorSettable = .init(
      true, .read, "https://www.redmine.org/projects/redmine/wiki/Rest_api#User-Impersonation")
    return card
  }()

  /// Where a reply of that kind shows what no other desk sends. Members and attributes come in any order: Redmine 1 on
  /// Ruby 1.8 sent `{"name":"Bug","id":1}`, and so does whoever saves a reply with its members sorted.
  private static let marks: [(all: [String], confidence: Int, because: String)] = [
    (["\"tracker\":{\"", "\"done_ratio\":"], 97, "issues with tracker and done_ratio"),
    (["<tracker", "<done_ratio>"], 97, "issues in XML with tracker and done_ratio"),
    (["\"tracker\":{\"", "\"status\":{\"", "\"project\":{\"", "\"author\":{\""], 90, "issues with a tracker"),
    (["<tracker", "<status", "<project", "<author"], 90, "issues in XML with a tracker"),
    (["\"tracker\":{\"id\":", "\"status\":{\"id\":", "\"project\":{\"id\":"], 90, "issues with a tracker"),
    (["<trackerid=", "<statusid=", "<projectid="], 90, "issues in XML with a tracker"),
    (["\"issue_statuses\":[", "\"is_closed\":"], 92, "issue_statuses with is_closed"),
    (["<issue_statusestype=\"array\">"], 92, "issue_statuses in XML"),
    (["\"custom_fields\":[", "\"customized_type\":", "\"field_format\":"], 92, "custom fields with customized_type"),
    (["<customized_type>", "<field_format>"], 92, "custom fields in XML with customized_type"),
    (["\"trackers\":[", "\"default_status\":{"], 90, "trackers with a default status"),
    (["\"issue_priorities\":[", "\"is_default\":"], 90, "issue_priorities"),
    (["\"time_entries\":[", "\"spent_on\":", "\"activity\":{"], 90, "time entries with spent_on"),
    (["\"login\":", "\"firstname\":", "\"mail\":", "\"created_on\":"], 88, "users with login, firstname and mail"),
    (["<login>", "<firstname>", "<mail>", "<created_on>"], 88, "users in XML with login, firstname and mail"),
    (["\"projects\":[", "\"identifier\":", "\"created_on\":"], 80, "projects with an identifier"),
    (["\"memberships\":[", "\"project\":{\"", "\"roles\":[{"], 75, "memberships of projects"),
    (["\"issues\":[]", "\"total_count\":0", "\"offset\":"], 75, "an empty list of issues"),
    (["<issues", "total_count=\""], 80, "a list of issues in XML"),
  ]

  /// Replies are known by what only Redmine's hold; the account is the host they were recorded from.
  static func detect(_ heads: [DocumentHead]) -> Detection? {
    var best: Detection?
    for head in heads {
      // Layout says nothing, so that one text is searched for all.
      let start = String(decoding: head.start.filter { $0 > 0x20 }, as: UTF8.self)
      guard let mark = marks.first(where: { $0.all.allSatisfy(start.contains) }) else { continue }
      guard mark.confidence > best?.confidence ?? 0 else { continue }
      best = Detection(
        confidence: mark.confidence, because: "\(head.name): \(mark.because)",
        account: head.request.flatMap { CallAddress($0.url).host } ?? best?.account)
    }
    return best
  }
}

extension Desk {
  package static let redmine: Desk = {
    var desk = Desk(
      card: Redmine.card,
      detect: Redmine.detect,
      read: { input, options, sink in try Redmine.Reader(options: options, sink: sink).read(input) },
      pull: { session in try await Redmine.Puller(session: session).pull() })
    desk.authentication = [.header("X-Redmine-API-Key", "{token}"), .basicPassword]
    return desk
  }()
}
