import Formats
import Foundation
import JSONText

/// Where the entries of a recording lie: its closed files and its journal, each with one entry a line.
struct RecordingIndex {
  struct Place {
    var number: Int
    var offset: Int
    var length: Int
    /// How many entries stand before it in its file.
    var ordinal: Int
    var status: Int
  }

  let folder: String
  private(set) var places: [String: [Place]] = [:]
  /// The number of the open file, whose entries lie in the journal.
  private(set) var open = 1
  private(set) var journalBytes = 0
  private(set) var journalEntries = 0

  static let first = "{\"startedDateTime\""
  static func closedName(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits + ".har"
  }

  /// Reads what is there. A torn last line of the journal is left out; ``journalBytes`` is where it starts.
  init(folder: String) throws {
    self.folder = folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var numbers: Set<Int> = []
    for name in names where name.hasSuffix(".har") {
      guard let number = Int(name.dropLast(4)) else { continue }
      numbers.insert(number)
    }
    for number in numbers.sorted() { try scan("\(folder)/\(Self.closedName(number))", number) }
    open = (numbers.max() ?? 0) + 1
    let journal = "\(folder)/\(Self.closedName(open)).journal"
    if FileManager.default.fileExists(atPath: journal) {
      (journalBytes, journalEntries) = try scan(journal, open)
    }
  }

  private func path(_ number: Int) -> String {
    "\(folder)/\(Self.closedName(number))" + (number == open ? ".journal" : "")
  }

  @discardableResult
  private mutating func scan(_ path: String, _ number: Int) throws -> (bytes: Int, entries: Int) {
    let bytes = try RecordingDisk.read(path) + [UInt8](repeating: 0x20, count: JSONIndex.padding)
    let end = bytes.count - JSONIndex.padding
    let start = Array(Self.first.utf8)
    let parser = JSONIndex()
    var position = 0
    var ordinal = 0
    while position < end, let newline = bytes[position..<end].firstIndex(of: 10) {
      var length = newline - position
      if bytes[position..<newline].last == UInt8(ascii: ",") { length -= 1 }
      if bytes[position...].starts(with: start) {
        bytes.withUnsafeBytes { all in
          let line = UnsafeRawBufferPointer(rebasing: all[position..<(position + length)])
          // A line that is no JSON can only be one that a crash tore; what it held is asked for again.
          guard let entry = try? parser.parse(line) else { return }
          if let key = HAREntry.key(of: entry) {
            let status = entry["response"]?["status"]?.value.int ?? 0
            places[key, default: []].append(
              Place(number: number, offset: position, length: length, ordinal: ordinal, status: status))
          }
        }
        ordinal += 1
      }
      position = newline + 1
    }
    return (position, ordinal)
  }

  func reply(at place: Place) throws -> HTTPReply {
    let bytes = try RecordingDisk.read(path(place.number), at: place.offset, length: place.length)
    let padded = bytes + [UInt8](repeating: 0x20, count: JSONIndex.padding)
    return try padded.withUnsafeBytes {
      let parser = JSONIndex()
      do {
        let entry = try parser.parse(UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]))
        return try HAREntry.reply(of: entry, folder: folder)
      } catch is JSONSyntaxError {
        throw RecordingError("\(path(place.number)) has changed since it was opened")
      }
    }
  }

  mutating func added(_ key: String?, length: Int, status: Int) {
    if let key {
      places[key, default: []].append(
        Place(number: open, offset: journalBytes, length: length, ordinal: journalEntries, status: status))
    }
    journalBytes += length + 1
    journalEntries += 1
  }

  /// The journal became a closed file whose entries start after `headBytes`, each but the first after a comma.
  mutating func closed(headBytes: Int) {
    for key in places.keys {
      places[key] = places[key]?.map { place in
        guard place.number == open else { return place }
        var moved = place
        moved.offset += headBytes + place.ordinal
        return moved
      }
    }
    open += 1
    (journalBytes, journalEntries) = (0, 0)
  }
}
