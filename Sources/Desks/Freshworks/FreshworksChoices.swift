import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension Freshworks {
  /// An account's statuses, priorities and sources by identity: what its ticket fields say, else the vendor's
  /// defaults, else the bare number.
  struct Choices {
    /// A number means a status within its workspace, where there are workspaces.
    struct Identity: Hashable {
      var scope: String?
      var id: String
    }
    struct Defined {
      var identity: Identity
      var label: String
      var publicLabel: String?
      /// Whether the clock of the SLA stands still in it, and whether it is still in use; nil where nothing says so.
      var stopsClock: Bool?
      var isDeleted: Bool?
    }

    let matched = MatchedLabels()
    /// Statuses that tables name, and several others too: those stand apart.
    private(set) var several: [String: TicketStatus] = [:]
    private let vocabulary: StatusVocabulary?
    private var statuses: [Defined] = []
    private var sources: [String: String] = [:]
    private var priorities: [String: String] = [:]
    private var workspaces: [String: String] = [:]
    /// The account's first workspace, which answers where none is named.
    private var primary: String?
    /// Workspaces of whose own statuses nothing came, while some of a workspace not named did.
    private(set) var unread: Set<String> = []
    /// The statuses of the global workspace came, which are those of every one without its own.
    private var hasGlobal = false
    /// Statuses that tickets carry, for accounts whose fields we did not see, as the ticket that knows most has them.
    private var used: [Identity: TicketStatus] = [:]

    init(desk: String) throws { vocabulary = try StatusVocabulary.builtIn(desk) }

    mutating func forgetUsed() {
      used = [:]
      unread = []
    }

    mutating func learn(workspace id: String, label: String?, isPrimary: Bool) {
      workspaces[id] = label ?? ""
      if isPrimary { primary = id }
    }

    func workspace(_ id: String) -> String? { workspaces[id].flatMap { $0.isEmpty ? nil : $0 } }

    /// - Parameter scope: the workspace whose form the field belongs to.
    /// - Parameter isGlobal: it is the global workspace's.
    mutating func learn(_ field: JSONObject, type: String, scope: String?, isGlobal: Bool) {
      switch type {
      case "default_status":
        if isGlobal, scope == nil { hasGlobal = true }
        let new = Choices.statuses(field["choices"], scope: scope)
        statuses.removeAll { old in new.contains { $0.identity == old.identity } }
        statuses += new
      case "default_source": sources.merge(Choices.labels(field["choices"])) { $1 }
      case "default_priority": priorities.merge(Choices.labels(field["choices"])) { $1 }
      default: break
      }
    }

    /// `{"6": ["Waiting on Customer", "Awaiting your Reply"]}`: the agent's label first. The admin API, API v1 and
    /// Freshservice list objects; API v1 lists pairs of label and number for other fields.
    private static func statuses(_ choices: JSONValue?, scope: String?) -> [Defined] {
      if let list = choices?.array {
        return list.compactMap { choice in
          if let pair = choice.array, pair.count == 2, let label = pair[0].string, let id = pair[1].idText {
            return Defined(identity: Identity(scope: scope, id: id), label: label, publicLabel: nil)
          }
          let label = ["label", "name", "value"].compactMap { choice[$0]?.string }.first
          guard let id = (choice["status_id"] ?? choice["id"] ?? choice["value"])?.idText, let label else { return nil }
          return Defined(
            identity: Identity(scope: scope, id: id), label: label,
            publicLabel: customerNames.lazy.compactMap { choice[$0]?.string }.first,
            stopsClock: choice["stop_sla_timer"]?.bool, isDeleted: choice["deleted"]?.bool)
        }
      }
      return (choices?.object ?? JSONObject()).members.map { id, labels in
        Defined(
          identity: Identity(scope: scope, id: id), label: labels.array?.first?.string ?? labels.string ?? id,
          publicLabel: labels.array?.dropFirst().first?.string)
      }
    }

    /// What customers read: API v1, Freshservice and Freshdesk's admin API call it so.
    private static let customerNames = ["customer_display_name", "requester_display_value", "label_for_customers"]

    /// `{"Email": 1}`, the other way round than statuses; or a list of objects or of pairs.
    private static func labels(_ choices: JSONValue?) -> [String: String] {
      var result: [String: String] = [:]
      for (label, id) in (choices?.object ?? JSONObject()).members { if let id = id.idText { result[id] = label } }
      for choice in choices?.array ?? [] {
        if let pair = choice.array, pair.count == 2, let label = pair[0].string, let id = pair[1].idText {
          result[id] = label
        } else if let id = choice["id"]?.idText, let label = (choice["value"] ?? choice["label"])?.string {
          result[id] = label
        }
      }
      return result
    }

    private func own(_ identity: Identity) -> Defined? {
      if let own = statuses.first(where: { $0.identity == identity }) { return own }
      guard answersUnnamed(identity.scope) else { return nil }
      return statuses.first { $0.identity == Identity(scope: nil, id: identity.id) }
    }

    /// A form read without naming a workspace is that of the primary one. Where the account's workspaces are not known,
    /// there is likely no more than one.
    private func answersUnnamed(_ scope: String?) -> Bool {
      guard let scope else { return false }
      return hasGlobal || workspaces.count < 2 || scope == primary
    }

    /// - Parameter name: a label that the record itself carries.
    mutating func status(_ id: String, scope: String?, name: String?) -> TicketStatus {
      let identity = Identity(scope: scope, id: id)
      let own = own(identity)?.label
      if let scope, own == nil, !statuses.isEmpty { noteUnread(scope) }
      let fixed = vocabulary?.statuses.first { $0.id == id && !$0.onlyAsLabelled }?.label
      let label = own ?? name ?? fixed ?? id
      let from: TicketStatus.LabelSource = own != nil || name != nil ? .source : fixed != nil ? .default : .id
      let category = vocabulary?.category(id: id, label: label)?.category ?? .unknown
      let status = TicketStatus(scope: scope, id: id, label: label, labelFrom: from, category: category)
      if used[identity].map({ Choices.says(status, more: $0) }) ?? true { used[identity] = status }
      return status
    }

    /// A number that the form of a single workspace does not know is an old one of its own.
    private mutating func noteUnread(_ scope: String) {
      let isFormOfIt = !hasGlobal && answersUnnamed(scope) && statuses.contains { $0.identity.scope == nil }
      if !isFormOfIt, !statuses.contains(where: { $0.identity.scope == scope }) { unread.insert(scope) }
    }

    /// A status known by its label alone: the archive takes it for the defined one of that label.
    func status(named label: String) -> TicketStatus {
      let category = vocabulary?.category(id: nil, label: label)?.category ?? .unknown
      return TicketStatus(id: nil, label: label, category: category)
    }

    /// Whose name a status carries, if it is not its own: another number's, or not the one this number had before.
    func contradiction(_ id: String, scope: String?, name: String) -> String? {
      let identity = Identity(scope: scope, id: id)
      if let own = own(identity) { return own.label == name ? nil : "status \(id) is \(own.label)" }
      let others = (vocabulary?.statuses ?? []).filter { !$0.onlyAsLabelled && $0.label == name }.compactMap(\.id)
      if let other = others.first, other != id { return "that is the name of status \(other)" }
      if let other = statuses.first(where: { $0.label == name && $0.identity.scope == scope }) {
        return "that is the name of status \(other.identity.id)"
      }
      if let earlier = used[identity], earlier.labelFrom == .source, earlier.label != name {
        return "another record names it \(earlier.label)"
      }
      return nil
    }

    /// The number that bears this name by the vendor's own tables, where it is another one.
    func otherPriority(_ id: String, name: String) -> String? {
      guard priorities.isEmpty else { return priorities[id] == name ? nil : priorities.first { $1 == name }?.key }
      return vocabulary?.priorities.first { $0.label == name && $0.id != id }?.id
    }

    func priority(_ id: String, name: String?) -> Choice {
      let entry = vocabulary?.priorities.first { $0.id == id }
      return Choice(id: id, label: priorities[id] ?? name ?? entry?.label, level: entry?.meaning)
    }

    func priority(named label: String) -> Choice {
      Choice(id: nil, label: label, level: vocabulary?.priorities.first { $0.label == label }?.meaning)
    }

    func source(_ id: String, name: String?) -> Choice {
      let entry = vocabulary?.channels.first { $0.id == id }
      return Choice(id: id, label: sources[id] ?? name ?? entry?.label, kind: entry?.meaning)
    }

    func source(named label: String) -> Choice {
      Choice(id: nil, label: label, kind: vocabulary?.channels.first { $0.label == label }?.meaning)
    }

    func type(_ label: String) -> Choice {
      Choice(id: label, label: label, kind: vocabulary?.types.first { $0.id == label }?.meaning)
    }

    // MARK: Labels of tables beside other forms

    /// The status that has the label, if that is one.
    mutating func status(labelled label: String) -> TicketStatus {
      let met = used.filter { $1.labelFrom == .source && $1.label == label }.keys
      let all = Set(statuses.filter { $0.label == label }.map(\.identity)).union(met)
      guard all.count == 1, let found = all.first else {
        let status = status(named: label)
        if !all.isEmpty { several[label] = status }
        return status
      }
      matched.note(label, found.id)
      return status(found.id, scope: found.scope, name: label)
    }

    func priority(labelled label: String) -> Choice {
      let id = Choices.only(label, priorities, vocabulary?.priorities)
      return id.map { priority($0, name: label) } ?? priority(named: label)
    }

    func source(labelled label: String) -> Choice {
      let id = Choices.only(label, sources, vocabulary?.channels)
      return id.map { source($0, name: label) } ?? source(named: label)
    }

    /// The id that has the label, by what the account defines; else by the vendor's table, as for numbers.
    private static func only(
      _ label: String, _ own: [String: String], _ fixed: [StatusVocabulary.Value]?
    ) -> String? {
      let own = own.filter { $0.value == label }.map(\.key)
      let found = own.isEmpty ? (fixed ?? []).filter { $0.label == label }.compactMap(\.id) : own
      return found.count == 1 ? found[0] : nil
    }

    // MARK: Definitions

    /// What the account defines, and what tickets carry beside that.
    var definitions: [StatusDefinition] {
      var result: [StatusDefinition] = []
      var places: [String?: Int] = [:]
      for status in statuses {
        let order = places[status.identity.scope, default: 0]
        places[status.identity.scope] = order + 1
        result.append(definition(status.identity, status.label, status, order: order))
      }
      let order = used.keys.sorted {
        $0.scope == $1.scope
          ? SourceKey.idPrecedes($0.id, $1.id) : SourceKey.idPrecedes($0.scope ?? "", $1.scope ?? "")
      }
      for identity in order where !statuses.contains(where: { $0.identity == identity }) {
        guard let status = used[identity] else { continue }
        result.append(definition(identity, label(of: status), own(identity), order: nil))
      }
      return result
    }

    /// A name of the source says more than the vendor's for the number, and that more than the number; of two the first
    /// by its bytes, so that the order of records says nothing.
    private static func says(_ one: TicketStatus, more other: TicketStatus) -> Bool {
      guard one.labelFrom == other.labelFrom else {
        return one.labelFrom == .source || one.labelFrom == .default && other.labelFrom == .id
      }
      return one.label.utf8.lexicographicallyPrecedes(other.label.utf8)
    }

    /// A status whose first ticket named it wrongly keeps the vendor's name for its number.
    private func label(of status: TicketStatus) -> String {
      guard let id = status.id, let entry = vocabulary?.statuses.first(where: { $0.id == id && !$0.onlyAsLabelled }),
        vocabulary?.statuses.contains(where: { $0.label == status.label && $0.id != id }) == true
      else { return status.label }
      return entry.label
    }

    private func definition(
      _ identity: Identity, _ label: String, _ own: Defined?, order: Int?
    ) -> StatusDefinition {
      let entry = vocabulary?.entry(id: identity.id, label: label)
      var definition = StatusDefinition(
        scope: identity.scope, id: identity.id, label: label, category: entry?.category ?? .unknown,
        categoryFrom: entry == nil ? .unknown : .default,
        // A switch of each status that most replies do not show.
        slaClock: own?.stopsClock.map { $0 ? "paused" : "running" } ?? "unknown")
      definition.publicLabel = own?.publicLabel
      definition.active = own?.isDeleted.map(!)
      definition.order = order
      if identity.id == "2" { definition.isDefault = true }
      return definition
    }
  }
}
