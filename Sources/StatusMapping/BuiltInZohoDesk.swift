// Written by Mappings/embed.py from Mappings/zoho-desk.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let zohoDesk: StaticString = #"""
# Zoho Desk: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: zoho-desk
name: Zoho Desk
statuses:
  custom: { value: byHand, how: "Setup > Layouts: the status must be in the layout of the department", source: "statuses are values of the field `status` (OpenAPI set v1.0, Field.json); the call that adds one with its type was not seen at work", mark: unverified }
  listed: { value: true, source: "GET /organizationFields?module=tickets: allowedValues of `status` with statusType (OpenAPI set v1.0, Field.json)", mark: verified }
  limits:
    count: { value: unknown, source: "no page read says", mark: unverified }
    label: { value: 120, source: "OpenAPI set v1.0, Field.json", mark: verified }
    unique: { value: desk, source: "a ticket carries the label alone, which is its identity", mark: read }
  categories:
    - { name: Open, covers: [new, open], source: "OpenAPI set v1.0, Field.json", mark: verified }
    - { name: On Hold, covers: [pending, hold], source: "OpenAPI set v1.0, Field.json", mark: verified }
    - { name: Closed, covers: [solved, closed, cancelled], source: "OpenAPI set v1.0, Field.json", mark: verified }
  categoryCanChange: { value: unknown, source: "the field can be edited; whether the type of a value can was not seen", mark: unverified }
  publicLabels: { value: same, source: "one label for agents and customers; the help centre may translate it", mark: read }
  slaClock: { value: category, source: "On Hold stops it, Open runs it, Closed ends it", mark: unverified }
  transitions:
    rule: { value: free, source: "POST /tickets and POST /imports take any status that the department's layout has (OpenAPI set v1.0)", mark: verified }
  default:
    - { label: Open, usual: true, category: open, native: Open, slaClock: { value: running, source: "general knowledge", mark: unverified }, why: "its type is Open, the desk owes the next step", source: "sample of a layout in the vendor's API description", mark: verified }
    - { label: On Hold, category: hold, also: [pending], native: On Hold, slaClock: { value: paused, source: "general knowledge", mark: unverified }, why: "its type is On Hold; whether the customer or a third party is waited for is not said", source: "sample of a layout in the vendor's API description", mark: verified }
    - { label: Escalated, category: open, native: Open, slaClock: { value: running, source: "general knowledge", mark: unverified }, why: "its type is Open: an escalated ticket is open, only higher up", source: "sample of a layout in the vendor's API description", mark: verified }
    - { label: Closed, category: closed, native: Closed, slaClock: { value: stopped, source: "general knowledge", mark: unverified }, why: "its type is Closed, the last one the product has", source: "sample of a layout in the vendor's API description", mark: verified }
priorities:
  - { id: Low, label: Low, level: low, source: "OpenAPI set v1.0, Ticket.json", mark: verified }
  - { id: Medium, label: Medium, level: normal, source: "OpenAPI set v1.0, Ticket.json", mark: verified }
  - { id: High, label: High, level: high, source: "OpenAPI set v1.0, Ticket.json", mark: verified }
types:
  - { id: Question, label: Question, kind: question, source: "OpenAPI set v1.0, Ticket.json (classification)", mark: verified }
  - { id: Problem, label: Problem, kind: problem, source: "OpenAPI set v1.0, Ticket.json (classification)", mark: verified }
  - { id: Request, label: Request, kind: request, source: "OpenAPI set v1.0, Ticket.json (classification)", mark: verified }
  - { id: Others, label: Others, kind: other, source: "OpenAPI set v1.0, Ticket.json (classification)", mark: verified }
channels:
  - { id: Email, label: Email, kind: email, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Phone, label: Phone, kind: phone, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Web, label: Web, kind: portal, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: CustomerPortal, label: CustomerPortal, kind: portal, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Chat, label: Chat, kind: chat, source: a public sample of a backup, mark: read }
  - { id: Online Chat, label: Online Chat, kind: chat, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Offline Chat, label: Offline Chat, kind: chat, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Twitter, label: Twitter, kind: social, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Twitter DM, label: Twitter DM, kind: social, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Facebook, label: Facebook, kind: social, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Forums, label: Forums, kind: forum, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Feedback Widget, label: Feedback Widget, kind: form, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
  - { id: Feedback, label: Feedback, kind: form, source: "OpenAPI set v1.0, Thread.json (channel)", mark: verified }
notes:
  - { what: "A status is a value of a list; tickets carry its label, which is its identity. Each value has one of three types: Open, On Hold, Closed.", source: "OpenAPI set v1.0, Field.json", mark: verified }
  - { what: "Escalated is of the type Open.", source: "sample of a layout in the vendor's API description", mark: verified }
  - { what: "A layout may offer some of the statuses only; a ticket can take none that its department's layout lacks.", source: "OpenAPI set v1.0, Layout.json", mark: verified }
  - { what: "The CSV backup gives the label alone, not the type.", source: a public sample of a backup, mark: read }
"""#
}
