package import StatusMapping
import TicketModel

/// A mapping as a page: the statuses of both sides as columns with lines between them, then what becomes of the rest.
/// One file without script, to be read by the people who decide.
package enum MappingPage {
  /// - Parameter check: has seen every ticket of the archive.
  package static func html(_ check: MappingCheck, from: String, to: String, file: String) -> String {
    let statuses = check.lines.filter { $0.section == "statuses" }
    return HTML.page(
      title: "\(from) to \(to)",
      [.element("h1", "How statuses of \(from) become those of \(to)"), verdict(check, file)]
        + legend() + [MappingDrawing(statuses).html] + decisions(check) + statusTable(statuses) + others(check)
        + skipped(check))
  }

  private static func verdict(_ check: MappingCheck, _ file: String) -> HTML {
    let tickets = Figures.counted(check.tickets, "ticket")
    guard check.isBlocked else {
      return .element("p", "\(file) decides everything: \(tickets), none blocked.")
    }
    return .element(
      "p", [("class", "blocked")],
      [.text("\(file) leaves \(Figures.counted(check.blockedTickets, "ticket")) of \(tickets) blocked until decided.")])
  }

  private static func legend() -> [HTML] {
    let words = [
      ("mapped", "its own target"), ("merged", "one of several in a written merge"), ("open", "for you to decide"),
      ("crosses", "changes category"),
    ]
    return [
      .element(
        "p", [("class", "note")],
        words.map { kind, text in
          .element(
            "span", [("style", "margin-right:1.5rem")],
            [
              .element("span", [("style", "color:\(MappingDrawing.color(kind));font-weight:bold")], [.text("━━ ")]),
              .text(text),
            ])
        })
    ]
  }

  private static func decisions(_ check: MappingCheck) -> [HTML] {
    var parts: [HTML] = []
    if !check.problems.isEmpty {
      parts += [
        .element("h2", "To look at"),
        .element(
          "ul", [],
          check.problems.map { problem in
            .element("li", problem.blocks ? [("class", "blocked")] : [], [.text(problem.description)])
          }),
      ]
    }
    if !check.tally.crossings.isEmpty {
      let changes = check.tally.crossings.map { "\(Figures.counted($0.use.tickets, "ticket")): \($0.what)" }
      parts += [
        .element("h2", "Changing category, as written"),
        .element("ul", [], changes.map { .element("li", $0) }),
      ]
    }
    let creations = check.mapper.creations
    if !creations.isEmpty {
      parts += [
        .element("h2", PlanReport.toCreate), .element("ol", [], creations.map { .element("li", $0.description) }),
      ]
    }
    return parts
  }

  private static func statusTable(_ lines: [MappingCheck.Line]) -> [HTML] {
    [
      .element("h2", "Statuses"),
      .table(
        ["From", "Category", "To", "Category", "Tickets", "Since", "Last use", "Such as", ""],
        lines.map { line in
          [
            line.source, line.category?.rawValue ?? "-", line.target.isEmpty ? "?" : line.target,
            line.targetCategory?.rawValue ?? "-", Figures.count(line.use.tickets), day(line.use.firstUse),
            day(line.use.lastUse),
            line.use.samples.joined(separator: ", "), note(line),
          ]
        }, figures: [4]),
    ]
  }

  private static func day(_ time: String?) -> String { time.map { String($0.prefix(10)) } ?? "-" }

  private static func note(_ line: MappingCheck.Line) -> String {
    let state = line.state == .mapped ? "" : line.state.rawValue
    let clock = line.clockChange.map { "SLA clock \($0)" } ?? ""
    return [state, line.crossesCategory ? "changes category" : "", clock, line.reason ?? ""].filter { !$0.isEmpty }
      .joined(separator: "; ")
  }

  private static func others(_ check: MappingCheck) -> [HTML] {
    var parts: [HTML] = []
    let rest = check.lines.filter { $0.section != "statuses" }
    var seen: [String] = []
    for line in rest where !seen.contains(line.section) { seen.append(line.section) }
    for section in seen {
      parts.append(.element("h2", section.prefix(1).uppercased() + section.dropFirst()))
      parts.append(
        .table(
          ["From", "To", "Tickets", ""],
          rest.filter { $0.section == section }.map { line in
            [line.source, line.target.isEmpty ? "-" : line.target, Figures.count(line.use.tickets), note(line)]
          }, figures: [2]))
    }
    return parts
  }

  private static func skipped(_ check: MappingCheck) -> [HTML] {
    guard !check.skipped.isEmpty else { return [] }
    return [
      .element("h2", "Left out"),
      .table(
        ["Why", "Tickets"],
        check.skipped.sorted { $0.key < $1.key }.map { [$0.key, Figures.count($0.value)] }, figures: [1]),
    ]
  }
}

/// Two columns of statuses with a line for each decision, as SVG. Pixels.
struct MappingDrawing {
  private static let width = 1040
  private static let box = 400
  private static let height = 34
  private static let step = 44

  private let lines: [MappingCheck.Line]
  /// Each side's statuses, in the order of the lines, which is that of tickets.
  private let sources: [String]
  private let targets: [String]

  init(_ lines: [MappingCheck.Line]) {
    self.lines = lines
    func unique(_ names: [String]) -> [String] {
      var seen: Set<ExactText> = []
      return names.filter { seen.insert(ExactText($0)).inserted }
    }
    sources = unique(lines.map(\.source))
    targets = unique(lines.map(MappingDrawing.target))
  }

  private static func target(_ line: MappingCheck.Line) -> String { line.target.isEmpty ? "?" : line.target }

  static func color(_ kind: String) -> String {
    switch kind {
    case "merged": "#b06000"
    case "open": "#b3261e"
    case "crosses": "#7b3fb5"
    default: "#2f6f4f"
    }
  }

  private static func kind(_ line: MappingCheck.Line) -> String {
    if line.target.isEmpty || line.blocks { return "open" }
    if line.crossesCategory { return "crosses" }
    return line.state == .merged ? "merged" : "mapped"
  }

  var html: HTML {
    let rows = max(sources.count, targets.count)
    let height = rows * Self.step + 10
    var parts = lines.map(connection)
    for (at, source) in sources.enumerated() {
      let own = lines.filter { $0.source.isExactly(source) }
      let tickets = own.reduce(0) { $0 + $1.use.tickets }
      parts += status(0, at, source, "\(Self.categories(own)) · \(Figures.counted(tickets, "ticket"))")
    }
    for (at, target) in targets.enumerated() {
      let own = lines.filter { Self.target($0) == target }
      let tickets = own.reduce(0) { $0 + $1.use.tickets }
      let category = target == "?" ? "not decided" : own[0].targetCategory?.rawValue ?? "unknown"
      parts += status(
        Self.width - Self.box, at, target, "\(category) · \(Figures.counted(tickets, "ticket"))", open: target == "?")
    }
    let attributes: [(StaticString, String)] = [
      ("viewBox", "0 0 \(Self.width) \(height)"), ("width", "100%"), ("role", "img"),
      ("aria-label", "Lines from each status of the source to its target; the table below says the same."),
    ]
    return .element("svg", attributes, parts)
  }

  /// Tickets of one status may come with several.
  private static func categories(_ lines: [MappingCheck.Line]) -> String {
    let found = StatusCategory.allCases.filter { category in lines.contains { $0.category == category } }
    return found.isEmpty ? "unknown" : found.map(\.rawValue).joined(separator: " and ")
  }

  private func connection(_ line: MappingCheck.Line) -> HTML {
    let y1 = middle(sources.firstIndex { $0.isExactly(line.source) } ?? 0)
    let y2 = middle(targets.firstIndex(of: Self.target(line)) ?? 0)
    let (x1, x2) = (Self.box, Self.width - Self.box)
    let bend = (x1 + x2) / 2
    let kind = Self.kind(line)
    let attributes: [(StaticString, String)] = [
      ("d", "M\(x1) \(y1) C\(bend) \(y1) \(bend) \(y2) \(x2) \(y2)"), ("fill", "none"),
      ("stroke", Self.color(kind)),
      ("stroke-width", line.state == .merged ? "3" : "2"), ("stroke-dasharray", kind == "open" ? "5 4" : "none"),
    ]
    let title = "\(line.source) to \(Self.target(line)): \(Figures.counted(line.use.tickets, "ticket"))"
    return .element("path", attributes, [.element("title", title)])
  }

  private func status(_ x: Int, _ at: Int, _ name: String, _ note: String, open: Bool = false) -> [HTML] {
    let y = at * Self.step + 5
    let ink = open ? Self.color("open") : "#1c2430"
    let frame: [(StaticString, String)] = [
      ("x", "\(x + 1)"), ("y", "\(y)"), ("width", "\(Self.box - 2)"), ("height", "\(Self.height)"), ("rx", "5"),
      ("fill", open ? "#fdecea" : "#f4f6f9"), ("stroke", open ? ink : "#c3cad5"),
    ]
    return [
      .element("rect", frame, []),
      text(x + 10, y + 15, size: 13, ink: ink, Self.short(name)),
      text(x + 10, y + 28, size: 11, ink: "#5a6676", note),
    ]
  }

  private func text(_ x: Int, _ y: Int, size: Int, ink: String, _ text: String) -> HTML {
    let attributes: [(StaticString, String)] = [
      ("x", "\(x)"), ("y", "\(y)"), ("font-size", "\(size)"), ("fill", ink),
    ]
    return .element("text", attributes, [.text(text)])
  }

  private func middle(_ at: Int) -> Int { at * Self.step + 5 + Self.height / 2 }

  /// What fits into a box; the table has the whole.
  private static func short(_ text: String) -> String { text.count > 56 ? text.prefix(55) + "…" : text }
}
