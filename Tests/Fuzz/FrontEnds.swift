import DeskKit
import Formats
import Foundation
import JSONText

/// libFuzzer calls this with one made-up file after another; `make fuzz` builds and runs it.
///
/// `DESKFERRY_FUZZ` says which front end is tried: `json`, `xml` or `csv`. Anything but a clean answer traps, and
/// libFuzzer keeps the file that led to it.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  // The last byte chooses the size of the chunks the file comes in, the rest is the file; so fixtures are good seeds.
  let chunk = Int(bytes.last ?? 0) % 67 + 1
  let file = Array(bytes.dropLast())
  let (pieces, whole) = (picture(file, chunk: chunk), picture(file, chunk: .max))
  demand(pieces == whole, "the size of chunks matters: \(chunk)\n\(pieces)\n\(whole)")
  // libxml2 alone must tell the same of a file that is whole; its push parser leaves CR in CDATA.
  if frontEnd == "xml", !file.contains(0x0D) {
    let judged = picture(file, chunk: .max, judge: true)
    let isWhole = !(whole + judged).contains { $0.hasPrefix("refused") }
    demand(!isWhole || judged == whole, "libxml2 reads it otherwise:\n\(whole)\n\(judged)")
  }
  return 0
}

/// Ends the process, as every `fatalError` here does: that is how libFuzzer learns that a file broke something. Unlike
/// `precondition`, it keeps its words in an optimised build.
private func demand(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

private let frontEnd = ProcessInfo.processInfo.environment["DESKFERRY_FUZZ"] ?? "json"

private func picture(_ file: [UInt8], chunk: Int, judge: Bool = false) -> [String] {
  var seen: [String] = []
  do {
    switch frontEnd {
    case "xml": try xml(MemorySource(file, chunk: chunk), &seen, judge: judge)
    case "csv": try csv(MemorySource(file, chunk: chunk), &seen)
    default: try json(MemorySource(file, chunk: chunk), &seen)
    }
  } catch let error as InputError {
    seen.append("refused: \(error.isLimit)")
  } catch let error as JSONLimitError {
    seen.append("refused: \(error.limit)")
  } catch {
    fatalError("an error that no caller expects: \(error)")
  }
  return seen
}

private func json(_ source: MemorySource, _ seen: inout [String]) throws {
  let stream = JSONStream(source, streaming: ["tickets", "results"])
  while let piece = try stream.next() {
    switch piece {
    case .value(let node, let place): seen.append("value \(place) \(text(node))")
    case .element(let name, let node, let place): seen.append("element \(name) \(place) \(text(node))")
    case .member(let name, let node, let place): seen.append("member \(name) \(place) \(text(node))")
    case .broken(_, let place, _): seen.append("broken \(place)")
    case .torn(let place, _): seen.append("torn \(place)")
    }
  }
}

/// What was read must read back as itself.
private func text(_ node: JSONNode) -> String {
  let value = node.value
  demand(node.leaves == value.leaves, "\(node.leaves) leaves in the file, \(value.leaves) in the value")
  let written = value.bytes
  guard let again = try? JSONIndex.value(of: written) else { fatalError("we cannot read what we wrote") }
  demand(again == value, "what was written is not what was read")
  return String(decoding: written, as: UTF8.self)
}

private func xml(_ source: MemorySource, _ seen: inout [String], judge: Bool) throws {
  // What libxml2 takes as it is needs no mending.
  let reader = try XMLReader(source, file: "fuzz.xml", limits: .standard, plainFirst: !judge, mends: !judge)
  try reader.forEachElement { element, place in
    seen.append("\(place.record) \(element.name) \(element.leaves) \(RailsXML.value(element).leaves)")
    seen.append(String(decoding: RailsXML.value(element).bytes, as: UTF8.self))
  }
  seen.append("\(reader.root.name) \(reader.leavesOutside) \(reader.mended)")
}

private func csv(_ source: MemorySource, _ seen: inout [String]) throws {
  var reader = try CSVReader(source, file: "fuzz.csv")
  while let row = try reader.next() { seen.append("\(row.line) \(row.record) \(row.leaves) \(row.texts)") }
  seen.append("\(reader.separator) \(reader.trouble?.kind ?? "")")
}
