import Archive
import ArgumentParser
import DeskKit
import Foundation
import JSONText
import Reports
import StatusMapping
import TicketModel

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Drafts a mapping file for a person to edit, and checks it.",
    usage: """
      deskferry map <archive> --to <id> -o <file> [--target <archive>] [--html <file>]
      deskferry map --defaults <id> --to <id> -o <file>
      deskferry map check <file> <archive> [--target <archive>]
      """,
    discussion: """
      `deskferry map OUT.bag --to ID -o M.yaml` drafts, `deskferry map check M.yaml OUT.bag` says what is still open.

        deskferry map acme.bag --to request-tracker --target rt.bag -o acme.map.yaml
        deskferry map check acme.map.yaml acme.bag --target rt.bag

      Two statuses never become one by themselves: where two fit the same target, the second gets a ? and a ready merge
      as a comment. Drafting into an existing file keeps what you wrote and adds what is new.

      Options of drafting:
        <archive>        The source's archive.
        --defaults <id>  Instead of an archive: the desk whose shipped statuses are mapped.
        --to <id>        The desk to move to; see deskferry desks.
        --target <bag>   The target's archive, as pulled: then its own statuses and containers are proposed.
        -o, --output     The mapping file to write, or to bring up to date.
        --html <file>    Also write a page that shows both sides with lines between them.
        --json           Print one JSON object instead of text.
      """, subcommands: [MapDraftCommand.self, MapCheckCommand.self], defaultSubcommand: MapDraftCommand.self)
}

struct MapDraftCommand: ReportingCommand {
  static let title = "map"
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Drafts a mapping file for a person to edit (what `map` does by itself).",
    discussion: """
      Proposes a target for every status, container, priority, type, channel, group and field that the archive's
      tickets use, with the evidence beside it. What cannot be known is ?, and blocks until you decide.

        deskferry map acme.bag --to request-tracker --target rt.bag -o acme.map.yaml --html acme.map.html

      Without an archive, --defaults maps the statuses that one product ships to those that another ships; those of
      six desks lie ready in Mappings/routes/.

        deskferry map --defaults zendesk --to freshdesk -o zendesk--freshdesk.yaml
      """)

  @Argument(help: "The source's archive.")
  var archive: String?
  @Option(help: ArgumentHelp("Instead of an archive: the desk whose shipped statuses are mapped.", valueName: "id"))
  var defaults: String?
  @Option(help: ArgumentHelp("The desk to move to; see deskferry desks.", valueName: "id"))
  var to: String
  @Option(help: "The target's archive, as pulled: then its own statuses and containers are proposed.")
  var target: String?
  @Option(name: [.customShort("o"), .customLong("output")], help: "The mapping file to write, or to bring up to date.")
  var destination: String
  @Option(help: ArgumentHelp("Also write a page that shows both sides with lines between them.", valueName: "file"))
  var html: String?
  @OptionGroup var common: OutputOptions

  func validate() throws {
    if (archive == nil) == (defaults == nil) {
      throw ValidationError("Name the source's archive, or --defaults and a desk's id; one of the two.")
    }
    if defaults != nil, target != nil || html != nil {
      throw ValidationError("--target and --html want an archive; leave out --defaults.")
    }
  }

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    _ = try DeskChoice.named(to)
    if let defaults { return try shipped(by: defaults) }
    guard let archive else { throw ValidationError("Name the source's archive.") }
    let source = try ArchiveReader(at: archive)
    let profile = try Self.profile(of: source, progress)
    let exists = FileManager.default.fileExists(atPath: destination)
    let existing = exists ? try MappingFile(yaml: MappingLoad.text(of: destination), file: destination) : nil
    let yaml = try MappingDraft.draft(from: profile, to: try draftTarget(), existing: existing)
    // Read back before it takes the place of what a person wrote.
    let open = try Self.openLines(MappingFile(yaml: yaml, file: destination))
    try OutputFile.write(yaml, to: destination)
    if let html {
      let load = try MappingLoad(mapping: destination, archive: archive, target: target)
      try load.writePage(try load.check(progress), to: html)
    }
    let name = VisibleText.line(destination)
    var text = "\(exists ? "Brought" : "Wrote") \(name)\(exists ? " up to date" : ""): "
    text += "\(Figures.counted(profile.statusesInUse.count, "status", "statuses")) in use, "
    text += "\(Figures.counted(open, "line")) with ? for you to decide.\n"
    text += "Next: read every line and edit it, then deskferry map check \(name) \(VisibleText.line(archive))"
    text += target.map { " --target " + VisibleText.line($0) } ?? ""
    return CommandResult(
      text: text + "\n",
      summary: ["statuses": .number(profile.statusesInUse.count), "undecided": .number(open)],
      files: [destination] + [html].compactMap { $0 })
  }

  /// What one product ships, mapped to what another ships. A file that holds anything else is never replaced.
  private func shipped(by desk: String) throws -> CommandResult {
    _ = try DeskChoice.named(desk)
    guard let yaml = try MappingDraft.defaults(from: desk, to: to) else {
      throw CommandFailure(
        .usage, "no vocabulary of \(desk) or \(to) is built in.", next: "see deskferry desks for the ids")
    }
    let name = VisibleText.line(destination)
    if FileManager.default.fileExists(atPath: destination), try MappingLoad.text(of: destination) != yaml {
      throw CommandFailure(.usage, "\(name) is there already and holds something else.", next: "give another -o")
    }
    try OutputFile.write(yaml, to: destination)
    let file = try MappingFile(yaml: yaml, file: destination)
    let open = Self.openLines(file)
    return CommandResult(
      text: "Wrote \(name): \(Figures.counted(file.statuses.count, "status", "statuses")) as shipped, "
        + "\(Figures.counted(open, "line")) with ? for you to decide.\n",
      summary: ["statuses": .number(file.statuses.count), "undecided": .number(open)], files: [destination])
  }

  private static func profile(of source: ArchiveReader, _ progress: ProgressLine) throws -> SourceProfile {
    var profile = SourceProfile(
      desk: source.identity.desk, account: source.identity.account, statuses: try source.statuses(),
      containers: try source.containers(), groups: try source.groups(), fields: try source.fields())
    var count = 0
    try source.forEach(.tickets) { json, _ in
      profile.add(Ticket(json: json))
      count += 1
      if count & 1023 == 0 {
        try Task.checkCancellation()
        progress.show("looking at \(Figures.count(count)) tickets")
      }
    }
    return profile
  }

  private func draftTarget() throws -> DraftTarget {
    let vocabulary = try StatusVocabulary.builtIn(to)
    guard let target else { return DraftTarget(desk: to, vocabulary: vocabulary) }
    let reader = try ArchiveReader(at: target)
    guard reader.identity.desk == to else {
      throw CommandFailure(
        .usage, "\(target) is an archive of \(reader.identity.desk), not of \(to).",
        next: "pull the desk that you move to: deskferry pull \(to) --site URL -o TARGET.bag")
    }
    return DraftTarget(
      desk: to, account: reader.identity.account, statuses: try reader.statuses(),
      containers: try reader.containers(), groups: try reader.groups(), fields: try reader.fields(),
      vocabulary: vocabulary)
  }

  private static func openLines(_ file: MappingFile) -> Int {
    let sections = [
      file.containers, file.priorities, file.types, file.channels, file.groups, file.security,
    ]
    var targets = file.statuses.map(\.to) + file.fields.map(\.to)
    for section in sections { targets += section.rules.map(\.to) + [section.otherwise].compactMap { $0 } }
    return targets.count { $0.choice == .undecided }
  }
}
