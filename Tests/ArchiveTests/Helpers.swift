import DeskKit
import Foundation
import JSONText
import TicketModel

@testable import Archive

/// A folder of its own for one test, removed at the end.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "deskferry-archive-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func at(_ name: String) -> String { path + "/" + name }
}

func makeWriter(
  _ path: String, force: Bool = false, attachments: ArchiveOptions.Attachments = .copy,
  limits: ArchiveLimits = ArchiveLimits()
) throws -> ArchiveWriter {
  try ArchiveWriter(
    at: path, identity: DeskIdentity(desk: "acme", account: "one"),
    options: ArchiveOptions(attachments: attachments, force: force, toolVersion: "1.0"), limits: limits)
}

/// Path of each file below `data/` and its bytes.
func payload(of bag: String) throws -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  let root = bag + "/data"
  guard let names = FileManager.default.enumerator(atPath: root) else { return [:] }
  for case let name as String in names where Disk.kind(of: root + "/" + name) == .file {
    files[name] = try Disk.readAll(root + "/" + name)
  }
  return files
}

func text(_ path: String) throws -> String { String(decoding: try Disk.readAll(path), as: UTF8.self) }

func manyTickets(_ count: Int) -> [Ticket] {
  (1...count).map { number in
    var ticket = Ticket(key: "acme:ticket:\(number)", id: String(number))
    ticket.subject = "Ticket \(number)"
    ticket.status = TicketStatus(
      id: String(number % 3), label: ["Open", "On hold", "Done"][number % 3],
      category: [.open, .hold, .closed][number % 3])
    ticket.requester = "acme:person:\(number % 5)"
    ticket.createdAt = "2024-01-01T00:00:00Z"
    ticket.updatedAt = "2024-02-0\(1 + number % 9)T00:00:00Z"
    var opening = Message(
      key: "acme:message:\(number)/description", id: "m\(number)", author: ticket.requester,
      createdAt: "2024-01-01T00:00:00Z", visibility: .public, kind: .description,
      body: MessageBody(text: "Hello \(number)"))
    opening.extras = ["a": "1", "b": ["c": "1"]]
    var reply = Message(
      key: "acme:message:\(number)/2", id: "2", author: "acme:person:9", createdAt: "2024-01-02T00:00:00Z",
      visibility: .internal, kind: .note, body: MessageBody(html: "<p>ok</p>"))
    reply.attachments = [
      TicketFile(
        key: "acme:attachment:\(number)", id: String(number), name: "a.txt", url: "https://acme.example/a/\(number)",
        missing: "not part of this export")
    ]
    ticket.messages = [opening, reply]
    ticket.events = [
      [
        "key": .string("acme:event:\(number)"), "at": "2024-01-03T00:00:00Z", "field": "status",
        "from": ["id": "7", "label": "Gone", "scope": nil], "to": ["id": "0", "label": "Open", "scope": nil],
      ]
    ]
    ticket.fields = ["10": "x", "20": true]
    ticket.extras = ["vendor": .string(String(number))]
    return ticket
  }
}

func people(_ ids: Range<Int>) -> [Person] {
  ids.map { Person(key: "acme:person:\($0)", id: String($0), role: .endUser, name: "Person \($0)") }
}
