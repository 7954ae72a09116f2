import CLibXML2

/// Streams the record elements of an XML file of any size: what is plain through ``XMLScanner``, all else through
/// libxml2's push parser.
///
/// Nothing outside the file is ever loaded and no entity may be declared; depth, tags and records are limited. Memory
/// is one record. Not Sendable.
package final class XMLReader {
  private let source: any ByteSource
  private let file: String
  private let limits: InputLimits
  private let tree = XMLTree()
  private let decoder: DecodedSource?

  /// Which of the two is reading: libxml2 or our own scanner.
  private var context: xmlParserCtxtPtr?
  private var scanner: XMLScanner?
  private let plainFirst: Bool
  /// Whether characters that XML does not allow are mended.
  let mends: Bool
  /// How many were: each a space now, or U+FFFD where it was half of a UTF-16 pair or U+FFFE or U+FFFF.
  package internal(set) var mended = 0
  /// While libxml2 is told what the scanner has read already, which nobody is to hear twice.
  private var replaying = false
  /// Bytes of text that stand between the elements replayed and that libxml2 has not told of yet: it waits with a text
  /// until it knows where that ends.
  private var unheard = 0
  private var path: [String] = []
  private var open: [Int32] = []
  private var openNodes: [Int] = []
  private var body: ((XMLElement, XMLPlace) throws -> Void)?
  private var failure: (any Error)?
  private var syntax: InputError?
  private var record = 0
  private var place = XMLPlace(line: 1, column: 1, record: 0)
  /// Bytes given to the parser since it last told us anything: a tag or comment that never ends.
  private var silent = 0
  private var textOpen = false
  private var knownNames: [UnsafeRawPointer: Int32] = [:]

  /// The root element's name, and its attributes with values; known once the first record was given.
  package private(set) var root: (name: String, attributes: [(name: String, value: String)]) = ("", [])
  /// No element came.
  package private(set) var isEmpty = true
  /// The elements around the record being given, from the root on, with their attributes.
  package private(set) var parents: [(name: String, attributes: [(name: String, value: String)])] = []
  /// Non-empty attribute values and texts outside the records, the root's attributes among them.
  package private(set) var leavesOutside = 0

  /// `file` is the name inside the export. UTF-8 (with stray Windows-1252 bytes), UTF-16 and whatever encoding the
  /// file declares are understood.
  ///
  /// `mends`: characters that XML does not allow, which exporters write as somebody pasted them, do not end the reading.
  /// References to such (`&#8;`) still do behind what ``XMLScanner`` does not read.
  package convenience init(
    _ source: any ByteSource, file: String, limits: InputLimits = .standard, mends: Bool = false
  ) throws {
    try self.init(source, file: file, limits: limits, plainFirst: true, mends: mends)
  }

  /// `plainFirst` false: libxml2 reads all of it. For tests that compare the two.
  package init(
    _ source: any ByteSource, file: String, limits: InputLimits, plainFirst: Bool, mends: Bool = false
  ) throws {
    let peeked = try PeekedSource(source, count: 256)
    self.file = file
    self.limits = limits
    self.plainFirst = plainFirst
    self.mends = mends
    if let name = XMLEncoding.other(peeked.start) {
      guard XMLEncoding.isRead(name) else {
        throw InputError(
          file: file, line: 1, what: "the file declares the encoding \(name), which is not read",
          nextStep: "Save it as UTF-8, with that in its first line.")
      }
      self.source = peeked
      decoder = nil
    } else {
      let decoder = DecodedSource(peeked, file: file)
      self.source = decoder
      self.decoder = decoder
    }
  }

  /// Once everything was read: what had to be guessed about the encoding.
  package var trouble: InputTrouble? { decoder?.trouble }

  /// Gives each element at `path` (names from the root on; `*` for any) whole, in order. An empty path means the
  /// children of the root. Call it once.
  ///
  /// A damaged or torn file throws ``InputError`` with line and column after the elements that were whole.
  package func forEachElement(
    named path: [String] = [], _ body: (XMLElement, XMLPlace) throws -> Void
  ) throws {
    self.path = path.isEmpty ? ["*", "*"] : path
    try withoutActuallyEscaping(body) { body in
      self.body = body
      defer { self.body = nil }
      guard plainFirst, decoder != nil else { return try parse(nil) }
      let scanner = XMLScanner(source, self, limits)
      self.scanner = scanner
      defer { self.scanner = nil }
      if case .handOver = try scanner.run() { try parse(scanner) }
    }
  }

  /// Through libxml2, from where `scanner` came to, if it began.
  private func parse(_ scanner: XMLScanner?) throws {
    var handler = xmlSAXHandler()
    XMLReader.fill(&handler)
    // The parser holds self unretained, and is freed before this function ends.
    let user = Unmanaged.passUnretained(self).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
      throw InputError(file: file, what: "out of memory", nextStep: "Close other programs.")
    }
    self.context = context
    defer {
      self.context = nil
      // What libxml2 keeps of declared entities, which freeing the context leaves behind.
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      xmlFreeParserCtxt(context)
    }
    // NOENT: without it the parser leaves &amp; in attribute values as &#38;. There are no other entities to replace.
    var options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_NOENT.rawValue
    if decoder != nil { options |= XML_PARSE_IGNORE_ENC.rawValue }
    xmlCtxtUseOptions(context, Int32(options))
    if decoder != nil { xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8) }
    var any = false
    if let scanner {
      replaying = true
      let blanks = try scanner.prelude { try parse($0, context) }
      unheard += blanks
      replaying = false
      any = true
      // What the scanner waited through counts against the limit, unless libxml2 makes something of it.
      silent = scanner.rest.count
      mendBytes(scanner.rest)
      try parse(UnsafeRawBufferPointer(scanner.rest), context)
      self.scanner = nil
    }
    try feed(context, any)
  }

  private func parse(_ bytes: UnsafeRawBufferPointer, _ context: xmlParserCtxtPtr) throws {
    guard !bytes.isEmpty else { return }
    xmlParseChunk(context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
    try stopIfFailed()
  }

  private func feed(_ context: xmlParserCtxtPtr, _ begun: Bool) throws {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    let start = chunk.baseAddress?.assumingMemoryBound(to: CChar.self)
    var any = begun
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { break }
      any = true
      silent += count
      if silent > limits.maximumXMLTagBytes {
        throw limit("a tag or comment of more than \(limits.maximumXMLTagBytes) bytes")
      }
      mendBytes(UnsafeMutableRawBufferPointer(rebasing: chunk[..<count]))
      xmlParseChunk(context, start, Int32(count), 0)
      try stopIfFailed()
    }
    guard any else { return }
    xmlParseChunk(context, start, 0, 1)
    try stopIfFailed()
  }

  /// Control characters of what libxml2 is to read; no encoding that it converts has such bytes inside a character.
  private func mendBytes(_ bytes: UnsafeMutableRawBufferPointer) {
    guard mends else { return }
    for at in bytes.indices where bytes[at] < 0x20 && ![0x09, 0x0A, 0x0D].contains(bytes[at]) {
      bytes[at] = 0x20
      mended += 1
    }
  }

  func stopIfFailed() throws {
    if let failure { throw failure }
    if let syntax { throw syntax }
  }

  fileprivate func stop(_ error: any Error) {
    if failure == nil { failure = error }
    if let context { xmlStopParser(context) }
  }

  private func limit(_ what: String) -> InputError {
    InputError(
      file: file, line: line, what: what, nextStep: "It does not look like an export; leave the file out.",
      isLimit: true)
  }

  private var line: Int { context.map { Int($0.pointee.input?.pointee.line ?? 0) } ?? scanner?.line ?? 0 }
  private var column: Int { context.map { Int($0.pointee.input?.pointee.col ?? 0) } ?? scanner?.column ?? 0 }

  // MARK: Events

  private var inRecord: Bool { !openNodes.isEmpty }

  /// The path's last name is compared only for elements at its depth below its other names.
  private var beginsRecord: Bool {
    guard open.count == path.count else { return false }
    for (name, wanted) in zip(open, path) where wanted != "*" && wanted != tree.names[Int(name)] { return false }
    return true
  }

  /// One attribute of a start tag, its value among others'.
  struct Attribute {
    var name: Int32
    var start: Int
    var length: Int
  }

  func number(of name: UnsafeRawBufferPointer) -> Int32 { tree.number(of: name) }
  func elementBytes(_ name: Int32) -> UnsafeRawBufferPointer { tree.nameBytes(name) }
  func elementName(_ name: Int32) -> String { tree.names[Int(name)] }

  func started(_ name: Int32, _ attributes: [Attribute], _ values: UnsafePointer<UInt8>) {
    guard begins(name, attributes.count) else {
      if failure == nil {
        outside(name, attributes.map { ($0.name, UnsafeBufferPointer(start: values + $0.start, count: $0.length)) })
      }
      return
    }
    for attribute in attributes { add(attribute.name, values + attribute.start, attribute.length) }
    checkRecordSize()
  }

  private func started(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ count: Int,
    _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard !replaying else { return }
    let number = name(local, prefix)
    guard begins(number, count) else {
      if failure == nil {
        var found: [(Int32, UnsafeBufferPointer<UInt8>)] = []
        eachAttribute(count, values) { found.append(($0, UnsafeBufferPointer(start: $1, count: $2))) }
        outside(number, found)
      }
      return
    }
    eachAttribute(count, values) { add($0, $1, $2) }
    checkRecordSize()
  }

  /// Opens the element; false where it lies outside the records or something is wrong.
  private func begins(_ name: Int32, _ attributes: Int) -> Bool {
    silent = 0
    textOpen = false
    guard failure == nil else { return false }
    isEmpty = false
    open.append(name)
    guard open.count <= limits.maximumXMLDepth else {
      stop(limit("elements nested deeper than \(limits.maximumXMLDepth)"))
      return false
    }
    guard attributes <= limits.maximumXMLAttributes else {
      stop(limit("an element with more than \(limits.maximumXMLAttributes) attributes"))
      return false
    }
    if !inRecord {
      guard beginsRecord else { return false }
      tree.removeAll()
      record += 1
      place = XMLPlace(line: line, column: column, record: record)
    }
    openNodes.append(tree.nodes.count)
    tree.nodes.append(XMLTree.Node(kind: .element, name: name, start: 0, length: 0, next: 0))
    return true
  }

  private func add(_ name: Int32, _ start: UnsafePointer<UInt8>, _ length: Int) {
    let at = tree.count
    tree.append(start, length)
    tree.nodes.append(
      XMLTree.Node(kind: .attribute, name: name, start: at, length: length, next: tree.nodes.count + 1))
  }

  private func eachAttribute(
    _ count: Int, _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    _ body: (Int32, UnsafePointer<UInt8>, Int) -> Void
  ) {
    guard let values else { return }
    for index in 0..<count {
      // local name, prefix, namespace, first byte of the value, byte after it
      guard let local = values[index * 5], let start = values[index * 5 + 3], let end = values[index * 5 + 4] else {
        continue
      }
      body(name(local, values[index * 5 + 1]), start, end - start)
    }
  }

  private func outside(_ name: Int32, _ attributes: [(Int32, UnsafeBufferPointer<UInt8>)]) {
    let found = attributes.map { (elementName($0), String(decoding: $1, as: UTF8.self)) }
    leavesOutside += attributes.count { !$1.isEmpty }
    parents.append((elementName(name), found))
    if open.count == 1 { root = (elementName(name), found) }
  }

  /// libxml2 keeps each name once, so its address tells the name; prefixed ones are joined each time.
  private func name(_ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?) -> Int32 {
    if let prefix { return tree.number(of: String(cString: prefix) + ":" + String(cString: local)) }
    if let known = knownNames[UnsafeRawPointer(local)] { return known }
    let number = tree.number(of: String(cString: local))
    knownNames[UnsafeRawPointer(local)] = number
    return number
  }

  func ended() {
    guard !replaying else { return }
    silent = 0
    textOpen = false
    guard failure == nil else { return }
    if !open.isEmpty { open.removeLast() }
    guard let node = openNodes.popLast() else {
      _ = parents.popLast()
      return
    }
    tree.nodes[node].next = tree.nodes.count
    guard openNodes.isEmpty else { return }
    do {
      try body?(XMLElement(tree: tree, at: node), place)
    } catch {
      stop(error)
    }
  }

  func text(_ start: UnsafePointer<UInt8>, _ length: Int) {
    guard !replaying else { return unheard -= length }
    let known = min(max(unheard, 0), length)
    unheard -= known
    guard known == 0 || known < length else { return }
    let (start, length) = (start + known, length - known)
    silent = 0
    guard failure == nil else { return }
    guard inRecord else {
      let blank = UnsafeBufferPointer(start: start, count: length).allSatisfy { $0 <= 0x20 }
      if !blank, !textOpen {
        textOpen = true
        leavesOutside += 1
      }
      return
    }
    if !textOpen {
      textOpen = true
      tree.nodes.append(
        XMLTree.Node(kind: .text, name: 0, start: tree.count, length: 0, next: tree.nodes.count + 1))
    }
    tree.append(start, length)
    tree.nodes[tree.nodes.count - 1].length += length
    checkRecordSize()
  }

  private func checkRecordSize() {
    if tree.count > limits.maximumRecordBytes || tree.nodes.count > limits.maximumRecordBytes / 32 {
      stop(limit("a record of more than \(limits.maximumRecordBytes) bytes"))
    }
  }

  /// Comments and instructions: nothing for us, but the parser is getting on.
  func passed() { silent = 0 }

  fileprivate func declaredEntity() {
    stop(
      InputError(
        file: file, line: line, what: "the file declares entities, which exports do not and attacks do",
        nextStep: "Remove its DOCTYPE if you trust where it comes from.", isLimit: true))
  }

  fileprivate func undeclaredEntity(_ name: String) {
    stop(
      InputError(
        file: file, line: line, column: column, what: "an entity that is not declared: &\(name);",
        nextStep: "Replace it by the character it stands for."))
  }

  fileprivate func complained(_ error: UnsafeMutablePointer<xmlError>) {
    guard error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue, syntax == nil else { return }
    // Undeclared namespace prefixes are the one error that leaves the file readable.
    if error.pointee.domain == Int32(XML_FROM_NAMESPACE.rawValue) { return }
    let message = error.pointee.message.map { String(cString: $0) } ?? "no reason given"
    let reason = message.split(separator: "\n").first.map(String.init) ?? message
    syntax = InputError(
      file: file, line: Int(error.pointee.line), column: Int(error.pointee.int2),
      what: "not well-formed XML (\(reason))",
      nextStep: "What came before was read. Export the file again, or mend it there.")
  }

  // MARK: The C side

  private static func reader(_ user: UnsafeMutableRawPointer?) -> XMLReader? {
    user.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func fill(_ handler: inout xmlSAXHandler) {
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, local, prefix, _, _, _, count, defaulted, values in
      guard let local else { return }
      // Defaulted attributes come from a DTD, are last, and are not in the file.
      XMLReader.reader(user)?.started(local, prefix, Int(count - defaulted), values)
    }
    handler.endElementNs = { user, _, _, _ in XMLReader.reader(user)?.ended() }
    handler.characters = { user, start, length in
      if let start { XMLReader.reader(user)?.text(start, Int(length)) }
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.comment = { user, _ in XMLReader.reader(user)?.passed() }
    handler.processingInstruction = { user, _, _ in XMLReader.reader(user)?.passed() }
    handler.entityDecl = { user, _, _, _, _, _ in XMLReader.reader(user)?.declaredEntity() }
    handler.unparsedEntityDecl = { user, _, _, _, _ in XMLReader.reader(user)?.declaredEntity() }
    handler.reference = { user, name in
      XMLReader.reader(user)?.undeclaredEntity(name.map { String(cString: $0) } ?? "")
    }
    handler.serror = { user, error in
      if let error { XMLReader.reader(user)?.complained(error) }
    }
  }
}
