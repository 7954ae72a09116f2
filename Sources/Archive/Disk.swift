import CDisk

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few system calls the archive needs. Files are made 0600 and folders 0700, whatever the umask allows.
enum Disk {
  enum Kind { case file, folder, other }

  static func failure(_ doing: String, _ path: String, _ code: Int32 = errno) -> ArchiveError {
    ArchiveError(
      .system,
      "cannot \(doing) \(path): \(String(cString: strerror(code))); check space and permissions, then run again")
  }

  /// Makes the folder and those above it; one that is there already is fine.
  static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let above = parent(of: path), above != path else { throw failure("make folder", path) }
    try makeFolder(above)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("make folder", path) }
  }

  static func create(_ path: String) throws -> Int32 {
    let descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure("create", path) }
    return descriptor
  }

  static func openForReading(_ path: String) throws -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    return descriptor
  }

  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = writeOnce(descriptor, rest)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("write to", path)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  private static func writeOnce(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// 0 at the end.
  static func read(_ descriptor: Int32, into space: UnsafeMutableRawBufferPointer, path: String) throws -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, space.baseAddress, space.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, space.baseAddress, space.count)
      #else
        let count = Darwin.read(descriptor, space.baseAddress, space.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw failure("read", path) }
    }
  }

  static func read(_ path: String, offset: Int, length: Int) throws -> [UInt8] {
    let descriptor = try openForReading(path)
    defer { close(descriptor) }
    var got = 0
    var problem: ArchiveError?
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { space, count in
      while got < length {
        let step = pread(descriptor, space.baseAddress.map { $0 + got }, length - got, off_t(offset + got))
        if step < 0, errno == EINTR { continue }
        if step < 0 { problem = failure("read", path) }
        if step <= 0 { break }
        got += step
      }
      count = got
    }
    if let problem { throw problem }
    return bytes
  }

  static func readAll(_ path: String) throws -> [UInt8] {
    try read(path, offset: 0, length: try size(of: path))
  }

  static func size(of path: String) throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure("look at", path) }
    return Int(status.st_size)
  }

  /// Asks for space without changing the file's size. Where there is none, or the file system cannot, the writes that
  /// follow find out for themselves.
  static func reserve(_ descriptor: Int32, from start: Int, _ length: Int) {
    _ = df_reserve(descriptor, off_t(start), off_t(length))
  }

  /// Gives back what was set aside behind the end.
  static func cut(_ descriptor: Int32, to size: Int, path: String) throws {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw failure("cut", path) }
  }

  /// Lets the file's bytes go to the disk without waiting for them; ``sync(_:path:)`` is to follow.
  static func beginSync(_ descriptor: Int32) { df_begin_sync(descriptor) }

  static func sync(_ descriptor: Int32, path: String) throws {
    guard fsync(descriptor) == 0 else { throw failure("sync", path) }
  }

  static func syncFolder(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open folder", path) }
    defer { close(descriptor) }
    // Some file systems do not sync folders; that is no reason to refuse to work.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure("sync folder", path) }
  }

  /// A small file: written, synced, closed.
  static func save(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
    let descriptor = try create(path)
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path: path)
    try sync(descriptor, path: path)
  }

  static func move(_ from: String, to path: String) throws {
    guard rename(from, path) == 0 else { throw failure("rename \(from) to", path) }
  }

  /// Nil where nothing is there. Links are not followed: an archive holds none.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The names in a folder, bytewise sorted, without `.` and `..`.
  static func names(in path: String) throws -> [String] {
    guard let folder = opendir(path) else { throw failure("list", path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func removeFile(_ path: String) { _ = unlink(path) }

  /// Removes a folder with all that is in it; links are removed, not followed.
  static func removeTree(_ path: String) throws {
    switch kind(of: path) {
    case nil: return
    case .folder:
      for name in try names(in: path) { try removeTree(path + "/" + name) }
      guard rmdir(path) == 0 else { throw failure("remove", path) }
    default:
      guard unlink(path) == 0 else { throw failure("remove", path) }
    }
  }

  static func closeFile(_ descriptor: Int32) { _ = close(descriptor) }

  /// Opens a folder and locks it for as long as the descriptor lives; nil where another process holds the lock.
  static func lockFolder(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    close(descriptor)
    return nil
  }

  static func processID() -> Int32 { getpid() }

  static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func lastName(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
