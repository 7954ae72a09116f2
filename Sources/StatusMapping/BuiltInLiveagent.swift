// Written by Mappings/embed.py from Mappings/liveagent.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let liveagent: StaticString = #"""
# LiveAgent: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: liveagent
name: LiveAgent
statuses:
  custom: { value: fixed, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status: a closed set of letters", mark: verified }
  listed: { value: false, source: API v3 has no call that lists them, mark: read }
  limits:
    count: { value: 11, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: verified }
    label: { value: unknown, source: "labels are the product's own", mark: unverified }
    unique: { value: unknown, source: "labels are the product's own", mark: unverified }
  categories: []
  categoryCanChange: { value: noCategory, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: verified }
  publicLabels: { value: unknown, source: "the product's labels are translated; what customers read was not seen", mark: unverified }
  slaClock: { value: unknown, source: "the changelog of 5.44 says that Closed behaves otherwise, not how", mark: unverified }
  transitions:
    rule: { value: listed, source: "QualityUnit/LiveAgent-api-python docs, the values that a call may set", mark: read }
    steps:
      - { from: start, to: [N, T, P, R, X, B, A, C, W], source: "QualityUnit/LiveAgent-api-python docs, TicketListItem.status", mark: read }
      - { from: any, to: [I, N, T, P, R, X, B, A, C, W], why: "Closed (L) is read but in neither list; only rules and time are known to set it", source: "QualityUnit/LiveAgent-api-python docs, TicketUpdatable.status", mark: read }
  default:
    - { id: I, label: Init, category: new, slaClock: unknown, why: before it is new, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: verified }
    - { id: N, label: New, usual: true, category: new, slaClock: unknown, why: nobody has answered it, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: verified }
    - { id: T, label: Chatting, category: open, slaClock: unknown, why: a chat is going on, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: verified }
    - { id: P, label: Calling, category: open, slaClock: unknown, why: a call is going on, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: verified }
    - { id: C, label: Open, usual: true, category: open, slaClock: unknown, why: the customer has replied; the desk owes the next step, source: "support.liveagent.com 465329, Ticket Statuses Overview", mark: verified }
    - { id: A, label: Answered, category: pending, slaClock: unknown, why: an agent has replied; the customer owes the next step, source: "support.liveagent.com 465329, Ticket Statuses Overview", mark: verified }
    - { id: W, label: Postponed, category: hold, slaClock: unknown, why: put off to a set time, source: "support.liveagent.com 465329, Ticket Statuses Overview", mark: verified }
    - { id: R, label: Resolved, category: solved, slaClock: unknown, why: done; a reply reopens it, source: "support.liveagent.com 465329, Ticket Statuses Overview", mark: verified }
    - { id: L, label: Closed, category: closed, slaClock: unknown, why: done for good, source: "QualityUnit/LiveAgent-changelog 5.44 (2023-12)", mark: verified }
    - { id: B, label: Spam, category: spam, slaClock: unknown, why: marked as spam, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: verified }
    - { id: X, label: Deleted, category: deleted, slaClock: unknown, why: deleted, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: verified }
priorities: []
types: []
channels:
  - { id: E, label: Email, kind: email, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: B, label: Contact button, kind: form, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: M, label: Contact form, kind: form, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: I, label: Invitation, kind: chat, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: C, label: Call, kind: phone, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: W, label: Call button, kind: phone, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: F, label: Facebook, kind: social, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: A, label: Facebook message, kind: social, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: T, label: Twitter, kind: social, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: Q, label: Forum, kind: forum, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
  - { id: S, label: Suggestion, kind: forum, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: verified }
notes:
  - { what: There is no priority and no ticket type., source: "QualityUnit/LiveAgent-api-python docs, Ticket", mark: read }
  - { what: "No call of API v3 adds a message to an existing ticket.", source: "QualityUnit/LiveAgent-api-python docs, MessagesApi", mark: read }
"""#
}
