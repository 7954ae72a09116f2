import DeskKit
import TicketModel

extension RequestTracker.Reader {
  // MARK: what is complete

  func tellCompleteness() throws {
    try tellTickets()
    try tellHistories()
    let lists = [("users", "people"), ("groups", "groups"), ("queues", "containers"), ("customfields", "fields")]
    for (list, collection) in lists {
      let read = try came.parts(of: collection)
      let claimed = claims[list]
      guard claimed != nil || read > 0 else { continue }
      let missing = listPages.missing(list)
      let isWhole = missing == 0 && claimed.map { read >= $0 } ?? false
      let isCut = missing > 0 || claimed != nil && !isWhole
      sink.completeness(
        Completeness(
          collection: collection, claimed: claimed, read: read,
          state: torn || isCut ? "partial" : isWhole ? "complete" : "unproven",
          why: torn
            ? "a file is damaged"
            : missing > 0
              ? "\(missing) pages of the list name a next one that did not come"
              : claimed == nil
                ? "no list says how many there are"
                : isWhole ? "as far as the token's owner may see" : "the list names \(claimed ?? 0), \(read) came"))
    }
  }

  /// Lists name the tickets of their query, so at least as many there are.
  private func tellTickets() throws {
    let read = try ticketsRead.sums().owners
    let named = try named.sums()
    // Two lists may name different tickets: those that either names there are.
    let claimed = [claims["tickets"], named.claimed > 0 ? named.claimed : nil].compactMap(\.self).max()
    let missing = listPages.missing("tickets")
    let isShort = read < claimed ?? 0
    lacksTickets = isShort || missing > 0 || named.missing > 0
    let short =
      isShort
      ? "counts \(claimed ?? 0), \(read) came"
      : missing > 0
        ? "has \(missing) pages that name a next one, which did not come"
        : "names \(named.missing) that did not come, \(read) came"
    if lacksTickets {
      try sink.finding(
        Finding(
          .warning, "ticketsMissing", what: "a list of tickets \(short)",
          did: "read those; record the other pages of the list and each ticket by itself"))
    }
    sink.completeness(
      Completeness(
        collection: "tickets", claimed: claimed, read: read, state: lacksTickets ? "partial" : "unproven",
        why: (torn ? "a file is damaged; " : "")
          + (lacksTickets
            ? "a list \(short.replacing(", ", with: " and "))"
            : since
              ? "only what changed was asked for; search never lists deleted or merged tickets"
              : "Request Tracker's search never lists deleted tickets nor those merged into another")))
  }

  /// A history counts its entries and comes in pages; a ticket without any has none that came.
  private func tellHistories() throws {
    let sums = try histories.sums()
    guard sums.owners > 0 else { return }
    let pages = try historyPages.sums()
    let without = sums.owners - pages.owners
    let isShort = sums.missing > 0 || pages.missing > 0
    if isShort {
      try sink.finding(
        Finding(
          .warning, "historyMissing",
          what: "the histories of \(max(sums.short, pages.short)) of \(sums.owners) tickets did not come whole"
            + (without > 0 ? ", \(without) of them not at all" : "")
            + ": they count at least \(sums.claimed) entries, \(sums.parts) came",
          did: "read those; record every page of /ticket/{id}/history, with a token that may see comments"))
    }
    let state = isShort || torn || lacksTickets ? "partial" : "complete"
    let why =
      isShort
      ? "\(max(sums.short, pages.short)) tickets lack entries of their history"
        + (without > 0 ? ", and how many those of \(without) hold is not known" : "")
      : torn
        ? "a file is damaged"
        : lacksTickets ? "tickets are missing, and their histories with them" : "the history of every ticket came"
    sink.completeness(
      Completeness(
        collection: "history", claimed: without > 0 ? nil : sums.claimed, read: sums.parts, state: state, why: why))
    // Messages are among the entries; how many of them are, nothing counts.
    sink.completeness(Completeness(collection: "messages", read: sums.parts, state: state, why: why))
  }

  /// RT shows a merged ticket as the one it went into, but a list or an old recording may hold it.
  func tellMerged() throws {
    let count = try merged.sums().owners
    guard count > 0 else { return }
    try sink.finding(
      Finding(
        .info, "mergedTickets", what: "\(count) tickets are merged into others (EffectiveId)",
        did: "kept each as a ticket with a link to the one it went into"))
  }
}
