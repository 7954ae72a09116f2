import HTTP
import JSONText
import Synchronization

/// What can go wrong with one call.
package enum Fault: String, Sendable, Hashable, CaseIterable {
  /// The connection closes without an answer; nothing happened.
  case lostBefore = "lost-before"
  /// It happened, and the connection closes without an answer.
  case lostAfter = "lost-after"
  /// 429 with `Retry-After`; nothing happened.
  case busyHint = "429-hint"
  /// 429 without `Retry-After`; nothing happened.
  case busyBare = "429-bare"
  /// 503; nothing happened.
  case errorBefore = "5xx-before"
  /// 502, although it happened.
  case errorAfter = "5xx-after"
  /// The right answer, slowly.
  case slow
  /// It happened, and the answer stops in the middle.
  case half
}

/// Which faults, how often: `lost=0.05,429=0.02,5xx=0.01,slow=0.01,half=0.01`. `lost`, `429` and `5xx` share their part
/// between their two kinds, which can also be named alone (`lost-after=0.1`). `lost-after@12` strikes call 12 exactly,
/// counted from 1 since the faults were set.
package struct FaultSpec: Sendable, Hashable, CustomStringConvertible {
  package private(set) var parts: [Fault: Double] = [:]
  package private(set) var exact: [Int: Fault] = [:]
  package let description: String

  package init(_ text: String) throws {
    description = text
    for item in text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\n" }) {
      if let at = item.firstIndex(of: "@") {
        guard let fault = Fault(rawValue: String(item[..<at])), let number = Int(item[item.index(after: at)...]),
          number > 0
        else { throw Self.error("`\(item)`: expected a fault and a call's number, such as lost-after@12") }
        exact[number] = fault
      } else {
        try add(item)
      }
    }
    let sum = parts.values.reduce(0, +)
    guard sum <= 1.000001 else { throw Self.error("the parts add up to \(sum), which is more than 1") }
  }

  private mutating func add(_ item: Substring) throws {
    guard let equals = item.firstIndex(of: "="), let part = Double(item[item.index(after: equals)...]),
      (0...1).contains(part)
    else { throw Self.error("`\(item)`: expected name=part, with a part from 0 to 1, such as lost=0.05") }
    let name = String(item[..<equals])
    let kinds = Fault.allCases.filter { $0.rawValue == name || $0.rawValue.hasPrefix(name + "-") }
    guard !kinds.isEmpty else {
      let known = ["lost", "429", "5xx"] + Fault.allCases.map(\.rawValue)
      throw Self.error("unknown fault `\(name)`; known: \(known.joined(separator: ", "))")
    }
    for kind in kinds { parts[kind, default: 0] += part / Double(kinds.count) }
  }

  private static func error(_ text: String) -> SandboxError { SandboxError("faults: \(text)") }

  /// The fault of one call: `unit` is drawn from 0 up to 1.
  func fault(number: Int, unit: Double) -> Fault? {
    if let fault = exact[number] { return fault }
    var sum = 0.0
    for fault in Fault.allCases {
      sum += parts[fault] ?? 0
      if unit < sum { return fault }
    }
    return nil
  }
}

/// Draws the faults and remembers what happened.
final class FaultDice: Sendable {
  private struct State {
    var spec: FaultSpec?
    var seed: UInt64
    var calls = 0
    var struck: [Fault: Int] = [:]
  }

  private let state: Mutex<State>

  init(spec: FaultSpec?, seed: UInt64) { state = Mutex(State(spec: spec, seed: seed)) }

  func set(_ spec: FaultSpec?, seed: UInt64?) {
    state.withLock {
      $0.spec = spec
      $0.seed = seed ?? $0.seed
      $0.calls = 0
    }
  }

  /// The number decides, not the moment: the same calls in the same order meet the same faults.
  func draw() -> Fault? {
    state.withLock { state in
      state.calls += 1
      let number = UInt64(state.calls)
      let unit = SharedRandom(seed: state.seed &+ number &* 0xA076_1D64_78BD_642F).unit()
      let fault = state.spec?.fault(number: state.calls, unit: unit)
      if let fault { state.struck[fault, default: 0] += 1 }
      return fault
    }
  }

  var json: JSONValue {
    state.withLock { state in
      var struck = JSONObject()
      for fault in Fault.allCases { struck[fault.rawValue] = .number(state.struck[fault] ?? 0) }
      return [
        "faults": .optional(state.spec?.description), "seed": .string(String(state.seed)),
        "calls": .number(state.calls), "struck": .object(struck),
      ]
    }
  }
}
