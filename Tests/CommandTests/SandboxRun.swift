import Foundation
import Testing

/// The example of the demonstration, a sandbox beside it, and commands run between the two.
final class SandboxRun {
  let folder: URL
  let site: String
  private let process: Process
  private(set) var environment: [String: String]

  /// The project's `Fixtures/zendesk/demo`, found from this very file.
  static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/zendesk/demo")

  private init(folder: URL, faults: String?) throws {
    self.folder = folder
    process = Process()
    process.executableURL = CommandRunner.tool
    process.arguments =
      ["sandbox", "freshdesk", "--calls-per-minute", "60000", "--json"] + (faults.map { ["--faults", $0] } ?? [])
    let out = Pipe()
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while case let byte = out.fileHandleForReading.readData(ofLength: 1), let first = byte.first, first != 0x0A {
      line.append(byte)
    }
    let greeting = try #require(try JSONSerialization.jsonObject(with: line) as? [String: String])
    site = try #require(greeting["site"])
    environment = greeting.filter { $0.key.hasPrefix("DESKFERRY_") }
  }

  /// A read archive, a pulled target and the example's mapping, in a folder of its own.
  static func with(faults: String? = nil, _ body: (SandboxRun) throws -> Void) throws {
    try Scratch.with { folder in
      let run = try SandboxRun(folder: folder, faults: faults)
      defer {
        run.process.interrupt()
        run.process.waitUntilExit()
      }
      let manager = FileManager.default
      try manager.copyItem(
        at: example.appendingPathComponent("demo.map.yaml"), to: folder.appendingPathComponent("shop.map.yaml"))
      let read = try run.tool(
        "read", example.appendingPathComponent("input").path, "--account", "harbour-bikes", "-o", "shop.bag")
      try #require(read.exit == 0, "\(read.error)")
      let pull = try run.tool("pull", "freshdesk", "--site", run.site, "-o", "target.bag")
      try #require(pull.exit == 0, "\(pull.out)\(pull.error)")
      try body(run)
    }
  }

  /// Key and path of every line of a file, read without the tool.
  func pairs(_ path: String) throws -> [String] {
    let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let key = try #require(object?["key"] as? String), path = try #require(object?["path"] as? String)
      return key + " " + path
    }
  }

  func tool(_ arguments: String..., token: String? = nil) throws -> CommandRunner.Result {
    var environment = environment
    if let token { environment["DESKFERRY_FRESHDESK_TOKEN"] = token }
    return try CommandRunner.run(list: arguments, environment: environment, in: folder)
  }

  func plan(
    _ name: String = "shop.plan", of archive: String = "shop.bag", target: String = "target.bag", more: String...
  ) throws -> CommandRunner.Result {
    try CommandRunner.run(
      list: [
        "plan", archive, "--map", "shop.map.yaml", "--target", target, "--site", site, "-o", name, "--json",
      ] + more, environment: environment, in: folder)
  }

  /// A later state of the export, which lies in a folder of that name: read, planned, pushed and read back.
  func follow(_ name: String) throws {
    #expect(try tool("read", name, "--account", "harbour-bikes", "-o", name + ".bag").exit == 0)
    let plan = try plan(name + ".plan", of: name + ".bag", more: "--ledger", ledger())
    #expect(plan.exit == 0, "\(plan.out)\(plan.error)")
    let push = try tool("push", name + ".plan", "--allow-notifications")
    #expect(push.exit == 0, "\(push.out)\(push.error)")
    let verify = try tool("verify", name + ".plan")
    #expect(verify.exit == 0, "\(verify.out)")
  }

  /// Starts a push and sends it a signal after so many seconds: SIGKILL as a power cut would, SIGINT as Ctrl-C does.
  ///
  /// - Returns: its exit code; the signal's number where it was killed.
  @discardableResult
  func stoppedPush(after seconds: Double, _ signal: Int32) throws -> Int32 {
    let push = Process()
    push.executableURL = CommandRunner.tool
    push.arguments = ["push", "shop.plan", "--allow-notifications", "--rate", "600/min", "--deadline", "5"]
    push.currentDirectoryURL = folder
    push.environment = environment
    push.standardOutput = FileHandle.nullDevice
    push.standardError = FileHandle.nullDevice
    try push.run()
    Thread.sleep(forTimeInterval: seconds)
    kill(push.processIdentifier, signal)
    push.waitUntilExit()
    return push.terminationStatus
  }

  /// How many live records of a kind the sandbox holds, asked with curl: none of our code in between.
  func held(_ kind: String) throws -> Int { try records(kind).count }

  /// Freshdesk keeps deleted records in its trash for a while; these are not among them.
  func records(_ kind: String) throws -> [[String: Any]] {
    let state = try #require(try JSONSerialization.jsonObject(with: curl("/__deskferry/state")) as? [String: Any])
    return try #require(state[kind] as? [[String: Any]]).filter { $0["deleted"] as? Bool != true }
  }

  /// What somebody else does at the sandbox.
  func post(_ path: String, _ json: String) throws {
    let token = try #require(environment["DESKFERRY_FRESHDESK_TOKEN"])
    _ = try curl(path, "--user", token + ":X", "--header", "Content-Type: application/json", "--data", json)
  }

  /// A ticket that somebody else makes there, with a file.
  func ticket(withFile file: URL) throws {
    let token = try #require(environment["DESKFERRY_FRESHDESK_TOKEN"])
    let parts = ["email=ann@example.com", "subject=A file", "description=It is here", "status=2", "priority=1"]
    _ = try curl(
      "/api/v2/tickets", ["--user", token + ":X", "-F", "attachments[]=@\(file.path)"] + parts.flatMap { ["-F", $0] })
  }

  private func curl(_ path: String, _ arguments: String...) throws -> Data { try curl(path, arguments) }

  private func curl(_ path: String, _ arguments: [String]) throws -> Data {
    let curl = Process()
    curl.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
    curl.arguments = ["--silent", "--fail", site + path] + arguments
    let out = Pipe()
    curl.standardOutput = out
    try curl.run()
    let data = out.fileHandleForReading.readDataToEndOfFile()
    curl.waitUntilExit()
    #expect(curl.terminationStatus == 0, "\(path)")
    return data
  }

  /// The name of the one ledger in the folder.
  func ledger() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try #require(names.first { $0.hasSuffix(".ledger") })
  }

  func rewriteMapping(_ change: (String) -> String) throws {
    let file = folder.appendingPathComponent("shop.map.yaml")
    try change(String(contentsOf: file, encoding: .utf8)).write(to: file, atomically: true, encoding: .utf8)
  }
}
