import DeskKit
import HTTP
import JSONText

extension RequestTracker {
  /// What a reply or a failed call means for whoever made it.
  enum Refusal {
    static func error(_ reply: HTTPReply, call: String) -> DeskError {
      let detail = message(reply)
      switch reply.status {
      case 401: return DeskError(.unauthorized, .never, call: call, detail: detail)
      case 403: return DeskError(.forbidden, .never, call: call, detail: detail)
      case 404, 410: return DeskError(.notFound, .never, call: call, detail: detail)
      case 409, 412: return DeskError(.conflict, .never, call: call, detail: detail)
      case 429:
        // RT itself has no limit; a proxy before it may.
        let wait = reply.header("Retry-After").flatMap { Int($0) }.map { DeskError.Retry.after(.seconds($0)) }
        return DeskError(.rateLimited, wait ?? .backoff, call: call, detail: detail)
      case 500...: return DeskError(.unavailable, .lookFirst, call: call, detail: detail)
      default: return DeskError(.invalid, .never, call: call, detail: detail)
      }
    }

    static func error(_ failure: HTTPFailure) -> DeskError {
      let retry: DeskError.Retry =
        switch failure.effect {
        case _ where failure.permanent: .never
        case .none: .backoff
        case .unknown: .lookFirst
        }
      return DeskError(.unavailable, retry, call: failure.call, detail: failure.detail)
    }

    /// RT's own sentence, `{"message":"…"}`, or the status alone.
    static func message(_ reply: HTTPReply) -> String {
      let said = (try? Wire.parse(reply.body).value)?["message"]?.string
      return "\(reply.status)" + (said.map { ": " + String($0.prefix(300)) } ?? "")
    }
  }
}
