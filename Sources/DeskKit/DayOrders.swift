package import Formats
import TicketModel

/// How day and month follow one another in the dates of each table, where its own dates prove it: beside `28/01/2025`
/// a spreadsheet's `08/01/2025` is a day of January.
package struct DayOrders {
  private var orders: [String: Timestamp.DayOrder] = [:]
  /// Tables whose first rows write no date so are not read on.
  private static let enough = 100

  package init() {}

  package subscript(file: String) -> Timestamp.DayOrder? { orders[file] }

  /// Reads the table, before its own turn, for the dates in those columns. Damage is told when it is read.
  package mutating func learn(_ document: ExportDocument, columns: [String]) {
    var unused = LeafCount()
    var found: Set<Timestamp.DayOrder> = []
    var rows = 0
    var isWritten = false
    guard var table = try? SourceTable(document.bytes, file: document.name),
      (try? table.start(headers: { _, _ in 1 }, &unused)) != nil
    else { return }
    while isWritten || rows < Self.enough, let row = try? table.next(&unused) {
      rows += 1
      for text in columns.compactMap({ row.peek($0) }) where LocaleDate.leadingNumbers(text) != nil {
        isWritten = true
        if let order = Timestamp.dayOrder(of: CollectionOfOne(text)) { found.insert(order) }
      }
    }
    if found.count == 1 { orders[document.name] = found.first }
  }
}
