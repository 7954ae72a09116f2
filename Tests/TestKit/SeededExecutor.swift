import Dispatch
import Synchronization

/// Runs the jobs of several tasks one at a time, in an order drawn from a seed: what happens side by side happens in the
/// same order whenever the seed is the same.
package final class SeededExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "deskferry.seeded")
  private let waiting: Mutex<(jobs: [UnownedJob], random: SeededRandom)>

  package init(seed: UInt64) { waiting = Mutex(([], SeededRandom(seed))) }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    waiting.withLock { $0.jobs.append(job) }
    // Which of those that wait is chosen only when the one before has come to its end.
    queue.async { [self] in
      let next = waiting.withLock { $0.jobs.remove(at: $0.random.below($0.jobs.count)) }
      next.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
