import CLibCurl
import Foundation
import Synchronization

/// The thread that owns libcurl's multi handle. Everything of libcurl is touched on it alone, with one exception that
/// libcurl documents as safe: `curl_multi_wakeup`.
///
/// Unchecked: `multi` is set once in `init` and used on the thread, or to wake it; `running` and `idle` belong to the
/// thread; what crosses threads is behind `inbox`.
final class CurlLoop: @unchecked Sendable {
  typealias Continuation = CheckedContinuation<CurlTransfer.Outcome, Never>

  private struct Inbox {
    var added: [(CurlTransfer, Continuation)] = []
    var cancelled: [UInt64] = []
    var stopped = false
  }

  private static let isReady = df_global_init() == CURLE_OK

  private let multi: UnsafeMutableRawPointer?
  private let inbox = Mutex(Inbox())
  private var running: [UnsafeMutableRawPointer: (transfer: CurlTransfer, continuation: Continuation)] = [:]
  /// Easy handles to be used again, so that a call costs no set-up.
  private var idle: [UnsafeMutableRawPointer] = []

  init(connectionsPerHost: Int) {
    multi = Self.isReady ? curl_multi_init() : nil
    guard let multi else { return }
    _ = df_multi_setopt_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, connectionsPerHost)
    _ = df_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, connectionsPerHost * 4)
    _ = df_multi_setopt_long(multi, CURLMOPT_PIPELINING, 0)
  }

  /// The thread keeps the loop alive until ``stop()``.
  func start() {
    let thread = Thread { self.run() }
    thread.name = "http"
    thread.stackSize = 1 << 20
    thread.start()
  }

  func stop() {
    inbox.withLock { $0.stopped = true }
    wake()
  }

  func add(_ transfer: CurlTransfer, _ continuation: Continuation) {
    inbox.withLock { $0.added.append((transfer, continuation)) }
    wake()
  }

  /// May come before ``add(_:_:)`` or after the end; then it is remembered for one round, or has nothing to do.
  func cancel(_ id: UInt64) {
    inbox.withLock { $0.cancelled.append(id) }
    wake()
  }

  private func wake() {
    if let multi { curl_multi_wakeup(multi) }
  }

  private func run() {
    while true {
      let (added, cancelled, stopped) = inbox.withLock { box in
        defer { (box.added, box.cancelled) = ([], []) }
        return (box.added, Set(box.cancelled), box.stopped)
      }
      for (transfer, continuation) in added { begin(transfer, continuation) }
      if !cancelled.isEmpty { drop { cancelled.contains($0.id) } }
      if stopped { return close() }
      guard let multi else {
        Thread.sleep(forTimeInterval: 0.05)
        continue
      }
      var active: Int32 = 0
      curl_multi_perform(multi, &active)
      collect(multi)
      curl_multi_poll(multi, nil, 0, 30_000, nil)
    }
  }

  private func begin(_ transfer: CurlTransfer, _ continuation: Continuation) {
    if transfer.isCancelled { return continuation.resume(returning: .cancelled) }
    guard let multi, let easy = idle.popLast() ?? curl_easy_init() else {
      return continuation.resume(returning: .failed(.none, "libcurl could not be started", permanent: true))
    }
    if let trouble = transfer.prepare(easy) {
      recycle(easy)
      return continuation.resume(returning: .failed(.none, trouble, permanent: true))
    }
    guard curl_multi_add_handle(multi, easy) == CURLM_OK else {
      transfer.release()
      recycle(easy)
      return continuation.resume(returning: .failed(.none, "libcurl refused the call", permanent: true))
    }
    running[easy] = (transfer, continuation)
  }

  private func collect(_ multi: UnsafeMutableRawPointer) {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
      let code = message.pointee.data.result
      guard let (transfer, continuation) = running.removeValue(forKey: easy) else { continue }
      let outcome = transfer.outcome(easy, code)
      curl_multi_remove_handle(multi, easy)
      transfer.release()
      recycle(easy)
      continuation.resume(returning: outcome)
    }
  }

  private func drop(where matches: (CurlTransfer) -> Bool) {
    for (easy, entry) in running where matches(entry.transfer) {
      running[easy] = nil
      curl_multi_remove_handle(multi, easy)
      entry.transfer.release()
      recycle(easy)
      entry.continuation.resume(returning: .cancelled)
    }
  }

  private func recycle(_ easy: UnsafeMutableRawPointer) {
    curl_easy_reset(easy)
    if idle.count < 16 { idle.append(easy) } else { curl_easy_cleanup(easy) }
  }

  private func close() {
    drop { _ in true }
    for easy in idle { curl_easy_cleanup(easy) }
    idle = []
    if let multi { curl_multi_cleanup(multi) }
  }
}
