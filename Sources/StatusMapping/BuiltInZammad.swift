// Written by Mappings/embed.py from Mappings/zammad.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let zammad: StaticString = #"""
# Zammad: what the product ships and what it lets others change.
# Marks: verified (the product's own source or a real server), read (a public source), unverified (general knowledge).
deskferry: 1
desk: zammad
name: Zammad
statuses:
  custom: { value: creatable, how: "not recommended through the API; agents are offered a new state only once it is in the screens of the ticket form", source: "docs.zammad.org api/ticket/states: POST /ticket_states", mark: read }
  listed: { value: true, source: "docs.zammad.org api/ticket/states: GET /ticket_states", mark: read }
  limits:
    count: { value: unknown, source: "no page read says", mark: unverified }
    label: { value: unknown, source: "no page read says", mark: unverified }
    unique: { value: unknown, source: "no page read says", mark: unverified }
  categories:
    - { name: new, covers: [new], source: "docs.zammad.org api/ticket/states", mark: read }
    - { name: open, covers: [open], source: "docs.zammad.org api/ticket/states", mark: read }
    - { name: pending reminder, covers: [pending, hold], source: "docs.zammad.org api/ticket/states", mark: read }
    - { name: pending action, covers: [pending, hold, solved], source: "docs.zammad.org api/ticket/states", mark: read }
    - { name: closed, covers: [solved, closed, cancelled], source: "docs.zammad.org api/ticket/states", mark: read }
    - { name: merged, covers: [closed], source: "docs.zammad.org api/ticket/states", mark: read }
    - { name: removed, covers: [deleted], source: "docs.zammad.org api/ticket/states", mark: read }
  categoryCanChange: { value: unknown, source: "no page read says", mark: unverified }
  publicLabels: { value: same, source: "customers see the states; merged and removed tickets are hidden", mark: read }
  slaClock: { value: status, source: "ignore_escalation of each state in Zammad's source", mark: read }
  transitions:
    rule: { value: free, source: "POST and PUT /tickets take the name of any state", mark: read }
    never:
      - { from: start, to: ["5", "6"], why: "merged is what merging leaves, removed is inactive as shipped", source: "Zammad's source: no ticket form offers the types merged and removed", mark: read }
      - { from: any, to: ["5", "6"], why: "merged is what merging leaves, removed is inactive as shipped", source: "Zammad's source: no ticket form offers the types merged and removed", mark: read }
  default:
    - { id: "1", label: new, category: new, native: new, slaClock: running, why: type new; nobody has answered yet, source: docs.zammad.org api/ticket/states, mark: read }
    - { id: "2", label: open, category: open, native: open, slaClock: running, why: type open; the desk owes the next step, source: docs.zammad.org api/ticket/states, mark: read }
    - { id: "3", label: pending reminder, usual: true, category: pending, also: [hold], native: pending reminder, slaClock: paused, why: "waits until a date, then reminds; escalation is ignored", source: docs.zammad.org api/ticket/states, mark: read }
    - { id: "4", label: closed, category: closed, also: [solved], native: closed, slaClock: stopped, why: the only end a ticket has, source: docs.zammad.org api/ticket/states, mark: read }
    - { id: "5", label: merged, category: closed, native: merged, slaClock: stopped, why: lives on in another ticket, source: docs.zammad.org api/ticket/states, mark: read }
    - { id: "6", label: removed, category: deleted, native: removed, slaClock: stopped, why: hidden from everyone, source: docs.zammad.org api/ticket/states, mark: read }
    - { id: "7", label: pending close, category: pending, also: [solved], native: pending action, slaClock: paused, why: "waits until a date, then closes by itself", source: docs.zammad.org api/ticket/states, mark: read }
priorities:
  - { id: "1", label: 1 low, level: low, source: docs.zammad.org api/ticket/priorities, mark: read }
  - { id: "2", label: 2 normal, level: normal, source: docs.zammad.org api/ticket/priorities, mark: read }
  - { id: "3", label: 3 high, level: high, source: docs.zammad.org api/ticket/priorities, mark: read }
types:
  - { id: Incident, label: Incident, kind: incident, source: "docs.zammad.org api/object: options of the attribute type, inactive as shipped", mark: read }
  - { id: Problem, label: Problem, kind: problem, source: "docs.zammad.org api/object: options of the attribute type, inactive as shipped", mark: read }
  - { id: Request for Change, label: Request for Change, kind: change, source: "docs.zammad.org api/object: options of the attribute type, inactive as shipped", mark: read }
channels:
  - { id: "1", label: email, kind: email, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "2", label: sms, kind: sms, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "3", label: chat, kind: chat, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "4", label: fax, kind: other, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "5", label: phone, kind: phone, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "6", label: twitter status, kind: social, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "7", label: twitter direct-message, kind: social, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "8", label: facebook feed post, kind: social, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "9", label: facebook feed comment, kind: social, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "10", label: note, kind: other, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "11", label: web, kind: portal, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "12", label: telegram personal-message, kind: chat, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "13", label: facebook direct-message, kind: social, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
  - { id: "14", label: whatsapp message, kind: chat, source: db/seeds/ticket_article_types.rb of Zammad, mark: read }
notes:
  - { what: "A state has a type that decides how it behaves; ids of types are each site's own and no call lists them.", source: docs.zammad.org api/ticket/states, mark: read }
  - { what: "Ids of states are each site's own too: those here are of a fresh site.", source: docs.zammad.org api/ticket/states, mark: read }
  - { what: Pending states want a pending_time., source: docs.zammad.org api/ticket/index, mark: unverified }
  - { what: "Created and changed dates are taken while the setting import_mode is on, which only the console can set.", source: Zammad's source, mark: read }
"""#
}
