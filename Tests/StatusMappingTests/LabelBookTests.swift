import Foundation
import StatusMapping
import Testing
import TicketModel

@Suite("Words of many languages")
struct LabelBookTests {
  private let book: LabelBook
  init() throws { book = try LabelBook.builtIn() }

  @Test func everyReadingHasACategoryAndStandsOnce() throws {
    #expect(book.languages.count >= 60)
    var words = 0
    for language in book.languages {
      for word in book.statusWords(language) {
        words += 1
        let readings = book.status(word, language: language)
        #expect(!readings.isEmpty && readings.allSatisfy { $0.category != nil && $0.category != .unknown }, "\(word)")
        #expect(Set(readings.map(\.meaning)).count == readings.count, "\(word) (\(language)) says one thing twice")
      }
    }
    #expect(words > 2500)
  }

  /// A word of several categories is offered with all of them and proposed with none.
  @Test func ambiguousWordsAreNeverCertain() throws {
    var ambiguous = 0
    for language in book.languages {
      for word in book.statusWords(language) {
        let readings = book.status(word, language: language)
        let certain = book.certainStatus(word, language: language)
        if Set(readings.compactMap(\.category)).count > 1 {
          ambiguous += 1
          #expect(certain == nil, "\(word) (\(language))")
        }
        if let certain { #expect(certain.strength != .weak && readings.count == 1) }
      }
    }
    #expect(ambiguous > 150)
    for (word, language) in [
      ("En attente", "fr"), ("En pause", "fr"), ("In attesa", "it"), ("In sospeso", "it"), ("Em espera", "pt-BR"),
      ("Pending", "en"), ("On Hold", "en"), ("In behandeling", "nl"), ("Complété", "fr"), ("En cours", "fr"),
    ] {
      #expect(Set(book.status(word, language: language).compactMap(\.category)).count > 1, "\(word)")
      #expect(book.certainStatus(word, language: language) == nil, "\(word)")
    }
    #expect(book.certainStatus("Facturé", language: "fr") == nil, "a minority reading alone is not certain")
    #expect(book.certainStatus("Geschlossen", language: "de")?.category == .closed)
  }

  /// The words that people move with, as they write them.
  @Test(arguments: [
    ("Répondu", StatusCategory.pending), ("Assigné", .open), ("Assigné/En traitement", .open),
    ("En attente d'approbation", .hold), ("En attente d’approbation", .hold), ("En attente de facture", .hold),
    ("Annulé", .cancelled), ("Fermé", .closed), ("Clos", .closed), ("Clôturé", .closed), ("Complété/Clôturé", .closed),
    ("Terminé", .solved), ("Complété", .solved), ("Facturé", .solved), ("Révisé", .solved), ("Supprimé", .deleted),
    ("Purgé", .deleted), ("escaladé", .open), ("En attente", .hold), ("En attente", .pending), ("En pause", .hold),
    ("Reporté", .hold), ("En attente d'un tiers", .hold), ("Reporté ultérieurement", .hold), ("En cours", .open),
    ("En cours de traitement", .open), ("En traitement", .open), ("Dupliqué", .closed), ("Nouveau", .new),
    ("Nouvel", .new), ("Nouvel/ Ouvert", .new), ("Ouvert", .open), ("Ticket ouvert", .open), ("Ticket fermé", .closed),
    ("En retard", .open), ("En attente de réponse", .pending), ("En attente/En pause/En attente de réponse", .pending),
    ("Remboursement complété", .solved), ("Remboursement initié", .hold), ("Remboursement demandé", .hold),
    ("Rouvert", .open), ("Résolu", .solved), ("Marqué comme spam", .spam),
  ]) func frenchWordsResolve(_ word: String, _ category: StatusCategory) {
    #expect(book.status(word, language: "fr").contains { $0.category == category })
    #expect(book.status("  " + word.uppercased() + " ", language: "fr").contains { $0.category == category })
  }

  @Test(arguments: [
    ("Beantwoord", StatusCategory.pending), ("Toegewezen", .open), ("Gesloten", .closed), ("Gesloten ticket", .closed),
    ("Verwijderd", .deleted), ("Gewist", .deleted), ("Uitgesteld", .hold), ("Uitgesteld tot later", .hold),
    ("Nieuw", .new), ("Open", .open), ("Opgelost", .solved), ("Gemarkeerd als spam", .spam),
  ]) func dutchWordsResolve(_ word: String, _ category: StatusCategory) {
    #expect(book.status(word, language: "nl").contains { $0.category == category })
  }

  @Test(arguments: [
    ("Critique", "critical"), ("Élevé", "high"), ("Faible", "low"), ("Normal", "normal"), ("Moyen", "normal"),
    ("Urgent", "urgent"),
  ]) func frenchPrioritiesResolve(_ word: String, _ level: String) {
    #expect(book.priority(word, language: "fr").contains { $0.meaning == level })
  }

  /// One word is read in the language of its desk, not in all.
  @Test func theLanguageOfTheDeskDecides() {
    #expect(book.language(of: ["Nouveau", "Ouvert", "En attente", "Résolu", "Clos"]) == "fr")
    #expect(book.language(of: ["Nieuw", "Open", "Beantwoord", "Opgelost", "Gesloten"]) == "nl")
    let taiwan = book.status("等待中", language: "zh-Hant").compactMap(\.category)
    let china = book.status("等待中", language: "zh-Hans").compactMap(\.category)
    #expect(Set(taiwan) != Set(china))
  }

  /// The whole cell first, its parts only where the whole is not known.
  @Test func aCellOfTwoWordsIsReadWholeFirst() {
    let whole = book.status("Assigné/En traitement", language: "fr")
    #expect(whole.map(\.meaning) == ["assigned"])
    let parts = Set(book.status("Fermé/Résolu", language: "fr").compactMap(\.category))
    #expect(parts == [.closed, .solved])
    #expect(book.certainStatus("Fermé/Résolu", language: "fr") == nil)
  }

  /// A draft of a French desk asks about what its words leave open.
  @Test func aDraftAsksWhereAWordIsAmbiguous() throws {
    let statuses = [
      status("1", "Nouveau", .unknown), status("2", "Ouvert", .unknown), status("3", "En attente", .unknown),
      status("4", "Résolu", .unknown),
    ]
    let text = try MappingDraft.draft(
      from: DraftTests.profile("zendesk", statuses.map { ($0, 1) }),
      to: DraftTarget(desk: "zammad", vocabulary: try StatusVocabulary.builtIn("zammad")))
    #expect(text.contains("label \"En attente\" means pending or hold (fr)"))
    let file = try MappingFile(yaml: text, file: "m.yaml")
    #expect(file.statuses.allSatisfy { $0.to.choice == .undecided }, "a word alone decides nothing")
  }
}
