import Crypto

/// SHA-256 as desks, archive and ledger write it: 64 lower-case hexadecimal digits.
package enum Checksum {
  package static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
  }
}
