package import Formats
package import TicketModel

extension InputTrouble {
  /// Part of the input that was not read is an error (exit code 3). A reply that is no data is worth a note, a guessed
  /// encoding a warning: nothing is missing because of them.
  package var severity: Finding.Severity {
    switch kind {
    case "otherReply", "alreadyUTF8": .info
    case "encoding": .warning
    default: .error
    }
  }

  /// What became of it, for the finding's `did`.
  package var did: String {
    switch kind {
    case "encoding": "read it so"
    case "alreadyUTF8": "read it as UTF-8"
    case "partialReply": "left it out; ask again for its records, without those that it refuses"
    case "torn": "read everything before it"
    default: "left it out"
    }
  }
}

extension RecordSink {
  /// What the input says is wrong with itself, as a finding.
  package func finding(_ trouble: InputTrouble) throws {
    try finding(Finding(trouble.severity, trouble.kind, file: trouble.file, what: trouble.what, did: trouble.did))
  }
}
