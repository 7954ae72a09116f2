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
    guard LedgerLock.acquire(file) else {
      let code = errno
      close(file)
      if code == EWOULDBLOCK { throw LedgerInUse(path: ledger) }
      throw DiskError(path: path, doing: "lock", code: code)
    }
  }

  deinit { close(file) }

  /// A process that is just being started by this one holds a copy of every open file for the moment between fork and
  /// exec; that is no other run, so the lock is asked for again for half a second.
  private static func acquire(_ file: Int32) -> Bool {
    for _ in 0..<50 {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK else { return false }
      usleep(10_000)
    }
    errno = EWOULDBLOCK
    return false
  }

  /// SQLite gives its journal files the permissions of the database, which therefore must exist first.
  static func makePrivate(_ path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DiskError(path: path, doing: "create", code: errno) }
    close(file)
  }
}
