import Formats

/// What a CSV of the export is, told by its name and its header, before it is read.
struct ZohoDeskTable {
  let kind: ZohoDeskNames.Kind
  /// False for a list view, whose few columns others might have too.
  let isSure: Bool
  /// Whether no other module of a backup has these columns: tasks have most of those of tickets, and articles comments.
  let isOfOneModule: Bool

  /// By the first rows of the text alone.
  init?(head text: String) {
    guard let rows = ZohoDeskTable.rows(text), let first = rows.first else { return nil }
    let names = ZohoDeskTable.headerRows(first, rows.dropFirst().first) == 2 ? rows[1] : first
    let folded = Set(names.map(ZohoDeskNames.folded))
    guard let found = ZohoDeskTable.kind(folded) else { return nil }
    (kind, isSure) = found
    let isTickets = kind == .tickets && !folded.isDisjoint(with: ["ticketnumber", "requestid"])
    isOfOneModule = isTickets || kind != .tickets && kind != .comments
  }

  /// The module a file is named for: `Cases__2.csv`, `backup/Threads.csv`.
  static func module(of file: String) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    let stem = last.split(separator: ".").first.map(String.init) ?? last
    guard let end = stem.firstRange(of: "__") else { return stem }
    return String(stem[..<end.lowerBound])
  }

  /// 2 where the second row holds the API's names for the columns, as the backup has it; else 1.
  static func headerRows(_ first: [String], _ second: [String]?) -> Int {
    guard let second, second.count == first.count else { return 1 }
    let filled = second.filter { !$0.isEmpty }
    guard filled.count > 1, filled.count * 2 > first.count, filled.count(where: isIdentifier) * 4 >= filled.count * 3
    else { return 1 }
    let names = Set(filled)
    return second.first == "id" || names.contains("createdTime") || names.contains("modifiedTime") ? 2 : 1
  }

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
    }
  }

  /// Columns that together no other file has. `names` are folded.
  private static func kind(_ names: Set<String>) -> (ZohoDeskNames.Kind, Bool)? {
    func has(_ all: String...) -> Bool { names.isSuperset(of: all) }
    func hasOne(_ some: String...) -> Bool { !names.isDisjoint(with: some) }
    if hasOne("threadstatus", "threadtype"), hasOne("ticketid", "requestid"), has("content") { return (.threads, true) }
    if has("commentedby", "entityid") || has("commentedby", "ispublic", "comment") { return (.comments, true) }
    if has("requestchargetype") || has("secondsspent", "executedtime") { return (.timeEntries, true) }
    if hasOne("contactid"), hasOne("ticketnumber", "requestid", "ticketid", "id"), has("status"),
      hasOne("departmentid", "department")
    {
      return (.tickets, true)
    }
    if hasOne("crmcontactid", "isenduser"), has("lastname") { return (.contacts, true) }
    if hasOne("crmaccountid"), has("accountname") { return (.accounts, true) }
    if has("isportaluser", "lastname") || has("isconfirmed", "profile", "lastname") { return (.agents, true) }
    if has("creatorid", "isenabled") { return (.departments, true) }
    if has("subject", "status"), hasOne("ticketowner", "ticketnumber", "requestid"),
      hasOne("classifications", "classification", "ticketclosedtime", "contactname", "subcategory"),
      hasOne("ticketid", "requestid")
    {
      return (.tickets, false)
    }
    return nil
  }

  /// The first two rows; nil where the text does not begin with a row of several cells.
  private static func rows(_ text: String) -> [[String]]? {
    var text = text
    let head = text.withUTF8 { Array($0.prefix(1 << 15)) }
    guard var reader = try? CSVReader(MemorySource(head), file: "") else { return nil }
    var rows: [[String]] = []
    while rows.count < 2, let row = try? reader.next() { rows.append(row.texts) }
    guard let first = rows.first, first.count > 2 else { return nil }
    return rows
  }
}
