// Written by Mappings/embed.py from Mappings/jira.yaml; change that file and run the script.
// swift-format-ignore-file
extension BuiltInMappings {
  static let jira: StaticString = #"""
# Jira and Jira Service Management: what the product ships and what it lets others change.
# Marks: verified (the vendor's own page or API description), read (a public source), unverified (general knowledge).
# Ids of statuses are each site's own, so that a default is known by its label; it counts only where the site's own
# category of the status is the one given as `native`.
deskferry: 1
desk: jira
name: Jira Service Management
statuses:
  custom: { value: creatable, how: "a status cannot be used until a workflow of the issue type contains it: POST /rest/api/3/workflows/update, or by hand; global for company-managed projects, of the project for team-managed ones", source: "POST /rest/api/3/statuses, Jira Cloud platform OpenAPI", mark: verified }
  listed: { value: true, source: "GET /rest/api/3/statuses/search gives every status", mark: verified }
  limits:
    count: { value: unknown, source: "no page read says", mark: unverified }
    label: { value: 255, source: "Jira Cloud platform OpenAPI, StatusCreate", mark: verified }
    unique: { value: desk, source: "Jira Cloud platform OpenAPI, NON_UNIQUE_STATUS_NAME; unique among global statuses, or in one project", mark: read }
  categories:
    # Spelled by the statuses API, by the portal's API, and as the name in REST v3, in this order.
    - { name: new, id: "2", spellings: [TODO, NEW, To Do], covers: [new, open], source: "three interfaces of one product; ids from public replies", mark: read }
    - { name: indeterminate, id: "4", spellings: [IN_PROGRESS, In Progress], covers: [new, open, pending, hold], source: "three interfaces of one product; ids from public replies", mark: read }
    - { name: done, id: "3", spellings: [DONE], covers: [solved, closed, cancelled], source: "three interfaces of one product; ids from public replies", mark: read }
    - { name: undefined, id: "1", spellings: [UNDEFINED], covers: [], source: "statuses without a category", mark: read }
  categoryCanChange: { value: yes, source: "PUT /rest/api/3/statuses, Jira Cloud platform OpenAPI", mark: verified }
  publicLabels: { value: elsewhere, source: "named per request type in the portal; the platform API does not show it", mark: read }
  slaClock: { value: policy, source: "conditions of each goal, not a switch of the status", mark: read }
  transitions:
    rule: { value: workflow, source: "POST /rest/api/3/issue/{key}/transitions: a new issue begins in the initial status of its workflow and moves by its transitions only", mark: verified }
  default:
    - { label: Open, usual: true, category: new, also: [open], native: new, slaClock: unknown, why: "the vendor's category is To Do; nobody has begun", source: default workflow of service projects, mark: read }
    - { label: To Do, category: new, native: new, slaClock: unknown, why: nobody has begun, source: default workflows, mark: read }
    - { label: Waiting for support, usual: true, category: open, native: indeterminate, slaClock: { value: running, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: the desk owes the next step, source: default workflow of service projects, mark: read }
    - { label: In Progress, category: open, native: indeterminate, slaClock: unknown, why: the desk owes the next step, source: default workflows, mark: read }
    - { label: In progress, spellingOf: In Progress, category: open, native: indeterminate, slaClock: unknown, why: the desk owes the next step, source: default workflow of service projects, mark: read }
    - { label: Work in progress, category: open, native: indeterminate, slaClock: unknown, why: the desk owes the next step, source: default workflow of incidents, mark: read }
    - { label: Escalated, category: open, native: indeterminate, slaClock: { value: running, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: the desk owes the next step, source: default workflow of service projects, mark: read }
    - { label: Reopened, category: open, also: [new], native: indeterminate, slaClock: unknown, why: the desk owes the next step again, source: classic workflow, mark: read }
    - { label: Waiting for customer, category: pending, native: indeterminate, slaClock: { value: paused, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: the customer owes the next step, source: default workflow of service projects, mark: read }
    - { label: Waiting for approval, category: hold, also: [pending], native: indeterminate, slaClock: unknown, why: an approver owes the next step, source: default workflow of service requests with approvals, mark: read }
    - { label: Pending, usual: true, category: hold, also: [pending], native: indeterminate, slaClock: { value: paused, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: waiting for neither desk nor customer, source: default workflow of service projects, mark: read }
    - { label: Done, category: solved, native: done, slaClock: { value: stopped, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: the work is finished; the resolution tells how, source: default workflows, mark: read }
    - { label: Resolved, usual: true, category: solved, native: done, slaClock: { value: stopped, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: answered; it can be reopened, source: default workflow of service projects, mark: read }
    - { label: Completed, category: solved, native: done, slaClock: { value: stopped, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: the work is finished, source: default workflow of changes, mark: read }
    - { label: Closed, category: closed, native: done, slaClock: { value: stopped, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: the last status of the workflow, source: default workflow of service projects, mark: read }
    - { label: Canceled, usual: true, category: cancelled, native: done, slaClock: { value: stopped, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: ended without having been done, source: default workflow of service projects, mark: read }
    - { label: Cancelled, spellingOf: Canceled, category: cancelled, native: done, slaClock: { value: stopped, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: ended without having been done, source: the same in British spelling, mark: unverified }
    - { label: Declined, category: cancelled, native: done, slaClock: { value: stopped, source: "conditions of the goals as shipped, general knowledge", mark: unverified }, why: an approver refused it, source: default workflow of changes, mark: read }
priorities:
  - { id: "1", label: Highest, level: urgent, source: "default priorities; names and ids are editable", mark: read }
  - { id: "2", label: High, level: high, source: "default priorities; names and ids are editable", mark: read }
  - { id: "3", label: Medium, level: normal, source: "default priorities; names and ids are editable", mark: read }
  - { id: "4", label: Low, level: low, source: "default priorities; names and ids are editable", mark: read }
  - { id: "5", label: Lowest, level: low, source: "default priorities; names and ids are editable", mark: read }
types:
  - { id: "[System] Incident", label: "[System] Incident", kind: incident, source: default issue types of service projects, mark: read }
  - { id: "[System] Service request", label: "[System] Service request", kind: request, source: default issue types of service projects, mark: read }
  - { id: "[System] Service request with approvals", label: "[System] Service request with approvals", kind: request, source: default issue types of service projects, mark: read }
  - { id: "[System] Problem", label: "[System] Problem", kind: problem, source: default issue types of service projects, mark: read }
  - { id: "[System] Change", label: "[System] Change", kind: change, source: default issue types of service projects, mark: read }
  - { id: Incident, label: Incident, kind: incident, source: default issue types, mark: read }
  - { id: Service Request, label: Service Request, kind: request, source: default issue types, mark: read }
  - { id: Problem, label: Problem, kind: problem, source: default issue types, mark: read }
  - { id: Change, label: Change, kind: change, source: default issue types, mark: read }
  - { id: Task, label: Task, kind: task, source: default issue types, mark: read }
  - { id: Sub-task, label: Sub-task, kind: task, source: default issue types, mark: read }
  - { id: Bug, label: Bug, kind: bug, source: default issue types, mark: read }
  - { id: New Feature, label: New Feature, kind: feature, source: classic issue types, mark: read }
channels:
  - { id: portal, label: portal, kind: portal, source: "property of the request; neither exports nor the platform API give it", mark: unverified }
  - { id: email, label: email, kind: email, source: "property of the request; neither exports nor the platform API give it", mark: unverified }
  - { id: jira, label: jira, kind: other, source: "property of the request; neither exports nor the platform API give it", mark: unverified }
  - { id: api, label: api, kind: api, source: "property of the request; neither exports nor the platform API give it", mark: unverified }
  - { id: widget, label: widget, kind: form, source: "property of the request; neither exports nor the platform API give it", mark: unverified }
notes:
  - { what: "Creation dates and authors cannot be set by the API; the importers' files can.", source: pycontribs/jira 496 and the vendor's import pages, mark: read }
  - { what: "A dead end of a workflow keeps an issue from being closed; the path must be there before the push.", source: "POST /rest/api/3/issue/{key}/transitions", mark: verified }
  - { what: "The resolution is kept apart from the status: moved to done without one, reports show the issue as open.", source: "Jira Cloud platform OpenAPI", mark: read }
"""#
}
