package import TicketModel

/// Under which addresses the source's people open its tickets; bodies are full of them.
package struct TicketAddresses: Sendable, Hashable {
  private var desk: String
  private var hosts: Set<String>
  /// Segments; `{id}` takes digits, `*` anything.
  private var paths: [[String]]

  /// Knows no address.
  package init() {
    desk = ""
    hosts = []
    paths = []
  }

  /// From the card's ``DeskCard/ticketAddresses``.
  package init(card: DeskCard, account: String?) {
    desk = card.id
    hosts = []
    paths = []
    for form in card.ticketAddresses {
      let parts = form.split(separator: "/").map(String.init)
      guard let host = parts.first else { continue }
      if let account { hosts.insert(host.replacing("{account}", with: account).lowercased()) }
      paths.append(Array(parts.dropFirst()))
    }
  }

  /// Also at the host of a ticket's own address: companies put desks under names of their own.
  package func including(_ address: String?) -> TicketAddresses {
    guard !paths.isEmpty, let address, let (host, _) = TicketAddresses.parts(address) else { return self }
    var wider = self
    wider.hosts.insert(host)
    return wider
  }

  /// The key of the ticket that the address opens; nil where it opens something else.
  package func ticket(_ address: String) -> String? {
    guard !paths.isEmpty, let (host, segments) = TicketAddresses.parts(address), hosts.contains(host) else {
      return nil
    }
    for path in paths where path.count == segments.count {
      var id: String?
      let fits = zip(path, segments).allSatisfy { wanted, given in
        guard let mark = wanted.firstRange(of: "{id}") else { return wanted == "*" || wanted == given }
        let after = wanted[mark.upperBound...]
        guard given.hasPrefix(wanted[..<mark.lowerBound]), given.hasSuffix(after) else { return false }
        let digits = given.dropFirst(wanted[..<mark.lowerBound].count).dropLast(after.count)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        id = String(digits)
        return true
      }
      if fits, let id { return "\(desk):ticket:\(id)" }
    }
    return nil
  }

  private static func parts(_ address: String) -> (host: String, path: [String])? {
    let lower = address.prefix(8).lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://"),
      let start = address.firstRange(of: "://")?.upperBound
    else { return nil }
    let rest = address[start...].prefix { $0 != "?" && $0 != "#" }
    let parts = rest.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let host = parts.first?.lowercased() else { return nil }
    return (host, Array(parts.dropFirst()))
  }
}

extension MappedTicket {
  /// Tickets of the source that the text links to, each with the addresses used for it, in the order of first use.
  package func tickets(among found: [String]) -> [(key: String, addresses: [String])] {
    var result: [(key: String, addresses: [String])] = []
    for address in found {
      guard let key = addresses.ticket(address) else { continue }
      if let index = result.firstIndex(where: { $0.key == key }) {
        if !result[index].addresses.contains(address) { result[index].addresses.append(address) }
      } else {
        result.append((key, [address]))
      }
    }
    return result
  }

  /// Files of a message that its text shows, or names, at their old address.
  package func pictures(of message: Message, among found: [String]) -> [(file: TicketFile, addresses: [String])] {
    let found = Set(found)
    return message.attachments.compactMap { file in
      var known = file.appearsAs
      if let url = file.url, file.inline { known.append(url) }
      if let id = file.contentID { known.append("cid:" + id) }
      let shown = known.filter(found.contains)
      return shown.isEmpty ? nil : (file, shown)
    }
  }
}
