public import TicketModel

/// A status that someone must make at the target before its tickets can be written.
public struct StatusCreation: Sendable, Hashable, CustomStringConvertible {
  /// Exactly as it must be called.
  public var label: String
  /// What customers read, where the mapping or the source says.
  public var publicLabel: String?
  public var category: StatusCategory
  /// Pipeline, lifecycle … it belongs to, where the mapping says.
  public var scope: String?
  /// What the target calls a scope.
  public var scopeKind: String?
  /// Its place among the source's statuses.
  public var order: Int?
  /// The source's statuses that need it.
  public var sources: [StatusIdentity] = []

  public init(
    label: String, publicLabel: String? = nil, category: StatusCategory, scope: String? = nil, scopeKind: String? = nil
  ) {
    self.label = label
    self.publicLabel = publicLabel
    self.category = category
    self.scope = scope
    self.scopeKind = scopeKind
  }

  /// `"Waiting on carrier": category hold; customers read "Open"; for 7 "Waiting on carrier"`
  public var description: String {
    var parts = ["\"\(label)\": category \(category.rawValue)"]
    if let scope { parts.append("\(scopeKind ?? "scope") \(scope)") }
    if let publicLabel { parts.append("customers read \"\(publicLabel)\"") }
    parts.append("for " + sources.map(\.description).joined(separator: ", "))
    return parts.joined(separator: "; ")
  }

  /// The order to make them in: by what a ticket goes through, then as the source has them.
  static func inOrder(_ creations: [StatusCreation]) -> [StatusCreation] {
    let categories = StatusCategory.allCases
    func rank(_ creation: StatusCreation) -> (String, Int, Int, String) {
      (
        creation.scope ?? "", categories.firstIndex(of: creation.category) ?? 0, creation.order ?? .max, creation.label
      )
    }
    return creations.sorted { rank($0) < rank($1) }
  }
}
