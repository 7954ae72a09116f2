// Written by Mappings/embed.py from Mappings/vivantio.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let vivantio: StaticString = #"""
# Vivantio: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: vivantio
name: Vivantio
statuses:
  custom: { value: byHand, source: "support.vivantio.com TicketStatus; no call to create one is known", mark: read }
  listed: { value: true, source: Configuration/StatusSelectByRecordTypeId gives those of a ticket type, mark: read }
  scope: { value: ticketType, source: "ids are of one record type; Vivantio/apiexamples", mark: read }
  limits:
    count: { value: none, source: "support.vivantio.com TicketStatus: any number, names are free", mark: verified }
    label: { value: unknown, source: "no page read says", mark: unverified }
    unique: { value: unknown, source: "no page read says", mark: unverified }
  categories:
    - { name: Open, id: "1", covers: [open], source: "Vivantio/apiexamples Utility/Enums.cs", mark: verified }
    - { name: OnHold, id: "2", spellings: [On Hold], covers: [pending, hold], source: "Vivantio/apiexamples Utility/Enums.cs", mark: verified }
    - { name: Closed, id: "4", covers: [solved, closed, cancelled], source: "Vivantio/apiexamples Utility/Enums.cs", mark: verified }
    - { name: Pending, id: "5", covers: [new], source: "Vivantio/apiexamples Utility/Enums.cs", mark: verified }
    - { name: Deleted, id: "99", covers: [deleted], source: "Vivantio/apiexamples Utility/Enums.cs", mark: verified }
    - { name: In Progress, covers: [open, pending, hold], source: "support.vivantio.com TicketStatus: the administrator's word, with a timer that runs or is stopped", mark: verified }
    - { name: Resolved, covers: [solved], source: "support.vivantio.com TicketStatus: the administrator's word; the API has the flag Resolved beside the status", mark: verified }
  categoryCanChange: { value: unknown, source: "no page read says", mark: unverified }
  publicLabels: { value: unknown, source: "no page read says", mark: unverified }
  slaClock: { value: status, source: "support.vivantio.com TicketStatus: the timer of each status, Running or Stopped; always stopped for the type Closed", mark: verified }
  transitions:
    rule: { value: unknown, source: "see the notes: closing and accepting are calls of their own", mark: unverified }
  default:
    - { label: Pending, category: new, native: Pending, slaClock: unknown, why: the system's own status for tickets from mail and self-service that nobody has accepted yet, source: support.vivantio.com TicketStatus, mark: verified }
priorities: []
types:
  - { id: Incident, label: Incident, kind: incident, source: Vivantio/apiexamples record types, mark: read }
  - { id: Problem, label: Problem, kind: problem, source: support.vivantio.com, mark: read }
  - { id: Change, label: Change, kind: change, source: support.vivantio.com, mark: read }
  - { id: Service Request, label: Service Request, kind: request, source: support.vivantio.com, mark: read }
channels: []
notes:
  - { what: "StatusType says the kind: Open 1, OnHold 2, Closed 4, Pending 5, Deleted 99; 3 is in no sample.", source: Vivantio/apiexamples Utility/Enums.cs, mark: verified }
  - { what: A ticket is closed by Ticket/Close with a closing status; ChangeStatus cannot., source: Vivantio/apiexamples, mark: verified }
  - { what: "A pending ticket must be accepted before its status can be changed.", source: "support.vivantio.com TicketStatus", mark: verified }
"""#
}
