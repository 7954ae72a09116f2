import DeskKit
import JSONText

/// One record on its way through the spill files. The bytes are valid until its run moves on.
struct RunEntry {
  var id: UnsafeRawBufferPointer
  /// Empty where the record has none.
  var updatedAt: UnsafeRawBufferPointer
  var json: UnsafeRawBufferPointer
  var partial: Bool
  /// See `RecordHead.joined`.
  var joined = false
  /// It is known to refer to no other record, and to be counted as nothing but a record.
  var isBare = false
  /// See `RecordHead.isStateless`.
  var isStateless = false

  static let headerSize = 13
  typealias Sizes = (id: Int, updatedAt: Int, json: Int, flags: UInt8)

  var flags: UInt8 { (partial ? 1 : 0) | (joined ? 2 : 0) | (isBare ? 4 : 0) | (isStateless ? 8 : 0) }

  /// Lengths of id, time and JSON, the flags, then the three.
  func append(to out: ByteBuffer) {
    withUnsafeBytes(of: UInt32(id.count)) { out.append($0) }
    withUnsafeBytes(of: UInt32(updatedAt.count)) { out.append($0) }
    withUnsafeBytes(of: UInt32(json.count)) { out.append($0) }
    out.append(flags)
    out.append(id)
    out.append(updatedAt)
    out.append(json)
  }

  static func sizes(_ header: UnsafeRawBufferPointer) -> Sizes {
    (
      Int(header.loadUnaligned(fromByteOffset: 0, as: UInt32.self)),
      Int(header.loadUnaligned(fromByteOffset: 4, as: UInt32.self)),
      Int(header.loadUnaligned(fromByteOffset: 8, as: UInt32.self)), header[12]
    )
  }

  /// Reads the entry whose header starts at `at` of bytes in memory; ``append(to:)`` must have put it there.
  init(in bytes: UnsafeRawBufferPointer, at: Int) {
    let header = UnsafeRawBufferPointer(rebasing: bytes[at..<(at + RunEntry.headerSize)])
    self.init(UnsafeRawBufferPointer(rebasing: bytes[(at + RunEntry.headerSize)...]), RunEntry.sizes(header))
  }

  /// Its id alone, for sorting.
  @inline(__always)
  static func id(in bytes: UnsafeRawBufferPointer, at: Int) -> UnsafeRawBufferPointer {
    let length = Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
    return UnsafeRawBufferPointer(rebasing: bytes[(at + headerSize)..<(at + headerSize + length)])
  }

  init(_ body: UnsafeRawBufferPointer, _ sizes: Sizes) {
    let json = sizes.id + sizes.updatedAt
    self.init(
      names: UnsafeRawBufferPointer(rebasing: body[..<json]),
      json: UnsafeRawBufferPointer(rebasing: body[json..<(json + sizes.json)]), sizes)
  }

  /// `names`: the id with the time behind it.
  init(names: UnsafeRawBufferPointer, json: UnsafeRawBufferPointer, _ sizes: Sizes) {
    id = UnsafeRawBufferPointer(rebasing: names[..<sizes.id])
    updatedAt = UnsafeRawBufferPointer(rebasing: names[sizes.id...])
    self.json = json
    partial = sizes.flags & 1 != 0
    joined = sizes.flags & 2 != 0
    isBare = sizes.flags & 4 != 0
    isStateless = sizes.flags & 8 != 0
  }

  init(
    id: UnsafeRawBufferPointer, updatedAt: UnsafeRawBufferPointer, json: UnsafeRawBufferPointer, partial: Bool,
    joined: Bool = false
  ) {
    self.id = id
    self.updatedAt = updatedAt
    self.json = json
    self.partial = partial
    self.joined = joined
  }
}

/// Records ordered by id, read one after the other.
protocol SortedRun: AnyObject {
  /// The entry the run stands at; nil before the first ``advance()`` and after the last.
  var current: RunEntry? { get }
  func advance() throws
}

/// A run that was sorted in memory and stayed there.
final class MemoryRun: SortedRun {
  private let arena: ByteBuffer
  private let places: [Int]
  private var next = 0
  private(set) var current: RunEntry?

  init(_ arena: ByteBuffer, _ places: [Int]) {
    self.arena = arena
    self.places = places
  }

  func advance() {
    current = next < places.count ? RunEntry(in: arena.bytes, at: places[next]) : nil
    next += 1
  }
}

/// A run that was sorted in memory and written to one file.
final class SpilledRun: SortedRun {
  private let reader: BlockReader
  private(set) var current: RunEntry?

  init(_ path: String, block: Int) throws { reader = try BlockReader(path, block: block) }

  func advance() throws {
    current = nil
    guard try reader.has(RunEntry.headerSize) else { return }
    let sizes = RunEntry.sizes(reader.take(RunEntry.headerSize))
    let body = sizes.id + sizes.updatedAt + sizes.json
    guard try reader.has(body) else {
      throw ArchiveError(.damaged, "a spill file ended early; it was changed while reading, run again")
    }
    current = RunEntry(reader.take(body), sizes)
  }
}

/// What was already written as lines when the order broke, with the log of its ids and times.
final class StraightRun: SortedRun {
  private let heads: BlockReader
  private var files: [String]
  private var lines: BlockReader?
  private let block: Int
  private(set) var current: RunEntry?

  init(heads: String, files: [String], block: Int) throws {
    self.heads = try BlockReader(heads, block: min(block, 1 << 16))
    self.files = files.reversed()
    self.block = block
  }

  func advance() throws {
    current = nil
    guard try heads.has(RunEntry.headerSize) else { return }
    let sizes = RunEntry.sizes(heads.take(RunEntry.headerSize))
    guard try heads.has(sizes.id + sizes.updatedAt) else { throw torn }
    let names = heads.take(sizes.id + sizes.updatedAt)
    current = RunEntry(names: names, json: try nextLine(sizes.json), sizes)
  }

  private var torn: ArchiveError {
    ArchiveError(.damaged, "a spill file ended early; it was changed while reading, run again")
  }

  private func nextLine(_ length: Int) throws -> UnsafeRawBufferPointer {
    while true {
      if let lines, try lines.has(length + 1) {
        return UnsafeRawBufferPointer(rebasing: lines.take(length + 1)[..<length])
      }
      guard let file = files.popLast() else { throw torn }
      lines = try BlockReader(file, block: block)
    }
  }
}

/// Several runs as one, in order of id; entries with one id come one after the other, in no particular order.
struct RunMerge {
  private let runs: [any SortedRun]
  /// What each of them stands at.
  private var entries: [RunEntry?]
  /// A binary heap of indexes into `runs`, the smallest id first.
  private var heap: [Int] = []

  init(_ runs: [any SortedRun]) throws {
    self.runs = runs
    entries = [RunEntry?](repeating: nil, count: runs.count)
    for index in runs.indices {
      try step(index)
      if entries[index] != nil {
        heap.append(index)
        siftUp(heap.count - 1)
      }
    }
  }

  /// The entry with the smallest id; nil at the end.
  var current: RunEntry? { heap.first.flatMap { entries[$0] } }

  mutating func advance() throws {
    guard let top = heap.first else { return }
    try step(top)
    if entries[top] == nil {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    siftDown(0)
  }

  private mutating func step(_ index: Int) throws {
    let run = runs[index]
    try run.advance()
    entries[index] = run.current
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    guard let left = entries[heap[a]], let right = entries[heap[b]] else { return false }
    return IDOrder.compare(left.id, right.id) < 0
  }

  private mutating func siftUp(_ start: Int) {
    var at = start
    while at > 0, precedes(at, (at - 1) / 2) {
      heap.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  private mutating func siftDown(_ start: Int) {
    var at = start
    while true {
      var smallest = at
      for child in [2 * at + 1, 2 * at + 2] where child < heap.count && precedes(child, smallest) {
        smallest = child
      }
      if smallest == at { return }
      heap.swapAt(at, smallest)
      at = smallest
    }
  }
}
