import HTTP
import JSONText

enum HTTPCallMaker {
  /// Somebody makes a person at the desk before we do.
  static func person(_ email: String) -> HTTPCall {
    let body: JSONValue = ["email": .string(email)]
    return HTTPCall("POST", "/people", body: .bytes(body.bytes, type: "application/json"))
  }
}
