import Foundation

/// A folder that goes away with its owner; in memory where the system has such a place, for the tests' speed.
package final class TestFolder: Sendable {
  package let path: String

  package init() throws {
    let shared = "/dev/shm"
    let base =
      FileManager.default.isWritableFile(atPath: shared) ? shared : FileManager.default.temporaryDirectory.path
    path = base + "/deskferry-test-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
