import CSimdJSON
import Glibc

/// Reads the plain part of a UTF-8 XML file itself, several times as fast as libxml2, and tells an ``XMLReader`` what it
/// finds.
///
/// Plain is what exports consist of: elements and attributes with ASCII names and without namespaces, text, CDATA,
/// comments, instructions, character references and the five entities. At the first byte that is anything else (a
/// DOCTYPE, a prefix, an error) it stops for good, and libxml2 goes on from there, told which elements are open: so it
/// alone decides what is well-formed beyond that, and words the errors. A test holds the two against each other.
final class XMLScanner {
  enum End {
    /// The whole file was read.
    case done
    /// libxml2 has to go on with ``rest`` and what the source still has.
    case handOver
  }

  /// Thrown where the file stops being plain; never leaves ``run()``.
  struct Unusual: Error {}

  private let source: any ByteSource
  /// Owns this as long as it reads.
  let reader: XMLReader
  let limits: InputLimits
  var base: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 17
  var at = 0
  var end = 0
  var atEnd = false
  /// Bytes that lay before the buffer's first; offsets of open elements count from the start of the file.
  private var dropped = 0
  private var rootSeen = false

  // Lines are counted when somebody asks, or before bytes go.
  private var countedTo = 0
  private var lineNumber = 1
  /// Code points of the line so far.
  private var lineLength = 0

  struct OpenElement {
    var name: Int32
    var offset: Int
    /// 0: not counted yet.
    var line: Int
  }
  var open: [OpenElement] = []
  private let values = XMLTree()
  /// Room for one code point.
  let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: 4)
  private var attributes: [XMLReader.Attribute] = []
  /// Since they were last noted.
  var mendedReferences = 0

  init(_ source: any ByteSource, _ reader: XMLReader, _ limits: InputLimits) {
    self.source = source
    self.reader = reader
    self.limits = limits
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
    scratch.deallocate()
  }

  /// Of the byte that is looked at, both from 1.
  var line: Int {
    for index in open.indices { resolve(index) }
    count(to: at)
    return lineNumber
  }
  /// In code points, as libxml2 counts.
  var column: Int {
    _ = line
    return lineLength + 1
  }

  /// What was read from the source and not used.
  var rest: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(start: base + at, count: end - at) }

  func run() throws -> End {
    do {
      if try !more() { return .done }
      try declaration()
      while try at < end || more() {
        if base[at] == UInt8(ascii: "<") { try markup() } else { try text() }
        try reader.stopIfFailed()
      }
      return rootSeen && open.isEmpty ? .done : .handOver
    } catch is Unusual {
      return .handOver
    }
  }

  /// What libxml2 must have read to be where this is: nothing before the root element, else each open element on its
  /// line, and the place of the next byte. Gives runs of bytes.
  ///
  /// - Returns: how many of them are text inside the root element: blanks that are nobody's.
  func prelude(_ give: (UnsafeRawBufferPointer) throws -> Void) rethrows -> Int {
    guard rootSeen else {
      at = 0
      return 0
    }
    var blanks = 0
    var isInside = false
    _ = line
    var written = 1
    var onLine = 0
    func put(_ text: [UInt8]) throws {
      if isInside, text.first != UInt8(ascii: "<") { blanks += text.count }
      onLine += text.count
      try text.withUnsafeBytes { try give($0) }
    }
    func lines(to wanted: Int) throws {
      while written < wanted {
        let step = min(wanted - written, 1 << 16)
        try put(Array(repeating: 0x0A, count: step))
        written += step
        onLine = 0
      }
    }
    for index in open.indices {
      try lines(to: open[index].line)
      try put(Array("<\(reader.elementName(open[index].name))>".utf8))
      isInside = true
    }
    if open.isEmpty { try put(Array("<root/>".utf8)) }
    try lines(to: lineNumber)
    let before = column - 1 - onLine
    if before > 0, before < 1 << 20 { try put(Array(repeating: 0x20, count: before)) }
    return blanks
  }

  // MARK: Bytes

  /// Reads more; false at the end of the source. What lies before `at` goes once the root element has begun.
  func more() throws -> Bool {
    if atEnd { return false }
    if rootSeen, at > 0 { drop() }
    // What stands before the root element is kept whole for libxml2.
    if !rootSeen, end > 1 << 20 { throw Unusual() }
    if end * 2 > capacity { grow() }
    let got = try source.read(into: UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
    if got == 0 { atEnd = true }
    end += got
    return got > 0
  }

  private func drop() {
    for index in open.indices { resolve(index) }
    count(to: at)
    base.update(from: base + at, count: end - at)
    dropped += at
    countedTo -= at
    end -= at
    at = 0
  }

  private func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
    larger.update(from: base, count: end)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// Makes sure that a token which began at `at` goes on; `limit` is how long it may get.
  func wantMore(_ limit: Int) throws {
    if end - at > limit { throw Unusual() }
    if try !more() { throw Unusual() }
  }

  private func count(to offset: Int) {
    guard offset > countedTo else { return }
    var run = UnsafeRawBufferPointer(start: base + countedTo, count: offset - countedTo)
    let lines = Lines.count(run)
    if lines > 0, let last = run.lastIndex(of: 0x0A) {
      lineNumber += lines
      lineLength = 0
      run = UnsafeRawBufferPointer(rebasing: run[(last + 1)...])
    }
    for byte in run where byte & 0xC0 != 0x80 { lineLength &+= 1 }
    countedTo = offset
  }

  private func resolve(_ index: Int) {
    guard open[index].line == 0 else { return }
    count(to: open[index].offset - dropped)
    open[index].line = lineNumber
  }

  /// The offset of `byte`, at `from` or later, reading on while it is not there.
  func find(_ byte: UInt8, from start: Int, limit: Int) throws -> Int {
    var from = start - at
    while true {
      if let found = memchr(base + at + from, Int32(byte), end - at - from) {
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
      }
      from = end - at
      try wantMore(limit)
    }
  }

  /// The offset of `mark` behind the `skip` bytes at `at`, reading on while it is not there.
  func find(_ mark: StaticString, skip: Int, limit: Int) throws -> Int {
    var from = skip
    while true {
      let run = UnsafeRawBufferPointer(start: base + at + from, count: max(0, end - at - from))
      if let found = ByteSearch.offset(of: mark, in: run) { return at + from + found }
      from = max(skip, end - at - mark.utf8CodeUnitCount + 1)
      try wantMore(limit)
    }
  }

  private func begins(_ mark: StaticString) throws -> Bool {
    while end - at < mark.utf8CodeUnitCount {
      if try !more() { return false }
    }
    return memcmp(base + at, mark.utf8Start, mark.utf8CodeUnitCount) == 0
  }

  // MARK: Markup

  /// `<?xml version="1.0" encoding="UTF-8"?>`, which only libxml2 reads where it is not just that.
  private func declaration() throws {
    guard try begins("<?xml") else { return }
    let close = try find("?>", skip: 5, limit: 1 << 12)
    let text = String(decoding: UnsafeRawBufferPointer(start: base + at, count: close + 2 - at), as: UTF8.self)
    let usual =
      #/<\?xml +version=(["'])1\.0\1( +encoding=(["'])[Uu][Tt][Ff]-(8|16)\3)?( +standalone=(["'])(yes|no)\6)? *\?>/#
    guard text.wholeMatch(of: usual) != nil else { throw Unusual() }
    at = close + 2
  }

  private func markup() throws {
    while end - at < 2 { try wantMore(limits.maximumXMLTagBytes) }
    switch base[at + 1] {
    case UInt8(ascii: "/"): try endTag()
    case UInt8(ascii: "?"): try instruction()
    case UInt8(ascii: "!"):
      if try begins("<!--") {
        try comment()
      } else if try begins("<![CDATA["), !open.isEmpty {
        try characterData()
      } else {
        throw Unusual()
      }
    default: try startTag()
    }
  }

  private func endTag() throws {
    guard let element = open.last else { throw Unusual() }
    let name = reader.elementBytes(element.name)
    while end - at < name.count + 3 { try wantMore(limits.maximumXMLTagBytes) }
    guard let wanted = name.baseAddress, memcmp(base + at + 2, wanted, name.count) == 0 else { throw Unusual() }
    var close = at + 2 + name.count
    while base[close] != UInt8(ascii: ">") {
      guard XMLScanner.isSpace(base[close]) else { throw Unusual() }
      close += 1
      if close == end {
        let offset = close - at
        try wantMore(limits.maximumXMLTagBytes)
        close = at + offset
      }
    }
    at = close + 1
    open.removeLast()
    reader.ended()
  }

  private func startTag() throws {
    // A tag that the buffer cuts is read anew with more of it.
    while true {
      if let stop = try tag() {
        at = stop
        return
      }
      try wantMore(limits.maximumXMLTagBytes)
    }
  }

  /// Reads the start tag at `at` and tells it; nil where the buffer ends first, else the offset behind it.
  private func tag() throws -> Int? {
    let nameEnd = nameEnd(at + 1, end)
    if nameEnd == end { return nil }
    guard nameEnd > at + 1, rootSeen == !open.isEmpty || !rootSeen else { throw Unusual() }
    attributes.removeAll(keepingCapacity: true)
    values.removeAll()
    mendedReferences = 0
    var position = nameEnd
    while true {
      let afterName = position
      while position < end, XMLScanner.isSpace(base[position]) { position += 1 }
      if position == end { return nil }
      let byte = base[position]
      if byte == UInt8(ascii: ">") {
        begin(nameEnd, tagEnd: position)
        return position + 1
      }
      if byte == UInt8(ascii: "/") {
        if position + 1 == end { return nil }
        guard base[position + 1] == UInt8(ascii: ">") else { throw Unusual() }
        begin(nameEnd, tagEnd: position)
        try reader.stopIfFailed()
        open.removeLast()
        at = position + 2
        reader.ended()
        return position + 2
      }
      guard position > afterName, let next = try attribute(position) else {
        if position == afterName { throw Unusual() }
        return nil
      }
      position = next
    }
  }

  private func begin(_ nameEnd: Int, tagEnd: Int) {
    let start = at
    let name = reader.number(of: UnsafeRawBufferPointer(start: base + at + 1, count: nameEnd - at - 1))
    rootSeen = true
    open.append(OpenElement(name: name, offset: dropped + start, line: 0))
    at = tagEnd
    noteMendedReferences()
    reader.started(name, attributes, values.base)
    at = start
  }

  /// One attribute, up to behind its closing quote; nil where the buffer ends first.
  private func attribute(_ start: Int) throws -> Int? {
    let nameEnd = nameEnd(start, end)
    if nameEnd == end { return nil }
    let name = UnsafeRawBufferPointer(start: base + start, count: nameEnd - start)
    guard nameEnd > start, !name.elementsEqual("xmlns".utf8) else { throw Unusual() }
    var position = nameEnd
    while position < end, XMLScanner.isSpace(base[position]) { position += 1 }
    if position == end { return nil }
    guard base[position] == UInt8(ascii: "=") else { throw Unusual() }
    position += 1
    while position < end, XMLScanner.isSpace(base[position]) { position += 1 }
    if position == end { return nil }
    let quote = base[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw Unusual() }
    position += 1
    guard let found = memchr(base + position, Int32(quote), end - position) else { return nil }
    let close = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
    let number = reader.number(of: name)
    guard !attributes.contains(where: { $0.name == number }), attributes.count < 256 else { throw Unusual() }
    let before = values.count
    try value(position, close)
    attributes.append(XMLReader.Attribute(name: number, start: before, length: values.count - before))
    return close + 1
  }

  /// The value of an attribute: references resolved, each white space a space (XML 1.0, section 3.3.3).
  private func value(_ from: Int, _ to: Int) throws {
    var position = from
    while position < to {
      var stop = position
      while stop < to, base[stop] >= 0x20, base[stop] != UInt8(ascii: "&"), base[stop] != UInt8(ascii: "<"),
        base[stop] != 0xEF
      {
        stop += 1
      }
      values.append(base + position, stop - position)
      if stop == to { return }
      position = stop + 1
      switch base[stop] {
      case UInt8(ascii: "&"): position = try reference(stop, to) { values.append($0, $1) }
      case 0xEF:
        try checkCharacters(stop, min(to, stop + 3))
        values.append(base + stop, 1)
      case 0x09, 0x0A, 0x0D:
        if base[stop] == 0x0D, position < to, base[position] == 0x0A { position += 1 }
        var space: UInt8 = 0x20
        values.append(&space, 1)
      case UInt8(ascii: "<"): throw Unusual()
      default:
        try mend(stop)
        values.append(base + stop, 1)
      }
    }
  }
}
