// Written by Mappings/embed.py from Mappings/teamwork-desk.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let teamworkDesk: StaticString = #"""
# Teamwork Desk: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: teamwork-desk
name: Teamwork Desk
statuses:
  custom: { value: creatable, source: "POST /ticketstatuses.json in the vendor's desksdkgo", mark: verified }
  listed: { value: true, source: "GET /ticketstatuses.json gives every status", mark: read }
  limits:
    count: { value: unknown, source: "no page read says", mark: unverified }
    label: { value: unknown, source: "no page read says", mark: unverified }
    unique: { value: unknown, source: "no page read says", mark: unverified }
  categories: []
  categoryCanChange: { value: noCategory, source: "a status has id, code, name, order, colour and icon (the vendor's desksdkgo)", mark: verified }
  publicLabels: { value: unknown, source: "no page read says", mark: unverified }
  slaClock: { value: unknown, source: "no page read says", mark: unverified }
  transitions:
    rule: { value: free, source: "POST and PATCH /tickets.json take the id of any status", mark: read }
  default:
    - { label: Active, category: open, slaClock: running, why: the desk owes the next step, source: "support.teamwork.com: Ticket statuses", mark: verified }
    - { label: Waiting on customer, category: pending, why: the customer owes the next step, source: "support.teamwork.com: Ticket statuses", mark: verified }
    - { label: On hold, category: hold, why: nobody is to work on it now, source: "support.teamwork.com: Ticket statuses", mark: verified }
    - { label: Solved, category: solved, slaClock: stopped, why: answered; a reply makes it active again, source: "support.teamwork.com: Ticket statuses", mark: verified }
    - { label: Closed, category: closed, slaClock: stopped, why: the last status the product has, source: "support.teamwork.com: Ticket statuses", mark: verified }
    - { label: Spam, category: spam, slaClock: stopped, why: no request at all, source: "support.teamwork.com: Ticket statuses", mark: verified }
    - { label: active, spellingOf: Active, category: open, slaClock: running, why: Active by its code, source: statuses in recorded replies of API v1, mark: read }
    - { label: waiting, spellingOf: Waiting on customer, category: pending, why: Waiting on customer by its code, source: "webhook samples of the vendor", mark: verified }
    - { label: on-hold, spellingOf: On hold, category: hold, why: On hold by its code, source: statuses in recorded replies of API v1, mark: read }
    - { label: solved, spellingOf: Solved, category: solved, slaClock: stopped, why: Solved by its code, source: statuses in recorded replies of API v1, mark: read }
    - { label: closed, spellingOf: Closed, category: closed, slaClock: stopped, why: Closed by its code, source: statuses in recorded replies of API v1, mark: read }
    - { label: spam, spellingOf: Spam, category: spam, slaClock: stopped, why: Spam by its code, source: statuses in recorded replies of API v1, mark: read }
priorities:
  - { id: low, label: low, level: low, source: ticketpriorities in recorded replies of API v1, mark: read }
  - { id: medium, label: medium, level: normal, source: ticketpriorities in recorded replies of API v1, mark: read }
  - { id: high, label: high, level: high, source: ticketpriorities in recorded replies of API v1, mark: read }
types:
  - { id: Question, label: Question, kind: question, source: the vendor's request examples, mark: read }
channels:
  - { id: Email (Manual), label: Email (Manual), kind: email, source: sources in recorded replies of API v1, mark: read }
  - { id: Email, label: Email, kind: email, source: sources in recorded replies of API v1, mark: unverified }
notes:
  - { what: "Statuses have ids that differ between accounts (Active is 1 in some and 0 in others): read them, never assume them.", source: "the vendor's request examples", mark: verified }
  - { what: A custom status carries no category; that is for a person to say., source: "the vendor's desksdkgo", mark: read }
  - { what: Imported tickets become Closed whatever they were; their status is set by a call of its own., source: "support.teamwork.com: Importing tickets", mark: verified }
"""#
}
