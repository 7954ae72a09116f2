import ArgumentParser

/// For now only `map check`; the group's own command, which drafts, joins it.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Works on mapping files.", subcommands: [MapCheckCommand.self])
}
