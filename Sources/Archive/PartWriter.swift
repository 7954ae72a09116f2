import JSONText

/// Sizes that only tests change.
struct ArchiveLimits: Sendable {
  /// A collection becomes a folder of parts once it passes this many bytes, and no part is larger.
  var part = 128 << 20
  /// So many bytes are gathered before they are hashed and written, lines cut where it ends: the file system writes
  /// whole aligned blocks at half of what odd ones cost, and this one still lies in the processor's cache.
  var block = 1 << 19
  /// One sorted run of an unordered collection, in bytes.
  var run = 8 << 20
  /// All unwritten runs together.
  var allRuns = 12 << 20
  /// How many runs are merged at once.
  var fanIn = 128
  /// What the buffers of all runs read at once may take.
  var readAhead = 4 << 20
}

/// Writes the lines of one collection: `data/NAME.ndjson`, or `data/NAME/part-NNNNN.ndjson` once that grows too big.
final class PartWriter {
  private let root: String
  private let name: String
  private let limits: ArchiveLimits
  private let buffer = ByteBuffer(capacity: 1 << 14)
  /// What the buffer begins with may be the rest of a line.
  private var beginsInLine = false
  private var file: HashedFile?
  /// Bytes of the open part, those still in the buffer included.
  private var partBytes = 0
  private var closed: [FileEntry] = []
  private(set) var lines = 0

  /// `root` is the bag's folder, `name` that of the collection (`other/macros`).
  init(root: String, name: String, limits: ArchiveLimits) {
    self.root = root
    self.name = name
    self.limits = limits
  }

  @inline(__always)
  func add(_ line: UnsafeRawBufferPointer) throws {
    if partBytes &+ line.count >= limits.part, partBytes > 0 { try closePart() }
    partBytes &+= line.count &+ 1
    lines &+= 1
    if buffer.count &+ line.count >= limits.block {
      try addCut(line)
    } else {
      buffer.append(line)
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  /// Writes out as many whole blocks as the line fills and keeps the rest.
  private func addCut(_ line: UnsafeRawBufferPointer) throws {
    var rest = line
    while buffer.count &+ rest.count >= limits.block {
      let piece = max(0, limits.block - buffer.count)
      buffer.append(UnsafeRawBufferPointer(rebasing: rest[..<piece]))
      rest = UnsafeRawBufferPointer(rebasing: rest[piece...])
      try flush()
      beginsInLine = rest.count < line.count
    }
    buffer.append(rest)
  }

  /// True where the last line lies whole in the buffer and is these bytes.
  func lastLine(is line: UnsafeRawBufferPointer) -> Bool {
    let start = buffer.count - line.count - 1
    guard start >= 0, start == 0 ? !beginsInLine : buffer.base[start - 1] == UInt8(ascii: "\n") else { return false }
    return Scan.equal(UnsafeRawBufferPointer(start: buffer.base + start, count: line.count), line)
  }

  func flush() throws {
    guard buffer.count > 0 else { return }
    try openFile().write(buffer.bytes)
    buffer.removeAll()
    beginsInLine = false
  }

  private func openFile() throws -> HashedFile {
    if let file { return file }
    let path = root + "/" + (closed.isEmpty ? singlePath : partPath(closed.count + 1))
    if let folder = Disk.parent(of: path) { try Disk.makeFolder(folder) }
    let opened = try HashedFile(path)
    file = opened
    return opened
  }

  private var singlePath: String { "data/" + name + ".ndjson" }

  private func partPath(_ number: Int) -> String {
    let digits = String(number)
    return "data/" + name + "/part-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".ndjson"
  }

  private func closePart() throws {
    try flush()
    guard let open = file else { return }
    let path = closed.isEmpty ? singlePath : partPath(closed.count + 1)
    closed.append(FileEntry(path: path, size: open.size, digest: try open.finish()))
    file = nil
    partBytes = 0
    if closed.count == 1 { try makeFirstPart() }
  }

  /// The collection turns out to be larger than one part: its file becomes the first of a folder.
  private func makeFirstPart() throws {
    try Disk.makeFolder(root + "/data/" + name)
    try Disk.move(root + "/" + singlePath, to: root + "/" + partPath(1))
    closed[0].path = partPath(1)
  }

  /// Closes the last part and returns them all; none where no line was written.
  func finish() throws -> [FileEntry] {
    try flush()
    if let open = file {
      let path = closed.isEmpty ? singlePath : partPath(closed.count + 1)
      closed.append(FileEntry(path: path, size: open.size, digest: try open.finish()))
      file = nil
    }
    return closed
  }

  /// Begins anew, once everything was surrendered or nothing was written.
  func restart() {
    buffer.removeAll()
    beginsInLine = false
    partBytes = 0
    lines = 0
  }

  /// Gives the parts written so far away as plain files, because the collection turned out to be unordered.
  func surrender(into folder: String) throws -> [String] {
    try flush()
    file?.close()
    var paths = closed.map(\.path)
    if file != nil { paths.append(closed.isEmpty ? singlePath : partPath(closed.count + 1)) }
    file = nil
    closed = []
    return try paths.enumerated().map { index, path in
      let target = folder + "/straight-" + String(index)
      try Disk.move(root + "/" + path, to: target)
      return target
    }
  }
}
