import Foundation
import Reports
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the program writes: results to stdout, everything else to stderr.
enum Terminal {
  static func out(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// A line on stderr that stays, whatever progress is painted there.
  static func notice(_ text: String) { error((showsProgress ? "\r\u{1B}[K" : "") + VisibleText.line(text) + "\n") }

  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes all of it; a reader that went away (`| head`) is no reason to stop a push.
  private static func write(_ text: String, to file: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        #if canImport(Glibc)
          let written = Glibc.write(file, start, rest.count)
        #else
          let written = Darwin.write(file, start, rest.count)
        #endif
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }
}

/// One line on stderr that is painted over, on a terminal only; elsewhere it is silent.
final class ProgressLine: Sendable {
  private struct State {
    var shown = false
    var last: ContinuousClock.Instant?
    var told: ContinuousClock.Instant?
  }
  private let state = Mutex(State())
  private let enabled: Bool
  private let started = ContinuousClock.now

  init(enabled: Bool = Terminal.showsProgress) { self.enabled = enabled }

  /// Seconds since the command began.
  var elapsed: Double {
    let parts = (ContinuousClock.now - started).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  /// Shows the text, at most ten times a second.
  func show(_ text: @autoclosure () -> String) {
    guard enabled else { return }
    let due = state.withLock { state in
      let now = ContinuousClock.now
      if let last = state.last, now - last < .milliseconds(100) { return false }
      state.last = now
      state.shown = true
      return true
    }
    if due { Terminal.error("\r\u{1B}[K" + VisibleText.cut(VisibleText.line(text()), to: 100)) }
  }

  /// Where no progress is painted, a line that says why nothing happens, at most every half minute.
  func notice(_ text: @autoclosure () -> String) {
    guard !enabled else { return }
    let due = state.withLock { state in
      let now = ContinuousClock.now
      if let told = state.told, now - told < .seconds(30) { return false }
      state.told = now
      return true
    }
    if due { Terminal.notice(text()) }
  }

  /// `[#####.....] 50 %  120 of 240 tickets  3.1/s  39 s left`
  func show(_ done: Int, of total: Int?, _ what: String) {
    show(ProgressLine.text(done, of: total, what, seconds: elapsed))
  }

  static func text(_ done: Int, of total: Int?, _ what: String, seconds: Double) -> String {
    let rate = seconds > 0.5 ? Double(done) / seconds : 0
    let speed = rate > 0 ? String(format: rate < 10 ? "  %.1f/s" : "  %.0f/s", rate) : ""
    guard let total, total > 0 else { return "\(Figures.count(done)) \(what)\(speed)" }
    let filled = min(20, done * 20 / total)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    let left = rate > 0 ? "  \(Figures.duration(Double(max(0, total - done)) / rate)) left" : ""
    return "[\(bar)] \(min(100, done * 100 / total)) %  \(Figures.count(done)) of \(Figures.count(total)) "
      + what + speed + left
  }

  /// Takes the line away, before anything else is written.
  func clear() {
    let shown = state.withLock { state in
      defer { state.shown = false }
      return state.shown
    }
    if shown { Terminal.error("\r\u{1B}[K") }
  }
}
