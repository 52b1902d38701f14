/// The names of the columns and where the data begin.
struct CSVHeader {
  private(set) var names: [String] = []
  let isPresent: Bool
  private(set) var dataOffset: Int
  private(set) var firstDataLine: Int

  init(_ opened: CSVOpening, options: CSVOptions) throws(TableError) {
    let dialect = opened.dialect(hasHeader: true, options: options)
    let scanner = FieldScanner(delimiter: dialect.delimiter, rowEnd: dialect.lineEnd.rowEnd)
    isPresent = options.hasHeader ?? true
    dataOffset = opened.textOffset
    firstDataLine = dialect.hasSeparatorLine ? 2 : 1
    var reader = ChunkReader(opened.source, from: dataOffset, rowEnd: scanner.rowEnd)
    var buffer = ChunkBuffer()
    while try reader.next(into: &buffer) {
      let bytes = buffer.bytes
      var pointer = bytes.baseAddress!
      let end = pointer + bytes.count
      while pointer < end, scanner.isRowEnd(pointer) {
        pointer += pointer[0] == scanner.rowEnd ? 1 : 2
        firstDataLine += 1
      }
      dataOffset += pointer - bytes.baseAddress!
      guard pointer < end else { continue }
      let row = try Self.row(at: pointer, end: end, scanner: scanner, file: opened.source.name, line: firstDataLine)
      if buffer.isCut { throw .rowTooLong(file: opened.source.name, line: firstDataLine) }
      try takeNames(row.values, dialect: dialect, isAssumed: options.hasHeader == nil, file: opened.source.name)
      if isPresent {
        dataOffset += row.byteCount
        firstDataLine += 1 + row.lineBreaks
      }
      return
    }
    throw .emptyFile(file: opened.source.name)
  }

  private mutating func takeNames(
    _ values: [String], dialect: CSVDialect, isAssumed: Bool, file: String
  ) throws(TableError) {
    guard isPresent else {
      names = values.indices.map { "column \($0 + 1)" }
      return
    }
    let isNumber = values.map { value in
      if case .number = NumberText.of(value, decimalMark: dialect.decimalMark) { true } else { false }
    }
    if isAssumed, isNumber.allSatisfy({ $0 }) {
      let shown = values.prefix(3).map { VisibleText.of($0, limit: 20) }.joined(separator: ", ")
      throw .headerMissing(file: file, line: firstDataLine, value: shown)
    }
    names = values.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 }
    var positions: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let first = positions.updateValue(index, forKey: name) {
        throw .duplicateColumn(file: file, line: firstDataLine, column: name, positions: [first + 1, index + 1])
      }
    }
  }

  private struct Row {
    var values: [String] = []
    var byteCount = 0
    var lineBreaks = 0
  }

  private static func row(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, scanner: FieldScanner, file: String, line: Int
  ) throws(TableError) -> Row {
    var row = Row()
    var scratch: [UInt8] = []
    var context = RowContext(line: 0)
    var pointer = start
    while true {
      let field = scanner.field(at: pointer, end: end)
      do throws(ChunkFault) { try context.check(field, column: row.values.count) } catch {
        throw error.tableError(file: file, firstLine: line, columnNames: [], decimalMark: .point, expected: 0)
      }
      let bytes = scanner.withContent(of: field, scratch: &scratch) { Array(NumberText.trimmed($0)) }
      row.values.append(String(decoding: bytes, as: UTF8.self))
      pointer = field.next + 1
      if field.next[0] == scanner.rowEnd { break }
    }
    row.byteCount = pointer - start
    row.lineBreaks = context.lineBreaks
    return row
  }
}
