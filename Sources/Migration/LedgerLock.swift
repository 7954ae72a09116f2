#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The run lock: held by the operating system on a file beside the ledger, so that a killed run never leaves one.
final class LedgerLock: Sendable {
  private let file: Int32

  init(beside ledger: String) throws {
    let path = ledger + ".lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DiskError(path: path, doing: "create", code: errno) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(file)
      if code == EWOULDBLOCK { throw LedgerInUse(path: ledger) }
      throw DiskError(path: path, doing: "lock", code: code)
    }
  }

  deinit { close(file) }

  /// SQLite gives its journal files the permissions of the database, which therefore must exist first.
  static func makePrivate(_ path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DiskError(path: path, doing: "create", code: errno) }
    close(file)
  }
}
