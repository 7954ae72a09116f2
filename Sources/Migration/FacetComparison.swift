package import DeskKit

/// One way in which what the target shows is not what the plan said.
package struct FacetDifference: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// The target shows something else than the source had, and the plan did not say so.
    case unannounced
    /// The plan announced a loss and there is none.
    case lossNotFound
    /// The loss is there, but the target shows something else than was announced.
    case wrongValue
  }
  package var kind: Kind
  package var path: String
  package var intended: String?
  package var expected: String?
  package var shown: String?
}

/// Compares what the target shows with what was meant, and the differences with the announced losses: as sets, in both
/// directions.
package enum FacetComparison {
  /// - Parameter ignored: paths that move by themselves.
  package static func differences(
    intended: Facets, losses: [FacetLoss], shown: Facets, ignored: (String) -> Bool = { _ in false }
  ) -> [FacetDifference] {
    var announced: [String: FacetLoss] = [:]
    for loss in losses { announced[loss.path] = loss }
    let paths = Set(intended.paths).union(shown.paths).union(announced.keys)
    return paths.sorted().filter { !ignored($0) }.compactMap { path in
      let differs = shown[path] != intended[path]
      func difference(_ kind: FacetDifference.Kind, _ expected: String?) -> FacetDifference {
        FacetDifference(kind: kind, path: path, intended: intended[path], expected: expected, shown: shown[path])
      }
      switch (announced[path], differs) {
      case (nil, true): return difference(.unannounced, intended[path])
      case (let loss?, false) where !loss.perhaps: return difference(.lossNotFound, loss.expected)
      case (let loss?, true) where !loss.volatile && loss.expected != shown[path]:
        return difference(.wrongValue, loss.expected)
      default: return nil
      }
    }
  }
}
