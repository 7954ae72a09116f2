package import DeskKit
import Formats
import HTTP
import JSONText

/// N-able MSP Manager: reads recorded OData pages. No vendor document was readable; every name comes from public
/// integrations, so nothing is believed that a page does not show.
package enum NAbleMSP {
  package static let id = "nable-msp"
}

extension Desk {
  package static let nableMSP = Desk(
    card: NAbleMSP.card,
    detect: { NAbleMSP.detect($0) },
    read: { input, options, sink in try NAbleMSP.Reader(options, sink).read(input) })
}

extension NAbleMSP {
  package static let card: DeskCard = {
    var card = DeskCard(id: NAbleMSP.id, name: "N-able MSP Manager")
    card.reads = [
      "OData pages (JSON): ticketsview, tickettimeentriesview, ticketscustomfields, ticketslas, contacts, TicketStatuses;"
        + " other entity sets kept whole",
      "grid CSV: through a column map (read --columns), as its columns are not published",
    ]
    card.cannotTell = [
      "OData: notes, e-mails and attachments of a ticket; no endpoint for them is known",
      "OData ticketsview: who asked, beside a name; the address is in contacts, under another id",
      "OData: the category of a status whose name is not one of the product's own",
      "OData pages: how many records there are, unless asked with $count=true",
    ]
    return card
  }()

  static func detect(_ heads: [DocumentHead]) -> Detection? {
    var best: Detection?
    for head in heads {
      var found: Detection?
      if let url = head.request?.url, let host = WebAddress(url)?.host, host.hasSuffix("mspmanager.com") {
        found = Detection(confidence: 95, because: "\(head.name) answers \(host)")
      } else if let names = names(head.start) {
        let isPage = head.start.holds("mspmanager.com")
        if names.isSuperset(of: ["ticketid", "tickettitle", "ticketstatusname"]) {
          found = Detection(confidence: 92, because: "\(head.name) looks like MSP Manager's ticketsview")
        } else if names.isSuperset(of: ["ticketid", "timeactualhrs"]) {
          found = Detection(confidence: 85, because: "\(head.name) looks like MSP Manager's time entries")
        } else if isPage {
          found = Detection(confidence: 80, because: "\(head.name) names api.mspmanager.com")
        }
      }
      if let found, found.confidence > best?.confidence ?? 0 { best = found }
    }
    return best
  }

  /// Lower-case names of the first record's members, out of the page around it; all that are to be seen where the
  /// record is too long for the start.
  static func names(_ start: [UInt8]) -> Set<String>? {
    let stream = JSONStream(MemorySource(start), streaming: ["value"])
    while let piece = try? stream.next() {
      switch piece {
      case .value(let node, _):
        let object = node.value.object?["value"]?.array?.first?.object ?? node.value.object
        return object.map { Set($0.names.map { $0.lowercased() }) }
      case .element(_, let node, _): return node.value.object.map { Set($0.names.map { $0.lowercased() }) }
      case .member: continue
      case .broken: return nil
      case .torn:
        let text = String(decoding: start, as: UTF8.self).lowercased()
        return Set(text.matches(of: /"([a-z]+)"\s*:/).map { String($0.1) })
      }
    }
    return nil
  }
}
