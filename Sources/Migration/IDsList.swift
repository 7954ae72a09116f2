package import DeskKit
import TicketModel

/// Old and new ids of everything written, as CSV: `source number,key,target id,number,URL`.
package enum IDsList {
  package static let header = ["source number", "key", "target id", "number", "URL"]

  /// Calls `line` with each row of the plan's records that are at the target, tickets first, without line ends.
  /// `number` is the target's public number as its writer tells it, empty where it does not.
  ///
  /// - Returns: the rows after the header.
  @discardableResult
  package static func write(
    plan: PlanReader, ledger: Ledger, archive: any MigrationSource, writer: any DeskWriter,
    line: (String) throws -> Void
  ) throws -> Int {
    try line(row(header))
    var count = 0
    for pushed in Pushed.allCases.reversed() {
      let changes = try plan.changes(pushed)
      while let change = try changes.next() {
        guard let id = try ledger.record(change.key)?.targetID else { continue }
        let number = try archive.object(at: change.place).text("number")
        count += 1
        try line(
          row([
            number ?? "", change.key, id, writer.number(pushed.kind, targetID: id) ?? "",
            writer.url(pushed.kind, targetID: id) ?? "",
          ]))
      }
    }
    return count
  }

  /// One CSV row (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it.
  package static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") }

  private static func cell(_ text: String) -> String {
    var text = text
    if let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) { text = "'" + text }
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
