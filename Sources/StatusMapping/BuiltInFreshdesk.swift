// Written by Mappings/embed.py from Mappings/freshdesk.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let freshdesk: StaticString = #"""
# Freshdesk: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: freshdesk
name: Freshdesk
statuses:
  custom: { value: byHand, how: "Admin > Ticket Fields > Status, on the Growth plan and up", source: "developers.freshdesk.com/api: no documented call changes the status choices", mark: verified }
  listed: { value: true, source: "GET /ticket_fields?type=default_status gives every choice", mark: verified }
  limits:
    count: { value: unknown, source: "no page read says", mark: unverified }
    label: { value: unknown, source: "no page read says", mark: unverified }
    unique: { value: unknown, source: "the agent label tells statuses apart; that it must be unique is not said", mark: unverified }
  categories: []
  categoryCanChange: { value: noCategory, source: "developers.freshdesk.com/api ticket fields", mark: verified }
  publicLabels: { value: own, source: "developers.freshdesk.com/api ticket fields", mark: verified }
  slaClock: { value: status, source: "Freshdesk help 37600: a switch of each status that the API does not show", mark: verified }
  transitions:
    rule: { value: free, source: "developers.freshdesk.com/api create ticket, update ticket: any choice", mark: verified }
  default:
    - { id: "2", label: Open, publicLabel: Being Processed, category: open, slaClock: { value: running, source: "Freshdesk help 229718", mark: verified }, why: the desk owes the next step, source: developers.freshdesk.com/api ticket properties, mark: verified }
    - { id: "3", label: Pending, publicLabel: { value: Awaiting your Reply, source: "as in Freshservice, whose exports show it", mark: read }, category: pending, slaClock: { value: paused, source: "Freshdesk help 37600: off by default", mark: verified }, why: its clock is off by default and the help uses it for waiting on the customer, source: developers.freshdesk.com/api ticket properties, mark: verified }
    - { id: "4", label: Resolved, publicLabel: { value: This ticket has been Resolved, source: "as in Freshservice, whose exports show it", mark: read }, category: solved, slaClock: { value: stopped, source: "general knowledge", mark: unverified }, why: answered; a reply reopens it, source: developers.freshdesk.com/api ticket properties, mark: verified }
    - { id: "5", label: Closed, publicLabel: { value: This ticket has been Closed, source: "as in Freshservice, whose exports show it", mark: read }, category: closed, slaClock: { value: stopped, source: "general knowledge", mark: unverified }, why: the last status the product has, source: developers.freshdesk.com/api ticket properties, mark: verified }
    - { id: "6", onlyAs: true, label: Waiting on Customer, publicLabel: Awaiting your Reply, category: pending, slaClock: unknown, why: the customer owes the next step, source: "new accounts ship it, ids from 6 up are the account's own", mark: verified }
    - { id: "7", onlyAs: true, label: Waiting on Third Party, publicLabel: { value: Being Processed, source: general knowledge, mark: unverified }, category: hold, slaClock: unknown, why: a third party owes the next step, source: "new accounts ship it, ids from 6 up are the account's own", mark: verified }
priorities:
  - { id: "1", label: Low, level: low, source: developers.freshdesk.com/api ticket properties, mark: verified }
  - { id: "2", label: Medium, level: normal, source: developers.freshdesk.com/api ticket properties, mark: verified }
  - { id: "3", label: High, level: high, source: developers.freshdesk.com/api ticket properties, mark: verified }
  - { id: "4", label: Urgent, level: urgent, source: developers.freshdesk.com/api ticket properties, mark: verified }
types:
  - { id: Question, label: Question, kind: question, source: developers.freshdesk.com/api ticket types, mark: verified }
  - { id: Incident, label: Incident, kind: incident, source: developers.freshdesk.com/api ticket types, mark: verified }
  - { id: Problem, label: Problem, kind: problem, source: developers.freshdesk.com/api ticket types, mark: verified }
  - { id: Feature Request, label: Feature Request, kind: feature, source: developers.freshdesk.com/api ticket types, mark: verified }
  - { id: Lead, label: Lead, kind: lead, source: developers.freshdesk.com/api ticket types, mark: verified }
channels:
  - { id: "1", label: Email, kind: email, source: developers.freshdesk.com/api source, mark: verified }
  - { id: "2", label: Portal, kind: portal, source: developers.freshdesk.com/api source, mark: verified }
  - { id: "3", label: Phone, kind: phone, source: developers.freshdesk.com/api source, mark: verified }
  - { id: "4", label: Forum, kind: forum, source: developers.freshdesk.com/api source, mark: verified }
  - { id: "5", label: Twitter, kind: social, source: developers.freshdesk.com/api source, mark: verified }
  - { id: "6", label: Facebook, kind: social, source: developers.freshdesk.com/api source, mark: verified }
  - { id: "7", label: Chat, kind: chat, source: developers.freshdesk.com/api source, mark: verified }
  - { id: "9", label: Feedback Widget, kind: form, source: developers.freshdesk.com/api source, mark: verified }
  - { id: "10", label: Outbound Email, kind: email, source: developers.freshdesk.com/api source, mark: verified }
notes:
  - { what: Several statuses may share one customer label; the agent label tells them apart., source: developers.freshdesk.com/api ticket fields, mark: verified }
  - { what: Fields required for closure must be filled before a ticket can be Resolved or Closed., source: developers.freshdesk.com/api create ticket, mark: verified }
  - { what: "The category of ids from 6 up is for a person to say.", source: "developers.freshdesk.com/api ticket fields", mark: verified }
"""#
}
