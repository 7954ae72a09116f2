import Archive
import ArgumentParser
import DeskKit
import Foundation
import JSONText
import Reports

struct ReadCommand: ReportingCommand {
  static let title = "read"
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Reads what a help desk exported into an archive.",
    discussion: """
      Takes the export as it came: files, folders, zip, tar and gz archives, recordings of the API (HAR files,
      cassettes, folders of replies), or - for standard input. Which desk it is from is found out and said; nothing is
      guessed. The archive is a folder in BagIt form with everything the export held, readable without Deskferry:

        deskferry read acme-zendesk-export.zip -o acme.bag
        deskferry read --desk zendesk --account acme --timezone Europe/Berlin tickets.csv -o acme.bag

      A CSV whose headers are translated, chosen by a user or not published is read by a column map: drafted from the
      words of its headers and from its values, corrected by you, then used. It works for every desk:

        deskferry read --draft-columns tickets.map.yaml tickets.csv
        deskferry read --columns tickets.map.yaml tickets.csv --desk liveagent -o acme.bag

      What the draft cannot tell stands there as ?, with its evidence; what must be decided ends the second command with
      10 and names the column and some of its values.

      Ends with 3 when records could not be read (they are listed), with --strict also for any warning and where it
      cannot be proven that the export is complete. Opens no network connection.
      """)

  @Argument(help: ArgumentHelp("Export files, folders, archives or recordings; - for stdin.", valueName: "path"))
  var paths: [String]
  @Option(name: [.customShort("o"), .customLong("output")], help: "The archive to write.")
  var destination: String?
  @Option(help: ArgumentHelp("The desk it is from, where that cannot be told.", valueName: "id"))
  var desk = "auto"
  @Option(help: ArgumentHelp("Read its CSVs by this column map.", valueName: "map.yaml"))
  var columns: String?
  @Option(help: ArgumentHelp("Write a draft of a column map for its CSVs, and nothing else.", valueName: "map.yaml"))
  var draftColumns: String?
  @Option(
    help: ArgumentHelp(
      "Encoding of its CSVs, such as windows-1251; those that turn out to be Unicode stay it.", valueName: "name"))
  var encoding: String?
  @Option(help: "The account's name (sub-domain), where the export does not say it.")
  var account: String?
  @Option(help: ArgumentHelp("Zone of times without an offset, such as Europe/Berlin.", valueName: "zone"))
  var timezone: String?
  @Option(help: "What to do with the bytes of attachments: copy, link or none.")
  var attachments: AttachmentHandling = .copy
  @Flag(help: "End with 3 for any warning or unproven completeness.")
  var strict = false
  @Flag(help: "Replace an existing archive.")
  var force = false
  @OptionGroup var common: OutputOptions

  func validate() throws {
    if draftColumns != nil {
      guard columns == nil, destination == nil else {
        throw ValidationError("--draft-columns only writes a draft; leave out --columns and -o, and use them next.")
      }
    } else if destination == nil {
      throw ValidationError("say which archive to write: -o OUT.bag.")
    }
  }

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    if let draftColumns {
      return try ColumnDraftJob(
        paths: paths, desk: desk, destination: draftColumns, force: force, encoding: encoding
      ).run()
    }
    // `validate` has seen to it that there is one.
    let destination = destination ?? ""
    if let timezone, TimeZone(identifier: timezone) == nil {
      throw CommandFailure(
        .usage, "there is no time zone \"\(timezone)\".", next: "use a name such as Europe/Berlin or America/New_York.")
    }
    let answer = try ReadJob(
      paths: paths, desk: desk, account: account, timeZone: timezone, attachments: attachments.option, force: force,
      destination: destination, columns: try columns.map(ColumnDraftJob.load), encoding: encoding
    ).run(progress)
    let exit = ReadJob.exit(answer.summary, strict: strict)
    var text = columns.map { "Columns as \(VisibleText.line($0)) says.\n" } ?? ""
    text += Self.origin(answer.choice) + ArchiveReport.text(answer.summary)
    text += "Wrote \(VisibleText.line(destination)) in \(Figures.duration(answer.seconds)).\n"
    if exit == .incomplete { text += "Not everything was read: see the findings above (exit 3).\n" }
    var summary = ArchiveReport.json(answer.summary)
    if let detection = answer.choice.detection {
      summary["detection"] = [
        "desk": .string(answer.choice.desk.card.id), "confidence": .number(detection.confidence),
        "because": .string(detection.because),
      ]
    }
    return CommandResult(
      exit: exit, text: text, summary: summary, findings: answer.summary.findings,
      findingsTotal: answer.summary.findingsTotal, files: [destination])
  }

  /// `Read as Zendesk Support (95 % sure: tickets.json has raw_subject and via).`
  static func origin(_ choice: DeskChoice.Candidate) -> String {
    guard let detection = choice.detection else { return "Read as \(choice.desk.card.name), as you said.\n" }
    return VisibleText.line(
      "Read as \(choice.desk.card.name) (\(detection.confidence) % sure: \(detection.because)).") + "\n"
  }
}

enum AttachmentHandling: String, ExpressibleByArgument, CaseIterable, Sendable {
  case copy, link, none
  var option: ArchiveOptions.Attachments {
    switch self {
    case .copy: .copy
    case .link: .link
    case .none: .none
    }
  }
}
