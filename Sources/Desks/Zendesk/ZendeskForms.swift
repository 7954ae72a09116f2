import Formats

struct ZendeskXML {
  init(_ reader: ZendeskReader) {}
  func read(_ document: ExportDocument) throws {}
}
struct ZendeskCSV {
  init(_ reader: ZendeskReader) {}
  func read(_ document: ExportDocument) throws {}
}
