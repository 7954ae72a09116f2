import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
struct Deskferry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deskferry",
    abstract: "Moves a company from one help desk to another.",
    discussion: """
      Deskferry reads what the old desk exports into an archive, shows what a move would do before anything is
      written, writes exactly that, proves it by reading back, and can undo it:

        deskferry read acme-export.zip -o acme.bag
        deskferry pull freshdesk --site https://acme.freshdesk.com -o target.bag
        deskferry map acme.bag --to freshdesk --target target.bag -o acme.map.yaml
        deskferry plan acme.bag --map acme.map.yaml --target target.bag \\
            --site https://acme.freshdesk.com -o acme.plan
        deskferry push acme.plan
        deskferry verify acme.plan

      Exit codes: 0 done, 1 error, 2 usage, 3 records not read or refused, 4 differences, 5 temporary (run again),
      6 verify or check failed, 7 no permission, 8 a limit was hit, 10 a person must decide, 11 ledger in use,
      12 plan is stale, 130 interrupted.
      """,
    version: ToolVersion.current,
    subcommands: [
      DesksCommand.self, ReadCommand.self, InspectCommand.self, CheckCommand.self, DiffCommand.self, MapCommand.self,
      PullCommand.self, PlanCommand.self, PushCommand.self, VerifyCommand.self, UndoCommand.self, IDsCommand.self,
      LedgerCommand.self, SandboxCommand.self, DemoCommand.self,
    ])

  static func main() async {
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      end(error, arguments)
    }
  }

  /// Prints what the parser has to say (help, usage errors) and ends with our codes, not with those of sysexits.h.
  private static func end(_ error: any Error, _ arguments: [String]) -> Never {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if code == .success {
      if !text.isEmpty { Terminal.out(text + "\n") }
      Glibc.exit(0)
    }
    guard code == .validationFailure else { Glibc.exit(code.rawValue) }
    Terminal.error(text + "\n")
    if arguments.contains("--json") {
      let name = arguments.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
      let failure = CommandFailure(.usage, message(for: error), next: "deskferry help")
      Terminal.out(CommandResult.failure(failure).json(command: name))
    }
    Glibc.exit(CommandExit.usage.rawValue)
  }
}
