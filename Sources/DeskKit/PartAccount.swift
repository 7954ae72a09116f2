import Formats
import JSONText

/// Whether the parts that tickets say they have all came: distinct parts against each ticket's own counter.
///
/// A part that comes twice counts once, so it cannot stand for one that never came. Claims and parts come in any
/// order and in any number: above `memory` entries of 16 bytes they lie sorted in a temporary file that has no name
/// and only this process can open. Names are known by 64-bit hashes; that two differ and are taken for one is less
/// likely than one in a million in an account of a million tickets. One thread.
package final class PartAccount {
  /// What ``sums()`` gives.
  package struct Sums: Sendable, Hashable {
    /// Distinct owners that were named at all, and those of them that claim something.
    package var owners = 0
    package var claiming = 0
    /// Distinct parts that came.
    package var parts = 0
    /// The largest claim of each owner, added up.
    package var claimed = 0
    /// Parts that owners claim and that did not come, and how many owners lack some.
    package var missing = 0
    package var short = 0
    package init() {}
  }

  fileprivate struct Entry: Comparable {
    var owner: UInt64
    /// The hash of a part; with the highest bit set what the owner claims, so that claims follow the parts.
    var part: UInt64

    static let claim: UInt64 = 1 << 63

    @inline(__always)
    static func < (left: Entry, right: Entry) -> Bool {
      left.owner == right.owner ? left.part < right.part : left.owner < right.owner
    }
  }

  private let memory: Int
  private var waiting: [Entry] = []
  private var file: UnnamedFile?
  /// In entries.
  private var runs: [Range<Int>] = []

  /// `memory`: entries that are held before they go to disk.
  package init(memory: Int = 1 << 16) { self.memory = max(1, memory) }

  /// The owner says that it has so many parts; of several claims the largest counts. Negative ones are none.
  package func claim(_ count: Int, of owner: String) throws {
    try add(PartAccount.hash(owner), Entry.claim | UInt64(max(0, count)))
  }

  package func claim(_ count: Int, of owner: UnsafeRawBufferPointer) throws {
    try add(PartAccount.hash(owner), Entry.claim | UInt64(max(0, count)))
  }

  /// A part came.
  package func count(_ part: String, of owner: String) throws {
    try add(PartAccount.hash(owner), PartAccount.hash(part) & ~Entry.claim)
  }

  package func count(_ part: UnsafeRawBufferPointer, of owner: UnsafeRawBufferPointer) throws {
    try add(PartAccount.hash(owner), PartAccount.hash(part) & ~Entry.claim)
  }

  @inline(__always)
  private func add(_ owner: UInt64, _ part: UInt64) throws {
    waiting.append(Entry(owner: owner, part: part))
    if waiting.count >= memory { try spill() }
  }

  private static func hash(_ text: String) -> UInt64 { KeyHash.of(text) }

  @inline(__always)
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 { KeyHash.of(bytes) }

  // MARK: adding up

  /// What came and what is missing, of everything added so far.
  package func sums() throws -> Sums {
    var sums = Sums()
    try forEachOwner { parts, claimed in
      sums.owners += 1
      sums.parts += parts
      guard let claimed else { return }
      sums.claiming += 1
      sums.claimed += claimed
      guard claimed > parts else { return }
      sums.missing += claimed - parts
      sums.short += 1
    }
    return sums
  }

  /// Distinct parts of one owner.
  package func parts(of owner: String) throws -> Int {
    let wanted = PartAccount.hash(owner)
    var found = 0
    var last: UInt64?
    try forEachEntry { entry in
      guard entry.owner == wanted, entry.part < Entry.claim, entry.part != last else { return }
      found += 1
      last = entry.part
    }
    return found
  }

  private func forEachOwner(_ body: (_ parts: Int, _ claimed: Int?) -> Void) throws {
    var last: Entry?
    var parts = 0
    var claimed: Int?
    try forEachEntry { entry in
      guard entry != last else { return }
      if let last, last.owner != entry.owner {
        body(parts, claimed)
        (parts, claimed) = (0, nil)
      }
      last = entry
      // Claims come after the parts, the largest last.
      if entry.part < Entry.claim { parts += 1 } else { claimed = Int(entry.part & ~Entry.claim) }
    }
    if last != nil { body(parts, claimed) }
  }

  /// In order; the same entry may come several times.
  private func forEachEntry(_ body: (Entry) -> Void) throws {
    guard let file, !runs.isEmpty else {
      PartAccount.sort(&waiting)
      return waiting.forEach(body)
    }
    try spill()
    var readers = try runs.map { try Run(file, $0) }
    while let next = PartAccount.least(readers) {
      if let entry = readers[next].entry { body(entry) }
      try readers[next].advance()
    }
  }

  /// Hashes are spread evenly: cut by their first bits, few are left to sort in each piece.
  private static func sort(_ entries: inout [Entry]) {
    guard entries.count > 1 << 10 else { return entries.sort() }
    let shift: UInt64 = 52
    var starts = [Int](repeating: 0, count: (1 << 12) + 1)
    for entry in entries { starts[Int(entry.owner >> shift) + 1] += 1 }
    for piece in 1..<starts.count { starts[piece] += starts[piece - 1] }
    var next = starts
    var pieces = entries
    for entry in entries {
      let piece = Int(entry.owner >> shift)
      pieces[next[piece]] = entry
      next[piece] += 1
    }
    pieces.withUnsafeMutableBufferPointer { all in
      for (start, end) in zip(starts, starts.dropFirst()) where end - start > 1 {
        var piece = UnsafeMutableBufferPointer(rebasing: all[start..<end])
        piece.sort()
      }
    }
    entries = pieces
  }

  private static func least(_ readers: [Run]) -> Int? {
    var best: Int?
    for (index, reader) in readers.enumerated() {
      guard let entry = reader.entry else { continue }
      if let known = best.flatMap({ readers[$0].entry }), known <= entry { continue }
      best = index
    }
    return best
  }

  private func spill() throws {
    guard !waiting.isEmpty else { return }
    PartAccount.sort(&waiting)
    var count = 0
    // In place: a second array would be as large again.
    for at in waiting.indices where count == 0 || waiting[at] != waiting[count - 1] {
      waiting[count] = waiting[at]
      count += 1
    }
    waiting.removeLast(waiting.count - count)
    let file = try file ?? UnnamedFile("temporary file")
    self.file = file
    let start = runs.last?.upperBound ?? 0
    try waiting.withUnsafeBytes { try file.write($0, at: start * MemoryLayout<Entry>.stride) }
    runs.append(start..<(start + count))
    waiting.removeAll(keepingCapacity: true)
  }

  /// The entries of one sorted part of the file, one at a time.
  private struct Run {
    private let file: UnnamedFile
    private var place: Int
    private let end: Int
    private var buffer: [Entry] = []
    private var at = 0
    private(set) var entry: Entry?

    init(_ file: UnnamedFile, _ range: Range<Int>) throws {
      self.file = file
      place = range.lowerBound
      end = range.upperBound
      try advance()
    }

    mutating func advance() throws {
      if at == buffer.count {
        let wanted = min(1 << 11, end - place)
        buffer = Array(repeating: Entry(owner: 0, part: 0), count: wanted)
        let stride = MemoryLayout<Entry>.stride
        let start = place * stride
        let read = try buffer.withUnsafeMutableBytes { try file.read(into: $0, at: start) }
        buffer.removeLast(wanted - read / stride)
        place += wanted
        at = 0
      }
      entry = at < buffer.count ? buffer[at] : nil
      at += 1
    }
  }
}
