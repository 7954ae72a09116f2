import DeskKit

extension Freshworks {
  /// What the recorded calls for lists of tickets leave out: the addresses say what was asked for (facts, section b).
  struct TicketLists {
    private var lists = 0
    private var sinceEver = false
    private var workspaces = false
    private var filters: Set<String> = []

    mutating func take(_ url: String) {
      let address = CallAddress(url)
      guard address.segments.last?.split(separator: ".").first == "tickets" else { return }
      lists += 1
      if address.value("updated_since") != nil { sinceEver = true }
      if address.value("workspace_id") != nil { workspaces = true }
      if let filter = address.value("filter") { filters.insert(filter) }
    }

    /// Nil where no address tells.
    func hidden(_ flavour: Flavour) -> String? {
      guard lists > 0 else { return nil }
      var hidden: [String] = []
      if !sinceEver { hidden.append("without updated_since a list holds the tickets of the last 30 days only") }
      if flavour.hasWorkspaces, !workspaces {
        hidden.append("without workspace_id it holds those of the primary workspace only")
      }
      let states = ["spam", "deleted"].filter { !filters.contains($0) }
      if !states.isEmpty {
        hidden.append("tickets that are \(states.joined(separator: " or ")) have lists of their own")
      }
      if !flavour.hasWorkspaces { hidden.append("archived tickets are in no list") }
      return "the API gives no totals" + hidden.map { "; " + $0 }.joined()
    }
  }
}
