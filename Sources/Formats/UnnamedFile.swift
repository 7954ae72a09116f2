import Glibc

/// Where temporary files lie.
package enum ScratchFolder {
  /// Beside what the task writes, which needs the room anyway. Nil where it writes nothing: then it is `TMPDIR`, else
  /// /var/tmp, which is on disk where /tmp may be memory.
  @TaskLocal package static var besideOutput: String?

  /// The folder that holds `output`.
  package static func folder(of output: String) -> String {
    var path = output[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static var path: String { besideOutput ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp" }

  static var nextStep: String {
    besideOutput.map { "Make room in \($0), or write into a folder with free space." }
      ?? "Set TMPDIR to a folder with free space."
  }
}

/// A temporary file without a name, mode 0600, that only this process can open; it is gone with its owner.
///
/// It lies in the ``ScratchFolder``. One owner, one thread.
package final class UnnamedFile {
  private let name: String
  private let nextStep: String
  let descriptor: OwnedDescriptor

  /// - Parameters:
  ///   - name: stands for the file in errors.
  ///   - orElse: what a person can also do where it cannot be written.
  package init(_ name: String, orElse: String? = nil) throws {
    self.name = name
    nextStep = ScratchFolder.nextStep + (orElse.map { " " + $0 } ?? "")
    let folder = ScratchFolder.path
    // mkstemp(3) wants six X at the end and puts a name that nobody has in their place.
    var template = Array("\(folder)/deskferry-XXXXXX".utf8CString)
    let number = mkstemp(&template)
    descriptor = OwnedDescriptor(number)
    guard number >= 0 else { throw failure("cannot be made") }
    unlink(template)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }

  /// Writes all of `bytes` from `place` on.
  package func write(_ bytes: UnsafeRawBufferPointer, at place: Int) throws {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(descriptor.number, rest.baseAddress, rest.count, place + done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure("cannot be written") }
      done += count
    }
  }

  /// Fills `bytes` from `place` on and returns how many there were; fewer only at the end.
  package func read(into bytes: UnsafeMutableRawBufferPointer, at place: Int) throws -> Int {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
      let count = pread(descriptor.number, rest.baseAddress, rest.count, place + done)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure("cannot be read back") }
      if count == 0 { break }
      done += count
    }
    return done
  }

  private func failure(_ what: String) -> InputError {
    InputError(file: name, what: "a temporary file \(what) (\(systemError(errno)))", nextStep: nextStep)
  }
}
