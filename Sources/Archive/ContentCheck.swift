import DeskKit
import Formats
import JSONText
import TicketModel

/// The records themselves: schema, order, keys, references, statuses, attachments, counts.
final class ContentCheck {
  private let root: String
  private let report: CheckReport
  private let schemas: [String: RecordSchema]
  private let index = JSONIndex()
  private let facts = RecordFacts()
  private var seen = HashSet64()
  private var referred = HashSet64()
  private var unresolved = HashSet64()
  private var counts: [String: Int] = [:]
  private var statuses: Set<ExactText> = []
  private var statusLabels: Set<ExactText> = []
  /// Already named in a finding.
  private var named = HashSet64()

  init(root: String, report: CheckReport) throws {
    schemas = try RecordSchema.byCollection()
    self.root = root
    self.report = report
  }

  func run() throws {
    let archive = try ArchiveReader(at: root)
    for status in try archive.statuses() {
      statuses.insert(StatusTally.identity(status.scope, status.id, status.label))
      statusLabels.insert(StatusTally.identity(status.scope, nil, status.label))
    }
    for name in ["statuses", "people", "organizations", "groups", "containers", "fields", "tickets"] {
      try check(name, archive)
    }
    try check("findings", archive)
    try checkUnresolved(archive)
    for vendorName in try archive.otherCollections() { try checkOther(vendorName, archive) }
    try checkReferences(archive)
    try checkCounts(archive)
  }

  private func eachLine(
    of name: String, _ archive: ArchiveReader,
    _ body: (_ node: JSONNode, _ part: String, _ line: Int) throws -> Void
  ) throws {
    for part in try archive.parts(of: name) {
      let reader = try BlockReader(root + "/" + part)
      var number = 0
      while let line = try reader.line() {
        number += 1
        guard let node = try? index.parse(line), node.kind == .object else {
          report.add(.error, "badRecord", part, "a JSON object expected", line: number)
          continue
        }
        try body(node, part, number)
      }
    }
  }

  private func check(_ name: String, _ archive: ArchiveReader) throws {
    let schema = schemas[name]
    var last: [UInt8]?
    var count = 0
    try eachLine(of: name, archive) { node, part, line in
      count += 1
      if let problem = schema?.problem(in: node) {
        report.add(.error, "badRecord", part, problem, key: node["key"]?.string, line: line)
      }
      if name != "findings" {
        order(ContentCheck.identity(of: node, in: name), after: &last, part, line)
        note(node, in: name)
      }
      if name == "tickets" { ticket(node, part, line) }
    }
    counts[name] = count
  }

  private func checkOther(_ vendorName: String, _ archive: ArchiveReader) throws {
    var count = 0
    try eachLine(of: ArchiveNames.file(.other(vendorName)), archive) { _, _, _ in count += 1 }
    counts["other/" + vendorName] = count
  }

  /// What the writer ordered the collection by.
  private static func identity(of node: JSONNode, in name: String) -> [UInt8] {
    let id = node["id"]?.string
    switch name {
    case "fields": return Array(((node["of"]?.string ?? "") + "/" + (id ?? "")).utf8)
    case "statuses":
      return Array(StatusTally.identity(node["scope"]?.string, id, node["label"]?.string ?? "").text.utf8)
    case "unresolved": return Array((node["key"]?.string ?? "").utf8)
    default: return Array((id ?? "").utf8)
    }
  }

  private func order(_ id: [UInt8], after last: inout [UInt8]?, _ part: String, _ line: Int) {
    defer { last = id }
    guard let before = last else { return }
    let order = before.withUnsafeBytes { left in id.withUnsafeBytes { IDOrder.compare(left, $0) } }
    let text = String(decoding: id, as: UTF8.self)
    if order == 0 { report.add(.error, "duplicateRecord", part, "\(text) is there twice", line: line) }
    if order > 0 { report.add(.error, "notInOrder", part, "\(text) comes too late", line: line) }
  }

  /// Keys and references, the latter by hash alone; a second pass names those that lead nowhere.
  private func note(_ node: JSONNode, in name: String) {
    let scanner = FactScanner(facts: facts)
    switch name {
    case "tickets": scanner.ticket(node)
    case "people": scanner.person(node)
    case "groups": scanner.group(node)
    case "organizations", "containers": facts.reset()
    default: return
    }
    if var key = node["key"]?.string { _ = key.withUTF8 { seen.insert(KeyHash.of(UnsafeRawBufferPointer($0))) } }
    RecordFacts.forEach(in: facts.references) { _ = referred.insert(KeyHash.of($0)) }
    guard name == "tickets" else { return }
    counts["messages", default: 0] += facts.messages
    counts["attachments", default: 0] += facts.attachments
    counts["events", default: 0] += facts.events
  }

  private func ticket(_ node: JSONNode, _ part: String, _ line: Int) {
    let key = node["key"]?.string
    if let status = node["status"], status.kind == .object {
      let scope = status["scope"]?.string
      let id = status["id"]?.string
      let label = status["label"]?.string ?? ""
      let known = statuses.contains(StatusTally.identity(scope, id, label))
      if !known, id != nil || !statusLabels.contains(StatusTally.identity(scope, nil, label)) {
        report.add(
          .error, "undefinedStatus", part, "the status \(id ?? label) is not in statuses", key: key, line: line)
      }
    }
    files(node["attachments"], part, line, key)
    distinct(node["messages"], part, line, key)
    var before: (opening: Bool, time: String?)?
    for message in node["messages"].map({ Array($0.elements) }) ?? [] {
      files(message["attachments"], part, line, key)
      let now = (opening: message["kind"]?.string == "description", time: message["createdAt"]?.string)
      if let before, !before.opening, now.opening || isLater(before.time, now.time) {
        report.add(.error, "messageOrder", part, "its messages are not in order of time", key: key, line: line)
        break
      }
      before = now
    }
    for conversation in node["sideConversations"].map({ Array($0.elements) }) ?? [] {
      distinct(conversation["messages"], part, line, key)
      for message in conversation["messages"].map({ Array($0.elements) }) ?? [] {
        files(message["attachments"], part, line, key)
      }
    }
  }

  /// Two messages of one key would be one at a target.
  private func distinct(_ messages: JSONNode?, _ part: String, _ line: Int, _ key: String?) {
    var known: Set<String> = []
    for message in messages.map({ Array($0.elements) }) ?? [] {
      guard let own = message["key"]?.string, !known.insert(own).inserted else { continue }
      report.add(.error, "duplicateRecord", part, "its message \(own) is there twice", key: key, line: line)
    }
  }

  private func isLater(_ left: String?, _ right: String?) -> Bool { RecordShape.compareTimes(left, right) > 0 }

  private func files(_ list: JSONNode?, _ part: String, _ line: Int, _ key: String?) {
    for attachment in list.map({ Array($0.elements) }) ?? [] {
      guard let path = attachment["path"]?.string else { continue }
      let expected = attachment["sha256"]?.string.map(ArchiveNames.attachment)
      if path != expected {
        report.add(.error, "badRecord", part, "\(path) is not where its sha256 belongs", key: key, line: line)
      } else if Disk.kind(of: root + "/" + path) != .file {
        report.add(.error, "missingFile", path, "an attachment's file is missing", key: key, line: line)
      }
    }
  }

  private func checkUnresolved(_ archive: ArchiveReader) throws {
    var last: [UInt8]?
    let schema = schemas["unresolved"]
    try eachLine(of: "unresolved", archive) { node, part, line in
      if let problem = schema?.problem(in: node) { report.add(.error, "badRecord", part, problem, line: line) }
      let key = ContentCheck.identity(of: node, in: "unresolved")
      order(key, after: &last, part, line)
      let hash = key.withUnsafeBytes { KeyHash.of($0) }
      _ = unresolved.insert(hash)
      let text = String(decoding: key, as: UTF8.self)
      if seen.contains(hash) {
        report.add(.error, "notUnresolved", part, "\(text) is listed as unresolved and is there", key: text, line: line)
      } else if !referred.contains(hash) {
        report.add(.error, "notUnresolved", part, "\(text) is listed, nothing refers to it", key: text, line: line)
      }
    }
  }

  private func checkReferences(_ archive: ArchiveReader) throws {
    var dangling = HashSet64()
    referred.forEach { if !seen.contains($0), !unresolved.contains($0) { _ = dangling.insert($0) } }
    guard dangling.count > 0 else { return }
    for name in ["people", "groups", "tickets"] {
      try eachLine(of: name, archive) { node, part, line in
        let scanner = FactScanner(facts: facts)
        switch name {
        case "tickets": scanner.ticket(node)
        case "people": scanner.person(node)
        default: scanner.group(node)
        }
        RecordFacts.forEach(in: facts.references) { key in
          let hash = KeyHash.of(key)
          guard dangling.contains(hash), named.insert(hash) else { return }
          let text = String(decoding: key, as: UTF8.self)
          report.add(
            .error, "danglingReference", part, "it refers to \(text), which is neither there nor listed as unresolved",
            key: node["key"]?.string, line: line)
        }
      }
    }
  }

  private func checkCounts(_ archive: ArchiveReader) throws {
    for (name, claimed) in try archive.summary().counts where counts[name, default: 0] != claimed {
      report.add(
        .error, "countDiffers", "data/desk.json", "it counts \(claimed) \(name), \(counts[name, default: 0]) are there")
    }
  }
}
