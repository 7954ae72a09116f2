import CLibArchive

/// How a file is packed, told by its first bytes.
enum Packing: Sendable {
  case zip
  case tar
  /// A tar or a single file inside, as in the next.
  case gzip
  /// bzip2, xz or zstd.
  case compressed

  /// `start` should hold at least 512 bytes where the file does.
  init?(start: [UInt8]) {
    func begins(_ magic: [UInt8]) -> Bool { start.starts(with: magic) }
    if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) || begins([0x50, 0x4B, 7, 8]) {
      self = .zip
    } else if begins([0x1F, 0x8B]) {
      self = .gzip
    } else if begins([0x42, 0x5A, 0x68]) || begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0])
      || begins([0x28, 0xB5, 0x2F, 0xFD])
    {
      self = .compressed
    } else if start.count >= 263, start[257..<262].elementsEqual("ustar".utf8) {
      self = .tar
    } else {
      return nil
    }
  }

  /// Whether a file of that name inside an export is meant to be opened. Attachments never are: a customer's
  /// `logs.zip` is one file of theirs.
  static func isMeant(_ name: String) -> Bool {
    let lower = name.lowercased()
    let folders = lower.split(separator: "/").dropLast()
    if folders.contains(where: { $0.hasPrefix("attachment") || $0 == "bodies" || $0 == "files" }) { return false }
    return [".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst"].contains { lower.hasSuffix($0) }
  }

  /// `tickets.json.gz` -> `tickets.json`
  static func unpackedName(_ name: String) -> String {
    let lower = name.lowercased()
    for ending in [".gz", ".bz2", ".xz", ".zst"] where lower.hasSuffix(ending) && lower.count > ending.count {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}

/// Counts what comes out of archives over a whole run.
final class UnpackFuse {
  let limits: InputLimits
  private(set) var unpacked = 0
  private var entries = 0

  init(_ limits: InputLimits) { self.limits = limits }

  func entry(_ file: String) throws {
    entries += 1
    if entries > limits.maximumEntries { throw harm(file, "the input has more than \(limits.maximumEntries) files") }
  }

  func took(_ count: Int, file: String) throws {
    unpacked += count
    if unpacked > limits.maximumUnpackedBytes {
      throw harm(file, "more than \(limits.maximumUnpackedBytes) bytes were unpacked")
    }
  }

  func ratio(out: Int, packed: Int, file: String) throws {
    if out > limits.ratioGrace, out / limits.maximumRatio > packed {
      throw harm(file, "it unpacks to more than \(limits.maximumRatio) times its size, as a harmful archive would")
    }
  }

  private func harm(_ file: String, _ what: String) -> InputError {
    InputError(
      file: file, what: what,
      nextStep: "If you trust where it comes from, unpack it yourself and give the folder.", isLimit: true)
  }
}

/// What libarchive reads from when the archive is not a file on disk: an entry of another archive, or memory.
private final class ArchiveFeed {
  let source: any ByteSource
  var failure: (any Error)?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  init(_ source: any ByteSource) { self.source = source }

  deinit { buffer.deallocate() }

  func more(_ start: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do {
      let count = try source.read(into: buffer)
      start?.pointee = UnsafeRawPointer(buffer.baseAddress)
      return count
    } catch {
      failure = error
      return Int(ARCHIVE_FATAL)
    }
  }
}

/// The one owner of a libarchive reader: walks entries, gives their bytes. Not Sendable.
final class PackedStream {
  struct Entry {
    enum Kind { case file, folder, link, other }
    var name: String
    var kind: Kind
    var encrypted: Bool
  }

  private let raw: OpaquePointer
  private var feed: ArchiveFeed?
  private var gzip: GzipSource?
  private let descriptor: OwnedDescriptor?
  private let name: String
  private let fuse: UnpackFuse
  private let packedSize: Int?
  private var total = 0
  private var entryOut = 0
  private var entryStart = 0
  private(set) var turn = 0
  /// What is left of the block that libarchive gave last, which is valid until it is asked for the next.
  private var block = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Where the entry was read to, and where the block begins.
  private var position = 0
  private var blockStart = 0
  private var isEntryOver = false
  /// What is wrong behind the block.
  private var failure: Int32 = ARCHIVE_OK

  /// A file on disk, which may be sought in (a zip's directory is at its end).
  init(_ descriptor: OwnedDescriptor, size: Int, packing: Packing, name: String, fuse: UnpackFuse) throws {
    raw = try PackedStream.reader(packing, name: name)
    self.descriptor = descriptor
    self.name = name
    self.fuse = fuse
    packedSize = size
    let isOpen =
      packing == .gzip
      ? open(gzip: FileSource(descriptor, name: name))
      : archive_read_open_fd(raw, descriptor.number, 1 << 18) == ARCHIVE_OK
    guard isOpen else { throw damaged() }
  }

  /// Bytes that come one after another.
  init(_ source: any ByteSource, packing: Packing, name: String, fuse: UnpackFuse) throws {
    raw = try PackedStream.reader(packing, name: name)
    descriptor = nil
    self.name = name
    self.fuse = fuse
    packedSize = nil
    guard packing == .gzip ? open(gzip: source) : open(ArchiveFeed(source)) else { throw damaged() }
  }

  private func open(gzip source: any ByteSource) -> Bool {
    let gzip = GzipSource(source)
    self.gzip = gzip
    return open(ArchiveFeed(gzip))
  }

  /// Packed bytes that libarchive took so far.
  private var taken: Int { gzip?.packed ?? Int(archive_filter_bytes(raw, -1)) }

  private func open(_ feed: ArchiveFeed) -> Bool {
    self.feed = feed
    // The feed lives as long as the reader, which is freed first; libarchive holds it unretained.
    let context = Unmanaged.passUnretained(feed).toOpaque()
    return archive_read_open(
      raw, context, nil,
      { _, context, start in
        guard let context else { return -1 }
        return Unmanaged<ArchiveFeed>.fromOpaque(context).takeUnretainedValue().more(start)
      }, nil) == ARCHIVE_OK
  }

  deinit { archive_read_free(raw) }

  private static func reader(_ packing: Packing, name: String) throws -> OpaquePointer {
    guard let raw = archive_read_new() else {
      throw InputError(file: name, what: "out of memory", nextStep: "Close other programs.")
    }
    switch packing {
    case .zip: archive_read_support_format_zip(raw)
    case .tar: archive_read_support_format_tar(raw)
    case .gzip, .compressed:
      archive_read_support_filter_gzip(raw)
      archive_read_support_filter_bzip2(raw)
      archive_read_support_filter_xz(raw)
      archive_read_support_filter_zstd(raw)
      archive_read_support_format_tar(raw)
      archive_read_support_format_raw(raw)
    }
    archive_read_support_format_empty(raw)
    return raw
  }

  /// A single compressed file, not an archive; known once the first entry was asked for.
  var isSingleFile: Bool { archive_format(raw) == ARCHIVE_FORMAT_RAW }

  /// The next entry; the one before is over, read or not. Throws ``InputError`` where the archive is damaged.
  func next() throws -> Entry? {
    var entry: OpaquePointer?
    let code = header(&entry)
    turn += 1
    if code == ARCHIVE_EOF {
      try finishGzip()
      return nil
    }
    guard code >= ARCHIVE_WARN, let entry else { throw damaged() }
    try fuse.entry(name)
    entryOut = 0
    entryStart = taken
    block = UnsafeRawBufferPointer(start: nil, count: 0)
    (position, blockStart, isEntryOver, failure) = (0, 0, false, ARCHIVE_OK)
    let kind: Entry.Kind
    if archive_entry_hardlink(entry) != nil {
      kind = .link
    } else {
      switch UInt32(archive_entry_filetype(entry)) {
      case 0o100000: kind = .file
      case 0o040000: kind = .folder
      case 0o120000: kind = .link
      default: kind = isSingleFile ? .file : .other
      }
    }
    return Entry(
      name: df_archive_name(entry).map(PackedStream.text) ?? "", kind: kind,
      encrypted: archive_entry_is_encrypted(entry) != 0)
  }

  /// libarchive stops at the end of a tar; whether its gzip is whole shows behind that.
  private func finishGzip() throws {
    guard let gzip else { return }
    let rest = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { rest.deallocate() }
    while case let count = try gzip.read(into: rest), count > 0 { try fuse.took(count, file: name) }
    if gzip.damage != nil { throw damaged() }
  }

  private func header(_ entry: inout OpaquePointer?) -> Int32 {
    var code = df_archive_next(raw, &entry)
    while code == ARCHIVE_RETRY { code = df_archive_next(raw, &entry) }
    return code
  }

  /// Names that are not UTF-8 come from old Windows packers.
  private static func text(_ name: UnsafePointer<CChar>) -> String {
    String(validatingCString: name)
      ?? String(decoding: WindowsText.utf8(UnsafeRawBufferPointer(start: name, count: length(name))), as: UTF8.self)
  }

  private static func length(_ name: UnsafePointer<CChar>) -> Int {
    var count = 0
    while name[count] != 0 { count += 1 }
    return count
  }

  fileprivate func read(into buffer: UnsafeMutableRawBufferPointer, of turn: Int, file: String) throws -> Int {
    guard turn == self.turn else {
      throw InputError(file: file, what: "its bytes were asked for after its turn", nextStep: "Report this as a bug.")
    }
    guard !buffer.isEmpty else { return 0 }
    let count = data(into: buffer)
    guard count >= 0, count > 0 || !isSingleFile || gzip?.damage == nil else { throw damaged(file) }
    total += count
    entryOut += count
    try fuse.took(count, file: file)
    // It is read ahead by up to a block, which is why a block is granted.
    let packed = max(0, taken - entryStart) + (packedSize == nil ? 1 << 16 : 1 << 18)
    try fuse.ratio(out: entryOut, packed: packed, file: file)
    if let packedSize { try fuse.ratio(out: total, packed: packedSize, file: name) }
    return count
  }

  /// Block by block: `archive_read_data` fills the buffer from several, and where the archive breaks off meanwhile it
  /// gives an error in place of what it had put there.
  private func data(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while position >= blockStart, block.isEmpty {
      guard !isEntryOver else { return 0 }
      var start: UnsafeRawPointer?
      var size = 0
      var offset: Int64 = 0
      guard failure == ARCHIVE_OK else { return Int(failure) }
      let code = archive_read_data_block(raw, &start, &size, &offset)
      if code == ARCHIVE_RETRY { continue }
      if code == ARCHIVE_EOF {
        isEntryOver = true
        return 0
      }
      // A wrong check sum comes with the last block.
      if code < ARCHIVE_OK { failure = code }
      blockStart = max(position, Int(offset))
      block = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : size)
    }
    if position < blockStart {
      // A hole of a sparse file.
      let count = min(buffer.count, blockStart - position)
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]).initializeMemory(as: UInt8.self, repeating: 0)
      position += count
      return count
    }
    let count = min(buffer.count, block.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: block[..<count]))
    block = UnsafeRawBufferPointer(rebasing: block[count...])
    position += count
    return count
  }

  private func damaged(_ file: String? = nil) -> any Error {
    if let failure = feed?.failure { return failure }
    let reason = gzip?.damage ?? archive_error_string(raw).map { String(cString: $0) } ?? "no reason given"
    return InputError(
      file: file ?? name, what: "the archive is damaged or cut short (\(reason))",
      nextStep: "What came before was read. Fetch the file again and compare its size with the original.")
  }
}

/// The bytes of the entry whose turn it is. Where the archive turns out damaged, they end there: what came before is
/// still read, and ``damage`` says why there is no more.
final class EntrySource: ByteSource {
  private let stream: PackedStream
  private let turn: Int
  private let file: String
  private(set) var damage: InputError?

  init(_ stream: PackedStream, file: String) {
    self.stream = stream
    turn = stream.turn
    self.file = file
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard damage == nil else { return 0 }
    do {
      return try stream.read(into: buffer, of: turn, file: file)
    } catch let error as InputError where !error.isLimit {
      damage = error
      return 0
    }
  }
}
