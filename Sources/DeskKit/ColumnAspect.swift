import StatusMapping

/// The last word of a header that says what of a thing the column holds.
enum ColumnAspect {
  case id, name, address

  static func cut(_ header: String) -> (rest: String, ColumnAspect)? {
    // `assigneeId` is two words as well.
    var spaced = ""
    for character in header {
      if character.isUppercase, spaced.last?.isLowercase == true { spaced.append(" ") }
      spaced.append(character)
    }
    let parts = spaced.split { !($0.isLetter || $0.isNumber) }
    guard parts.count > 1, let last = parts.last?.lowercased() else { return nil }
    let rest = parts.dropLast().joined(separator: " ")
    switch last {
    case "id": return (rest, .id)
    case "name", "nom", "nombre", "nome", "naam": return (rest, .name)
    case "email", "mail", "address", "adresse":
      return (rest.hasSuffix(" e") ? String(rest.dropLast(2)) : rest, .address)
    default: return nil
    }
  }

  func use(_ meaning: String, _ column: ColumnStatistics) -> ColumnMapFile.Use? {
    switch (meaning, self) {
    case ("requester", .id): .requesterID
    case ("requester", .name): .requesterName
    case ("requester", .address): column.addresses * 2 >= column.filled ? .requesterAddress : nil
    case ("assignee", .id): .assigneeID
    case ("assignee", .name): .assigneeName
    case ("assignee", .address): column.addresses * 2 >= column.filled ? .assigneeAddress : nil
    case ("organization", .id): .organizationID
    case ("organization", .name): .organization
    case ("group", .name): .group
    case ("status", .id): .statusID
    case ("status", .name): .status
    case ("priority", .id): .priorityID
    case ("priority", .name): .priority
    case ("type", .name): .type
    default: nil
    }
  }
}
