import Foundation
import DeskKit
import HTTP
import Migration
import Synchronization
import TestKit
import TicketModel

/// One seed: a source, a desk, a network that fails, a process that dies, and what must hold afterwards.
final class Simulation {
  let seed: UInt64
  /// Of what the source holds; the seed itself decides what goes wrong.
  let sourceSeed: UInt64
  var random: SeededRandom
  let folder: TestFolder
  let clock = FakeClock()
  let desk: SimulatedDesk
  let exchange: SimulatedExchange
  let writer: SimulatedWriter
  let mapper = Simulation.mapper
  /// What went wrong; empty is good.
  var failures: [String] = []
  private(set) var deaths = 0
  private let kills: Bool
  private let inFlight: Int
  private let limits: CallLimits
  private let executor: SeededExecutor

  // Parsed once; a mapper is a value.
  static let mapper: MapperBox = MapperBox()

  /// - Parameter limits: what the engine believes of late calls; the desk is as late as ``CallLimits`` allow by default.
  init(seed: UInt64, writer: SimulatedWriter = SimulatedWriter(), limits: CallLimits = CallLimits()) throws {
    self.seed = seed
    self.writer = writer
    random = SeededRandom(seed)
    sourceSeed = seed % 200
    folder = try TestFolder()
    desk = SimulatedDesk(clock: clock)
    let rate = [0.0, 0.02, 0.05, 0.1][random.below(4)]
    exchange = SimulatedExchange(desk, clock: clock, seed: seed, faults: SimulatedFaults.all(rate))
    self.limits = limits
    executor = SeededExecutor(seed: seed)
    kills = random.chance(0.8)
    inFlight = random.chance(0.8) ? 1 : 3
  }

  func inputs(_ source: MemorySource) throws -> MigrationInputs {
    Scenario.inputs(source, mapper: try mapper.get(), writer: writer)
  }

  var pace: RunPace {
    let clock = clock
    return RunPace(clock: clock, now: { clock.seconds }, seed: seed)
  }

  func plan(_ source: MemorySource, _ name: String) throws -> PlanReader {
    let path = folder.path + "/" + name
    _ = try Planner.plan(try inputs(source), ledgerPath: folder.path + "/ledger", to: path)
    return try PlanReader(at: path)
  }

  /// Runs `body` in one process after another until one ends by itself.
  func survive(
    _ source: MemorySource, _ plan: PlanReader, _ name: String, mayDie: Bool = true,
    _ body: (RunIngredients) async throws -> RunSummary
  ) async throws -> RunSummary? {
    for attempt in 0..<60 {
      let life = kills && mayDie && attempt < 3 ? 1 + random.below(50) : nil
      exchange.revive(life: life)
      let ledger = try Ledger(at: folder.path + "/ledger", account: "acme", site: "https://desk.example")
      let exchange = exchange
      let given = RunIngredients(
        inputs: try inputs(source), plan: plan, ledger: ledger, exchange: exchange, pace: pace, limits: limits,
        hook: { _, _ in try exchange.moment() })
      do {
        return try await withTaskExecutorPreference(executor) { try await body(given) }
      } catch is SimulatedDeath {
        deaths += 1
        clock.advance(by: .seconds(random.below(90)))
      } catch is TemporaryFailure {
        clock.advance(by: .seconds(60))
      }
    }
    failures.append("\(name) never ended")
    return nil
  }

  func push(_ source: MemorySource, _ plan: PlanReader, mayDie: Bool = true) async throws -> RunSummary? {
    let options = PushOptions(withoutBlocked: true, inFlight: inFlight)
    return try await survive(source, plan, "push", mayDie: mayDie) { try await PushEngine($0, options: options).run() }
  }

  func expect(_ condition: Bool, _ what: @autoclosure () -> String) {
    if !condition { failures.append(what()) }
  }

  /// Whoever says that it is done has waited for all it ever sent.
  func expectSettled(_ what: String) {
    expect(exchange.underWay.isEmpty, "\(what) ended while these were under way: \(exchange.underWay)")
  }

  /// The desk's records that carry our ids, by external id, without what depends on chance.
  static func picture(_ desk: SimulatedDesk) -> [String: [String]] {
    let tickets = desk.tickets
    var externals: [String: String] = [:]
    for ticket in tickets { externals[ticket.id] = ticket.externalID ?? "theirs" }
    var picture: [String: [String]] = [:]
    for item in tickets + desk.people {
      guard let external = item.externalID else { continue }
      var lines = item.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      lines += item.letters.map { "message \($0.author ?? "") \($0.visibility) \($0.body)" }
      lines += item.links.map { "link \($0[0]) \(externals[$0[1]] ?? "gone")" }.sorted()
      // Two records with one external id show as a longer list, which no reference has.
      picture[external, default: []] += lines
    }
    return picture
  }

  /// What an uninterrupted push of the same source leaves on an empty desk.
  static func reference(_ source: MemorySource, _ simulation: Simulation) async throws -> [String: [String]] {
    let name = "\(simulation.sourceSeed)/\(source.version)"
    if let known = references.withLock({ $0[name] }) { return known }
    let picture = try await uninterrupted(source, simulation)
    references.withLock { $0[name] = picture }
    return picture
  }

  // Many seeds share a source, and differ in what goes wrong.
  private static let references = Mutex<[String: [String: [String]]]>([:])

  private static func uninterrupted(_ source: MemorySource, _ simulation: Simulation) async throws
    -> [String: [String]]
  {
    let clock = FakeClock()
    let desk = SimulatedDesk(clock: clock)
    let folder = try TestFolder()
    let exchange = SimulatedExchange(desk, clock: clock, seed: 1, faults: SimulatedFaults())
    let inputs = Scenario.inputs(source, mapper: try simulation.mapper.get(), writer: SimulatedWriter())
    _ = try Planner.plan(inputs, ledgerPath: folder.path + "/ledger", to: folder.path + "/plan")
    let given = RunIngredients(
      inputs: inputs, plan: try PlanReader(at: folder.path + "/plan"),
      ledger: try Ledger(at: folder.path + "/ledger", account: "acme", site: "https://desk.example"),
      exchange: exchange, pace: RunPace(clock: clock, now: { clock.seconds }, seed: 1))
    _ = try await PushEngine(given, options: PushOptions(withoutBlocked: true, inFlight: 1)).run()
    return picture(desk)
  }
}
