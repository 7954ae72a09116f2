internal import CSimdJSON
package import JSONText

extension JSONWriter {
  /// As ``JSONText/JSONWriter/string(utf8:)``, for texts that are long and full of quotes and line ends: copied and
  /// looked at 64 bytes at once. `quotesDoubled`: every quote in them is written twice and meant once.
  package func text(utf8 bytes: UnsafeRawBufferPointer, quotesDoubled: Bool = false) {
    begin()
    out.append(UInt8(ascii: "\""))
    if bytes.count <= JSONWriter.escapedAtOnce {
      escape(bytes, quotesDoubled)
    } else {
      inPieces(bytes, quotesDoubled)
    }
    out.append(UInt8(ascii: "\""))
  }

  private func inPieces(_ bytes: UnsafeRawBufferPointer, _ quotesDoubled: Bool) {
    var at = 0
    while at < bytes.count {
      var piece = UnsafeRawBufferPointer(rebasing: bytes[at..<min(bytes.count, at + JSONWriter.escapedAtOnce)])
      if quotesDoubled, at + piece.count < bytes.count { piece = JSONWriter.withoutHalfQuote(piece) }
      escape(piece, quotesDoubled)
      at += piece.count
    }
  }

  /// Room is made for six bytes for each of as many.
  private static let escapedAtOnce = 1 << 12

  /// Less the last quote where that is the first of two.
  private static func withoutHalfQuote(_ piece: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let quotes = piece.reversed().prefix { $0 == UInt8(ascii: "\"") }.count
    return quotes % 2 == 1 && piece.count > 1 ? UnsafeRawBufferPointer(rebasing: piece.dropLast()) : piece
  }

  @inline(__always)
  private func escape(_ bytes: UnsafeRawBufferPointer, _ quotesDoubled: Bool) {
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    out.fill(minimum: 6 * bytes.count + DF_PADDING) { space in
      guard let room = space.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
      return quotesDoubled
        ? df_escape_doubled(start, bytes.count, room) : df_escape(start, bytes.count, room)
    }
  }
}
