import DeskKit
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// Files cut short anywhere: what was whole is read, what is missing is said, nothing is invented and nothing crashes.
@Suite("Every reader, cut short")
struct DamageTests {
  /// Of each form of each fixture.
  static let prefixes = 200

  @Test("Every prefix of an export fails cleanly", arguments: DeskCase.all)
  func prefixes(_ given: DeskCase) throws {
    let input = try given.input()
    let whole = try given.collect(input)
    let known = Set(whole.records.map(Self.name))
    let seed = UInt64(truncatingIfNeeded: given.testDescription.utf8.reduce(5381) { ($0 &* 33) &+ UInt64($1) })
    var random = SeededRandom(seed)
    let readable = input.all.indices.filter { Form(input.all[$0]) != .other && input.all[$0].bytes.count > 1 }
    guard !readable.isEmpty else { return }
    var awkward = readable.flatMap { index in Self.awkward(input.all[index]).map { (index, $0) } }
    for round in 0..<Self.prefixes {
      let (index, length): (Int, Int)
      if round % 4 == 0, !awkward.isEmpty {
        (index, length) = awkward.remove(at: random.below(awkward.count))
      } else {
        index = readable[random.below(readable.count)]
        length = random.below(input.all[index].bytes.count)
      }
      try expectClean(given, input, index, length, known, "seed \(seed), round \(round)")
    }
  }

  private func expectClean(
    _ given: DeskCase, _ input: MemoryInput, _ index: Int, _ length: Int, _ known: Set<String>, _ trace: String
  ) throws {
    var cut = input
    cut.all[index].bytes.removeLast(cut.all[index].bytes.count - length)
    let place = "\(cut.all[index].name) cut to \(length) bytes, \(trace)"
    let sink: CollectingSink
    do {
      sink = try given.collect(cut)
    } catch let error as InputError {
      // Nothing at all can be made of it: then it must say where, and what to do.
      #expect(!error.what.isEmpty && !error.nextStep.isEmpty, "\(place)")
      return
    } catch {
      Issue.record("\(place): \(error)")
      return
    }
    let invented = Set(sink.records.map(Self.name)).subtracting(known)
    // The pieces of a torn row or of a value that is no record are kept under names of their own; and a status whose
    // definition is cut off is only what the tickets say of it, as a person whose own record is cut off is only an
    // address.
    let strange = invented.filter {
      !$0.hasPrefix("other/") && !$0.hasPrefix("statuses ") && !$0.hasPrefix("people mail/")
    }
    #expect(strange.isEmpty, "\(place): \(strange.sorted().prefix(3)) stand nowhere in the whole file")
  }

  private static func name(_ record: (head: RecordHead, json: JSONObject)) -> String {
    "\(record.head.collection.name) \(record.head.id)"
  }

  /// Lengths that end inside a character of several bytes, or inside a tag.
  private static func awkward(_ document: MemoryInput.Document) -> [Int] {
    let bytes = document.bytes
    return bytes.indices.dropFirst().filter { at in
      bytes[at] & 0xC0 == 0x80 || bytes[at - 1] == UInt8(ascii: "<") || bytes[at - 1] == UInt8(ascii: "\\")
    }
  }
}
