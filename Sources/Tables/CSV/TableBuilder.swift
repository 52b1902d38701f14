/// Joins the columns of chunks, in the order of the file, to a table.
struct TableBuilder {
  private var numbers: [NumberColumnBuilder]
  private var texts: [TextStorage]
  private var missingTexts: [[Int]]
  /// How many rows the file is likely to have.
  private(set) var expectedRowCount: Int
  private(set) var rowCount = 0

  init(numberCount: Int, textCount: Int, expectedRowCount: Int) {
    self.expectedRowCount = expectedRowCount
    numbers = (0..<numberCount).map { _ in NumberColumnBuilder(expectedRowCount: expectedRowCount) }
    texts = Array(repeating: TextStorage(), count: textCount)
    missingTexts = Array(repeating: [], count: textCount)
  }

  /// Adds the rows of the next chunk.
  ///
  /// - Parameter share: How much of the file has been read with this chunk, in 0 ... 1.
  mutating func append(_ chunk: borrowing ChunkColumns, share: Double) {
    let needed = rowCount + chunk.rowCount
    if needed > expectedRowCount {
      expectedRowCount = max(needed, Int(Double(needed) / share * 1.02))
      for index in numbers.indices { numbers[index].expectedRowCount = expectedRowCount }
    }
    for index in numbers.indices {
      numbers[index].append(chunk.numbers(index), missing: chunk.missingNumbers(index))
    }
    for index in texts.indices {
      texts[index].reserve(for: chunk.texts[index], expectedCount: expectedRowCount)
      texts[index].append(contentsOf: chunk.texts[index])
      for row in chunk.missingTexts[index] { missingTexts[index].append(rowCount + row) }
    }
    rowCount = needed
  }

  var columnCount: Int { numbers.count + texts.count }

  /// The bytes that all columns will take when they go on as they have begun.
  var expectedByteCount: Double {
    let number = numbers.reduce(0) { $0 + $1.bytesPerRow }
    let text = texts.reduce(0.0) { $0 + Double($1.byteCount) } / Double(max(1, rowCount))
    return Double(expectedRowCount) * (Double(number) + text)
  }

  func numberColumn(_ index: Int) -> NumberColumn { numbers[index].column }

  func textColumn(_ index: Int) -> TextColumn { TextColumn(texts: texts[index], missingRows: missingTexts[index]) }
}
