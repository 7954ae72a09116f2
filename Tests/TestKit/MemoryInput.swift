package import Formats

/// Documents held in memory, by name, each given in chunks of `chunk` bytes at most.
package struct MemoryInput: ExportInput, Sendable {
  package struct Document: Sendable {
    package var name: String
    package var request: RecordedRequest?
    package var recordedAt: String?
    package var mediaType: String?
    /// Headers about paging; see ``ExportDocument/paging``.
    package var paging: [String: String] = [:]
    package var bytes: [UInt8]

    package init(
      name: String, request: RecordedRequest? = nil, recordedAt: String? = nil, mediaType: String? = nil,
      bytes: [UInt8]
    ) {
      self.name = name
      self.request = request
      self.recordedAt = recordedAt
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }

  package var all: [Document]
  package var chunk: Int
  /// Whether documents say that they may be read side by side, as files can and entries of an archive cannot.
  package var staysReadable = true

  package init(_ documents: [(name: String, request: RecordedRequest?, bytes: [UInt8])], chunk: Int = .max) {
    all = documents.map {
      Document(
        name: $0.name, request: $0.request, mediaType: $0.request.map { _ in "application/json" }, bytes: $0.bytes)
    }
    self.chunk = chunk
  }

  package init(_ name: String, _ text: String, url: String? = nil, chunk: Int = .max) {
    self.init([(name, url.map { RecordedRequest(method: "GET", url: $0) }, Array(text.utf8))], chunk: chunk)
  }

  /// Everything that `input` offers, read into memory; what it could not offer is dropped.
  package init(copying input: any ExportInput) throws {
    var found: [Document] = []
    try input.forEachDocument { document in
      found.append(
        Document(
          name: document.name, request: document.request, recordedAt: document.recordedAt,
          mediaType: document.mediaType, bytes: try CollectingSink.all(document.bytes)))
    } trouble: { _ in
    }
    all = found
    chunk = .max
  }

  package func heads(limit: Int) -> [DocumentHead] {
    all.prefix(limit).map {
      DocumentHead(name: $0.name, request: $0.request, start: Array($0.bytes.prefix(65_536)))
    }
  }

  package func forEachDocument(
    _ body: (ExportDocument) throws -> Void, trouble: (InputTrouble) throws -> Void
  ) throws {
    for document in all {
      var offered = ExportDocument(
        name: document.name, request: document.request, recordedAt: document.recordedAt,
        mediaType: document.mediaType, bytes: MemorySource(document.bytes, chunk: chunk))
      offered.staysReadable = staysReadable
      offered.paging = document.paging
      try body(offered)
    }
  }
}
