import DeskKit
import Formats
import JSONText

/// The common case of a merge, done on bytes: one ticket, and parts that bring messages with keys of their own.
///
/// The result is what ``RecordMerge`` would make of it, byte for byte (a test compares the two); whatever is not that
/// plain is left to it. Made once and reused; not Sendable.
final class TicketSplice {
  private struct Entry {
    var json: UnsafeRawBufferPointer
    var opens: Bool
    var createdAt: UnsafeRawBufferPointer?
    var id: UnsafeRawBufferPointer
    var key: UnsafeRawBufferPointer
  }

  private let index = JSONIndex()
  private let out = ByteBuffer(capacity: 1 << 14)
  private let scanner: FactScanner
  private var entries: [Entry] = []
  private var hashes: [UInt64] = []
  /// Of the keys and addresses of files: what stands twice might have to be listed once.
  private var files: [UInt64] = []
  /// Members of a ticket in the order the model writes them.
  private static let order = RecordShape.ticket.memberOrder.map { Array($0.utf8) }

  /// `facts` are filled with those of each ticket that ``line(of:)`` makes.
  init(facts: RecordFacts) { scanner = FactScanner(facts: facts) }

  /// The one line of the group, valid until the next call, or nil where it takes a real merge.
  func line(of group: RecordGroup) -> UnsafeRawBufferPointer? {
    guard let whole = group.places.firstIndex(where: { !$0.partial }),
      group.places.count(where: { !$0.partial }) == 1, let array = group.nodes(index)
    else { return nil }
    if group.places.count == 1 {
      guard let ticket = array.elements.first(where: { _ in true }), ticket.kind == .object else { return nil }
      scanner.ticket(ticket)
      return group.json(group.places[0])
    }
    var ticket: JSONNode?
    for (at, node) in array.elements.enumerated() where at == whole { ticket = node }
    guard let ticket, ticket.kind == .object, let messages = messages(of: ticket), let key = ticket["key"],
      let id = ticket["id"]
    else { return nil }
    entries.removeAll(keepingCapacity: true)
    files.removeAll(keepingCapacity: true)
    guard collect(messages) else { return nil }
    for (at, part) in array.elements.enumerated() where at != whole {
      guard collect(part: part, key, id) else { return nil }
    }
    guard areDistinct() else { return nil }
    entries.sort(by: TicketSplice.precedes)
    write(ticket, messages)
    count(array, whole, ticket)
    return out.bytes
  }

  /// The messages of a ticket that is written as the model writes it, and has no files of its own: those might have to
  /// move to a message.
  private func messages(of ticket: JSONNode) -> JSONNode? {
    var place = 0
    var messages: JSONNode?
    for (name, value) in ticket.members {
      while place < TicketSplice.order.count, !TicketSplice.equal(name, TicketSplice.order[place]) { place += 1 }
      guard place < TicketSplice.order.count else { return nil }
      place += 1
      if JSONNode.equal(name, "messages") {
        guard value.kind == .array else { return nil }
        messages = value
      } else if JSONNode.equal(name, "attachments"),
        value.kind != .array || value.elements.contains(where: { _ in true })
      {
        return nil
      }
    }
    return messages
  }

  private static func equal(_ name: UnsafeRawBufferPointer, _ known: [UInt8]) -> Bool {
    known.withUnsafeBytes { Scan.equal(name, $0) }
  }

  /// A part that has nothing but messages.
  private func collect(part: JSONNode, _ key: JSONNode, _ id: JSONNode) -> Bool {
    guard part.kind == .object else { return false }
    for (name, value) in part.members {
      if JSONNode.equal(name, "messages") {
        guard value.kind == .array, collect(value) else { return false }
      } else if JSONNode.equal(name, "key") {
        guard value.sameToken(as: key) else { return false }
      } else if JSONNode.equal(name, "id") {
        guard value.sameToken(as: id) else { return false }
      } else {
        return false
      }
    }
    return true
  }

  private func collect(_ messages: JSONNode) -> Bool {
    for message in messages.elements {
      guard message.kind == .object else { return false }
      var key: UnsafeRawBufferPointer?
      var id: UnsafeRawBufferPointer?
      var createdAt: UnsafeRawBufferPointer?
      var opens = false
      for (name, value) in message.members {
        switch name.count {
        case 3 where JSONNode.equal(name, "key"): key = TicketSplice.plain(value)
        case 2 where JSONNode.equal(name, "id"):
          guard let text = TicketSplice.plain(value) else { return false }
          id = text
        case 9 where JSONNode.equal(name, "createdAt"):
          guard let text = TicketSplice.plain(value) else { return false }
          createdAt = text
        case 4 where JSONNode.equal(name, "kind"):
          opens = value.kind == .string && JSONNode.equal(value.raw, "description")
        case 11 where JSONNode.equal(name, "attachments"): note(files: value)
        default: continue
        }
      }
      // Without id and time their place in the file may tell: for the long way.
      guard let key, id != nil || createdAt != nil || opens else { return false }
      entries.append(Entry(json: message.raw, opens: opens, createdAt: createdAt, id: id ?? key, key: key))
    }
    return true
  }

  private func note(files list: JSONNode) {
    for file in list.elements {
      for (name, value) in file.members where value.kind == .string {
        if JSONNode.equal(name, "key") || JSONNode.equal(name, "url") { files.append(KeyHash.of(value.raw)) }
      }
    }
  }

  /// A string without escapes.
  private static func plain(_ value: JSONNode) -> UnsafeRawBufferPointer? {
    guard value.kind == .string, let base = value.raw.baseAddress,
      Scan.first(UInt8(ascii: "\\"), in: base, value.raw.count) == nil
    else { return nil }
    return value.raw
  }

  private func areDistinct() -> Bool {
    hashes.removeAll(keepingCapacity: true)
    for entry in entries { hashes.append(KeyHash.of(entry.key)) }
    hashes += files
    hashes.sort()
    for (left, right) in zip(hashes, hashes.dropFirst()) where left == right { return false }
    return true
  }

  /// As ``RecordShape/sorted(_:)``: the description first, then by time, by id, by key; what has no time comes last.
  private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if left.opens != right.opens { return left.opens }
    switch (left.createdAt, right.createdAt) {
    case (let a?, let b?):
      let order = TimeOrder.compare(a, b)
      if order != 0 { return order < 0 }
    case (nil, nil): break
    case (nil, _): return false
    case (_, nil): return true
    }
    let order = IDOrder.compare(left.id, right.id)
    return order != 0 ? order < 0 : IDOrder.bytewise(left.key, right.key) < 0
  }

  private func write(_ ticket: JSONNode, _ messages: JSONNode) {
    out.removeAll()
    guard let start = ticket.raw.baseAddress, let middle = messages.raw.baseAddress else { return }
    let before = middle - start
    out.append(UnsafeRawBufferPointer(rebasing: ticket.raw[..<before]))
    out.append(UInt8(ascii: "["))
    for (at, entry) in entries.enumerated() {
      if at > 0 { out.append(UInt8(ascii: ",")) }
      out.append(entry.json)
    }
    out.append(UInt8(ascii: "]"))
    out.append(UnsafeRawBufferPointer(rebasing: ticket.raw[(before + messages.raw.count)...]))
  }

  private func count(_ array: JSONNode, _ whole: Int, _ ticket: JSONNode) {
    scanner.ticket(ticket)
    for (at, part) in array.elements.enumerated() where at != whole {
      guard let messages = part["messages"] else { continue }
      for message in messages.elements {
        scanner.facts.messages += 1
        scanner.message(message)
      }
    }
  }
}
