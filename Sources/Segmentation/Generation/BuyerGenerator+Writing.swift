import Criteria
public import Parallelism
public import Tables

extension BuyerGenerator {
  /// Writes the buyers not drawn yet to a file, without holding them.
  ///
  /// The columns are `account_id`; with descriptors `country`, `sector`, `revenue_keur` (thousand euros a year) and
  /// `margin_percent`; the criteria; `believed_segment`; and when it is asked for `true_segment`. Segments are written by
  /// their names in the table. The file is there whole or not at all.
  ///
  /// - Parameters:
  ///   - path: The path; `-` is standard output.
  ///   - dialect: How the file is written.
  ///   - includesTrueSegment: Whether the segment that the ratings were drawn from is written too.
  ///   - workers: The threads to write with; buyers are drawn by one at a time, and the file does not depend on it.
  ///   - progress: Told now and then how far the file is.
  /// - Throws: ``SegmentationError/setting(name:value:allowed:)`` when a criterion has the name of another column;
  ///   ``TableError`` when the file cannot be written. Time is O(n d); space does not depend on n.
  public func write(
    to path: String, dialect: CSVDialect = .standard, includesTrueSegment: Bool = false,
    workers: Workers = .automatic, progress: ProgressHandler? = nil
  ) throws {
    try written(
      to: CSVDestination(path), dialect: dialect, includesTrueSegment: includesTrueSegment, workers: workers,
      progress: progress
    ).commit()
  }

  /// As ``write(to:dialect:includesTrueSegment:workers:progress:)``.
  ///
  /// - Returns: The file, written aside; it appears when it is committed.
  package func written(
    to destination: CSVDestination, dialect: CSVDialect, includesTrueSegment: Bool, workers: Workers = .automatic,
    progress: ProgressHandler?
  ) throws -> FinishedFile {
    let names = try columnNames(includesTrueSegment: includesTrueSegment)
    var writer = try destination.writer(dialect)
    if dialect.hasHeader { try writer.writeRow(names) }
    let segments = table.segments.map { writer.cell($0) }
    let (roundsToIntegers, accountCount) = (options.roundsToIntegers, options.accountCount)
    var remaining = self
    try writer.writePieces(
      workers: accountCount > Self.pieceSize ? workers : .one,
      make: { [GeneratedBuyer](repeating: remaining.emptyBuyer, count: Swift.min(Self.pieceSize, accountCount)) },
      take: { buyers in
        buyers.removeLast(buyers.count - remaining.draw(into: &buyers))
        if !buyers.isEmpty, remaining.drawnCount.isMultiple(of: 1 << 16) {
          progress?(
            WorkProgress(stage: "writing accounts", fraction: Double(remaining.drawnCount) / Double(accountCount)))
        }
        return !buyers.isEmpty
      },
      makeRows: { buyers, rows in
        for buyer in buyers {
          rows.add(
            buyer, segments: segments, roundsToIntegers: roundsToIntegers, includesTrueSegment: includesTrueSegment)
        }
      })
    return try writer.closed()
  }

  /// Buyers that are drawn together.
  private static let pieceSize = 1 << 12

  /// Draws as many buyers as there are places or are left, and returns how many that were.
  private mutating func draw(into buyers: inout [GeneratedBuyer]) -> Int {
    for index in buyers.indices where !next(into: &buyers[index]) { return index }
    return buyers.count
  }

  private func columnNames(includesTrueSegment: Bool) throws(SegmentationError) -> [String] {
    let before = ["account_id"] + (options.hasDescriptors ? BuyerDescriptors.columnNames : [])
    let after = ["believed_segment"] + (includesTrueSegment ? ["true_segment"] : [])
    for name in table.criteria where (before + after).contains(name) {
      throw .setting(
        name: "The name of a criterion", value: "'\(name)'",
        allowed: "another one, since the file has a column of this name")
    }
    return before + table.criteria + after
  }
}

extension CSVRows {
  fileprivate mutating func add(
    _ buyer: GeneratedBuyer, segments: [Cell], roundsToIntegers: Bool, includesTrueSegment: Bool
  ) {
    text(buyer.id)
    if let descriptors = buyer.descriptors {
      text(descriptors.country)
      text(descriptors.sector)
      number(descriptors.revenue)
      number(descriptors.margin)
    }
    if roundsToIntegers {
      for rating in buyer.ratings { number(Int(rating)) }
    } else {
      for rating in buyer.ratings { number(rating) }
    }
    text(segments[buyer.believedSegment])
    if includesTrueSegment { text(segments[buyer.trueSegment]) }
    endRow()
  }
}
