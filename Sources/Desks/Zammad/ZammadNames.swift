import JSONText
import StatusMapping
import TicketModel

extension Zammad {
  /// Definitions by id, learnt before anything is written. Small tables only.
  struct Names {
    struct State {
      var name: String
      var type: String?
      var ignoresEscalation: Bool?
    }
    private(set) var states: [String: State] = [:]
    private var metStates: [String: String] = [:]
    private var metPriorities: [String: String] = [:]
    private(set) var priorities: [String: String] = [:]
    private(set) var groups: [String: String] = [:]
    private(set) var organizations: [String: String] = [:]
    private(set) var roles: [String: String] = [:]
    /// Attributes that an account added, by object (`Ticket`, `User`, `Organization`).
    private(set) var attributes: [String: Set<String>] = [:]
    /// Data types of attributes of tickets.
    private(set) var types: [String: String] = [:]
    /// Tickets of which an article came alone, and their first article.
    private(set) var alone: Set<String> = []
    private(set) var firstArticle: [String: Int] = [:]
    private let vocabulary: StatusVocabulary?

    init() throws { vocabulary = try StatusVocabulary.builtIn(Zammad.id) }

    mutating func learn(_ kind: String, _ record: JSONObject) {
      if kind == "ticket" {
        // Tickets asked for with expand=true name their state; another form of the same desk may not.
        if let id = record["state_id"]?.idText, let name = record["state"]?.string, !name.isEmpty {
          Names.put(name, id, &metStates)
        }
        if let id = record["priority_id"]?.idText, let name = record["priority"]?.string, !name.isEmpty {
          Names.put(name, id, &metPriorities)
        }
        return
      }
      guard let id = record["id"]?.idText, let name = record["name"]?.string else { return }
      switch kind {
      case "state":
        let state = State(
          name: name, type: record["state_type_id"]?.idText, ignoresEscalation: record["ignore_escalation"]?.bool)
        // Of two definitions of one id the one that says more, then the first in order.
        if let known = states[id], known.type != nil && state.type == nil || known.name <= name && known.type != nil {
          return
        }
        states[id] = state
      case "priority": Names.put(name, id, &priorities)
      case "group": Names.put(name, id, &groups)
      case "organization": Names.put(name, id, &organizations)
      case "role": Names.put(name, id, &roles)
      case "attribute":
        guard let object = record["object"]?.string, Names.isAdded(record) else { return }
        attributes[object, default: []].insert(name)
        if object == "Ticket", let type = record["data_type"]?.string { types[name] = type }
      default: break
      }
    }

    private static func put(_ name: String, _ id: String, _ table: inout [String: String]) {
      if let known = table[id], !name.utf8.lexicographicallyPrecedes(known.utf8) { return }
      table[id] = name
    }

    /// Shipped ones cannot be deleted, and `type` is the ticket's own type.
    static func isAdded(_ record: JSONObject) -> Bool {
      record["deletable"]?.bool ?? record["editable"]?.bool ?? false && record["name"]?.string != "type"
    }

    mutating func cameAlone(_ ticket: String) { alone.insert(ticket) }
    mutating func article(_ id: Int, of ticket: String) {
      guard alone.contains(ticket), id < firstArticle[ticket] ?? .max else { return }
      firstArticle[ticket] = id
    }

    // MARK: states

    /// Names of state types by id: no call lists them, so they are those of the shipped states that have them, else the
    /// ids that Zammad's seeds give (db/seeds/ticket_state_types.rb).
    func type(_ id: String) -> (name: String, isKnown: Bool)? {
      let shipped = [
        "new": "new", "open": "open", "pending reminder": "pending reminder", "pending close": "pending action",
        "closed": "closed", "merged": "merged", "removed": "removed",
      ]
      let here = states.filter { $0.value.type == id }.compactMap { shipped[$0.value.name] }.sorted()
      if let name = here.first, Set(here).count == 1 { return (name, true) }
      let seeds = [
        "1": "new", "2": "open", "3": "pending reminder", "4": "pending action", "5": "closed", "6": "merged",
        "7": "removed",
      ]
      return seeds[id].map { ($0, false) }
    }

    static let categories: [String: StatusCategory] = [
      "new": .new, "open": .open, "pending reminder": .pending, "pending action": .pending, "closed": .closed,
      "merged": .closed, "removed": .deleted,
    ]

    /// A status by id, its own label, and what its type means.
    func definition(_ id: String?, label: String) -> StatusDefinition {
      let state = id.flatMap { states[$0] }
      var definition = StatusDefinition(id: id, label: label, category: .unknown, categoryFrom: .unknown)
      if let type = state?.type.flatMap(type), let category = Names.categories[type.name] {
        definition.category = category
        definition.categoryFrom = type.isKnown ? .declared : .default
        definition.nativeCategory = type.name
      } else if let entry = vocabulary?.entry(id: nil, label: label) {
        // By its name only: ids are each site's own.
        definition.category = entry.category
        definition.categoryFrom = .default
        definition.nativeCategory = entry.nativeCategory
      }
      let ended: Set<String> = ["closed", "merged", "removed"]
      if let ignores = state?.ignoresEscalation {
        definition.slaClock =
          definition.nativeCategory.map(ended.contains) == true ? "stopped" : ignores ? "paused" : "running"
      }
      return definition
    }

    /// What tickets call a state that no list defines.
    func metState(_ id: String) -> String? { metStates[id] }

    /// The label of a shipped state, where no list of states came.
    func fixedState(_ id: String) -> String? { vocabulary?.statuses.first { $0.id == id && !$0.onlyAsLabelled }?.label }

    // MARK: other choices

    func priority(_ id: String?, name: String?) -> Choice? {
      guard id != nil || name != nil else { return nil }
      let own = id.flatMap { priorities[$0] ?? metPriorities[$0] } ?? name
      let fixed = id.flatMap { id in vocabulary?.priorities.first { $0.id == id }?.label }
      let label = own ?? fixed
      return Choice(id: id, label: label, level: vocabulary?.priorities.first { $0.label == label }?.meaning)
    }

    func type(ofTicket text: String) -> Choice {
      Choice(id: text, label: text, kind: vocabulary?.types.first { $0.id == text }?.meaning)
    }

    /// Article types have fixed names; ids are those of Zammad's seeds (db/seeds/ticket_article_types.rb).
    func channel(_ id: String?, name: String?) -> Choice? {
      guard id != nil || name != nil else { return nil }
      let label = name ?? id.flatMap { id in vocabulary?.channels.first { $0.id == id }?.label }
      return Choice(id: id, label: label, kind: vocabulary?.channels.first { $0.label == label }?.meaning)
    }
  }
}
