package import Formats

/// What pages say of the lists they are of: how many records a list holds, and where it goes on.
package struct PageClaims {
  private var counts: [String: Int] = [:]
  /// Pages that others name as their next, with their collection, and those that came.
  private var next: [String: String] = [:]
  private var came: Set<String> = []

  package init() {}

  /// The document is among the input.
  package mutating func take(_ document: ExportDocument) {
    if let request = document.request { came.insert(PageClaims.page(request.url)) }
  }

  /// A page says how many records its list holds; of several claims the largest counts.
  package mutating func claim(_ count: Int, of collection: String) {
    counts[collection] = max(counts[collection] ?? 0, count)
  }

  package func claimed(_ collection: String) -> Int? { counts[collection] }

  /// A page of a list says where the next one is, or nil: it is the last. A bare file has no address of its own that
  /// such a link could lead to, so there any last page of that list will do.
  package mutating func expect(page url: String?, of collection: String, after document: ExportDocument) {
    let bare = "file of " + collection
    switch (url, document.request) {
    case (let url?, let request?): next[PageClaims.page(PageClaims.absolute(url, request.url))] = collection
    case (_?, nil): next[bare] = collection
    case (nil, nil): came.insert(bare)
    case (nil, _?): break
    }
  }

  /// Collections of which a page names a next one that is not among the input.
  package var cut: Set<String> { Set(next.filter { !came.contains($0.key) }.values) }

  /// What speaks against the collection being whole, once everything was read. `read`: distinct records.
  package func shortcomings(of collection: String, read: Int) -> [String] {
    var reasons: [String] = []
    if let claimed = counts[collection], claimed > read {
      reasons.append("the pages count \(claimed) and \(read) came")
    }
    // Clients that count on by themselves write other addresses than the link.
    if cut.contains(collection), counts[collection] != read {
      reasons.append("a page names a next one that did not come")
    }
    return reasons
  }

  /// Below the folder of the page that names it, where it is neither whole nor begins with a slash.
  private static func absolute(_ url: String, _ base: String) -> String {
    guard !url.contains("://"), !url.hasPrefix("/") else { return url }
    return CallAddress(base).path.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + url
  }

  /// What tells two pages apart: the order and the escapes of a query say nothing, nor does the host.
  private static func page(_ url: String) -> String {
    let address = CallAddress(url)
    return address.path.lowercased() + "?"
      + address.query.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
  }
}
