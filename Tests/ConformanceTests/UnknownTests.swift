import DeskKit
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// What no reader has heard of is kept, wherever in a document it stands; and text is only text.
@Suite("Every reader and the unknown")
struct UnknownTests {
  @Test("Unknown members of JSON objects are kept", arguments: DeskCase.sound)
  func unknownMembers(_ given: DeskCase) throws {
    try expectKept(given, .json) { values, planted in
      values.map { Planter.plantMembers($0, &planted) }
    }
  }

  @Test("Text of every script, with marks of every format in it, survives", arguments: DeskCase.sound)
  func hostileText(_ given: DeskCase) throws {
    try expectKept(given, .json) { values, planted in
      values.map { Planter.plantText($0, &planted) }
    }
  }

  @Test("Unknown columns are kept", arguments: DeskCase.sound)
  func unknownColumns(_ given: DeskCase) throws {
    var input = try given.input()
    var planted: [String] = []
    for index in input.all.indices where Form(input.all[index]) == .csv {
      var reader = try CSVReader(MemorySource(input.all[index].bytes), file: input.all[index].name)
      let separator = String(UnicodeScalar(reader.separator))
      var text = ""
      while let row = try reader.next() {
        var cells = row.texts
        let mark = row.record == 1 ? "Zz Unknown" : "planted-\(planted.count)-\u{202E}é"
        if row.record > 1, row.leaves > 0 { planted.append(mark) }
        cells.append(mark)
        text +=
          cells.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
          .joined(separator: separator) + "\r\n"
      }
      input.all[index].bytes = Array(text.utf8)
    }
    try expectFound(planted, given, input)
  }

  @Test("Unknown elements of XML records are kept", arguments: DeskCase.sound)
  func unknownElements(_ given: DeskCase) throws {
    var input = try given.input()
    var planted: [String] = []
    for index in input.all.indices where Form(input.all[index]) == .xml {
      input.all[index].bytes = Planter.plantElements(input.all[index].bytes, &planted)
    }
    try expectFound(planted, given, input)
  }

  private func expectKept(
    _ given: DeskCase, _ form: Form, _ plant: ([JSONValue], inout [String]) -> [JSONValue]
  ) throws {
    var input = try given.input()
    var planted: [String] = []
    for index in input.all.indices where Form(input.all[index]) == form {
      guard let values = input.all[index].jsonValues else { continue }
      input.all[index].bytes = Array(plant(values, &planted).map { $0.bytes + [0x0A] }.joined())
    }
    try expectFound(planted, given, input)
  }

  private func expectFound(_ planted: [String], _ given: DeskCase, _ input: MemoryInput) throws {
    guard !planted.isEmpty else { return }
    let sink = try given.collect(input)
    var texts: Set<String> = []
    for record in sink.records { Planter.texts(.object(record.json), &texts) }
    let all = texts.joined(separator: "\n")
    // One search of the joined text for each is slow in large fixtures; most stand alone.
    let lost = planted.filter { !texts.contains($0) && !all.contains($0) }
    let dropped = sink.leaves.values.flatMap { $0.dropped.values }.reduce(0, +)
    #expect(lost.count <= dropped, "\(lost.count) of \(planted.count) lost, such as \(lost.prefix(5))")
  }
}

/// Puts marked values into documents.
enum Planter {
  /// A member more in every object.
  static func plantMembers(_ value: JSONValue, _ planted: inout [String]) -> JSONValue {
    switch value {
    case .object(let object):
      var copy = JSONObject()
      for (name, member) in object.members { copy.append(name, plantMembers(member, &planted)) }
      let mark = "planted-\(planted.count)"
      planted.append(mark)
      copy["zz_unknown"] = .string(mark)
      return .object(copy)
    case .array(let items): return .array(items.map { plantMembers($0, &planted) })
    default: return value
    }
  }

  /// Something unpleasant behind every text that is prose: words with a space between them, no address and no time.
  static func plantText(_ value: JSONValue, _ planted: inout [String]) -> JSONValue {
    switch value {
    case .object(let object):
      var copy = JSONObject()
      for (name, member) in object.members { copy.append(name, plantText(member, &planted)) }
      return .object(copy)
    case .array(let items): return .array(items.map { plantText($0, &planted) })
    case .string(let text):
      guard text.contains(" "), text.count > 24, !text.contains("@"), !text.contains("://"),
        !text.hasPrefix("{"), !text.hasPrefix("["), !text.hasPrefix("<")
      else { return value }
      // Right-to-left override, combining marks, joined emoji, quotes, markup, a formula, a null escape's look.
      let mark = "planted-\(planted.count) \u{202E}שלום \u{1F468}\u{200D}\u{1F469} e\u{301} \"'\\u0000 & ;=1+1"
      planted.append(mark)
      return .string(text + " " + mark)
    default: return value
    }
  }

  /// An element more in every element that has elements, before its end tag.
  static func plantElements(_ bytes: [UInt8], _ planted: inout [String]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    var made = ""
    // `</a></b>` or `</a>\n  </b>`: the second end tag closes an element that has children.
    while let end = text.range(of: ">\\s*</", options: .regularExpression) {
      let cut = text.index(after: end.lowerBound)
      made += text[..<cut]
      let before = made.hasSuffix("/>") || made.range(of: "</[^<>]*>$", options: .regularExpression) != nil
      if before {
        let mark = "planted-\(planted.count)"
        planted.append(mark)
        made += "<zz-unknown>\(mark)</zz-unknown>"
      }
      text = String(text[cut...])
    }
    // The root's own end tag closes the document, not a record.
    made += text
    return Array(made.utf8)
  }

  static func texts(_ value: JSONValue, _ found: inout Set<String>) {
    switch value {
    case .string(let text): found.insert(text)
    case .object(let object): for (_, member) in object.members { texts(member, &found) }
    case .array(let items): for item in items { texts(item, &found) }
    default: break
    }
  }
}
