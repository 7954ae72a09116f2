/// The order of ids within a collection, on bytes: the same as `SourceKey.idPrecedes`, without making strings.
enum IDOrder {
  /// Negative, zero or positive: `a` before, equal to or after `b`. Whole numbers numerically, then others bytewise.
  @inline(__always)
  static func compare(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
    // Nearly all ids: digits of one length without a leading zero.
    let aDigits = isWholeNumber(a)
    let bDigits = isWholeNumber(b)
    guard aDigits, bDigits else {
      if aDigits != bDigits { return aDigits ? -1 : 1 }
      return bytewise(a, b)
    }
    let left = withoutZeros(a)
    let right = withoutZeros(b)
    if left.count != right.count { return left.count < right.count ? -1 : 1 }
    let order = bytewise(left, right)
    return order != 0 ? order : bytewise(a, b)
  }

  @inline(__always)
  static func isWholeNumber(_ text: UnsafeRawBufferPointer) -> Bool {
    guard !text.isEmpty else { return false }
    for byte in text where byte &- 48 > 9 { return false }
    return true
  }

  @inline(__always)
  fileprivate static func withoutZeros(_ digits: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    while start < digits.count &- 1, digits[start] == 48 { start &+= 1 }
    return UnsafeRawBufferPointer(rebasing: digits[start...])
  }

  @inline(__always)
  static func bytewise(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
    let shorter = Swift.min(a.count, b.count)
    for index in 0..<shorter where a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
    return a.count < b.count ? -1 : (a.count == b.count ? 0 : 1)
  }
}

extension IDOrder {
  /// How many leading bytes all ids share that are not whole numbers.
  static func commonPrefix(_ ids: some Sequence<UnsafeRawBufferPointer>) -> Int {
    var first: UnsafeRawBufferPointer?
    var common = 0
    for id in ids where !isWholeNumber(id) {
      guard let known = first else {
        first = id
        common = id.count
        continue
      }
      var shared = 0
      while shared < min(common, id.count), known[shared] == id[shared] { shared += 1 }
      common = shared
      if common == 0 { break }
    }
    return common
  }

  /// 32 bytes that compare as two ids do, unless they are equal: whole numbers by how many digits they have, then
  /// 24 of them; others by 24 bytes behind what all share.
  struct SortKey: Equatable {
    fileprivate let words: (UInt64, UInt64, UInt64, UInt64)

    init(_ id: UnsafeRawBufferPointer, from common: Int) {
      let isNumber = isWholeNumber(id)
      let text = isNumber ? withoutZeros(id) : id
      let start = isNumber ? 0 : common
      func word(_ at: Int) -> UInt64 {
        if at + 8 <= text.count { return UInt64(bigEndian: text.loadUnaligned(fromByteOffset: at, as: UInt64.self)) }
        var word: UInt64 = 0
        for index in at..<(at + 8) { word = word << 8 | (index < text.count ? UInt64(text[index]) : 0) }
        return word
      }
      words = (isNumber ? UInt64(text.count) : .max, word(start), word(start + 8), word(start + 16))
    }

    static func == (left: SortKey, right: SortKey) -> Bool { left.words == right.words }
  }
}

extension IDOrder {
  /// The places of the keys in ascending order, equal ones as they came: byte by byte from the last that differs at
  /// all, which is several times faster than comparing.
  static func sorted(_ keys: [SortKey]) -> [Int] {
    guard let first = keys.first?.words else { return [] }
    var varies: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for key in keys {
      varies.0 |= key.words.0 ^ first.0
      varies.1 |= key.words.1 ^ first.1
      varies.2 |= key.words.2 ^ first.2
      varies.3 |= key.words.3 ^ first.3
    }
    return keys.withUnsafeBufferPointer { keys in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * keys.count) { space in
        guard let space = space.baseAddress, let keys = keys.baseAddress.map({ ($0, keys.count) }) else { return [] }
        var sort = CountingSort(order: space, moved: space + keys.1, count: keys.1)
        sort.by(varies.3) { keys.0[$0].words.3 }
        sort.by(varies.2) { keys.0[$0].words.2 }
        sort.by(varies.1) { keys.0[$0].words.1 }
        sort.by(varies.0) { keys.0[$0].words.0 }
        return Array(UnsafeBufferPointer(start: sort.order, count: keys.1))
      }
    }
  }

  /// Places being sorted in memory that the caller owns, from one half of it to the other and back.
  private struct CountingSort {
    private(set) var order: UnsafeMutablePointer<Int>
    private var moved: UnsafeMutablePointer<Int>
    private let count: Int

    init(order: UnsafeMutablePointer<Int>, moved: UnsafeMutablePointer<Int>, count: Int) {
      (self.order, self.moved, self.count) = (order, moved, count)
      for place in 0..<count {
        (order + place).initialize(to: place)
        (moved + place).initialize(to: 0)
      }
    }

    /// Stable, by each byte of the word in which keys differ, the last first.
    @inline(__always)
    mutating func by(_ varies: UInt64, _ word: (Int) -> UInt64) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) where varies &>> shift & 0xFF != 0 {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { starts in
          starts.initialize(repeating: 0)
          for at in 0..<count { starts[Int(truncatingIfNeeded: word(order[at]) &>> shift & 0xFF)] &+= 1 }
          var start = 0
          for byte in 0..<256 { (starts[byte], start) = (start, start &+ starts[byte]) }
          for at in 0..<count {
            let place = order[at]
            let byte = Int(truncatingIfNeeded: word(place) &>> shift & 0xFF)
            moved[starts[byte]] = place
            starts[byte] &+= 1
          }
        }
        swap(&order, &moved)
      }
    }
  }
}

/// The order of canonical times: by the clock down to the second, then by the fraction; a day alone comes first.
enum TimeOrder {
  static func compare(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
    let order = IDOrder.bytewise(
      UnsafeRawBufferPointer(rebasing: a.prefix(19)), UnsafeRawBufferPointer(rebasing: b.prefix(19)))
    return order != 0 ? order : IDOrder.bytewise(fraction(a), fraction(b))
  }

  static func compare(_ a: String, _ b: String) -> Int {
    var a = a
    var b = b
    return a.withUTF8 { left in
      b.withUTF8 { compare(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer($0)) }
    }
  }

  /// The digits after the point, without zeros at the end: `.50Z` and `.5Z` are one time.
  private static func fraction(_ time: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard time.count > 20, time[19] == UInt8(ascii: ".") else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    var end = 20
    while end < time.count, time[end] &- 48 <= 9 { end += 1 }
    while end > 20, time[end - 1] == 48 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: time[20..<end])
  }
}
