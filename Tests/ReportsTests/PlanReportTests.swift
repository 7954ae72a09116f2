@testable import Migration
import Reports
import Testing

@Suite("What a push would do, for people")
struct PlanReportTests {
  private var plan: PlanSummary {
    var plan = PlanSummary()
    plan.outcomes.add("tickets", .create, 1200)
    plan.outcomes.add("tickets", .blocked, 3)
    plan.outcomes.add("people", .same, 2)
    plan.losses = [
      LossGroup(
        records: "tickets", path: "message:*.createdAt", kind: "transformed", reason: "X does not accept created_at",
        count: 4000, samples: ["zendesk:ticket:1", "zendesk:ticket:2"], inRecords: 1200),
      LossGroup(
        records: "tickets", path: "createdAt", kind: "dropped", reason: "X does not accept created_at", count: 1200,
        samples: ["zendesk:ticket:1"], inRecords: 1200),
    ]
    plan.blocked = [BlockedGroup(reason: "status <Odd> is not mapped", count: 3, samples: ["zendesk:ticket:9"])]
    plan.calls = 9000
    plan.bytes = 12_345_678
    plan.seconds = 1700
    plan.mails = 2
    plan.checklist = ["Switch off \"New ticket\" <mails>"]
    return plan
  }

  @Test("The terminal form names everything, with signs")
  func terminal() {
    #expect(
      PlanReport.text(plan) == """
        What a push would do
                   = same  + create  * update  ! blocked
          tickets       0     1,200         0          3
          people        2         0         0          0
        Blocked, until a person decides: 3
          3 status <Odd> is not mapped
            such as zendesk:ticket:9
        Losses: 5,200, exactly those that verify will find
          X does not accept created_at
            1,200 tickets (4,000 times) message:*.createdAt: transformed, such as zendesk:ticket:1, zendesk:ticket:2
            1,200 tickets createdAt: dropped, such as zendesk:ticket:1
        The push
          calls: 9,000
          to send: 12.3 MB
          time at the given rate: about 28 min 20 s
          mails the target would send: 2
        Before the push, at the target
          - Switch off "New ticket" <mails>

        """)
  }

  @Test("The HTML form says the same, as text")
  func html() {
    let page = PlanReport.html(plan, title: "acme.plan", facts: [("To", HTML.address("https://x.example/?key=s"))])
    for text in [
      "<td class=\"figure\">1,200</td>", "status &lt;Odd&gt; is not mapped", "X does not accept created_at",
      "message:*.createdAt", "Switch off &quot;New ticket&quot; &lt;mails&gt;", "https://x.example/?…",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("key=s"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("http://") && !page.contains("src="))
  }

  @Test("An empty plan says that there are no losses")
  func empty() {
    #expect(PlanReport.text(PlanSummary()).contains("Losses: none\n"))
  }
}
