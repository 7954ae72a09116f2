import DeskKit
import JSONText
import StatusMapping
import TicketModel

/// The account's statuses, priorities, types and channels, all of which the vendor identifies by their label.
final class ZohoDeskWords {
  private let vocabulary: StatusVocabulary?
  private var definitions: [String: StatusDefinition] = [:]
  private let statuses = FragmentCache()
  private let priorities = FragmentCache()
  private let types = FragmentCache()
  private let channels = FragmentCache()

  init() throws { vocabulary = try StatusVocabulary.builtIn(ZohoDesk.id) }

  /// What the source defines or a ticket carries.
  var statusDefinitions: [StatusDefinition] {
    definitions.values.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
  }

  /// - Parameter type: the vendor's `statusType`, which only the API gives: `Open`, `On Hold`, `Closed`.
  func status(_ label: String, type: String?) -> TicketStatus {
    let fixed = vocabulary?.entry(id: nil, label: label)
    let declared = type.flatMap(ZohoDeskWords.category)
    let known = definitions[label]
    if known == nil || known?.categoryFrom != .declared && declared != nil {
      define(label, type: type)
    }
    let category = declared ?? definitions[label]?.category ?? fixed?.category ?? .unknown
    return TicketStatus(id: nil, label: label, category: category)
  }

  /// A status that the source lists, or that a ticket carries.
  func define(_ label: String, type: String?, order: Int? = nil) {
    let fixed = vocabulary?.entry(id: nil, label: label)
    var status: StatusDefinition
    if let type, let category = ZohoDeskWords.category(type) {
      status = StatusDefinition(
        id: nil, label: label, category: category, categoryFrom: .declared, slaClock: ZohoDeskWords.clock(type))
      status.nativeCategory = type
    } else if let fixed {
      status = fixed.definition
    } else {
      status = StatusDefinition(id: nil, label: label, category: .unknown, categoryFrom: .unknown)
      status.nativeCategory = type
    }
    status.order = order ?? definitions[label]?.order
    definitions[label] = status
  }

  /// Whether the vendor's own status of that label has another type than the record says.
  func disagrees(_ label: String, _ type: String?) -> Bool {
    guard let type, let native = vocabulary?.entry(id: nil, label: label)?.nativeCategory else { return false }
    return native != type
  }

  /// The type that label was first met with.
  func nativeType(_ label: String) -> String? { definitions[label]?.nativeCategory }

  private static func category(_ type: String) -> StatusCategory? {
    switch type.lowercased() {
    case "open": .open
    case "on hold", "onhold": .hold
    case "closed": .closed
    default: nil
    }
  }

  private static func clock(_ type: String) -> String {
    switch category(type) {
    case .open: "running"
    case .hold: "paused"
    case .closed: "stopped"
    default: "unknown"
    }
  }

  func priority(_ label: String) -> Choice {
    Choice(id: label, label: label, level: ZohoDeskWords.meaning(label, vocabulary?.priorities))
  }

  func type(_ label: String) -> Choice {
    Choice(id: label, label: label, kind: ZohoDeskWords.meaning(label, vocabulary?.types))
  }

  /// Spelled `Email`, `EMAIL` or `email` from one resource to the next: compared without regard to case, kept as it is.
  func channel(_ label: String) -> Choice {
    Choice(id: label, label: label, kind: ZohoDeskWords.meaning(label, vocabulary?.channels))
  }

  private static func meaning(_ label: String, _ values: [StatusVocabulary.Value]?) -> String? {
    func folded(_ text: String) -> String { text.lowercased().replacing("_", with: " ").replacing("-", with: " ") }
    let wanted = folded(label)
    return values?.first { folded($0.id) == wanted }?.meaning
  }

  // MARK: The same as canonical JSON, made once for each text

  func writeStatus(_ label: UnsafeRawBufferPointer, type: UnsafeRawBufferPointer?, to writer: JSONWriter) {
    if statuses.write(label, type, to: writer) { return }
    let status = status(
      String(decoding: label, as: UTF8.self), type: type.map { String(decoding: $0, as: UTF8.self) })
    statuses.add(label, type, JSONValue.object(status.json).bytes)
    _ = statuses.write(label, type, to: writer)
  }

  func writePriority(_ label: UnsafeRawBufferPointer, to writer: JSONWriter) {
    if priorities.write(label, nil, to: writer) { return }
    ZohoDeskWords.add(label, priorities, priority, to: writer)
  }

  func writeType(_ label: UnsafeRawBufferPointer, to writer: JSONWriter) {
    if types.write(label, nil, to: writer) { return }
    ZohoDeskWords.add(label, types, type, to: writer)
  }

  func writeChannel(_ label: UnsafeRawBufferPointer, to writer: JSONWriter) {
    if channels.write(label, nil, to: writer) { return }
    ZohoDeskWords.add(label, channels, channel, to: writer)
  }

  private static func add(
    _ label: UnsafeRawBufferPointer, _ cache: FragmentCache, _ make: (String) -> Choice, to writer: JSONWriter
  ) {
    cache.add(label, nil, JSONValue.object(make(String(decoding: label, as: UTF8.self)).json).bytes)
    _ = cache.write(label, nil, to: writer)
  }
}
