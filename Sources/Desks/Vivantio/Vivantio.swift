package import DeskKit
import Formats
import HTTP
import JSONText

/// Vivantio (Pro and ITSM): reads recorded replies of the RPC-style API, where every call is a POST, and of OData.
package enum Vivantio {
  package static let id = "vivantio"
}

extension Desk {
  package static let vivantio = Desk(
    card: Vivantio.card,
    detect: { Vivantio.detect($0) },
    read: { input, options, sink in try Vivantio.Reader(options, sink).read(input) })
}

extension Vivantio {
  private static let examples = "https://github.com/Vivantio/apiexamples (2026-05)"

  package static let card: DeskCard = {
    var card = DeskCard(id: Vivantio.id, name: "Vivantio")
    card.reads = [
      "RPC replies (JSON, POST): Ticket/Select…, Ticket/ActionSelectByParentId, File/Attachment…, Caller/Select…,"
        + " Client/Select…, Configuration/StatusSelectByRecordTypeId and UserSelect…; others kept whole",
      "OData pages (JSON): Callers, Clients; other sets kept whole",
      "queue and report CSV: through a column map (read --columns), as the user chooses the columns",
    ]
    card.cannotTell = [
      "Ticket/Select: conversations and files; those come with ActionSelectByParentId and AttachmentSelectByParent",
      "RPC times: their zone (--timezone)",
      "RPC replies: how many records there are; no paging is known",
      "ActionSelectByParentId: what the vendor's help does not show publicly; unknown members are kept",
    ]
    card.customStatuses = .init(.byHand, .read, "no call to create statuses is known; " + examples)
    // Every read is a POST; these are the ones that only ask. Addresses have no case there.
    card.readingCalls = [
      "Ticket/Select", "Ticket/ActionSelect", "Ticket/SLAStageInstanceSelect", "Caller/Select", "Client/Select",
      "Location/Select", "Asset/Select", "Article/Select", "Configuration/", "File/AttachmentSelect",
      "File/AttachmentDownload", "Entity/Select", "Entity/CustomEntitySelect", "Entity/CustomEntitySimplifiedSelect",
      "Entity/CustomEntityDefinitionSelect", "Entity/CustomEntityFieldDefinitionSelect",
    ].flatMap { ["POST /api/" + $0, "POST /api/" + $0.lowercased()] }
    return card
  }()

  /// `Ticket/SelectById` of a recorded call; `SelectById` or `Ticket_SelectById` of a file named after one.
  struct Method {
    var area: String?
    var name: String
    /// The id in the path or the query, such as the ticket whose actions were asked for.
    var id: String?

    /// Of OData's entity sets: they are areas, too, each with its own ids. A set that a page names may be another.
    init(set: String) {
      area = Method.areas[set.lowercased()] ?? set
      name = ""
    }

    private static let areas = [
      "tickets": "Ticket", "callers": "Caller", "clients": "Client", "assets": "Asset", "locations": "Location",
      "articles": "Article",
    ]

    private static let known = Set(areas.values).union(["Configuration", "File", "Entity"])

    /// The words that say what a reply holds, the longest first.
    private static let verbs = [
      "SelectChildTicketsByTicketId", "SelectParentTicketsByTicketId", "SLAStageInstanceSelectByTicket",
      "AttachmentDownload", "AttachmentSelect", "ActionSelect", "StatusSelect", "UserSelect", "Select",
    ]

    /// As the vendor writes them.
    private static func written(_ name: String) -> String {
      let verb = verbs.first { name.lowercased().hasPrefix($0.lowercased()) }
      return verb.map { $0 + name.dropFirst($0.count) } ?? name
    }

    /// Whether the reply holds records of the area itself: `Caller/SelectAssets` does not.
    var isOfArea: Bool { name.isEmpty || name.wholeMatch(of: /Select(By.*|List|All|Page.*)?/.ignoresCase()) != nil }

    /// What a call, or the name of a file made from one, says.
    init?(_ document: ExportDocument) {
      let asked = document.request?.url
      if let method = asked.flatMap({ Method(url: $0) }) ?? Method(name: document.name) {
        self = method
        return
      }
      let last = CallAddress(asked ?? document.name).segments.last ?? ""
      let set = String(last.prefix(while: \.isLetter))
      guard Method.areas[set.lowercased()] != nil else { return nil }
      self.init(set: set)
    }

    /// The entity set that `@odata.context` names.
    init?(page: JSONValue?) {
      guard let set = page?.string?.split(separator: "#").dropFirst().last?.prefix(while: \.isLetter), !set.isEmpty
      else {
        return nil
      }
      self.init(set: String(set))
    }

    init?(url: String) {
      guard let rest = WebAddress(url)?.rest else { return nil }
      let halves = rest.split(separator: "?", maxSplits: 1)
      let parts = (halves.first ?? "").split(separator: "/").map(String.init)
      guard
        let at = parts.lastIndex(where: { part in ["select", "download"].contains { part.lowercased().contains($0) } })
      else { return nil }
      name = Method.written(parts[at])
      area = at > 0 ? Method.known.first { $0.lowercased() == parts[at - 1].lowercased() } : nil
      id = at + 1 < parts.count ? parts[at + 1] : nil
      let query = halves.count > 1 ? halves[1] : ""
      for pair in query.split(separator: "&") where id == nil {
        let (key, value) = (pair.prefix { $0 != "=" }.lowercased(), pair.drop { $0 != "=" }.dropFirst())
        if ["id", "parentid"].contains(key), !value.isEmpty { id = String(value) }
      }
    }

    init?(name file: String) {
      let stem = file.split(separator: "/").last.map(String.init) ?? file
      guard
        let match = stem.firstMatch(
          of:
            /(?:(Ticket|Caller|Client|Configuration|File|Entity|Asset|Location|Article)[_.-])?([A-Za-z]*(?:Select|Download)[A-Za-z]*)(?:[_.-](\d+))?/
        )
      else { return nil }
      (area, name, id) = (match.1.map(String.init), String(match.2), match.3.map(String.init))
    }
  }

  static func detect(_ heads: [DocumentHead]) -> Detection? {
    var best: Detection?
    for head in heads {
      var found: Detection?
      if let url = head.request?.url, let host = WebAddress(url)?.host, host.hasSuffix(".vivantio.com") {
        found = Detection(confidence: 95, because: "\(head.name) answers \(host)")
      } else if let (what, confidence) = shape(head.start) {
        found = Detection(confidence: confidence, because: "\(head.name) looks like \(what)")
      }
      if let found, found.confidence > best?.confidence ?? 0 { best = found }
    }
    return best
  }

  private static func shape(_ start: [UInt8]) -> (String, Int)? {
    func holds(_ names: String...) -> Bool {
      names.allSatisfy { start.holds("\"\($0)\"") }
    }
    if holds("DisplayId", "RecordTypeId", "StatusType") { return ("a Vivantio ticket", 92) }
    if holds("Successful", "ErrorMessages", "InfoMessages") { return ("a reply of Vivantio's API", 80) }
    if holds("Successful", "ErrorMessages") { return ("a reply of Vivantio's API", 65) }
    if holds("RecordTypeId", "DomainLoginName") || holds("RecordTypeId", "EmailSuffix") {
      return ("Vivantio callers or clients", 65)
    }
    return nil
  }
}
