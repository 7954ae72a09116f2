import Dispatch
import Foundation
package import HTTP
import Synchronization

/// A small HTTP/1.1 server on 127.0.0.1 that can also misbehave on the wire: close without an answer, stop in the
/// middle of one, or send it slowly. A thread per connection; for rehearsals and tests, never for the outside world.
package final class LoopbackServer: Sendable {
  /// What becomes of a reply on its way.
  package enum Delivery: Sendable, Hashable {
    case whole
    /// In four pieces with a pause before each.
    case slow(Duration)
    /// The first half of the bytes, then the connection is closed.
    case half
    /// The connection is closed without a byte.
    case lost
  }

  package struct Answer: Sendable {
    package var reply: HTTPReply
    package var delivery: Delivery
    package init(_ reply: HTTPReply, _ delivery: Delivery = .whole) {
      self.reply = reply
      self.delivery = delivery
    }
  }

  /// The call's `url` is the request target (path and query), its body `.bytes` with the request's Content-Type or
  /// `.none`, its headers as they came.
  package typealias Handler = @Sendable (HTTPCall) async -> Answer

  private struct State {
    var listener: Int32 = -1
    var connections: Set<Int32> = []
    var accepted = 0
  }

  private let handler: Handler
  private let state = Mutex(State())

  package init(handler: @escaping Handler) { self.handler = handler }

  /// How many connections were ever opened.
  package var connectionsAccepted: Int { state.withLock { $0.accepted } }

  /// Listens and returns the port; 0 asks for a free one.
  package func start(port: Int = 0) throws -> Int {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw SandboxError("no socket: \(String(cString: strerror(errno)))") }
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(clamping: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
    }
    guard bound == 0, listen(listener, 128) == 0 else {
      let reason = String(cString: strerror(errno))
      close(listener)
      throw SandboxError("port \(port) of 127.0.0.1 cannot be used: \(reason); choose another with --port")
    }
    var length = size
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
    }
    state.withLock { $0.listener = listener }
    Thread.detachNewThread { [self] in accept(on: listener) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Closes the port and every connection; answers under way are lost.
  package func stop() {
    state.withLock { state in
      if state.listener >= 0 { shutdown(state.listener, Int32(SHUT_RDWR)) }
      state.listener = -1
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  private func accept(on listener: Int32) {
    defer { close(listener) }
    while true {
      let connection = Foundation.accept(listener, nil, nil)
      if connection < 0 {
        if errno == EINTR || errno == ECONNABORTED { continue }
        return
      }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      var yes: Int32 = 1
      setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
      state.withLock {
        $0.accepted += 1
        $0.connections.insert(connection)
      }
      Thread.detachNewThread { [self] in
        serve(connection)
        // Closed under the lock, so that `stop` never touches a number that already means another connection.
        state.withLock {
          $0.connections.remove(connection)
          _ = close(connection)
        }
      }
    }
  }

  private func serve(_ connection: Int32) {
    var wire = ServerWire(connection)
    while let request = wire.nextRequest() {
      let answer = wait(for: request.call)
      guard wire.send(answer, isHead: request.call.method == "HEAD"), request.keepsAlive else { return }
    }
  }

  /// Blocks this connection's own thread, never one of the shared pool.
  private func wait(for call: HTTPCall) -> Answer {
    let done = DispatchSemaphore(value: 0)
    let box = AnswerBox()
    Task { [handler] in
      let answer = await handler(call)
      box.value.withLock { $0 = answer }
      done.signal()
    }
    done.wait()
    return box.value.withLock { $0 } ?? Answer(HTTPReply(status: 500))
  }
}

private final class AnswerBox: Sendable {
  let value = Mutex<LoopbackServer.Answer?>(nil)
}

/// The sandbox cannot start, or was asked for what it does not know.
package struct SandboxError: Error, Sendable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}
