import Foundation

/// Files of a recording: readable by their owner only, whole or not there.
enum RecordingDisk {
  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RecordingError("the folder \(path) cannot be made: \(reason())")
    }
  }

  static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RecordingError("\(path) cannot be read; the recording is incomplete")
    }
    return [UInt8](data)
  }

  static func read(_ path: String, at offset: Int, length: Int) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw RecordingError("\(path) cannot be read: \(reason())") }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: length)
    var done = 0
    while done < length {
      let got = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress.map { $0 + done }, length - done, off_t(offset + done))
      }
      guard got > 0 else { throw RecordingError("\(path) is shorter than it was when it was opened") }
      done += got
    }
    return bytes
  }

  /// Written beside its place, synced, renamed; nothing is done where the file is there already.
  static func store(_ bytes: [UInt8], at path: String) throws {
    guard access(path, F_OK) != 0 else { return }
    let beside = path + ".partial"
    let file = try create(beside)
    defer { close(file) }
    try write(bytes[...], to: file, beside)
    try finish(file, beside, as: path)
  }

  static func create(_ path: String) throws -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw RecordingError("\(path) cannot be written: \(reason())") }
    return file
  }

  static func finish(_ file: Int32, _ beside: String, as path: String) throws {
    guard fsync(file) == 0, rename(beside, path) == 0 else {
      throw RecordingError("\(path) cannot be finished: \(reason())")
    }
  }

  static func write(_ bytes: ArraySlice<UInt8>, to file: Int32, _ path: String) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw RecordingError("\(path) cannot be written: \(reason())") }
      rest = rest.dropFirst(count)
    }
  }

  static func reason() -> String { String(cString: strerror(errno)) }
}
