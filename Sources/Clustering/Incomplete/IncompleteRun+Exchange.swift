extension IncompleteRun {
  /// Moves single rows between clusters while that lowers the objective (Hartigan's criterion), until none can.
  ///
  /// With Wₐⱼ the weight of the rows of cluster a that have feature j, moving a row of weight ω from a to b changes the
  /// objective, over the features j that the row has, by
  ///
  ///     Σⱼ wⱼ ω (Wᵦⱼ / (Wᵦⱼ + ω) (xⱼ − cᵦⱼ)² − Wₐⱼ / (Wₐⱼ − ω) (xⱼ − cₐⱼ)²),
  ///
  /// a feature that the row alone has in its cluster costing nothing there. Rows so far from the border that no move can
  /// gain are passed over. Needs labels, sums and centroids that agree. Nothing is moved where the values are not kept row
  /// by row.
  ///
  /// Source: Hartigan & Wong (1979), doi:10.2307/2346830, with one weight for each feature. Time is O(n d k) a pass at most.
  ///
  /// - Parameter passLimit: The largest number of passes.
  /// - Returns: How many rows moved.
  mutating func exchange(passLimit: Int = 1_000) -> Int {
    let (rows, featureCount) = (rows, featureCount)
    guard clusterCount > 1, let values = rows.values else { return 0 }
    var moved = 0
    values.withUnsafeBufferPointer { values in
      rows.cells.withObservedFeatures(from: 0) { start in
        for _ in 0..<passLimit {
          var observed = start
          let before = moved
          var reach = reach
          for row in 0..<rows.rowCount where expiries[row] <= odometer + reach {
            guard rows.weight(row) > 0, sums.counts[Int(labels[row])] > 1 else { continue }
            observed.advance(to: row)
            let features = observed.features(of: row)
            let place = values.baseAddress! + row * featureCount
            guard let target = target(of: row, place, features) else { continue }
            move(row, place, features, to: target)
            reach = self.reach
            moved += 1
          }
          if moved == before { break }
        }
      }
    }
    return moved
  }

  /// How close to the border of its cluster a row must lie to gain by a move.
  ///
  /// With W the least weight of a cell, it gains only when the distances u to its own centroid and l to another are such
  /// that l² W / (W + ω) < u² W / (W − ω), and then l − u < u (√((W + ω) / (W − ω)) − 1).
  private var reach: Double {
    let (least, weight) = (sums.weights.min() ?? 0, rows.heaviest)
    guard least > weight else { return .infinity }
    return rows.diameter * (((least + weight) / (least - weight)).squareRoot() - 1) * (1 + 1e-9)
  }

  /// The cluster a row should move to, or `nil` when it should stay.
  private mutating func target(
    of row: Int, _ values: UnsafePointer<Double>, _ features: UnsafeBufferPointer<Int>
  ) -> Int? {
    let (from, weight, clusterCount) = (Int(labels[row]), rows.weight(row), clusterCount)
    var best = (cost: Double.infinity, cluster: from)
    var other = Double.infinity
    let own = cost(from, values, features) { index in
      let all = sums.weights[index]
      return sums.cellCounts[index] > 1 ? all / (all - weight) : 0
    }
    for cluster in 0..<clusterCount where cluster != from {
      let found = cost(cluster, values, features) { sums.weights[$0] / (sums.weights[$0] + weight) }
      if found.cost < best.cost { best = (found.cost, cluster) }
      other = min(other, found.square)
    }
    // The margin keeps rounding errors from moving a row to and fro for ever.
    if best.cost < own.cost * (1 - 1e-10) { return best.cluster }
    expiries[row] =
      odometer + PartialPlace(label: Int32(from), square: own.square, otherSquare: other).margin
    return nil
  }

  /// Σ wⱼ fⱼ (xⱼ − cⱼ)² for a cluster with factors f, and the same without them.
  @inline(__always)
  private func cost(
    _ cluster: Int, _ values: UnsafePointer<Double>, _ features: UnsafeBufferPointer<Int>, factor: (Int) -> Double
  ) -> (cost: Double, square: Double) {
    var (cost, square) = (0.0, 0.0)
    for feature in features {
      let index = cluster * featureCount + feature
      let difference = values[feature] - centroids[index]
      let term = difference * difference * rows.featureWeights[feature]
      square += term
      cost += term * factor(index)
    }
    return (cost, square)
  }
}
