package import Formats

extension ExportInput {
  /// Calls `body` with the start of each document, one after another; none is held, so an export of any number of files
  /// can be looked over before it is read. What is damaged is told when it is read.
  package func forEachHead(_ body: (DocumentHead) throws -> Void) throws {
    do {
      try forEachDocument(
        { document in
          let start = (try? PeekedSource(document.bytes, count: 1 << 16).start) ?? []
          try body(DocumentHead(name: document.name, request: document.request, start: TextEncoding.readable(start)))
        }, trouble: { _ in })
    } catch let error as InputError where !error.isLimit {
      // The reading meets the same damage, and tells.
    }
  }
}
