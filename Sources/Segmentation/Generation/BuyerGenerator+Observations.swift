public import Clustering

extension BuyerGenerator {
  /// The ratings of the buyers not drawn yet, as the clustering methods see them, and nothing else of the accounts.
  ///
  /// Whole-number ratings take one byte each. The ratings are those that drawing the buyers one by one gives.
  ///
  /// - Returns: One row an account, one column a criterion.
  /// - Throws: `noObservations` when all have been drawn. Time and space are O(n d).
  public func observations() throws(ClusteringError) -> Observations {
    if options.roundsToIntegers {
      return try Observations(byteColumns: columns { UInt8($0) })
    }
    return try Observations(columns: columns { $0 })
  }

  private func columns<Value>(_ value: (Double) -> Value) -> [[Value]] {
    var remaining = self
    var ratings = emptyBuyer.ratings
    let count = options.accountCount - drawnCount
    var columns = [[Value]](repeating: [], count: ratings.count)
    for criterion in columns.indices { columns[criterion].reserveCapacity(count) }
    for _ in 0..<count {
      _ = remaining.nextRatings(into: &ratings)
      for (criterion, rating) in ratings.enumerated() { columns[criterion].append(value(rating)) }
    }
    return columns
  }
}
