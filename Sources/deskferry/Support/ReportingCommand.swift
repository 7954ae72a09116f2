import ArgumentParser
import Foundation
import Reports

/// A command of the tool: it finds something out and says how that went; printing and ending is done here for all.
protocol ReportingCommand: AsyncParsableCommand, Sendable {
  var common: OutputOptions { get }
  /// As a person types it after `deskferry`: `map check`.
  static var title: String { get }
  func perform(_ progress: ProgressLine) async throws -> CommandResult
}

struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false
}

extension ReportingCommand {
  mutating func run() async throws {
    let command = self
    let progress = ProgressLine()
    let work = Task { try await command.perform(progress) }
    let interruption = Interruption { work.cancel() }
    defer { interruption.end() }
    let result: CommandResult
    do {
      result = try await work.value
      progress.clear()
    } catch {
      progress.clear()
      let failure = ErrorMessages.failure(for: error)
      Self.tell(failure)
      result = .failure(failure)
    }
    Terminal.out(common.json ? result.json(command: Self.title) : result.text)
    if result.exit != .done { throw ExitCode(result.exit.rawValue) }
  }

  private static func tell(_ failure: CommandFailure) {
    var text = "deskferry \(title): " + VisibleText.lines(failure.what)
    if let next = failure.next { text += "\n  Next: " + VisibleText.lines(next) }
    Terminal.error(text + "\n")
  }
}
