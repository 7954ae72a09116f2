#if canImport(Glibc)
  import Glibc
#endif

/// The folder an archive is written in, beside the place it is for, and the moves that put it there.
final class ArchivePlace {
  let path: String
  /// `.NAME.tmp-…` in the same folder, so that the last step is a rename.
  let temporary: String
  private let folder: String
  private let name: String
  private let force: Bool
  private var lock: Int32?

  init(_ given: String, force: Bool) throws {
    var path = given
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.force = force
    folder = Disk.parent(of: path) ?? "."
    name = Disk.lastName(of: path)
    guard !name.isEmpty, name != ".", name != ".." else {
      throw ArchiveError(.exists, "\(given) cannot be an archive's name; give one such as acme.bag")
    }
    temporary = folder + "/." + name + ".tmp-" + String(Disk.processID()) + "-" + String(UInt32.random(in: 0 ... .max))
    try Disk.makeFolder(folder)
    try ArchivePlace.cleanUp(folder: folder, name: name)
    try refuseWhatIsThere()
    try Disk.makeFolder(temporary)
    lock = Disk.lockFolder(temporary)
    try Disk.makeFolder(temporary + "/data")
  }

  deinit { if let lock { Disk.closeFile(lock) } }

  private func refuseWhatIsThere() throws {
    guard let kind = Disk.kind(of: path) else { return }
    guard force else {
      throw ArchiveError(.exists, "\(path) exists already; give another name or --force to replace it")
    }
    let replaceable = try kind == .folder && (isArchive(path) || Disk.names(in: path).isEmpty)
    guard replaceable else {
      throw ArchiveError(
        .exists, "\(path) is not an archive of ours, so --force does not replace it; give another name")
    }
  }

  private func isArchive(_ path: String) -> Bool {
    Disk.kind(of: path + "/bagit.txt") == .file && Disk.kind(of: path + "/data/desk.json") == .file
  }

  /// Removes what killed runs left. A folder whose lock is held belongs to a run that lives.
  private static func cleanUp(folder: String, name: String) throws {
    let names = try Disk.names(in: folder)
    for leftover in names where leftover.hasPrefix("." + name + ".tmp-") {
      guard let lock = Disk.lockFolder(folder + "/" + leftover) else { continue }
      defer { Disk.closeFile(lock) }
      try Disk.removeTree(folder + "/" + leftover)
    }
    // A run killed between the two renames of a replacement: the old archive goes back.
    for old in names where old.hasPrefix("." + name + ".old-") {
      if Disk.kind(of: folder + "/" + name) == nil {
        try Disk.move(folder + "/" + old, to: folder + "/" + name)
      } else {
        try Disk.removeTree(folder + "/" + old)
      }
    }
  }

  /// Renames the finished folder into place; one that is to be replaced stays until the new one is there.
  func publish() throws {
    try Disk.syncFolder(temporary)
    if Disk.kind(of: path) != nil {
      try refuseWhatIsThere()
      try replace()
    } else {
      try Disk.move(temporary, to: path)
    }
    try Disk.syncFolder(folder)
    if let lock { Disk.closeFile(lock) }
    lock = nil
  }

  private func replace() throws {
    let old = folder + "/." + name + ".old-" + String(Disk.processID())
    try Disk.move(path, to: old)
    do {
      try Disk.move(temporary, to: path)
    } catch {
      try Disk.move(old, to: path)
      throw error
    }
    try Disk.removeTree(old)
  }

  func abandon() {
    // Nothing can be done about a folder that will not go; the next run tries again.
    try? Disk.removeTree(temporary)
    if let lock { Disk.closeFile(lock) }
    lock = nil
  }
}
