/// Ids that went through a spreadsheet, which wrote them as numbers with an exponent: `4.09229E+11`. Their last digits
/// are gone, so that several records may have the same.
package enum RoundedNumber {
  /// Digits, perhaps a fraction, `E+` and digits.
  package static func isOne(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "e+", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count <= 3, isDigits(parts[1]) else { return false }
    let number = parts[0].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    return number.count <= 2 && number.allSatisfy(isDigits)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
