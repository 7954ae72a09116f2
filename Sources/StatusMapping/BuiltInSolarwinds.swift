// Written by Mappings/embed.py from Mappings/solarwinds.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let solarwinds: StaticString = #"""
# SolarWinds Service Desk (formerly Samanage): what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: solarwinds
name: SolarWinds Service Desk
statuses:
  custom: { value: byHand, how: "Settings > Global Settings > Custom States, with the box Apply SLA", source: "documentation.solarwinds.com: Custom states; no call of the API is known", mark: verified }
  listed: { value: false, source: "no call of the API lists states", mark: unverified }
  limits:
    count: { value: unknown, source: "no page read says", mark: unverified }
    label: { value: unknown, source: "no page read says", mark: unverified }
    unique: { value: unknown, source: "the API knows a state by its name alone", mark: unverified }
  categories: []
  categoryCanChange: { value: noCategory, source: "no category in any reply of the API", mark: read }
  publicLabels: { value: same, source: "the portal shows the name of the state", mark: read }
  slaClock: { value: status, source: "documentation.solarwinds.com: Custom states: a box of each state that the API does not show; service levels apply unless it is off", mark: verified }
  transitions:
    rule: { value: free, source: "POST and PUT /incidents.json take the name of any state", mark: read }
  default:
    - { label: New, category: new, slaClock: running, why: nobody has it yet, source: "documentation.solarwinds.com: Custom states", mark: verified }
    - { label: Pending Assignment, category: open, slaClock: running, why: a queue has it, source: "documentation.solarwinds.com: Incidents", mark: verified }
    - { label: Assigned, usual: true, category: open, slaClock: running, why: an agent has it, source: "documentation.solarwinds.com: Custom states", mark: verified }
    - { label: Awaiting Input, category: pending, why: the requester owes the next step, source: "documentation.solarwinds.com: Custom states", mark: verified }
    - { label: On Hold, usual: true, category: hold, why: nobody is to work on it now, source: public client code, mark: read }
    - { label: Scheduled, category: hold, why: work is set for a later time, source: public client code, mark: read }
    - { label: In Progress, category: open, why: an agent works on it, source: public client code, mark: read }
    - { label: Resolved, category: solved, slaClock: { value: stopped, source: "general knowledge", mark: unverified }, why: answered; closes itself after a quiet time, source: "documentation.solarwinds.com: Incidents", mark: verified }
    - { label: Closed, category: closed, slaClock: { value: stopped, source: "general knowledge", mark: unverified }, why: the last state the product has, source: "documentation.solarwinds.com: Custom states", mark: verified }
priorities:
  - { id: Low, label: Low, level: low, source: public client code, mark: read }
  - { id: Medium, label: Medium, level: normal, source: public client code, mark: read }
  - { id: High, label: High, level: high, source: public client code, mark: read }
  - { id: Critical, label: Critical, level: urgent, source: public client code, mark: read }
types:
  - { id: incident, label: Incident, kind: incident, source: "is_service_request of the API, false", mark: read }
  - { id: service_request, label: Service Request, kind: request, source: "is_service_request of the API, true", mark: read }
channels:
  - { id: email, label: email, kind: email, source: origin in replies of the API, mark: unverified }
  - { id: web, label: web, kind: form, source: origin in replies of the API, mark: unverified }
  - { id: portal, label: portal, kind: portal, source: origin in replies of the API, mark: unverified }
  - { id: api, label: api, kind: api, source: origin in replies of the API, mark: unverified }
notes:
  - { what: "A state is its name: the API gives no id and no category, and an account may rename all of them.", source: notes of live accounts, mark: read }
  - { what: "Assigning an incident moves it from New to Assigned by itself, a queue to Pending Assignment; a resolved one closes after a quiet time.", source: "documentation.solarwinds.com: Incidents", mark: verified }
"""#
}
