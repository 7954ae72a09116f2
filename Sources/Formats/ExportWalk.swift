import Glibc

/// A file as it lies in a folder or an archive, not yet known to be a document or a recording.
struct FoundFile {
  var name: String
  var source: any ByteSource
  /// Where its folder is on this machine, for the bodies beside a recording; nil inside archives.
  var folder: String?
  /// See ``ExportDocument/staysReadable``.
  var staysReadable = false
}

/// Walks folders and archives in a steady order. One walk serves all roots of a run, so that its fuse sees them all.
final class ExportWalk {
  typealias Body = (FoundFile) throws -> Void
  typealias Trouble = (InputTrouble) throws -> Void

  private let limits: InputLimits
  private let fuse: UnpackFuse

  init(limits: InputLimits) {
    self.limits = limits
    fuse = UnpackFuse(limits)
  }

  /// With several roots each one's documents are named below the root's own name.
  func visit(_ root: ExportRoot, alone: Bool, body: Body, trouble: Trouble) throws {
    if let spooled = root.spooled {
      return try file(
        spooled, name: root.name, inside: alone ? "" : root.name + "/", folder: nil, asked: true, body: body,
        trouble: trouble)
    }
    guard let path = root.path, let descriptor = OwnedDescriptor.opening(path, followLinks: true),
      let status = descriptor.status
    else {
      throw InputError(
        file: root.name, what: "it cannot be opened any more (\(systemError(errno)))", nextStep: "Check the path.")
    }
    let inside = alone ? "" : root.name + "/"
    if status.st_mode & S_IFMT == S_IFDIR {
      try folder(path, name: inside, depth: 1, body: body, trouble: trouble)
    } else {
      let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
      try file(
        descriptor, name: root.name, inside: inside, folder: parent, asked: true, body: body, trouble: trouble)
    }
  }

  // MARK: Folders

  /// `name` is empty or ends in a slash.
  private func folder(_ path: String, name: String, depth: Int, body: Body, trouble: Trouble) throws {
    guard depth <= limits.maximumFolderDepth else {
      return try trouble(
        InputTrouble(kind: "limit", file: name, what: "folders nested deeper than \(limits.maximumFolderDepth)"))
    }
    let found: [(name: String, isFolder: Bool)]
    do {
      found = try entries(of: path)
    } catch let error as ListingError {
      let shown = name.isEmpty ? "." : name
      return try trouble(
        InputTrouble(
          kind: "unreadable", file: shown, what: "the folder cannot be listed (\(systemError(error.number)))"))
    }
    let holdsRecording = found.contains { !$0.isFolder && RecordingKind.isOurName($0.name) }
    for entry in found {
      let full = path + "/" + entry.name
      if entry.isFolder {
        // The bodies of our recordings are read through the entries that name them.
        if entry.name == "bodies", holdsRecording { continue }
        try folder(full, name: name + entry.name + "/", depth: depth + 1, body: body, trouble: trouble)
      } else if !Leftovers.isOne(entry.name) {
        try fuse.entry(name + entry.name)
        try plain(full, name: name + entry.name, folder: path + "/", body: body, trouble: trouble)
      }
    }
  }

  private struct ListingError: Error { var number: Int32 }

  /// Sorted so that the whole walk is in the order of relative paths, bytewise.
  private func entries(of path: String) throws -> [(name: String, isFolder: Bool)] {
    guard let stream = opendir(path) else { throw ListingError(number: errno) }
    defer { closedir(stream) }
    var result: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      var status = stat()
      let isFolder = lstat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      result.append((name, isFolder))
    }
    func key(_ entry: (name: String, isFolder: Bool)) -> String { entry.isFolder ? entry.name + "/" : entry.name }
    return result.sorted { key($0).utf8.lexicographicallyPrecedes(key($1).utf8) }
  }

  private func plain(_ path: String, name: String, folder: String, body: Body, trouble: Trouble) throws {
    guard let descriptor = OwnedDescriptor.opening(path, followLinks: false), let status = descriptor.status else {
      let what = errno == ELOOP ? "a link; links are not followed" : "it cannot be opened (\(systemError(errno)))"
      return try trouble(InputTrouble(kind: "unreadable", file: name, what: what))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return try trouble(InputTrouble(kind: "unreadable", file: name, what: "not a regular file"))
    }
    try file(
      descriptor, name: name, inside: name + "/", folder: folder, asked: false, body: body, trouble: trouble)
  }

  /// `inside` is what the names of an archive's entries begin with; `asked` if a person named this very file.
  private func file(
    _ descriptor: OwnedDescriptor, name: String, inside: String, folder: String?, asked: Bool, body: Body,
    trouble: Trouble
  ) throws {
    let size = Int(descriptor.status?.st_size ?? 0)
    guard asked || Packing.isMeant(name), let packing = Packing(start: descriptor.start(512)) else {
      let source = FileSource(descriptor, name: name)
      return try body(FoundFile(name: name, source: source, folder: folder, staysReadable: true))
    }
    lseek(descriptor.number, 0, SEEK_SET)
    try keepingWhatIsWhole(name, trouble) {
      let stream = try open {
        try PackedStream(descriptor, size: size, packing: packing, name: name, fuse: fuse)
      }
      try archive(stream, name: name, inside: inside, depth: 1, body: body, trouble: trouble)
    }
  }

  // MARK: Archives

  private struct Damage: Error { var error: InputError }

  /// A damaged archive is told as trouble, so that what came before the damage, and all other files, are read.
  private func keepingWhatIsWhole(_ name: String, _ trouble: Trouble, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let damage as Damage {
      let error = damage.error
      try trouble(InputTrouble(kind: "torn", file: error.file, what: error.what))
    }
  }

  private func open<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as InputError where !error.isLimit {
      throw Damage(error: error)
    }
  }

  private func archive(
    _ stream: PackedStream, name: String, inside: String, depth: Int, body: Body, trouble: Trouble
  ) throws {
    while let entry = try open({ try stream.next() }) {
      if stream.isSingleFile {
        let unpacked = Packing.unpackedName(name)
        try packed(EntrySource(stream, file: unpacked), name: unpacked, depth: depth, body: body, trouble: trouble)
        continue
      }
      let shown = inside + entry.name
      if entry.kind == .folder { continue }
      if let refusal = refusal(entry) {
        try trouble(InputTrouble(kind: "unreadable", file: shown, what: refusal))
        continue
      }
      if Leftovers.isOne(entry.name) { continue }
      try packed(EntrySource(stream, file: shown), name: shown, depth: depth, body: body, trouble: trouble)
    }
  }

  private func refusal(_ entry: PackedStream.Entry) -> String? {
    let parts = entry.name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    if entry.name.isEmpty { return "an entry without a name" }
    if entry.name.hasPrefix("/") || entry.name.hasPrefix("\\") || parts.contains("..") || entry.name.contains("\0") {
      return "its name leads out of the archive; it was not read"
    }
    if entry.kind == .link { return "a link; links are not followed" }
    if entry.kind == .other { return "not a regular file" }
    if entry.encrypted { return "encrypted; unpack it with its password and give the folder" }
    return nil
  }

  /// An entry that may be an archive itself.
  private func packed(_ source: EntrySource, name: String, depth: Int, body: Body, trouble: Trouble) throws {
    guard Packing.isMeant(name) else {
      try body(FoundFile(name: name, source: source, folder: nil))
      if let damage = source.damage { throw Damage(error: damage) }
      return
    }
    let peeked = try PeekedSource(source, count: 512)
    guard let packing = Packing(start: peeked.start) else {
      try body(FoundFile(name: name, source: peeked, folder: nil))
      if let damage = source.damage { throw Damage(error: damage) }
      return
    }
    guard depth < limits.maximumArchiveDepth else {
      return try trouble(
        InputTrouble(
          kind: "limit", file: name,
          what: "an archive nested deeper than \(limits.maximumArchiveDepth) levels is not opened; unpack it yourself"))
    }
    try keepingWhatIsWhole(name, trouble) {
      let stream = try open { try PackedStream(peeked, packing: packing, name: name, fuse: fuse) }
      try archive(stream, name: name, inside: name + "/", depth: depth + 1, body: body, trouble: trouble)
    }
    if let damage = source.damage { throw Damage(error: damage) }
  }
}

/// What operating systems leave in folders and archives, and the mark of a finished recording; never part of an export.
enum Leftovers {
  static func isOne(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    guard let last = parts.last else { return false }
    return parts.contains("__MACOSX") || last == ".DS_Store" || last == "Thumbs.db" || last == "desktop.ini"
      || last.hasPrefix("._") || last == "recording.complete"
  }
}
