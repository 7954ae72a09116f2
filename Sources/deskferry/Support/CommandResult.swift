import JSONText
import TicketModel

/// What a command found out, before it is printed: as text for people, or as one JSON object for scripts.
struct CommandResult: Sendable {
  var exit: CommandExit
  /// For people, on stdout; ends with a line feed unless empty.
  var text: String
  /// `summary` of the JSON form.
  var summary: JSONObject
  /// The first 1,000 at most.
  var findings: [Finding]
  var findingsTotal: Int
  /// Files and folders that were written, as the person named them.
  var files: [String]

  static let findingsShown = 1000

  init(
    exit: CommandExit = .done, text: String, summary: JSONObject = [:], findings: [Finding] = [],
    findingsTotal: Int? = nil, files: [String] = []
  ) {
    self.exit = exit
    self.text = text
    self.summary = summary
    self.findings = Array(findings.prefix(CommandResult.findingsShown))
    self.findingsTotal = findingsTotal ?? findings.count
    self.files = files
  }

  /// `{"command","exit","summary","findings","findingsTotal","files"}`, one line.
  func json(command: String) -> String {
    let object: JSONObject = [
      "command": .string(command), "exit": .number(exit.rawValue), "summary": .object(summary),
      "findings": .array(findings.map { .object($0.json) }), "findingsTotal": .number(findingsTotal),
      "files": .strings(files),
    ]
    return JSONValue.object(object).text + "\n"
  }

  /// The same object for a command that failed: `summary` holds `error` and `next`.
  static func failure(_ failure: CommandFailure) -> CommandResult {
    CommandResult(
      exit: failure.exit, text: "",
      summary: ["error": .string(failure.what), "next": .optional(failure.next)])
  }
}
