import DeskKit
import JSONText
import StatusMapping
import TicketModel

/// The account's statuses, priorities, types and channels, all of which the vendor identifies by their label.
final class ZohoDeskWords {
  private let vocabulary: StatusVocabulary?
  /// Statuses that the source lists, by label, with the type the list gives them.
  private var listed: [String: (type: String?, order: Int?)] = [:]
  /// Types that tickets give a status, by its label.
  private var met: [String: Set<String>] = [:]
  private let statuses = FragmentCache()
  private let priorities = FragmentCache()
  private let types = FragmentCache()
  private let channels = FragmentCache()

  init() throws { vocabulary = try StatusVocabulary.builtIn(ZohoDesk.id) }

  /// What the source defines or a ticket carries.
  var statusDefinitions: [StatusDefinition] {
    Set(listed.keys).union(met.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map(definition)
  }

  /// Statuses that no list gives a type and tickets give several.
  var severalTypes: [(label: String, types: [String])] {
    statusDefinitions.compactMap { status in
      let types = met[status.label, default: []].sorted()
      return listedType(status.label) == nil && types.count > 1 ? (status.label, types) : nil
    }
  }

  /// - Parameter type: the vendor's `statusType`, which only the API gives: `Open`, `On Hold`, `Closed`. Lists of
  ///   statuses come before tickets, and go before what a ticket says.
  func status(_ label: String, type: String?) -> TicketStatus {
    met[label, default: []].formUnion(type.flatMap { ZohoDeskWords.category($0) == nil ? nil : [$0] } ?? [])
    let declared = (listedType(label) ?? type).flatMap(ZohoDeskWords.category)
    let fixed = vocabulary?.entry(id: nil, label: label)
    return TicketStatus(id: nil, label: label, category: declared ?? fixed?.category ?? .unknown)
  }

  /// A status that the source lists.
  func define(_ label: String, type: String?, order: Int) {
    let known = listed[label]
    listed[label] = (type ?? known?.type, order)
  }

  /// The type that a list of statuses gives it, where it is one that has a category.
  func listedType(_ label: String) -> String? {
    listed[label]?.type.flatMap { ZohoDeskWords.category($0) == nil ? nil : $0 }
  }

  /// Of several types of its tickets none is the status's, so that the order of records says nothing.
  private func definition(_ label: String) -> StatusDefinition {
    let types = met[label, default: []].sorted()
    let type = listedType(label) ?? (types.count == 1 ? types[0] : listed[label]?.type)
    var status: StatusDefinition
    if let type, let category = ZohoDeskWords.category(type) {
      status = StatusDefinition(
        id: nil, label: label, category: category, categoryFrom: .declared, slaClock: ZohoDeskWords.clock(type))
      status.nativeCategory = type
    } else if types.count < 2, let fixed = vocabulary?.entry(id: nil, label: label) {
      status = fixed.definition
    } else {
      status = StatusDefinition(id: nil, label: label, category: .unknown, categoryFrom: .unknown)
      status.nativeCategory = type
    }
    if listedType(label) == nil, types.count > 1 { status.extras["statusTypes"] = .strings(types) }
    status.order = listed[label]?.order
    return status
  }

  /// Whether the vendor's own status of that label has another type than the record says.
  func disagrees(_ label: String, _ type: String?) -> Bool {
    guard let type, let native = vocabulary?.entry(id: nil, label: label)?.nativeCategory else { return false }
    return native != type
  }

  static func category(_ type: String) -> StatusCategory? {
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
