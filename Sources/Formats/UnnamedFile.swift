import Glibc

/// A temporary file without a name, mode 0600, that only this process can open; it is gone with its owner.
///
/// It lies in `TMPDIR`, else in /var/tmp, which is on disk where /tmp may be memory. One owner, one thread.
package final class UnnamedFile {
  private let name: String
  private let nextStep: String
  let descriptor: OwnedDescriptor

  /// `name` stands for the file in errors; `nextStep` is what a person can do about them.
  package init(_ name: String, nextStep: String = "Set TMPDIR to a folder with free space.") throws {
    self.name = name
    self.nextStep = nextStep
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
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
