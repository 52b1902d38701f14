import Provenance

/// The wanted columns of one chunk: what the rows are parsed into, before they are joined to the table.
///
/// Knows nothing of other chunks, so each core can fill one of its own.
struct ChunkColumns: ~Copyable, FieldSink {
  /// What becomes of a column of the file: indices into the wanted numbers and texts, or −1.
  struct Action {
    var number = -1
    var text = -1
  }

  /// What the walk needs to know of a column of the file.
  private struct Plan {
    var action: Action
    /// Where a column that is wanted as numbers and nothing else keeps them.
    var cells: UnsafeMutablePointer<NumberCells>?
    var isSkipped: Bool
  }

  private let scanner: FieldScanner
  private let mark: UInt8
  private let markers: MissingMarkers
  private let plans: UnsafeMutablePointer<Plan>
  private let plainNumbers: PlainNumberReader
  private let columnCount: Int
  private let numberCount: Int
  /// Changed through `pointee`: the compiler breaks down over a subscript when the thread sanitizer is on (Swift 6.3).
  private let cells: UnsafeMutablePointer<NumberCells>
  private var rowCapacity = 0
  private var units = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
  private var scratch: [UInt8] = []
  private(set) var rowCount = 0
  private(set) var texts: [TextStorage]
  private(set) var missingTexts: [[Int]]

  init(scanner: FieldScanner, dialect: CSVDialect, actions: [Action]) {
    self.scanner = scanner
    mark = dialect.decimalMark.byte
    markers = MissingMarkers(dialect.missingMarkers, mark: mark)
    plainNumbers = PlainNumberReader(scanner: scanner, mark: mark)
    columnCount = actions.count
    numberCount = (actions.map(\.number).max() ?? -1) + 1
    let textCount = (actions.map(\.text).max() ?? -1) + 1
    missingTexts = Array(repeating: [], count: textCount)
    texts = Array(repeating: TextStorage(), count: textCount)
    cells = .allocate(capacity: numberCount)
    for index in 0..<numberCount { (cells + index).initialize(to: NumberCells(units: units)) }
    plans = .allocate(capacity: actions.count)
    for (column, action) in actions.enumerated() {
      let isPlain = action.number >= 0 && action.text < 0 && !markers.includeNumbers
      (plans + column).initialize(
        to: Plan(
          action: action, cells: isPlain ? cells + action.number : nil, isSkipped: action.number < 0 && action.text < 0)
      )
    }
  }

  deinit {
    plans.deallocate()
    plainNumbers.deallocate()
    cells.deinitialize(count: numberCount)
    cells.deallocate()
    units.deallocate()
  }

  /// The numbers of a wanted column.
  func numbers(_ index: Int) -> NumberChunk { cells[index].chunk(count: rowCount) }

  /// The rows in the chunk in which a wanted column of numbers has none.
  func missingNumbers(_ index: Int) -> [Int] { cells[index].missingRows }

  mutating func beginChunk(line: Int, byteCount: Int, blankLinesBefore: Int) {
    // A row has at least one byte for every column: its delimiter or its end.
    let needed = byteCount / max(1, columnCount) + blankLinesBefore + 1
    if needed > rowCapacity {
      units.deallocate()
      units = .allocate(capacity: needed * numberCount)
      rowCapacity = needed
    }
    rowCount = 0
    for index in 0..<numberCount { (cells + index).pointee.begin(units + index * rowCapacity, capacity: rowCapacity) }
    for index in texts.indices {
      texts[index].removeAll()
      missingTexts[index].removeAll(keepingCapacity: true)
    }
  }

  mutating func endChunk(rowCount: Int) {
    self.rowCount = rowCount
    for index in 0..<numberCount { (cells + index).pointee.end(count: rowCount) }
  }

  mutating func takeBlank(row: Int) {
    let action = plans[0].action
    if action.number >= 0 { (cells + action.number).pointee.miss(row: row) }
    if action.text >= 0 {
      texts[action.text].append(UnsafeBufferPointer(start: nil, count: 0))
      if markers.includeEmpty { missingTexts[action.text].append(row) }
    }
  }

  @inline(__always)
  mutating func take(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, column: Int, row: Int, context: inout RowContext
  ) throws(ChunkFault) -> UnsafePointer<UInt8> {
    if let cells = plans[column].cells {
      let next = plainNumbers.read(at: start, places: cells.pointee.places, into: cells.pointee.units + row)
      if let next { return next }
    } else if plans[column].isSkipped, let next = scanner.plainEnd(from: start) {
      return next
    }
    return try takeSlowly(at: start, end: end, column: column, row: row, context: &context)
  }

  /// Everything that is not a plain number for a column of numbers; kept out of the loop, which it would crowd.
  @inline(never)
  private mutating func takeSlowly(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, column: Int, row: Int, context: inout RowContext
  ) throws(ChunkFault) -> UnsafePointer<UInt8> {
    if let cells = plans[column].cells, let place = cells.pointee.doubles {
      if let next = plainNumbers.read(at: start, into: place + row) { return next }
    }
    let action = plans[column].action
    let field = scanner.field(at: start, end: end)
    try context.check(field, column: column)
    if action.number >= 0 {
      try takeNumber(field, column: column, action.number, row: row, line: context.line)
    }
    if action.text >= 0 { takeText(field, action.text, row: row) }
    return field.next
  }

  /// Quoted and missing values, exponents, many digits or places, and what is no number.
  private mutating func takeNumber(
    _ field: RawField, column: Int, _ index: Int, row: Int, line: Int
  ) throws(ChunkFault) {
    let content = NumberText.trimmed(field.bytes)
    if markers.contains(content) { return (cells + index).pointee.miss(row: row) }
    let exact = ExactNumber.of(bytes: content, mark: mark)
    if case .decimal(let number, _) = exact, (cells + index).pointee.add(number, row: row) { return }
    switch exact.rounded(mark: mark) {
    case .number(let value):
      // What is read faster than here has at most 19 digits and no exponent, and so is in the range.
      guard NumberRange.contains(value) else {
        throw ChunkFault(.outOfRange, line: line, column: column, value: content)
      }
      (cells + index).pointee.add(value, row: row)
    case .notFinite: throw ChunkFault(.notFinite, line: line, column: column, value: content)
    case .text: throw ChunkFault(.notANumber, line: line, column: column, value: content)
    }
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
