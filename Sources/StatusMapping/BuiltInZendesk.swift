// Written by Mappings/embed.py from Mappings/zendesk.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let zendesk: StaticString = #"""
# Zendesk Support: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: zendesk
name: Zendesk
statuses:
  custom: { value: creatable, source: "POST /api/v2/custom_statuses, Zendesk Support API 2.0.0", mark: verified }
  listed: { value: true, source: "GET /api/v2/custom_statuses lists all, without pages", mark: verified }
  creatableCategories: { value: [new, open, pending, hold, solved], source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
  longestLabel: { value: 48, source: "custom status object, agent_label", mark: verified }
  default:
    - { id: new, label: New, category: new, native: new, slaClock: running, why: nobody has answered yet, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: open, label: Open, category: open, native: open, slaClock: running, why: the desk owes the next step, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: pending, label: Pending, category: pending, native: pending, slaClock: paused, why: the customer owes the next step, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: hold, label: On-hold, publicLabel: Open, category: hold, native: hold, slaClock: paused, why: a third party owes the next step; customers see Open, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: solved, label: Solved, category: solved, native: solved, slaClock: stopped, why: answered; a reply reopens it, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: closed, label: Closed, category: closed, native: closed, slaClock: stopped, why: set by the system and final, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: deleted, label: Deleted, category: deleted, native: deleted, slaClock: stopped, why: incremental exports give deleted tickets this status, source: "incremental ticket export", mark: unverified }
priorities:
  - { id: low, label: Low, level: low, source: "ticket priority, Zendesk Support API 2.0.0", mark: verified }
  - { id: normal, label: Normal, level: normal, source: "ticket priority, Zendesk Support API 2.0.0", mark: verified }
  - { id: high, label: High, level: high, source: "ticket priority, Zendesk Support API 2.0.0", mark: verified }
  - { id: urgent, label: Urgent, level: urgent, source: "ticket priority, Zendesk Support API 2.0.0", mark: verified }
types:
  - { id: question, label: Question, kind: question, source: "ticket type, Zendesk Support API 2.0.0", mark: verified }
  - { id: incident, label: Incident, kind: incident, source: "ticket type, Zendesk Support API 2.0.0", mark: verified }
  - { id: problem, label: Problem, kind: problem, source: "ticket type, Zendesk Support API 2.0.0", mark: verified }
  - { id: task, label: Task, kind: task, source: "ticket type, Zendesk Support API 2.0.0", mark: verified }
channels:
  - { id: web, label: Web form, kind: form, source: via.channel in public API replies, mark: read }
  - { id: email, label: Email, kind: email, source: via.channel in public API replies, mark: read }
  - { id: api, label: API, kind: api, source: via.channel in public API replies, mark: read }
  - { id: chat, label: Chat, kind: chat, source: via.channel in public API replies, mark: read }
  - { id: native_messaging, label: Messaging, kind: chat, source: via.channel in public API replies, mark: read }
  - { id: mobile, label: Mobile, kind: inApp, source: via.channel in public API replies, mark: read }
  - { id: mobile_sdk, label: Mobile SDK, kind: inApp, source: via.channel in public API replies, mark: read }
  - { id: voice, label: Voice, kind: phone, source: via.channel in public API replies, mark: read }
  - { id: phone, label: Phone, kind: phone, source: via.channel in public API replies, mark: read }
  - { id: twitter, label: Twitter, kind: social, source: via.channel in public API replies, mark: read }
  - { id: facebook, label: Facebook, kind: social, source: via.channel in public API replies, mark: read }
  - { id: closed_ticket, label: Follow-up, kind: other, source: via.channel in public API replies, mark: read }
notes:
  - { what: "A status's category cannot be changed later and a status cannot be deleted, only made inactive.", source: "custom status update schema, Zendesk Support API 2.0.0", mark: verified }
  - { what: "A ticket that left new never returns to it.", source: "Zendesk help on ticket statuses", mark: verified }
  - { what: "Closed exists only as a system status; what means closed elsewhere becomes closed or a custom status of category solved.", source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
  - { what: "Solved tickets close by themselves 28 days after solving.", source: "Zendesk help on ticket statuses", mark: verified }
  - { what: "Whether a status pauses the clock is decided by the SLA policy; what is given here is the usual policy.", source: "Zendesk help on SLA policies", mark: read }
  - { what: "On-hold is an option of the account.", source: "Zendesk help on ticket statuses", mark: verified }
"""#
}
