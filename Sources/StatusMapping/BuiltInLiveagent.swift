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
  custom: { value: fixed, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status: a closed set of letters", mark: read }
  listed: { value: false, source: API v3 has no call that lists them, mark: read }
  default:
    - { id: I, label: Init, category: new, slaClock: unknown, why: before it is new, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: read }
    - { id: N, label: New, category: new, slaClock: unknown, why: nobody has answered it, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: read }
    - { id: T, label: Chatting, category: open, slaClock: unknown, why: a chat is going on, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: read }
    - { id: P, label: Calling, category: open, slaClock: unknown, why: a call is going on, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: read }
    - { id: C, label: Open, category: open, slaClock: unknown, why: the customer has replied; the desk owes the next step, source: "support.liveagent.com 465329, Ticket Statuses Overview", mark: read }
    - { id: A, label: Answered, category: pending, slaClock: unknown, why: an agent has replied; the customer owes the next step, source: "support.liveagent.com 465329, Ticket Statuses Overview", mark: read }
    - { id: W, label: Postponed, category: hold, slaClock: unknown, why: put off to a set time, source: "support.liveagent.com 465329, Ticket Statuses Overview", mark: read }
    - { id: R, label: Resolved, category: solved, slaClock: unknown, why: done; a reply reopens it, source: "support.liveagent.com 465329, Ticket Statuses Overview", mark: read }
    - { id: L, label: Closed, category: closed, slaClock: unknown, why: done for good, source: "QualityUnit/LiveAgent-changelog 5.44 (2023-12)", mark: read }
    - { id: B, label: Spam, category: spam, slaClock: unknown, why: marked as spam, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: read }
    - { id: X, label: Deleted, category: deleted, slaClock: unknown, why: deleted, source: "QualityUnit/LiveAgent-api-python docs, Ticket.status", mark: read }
priorities: []
types: []
channels:
  - { id: E, label: Email, kind: email, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: B, label: Contact button, kind: form, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: M, label: Contact form, kind: form, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: I, label: Invitation, kind: chat, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: C, label: Call, kind: phone, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: W, label: Call button, kind: phone, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: F, label: Facebook, kind: social, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: A, label: Facebook message, kind: social, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: T, label: Twitter, kind: social, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: Q, label: Forum, kind: forum, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
  - { id: S, label: Suggestion, kind: forum, source: "QualityUnit/LiveAgent-api-python docs, Ticket.channel_type", mark: read }
notes:
  - { what: "Closed is read but not in the list of statuses that a call may set.", source: "QualityUnit/LiveAgent-api-python docs, TicketUpdatable.status", mark: read }
  - { what: There is no priority and no ticket type., source: "QualityUnit/LiveAgent-api-python docs, Ticket", mark: read }
  - { what: "No call of API v3 adds a message to an existing ticket.", source: "QualityUnit/LiveAgent-api-python docs, MessagesApi", mark: read }
"""#
}
