import TicketModel

/// How exactly a source's categories speak. A vendor's word may cover several of ours: then the category that a reader
/// put beside it is evidence, and a person's word within that range goes before it.
struct SourceCategories: Sendable {
  let vocabulary: StatusVocabulary?

  init(_ vocabulary: StatusVocabulary?) { self.vocabulary = vocabulary }
  /// A desk we have no vocabulary of has exact categories only.
  init(desk: String) { vocabulary = (try? StatusVocabulary.builtIn(desk)) ?? nil }

  /// The product's own status that this is: by its id, else by its label under the vendor's category that goes with it.
  func shipped(_ status: StatusDefinition) -> StatusVocabulary.Entry? {
    guard let vocabulary else { return nil }
    if let entry = vocabulary.entry(id: status.id, label: status.label), fits(entry, status) { return entry }
    return vocabulary.statuses.first { $0.label == status.label && $0.id == nil && fits($0, status) }
  }

  private func fits(_ entry: StatusVocabulary.Entry, _ status: StatusDefinition) -> Bool {
    guard entry.scope == nil || entry.scope == status.scope else { return false }
    guard let native = status.nativeCategory, let own = entry.nativeCategory else { return true }
    let word = vocabulary?.nativeCategory(native)?.name ?? native
    return Fold.label(word) == Fold.label(own)
  }

  /// What the vendor's word covers, where that is all that tells the category and it is more than one of ours.
  func coarse(_ status: StatusDefinition) -> StatusVocabulary.NativeCategory? {
    guard status.category != .unknown, shipped(status)?.category != status.category, let word = status.nativeCategory,
      let native = vocabulary?.nativeCategory(word), native.covers.count > 1, native.covers.contains(status.category)
    else { return nil }
    return native
  }

  /// The categories that a status may have: its own, those that its product uses it for as well, those its vendor's
  /// word covers. Empty where the source tells none.
  func possible(_ status: StatusDefinition) -> [StatusCategory] {
    guard status.category != .unknown else { return [] }
    if let native = coarse(status) { return native.covers }
    guard let entry = shipped(status), entry.category == status.category else { return [status.category] }
    return [entry.category] + entry.also
  }
}
