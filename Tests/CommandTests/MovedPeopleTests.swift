import Foundation
import Testing

@Suite("People and companies that changed since the first push", .serialized)
struct MovedPeopleTests {
  /// The example some weeks later: a customer renamed, one with a new address, one with a phone, a company renamed.
  private func edit(_ input: URL) throws {
    func lines(_ name: String, _ change: (inout [String: Any], Int) -> Void) throws {
      let place = input.appendingPathComponent(name)
      var number = 0
      let edited = try String(contentsOf: place, encoding: .utf8).split(separator: "\n").map { line in
        let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
        var object = try #require(parsed as? [String: Any])
        if object["role"] as? String ?? "end-user" == "end-user" {
          change(&object, number)
          number += 1
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
      }
      try Data((edited.joined(separator: "\n") + "\n").utf8).write(to: place)
    }
    try lines("users.json") { user, number in
      if number == 0 { user["name"] = "Marta Moved" }
      // Not followed: announced, and left as it is.
      if number == 1 { user["email"] = "new.address@example.org" }
      if number == 2 { user["phone"] = "+81 3 5550 1234" }
    }
    try lines("organizations.json") { organization, number in
      if number == 0 { organization["name"] = "Pedalpost AS" }
    }
  }

  private func state(_ run: SandboxRun, _ kind: String, _ name: String) throws -> Set<String> {
    Set(try run.records(kind).compactMap { $0[name] as? String })
  }

  @Test("They follow, with their tickets, and go back with an undo; then the first plan can still be undone")
  func follow() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      let before = try (state(run, "contacts", "name"), state(run, "contacts", "email"))
      let input = run.folder.appendingPathComponent("later")
      try FileManager.default.copyItem(at: SandboxRun.example.appendingPathComponent("input"), to: input)
      try edit(input)
      #expect(try run.tool("read", "later", "--account", "harbour-bikes", "-o", "later.bag").exit == 0)
      #expect(try run.tool("pull", "freshdesk", "--site", run.site, "-o", "again.bag").exit == 0)
      let plan = try run.plan("later.plan", of: "later.bag", target: "again.bag", more: "--ledger", run.ledger())
      #expect(plan.exit == 0, "\(plan.out)\(plan.error)")
      let outcomes = try #require(try plan.summary()["outcomes"] as? [String: [String: Int]])
      #expect(outcomes["people"]?["update"] == 2 && outcomes["organizations"]?["update"] == 1)
      #expect(outcomes["people"]?["create"] ?? 0 == 0)
      #expect(outcomes["organizations"]?["only"] == 0, "a renamed company is still ours")
      let push = try run.tool("push", "later.plan", "--allow-notifications")
      #expect(push.exit == 0, "\(push.out)\(push.error)")
      #expect(try state(run, "contacts", "name").contains("Marta Moved"))
      #expect(try state(run, "contacts", "phone").contains("+81 3 5550 1234"))
      #expect(try state(run, "contacts", "email") == before.1, "who somebody is stays")
      #expect(try run.records("contacts").count == before.0.count, "nobody was made a second time")
      #expect(try state(run, "companies", "name").contains("Pedalpost AS"))
      let verify = try run.tool("verify", "later.plan")
      #expect(verify.exit == 0, "\(verify.out)")
      let again = try run.tool("push", "later.plan", "--allow-notifications", "--json")
      #expect(try again.summary()["written"] as? Int == 0)
      let undo = try run.tool("undo", "later.plan", "--yes", "--allow-notifications")
      #expect(try state(run, "contacts", "name") == before.0, "\(undo.out)")
      #expect(try state(run, "contacts", "email") == before.1)
      #expect(try run.held("tickets") == 11)
      let first = try run.tool("undo", "shop.plan", "--yes")
      #expect(first.exit == 0, "\(first.out)\(first.error)")
      #expect(try run.held("tickets") == 0)
    }
  }

  /// A company that was there before gets in the way of a new name; a user comes with the second export only.
  @Test("Who was unknown at first gets name and address; tickets keep a company whose new name is taken")
  func cameLater() throws {
    try SandboxRun.with { run in
      let whole = SandboxRun.example.appendingPathComponent("input")
      let first = run.folder.appendingPathComponent("first"), later = run.folder.appendingPathComponent("later")
      for copy in [first, later] { try FileManager.default.copyItem(at: whole, to: copy) }
      func edit(_ file: URL, _ change: (Substring) -> String?) throws {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        try Data((lines.compactMap(change).joined(separator: "\n") + "\n").utf8).write(to: file)
      }
      try edit(first.appendingPathComponent("users.json")) { $0.contains("Amara Okafor") ? nil : String($0) }
      try edit(later.appendingPathComponent("organizations.json")) { line in
        String(line).replacing("Pedal Post", with: "Taken AS")
      }
      try run.post("/api/v2/companies", #"{"name":"Taken AS"}"#)
      for (input, plan) in [("first", "one"), ("later", "two")] {
        let read = try run.tool("read", input, "--account", "harbour-bikes", "-o", input + ".bag")
        #expect([0, 3].contains(read.exit), "\(read.error)")
        #expect(try run.tool("pull", "freshdesk", "--site", run.site, "-o", plan + ".target").exit == 0)
        let planned = try run.plan(
          plan + ".plan", of: input + ".bag", target: plan + ".target", more: "--ledger", "moved.ledger")
        #expect(planned.exit == 0, "\(planned.out)\(planned.error)")
        let outcomes = try #require(try planned.summary()["outcomes"] as? [String: [String: Int]])
        #expect(outcomes["organizations"]?["conflict"] == (plan == "one" ? 0 : 1))
        let push = try run.tool("push", plan + ".plan", "--allow-notifications")
        #expect(push.exit == (plan == "one" ? 0 : 3), "\(push.out)\(push.error)")
        let verify = try run.tool("verify", plan + ".plan")
        #expect(verify.exit == 0, "\(verify.out)")
      }
      #expect(try !state(run, "contacts", "name").contains("Unknown requester"))
      #expect(try state(run, "contacts", "email").contains("amara.okafor@mail.example"))
    }
  }

  /// Two with tickets of theirs: one named in texts, which follow, the other only the requester, which nothing follows.
  @Test("Whoever is gone from the source stays the requester of their tickets, as the plan says")
  func gone() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      let before = try run.records("tickets").map { $0["requester_id"] as? Int }
      let input = run.folder.appendingPathComponent("later")
      try FileManager.default.copyItem(at: SandboxRun.example.appendingPathComponent("input"), to: input)
      let users = input.appendingPathComponent("users.json")
      let lines = try String(contentsOf: users, encoding: .utf8).split(separator: "\n")
      let left = lines.filter { !$0.contains("Amara Okafor") && !$0.contains("Caller +49 30 5550137") }
      #expect(left.count == lines.count - 2)
      try Data((left.joined(separator: "\n") + "\n").utf8).write(to: users)
      #expect([0, 3].contains(try run.tool("read", "later", "--account", "harbour-bikes", "-o", "later.bag").exit))
      for name in ["later.plan", "last.plan"] {
        let plan = try run.plan(name, of: "later.bag", target: "target.bag", more: "--ledger", run.ledger())
        #expect(plan.exit == 0, "\(plan.out)\(plan.error)")
        let outcomes = try #require(try plan.summary()["outcomes"] as? [String: [String: Int]])
        #expect(outcomes["tickets"]?["update"] == (name == "later.plan" ? 4 : 0))
        let push = try run.tool("push", name, "--allow-notifications")
        #expect(push.exit == 0, "\(push.out)\(push.error)")
        let verify = try run.tool("verify", name)
        #expect(verify.exit == 0, "\(verify.out)")
        #expect(try run.records("tickets").map { $0["requester_id"] as? Int } == before)
      }
      #expect(try run.pairs("later.plan/losses/tickets.ndjson").contains("zendesk:ticket:105 requester"))
    }
  }

  /// The desk keeps the address that a contact has; what the source calls them is not what others did.
  @Test("Another requester follows somebody whose address changed in between")
  func movedThenReplaced() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 0)
      for name in ["moved", "replaced"] {
        let input = run.folder.appendingPathComponent(name)
        try FileManager.default.copyItem(at: SandboxRun.example.appendingPathComponent("input"), to: input)
        let users = input.appendingPathComponent("users.json"), tickets = input.appendingPathComponent("tickets.json")
        let text = try String(contentsOf: users, encoding: .utf8)
        let moved = text.replacing("amara.okafor@mail.example", with: "amara@new.example")
        #expect(moved != text)
        try Data(moved.utf8).write(to: users)
        if name == "replaced" {
          let lines = try String(contentsOf: tickets, encoding: .utf8).split(separator: "\n").map { line in
            guard line.contains(#""id": 105,"#) else { return String(line) }
            let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
            var ticket = try #require(parsed as? [String: Any])
            ticket["requester_id"] = 36_012_345_600_011
            return String(decoding: try JSONSerialization.data(withJSONObject: ticket), as: UTF8.self)
          }
          try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: tickets)
        }
        try run.follow(name)
      }
    }
  }
}
