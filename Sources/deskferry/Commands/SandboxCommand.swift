import ArgumentParser
import DeskKit
import Desks
import JSONText
import Reports
import Sandbox

struct SandboxCommand: ReportingCommand {
  static let title = "sandbox"
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Rehearses against an imitation of a desk on this machine.",
    discussion: """
      Serves the desk's API on 127.0.0.1 until Ctrl-C, in memory, as strictly as the real one: required fields,
      refusals, rate limits, the lag of its search. With --faults it also loses answers and stumbles on demand:

        deskferry sandbox freshdesk --port 8090
        deskferry sandbox freshdesk --seed 7 --faults lost=0.05,429=0.02,5xx=0.01,slow=0.01

      It prints its address and the credentials it takes. What it holds is at /__deskferry/state, what it was asked at
      /__deskferry/log.
      """)

  @Argument(help: "The desk's id; see deskferry desks.")
  var desk: String
  @Option(help: "Port on 127.0.0.1; 0 for a free one.")
  var port = 0
  @Option(help: "Seed of everything random in it; the same seed behaves the same.")
  var seed: UInt64 = 1
  @Option(help: "Faults and how often, such as lost=0.05,429=0.02.")
  var faults: String?
  @Option(help: ArgumentHelp("Calls a minute before 429; 0 for no limit.", valueName: "N"))
  var callsPerMinute: Int?
  @OptionGroup var common: OutputOptions

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port wants 0 to 65535.") }
    if let faults { _ = try usage { try FaultSpec(faults) } }
  }

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let desk = try DeskChoice.named(desk)
    guard let make = desk.sandbox else {
      let those = DeskList.all.filter { $0.sandbox != nil }.map(\.card.id).joined(separator: ", ")
      throw CommandFailure(.usage, "there is no sandbox of \(desk.card.name).", next: "there is one of: \(those)")
    }
    let sandbox = make(SandboxOptions(seed: seed, callsPerMinute: callsPerMinute))
    let server = SandboxServer(
      sandbox: sandbox,
      options: SandboxServerOptions(port: port, faults: try faults.map { try FaultSpec($0) }, seed: seed))
    let site = "http://127.0.0.1:\(try await server.start())"
    let prefix = "DESKFERRY_" + desk.card.id.uppercased().replacing("-", with: "_")
    let variables = sandbox.credentials.sorted { $0.key < $1.key }.map {
      (prefix + "_" + $0.key.uppercased(), $0.value)
    }
    if common.json {
      var object: JSONObject = ["site": .string(site)]
      for (name, value) in variables { object[name] = .string(value) }
      Terminal.out(JSONValue.object(object).text + "\n")
    } else {
      Terminal.out("\(desk.card.name) sandbox at \(site), seed \(seed). Ctrl-C ends it and forgets everything.\n")
      for (name, value) in variables { Terminal.out("export \(name)=\(value)\n") }
    }
    // Cancellation (Ctrl-C) is how a sandbox ends; it is no failure.
    while (try? await Task.sleep(for: .seconds(3600))) != nil {}
    await server.stop()
    return CommandResult(text: "", summary: ["site": .string(site)])
  }

  /// Turns what a parser throws into a usage error.
  private func usage<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch { throw ValidationError(String(describing: error)) }
  }
}
