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
  custom: { value: creatable, source: "POST /rest/api/3/statuses, Jira Cloud platform OpenAPI; a workflow must then contain it", mark: verified }
  listed: { value: true, source: "GET /rest/api/3/statuses/search gives every status", mark: verified }
  default:
    - { label: Open, category: new, also: [open], native: new, slaClock: unknown, why: "the vendor's category is To Do; nobody has begun", source: default workflow of service projects, mark: read }
    - { label: To Do, category: new, native: new, slaClock: unknown, why: nobody has begun, source: default workflows, mark: read }
    - { label: Waiting for support, category: open, native: indeterminate, slaClock: running, why: the desk owes the next step, source: default workflow of service projects, mark: read }
    - { label: In Progress, category: open, native: indeterminate, slaClock: unknown, why: the desk owes the next step, source: default workflows, mark: read }
    - { label: In progress, category: open, native: indeterminate, slaClock: unknown, why: the desk owes the next step, source: default workflow of service projects, mark: read }
    - { label: Work in progress, category: open, native: indeterminate, slaClock: unknown, why: the desk owes the next step, source: default workflow of incidents, mark: read }
    - { label: Escalated, category: open, native: indeterminate, slaClock: running, why: the desk owes the next step, source: default workflow of service projects, mark: read }
    - { label: Reopened, category: open, also: [new], native: indeterminate, slaClock: unknown, why: the desk owes the next step again, source: classic workflow, mark: read }
    - { label: Waiting for customer, category: pending, native: indeterminate, slaClock: paused, why: the customer owes the next step, source: default workflow of service projects, mark: read }
    - { label: Waiting for approval, category: hold, also: [pending], native: indeterminate, slaClock: unknown, why: an approver owes the next step, source: default workflow of service requests with approvals, mark: read }
    - { label: Pending, category: hold, also: [pending], native: indeterminate, slaClock: paused, why: waiting for neither desk nor customer, source: default workflow of service projects, mark: read }
    - { label: Done, category: solved, native: done, slaClock: stopped, why: the work is finished; the resolution tells how, source: default workflows, mark: read }
    - { label: Resolved, category: solved, native: done, slaClock: stopped, why: answered; it can be reopened, source: default workflow of service projects, mark: read }
    - { label: Completed, category: solved, native: done, slaClock: stopped, why: the work is finished, source: default workflow of changes, mark: read }
    - { label: Closed, category: closed, native: done, slaClock: stopped, why: the last status of the workflow, source: default workflow of service projects, mark: read }
    - { label: Canceled, category: cancelled, native: done, slaClock: stopped, why: ended without having been done, source: default workflow of service projects, mark: read }
    - { label: Cancelled, category: cancelled, native: done, slaClock: stopped, why: ended without having been done, source: the same in British spelling, mark: unverified }
    - { label: Declined, category: cancelled, native: done, slaClock: stopped, why: an approver refused it, source: default workflow of changes, mark: read }
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
channels: []
notes:
  - { what: "A status is reached by transitions of the issue type's workflow only; a dead end blocks closing.", source: "POST /rest/api/3/issue/{key}/transitions", mark: verified }
  - { what: "Names of statuses must be unique in their scope (global or project).", source: facts of the status API, mark: unverified }
  - { what: "Customers see another name of a status where the request type gives one; the platform API does not show it.", source: servicedeskapi requests, mark: read }
  - { what: "Creation dates and authors cannot be set by the API; the importers' files can.", source: pycontribs/jira 496 and the vendor's import pages, mark: read }
"""#
}
