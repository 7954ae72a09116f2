import Glibc

/// Opens what a person names on the command line as the input of one run.
package enum ExportOpener {
  /// Files, folders (in the order of relative paths), zip, tar and compressed files (nested one level), `-` for
  /// standard input, and recordings among them (HAR and our journals, VCR, betamax, recorded test cases).
  ///
  /// `reading` says which recorded calls ask for data: GET, and the POSTs that a desk uses as queries. Replies to
  /// other calls, and all but status 200, go to `trouble`. Throws ``InputError`` where a path cannot be opened.
  package static func open(
    _ paths: [String], limits: InputLimits = .standard,
    reading: @escaping @Sendable (RecordedRequest) -> Bool = { $0.method == "GET" }
  ) throws -> any ExportInput {
    guard !paths.isEmpty else {
      throw InputError(file: "input", what: "no path was given", nextStep: "Name a file, a folder, or - .")
    }
    var roots: [ExportRoot] = []
    for (path, name) in zip(paths, names(paths)) { roots.append(try root(path, name: name, limits: limits)) }
    return OpenedExport(roots: roots, limits: limits, reading: reading)
  }

  /// The last part of each path; repeated ones get a number, as two files of one name are two files.
  private static func names(_ paths: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return paths.map { path in
      let last = path.split(separator: "/").last.map(String.init) ?? ""
      let name = path == "-" ? "stdin" : last.isEmpty || last == "." || last == ".." ? "folder" : last
      seen[name, default: 0] += 1
      let turn = seen[name, default: 1]
      return turn == 1 ? name : "\(name)~\(turn)"
    }
  }

  private static func root(_ path: String, name: String, limits: InputLimits) throws -> ExportRoot {
    if path == "-" {
      if let direct = OwnedDescriptor.opening("/dev/stdin", followLinks: true), let status = direct.status,
        status.st_mode & S_IFMT == S_IFREG, lseek(0, 0, SEEK_CUR) == 0
      {
        return ExportRoot(path: nil, name: name, spooled: direct)
      }
      let copy = try Spool.copy(0, name: name, limit: limits.maximumUnpackedBytes)
      return ExportRoot(path: nil, name: name, spooled: copy)
    }
    var status = stat()
    guard stat(path, &status) == 0, access(path, R_OK) == 0 else {
      throw InputError(
        file: path, what: "it cannot be opened (\(systemError(errno)))", nextStep: "Check the path and its permissions."
      )
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFDIR: return ExportRoot(path: path, name: name, spooled: nil)
    default:
      let number = Glibc.open(path, O_RDONLY | O_CLOEXEC)
      defer { close(number) }
      let copy = try Spool.copy(number, name: name, limit: limits.maximumUnpackedBytes)
      return ExportRoot(path: nil, name: name, spooled: copy)
    }
  }
}

struct ExportRoot {
  /// On this machine; nil for what was copied from a pipe.
  var path: String?
  var name: String
  var spooled: OwnedDescriptor?
}

/// The input behind ``ExportOpener/open(_:limits:reading:)``; may be read as often as wanted.
final class OpenedExport: ExportInput {
  private let roots: [ExportRoot]
  private let limits: InputLimits
  private let reading: @Sendable (RecordedRequest) -> Bool

  init(roots: [ExportRoot], limits: InputLimits, reading: @escaping @Sendable (RecordedRequest) -> Bool) {
    self.roots = roots
    self.limits = limits
    self.reading = reading
  }

  private struct Enough: Error {}
  static let headBytes = 64 << 10

  func heads(limit: Int) throws -> [DocumentHead] {
    var heads: [DocumentHead] = []
    guard limit > 0 else { return [] }
    var torn: InputTrouble?
    do {
      try forEachDocument { document in
        // A damaged file is told when it is read; its name alone may still say whose it is.
        let start = (try? PeekedSource(document.bytes, count: OpenedExport.headBytes).start) ?? []
        heads.append(
          DocumentHead(name: document.name, request: document.request, start: TextEncoding.readable(start)))
        if heads.count >= limit { throw Enough() }
      } trouble: {
        if $0.kind == "torn" { torn = torn ?? $0 }
      }
    } catch is Enough {
    } catch let error as InputError where !heads.isEmpty && !error.isLimit {
      // Enough is known to tell whose it is; reading will say where it is damaged.
    }
    if let torn, heads.allSatisfy({ $0.start.isEmpty }) {
      throw InputError(
        file: torn.file, what: torn.what, nextStep: "Nothing came before the damage. Fetch the file again.")
    }
    return heads
  }

  func forEachDocument(
    _ body: (ExportDocument) throws -> Void, trouble: (InputTrouble) throws -> Void
  ) throws {
    let recordings = RecordingReader(limits: limits, reading: reading)
    let walk = ExportWalk(limits: limits)
    for root in roots {
      try walk.visit(root, alone: roots.count == 1) { file in
        try recordings.offer(file, body: body, trouble: trouble)
      } trouble: {
        try trouble($0)
      }
    }
  }
}
