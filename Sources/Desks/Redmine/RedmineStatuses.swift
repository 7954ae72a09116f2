import JSONText
import StatusMapping
import TicketModel

extension Redmine {
  /// An instance's statuses by id. Redmine itself knows open and closed only; the six that it ships have a category of
  /// ours by their English name, any other open one is for a person to say.
  struct Statuses {
    private let vocabulary: StatusVocabulary?
    private var definitions: [String: StatusDefinition] = [:]

    init() throws { vocabulary = try StatusVocabulary.builtIn(Redmine.id) }

    /// What a status means; `contradicts` where the name of a shipped status carries the other flag.
    func category(
      _ label: String, closed: Bool?
    ) -> (category: StatusCategory, from: StatusDefinition.CategorySource, contradicts: Bool) {
      let shipped = vocabulary?.entry(id: nil, label: label)
      if let shipped,
        closed == nil || shipped.nativeCategory == Statuses.native(closed)
          // Whether the ticket may still be worked on after "Resolved" is each site's choice.
          || shipped.category == .solved
      {
        return (shipped.category, .default, false)
      }
      return closed == true ? (.closed, .declared, shipped != nil) : (.unknown, .unknown, shipped != nil)
    }

    static func native(_ closed: Bool?) -> String? { closed.map { $0 ? "closed" : "open" } }

    /// The status as a ticket carries it, and its definition unless a better one is known.
    mutating func used(_ id: String?, _ label: String, from: TicketStatus.LabelSource, closed: Bool?) -> TicketStatus {
      let found = category(label, closed: closed)
      let identity = id ?? "=" + label
      if definitions[identity] == nil {
        var definition = StatusDefinition(id: id, label: label, category: found.category, categoryFrom: found.from)
        definition.nativeCategory = Statuses.native(closed)
        definitions[identity] = definition
      }
      return TicketStatus(id: id, label: label, labelFrom: from, category: found.category)
    }

    mutating func define(_ id: String, _ label: String, closed: Bool?, order: Int?, extras: JSONObject) {
      let found = category(label, closed: closed)
      var definition = StatusDefinition(id: id, label: label, category: found.category, categoryFrom: found.from)
      definition.nativeCategory = Statuses.native(closed)
      definition.order = order
      definition.extras = extras
      definitions[id] = definition
    }

    var all: [StatusDefinition] { definitions.sorted { $0.key < $1.key }.map(\.value) }

    // MARK: other choices

    /// The level of a priority by its shipped English name.
    func level(_ label: String?) -> String? { vocabulary?.priorities.first { $0.label == label }?.meaning }
    func kind(_ label: String?) -> String? { vocabulary?.types.first { $0.label == label }?.meaning }
  }
}
