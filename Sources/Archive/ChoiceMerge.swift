import JSONText
import TicketModel

/// A status, priority, type … that several records of one ticket tell: what a form leaves unsaid comes from the others,
/// as long as they speak of the same one. Two different ones are never mixed; there the newer record decides.
enum ChoiceMerge {
  static let names: Set<String> = ["status", "priority", "type", "channel", "container", "form", "security"]

  /// The values best record first. `differs`: positions of those that say something else.
  static func merge(_ name: String, _ values: [JSONObject]) -> (value: JSONObject, differs: [Int]) {
    var best = values[0]
    var differs: [Int] = []
    var chosen = 0
    if name == "status", let own = values.indices.first(where: { isCategory(best, of: values[$0]) }) {
      // Said by its category alone, it still is the account's own status of that category.
      differs.append(0)
      best = values[own]
      chosen = own
    }
    // Ids first: they decide which scope and label are meant.
    let order = values.indices.filter { $0 != chosen }
    for place in order.filter({ values[$0].text("id") != nil }) + order.filter({ values[$0].text("id") == nil }) {
      let other = values[place]
      if isSame(best, other) {
        let renamed = isLabelled(best) && isLabelled(other) && best.text("label") != other.text("label")
        if renamed, best.text("id") != nil, other.text("id") != nil { differs.append(place) }
        best = fused(best, other)
      } else if name != "status" || !isCategory(other, of: best) {
        differs.append(place)
      }
    }
    return (best, differs)
  }

  /// By id where both have one, else by label; a scope that one does not tell speaks against nothing.
  private static func isSame(_ left: JSONObject, _ right: JSONObject) -> Bool {
    let scopes = (left.text("scope"), right.text("scope"))
    if let one = scopes.0, let other = scopes.1, one != other { return false }
    if let one = left.text("id"), let other = right.text("id") { return one == other }
    // The exact label is the identity: by their bytes, `Open` and `open` are two (contracts, section 1).
    guard let one = left.text("label"), let other = right.text("label") else { return false }
    return one.utf8.elementsEqual(other.utf8)
  }

  /// A form that knows only the category of a status has that for its id.
  private static func isCategory(_ status: JSONObject, of other: JSONObject) -> Bool {
    guard let id = status.text("id"), let category = status.text("category"), id == category else { return false }
    return other.text("category") == category && other.text("id").map { $0 != id } ?? false
  }

  /// A label that is the id again is none.
  private static func isLabelled(_ choice: JSONObject) -> Bool {
    choice.text("labelFrom") != "id" && choice.text("label").map { $0 != choice.text("id") } ?? false
  }

  private static func fused(_ best: JSONObject, _ other: JSONObject) -> JSONObject {
    var result = best
    for (name, value) in other.members where (best[name] ?? .null).isAbsent { result[name] = value }
    if rank(other) < rank(best) {
      for name in ["label", "labelFrom"] where other[name] != nil { result[name] = other[name] }
    }
    if best.text("category") == "unknown", let category = other["category"] { result["category"] = category }
    return result
  }

  /// Whose label goes first: the source's own with its id, without one, the vendor's default, none.
  private static func rank(_ choice: JSONObject) -> Int {
    if !isLabelled(choice) { return 3 }
    if choice.text("labelFrom") == "default" { return 2 }
    return choice.text("id") == nil ? 1 : 0
  }
}
