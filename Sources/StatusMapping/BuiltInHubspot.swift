// Written by Mappings/embed.py from Mappings/hubspot.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let hubspot: StaticString = #"""
# HubSpot Service Hub: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page), read (a public source), unverified (general knowledge).
deskferry: 1
desk: hubspot
name: HubSpot Service Hub
statuses:
  custom: { value: creatable, source: "POST /crm/v3/pipelines/tickets/{pipelineId}/stages (the vendor's API description)", mark: verified }
  listed: { value: true, source: "GET /crm/v3/pipelines/tickets gives every pipeline with its stages", mark: verified }
  scope: { value: pipeline, source: "a stage belongs to a pipeline; labels are unique only within one (the vendor's API description)", mark: verified }
  limits:
    count: { value: unknown, source: "the number of pipelines depends on the plan", mark: unverified }
    perScope: { value: 100, source: "developers.hubspot.com pipelines: stages of one pipeline", mark: read }
    label: { value: unknown, source: "no page read says", mark: unverified }
    unique: { value: scope, source: "the vendor's API description, pipeline stage", mark: verified }
  categories:
    - { name: OPEN, covers: [new, open, pending, hold], source: "ticketState in the vendor's API description", mark: verified }
    - { name: CLOSED, covers: [solved, closed, cancelled], source: "ticketState in the vendor's API description", mark: verified }
  categoryCanChange: { value: yes, source: "PATCH of a stage takes its metadata, the vendor's API description", mark: verified }
  publicLabels: { value: unknown, source: "a stage has no label for customers; what the portal shows was not seen", mark: unverified }
  slaClock: { value: policy, source: "settings of the help desk, not of a stage", mark: read }
  transitions:
    rule: { value: free, source: "hs_pipeline_stage takes any stage of the pipeline, the vendor's API description", mark: verified }
  default:
    - { scope: "0", id: "1", onlyAs: true, label: New, category: new, native: OPEN, why: where tickets of the shipped pipeline begin, source: "the shipped pipeline (label read at the vendor, id general knowledge)", mark: unverified }
    - { scope: "0", id: "2", onlyAs: true, label: Waiting on contact, category: pending, native: OPEN, why: the customer owes the next step, source: "the shipped pipeline (label read at the vendor, id general knowledge)", mark: unverified }
    - { scope: "0", id: "3", onlyAs: true, label: Waiting on us, category: open, native: OPEN, why: the desk owes the next step, source: "the shipped pipeline (label read at the vendor, id general knowledge)", mark: unverified }
    - { scope: "0", id: "4", onlyAs: true, label: Closed, category: closed, native: CLOSED, why: the only stage of the shipped pipeline that counts as closed, source: "the shipped pipeline (label read at the vendor, id general knowledge)", mark: unverified }
priorities:
  - { id: LOW, label: Low, level: low, source: hs_ticket_priority as shipped; a portal may change it, mark: read }
  - { id: MEDIUM, label: Medium, level: normal, source: hs_ticket_priority as shipped; a portal may change it, mark: read }
  - { id: HIGH, label: High, level: high, source: hs_ticket_priority as shipped; a portal may change it, mark: read }
  - { id: URGENT, label: Urgent, level: urgent, source: hs_ticket_priority as shipped since 2023, mark: read }
types:
  - { id: PRODUCT_ISSUE, label: Product issue, kind: problem, source: hs_ticket_category as shipped; a portal may change it, mark: read }
  - { id: BILLING_ISSUE, label: Billing issue, source: hs_ticket_category as shipped; a portal may change it, mark: read }
  - { id: FEATURE_REQUEST, label: Feature request, kind: feature, source: hs_ticket_category as shipped; a portal may change it, mark: read }
  - { id: GENERAL_INQUIRY, label: General inquiry, kind: question, source: hs_ticket_category as shipped; a portal may change it, mark: read }
channels:
  - { id: CHAT, label: Chat, kind: chat, source: source_type as shipped; a portal may change it, mark: read }
  - { id: EMAIL, label: Email, kind: email, source: source_type as shipped; a portal may change it, mark: read }
  - { id: FORM, label: Form, kind: form, source: source_type as shipped; a portal may change it, mark: read }
  - { id: PHONE, label: Phone, kind: phone, source: source_type as shipped; a portal may change it, mark: read }
notes:
  - { what: "Replacing a pipeline with PUT replaces its stages; stages are added one by one.", source: "the vendor's API description", mark: verified }
  - { what: "Entering a stage that counts as closed sets the close date and may send a survey.", source: HubSpot knowledge base, mark: read }
  - { what: "Waiting and on hold are both OPEN: the stage itself must be kept, its category does not tell them apart.", source: "ticketState in the vendor's API description", mark: verified }
"""#
}
