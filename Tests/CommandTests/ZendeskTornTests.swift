import Foundation
import Testing

/// A damaged export ends with 3, and what came is in the archive.
@Suite("read: a compressed Zendesk export that is cut")
struct ZendeskTornTests {
  @Test func aGzipCutBehindItsDataIsReadAndSaid() throws {
    let ticket = #"{"tickets":[{"id":1,"url":"https://acme.zendesk.com/api/v2/tickets/1.json","requester_id":2}]}"#
    try Scratch.with { folder in
      let plain = folder.appendingPathComponent("one.json")
      try ticket.write(to: plain, atomically: true, encoding: .utf8)
      let gzip = Process()
      gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      gzip.arguments = ["gzip", plain.path]
      try gzip.run()
      gzip.waitUntilExit()
      let packed = folder.appendingPathComponent("one.json.gz")
      let whole = try Data(contentsOf: packed)
      for cut in [1, 6, 8] {
        try whole.dropLast(cut).write(to: packed)
        let result = try CommandRunner.run("read", "one.json.gz", "--force", "-o", "a.bag", in: folder)
        #expect(result.exit == 3, "\(result.error)")
        #expect(try CommandRunner.run("check", "a.bag", in: folder).exit == 0)
        let tickets = folder.appendingPathComponent("a.bag/data/tickets.ndjson")
        #expect(try String(contentsOf: tickets, encoding: .utf8).contains("zendesk:ticket:1"))
      }
    }
  }
}
