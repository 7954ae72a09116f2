import DeskKit
import Formats
package import HTTP
import JSONText
import Synchronization

/// A help desk in memory, spoken to over HTTP calls: its own ids, a search that lags, mails it would send.
///
/// `POST /tickets`, `POST /tickets/ID/messages`, `POST /tickets/ID/links`, `PUT /tickets/ID`, `GET /tickets/ID`,
/// `GET /tickets?external=X` (lagging), `GET /all`, `DELETE /tickets/ID`, and the same for `/people`.
package final class SimulatedDesk: Sendable {
  package struct Letter: Sendable, Hashable {
    package var id: String
    package var author: String?
    package var visibility: String
    package var body: String
    /// When it was written first; nobody is shown this.
    package var date: String?
    var madeAt: Double
    package init(id: String, author: String?, visibility: String, body: String, date: String? = nil, madeAt: Double) {
      self.id = id
      self.author = author
      self.visibility = visibility
      self.body = body
      self.date = date
      self.madeAt = madeAt
    }
  }

  package struct Item: Sendable, Hashable {
    package var id: String
    package var externalID: String?
    /// `subject`, `status`, `email`, `name` …
    package var values: [String: String]
    package var letters: [Letter]
    /// `kind` and the other ticket's id.
    package var links: Set<[String]>
    var madeAt: Double
  }

  private struct State {
    var tickets: [String: Item] = [:]
    var people: [String: Item] = [:]
    var nextID = 100
    var mails = 0
    var writes = 0
  }

  private let state = Mutex(State())
  private let clock: FakeClock
  /// How long the search does not see a new record.
  package static let searchLag = 30.0

  package init(clock: FakeClock) { self.clock = clock }

  package var tickets: [Item] { state.withLock { Array($0.tickets.values) }.sorted { $0.id < $1.id } }
  package var people: [Item] { state.withLock { Array($0.people.values) }.sorted { $0.id < $1.id } }
  package var mails: Int { state.withLock { $0.mails } }
  /// Calls that changed something.
  package var writes: Int { state.withLock { $0.writes } }

  /// Somebody else makes a ticket of their own.
  package func othersTicket(_ subject: String) {
    state.withLock { state in
      let id = SimulatedDesk.newID(&state)
      state.tickets[id] = Item(
        id: id, externalID: nil, values: ["subject": subject, "status": "open"], letters: [], links: [],
        madeAt: clock.seconds)
    }
  }

  /// Somebody else changes a ticket.
  package func othersEdit(_ id: String, _ change: (inout Item) -> Void) {
    state.withLock { if var item = $0.tickets[id] { change(&item); $0.tickets[id] = item } }
  }

  /// Somebody else changes a person.
  package func othersEditPerson(_ id: String, _ change: (inout Item) -> Void) {
    state.withLock { if var item = $0.people[id] { change(&item); $0.people[id] = item } }
  }

  private static func newID(_ state: inout State) -> String {
    state.nextID += 1
    return String(state.nextID)
  }

  /// - Parameter time: when it arrived, in seconds since 1970; now if nil.
  package func handle(_ call: HTTPCall, at time: Double? = nil) -> HTTPReply {
    let pieces = call.url.split(separator: "?", maxSplits: 1)
    let path = (pieces.first ?? "").split(separator: "/").map(String.init)
    var body = JSONObject()
    if case .bytes(let bytes, _) = call.body { body = (try? JSONIndex.value(of: bytes).object) ?? body }
    let now = time ?? clock.seconds
    return state.withLock { state in
      let people = path.first == "people"
      switch (call.method, path.count) {
      case ("GET", 1) where pieces.count == 2:
        return SimulatedDesk.search(String(pieces[1].dropFirst(9)), in: people ? state.people : state.tickets, now)
      case ("GET", 1): return SimulatedDesk.all(state)
      case ("GET", 2):
        guard let item = people ? state.people[path[1]] : state.tickets[path[1]] else { return reply(404, [:]) }
        return reply(200, SimulatedDesk.json(item, state))
      case ("POST", 1): return SimulatedDesk.create(people, body, now, &state)
      case ("POST", 3): return SimulatedDesk.add(path[2], to: path[1], body, now, &state)
      case ("PUT", 2) where people: return SimulatedDesk.putPerson(path[1], body, &state)
      case ("PUT", 2): return SimulatedDesk.put(path[1], body, &state)
      case ("DELETE", 2):
        let gone = people ? state.people.removeValue(forKey: path[1]) : state.tickets.removeValue(forKey: path[1])
        guard gone != nil else { return reply(404, [:]) }
        for (id, item) in state.tickets { state.tickets[id]?.links = item.links.filter { $0[1] != path[1] } }
        state.writes += 1
        return reply(200, [:])
      case ("DELETE", 4):
        guard state.tickets[path[1]]?.letters.contains(where: { $0.id == path[3] }) == true else {
          return reply(404, [:])
        }
        state.tickets[path[1]]?.letters.removeAll { $0.id == path[3] }
        state.writes += 1
        return reply(200, [:])
      default: return reply(405, [:])
      }
    }
  }

  private static func search(_ external: String, in items: [String: Item], _ now: Double) -> HTTPReply {
    let found = items.values.filter { $0.externalID == external && now - $0.madeAt >= searchLag }.map(\.id).sorted()
    return reply(200, ["ids": .strings(found)])
  }

  private static func all(_ state: State) -> HTTPReply {
    func list(_ items: [String: Item]) -> JSONValue {
      .array(
        items.values.sorted { $0.id < $1.id }.map { ["id": .string($0.id), "external": .optional($0.externalID)] })
    }
    return reply(200, ["tickets": list(state.tickets), "people": list(state.people)])
  }

  private static func create(_ people: Bool, _ body: JSONObject, _ now: Double, _ state: inout State) -> HTTPReply {
    var values: [String: String] = [:]
    for (name, value) in body.members where name != "external" && name != "message" { values[name] = value.string }
    if people, state.people.values.contains(where: { $0.values["email"] == values["email"] }) {
      return reply(422, ["error": "email is taken"])
    }
    if !people, !["new", "open"].contains(values["status"] ?? "") {
      return reply(422, ["error": "a ticket starts as new or open"])
    }
    let id = newID(&state)
    var item = Item(
      id: id, externalID: body["external"]?.string, values: values, letters: [], links: [], madeAt: now)
    var answer: JSONObject = ["id": .string(id)]
    if let message = body["message"]?.object {
      let letter = letter(message, newID(&state), now)
      item.letters.append(letter)
      answer["message"] = .string(letter.id)
    }
    if people { state.people[id] = item } else { state.tickets[id] = item }
    state.writes += 1
    return reply(201, answer)
  }

  private static func letter(_ json: JSONObject, _ id: String, _ now: Double) -> Letter {
    Letter(
      id: id, author: json["author"]?.string, visibility: json["visibility"]?.string ?? "public",
      body: json["body"]?.string ?? "", date: json["date"]?.string, madeAt: now)
  }

  private static func add(
    _ what: String, to id: String, _ body: JSONObject, _ now: Double, _ state: inout State
  ) -> HTTPReply {
    guard state.tickets[id] != nil else { return reply(404, [:]) }
    state.writes += 1
    if what == "links" {
      guard let kind = body["kind"]?.string, let other = body["to"]?.string, state.tickets[other] != nil else {
        return reply(422, ["error": "no such ticket"])
      }
      state.tickets[id]?.links.insert([kind, other])
      if kind == "relatesTo" { state.tickets[other]?.links.insert([kind, id]) }
      return reply(201, [:])
    }
    let letter = letter(body, newID(&state), now)
    state.tickets[id]?.letters.append(letter)
    if letter.visibility == "public", body["quiet"]?.bool != true { state.mails += 1 }
    return reply(201, ["id": .string(letter.id)])
  }

  private static func put(_ id: String, _ body: JSONObject, _ state: inout State) -> HTTPReply {
    guard state.tickets[id] != nil else { return reply(404, [:]) }
    for (name, value) in body.members { state.tickets[id]?.values[name] = value.string }
    state.writes += 1
    return reply(200, [:])
  }

  private static func putPerson(_ id: String, _ body: JSONObject, _ state: inout State) -> HTTPReply {
    guard state.people[id] != nil else { return reply(404, [:]) }
    let email = body["email"]?.string
    if email != nil, state.people.contains(where: { $0.key != id && $0.value.values["email"] == email }) {
      return reply(422, ["error": "email is taken"])
    }
    for (name, value) in body.members { state.people[id]?.values[name] = value.string }
    state.writes += 1
    return reply(200, [:])
  }

  private static func json(_ item: Item, _ state: State) -> JSONObject {
    var values = JSONObject()
    for name in item.values.keys.sorted() { values.append(name, .optional(item.values[name])) }
    return [
      "id": .string(item.id), "external": .optional(item.externalID), "values": .object(values),
      "messages": .array(
        item.letters.map {
          [
            "id": .string($0.id), "author": .optional($0.author), "visibility": .string($0.visibility),
            "body": .string($0.body), "date": .optional($0.date),
            "madeAt": .string(Timestamp.text(epoch: Int($0.madeAt))),
          ]
        }),
      "links": .array(item.links.sorted { $0[0] + $0[1] < $1[0] + $1[1] }.map { .strings($0) }),
    ]
  }
}

private func reply(_ status: Int, _ body: JSONObject) -> HTTPReply {
  HTTPReply(status: status, body: JSONValue.object(body).bytes)
}
