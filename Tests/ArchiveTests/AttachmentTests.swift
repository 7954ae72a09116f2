import DeskKit
import Foundation
import Formats
import JSONText
import Testing
import TicketModel

@testable import Archive

@Suite("Attachments, and the place an archive is put")
struct AttachmentTests {
  private let hello = Array("hello".utf8)
  private let digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

  private func write(_ mode: ArchiveOptions.Attachments, _ path: String) throws -> (ArchiveSummary, [TicketFile]) {
    let writer = try makeWriter(path, attachments: mode)
    for ticket in manyTickets(4) { try writer.put(ticket) }
    let url = "https://acme.example/a/2"
    try writer.attachment(url: url, mediaType: "text/plain", bytes: MemorySource(hello, chunk: 2))
    try writer.attachment(key: "acme:attachment:3", mediaType: nil, bytes: MemorySource(hello))
    try writer.attachment(url: "https://acme.example/nobody", mediaType: nil, bytes: MemorySource([1]))
    let summary = try writer.finish()
    var files: [TicketFile] = []
    try ArchiveReader(at: path).forEach(.tickets) { object, _ in
      files += Ticket(json: object).messages.flatMap(\.attachments)
    }
    #expect(try ArchiveCheck.run(path, quick: false) == [])
    return (summary, files)
  }

  @Test func bytesAreStoredOnceAndJoined() throws {
    let scratch = try Scratch()
    let (summary, files) = try write(.copy, scratch.at("a.bag"))
    let path = "data/attachments/2c/f2/" + digest
    #expect(files.map(\.sha256) == [nil, digest, digest, nil])
    #expect(files.map(\.path) == [nil, path, path, nil])
    #expect(files.map(\.size) == [nil, 5, 5, nil])
    #expect(files[1].mediaType == "text/plain")
    #expect(files.map { $0.missing == nil } == [false, true, true, false])
    #expect(summary.storedFiles == 2)
    #expect(summary.findings.map(\.code) == ["attachmentNotListed"])
    #expect(try Disk.readAll(ArchiveReader(at: scratch.at("a.bag")).file(path)) == hello)
  }

  @Test func linkedAttachmentsAreHashedAndNotKept() throws {
    let scratch = try Scratch()
    let (summary, files) = try write(.link, scratch.at("a.bag"))
    #expect(files.map(\.sha256) == [nil, digest, digest, nil])
    #expect(files.map(\.path) == [nil, nil, nil, nil])
    #expect(summary.storedFiles == 0)
    #expect(Disk.kind(of: scratch.at("a.bag/data/attachments")) == nil)
    let none = try write(.none, scratch.at("b.bag"))
    #expect(none.1.map(\.sha256) == [nil, nil, nil, nil])
    let left = "left out by --attachments none"
    #expect(none.1.map(\.missing) == ["not part of this export", left, left, "not part of this export"])
    #expect(none.0.storedFiles == 0 && Disk.kind(of: scratch.at("b.bag/data/attachments")) == nil)
  }

  @Test func everythingIsTheOwnersAlone() throws {
    let scratch = try Scratch()
    _ = try write(.copy, scratch.at("a.bag"))
    let names = try #require(FileManager.default.enumerator(atPath: scratch.at("a.bag")))
    for case let name as String in names {
      let path = scratch.at("a.bag/" + name)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == (Disk.kind(of: path) == .folder ? 0o700 : 0o600), "\(name)")
    }
  }

  @Test func whatIsThereIsRefusedOrReplacedWhole() throws {
    let scratch = try Scratch()
    let path = scratch.at("a.bag")
    _ = try write(.copy, path)
    let before = try ArchiveReader(at: path).digest()
    #expect(throws: ArchiveError(.exists, "\(path) exists already; give another name or --force to replace it")) {
      try makeWriter(path)
    }
    let abandoned = try makeWriter(path, force: true)
    try abandoned.put(manyTickets(1)[0])
    abandoned.abandon()
    #expect(try ArchiveReader(at: path).digest() == before)
    let writer = try makeWriter(path + "/", force: true)
    try writer.put(manyTickets(1)[0])
    #expect(try ArchiveReader(at: path).digest() == before)
    _ = try writer.finish()
    #expect(try ArchiveReader(at: path).summary().count("tickets") == 1)
    #expect(try Disk.names(in: scratch.path) == ["a.bag"])
    try Disk.makeFolder(scratch.at("home"))
    try hello.withUnsafeBytes { try Disk.save($0, to: scratch.at("home/letter.txt")) }
    #expect(throws: ArchiveError.self) { try makeWriter(scratch.at("home"), force: true) }
  }

  @Test func leftoversOfKilledRunsGoAndLivingRunsStay() throws {
    let scratch = try Scratch()
    try Disk.makeFolder(scratch.at(".a.bag.tmp-1-2/data"))
    let living = try makeWriter(scratch.at("a.bag"))
    #expect(Disk.kind(of: scratch.at(".a.bag.tmp-1-2")) == nil)
    let second = try makeWriter(scratch.at("a.bag"))
    try second.put(manyTickets(1)[0])
    second.abandon()
    try living.put(manyTickets(1)[0])
    _ = try living.finish()
    // Killed between the two renames of a replacement.
    try Disk.move(scratch.at("a.bag"), to: scratch.at(".a.bag.old-1"))
    #expect(throws: ArchiveError.self) { try makeWriter(scratch.at("a.bag")) }
    #expect(try ArchiveReader(at: scratch.at("a.bag")).summary().count("tickets") == 1)
  }
}
