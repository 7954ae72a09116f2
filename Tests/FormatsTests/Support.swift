import Glibc
import JSONText
import Testing

@testable import Formats

/// A folder that is gone after the test.
final class Scratch {
  let path: String

  init() throws {
    var template = Array("\(getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp")/formats-XXXXXX".utf8CString)
    let made = mkdtemp(&template).map { String(cString: $0) }
    path = try #require(made)
  }

  deinit { Scratch.remove(path) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let full = path + "/" + name
    var at = full.index(after: full.startIndex)
    while let slash = full[at...].firstIndex(of: "/") {
      mkdir(String(full[..<slash]), 0o700)
      at = full.index(after: slash)
    }
    let file = try #require(fopen(full, "wb"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    return full
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(stream)
    rmdir(path)
  }
}

/// A document read to its end.
struct Opened: Equatable {
  var name: String
  var request: RecordedRequest?
  var recordedAt: String?
  var mediaType: String?
  var bytes: [UInt8]
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

struct Everything {
  var documents: [Opened] = []
  var trouble: [InputTrouble] = []
  var error: InputError?
  var names: [String] { documents.map(\.name) }

  init(_ input: any ExportInput) throws {
    var found: [Opened] = []
    var remarks: [InputTrouble] = []
    do {
      try input.forEachDocument { document in
        var opened = Opened(
          name: document.name, request: document.request, recordedAt: document.recordedAt,
          mediaType: document.mediaType, bytes: [])
        defer { found.append(opened) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = try buffer.withUnsafeMutableBytes { try document.bytes.read(into: $0) }
          if count == 0 { break }
          opened.bytes.append(contentsOf: buffer[..<count])
        }
      } trouble: {
        remarks.append($0)
      }
    } catch let failure as InputError {
      error = failure
    }
    documents = found
    trouble = remarks
  }

  init(_ paths: String..., limits: InputLimits = .standard) throws {
    try self.init(ExportOpener.open(paths, limits: limits))
  }
}

enum Shared {
  static var recordings: String? { getenv("DESKFERRY_RECORDINGS").map { String(cString: $0) } }
}
