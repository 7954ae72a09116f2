import DeskKit
import Formats
import JSONText

extension LiveAgent {
  /// Which message opened each ticket, found out before the first record is written, so that neither the order of a
  /// list nor that of its pages matters.
  ///
  /// It is the earliest of its ticket, and only where the pages show that nothing older is missing. In which order the
  /// API lists messages is not documented, and some releases ignore the order asked for, so the times tell.
  struct Openings {
    private struct Pages {
      var earliest: (time: String?, id: String)?
      var numbers: Set<Int> = []
      /// The number of a page that is shorter than it might be.
      var last: Int?
      var beginWithOldest = false

      var reachOldest: Bool { beginWithOldest || last.map { (1...$0).allSatisfy(numbers.contains) } ?? false }
    }

    private var lists: [String: Pages] = [:]

    func isOpening(_ id: String, of ticket: String) -> Bool {
      guard let pages = lists[ticket] else { return false }
      return pages.reachOldest && pages.earliest?.id == id
    }

    /// Notes a page of the ticket's messages.
    mutating func read(_ document: ExportDocument, of ticket: String) throws {
      let place = Place(document.request?.url ?? document.name)
      var pages = lists[ticket] ?? Pages()
      var first: String?
      var last: String?
      var count = 0
      var isWhole = true
      let stream = JSONStream(document.bytes, streaming: ["rows"])
      while let piece = try stream.next() {
        guard let node = piece.node else {
          isWhole = false
          continue
        }
        LiveAgent.forEachRecord(in: node) { group in
          guard group["messages"]?.kind == .array else { return isWhole = false }
          let id = group["id"]?.idText ?? ""
          count += 1
          guard !Nature(group["type"]?.idText ?? "").isEvent else { return }
          // Both are local times of one form, so that their texts can be compared.
          let time = group["datecreated"]?.idText.flatMap { $0.hasPrefix("0000") ? nil : $0 }
          (first, last) = (first ?? time, time ?? last)
          guard let known = pages.earliest else { return pages.earliest = (time, id) }
          if let time, let its = known.time, time < its { pages.earliest = (time, id) }
        }
      }
      if let number = place.number {
        pages.numbers.insert(number)
        if isWhole, place.isShort(count) { pages.last = min(pages.last ?? number, number) }
        if number == 1, !place.descends(first, last) { pages.beginWithOldest = true }
      }
      lists[ticket] = pages
    }
  }

  /// Where a page stands in its list, as its address says, or the name of a file made from it.
  private struct Place {
    /// From 1; nil where only a part of the list was asked for that is no page.
    private(set) var number: Int? = 1
    private var size: Int?
    private var isDescending: Bool

    init(_ address: String) {
      let text = address.lowercased()
      isDescending = text.contains("sortdir=desc")
      size = text.firstMatch(of: /_perpage[=_](\d+)/).flatMap { Int($0.1) }
      if let page = text.firstMatch(of: /[_?&]page[=_](\d+)/) { number = Int(page.1).map { max(1, $0) } }
      guard let from = text.firstMatch(of: /[?&]_from=(\d+)/).flatMap({ Int($0.1) }) else { return }
      number = from == 0 ? 1 : nil
      size = text.firstMatch(of: /[?&]_to=(\d+)/).flatMap { Int($0.1) }
    }

    /// Whether the list ends with this page. Without a size one can only say that people ask for round numbers; the
    /// API's own is 10.
    func isShort(_ count: Int) -> Bool { size.map { count < $0 } ?? (count == 0 || count % 10 != 0) }

    /// The times tell, else what was asked for.
    func descends(_ first: String?, _ last: String?) -> Bool {
      guard let first, let last, first != last else { return isDescending }
      return first > last
    }
  }

  /// The records of a value, out of the envelopes around them: API v1 wraps its answers, grids say `rows`, tools that
  /// fetch pages `data`.
  static func forEachRecord(in node: JSONNode, _ body: (JSONNode) throws -> Void) rethrows {
    if let response = node["response"], response.kind == .object {
      for (_, member) in response.members {
        guard member.kind == .array else {
          try forEachRecord(in: member, body)
          continue
        }
        for item in member.elements { try forEachRecord(in: item, body) }
      }
      return
    }
    for list in [node["rows"], node["data"]] {
      guard node["id"] == nil, let list, list.kind == .array else { continue }
      for item in list.elements { try forEachRecord(in: item, body) }
      return
    }
    if node.kind == .object { try body(node) }
  }
}
