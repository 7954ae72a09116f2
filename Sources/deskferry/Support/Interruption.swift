import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C and `kill` as a polite request: the running task is cancelled and waited for, so that files and ledger are
/// consistent when the program ends with 130. A second Ctrl-C ends it at once, which is safe too, only less tidy.
final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Calls `stop` for the first SIGINT or SIGTERM.
  init(_ stop: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "deskferry.signals")
    let seen = SignalCount()
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if seen.next() > 1 { _exit(CommandExit.interrupted.rawValue) }
        Terminal.error("\nStopping; what has been begun is being finished. Ctrl-C again to stop at once.\n")
        stop()
      }
      source.resume()
      return source
    }
  }

  func end() { for source in sources { source.cancel() } }
}

private final class SignalCount: Sendable {
  private let count = Mutex(0)
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
