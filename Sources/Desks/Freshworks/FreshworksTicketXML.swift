import DeskKit
import Formats
import JSONText
import TicketModel

extension Freshworks {
  /// Reads a ticket of an XML export straight from its elements to the archive's bytes: the hot path of large exports.
  ///
  /// It knows tickets as nearly all are. Where something is out of the ordinary it says so and writes nothing; the
  /// record then goes the long way, by ``RailsXML``, which knows everything. A test compares the two byte for byte.
  final class TicketXML {
    unowned let reader: Reader
    let x: XMLWriter
    private let slots = XMLSlots(TicketSlot.allCases.map(\.name))
    private let tags = XMLSlots(TagSlot.allCases.map(\.name))
    private let messages: MessageXML
    private var choices: ChoiceCache
    private var fieldNames: FieldNames?
    private let organizations: [TicketSlot]
    private let standard: [TicketSlot]

    /// The ticket at hand, as parts of it need it.
    struct Ticket {
      var id: UnsafeRawBufferPointer
      var requester: UnsafeRawBufferPointer?
      var createdAt: [UInt8] = []
      var channel: [UInt8]?
      var to: [UnsafeRawBufferPointer] = []
    }

    init(_ reader: Reader) {
      self.reader = reader
      x = XMLWriter(reader)
      messages = MessageXML(x, reader)
      choices = ChoiceCache()
      organizations = TicketSlot.organizations.filter { reader.flavour.organizationNames.contains($0.name) }
        .sorted { left, right in
          let names = reader.flavour.organizationNames
          return (names.firstIndex(of: left.name) ?? 0) < (names.firstIndex(of: right.name) ?? 0)
        }
      standard = TicketSlot.standard.filter { reader.flavour.standardFields.contains($0.name) }
    }

    /// Writes the ticket to the sink; false where it is none, or not an ordinary one.
    func take(_ element: XMLElement, _ leaves: inout LeafCount) throws -> Bool {
      guard element.name == "helpdesk-ticket", slots.fill(element) else { return false }
      let made: Made
      let before = reader.doubts
      do { made = try write() } catch {
        // The long way counts them again.
        reader.doubts = before
        return false
      }
      let head = RecordHead(
        .tickets, id: made.id, updatedAt: x.facts.updatedAt.count == 0 ? nil : x.facts.updatedAt.string)
      for what in made.contradictions { try reader.disagree("\(reader.key("ticket", made.id))", what) }
      try reader.sink.put(head, json: x.out.bytes, facts: x.facts)
      leaves.kept += x.kept
      leaves.mapped += element.leaves - x.kept
      if let id = (try? x.id(slot(.requester_id), slots)) ?? nil,
        let name = (try? x.text(slot(.requester_name), slots)) ?? nil
      {
        try reader.named.note(id, name)
      }
      reader.count("tickets")
      reader.count("messages", x.facts.messages)
      if made.hasNotes { reader.hasConversations = true }
      return true
    }

    private struct Made {
      var id: String
      var contradictions: [String]
      var hasNotes: Bool
    }

    private func slot(_ slot: TicketSlot) -> XMLSlots.Child? { slots[slot.rawValue] }

    private func has(_ slot: TicketSlot) -> Bool {
      guard let child = slots[slot.rawValue] else { return false }
      return child.content != .absent
    }

    private func write() throws(Unusual) -> Made {
      for name in TicketSlot.longWay where has(name) { throw Unusual() }
      guard let id = try x.id(slot(.display_id), slots), let html = try x.text(slot(.description_html), slots) else {
        throw Unusual()
      }
      x.begin()
      x.writer.beginObject()
      x.key("key", ":ticket:", id, reference: false)
      x.member("id", id)
      x.member("number", id)
      x.member("subject", try x.text(slot(.subject), slots))
      try writeState()
      var ticket = Ticket(id: id)
      let contradictions = try writeChoices(&ticket)
      try writePeople(&ticket)
      try writeTags()
      try writeFields()
      try writeTimes(&ticket)
      let hasNotes = try writeMessages(ticket, html)
      for name in ["attachments", "events", "links"] as [StaticString] { emptyList(name) }
      try writeSLA()
      for name in ["timeEntries", "sideConversations"] as [StaticString] { emptyList(name) }
      try writeExtras(to: ticket)
      x.writer.endObject()
      return Made(id: String(decoding: id, as: UTF8.self), contradictions: contradictions, hasNotes: hasNotes)
    }

    private func emptyList(_ name: StaticString) {
      x.writer.key(name)
      x.writer.beginArray()
      x.writer.endArray()
    }

    private func writeState() throws(Unusual) {
      let spam = try x.flag(slot(.spam), slots) ?? false
      let deleted = try x.flag(slot(.deleted), slots) ?? false
      if spam, deleted { throw Unusual() }
      let archived = reader.flavour.sort([:], "helpdesk_ticket", reader.place) == .archivedTicket
      x.facts.state = deleted ? .deleted : spam ? .spam : archived ? .archived : .active
      x.writer.key("state")
      x.plain(deleted ? "deleted" : spam ? "spam" : archived ? "archived" : "active")
    }

    // MARK: Choices

    private func writeChoices(_ ticket: inout Ticket) throws(Unusual) -> [String] {
      var contradictions: [String] = []
      if let status = try choice(.status, named: .status_name) {
        x.cached("status", status.json)
        status.json.withUnsafeBytes { x.facts.status.append($0) }
        if let what = status.contradiction { contradictions.append(what) }
      } else {
        if has(.status_name) { throw Unusual() }
        x.writer.key("status")
        x.writer.null()
      }
      if let priority = try choice(.priority, named: .priority_name) {
        x.cached("priority", priority.json)
        if let what = priority.contradiction { contradictions.append(what) }
      }
      if let type = try x.text(slot(.ticket_type), slots) {
        x.cached("type", choices.found(.type, type, nil) { ChoiceCache.Entry(reader, .type, $0, $1) }.json)
      }
      if let source = try choice(.source, named: .source_name) {
        if source.isOutbound { throw Unusual() }
        x.cached("channel", source.json)
        ticket.channel = source.json
      }
      return contradictions
    }

    private func choice(_ number: TicketSlot, named name: TicketSlot) throws(Unusual) -> ChoiceCache.Entry? {
      guard let id = try x.id(slot(number), slots) else { return nil }
      let name = try x.text(slot(name), slots)
      return choices.found(number, id, name) { ChoiceCache.Entry(reader, number, $0, $1) }
    }

    /// Whether the name beside a number says no more than the choice made of both.
    private func isSaid(_ number: TicketSlot, by name: TicketSlot) -> Bool {
      guard let id = slot(number), let label = slot(name), id.content == .text else { return false }
      return choices.found(number, slots.bytes(id), slots.bytes(label)) { ChoiceCache.Entry(reader, number, $0, $1) }
        .saysName
    }

    // MARK: People

    private func writePeople(_ ticket: inout Ticket) throws(Unusual) {
      ticket.requester = try x.id(slot(.requester_id), slots)
      if ticket.requester == nil, has(.requester_name) { throw Unusual() }
      x.key("requester", ":person:", ticket.requester)
      x.key("assignee", ":person:", try x.id(slot(.responder_id), slots))
      x.key("group", ":group:", try x.id(slot(.group_id), slots))
      for name in organizations {
        guard let id = try x.id(slot(name), slots) else { continue }
        x.key("organization", ":organization:", id)
        break
      }
      // Copies come apart into names and addresses: the long way.
      if let copies = slot(.cc_email), copies.content != .absent {
        guard copies.content == .elements, let element = slots.element(copies),
          element.leaves == RailsXML.markers(in: element)
        else { throw Unusual() }
      }
    }

    private func writeTags() throws(Unusual) {
      x.writer.key("tags")
      x.writer.beginArray()
      if let list = slot(.tags), list.content != .absent {
        guard list.content == .elements, list.mark == .array, let element = slots.element(list) else { throw Unusual() }
        for tag in element.children {
          guard tags.fill(tag), tags.rest.isEmpty, let name = try x.text(tags[TagSlot.name_.rawValue], tags) else {
            throw Unusual()
          }
          x.writer.string(utf8: name)
        }
      }
      x.writer.endArray()
    }

    private func writeFields() throws(Unusual) {
      x.writer.key("fields")
      x.writer.beginObject()
      for name in standard {
        if let child = slot(name) { try x.value(child, slots, name: nil, counts: false) }
      }
      if let custom = slot(.custom_field), custom.content != .absent {
        guard custom.content == .elements, custom.mark != .array, let element = slots.element(custom) else {
          throw Unusual()
        }
        try writeCustom(element)
      }
      x.writer.endObject()
    }

    private func writeCustom(_ element: XMLElement) throws(Unusual) {
      let account = slot(.account_id).map { slots.string($0) }
      let names = try fieldNames?.fits(element, account) == true ? fieldNames : FieldNames(element, account, reader)
      fieldNames = names
      guard let names, names.slots.fill(element) else { throw Unusual() }
      for (at, child) in names.slots.all {
        guard child.content != .elements else { throw Unusual() }
        if child.content == .text, DecimalComma.isOne(names.slots.bytes(child)) { reader.doubts.decimalCommas += 1 }
        try x.value(child, names.slots, name: names.plain[at], counts: false)
      }
    }

    private func writeTimes(_ ticket: inout Ticket) throws(Unusual) {
      if let created = try x.time("createdAt", slot(.created_at), slots) {
        let bytes = UnsafeRawBufferPointer(rebasing: x.out.bytes[created])
        x.facts.createdAt.append(bytes)
        ticket.createdAt = Array(bytes)
      }
      if let updated = try x.time("updatedAt", slot(.updated_at), slots) {
        x.facts.updatedAt.append(UnsafeRawBufferPointer(rebasing: x.out.bytes[updated]))
      }
      _ = try x.time("dueAt", slot(.due_by), slots)
    }

    private func writeSLA() throws(Unusual) {
      if has(.fr_due_by), has(.frDueBy) { throw Unusual() }
      guard let due = has(.fr_due_by) ? slot(.fr_due_by) : slot(.frDueBy), due.content != .absent else { return }
      x.writer.key("sla")
      x.writer.beginObject()
      x.writer.key("clock")
      x.plain("unknown")
      x.writer.key("targets")
      x.writer.beginArray()
      x.writer.beginObject()
      x.writer.key("metric")
      x.plain("firstResponse")
      _ = try x.time("dueAt", due, slots)
      x.writer.endObject()
      x.writer.endArray()
      x.writer.endObject()
    }

    // MARK: Messages

    private func writeMessages(_ ticket: Ticket, _ html: UnsafeRawBufferPointer) throws(Unusual) -> Bool {
      var ticket = ticket
      ticket.to = try recipients()
      x.writer.key("messages")
      x.writer.beginArray()
      try messages.opening(ticket, html, try x.text(slot(.description), slots), slot(.attachments), slots)
      var hasNotes = false
      for name in [TicketSlot.notes, .helpdesk_notes] {
        guard let list = slot(name) else { continue }
        guard !hasNotes, list.mark == .array, list.content == .elements || list.content == .absent else {
          throw Unusual()
        }
        hasNotes = true
        guard list.content == .elements, let element = slots.element(list) else { continue }
        try messages.notes(element)
      }
      x.writer.endArray()
      return hasNotes
    }

    private func recipients() throws(Unusual) -> [UnsafeRawBufferPointer] {
      var found: [UnsafeRawBufferPointer] = []
      if let list = slot(.to_emails), list.content != .absent {
        guard list.content == .elements, let element = slots.element(list) else { throw Unusual() }
        for child in element.children {
          guard child.children.first(where: { _ in true }) == nil, child.attributes.isEmpty, let text = child.textBytes,
            !text.isEmpty
          else { throw Unusual() }
          found.append(text)
        }
      } else if let one = try x.text(slot(.to_email), slots) {
        found = [one]
      }
      for text in found where text.contains(UInt8(ascii: "<")) { throw Unusual() }
      return found
    }

    // MARK: The rest

    private func writeExtras(to ticket: Ticket) throws(Unusual) {
      x.writer.key("extras")
      x.writer.beginObject()
      for (at, child) in slots.all where child.content != .absent {
        if at >= 0, let name = TicketSlot(rawValue: at), isTaken(name, to: ticket) { continue }
        try x.value(child, slots, name: nil, counts: true)
      }
      x.writer.endObject()
    }

    private func isTaken(_ name: TicketSlot, to ticket: Ticket) -> Bool {
      switch name {
      case .account_id, .requester_name: return false
      case .status_name: return isSaid(.status, by: .status_name)
      case .priority_name: return isSaid(.priority, by: .priority_name)
      case .source_name: return isSaid(.source, by: .source_name)
      case .to_email: return !has(.to_emails)
      case .company_id, .owner_id, .department_id, .department_id_value:
        return organizations.first(where: has) == name
      case .category, .sub_category, .item_category, .urgency, .impact: return standard.contains(name)
      default: return true
      }
    }
  }

  /// The names of an account's own fields, as they stand in the last ticket, and what they are called in the archive.
  final class FieldNames {
    let slots: XMLSlots
    let plain: [String]
    private let names: [String]
    private let account: String?

    init(_ element: XMLElement, _ account: String?, _ reader: Reader) throws(Unusual) {
      names = element.children.map(\.name)
      self.account = account
      let written = names.map { $0.replacing("-", with: "_") }
      let suffix = Freshworks.accountSuffix(written, account: account)
      plain = written.map { name in suffix.map { String(name.dropLast($0.count)) } ?? name }
      slots = XMLSlots(written)
      let own = reader.flavour.standardFields + [reader.flavour.externalIDField].compactMap(\.self)
      guard Set(plain).count == plain.count, plain.allSatisfy({ !own.contains($0) }) else { throw Unusual() }
    }

    func fits(_ element: XMLElement, _ account: String?) -> Bool {
      guard self.account == account else { return false }
      var index = 0
      for child in element.children {
        guard index < names.count, names[index] == child.name else { return false }
        index += 1
      }
      return index == names.count
    }
  }

  /// What a number, and the name beside it, are as a status, a priority, a type or a source.
  struct ChoiceCache {
    struct Entry {
      var json: [UInt8]
      var contradiction: String?
      /// The label is the name.
      var saysName: Bool
      /// A source: an agent wrote first.
      var isOutbound = false
    }
    private var known: [(slot: TicketSlot, id: [UInt8], name: [UInt8]?, entry: Entry)] = []

    mutating func found(
      _ slot: TicketSlot, _ id: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer?,
      _ make: (String, String?) -> Entry
    ) -> Entry {
      for item in known where item.slot == slot && ChoiceCache.equal(item.id, id) {
        switch (item.name, name) {
        case (nil, nil): return item.entry
        case (let known?, let name?) where ChoiceCache.equal(known, name): return item.entry
        default: continue
        }
      }
      let entry = make(String(decoding: id, as: UTF8.self), name.map { String(decoding: $0, as: UTF8.self) })
      // Types are an account's own texts; there are never many.
      if known.count < 1000 { known.append((slot, Array(id), name.map { Array($0) }, entry)) }
      return entry
    }

    private static func equal(_ known: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
      known.withUnsafeBytes { ByteSearch.equal($0, bytes) }
    }
  }
}

extension Freshworks.ChoiceCache.Entry {
  init(_ reader: Freshworks.Reader, _ slot: Freshworks.TicketSlot, _ id: String, _ name: String?) {
    contradiction = reader.contradiction(slot.name, id, scope: nil, name: name)
    switch slot {
    case .status:
      let status = reader.choices.status(id, scope: nil, name: name)
      json = JSONValue.object(status.json).bytes
      saysName = name == status.label
    case .priority:
      let choice = reader.choices.priority(id, name: name)
      json = JSONValue.object(choice.json).bytes
      saysName = name == choice.label
    case .source:
      let choice = reader.choices.source(id, name: name)
      json = JSONValue.object(choice.json).bytes
      saysName = name == choice.label
      isOutbound = reader.flavour.isOutbound(choice)
    default:
      json = JSONValue.object(reader.choices.type(id).json).bytes
      saysName = false
    }
  }
}
