import Crypto
package import DeskKit
package import JSONText
package import StatusMapping
import TicketModel

/// Where a record lies in a source; opaque to the migration, kept in the plan.
package struct SourcePlace: Sendable, Hashable {
  package var part: String
  package var offset: Int
  package var length: Int
  package init(part: String, offset: Int, length: Int) {
    self.part = part
    self.offset = offset
    self.length = length
  }
}

/// What a migration reads from: an archive, or in tests a few records in memory.
package protocol MigrationSource: Sendable {
  /// Of the folder; kept in the plan so that a push finds it again.
  var path: String { get }
  var desk: String { get }
  var account: String? { get }
  /// Changes whenever anything in the source does.
  func digest() throws -> String
  /// In the archive's order, streaming.
  func each(_ collection: Collection, _ body: (JSONObject, SourcePlace) throws -> Void) throws
  func object(at place: SourcePlace) throws -> JSONObject
  /// `data/attachments/..` to a path on this machine.
  func file(_ archivePath: String) -> String
}

/// What is decided at `plan` and never by a flag of `push`.
package struct PlanOptions: Sendable, Hashable {
  package var historyAs: WriterOptions.HistoryAs
  /// Records changed on both sides are written as the source has them.
  package var theirsLose: Bool
  /// `--numbers keep`
  package var keepNumbers: Bool
  /// Addresses of people whose own token the credentials file has.
  package var peopleWithTokens: Set<String>
  /// The pace for the estimate; nil takes 80 % of the card's limit, and no estimate where the card has none.
  package var callsPerMinute: Double?
  /// Of the desk's limit (`--share`); nil takes 0.8, or all of it where a rate was named.
  package var share: Double?
  package init(
    historyAs: WriterOptions.HistoryAs = .comments, theirsLose: Bool = false, keepNumbers: Bool = false,
    peopleWithTokens: Set<String> = [], callsPerMinute: Double? = nil, share: Double? = nil
  ) {
    self.historyAs = historyAs
    self.theirsLose = theirsLose
    self.keepNumbers = keepNumbers
    self.peopleWithTokens = peopleWithTokens
    self.callsPerMinute = callsPerMinute
    self.share = share
  }
}

/// Everything that decides what is written: the same for plan, push, verify, undo and rebuild.
package struct MigrationInputs: Sendable {
  package var archive: any MigrationSource
  /// The target as pulled; nil where it is empty or only its site is known.
  package var target: (any MigrationSource)?
  package var mapper: Mapper
  /// Where the mapping file lies, kept in the plan.
  package var mappingPath: String
  /// Base URL of the target without a final slash.
  package var site: String
  package var writer: any DeskWriter
  package var card: DeskCard
  package var options: PlanOptions
  package var toolVersion: String
  /// Where the source's tickets were opened, to find them in bodies.
  package var addresses: TicketAddresses

  package init(
    archive: any MigrationSource, target: (any MigrationSource)?, mapper: Mapper, mappingPath: String, site: String,
    writer: any DeskWriter, card: DeskCard, options: PlanOptions, toolVersion: String,
    addresses: TicketAddresses = TicketAddresses()
  ) {
    self.archive = archive
    self.target = target
    self.mapper = mapper
    self.mappingPath = mappingPath
    self.site = site
    self.writer = writer
    self.card = card
    self.options = options
    self.toolVersion = toolVersion
    self.addresses = addresses
  }

  /// The source account, without which records cannot be told apart at the target.
  func account() throws -> String {
    guard let account = archive.account, !account.isEmpty else {
      throw MigrationInputError(
        "\(archive.path) does not say which account it is from. Read the export again with --account NAME.")
    }
    return account
  }

  /// `<account>/<key>` (contracts, section 1).
  static func externalID(_ account: String, _ key: String) -> String { account + "/" + key }

  func mappingDigest() -> String { Digest.sha256(mapper.file.text) }

  /// The small collections of the target for ``WriterOptions``.
  package static func inventory(of target: any MigrationSource) throws -> TargetInventory {
    var inventory = TargetInventory()
    try target.each(.statuses) { json, _ in inventory.statuses.append(StatusDefinition(json: json)) }
    try target.each(.containers) { json, _ in inventory.containers.append(Container(json: json)) }
    try target.each(.fields) { json, _ in inventory.fields.append(FieldDefinition(json: json)) }
    try target.each(.groups) { json, _ in inventory.groups.append(AgentGroup(json: json)) }
    return inventory
  }
}
