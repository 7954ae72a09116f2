import TicketModel

/// Pictures in the body of a comment that came apart from its ticket; ``ZendeskParts`` does the same for comments within.
enum ZendeskInline {
  private static let marker = "/attachments/token/"

  /// Files whose own address stands in the body are shown there; pictures that no attachment lists are listed, because
  /// their bytes die with the account.
  static func mark(_ message: inout Message) {
    guard let html = message.body.html, html.contains(marker) else { return }
    var listed: Set<Substring> = []
    for index in message.attachments.indices {
      let file = message.attachments[index]
      for address in [file.url].compactMap({ $0 }) + file.appearsAs { listed.formUnion(token(in: address[...])) }
      guard let url = file.url, let token = token(in: url[...]).first, html.contains(token) else { continue }
      message.attachments[index].inline = true
      if !file.appearsAs.contains(url) { message.attachments[index].appearsAs.append(url) }
    }
    for address in pictures(in: html) {
      guard let token = token(in: address).first, listed.insert(token).inserted else { continue }
      var file = TicketFile(
        key: "zendesk:attachment:token/" + token, id: nil, inline: true, url: String(address),
        missing: "not part of this export")
      file.appearsAs = [String(address)]
      message.attachments.append(file)
    }
  }

  /// What follows the marker up to the next slash, quote or `?`; none or one.
  private static func token(in address: Substring) -> [Substring] {
    guard let found = address.firstRange(of: marker) else { return [] }
    let token = address[found.upperBound...].prefix { !"/?\"'&\\ <".contains($0) }
    return token.isEmpty ? [] : [token]
  }

  /// Addresses of images that point at the desk's attachments; a link to a file is text, not a picture.
  private static func pictures(in html: String) -> [Substring] {
    let edges = "\"'\\ <>()"
    var found: [Substring] = []
    var rest = html[...]
    while let place = rest.firstRange(of: marker) {
      let from = html[..<place.lowerBound].lastIndex { edges.contains($0) }.map(html.index(after:)) ?? html.startIndex
      let to = rest[place.lowerBound...].firstIndex { edges.contains($0) } ?? html.endIndex
      if let open = html[..<from].suffix(400).lastIndex(of: "<"), html[open...].dropFirst().hasPrefix("img") {
        found.append(html[from..<to])
      }
      rest = html[max(to, place.upperBound)...]
    }
    return found
  }
}
