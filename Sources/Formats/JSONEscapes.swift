internal import CSimdJSON
package import JSONText

extension JSONWriter {
  /// As ``JSONText/JSONWriter/string(utf8:)``, for texts that are long and full of quotes and line ends: copied and
  /// looked at 64 bytes at once.
  package func text(utf8 bytes: UnsafeRawBufferPointer) {
    begin()
    out.append(UInt8(ascii: "\""))
    var at = 0
    while at < bytes.count {
      let piece = UnsafeRawBufferPointer(rebasing: bytes[at..<min(bytes.count, at + JSONWriter.escapedAtOnce)])
      escape(piece)
      at += piece.count
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Room is made for six bytes for each of as many.
  private static let escapedAtOnce = 1 << 12

  private func escape(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    out.fill(minimum: 6 * bytes.count + DF_PADDING) { space in
      guard let room = space.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
      return df_escape(start, bytes.count, room)
    }
  }
}
