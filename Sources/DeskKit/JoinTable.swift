import Formats

/// Pairs of texts, looked up by the first: for joining records that name each other in an export of any size.
///
/// Pairs are added in any order; after ``close()`` they are looked up. Memory stays small whatever their number: above
/// `memory` bytes they lie sorted in a temporary file that has no name and only this process can open. One thread.
/// A tab or a line end in a key or value becomes a space, because lines are how the pairs are kept.
package final class JoinTable {
  private let memory: Int
  private var waiting: [[UInt8]] = []
  private var waitingBytes = 0
  private var runs: [Range<Int>] = []
  private var runFile: JoinFile?
  /// Sorted lines, where they fit into memory.
  private var lines: [[UInt8]] = []
  private var sorted: JoinFile?
  /// The first line of each block of `sorted`, and where the block begins.
  private var blocks: [(line: [UInt8], start: Int)] = []
  private static let blockBytes = 1 << 14
  private static let lineEnd = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")

  package init(memory: Int = 2 << 20) { self.memory = memory }

  package func add(_ key: String, _ value: String) throws {
    let line = JoinTable.plain(key) + [JoinTable.tab] + JoinTable.plain(value)
    waitingBytes += line.count
    waiting.append(line)
    if waitingBytes > memory { try spill() }
  }

  private static func plain(_ text: String) -> [UInt8] { text.utf8.map { $0 == tab || $0 == lineEnd ? 0x20 : $0 } }

  /// Sorts what was added. Nothing may be added afterwards.
  package func close() throws {
    guard !runs.isEmpty else {
      lines = JoinTable.distinct(&waiting)
      return
    }
    try spill()
    guard let runFile else { return }
    let merged = try JoinFile()
    var readers = try runs.map { try JoinLines(runFile, $0) }
    var last: [UInt8]?
    var blockStart = -JoinTable.blockBytes
    var at = 0
    while let next = JoinTable.least(readers) {
      let line = readers[next].line ?? []
      try readers[next].advance()
      guard line != last else { continue }
      if at - blockStart >= JoinTable.blockBytes {
        blocks.append((line, at))
        blockStart = at
      }
      at += try merged.append(line + [JoinTable.lineEnd])
      last = line
    }
    try merged.flush()
    sorted = merged
    self.runFile = nil
    runs = []
  }

  private static func least(_ readers: [JoinLines]) -> Int? {
    var best: Int?
    for (index, reader) in readers.enumerated() {
      guard let line = reader.line else { continue }
      if let known = best.flatMap({ readers[$0].line }), !line.lexicographicallyPrecedes(known) { continue }
      best = index
    }
    return best
  }

  private static func distinct(_ lines: inout [[UInt8]]) -> [[UInt8]] {
    lines.sort { $0.lexicographicallyPrecedes($1) }
    var result: [[UInt8]] = []
    for line in lines where line != result.last { result.append(line) }
    lines = []
    return result
  }

  private func spill() throws {
    guard !waiting.isEmpty else { return }
    let file = try runFile ?? JoinFile()
    runFile = file
    let start = file.count
    for line in JoinTable.distinct(&waiting) { try file.append(line + [JoinTable.lineEnd]) }
    try file.flush()
    runs.append(start..<file.count)
    waitingBytes = 0
  }

  /// Every value added under the key, each once, ordered bytewise. Empty where there is none.
  package func values(for key: String) throws -> [String] {
    let wanted = JoinTable.plain(key) + [JoinTable.tab]
    var found: [String] = []
    func take(_ line: [UInt8]) -> Bool {
      if line.starts(with: wanted) {
        found.append(String(decoding: line[wanted.count...], as: UTF8.self))
        return true
      }
      return line.lexicographicallyPrecedes(wanted)
    }
    guard let sorted else {
      var at = JoinTable.firstIndex(lines.count) { !lines[$0].lexicographicallyPrecedes(wanted) }
      while at < lines.count, take(lines[at]) { at += 1 }
      return found
    }
    let block = JoinTable.firstIndex(blocks.count) { !blocks[$0].line.lexicographicallyPrecedes(wanted) }
    guard !blocks.isEmpty else { return [] }
    var reader = try JoinLines(sorted, blocks[max(0, block - 1)].start..<sorted.count, buffer: JoinTable.blockBytes)
    while let line = reader.line, take(line) { try reader.advance() }
    return found
  }

  /// Every pair once, ordered by key, then value, both bytewise.
  package func forEach(_ body: (_ key: String, _ value: String) throws -> Void) throws {
    func give(_ line: [UInt8]) throws {
      guard let tab = line.firstIndex(of: JoinTable.tab) else { return }
      try body(String(decoding: line[..<tab], as: UTF8.self), String(decoding: line[(tab + 1)...], as: UTF8.self))
    }
    for line in lines { try give(line) }
    guard let sorted else { return }
    var reader = try JoinLines(sorted, 0..<sorted.count)
    while let line = reader.line {
      try give(line)
      try reader.advance()
    }
  }

  /// The first index for which `holds`, which must hold for all after it; `count` where it holds for none.
  private static func firstIndex(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// An unnamed file that is appended to through a buffer.
private final class JoinFile {
  private let file: UnnamedFile
  private var buffer: [UInt8] = []
  /// Bytes of the buffer included.
  private(set) var count = 0

  init() throws { file = try UnnamedFile("temporary file") }

  @discardableResult
  func append(_ bytes: [UInt8]) throws -> Int {
    buffer += bytes
    count += bytes.count
    if buffer.count > 1 << 18 { try flush() }
    return bytes.count
  }

  func flush() throws {
    try buffer.withUnsafeBytes { try file.write($0, at: count - $0.count) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Up to `length` bytes at `place`; fewer only at the end.
  func bytes(at place: Int, _ length: Int) throws -> [UInt8] {
    var result = [UInt8](repeating: 0, count: length)
    let filled = try result.withUnsafeMutableBytes { try file.read(into: $0, at: place) }
    result.removeLast(length - filled)
    return result
  }
}

/// The lines of a part of a file, one at a time.
private struct JoinLines {
  private let file: JoinFile
  private let size: Int
  private var place: Int
  private let end: Int
  private var buffer: ArraySlice<UInt8> = []
  private(set) var line: [UInt8]?

  init(_ file: JoinFile, _ range: Range<Int>, buffer: Int = 1 << 16) throws {
    self.file = file
    size = buffer
    place = range.lowerBound
    end = range.upperBound
    try advance()
  }

  mutating func advance() throws {
    while true {
      if let stop = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        line = Array(buffer[..<stop])
        buffer = buffer[(stop + 1)...]
        return
      }
      guard place < end else {
        line = nil
        return
      }
      let more = try file.bytes(at: place, min(size, end - place))
      guard !more.isEmpty else {
        line = nil
        return
      }
      place += more.count
      buffer = (Array(buffer) + more)[...]
    }
  }
}
