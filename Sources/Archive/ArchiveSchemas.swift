import JSONText

/// The JSON Schemas that lie in every archive.
enum ArchiveSchemas {
  /// By collection, sorted.
  static var all: [(collection: String, schema: JSONValue)] { [] }
}
