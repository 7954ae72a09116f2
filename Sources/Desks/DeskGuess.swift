package import DeskKit
package import Formats

/// Which desk an export is from: asked of each desk, believed only where one is sure and no other comes near.
package struct DeskGuess: Sendable {
  package struct Candidate: Sendable {
    package var desk: Desk
    package var detection: Detection
  }

  /// From this confidence on a desk is believed.
  package static let sure = 50
  /// A second desk this close makes it a person's decision.
  package static let margin = 15

  /// Desks that saw something of their own, the surest first.
  package let candidates: [Candidate]

  package init(_ heads: [DocumentHead]) {
    candidates = DeskList.all.compactMap { desk -> Candidate? in
      guard desk.read != nil, let detection = desk.detect(heads) else { return nil }
      return Candidate(desk: desk, detection: detection)
    }.sorted { $0.detection.confidence > $1.detection.confidence }
  }

  /// The one it is for certain; nil where a person must say.
  package var certain: Candidate? {
    guard let best = candidates.first, best.detection.confidence >= DeskGuess.sure else { return nil }
    let close = candidates.count { $0.detection.confidence > best.detection.confidence - DeskGuess.margin }
    return close == 1 ? best : nil
  }
}
