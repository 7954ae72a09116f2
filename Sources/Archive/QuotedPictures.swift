import JSONText

/// Pictures that bodies show and no list of files names: a reply quotes what was before it, pictures and all, and each
/// message that came apart from the others lists what it shows. In the end each stands once (contracts, section 2):
/// with the file that it is, else at the message that shows it first.
enum QuotedPictures {
  private typealias Place = (message: Int, file: Int)

  /// The messages of a ticket, which are in order, without the pictures that stand elsewhere; nil where none does.
  static func listedOnce(_ messages: [JSONValue]) -> [JSONValue]? {
    var lists = messages.map { $0["attachments"]?.array ?? [] }
    var places: [String: Place] = [:]
    var quoted: [Place] = []
    for wantsPictures in [false, true] {
      for (message, list) in lists.enumerated() {
        for (file, item) in list.enumerated() where isPicture(item) == wantsPictures {
          let names = names(of: item)
          if wantsPictures, let listed = names.lazy.compactMap({ places[$0] }).first {
            lists[listed.message][listed.file] = listing(lists[listed.message][listed.file], shownAs: item)
            quoted.append((message, file))
          } else {
            for name in names where places[name] == nil { places[name] = (message, file) }
          }
        }
      }
    }
    guard !quoted.isEmpty else { return nil }
    for place in quoted.reversed() { lists[place.message].remove(at: place.file) }
    return zip(messages, lists).map { message, list in
      guard var object = message.object, object["attachments"] != nil else { return message }
      object["attachments"] = list.isEmpty ? nil : .array(list)
      return .object(object)
    }
  }

  /// Of a file that a list names something is known beside its address.
  private static func isPicture(_ item: JSONValue) -> Bool {
    item["inline"]?.bool == true
      && ["mediaType", "size", "createdAt", "extras"].allSatisfy { (item[$0] ?? .null).isAbsent }
  }

  private static func names(of item: JSONValue) -> [String] {
    [item["key"]?.string, item["url"]?.string].compactMap(\.self)
      + (item["appearsAs"]?.array?.compactMap(\.string) ?? [])
  }

  private static func listing(_ item: JSONValue, shownAs picture: JSONValue) -> JSONValue {
    guard let file = item.object else { return item }
    var shown = file["appearsAs"]?.array ?? []
    for address in picture["appearsAs"]?.array ?? [] where !shown.contains(address) { shown.append(address) }
    let shape = RecordShape.attachment
    var result = JSONObject()
    for name in shape.ordered(Set(file.names).union(["inline", "appearsAs"])) {
      switch name {
      case "inline": result.append(name, true)
      case "appearsAs": result.append(name, .array(shown))
      default: result.append(name, file[name] ?? .null)
      }
    }
    return .object(result)
  }
}
