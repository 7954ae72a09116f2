import Formats
import JSONText

/// Canonical JSON of the few values that come again and again, by the bytes they come from. Looked up without making
/// an object; a hundred entries at most, so that odd input cannot grow it.
final class FragmentCache {
  private let bytes = ByteBuffer(capacity: 1 << 12)
  /// Offsets into `bytes`: first name, second name, JSON, end.
  private var places: [(Int, Int, Int, Int)] = []

  func add(_ first: UnsafeRawBufferPointer?, _ second: UnsafeRawBufferPointer?, _ json: [UInt8]) {
    if places.count >= 100 {
      places.removeAll()
      bytes.removeAll()
    }
    let start = bytes.count
    if let first { bytes.append(first) }
    let middle = bytes.count
    if let second { bytes.append(second) }
    let value = bytes.count
    bytes.append(contentsOf: json)
    places.append((start, middle, value, bytes.count))
  }

  /// False where it is not known yet.
  func write(
    _ first: UnsafeRawBufferPointer?, _ second: UnsafeRawBufferPointer?, to writer: JSONWriter
  ) -> Bool {
    let all = bytes.bytes
    for index in places.indices {
      let (start, middle, value, end) = places[index]
      guard same(first, all, start, middle), same(second, all, middle, value) else { continue }
      writer.raw(UnsafeRawBufferPointer(rebasing: all[value..<end]))
      return true
    }
    return false
  }

  @inline(__always)
  private func same(_ name: UnsafeRawBufferPointer?, _ all: UnsafeRawBufferPointer, _ from: Int, _ to: Int) -> Bool {
    let known = UnsafeRawBufferPointer(rebasing: all[from..<to])
    return name.map { ByteSearch.equal($0, known) } ?? known.isEmpty
  }
}

extension ByteBuffer {
  var optionalString: String? { count == 0 ? nil : string }
}
