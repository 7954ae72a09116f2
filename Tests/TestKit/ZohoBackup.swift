/// A small data backup of Zoho Desk whose rows a test may disturb: tickets in order of their ids, threads and comments
/// in order of their tickets, as the vendor writes them.
package struct ZohoBackup {
  package var cases: [[String]] = []
  package var threads: [[String]] = []
  package var comments: [[String]] = []

  private static let caseNames =
    "id,contactId,email,subject,description,status,createdTime,modifiedTime,ticketNumber,toAddress,threadCount,"
    + "commentCount"
  private static let threadNames =
    "id,ticketId,createdTime,threadStatus,content,isPrivate,fromEmailAddress,receipients,hasAttach,threadType"
  private static let commentNames = "id,comment,commentedBy,isPublic,commentedTime,modifiedTime,entityId,moduleId"

  /// Invented from the seed; every message has an id of its own.
  package init(tickets: Int, random: inout SeededRandom) {
    var next = 0
    for number in 0..<tickets {
      let id = ZohoBackup.id(2 * number)
      let person = random.below(tickets)
      let at = ZohoBackup.time(number, &random)
      let description = random.chance(0.2) ? "" : "Hello, \"\(number)\"\n<b>é</b>"
      cases.append([
        id, "80000000000000\(1000 + person)", "p\(person)@example.com", "S, \(number)", description,
        ["Open", "Waiting"][random.below(2)], at, at, "\(number + 1)", random.chance(0.5) ? "help@acme.example" : "",
        "\(random.below(4))", "1",
      ])
      for _ in 0..<random.below(4) {
        threads.append(ZohoBackup.thread(next, of: id, from: random.below(tickets), number, &random))
        next += 1
      }
      for _ in 0..<random.below(3) {
        comments.append([
          ZohoBackup.id(7_000_000 + next), "note \(next)", "80000000000000\(2000 + random.below(9))",
          random.chance(0.3) ? "true" : "false", ZohoBackup.time(number, &random), "", id, "1",
        ])
        next += 1
      }
    }
  }

  /// The id of a ticket: even numbers are those of the account.
  package static func id(_ number: Int) -> String { "7001000\(100_000_000_000 + number)" }

  private static func time(_ number: Int, _ random: inout SeededRandom) -> String {
    "2024-0\(1 + number % 9)-\(10 + random.below(18)) 1\(random.below(10)):0\(random.below(10)):30"
  }

  private static func thread(
    _ number: Int, of ticket: String, from person: Int, _ month: Int, _ random: inout SeededRandom
  ) -> [String] {
    let isOutgoing = random.chance(0.4)
    return [
      id(9_000_000 + number), ticket, time(month, &random), isOutgoing ? "EMAIL OUTGOING" : "EMAIL INCOMING",
      "<p>text \(number), \"quoted\"</p>", "false", isOutgoing ? "help@acme.example" : "p\(person)@example.com",
      "a@example.com, B <b@example.com>", random.chance(0.1) ? "true" : "false", "reply",
    ]
  }

  /// The files, each cut into `pieces` of rows.
  package func input(pieces: Int = 1) -> MemoryInput {
    var files: [(name: String, text: String)] = []
    for (name, header, rows) in [
      ("Cases", ZohoBackup.caseNames, cases), ("Comments", ZohoBackup.commentNames, comments),
      ("Threads", ZohoBackup.threadNames, threads),
    ] {
      for piece in 0..<pieces {
        let part = rows[(rows.count * piece / pieces)..<(rows.count * (piece + 1) / pieces)]
        files.append(("\(name)__\(piece + 1).csv", ZohoBackup.text(header, part)))
      }
    }
    return MemoryInput(files.map { (name: $0.name, request: nil, bytes: Array($0.text.utf8)) })
  }

  private static func text(_ header: String, _ rows: some Sequence<[String]>) -> String {
    let lines = rows.map { row in
      row.map { $0.contains { ",\"\n".contains($0) } ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }
        .joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }
}
