import DeskKit
import Testing
import TicketModel

@Suite("Pictures of a message") struct ShownFileTests {
  @Test("A file is shown where an image has its address, its content id, or an address that the desk knows for it")
  func ties() {
    var message = Message(
      key: "x:message:1", id: "1", visibility: .public, kind: .reply,
      body: MessageBody(
        html: """
          <a href="https://x.example/f/3">three</a> <IMG alt="a > b" src='https://x.example/f/1?a=1&amp;b=2'>
          <img src="cid:part2@x"><img src="https://x.example/view/4"><img src="https://elsewhere.example/logo.png">
          """))
    message.attachments = (1...4).map { number in
      var file = TicketFile(key: "x:attachment:\(number)", id: "\(number)")
      file.url = number == 1 ? "https://x.example/f/1?a=1&b=2" : "https://x.example/f/\(number)"
      file.contentID = number == 2 ? "part2@x" : nil
      return file
    }
    message.tieImages { address, file in address.hasSuffix("/view/\(file.id ?? "")") }
    #expect(message.attachments.map(\.inline) == [true, true, false, true])
    #expect(
      message.attachments.map(\.appearsAs)
        == [["https://x.example/f/1?a=1&b=2"], ["cid:part2@x"], [], ["https://x.example/view/4"]])
    let once = message.attachments
    message.tieImages { address, file in address.hasSuffix("/view/\(file.id ?? "")") }
    #expect(message.attachments == once)
  }
}
