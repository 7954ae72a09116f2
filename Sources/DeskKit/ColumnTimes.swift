/// How the times of a column are written, as all its values together tell.
struct ColumnTimes {
  private(set) var format: String?
  private(set) var candidates: [String] = []
  private(set) var evidence: [String] = []
  private(set) var why = "the values are no times"
  var isTime: Bool { !candidates.isEmpty }
  /// Some values are times, if not all.
  private(set) var hasTimes = false
  /// Every value stands for no time at all.
  private(set) var isUnset = false

  init(_ column: ColumnStatistics, language: String?) {
    let values = column.samples.filter { !ColumnTimeFormat.isZero($0) }
    isUnset = values.isEmpty
    guard !isUnset else { return }
    if column.mostly(column.integers) {
      epoch(values)
      return
    }
    var counts: [String: Int] = [:]
    for value in values.prefix(50) {
      for format in ColumnTimeGuess.formats(of: value, language: language) { counts[format] = 0 }
    }
    guard !counts.isEmpty else { return }
    for format in counts.keys {
      guard let reader = ColumnTimeFormat(format, language: language) else { continue }
      counts[format] = values.count { reader.read($0, zone: nil) != nil }
    }
    let best = counts.values.max() ?? 0
    hasTimes = best > 0
    guard best * 10 >= values.count * 9 else {
      why = "only \(best) of \(values.count) values can be read as times written in one way"
      return
    }
    candidates = counts.filter { $0.value == best }.map(\.key).sorted()
    let some = best < values.count ? ", \(values.count - best) of \(values.count) values are not written so" : ""
    if candidates.count == 1 {
      format = candidates[0]
      evidence = [Self.witness(candidates[0], values, counts) + some]
    } else {
      evidence = [
        "format: \(candidates.joined(separator: " or ")): none of the \(values.count) values tells which\(some);"
          + " please choose"
      ]
    }
  }

  private mutating func epoch(_ values: [String]) {
    if values.allSatisfy({ $0.count == 10 }) { (format, candidates) = ("epoch", ["epoch"]) }
    if values.allSatisfy({ $0.count == 13 }) { (format, candidates) = ("epochMilliseconds", ["epochMilliseconds"]) }
    hasTimes = values.contains { $0.count == 10 || $0.count == 13 }
    if let format { evidence = ["format: \(format), numbers of \(values[0].count) digits"] }
  }

  private static func witness(_ format: String, _ values: [String], _ counts: [String: Int]) -> String {
    let rivals = counts.keys.filter { $0 != format }.sorted()
    for rival in rivals {
      guard let reader = ColumnTimeFormat(rival) else { continue }
      let against = values.filter { reader.read($0, zone: nil) == nil }
      if let first = against.first {
        return "format: \(against.count) of \(values.count) values, such as \(first), cannot be \(rival)"
      }
    }
    return "format: \(values.count) values are written so"
  }
}
