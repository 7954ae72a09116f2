import DeskKit
import Desks
import HTTP
import JSONText
import Testing

@Suite("Freshdesk sandbox") struct FreshdeskSandboxTests {
  private func error(_ body: JSONValue, _ field: String) -> JSONValue? {
    body["errors"]?.array?.first { $0["field"]?.string == field }
  }

  @Test func wantsTheKeyAsUser() async throws {
    let client = SandboxClient()
    let bare = await client.sandbox.handle(HTTPCall("GET", "/api/v2/tickets"))
    #expect(bare.status == 401)
    #expect(String(decoding: bare.body, as: UTF8.self).contains("invalid_credentials"))
    #expect(try await client.json("GET", "/tickets").status == 200)
  }

  @Test func refusesAsDocumented() async throws {
    let client = SandboxClient()
    let made = try await client.json("POST", "/tickets", ["subject": "x", "description": "y"])
    #expect(made.status == 400)
    #expect(made.body["description"]?.string == "Validation failed")
    #expect(error(made.body, "requester_id")?["code"]?.string == "missing_field")
    let wrong = try await client.json(
      "POST", "/tickets",
      [
        "email": "a@b.example", "subject": "x", "description": "y", "created_at": "2020-01-01T00:00:00Z",
        "colour": "red", "status": 99, "priority": "1", "type": "Nope", "custom_fields": ["cf_none": 1],
      ])
    #expect(wrong.status == 400)
    #expect(error(wrong.body, "created_at")?["code"]?.string == "invalid_field")
    #expect(error(wrong.body, "colour")?["code"]?.string == "invalid_field")
    #expect(error(wrong.body, "custom_fields.cf_none")?["code"]?.string == "invalid_field")
    #expect(error(wrong.body, "priority")?["code"]?.string == "datatype_mismatch")
    #expect(error(wrong.body, "type")?["code"]?.string == "invalid_value")
    // The wording recorded from a real account.
    #expect(error(wrong.body, "status")?["message"]?.string == "It should be one of these values: '2,3,4,5,6,7,8,9'")
    #expect(try await client.state()["tickets"]?.array?.isEmpty == true)
    let empty = try await client.json("POST", "/tickets", ["email": "a@b.example", "subject": ""])
    #expect(error(empty.body, "subject")?["code"]?.string == "missing_field")
    #expect(error(empty.body, "description")?["code"]?.string == "missing_field")
    let torn = try await client.send(
      HTTPCall("POST", "/api/v2/tickets", body: .bytes(Array("{".utf8), type: "application/json")))
    #expect(String(decoding: torn.body, as: UTF8.self).contains("invalid_json"))
  }

  @Test func choicesOfFieldsAreEnforced() async throws {
    let client = SandboxClient()
    func made(_ fields: JSONValue) async throws -> (status: Int, body: JSONValue, reply: HTTPReply) {
      try await client.json(
        "POST", "/tickets",
        ["email": "a@b.example", "subject": "x", "description": "y", "custom_fields": fields])
    }
    let dropdown = try await made(["cf_region": "Moon"])
    #expect(
      error(dropdown.body, "custom_fields.cf_region")?["message"]?.string
        == "It should be one of these values: 'EMEA,Americas,APAC'")
    #expect(try await made(["cf_renewal": "2024-02-30"]).status == 400)
    #expect(try await made(["cf_order_number": "twelve"]).status == 400)
    let long = JSONValue.string(String(repeating: "x", count: 256))
    #expect(try await made(["cf_source_ticket_id": long]).status == 400)
    let good = try await made([
      "cf_region": "APAC", "cf_vip": true, "cf_amount": .number("1.50"), "cf_renewal": "2024-02-29",
    ])
    #expect(good.status == 201)
    #expect(good.body["custom_fields"]?["cf_region"]?.string == "APAC")
    #expect(good.body["custom_fields"]?["cf_details"]?.isNull == true)
  }

  @Test func fieldsRequiredForClosureAreEnforced() async throws {
    var configuration = Freshdesk.SandboxConfiguration()
    configuration.fields.append(.init("cf_cause", "Cause", "custom_text", requiredForClosure: true))
    let client = SandboxClient(configuration)
    let id = try await client.ticket()
    let closed = try await client.json("PUT", "/tickets/\(id)", ["status": 5])
    #expect(error(closed.body, "custom_fields.cf_cause")?["code"]?.string == "missing_field")
    #expect(
      try await client.json("PUT", "/tickets/\(id)", ["status": 5, "custom_fields": ["cf_cause": "rust"]]).status == 200
    )
  }

  @Test func notesArePrivateUnlessTold() async throws {
    let client = SandboxClient()
    let id = try await client.ticket(["status": 4])
    let mails = try await client.state()["mails"]?.array?.count
    let note = try await client.json("POST", "/tickets/\(id)/notes", ["body": "psst"])
    #expect(note.status == 201)
    #expect(note.body["private"]?.bool == true)
    #expect(note.body["body"]?.string == "<div>psst</div>")
    #expect(try await client.json("POST", "/tickets/\(id)/notes", ["private": false]).status == 400)
    #expect(
      try await client.json("POST", "/tickets/\(id)/notes", ["body": "x", "created_at": "2020-01-01"]).status == 400)
    #expect(try await client.state()["mails"]?.array?.count == mails)
    let loud = try await client.json(
      "POST", "/tickets/\(id)/notes", ["body": "look", "notify_emails": ["boss@customer.example"]])
    #expect(loud.status == 201)
    let reply = try await client.json("POST", "/tickets/\(id)/reply", ["body": "Dear Ada"])
    #expect(reply.status == 201)
    let sent = try await client.state()["mails"]?.array?.map { $0["to"]?.string ?? "" } ?? []
    #expect(sent.suffix(2) == ["boss@customer.example", "ada.lind@customer.example"])
    // An incoming note reopens.
    let contact = try #require(try await client.state()["contacts"]?.array?.first?["id"]?.int)
    _ = try await client.json(
      "POST", "/tickets/\(id)/notes",
      ["body": "again", "private": false, "incoming": true, "user_id": .number(contact)])
    #expect(try await client.json("GET", "/tickets/\(id)").body["status"]?.int == 2)
  }

  @Test func aTicketHoldsTwentyMegabytes() async throws {
    var configuration = Freshdesk.SandboxConfiguration()
    configuration.attachmentBytesPerTicket = 2 * 1_048_576
    let client = SandboxClient(configuration)
    func file(_ bytes: Int) -> HTTPCall.FormPart {
      .init(
        name: "attachments[]", fileName: "größe \"1\".bin", type: "application/octet-stream",
        content: .bytes([UInt8](repeating: 9, count: bytes)))
    }
    func text(_ name: String, _ value: String) -> HTTPCall.FormPart {
      .init(name: name, content: .bytes(Array(value.utf8)))
    }
    let made = try await client.form(
      "/tickets",
      [
        text("email", "ada.lind@customer.example"), text("subject", "x"), text("description", "y"),
        text("status", "3"), text("tags[]", "a"), text("tags[]", "b"),
        text("custom_fields[cf_region]", "EMEA"), file(1_048_576),
      ])
    #expect(made.status == 201, "\(made.body.text)")
    #expect(made.body["status"]?.int == 3)
    #expect(made.body["tags"] == ["a", "b"])
    #expect(
      made.body["attachments"]?.array?.first?["name"]?.string == "größe %221%22.bin"
        || made.body["attachments"]?.array?.first?["name"]?.string == "größe \"1\".bin")
    let id = try #require(made.body["id"]?.int)
    let over = try await client.form("/tickets/\(id)/notes", [text("body", "n"), file(1_048_577)])
    #expect(over.status == 400)
    #expect(error(over.body, "attachments") != nil)
    #expect(try await client.form("/tickets/\(id)/notes", [text("body", "n"), file(1_048_576)]).status == 201)
    let url = try #require(made.body["attachments"]?.array?.first?["attachment_url"]?.string)
    let bytes = await client.sandbox.handle(HTTPCall("GET", url))
    #expect(bytes.status == 200)
    #expect(bytes.body.count == 1_048_576)
    client.clock.advance(3600)
    #expect(await client.sandbox.handle(HTTPCall("GET", url)).status == 403)
    let held = try await client.state()["tickets"]?.array?.first?["attachments"]?.array?.first
    #expect(held?["sha256"]?.string == Checksum.sha256(bytes.body))
  }

  @Test func rateLimitsCountByTheMinute() async throws {
    let client = SandboxClient(perMinute: 20)
    let first = try await client.json("GET", "/agents")
    #expect(first.reply.header("X-RateLimit-Total") == "20")
    #expect(first.reply.header("x-ratelimit-remaining") == "19")
    client.clock.advance(40)
    // Eight creates a minute of twenty calls.
    for _ in 0..<8 { _ = try await client.ticket() }
    let ninth = try await client.json(
      "POST", "/tickets", ["email": "a@b.example", "subject": "x", "description": "y"])
    #expect(ninth.status == 429)
    #expect(ninth.reply.header("Retry-After") == "20")
    // Refused calls of other kinds count as well; other kinds still pass.
    #expect(try await client.json("GET", "/nothing").status == 404)
    client.clock.advance(20)
    #expect(try await client.json("GET", "/agents").status == 200)
    _ = try await client.ticket()
  }

  @Test func listsHaveWindowsPagesAndOrder() async throws {
    let client = SandboxClient()
    let old = try await client.ticket()
    client.clock.advance(31 * 86_400)
    for _ in 0..<4 {
      client.clock.advance(1)
      _ = try await client.ticket()
    }
    let recent = try await client.json("GET", "/tickets?per_page=3")
    #expect(recent.body.array?.compactMap { $0["id"]?.int } == [old + 4, old + 3, old + 2])
    #expect(recent.body.array?.first?["description"] == nil)
    let next = try #require(recent.reply.header("link"))
    #expect(next.contains("page=2") && next.contains("rel=\"next\""))
    let second = try await client.json("GET", "/tickets?per_page=3&page=2")
    #expect(second.body.array?.count == 1)
    #expect(second.reply.header("link") == nil)
    let all = try await client.json(
      "GET", "/tickets?updated_since=2015-01-01T00:00:00Z&order_by=created_at&order_type=asc&include=description,stats")
    #expect(all.body.array?.first?["id"]?.int == old)
    #expect(all.body.array?.first?["description_text"]?.string == "Where is it?")
    #expect(all.body.array?.first?["stats"]?["status_updated_at"]?.string != nil)
    #expect(try await client.json("GET", "/tickets?per_page=101").status == 400)
    #expect(try await client.json("GET", "/tickets?page=301").status == 400)
    #expect(try await client.json("GET", "/tickets?colour=red").status == 400)
    let company = try await client.json("GET", "/tickets?company_id=12")
    #expect(
      error(company.body, "company_id")?["message"]?.string == "There is no company matching the given company_id")
  }

  @Test func searchLagsBehind() async throws {
    let client = SandboxClient()
    let id = try await client.ticket(["custom_fields": ["cf_source_ticket_id": "acme/zendesk:ticket:1"]])
    let query = "/search/tickets?query=%22cf_source_ticket_id:%27acme/zendesk:ticket:1%27%20AND%20status:2%22"
    #expect(try await client.json("GET", query).body["total"]?.int == 0)
    client.clock.advance(121)
    let found = try await client.json("GET", query)
    #expect(found.body["total"]?.int == 1)
    #expect(found.body["results"]?.array?.first?["id"]?.int == id)
    #expect(try await client.json("GET", "/search/tickets?query=%22nonsense:1%22").status == 400)
    let status = try await client.json("GET", "/search/tickets?query=%22status:77%22")
    #expect(error(status.body, "status")?["code"]?.string == "invalid_value")
  }

  @Test func contactsAreUnique() async throws {
    let client = SandboxClient()
    let ada = try await client.json(
      "POST", "/contacts", ["name": "Ada Lind", "email": "Ada.Lind@customer.example", "other_emails": ["al@x.example"]])
    #expect(ada.status == 201)
    #expect(ada.body["email"]?.string == "ada.lind@customer.example")
    let again = try await client.json("POST", "/contacts", ["name": "A", "email": "al@x.example"])
    #expect(again.status == 409)
    #expect(again.body["errors"]?.array?.first?["additional_info"]?["user_id"] == ada.body["id"])
    #expect(again.body["errors"]?.array?.first?["code"]?.string == "duplicate_value")
    #expect(try await client.json("POST", "/contacts", ["name": "Nobody"]).status == 400)
    #expect(try await client.json("POST", "/contacts", ["email": "x@y.example"]).status == 400)
    let id = try #require(ada.body["id"]?.int)
    #expect(try await client.json("DELETE", "/contacts/\(id)").status == 204)
    #expect(try await client.json("PUT", "/contacts/\(id)", ["name": "B"]).status == 405)
    let company = try await client.json("POST", "/companies", ["name": "Northwind", "domains": ["nw.example"]])
    #expect(company.status == 201)
    #expect(try await client.json("POST", "/companies", ["name": "northwind"]).status == 409)
  }

  @Test func trashedTicketsCannotBeChanged() async throws {
    let client = SandboxClient()
    let id = try await client.ticket()
    #expect(try await client.json("DELETE", "/tickets/\(id)").status == 204)
    #expect(try await client.json("PUT", "/tickets/\(id)", ["status": 3]).status == 405)
    #expect(try await client.json("GET", "/tickets/\(id)").body["deleted"]?.bool == true)
    #expect(try await client.json("GET", "/tickets").body.array?.isEmpty == true)
    #expect(try await client.json("GET", "/tickets?filter=deleted").body.array?.count == 1)
    #expect(try await client.json("DELETE", "/tickets/\(id)").status == 404)
    #expect(try await client.json("GET", "/tickets/999").status == 404)
    #expect(try await client.json("PATCH", "/tickets/\(id)").status == 405)
    #expect(try await client.json("PUT", "/tickets/\(id)/restore").status == 204)
    #expect(try await client.json("PUT", "/tickets/\(id)", ["status": 3]).status == 200)
  }

  @Test func mailsAreCounted() async throws {
    let client = SandboxClient()
    let agent = try #require(try await client.json("GET", "/agents").body.array?.last?["id"]?.int)
    let id = try await client.ticket(["cc_emails": ["bo@customer.example"], "responder_id": .number(agent)])
    _ = try await client.json("PUT", "/tickets/\(id)", ["status": 5])
    let why = try await client.state()["mails"]?.array?.compactMap { $0["why"]?.string }
    #expect(why == ["new ticket", "new ticket, copied", "ticket assigned", "ticket closed"])
  }
}
