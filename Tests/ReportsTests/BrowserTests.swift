import Foundation
@testable import Migration
import Reports
import Testing

/// A browser's own judgement of our HTML; `apt-get install chromium` (Debian) to have it.
private let browser: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Suite("HTML in a real browser", .enabled(if: browser != nil, "no Chromium on this machine"))
struct BrowserTests {
  @Test("What a ticket says stays text, and no script runs")
  func hostileText() throws {
    var plan = PlanSummary()
    let hostile = "</td><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    plan.blocked = [BlockedGroup(reason: hostile, count: 1, samples: ["zendesk:ticket:1"])]
    let page = try Self.shown(PlanReport.html(plan, title: "acme.plan", facts: []))
    #expect(page.contains("<title>acme.plan</title>"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
  }

  @Test("The page of a mapping is drawn, with its lines in place")
  func mapping() throws {
    let check = try MappingPageTests.check()
    let page = try Self.shown(MappingPage.html(check, from: "freshdesk", to: "request-tracker", file: "acme.map.yaml"))
    #expect(page.contains("<title>freshdesk to request-tracker</title>"))
    #expect(page.contains("<svg") && page.components(separatedBy: "<path").count == 6)
    #expect(!page.contains("<script"))
  }

  /// The page as the browser has it after a while.
  private static func shown(_ html: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("deskferry-html-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("page.html")
    try html.write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(browser))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder.appendingPathComponent("p").path,
      "--virtual-time-budget=2000", "--dump-dom", file.absoluteString,
    ]
    let out = Pipe()
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    let page = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return page
  }
}
