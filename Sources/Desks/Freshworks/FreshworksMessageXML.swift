import DeskKit
import Formats
import JSONText
import TicketModel

extension Freshworks {
  /// The messages and files of ``TicketXML``.
  final class MessageXML {
    private let x: XMLWriter
    private unowned let reader: Reader
    private let slots = XMLSlots(NoteSlot.allCases.map(\.name))
    private let files = XMLSlots(FileSlot.allCases.map(\.name))
    private var sources: [(id: [UInt8], channel: [UInt8], kinds: [Message.Kind])] = []
    private var lastTime: [UInt8] = []

    init(_ x: XMLWriter, _ reader: Reader) {
      self.x = x
      self.reader = reader
    }

    private func slot(_ slot: NoteSlot) -> XMLSlots.Child? { slots[slot.rawValue] }

    // MARK: The opening

    func opening(
      _ ticket: TicketXML.Ticket, _ html: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer?,
      _ list: XMLSlots.Child?, _ slots: XMLSlots
    ) throws(Unusual) {
      x.facts.messages += 1
      x.writer.beginObject()
      x.key("key", ":message:", ticket.id, "/description", reference: false)
      x.key("author", ":person:", ticket.requester)
      if let channel = ticket.channel { x.cached("channel", channel) }
      x.writer.key("direction")
      x.plain("in")
      if !ticket.createdAt.isEmpty { ticket.createdAt.withUnsafeBytes { x.member("createdAt", $0) } }
      x.writer.key("visibility")
      x.plain("public")
      x.writer.key("kind")
      x.plain("description")
      try body(html, text)
      if !ticket.to.isEmpty {
        x.writer.key("to")
        x.writer.beginArray()
        for address in ticket.to { recipient(address) }
        x.writer.endArray()
      }
      try attachments(list, slots)
      x.writer.endObject()
      lastTime = []
    }

    private func recipient(_ address: UnsafeRawBufferPointer) {
      x.writer.beginObject()
      x.member("address", address)
      for name in ["name", "person"] as [StaticString] {
        x.writer.key(name)
        x.writer.null()
      }
      x.writer.endObject()
    }

    private func body(_ html: UnsafeRawBufferPointer?, _ text: UnsafeRawBufferPointer?) throws(Unusual) {
      // Pictures are tied to their files: the long way.
      if let html, ByteSearch.offset(of: "<img", in: html) != nil { throw Unusual() }
      x.writer.key("body")
      x.writer.beginObject()
      x.member("html", html)
      x.member("text", text)
      x.writer.endObject()
    }

    // MARK: Notes

    func notes(_ list: XMLElement) throws(Unusual) {
      for note in list.children {
        guard slots.fill(note) else { throw Unusual() }
        for name in NoteSlot.longWay {
          if let child = slot(name), child.content != .absent { throw Unusual() }
        }
        try self.note()
      }
    }

    private func note() throws(Unusual) {
      guard let id = try x.id(slot(.id), slots) else { throw Unusual() }
      let incoming = try x.flag(slot(.incoming), slots)
      let isPrivate = try x.flag(slot(.private), slots)
      if isPrivate == nil { reader.doubts.unknownVisibility += 1 }
      let html = try x.text(slot(.body_html), slots)
      let text = try x.text(slot(.body), slots)
      let source = try x.id(slot(.source), slots).map { self.source($0) }
      x.facts.messages += 1
      x.writer.beginObject()
      x.key("key", ":message:", id, reference: false)
      x.member("id", id)
      x.key("author", ":person:", try x.id(slot(.user_id), slots))
      if let source { x.cached("channel", source.channel) }
      if let incoming {
        x.writer.key("direction")
        x.plain(incoming ? "in" : "out")
      }
      try times()
      x.writer.key("visibility")
      x.plain(isPrivate.map { $0 ? "internal" : "public" } ?? "unknown")
      let isSystem = text.map { $0.starts(with: "created_by:".utf8) } ?? false
      let way = incoming.map { $0 ? 1 : 0 } ?? 2
      let kind = source?.kinds[way] ?? reader.flavour.messageKind(nil, incoming)
      x.writer.key("kind")
      x.writer.string(isSystem ? Message.Kind.system.rawValue : kind.rawValue)
      try body(html, text)
      try attachments(slot(.attachments), slots)
      try extras()
      x.writer.endObject()
    }

    /// Messages must come in the order of time; where the export has another, the long way sorts them.
    private func times() throws(Unusual) {
      guard let created = try x.time("createdAt", slot(.created_at), slots) else { throw Unusual() }
      let now = UnsafeRawBufferPointer(rebasing: x.out.bytes[created])
      guard now.count == 20, lastTime.isEmpty || lastTime.lexicographicallyPrecedes(now) else { throw Unusual() }
      lastTime = Array(now)
      _ = try x.time("updatedAt", slot(.updated_at), slots)
    }

    private func source(_ id: UnsafeRawBufferPointer) -> (channel: [UInt8], kinds: [Message.Kind]) {
      for known in sources where known.id.withUnsafeBytes({ ByteSearch.equal($0, id) }) {
        return (known.channel, known.kinds)
      }
      let text = String(decoding: id, as: UTF8.self)
      let known = reader.flavour.messageSources[text]
      let channel = JSONValue.object(Choice(id: text, label: known?.label, kind: known?.kind).json).bytes
      let kinds = [false, true, nil].map { reader.flavour.messageKind(text, $0) }
      if sources.count < 100 { sources.append((Array(id), channel, kinds)) }
      return (channel, kinds)
    }

    private func extras() throws(Unusual) {
      var isOpen = false
      for (at, child) in slots.all where child.content != .absent {
        if let name = NoteSlot(rawValue: at), try isTaken(name, child) { continue }
        try extra(child, slots, &isOpen)
      }
      if isOpen { x.writer.endObject() }
    }

    /// A deleted note says so; one that is not needs no word.
    private func isTaken(_ name: NoteSlot, _ child: XMLSlots.Child) throws(Unusual) -> Bool {
      guard name == .deleted else { return true }
      return try x.flag(child, slots) == false
    }

    private func extra(_ child: XMLSlots.Child, _ slots: XMLSlots, _ isOpen: inout Bool) throws(Unusual) {
      let before = x.out.count
      if !isOpen {
        x.writer.key("extras")
        x.writer.beginObject()
      }
      let start = x.out.count
      try x.value(child, slots, name: nil, counts: true)
      if x.out.count > start {
        isOpen = true
      } else {
        x.out.truncate(to: before)
      }
    }

    // MARK: Files

    private func attachments(_ list: XMLSlots.Child?, _ outer: XMLSlots) throws(Unusual) {
      guard let list, list.content != .absent else { return }
      guard list.content == .elements, list.mark == .array, let element = outer.element(list) else { throw Unusual() }
      x.writer.key("attachments")
      x.writer.beginArray()
      for file in element.children {
        guard files.fill(file) else { throw Unusual() }
        for name in FileSlot.longWay {
          if let child = files[name.rawValue], child.content != .absent { throw Unusual() }
        }
        try self.file()
      }
      x.writer.endArray()
    }

    private func file() throws(Unusual) {
      func slot(_ slot: FileSlot) -> XMLSlots.Child? { files[slot.rawValue] }
      guard let id = try x.id(slot(.id), files) else { throw Unusual() }
      x.facts.attachments += 1
      x.writer.beginObject()
      x.key("key", ":attachment:", id, reference: false)
      x.member("id", id)
      x.member("name", try x.text(slot(.content_file_name), files))
      x.member("mediaType", try x.text(slot(.content_content_type), files))
      if let size = slot(.content_file_size), size.content != .absent {
        let bytes = files.bytes(size)
        guard size.mark == .integer, (1...18).contains(bytes.count), bytes[0] != 48 || bytes.count == 1,
          bytes.allSatisfy({ $0 &- 48 <= 9 })
        else { throw Unusual() }
        x.writer.key("size")
        x.writer.raw(bytes)
      }
      x.writer.key("inline")
      x.writer.bool(false)
      let url = try x.text(slot(.attachment_url), files)
      x.member("url", url)
      _ = try x.time("createdAt", slot(.created_at), files)
      if let url, ByteSearch.offset(of: "xpires=", in: url) != nil,
        let end = Freshworks.expiry(of: String(decoding: url, as: UTF8.self))
      {
        x.writer.key("missing")
        x.writer.string("not in the export; its link was good until \(end)")
      }
      var isOpen = false
      for child in files.rest where child.content != .absent { try extra(child, files, &isOpen) }
      if isOpen { x.writer.endObject() }
      x.writer.endObject()
    }
  }
}
