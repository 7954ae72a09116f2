/// What a record is; the middle part of its ``SourceKey``.
public enum RecordKind: String, Sendable, CaseIterable, Hashable {
  case ticket, message, person, organization, group, container, attachment
}

/// `<desk>:<kind>:<id>`, the identity of a record in the archive (contracts, section 1).
public struct SourceKey: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let desk: String
  public let kind: RecordKind
  public let id: String

  public init(desk: String, kind: RecordKind, id: String) {
    self.desk = desk
    self.kind = kind
    self.id = id
  }

  /// Nil unless the text has the three parts and a known kind. The id may itself hold colons.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let kind = RecordKind(rawValue: String(parts[1])), !parts[0].isEmpty, !parts[2].isEmpty
    else { return nil }
    self.init(desk: String(parts[0]), kind: kind, id: String(parts[2]))
  }

  public var description: String { "\(desk):\(kind.rawValue):\(id)" }

  public static func < (left: SourceKey, right: SourceKey) -> Bool {
    if left.desk != right.desk { return left.desk < right.desk }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    return idPrecedes(left.id, right.id)
  }

  /// Order by id: whole numbers numerically, then all others bytewise (contracts, section 4).
  public static func idPrecedes(_ left: String, _ right: String) -> Bool {
    switch (wholeNumber(left), wholeNumber(right)) {
    case (let a?, let b?):
      if a.utf8.count != b.utf8.count { return a.utf8.count < b.utf8.count }
      if a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) }
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  /// The digits without leading zeros, or nil where the text is not a whole number.
  private static func wholeNumber(_ text: String) -> Substring? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    let trimmed = text.drop { $0 == "0" }
    return trimmed.isEmpty ? "0" : trimmed
  }
}
