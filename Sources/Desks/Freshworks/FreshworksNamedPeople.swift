import DeskKit
import Formats
import JSONText
import TicketModel

extension Freshworks {
  /// Requesters whom tickets name beside their id. Whoever has no record of their own in the input becomes a person of
  /// id and name: an export of tickets alone says no more of them.
  ///
  /// On disk where there are many; the last few thousand are remembered, as one person writes many tickets.
  final class NamedPeople {
    private let names = JoinTable()
    private let known = JoinTable()
    private var recent = [UInt64](repeating: 0, count: 1 << 12)

    func note(_ id: String, _ name: String) throws {
      var (id, name) = (id, name)
      try id.withUTF8 { id in
        try name.withUTF8 { try note(UnsafeRawBufferPointer(id), UnsafeRawBufferPointer($0)) }
      }
    }

    func note(_ id: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer) throws {
      guard !id.isEmpty, !name.isEmpty else { return }
      var hash = FNVHash()
      hash.add(id)
      // A byte that no text has stands between the two.
      hash.add(0xFF)
      hash.add(name)
      let place = Int(hash.value >> 52)
      guard recent[place] != hash.value else { return }
      recent[place] = hash.value
      try names.add(String(decoding: id, as: UTF8.self), String(decoding: name, as: UTF8.self))
    }

    /// A record of the person came, with a name.
    func know(_ id: String) throws { try known.add(id, "") }

    /// Those without a record of their own, each once, with the first of their names in order of bytes.
    func forEach(_ body: (_ id: String, _ name: String) throws -> Void) throws {
      try names.close()
      try known.close()
      var last: String?
      try names.forEach { id, name in
        guard id != last else { return }
        last = id
        if try known.values(for: id).isEmpty { try body(id, name) }
      }
    }
  }
}

extension Freshworks.Reader {
  /// People of whom only tickets told, once everything was read.
  func putNamedPeople() throws {
    try named.forEach { id, name in
      count("people")
      try sink.put(Person(key: key("person", id), id: id, role: .unknown, name: name))
    }
  }
}
