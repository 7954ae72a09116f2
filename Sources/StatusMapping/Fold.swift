import Foundation

/// Folds labels for comparing in proposals, never for identity.
enum Fold {
  /// Canonical composition, case folded, `’` as `'`, white space collapsed and trimmed.
  static func label(_ text: String) -> String {
    let words = text.lowercased().replacing("’", with: "'").split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }

  /// Like ``label(_:)``, and letters without their marks: `Fermé` is `ferme`.
  static func bare(_ text: String) -> String {
    let decomposed = label(text).decomposedStringWithCanonicalMapping
    return String(String.UnicodeScalarView(decomposed.unicodeScalars.filter { !$0.properties.isDiacritic }))
  }
}
