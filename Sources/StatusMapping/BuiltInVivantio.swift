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
  default:
    - { label: Pending, category: new, native: Pending, slaClock: unknown, why: the system's own status for tickets that nobody has accepted yet, source: support.vivantio.com TicketStatus, mark: read }
priorities: []
types:
  - { id: Incident, label: Incident, kind: incident, source: Vivantio/apiexamples record types, mark: read }
  - { id: Problem, label: Problem, kind: problem, source: support.vivantio.com, mark: read }
  - { id: Change, label: Change, kind: change, source: support.vivantio.com, mark: read }
  - { id: Service Request, label: Service Request, kind: request, source: support.vivantio.com, mark: read }
channels: []
notes:
  - { what: "StatusType says the kind: Open 1, OnHold 2, Closed 4, Pending 5, Deleted 99; 3 is in no sample.", source: Vivantio/apiexamples Utility/Enums.cs, mark: read }
  - { what: A ticket is closed by Ticket/Close with a closing status; ChangeStatus cannot., source: Vivantio/apiexamples, mark: read }
  - { what: A status of the type Closed always stops the clock; the others have a switch., source: support.vivantio.com TicketStatus, mark: read }
"""#
}
