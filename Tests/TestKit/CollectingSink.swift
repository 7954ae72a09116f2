package import DeskKit
package import Formats
package import JSONText
package import TicketModel

/// Keeps everything a reader gives it, in order, for tests that need no archive.
package final class CollectingSink: RecordSink {
  package private(set) var records: [(head: RecordHead, json: JSONObject)] = []
  package private(set) var findings: [Finding] = []
  package private(set) var completeness: [Completeness] = []
  package private(set) var leaves: [String: LeafCount] = [:]
  /// Bytes by URL or key.
  package private(set) var files: [String: [UInt8]] = [:]

  package private(set) var offsets: Set<String> = []

  package init() {}

  package func put(_ head: RecordHead, json: UnsafeRawBufferPointer) throws {
    let value = try JSONIndex.value(of: Array(json))
    records.append((head, value.object ?? [:]))
  }

  package func attachment(url: String, mediaType: String?, bytes: any ByteSource) throws {
    files[url] = try CollectingSink.all(bytes)
  }

  package func attachment(key: String, mediaType: String?, bytes: any ByteSource) throws {
    files[key] = try CollectingSink.all(bytes)
  }

  package func finding(_ finding: Finding) throws { findings.append(finding) }
  package func leaves(_ count: LeafCount, file: String) { leaves[file, default: LeafCount()] += count }
  package func expectParts(of collection: Collection) throws {}
  package func offset(_ offset: String) { offsets.insert(offset) }
  package func completeness(_ completeness: Completeness) { self.completeness.append(completeness) }

  package var tickets: [Ticket] { records(.tickets).map(Ticket.init(json:)) }

  package func records(_ collection: Collection) -> [JSONObject] {
    records.filter { $0.head.collection == collection }.map(\.json)
  }

  package func codes() -> Set<String> { Set(findings.map(\.code)) }

  package static func all(_ source: any ByteSource) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 1)
    defer { chunk.deallocate() }
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
