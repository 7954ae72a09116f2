import JSONText

/// The unordered records of one collection: gathered in memory, sorted, written as runs, merged at the end.
final class SpillSet {
  private let folder: String
  private let limits: ArchiveLimits
  private var arena = ByteBuffer(capacity: 1 << 14)
  private var places: [Int] = []
  private var runs: [String] = []
  private var straight: (heads: String, files: [String])?
  private var made = 0

  /// `folder` holds the spill files of this collection alone; it is made here.
  init(folder: String, limits: ArchiveLimits) throws {
    self.folder = folder
    self.limits = limits
    try Disk.makeFolder(folder)
  }

  /// Bytes waiting in memory.
  var waiting: Int { arena.count }

  func adopt(heads: String, files: [String]) { straight = (heads, files) }

  func add(_ entry: RunEntry) throws {
    let size = RunEntry.headerSize + entry.id.count + entry.updatedAt.count + entry.json.count
    if arena.count > 0, arena.count + size > limits.run { try flush() }
    places.append(arena.count)
    entry.append(to: arena)
  }

  private func sort() {
    let bytes = arena.bytes
    // Exports are often in order, or nearly.
    if zip(places, places.dropFirst()).allSatisfy({
      IDOrder.compare(RunEntry.id(in: bytes, at: $0), RunEntry.id(in: bytes, at: $1)) <= 0
    }) {
      return
    }
    let common = IDOrder.commonPrefix(places.lazy.map { RunEntry.id(in: bytes, at: $0) })
    let keys = places.map { IDOrder.SortKey(RunEntry.id(in: bytes, at: $0), from: common) }
    var order = IDOrder.sorted(keys)
    sortTies(&order, keys)
    places = order.map { places[$0] }
  }

  /// Ids that differ only behind what their keys hold.
  private func sortTies(_ order: inout [Int], _ keys: [IDOrder.SortKey]) {
    let bytes = arena.bytes
    var start = 0
    for end in 1...order.count where end == order.count || keys[order[end]] != keys[order[start]] {
      if end - start > 1 {
        order[start..<end].sort {
          IDOrder.compare(RunEntry.id(in: bytes, at: places[$0]), RunEntry.id(in: bytes, at: places[$1])) < 0
        }
      }
      start = end
    }
  }

  func flush() throws {
    guard !places.isEmpty else { return }
    sort()
    let bytes = arena.bytes
    try writeRun { out in
      for place in places { RunEntry(in: bytes, at: place).append(to: try out()) }
    }
    places.removeAll(keepingCapacity: true)
    arena.removeAll()
  }

  /// `body` asks for the buffer before each entry, which is when it is emptied.
  private func writeRun(_ body: (_ out: () throws -> ByteBuffer) throws -> Void) throws {
    let path = folder + "/run-" + String(made)
    made += 1
    let descriptor = try Disk.create(path)
    defer { Disk.closeFile(descriptor) }
    let buffer = ByteBuffer(capacity: 1 << 18)
    func empty() throws {
      try Disk.write(buffer.bytes, to: descriptor, path: path)
      buffer.removeAll()
    }
    try body {
      if buffer.count > 1 << 17 { try empty() }
      return buffer
    }
    try empty()
    runs.append(path)
  }

  /// All records in order of id, as they lie in memory; nil where some do not. Valid until the set changes.
  var inMemory: SortedRecords? {
    guard runs.isEmpty, straight == nil else { return nil }
    sort()
    return SortedRecords(bytes: arena.bytes, places: places)
  }

  /// Calls `body` for all records in order of id.
  func forEach(_ body: (RunEntry) throws -> Void) throws {
    guard runs.isEmpty, straight == nil else {
      var merge = try merged()
      while let entry = merge.current {
        try body(entry)
        try merge.advance()
      }
      return
    }
    sort()
    let bytes = arena.bytes
    for place in places { try body(RunEntry(in: bytes, at: place)) }
  }

  /// All records in order of id. The spill files go when the folder around them goes.
  func merged() throws -> RunMerge {
    if runs.isEmpty {
      // All of it is in memory but what was written straight through: no need to go through the disk.
      sort()
      var sources: [any SortedRun] = [MemoryRun(arena, places)]
      if let straight {
        sources.append(try StraightRun(heads: straight.heads, files: straight.files, block: 1 << 18))
      }
      return try RunMerge(sources)
    }
    try flush()
    // From here on the memory belongs to the runs being read.
    arena = ByteBuffer(capacity: 64)
    while runs.count + (straight == nil ? 0 : 1) > limits.fanIn { try mergeOldest() }
    let count = runs.count + 1
    let block = max(1 << 15, min(1 << 18, limits.readAhead / count))
    var sources: [any SortedRun] = try runs.map { try SpilledRun($0, block: block) }
    if let straight {
      sources.append(try StraightRun(heads: straight.heads, files: straight.files, block: block))
    }
    return try RunMerge(sources)
  }

  private func mergeOldest() throws {
    let oldest = Array(runs.prefix(max(2, limits.fanIn - 1)))
    runs.removeFirst(oldest.count)
    let block = max(1 << 15, limits.readAhead / oldest.count)
    var merge = try RunMerge(try oldest.map { try SpilledRun($0, block: block) })
    try writeRun { out in
      while let entry = merge.current {
        entry.append(to: try out())
        try merge.advance()
      }
    }
    for path in oldest { Disk.removeFile(path) }
  }
}

/// Records sorted in memory.
struct SortedRecords {
  fileprivate let bytes: UnsafeRawBufferPointer
  fileprivate let places: [Int]

  var count: Int { places.count }

  subscript(at: Int) -> RunEntry { RunEntry(in: bytes, at: places[at]) }

  /// Whether the next one has the same id.
  func isFollowedBySame(_ at: Int) -> Bool {
    guard at + 1 < places.count else { return false }
    return IDOrder.compare(RunEntry.id(in: bytes, at: places[at]), RunEntry.id(in: bytes, at: places[at + 1])) == 0
  }
}

/// Ids, times and lengths of the lines written straight through, kept in case the order breaks later.
final class HeadLog {
  private let path: String
  private let buffer = ByteBuffer(capacity: 1 << 12)
  private var descriptor: Int32?

  init(_ path: String) { self.path = path }

  deinit { if let descriptor { Disk.closeFile(descriptor) } }

  @inline(__always)
  func add(_ entry: RunEntry) throws {
    withUnsafeBytes(of: UInt32(entry.id.count)) { buffer.append($0) }
    withUnsafeBytes(of: UInt32(entry.updatedAt.count)) { buffer.append($0) }
    withUnsafeBytes(of: UInt32(entry.json.count)) { buffer.append($0) }
    buffer.append(entry.flags)
    buffer.append(entry.id)
    buffer.append(entry.updatedAt)
    if buffer.count > 1 << 16 { try flush() }
  }

  private func flush() throws {
    if descriptor == nil {
      if let folder = Disk.parent(of: path) { try Disk.makeFolder(folder) }
      descriptor = try Disk.create(path)
    }
    if let descriptor { try Disk.write(buffer.bytes, to: descriptor, path: path) }
    buffer.removeAll()
  }

  /// Writes what is left, closes, and names the file.
  func finish() throws -> String {
    try flush()
    if let descriptor { Disk.closeFile(descriptor) }
    descriptor = nil
    return path
  }
}
