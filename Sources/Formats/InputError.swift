/// The input as a whole cannot be read on: what was expected, where, and what to do about it.
package struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name inside the export.
  package var file: String
  /// From 1; nil where the format has no lines.
  package var line: Int?
  package var column: Int?
  /// Number of the record in the file, from 1.
  package var record: Int?
  package var what: String
  package var nextStep: String
  /// A limit against harmful input was hit (exit code 8), the input may otherwise be sound.
  package var isLimit: Bool

  package init(
    file: String, line: Int? = nil, column: Int? = nil, record: Int? = nil, what: String, nextStep: String,
    isLimit: Bool = false
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.record = record
    self.what = what
    self.nextStep = nextStep
    self.isLimit = isLimit
  }

  /// `Cases.csv, line 12, record 9: a quoted cell is never closed. Export the file again.`
  package var description: String {
    var place = file
    if let line { place += ", line \(line)" }
    if let column { place += ", column \(column)" }
    if let record { place += ", record \(record)" }
    return "\(place): \(what). \(nextStep)"
  }
}

/// What input may cost us at most. The standard values leave room for every real export we know of.
package struct InputLimits: Sendable, Hashable {
  /// Everything that comes out of archives in one run, in bytes.
  package var maximumUnpackedBytes = 1 << 40
  /// Unpacked bytes per packed byte, once past ``ratioGrace``. JSON and XML pack 5 to 60 to 1; a bomb about 1,000.
  package var maximumRatio = 200
  /// So many bytes may come out of an entry before its ratio counts.
  package var ratioGrace = 64 << 20
  /// Archives inside archives: 2 opens a zip in a zip, and gives a third level as plain bytes.
  package var maximumArchiveDepth = 2
  /// Files in the whole input.
  package var maximumEntries = 5_000_000
  package var maximumFolderDepth = 64
  /// One CSV record or XML record element, in bytes.
  package var maximumRecordBytes = 512 << 20
  /// One recorded exchange, or one YAML cassette, in bytes.
  package var maximumExchangeBytes = 64 << 20
  package var maximumXMLDepth = 256
  package var maximumXMLAttributes = 4096
  /// One XML attribute, comment or tag, in bytes.
  package var maximumXMLTagBytes = 64 << 20

  package init() {}
  package static let standard = InputLimits()
}
