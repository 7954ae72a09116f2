import Migration
import StatusMapping

/// The scenario's mapper, made once.
struct MapperBox: Sendable {
  private let result: Result<Mapper, any Error>
  init() { result = Result { try Scenario.mapper() } }
  func get() throws -> Mapper { try result.get() }
}
