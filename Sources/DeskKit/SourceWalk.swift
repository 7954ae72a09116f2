package import Formats
package import JSONText
import TicketModel

/// Where in an export something stands: the file's name inside the export, line from 1, record from 1.
package struct ExportPlace: Sendable, Hashable {
  package var file: String
  package var line: Int?
  package var record: Int
  /// Of a recorded reply: the address it answers, below the site. Records are counted from 1 in each reply.
  package var address: String?
  package init(file: String, line: Int? = nil, record: Int, url: String? = nil) {
    self.file = file
    self.line = line
    self.record = record
    guard let url else { return }
    let scheme = url.firstRange(of: "://")
    address = scheme.map { String(url[$0.upperBound...].drop { $0 != "/" }) } ?? url
  }

  /// An id for a record that has none of its own: the same export read again gives the same.
  package var fallbackID: String { "\(file)\(address.map { "#" + $0 } ?? "")#\(record)" }

  /// The id of a record that is kept whole. One without an id is told from its neighbours, and from other replies of the
  /// same address, by what it holds; of one whose kind is not known, what two calls or files number alike is not one
  /// record.
  package func id(ofKept record: JSONObject, own: String?, isKnown: Bool) -> String {
    guard let own else { return "\(fallbackID)/\(Checksum.sha256(JSONValue.object(record).bytes).prefix(16))" }
    guard !isKnown else { return own }
    let call = address.map { CallAddress($0).segments.filter { $0 != own }.joined(separator: "/") }
    return "\(call ?? file)/\(own)"
  }
}

/// What ``SourceWalk/json(_:streaming:_:)`` finds, one piece at a time.
package enum SourceJSON {
  /// A top-level value, or an element of a top-level array; a page small enough to hold comes whole.
  case value(JSONValue)
  /// An element of an array of a page too large to hold, such as `{"tickets":[…]}`.
  case element(of: String, JSONValue)
  /// Another member of such a page.
  case member(String, JSONValue)
}

/// Reads one document record by record, turns everything that is wrong with the bytes into findings, and keeps the
/// document's account of leaves. What a record means is for the desk to say.
///
/// ```swift
/// var walk = SourceWalk(document, sink: sink)
/// try walk.json(streaming: ["tickets"]) { piece, place, leaves in … leaves.mapped += … }
/// // walk.isWhole tells whether the file ended where it should
/// ```
/// Every way of reading hands its account to the sink when it ends, also where the file is torn.
package struct SourceWalk {
  private let document: ExportDocument
  private let sink: any RecordSink
  private let limits: InputLimits
  /// False once the file turned out to be damaged or cut.
  package private(set) var isWhole = true

  package init(_ document: ExportDocument, sink: any RecordSink, limits: InputLimits = .standard) {
    self.document = document
    self.sink = sink
    self.limits = limits
  }

  /// NDJSON, one array of any size, one object, API pages, or any sequence of these.
  ///
  /// `streaming` names the arrays of a page that may be too large to hold. A file that neither is called JSON nor begins
  /// as JSON is left out with a warning.
  package mutating func json(
    streaming arrays: Set<String> = [],
    _ take: (SourceJSON, ExportPlace, inout LeafCount) throws -> Void
  ) throws {
    var leaves = LeafCount()
    var repairs: Set<String> = []
    var halves = 0
    let peeked = try PeekedSource(document.bytes, count: 1 << 10)
    guard !document.isStray(peeked.start) else { return try tellStray() }
    guard !document.isNoData(peeked.start) else { return try tellNoData() }
    let stream = JSONStream(peeked, streaming: arrays)
    while let piece = try stream.next() {
      if piece.node?.holdsLoneSurrogate == true { halves += 1 }
      switch piece {
      case .value(let node, let place): try take(.value(node.value), at(place), &leaves)
      case .element(let name, let node, let place): try take(.element(of: name, node.value), at(place), &leaves)
      case .member(let name, let node, let place): try take(.member(name, node.value), at(place), &leaves)
      case .broken(let error, let place, _):
        isWhole = false
        try sink.finding(
          Finding(
            .error, "notJSON", file: document.name, line: place.line, record: place.record,
            what: "expected JSON, got something else (\(error.reason.rawValue))", did: "left it out"))
      case .torn(let place, _):
        isWhole = false
        try sink.finding(
          Finding(
            .error, "tornFile", file: document.name, line: place.line, record: place.record,
            what: "the file ends inside a record",
            did: "read everything before it; export the file again to get the rest"))
      }
      switch stream.repaired {
      case .windows1252: repairs.insert("read as Windows-1252")
      case .replaced: repairs.insert("replaced by U+FFFD")
      case nil: break
      }
    }
    for repair in repairs.sorted() {
      try sink.finding(
        Finding(.warning, "notUTF8", file: document.name, what: "bytes that are not UTF-8", did: repair))
    }
    if halves > 0 {
      try sink.finding(
        Finding(
          .warning, "loneSurrogate", file: document.name,
          what: "\(halves) records hold half of a UTF-16 pair, which is no character", did: "replaced by U+FFFD"))
    }
    sink.leaves(leaves, file: document.name)
  }

  private func at(_ place: JSONPlace) -> ExportPlace {
    ExportPlace(file: document.name, line: place.line, record: place.record, url: document.request?.url)
  }

  /// Nothing of the export is missing because of such a file.
  private func tellStray() throws {
    try sink.finding(
      Finding(
        .warning, "unknownFile", file: document.name, what: "a file of no kind that this desk exports",
        did: "left it out"))
  }

  private mutating func tellWorkbook() throws {
    isWhole = false
    try sink.finding(
      Finding(
        .error, "spreadsheetFile", file: document.name, what: "a spreadsheet's own file, which is not read",
        did: "left it out; save it as CSV"))
  }

  /// Of a recorded reply that is no data, which is left out.
  package func tellNoData() throws {
    let isPage = document.mediaType?.lowercased().hasPrefix("text/html") == true && document.asksForData
    let call = document.request.map { "\($0.method) \($0.url)" } ?? ""
    try sink.finding(
      Finding(
        isPage ? .warning : .info, "otherReply", file: document.name,
        what: "\(call): \(document.mediaType ?? ""), not data",
        did: isPage ? "left it out; a page to sign in at looks like that" : "left it out"))
  }

  /// The elements at `path` (names from the root on, `*` for any; empty for the children of the root), each whole.
  ///
  /// `outside` gets the root's name and attributes once, at the end, with the leaves that stand outside the elements;
  /// they count as mapped, because a root says nothing that its records do not, unless it says otherwise.
  package mutating func xml(
    named path: [String] = [],
    outside: (_ root: String, _ attributes: [(name: String, value: String)], _ leaves: Int, inout LeafCount) throws ->
      Void = { _, _, leaves, count in count.mapped += leaves },
    _ take: (XMLElement, ExportPlace, inout LeafCount) throws -> Void
  ) throws {
    guard !document.isNoData([]) else { return try tellNoData() }
    var leaves = LeafCount()
    if let reader = try xmlReader() {
      do {
        try reader.forEachElement(named: path) { element, place in
          let place = ExportPlace(
            file: document.name, line: place.line, record: place.record, url: document.request?.url)
          try take(element, place, &leaves)
        }
      } catch let error as InputError where !error.isLimit {
        isWhole = false
        try torn(error)
      }
      if isWhole, reader.isEmpty {
        isWhole = false
        try sink.finding(
          Finding(
            .error, "tornFile", file: document.name, what: "the file ends before its first element",
            did: "there was nothing to read; export the file again"))
      }
      try outside(reader.root.name, reader.root.attributes, reader.leavesOutside, &leaves)
      try tell(reader.trouble)
      if reader.mended > 0 {
        try sink.finding(
          Finding(
            .warning, "controlCharacters", file: document.name,
            what: "\(reader.mended) characters that XML does not allow",
            did: "replaced each by a space, or by U+FFFD where it is half of one or none, and read on"))
      }
    }
    sink.leaves(leaves, file: document.name)
  }

  /// Nil, with a finding, for a file that cannot be begun with, such as one of an encoding that is not read.
  private mutating func xmlReader() throws -> XMLReader? {
    do {
      return try XMLReader(document.bytes, file: document.name, limits: limits, mends: true)
    } catch let error as InputError where !error.isLimit {
      isWhole = false
      try sink.finding(
        Finding(
          .error, "unreadableFile", file: error.file, line: error.line, what: error.what,
          did: "left it out. \(error.nextStep)"))
      return nil
    }
  }

  /// The rows of a CSV under a header whose names are made unique (a second `Comment` is `Comment~7`, its column).
  ///
  /// `headers` is how many rows the header takes, told from the first two rows; see ``SourceTable``.
  package mutating func table(
    headers: (_ first: [String], _ second: [String]?) -> Int = { _, _ in 1 },
    _ take: (inout SourceRow, inout LeafCount) throws -> Void
  ) throws {
    var leaves = LeafCount()
    let peeked = try PeekedSource(document.bytes, count: 8)
    guard !ExportDocument.isWorkbook(document.name, start: peeked.start) else { return try tellWorkbook() }
    do {
      var table = try SourceTable(peeked, file: document.name, limits: limits)
      do {
        try table.start(headers: headers, &leaves)
        while var row = try table.next(&leaves) { try take(&row, &leaves) }
      } catch let error as InputError where !error.isLimit {
        isWhole = false
        try torn(error)
      }
      if let cut = table.cut {
        isWhole = false
        try keep(cut, &leaves)
        try sink.finding(
          Finding(
            .error, "tornFile", file: document.name, line: cut.place.line, record: cut.place.record,
            what: "the last row has \(cut.cells.count) cells where the header has \(table.names.count)",
            did: "read everything before it, kept its cells in data/other/rows; export the file again to get the rest"
          ))
      }
      if let long = table.long {
        try sink.finding(
          Finding(
            .warning, "moreCellsThanColumns", file: document.name, line: long.place.line,
            what:
              "\(long.rows) rows have up to \(long.cells) cells where the header names \(table.names.count) columns",
            did:
              "read cells by their position and kept those beyond the header; a text with a separator in it may be cut "
              + "in two there, and what follows it stand under the name of a neighbour"))
      }
      if let trouble = table.trouble {
        if trouble.kind == "torn" { isWhole = false }
        try sink.finding(trouble)
      }
    }
    sink.leaves(leaves, file: document.name)
  }

  /// Keeps a row that is no record of ours whole, cell by cell, with the names of its columns.
  package func keep(_ row: SourceRow, _ leaves: inout LeafCount) throws {
    leaves.kept += row.leaves
    try sink.put(
      RecordHead(.other("rows"), id: row.place.fallbackID),
      [
        "file": .string(row.place.file), "line": row.place.line.map { .number($0) } ?? .null,
        "columns": .strings(row.columns), "cells": .strings(row.cells),
      ])
  }

  private func torn(_ error: InputError) throws {
    try sink.finding(
      Finding(
        .error, "tornFile", file: error.file, line: error.line, column: error.column, record: error.record,
        what: error.what, did: "read everything before it; export the file again to get the rest"))
  }

  private func tell(_ trouble: InputTrouble?) throws {
    guard let trouble else { return }
    try sink.finding(trouble)
  }
}
