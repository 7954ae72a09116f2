/// Where a JSON record stands: line from 1, record from 1.
package struct JSONPlace: Sendable, Hashable {
  package var line: Int
  package var record: Int
}

/// What a JSON export is made of, one piece at a time. Nodes are valid until the next piece is asked for.
package enum JSONPiece {
  /// A top-level value, or an element of a top-level array: a record, or a whole API page that was small enough.
  case value(JSONNode, JSONPlace)
  /// An element of an array of a page too large to hold, such as `{"tickets":[…]}`.
  case element(of: String, JSONNode, JSONPlace)
  /// Another member of such a page.
  case member(String, JSONNode, JSONPlace)
  /// Bytes that are not JSON; reading goes on behind them.
  case broken(JSONSyntaxError, JSONPlace, UnsafeRawBufferPointer)
  /// The file ends inside a value.
  case torn(JSONPlace, UnsafeRawBufferPointer)

  /// Nil where it is not JSON.
  package var node: JSONNode? {
    switch self {
    case .value(let node, _), .element(_, let node, _), .member(_, let node, _): node
    case .broken, .torn: nil
    }
  }
}

/// A single record larger than may be held.
package struct JSONLimitError: Error, CustomStringConvertible {
  package var line: Int
  package var limit: Int
  package var description: String {
    "the record that starts on line \(line) is larger than \(limit >> 20) MiB; is this file JSON of a help desk?"
  }
}
