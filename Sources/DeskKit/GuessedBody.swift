package import TicketModel

extension MessageBody {
  /// A body in a member that does not say what it is written in: by its tags.
  package init(guessing text: String) {
    self = Self.looksLikeHTML(text) ? MessageBody(html: text) : MessageBody(text: text)
  }

  package static func looksLikeHTML(_ text: String) -> Bool {
    text.contains("</") || text.contains("<br") || text.contains("<p>") || text.contains("<img")
  }
}
