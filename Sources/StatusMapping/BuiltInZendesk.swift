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
  custom: { value: creatable, how: "custom statuses must be activated in the account first; where ticket forms list their statuses, a new one must be added to each", source: "POST /api/v2/custom_statuses, Zendesk Support API 2.0.0", mark: verified }
  listed: { value: true, source: "GET /api/v2/custom_statuses lists all, without pages", mark: verified }
  creatableCategories: { value: [new, open, pending, hold, solved], source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
  limits:
    count: { value: 300, source: "developer.zendesk.com custom ticket statuses, limitations", mark: verified }
    perCategory: { value: 100, source: "developer.zendesk.com custom ticket statuses, limitations", mark: verified }
    label: { value: 48, source: "custom status object, Zendesk Support API 2.0.0, agent_label", mark: verified }
    unique: { value: unknown, source: "no page read says", mark: unverified }
  categories:
    - { name: new, covers: [new], source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
    - { name: open, covers: [open], source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
    - { name: pending, covers: [pending], source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
    - { name: hold, covers: [hold], source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
    - { name: solved, covers: [solved], source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
    - { name: closed, covers: [closed], source: "ticket status, Zendesk Support API 2.0.0; of the system alone, no custom status can have it", mark: verified }
    - { name: deleted, covers: [deleted], source: "incremental ticket export", mark: unverified }
  categoryCanChange: { value: no, source: "custom status update schema, Zendesk Support API 2.0.0", mark: verified }
  publicLabels: { value: own, source: "custom status object, Zendesk Support API 2.0.0, end_user_label", mark: verified }
  slaClock: { value: policy, source: "Zendesk help on SLA policies", mark: read }
  transitions:
    rule: { value: free, source: "POST /api/v2/imports/tickets takes any status", mark: verified }
    never:
      - { from: any, to: [new], why: "a ticket that left new never returns to it", source: "Zendesk help on ticket statuses", mark: verified }
      - { from: [closed], to: any, why: "closed is final", source: "Zendesk help on ticket statuses", mark: read }
      - { from: start, to: [deleted], why: "a ticket is deleted by a call of its own", source: "general knowledge", mark: unverified }
      - { from: any, to: [deleted], why: "a ticket is deleted by a call of its own", source: "general knowledge", mark: unverified }
  default:
    - { id: new, label: New, category: new, native: new, slaClock: { value: running, source: "the usual SLA policy", mark: read }, why: nobody has answered yet, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: open, label: Open, category: open, native: open, slaClock: { value: running, source: "the usual SLA policy", mark: read }, why: the desk owes the next step, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: pending, label: Pending, category: pending, native: pending, slaClock: { value: paused, source: "the usual SLA policy", mark: read }, why: the customer owes the next step, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: hold, label: On-hold, publicLabel: Open, category: hold, native: hold, slaClock: { value: paused, source: "the usual SLA policy", mark: read }, why: a third party owes the next step; customers see Open, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: solved, label: Solved, category: solved, native: solved, slaClock: { value: stopped, source: "the usual SLA policy", mark: read }, why: answered; a reply reopens it, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: closed, label: Closed, unlisted: true, category: closed, native: closed, slaClock: { value: stopped, source: "the usual SLA policy", mark: read }, why: set by the system and final, source: "ticket status, Zendesk Support API 2.0.0", mark: verified }
    - { id: deleted, label: Deleted, category: deleted, native: deleted, slaClock: { value: stopped, source: "the usual SLA policy", mark: read }, why: incremental exports give deleted tickets this status, source: "incremental ticket export", mark: unverified }
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
  - { what: "Closed exists only as a system status; what means closed elsewhere becomes closed or a custom status of category solved.", source: "custom status object, Zendesk Support API 2.0.0", mark: verified }
  - { what: "Solved tickets close by themselves 28 days after solving.", source: "Zendesk help on ticket statuses", mark: verified }
  - { what: "On-hold is an option of the account.", source: "Zendesk help on ticket statuses", mark: verified }
  - { what: "A status cannot be deleted, only made inactive.", source: "custom status update schema, Zendesk Support API 2.0.0", mark: verified }
  - { what: "The default status of each category is the plain system status; a ticket in Closed counts to the category solved there.", source: "developer.zendesk.com custom ticket statuses", mark: verified }
"""#
}
