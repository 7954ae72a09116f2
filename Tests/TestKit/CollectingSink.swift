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

/// Documents held in memory, by name, each given in chunks of `chunk` bytes at most.
package struct MemoryInput: ExportInput {
  package var documents: [(name: String, request: RecordedRequest?, bytes: [UInt8])]
  package var chunk: Int

  package init(_ documents: [(name: String, request: RecordedRequest?, bytes: [UInt8])], chunk: Int = .max) {
    self.documents = documents
    self.chunk = chunk
  }

  package init(_ name: String, _ text: String, url: String? = nil, chunk: Int = .max) {
    self.init([(name, url.map { RecordedRequest(method: "GET", url: $0) }, Array(text.utf8))], chunk: chunk)
  }

  package func heads(limit: Int) -> [DocumentHead] {
    documents.prefix(limit).map {
      DocumentHead(name: $0.name, request: $0.request, start: Array($0.bytes.prefix(65_536)))
    }
  }

  package func forEachDocument(
    _ body: (ExportDocument) throws -> Void, trouble: (InputTrouble) throws -> Void
  ) throws {
    for document in documents {
      try body(
        ExportDocument(
          name: document.name, request: document.request, mediaType: document.request.map { _ in "application/json" },
          bytes: MemorySource(document.bytes, chunk: chunk)))
    }
  }
}
