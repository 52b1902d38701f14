package import Parallelism
package import Tables

/// The list of accounts with the segment of each, as a CSV file.
public enum AssignmentFile {
  /// The columns: identifier, segment number, segment name, second-best segment number, margin, and whether ratings were
  /// missing; where a method trims, also whether the account was. The margin is 1 at the centre of the segment, 0 on the
  /// border, and below 0 where the method put the account elsewhere than with the nearest centre.
  ///
  /// Every account of the input has its row, in the order of the input; an account that gave no rating has empty cells. The
  /// file is written in the dialect of the input (UTF-8 always, with a byte order mark where the decimal mark is a comma,
  /// since Excel needs it there), aside first and then renamed.
  ///
  /// - Throws: ``TableError`` when it cannot be written.
  public static func write(_ segmentation: MarketSegmentation, _ data: AccountData, to path: String) throws {
    try written(segmentation, data, to: CSVDestination(path)).commit()
  }

  /// - Parameter workers: The threads to use; the file does not depend on it.
  /// - Returns: The file, written aside; it appears when it is committed.
  package static func written(
    _ segmentation: MarketSegmentation, _ data: AccountData, to destination: CSVDestination,
    workers: Workers = .automatic
  ) throws -> FinishedFile {
    var writer = try destination.writer(data.dialect.forOutput)
    let outliers = Set(segmentation.outliers)
    let trims = !outliers.isEmpty
    try writer.writeRow(
      [data.idColumn ?? "account", "segment", "name", "second_best", "margin", "partial"] + (trims ? ["trimmed"] : []))
    let names = segmentation.segments.map { writer.cell($0.name) }
    let (places, ids) = (segmentation.places, data.ids)
    try writer.writeRows(places.count, workers: workers) { account, row in
      let place = places[account]
      if let ids { row.text(ids, row: account) } else { row.number(account + 1) }
      if let segment = place.segment {
        row.number(segment + 1)
        row.text(names[segment])
      } else {
        row.missing()
        row.missing()
      }
      if let runnerUp = place.runnerUp { row.number(runnerUp + 1) } else { row.missing() }
      if place.segment == nil { row.missing() } else { row.number((place.margin * 1e6).rounded() / 1e6) }
      row.number(place.isPartial ? 1 : 0)
      if trims { row.number(outliers.contains(account) ? 1 : 0) }
      row.endRow()
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
