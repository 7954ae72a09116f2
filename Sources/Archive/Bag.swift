import JSONText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The BagIt 1.0 (RFC 8493) files around the payload.
struct Bag {
  let root: String
  /// Payload files but for those of attachments.
  var entries: [FileEntry] = []
  var attachments: [FileEntry] = []
  private let small = SmallFiles()
  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  init(root: String) { self.root = root }

  /// `data/desk.json`, schemas, manifests, bag-info; all synced.
  mutating func write(_ summary: ArchiveSummary) throws {
    try addDesk(summary)
    let payload = (entries + attachments).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var tags: [FileEntry] = []
    tags.append(try save("bagit.txt", text: Bag.declaration))
    tags.append(try save("bag-info.txt", text: info(summary, payload)))
    tags.append(try list("manifest-sha256.txt", payload) { $0.digest + "  " + Bag.escaped($0.path) })
    tags.append(try list("sizes.txt", payload) { String($0.size) + "  " + Bag.escaped($0.path) })
    try Disk.makeFolder(root + "/schema")
    for (collection, schema) in ArchiveSchemas.all {
      tags.append(try schema.pretty.withUnsafeBytes { try save("schema/" + collection + ".schema.json", $0) })
    }
    tags.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    _ = try list("tagmanifest-sha256.txt", tags) { $0.digest + "  " + Bag.escaped($0.path) }
    try small.sync()
    try syncFolders(root)
  }

  private mutating func addDesk(_ summary: ArchiveSummary) throws {
    let bytes = JSONValue.object(summary.deskJSON).bytes + [UInt8(ascii: "\n")]
    try bytes.withUnsafeBytes {
      try small.add($0, to: root + "/data/desk.json")
      entries.append(FileEntry(path: "data/desk.json", size: $0.count, digest: Hex.digest($0)))
    }
  }

  private func save(_ path: String, text: String) throws -> FileEntry {
    var text = text
    return try text.withUTF8 { try save(path, UnsafeRawBufferPointer($0)) }
  }

  private func save(_ path: String, _ bytes: UnsafeRawBufferPointer) throws -> FileEntry {
    try small.add(bytes, to: root + "/" + path)
    return FileEntry(path: path, size: bytes.count, digest: Hex.digest(bytes))
  }

  private func list(_ path: String, _ files: [FileEntry], _ line: (FileEntry) -> String) throws -> FileEntry {
    let file = try HashedFile(root + "/" + path)
    let buffer = ByteBuffer()
    for entry in files {
      buffer.append(line(entry))
      buffer.append(UInt8(ascii: "\n"))
      if buffer.count > 1 << 15 {
        try file.write(buffer.bytes)
        buffer.removeAll()
      }
    }
    try file.write(buffer.bytes)
    return FileEntry(path: path, size: file.size, digest: try file.finish())
  }

  private func info(_ summary: ArchiveSummary, _ payload: [FileEntry]) -> String {
    let octets = payload.reduce(0) { $0 + $1.size }
    var identifier = summary.identity.desk
    if let account = summary.identity.account { identifier += "/" + account }
    let clean = String(identifier.map { $0.isNewline ? " " : $0 })
    return """
      Bag-Software-Agent: deskferry \(summary.toolVersion)
      Bagging-Date: \(Bag.today())
      External-Identifier: \(clean)
      Payload-Oxum: \(octets).\(payload.count)

      """
  }

  /// The date in UTC. This and nothing else in the bag depends on when it was made.
  private static func today() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }

  /// RFC 8493, section 2.1.3: only these three are encoded in manifests.
  static func escaped(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 == 0x25 || $0 == 0x0A || $0 == 0x0D }) else { return path }
    var text = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "%": text += "%25"
      case "\n": text += "%0A"
      case "\r": text += "%0D"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x25) else { return text }
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch (byte, String(decoding: rest.prefix(2), as: UTF8.self).uppercased()) {
      case (0x25, "25"), (0x25, "0A"), (0x25, "0D"):
        result.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? byte)
        rest = rest.dropFirst(2)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func syncFolders(_ path: String) throws {
    for name in try Disk.names(in: path) where Disk.kind(of: path + "/" + name) == .folder {
      try syncFolders(path + "/" + name)
    }
    try Disk.syncFolder(path)
  }
}

/// Files written one after the other and synced together, which is half the work for the file system.
private final class SmallFiles {
  private var files: [(descriptor: Int32, path: String)] = []

  deinit { close() }

  func add(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
    let descriptor = try Disk.create(path)
    files.append((descriptor, path))
    try Disk.write(bytes, to: descriptor, path: path)
    Disk.beginSync(descriptor)
  }

  func sync() throws {
    for file in files { try Disk.sync(file.descriptor, path: file.path) }
    close()
  }

  private func close() {
    for file in files { Disk.closeFile(file.descriptor) }
    files = []
  }
}

extension JSONValue {
  /// Indented by two, a member a line, for files that people read.
  var pretty: [UInt8] {
    let out = ByteBuffer(capacity: 1 << 12)
    write(to: out, indent: 0)
    out.append(UInt8(ascii: "\n"))
    return out.array
  }

  private func write(to out: ByteBuffer, indent: Int) {
    func line(_ depth: Int) {
      out.append(UInt8(ascii: "\n"))
      for _ in 0..<depth { out.append("  " as StaticString) }
    }
    switch self {
    case .object(let object) where !object.isEmpty:
      var mark = UInt8(ascii: "{")
      for (name, value) in object.members {
        out.append(mark)
        line(indent + 1)
        out.append(contentsOf: JSONValue.string(name).bytes)
        out.append(": " as StaticString)
        value.write(to: out, indent: indent + 1)
        mark = UInt8(ascii: ",")
      }
      line(indent)
      out.append(UInt8(ascii: "}"))
    case .array(let items) where items.contains(where: { $0.object != nil || $0.array != nil }):
      var mark = UInt8(ascii: "[")
      for item in items {
        out.append(mark)
        line(indent + 1)
        item.write(to: out, indent: indent + 1)
        mark = UInt8(ascii: ",")
      }
      line(indent)
      out.append(UInt8(ascii: "]"))
    default: out.append(contentsOf: bytes)
    }
  }
}
