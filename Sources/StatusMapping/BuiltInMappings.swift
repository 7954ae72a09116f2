// Written by Mappings/embed.py; change Mappings/ and run the script.
// swift-format-ignore-file
/// The files of Mappings/, built in.
enum BuiltInMappings {
  static let vocabularies: [String: StaticString] = [
    "freshdesk": freshdesk,
    "freshservice": freshservice,
    "hubspot": hubspot,
    "jira": jira,
    "liveagent": liveagent,
    "nable-msp": nableMsp,
    "redmine": redmine,
    "request-tracker": requestTracker,
    "solarwinds": solarwinds,
    "teamwork-desk": teamworkDesk,
    "vivantio": vivantio,
    "zammad": zammad,
    "zendesk": zendesk,
    "zoho-desk": zohoDesk,
  ]
}
