package import Tables

/// The list of accounts with the segment of each, as a CSV file.
public enum AssignmentFile {
  /// The columns: identifier, segment number, segment name, second-best segment number, margin in 0…1, and whether ratings
  /// were missing.
  ///
  /// Every account of the input has its row, in the order of the input; an account that gave no rating has empty cells. The
  /// file is written in the dialect of the input (UTF-8 always, with a byte order mark where the decimal mark is a comma,
  /// since Excel needs it there), aside first and then renamed.
  ///
  /// - Throws: ``TableError`` when it cannot be written.
  public static func write(_ segmentation: MarketSegmentation, _ data: AccountData, to path: String) throws {
    try written(segmentation, data, to: path).commit()
  }

  /// - Returns: The file, written aside; it appears when it is committed.
  package static func written(
    _ segmentation: MarketSegmentation, _ data: AccountData, to path: String
  ) throws -> AtomicFile {
    var writer = try CSVWriter(path: path, dialect: data.dialect.forOutput)
    try writer.writeRow([data.idColumn ?? "account", "segment", "name", "second_best", "margin", "partial"])
    for (account, place) in segmentation.places.enumerated() {
      if let ids = data.ids { try writer.text(ids[account]) } else { try writer.number(account + 1) }
      if let segment = place.segment {
        try writer.number(segment + 1)
        try writer.text(segmentation.segments[segment].name)
      } else {
        try writer.missing()
        try writer.missing()
      }
      if let runnerUp = place.runnerUp { try writer.number(runnerUp + 1) } else { try writer.missing() }
      if place.segment == nil { try writer.missing() } else { try writer.number((place.margin * 1e6).rounded() / 1e6) }
      try writer.number(place.isPartial ? 1 : 0)
      try writer.endRow()
    }
    return try writer.closed()
  }
}

extension CSVDialect {
  /// The dialect for files that go with this one: same delimiter and decimal mark, in UTF-8.
  package var forOutput: CSVDialect {
    CSVDialect(
      delimiter: delimiter, decimalMark: decimalMark, encoding: .utf8, hasByteOrderMark: decimalMark == .comma,
      lineEnd: lineEnd)
  }
}
