import LinearAlgebra

/// Where values are missing, and the rules that treat them.
struct MissingValues {
  private let values: Matrix
  private let criteria: [Criterion]
  private let alternatives: [String]?
  /// For each criterion, the alternatives whose value is missing.
  private let rows: [[Int]]

  /// Looks for missing values.
  ///
  /// - Throws: `valueNotFinite` for the first infinity.
  init(_ values: Matrix, alternatives: [String]?, criteria: [Criterion]) throws(CriteriaError) {
    self.values = values
    self.criteria = criteria
    self.alternatives = alternatives
    let suspicious = values.withUnsafeElements { elements in
      (0..<criteria.count).filter { column in
        // Sums of x − x are 0 or NaN: one branch for a column; four sums, since one would wait for itself.
        var probe = SIMD4<Double>.zero
        let start = column * values.rowCount
        var row = 0
        while row + 4 <= values.rowCount {
          let place = UnsafeRawPointer(elements.baseAddress! + start + row)
          let four = place.loadUnaligned(as: SIMD4<Double>.self)
          probe += four - four
          row += 4
        }
        while row < values.rowCount {
          probe[0] += elements[start + row] - elements[start + row]
          row += 1
        }
        return probe.sum() != 0
      }
    }
    var rows = [[Int]](repeating: [], count: criteria.count)
    for column in suspicious {
      for row in 0..<values.rowCount where !values[row, column].isFinite {
        guard values[row, column].isNaN else {
          throw .valueNotFinite(
            alternative: alternatives?[row] ?? String(row + 1), criterion: criteria[column].name,
            value: values[row, column])
        }
        rows[column].append(row)
      }
    }
    self.rows = rows
  }

  var isEmpty: Bool { rows.allSatisfy(\.isEmpty) }

  /// The error about the first missing value, alternative by alternative.
  var firstError: CriteriaError {
    let first = rows.compactMap(\.first).min() ?? 0
    let column = rows.firstIndex { $0.first == first } ?? 0
    return .missingValue(alternative: alternatives?[first] ?? String(first + 1), criterion: criteria[column].name)
  }

  /// The alternatives without and with missing values.
  func split() -> (kept: [Int], omitted: [Int]) {
    let omitted = Set(rows.joined())
    return ((0..<values.rowCount).filter { !omitted.contains($0) }, omitted.sorted())
  }

  /// The values with the gaps filled.
  ///
  /// - Throws: `noValues` when a criterion has only gaps.
  func filled(
    by rule: MissingValueRule
  ) throws(CriteriaError) -> (values: Matrix, fills: [MissingValueTreatment.Fill]) {
    var filled = values
    var fills: [MissingValueTreatment.Fill] = []
    for (column, rows) in rows.enumerated() where !rows.isEmpty {
      let known = values.column(column).filter { !$0.isNaN }
      guard !known.isEmpty else { throw .noValues(criterion: criteria[column].name) }
      let value = Self.substitute(known, rule, criteria[column].direction)
      for row in rows { filled[row, column] = value }
      fills.append(.init(criterion: column, count: rows.count, value: value))
    }
    return (filled, fills)
  }

  private static func substitute(_ known: [Double], _ rule: MissingValueRule, _ direction: Direction) -> Double {
    switch rule {
    case .median:
      let sorted = known.sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
    case .worst:
      return (direction == .maximize ? known.min() : known.max()) ?? .nan
    default:
      // Shares of n, since the sum of huge values is infinite.
      let first = known[0]
      return known.reduce(first) { $0 + ($1 - first) / Double(known.count) }
    }
  }
}
