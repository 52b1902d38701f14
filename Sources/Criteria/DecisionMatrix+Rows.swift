import LinearAlgebra
public import Parallelism

extension DecisionMatrix {
  /// Makes a decision matrix from values held row after row, as most other tools hold them.
  ///
  /// - Parameters:
  ///   - values: n times q numbers, those of the first alternative first; NaN means missing, infinities are refused.
  ///   - alternatives: n different names; `nil` numbers them from 1.
  ///   - criteria: q, at least one, with different names.
  ///   - missingValues: What happens to missing values.
  ///   - workers: The threads that put the values into columns.
  /// - Throws: What the matrix by columns throws; `decisionShape`, with the values as a single row, when they are not
  ///   whole alternatives. Time and space are O(n q).
  public init(
    rowMajor values: [Double], alternatives: [String]? = nil, criteria: [Criterion],
    missingValues rule: MissingValueRule = .refuse, workers: Workers = .automatic
  ) throws(CriteriaError) {
    guard !values.isEmpty, !criteria.isEmpty else { throw .emptyDecisionMatrix }
    let count = alternatives?.count ?? values.count / criteria.count
    guard values.count == count * criteria.count else {
      throw .decisionShape(rows: 1, columns: values.count, alternatives: count, criteria: criteria.count)
    }
    let turned = TurnedRows(values, rowCount: count, columnCount: criteria.count, workers)
    try self.init(
      alternatives: alternatives, criteria: criteria,
      values: Matrix(rowCount: count, columnCount: criteria.count, unchecked: turned.elements),
      areFinite: turned.areFinite, areDifferent: false, missingValues: rule)
  }
}

/// Numbers held row after row, put into columns.
private struct TurnedRows {
  /// Rows in a piece of work.
  private static let chunkRows = 4_096
  /// Rows that stay in the first-level cache while their columns are written.
  private static let blockRows = 64

  let elements: [Double]
  /// Whether no number is infinite or missing.
  let areFinite: Bool

  init(_ values: [Double], rowCount: Int, columnCount: Int, _ workers: Workers) {
    var areFinite = true
    elements = values.withUnsafeBufferPointer { values in
      [Double](unsafeUninitializedCapacity: values.count) { places, initialized in
        HugePages.wish(for: places)
        nonisolated(unsafe) let (source, target) = (values.baseAddress!, places.baseAddress!)
        areFinite = workers.map((rowCount + Self.chunkRows - 1) / Self.chunkRows) { chunk in
          let end = min(rowCount, (chunk + 1) * Self.chunkRows)
          return stride(from: chunk * Self.chunkRows, to: end, by: Self.blockRows).map { start in
            Self.turn(source, start..<min(end, start + Self.blockRows), rowCount, columnCount, target)
          }.allSatisfy { $0 }
        }.allSatisfy { $0 }
        initialized = values.count
      }
    }
    self.areFinite = areFinite
  }

  /// Writes some rows, and says whether all their numbers are finite.
  private static func turn(
    _ values: UnsafePointer<Double>, _ rows: Range<Int>, _ rowCount: Int, _ columnCount: Int,
    _ places: UnsafeMutablePointer<Double>
  ) -> Bool {
    // Sums of x − x are 0 or NaN.
    var probe = SIMD4<Double>.zero
    for column in 0..<columnCount {
      var source = values + rows.lowerBound * columnCount + column
      let target = places + column * rowCount
      var row = rows.lowerBound
      while row + 4 <= rows.upperBound {
        let four = SIMD4(source[0], source[columnCount], source[2 * columnCount], source[3 * columnCount])
        probe += four - four
        UnsafeMutableRawPointer(target + row).storeBytes(of: four, as: SIMD4<Double>.self)
        source += 4 * columnCount
        row += 4
      }
      while row < rows.upperBound {
        probe[0] += source.pointee - source.pointee
        (target + row).initialize(to: source.pointee)
        source += columnCount
        row += 1
      }
    }
    return probe.sum() == 0
  }
}
