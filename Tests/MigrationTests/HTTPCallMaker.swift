import HTTP
import JSONText

enum HTTPCallMaker {
  /// Somebody makes a person at the desk before we do.
  static func person(_ email: String) -> HTTPCall {
    let body: JSONValue = ["email": .string(email)]
    return HTTPCall("POST", "/people", body: .bytes(body.bytes, type: "application/json"))
  }

  /// A ticket that carries one of our external ids, though we did not make it.
  static func ticket(external: String) -> HTTPCall {
    let body: JSONValue = ["external": .string(external), "status": "open"]
    return HTTPCall("POST", "/tickets", body: .bytes(body.bytes, type: "application/json"))
  }
}
