import DeskKit
import TicketModel

extension ZohoDeskTally {
  static func collection(_ kind: ZohoDeskNames.Kind) -> String {
    switch kind {
    case .accounts: "organizations"
    case .departments: "containers"
    default: kind.rawValue
    }
  }

  /// One entry for each collection that was read or is claimed.
  var completeness: [Completeness] {
    var names = Set(read.keys).union(["tickets"])
    for (name, sums) in parts where sums.claimed > 0 { names.insert(name) }
    return names.sorted().map(completeness)
  }

  private func completeness(_ name: String) -> Completeness {
    let count = read[name] ?? 0
    let sums = parts[name]
    let ofTickets = sums.flatMap { $0.claiming > 0 ? $0.claimed : nil }
    let claimed = ofTickets ?? counts[name]?.count
    let isOfSearch = ofTickets == nil && counts[name]?.isAll == false
    var told = Completeness(collection: name, claimed: claimed, read: count, state: "partial")
    if isCut || torn.contains(name) {
      told.why = "a file ends before its end"
    } else if sums?.missing ?? 0 > 0 || count < claimed ?? 0 {
      told.why =
        ofTickets != nil
        ? "the counters of the tickets say more than the export holds" : "the API counts more than was recorded"
    } else if count == claimed, !isOfSearch {
      told.state = "complete"
    } else if lists.isCut(name) {
      told.why = ZohoDeskTally.pagesMissing
    } else {
      told.state = "unproven"
      told.why =
        isOfSearch
        ? "a search counts what it finds, not what the account holds"
        : claimed != nil
          ? "more records came than are counted"
          : lists.isEnded(name)
            ? "its list came to an end, and nothing counts what the list leaves out"
            : "nothing in the export says how many there are"
    }
    return told
  }

  private static let pagesMissing = "a list goes on on pages that did not come"

  /// What is told once for the whole export.
  func report(_ statuses: [StatusDefinition], to sink: any RecordSink) throws {
    let several = Set(statusTypes.map(\.label))
    let open = statuses.filter { $0.category == .unknown && !several.contains($0.label) }.map(\.label)
    if !open.isEmpty {
      try sink.finding(
        Finding(
          .warning, "statusTypeUnknown",
          what: "\(open.count) statuses come without their type: \(open.prefix(20).joined(separator: ", "))",
          did: "gave them no category; the API tells it (organizationFields), or say it in the mapping"))
    }
    func tell(_ severity: Finding.Severity, _ code: String, _ number: Int, _ what: String, _ did: String) throws {
      guard number > 0 else { return }
      try sink.finding(Finding(severity, code, what: "\(number) \(what)", did: did))
    }
    try tell(.info, "statusMissing", withoutStatus, "tickets have no status", "left it empty")
    try tell(
      .warning, "numberInsteadOfID", byNumber, "tickets come without their long id",
      "named them by their number; other forms of this account will not be recognised as the same tickets")
    try tell(
      .error, "idLostDigits", lostDigits, "ids were rounded by a spreadsheet (like 9E+17)",
      "kept them as text; give the files as Zoho Desk exported them, not saved again")
    try tell(
      .warning, "attachmentsAbsent", attachmentsElsewhere, "threads have attachments that are not part of this export",
      "pull the API for them")
    try tell(
      .warning, "messageCut", cutTexts.subtracting(texts).count, "threads came with a text that Zoho Desk cut short",
      "kept what it gave; fetch what their fullContentURL names as well")
    try tell(
      .warning, "threadsWithoutText", threadsWithoutText + summaries.subtracting(texts).subtracting(cutTexts).count,
      "threads came without their text",
      "kept the summary, where there is one, in extras; fetch each thread by itself for the text")
    try tell(
      .info, "decimalComma", decimalCommas, "values of fields look like numbers with a decimal comma",
      "kept them as the text they are")
    try tell(.info, "draftsKept", drafts, "drafts were never sent", "kept them whole in data/other/drafts")
    try tell(
      .warning, "statusTypeDisagrees", statusDisagrees,
      "tickets carry a status of the vendor's with another type than it has there", "took the type of the ticket")
    try tell(
      .warning, "statusListedOtherwise", listedOtherwise,
      "tickets carry a status with another type than the list of statuses gives it",
      "took the type of the list, kept theirs in extras")
    for (label, types) in statusTypes {
      try sink.finding(
        Finding(
          .warning, "statusOfSeveralTypes",
          what: "the status \"\(label)\" comes with the types \(types.joined(separator: ", "))",
          did: "gave each ticket the category of its own type, the status none; look at its tickets before it is mapped"
        ))
    }
    for told in completeness where told.why == ZohoDeskTally.pagesMissing {
      try sink.finding(
        Finding(
          .warning, "pagesMissing", what: "\(told.collection): \(ZohoDeskTally.pagesMissing)",
          did: "read what came; record every page of the list"))
    }
    if ownLabels {
      try sink.finding(
        Finding(
          .info, "fieldsByLabel", what: "the tenant's own fields are named by their labels, not by their API names",
          did: "took the labels as ids of the fields"))
    }
    for name in ["threads", "comments"] {
      guard let sums = parts[name], sums.missing > 0 else { continue }
      let held = sums.parts == 0 ? "none" : "\(sums.parts); \(sums.short) tickets lack \(sums.missing)"
      try sink.finding(
        Finding(
          .warning, "\(name)Absent", what: "the tickets count \(sums.claimed) \(name), the export holds \(held)",
          did: "read the tickets without them; add the \(name) file of the backup, or pull the API"))
    }
    if let others {
      try sink.finding(
        Finding(
          .warning, "unknownRecord", file: others.file,
          what: "a record of a kind that is not known, the first of \(others.count)",
          did: "kept them whole in data/other/apiRecords"))
    }
  }
}
