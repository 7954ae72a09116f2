// Written by Mappings/embed.py from Mappings/request-tracker.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let requestTracker: StaticString = #"""
# Request Tracker 5 and 6: what the product ships and what it lets others change.
# Marks: verified (the product's own source or a real server), read (a public source), unverified (general knowledge).
deskferry: 1
desk: request-tracker
name: Request Tracker
statuses:
  custom: { value: byHand, how: "Admin > Lifecycles, or %Lifecycles in the site's configuration; names are lower case, and `\"\"` in the transitions lists those a ticket can be created in", source: "REST2 of RT 5.0.3 has no call for it", mark: verified }
  listed: { value: false, source: "REST2 does not list a lifecycle's statuses", mark: verified }
  scope: { value: lifecycle, source: "%Lifecycles in RT's configuration; each queue has one", mark: verified }
  limits:
    count: { value: unknown, source: "a lifecycle may have as many as its configuration lists", mark: unverified }
    label: { value: 64, source: "column Tickets.Status of RT 5.0.3", mark: verified }
    unique: { value: scope, source: "%Lifecycles lists each status once", mark: verified }
  categories:
    - { name: initial, covers: [new], source: "lifecycles of RT 5.0.3", mark: verified }
    - { name: active, covers: [open, pending, hold], source: "lifecycles of RT 5.0.3", mark: verified }
    - { name: inactive, covers: [solved, closed, cancelled, spam, deleted], source: "lifecycles of RT 5.0.3", mark: verified }
  categoryCanChange: { value: yes, source: "a status can be moved to another list of its lifecycle's configuration", mark: read }
  publicLabels: { value: unknown, source: "no page read says", mark: unverified }
  slaClock: { value: policy, source: "%ServiceAgreements sets due dates from the field SLA", mark: read }
  transitions:
    rule: { value: listed, source: "a queue's lifecycle lists the steps, RT 5.0.3", mark: verified }
    steps:
      - { scope: default, from: start, to: [new, open, resolved], source: "default lifecycle of RT 5.0.3", mark: verified }
      - { scope: default, from: [new], to: [open, stalled, resolved, rejected, deleted], source: "default lifecycle of RT 5.0.3", mark: verified }
      - { scope: default, from: [open], to: [new, stalled, resolved, rejected, deleted], source: "default lifecycle of RT 5.0.3", mark: verified }
      - { scope: default, from: [stalled], to: [new, open, resolved, rejected, deleted], source: "default lifecycle of RT 5.0.3", mark: verified }
      - { scope: default, from: [resolved], to: [new, open, stalled, rejected, deleted], source: "default lifecycle of RT 5.0.3", mark: verified }
      - { scope: default, from: [rejected], to: [new, open, stalled, resolved, deleted], source: "default lifecycle of RT 5.0.3", mark: verified }
      - { scope: default, from: [deleted], to: [new, open, stalled, resolved, rejected], source: "default lifecycle of RT 5.0.3", mark: verified }
  default:
    - { id: new, label: new, category: new, native: initial, slaClock: unknown, why: initial in the default lifecycle; nobody has worked on it, source: default lifecycle of RT 5.0.3, mark: verified }
    - { id: open, label: open, category: open, native: active, slaClock: unknown, why: active; the desk owes the next step, source: default lifecycle of RT 5.0.3, mark: verified }
    - { id: stalled, label: stalled, category: pending, also: [hold], native: active, slaClock: unknown, why: "active but waiting; RT does not say for whom, and a reply of the customer reopens it", source: default lifecycle of RT 5.0.3, mark: verified }
    - { id: resolved, label: resolved, category: solved, native: inactive, slaClock: unknown, why: inactive; a reply reopens it, source: default lifecycle of RT 5.0.3, mark: verified }
    - { id: rejected, label: rejected, category: cancelled, native: inactive, slaClock: unknown, why: inactive without having been done, source: default lifecycle of RT 5.0.3, mark: verified }
    - { id: deleted, label: deleted, category: deleted, native: inactive, slaClock: unknown, why: hidden from searches, source: default lifecycle of RT 5.0.3, mark: verified }
priorities:
  - { id: "0", label: Low, level: low, source: "%PriorityAsString default of RT 5.0.3; queues may differ", mark: verified }
  - { id: "50", label: Medium, level: normal, source: "%PriorityAsString default of RT 5.0.3; queues may differ", mark: verified }
  - { id: "100", label: High, level: high, source: "%PriorityAsString default of RT 5.0.3; queues may differ", mark: verified }
types: []
channels: []
notes:
  - { what: "Every change into an inactive status sets Resolved to now, even from one inactive status to another.", source: RT 5.0.8, mark: verified }
  - { what: "A step that the lifecycle forbids is answered with 200 and a sentence; only reading the ticket back tells.", source: a real RT 5.0.3 server, mark: verified }
  - { what: A priority is a number; every number may be used., source: RT 5.0.3, mark: verified }
  - { what: "A ticket's kind is ticket, reminder or approval, and it has no channel: types and channels of other desks need a custom field.", source: RT 5.0.3, mark: verified }
  - { what: "A ticket moves to a queue of another lifecycle only by a mapping between the two; the lifecycle approvals is not to be changed.", source: "lifecycles of RT 5.0.3", mark: verified }
  - { what: "Setting deleted wants the right DeleteTicket.", source: "default lifecycle of RT 5.0.3", mark: verified }
"""#
}
