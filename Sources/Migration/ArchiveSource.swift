package import Archive
package import DeskKit
package import JSONText

extension ArchiveReader: MigrationSource {
  package var desk: String { identity.desk }
  package var account: String? { identity.account }

  package func each(_ collection: Collection, _ body: (JSONObject, SourcePlace) throws -> Void) throws {
    try forEach(collection) { json, place in
      try body(json, SourcePlace(part: place.part, offset: place.offset, length: place.length))
    }
  }

  package func object(at place: SourcePlace) throws -> JSONObject {
    try object(at: RecordPlace(part: place.part, offset: place.offset, length: place.length))
  }
}
