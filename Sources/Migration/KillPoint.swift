import Synchronization
import TicketModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A real `kill -9` at a chosen moment, for the kill test (`make kill`): the process sends itself SIGKILL, so that
/// nothing is flushed, closed or handed back.
///
/// `DESKFERRY_KILL_AT=intentWritten:3` dies the third time any record passes ``PushMoment/intentWritten``;
/// `created/ticket:2` counts tickets only. Unset, nothing of this exists at run time but an empty closure.
package struct KillPoint: Sendable, Hashable, CustomStringConvertible {
  package static let variable = "DESKFERRY_KILL_AT"

  let moment: PushMoment
  /// Records of this kind only; nil for all.
  let kind: RecordKind?
  /// The how manieth time, from 1.
  let count: Int
  package let description: String

  /// - Throws: ``KillPointError`` for anything but `moment[/kind][:count]`.
  package init(_ text: String) throws {
    description = text
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let place = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = place.count == 2 ? RecordKind(rawValue: String(place[1])) : nil
    let count = parts.count == 2 ? Int(parts[1]) : 1
    guard let moment = PushMoment(rawValue: String(place[0])), place.count == 1 || kind != nil, let count, count > 0
    else { throw KillPointError(text: text) }
    self.moment = moment
    self.kind = kind
    self.count = count
  }

  /// The hook that the environment asks for; one that does nothing where it asks for none.
  package static func hook(_ environment: [String: String]) throws -> PushHook {
    guard let text = environment[variable], !text.isEmpty else { return { _, _ in } }
    return try KillPoint(text).hook { moment, key in
      let line = "\(variable): SIGKILL at \(moment.rawValue) of \(key)\n"
      _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
      kill(getpid(), SIGKILL)
      // The signal may reach another thread first; this one must not get a single step further.
      while true { pause() }
    }
  }

  /// Counts passes and calls `strike` at the chosen one.
  func hook(_ strike: @escaping @Sendable (PushMoment, String) -> Void) -> PushHook {
    let passes = Passes()
    let middle = kind.map { ":\($0.rawValue):" }
    return { moment, key in
      guard moment == self.moment, middle.map(key.contains) ?? true else { return }
      if passes.next() == self.count { strike(moment, key) }
    }
  }

  private final class Passes: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }
}

package struct KillPointError: Error, Sendable, CustomStringConvertible {
  package var text: String
  package var description: String {
    let moments = PushMoment.allCases.map(\.rawValue).joined(separator: ", ")
    return "\(KillPoint.variable) is \"\(text)\"; expected a moment and a number, such as intentWritten:3 or "
      + "created/ticket:2. Moments: \(moments). Unset it for a normal run."
  }
}
