import DeskKit

/// How long a push takes: phases one after another, each as slow as its narrowest allowance.
struct PlanTime {
  private struct Phase {
    var calls = 0
    var limited: [String: Int] = [:]
  }
  private let limits: [DeskCard.CallLimit]
  private var phases: [String: Phase] = [:]

  init(card: DeskCard) { limits = card.callLimits?.value ?? [] }

  /// One call of a step, or one that reads a record back (`call` nil).
  mutating func add(_ call: String?, in phase: String) {
    phases[phase, default: Phase()].calls += 1
    if let call, limits.contains(where: { $0.call == call }) {
      phases[phase, default: Phase()].limited[call, default: 0] += 1
    }
  }

  /// Nil where neither the options nor the card tell a rate.
  func seconds(_ options: PlanOptions, _ card: DeskCard) -> Int? {
    let limit = card.callsPerMinute.map { Double($0.value) }
    guard let rate = options.callsPerMinute ?? limit.map({ $0 * 0.8 }), rate > 0 else { return nil }
    let share = options.share ?? (options.callsPerMinute == nil ? 0.8 : 1)
    var minutes = 0.0
    for phase in phases.values {
      var longest = Double(phase.calls) / rate
      for own in limits {
        guard let count = phase.limited[own.call], let limit else { continue }
        longest = max(longest, Double(count) / min(rate, limit * own.share * share))
      }
      minutes += longest
    }
    return Int((minutes * 60).rounded(.up))
  }
}
