import Archive
import ArgumentParser
import DeskKit
import Foundation
import HTTP
import Migration
import Reports
import StatusMapping

/// A saved plan with everything that push, verify, undo and their like need, opened from where the plan says it lies.
struct PlanSession {
  let plan: PlanReader
  let desk: Desk
  let inputs: MigrationInputs

  init(_ path: String) throws {
    plan = try PlanReader(at: path)
    let header = plan.header
    desk = try DeskChoice.named(header.targetDesk)
    inputs = try PlanSession.inputs(
      archive: header.archivePath, mapping: header.mappingPath, target: header.targetPath, site: header.site,
      options: header.options, desk: desk)
  }

  /// What decides what is written; the same for `plan` and for all that follows it.
  static func inputs(
    archive: String, mapping: String, target: String?, site: String, options: PlanOptions, desk: Desk
  ) throws -> MigrationInputs {
    guard let writer = desk.writer else {
      throw CommandFailure(
        .error, "Deskferry cannot write into \(desk.card.name).", next: "deskferry desks shows which it can.")
    }
    let load = try MappingLoad(mapping: mapping, archive: archive, target: target)
    guard load.file.toDesk == desk.card.id else {
      throw CommandFailure(.error, "\(mapping) maps to \(load.file.toDesk), not to \(desk.card.id).")
    }
    let inventory = try load.target.map { try MigrationInputs.inventory(of: $0) } ?? TargetInventory()
    return MigrationInputs(
      archive: load.archive, target: load.target, mapper: load.mapper, mappingPath: mapping, site: site,
      writer: writer(
        WriterOptions(
          site: site, historyAs: options.historyAs, target: inventory, keepNumbers: options.keepNumbers)),
      card: desk.card, options: options, toolVersion: ToolVersion.current,
      addresses: TicketAddresses(
        card: try DeskChoice.named(load.archive.desk).card, account: load.archive.account))
  }

  func ledger() throws -> Ledger {
    try Ledger(at: plan.header.ledgerPath, account: plan.header.account, site: plan.header.site)
  }

  /// With a connection to the site that the plan is for.
  func ingredients(_ credentials: CredentialsOptions, _ pace: PaceOptions) throws -> RunIngredients {
    let connection = try SiteConnection(
      desk: desk, site: plan.header.site, credentials: credentials.credentials, pace: try pace.pace(for: desk),
      limits: pace.limits)
    return RunIngredients(
      inputs: inputs, plan: plan, ledger: try ledger(), exchange: try connection.writing(), limits: pace.limits,
      hook: try KillPoint.hook(ProcessInfo.processInfo.environment))
  }

  /// `<target host>.ledger` beside the archive; a port that is not the usual one belongs to the host's name.
  static func ledgerPath(site: String, archive: String) -> String {
    let folder = URL(fileURLWithPath: archive).deletingLastPathComponent().path
    return folder + "/" + hostName(site) + ".ledger"
  }

  static func hostName(_ site: String) -> String {
    guard let address = WebAddress(site) else { return "target" }
    let usual = address.scheme == "https" ? 443 : 80
    return address.port == usual ? address.host : "\(address.host)-\(address.port)"
  }

  static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}

extension ProgressLine {
  /// What a push, verify or undo tells of itself.
  func show(_ run: RunProgress) {
    if run.waiting > 0 {
      notice(
        "Waiting: \(Figures.counted(run.waiting, "call")) whose answer was lost may still take effect at the desk. "
          + "Ctrl-C is safe.")
    }
    show(
      ProgressLine.text(run.done, of: run.total, run.doing, seconds: run.seconds)
        + "  \(Int(run.callsPerMinute.rounded())) calls/min" + (run.failed > 0 ? "  \(run.failed) failed" : "")
        + (run.waiting > 0 ? "  \(run.waiting) waiting for lost calls" : ""))
  }
}
