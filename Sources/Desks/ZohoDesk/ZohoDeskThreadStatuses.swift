import Formats
import JSONText

/// What the few texts of `threadStatus` say, read once each: `EMAIL INCOMING`, `DRAFT`. Not Sendable.
final class ZohoDeskThreadStatuses {
  struct Meaning {
    let isDraft: Bool
    let isOutgoing: Bool
    let isIncoming: Bool
    /// Of `EMAIL` in `EMAIL INCOMING`; 0 where there is none.
    let channelLength: Int

    fileprivate init(_ text: UnsafeRawBufferPointer) {
      isDraft = ZohoDeskThreadStatuses.holds(text, "draft")
      isOutgoing = ZohoDeskThreadStatuses.holds(text, "outgoing")
      isIncoming = ZohoDeskThreadStatuses.holds(text, "incoming")
      channelLength = ByteSearch.offset(of: 0x20, in: text) ?? 0
    }
  }

  private let texts = ByteBuffer(capacity: 1 << 8)
  private var known: [(place: Range<Int>, meaning: Meaning)] = []

  subscript(text: UnsafeRawBufferPointer) -> Meaning {
    let all = texts.bytes
    for index in known.indices {
      let place = known[index].place
      if ByteSearch.equal(text, UnsafeRawBufferPointer(rebasing: all[place])) { return known[index].meaning }
    }
    let meaning = Meaning(text)
    // Odd input must not make the list long.
    if known.count < 100 {
      known.append((texts.count..<(texts.count + text.count), meaning))
      texts.append(text)
    }
    return meaning
  }

  /// Without regard to case; `word` is in lower case.
  static func holds(_ text: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard text.count >= length else { return false }
    for start in 0...(text.count - length) {
      var at = 0
      while at < length, text[start + at] | 0x20 == word.utf8Start[at] { at += 1 }
      if at == length { return true }
    }
    return false
  }
}
