import DeskKit
import HTTP
import JSONText
import Synchronization
import TicketModel

extension RequestTracker {
  /// Calls as the writer makes them: paths below the API, JSON or a form with a JSON part, refusals as ``DeskError``.
  struct Client: Sendable {
    var exchange: any Exchange

    struct Answer: Sendable {
      var json: JSONValue?
      var location: String?
    }

    func send(
      _ method: String, _ path: String, json: JSONValue? = nil, files: [HTTPCall.FormPart] = [],
      actingAs: String? = nil
    ) async throws -> Answer {
      var call = HTTPCall(method, RequestTracker.api + path, actingAs: actingAs)
      if let json, files.isEmpty {
        call.body = .bytes(json.bytes, type: "application/json")
      } else if let json {
        // File names are whole in a form; in JSON only Latin-1 survives, and that as broken bytes.
        call.body = .form([.init(name: "JSON", content: .bytes(json.bytes))] + files)
      }
      let name = "\(method) \(Wire.path(of: path))"
      let reply: HTTPReply
      do {
        reply = try await exchange.send(call)
      } catch let failure as HTTPFailure {
        throw Refusal.error(failure)
      }
      guard (200..<300).contains(reply.status) else {
        var error = Refusal.error(reply, call: name)
        // Nothing was asked to change, so there is nothing to look for.
        if method == "GET", error.retry == .lookFirst { error.retry = .backoff }
        throw error
      }
      return Answer(json: try? Wire.parse(reply.body).value, location: reply.header("Location"))
    }

    /// Nil where there is no such record.
    func get(_ path: String) async throws -> JSONValue? {
      do {
        return try await send("GET", path).json
      } catch let error as DeskError where error.code == .notFound {
        return nil
      } catch let error as DeskError where error.retry == .lookFirst {
        throw DeskError(error.code, .backoff, call: error.call, detail: error.detail)
      }
    }

    /// All items of a collection.
    func items(_ path: String, query: String) async throws -> [JSONValue] {
      var all: [JSONValue] = []
      var page = 1
      while true {
        let reply = try await get("\(path)?\(query)&per_page=100&page=\(page)")
        let items = reply?["items"]?.array ?? []
        all += items
        guard reply?["next_page"]?.string != nil else { return all }
        page += 1
      }
    }
  }

  /// Users by name, each asked for once: tickets name people by login, compare by address and want numbers.
  final class UserBook: Sendable {
    private struct User: Sendable {
      var number: String?
      var address: String?
      var name: String?
    }
    private let known = Mutex<[String: User]>([:])

    private func user(_ login: String, _ client: Client) async throws -> User? {
      if let found = known.withLock({ $0[login] }) { return found }
      guard let json = try await client.get("/user/\(Wire.escaped(login))") else { return nil }
      let address = json["EmailAddress"]?.string?.lowercased()
      let user = User(
        number: json["id"]?.idText, address: address?.isEmpty == false ? address : nil,
        name: json["RealName"]?.string ?? json["Name"]?.string)
      known.withLock { $0[login] = user }
      return user
    }

    func number(of login: String, _ client: Client) async throws -> String? {
      try await user(login, client)?.number
    }

    /// The address, else the name: as facets name people. Nil for nobody.
    func facet(of login: String?, _ client: Client) async throws -> String? {
      guard let login, login != "Nobody" else { return nil }
      guard let user = try await user(login, client) else { return login.lowercased() }
      return user.address ?? user.name
    }

    /// Whether two logins (or a login and a number) are one user.
    func same(_ first: String?, _ second: String, _ client: Client) async -> Bool {
      guard let first else { return false }
      if first == second { return true }
      let numbers = (try? await number(of: first, client), try? await number(of: second, client))
      return numbers.0 != nil && numbers.0 == numbers.1
    }
  }

  static func values(of field: String, in ticket: JSONValue) -> [String] {
    let found = ticket["CustomFields"]?.array?.first { $0["id"]?.idText == field }
    return found?["values"]?.array?.compactMap(\.string) ?? []
  }

  /// The sentences of a `PUT`'s answer, shortened.
  static func sentences(_ json: JSONValue?) -> String {
    String((json?.array?.compactMap(\.string) ?? []).joined(separator: " ").prefix(300))
  }

  static func hasLink(_ relation: String, to end: String, in ticket: JSONValue?) -> Bool {
    let refs = [
      "RefersTo": "refers-to", "DependsOn": "depends-on", "DependedOnBy": "depended-on-by", "Parent": "parent",
      "Child": "child",
    ]
    return (ticket?["_hyperlinks"]?.array ?? []).contains { link in
      guard link["ref"]?.string == refs[relation] else { return false }
      return link["type"]?.string == "ticket" ? link["id"]?.idText == end : link["_url"]?.string == end
    }
  }
}
