import DeskKit
import Formats
import JSONText
import TicketModel

/// Gathers a record's ``RecordFacts`` from its JSON, where the reader did not.
struct FactScanner {
  let facts: RecordFacts

  func ticket(_ ticket: JSONNode) {
    facts.reset()
    for (name, value) in ticket.members {
      guard !value.isNull else { continue }
      if !reference(name, value), !time(name, value) { part(name, value) }
    }
  }

  func person(_ person: JSONNode) {
    facts.reset()
    if let organization = person["organization"] { reference(organization) }
    for group in person["groups"].map(\.elements).map(Array.init) ?? [] { reference(group) }
  }

  func group(_ group: JSONNode) {
    facts.reset()
    for member in group["members"].map(\.elements).map(Array.init) ?? [] { reference(member) }
  }

  private func reference(_ name: UnsafeRawBufferPointer, _ value: JSONNode) -> Bool {
    switch name.count {
    case 5 where JSONNode.equal(name, "group"): break
    case 8 where JSONNode.equal(name, "assignee"): break
    case 9 where JSONNode.equal(name, "requester") || JSONNode.equal(name, "submitter"): break
    case 12 where JSONNode.equal(name, "organization"): break
    case 9 where JSONNode.equal(name, "followers"):
      for follower in value.elements { reference(follower) }
      return true
    case 2 where JSONNode.equal(name, "cc"):
      recipients(value)
      return true
    default: return false
    }
    reference(value)
    return true
  }

  private func time(_ name: UnsafeRawBufferPointer, _ value: JSONNode) -> Bool {
    guard name.count == 9, value.kind == .string else { return false }
    if JSONNode.equal(name, "createdAt") {
      facts.createdAt.append(value.raw)
    } else if JSONNode.equal(name, "updatedAt") {
      facts.updatedAt.append(value.raw)
    } else {
      return false
    }
    return true
  }

  private func part(_ name: UnsafeRawBufferPointer, _ value: JSONNode) {
    if JSONNode.equal(name, "messages") {
      for message in value.elements {
        facts.messages += 1
        self.message(message)
      }
    } else if JSONNode.equal(name, "attachments") {
      attachments(value)
    } else if JSONNode.equal(name, "events") {
      for event in value.elements { self.event(event) }
    } else if JSONNode.equal(name, "status") {
      facts.status.append(value.raw)
    } else if JSONNode.equal(name, "state") {
      facts.state = value.string.flatMap(Ticket.State.init) ?? .active
    } else if JSONNode.equal(name, "timeEntries") {
      for entry in value.elements { if let author = entry["author"] { reference(author) } }
    } else if JSONNode.equal(name, "links") {
      for link in value.elements { if let ticket = link["ticket"] { reference(ticket) } }
    } else if JSONNode.equal(name, "sideConversations") {
      for conversation in value.elements {
        for message in conversation["messages"].map(\.elements).map(Array.init) ?? [] { self.message(message) }
      }
    }
  }

  func message(_ message: JSONNode) {
    for (name, value) in message.members where !value.isNull {
      if JSONNode.equal(name, "author") {
        reference(value)
      } else if JSONNode.equal(name, "to") || JSONNode.equal(name, "cc") || JSONNode.equal(name, "bcc") {
        recipients(value)
      } else if JSONNode.equal(name, "attachments") {
        attachments(value)
      }
    }
  }

  private func attachments(_ list: JSONNode) {
    for attachment in list.elements {
      facts.attachments += 1
      if let author = attachment["author"] { reference(author) }
    }
  }

  private func event(_ event: JSONNode) {
    facts.events += 1
    if let actor = event["actor"] { reference(actor) }
    guard let field = event["field"], field.kind == .string, JSONNode.equal(field.raw, "status") else { return }
    for side in [event["from"], event["to"]] {
      if let side, !side.isNull { facts.historyStatus(json: side.raw) }
    }
  }

  private func recipients(_ list: JSONNode) {
    for recipient in list.elements { if let person = recipient["person"] { reference(person) } }
  }

  private func reference(_ value: JSONNode) {
    guard value.kind == .string else { return }
    if value.raw.contains(UInt8(ascii: "\\")) {
      facts.reference(value.string)
    } else if !value.raw.isEmpty {
      facts.reference(value.raw)
    }
  }
}
