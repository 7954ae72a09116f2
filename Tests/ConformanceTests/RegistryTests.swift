import DeskKit
import Desks
import Formats
import Foundation
import StatusMapping
import TestKit
import Testing

/// Four things make a desk (Docs/adding-a-desk.md); one forgotten is a red test and not a surprise.
@Suite("The list of desks")
struct RegistryTests {
  static let desks = DeskList.all.map(\.card.id).sorted()

  @Test("List, folders, fixtures and mappings name the same desks")
  func fourThings() throws {
    #expect(Set(Self.desks).count == Self.desks.count)
    #expect(DeskCase.folders(DeskCase.fixtures) == Self.desks)
    let mappings = try FileManager.default.contentsOfDirectory(
      atPath: DeskCase.root.appendingPathComponent("Mappings").path
    ).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(mappings.filter { Self.desks.contains($0) }.sorted() == Self.desks)
    let folders = DeskCase.folders(DeskCase.root.appendingPathComponent("Sources/Desks"))
    let shared: Set<String> = ["Freshworks"]  // code of two desks
    #expect(folders.filter { !shared.contains($0) }.count == Self.desks.count, "\(folders)")
    for desk in Self.desks {
      let vocabulary = try StatusVocabulary.builtIn(desk)
      #expect(vocabulary != nil, "\(desk) has no vocabulary")
    }
  }

  @Test("Each desk has at least three cases, one of them unpleasant, each with its provenance", arguments: desks)
  func cases(_ desk: String) {
    let cases = DeskCase.all.filter { $0.desk == desk }
    #expect(cases.count >= 3, "\(cases.map(\.name))")
    #expect(cases.contains { $0.isUnpleasant })
    for given in cases {
      for part in ["PROVENANCE.md", "input"] {
        let path = given.folder.appendingPathComponent(part).path
        #expect(FileManager.default.fileExists(atPath: path), "\(given.testDescription): no \(part)")
      }
    }
  }

  @Test("A missing ability is nil, and counted")
  func abilities() {
    // A change of these lists is a change of what Deskferry can: the card, the README and the change log say it too.
    func without(_ role: (Desk) -> Bool) -> Int { DeskList.all.count { !role($0) } }
    #expect(without { $0.read != nil } == 0)
    #expect(DeskList.all.filter { $0.writer != nil }.map(\.card.id).sorted() == ["freshdesk", "request-tracker"])
    #expect(DeskList.all.filter { $0.sandbox != nil }.map(\.card.id) == ["freshdesk"])
    let pulling = DeskList.all.filter { $0.pull != nil }.map(\.card.id).sorted()
    #expect(pulling == ["freshdesk", "redmine", "request-tracker", "zammad"])
  }

  @Test("Cards say what is read and what a form cannot tell", arguments: DeskList.all.map(\.card.id))
  func cards(_ id: String) throws {
    let card = try #require(DeskList.named(id)).card
    #expect(!card.reads.isEmpty && !card.cannotTell.isEmpty)
    #expect(card.name != card.id)
  }

  @Test("Each export is known for what it is", arguments: DeskCase.all)
  func detection(_ given: DeskCase) throws {
    let guess = DeskGuess(try given.input().heads(limit: 200))
    let said = guess.candidates.map { "\($0.desk.card.id) \($0.detection.confidence)" }
    #expect(guess.certain?.desk.card.id == given.desk, "\(said)")
  }
}
