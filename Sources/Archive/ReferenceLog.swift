import DeskKit
import JSONText

/// Which records one collection refers to: a count for each hash, and the text of each key once, on disk when large.
final class ReferenceLog {
  /// Of what was counted; see ``settle()``.
  let uses = HashCounts()
  private let path: String
  /// Keys still to be counted, each after its length in four bytes, as ``RecordFacts`` has them.
  private let waiting = ByteBuffer(capacity: 1 << 15)
  private var hashes: [UInt64] = []
  private var touched: UInt64 = 0
  private let texts = ByteBuffer(capacity: 1 << 12)
  private var descriptor: Int32?
  private var onDisk = false

  init(_ path: String) { self.path = path }

  deinit { if let descriptor { Disk.closeFile(descriptor) } }

  /// The keys of ``RecordFacts/references``.
  @inline(__always)
  func add(_ keys: ByteBuffer) throws {
    guard keys.count > 0 else { return }
    waiting.append(keys.bytes)
    if waiting.count > 1 << 14 { try settle() }
  }

  /// Counts what was added since.
  func settle() throws {
    hashes.removeAll(keepingCapacity: true)
    RecordFacts.forEach(in: waiting) { key in
      let hash = KeyHash.of(key)
      touched ^= uses.touch(hash)
      hashes.append(hash)
    }
    var next = 0
    try RecordFacts.forEach(in: waiting) { key in
      if uses.add(hashes[next]) { try note(key) }
      next += 1
    }
    waiting.removeAll()
  }

  /// Takes what ``HashCounts/touch(_:)`` gave, so that it was not for nothing.
  func use(_ touched: UInt64) { self.touched ^= touched }

  private func note(_ key: UnsafeRawBufferPointer) throws {
    withUnsafeBytes(of: UInt32(key.count)) { texts.append($0) }
    texts.append(key)
    if texts.count > 1 << 18 { try flush() }
  }

  private func flush() throws {
    if descriptor == nil {
      if let folder = Disk.parent(of: path) { try Disk.makeFolder(folder) }
      descriptor = try Disk.create(path)
      onDisk = true
    }
    if let descriptor { try Disk.write(texts.bytes, to: descriptor, path: path) }
    texts.removeAll()
  }

  /// Each key once, in the order of first use.
  func forEach(_ body: (_ key: UnsafeRawBufferPointer, _ hash: UInt64) throws -> Void) throws {
    if onDisk {
      try flush()
      let reader = try BlockReader(path)
      while try reader.has(4) {
        let length = Int(reader.take(4).loadUnaligned(as: UInt32.self))
        guard try reader.has(length) else { break }
        let key = reader.take(length)
        try body(key, KeyHash.of(key))
      }
      return
    }
    let bytes = texts.bytes
    var at = 0
    while at + 4 <= bytes.count {
      let length = Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      let key = UnsafeRawBufferPointer(rebasing: bytes[(at + 4)..<(at + 4 + length)])
      try body(key, KeyHash.of(key))
      at += 4 + length
    }
  }
}
