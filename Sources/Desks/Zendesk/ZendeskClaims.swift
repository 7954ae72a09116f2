import DeskKit
import Formats
import JSONText
import TicketModel

/// What the source says it holds, which pages it names that did not come, and what follows for each collection.
final class ZendeskClaims {
  private var claims: [String: Int] = [:]
  /// Collections of which only parts were asked for: a view's tickets, a group's users, what changed since a day.
  private var parts: Set<String> = []
  /// What the roots of XML files count, and how many records each file held.
  private var roots: [String: [(count: Int, held: Int)]] = [:]
  private var readPages: Set<String> = []
  /// By address, what a page names as the next one.
  private var nextPages: [String: Named] = [:]
  /// Collections of which a page without an address is the last one, but does not say which one.
  private var ends: Set<String> = []
  /// Records of pages by a hash of their id: a record may stand on several.
  private var seen: [String: Set<UInt64>] = [:]

  private struct Named {
    var array: String?
    var ticket: String?
  }

  // MARK: While reading

  /// False where a record of that id stood on an earlier page.
  func isNew(_ array: String, _ id: String?) -> Bool {
    guard let id else { return true }
    return seen[array, default: []].insert(ZendeskContext.hash(id)).inserted
  }

  func came(_ url: String) { readPages.insert(ZendeskPages.normal(url)) }

  func root(_ array: String, counts count: Int, held: Int) { roots[array, default: []].append((count, held)) }

  /// Takes what a page says beside its `arrays`: how many records the list has, and where it goes on.
  func take(_ page: JSONObject, arrays: [String], _ place: ZendeskPages.Place, _ comments: ZendeskCommentTally) {
    let asked = place.url.flatMap { ZendeskPages.collection(in: $0) }
    // Side-loaded arrays are not counted: what was asked for is, which comes first where the address does not tell.
    let array = asked.flatMap { arrays.contains($0) ? $0 : nil } ?? arrays.first
    if let count = page["count"]?.int, let array {
      if array == "comments" {
        if let ticket = place.ticket { comments.claim(count, of: ticket) }
      } else if array != "audits", ZendeskClaims.isWhole(array, place, page) {
        claims[array] = max(claims[array] ?? 0, count)
      } else {
        // Audits are listed ticket by ticket; the list of all leaves out the archived tickets (facts, section b).
        parts.insert(array)
      }
    }
    for name in ["next_page", "after_url"] {
      if let next = page[name]?.string, page["end_of_stream"]?.bool != true { add(next, array, place) }
    }
    if page["meta"]?["has_more"]?.bool == true, let next = page["links"]?["next"]?.string { add(next, array, place) }
    guard place.url == nil else { return }
    // A page saved without its address: numbered ones are told by their neighbours, of others only the end is.
    if let own = ZendeskPages.numbered(beside: page) { came(own) }
    if page["next_page"]?.isNull == true, page["previous_page"]?.string == nil, let array { ends.insert(array) }
    if page["end_of_stream"]?.bool == true || page["meta"]?["has_more"]?.bool == false {
      readPages.insert(ZendeskClaims.lastPage(array, place))
    }
  }

  private func add(_ next: String, _ array: String?, _ place: ZendeskPages.Place) {
    let isTold = place.url != nil || ZendeskPages.number(of: next) != nil
    nextPages[isTold ? ZendeskPages.normal(next) : ZendeskClaims.lastPage(array, place)] = Named(
      array: array ?? ZendeskPages.collection(in: next), ticket: array == "comments" ? place.ticket : nil)
  }

  /// Stands for whatever pages follow one that has no address.
  private static func lastPage(_ array: String?, _ place: ZendeskPages.Place) -> String {
    "last page of \(array ?? "") \(place.ticket ?? "")"
  }

  /// Queries that change which page comes and how, not which records the list has.
  private static let harmless: Set<String> = [
    "page", "per_page", "page[size]", "page[after]", "page[before]", "cursor", "sort", "sort_by", "sort_order",
    "include", "locale",
  ]

  /// Whether the page is one of the list of all records. Where neither the request nor the page's links are known,
  /// nothing speaks against it.
  private static func isWhole(_ array: String, _ place: ZendeskPages.Place, _ page: JSONObject) -> Bool {
    let links = [page["next_page"], page["previous_page"], page["links"]?["next"], page["links"]?["prev"]]
    guard let url = place.url ?? links.lazy.compactMap({ $0?.string }).first else { return true }
    let address = CallAddress(url)
    let path = ZendeskPages.path(address)
    var names = Set(address.query.map(\.name)).subtracting(harmless)
    if path == [array] { return names.isEmpty }
    // One page from the beginning of time to the end of the stream; of a longer stream each page counts itself.
    guard path == ["incremental", array], page["end_of_stream"]?.bool == true, names.remove("start_time") != nil else {
      return false
    }
    return names.isEmpty && ["0", "1"].contains(address.value("start_time"))
  }

  // MARK: The end

  /// What files or lists say the collection holds, of which so many distinct records came; nil where nothing says so.
  private func claimed(_ array: String, read: Int) -> Int? {
    guard let told = roots[array], let first = told.first else { return claims[array] }
    let sum = told.reduce(0) { $0 + $1.count }
    // A root may count its file or all of them; what came tells which. Files that are whole lack nothing, even where
    // several hold the same records.
    let eachItself = told.allSatisfy { $0.count == $0.held }
    let isOfAll = read <= first.count && told.allSatisfy { $0.count == first.count }
    return max(claims[array] ?? 0, eachItself ? min(sum, read) : isOfAll ? first.count : sum)
  }

  private static let searched: Set<String> = ["tickets", "users", "organizations", "groups"]

  private func missing(_ array: String) -> Int {
    nextPages.count { url, named in
      !readPages.contains(url)
        && (named.array == nil || named.array == array
          || named.array == "results" && ZendeskClaims.searched.contains(array))
    }
  }

  /// Tickets whose comments go on, on a page that is not among the input.
  var ticketsWithoutAPage: Set<String> {
    Set(nextPages.compactMap { readPages.contains($0.key) ? nil : $0.value.ticket })
  }

  func completeness(_ array: String, read: Int, isTorn: Bool, _ context: ZendeskContext) -> Completeness {
    let name = ["users": "people", "custom_statuses": "statuses", "ticket_fields": "fields"][array] ?? array
    var told = Completeness(collection: name, claimed: claimed(array, read: read), read: read, state: "partial")
    // Where all came that the source counts, so did the last page.
    let missing = ends.contains(array) && told.claimed == read ? 0 : missing(array)
    let isTickets = array == "tickets"
    if isTorn {
      told.why = "a file is torn"
    } else if missing > 0 {
      told.why = "\(missing) page(s) name a next page that is not among the input"
    } else if let claimed = told.claimed, read < claimed {
      told.why = "the source claims more than it holds"
    } else if isTickets, context.comments.shortWithin > 0 {
      told.why = "\(context.comments.shortWithin) tickets hold fewer comments than they count"
    } else {
      told.why = doubt(told, array, withoutComments: isTickets ? context.ticketsWithoutComments : 0)
      told.state = told.why == nil ? "complete" : "unproven"
    }
    return told
  }

  private func doubt(_ told: Completeness, _ array: String, withoutComments: Int) -> String? {
    if withoutComments > 0 { return "\(withoutComments) tickets came without their comments" }
    guard let claimed = told.claimed else {
      return parts.contains(array)
        ? "only part of the account's \(told.collection) was asked for, so their count says nothing about all"
        : "the export does not say how many records the account holds"
    }
    return told.read > claimed ? "more came than the source counts" : nil
  }

  /// Comments on pages of their own. Each ticket's pages count its own comments; they prove all only together with a
  /// proof that all tickets came.
  func comments(read: Int, isTorn: Bool, tickets: Completeness, _ context: ZendeskContext) -> Completeness {
    let all = context.comments.claimed
    var told = Completeness(collection: "comments", claimed: all?.comments, read: read, state: "partial")
    let missing = missing("comments")
    let short = context.shortOfComments(cut: ticketsWithoutAPage).count
    if isTorn {
      told.why = "a file is torn"
    } else if missing > 0 {
      told.why = "\(missing) page(s) name a next page that is not among the input"
    } else if short > 0 {
      told.why = "of \(short) ticket(s) fewer came than the source counts"
    } else if tickets.state == "complete", let all, all.tickets == tickets.read, all.comments == read {
      told.state = "complete"
    } else {
      told.state = "unproven"
      told.why = "the pages of each ticket say how many it has, not all"
    }
    return told
  }
}
