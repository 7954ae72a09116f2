public import JSONText

/// A record of the archive: it can be made from canonical JSON and turned back into it.
public protocol CanonicalRecord: Sendable, Hashable {
  init(json: JSONObject)
  var json: JSONObject { get }
}

// Reading is lenient on purpose: `check` judges an archive by its schemas; a reader of one takes what is there.
extension JSONObject {
  public func text(_ name: String) -> String? { self[name]?.string }
  public func texts(_ name: String) -> [String] { self[name]?.array?.compactMap(\.string) ?? [] }
  public func flag(_ name: String) -> Bool? { self[name]?.bool }
  public func integer(_ name: String) -> Int? { self[name]?.int }
  public func record<R: CanonicalRecord>(_ name: String, as type: R.Type = R.self) -> R? {
    self[name]?.object.map(R.init(json:))
  }
  public func records<R: CanonicalRecord>(_ name: String, as type: R.Type = R.self) -> [R] {
    self[name]?.array?.compactMap { $0.object.map(R.init(json:)) } ?? []
  }
  public func members(_ name: String) -> JSONObject { self[name]?.object ?? JSONObject() }

  // Absent values are left out, empty lists too: absent is null or omitted (contracts, head).
  public mutating func put(_ name: String, _ text: String?) { if let text { append(name, .string(text)) } }
  public mutating func put(_ name: String, _ flag: Bool?) { if let flag { append(name, .bool(flag)) } }
  public mutating func put(_ name: String, _ integer: Int?) { if let integer { append(name, .number(integer)) } }
  public mutating func put(_ name: String, _ texts: [String]) {
    if !texts.isEmpty { append(name, .strings(texts)) }
  }
  public mutating func put(_ name: String, _ object: JSONObject) {
    if !object.isEmpty { append(name, .object(object)) }
  }
  public mutating func put(_ name: String, _ record: (some CanonicalRecord)?) {
    if let record { append(name, .object(record.json)) }
  }
  public mutating func put(_ name: String, _ records: [some CanonicalRecord]) {
    if !records.isEmpty { append(name, .array(records.map { .object($0.json) })) }
  }
  public mutating func put(_ name: String, value: JSONValue?) {
    if let value, !value.isNull { append(name, value) }
  }
}
