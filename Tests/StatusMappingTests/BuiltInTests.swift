import Foundation
import StatusMapping
import Testing
import TicketModel

@Suite("Built-in vocabularies and words")
struct BuiltInTests {
  private var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// What `Mappings/embed.py` wrote is what lies in `Mappings/`.
  @Test func theLibraryHoldsWhatTheFilesSay() throws {
    let folder = root.appending(path: "Mappings")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    #expect(files.count >= 4)
    for file in files {
      let stem = file.dropLast(5)
      let camel = stem.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      let swift = try String(
        contentsOf: root.appending(path: "Sources/StatusMapping/BuiltIn\(camel).swift"), encoding: .utf8)
      let yaml = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(swift.contains("#\"\"\"\n" + yaml + "\"\"\"#"), "run Mappings/embed.py for \(file)")
      if stem != "labels", stem != "columns" {
        let vocabulary = try #require(try StatusVocabulary.builtIn(String(stem)))
        #expect(vocabulary == (try StatusVocabulary(yaml: yaml, file: "Mappings/\(file)")))
        #expect(vocabulary.desk == stem)
      }
    }
  }

  @Test func idsOfAnAccountsOwnAreKnownByTheirLabelOnly() throws {
    let freshdesk = try #require(try StatusVocabulary.builtIn("freshdesk"))
    #expect(freshdesk.category(id: "3", label: nil)?.category == .pending)
    #expect(freshdesk.category(id: "3", label: "En attente")?.category == .pending)
    #expect(freshdesk.category(id: "6", label: "Waiting on Customer")?.category == .pending)
    #expect(freshdesk.category(id: "6", label: "On ice") == nil)
    #expect(freshdesk.category(id: "6", label: nil) == nil)
    #expect(try StatusVocabulary.builtIn("nonesuch") == nil)
  }

  @Test func everyVocabularyKeepsItsStatusesApart() throws {
    for desk in ["zendesk", "freshdesk", "request-tracker"] {
      let vocabulary = try #require(try StatusVocabulary.builtIn(desk))
      let identities = vocabulary.statuses.map { StatusIdentity($0.definition) }
      #expect(Set(identities).count == identities.count)
      #expect(vocabulary.statuses.allSatisfy { $0.category != .unknown && !$0.source.isEmpty && !$0.why.isEmpty })
    }
  }

  @Test func wordsOfManyLanguages() throws {
    let book = try LabelBook.builtIn()
    let french = Set(book.status("En  ATTENTE", language: "fr").compactMap(\.category))
    #expect(french.isSuperset(of: [.pending, .hold]))
    #expect(Set(book.status("Fermé", language: "fr").compactMap(\.category)) == [.closed])
    #expect(book.status("nonesuch").isEmpty)
    #expect(book.status("Neu/Offen", language: "de").isEmpty == false)
    #expect(book.language(of: ["Fermé", "En attente", "Nouveau", "Résolu"]) == "fr")
    #expect(book.language(of: ["Neu", "Offen", "Geschlossen"]) == "de")
    #expect(book.language(of: ["Open", "Pending", "Closed"]) == "en")
    #expect(book.language(of: ["zzz"]) == nil)
    #expect(book.priority("Dringend", language: "de").contains { $0.meaning == "urgent" })
  }

  @Test func aBrokenFactNamesItsPlace() {
    let yaml = """
      deskferry: 1
      desk: x
      name: X
      statuses:
        custom: { value: byHand, source: s }
      """
    let error = #expect(throws: MappingError.self) { try StatusVocabulary(yaml: yaml, file: "x.yaml") }
    #expect(
      error?.description == "x.yaml:5:11: `custom` lacks `mark`; write verified, read or unverified")
  }
}
