import Foundation
import Testing

@Suite("Plans after the first", .serialized)
struct LaterPlanTests {
  /// The example with another subject and other messages of its first ticket, read, planned and pushed.
  private func push(
    _ name: String, _ run: SandboxRun, ticket change: (inout [String: Any]) -> Void = { _ in },
    _ edit: (inout [[String: Any]]) -> Void
  ) throws {
    let input = run.folder.appendingPathComponent(name)
    try FileManager.default.copyItem(at: SandboxRun.example.appendingPathComponent("input"), to: input)
    let place = input.appendingPathComponent("tickets.json")
    var lines = try String(contentsOf: place, encoding: .utf8).split(separator: "\n").map(String.init)
    let index = try #require(lines.firstIndex { $0.contains(#""id": 101,"#) })
    let parsed = try JSONSerialization.jsonObject(with: Data(lines[index].utf8))
    var ticket = try #require(parsed as? [String: Any])
    ticket["subject"] = "As of \(name)"
    var comments = try #require(ticket["comments"] as? [[String: Any]])
    edit(&comments)
    ticket["comments"] = comments
    change(&ticket)
    lines[index] = String(decoding: try JSONSerialization.data(withJSONObject: ticket), as: UTF8.self)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: place)
    try run.follow(name)
  }

  @Test("A message that was gone at the source for a while keeps no plan from being undone")
  func messageGoneForAWhile() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      let count = try texts(run).count
      try push("second", run) { $0.remove(at: 1) }
      try push("third", run) { _ in }
      for name in ["third.plan", "second.plan", "shop.plan"] {
        let undo = try run.tool("undo", name, "--yes", "--allow-notifications")
        #expect(undo.exit == 0, "\(name): \(undo.out)\(undo.error)")
        #expect(try texts(run).count == (name == "shop.plan" ? 0 : count))
      }
      #expect(try run.held("tickets") == 0)
    }
  }

  /// Of each ticket its description, then its conversations.
  private func texts(_ run: SandboxRun) throws -> [String] {
    try run.records("tickets").flatMap { ticket in
      let notes = ticket["conversations"] as? [[String: Any]] ?? []
      return [ticket["description"] as? String ?? ""] + notes.map { $0["body"] as? String ?? "" }
    }
  }

  @Test("Texts that a plan edited get their former words and markup back")
  func editedTexts() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      let before = try texts(run)
      try push("second", run) { comments in
        for index in comments.indices {
          for name in ["body", "plain_body", "html_body"] { comments[index][name] = "<p>edited <i>\(index)</i></p>" }
        }
      }
      #expect(try texts(run).count { $0.contains("edited") } == 4)
      let undo = try run.tool("undo", "second.plan", "--yes", "--allow-notifications")
      #expect(undo.exit == 0, "\(undo.out)\(undo.error)")
      #expect(try texts(run) == before)
      #expect(try run.tool("undo", "shop.plan", "--yes").exit == 0)
    }
  }

  @Test("Messages that a plan added go with it, and a later plan may write them again")
  func addedMessages() throws {
    func added(_ comments: inout [[String: Any]]) {
      var more = comments[comments.count - 1]
      more["id"] = 48_000_000_000_900
      more["created_at"] = "2024-06-01T00:00:00Z"
      comments.append(more)
    }
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      let before = try texts(run)
      for name in ["second", "third"] {
        try push(name, run, added)
        #expect(try texts(run).count == before.count + 1)
        if name == "third" { break }
        let undo = try run.tool("undo", name + ".plan", "--yes", "--allow-notifications")
        #expect(undo.exit == 0, "\(undo.out)\(undo.error)")
        #expect(try texts(run) == before)
      }
      for name in ["third.plan", "shop.plan"] {
        #expect(try run.tool("undo", name, "--yes", "--allow-notifications").exit == 0)
      }
      #expect(try run.held("tickets") == 0)
    }
  }

  @Test("A link in a message that stays as it is gives the next plan nothing to write")
  func linkInALeftMessage() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      try push("second", run) { comments in
        comments[0]["public"] = false
        let address = "https://harbour-bikes-example.zendesk.com/agent/tickets/104"
        for name in ["body", "plain_body"] { comments[0][name] = "Internal by now: \(address)" }
        comments[0]["html_body"] = "<p>Internal by now: \(address)</p>"
      }
      #expect(!(try texts(run).contains { $0.contains("Internal by now") }))
      let plan = try run.plan("third.plan", of: "second.bag", more: "--ledger", run.ledger())
      let outcomes = try #require(try plan.summary()["outcomes"] as? [String: [String: Int]])
      #expect(outcomes["tickets"]?["update"] == 0, "\(plan.out)")
      #expect(try run.tool("push", "third.plan").exit == 0)
      #expect(try run.tool("verify", "third.plan").exit == 0)
    }
  }

  /// Everything a ticket shows but its texts and when it was changed.
  private func values(_ run: SandboxRun) throws -> [String] {
    try run.records("tickets").map { ticket in
      let told = ticket.filter { !["conversations", "updated_at", "stats"].contains($0.key) }
      return String(decoding: try JSONSerialization.data(withJSONObject: told, options: .sortedKeys), as: UTF8.self)
    }
  }

  @Test("Custom fields, assignee, company and requester that a plan changed are given back")
  func otherValues() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      let before = try values(run)
      try push(
        "second", run,
        ticket: { ticket in
          ticket["requester_id"] = 36_012_345_600_012
          ticket["organization_id"] = 36_099_000_005_002
          let fields = ticket["custom_fields"] as? [[String: Any]] ?? []
          ticket["custom_fields"] = fields.map { field in
            var field = field
            field["value"] = field["id"] as? Int == 36_000_000_000_101 ? "99999" : nil
            return field
          }
        }, { _ in })
      #expect(try values(run) != before)
      let undo = try run.tool("undo", "second.plan", "--yes", "--allow-notifications")
      #expect(undo.exit == 0, "\(undo.out)\(undo.error)")
      #expect(try values(run) == before)
      #expect(try run.tool("undo", "shop.plan", "--yes").exit == 0)
    }
  }
}
