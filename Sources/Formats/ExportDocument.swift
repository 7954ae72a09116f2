/// One file of an export, or one reply of a recording, ready to be read once.
package struct ExportDocument {
  /// The name inside the export (`Tickets/Tickets0.xml`), or of the recording file; never a path of this machine.
  package var name: String
  /// For a recorded reply: which call it answers.
  package var request: RecordedRequest?
  /// When the reply was recorded, canonical UTC, where the recording says so.
  package var recordedAt: String?
  /// The media type a recorded reply declared.
  package var mediaType: String?
  /// What a recorded reply's headers say of the list it is a page of, by lower-case name: `link` and `x-total-…`.
  package var paging: [String: String] = [:]
  /// The bytes, decompressed, in their own encoding.
  package var bytes: any ByteSource
  /// Whether `bytes` may still be read after the document's turn, beside other documents: so of files and of what lies
  /// in memory, not of the entries of an archive.
  package var staysReadable = false

  package init(
    name: String, request: RecordedRequest? = nil, recordedAt: String? = nil, mediaType: String? = nil,
    bytes: any ByteSource
  ) {
    self.name = name
    self.request = request
    self.recordedAt = recordedAt
    self.mediaType = mediaType
    self.bytes = bytes
  }
}

package struct RecordedRequest: Sendable, Hashable {
  package var method: String
  /// Whole URL as recorded, secrets removed.
  package var url: String
  /// The address that was asked for, where a recorded redirect led from it to `url`: downloads come from other hosts.
  package var asked: String?
  /// The text that was posted, where the recording has it: searches say there what they ask for.
  package var posted: String?
  package init(method: String, url: String, asked: String? = nil, posted: String? = nil) {
    self.method = method
    self.url = url
    self.asked = asked
    self.posted = posted
  }
}

/// What is in an export, before it is read: enough to tell whose it is.
package struct DocumentHead: Sendable {
  package var name: String
  package var request: RecordedRequest?
  /// The first bytes (at most 64 KiB), decompressed.
  package var start: [UInt8]
  package init(name: String, request: RecordedRequest?, start: [UInt8]) {
    self.name = name
    self.request = request
    self.start = start
  }
}

/// Something in the input that could not be read as data; the reader of the desk turns it into a finding.
package struct InputTrouble: Sendable {
  /// `otherReply` (not a 200 to a reading call), `partialReply` (207 to one), `unreadable`, `torn`, `encoding`,
  /// `alreadyUTF8`, `limit`
  package var kind: String
  package var file: String
  package var what: String
  /// Of a reply that is no data: what came instead.
  package var reply: OtherReply?
  /// The call, where a reply is no data.
  package var request: RecordedRequest?
  package init(
    kind: String, file: String, what: String, reply: OtherReply? = nil, request: RecordedRequest? = nil
  ) {
    self.kind = kind
    self.file = file
    self.what = what
    self.reply = reply
    self.request = request
  }
}

/// A recorded reply that is no data.
package enum OtherReply: Sendable, Hashable {
  /// A reading call was answered with this status: what was asked for did not come.
  case refused(status: Int)
  /// The answer says where to ask (RFC 9110, 15.4).
  case redirect
  /// The call was none that reads.
  case notReading
}

/// The files or recorded replies of one export, in a steady order, each opened only when its turn comes.
package protocol ExportInput {
  /// Heads of up to `limit` documents, for detection; may be called before reading and does not consume anything.
  func heads(limit: Int) throws -> [DocumentHead]
  /// Calls `body` for each document in turn. Recordings give each reply once: replies recorded twice are offered twice
  /// only if their bytes differ; redirects, errors and writes go to `trouble` instead.
  func forEachDocument(
    _ body: (ExportDocument) throws -> Void, trouble: (InputTrouble) throws -> Void) throws
}
