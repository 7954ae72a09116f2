import Archive
import Foundation
import Formats
import HTTP
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
      CommandFailure(.error, error.description, next: "correct that place; deskferry map check says what is left.")
    case let error as CredentialsError: CommandFailure(.denied, error.description)
    case let error as HTTPFailure: http(error)
    default: CommandFailure(.error, String(describing: error))
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
