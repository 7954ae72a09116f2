import Crypto
package import DeskKit
import Formats
package import JSONText
package import TicketModel

/// Where a record lies: in which file of the archive, and which bytes of it.
package struct RecordPlace: Sendable, Hashable, Codable {
  /// `data/tickets.ndjson`, relative to the archive.
  package var part: String
  /// In bytes from the start of the part.
  package var offset: Int
  /// In bytes, without the newline.
  package var length: Int
  package init(part: String, offset: Int, length: Int) {
    self.part = part
    self.offset = offset
    self.length = length
  }
}

/// Reads an archive. A value: it holds no file open, so any number of threads may use it.
package struct ArchiveReader: Sendable {
  /// The archive's folder as given.
  package let path: String
  package let identity: DeskIdentity
  private let desk: ArchiveSummary

  /// Throws where the folder is not an archive of ours, or of a format this version does not know.
  package init(at path: String) throws {
    self.path = path
    guard Disk.kind(of: path + "/bagit.txt") == .file, Disk.kind(of: path + "/data/desk.json") == .file else {
      throw ArchiveError(
        .notAnArchive, "\(path) is not an archive of ours (bagit.txt and data/desk.json expected); make one with read")
    }
    let bytes = try Disk.readAll(path + "/data/desk.json")
    guard let value = try? JSONIndex.value(of: bytes), let object = value.object else {
      throw ArchiveError(.damaged, "\(path)/data/desk.json is not valid JSON; run check to see what else is damaged")
    }
    guard object.text("format") == "deskferry archive" else {
      throw ArchiveError(.notAnArchive, "\(path) is a bag, but not an archive of ours; make one with read")
    }
    guard object.integer("version") == ArchiveSummary.formatVersion else {
      let version = object["version"]?.text ?? "none"
      throw ArchiveError(
        .version,
        "\(path) has archive format \(version), this version reads \(ArchiveSummary.formatVersion); "
          + "use a newer version, or read the export again")
    }
    desk = ArchiveSummary(deskJSON: object)
    identity = desk.identity
  }

  /// What `inspect` prints: from `data/desk.json`, and the first 1,000 findings.
  package func summary() throws -> ArchiveSummary {
    var summary = desk
    try lines(of: "findings", limit: FindingLog.kept) { object, _ in summary.findings.append(Finding(json: object)) }
    return summary
  }

  /// Every record in order of id; memory does not grow with the archive.
  package func forEach(_ collection: Collection, _ body: (JSONObject, RecordPlace) throws -> Void) throws {
    try lines(of: ArchiveNames.file(collection), body)
  }

  package func forEachFinding(_ body: (Finding) throws -> Void) throws {
    try lines(of: "findings") { object, _ in try body(Finding(json: object)) }
  }

  /// The vendor's names of the collections kept in `data/other`.
  package func otherCollections() throws -> [String] {
    guard Disk.kind(of: path + "/data/other") == .folder else { return [] }
    return try Disk.names(in: path + "/data/other").map {
      ArchiveNames.vendorName($0.hasSuffix(".ndjson") ? String($0.dropLast(7)) : $0)
    }
  }

  package func object(at place: RecordPlace) throws -> JSONObject {
    let isInside = place.part.hasPrefix("data/") && !place.part.split(separator: "/").contains("..")
    guard isInside, place.offset >= 0, place.length >= 0 else {
      throw ArchiveError(.damaged, "\(place.part) is not a place in an archive; make the plan again")
    }
    let bytes = try Disk.read(path + "/" + place.part, offset: place.offset, length: place.length)
    guard bytes.count == place.length, let object = (try? JSONIndex.value(of: bytes))?.object else {
      throw ArchiveError(
        .damaged, "\(path)/\(place.part) has no record at byte \(place.offset); run check, then make the plan again")
    }
    return object
  }

  package func ticket(at place: RecordPlace) throws -> Ticket { Ticket(json: try object(at: place)) }

  package func statuses() throws -> [StatusDefinition] { try all(.statuses) }
  package func containers() throws -> [Container] { try all(.containers) }
  package func fields() throws -> [FieldDefinition] { try all(.fields) }
  package func groups() throws -> [AgentGroup] { try all(.groups) }

  private func all<R: CanonicalRecord>(_ collection: Collection) throws -> [R] {
    var records: [R] = []
    try forEach(collection) { object, _ in records.append(R(json: object)) }
    return records
  }

  /// SHA-256 of the manifest, and so of the whole payload: what plans are bound to.
  package func digest() throws -> String {
    let bytes = try Disk.readAll(path + "/manifest-sha256.txt")
    return bytes.withUnsafeBytes { Hex.digest($0) }
  }

  /// Where a path of the archive, such as an attachment's `path`, lies on this machine.
  package func file(_ archivePath: String) -> String { path + "/" + archivePath }

  /// The files of a collection in order; none where the source had no such records.
  func parts(of name: String) throws -> [String] {
    let single = "data/" + name + ".ndjson"
    if Disk.kind(of: path + "/" + single) == .file { return [single] }
    let folder = "data/" + name
    guard Disk.kind(of: path + "/" + folder) == .folder else { return [] }
    return try Disk.names(in: path + "/" + folder).filter { $0.hasPrefix("part-") && $0.hasSuffix(".ndjson") }
      .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map { folder + "/" + $0 }
  }

  private func lines(
    of name: String, limit: Int = .max, _ body: (JSONObject, RecordPlace) throws -> Void
  ) throws {
    let index = JSONIndex()
    var left = limit
    for part in try parts(of: name) {
      let reader = try BlockReader(path + "/" + part)
      var offset = 0
      while left > 0, let line = try reader.line() {
        defer { offset = reader.offset }
        left -= 1
        let place = RecordPlace(part: part, offset: offset, length: line.count)
        guard let node = try? index.parse(line), case .object(let object) = node.value else {
          throw ArchiveError(
            .damaged, "\(path)/\(part) has no valid record at byte \(offset); run check to see what is damaged")
        }
        try body(object, place)
      }
    }
  }
}
