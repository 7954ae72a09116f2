import Archive
import DeskKit
import Foundation
import JSONText
import Reports
import StatusMapping
import TicketModel

/// A mapping file held against the archives it is for.
struct MappingLoad: Sendable {
  var file: MappingFile
  var archive: ArchiveReader
  var target: ArchiveReader?
  var mapper: Mapper

  init(mapping: String, archive: String, target: String?) throws {
    self.archive = try ArchiveReader(at: archive)
    self.target = try target.map { try ArchiveReader(at: $0) }
    file = try MappingFile(yaml: MappingLoad.text(of: mapping), file: mapping)
    try MappingLoad.agree(file, self.archive, self.target)
    mapper = Mapper(
      file, source: try self.archive.statuses(), target: try self.target?.statuses(),
      targetVocabulary: try StatusVocabulary.builtIn(file.toDesk),
      targetContainers: try self.target?.containers() ?? [], targetFields: try self.target?.fields(),
      longestTag: try DeskChoice.named(file.toDesk).card.tagLength?.value,
      names: SourceNames(
        containers: try self.archive.containers(), groups: try self.archive.groups(),
        fields: try self.archive.fields()))
  }

  static func text(of path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(
        .error, "the mapping \(path) cannot be read.", next: "draft one with deskferry map OUT.bag --to ID -o \(path)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure(.error, "the mapping \(path) is not UTF-8 text.", next: "save it as UTF-8.")
    }
    return text
  }

  /// A mapping between other desks than these would decide nothing right.
  private static func agree(_ file: MappingFile, _ archive: ArchiveReader, _ target: ArchiveReader?) throws {
    func differ(_ what: String, _ written: String, _ found: String) throws {
      throw CommandFailure(
        .error, "\(file.file) maps \(what) \(written), but the archive holds \(found).",
        next: "use the mapping that was made for these archives, or correct its from: and to:.")
    }
    if file.fromDesk != archive.identity.desk { try differ("from", file.fromDesk, archive.identity.desk) }
    if let written = file.fromAccount, let found = archive.identity.account, written != found {
      try differ("from the account", written, found)
    }
    if let target, file.toDesk != target.identity.desk { try differ("to", file.toDesk, target.identity.desk) }
  }

  /// Takes every ticket of the archive through the mapping.
  func check(_ progress: ProgressLine) throws -> MappingCheck {
    var check = MappingCheck(mapper)
    try archive.forEach(.tickets) { json, _ in
      check.add(Ticket(json: json))
      if check.tickets & 1023 == 0 {
        try Task.checkCancellation()
        progress.show("checking \(Figures.count(check.tickets)) tickets")
      }
    }
    return check
  }

  /// The mapping as a page, for the people who decide.
  func writePage(_ check: MappingCheck, to path: String) throws {
    func name(_ desk: String, _ account: String?) -> String { account.map { "\(desk) (\($0))" } ?? desk }
    let page = MappingPage.html(
      check, from: name(file.fromDesk, file.fromAccount ?? archive.identity.account),
      to: name(file.toDesk, target?.identity.account), file: file.file)
    try OutputFile.write(page, to: path)
  }
}

extension String {
  fileprivate init?(validating data: Data, as encoding: UTF8.Type) {
    guard let text = String(data: data, encoding: .utf8) else { return nil }
    self = text
  }
}
