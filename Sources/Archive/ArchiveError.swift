/// Why an archive could not be written or read, with the next step.
package struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Kind: String, Sendable {
    /// The output is there already.
    case exists
    /// The path holds no archive of ours.
    case notAnArchive
    /// An archive of a format this version cannot read.
    case version
    /// A file of the archive is not what it must be.
    case damaged
    /// The system refused a call.
    case system
    /// A record that is not canonical JSON: a mistake of the reader that wrote it.
    case badRecord
  }
  package var kind: Kind
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  package var description: String { message }
}
