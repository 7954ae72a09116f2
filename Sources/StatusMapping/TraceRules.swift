import TicketModel

// A trace is worth nothing where something else stands in its place.
extension MappingCompiler {
  /// A trace's field must be there, and nothing else may be written into it.
  mutating func checkTraceFields() {
    for (index, merge) in file.merges.enumerated() {
      guard case .field(let name) = merge.trace, let problem = fieldProblem(name, of: "merges") else { continue }
      block(rules.indices.filter { rules[$0].merge == index }, problem.kind, at: merge.place, problem.message)
    }
    for (section, path) in MappingFile.valueSections {
      for rule in file[keyPath: path].rules {
        guard case .field(let name)? = rule.trace, let problem = fieldProblem(name, of: section) else { continue }
        lostFields[name] = "\(rule.place): \(problem.message)"
        problems.append(MappingProblem(problem.kind, rule.place, problem.message, blocks: true))
      }
    }
  }

  /// Why a field cannot hold the trace of a section; nil if it can, or if nothing of the target was pulled.
  private func fieldProblem(_ name: String, of section: String) -> (kind: MappingProblem.Kind, message: String)? {
    if let other = otherWriter(of: name, than: section) {
      return (
        .traceCollision,
        "field \(name) would hold the trace of this line and \(other); name another field, or write `trace: archive`"
      )
    }
    guard let targetFields, !targetFields.contains(where: { $0.isTicketField(name) }) else { return nil }
    return (
      .targetUnknown,
      "the target has no ticket field \(name) for the trace; make it there and pull the target again, or name "
        + "another field"
    )
  }

  /// What else writes into a field of the target. The traces of one section are never on one ticket together.
  private func otherWriter(of name: String, than section: String) -> String? {
    if let field = file.fields.first(where: { $0.to.choice == .use(name) }) {
      return "the source's field \(field.from) (\(field.place))"
    }
    if section != "merges", let merge = file.merges.first(where: { $0.trace == .field(name) }) {
      return "that of a merge (\(merge.place))"
    }
    for (other, path) in MappingFile.valueSections where other != section {
      if let rule = file[keyPath: path].rules.first(where: { $0.trace == .field(name) }) {
        return "that of \(other) (\(rule.place))"
      }
    }
    return nil
  }
}

extension FieldDefinition {
  fileprivate func isTicketField(_ name: String) -> Bool { of == "ticket" && (id == name || label == name) }
}

extension Mapper {
  /// The mapping's own word on a ticket that brings tags of an earlier move: they would be read as this one's traces.
  func unambiguous(_ decision: Decision<MappedStatus>, _ facts: MappingFacts) -> Decision<MappedStatus> {
    guard case .mapped(let status) = decision else { return decision }
    let own = status.traces.tags
    for tag in facts.tags {
      for word in StatusTrace.words(tag) where !own.contains(word) {
        guard let members = statusTags[word] ?? (own.isEmpty || !StatusTrace.isStatus(word) ? nil : []) else {
          continue
        }
        let read =
          members.first.map { "would be read as the trace of \($0)" } ?? "would stand beside the trace \(own[0])"
        return .undecided(
          reason: "the ticket has the tag \(tag) already, which \(read); write `trace: { field: … }` or "
            + "`trace: archive` for the merges, or take such tags from the tickets at the source")
      }
    }
    return decision
  }

  /// The same of a value's trace.
  func unambiguous(
    _ decision: Decision<MappedValue>, _ section: String, _ facts: MappingFacts
  ) -> Decision<MappedValue> {
    guard case .mapped(let value) = decision, let own = value.traces.tags.first else { return decision }
    for tag in facts.tags {
      for word in StatusTrace.words(tag) where word != own && StatusTrace.isTrace(word, of: section) {
        return .undecided(
          reason:
            "the ticket has the tag \(tag) already, which would stand beside the trace \(own) of \(section); write "
            + "`trace: { field: … }`, or take such tags from the tickets at the source")
      }
    }
    return decision
  }
}

extension [Trace] {
  /// The tags among them.
  var tags: [String] {
    compactMap { trace in
      if case .tag(let tag) = trace { tag } else { nil }
    }
  }
}
