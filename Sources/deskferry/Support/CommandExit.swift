/// How a command ended, as scripts see it. Stable: a number never changes its meaning.
enum CommandExit: Int32, Sendable, CaseIterable {
  case done = 0
  case error = 1
  case usage = 2
  /// Records not read or refused; with `--strict` any warning or unproven completeness.
  case incomplete = 3
  /// `diff` found differences, `plan --exit-code` changes.
  case differences = 4
  /// Run again to resume.
  case temporary = 5
  /// `verify` differs or `check` fails.
  case unsound = 6
  /// Authentication or permission.
  case denied = 7
  /// A limit against harm was hit.
  case limit = 8
  /// A person must decide.
  case blocked = 10
  case ledgerInUse = 11
  /// The plan is not for what is there now, or for another site.
  case stale = 12
  case interrupted = 130

  /// Which one is reported where several apply.
  static let precedence: [CommandExit] = [
    .interrupted, .usage, .denied, .stale, .ledgerInUse, .limit, .blocked, .unsound, .incomplete, .differences,
    .temporary, .error,
  ]

  /// The most telling of several; `done` for none.
  static func of(_ statuses: [CommandExit]) -> CommandExit {
    precedence.first { statuses.contains($0) } ?? .done
  }
}

/// A command that could not do its work: what was wrong, and the next step to take.
struct CommandFailure: Error, Sendable {
  var exit: CommandExit
  var what: String
  /// A sentence or a command line; nil where `what` already says it.
  var next: String?

  init(_ exit: CommandExit, _ what: String, next: String? = nil) {
    self.exit = exit
    self.what = what
    self.next = next
  }
}
