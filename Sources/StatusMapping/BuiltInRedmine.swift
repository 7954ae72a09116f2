// Written by Mappings/embed.py from Mappings/redmine.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let redmine: StaticString = #"""
# Redmine 1.1 to 6: what the product ships and what it lets others change.
# Marks: verified (the product's own source or a real server), read (a public source), unverified (general knowledge).
deskferry: 1
desk: redmine
name: Redmine
statuses:
  custom: { value: byHand, how: "Administration > Issue statuses, then Administration > Workflow", source: "the REST API of Redmine 5.0.4 only lists statuses", mark: verified }
  listed: { value: true, source: "GET /issue_statuses.json gives every status with is_closed", mark: verified }
  limits:
    count: { value: none, source: "app/models/issue_status.rb of Redmine 5.0.4 sets none", mark: verified }
    label: { value: 30, source: "app/models/issue_status.rb of Redmine 5.0.4", mark: verified }
    unique: { value: desk, source: "app/models/issue_status.rb of Redmine 5.0.4", mark: verified }
  categories:
    - { name: open, covers: [new, open, pending, hold, solved], source: "app/models/issue_status.rb of Redmine 5.0.4, is_closed false", mark: verified }
    - { name: closed, covers: [solved, closed, cancelled], source: "app/models/issue_status.rb of Redmine 5.0.4, is_closed true", mark: verified }
  categoryCanChange: { value: yes, source: "app/models/issue_status.rb of Redmine 5.0.4: is_closed can be edited", mark: verified }
  publicLabels: { value: same, source: "app/models/issue_status.rb of Redmine 5.0.4: a status has one name", mark: verified }
  slaClock: { value: none, source: "Redmine 5.0.4 has no service levels", mark: verified }
  transitions:
    rule: { value: workflow, source: "a real Redmine 5.0.4 server: the workflow of role and tracker decides, for the first status too", mark: verified }
  default:
    - { id: "1", onlyAs: true, label: New, category: new, native: open, slaClock: unknown, why: the default status of new issues; nobody has worked on it, source: default data of Redmine 5.0.4 in English, mark: verified }
    - { id: "2", onlyAs: true, label: In Progress, category: open, native: open, slaClock: unknown, why: someone works on it, source: default data of Redmine 5.0.4 in English, mark: verified }
    - { id: "3", onlyAs: true, label: Resolved, category: solved, native: open, slaClock: unknown, why: "done but not closed yet; Redmine counts it as open", source: default data of Redmine 5.0.4 in English, mark: verified }
    - { id: "4", onlyAs: true, label: Feedback, category: pending, native: open, slaClock: unknown, why: waits for an answer of whoever asked, source: default data of Redmine 5.0.4 in English, mark: verified }
    - { id: "5", onlyAs: true, label: Closed, category: closed, native: closed, slaClock: unknown, why: has the closed flag, source: default data of Redmine 5.0.4 in English, mark: verified }
    - { id: "6", onlyAs: true, label: Rejected, category: cancelled, native: closed, slaClock: unknown, why: closed without having been done, source: default data of Redmine 5.0.4 in English, mark: verified }
priorities:
  - { id: "1", label: Low, level: low, source: "default data of Redmine 5.0.4 in English; ids are each site's own", mark: verified }
  - { id: "2", label: Normal, level: normal, source: "default data of Redmine 5.0.4 in English; ids are each site's own", mark: verified }
  - { id: "3", label: High, level: high, source: "default data of Redmine 5.0.4 in English; ids are each site's own", mark: verified }
  - { id: "4", label: Urgent, level: urgent, source: "default data of Redmine 5.0.4 in English; ids are each site's own", mark: verified }
  - { id: "5", label: Immediate, level: urgent, source: "default data of Redmine 5.0.4 in English; ids are each site's own", mark: verified }
types:
  - { id: "1", label: Bug, kind: bug, source: "default trackers of Redmine 5.0.4 in English; ids are each site's own", mark: verified }
  - { id: "2", label: Feature, kind: feature, source: "default trackers of Redmine 5.0.4 in English; ids are each site's own", mark: verified }
  - { id: "3", label: Support, kind: request, source: "default trackers of Redmine 5.0.4 in English; ids are each site's own", mark: verified }
channels: []
notes:
  - { what: "Statuses, trackers and priorities are named in the language the site was set up in; ids are each site's own.", source: "rake redmine:load_default_data of Redmine 5.0.4", mark: verified }
  - { what: "A status knows open or closed only; what an open one waits for is for a person to say.", source: app/models/issue_status.rb of Redmine 5.0.4, mark: verified }
  - { what: "A status that the workflow of role and tracker forbids is dropped without a word: 201 or 204 all the same.", source: a real Redmine 5.0.4 server, mark: verified }
  - { what: "created_on, author_id and closed_on are ignored on create and update.", source: a real Redmine 5.0.4 server, mark: verified }
  - { what: "Lists of issues hold open ones only unless asked with status_id=*, at most 100 a page.", source: a real Redmine 5.0.4 server, mark: verified }
"""#
}
