@testable import Formats

/// Archives made by hand, so that tests can make broken and hostile ones too.
enum Packers {
  struct ZipEntry {
    var name: String
    var bytes: [UInt8]
    /// Already deflated to this size before packing; nil for stored.
    var unpacked: (size: Int, crc: UInt32)?
    var mode: UInt32 = 0o100644
    init(_ name: String, _ text: String, mode: UInt32 = 0o100644) {
      self.name = name
      bytes = Array(text.utf8)
      self.mode = mode
    }
    init(_ name: String, bytes: [UInt8], unpacked: (size: Int, crc: UInt32)? = nil) {
      self.name = name
      self.bytes = bytes
      self.unpacked = unpacked
    }
  }

  static func little(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }

  static func zip(_ entries: [ZipEntry]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      let crc = entry.unpacked?.crc ?? crc32(entry.bytes)
      let size = UInt32(entry.unpacked?.size ?? entry.bytes.count)
      let method: UInt32 = entry.unpacked == nil ? 0 : 8
      let common =
        little(20, 2) + little(0x800, 2) + little(method, 2) + little(0, 4) + little(crc, 4)
        + little(UInt32(entry.bytes.count), 4) + little(size, 4) + little(UInt32(name.count), 2) + little(0, 2)
      directory += little(0x0201_4B50, 4) + little(0x0314, 2) + common + little(0, 2) + little(0, 4)
      directory += little(entry.mode << 16, 4) + little(UInt32(out.count), 4) + name
      out += little(0x0403_4B50, 4) + common + name + entry.bytes
    }
    let start = UInt32(out.count)
    let count = UInt32(entries.count)
    out += directory + little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2)
    return out + little(UInt32(directory.count), 4) + little(start, 4) + little(0, 2)
  }

  static func tar(_ entries: [(name: String, text: String, type: Character)]) -> [UInt8] {
    var out: [UInt8] = []
    for entry in entries {
      func field(_ text: String, _ width: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0, count: width - text.utf8.count)
      }
      func octal(_ value: Int, _ width: Int) -> [UInt8] {
        let digits = String(value, radix: 8)
        return field(String(repeating: "0", count: width - 1 - digits.count) + digits, width)
      }
      let isLink = entry.type == "2"
      let bytes = isLink ? [] : Array(entry.text.utf8)
      var header = field(entry.name, 100) + octal(0o600, 8) + octal(0, 8) + octal(0, 8) + octal(bytes.count, 12)
      header += octal(0, 12) + Array("        ".utf8) + field(String(entry.type), 1)
      header += field(isLink ? entry.text : "", 100) + Array("ustar\0".utf8) + Array("00".utf8)
      header += [UInt8](repeating: 0, count: 512 - header.count)
      let sum = header.reduce(0) { $0 + Int($1) }
      header.replaceSubrange(148..<156, with: octal(sum, 7) + [0x20])
      out += header + bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }
    return out + [UInt8](repeating: 0, count: 1024)
  }

  static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  /// `1 + 258 * matches` times the letter a, deflated: 13 bits for each 258. (Zeros would be an empty tar.)
  static func deflatedRun(matches: Int) -> (bytes: [UInt8], size: Int) {
    var out: [UInt8] = []
    var byte: UInt8 = 0
    var used = 0
    func put(_ bits: [Int]) {
      for bit in bits {
        byte |= UInt8(bit) << used
        used += 1
        if used == 8 {
          out.append(byte)
          (byte, used) = (0, 0)
        }
      }
    }
    put([1, 1, 0])  // last block, fixed codes
    put([1, 0, 0, 1, 0, 0, 0, 1])  // literal a
    for _ in 0..<matches {
      put([1, 1, 0, 0, 0, 1, 0, 1])  // 285: length 258
      put([0, 0, 0, 0, 0])  // distance 1
    }
    put([0, 0, 0, 0, 0, 0, 0])
    if used > 0 { out.append(byte) }
    return (out, 1 + 258 * matches)
  }

  /// Stored blocks of at most 65,535 bytes: gzip without a compressor.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var out = gzipHeader
    var at = 0
    repeat {
      let count = min(65535, bytes.count - at)
      out.append(at + count == bytes.count ? 1 : 0)
      out += little(UInt32(count), 2) + little(UInt32(count) ^ 0xFFFF, 2) + bytes[at..<at + count]
      at += count
    } while at < bytes.count
    return out + little(crc32(bytes), 4) + little(UInt32(bytes.count), 4)
  }

  static let gzipHeader: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]

  static func gzipBomb(matches: Int) -> [UInt8] {
    let (bytes, size) = deflatedRun(matches: matches)
    return gzipHeader + bytes + little(crc32(repeatElement(0x61, count: size)), 4) + little(UInt32(size), 4)
  }
}
