import Archive
import DeskKit
import Foundation
import HTTP
import Reports

/// Fetches a desk through its API into a recording, then reads the recording like any export.
struct PullJob: Sendable {
  var desk: Desk
  var site: String
  var destination: String
  /// The recording's folder; nil for the archive's name with `.recording`.
  var record: String?
  var account: String?
  var force: Bool

  struct Answer: Sendable {
    var read: ReadJob.Answer
    var recording: String
    /// True where an interrupted pull had left pages that were not fetched again.
    var resumed: Bool
  }

  func run(
    _ credentials: CredentialsOptions, _ pace: PaceOptions, _ progress: ProgressLine
  ) async throws -> Answer {
    guard let pull = desk.pull else {
      throw CommandFailure(
        .error, "Deskferry cannot pull from \(desk.card.name).",
        next: "export there, then deskferry read; deskferry desks shows what can be pulled.")
    }
    if FileManager.default.fileExists(atPath: destination), !force {
      throw CommandFailure(.error, "\(destination) exists already.", next: "choose another name, or add --force.")
    }
    let connection = try SiteConnection(
      desk: desk, site: site, credentials: credentials.credentials, pace: try pace.pace(for: desk),
      limits: pace.limits)
    let folder = record ?? PullJob.recordingName(destination)
    let resumed = try await fetch(pull, connection, folder, progress)
    let read = try ReadJob(
      paths: [folder], desk: desk.card.id, account: account, otherwise: PlanSession.hostName(site), attachments: .copy,
      force: force, destination: destination
    ).run(progress)
    return Answer(read: read, recording: folder, resumed: resumed)
  }

  /// A finished recording is another day's snapshot: it is never mixed with today's.
  private func fetch(
    _ pull: @Sendable (PullSession) async throws -> Void, _ connection: SiteConnection, _ folder: String,
    _ progress: ProgressLine
  ) async throws -> Bool {
    let redaction = connection.credentials.redaction(styles: desk.authentication)
    if force, record == nil, FileManager.default.fileExists(atPath: folder + "/" + Recording.completeName) {
      try FileManager.default.removeItem(atPath: folder)
    }
    let resumed = FileManager.default.fileExists(atPath: folder)
    let recording = try Recording(at: folder, redaction: redaction, creator: ToolVersion.current)
    guard !recording.isComplete else {
      throw CommandFailure(
        .error, "\(folder) holds a finished recording.",
        next: "deskferry read \(folder) -o \(destination), or name a new folder with --record to fetch again.")
    }
    // Below the credentials, where URLs are whole: what is on disk is answered from there, the rest is recorded.
    let exchange = try connection.reading { patient in
      ResumingExchange(RecordingExchange(patient, into: recording), from: recording)
    }
    try await pull(
      PullSession(exchange: exchange, site: connection.site, since: nil) { what, count in
        progress.show("fetching \(what): \(Figures.count(count))")
      })
    try recording.markComplete()
    return resumed
  }

  /// `acme.recording` for `acme.bag`.
  static func recordingName(_ destination: String) -> String {
    (destination.hasSuffix(".bag") ? String(destination.dropLast(4)) : destination) + ".recording"
  }
}
