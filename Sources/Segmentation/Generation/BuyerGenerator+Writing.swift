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
  ///   - progress: Told now and then how far the file is.
  /// - Throws: ``SegmentationError/setting(name:value:allowed:)`` when a criterion has the name of another column;
  ///   ``TableError`` when the file cannot be written. Time is O(n d); space does not depend on n.
  public func write(
    to path: String, dialect: CSVDialect = .standard, includesTrueSegment: Bool = false,
    progress: ProgressHandler? = nil
  ) throws {
    let names = try columnNames(includesTrueSegment: includesTrueSegment)
    // The file is read again by programs, to which an apostrophe before a name would be part of it.
    var writer = try CSVWriter(path: path, dialect: dialect, guardsFormulas: false)
    if dialect.hasHeader { try writer.writeRow(names) }
    var remaining = self
    var buyer = remaining.emptyBuyer
    while remaining.next(into: &buyer) {
      try writer.text(buyer.id)
      if let descriptors = buyer.descriptors {
        try writer.text(descriptors.country)
        try writer.text(descriptors.sector)
        try writer.number(descriptors.revenue)
        try writer.number(descriptors.margin)
      }
      if options.roundsToIntegers {
        for rating in buyer.ratings { try writer.number(Int(rating)) }
      } else {
        for rating in buyer.ratings { try writer.number(rating) }
      }
      try writer.text(table.segments[buyer.believedSegment])
      if includesTrueSegment { try writer.text(table.segments[buyer.trueSegment]) }
      try writer.endRow()
      if let progress, remaining.drawnCount.isMultiple(of: 1 << 16) {
        progress(
          WorkProgress(
            stage: "writing accounts", fraction: Double(remaining.drawnCount) / Double(options.accountCount)))
      }
    }
    try writer.finish()
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
