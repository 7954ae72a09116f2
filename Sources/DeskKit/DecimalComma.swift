/// Numbers written with a comma, such as `3,75`: they stay texts, because a reader cannot know what a comma divides.
package enum DecimalComma {
  /// Digits, one comma, one or two digits; or digits in groups of three by dots before it.
  package static func isOne(_ text: String) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[1].count), parts[1].allSatisfy(\.isASCIIDigit) else { return false }
    let whole = parts[0].first == "-" ? parts[0].dropFirst() : parts[0]
    return !whole.isEmpty && whole.allSatisfy { $0.isASCIIDigit || $0 == "." } && whole.first?.isASCIIDigit == true
  }

  /// The same of bytes that are looked at by the million.
  package static func isOne(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard (3...24).contains(bytes.count), bytes.contains(UInt8(ascii: ",")) else { return false }
    return isOne(String(decoding: bytes, as: UTF8.self))
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
