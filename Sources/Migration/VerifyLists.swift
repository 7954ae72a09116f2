import DeskKit
import JSONText
import Synchronization
import TicketModel

/// What `verify` found, a line each, for scripts that compare it with the plan's `losses/`: the same keys and paths.
///
/// `losses.ndjson`: `{key, path, kind, expected?, found?}` for every facet in which the target differs from the source;
/// `kind` is the announced loss's, or `unannounced`. `differences.ndjson`: the same for what is not as the plan said;
/// `kind` is `unannounced`, `lossNotFound`, `wrongValue` or `gone`. Bodies are named, never quoted.
final class VerifyLists: Sendable {
  private struct Files {
    var losses: LineFile
    var differences: LineFile
  }
  // `LineFile` has one owner: only one task at a time is behind the lock.
  private let files: Mutex<Files>

  init(in folder: String) throws {
    Disk.removeFolder(folder)
    try Disk.makeFolder(folder)
    files = Mutex(
      Files(
        losses: try LineFile(folder + "/losses.ndjson"), differences: try LineFile(folder + "/differences.ndjson")))
  }

  func add(
    _ key: String, _ intended: Facets, _ losses: [FacetLoss], _ shown: Facets, _ differences: [FacetDifference]
  ) throws {
    var announced: [String: FacetLoss] = [:]
    for loss in losses { announced[loss.path] = loss }
    let unannounced = Set(differences.lazy.filter { $0.kind == .unannounced }.map(\.path))
    var lines: [JSONObject] = []
    for path in Set(intended.paths).union(shown.paths).union(announced.keys).sorted()
    where shown[path] != intended[path] && (announced[path] != nil || unannounced.contains(path)) {
      let loss = announced[path]
      lines.append(
        VerifyLists.line(
          key, path, loss?.kind.rawValue ?? "unannounced", expected: loss == nil ? intended[path] : loss?.expected,
          found: shown[path]))
    }
    let others = differences.map {
      VerifyLists.line(key, $0.path, $0.kind.rawValue, expected: $0.expected, found: $0.shown)
    }
    try files.withLock { files in
      for line in lines { try files.losses.line(line) }
      for line in others { try files.differences.line(line) }
    }
  }

  func gone(_ key: String) throws {
    try files.withLock { try $0.differences.line(VerifyLists.line(key, "", "gone", expected: nil, found: nil)) }
  }

  private static func line(
    _ key: String, _ path: String, _ kind: String, expected: String?, found: String?
  ) -> JSONObject {
    var line: JSONObject = ["key": .string(key), "path": .string(path), "kind": .string(kind)]
    guard !path.hasSuffix(".body") else { return line }
    line.put("expected", expected)
    line.put("found", found)
    return line
  }

  func close() throws {
    try files.withLock {
      try $0.losses.close()
      try $0.differences.close()
    }
  }
}
