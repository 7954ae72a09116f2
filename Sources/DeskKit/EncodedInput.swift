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
      head.start = Self.start(of: source)
      return head
    }
  }

  package func forEachDocument(
    _ body: (ExportDocument) throws -> Void, trouble: (InputTrouble) throws -> Void
  ) throws {
    try input.forEachDocument(
      { document in
        var document = document
        if isTable(document.name, document.request) {
          let peeked = try PeekedSource(document.bytes, count: 4)
          document.bytes = Self.isMarked(peeked.start) ? peeked : converted(peeked, document.name) ?? peeked
        }
        try body(document)
      }, trouble: trouble)
  }

  private func isTable(_ name: String, _ request: RecordedRequest?) -> Bool {
    request == nil && ColumnMapDraft.isTable(name)
  }

  /// A byte order mark says more than a person.
  private static func isMarked(_ start: [UInt8]) -> Bool { TextEncoding.detect(start).mark > 0 }

  private func converted(_ source: any ByteSource, _ name: String) -> (any ByteSource)? {
    ConvertedSource(source, file: name, from: encoding)
  }

  /// A head may end within a character.
  private static func start(of source: any ByteSource) -> [UInt8] {
    var start: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 12)
    while let count = try? piece.withUnsafeMutableBytes({ try source.read(into: $0) }), count > 0 {
      start += piece[..<count]
    }
    return start
  }
}
