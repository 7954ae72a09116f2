import Glibc

/// Text in an encoding that somebody named, as UTF-8; converted by iconv (POSIX.1-2017), which knows a few hundred.
package final class ConvertedSource: ByteSource {
  private let source: any ByteSource
  private let file: String
  private let encoding: String
  private let converter: iconv_t
  /// Unread bytes are `input[at..<end]`.
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var at = 0
  private var end = 0
  private var atEnd = false
  private var passed = 0

  /// Nil where nobody knows an encoding of that name.
  package init?(_ source: any ByteSource, file: String, from encoding: String) {
    guard let converter = Self.converter(encoding) else { return nil }
    self.source = source
    self.file = file
    self.encoding = encoding
    self.converter = converter
  }

  deinit { iconv_close(converter) }

  /// Whether there is an encoding of that name.
  package static func knows(_ encoding: String) -> Bool {
    guard let converter = converter(encoding) else { return false }
    iconv_close(converter)
    return true
  }

  private static func converter(_ encoding: String) -> iconv_t? {
    // Not iconv's own suffixes, such as //IGNORE, which would lose characters in silence.
    let isName = encoding.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "-_.:".utf8.contains($0)
    }
    guard isName, !encoding.isEmpty else { return nil }
    let converter = iconv_open("UTF-8", encoding)
    return converter == iconv_t(bitPattern: -1) ? nil : converter
  }

  /// Throws ``InputError`` at the first bytes that are no character of the encoding.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      if at == end, atEnd { return 0 }
      if at == end { try fill() }
      let written = try convert(into: buffer)
      if written > 0 { return written }
    }
  }

  private func fill() throws {
    input.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress, at > 0 else { return }
      base.copyMemory(from: base + at, byteCount: end - at)
    }
    passed += at
    end -= at
    at = 0
    let count = try input.withUnsafeMutableBytes {
      try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[end...]))
    }
    end += count
    if count == 0 { atEnd = true }
  }

  private func convert(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var room = buffer.count
    var rest = end - at
    let problem = input.withUnsafeMutableBytes { bytes -> Int32 in
      var from = bytes.baseAddress.map { ($0 + at).assumingMemoryBound(to: CChar.self) }
      var to = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      return iconv(converter, &from, &rest, &to, &room) == Int(bitPattern: UInt.max) ? errno : 0
    }
    at = end - rest
    let written = buffer.count - room
    guard written == 0 else { return written }
    switch problem {
    case EINVAL where !atEnd: try fill()
    case EINVAL: throw failure("the file ends inside a character of \(encoding)")
    case EILSEQ: throw failure("byte \(passed + at + 1) begins no character of \(encoding)")
    case E2BIG: throw failure("there is no room for a character")
    default: break
    }
    return 0
  }

  private func failure(_ what: String) -> InputError {
    InputError(file: file, what: what, nextStep: "Name another encoding, or save the file as UTF-8.")
  }
}
