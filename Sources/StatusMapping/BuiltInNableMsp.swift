// Written by Mappings/embed.py from Mappings/nable-msp.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let nableMsp: StaticString = #"""
# N-able MSP Manager: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
# No vendor page on statuses was readable; the groups are those that users of the product name.
deskferry: 1
desk: nable-msp
name: N-able MSP Manager
statuses:
  custom: { value: byHand, source: users of the product; custom statuses live inside a group, mark: unverified }
  listed: { value: false, source: one integration reads TicketStatuses; its fields are not known, mark: unverified }
  limits:
    count: { value: unknown, source: "no page read says", mark: unverified }
    label: { value: unknown, source: "no page read says", mark: unverified }
    unique: { value: unknown, source: "no page read says", mark: unverified }
  categories:
    - { name: New, covers: [new], source: "users of the product name this group", mark: unverified }
    - { name: Assigned, covers: [open], source: "users of the product name this group", mark: unverified }
    - { name: In Progress, covers: [open], source: "users of the product name this group", mark: unverified }
    - { name: Waiting, covers: [pending, hold], source: "users of the product name this group", mark: unverified }
    - { name: Completed, covers: [solved], source: "users of the product name this group", mark: unverified }
    - { name: Reviewed, covers: [solved, closed], source: "users of the product name this group", mark: unverified }
    - { name: Invoiced, covers: [solved, closed], source: "users of the product name this group", mark: unverified }
  categoryCanChange: { value: unknown, source: "no page read says", mark: unverified }
  publicLabels: { value: unknown, source: "no page read says", mark: unverified }
  slaClock: { value: unknown, source: "no page read says", mark: unverified }
  transitions:
    rule: { value: unknown, source: "no call that sets a status is known", mark: unverified }
  default:
    - { label: New, category: new, native: New, slaClock: unknown, why: nobody has worked on it, source: users of the product name this group, mark: unverified }
    - { label: Assigned, category: open, native: Assigned, slaClock: unknown, why: somebody has it, source: users of the product name this group, mark: unverified }
    - { label: In Progress, usual: true, category: open, native: In Progress, slaClock: unknown, why: being worked on, source: users of the product name this group, mark: unverified }
    - { label: Waiting, usual: true, category: hold, also: [pending], native: Waiting, slaClock: unknown, why: "waiting, and the name does not say for whom", source: users of the product name this group, mark: unverified }
    - { label: On Hold, category: hold, slaClock: unknown, why: parked, source: a public integration shows the name, mark: read }
    - { label: Complete, category: solved, slaClock: unknown, why: "done; the group is written Completed", source: a public integration shows the name, mark: read }
    - { label: Completed, usual: true, category: solved, native: Completed, slaClock: unknown, why: done, source: users of the product name this group, mark: unverified }
    - { label: Reviewed, category: solved, also: [closed], native: Reviewed, slaClock: unknown, why: "done and looked over before billing; whether that ends the ticket is not said", source: users of the product name this group, mark: unverified }
    - { label: Invoiced, category: solved, also: [closed], native: Invoiced, slaClock: unknown, why: "done and billed; whether that ends the ticket is not said", source: users of the product name this group, mark: unverified }
priorities:
  - { id: Low, label: Low, level: low, source: a public integration shows the label, mark: read }
  - { id: Normal, label: Normal, level: normal, source: a public integration shows the label, mark: read }
  - { id: High, label: High, level: high, source: a public integration shows the label, mark: read }
  - { id: Critical, label: Critical, level: urgent, source: a public integration shows the label, mark: read }
types: []
channels: []
notes:
  - { what: Reviewed and Invoiced are stages of billing after completion and are never one., source: users of the product, mark: unverified }
  - { what: The code of a priority is a number whose meaning an account may change., source: a public integration assumes 0 to 3, mark: unverified }
  - { what: "A billed ticket is frozen.", source: "the vendor's help on rates", mark: verified }
"""#
}
