package import TicketModel

extension Message {
  /// Ties the pictures that the body shows to the files of the message: those at a file's own address or content id
  /// (`cid:`, RFC 2392), and at addresses that the desk knows to be the same file.
  package mutating func tieImages(_ isSame: (_ address: String, _ file: TicketFile) -> Bool = { _, _ in false }) {
    guard !attachments.isEmpty, let html = body.html else { return }
    let images = BodyAddresses.images(html)
    for at in attachments.indices {
      let file = attachments[at]
      let content = file.contentID.map { "cid:" + $0 }
      for address in images where address == file.url || address == content || isSame(address, file) {
        attachments[at].inline = true
        if !attachments[at].appearsAs.contains(address) { attachments[at].appearsAs.append(address) }
      }
    }
  }
}
