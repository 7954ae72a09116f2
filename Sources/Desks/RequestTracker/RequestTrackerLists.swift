import DeskKit
import JSONText
import TicketModel

extension RequestTracker {
  /// Pages of lists that name a next one, and whether it came. Where rights hide rows, nothing else tells how long a
  /// list is: `total` and `pages` are null there.
  struct ListPages {
    private var came: Set<String> = []
    private var wanted: [(list: String, next: String, after: String?)] = []

    mutating func note(_ reply: JSONObject, _ list: String, url: String?) {
      let next = reply.text("next_page")
      guard let address = (url ?? next ?? reply.text("prev_page")).map({ CallAddress($0) }) else { return }
      let query = address.query.filter { $0.name != "page" }.map { "\($0.name)=\($0.value)" }.sorted()
      let name = list + "?" + query.joined(separator: "&")
      let page = reply["page"]?.int ?? (url == nil ? nil : address.value("page").flatMap { Int($0) }) ?? 1
      came.insert("\(name) \(page)")
      if let last = ListPages.start(address.value("query")) { came.insert("\(list) after \(last)") }
      guard next != nil, page < 1 << 40 else { return }
      // Whoever goes on behind the highest number asks for no second page.
      let highest = (reply["items"]?.array ?? []).compactMap { Wire.reference($0).flatMap { Int($0) } }.max()
      wanted.append((list, "\(name) \(page + 1)", highest.map { "\(list) after \($0)" }))
    }

    /// `100` of `id > 100 AND …`
    private static func start(_ query: String?) -> Int? {
      let words = (query ?? "").split { $0 == " " || $0 == ">" }
      guard words.count > 1, words[0].lowercased() == "id", query?.contains(">") == true else { return nil }
      return Int(words[1])
    }

    /// Pages of the list that were named and did not come.
    func missing(_ list: String) -> Int {
      Set(wanted.filter { $0.list == list && !came.contains($0.next) && !came.contains($0.after ?? "") }.map(\.next))
        .count
    }
  }
}
