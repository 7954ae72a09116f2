import Formats

/// A table from a number to a few bytes that may be larger than memory: what one pass over an export learns for the
/// next, such as which ticket a group of changes belongs to.
///
/// Ids of one account lie close together, so that records lie in pages by number. Pages used lately stay in memory; the
/// others lie in an unnamed temporary file that only we can open.
package final class SpillTable {
  private struct Page {
    var bytes: [UInt8]
    var isChanged = false
    var lastUse = 0
  }

  /// Numbers beyond this are no ids that a desk counts; they are refused, as a file of that size could not be made.
  package static let largestKey = 1 << 36

  private let width: Int
  private let perPage: Int
  private let pagesInMemory: Int
  private var pages: [Int: Page] = [:]
  private var onDisk: Set<Int> = []
  private var file: UnnamedFile?
  private var uses = 0
  private let name: String

  /// `width` is the length of each value; a number that was never set has a value of nothing but zeros.
  package init(width: Int, name: String, pagesInMemory: Int = 64, pageBytes: Int = 1 << 17) {
    self.width = width
    self.name = name
    self.pagesInMemory = pagesInMemory
    perPage = max(1, pageBytes / width)
  }

  /// The value of a number, `width` bytes; zeros where it was never set or is out of range.
  package subscript(key: Int) -> [UInt8] {
    get throws {
      guard key >= 0, key <= SpillTable.largestKey else { return [UInt8](repeating: 0, count: width) }
      let number = key / perPage
      try load(number)
      let start = (key % perPage) * width
      return pages[number].map { Array($0.bytes[start..<start + width]) } ?? [UInt8](repeating: 0, count: width)
    }
  }

  /// Changes the value of a number in place; false where the number is out of range.
  @discardableResult
  package func update(_ key: Int, _ change: (inout ArraySlice<UInt8>) -> Void) throws -> Bool {
    guard key >= 0, key <= SpillTable.largestKey else { return false }
    let number = key / perPage
    try load(number)
    let start = (key % perPage) * width
    var slice = pages[number]?.bytes[start..<start + width] ?? []
    change(&slice)
    pages[number]?.bytes.replaceSubrange(start..<start + width, with: slice)
    pages[number]?.isChanged = true
    return true
  }

  private func load(_ number: Int) throws {
    uses += 1
    if pages[number] != nil {
      pages[number]?.lastUse = uses
      return
    }
    if pages.count >= pagesInMemory { try evict() }
    var bytes = [UInt8](repeating: 0, count: perPage * width)
    if onDisk.contains(number), let file {
      // A page is written whole, so it is there whole.
      _ = try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: number * perPage * width) }
    }
    pages[number] = Page(bytes: bytes, lastUse: uses)
  }

  private func evict() throws {
    guard let oldest = pages.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    pages[oldest.key] = nil
    guard oldest.value.isChanged else { return }
    let file = try file ?? UnnamedFile(name)
    self.file = file
    try oldest.value.bytes.withUnsafeBytes { try file.write($0, at: oldest.key * perPage * width) }
    onDisk.insert(oldest.key)
  }
}
