import Foundation
import Testing

@Suite("Plans after the first", .serialized)
struct LaterPlanTests {
  /// The example's first ticket in some version: another subject, and with or without its second message.
  private func input(_ name: String, gone: Bool, _ run: SandboxRun) throws {
    let input = run.folder.appendingPathComponent(name)
    try FileManager.default.copyItem(at: SandboxRun.example.appendingPathComponent("input"), to: input)
    let place = input.appendingPathComponent("tickets.json")
    var lines = try String(contentsOf: place, encoding: .utf8).split(separator: "\n").map(String.init)
    let index = try #require(lines.firstIndex { $0.contains(#""id": 101,"#) })
    let parsed = try JSONSerialization.jsonObject(with: Data(lines[index].utf8))
    var ticket = try #require(parsed as? [String: Any])
    ticket["subject"] = "As of \(name)"
    var comments = try #require(ticket["comments"] as? [[String: Any]])
    if gone { comments.remove(at: 1) }
    ticket["comments"] = comments
    lines[index] = String(decoding: try JSONSerialization.data(withJSONObject: ticket), as: UTF8.self)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: place)
  }

  @Test("A message that was gone at the source for a while keeps no plan from being undone")
  func messageGoneForAWhile() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      for (name, gone) in [("second", true), ("third", false)] {
        try input(name, gone: gone, run)
        #expect(try run.tool("read", name, "--account", "harbour-bikes", "-o", name + ".bag").exit == 0)
        let plan = try run.tool(
          "plan", name + ".bag", "--map", "shop.map.yaml", "--target", "target.bag", "--site", run.site, "--ledger",
          try run.ledger(), "-o", name + ".plan")
        #expect(plan.exit == 0, "\(plan.out)\(plan.error)")
        #expect(try run.tool("push", name + ".plan", "--allow-notifications").exit == 0)
        let verify = try run.tool("verify", name + ".plan")
        #expect(verify.exit == 0, "\(verify.out)")
      }
      for name in ["third.plan", "second.plan", "shop.plan"] {
        let undo = try run.tool("undo", name, "--yes", "--allow-notifications")
        #expect(undo.exit == 0, "\(name): \(undo.out)\(undo.error)")
      }
      #expect(try run.held("tickets") == 0)
    }
  }
}
