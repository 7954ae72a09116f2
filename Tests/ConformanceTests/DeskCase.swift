import Archive
import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// One `Fixtures/<desk>/<case>`, held in memory: the argument of every check that all desks must pass.
struct DeskCase: Sendable, CustomTestStringConvertible {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let fixtures = root.appendingPathComponent("Fixtures")

  var desk: String
  var name: String
  var folder: URL { DeskCase.fixtures.appendingPathComponent("\(desk)/\(name)") }
  var testDescription: String { "\(desk)/\(name)" }
  /// Damaged on purpose: reads with findings that are errors.
  var isUnpleasant: Bool { name == "unpleasant" }

  static let all: [DeskCase] = folders(fixtures).flatMap { desk in
    folders(fixtures.appendingPathComponent(desk)).map { DeskCase(desk: desk, name: $0) }
  }
  static let sound = all.filter { !$0.isUnpleasant }

  /// Names of the folders in a folder, sorted.
  static func folders(_ folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { name in
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }.sorted()
  }

  func value() throws -> Desk { try #require(DeskList.named(desk)) }

  /// As the tool opens it: archives unpacked, recordings taken apart.
  func input() throws -> MemoryInput {
    let desk = try value()
    let path = folder.appendingPathComponent("input").path
    return try MemoryInput(copying: ExportOpener.open([path], reading: { desk.isReadingCall($0) }))
  }

  /// What the reader makes of `input`, in the order it makes it.
  func collect(_ input: any ExportInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(try value().read)
    try read(input, ReadOptions(account: "acme", timeZone: "Europe/Paris"), sink)
    return sink
  }

  /// What the archive makes of `input`: its collections by name, findings apart.
  func archive(_ input: any ExportInput, at path: String) throws -> [String: [UInt8]] {
    let writer = try ArchiveWriter(
      at: path, identity: DeskIdentity(desk: desk, account: "acme"),
      options: ArchiveOptions(force: true, toolVersion: "test"))
    let read = try #require(try value().read)
    try read(input, ReadOptions(account: "acme", timeZone: "Europe/Paris"), writer)
    _ = try writer.finish()
    return try DeskCase.collections(path)
  }

  /// The records of an archive by collection. Findings, leaves and completeness tell of files, so they are left out.
  static func collections(_ path: String) throws -> [String: [UInt8]] {
    let data = URL(fileURLWithPath: path).appendingPathComponent("data")
    var found: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: data.path) where name.hasSuffix(".ndjson") {
      if name == "findings.ndjson" { continue }
      found[name] = Array(try Data(contentsOf: data.appendingPathComponent(name)))
    }
    return found
  }
}
