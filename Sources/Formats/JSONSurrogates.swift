import Glibc

extension JSONNode {
  /// Whether an escape in the value is half of a UTF-16 pair (`\ud83d` without the other half after it).
  package var holdsLoneSurrogate: Bool {
    // Such a text is never in normal form.
    guard isLoose, let base = raw.baseAddress else { return false }
    let end = raw.count
    var at = 0
    while at < end, let found = memchr(base + at, 0x5C, end - at) {
      at = base.distance(to: UnsafeRawPointer(found))
      switch surrogate(at) {
      case .none: at += 2
      case .low: return true
      case .high:
        guard surrogate(at + 6) == .low else { return true }
        at += 12
      }
    }
    return false
  }

  private enum Surrogate { case none, high, low }

  /// What the escape at `at` of the raw bytes is half of.
  private func surrogate(_ at: Int) -> Surrogate {
    guard at + 5 < raw.count, raw[at] == 0x5C, raw[at + 1] == UInt8(ascii: "u"), raw[at + 2] | 0x20 == UInt8(ascii: "d")
    else { return .none }
    switch raw[at + 3] | 0x20 {
    case UInt8(ascii: "8"), UInt8(ascii: "9"), UInt8(ascii: "a"), UInt8(ascii: "b"): return .high
    case UInt8(ascii: "c")...UInt8(ascii: "f"): return .low
    default: return .none
    }
  }
}
