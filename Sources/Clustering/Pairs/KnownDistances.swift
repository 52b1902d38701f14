import Parallelism

/// The distances of all pairs of some observations, known beforehand: for methods that need nothing else.
///
/// Distances are symmetric, and 0 from an observation to itself; the triangle inequality need not hold.
public struct KnownDistances: Sendable, Hashable {
  /// The largest number of observations: one gigabyte of distances.
  public static let observationLimit = PairDistances.observationLimit
  /// The largest distance.
  public static let largestDistance = 1e150

  let pairs: PairDistances

  /// The number of observations, n.
  public var count: Int { pairs.count }

  /// Keeps distances that are known.
  ///
  /// - Parameters:
  ///   - count: n, at least 1.
  ///   - values: n (n − 1) / 2 numbers in 0 ... ``largestDistance``: 1 and 2, 1 and 3, ... 1 and n, 2 and 3, and so on. This
  ///     is the order of SciPy's `pdist` and of R's `dist`.
  /// - Throws: `noObservations`, `tooManyObservations`, `setting` for another number of values or one out of range.
  public init(count: Int, values: [Double]) throws(ClusteringError) {
    guard count >= 1 else { throw .noObservations }
    guard count <= Self.observationLimit else { throw .tooManyObservations(count, limit: Self.observationLimit) }
    let expected = count * (count - 1) / 2
    guard values.count == expected else {
      throw .setting(name: "The number of distances", value: Double(values.count), allowed: "\(expected)")
    }
    if let bad = values.firstIndex(where: { !(0...Self.largestDistance ~= $0) }) {
      throw .setting(name: "Distance \(bad + 1)", value: values[bad], allowed: "in 0…1e150")
    }
    pairs = PairDistances(count: count, values: values)
  }

  /// Trusts its input.
  init(_ pairs: PairDistances) { self.pairs = pairs }

  /// The distance of two observations.
  public subscript(first: Int, second: Int) -> Double {
    precondition(0..<count ~= first && 0..<count ~= second, "observation out of range")
    return pairs[first, second]
  }

  /// Compares all distances.
  public static func == (left: KnownDistances, right: KnownDistances) -> Bool {
    left.count == right.count && left.pairs.values == right.pairs.values
  }

  /// Feeds all distances.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(pairs.values)
  }
}

extension PairDistances {
  /// The distances between some of the observations, given in increasing order.
  func selecting(_ rows: [Int]) -> PairDistances {
    var chosen: [Double] = []
    chosen.reserveCapacity(rows.count * (rows.count - 1) / 2)
    for (place, row) in rows.enumerated() {
      for other in rows[(place + 1)...] { chosen.append(self[row, other]) }
    }
    return PairDistances(count: rows.count, values: chosen)
  }
}
