/// Observations of which some cells are missing: a rating that was not given, an answer left out.
///
/// The values keep their storage, so that ratings stay bytes. Beside them lie the numbers of the incomplete rows and,
/// for each of these, one bit a feature; complete rows take no further space.
public struct IncompleteObservations: Sendable {
  /// n rows by d features. What stands in a missing cell is a finite number of no meaning and decides nothing.
  public let observations: Observations
  /// The rows that lack at least one value, in increasing order.
  public let incompleteRows: [Int]
  /// For each incomplete row its missing features: bit j of word j / 64.
  let masks: [UInt64]

  /// The number of rows, n.
  public var observationCount: Int { observations.observationCount }
  /// The number of columns, d.
  public var featureCount: Int { observations.featureCount }
  /// The number of missing cells.
  public var missingCount: Int { masks.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Marks cells of observations as missing.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features, with any finite number in missing cells.
  ///   - missing: For each of the d features the rows that lack it, in any order.
  ///
  /// Time is O(n d + m log m) for m missing cells, space O(n) while it is made.
  public init(_ observations: Observations, missing: [[Int]]) {
    precondition(missing.count == observations.featureCount, "one list of rows a feature is needed")
    let count = observations.observationCount
    var places = [Int32](repeating: -1, count: count)
    for rows in missing {
      for row in rows {
        precondition(0..<count ~= row, "a row out of range is missing")
        places[row] = 0
      }
    }
    let incomplete = places.indices.filter { places[$0] == 0 }
    for (place, row) in incomplete.enumerated() { places[row] = Int32(place) }
    let wordCount = Self.wordCount(missing.count)
    var masks = [UInt64](repeating: 0, count: incomplete.count * wordCount)
    for (feature, rows) in missing.enumerated() {
      for row in rows { masks[Int(places[row]) * wordCount + feature / 64] |= 1 << UInt64(feature % 64) }
    }
    self.init(observations, incompleteRows: incomplete, masks: masks)
  }

  /// Makes observations from columns of equal length in which `nil` is a missing cell; ratings are kept as bytes.
  ///
  /// - Parameter columns: d columns of n values each.
  /// - Throws: `noObservations`, `columnLengths`, `notFinite`. Time and space are O(n d).
  public init(columns: [[Double?]]) throws(ClusteringError) {
    // A value that occurs in the column changes neither its range nor its storage.
    let values = columns.map { column -> [Double] in
      let placeholder = column.lazy.compactMap { $0 }.first { $0.isFinite } ?? 0
      return column.map { $0 ?? placeholder }
    }
    self.init(
      try Observations(columns: values),
      missing: columns.map { column in column.indices.filter { column[$0] == nil } })
  }

  private init(_ observations: Observations, incompleteRows: [Int], masks: [UInt64]) {
    self.observations = observations
    self.incompleteRows = incompleteRows
    self.masks = masks
  }

  /// The value of a cell, or `nil` where it is missing. For reports and tests.
  public subscript(observation: Int, feature: Int) -> Double? {
    let value = observations[observation, feature]
    guard let place = place(of: observation) else { return value }
    return isMissing(place, feature) ? nil : value
  }

  /// The rows with the given indices, in the given order; an index may come more than once. Time is O(m d + m log n)
  /// for m indices.
  public func selecting(_ rows: [Int]) -> IncompleteObservations {
    var incomplete: [Int] = []
    var masks: [UInt64] = []
    for (new, row) in rows.enumerated() {
      guard let place = place(of: row) else { continue }
      incomplete.append(new)
      masks += self.masks[(place * wordCount)..<((place + 1) * wordCount)]
    }
    return IncompleteObservations(observations.selecting(rows), incompleteRows: incomplete, masks: masks)
  }

  /// The rows that lack nothing, in increasing order.
  public var completeRows: [Int] {
    var rows: [Int] = []
    rows.reserveCapacity(observationCount - incompleteRows.count)
    var next = 0
    for row in 0..<observationCount {
      if next < incompleteRows.count, incompleteRows[next] == row { next += 1 } else { rows.append(row) }
    }
    return rows
  }

  /// The words that the mask of a row takes.
  var wordCount: Int { Self.wordCount(featureCount) }

  /// Whether an incomplete row, given by its place among them, lacks a feature.
  func isMissing(_ place: Int, _ feature: Int) -> Bool {
    masks[place * wordCount + feature / 64] >> UInt64(feature % 64) & 1 == 1
  }

  /// Whether any row lacks a feature.
  func hasMissing(_ feature: Int) -> Bool { incompleteRows.indices.contains { isMissing($0, feature) } }

  /// The observations with a given number for each feature in its missing cells. Time and space are O(n d).
  func filled(with values: [Double]) throws(ClusteringError) -> Observations {
    let columns = observations.columns.enumerated().map { feature, column -> Observations.Column in
      let places = incompleteRows.indices.filter { isMissing($0, feature) }
      guard !places.isEmpty else { return column }
      var filled = (0..<observationCount).map { column[$0] }
      for place in places { filled[incompleteRows[place]] = values[feature] }
      return .doubles(filled)
    }
    return try Observations(columns)
  }

  /// The place of the first incomplete row from a row on.
  func place(from row: Int) -> Int {
    var (low, high) = (0, incompleteRows.count)
    while low < high {
      let middle = (low + high) / 2
      if incompleteRows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func place(of row: Int) -> Int? {
    let place = place(from: row)
    return place < incompleteRows.count && incompleteRows[place] == row ? place : nil
  }

  private static func wordCount(_ featureCount: Int) -> Int { (featureCount + 63) / 64 }
}
