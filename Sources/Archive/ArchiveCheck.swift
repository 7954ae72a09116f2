import JSONText
package import TicketModel

/// Judges an archive: the bag around it, and what is in it.
package enum ArchiveCheck {
  /// What is wrong with the archive; empty where it is sound. At most 1,000 findings, the last saying how many more.
  ///
  /// `quick` compares names and sizes. Otherwise every byte is hashed, every record held against its schema, and
  /// order, keys, references, statuses, attachments and counts are checked. Throws where there is no archive at all.
  package static func run(_ path: String, quick: Bool) throws -> [Finding] {
    guard Disk.kind(of: path) == .folder else {
      throw ArchiveError(.notAnArchive, "\(path) is not a folder; an archive is a folder such as acme.bag")
    }
    let names = Set(try Disk.names(in: path))
    guard !names.isDisjoint(with: ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]) else {
      throw ArchiveError(.notAnArchive, "\(path) has no bagit.txt and no manifest, so it is not an archive")
    }
    let report = CheckReport()
    let bag = BagCheck(root: path, quick: quick, report: report)
    try bag.run()
    guard !quick else { return report.findings }
    if report.isEmpty {
      try ContentCheck(root: path, report: report).run()
    } else {
      report.add(.warning, "contentNotChecked", nil, "files are damaged, so the records in them were not checked")
    }
    return report.findings
  }
}

/// Gathers findings, the first thousand of them.
final class CheckReport {
  private var first: [Finding] = []
  private var total = 0

  var isEmpty: Bool { total == 0 }

  func add(
    _ severity: Finding.Severity, _ code: String, _ file: String?, _ what: String, key: String? = nil,
    line: Int? = nil
  ) {
    total += 1
    guard first.count < 999 else { return }
    first.append(Finding(severity, code, key: key, file: file, line: line, what: what, did: "nothing was changed"))
  }

  var findings: [Finding] {
    guard total > first.count else { return first }
    let more = Finding(
      .error, "moreFindings", what: "\(total - first.count) more findings are not listed", did: "nothing was changed")
    return first + [more]
  }
}

/// Manifests against the files on disk, both walked in order side by side, so that memory stays flat.
struct BagCheck {
  let root: String
  let quick: Bool
  let report: CheckReport

  func run() throws {
    if let bytes = try? Disk.readAll(root + "/bagit.txt"), String(decoding: bytes, as: UTF8.self) != Bag.declaration {
      report.add(.error, "badBag", "bagit.txt", "BagIt version 1.0 and UTF-8 expected, other text found")
    }
    try checkTags()
    if Disk.kind(of: root + "/manifest-sha256.txt") == .file { try checkPayload() }
  }

  private func checkTags() throws {
    let name = "tagmanifest-sha256.txt"
    guard Disk.kind(of: root + "/" + name) == .file else {
      return report.add(.error, "missingFile", name, "the archive's \(name) is missing")
    }
    var listed: Set<String> = [name]
    let lines = try ManifestLines(root, name, report)
    while let line = try lines.next() {
      listed.insert(line.path)
      try compare(line, size: nil, hash: true)
    }
    for required in ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "sizes.txt"] where !listed.contains(required) {
      report.add(.error, "badManifest", name, "\(required) is not listed in it")
    }
    var walk = DiskWalk(root, skipping: "data")
    while let found = try walk.next() {
      if !listed.contains(found) { report.add(.error, "extraFile", found, "\(found) is not part of the archive") }
    }
  }

  /// Steps both lists on; whichever is behind lacks a partner in the other.
  private func checkPayload() throws {
    let manifest = try ManifestLines(root, "manifest-sha256.txt", report)
    let sizes = try? ManifestLines(root, "sizes.txt", report)
    var walk = DiskWalk(root, below: "data")
    var listed = try manifest.next()
    var onDisk = try walk.next()
    var octets = 0
    var files = 0
    while listed != nil || onDisk != nil {
      if let path = onDisk, listed.map({ path.utf8.lexicographicallyPrecedes($0.path.utf8) }) ?? true {
        report.add(.error, "extraFile", path, "\(path) is not listed in the manifest")
        onDisk = try walk.next()
        continue
      }
      guard let line = listed else { break }
      let size = try sizes?.next()
      if let size, size.path != line.path {
        return report.add(.error, "badManifest", "sizes.txt", "it lists \(size.path) where \(line.path) is expected")
      }
      if onDisk == line.path {
        octets += try compare(line, size: size.flatMap { Int($0.value) }, hash: !quick)
        files += 1
        onDisk = try walk.next()
      } else {
        report.add(.error, "missingFile", line.path, "\(line.path) is listed in the manifest and missing")
      }
      listed = try manifest.next()
    }
    try checkOxum("\(octets).\(files)")
  }

  private func checkOxum(_ found: String) throws {
    guard let bytes = try? Disk.readAll(root + "/bag-info.txt") else { return }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Payload-Oxum:") }
    let claimed = line?.dropFirst("Payload-Oxum:".count).drop { $0 == " " }
    if claimed.map(String.init) != found, report.isEmpty {
      report.add(
        .error, "sizeDiffers", "bag-info.txt", "Payload-Oxum says \(claimed ?? "nothing"), the payload is \(found)")
    }
  }

  /// Returns the file's size.
  @discardableResult
  private func compare(_ line: ManifestLines.Line, size: Int?, hash: Bool) throws -> Int {
    let path = root + "/" + line.path
    guard Disk.kind(of: path) == .file else {
      report.add(.error, "missingFile", line.path, "\(line.path) is listed in the manifest and missing")
      return 0
    }
    let found = try Disk.size(of: path)
    if let size, size != found {
      report.add(.error, "sizeDiffers", line.path, "\(line.path) has \(found) bytes, \(size) expected")
    } else if hash, try HashedFile.digest(of: path) != line.value {
      report.add(.error, "hashDiffers", line.path, "the bytes of \(line.path) are not those the manifest names")
    }
    return found
  }
}

/// The lines of a manifest: a value, two spaces, a path.
final class ManifestLines {
  struct Line {
    var value: String
    var path: String
  }

  private let reader: BlockReader
  private let name: String
  private let report: CheckReport
  private var number = 0
  private var last = ""

  init(_ root: String, _ name: String, _ report: CheckReport) throws {
    reader = try BlockReader(root + "/" + name)
    self.name = name
    self.report = report
  }

  /// Lines that are none, lead out of the archive or break the order are reported and skipped.
  func next() throws -> Line? {
    while let raw = try reader.line() {
      number += 1
      let text = String(decoding: raw, as: UTF8.self)
      guard let space = text.firstIndex(of: " ") else {
        report.add(.error, "badManifest", name, "a value and a path expected", line: number)
        continue
      }
      let path = Bag.unescaped(String(text[space...].drop { $0 == " " || $0 == "*" }))
      guard !path.isEmpty, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
        report.add(.error, "badManifest", name, "the path \(path) leads out of the archive", line: number)
        continue
      }
      guard last.utf8.lexicographicallyPrecedes(path.utf8) else {
        report.add(.error, "badManifest", name, "\(path) is out of order or listed twice", line: number)
        continue
      }
      last = path
      return Line(value: String(text[..<space]), path: path)
    }
    return nil
  }
}

/// The files below a folder, in bytewise order of their whole paths.
struct DiskWalk {
  private let root: String
  /// Folders being walked: their path with a slash at the end, and the names still to come, the next one last.
  private var open: [(path: String, names: [String])] = []
  private let skipped: String?

  init(_ root: String, below folder: String = "", skipping skipped: String? = nil) {
    self.root = root
    self.skipped = skipped
    open = [("", folder.isEmpty ? [] : [folder + "/"])]
    if folder.isEmpty { open = [("", (try? DiskWalk.names(root)) ?? [])] }
  }

  /// Folders carry a slash at the end, which puts them where their files belong.
  private static func names(_ path: String) throws -> [String] {
    try Disk.names(in: path).map { Disk.kind(of: path + "/" + $0) == .folder ? $0 + "/" : $0 }
      .sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
  }

  mutating func next() throws -> String? {
    while !open.isEmpty {
      guard let name = open[open.count - 1].names.popLast() else {
        open.removeLast()
        continue
      }
      let path = open[open.count - 1].path + name
      guard name.hasSuffix("/") else { return path }
      if name.dropLast() == skipped ?? "" { continue }
      let inside = root + "/" + path.dropLast()
      if Disk.kind(of: inside) == .folder { open.append((path, try DiskWalk.names(inside))) }
    }
    return nil
  }
}

extension HashedFile {
  /// The SHA-256 of a file, in hex.
  static func digest(of path: String) throws -> String {
    let reader = try BlockReader(path, block: 1 << 18)
    return try Hex.digest { take in
      while try reader.has(1) { take(reader.takeAll()) }
    }
  }
}
