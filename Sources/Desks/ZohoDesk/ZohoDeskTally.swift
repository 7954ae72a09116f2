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
    let claimed = sums.flatMap { $0.claiming > 0 ? $0.claimed : nil } ?? pages[name]
    let isShort = sums?.missing ?? 0 > 0 || count < claimed ?? 0
    if isCut || torn.contains(name) {
      return Completeness(
        collection: name, claimed: claimed, read: count, state: "partial", why: "a file ends before its end")
    }
    guard let claimed else {
      return Completeness(
        collection: name, read: count, state: "unproven", why: "neither backup nor API says how many there are")
    }
    if isShort {
      return Completeness(
        collection: name, claimed: claimed, read: count, state: "partial",
        why: name == "threads" || name == "comments"
          ? "the counters of the tickets say more than the export holds" : "the API counts more than was recorded")
    }
    if searched.contains(name), sums?.claiming ?? 0 == 0 {
      return Completeness(
        collection: name, claimed: claimed, read: count, state: "unproven",
        why: "a search counts what it finds, not what the account holds")
    }
    return Completeness(
      collection: name, claimed: claimed, read: count, state: count == claimed ? "complete" : "unproven",
      why: count == claimed ? nil : "more records came than are counted")
  }

  /// What is told once for the whole export.
  func report(_ statuses: [StatusDefinition], to sink: any RecordSink) throws {
    let open = statuses.filter { $0.category == .unknown }.map(\.label)
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
