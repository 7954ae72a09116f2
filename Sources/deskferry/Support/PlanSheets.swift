import Foundation
import JSONText
import Migration
import Reports

/// A plan as spreadsheets: `records.csv` and `losses.csv`.
enum PlanSheets {
  /// - Returns: the files written, named as the folder was.
  static func write(_ plan: PlanReader, to folder: String) throws -> [String] {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let records = try OutputFile(folder + "/records.csv")
    var sheet = CSVOutput(records.buffer, header: ["kind", "key", "outcome", "why"])
    try plan.forEachChange { kind, change in
      sheet.add([kind, change.key, change.outcome.rawValue, change.why.joined(separator: "; ")])
      try records.spill()
    }
    try records.close()
    let losses = try OutputFile(folder + "/losses.csv")
    var list = CSVOutput(losses.buffer, header: ["key", "path", "kind", "expected", "reason"])
    try plan.forEachLoss { loss in
      list.add(["key", "path", "kind", "expected", "reason"].map { loss[$0]?.string ?? "" })
      try losses.spill()
    }
    try losses.close()
    return [folder + "/records.csv", folder + "/losses.csv"]
  }
}

/// A file of ours, written beside its place and renamed when whole, readable by its owner only.
final class OutputFile {
  let buffer = ByteBuffer()
  private let path: String
  private let partial: String
  private let handle: FileHandle

  init(_ path: String) throws {
    self.path = path
    partial = path + ".partial"
    guard
      FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: partial)
    else {
      throw CommandFailure(
        .error, "\(path) cannot be written.", next: "check that its folder exists and may be written to.")
    }
    self.handle = handle
  }

  /// Writes what is buffered, once it is worth a call.
  func spill(_ limit: Int = 1 << 16) throws {
    guard buffer.count >= limit else { return }
    try handle.write(contentsOf: Data(buffer.bytes))
    buffer.removeAll()
  }

  func close() throws {
    try spill(1)
    try handle.synchronize()
    try handle.close()
    if rename(partial, path) != 0 {
      throw CommandFailure(.error, "\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
  }

  static func write(_ text: String, to path: String) throws {
    let file = try OutputFile(path)
    file.buffer.append(text)
    try file.close()
  }
}
