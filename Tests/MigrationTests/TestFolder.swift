import Foundation
import Migration
import StatusMapping

/// A folder that goes away with its owner; in memory where the system has such a place, for the tests' speed.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    let shared = "/dev/shm"
    let base =
      FileManager.default.isWritableFile(atPath: shared) ? shared : FileManager.default.temporaryDirectory.path
    path = base + "/deskferry-test-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The scenario's mapper, made once.
struct MapperBox: Sendable {
  private let result: Result<Mapper, any Error>
  init() { result = Result { try Scenario.mapper() } }
  func get() throws -> Mapper { try result.get() }
}
