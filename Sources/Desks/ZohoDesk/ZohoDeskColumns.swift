import JSONText

/// The columns of one large file, looked up by name once: a row is then read by position.
struct ZohoDeskColumns {
  enum Use { case role, extra, field, secret }

  struct Entry {
    /// The API's name where it has one, else the header's text; unique in the file.
    let name: String
    let use: Use
  }

  private(set) var entries: [Entry] = []
  /// The place of each role, -1 where the file lacks it.
  private(set) var places: [Int]
  private(set) var hasSecrets = false
  private let members = ByteBuffer(capacity: 1 << 10)
  private var memberEnds: [Int] = []
  /// The tenant's own columns, with their labels.
  private(set) var custom: [(name: String, label: String)] = []

  /// - Parameters:
  ///   - roles: API names in the order of the roles.
  ///   - labels: the first header row, `names` the one that names the columns; the same where there is one row.
  ///   - unknownAreFields: a column we do not know is one of the tenant's own, as in tickets.
  init(kind: ZohoDeskNames.Kind, roles: [String], labels: [String], names: [String], unknownAreFields: Bool) {
    places = [Int](repeating: -1, count: roles.count)
    var seen: Set<String> = []
    for (at, cell) in names.enumerated() {
      let known = ZohoDeskNames.api(cell, in: kind)
      var name = known ?? (cell.isEmpty ? "column \(at + 1)" : cell)
      let isFirst = seen.insert(name).inserted
      if !isFirst {
        name += "~\(at + 1)"
        seen.insert(name)
      }
      var use = Use.extra
      if ZohoDeskNames.isSecret(cell) {
        use = .secret
        hasSecrets = true
      } else if isFirst, let known, let role = roles.firstIndex(of: known) {
        use = .role
        places[role] = at
      } else if known == nil, !cell.isEmpty, unknownAreFields || ZohoDeskNames.isCustom(cell) {
        use = .field
        custom.append((name, at < labels.count ? labels[at] : name))
      }
      entries.append(Entry(name: name, use: use))
      members.append(contentsOf: JSONValue.string(name).bytes)
      members.append(UInt8(ascii: ":"))
      memberEnds.append(members.count)
    }
  }

  /// Of a large file, once its header was read.
  init(_ kind: ZohoDeskNames.Kind, _ rows: ZohoDeskRows?) {
    let roles =
      switch kind {
      case .threads: ZohoDeskThreadRows.roles
      case .comments: ZohoDeskCommentRows.roles
      default: ZohoDeskTicketRows.roles
      }
    self.init(
      kind: kind, roles: roles, labels: rows?.header.first ?? [], names: rows?.names ?? [],
      unknownAreFields: kind == .tickets && rows?.isLabelled ?? false)
  }

  var count: Int { memberEnds.count }

  /// `"name":` of the column, ready to be written.
  @inline(__always)
  func member(_ at: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: members.bytes[(at == 0 ? 0 : memberEnds[at - 1])..<memberEnds[at]])
  }
}
