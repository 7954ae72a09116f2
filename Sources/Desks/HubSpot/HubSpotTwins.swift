import DeskKit
import TicketModel

extension HubSpot {
  /// Mails that are both an engagement and a message of a thread. Neither names the other (a message of a thread has no
  /// Message-ID, an engagement no number of a message), so what looks alike is told and left as it is.
  final class Twins {
    /// By what two such mails share: what each of them is.
    private let marks = JoinTable()

    /// A public message as it goes to its ticket.
    func note(_ message: Message, in ticket: String) throws {
      let sort = message.key.contains(":message:emails/") ? "emails" : "threads"
      guard message.visibility == .public, sort == "emails" || message.key.contains(":message:threads/"),
        message.kind != .system, let direction = message.direction
      else { return }
      let told = "\(sort) \(message.key)"
      if let second = message.createdAt?.prefix(19), second.count == 19 {
        try marks.add("\(ticket) \(direction) at \(second)", told)
      }
      if let text = message.body.text ?? message.body.html, text.utf8.count > 20 {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        try marks.add("\(ticket) \(direction) says \(Checksum.sha256(Array(words.utf8)).prefix(32))", told)
      }
    }

    /// How many engagements look like a message of a thread, and the first such pair.
    func finding() throws -> Finding? {
      try marks.close()
      let found = JoinTable()
      var first: (mail: String, message: String)?
      var group: (mark: String, mails: [String], messages: [String]) = ("", [], [])
      func end() throws {
        guard let mail = group.mails.first, let message = group.messages.first else { return }
        first = first ?? (mail, message)
        for mail in group.mails { try found.add(mail, "") }
      }
      try marks.forEach { mark, value in
        if mark != group.mark {
          try end()
          group = (mark, [], [])
        }
        let key = String(value.drop { $0 != " " }.dropFirst())
        if value.hasPrefix("emails ") { group.mails.append(key) } else { group.messages.append(key) }
      }
      try end()
      guard let first else { return nil }
      try found.close()
      var count = 0
      try found.forEach { _, _ in count += 1 }
      return Finding(
        .warning, "mailTwice", key: first.mail,
        what:
          "\(count) e-mails look like messages of their ticket's thread (same second or same words), the first like "
          + first.message,
        did: "kept both: HubSpot says of neither that it is the other; leave out emails or threads if they are one")
    }
  }
}
