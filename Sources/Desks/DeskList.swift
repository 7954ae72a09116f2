package import DeskKit

/// Every desk we know. Adding one is a line here, a folder beside this file, its fixtures and its mapping.
package enum DeskList {
  package static let all: [Desk] = [
    .zendesk, .requestTracker, .freshdesk, .liveAgent, .nableMSP, .vivantio, .hubspot, .freshservice,
    .zohoDesk, .redmine, .zammad, .solarWinds, .teamworkDesk, .jira,
  ]

  /// The desk of that id, such as `request-tracker`.
  package static func named(_ id: String) -> Desk? {
    all.first { $0.card.id == id }
  }
}
