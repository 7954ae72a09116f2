import Foundation
import HTTP
import Sandbox
import Synchronization

/// A folder of its own for one test, removed at the end.
final class Scratch {
  let path: String
  init() throws {
    path = NSTemporaryDirectory() + "deskferry-http-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  /// Every byte of every file below, for looking for what must not be there.
  func everything() throws -> String {
    var all = ""
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      all += name + "\n"
      if let data = FileManager.default.contents(atPath: path + "/" + name) {
        all += String(decoding: data, as: UTF8.self)
      }
    }
    return all
  }
}

/// A server on loopback that remembers the calls it got.
final class TestServer: Sendable {
  let server: LoopbackServer
  let base: String

  init(_ answer: @escaping @Sendable (HTTPCall) -> LoopbackServer.Answer) throws {
    let box = CallBox()
    server = LoopbackServer { call in
      box.calls.withLock { $0.append(call) }
      return answer(call)
    }
    base = "http://127.0.0.1:\(try server.start())"
    self.box = box
  }

  private let box: CallBox
  var received: [HTTPCall] { box.calls.withLock { $0 } }
  deinit { server.stop() }
}

final class CallBox: Sendable {
  let calls = Mutex<[HTTPCall]>([])
}

extension HTTPCall {
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Answers from a closure.
struct FakeExchange: Exchange {
  let answer: @Sendable (HTTPCall) async throws -> HTTPReply
  func send(_ call: HTTPCall) async throws -> HTTPReply { try await answer(call) }
}

/// Time that passes only when every participant sleeps; then it jumps to the earliest end.
final class VirtualClock: Clock, Sendable {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }
  private struct State {
    var now: Duration = .zero
    var participants: Int
    var sleepers: [(until: Duration, continuation: CheckedContinuation<Void, Never>)] = []
  }
  private let state: Mutex<State>

  init(participants: Int = 1) { state = Mutex(State(participants: participants)) }

  var now: Instant { Instant(offset: state.withLock { $0.now }) }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    await withCheckedContinuation { continuation in
      state.withLock { $0.sleepers.append((deadline.offset, continuation)) }
      advance()
    }
  }

  /// A participant is done and will not sleep again.
  func leave() {
    state.withLock { $0.participants -= 1 }
    advance()
  }

  private func advance() {
    let woken = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard !state.sleepers.isEmpty, state.sleepers.count >= state.participants,
        let first = state.sleepers.indices.min(by: { state.sleepers[$0].until < state.sleepers[$1].until })
      else { return nil }
      let sleeper = state.sleepers.remove(at: first)
      state.now = max(state.now, sleeper.until)
      return sleeper.continuation
    }
    woken?.resume()
  }
}
