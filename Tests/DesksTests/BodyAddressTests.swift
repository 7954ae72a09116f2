import DeskKit
import Testing
import TicketModel

@testable import Desks

@Suite("Addresses in bodies") struct BodyAddressTests {
  @Test(arguments: [
    ("<a href=\"https://a.example/1?x=1&amp;y=2\">x</a>", ["https://a.example/1?x=1&y=2"]),
    ("<img alt='a > b' SRC='https://a.example/p.png'/>", ["https://a.example/p.png"]),
    ("<img src=https://a.example/p.png>", ["https://a.example/p.png"]),
    ("see (https://a.example/1), &lt;https://a.example/2&gt;", ["https://a.example/1", "https://a.example/2"]),
    ("1 < 2 https://a.example/3", ["https://a.example/3"]),
    ("<a title='href=\"https://a.example/no\"'>", []), ("<a href='https://a.example/torn", ["https://a.example/torn"]),
    ("no address", []), ("<a data-href=\"https://a.example/1\">", []),
  ])
  func allAreFound(_ html: String, _ expected: [String]) {
    #expect(BodyAddresses.all(html) == expected)
  }

  @Test func onlyTheWholeValueIsRewritten() {
    let html = "<a href='https://a.example/1'>https://a.example/1</a><a href=https://a.example/12>b</a>"
    let new = BodyAddresses.rewritten(html) { $0.hasSuffix("/1") ? "https://b.example/?a=\"&b" : nil }
    #expect(
      new == "<a href='https://b.example/?a=&quot;&amp;b'>https://a.example/1</a><a href=https://a.example/12>b</a>")
    #expect(
      BodyAddresses.rewritten(html) { $0.hasSuffix("/12") ? "x" : nil }
        == "<a href='https://a.example/1'>https://a.example/1</a><a href=\"x\">b</a>")
    #expect(BodyAddresses.rewritten(html) { _ in nil } == html)
  }

  @Test func bareAddressesBecomeLinksOutsideOfLinks() {
    let html = "<p>https://a.example/1. <a href='#'>https://a.example/1</a></p>"
    #expect(
      BodyAddresses.linked(html) { _ in true }
        == "<p><a href=\"https://a.example/1\">https://a.example/1</a>. <a href='#'>https://a.example/1</a></p>")
    #expect(Freshdesk.words(BodyAddresses.linked(html) { _ in true }) == Freshdesk.words(html))
  }

  @Test func noBodyIsSlow() {
    let hostile = String(repeating: "<a href=\"", count: 50_000) + String(repeating: "http://", count: 50_000)
    let clock = ContinuousClock()
    let took = clock.measure { _ = BodyAddresses.linked(hostile) { _ in true } }
    #expect(took < .seconds(10))
  }

  @Test(arguments: [
    ("https://acme.zendesk.com/agent/tickets/12", "zendesk:ticket:12"),
    ("HTTPS://ACME.zendesk.com/agent/tickets/12/?x#y", "zendesk:ticket:12"),
    ("https://acme.zendesk.com/hc/requests/12", "zendesk:ticket:12"),
    ("https://acme.zendesk.com/hc/en-us/requests/12", "zendesk:ticket:12"),
    ("https://acme.zendesk.com/api/v2/tickets/12.json", "zendesk:ticket:12"),
    ("https://help.acme.example/agent/tickets/7", "zendesk:ticket:7"),
    ("https://other.zendesk.com/agent/tickets/12", nil), ("https://acme.zendesk.com/agent/tickets/12x", nil),
    ("https://acme.zendesk.com/agent/users/12", nil), ("mailto:a@acme.zendesk.com", nil),
  ])
  func ticketsAreKnownByTheirAddresses(_ address: String, _ key: String?) {
    let addresses = TicketAddresses(card: Zendesk.card, account: "Acme")
      .including("https://help.acme.example/api/v2/tickets/1.json")
    #expect(addresses.ticket(address) == key)
  }

  @Test func requestTrackerAnnouncesWhatItCannotRewrite() {
    var mapped = RequestTrackerCompileTests.mapped("open")
    mapped.addresses = TicketAddresses(card: Zendesk.card, account: "acme")
    var message = Message(
      key: "zendesk:message:2", id: "2", visibility: .public, kind: .reply,
      body: MessageBody(
        html: "<img src='https://acme.zendesk.com/attachments/token/x'> https://acme.zendesk.com/agent/tickets/13"))
    var picture = TicketFile(key: "zendesk:attachment:2", id: "2", name: "p.png")
    picture.appearsAs = ["https://acme.zendesk.com/attachments/token/x"]
    var unseen = TicketFile(key: "zendesk:attachment:3", id: "3", name: "q.png")
    unseen.appearsAs = ["https://acme.zendesk.com/attachments/token/y"]
    message.attachments = [picture, unseen]
    mapped.ticket.messages = [message]
    mapped.visibility[message.key] = .public
    let script = RequestTrackerCompileTests.writer().compile(mapped)
    let path = "message:zendesk:message:2."
    let lost = script.losses.filter { $0.reason.contains("old address") }.map(\.path)
    #expect(lost == [path + "inline:zendesk:attachment:2", path + "link:zendesk:ticket:13"])
    #expect(script.intended[path + "link:zendesk:ticket:13"] == "zendesk:ticket:13")
    #expect(!script.steps.contains { $0.kind == .link })
  }
}
