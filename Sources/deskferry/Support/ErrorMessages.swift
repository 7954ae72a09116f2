import Foundation

/// Which exit code an error means, and what to tell the person. The only place that knows all error types.
enum ErrorMessages {
  static func failure(for error: any Error) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: return failure
    case is CancellationError:
      return CommandFailure(.interrupted, "interrupted.", next: "run the same command again; nothing is half done.")
    default: return CommandFailure(.error, String(describing: error))
    }
  }
}
