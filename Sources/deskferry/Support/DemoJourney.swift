import Foundation
import JSONText

/// The steps of the demonstration, each a run of this very program.
struct DemoJourney {
  struct Done: Sendable {
    var command: String
    var exit: Int32
    var asExpected: Bool
  }

  /// One command, the exit code it must end with, and words its output must hold.
  private struct Step {
    var arguments: [String]
    var comment: String
    var exit: CommandExit = .done
    var says: [String] = []
  }

  let folder: DemoFolder
  let quiet: Bool

  func run() async throws -> [Done] {
    let sandbox = try DemoSandbox.start(in: folder.path)
    defer { sandbox.stop() }
    say("$ deskferry sandbox freshdesk --calls-per-minute 6000 &\n" + sandbox.greeting + "\n")
    var done: [Done] = []
    for step in steps(site: sandbox.site) {
      try Task.checkCancellation()
      let command = (["deskferry"] + step.arguments).map(Self.quoted).joined(separator: " ")
      say("\n# \(step.comment)\n$ \(command)\n")
      let answer = try DemoSandbox.runTool(step.arguments, in: folder.path, environment: sandbox.environment)
      say(answer.text)
      let good = answer.exit == step.exit.rawValue && step.says.allSatisfy { answer.text.contains($0) }
      done.append(Done(command: command, exit: answer.exit, asExpected: good))
      guard good else {
        let wanted = step.says.map { "\"\($0)\"" }.joined(separator: ", ")
        Terminal.error(
          "deskferry demo: expected exit \(step.exit.rawValue)\(wanted.isEmpty ? "" : " and \(wanted)"), got exit "
            + "\(answer.exit).\n")
        break
      }
    }
    return done
  }

  private func steps(site: String) -> [Step] {
    let export = DemoFolder.exportName
    let mapping = DemoFolder.mappingName
    return [
      Step(
        arguments: ["read", export, "--account", "harbour-bikes", "-o", "harbour.bag"],
        comment: "The old desk's export becomes an archive.", says: ["Zendesk"]),
      Step(arguments: ["inspect", "harbour.bag"], comment: "What is in it?", says: ["Waiting on carrier"]),
      Step(arguments: ["check", "harbour.bag"], comment: "Is it sound?", says: ["is sound"]),
      Step(
        arguments: ["pull", "freshdesk", "--site", site, "-o", "target.bag"],
        comment: "What is at the new desk already?"),
      Step(
        arguments: ["map", "harbour.bag", "--to", "freshdesk", "--target", "target.bag", "-o", "draft.map.yaml"],
        comment: "A draft of the mapping; what a person must decide stands there as ?."),
      Step(
        arguments: ["map", "check", mapping, "harbour.bag", "--target", "target.bag"],
        comment: "The same mapping after a person has decided (shipped with the example)."),
      Step(
        arguments: [
          "plan", "harbour.bag", "--map", mapping, "--target", "target.bag", "--site", site, "-o", "harbour.plan",
          "--html", "plan.html",
        ],
        comment: "What would happen, what would be lost, how long it would take. Nothing is written."),
      Step(
        arguments: ["push", "harbour.plan", "--allow-notifications"], comment: "Do exactly that."),
      Step(arguments: ["verify", "harbour.plan"], comment: "Read everything back and compare, field by field."),
      Step(
        arguments: ["push", "harbour.plan", "--allow-notifications"], comment: "Once more: writes nothing.",
        says: ["nothing"]),
      Step(arguments: ["ids", "harbour.plan", "-o", "ids.csv"], comment: "Old numbers and new ones."),
      Step(arguments: ["undo", "harbour.plan", "--yes"], comment: "Take it all back."),
    ]
  }

  private func say(_ text: String) {
    if quiet { Terminal.error(text) } else { Terminal.out(text) }
  }

  /// As a shell would need it.
  private static func quoted(_ argument: String) -> String {
    let plain = argument.utf8.allSatisfy { byte in
      (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
        || "-_./:=,".utf8.contains(byte)
    }
    return plain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}

/// The sandbox of the demonstration: this program once more, in the background.
final class DemoSandbox {
  let site: String
  let greeting: String
  /// Credentials as the environment variables of the other commands.
  let environment: [String: String]
  private let process: Process

  private init(process: Process, object: JSONObject) {
    self.process = process
    site = object["site"]?.string ?? ""
    var environment: [String: String] = [:]
    var lines: [String] = ["A Freshdesk that exists only in memory, at \(object["site"]?.string ?? "")"]
    for (name, value) in object.members where name != "site" {
      environment[name] = value.string
      lines.append("$ export \(name)=\(value.string ?? "")")
    }
    self.environment = environment
    greeting = lines.joined(separator: "\n")
  }

  static func start(in folder: String) throws -> DemoSandbox {
    let process = Process()
    process.executableURL = DemoFolder.tool
    process.arguments = ["sandbox", "freshdesk", "--calls-per-minute", "6000", "--json"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let out = Pipe()
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The first line is the greeting; end of file before it means that the sandbox did not start.
    var line = Data()
    while true {
      let byte = out.fileHandleForReading.readData(ofLength: 1)
      if byte.isEmpty || byte.first == 0x0A { break }
      line.append(byte)
    }
    guard let object = try? JSONSerialization.jsonObject(with: line) as? [String: String], object["site"] != nil else {
      process.terminate()
      throw CommandFailure(.error, "the sandbox did not start.", next: "deskferry sandbox freshdesk")
    }
    var known = JSONObject()
    for (name, value) in object.sorted(by: { $0.key < $1.key }) { known[name] = .string(value) }
    return DemoSandbox(process: process, object: known)
  }

  func stop() {
    process.interrupt()
    process.waitUntilExit()
  }

  /// Runs this program and gives what it said on both streams, in the order it said it.
  static func runTool(
    _ arguments: [String], in folder: String, environment: [String: String]
  ) throws -> (exit: Int32, text: String) {
    let process = Process()
    process.executableURL = DemoFolder.tool
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let out = Pipe()
    process.standardOutput = out
    process.standardError = out
    try process.run()
    let data = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
