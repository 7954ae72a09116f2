import Crypto
import Formats
import JSONText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file or folder could not be read or written.
package struct DiskError: Error, Sendable, Hashable, CustomStringConvertible {
  package var path: String
  package var doing: String
  package var code: Int32
  package var description: String { "Could not \(doing) \(path): \(String(cString: strerror(code)))." }
}

/// Small files and folders, readable by their owner only, written beside their place and renamed.
enum Disk {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw DiskError(path: path, doing: "make the folder", code: errno)
    }
  }

  static func rename(_ path: String, to place: String) throws {
    guard libcRename(path, place) == 0 else { throw DiskError(path: place, doing: "move into place", code: errno) }
  }

  static func remove(_ path: String) { unlink(path) }

  static func read(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DiskError(path: path, doing: "open", code: errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { libcRead(file, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw DiskError(path: path, doing: "read", code: errno) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// SHA-256 of a file of any size.
  static func digest(_ path: String) throws -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DiskError(path: path, doing: "open", code: errno) }
    defer { close(file) }
    var hash = SHA256()
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = chunk.withUnsafeMutableBytes { libcRead(file, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw DiskError(path: path, doing: "read", code: errno) }
      guard count > 0 else { return Digest.hex(hash.finalize()) }
      hash.update(data: chunk[..<count])
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let writer = try LineFile(path + ".partial")
    writer.raw(bytes)
    try writer.close()
    try rename(path + ".partial", to: path)
  }

  /// Removes a folder of ours with its files, one level of folders deep; other things in it are left.
  static func removeFolder(_ path: String) {
    for name in names(in: path) where unlink(path + "/" + name) != 0 {
      let inner = path + "/" + name
      for file in names(in: inner) { unlink(inner + "/" + file) }
      rmdir(inner)
    }
    rmdir(path)
  }

  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

// The methods of `Disk` and `LineFile` hide the functions of the same name.
private func libcRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }
private func libcRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}

/// Writes one JSON object a line, through a buffer. One owner.
final class LineFile {
  private let path: String
  private let buffer = ByteBuffer(capacity: 1 << 16)
  private var file: Int32
  private(set) var lines = 0

  init(_ path: String) throws {
    self.path = path
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DiskError(path: path, doing: "create", code: errno) }
  }

  deinit { if file >= 0 { _ = libcClose(file) } }

  func line(_ object: JSONObject) throws {
    JSONWriter(buffer).value(.object(object))
    buffer.append(UInt8(ascii: "\n"))
    lines += 1
    if buffer.count > 1 << 16 { try flush() }
  }

  func raw(_ bytes: [UInt8]) { buffer.append(contentsOf: bytes) }

  private func flush() throws {
    var done = 0
    while done < buffer.count {
      let count = libcWrite(file, buffer.bytes.baseAddress.map { $0 + done }, buffer.count - done)
      guard count > 0 else { throw DiskError(path: path, doing: "write", code: errno) }
      done += count
    }
    buffer.removeAll()
  }

  /// Flushes and syncs; must be called, or the file is not whole.
  func close() throws {
    try flush()
    guard fsync(file) == 0, libcClose(file) == 0 else { throw DiskError(path: path, doing: "sync", code: errno) }
    file = -1
  }
}

private func libcClose(_ file: Int32) -> Int32 { close(file) }
private func libcWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int { write(file, buffer, count) }

/// Reads the lines of an NDJSON file, forwards, or one at a known offset. One owner.
final class LineReader {
  private let path: String
  private let file: UnsafeMutablePointer<FILE>
  private var line: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  init(_ path: String) throws {
    self.path = path
    guard let file = fopen(path, "re") else { throw DiskError(path: path, doing: "open", code: errno) }
    self.file = file
  }

  deinit {
    free(line)
    fclose(file)
  }

  func next() throws -> JSONObject? {
    let count = getline(&line, &capacity, file)
    guard count > 0, let line else { return nil }
    var bytes = [UInt8](UnsafeRawBufferPointer(start: line, count: count))
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    guard let object = try? JSONIndex.value(of: bytes).object else {
      throw MigrationInputError("\(path) holds a line that is not a JSON object. Make the plan again.")
    }
    return object
  }

  func next(at offset: Int) throws -> JSONObject? {
    guard fseek(file, offset, SEEK_SET) == 0 else { throw DiskError(path: path, doing: "seek in", code: errno) }
    return try next()
  }

  /// Where each line starts; eight bytes a line.
  static func offsets(_ path: String) throws -> [Int] {
    let reader = try LineReader(path)
    var offsets: [Int] = []
    var at = 0
    while true {
      let count = getline(&reader.line, &reader.capacity, reader.file)
      guard count > 0 else { return offsets }
      offsets.append(at)
      at += count
    }
  }
}
