public import TicketModel

/// What is known of the desk that tickets move to.
public struct DraftTarget: Sendable {
  public var desk: String
  public var account: String?
  /// As pulled; nil where nothing was pulled.
  public var statuses: [StatusDefinition]?
  public var containers: [Container]
  public var groups: [AgentGroup]
  public var fields: [FieldDefinition]
  public var vocabulary: StatusVocabulary?

  public init(
    desk: String, account: String? = nil, statuses: [StatusDefinition]? = nil, containers: [Container] = [],
    groups: [AgentGroup] = [], fields: [FieldDefinition] = [], vocabulary: StatusVocabulary? = nil
  ) {
    self.desk = desk
    self.account = account
    self.statuses = statuses
    self.containers = containers
    self.groups = groups
    self.fields = fields
    self.vocabulary = vocabulary
  }
}

/// Drafts the mapping file that a person then edits: `deskferry map`.
///
/// Proposals never fold: of two statuses that fit one target the second gets `?`, the reason, and a ready merge as a
/// comment. What cannot be known is `?`.
public enum MappingDraft {
  /// - Parameter existing: a mapping a person has edited; its text is kept and only what is new, renamed or gone is
  ///   added or marked. Drafting again without a change gives the same text.
  /// - Returns: the YAML text.
  public static func draft(from source: SourceProfile, to target: DraftTarget, existing: MappingFile? = nil)
    throws(MappingError) -> String
  {
    let labels = try LabelBook.builtIn()
    let sections = try DraftSections(source: source, target: target, labels: labels, existing: existing)
    guard let existing else { return sections.wholeFile() }
    return try MappingUpdate(existing, source: source, sections: sections).text()
  }

  /// A mapping of what one product ships to what another ships: a start for any two accounts (`Mappings/routes/`).
  ///
  /// - Parameters: ids of two desks, such as `zendesk`.
  /// - Returns: the YAML text; nil for a desk that is not known.
  public static func defaults(from source: String, to target: String) throws(MappingError) -> String? {
    guard let from = try StatusVocabulary.builtIn(source), let to = try StatusVocabulary.builtIn(target) else {
      return nil
    }
    return try draft(from: SourceProfile(shippedBy: from), to: DraftTarget(desk: target, vocabulary: to))
  }
}

/// One proposed entry of a section.
struct DraftEntry {
  /// `{ id: "6", label: Waiting on Customer, tickets: 1204 }`
  var from: String
  /// `{ use: stalled }` or `"?"`.
  var to: String
  var evidence: String?
  /// Lines of comment below it.
  var notes: [String] = []
  /// What it speaks of, for finding it in an existing file.
  var value: MappingFacts.Value
  /// Of a status: the category that the source gives, and the condition where it speaks of tickets of one alone.
  var category: StatusCategory?
  var when: StatusCategory?

  /// In block layout, `indent` spaces before the dash.
  func block(indent: Int, marker: String? = nil) -> [String] {
    let space = String(repeating: " ", count: indent)
    var lines: [String] = []
    if let marker { lines.append(space + "# " + marker) }
    lines.append(space + "- from: " + from)
    if let when { lines.append(space + "  when: { category: \(when.rawValue) }") }
    lines.append(space + "  to: " + to + (evidence.map { "   # " + YAMLText.comment($0) } ?? ""))
    lines += notes.map { space + "  # " + YAMLText.comment($0) }
    return lines
  }

  /// In brackets, on one line.
  var flow: String {
    if isOtherwise { return "{ otherwise: \(to) }" }
    return "{ from: \(from), " + (when.map { "when: { category: \($0.rawValue) }, " } ?? "") + "to: \(to) }"
  }
  /// Speaks of every value that no line names.
  var isOtherwise: Bool { from == "otherwise" }
}

/// Everything that a draft says, section by section.
struct DraftSections {
  let source: SourceProfile
  let target: DraftTarget
  /// Section name to entries, in the order of the file.
  var sections: [(name: String, title: String, entries: [DraftEntry])] = []
  /// Ready-made merges, as comment lines.
  var merges: [String] = []
  /// Statuses of histories without a proposal.
  private var historyLeft: [(name: StatusHistory.Name, use: SourceProfile.Use)] = []
  /// What the source's product ships.
  private let shipped: [StatusDefinition]

  init(source: SourceProfile, target: DraftTarget, labels: LabelBook, existing: MappingFile?) throws(MappingError) {
    self.source = source
    self.target = target
    let vocabulary = try StatusVocabulary.builtIn(source.desk)
    shipped = vocabulary?.statuses.map(\.definition) ?? []
    var proposer = StatusProposer(
      source: source, target: target, labels: labels, sourceVocabulary: vocabulary, existing: existing)
    proposer.run()
    merges = proposer.merges
    historyLeft = proposer.historyLeft + source.historyOnly
    let values = ValueProposer(source: source, target: target, labels: labels, existing: existing)
    sections = [
      ("containers", "what tickets are filed under", values.containers()),
      ("statuses", DraftSections.title(source, target, proposer.entries), proposer.entries),
      ("priorities", "priorities", values.choices("priorities", target.vocabulary?.priorities)),
      ("types", "kinds of ticket", values.choices("types", target.vocabulary?.types)),
      ("channels", "how tickets came in", values.choices("channels", target.vocabulary?.channels)),
      ("groups", "teams of agents", values.groups()),
      ("security", "security levels: a ticket with one waits until it is mapped", values.choices("security", [])),
      ("fields", "custom fields that tickets have a value in", values.fields()),
    ]
  }

  /// What the statuses section lists, and how those that the target lacks are made there.
  private static func title(_ source: SourceProfile, _ target: DraftTarget, _ entries: [DraftEntry]) -> String {
    let list = source.isShipped ? "every status as shipped" : "every status in use, most tickets first"
    guard let how = target.vocabulary?.customStatusesHow,
      entries.contains(where: { $0.to.contains("{ create: ") || $0.notes.contains { $0.contains("{ create: ") } })
    else { return list }
    return list + "\n# creating one at \(target.desk): " + YAMLText.comment(how)
  }

  func wholeFile() -> String {
    var lines = header()
    lines.append("deskferry: 1")
    lines.append("from: " + YAMLText.table([("desk", source.desk), ("account", source.account)]))
    lines.append("to: " + YAMLText.table([("desk", target.desk), ("account", target.account)]))
    for section in sections {
      lines += self.section(section.name, section.title, section.entries)
      if section.name == "statuses" { lines += historySection() + mergeSection() }
    }
    lines += [
      "", "# messages whose readers are not known: internal, or public with a reason",
      "visibility: { unknown: internal }",
      "", "# fallbackAgent takes tickets whose agent has no place at the target",
      "people: { match: address, fallbackAgent: \"?\", departed: placeholder }",
      "", "# before: tickets created earlier stay in the archive only", "skip: { states: [ spam, deleted ], tags: [] }",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  func section(_ name: String, _ title: String, _ entries: [DraftEntry]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["", "# \(title)", "\(name):"]
      + entries.flatMap { entry in
        entry.isOtherwise ? otherwise(entry) : entry.block(indent: 2)
      }
  }

  private func otherwise(_ entry: DraftEntry) -> [String] {
    ["  - otherwise: " + entry.to + (entry.evidence.map { "   # " + YAMLText.comment($0) } ?? "")]
  }

  /// As comments: without a line such a status is kept as text wherever a history names it.
  private func historySection() -> [String] {
    guard !historyLeft.isEmpty else { return [] }
    return ["  # Only histories know these; they are kept as text there, unless you write a line (and its category):"]
      + historyLeft.map { name, use in
        let from = YAMLText.table([
          ("scope", name.scope), ("id", name.id), ("label", name.label), ("category", shippedCategory(name) ?? "?"),
        ])
        return "  # - { from: \(YAMLText.comment(from)), to: \"?\" }   # in the history of "
          + YAMLText.comment(use.described)
      }
  }

  /// Of a status that is the product's own; nil for one that only the account knows.
  private func shippedCategory(_ name: StatusHistory.Name) -> String? {
    let found = shipped.filter { name.id == nil ? $0.label == name.label : $0.id == name.id }
    let categories = Set(found.map(\.category))
    return categories.count == 1 && categories != [.unknown] ? categories.first?.rawValue : nil
  }

  private func mergeSection() -> [String] {
    guard !merges.isEmpty else { return [] }
    return [
      "", "# To make several statuses one, take the # from a line below, name in it only those you mean, and remove",
      "# their lines above. The trace tells them apart later.", "merges:",
    ] + merges.map { "  # - " + YAMLText.comment($0) }
  }

  private func header() -> [String] {
    guard !source.isShipped else { return shippedHeader() }
    return [
      counts,
      "#",
      "# Read every line. Each `to` is a proposal; the comment beside it says why. `?` must be settled by you: until",
      "# then its tickets are blocked. No two statuses may share a target, except in a written merge.",
      "# Use: to: { use: id of the target }, { create: Label, category: pending }, or \"?\".",
      "# Then: deskferry map check. Drafting again keeps what you wrote and adds what is new.",
    ]
  }

  /// The first line: `# How zendesk (acme) becomes freshdesk: 11 tickets`.
  var counts: String {
    let tickets = source.statusUse.values.reduce(source.withoutStatus.tickets) { $0 + $1.tickets }
    return opening + "\(tickets) tickets" + (source.skipped > 0 ? ", \(source.skipped) spam or deleted left out" : "")
      + "."
  }

  /// What the first line of a draft begins with.
  var opening: String {
    let account = source.account.map { " (" + YAMLText.comment($0) + ")" } ?? ""
    return "# How \(source.desk)\(account) becomes \(target.desk): "
  }

  private func shippedHeader() -> [String] {
    [
      "# How the statuses that \(source.desk) ships become those that \(target.desk) ships.",
      "# Written by `deskferry map --defaults \(source.desk) --to \(target.desk)` from what Mappings/ says of both.",
      "#",
      "# A start for your own: copy it, then `deskferry map YOUR.bag --to \(target.desk) -o COPY.yaml` adds what your",
      "# account has besides. Read every line. `?` must be settled by you: until then its tickets are blocked.",
    ]
  }
}
