/// Joins the columns of chunks, in the order of the file, to a table.
struct TableBuilder {
  private var numbers: [NumberColumnBuilder]
  private var texts: [TextStorage]
  private var missingTexts: [[Int]]
  private(set) var rowCount = 0

  init(numberCount: Int, textCount: Int, expectedRowCount: Int) {
    numbers = (0..<numberCount).map { _ in NumberColumnBuilder(expectedRowCount: expectedRowCount) }
    texts = Array(repeating: TextStorage(), count: textCount)
    missingTexts = Array(repeating: [], count: textCount)
  }

  mutating func append(_ chunk: borrowing ChunkColumns) {
    for index in numbers.indices {
      numbers[index].append(chunk.values(ofNumber: index), missing: chunk.missingNumbers[index])
    }
    for index in texts.indices {
      texts[index].append(contentsOf: chunk.texts[index])
      for row in chunk.missingTexts[index] { missingTexts[index].append(rowCount + row) }
    }
    rowCount += chunk.rowCount
  }

  func numberColumn(_ index: Int) -> NumberColumn { numbers[index].column }

  func textColumn(_ index: Int) -> TextColumn { TextColumn(texts: texts[index], missingRows: missingTexts[index]) }
}
