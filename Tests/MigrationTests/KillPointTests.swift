import Synchronization
import Testing

@testable import Migration

@Suite("Kill points") struct KillPointTests {
  @Test(arguments: ["", "nowhere:1", "shown:0", "shown:x", "shown/nothing:1", "shown:1:2"])
  func whatCannotBeReadIsRefused(_ text: String) {
    let error = #expect(throws: KillPointError.self) { try KillPoint(text) }
    #expect(error?.description.contains("intentWritten") == true)
  }

  @Test func strikesOnceAtTheChosenPassOfTheChosenKind() async throws {
    let struck = Mutex<[String]>([])
    let hook = try KillPoint("created/ticket:2").hook { moment, key in
      struck.withLock { $0.append("\(moment.rawValue) \(key)") }
    }
    for key in ["z:person:1", "z:ticket:1", "z:ticket:2", "z:ticket:3"] {
      for moment in PushMoment.allCases { try await hook(moment, key) }
    }
    #expect(struck.withLock { $0 } == ["created z:ticket:2"])
  }

  @Test func withoutTheVariableNothingHappens() async throws {
    for environment in [[:], [KillPoint.variable: ""]] {
      try await KillPoint.hook(environment)(.intentWritten, "z:ticket:1")
    }
  }
}
