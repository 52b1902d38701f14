public import Parallelism

extension CSVFile {
  /// Reads the columns that are asked for, in one pass over the file; the others are only stepped over.
  ///
  /// - Parameters:
  ///   - requests: The columns; one may be asked for as numbers and as texts. Repeated requests collapse.
  ///   - workers: The threads to use; the result does not depend on it. A file of less than 1 MB is read by one.
  /// - Returns: The table with the columns in the order of the requests.
  /// - Throws: `unknownColumn`; for the rows `raggedRow`, `blankLine`, `unclosedQuote`, `textAfterQuote`, `strayQuote`,
  ///   `rowTooLong`, `notANumber`, `notFinite`, `binaryFile`, `invalidEncoding`; `readFailure`, `changedWhileReading`,
  ///   `tooLarge`. The first fault in the file is the one that is thrown. Time is O(bytes); space is the columns plus
  ///   about 4 MB for each thread.
  public func read(columns requests: [ColumnRequest], workers: Workers = .automatic) throws(TableError) -> Table {
    try read(columns: requests, workers: workers, availableMemory: PhysicalMemory.byteCount)
  }

  func read(columns requests: [ColumnRequest], workers: Workers, availableMemory: Int) throws(TableError) -> Table {
    do {
      return try readOnce(unique(requests), workers: workers, availableMemory: availableMemory)
    } catch .invalidEncoding where isEncodingPresumed {
      // Everything before was ASCII, which all encodings share: the file is not UTF-8 but Windows-1252.
      return try inWindows1252().readOnce(unique(requests), workers: workers, availableMemory: availableMemory)
    }
  }

  /// The same file, read as Windows-1252.
  func inWindows1252() throws(TableError) -> CSVFile {
    var options = options
    options.encoding = .windows1252
    var file = try CSVFile(source: source, options: options)
    file.progress = progress
    return file
  }

  private func unique(_ requests: [ColumnRequest]) -> [ColumnRequest] {
    var seen: Set<ColumnRequest> = []
    return requests.filter { seen.insert($0).inserted }
  }

  private func readOnce(
    _ requests: [ColumnRequest], workers: Workers, availableMemory: Int
  ) throws(TableError) -> Table {
    var actions = [ChunkColumns.Action](repeating: .init(), count: columnNames.count)
    var positions: [String: Int] = [:]
    for (index, name) in columnNames.enumerated() { positions[name] = index }
    var slots: [Int] = []
    var counts = (number: 0, text: 0)
    for request in requests {
      guard let position = positions[request.name] else {
        throw .unknownColumn(request.name, file: name, available: columnNames)
      }
      switch request.kind {
      case .number:
        actions[position].number = counts.number
        slots.append(counts.number)
        counts.number += 1
      case .text:
        actions[position].text = counts.text
        slots.append(counts.text)
        counts.text += 1
      }
    }
    let reading = TableReading(
      walk, actions: actions,
      builder: TableBuilder(
        numberCount: counts.number, textCount: counts.text, expectedRowCount: try expectedRowCount()),
      availableMemory: availableMemory, progress: progress)
    try reading.run(workers)
    let columns = zip(requests, slots).map { request, slot -> Table.Column in
      request.kind == .number ? .number(reading.builder.numberColumn(slot)) : .text(reading.builder.textColumn(slot))
    }
    return Table(
      fileName: name, dialect: dialect, rowCount: reading.walked.rowCount, requests: requests, columns: columns,
      lines: reading.walked.lines)
  }

  /// The number of rows when all are as long as the first chunk's, and a little more, so that columns need not move while
  /// they grow. Pages that stay unused cost nothing.
  private func expectedRowCount() throws(TableError) -> Int {
    let bytes = try source.bytes(from: dataOffset, limit: ChunkReader.chunkSize)
    let rows = bytes.withUnsafeBufferPointer { ByteCheck.count(of: dialect.lineEnd.rowEnd, in: $0) }
    guard !bytes.isEmpty else { return 0 }
    return Int(Double(rows + 1) * Double(source.count - dataOffset) / Double(bytes.count) * 1.02) + 16
  }
}
