import DeskKit
import Foundation
import GRDB
import TestKit
import Testing
import TicketModel

@testable import Migration

@Suite("Ledger") struct LedgerTests {
  let folder: TestFolder
  var path: String { folder.path + "/ledger" }
  init() throws { folder = try TestFolder() }

  private func ledger(_ account: String = "acme", _ site: String = "https://desk.example") throws -> Ledger {
    try Ledger(at: path, account: account, site: site)
  }

  @Test func everyCommitSurvivesAPowerCut() throws {
    for _ in 0..<2 {
      let durability = try ledger().durability()
      #expect(durability.journal == "wal")
      #expect(durability.synchronous == 2)
    }
  }

  @Test func onlyItsOwnerMayReadIt() throws {
    let ledger = try ledger()
    _ = try ledger.beginPush(plan: "p", revision: 0, tool: "t", at: "2024-01-01T00:00:00Z")
    for name in ["ledger", "ledger-wal", "ledger-shm", "ledger.lock"] {
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
  }

  @Test func oneRunAtATime() throws {
    let first = try ledger()
    #expect(throws: LedgerInUse(path: path)) { try ledger() }
    withExtendedLifetime(first) {}
  }

  @Test func aRunThatEndedLeavesNoLock() throws {
    do { _ = try ledger() }
    _ = try ledger()
  }

  @Test func anotherPairIsRefused() throws {
    do { _ = try ledger() }
    #expect(throws: LedgerMismatch.self) { try ledger("other") }
    #expect(throws: LedgerMismatch.self) { try ledger("acme", "https://elsewhere.example") }
  }

  @Test func theSchemaRefusesNonsense() throws {
    let ledger = try ledger()
    let run = try ledger.beginPush(plan: "p", revision: 0, tool: "t", at: "2024-01-01T00:00:00Z")
    try ledger.begin("zendesk:ticket:1", .ticket, script: "s", in: run)
    // Done without a target id, an unknown state, a step of no record.
    #expect(throws: DatabaseError.self) { try ledger.written("zendesk:ticket:1", sent: [:]) }
    #expect(throws: DatabaseError.self) {
      try ledger.queue.write { try $0.execute(sql: "UPDATE records SET state = 'finished'") }
    }
    #expect(throws: DatabaseError.self) { try ledger.intend("create", of: "zendesk:ticket:2", scope: "", at: 1) }
  }

  @Test func twoTicketsNeverShareATargetTicket() throws {
    let ledger = try ledger()
    let run = try ledger.beginPush(plan: "p", revision: 0, tool: "t", at: "2024-01-01T00:00:00Z")
    for key in ["zendesk:ticket:1", "zendesk:ticket:2"] {
      try ledger.begin(key, .ticket, script: "", in: run)
      try ledger.intend("create", of: key, scope: "", at: 1)
    }
    try ledger.finish(
      "create", of: "zendesk:ticket:1", scope: "", result: StepResult(id: "7"), creates: true, part: nil)
    #expect(throws: DatabaseError.self) {
      try ledger.finish(
        "create", of: "zendesk:ticket:2", scope: "", result: StepResult(id: "7"), creates: true, part: nil)
    }
  }

  @Test func theFirstIntentStaysWhenAStepIsTriedAgain() throws {
    let ledger = try ledger()
    let run = try ledger.beginPush(plan: "p", revision: 0, tool: "t", at: "2024-01-01T00:00:00Z")
    try ledger.begin("zendesk:ticket:1", .ticket, script: "", in: run)
    try ledger.intend("create", of: "zendesk:ticket:1", scope: "", at: 10)
    try ledger.intend("create", of: "zendesk:ticket:1", scope: "", at: 20)
    let step = try ledger.step("create", of: "zendesk:ticket:1", scope: "")
    #expect(step?.intendedAt == 10)
    #expect(step?.attemptedAt == 20)
    #expect(step?.state == .intent)
  }

  @Test func aPlanIsStaleOnceAnotherWrote() throws {
    let ledger = try ledger()
    let time = "2024-01-01T00:00:00Z"
    _ = try ledger.beginPush(plan: "first", revision: 0, tool: "t", at: time)
    // The same plan goes on; another made before it wrote is stale; one made after it is not.
    _ = try ledger.beginPush(plan: "first", revision: 0, tool: "t", at: time)
    #expect(throws: StalePlan.self) { try ledger.beginPush(plan: "second", revision: 0, tool: "t", at: time) }
    let third = try ledger.beginPush(plan: "third", revision: ledger.revision(), tool: "t", at: time)
    try ledger.begin("zendesk:ticket:3", .ticket, script: "", in: third)
    #expect(throws: StalePlan.self) { try ledger.beginPush(plan: "first", revision: 0, tool: "t", at: time) }
    #expect(throws: StalePlan.self) { try ledger.beginUndo(plan: "first", tool: "t", at: time) }
    let undo = try #require(try ledger.beginUndo(plan: "third", tool: "t", at: time))
    #expect(throws: StalePlan.self) { try ledger.beginPush(plan: "third", revision: 0, tool: "t", at: time) }
    let record = try #require(try ledger.record("zendesk:ticket:3"))
    try ledger.removed(record, targetID: nil, in: undo, kept: nil)
    try ledger.endUndo(undo)
    #expect(try ledger.beginUndo(plan: "third", tool: "t", at: time) == nil)
    #expect(try ledger.beginUndo(plan: "first", tool: "t", at: time) != nil)
  }
}
