/// The wanted columns of one chunk: what the rows are parsed into, before they are joined to the table.
///
/// Knows nothing of other chunks, so each core can fill one of its own.
struct ChunkColumns: ~Copyable, FieldSink {
  /// What becomes of a column of the file: indices into the wanted numbers and texts, or −1.
  struct Action {
    var number = -1
    var text = -1
  }

  private let scanner: FieldScanner
  private let mark: UInt8
  private let markers: MissingMarkers
  private let usesFastPath: Bool
  private let actions: UnsafeMutablePointer<Action>
  /// For every column that is wanted as numbers and nothing else the place of its first value, else `nil`.
  private let places: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>
  private let plainNumbers: PlainNumberReader
  private let columnCount: Int
  private let numberCount: Int
  private var rowCapacity = 0
  private var numbers = UnsafeMutablePointer<Double>.allocate(capacity: 0)
  private var scratch: [UInt8] = []
  private(set) var rowCount = 0
  /// For every wanted column of numbers the rows without a value.
  private(set) var missingNumbers: [[Int]]
  private(set) var texts: [TextStorage]
  private(set) var missingTexts: [[Int]]

  init(scanner: FieldScanner, dialect: CSVDialect, actions: [Action]) {
    self.scanner = scanner
    mark = dialect.decimalMark.byte
    markers = MissingMarkers(dialect.missingMarkers, mark: mark)
    plainNumbers = PlainNumberReader(scanner: scanner, mark: mark)
    usesFastPath = !markers.includeNumbers
    columnCount = actions.count
    numberCount = (actions.map(\.number).max() ?? -1) + 1
    let textCount = (actions.map(\.text).max() ?? -1) + 1
    missingNumbers = Array(repeating: [], count: numberCount)
    missingTexts = Array(repeating: [], count: textCount)
    texts = Array(repeating: TextStorage(), count: textCount)
    self.actions = .allocate(capacity: max(1, actions.count))
    self.actions.initialize(from: actions, count: actions.count)
    places = .allocate(capacity: max(1, actions.count))
    places.initialize(repeating: nil, count: actions.count)
  }

  deinit {
    actions.deallocate()
    places.deallocate()
    plainNumbers.deallocate()
    numbers.deallocate()
  }

  /// The numbers of a wanted column, 0 where missing.
  func values(ofNumber index: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: numbers + index * rowCapacity, count: rowCount)
  }

  mutating func beginChunk(row: Int, line: Int, byteCount: Int, blankLinesBefore: Int) {
    // A row has at least one byte for every column: its delimiter or its end.
    let needed = byteCount / max(1, columnCount) + blankLinesBefore + 1
    if needed > rowCapacity {
      numbers.deallocate()
      numbers = .allocate(capacity: needed * numberCount)
      rowCapacity = needed
      for column in 0..<columnCount where usesFastPath && actions[column].number >= 0 && actions[column].text < 0 {
        places[column] = numbers + actions[column].number * rowCapacity
      }
    }
    rowCount = 0
    for index in missingNumbers.indices { missingNumbers[index].removeAll(keepingCapacity: true) }
    for index in texts.indices {
      texts[index].removeAll()
      missingTexts[index].removeAll(keepingCapacity: true)
    }
  }

  mutating func endChunk(rowCount: Int) { self.rowCount = rowCount }

  mutating func takeBlank(row: Int) {
    let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    if actions[0].number >= 0 { missNumber(actions[0].number, row: row) }
    if actions[0].text >= 0 {
      texts[actions[0].text].append(empty)
      if markers.includeEmpty { missingTexts[actions[0].text].append(row) }
    }
  }

  @inline(__always)
  mutating func take(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, column: Int, row: Int, context: inout RowContext
  ) throws(ChunkFault) -> UnsafePointer<UInt8> {
    if let place = places[column], let next = plainNumbers.read(at: start, into: place + row) { return next }
    return try takeSlowly(at: start, end: end, column: column, row: row, context: &context)
  }

  /// Everything that is not a plain number for a column of numbers; kept out of the loop, which it would crowd.
  @inline(never)
  private mutating func takeSlowly(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, column: Int, row: Int, context: inout RowContext
  ) throws(ChunkFault) -> UnsafePointer<UInt8> {
    let action = actions[column]
    let field = scanner.field(at: start, end: end)
    try context.check(field, column: column)
    if action.number >= 0 {
      try takeNumber(field, column: column, action.number, row: row, line: context.line)
    }
    if action.text >= 0 { takeText(field, action.text, row: row) }
    return field.next
  }

  /// Quoted and missing values, exponents, many digits, and what is no number.
  private mutating func takeNumber(
    _ field: RawField, column: Int, _ index: Int, row: Int, line: Int
  ) throws(ChunkFault) {
    let content = NumberText.trimmed(field.bytes)
    if markers.contains(content) { return missNumber(index, row: row) }
    switch NumberText.of(bytes: content, mark: mark) {
    case .number(let value): (numbers + index * rowCapacity + row).initialize(to: value)
    case .notFinite: throw ChunkFault(.notFinite, line: line, column: column, value: content)
    case .text: throw ChunkFault(.notANumber, line: line, column: column, value: content)
    }
  }

  private mutating func missNumber(_ index: Int, row: Int) {
    (numbers + index * rowCapacity + row).initialize(to: 0)
    missingNumbers[index].append(row)
  }

  private mutating func takeText(_ field: RawField, _ index: Int, row: Int) {
    if markers.contains(NumberText.trimmed(field.bytes)) {
      missingTexts[index].append(row)
      texts[index].append(UnsafeBufferPointer(start: nil, count: 0))
    } else {
      scanner.withContent(of: field, scratch: &scratch) { texts[index].append($0) }
    }
  }
}
