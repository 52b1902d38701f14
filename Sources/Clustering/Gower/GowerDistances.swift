public import Parallelism

/// Gower's distances between observations with columns of several kinds, some values of which may be missing.
///
/// d(x, y) = Σⱼ wⱼ δⱼ dⱼ / Σⱼ wⱼ δⱼ in 0 ... 1: w are the column weights, dⱼ in 0 ... 1 is what the two values of column j
/// differ by (``MixedColumn``), and δⱼ is 1 when both are there and can be compared, else 0. It is 1 − s for Gower's
/// similarity s. A column whose values are all the same adds its weight below and nothing above.
///
/// ``KMedoids/fit(distances:weights:using:)`` divides the observations.
///
/// Time is O(n² d), shared by the threads; space is 4 n² bytes, so at most ``KnownDistances/observationLimit`` observations
/// are taken.
///
/// Sources: Gower (1971), doi:10.2307/2528823; Kaufman & Rousseeuw (1990), Finding Groups in Data, chapter 1, and R's
/// `daisy`, for asymmetric binary columns; Podani (1999), doi:10.2307/1224438, for ``OrdinalScale/ranks``.
public struct GowerDistances: Sendable, Hashable {
  /// The distances.
  public let distances: KnownDistances
  /// The weight of each column, d numbers.
  public let columnWeights: [Double]
  /// How far apart ordinal levels are.
  public let ordinal: OrdinalScale

  /// Computes all distances.
  ///
  /// - Parameters:
  ///   - columns: d columns of n values each.
  ///   - columnWeights: d finite numbers of at least 0, not all 0; a column of weight 0 is ignored. `nil` weighs each 1.
  ///   - ordinal: How far apart ordinal levels are.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: `noObservations`, `columnLengths`, `tooManyObservations`, `weightCount`, `badWeight`, `allWeightsZero`,
  ///   `notFinite`, `valuesTooLarge` when a range exceeds the largest number, and `incomparable` for the first two
  ///   observations that no column can compare.
  public init(
    _ columns: [MixedColumn], columnWeights: [Double]? = nil, ordinal: OrdinalScale = .levels,
    workers: Workers = .automatic
  ) throws(ClusteringError) {
    guard let first = columns.first, first.count > 0 else { throw .noObservations }
    let count = first.count
    for (feature, column) in columns.enumerated() where column.count != count {
      throw .columnLengths(feature: feature, length: column.count, expected: count)
    }
    guard count <= KnownDistances.observationLimit else {
      throw .tooManyObservations(count, limit: KnownDistances.observationLimit)
    }
    let weights = columnWeights ?? [Double](repeating: 1, count: columns.count)
    guard weights.count == columns.count else { throw .weightCount(weights.count, expected: columns.count) }
    // The same rules as for the weights of features.
    _ = try KMeans(clusterCount: 1, featureWeights: weights)
    guard weights.reduce(0, +).isFinite else { throw .valuesTooLarge(feature: 0) }
    var prepared: [GowerColumn] = []
    for (feature, column) in columns.enumerated() {
      let one = try GowerColumn(column, feature: feature, weight: weights[feature], ordinal: ordinal)
      if weights[feature] > 0 { prepared.append(one) }
    }
    distances = KnownDistances(
      PairDistances(count: count, values: try Self.values(prepared, count: count, workers: workers)))
    self.columnWeights = weights
    self.ordinal = ordinal
  }

  /// Rows of a block, which is a unit of work.
  private static let blockRows = 32
  /// Rows that a block is measured against at a time: 16 KB of each column.
  private static let tileRows = 2_048

  private static func values(
    _ columns: [GowerColumn], count: Int, workers: Workers
  ) throws(ClusteringError) -> [Double] {
    let pairCount = count * (count - 1) / 2
    let certain = columns.reduce(0) { $0 + $1.certainWeight }
    var incomparable: [(Int, Int)] = []
    let values = [Double](unsafeUninitializedCapacity: pairCount) { buffer, filled in
      if let base = buffer.baseAddress {
        let place = RowPointer(base)
        incomparable = workers.map((count + blockRows - 1) / blockRows) { block in
          measure(block, columns, count, certainWeight: certain, into: place.base)
        }.compactMap { $0 }
      }
      filled = pairCount
    }
    if let pair = incomparable.first { throw .incomparable(first: pair.0, second: pair.1) }
    return values
  }

  /// Measures the rows of a block against all later ones. Returns the first two rows that cannot be compared.
  private static func measure(
    _ block: Int, _ columns: [GowerColumn], _ count: Int, certainWeight: Double,
    into values: UnsafeMutablePointer<Double>
  ) -> (Int, Int)? {
    var incomparable: (Int, Int)?
    let first = block * blockRows
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * tileRows) { scratch in
      let (differences, weights) = (scratch.baseAddress!, scratch.baseAddress! + tileRows)
      for start in stride(from: first, to: count, by: tileRows) {
        for row in first..<min(count, first + blockRows) {
          let others = max(start, row + 1)..<max(row + 1, min(count, start + tileRows))
          guard !others.isEmpty else { continue }
          differences.initialize(repeating: 0, count: others.count)
          weights.initialize(repeating: certainWeight, count: others.count)
          for column in columns { column.add(row, others, differences: differences, weights: weights) }
          let place = values + PairDistances.start(ofRow: row, of: count) + others.lowerBound
          for index in 0..<others.count {
            (place + index).initialize(to: differences[index] / weights[index])
            guard weights[index] == 0 else { continue }
            let pair = (row, others.lowerBound + index)
            if incomparable.map({ pair < $0 }) ?? true { incomparable = pair }
          }
        }
      }
    }
    return incomparable
  }
}
