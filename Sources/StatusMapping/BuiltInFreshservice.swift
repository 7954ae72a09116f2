// Written by Mappings/embed.py from Mappings/freshservice.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let freshservice: StaticString = #"""
# Freshservice: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: freshservice
name: Freshservice
statuses:
  custom: { value: byHand, source: "api.freshservice.com: no call creates or changes a status", mark: verified }
  listed: { value: true, source: "GET /ticket_form_fields gives every choice of a workspace", mark: verified }
  scope: { value: workspace, source: "GET /ticket_form_fields?workspace_id=: a number may mean something else in each", mark: verified }
  limits:
    count: { value: unknown, source: "no page read says", mark: unverified }
    label: { value: unknown, source: "no page read says", mark: unverified }
    unique: { value: unknown, source: "the agent's label tells statuses apart; that it must be unique is not said", mark: unverified }
  categories: []
  categoryCanChange: { value: noCategory, source: "api.freshservice.com ticket form fields", mark: verified }
  publicLabels: { value: own, source: "api.freshservice.com ticket form fields, requester_display_value", mark: verified }
  slaClock: { value: unknown, source: "not in the API's reply", mark: unverified }
  transitions:
    rule: { value: free, source: "api.freshservice.com create ticket, update ticket: any choice", mark: verified }
  default:
    - { id: "2", label: Open, publicLabel: Being Processed, category: open, slaClock: { value: running, source: "general knowledge", mark: unverified }, why: the desk owes the next step, source: api.freshservice.com ticket status, mark: verified }
    - { id: "3", label: Pending, publicLabel: Awaiting your Reply, category: pending, slaClock: unknown, why: customers see it as awaiting their reply, source: api.freshservice.com ticket status, mark: verified }
    - { id: "4", label: Resolved, publicLabel: This ticket has been Resolved, category: solved, slaClock: { value: stopped, source: "general knowledge", mark: unverified }, why: answered; a rule of the account closes it later, source: api.freshservice.com ticket status, mark: verified }
    - { id: "5", label: Closed, publicLabel: This ticket has been Closed, category: closed, slaClock: { value: stopped, source: "general knowledge", mark: unverified }, why: the last status the product has, source: api.freshservice.com ticket status, mark: verified }
priorities:
  - { id: "1", label: Low, level: low, source: api.freshservice.com ticket properties, mark: verified }
  - { id: "2", label: Medium, level: normal, source: api.freshservice.com ticket properties, mark: verified }
  - { id: "3", label: High, level: high, source: api.freshservice.com ticket properties, mark: verified }
  - { id: "4", label: Urgent, level: urgent, source: api.freshservice.com ticket properties, mark: verified }
types:
  - { id: Incident, label: Incident, kind: incident, source: api.freshservice.com ticket types, mark: verified }
  - { id: Service Request, label: Service Request, kind: request, source: api.freshservice.com ticket types, mark: verified }
  - { id: Major Incident, label: Major Incident, kind: incident, source: api.freshservice.com major incident, mark: verified }
  - { id: Case, label: Case, kind: other, source: api.freshservice.com business teams, mark: verified }
channels:
  - { id: "1", label: Email, kind: email, source: api.freshservice.com ticket source, mark: verified }
  - { id: "2", label: Portal, kind: portal, source: api.freshservice.com ticket source, mark: verified }
  - { id: "3", label: Phone, kind: phone, source: api.freshservice.com ticket source, mark: verified }
  - { id: "4", label: Chat, kind: chat, source: api.freshservice.com ticket source, mark: verified }
  - { id: "5", label: Feedback widget, kind: form, source: api.freshservice.com ticket source, mark: verified }
  - { id: "6", label: Yammer, kind: social, source: api.freshservice.com ticket source, mark: verified }
  - { id: "7", label: AWS Cloudwatch, kind: monitoring, source: api.freshservice.com ticket source, mark: verified }
  - { id: "8", label: PagerDuty, kind: monitoring, source: api.freshservice.com ticket source, mark: verified }
  - { id: "9", label: Walkup, kind: other, source: api.freshservice.com ticket source, mark: verified }
  - { id: "10", label: Slack, kind: chat, source: api.freshservice.com ticket source, mark: verified }
  - { id: "11", label: Chatbot, kind: chat, source: api.freshservice.com ticket source, mark: verified }
  - { id: "12", label: Workplace, kind: social, source: api.freshservice.com ticket source, mark: verified }
  - { id: "13", label: Employee Onboarding, kind: other, source: api.freshservice.com ticket source, mark: verified }
  - { id: "14", label: Alerts, kind: monitoring, source: api.freshservice.com ticket source, mark: verified }
  - { id: "15", label: MS Teams, kind: chat, source: api.freshservice.com ticket source, mark: verified }
  - { id: "18", label: Employee Offboarding, kind: other, source: api.freshservice.com ticket source, mark: verified }
notes:
  - { what: The agent's label (value) tells statuses apart; requesters see another., source: api.freshservice.com ticket form fields, mark: verified }
  - { what: Sources are numbered otherwise than in Freshdesk; numbers from 1001 are the account's own., source: api.freshservice.com ticket source, mark: verified }
  - { what: "Problems, changes and releases have statuses of their own.", source: api.freshservice.com, mark: verified }
"""#
}
