// What stops a run. The command line gives each its exit code (contracts, section 8); what only concerns one record
// is a finding instead.

/// The plan is not for what is there now, or for another site (exit 12).
package struct StalePlan: Error, Sendable, Hashable, CustomStringConvertible {
  package var reason: String
  package init(_ reason: String) { self.reason = reason }
  package var description: String { "The plan is stale: \(reason). Make a new one with `deskferry plan`." }
}

/// The plan was pushed before, and the ledger it was pushed through does not know all of that (exit 12).
package struct LedgerLost: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Reason: Sendable, Hashable {
    /// It is gone, or another one.
    case unknown
    /// It knows the plan, but not its last run.
    case older
    /// It is being put back, and whoever did that stopped in the middle.
    case halfRebuilt
  }
  package var plan: String
  package var ledger: String
  package var reason: Reason
  package init(plan: String, ledger: String, _ reason: Reason = .unknown) {
    self.plan = plan
    self.ledger = ledger
    self.reason = reason
  }
  package var description: String {
    let what =
      switch reason {
      case .unknown: "This plan was pushed before, but the ledger \(ledger) knows nothing of it. Put back what it knew"
      case .older: "The ledger \(ledger) is older than the last run of this plan. Put back what it does not know"
      case .halfRebuilt: "Putting the ledger \(ledger) back was interrupted. Go on with that first"
      }
    return "\(what), so that nothing is written twice: deskferry ledger rebuild \(plan)"
  }
}

/// Nothing of the plan has been written yet (exit 6).
package struct NotPushed: Error, Sendable, Hashable, CustomStringConvertible {
  package var plan: String
  package init(plan: String) { self.plan = plan }
  package var description: String {
    "Nothing of this plan has been written yet. Next: deskferry push \(plan)"
  }
}

/// A push was asked for records that the plan does not have (exit 2).
package struct NothingSelected: Error, Sendable, Hashable, CustomStringConvertible {
  /// As they were given, in order; the first ten are told.
  package var names: [String]
  package var description: String {
    let list = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? " and \(names.count - 10) more" : "")
    return "The plan has no record \(list), and nothing was written. Give ticket ids or keys as the archive has them, "
      + "or a file that holds them."
  }
}

/// Another run holds the ledger (exit 11).
package struct LedgerInUse: Error, Sendable, Hashable, CustomStringConvertible {
  package var path: String
  package var description: String {
    "Another run is using the ledger \(path). Wait for it to end; a killed run leaves no lock behind."
  }
}

/// The ledger belongs to another account or site, or is not a ledger (exit 12 for another pair, else 1).
package struct LedgerMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  package var path: String
  package var expected: String
  package var found: String
  package var description: String {
    "The ledger \(path) is for \(found), not for \(expected). "
      + "Make the plan again with deskferry plan … --ledger FILE, naming the right one."
  }
}

/// A person must decide first (exit 10).
package struct BlockedPlan: Error, Sendable, Hashable, CustomStringConvertible {
  /// What blocks, a line each; at most ten.
  package var reasons: [String]
  package var records: Int
  /// False where `--without-blocked` does not help: the target itself is not ready.
  package var canGoWithout: Bool
  package var description: String {
    let list = reasons.map { "\n  " + $0 }.joined()
    let step =
      canGoWithout
      ? "Decide them in the mapping and plan again, or push the rest with --without-blocked."
      : "Prepare the target and plan again."
    return "Blocked (\(records) \(records == 1 ? "record" : "records")):\(list)\n\(step)"
  }
}

/// The target would send mail that cannot be silenced (exit 10).
package struct NotificationsBlocked: Error, Sendable, Hashable, CustomStringConvertible {
  package var mails: Int
  /// `push` or `undo`.
  package var cause: String
  package init(mails: Int, of cause: String = "push") {
    self.mails = mails
    self.cause = cause
  }
  package var description: String {
    "The target would send \(mails) \(mails == 1 ? "mail" : "mails") because of this \(cause). "
      + "Silence it there (see the plan's checklist), "
      + "or accept them with --allow-notifications."
  }
}

/// A limit against harm was hit (exit 8).
package struct LimitHit: Error, Sendable, Hashable, CustomStringConvertible {
  package var what: String
  /// What the run did until then.
  package var summary = RunSummary()
  package init(what: String) { self.what = what }
  package var description: String { "\(what). Nothing more was written; see the findings, then run again." }
}

/// The target refused the credentials (exit 7).
package struct AuthFailure: Error, Sendable, Hashable, CustomStringConvertible {
  package var call: String
  package var detail: String
  package var description: String {
    "\(call) was refused: \(detail). Check the user and token for this site, then run again to go on."
  }
}

/// The target could not be reached for long enough to give up for now (exit 5).
package struct TemporaryFailure: Error, Sendable, Hashable, CustomStringConvertible {
  package var call: String
  package var detail: String
  package var attempts: Int
  package var description: String {
    "\(call) failed \(attempts) times: \(detail). The ledger is consistent; run again to go on."
  }
}

/// Something given to a run cannot be used (exit 1).
package struct MigrationInputError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}
