import DeskKit
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Desks
@testable import Formats

@Suite("Jira: site backups") struct JiraBackupTests {
  private func read(_ rows: String, chunk: Int = .max, timeZone: String? = nil) throws -> CollectingSink {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<entity-engine-xml date=\"1\">\n\(rows)\n</entity-engine-xml>"
    let sink = CollectingSink()
    let read = try #require(Desk.jira.read)
    try read(MemoryInput("entities.xml", text, chunk: chunk), ReadOptions(account: "x", timeZone: timeZone), sink)
    return sink
  }

  /// Everything the tickets hold, parts merged by hand.
  private func messages(_ sink: CollectingSink) -> [Message] { sink.tickets.flatMap(\.messages) }

  @Test(
    "Comments: public, internal, or nobody said",
    arguments: [
      ("{&quot;internal&quot;:true}", Message.Visibility.internal), ("{&quot;internal&quot;:false}", .public),
      ("{&quot;internal&quot;:&quot;true&quot;}", .internal), ("{}", .unknown), ("broken", .unknown),
    ])
  func visibility(_ given: (value: String, shown: Message.Visibility)) throws {
    for name in ["propertyKey", "key"] {
      let sink = try read(
        """
        <Action id="5" issue="10" type="comment" body="b" created="2025-01-01 10:00:00.0"/>
        <EntityProperty id="1" entityName="sd.comment.property" entityId="5" \(name)="sd.public.comment" value="\(given.value)"/>
        <Issue id="10" key="A-1" summary="s"/>
        """)
      #expect(messages(sink).first?.visibility == given.shown)
    }
  }

  @Test func aValueIsTheSameAsAttributeAndAsElement() throws {
    let sink = try read(
      """
      <Issue id="1" key="A-1"><summary>s</summary><description><![CDATA[a < b
      c]]></description></Issue>
      <Issue id="2" key="A-2" summary="s" description="a &lt; b&#10;c"/>
      """, chunk: 1)
    #expect(messages(sink).map(\.body.text) == ["a < b\nc", "a < b\nc"])
    #expect(sink.tickets.map(\.subject) == ["s", "s"])
  }

  @Test func changesFindTheirIssue() throws {
    let sink = try read(
      """
      <ApplicationUser id="1" userKey="K1" lowerUserName="ada"/>
      <ChangeGroup id="7" issue="10" author="K1" created="2025-01-01 10:00:00.25"/>
      <ChangeGroup id="8" issue="10" author="K1" created="2025-01-01 11:00:00.0"/>
      <ChangeItem id="70" group="7" fieldtype="jira" field="status" oldvalue="1" oldstring="Open" newvalue="2" newstring="Open"/>
      <ChangeItem id="71" group="99" field="status" newvalue="2"/>
      <Issue id="10" key="A-1" summary="s"/>
      """, timeZone: "Europe/Oslo")
    let event = try #require(sink.tickets.flatMap(\.events).first)
    #expect(event.text("at") == "2025-01-01T09:00:00.25Z")
    #expect(event.text("actor") == "jira:person:K1")
    #expect(event["to"] == ["id": "2", "label": "Open", "scope": nil])
    // A change of no group, and a group of no change, are kept whole.
    #expect(sink.records(.other("ChangeItem")).map { $0.text("id") } == ["71"])
    #expect(sink.records(.other("ChangeGroup")).map { $0.text("id") } == ["8"])
  }

  @Test(
    "Images of wiki texts are tied to the issue's files",
    arguments: [
      ("body=\"see !shot 1.png|thumbnail! now!\"", ["shot 1.png"]), ("body=\"!shot 1.png!\"", ["shot 1.png"]),
      ("body=\"wow! shot 1.png\"", []), ("body=\"!shot 1.png\"", []), ("body=\"!other.png!\"", []), ("", []),
      (
        "body=\"!https://x.example/secure/attachment/70/x.png|width=3!\"",
        ["https://x.example/secure/attachment/70/x.png"]
      ),
      ("body=\"oh! !no.png! !!shot 1.png!!\"", ["shot 1.png"]),
    ])
  func inlineImages(_ given: (body: String, places: [String])) throws {
    for isElement in [false, true] {
      let text = given.body.isEmpty ? "" : String(given.body.dropFirst(6).dropLast())
      let comment = isElement ? "><body>\(text)</body></Action>" : " \(given.body)/>"
      let sink = try read(
        """
        <Action id="5" issue="10" type="comment"\(comment)
        <FileAttachment id="70" issue="10" filename="shot 1.png" filesize="3"/>
        <FileAttachment id="71" issue="11" filename="shot 1.png"/>
        <FileAttachment id="72" issue="12" filename="two.png"/>
        <FileAttachment id="73" issue="12" filename="two.png"/>
        <Issue id="10" key="A-1" summary="s"/>
        <Issue id="12" key="A-3" summary="s" description="!two.png!"/>
        """)
      let files = sink.tickets.flatMap(\.attachments)
      #expect(files.map(\.id) == ["70", "71", "72", "73"])
      #expect(files.map(\.inline) == [!given.places.isEmpty, false, false, false])
      #expect(files.map(\.appearsAs) == [given.places, [], [], []])
    }
  }

  @Test func secretsGoNowhere() throws {
    let sink = try read(
      """
      <Application id="1" name="crowd" credential="{PKCS5S2}SECRET1"/>
      <DirectoryAttribute directoryId="1" name="ldap.password" value="SECRET2"/>
      <GadgetUserPreference id="1" userprefkey="apiToken" userprefvalue="SECRET3"/>
      <MailServer id="1" name="m" password="SECRET4"/>
      <OAuthConsumer id="1" privateKey="SECRET5" publicKey="SECRET6" consumerKey="stays"/>
      <OAuthConsumerToken id="1" token="SECRET7" tokenSecret="SECRET8" tokenKey="SECRET9"/>
      <OSPropertyEntry id="1" propertyKey="jira.license"/>
      <OSPropertyEntry id="2" propertyKey="jira.title"/>
      <OSPropertyString id="1" value="SECRET10"/>
      <OSPropertyString id="2" value="stays too"/>
      <OSPropertyText id="3"><value>-----BEGIN RSA PRIVATE KEY-----
      SECRET11</value></OSPropertyText>
      <ProductLicense id="1"><license>SECRET12</license></ProductLicense>
      <RememberMeToken id="1" token="SECRET13" username="ada"/>
      <TrustedApplication id="1" publicKey="SECRET14"/>
      <User id="1" userName="ada" lowerUserName="ada" credential="SECRET15"/>
      <UserAttribute id="1" name="password.reset.request.token" value="SECRET16" lowerValue="SECRET17"/>
      <UserAttribute id="2" name="requiresPasswordChange" value="false"/>
      """)
    for record in sink.records { #expect(!JSONValue.object(record.json).text.contains("SECRET")) }
    #expect(sink.leaves["entities.xml"]?.dropped["secret"] == 17)
    let told = sink.records.map { JSONValue.object($0.json).text }.joined()
    #expect(told.contains("stays too") && told.contains("\"consumerKey\":\"stays\""))
    #expect(told.contains("requiresPasswordChange"))
  }

  @Test("A user name that was another's, whose key it still is, is the one who has it now")
  func renamedUsers() throws {
    let sink = try read(
      """
      <ApplicationUser id="1" userKey="bob" lowerUserName="robert"/>
      <ApplicationUser id="2" userKey="JIRAUSER200" lowerUserName="bob"/>
      <Issue id="10" key="A-1" summary="s" reporter="bob"/>
      <Membership id="1" membershipType="GROUP_USER" parentName="staff" lowerChildName="bob"/>
      <User id="1" userName="robert" lowerUserName="robert" displayName="Robert" emailAddress="robert@example.com"/>
      <User id="2" userName="bob" lowerUserName="bob" displayName="Bob New" emailAddress="bob@example.com"/>
      """)
    let people = sink.records(.people).map(Person.init(json:)).filter { $0.name != nil }
    #expect(people.map { "\($0.id) \($0.name ?? "")" }.sorted() == ["JIRAUSER200 Bob New", "bob Robert"])
    #expect(sink.records(.groups).first?["members"] == ["jira:person:JIRAUSER200"])
    #expect(sink.tickets.first?.requester == "jira:person:bob", "issues name keys")
  }

  @Test("Secrets of tables that are not known by name, and in a value beside their name")
  func secretsElsewhere() throws {
    let sink = try read(
      """
      <Webhook id="1" url="https://hook.example/x?a=1&amp;token=SECRET1" name="w"/>
      <Webhook id="2" url="https://hook.example/stays?page=2"/>
      <Webhook id="3" parameters="{&quot;to&quot;:&quot;https://ada:SECRET2@x.example/&quot;}"/>
      <Webhook id="4" url="https://hook.example/stays?key=AB-1"/>
      <AppSetting id="1" data="{&quot;a&quot;:1,&quot;auth&quot;:{&quot;apiToken&quot;: &quot;SECRET7&quot;}}"/>
      <AppSetting id="2" data="{&quot;in&quot;:&quot;{\\&quot;client_secret\\&quot;:\\&quot;SECRET8\\&quot;}&quot;}"/>
      <AppSetting id="3" data="{&quot;tokenType&quot;:&quot;stays&quot;,&quot;password&quot;:&quot;&quot;,&quot;token&quot;:7}"/>
      <OSPropertyEntry id="7" propertyKey="com.atlassian.oauth.consumer.ConsumerService:host.__HOST_SERVICE__"/>
      <OSPropertyText id="7" value="SECRET3"/>
      <IdentityToken id="4" secretKey="SECRET4" tokenType="stays"/>
      <UserAttribute id="9" attributeName="password.reset.request.token" attributeValue="SECRET5"/>
      <UserAttribute id="10" attributeName="requiresPasswordChange" attributeValue="false"/>
      <NewTable id="1"><settingKey>api-key</settingKey><settingValue>SECRET6</settingValue></NewTable>
      <NewTable id="2" settingKey="colour" settingValue="stays"/>
      <Action id="5" issue="10" type="comment" body="stays: https://x.example/?token=abc"/>
      <Issue id="10" key="A-1" summary="stays" description="https://x.example/?token=abc"/>
      """)
    let told = sink.records.map { JSONValue.object($0.json).text }.joined()
    for number in 1...8 { #expect(!told.contains("SECRET\(number)")) }
    #expect(sink.leaves["entities.xml"]?.dropped["secret"] == 8)
    for kept in [
      #"{\"tokenType\":\"stays\",\"password\":\"\",\"token\":7}"#, "stays?page=2", "stays?key=AB-1",
      "\"tokenType\":\"stays\"",
      "\"settingValue\":\"stays\"",
    ] {
      #expect(told.contains(kept))
    }
    #expect(messages(sink).compactMap(\.body.text).count { $0.contains("?token=abc") } == 2)
  }

  @Test("Switches of Java in the comment above the tables hide nothing", arguments: [1, 7, Int.max])
  func dashesInTheHead(_ chunk: Int) throws {
    let text =
      "<?xml version=\"1.0\"?>\n<!-- JVM Input Arguments : -Xmx1g --add-opens=a ---b\n-- --->\n<!---->"
      + "<entity-engine-xml><Issue id=\"1\" key=\"A-1\" summary=\"a -- b\"/>"
      + "<OSPropertyEntry id=\"3\" propertyKey=\"org.apache.shindig.common.crypto.BlobCrypter:key\"/>"
      + "<OSPropertyString id=\"3\" value=\"hDNhHaaj\"/></entity-engine-xml>"
    let sink = CollectingSink()
    let read = try #require(Desk.jira.read)
    try read(MemoryInput("entities.xml", text, chunk: chunk), ReadOptions(account: "x"), sink)
    #expect(sink.tickets.map(\.subject) == ["a -- b"])
    #expect(sink.codes().contains("controlCharacters") && !sink.codes().contains("tornFile"))
    #expect(!sink.records.contains { JSONValue.object($0.json).bytes.contains(Array("hDNhHaaj".utf8)) })
  }

  @Test("A key that somebody pasted into a ticket is part of what they wrote")
  func pastedKeysStay() throws {
    let key = "-----BEGIN RSA PRIVATE KEY----- abc -----END RSA PRIVATE KEY-----"
    let sink = try read(
      """
      <Action id="5" issue="10" type="comment" body="is it this? \(key)"/>
      <ChangeGroup id="7" issue="10"/>
      <ChangeItem id="70" group="7" field="description" oldstring="{PKCS5S2}abc" newstring="\(key)"/>
      <CustomField id="9" name="Key" customfieldtypekey="x:textarea"/>
      <CustomFieldValue id="1" issue="10" customfield="9" textvalue="\(key)"/>
      <Issue id="10" key="A-1" summary="{CRYPT} in the log" description="{SSHA} is what it says"/>
      """)
    #expect(sink.tickets.compactMap(\.subject) == ["{CRYPT} in the log"])
    #expect(messages(sink).map(\.body.text) == ["{SSHA} is what it says", "is it this? \(key)"])
    #expect(sink.tickets.compactMap { $0.fields["customfield_9"] } == [.string(key)])
    #expect(sink.tickets.flatMap(\.events).map { $0["to"] } == [.string(key)])
    #expect(sink.leaves["entities.xml"]?.dropped["secret"] == nil)
  }

  @Test func secretsOfApps() throws {
    let objects = """
      <backup xmlns="http://www.atlassian.com/ao"><data tableName="AO_1_SETTING"><column name="ID"/><column name="KEY"/>
      <column name="VALUE"/><column name="HOOK_URL"/>
      <row><integer>1</integer><string>client_secret</string><string>SECRET1</string><string>x</string></row>
      <row><integer>2</integer><string>colour</string><string>stays</string>
      <string>https://x.example/?access_token=SECRET2</string></row></data>
      <data tableName="AO_2_KEYS"><column name="ID"/><column name="SECRET_KEY"/><row><integer>1</integer>
      <string>SECRET3</string></row></data></backup>
      """
    let sink = CollectingSink()
    let read = try #require(Desk.jira.read)
    try read(
      MemoryInput([
        ("activeobjects.xml", nil, Array(objects.utf8)), ("entities.xml", nil, Array("<entity-engine-xml/>".utf8)),
      ]), ReadOptions(), sink)
    let told = sink.records.map { JSONValue.object($0.json).text }.joined()
    #expect(!told.contains("SECRET1") && !told.contains("SECRET2") && !told.contains("SECRET3"))
    #expect(told.contains("client_secret") && told.contains("stays"))
    #expect(sink.leaves["activeobjects.xml"]?.dropped["secret"] == 3)
  }

  @Test("Columns as attributes and as child elements are the same to the first pass")
  func columnsAsElements() throws {
    let tables: [(name: String, columns: [(String, String)])] = [
      ("ChangeGroup", [("id", "7"), ("issue", "10"), ("author", "K1"), ("created", "2025-01-01 10:00:00.25")]),
      ("ChangeItem", [("id", "70"), ("group", "7"), ("field", "status"), ("oldvalue", "1"), ("newvalue", "2")]),
      ("Action", [("id", "5"), ("issue", "10"), ("type", "comment"), ("body", "see !shot.png!")]),
      ("CustomField", [("id", "9"), ("name", "F"), ("customfieldtypekey", "x:textfield")]),
      ("CustomFieldValue", [("id", "1"), ("issue", "10"), ("customfield", "9"), ("stringvalue", "a")]),
      ("CustomFieldValue", [("id", "2"), ("issue", "10"), ("customfield", "9"), ("stringvalue", "b")]),
      (
        "EntityProperty",
        [
          ("id", "1"), ("entityName", "sd.comment.property"), ("entityId", "5"), ("propertyKey", "sd.public.comment"),
          ("value", "{&quot;internal&quot;:true}"),
        ]
      ), ("FileAttachment", [("id", "70"), ("issue", "10"), ("filename", "shot.png")]),
      ("Issue", [("id", "10"), ("key", "A-1"), ("summary", "s"), ("description", "!shot.png!")]),
    ]
    let asAttributes = tables.map { table in
      "<\(table.name) " + table.columns.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: " ") + "/>"
    }
    let asElements = tables.map { table in
      "<\(table.name)>" + table.columns.map { "<\($0.0)>\($0.1)</\($0.0)>" }.joined() + "</\(table.name)>"
    }
    let given = try read(asAttributes.joined(separator: "\n"))
    let sink = try read(asElements.joined(separator: "\n"), chunk: 1)
    #expect(messages(sink).first { $0.id == "5" }?.visibility == .internal)
    #expect(sink.tickets.flatMap(\.events).first?.text("at") == "2025-01-01T10:00:00.25Z")
    #expect(sink.tickets.flatMap(\.attachments).map(\.inline) == [true])
    #expect(sink.tickets == given.tickets)
    #expect(sink.records(.other("ChangeGroup")) == given.records(.other("ChangeGroup")))
    #expect(sink.leaves["entities.xml"]?.total == given.leaves["entities.xml"]?.total)
  }

  @Test func charactersThatXMLForbidsBecomeSpaces() throws {
    for chunk in [1, 2, 3, Int.max] {
      let sink = try read(
        "<Issue id=\"1\" key=\"A-1\" summary=\"a\u{8}b&#8;c&#x0B;d&amp;#8;&#x1F600;\"/>", chunk: chunk)
      #expect(sink.tickets.first?.subject == "a b c d&#8;😀")
      #expect(sink.codes().contains("controlCharacters"))
      #expect(!sink.codes().contains("tornFile"))
    }
  }

  @Test func aTornBackupGivesWhatWasWhole() throws {
    let whole = "<Issue id=\"1\" key=\"A-1\" summary=\"s\"/>\n<Issue id=\"2\" key=\"A-2\" summary=\"\u{E9}"
    let text = Array("<entity-engine-xml>\n\(whole)".utf8)
    for cut in 0..<text.count {
      let sink = CollectingSink()
      let read = try #require(Desk.jira.read)
      try read(MemoryInput([("entities.xml", nil, Array(text[..<cut]))]), ReadOptions(), sink)
      #expect(sink.tickets.count <= 1)
      if cut > 20 { #expect(sink.codes().contains("tornFile"), "cut at \(cut)") }
    }
  }

  @Test func aTableLargerThanItsPagesComesBackFromDisk() throws {
    let table = SpillTable(width: 8, name: "test", pagesInMemory: 2, pageBytes: 64)
    for key in 0..<1000 {
      #expect(try table.update(key * 7) { $0[$0.startIndex] = UInt8(truncatingIfNeeded: key) })
    }
    for key in (0..<1000).reversed() { #expect(try table[key * 7][0] == UInt8(truncatingIfNeeded: key)) }
    #expect(try table[3] == [UInt8](repeating: 0, count: 8))
    #expect(try table[-1] == [UInt8](repeating: 0, count: 8))
    #expect(try table.update(Int.max) { _ in } == false)
  }
}
