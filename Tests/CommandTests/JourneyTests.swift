import Foundation
import Migration
import Testing

@Suite("The whole line, as a person runs it against the Freshdesk sandbox", .serialized)
struct JourneyTests {
  @Test("The demonstration ends well, and every step of it")
  func demo() throws {
    let result = try CommandRunner.run("demo", "--fixture", SandboxRun.example.path, "--json")
    #expect(result.exit == 0, "\(result.error)")
    let steps = try #require(try result.summary()["steps"] as? [[String: Any]])
    #expect(steps.count == 12)
    #expect(steps.allSatisfy { $0["asExpected"] as? Bool == true })
  }

  @Test("Plan, push, verify, push again, ids, undo: counted in the sandbox by others")
  func journey() throws {
    try SandboxRun.with { run in
      let plan = try run.plan(more: "--html", "plan.html", "--csv", "sheets", "--exit-code")
      #expect(plan.exit == 4)
      let planned = try #require(try plan.summary()["outcomes"] as? [String: [String: Int]])
      #expect(planned["tickets"]?["create"] == 11)
      #expect(planned["tickets"]?["skipped"] == 1)
      #expect(try run.held("tickets") == 0)
      #expect(try run.tool("verify", "shop.plan").exit == 6)
      let push = try run.tool("push", "shop.plan", "--allow-notifications", "--json")
      #expect(push.exit == 0, "\(push.out)\(push.error)")
      #expect(try run.held("tickets") == 11)
      let verify = try run.tool("verify", "shop.plan")
      #expect(verify.exit == 0, "\(verify.out)")
      #expect(verify.out.contains("and no other difference"))
      let announced = try ["organizations", "people", "tickets", "links"].flatMap {
        try run.pairs("shop.plan/losses/\($0).ndjson")
      }
      #expect(try Set(run.pairs("shop.plan/verify/losses.ndjson")) == Set(announced))
      #expect(try run.pairs("shop.plan/verify/differences.ndjson") == [])
      let again = try run.tool("push", "shop.plan", "--allow-notifications", "--json")
      #expect(try again.summary()["written"] as? Int == 0)
      #expect(try run.held("tickets") == 11)
      let ids = try run.tool("ids", "shop.plan", "-o", "ids.csv")
      #expect(ids.exit == 0)
      let rows = try String(contentsOf: run.folder.appendingPathComponent("ids.csv"), encoding: .utf8)
      #expect(rows.hasPrefix("source number,key,target id,number,URL\r\n"))
      #expect(rows.contains("101,zendesk:ticket:101,"))
      let asked = try run.tool("undo", "shop.plan")
      #expect(asked.exit == 10)
      #expect(try run.held("tickets") == 11)
      let undo = try run.tool("undo", "shop.plan", "--yes")
      #expect(undo.exit == 0, "\(undo.out)")
      #expect(try run.held("tickets") == 0)
      let sheet = try String(contentsOf: run.folder.appendingPathComponent("sheets/records.csv"), encoding: .utf8)
      #expect(sheet.contains("tickets,zendesk:ticket:112,skipped,state deleted\r\n"))
    }
  }

  @Test("A push killed again and again ends as one that was not")
  func killed() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      for seconds in [0.3, 0.6, 0.9] { try run.stoppedPush(after: seconds, SIGKILL) }
      #expect(try run.stoppedPush(after: 0.6, SIGINT) == 130)
      #expect(try run.held("tickets") < 11)
      let push = try run.tool("push", "shop.plan", "--allow-notifications", "--deadline", "5")
      #expect(push.exit == 0, "\(push.out)\(push.error)")
      #expect(try run.held("tickets") == 11)
      let verify = try run.tool("verify", "shop.plan")
      #expect(verify.exit == 0, "\(verify.out)")
    }
  }

  @Test("Each way of not going on has its exit code and names the next step")
  func refusals() throws {
    try SandboxRun.with { run in
      let plan = try run.plan()
      #expect(plan.exit == 0, "\(plan.out)\(plan.error)")
      let mail = try run.tool("push", "shop.plan")
      #expect(mail.exit == 10)
      #expect(mail.error.contains("--allow-notifications"))
      let denied = try run.tool("push", "shop.plan", "--allow-notifications", token: "wrong")
      #expect(denied.exit == 7, "\(denied.error)")
      #expect(!denied.error.contains("wrong"))
      let nobody = try CommandRunner.run("push", "shop.plan", "--allow-notifications", in: run.folder)
      #expect(nobody.exit == 7)
      #expect(nobody.error.contains("DESKFERRY_FRESHDESK_TOKEN"))
      let few = run.folder.appendingPathComponent("few.yaml")
      try Data("sites: { \(run.site): { people: { dora@example.com: { token: hush } } } }\n".utf8).write(to: few)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: few.path)
      let only = try run.tool("push", "shop.plan", "--allow-notifications", "--credentials", "few.yaml")
      #expect(only.exit == 7)
      #expect(only.error.contains("only people's own tokens") && only.error.contains("beside people:"))
      #expect(!only.error.contains("hush"))
      let reader = try PlanReader(at: run.folder.appendingPathComponent("shop.plan").path)
      let held = try Ledger(at: reader.header.ledgerPath, account: reader.header.account, site: reader.header.site)
      #expect(try run.tool("push", "shop.plan", "--allow-notifications").exit == 11)
      withExtendedLifetime(held) {}
    }
  }

  @Test("A plan is stale once its mapping changes; an open ? blocks")
  func stale() throws {
    try SandboxRun.with { run in
      #expect(try run.plan().exit == 0)
      try run.rewriteMapping { $0 + "# a word more\n" }
      let stale = try run.tool("push", "shop.plan", "--allow-notifications")
      #expect(stale.exit == 12)
      #expect(stale.error.contains("deskferry plan"))
      try run.rewriteMapping { $0.replacingOccurrences(of: "use: \"3\", label: Pending", with: "use: \"?\"") }
      try run.rewriteMapping { $0.replacingOccurrences(of: "{ use: \"?\" }", with: "\"?\"") }
      let check = try run.tool("map", "check", "shop.map.yaml", "shop.bag", "--target", "target.bag")
      #expect(check.exit == 10)
      let blocked = try run.plan("blocked.plan")
      #expect(blocked.exit == 10)
      let outcomes = try #require(try blocked.summary()["outcomes"] as? [String: [String: Int]])
      #expect(outcomes["tickets"]?["blocked"] == 1)
      let push = try run.tool("push", "blocked.plan", "--allow-notifications")
      #expect(push.exit == 10)
      #expect(push.error.contains("--without-blocked"))
      let rest = try run.tool("push", "blocked.plan", "--allow-notifications", "--without-blocked")
      #expect(rest.exit == 0, "\(rest.out)\(rest.error)")
      #expect(try run.held("tickets") == 10)
    }
  }
}
