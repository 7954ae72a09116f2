package import Formats

/// An export whose tables are in an encoding that somebody named: spreadsheets save CSVs in that of their language, and
/// nothing in the file says so.
package struct EncodedInput: ExportInput {
  private let input: any ExportInput
  private let encoding: String

  /// Nil where nobody knows an encoding of that name.
  package init?(_ input: any ExportInput, encoding: String) {
    guard ConvertedSource.knows(encoding) else { return nil }
    self.input = input
    self.encoding = encoding
  }

  package func heads(limit: Int) throws -> [DocumentHead] {
    try input.heads(limit: limit).map { head in
      guard isTable(head.name, head.request), let source = converted(MemorySource(head.start), head.name) else {
        return head
      }
      var head = head
      head.start = try PeekedSource(source, count: 1 << 16).start
      return head
    }
  }

  package func forEachDocument(
    _ body: (ExportDocument) throws -> Void, trouble: (InputTrouble) throws -> Void
  ) throws {
    try input.forEachDocument(
      { document in
        var document = document
        if isTable(document.name, document.request), let source = converted(document.bytes, document.name) {
          document.bytes = source
        }
        try body(document)
      }, trouble: trouble)
  }

  private func isTable(_ name: String, _ request: RecordedRequest?) -> Bool {
    request == nil && ColumnMapDraft.isTable(name)
  }

  private func converted(_ source: any ByteSource, _ name: String) -> (any ByteSource)? {
    ConvertedSource(source, file: name, from: encoding)
  }
}
