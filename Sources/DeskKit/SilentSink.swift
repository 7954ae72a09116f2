package import Formats
package import TicketModel

/// Swallows everything: for a first look at an input, whose findings and leaves the second one tells.
package final class SilentSink: RecordSink {
  package init() {}
  package func put(_ head: RecordHead, json: UnsafeRawBufferPointer) throws {}
  package func attachment(url: String, mediaType: String?, bytes: any ByteSource) throws {}
  package func attachment(key: String, mediaType: String?, bytes: any ByteSource) throws {}
  package func finding(_ finding: Finding) throws {}
  package func leaves(_ count: LeafCount, file: String) {}
  package func expectParts(of collection: Collection) throws {}
  package func offset(_ offset: String) {}
  package func completeness(_ completeness: Completeness) {}
}
