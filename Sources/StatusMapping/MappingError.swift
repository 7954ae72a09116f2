/// Where something stands in a mapping file. Lines and columns count from 1, columns in Unicode scalars.
public struct MappingPlace: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var column: Int
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
  public var description: String { "\(file):\(line):\(column)" }
  public static func < (left: MappingPlace, right: MappingPlace) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// A mapping file that cannot be understood: where, what is wrong, and what to do next.
public struct MappingError: Error, Sendable, Hashable, CustomStringConvertible {
  public var place: MappingPlace
  /// What was expected and what stands there, then the next step.
  public var message: String
  public var file: String { place.file }
  public var line: Int { place.line }
  public var column: Int { place.column }

  public init(_ place: MappingPlace, _ message: String) {
    self.place = place
    self.message = message
  }
  public var description: String { "\(place): \(message)" }
}
