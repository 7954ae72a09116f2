import Crypto
import DeskKit
import Formats
import JSONText
import TicketModel

/// The bytes of attachments: hashed while they are copied, stored once, joined to the tickets at the end.
///
/// Memory: some 150 bytes for each file, so 150 MB at a million of them.
final class AttachmentStore {
  private struct Blob {
    var digest: String
    var size: Int
    var mediaType: String?
    var used = false
  }

  private let root: String
  private let mode: ArchiveOptions.Attachments
  private var blobs: [Blob] = []
  private var byDigest: [String: Int] = [:]
  /// Stands for a file that came and was not looked at.
  private static let leftOut = -1
  /// By the first half of the SHA-256 of `url` or `key` and the text.
  private var byName: [NameDigest: Int] = [:]
  private let space = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  private struct NameDigest: Hashable {
    var high: UInt64
    var low: UInt64
    init(_ kind: String, _ name: String) {
      var hasher = SHA256()
      Array((kind + "\n" + name).utf8).withUnsafeBytes { hasher.update(bufferPointer: $0) }
      (high, low) = hasher.finalize().withUnsafeBytes {
        ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      }
    }
  }

  init(root: String, mode: ArchiveOptions.Attachments) {
    self.root = root
    self.mode = mode
  }

  deinit { space.deallocate() }

  /// Tickets must be gone through at the end.
  var hasFiles: Bool { !byName.isEmpty }
  var stored: Int { mode == .copy ? blobs.count : 0 }
  var storedBytes: Int { mode == .copy ? blobs.reduce(0) { $0 + $1.size } : 0 }

  func add(url: String, mediaType: String?, bytes: any ByteSource) throws {
    try add(NameDigest("url", RecordedAddress.traced(url) ?? url), mediaType, bytes)
  }

  func add(key: String, mediaType: String?, bytes: any ByteSource) throws {
    try add(NameDigest("key", key), mediaType, bytes)
  }

  private func add(_ name: NameDigest, _ mediaType: String?, _ bytes: any ByteSource) throws {
    guard mode != .none else {
      // Only that it came is remembered: the reason why it is not here.
      byName[name] = AttachmentStore.leftOut
      return
    }
    let blob = try take(bytes, mediaType)
    guard let known = byName[name], known != blob else {
      byName[name] = blob
      return
    }
    // One address gave two files: the larger is likelier to be whole. Decided without regard to their order.
    let old = (blobs[known].size, blobs[known].digest)
    let new = (blobs[blob].size, blobs[blob].digest)
    if new > old { byName[name] = blob }
  }

  private func take(_ bytes: any ByteSource, _ mediaType: String?) throws -> Int {
    let incoming = root + "/data/attachments/.incoming"
    var file: HashedFile?
    if mode == .copy {
      try Disk.makeFolder(root + "/data/attachments")
      file = try HashedFile(incoming)
    }
    var hasher = SHA256()
    var size = 0
    while true {
      let count = try bytes.read(into: space)
      if count == 0 { break }
      let chunk = UnsafeRawBufferPointer(rebasing: space[..<count])
      if let file { try file.write(chunk) } else { hasher.update(bufferPointer: chunk) }
      size += count
    }
    let digest = try file?.finish() ?? Hex.text(hasher.finalize())
    if let known = byDigest[digest] {
      if file != nil { Disk.removeFile(incoming) }
      return known
    }
    if file != nil {
      let path = root + "/" + ArchiveNames.attachment(digest)
      if let folder = Disk.parent(of: path) { try Disk.makeFolder(folder) }
      try Disk.move(incoming, to: path)
    }
    byDigest[digest] = blobs.count
    blobs.append(Blob(digest: digest, size: size, mediaType: mediaType))
    return blobs.count - 1
  }

  /// Whether the ticket lists an attachment at all; cheap, and nearly always no.
  func concerns(_ ticket: JSONNode) -> Bool {
    func lists(_ node: JSONNode?) -> Bool { node.map { $0.kind == .array && $0.leaves > 0 } ?? false }
    if lists(ticket["attachments"]) { return true }
    for message in ticket["messages"].map({ Array($0.elements) }) ?? [] where lists(message["attachments"]) {
      return true
    }
    return lists(ticket["sideConversations"])
  }

  /// The ticket with `sha256`, `path` and `size` at each attachment whose bytes came.
  func filled(_ ticket: JSONObject, findings: FindingLog) throws -> JSONObject {
    var ticket = ticket
    try fillList("attachments", of: &ticket, findings)
    try fillMessages(of: &ticket, findings)
    if let conversations = ticket["sideConversations"]?.array {
      ticket["sideConversations"] = .array(
        try conversations.map { item in
          guard var conversation = item.object else { return item }
          try fillMessages(of: &conversation, findings)
          return .object(conversation)
        })
    }
    return ticket
  }

  private func fillMessages(of holder: inout JSONObject, _ findings: FindingLog) throws {
    guard let messages = holder["messages"]?.array else { return }
    holder["messages"] = .array(
      try messages.map { item in
        guard var message = item.object else { return item }
        try fillList("attachments", of: &message, findings)
        return .object(message)
      })
  }

  private func fillList(_ name: String, of holder: inout JSONObject, _ findings: FindingLog) throws {
    guard let list = holder[name]?.array, !list.isEmpty else { return }
    holder[name] = .array(
      try list.map { item in
        guard let attachment = item.object, let blob = blob(of: attachment) else { return item }
        return .object(try filled(attachment, with: blob, findings))
      })
  }

  private func blob(of attachment: JSONObject) -> Int? {
    if let key = attachment.text("key"), let blob = byName[NameDigest("key", key)] { return blob }
    for url in [attachment.text("url")].compactMap({ $0 }) + attachment.texts("appearsAs") {
      // A recording has no signatures and tokens in its addresses, the tickets have.
      if let blob = byName[NameDigest("url", RecordedAddress.traced(url) ?? url)] { return blob }
    }
    return nil
  }

  private func filled(_ attachment: JSONObject, with index: Int, _ findings: FindingLog) throws -> JSONObject {
    guard index != AttachmentStore.leftOut else {
      var result = attachment
      result["missing"] = "left out by --attachments none"
      return AttachmentStore.ordered(result)
    }
    blobs[index].used = true
    let blob = blobs[index]
    var result = attachment
    result["sha256"] = .string(blob.digest)
    if let claimed = attachment.integer("size"), claimed != blob.size {
      try findings.add(
        Finding(
          .warning, "attachmentSizeDiffers", key: attachment.text("key"),
          what: "the source claims \(claimed) bytes, its file has \(blob.size)",
          did: "kept the claim in size and the file as it came"))
    } else {
      result["size"] = .number(blob.size)
    }
    if attachment.text("mediaType") == nil, let type = blob.mediaType { result["mediaType"] = .string(type) }
    if mode == .copy {
      result["path"] = .string(ArchiveNames.attachment(blob.digest))
      result["missing"] = nil
    } else {
      result["missing"] = "left where it was (--attachments link)"
    }
    return AttachmentStore.ordered(result)
  }

  private static func ordered(_ attachment: JSONObject) -> JSONObject {
    var ordered = JSONObject()
    for name in RecordShape.attachment.ordered(Set(attachment.names)) {
      ordered.append(name, attachment[name] ?? .null)
    }
    return ordered
  }

  /// After all tickets: files nobody lists stay, with a finding.
  func finish(findings: FindingLog) throws -> [FileEntry] {
    for blob in blobs.filter({ !$0.used }).sorted(by: { $0.digest < $1.digest }) {
      try findings.add(
        Finding(
          .info, "attachmentNotListed", what: "a file of \(blob.size) bytes came that no ticket lists: \(blob.digest)",
          did: mode == .copy ? "kept it in data/attachments" : "not kept"))
    }
    guard mode == .copy else { return [] }
    return blobs.map { FileEntry(path: ArchiveNames.attachment($0.digest), size: $0.size, digest: $0.digest) }
  }
}
