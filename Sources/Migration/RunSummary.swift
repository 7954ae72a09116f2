package import JSONText
import Synchronization
package import TicketModel

/// What a run did.
package struct RunSummary: Sendable, Hashable {
  package var outcomes = OutcomeTable()
  /// The first 1,000.
  package var findings: [Finding] = []
  package var findingsTotal = 0
  /// Calls with an effect, look-ups and read-backs.
  package var calls = 0
  /// Steps done at the target in this run: 0 means nothing was written.
  package var written = 0
  package var seconds: Double = 0
  /// Of verify: records that differ. Of undo: records that could not be taken back.
  package var differing = 0
  /// Parts left out of records that are written otherwise: links, what the desk refused, what could not be read back.
  package var undone = 0
  /// Of verify: records of which the plan writes nothing and announces nothing; they were not looked at.
  package var unread = 0

  package init() {}

  /// Records; the messages of a ticket go with it and are not counted beside it.
  package var failed: Int { records(.failed) }
  package var conflicts: Int { records(.conflict) }

  private func records(_ outcome: Outcome) -> Int {
    outcomes.kinds.reduce(0) { $0 + ($1 == "messages" ? 0 : outcomes[$1, outcome]) }
  }

  package var json: JSONValue {
    [
      "outcomes": outcomes.json, "written": .number(written), "calls": .number(calls),
      "seconds": .number(Int(seconds.rounded())), "differing": .number(differing),
      "undone": .number(undone), "unread": .number(unread),
    ]
  }
}

/// Collects a run's summary from several tasks and reports its progress.
final class RunTally: Sendable {
  private struct State {
    var summary = RunSummary()
    var done = 0
    var total = 0
    var doing = ""
    var waiting = 0
  }
  private let state = Mutex(State())
  private let pace: RunPace
  private let start: Double
  private let report: @Sendable (RunProgress) -> Void

  init(_ pace: RunPace, report: @escaping @Sendable (RunProgress) -> Void) {
    self.pace = pace
    self.report = report
    start = pace.now()
  }

  func begin(_ doing: String, total: Int) {
    state.withLock {
      $0.doing = doing
      $0.done = 0
      $0.total = total
    }
  }

  func add(_ kind: String, _ outcome: Outcome, messages: [Outcome: Int] = [:]) {
    state.withLock {
      $0.summary.outcomes.add(kind, outcome)
      $0.summary.outcomes.add("messages", messages)
    }
  }

  func find(_ finding: Finding) {
    state.withLock {
      $0.summary.findingsTotal += 1
      if $0.summary.findings.count < 1000 { $0.summary.findings.append(finding) }
    }
  }

  func called() { state.withLock { $0.summary.calls += 1 } }
  func wrote() { state.withLock { $0.summary.written += 1 } }
  func differs() { state.withLock { $0.summary.differing += 1 } }
  func passes() { state.withLock { $0.summary.unread += 1 } }
  func leaves() { state.withLock { $0.summary.undone += 1 } }

  func step() { tell { $0.done += 1 } }
  func waits(_ more: Int) { tell { $0.waiting += more } }

  private func tell(_ change: (inout State) -> Void) {
    let progress = state.withLock { state -> RunProgress in
      change(&state)
      return RunProgress(
        doing: state.doing, done: state.done, total: state.total, failed: state.summary.failed,
        calls: state.summary.calls, seconds: pace.now() - start, waiting: state.waiting)
    }
    report(progress)
  }

  var failed: Int { state.withLock { $0.summary.failed } }

  var summary: RunSummary {
    var summary = state.withLock { $0.summary }
    summary.seconds = pace.now() - start
    return summary
  }
}
