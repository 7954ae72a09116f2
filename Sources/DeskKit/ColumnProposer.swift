import StatusMapping
import TicketModel

/// Proposes what each column of one table holds.
struct ColumnProposer {
  private let columns: [ColumnStatistics]
  private let words: ColumnWords
  private let labels: LabelBook
  private let languages: [String]
  private let language: String?
  private var result: [ColumnMapText.Column] = []
  /// The ticket's id comes in several rows.
  private(set) var idRepeats = false
  /// What concerns the whole table.
  private(set) var remarks: [String] = []

  /// Hashes of the first rows' cells, 0 for empty ones.
  private let sample: [[Int]]
  /// Nil while nobody says which desk the table is from.
  private let desk: StatusVocabulary?
  /// Whether the number people see is the id; of an unknown desk nobody knows.
  private let numberIsID: Bool
  private var scope: ColumnScope? { ColumnScope(desk?.scopeKind) }

  /// `sample` tells which columns change while a ticket stays the same.
  init(
    _ columns: [ColumnStatistics], words: ColumnWords, labels: LabelBook, languages: [String], sample: [[Int]],
    desk: StatusVocabulary?, numberIsID: Bool = true
  ) {
    self.columns = columns
    self.words = words
    self.labels = labels
    self.languages = languages
    self.sample = sample
    self.desk = desk
    self.numberIsID = numberIsID
    language = Self.language(languages)
  }

  /// The one language of the headers, English beside it not counted; nil where several do equally well.
  static func language(_ languages: [String]) -> String? { languages.count <= 2 ? languages.first : nil }

  mutating func propose() -> [ColumnMapText.Column] {
    result = columns.map { proposal($0) }
    settleID()
    settleCustomers()
    settleTwins()
    settleTimes()
    settleScope()
    settleVisibility()
    for at in result.indices where result[at].examples.isEmpty { result[at].examples = columns[at].examples }
    return result
  }

  // MARK: One column

  private func proposal(_ column: ColumnStatistics) -> ColumnMapText.Column {
    var proposal = ColumnMapText.Column(name: column.name)
    var readings = words.readings(column.header, in: Set(languages))
    // `Assignee Id` and `Requester E-mail` say of whom and what.
    var aspect: ColumnAspect?
    if readings.isEmpty, let (rest, found) = ColumnAspect.cut(column.header) {
      readings = words.readings(rest, in: Set(languages))
      aspect = readings.isEmpty ? nil : found
    }
    let best = readings.filter { $0.strength == readings.first?.strength }
    let meanings = Set(best.map(\.meaning))
    if meanings.count > 1 {
      let list = meanings.sorted().joined(separator: " or ")
      proposal.evidence = ["header \"\(column.header)\" means \(list): please choose"]
    }
    let evidence = best.first.map { reading in
      let source = reading.sources == "plain word" ? "" : ", as in \(reading.sources)"
      return "header \"\(column.header)\" means \(reading.meaning) (\(reading.language)\(source))"
    }
    if meanings.count == 1, let first = best.first, first.strength != .weak, let evidence {
      proposal.evidence = [evidence]
      if column.filled == 0 {
        proposal.use = aspect == nil ? Self.plain[first.meaning] ?? .extra : .extra
      } else if let aspect {
        proposal.use = aspect.use(first.meaning, column)
      } else {
        take(first.meaning, column, &proposal)
      }
    } else if meanings.count == 1, let evidence {
      proposal.evidence = [evidence + ", but only sometimes: please choose"]
    }
    if column.filled == 0 {
      proposal.evidence.append("empty in every row")
      if proposal.use == nil { proposal.use = .extra }
    }
    if proposal.use == nil { look(at: column, &proposal) }
    return proposal
  }

  /// What a header means whatever its values are.
  private static let plain: [String: ColumnMapFile.Use] = [
    "subject": .subject, "description": .description, "status": .status, "priority": .priority, "type": .type,
    "channel": .channel, "group": .group, "organization": .organization, "resolution": .resolution,
    "requesterEmail": .requesterAddress, "comment": .message,
  ]

  /// The header's meaning, held against the values.
  private func take(_ meaning: String, _ column: ColumnStatistics, _ proposal: inout ColumnMapText.Column) {
    switch meaning {
    case "id": proposal.use = .ticketID
    case "subject": proposal.use = .subject
    case "description":
      proposal.use = .description
      if column.html > 0 { option("text", "html", "\(column.html) cells hold HTML", &proposal) }
    case "status":
      proposal.use = .status
      meanings(column, &proposal)
    case "priority": proposal.use = .priority
    case "type": proposal.use = .type
    case "channel": proposal.use = .channel
    case "group": proposal.use = .group
    case "organization": proposal.use = column.mostly(column.integers) ? .organizationID : .organization
    case "resolution": proposal.use = .resolution
    case "requester": proposal.use = person(column, .requesterAddress, .requesterID, .requesterName, &proposal)
    case "assignee": proposal.use = person(column, .assigneeAddress, .assigneeID, .assigneeName, &proposal)
    case "requesterEmail": proposal.use = address(column, &proposal)
    case "tags":
      proposal.use = .tags
      if let mark = separator(column) { option("separator", mark, "values are joined by it", &proposal) }
    case "attachment":
      if column.mostly(column.integers) {
        count(&proposal)
      } else {
        proposal.use = .attachments
        if let mark = separator(column) { option("separator", mark, "values are joined by it", &proposal) }
      }
    case "comment":
      if column.mostly(column.integers) {
        count(&proposal)
      } else {
        proposal.use = .message
        packed(column, &proposal)
        if column.html > 0 { option("text", "html", "\(column.html) cells hold HTML", &proposal) }
        proposal.evidence.append("who may see it is not told: add visibility: public or internal if you know")
      }
    case "pipeline", "workspace", "lifecycle": proposal.use = scope(meaning, &proposal)
    case "visibility": visibility(column, &proposal)
    case "created": time(.created, column, &proposal)
    case "updated": time(.updated, column, &proposal)
    case "solved": time(.solved, column, &proposal)
    case "closed": time(.closed, column, &proposal)
    case "due": time(.due, column, &proposal)
    default: break
    }
  }

  /// What the labels mean in their language: told to the person, never believed.
  private func meanings(_ column: ColumnStatistics, _ proposal: inout ColumnMapText.Column) {
    guard column.samples.count <= 40, let language = language ?? labels.language(of: column.samples) else { return }
    let told = column.samples.compactMap { label -> String? in
      let categories = labels.status(label, language: language).compactMap(\.category?.rawValue)
      var distinct: [String] = []
      for category in categories where !distinct.contains(category) { distinct.append(category) }
      return distinct.isEmpty ? nil : "\(label) = \(distinct.joined(separator: " or "))"
    }
    guard !told.isEmpty else { return }
    proposal.evidence.append(
      "words (\(language)): \(told.joined(separator: ", ")); where that is right, add categories: { label: category }")
  }

  /// What may hold statuses of its own does so on some desks only.
  private func scope(_ meaning: String, _ proposal: inout ColumnMapText.Column) -> ColumnMapFile.Use? {
    guard let desk else {
      proposal.isRequired = true
      proposal.evidence.append(
        "if a status belongs to one of them, so that one label in two is two statuses, write use: statusScope;"
          + " else container or extra (--desk ID tells the draft)")
      return nil
    }
    if desk.scopeKind == meaning {
      proposal.evidence.append(
        "a status of \(desk.name) belongs to a \(meaning): one label in two of them is two statuses")
      return .statusScope
    }
    return ColumnScope(meaning)?.place
  }

  private func visibility(_ column: ColumnStatistics, _ proposal: inout ColumnMapText.Column) {
    guard column.samples.count <= 20, !column.hasMoreValues else { return }
    proposal.isRequired = true
    proposal.evidence.append(
      "if it says who may see a message, write use: messageVisibility, and its words in public: [ … ] and"
        + " internal: [ … ]; they are \(column.samples.joined(separator: ", "))")
  }

  private func option(
    _ key: String, _ value: String, _ why: String, _ proposal: inout ColumnMapText.Column
  ) {
    proposal.options.append((key, value))
    proposal.evidence.append("\(key): \(why)")
  }

  /// `05/Sep/25 7:24 AM;author;text`, as some trackers put a comment into a cell.
  private func packed(_ column: ColumnStatistics, _ proposal: inout ColumnMapText.Column) {
    let parts = column.samples.map { $0.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false) }
    guard parts.allSatisfy({ $0.count == 3 }) else { return }
    var times = ColumnStatistics(name: column.name)
    for part in parts { times.add(String(part[0])) }
    let reading = ColumnTimes(times, language: language)
    guard reading.isTime else { return }
    proposal.use = .comments
    proposal.evidence.append("each begins with a time and an author, cut by ;")
    proposal.evidence += reading.evidence
    proposal.options += [("entry", "{time};{author};{text}"), ("format", reading.format ?? "?")]
    proposal.choices = reading.format == nil ? reading.candidates : []
  }

  private func count(_ proposal: inout ColumnMapText.Column) {
    proposal.use = .field
    proposal.evidence.append("but the values are numbers: a count, not the thing itself")
  }

  private func person(
    _ column: ColumnStatistics, _ address: ColumnMapFile.Use, _ id: ColumnMapFile.Use, _ name: ColumnMapFile.Use,
    _ proposal: inout ColumnMapText.Column
  ) -> ColumnMapFile.Use {
    if column.mostly(column.addresses + column.namedAddresses) {
      proposal.evidence.append(
        column.namedAddresses > 0 ? "the values hold e-mail addresses" : "the values are e-mail addresses")
      return address
    }
    if column.mostly(column.integers) {
      proposal.evidence.append("the values are numbers")
      return id
    }
    return name
  }

  private func address(_ column: ColumnStatistics, _ proposal: inout ColumnMapText.Column) -> ColumnMapFile.Use? {
    if column.addresses * 2 >= column.filled { return .requesterAddress }
    proposal.evidence.append(
      "but only \(column.addresses) of \(column.filled) values are e-mail addresses: please choose")
    return nil
  }

  /// Statuses and the like as headers may be dates, and the other way round; the values decide.
  private func time(_ use: ColumnMapFile.Use, _ column: ColumnStatistics, _ proposal: inout ColumnMapText.Column) {
    let reading = ColumnTimes(column, language: language)
    guard !reading.isUnset else {
      proposal.use = .extra
      proposal.evidence.append("but every value stands for no time at all")
      return
    }
    guard reading.isTime else {
      proposal.evidence.append("but \(reading.why): please choose")
      // Left out in silence the tickets would be without their times.
      proposal.isRequired = reading.hasTimes
      return
    }
    proposal.use = use
    proposal.evidence += reading.evidence
    proposal.options.append(("format", reading.format ?? "?"))
    proposal.choices = reading.format == nil ? reading.candidates : []
  }

  // MARK: Without a word

  /// What the values alone look like: said, and proposed only where nothing else can be meant.
  private func look(at column: ColumnStatistics, _ proposal: inout ColumnMapText.Column) {
    let statuses = known(column) { !labels.status($0, language: $1).isEmpty }
    let priorities = known(column) { !labels.priority($0, language: $1).isEmpty }
    if column.isSmallSet, statuses == column.samples.count, priorities < statuses, proposal.evidence.isEmpty {
      proposal.use = .status
      proposal.evidence.append("the \(statuses) values are all words for statuses")
    } else if column.isSmallSet, priorities == column.samples.count, statuses < priorities, proposal.evidence.isEmpty {
      proposal.use = .priority
      proposal.evidence.append("the \(priorities) values are all words for priorities")
    } else if column.mostly(column.addresses) {
      proposal.evidence.append("e-mail addresses; whose is not told")
    } else if column.mostly(column.commaNumbers) {
      decimal(column, &proposal)
    } else if ColumnTimes(column, language: language).isTime, !column.mostly(column.integers) {
      let reading = ColumnTimes(column, language: language)
      proposal.evidence.append(
        "times; of what is not told: write use: created, updated, solved, closed, due or another")
      proposal.evidence += reading.evidence
      proposal.options.append(("format", reading.format ?? "?"))
      proposal.choices = reading.format == nil ? reading.candidates : []
    } else if looksLikeID(column) {
      proposal.evidence.append("different in every row, like an id")
    } else if column.isSmallSet {
      proposal.evidence.append("\(column.samples.count) values that come again: a choice of a list")
    } else if column.averageLength > 80 || column.multiline > 0 {
      proposal.evidence.append("long text")
    } else if separator(column) != nil {
      proposal.evidence.append("several values in a cell, like tags")
    } else if column.mostly(column.urls) {
      proposal.evidence.append("web addresses")
    } else if proposal.evidence.isEmpty {
      proposal.evidence.append("no known word, and the values tell nothing")
    }
  }

  private func looksLikeID(_ column: ColumnStatistics) -> Bool {
    column.looksLikeID && (column.mostly(column.integers) || !ColumnTimes(column, language: language).isTime)
  }

  private func known(_ column: ColumnStatistics, _ isKnown: (String, String?) -> Bool) -> Int {
    guard column.isSmallSet else { return 0 }
    let languages: [String?] = self.languages.isEmpty ? [labels.language(of: column.samples)] : self.languages
    return column.samples.count { label in languages.contains { $0 != nil && isKnown(label, $0) } }
  }

  private func decimal(_ column: ColumnStatistics, _ proposal: inout ColumnMapText.Column) {
    proposal.use = .field
    let telling = column.samples.first { ($0.split(separator: ",").last ?? "").count != 3 }
    if let telling {
      proposal.options.append(("decimal", ","))
      proposal.evidence.append("numbers with a decimal comma, such as \(telling)")
    } else {
      proposal.evidence.append(
        "numbers with a comma that may be decimal or group thousands; they stay text until you add decimal: \",\" or \".\""
      )
    }
  }

  /// What joins several values in many cells.
  private func separator(_ column: ColumnStatistics) -> String? {
    let marks: [String] = [";", ",", "|", "\n"]
    let found = marks.map { mark in (mark, column.samples.count { $0.contains(mark) }) }
      .max { $0.1 < $1.1 }
    if let found, found.1 * 4 >= column.samples.count, found.1 > 0 { return found.0 }
    // Words with spaces between them, never sentences: each word comes more than once.
    let split = column.samples.map { $0.split(separator: " ") }
    let all = split.flatMap { $0 }
    guard split.contains(where: { $0.count > 1 }), Set(all).count * 2 <= all.count else { return nil }
    return " "
  }

  // MARK: The whole table

  /// Of several columns for one ticket's id, one is it; without any, a person must say.
  private mutating func settleID() {
    let named = result.indices.filter { result[$0].use == .ticketID }
    // Of an id and a number for people the id is the one.
    let ranked = named.sorted { (rank($0), $1) > (rank($1), $0) }
    let unique = ranked.filter { columns[$0].isUnique }
    if let id = unique.first ?? ranked.first {
      for other in named where other != id {
        result[other].use = other == (unique.isEmpty ? ranked : unique).dropFirst().first ? .number : nil
        result[other].evidence.append("but \"\(columns[id].name)\" is proposed as the id")
      }
      if columns[id].isUnique {
        result[id].evidence.append("different in every row")
      } else {
        result[id].evidence.append("comes again: several rows a ticket")
        idRepeats = true
        settleRows(of: id)
      }
      settleNumber(id)
      return
    }
    let likely = result.indices.filter { result[$0].use == nil && looksLikeID(columns[$0]) }
    if likely.count == 1 {
      result[likely[0]].use = .ticketID
      result[likely[0]].evidence.append("the only such column")
      settleNumber(likely[0])
      return
    }
    for at in likely {
      result[at].isRequired = true
      result[at].evidence.append("write use: ticketID at the one that is the ticket's id")
    }
    if likely.isEmpty {
      remarks.append("no column looks like the ticket's id: write use: ticketID or number at the one that is")
    }
  }

  /// Where a desk shows people a number that is not the id, a column named so is no id: other forms of the account have
  /// the true one.
  private mutating func settleNumber(_ id: Int) {
    guard namesNumber(id), let desk else { return }
    result[id].use = .number
    result[id].evidence.append("\(desk.name) has another id; use: ticketID if this is it")
  }

  /// How headers end that name the number of a ticket, in the languages whose help desks are read most.
  private static let numberWords: Set<String> = [
    "number", "ticketnumber", "displayid", "key", "no", "nr", "nummer", "ticketnummer", "vorgangsnummer", "schlüssel",
    "numéro", "clé", "número", "numero", "clave", "chave", "chiave", "numer", "номер", "ключ",
  ]

  private func namesNumber(_ at: Int) -> Bool {
    guard !numberIsID, desk != nil else { return false }
    let words = Self.words(columns[at].header)
    return columns[at].header.hasSuffix("#")
      || (1...2).contains { Self.numberWords.contains(words.suffix($0).joined()) }
  }

  private func rank(_ at: Int) -> Int {
    if namesNumber(at) { return -1 }
    return (Self.words(columns[at].header).last == "id" ? 2 : 0) + (columns[at].mostly(columns[at].integers) ? 1 : 0)
  }

  /// In lower case; `TicketId` has two.
  private static func words(_ header: String) -> [String] {
    var words: [String] = []
    var before: Character = " "
    for character in header {
      let isWord = character.isLetter || character.isNumber
      if isWord, !(before.isLetter || before.isNumber) || before.isLowercase && character.isUppercase {
        words.append("")
      }
      if isWord { words[words.count - 1].append(contentsOf: character.lowercased()) }
      before = character
    }
    return words
  }

  /// What changes from row to row of one ticket is not the ticket's but the message's.
  private mutating func settleRows(of id: Int) {
    for at in result.indices where at != id {
      guard let use = result[at].use, let own = Self.ofMessage[use], changes(at, while: id) else { continue }
      result[at].use = own
      result[at].evidence.append("changes from row to row of one ticket: of the message")
    }
  }

  private static let ofMessage: [ColumnMapFile.Use: ColumnMapFile.Use] = [
    .created: .messageCreated, .updated: .messageCreated, .requesterName: .messageAuthorName,
    .requesterAddress: .messageAuthorAddress, .requesterID: .messageAuthorID, .description: .message,
    .attachments: .messageAttachments,
  ]

  private func changes(_ at: Int, while id: Int) -> Bool {
    var values: [Int: Int] = [:]
    for row in sample where id < row.count && at < row.count && row[at] != 0 {
      if let earlier = values.updateValue(row[at], forKey: row[id]), earlier != row[at] { return true }
    }
    return false
  }

  private static let several: Set<ColumnMapFile.Use> = [.message, .comments, .field, .extra, .attachments, .tags, .cc]

  /// Two columns cannot both be the subject; the first named by the stronger word is proposed.
  private mutating func settleTwins() {
    var first: [ColumnMapFile.Use: Int] = [:]
    for at in result.indices {
      guard let use = result[at].use, !Self.several.contains(use) else { continue }
      guard let earlier = first[use] else {
        first[use] = at
        continue
      }
      result[at].use = nil
      result[at].options = []
      result[at].choices = []
      result[at].evidence.append("but \"\(columns[earlier].name)\" is proposed for that already: please choose")
    }
  }

  /// A customer is a person in some products and a company in others, whatever the language; a name does not tell.
  private mutating func settleCustomers() {
    for at in result.indices where result[at].use == .requesterName || result[at].use == .organization {
      let meanings = Set(words.readings(columns[at].header, in: Set(languages)).map(\.meaning))
      guard columns[at].filled > 0, meanings.isSuperset(of: ["requester", "organization"]) else { continue }
      result[at].use = nil
      result[at].isRequired = true
      result[at].evidence.append(
        "but it is a person in some products and a company in others: write use: requesterName or organization")
    }
  }

  /// A status without what it lives in may be two.
  private mutating func settleScope() {
    guard result.contains(where: { $0.use == .status || $0.use == .statusID }) else {
      return drop(["pipeline", "workspace", "lifecycle"])
    }
    guard let desk, let scope, !result.contains(where: { $0.use == .statusScope }) else { return }
    if let at = result.firstIndex(where: { $0.use == scope.place && scope.place != nil }) {
      result[at].evidence.append(
        "a status of \(desk.name) belongs to a \(scope.words): one label in two of them is two statuses")
    } else {
      remarks.append(
        "a status of \(desk.name) belongs to a \(scope.words), and no column seems to say to which:"
          + " write use: statusScope at the one that does")
    }
  }

  /// Only messages have readers.
  private mutating func settleVisibility() {
    if !result.contains(where: { $0.use == .message }) { drop(["visibility"]) }
  }

  /// Takes back the questions that these meanings ask.
  private mutating func drop(_ meanings: Set<String>) {
    for at in result.indices where result[at].isRequired {
      if words.readings(columns[at].header, in: Set(languages)).first.map({ meanings.contains($0.meaning) }) == true {
        result[at].isRequired = false
      }
    }
  }

  /// A column that tells how days and months are ordered tells it for the others that are written alike.
  private mutating func settleTimes() {
    var decided: [String: String] = [:]
    for at in result.indices {
      guard let format = result[at].options.first(where: { $0.key == "format" })?.value, format != "?" else { continue }
      decided[format] = columns[at].name
    }
    for at in result.indices {
      guard let index = result[at].options.firstIndex(where: { $0.key == "format" && $0.value == "?" }) else {
        continue
      }
      let fitting = result[at].choices.filter { decided[$0] != nil }
      guard fitting.count == 1, let witness = decided[fitting[0]] else { continue }
      result[at].options[index].value = fitting[0]
      result[at].choices = []
      result[at].evidence.append("as in \"\(witness)\", which is written alike and can be read in one way only")
    }
  }
}
