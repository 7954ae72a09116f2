import DeskKit
import JSONText
import TicketModel

/// What agents discuss with others beside a ticket (`/api/v2/tickets/{id}/side_conversations`, and `…/{id}/events` of
/// each): the list says what each is about, its events hold the messages. The requester sees none of them.
enum ZendeskSideConversations {
  /// Nil where it does not say its ticket.
  static func part(_ source: JSONObject) -> Ticket? {
    guard let ticket = source["ticket_id"]?.idText, let id = source["id"]?.idText else { return nil }
    return part(of: ticket, id, subject: source.text("subject"), [])
  }

  /// A message; nil for any other event, and for one that does not say where it belongs.
  static func part(event source: JSONObject) -> (Ticket, LeafCount)? {
    guard let ticket = source["ticket_id"]?.idText, let conversation = source["side_conversation_id"]?.idText,
      let id = source["id"]?.idText, let said = source["message"]?.object
    else { return nil }
    var event = SourceFields(source)
    for name in ["id", "ticket_id", "side_conversation_id"] { event.skip(name) }
    var fields = SourceFields(said)
    let opens = source.text("type") == "create"
    let from = fields["from"] ?? event["actor"]
    var message = Message(
      key: ZendeskRecords.key(.message, id), id: id, author: person(from), createdAt: event.time("created_at"),
      visibility: .internal, kind: opens ? .forward : .reply,
      body: MessageBody(html: fields.text("html_body"), text: fields.text("body")))
    if message.author == nil { message.authorText = from?["name"]?.string ?? from?["email"]?.string }
    message.from = from?["email"]?.string
    message.subject = fields.text("subject")
    takeRecipients(&fields, &message)
    var kept = takeFiles(&fields, &message)
    event.keep("message", .object(fields.rest))
    message.extras = event.rest
    kept += JSONValue.object(message.extras).leaves
    var count = LeafCount()
    count.kept = kept
    count.mapped = JSONValue.object(source).leaves - kept
    return (part(of: ticket, conversation, subject: opens ? message.subject : nil, [message]), count)
  }

  private static func part(of ticket: String, _ id: String, subject: String?, _ messages: [Message]) -> Ticket {
    var part = Ticket(key: ZendeskRecords.key(.ticket, ticket), id: ticket)
    var conversation: JSONObject = ["key": .string("zendesk:sideConversation:" + id)]
    conversation.put("subject", subject)
    conversation.append("messages", .array(messages.map { .object($0.json) }))
    part.sideConversations = [conversation]
    return part
  }

  private static func person(_ value: JSONValue?) -> String? {
    value?["user_id"]?.idText.map { ZendeskRecords.key(.person, $0) }
  }

  private static func takeRecipients(_ fields: inout SourceFields, _ message: inout Message) {
    let list = fields["to"]?.array ?? []
    message.to = list.compactMap(\.object).map {
      Recipient(address: $0.text("email"), name: $0.text("name"), person: person(.object($0)))
    }
    // Groups, channels of Slack and other tickets are recipients too, and say more.
    let isPlain = list.allSatisfy { item in
      item.object?.members.allSatisfy { ["user_id", "name", "email"].contains($0.0) || $0.1.leaves == 0 } ?? false
    }
    if isPlain { fields.skip("to") }
  }

  /// How many leaves of the files were kept with them.
  private static func takeFiles(_ fields: inout SourceFields, _ message: inout Message) -> Int {
    guard let list = fields["attachments"]?.array else { return 0 }
    var kept = 0
    let files = list.compactMap { item in item.object.flatMap { ZendeskComments.file($0, kept: &kept) } }
    guard files.count == list.count else { return 0 }
    message.attachments = files
    fields.skip("attachments")
    return kept
  }
}
