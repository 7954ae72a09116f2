import Formats
import JSONText

/// A ticket that was joined with its messages, taken apart again: the ticket with its description alone, and each other
/// message as the part of the ticket that it would have come as.
struct TicketPieces {
  let ticket = ByteBuffer(capacity: 1 << 12)
  private(set) var parts: [[UInt8]] = []

  init(_ json: UnsafeRawBufferPointer) throws {
    let index = JSONIndex()
    let bytes = ByteBuffer(capacity: json.count + JSONIndex.padding)
    bytes.append(json)
    let node = try index.parse(bytes.bytes)
    guard let messages = node["messages"], messages.kind == .array, let key = node["key"], let id = node["id"],
      let start = node.raw.baseAddress, let middle = messages.raw.baseAddress
    else {
      ticket.append(json)
      return
    }
    var own: [UnsafeRawBufferPointer] = []
    for message in messages.elements {
      if let kind = message["kind"], JSONNode.equal(kind.raw, "description") {
        own.append(message.raw)
      } else {
        parts.append(TicketPieces.part(key.raw, id.raw, message.raw))
      }
    }
    ticket.append(UnsafeRawBufferPointer(rebasing: node.raw[..<(middle - start)]))
    TicketPieces.write(own, to: ticket)
    ticket.append(UnsafeRawBufferPointer(rebasing: node.raw[(middle - start + messages.raw.count)...]))
  }

  private static func part(
    _ key: UnsafeRawBufferPointer, _ id: UnsafeRawBufferPointer, _ message: UnsafeRawBufferPointer
  ) -> [UInt8] {
    let out = ByteBuffer(capacity: message.count + 128)
    out.append("{\"key\":\"" as StaticString)
    out.append(key)
    out.append("\",\"id\":\"" as StaticString)
    out.append(id)
    out.append("\",\"messages\":" as StaticString)
    write([message], to: out)
    out.append(UInt8(ascii: "}"))
    return out.array
  }

  private static func write(_ messages: [UnsafeRawBufferPointer], to out: ByteBuffer) {
    out.append(UInt8(ascii: "["))
    for (at, message) in messages.enumerated() {
      if at > 0 { out.append(UInt8(ascii: ",")) }
      out.append(message)
    }
    out.append(UInt8(ascii: "]"))
  }
}
