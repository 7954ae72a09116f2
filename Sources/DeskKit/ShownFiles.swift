package import TicketModel

extension [TicketFile] {
  /// Ties the pictures that a message's HTML shows to these files: those at a file's own address or content id (`cid:`,
  /// RFC 2392), and at addresses that the desk knows to be the same file.
  package mutating func tieImages(
    of html: String?, _ isSame: (_ address: String, _ file: TicketFile) -> Bool = { _, _ in false }
  ) {
    guard !isEmpty, let html else { return }
    let images = BodyAddresses.images(html)
    for at in indices {
      let file = self[at]
      let content = file.contentID.map { "cid:" + $0 }
      for address in images where address == file.url || address == content || isSame(address, file) {
        self[at].inline = true
        if !self[at].appearsAs.contains(address) { self[at].appearsAs.append(address) }
      }
    }
  }
}

extension Message {
  /// Ties the pictures that the body shows to the files of the message.
  package mutating func tieImages(_ isSame: (_ address: String, _ file: TicketFile) -> Bool = { _, _ in false }) {
    attachments.tieImages(of: body.html, isSame)
  }
}
