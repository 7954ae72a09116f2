import Archive
import Foundation
import Formats
import DeskKit
import HTTP
import Migration
import StatusMapping

/// Which exit code an error means, and what to tell the person. The only place that knows all error types.
enum ErrorMessages {
  static func failure(for error: any Error) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: failure
    case is CancellationError:
      CommandFailure(.interrupted, "interrupted.", next: "run the same command again; nothing is half done.")
    case let error as InputError: CommandFailure(error.isLimit ? .limit : .error, error.description)
    case let error as ArchiveError: archive(error)
    case let error as MappingError:
      CommandFailure(.error, error.description, next: "correct that place, then run the same command again.")
    case let error as ColumnMapBlocked:
      CommandFailure(
        .blocked, error.description, next: "decide that in the column map, then run the same command again.")
    case let error as CredentialsError: CommandFailure(.denied, error.description)
    case let error as HTTPFailure: http(error)
    case let error as DeskError: desk(error)
    default: migration(error) ?? CommandFailure(.error, String(describing: error))
    }
  }

  private static func migration(_ error: any Error) -> CommandFailure? {
    switch error {
    case let error as StalePlan: CommandFailure(.stale, error.description)
    case let error as LedgerLost: CommandFailure(.stale, error.description)
    case let error as NotPushed: CommandFailure(.unsound, error.description)
    case let error as NothingSelected: CommandFailure(.usage, error.description)
    case let error as LedgerMismatch: CommandFailure(.stale, error.description)
    case let error as LedgerInUse: CommandFailure(.ledgerInUse, error.description)
    case let error as LimitHit: CommandFailure(.limit, error.description)
    case let error as BlockedPlan: CommandFailure(.blocked, error.description)
    case let error as NotificationsBlocked: CommandFailure(.blocked, error.description)
    case let error as AuthFailure: CommandFailure(.denied, error.description)
    case let error as TemporaryFailure: CommandFailure(.temporary, error.description)
    default: nil
    }
  }

  /// A refusal that reached us outside a push, such as while pulling.
  private static func desk(_ error: DeskError) -> CommandFailure {
    // A desk that cannot be reached has refused nothing.
    let what = "\(error.call) \(error.code == .unavailable ? "failed" : "was refused"): \(error.detail)"
    return switch error.code {
    case .unauthorized, .forbidden:
      CommandFailure(.denied, what, next: "check the user and token for this site, and what they may do there.")
    case .rateLimited, .unavailable: CommandFailure(.temporary, what, next: "run the same command again to go on.")
    case .notFound, .invalid, .conflict: CommandFailure(.error, what)
    }
  }

  private static func archive(_ error: ArchiveError) -> CommandFailure {
    let next: String? =
      switch error.kind {
      case .exists: "choose another name, or add --force to replace it."
      case .notAnArchive: "deskferry read EXPORT -o OUT.bag makes one."
      case .damaged: "deskferry check says what is wrong with it; read the export again."
      default: nil
      }
    return CommandFailure(.error, error.description, next: next)
  }

  /// No connection and no answer may be better the next time; a refused certificate will not.
  private static func http(_ failure: HTTPFailure) -> CommandFailure {
    CommandFailure(
      failure.permanent ? .error : .temporary, "\(failure.call): \(failure.detail)",
      next: failure.permanent ? nil : "check the address and the network, then run the same command again to go on.")
  }
}
