import Foundation

/// Where the demonstration works, and where its example comes from.
struct DemoFolder: Sendable {
  var path: String
  private var isTemporary: Bool

  static let exportName = "harbour-bikes-export"
  static let mappingName = "harbour-bikes.map.yaml"

  /// Copies the example into a new folder.
  init(keep: String?, example: String) throws {
    let manager = FileManager.default
    isTemporary = keep == nil
    path = keep ?? manager.temporaryDirectory.appendingPathComponent("deskferry-demo-" + UUID().uuidString).path
    guard !manager.fileExists(atPath: path) else {
      throw CommandFailure(.error, "\(path) is there already.", next: "name a folder that does not exist yet.")
    }
    try manager.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try manager.copyItem(atPath: example + "/input", toPath: path + "/" + DemoFolder.exportName)
    try manager.copyItem(atPath: example + "/demo.map.yaml", toPath: path + "/" + DemoFolder.mappingName)
  }

  func removeIfTemporary() {
    if isTemporary { try? FileManager.default.removeItem(atPath: path) }
  }

  /// The shipped example: named by the person, in the working folder's clone, above the binary (a build folder), or
  /// where `make install` puts it.
  static func example(_ named: String?) throws -> String {
    let inClone = "Fixtures/zendesk/demo"
    var candidates = named.map { [$0] } ?? [inClone]
    if named == nil {
      var folder = tool.deletingLastPathComponent()
      candidates.append(folder.deletingLastPathComponent().appendingPathComponent("share/deskferry/demo").path)
      for _ in 0..<5 {
        candidates.append(folder.appendingPathComponent(inClone).path)
        folder.deleteLastPathComponent()
      }
    }
    for candidate in candidates where FileManager.default.fileExists(atPath: candidate + "/demo.map.yaml") {
      return candidate
    }
    throw CommandFailure(
      .error, "the example was not found (looked in \(candidates.joined(separator: ", "))).",
      next: "run it in a clone of the project, or name the example with --fixture Fixtures/zendesk/demo")
  }

  /// This program, as a file.
  static var tool: URL {
    let own = "/proc/self/exe"
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: own) { return URL(fileURLWithPath: path) }
    return Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
  }
}
