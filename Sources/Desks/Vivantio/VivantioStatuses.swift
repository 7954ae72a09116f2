import DeskKit
import Formats
import JSONText
import TicketModel

extension Vivantio {
  /// What tickets say of their statuses, gathered before the first ticket is written, so that none decides for others
  /// by coming first.
  ///
  /// `StatusType` is the status's own. `Resolved` is a fact of the ticket, and tells of the status only where all of
  /// its tickets say so: among the known types there is none for resolved ones (facts, section d).
  struct StatusFacts {
    private struct Said {
      var label: String
      var types: Set<String> = []
      var resolved: Set<Bool> = []

      var categories: Set<StatusCategory?> { Set(types.map(Vivantio.category)) }

      var category: StatusCategory? {
        guard categories.count < 2 else { return nil }
        let own = categories.first ?? nil
        return resolved == [true] && !isOver ? .solved : own
      }

      private var isOver: Bool { categories.contains(.closed) || categories.contains(.deleted) }
      var differsInResolved: Bool { resolved.count > 1 && !isOver }
    }

    private var said: [String: Said] = [:]
    /// What the configuration defines needs no witness.
    private var defined: Set<String> = []

    private static func identity(_ scope: String?, _ id: String?, _ label: String?) -> String {
      "\(scope ?? "")\u{0}\(id ?? "=" + (label ?? ""))"
    }

    mutating func define(scope: String?, id: String) { defined.insert(Self.identity(scope, id, nil)) }

    mutating func note(ticket: JSONNode) {
      let (id, label) = (ticket["StatusId"]?.idText, ticket["StatusName"]?.idText)
      let identity = Self.identity(ticket["RecordTypeId"]?.idText, id, label)
      var known = said[identity] ?? Said(label: label ?? id ?? "")
      if let type = ticket["StatusType"]?.idText { known.types.insert(type) }
      if let resolved = ticket["Resolved"]?.bool { known.resolved.insert(resolved) }
      said[identity] = known
    }

    /// The category that the tickets of a status agree on, and the vendor's word for it.
    func told(scope: String?, id: String?, label: String?) -> (category: StatusCategory?, native: String?) {
      let said = said[Self.identity(scope, id, label)]
      return (said?.category, said?.types.min())
    }

    func report(to sink: any RecordSink) throws {
      for (identity, said) in said.sorted(by: { $0.key < $1.key }) where !defined.contains(identity) {
        if said.categories.count > 1 {
          try sink.finding(
            Finding(
              .warning, "statusTypeDiffers",
              what: "tickets with the status \"\(said.label)\" give it several types: "
                + said.types.sorted().joined(separator: ", "),
              did: "left its category unknown; the mapping must say"))
        } else if said.differsInResolved {
          try sink.finding(
            Finding(
              .warning, "resolvedDiffers",
              what: "of the tickets with the status \"\(said.label)\" some say Resolved and some do not",
              did: "went by its StatusType; what each ticket says stays in its extras"))
        }
      }
    }
  }
}
