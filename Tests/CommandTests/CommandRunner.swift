import Foundation
import Testing

/// Runs the built tool as a person would, with an environment of its own.
struct CommandRunner {
  struct Result {
    var exit: Int32
    var out: String
    var error: String
    /// The `--json` object, parsed by Foundation: a parser that shares no code with the writer.
    func object() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    }
    func summary() throws -> [String: Any] { try #require(try object()["summary"] as? [String: Any]) }
  }

  /// The tool lies beside the test bundle, wherever the build put both.
  static let tool: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    for _ in 0..<6 {
      let candidate = folder.appendingPathComponent("deskferry")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return URL(fileURLWithPath: "deskferry")
  }()

  static func run(
    _ arguments: String..., environment: [String: String] = [:], in folder: URL? = nil
  ) throws -> Result {
    try run(list: arguments, environment: environment, in: folder)
  }

  static func run(
    list arguments: [String], environment: [String: String] = [:], in folder: URL? = nil, input: URL? = nil
  ) throws -> Result {
    // Files instead of pipes: neither stream can fill up and block the tool.
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("deskferry-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    var base = ["PATH": "/usr/bin:/bin", "HOME": place.path]
    // What `make sanitize` says of leaks that are not ours.
    base["LSAN_OPTIONS"] = ProcessInfo.processInfo.environment["LSAN_OPTIONS"]
    process.environment = base.merging(environment) { $1 }
    process.currentDirectoryURL = folder ?? place
    let out = place.appendingPathComponent("out")
    let error = place.appendingPathComponent("error")
    process.standardOutput = try emptyFile(out)
    process.standardError = try emptyFile(error)
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Result(
      exit: process.terminationStatus, out: try String(contentsOf: out, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }

  private static func emptyFile(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
