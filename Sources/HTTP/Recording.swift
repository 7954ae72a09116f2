import Foundation
import JSONText
import Synchronization

/// A folder of HAR 1.2 files that grows by one entry a call (contracts section 5): `00001.har`, …, the open one as
/// `0000N.har.journal` with one entry a line, large and binary bodies in `bodies/<sha256>`. Everything is scrubbed
/// before it is written. One process at a time.
package final class Recording: Sendable {
  private struct State {
    var index: RecordingIndex
    var journal: Int32
    var lock: Int32
  }

  /// Room for the head, the tail and the commas of the closed file.
  private static let reserve = 64 << 10

  /// Notes that everything was fetched; readers of recordings leave it alone.
  package static let completeName = "recording.complete"

  package let path: String
  private let redaction: Redaction
  private let maximumFileBytes: Int
  private let creator: String
  private let state: Mutex<State>

  /// Opens a folder to go on with, or makes it.
  ///
  /// - Parameters:
  ///   - creator: The tool's version, for the files' head.
  ///   - Throws: ``RecordingError`` where the folder is in use or cannot be written.
  package init(
    at path: String, redaction: Redaction, creator: String = "1", maximumFileBytes: Int = 64 << 20
  ) throws {
    self.path = path
    self.redaction = redaction
    self.creator = creator
    self.maximumFileBytes = maximumFileBytes
    try RecordingDisk.makeFolder(path)
    try RecordingDisk.makeFolder(path + "/bodies")
    let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw RecordingError("\(path) cannot be opened: \(RecordingDisk.reason())") }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      Foundation.close(lock)
      throw RecordingError("\(path) is being written by another run; wait for it or name another folder")
    }
    do {
      try Self.removeClosedJournals(path)
      let index = try RecordingIndex(folder: path)
      let journal = try Self.openJournal(path, index)
      state = Mutex(State(index: index, journal: journal, lock: lock))
    } catch {
      Foundation.close(lock)
      throw error
    }
  }

  deinit {
    state.withLock {
      if $0.journal >= 0 { Foundation.close($0.journal) }
      Foundation.close($0.lock)
    }
  }

  /// True after ``markComplete()``: whoever recorded it had fetched everything.
  package var isComplete: Bool { FileManager.default.fileExists(atPath: path + "/" + Recording.completeName) }

  /// Closes the open file and notes that nothing is missing.
  package func markComplete() throws {
    try close()
    try RecordingDisk.store(Array("\(Date().ISO8601Format())\n".utf8), at: path + "/" + Recording.completeName)
  }

  /// True where a 200 reply to a GET of that URL is in the folder.
  package func alreadyRecorded(_ url: String) -> Bool {
    guard let key = HAREntry.key(of: HTTPCall("GET", url), redaction: redaction) else { return false }
    return state.withLock { $0.index.places[key]?.contains { $0.status == 200 } ?? false }
  }

  /// The newest 200 reply to that GET.
  package func reply(to call: HTTPCall) throws -> HTTPReply? {
    guard call.method == "GET", let key = HAREntry.key(of: call, redaction: redaction) else { return nil }
    return try state.withLock { state in
      guard let place = state.index.places[key]?.last(where: { $0.status == 200 }) else { return nil }
      return try state.index.reply(at: place)
    }
  }

  /// Adds a call and its reply. The entry is with the system when this returns, so that killing the process loses
  /// nothing.
  package func add(_ call: HTTPCall, _ reply: HTTPReply, startedAt: Double, seconds: Double) throws {
    let entry = HAREntry(call, reply, startedAt: startedAt, seconds: seconds, redaction: redaction)
    for file in entry.sideFiles { try RecordingDisk.store(file.bytes, at: "\(path)/\(file.name)") }
    let line = entry.json.bytes
    try state.withLock { state in
      let size = state.index.journalBytes + state.index.journalEntries + line.count
      if state.index.journalEntries > 0, size + min(Self.reserve, maximumFileBytes / 16) > maximumFileBytes {
        try rotate(&state)
      }
      if state.journal < 0 { state.journal = try Self.openJournal(path, state.index) }
      try RecordingDisk.write((line + [10])[...], to: state.journal, path)
      state.index.added(entry.key, length: line.count, status: reply.status)
    }
  }

  /// Turns the journal into a closed HAR file.
  package func close() throws { try state.withLock { try rotate(&$0) } }

  private func rotate(_ state: inout State) throws {
    guard state.index.journalEntries > 0 else { return }
    let name = "\(path)/\(RecordingIndex.closedName(state.index.open))"
    let journal = name + ".journal"
    let beside = name + ".partial"
    let head = Array(
      "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"deskferry\",\"version\":\(JSONValue.string(creator).text)},\"entries\":[\n"
        .utf8)
    let file = try RecordingDisk.create(beside)
    defer { Foundation.close(file) }
    try RecordingDisk.write(head[...], to: file, beside)
    let entries = try RecordingDisk.read(journal)[..<state.index.journalBytes]
    var rest = entries
    while let newline = rest.firstIndex(of: 10) {
      let isLast = newline + 1 >= entries.endIndex
      try RecordingDisk.write(rest[..<newline] + (isLast ? [10] : [44, 10]), to: file, beside)
      rest = rest[(newline + 1)...]
    }
    try RecordingDisk.write(Array("]}}\n".utf8)[...], to: file, beside)
    try RecordingDisk.finish(file, beside, as: name)
    unlink(journal)
    Foundation.close(state.journal)
    state.journal = -1
    state.index.closed(headBytes: head.count)
  }

  /// A crash between renaming a closed file and removing its journal leaves both; the file has everything.
  private static func removeClosedJournals(_ path: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    for name in names where name.hasSuffix(".har.journal") {
      if names.contains(String(name.dropLast(".journal".count))) { unlink("\(path)/\(name)") }
    }
  }

  /// Opens the journal to append, without the line that a crash may have torn.
  private static func openJournal(_ path: String, _ index: RecordingIndex) throws -> Int32 {
    let name = "\(path)/\(RecordingIndex.closedName(index.open)).journal"
    let file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0, ftruncate(file, off_t(index.journalBytes)) == 0 else {
      throw RecordingError("\(name) cannot be written: \(RecordingDisk.reason())")
    }
    return file
  }
}

/// Records every reply that comes from below, errors included, and hands it on. Scrubbing happens before the disk.
package struct RecordingExchange: Exchange {
  private let next: any Exchange
  private let recording: Recording
  private let ticker: Ticker

  package init(_ next: any Exchange, into recording: Recording, ticker: Ticker = .continuous) {
    self.next = next
    self.recording = recording
    self.ticker = ticker
  }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    let startedAt = ticker.wallClock()
    let start = ticker.now()
    let reply = try await next.send(call)
    try recording.add(call, reply, startedAt: startedAt, seconds: (ticker.now() - start).inSeconds)
    return reply
  }
}

/// Answers GETs that an interrupted run has recorded already, so that a pull goes on from its last page; everything
/// else goes below. To be put above ``RecordingExchange``, so that answers from disk are not recorded twice.
package struct ResumingExchange: Exchange {
  private let next: any Exchange
  private let recording: Recording

  package init(_ next: any Exchange, from recording: Recording) {
    self.next = next
    self.recording = recording
  }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    if let reply = try recording.reply(to: call) { return reply }
    return try await next.send(call)
  }
}

/// Answers from a recording folder and never opens a connection. Calls recorded several times are answered in their
/// order, the last one for ever; a call that was not recorded is a permanent ``HTTPFailure`` without effect.
package final class ReplayExchange: Exchange {
  private let index: RecordingIndex
  private let redaction: Redaction
  private let turns = Mutex<[String: Int]>([:])

  package init(from path: String, redaction: Redaction = .standard) throws {
    index = try RecordingIndex(folder: path)
    self.redaction = redaction
    guard !index.places.isEmpty else {
      throw RecordingError("\(path) holds no recording of ours (expected 00001.har or 00001.har.journal)")
    }
  }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    guard let key = HAREntry.key(of: call, redaction: redaction), let places = index.places[key], !places.isEmpty
    else {
      throw HTTPFailure(
        effect: .none, call: redaction.call(call), detail: "this call is not in the recording \(index.folder)",
        permanent: true)
    }
    let turn = turns.withLock { turns -> Int in
      let turn = turns[key, default: 0]
      turns[key] = turn + 1
      return turn
    }
    return try index.reply(at: places[min(turn, places.count - 1)])
  }
}
