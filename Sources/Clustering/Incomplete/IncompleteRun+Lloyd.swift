import Parallelism

extension IncompleteRun {
  /// Below this share of the sum of squares about the origins an objective found as a difference has lost too many
  /// digits.
  private static let differenceLimit = 1e-4
  /// So many passes that change labels and lower nothing are rounding that goes to and fro.
  private static let stallLimit = 3

  /// Lloyd's steps until no label changes or the objective falls no more.
  ///
  /// Rows whose labels are known to stay, however the centroids have moved since they were last looked at, are passed over:
  /// Hamerly (2010), doi:10.1137/1.9781611972801.12, whose bounds hold for partial distances too, since centroids do not
  /// move farther in some features than in all.
  ///
  /// - Returns: Whether that happened within the limit.
  mutating func iterateLloyd(limit: Int) -> Bool {
    var stalls = 0
    while passCount < limit {
      // A pass over all rows begins, and ends, a descent: sums that are kept by differences gather rounding.
      var changes = assign()
      var isFalling = note(sums.objective)
      var isSettled = changes == 0
      while true {
        let isFilled = fillEmptyClusters()
        moveCentroids()
        stalls = isFalling ? 0 : stalls + 1
        if stalls == Self.stallLimit || (isSettled && !isFilled) { return true }
        guard changes > 0 || isFilled, passCount < limit else { break }
        changes = track()
        let objective = rows.spread - sums.explained(featureWeights: rows.featureWeights)
        isFalling = objective < Self.differenceLimit * rows.spread || note(objective)
        isSettled = false
      }
    }
    return false
  }

  /// Gives every row the label of the centroid at the least partial distance, ties going to the lower label, and sums up.
  ///
  /// - Returns: How many labels changed.
  mutating func assign() -> Int {
    passCount += 1
    odometer = 0
    let (clusterCount, centroids) = (clusterCount, centroids)
    sums = CellSums.total(
      chunks { rows, chunk, labels, expiries in
        var result = CellSums(clusterCount: clusterCount, featureCount: rows.featureCount)
        rows.cells.forEachNearest(
          ofChunk: chunk, centroids: centroids, clusterCount: clusterCount, featureWeights: rows.featureWeights
        ) { row, values, features, place in
          let weight = rows.weight(row)
          if labels[row] != place.label {
            labels[row] = place.label
            result.changeCount += 1
          }
          expiries[row] = place.margin
          result.objective += weight * place.square
          result.add(
            values, stride: Observations.tileRows, features, weight: weight, to: Int(place.label),
            origins: rows.origins)
        }
        return result
      })
    return sums.changeCount
  }

  /// The same for the rows whose labels may have changed since they were last looked at.
  private mutating func track() -> Int {
    passCount += 1
    let (clusterCount, centroids, odometer) = (clusterCount, centroids, odometer)
    let changes = chunks { rows, chunk, labels, expiries in
      var result = CellSums(clusterCount: clusterCount, featureCount: rows.featureCount)
      rows.cells.forEachRow(ofChunk: chunk, where: { expiries[$0] <= odometer }) { row, values, features in
        let place = centroids.withUnsafeBufferPointer { centroids in
          rows.featureWeights.withUnsafeBufferPointer { weights in
            PartialPlace(
              of: values, stride: Observations.tileRows, features, centroids: centroids.baseAddress!,
              clusterCount: clusterCount, weights: weights)
          }
        }
        expiries[row] = odometer + place.margin
        let (old, weight) = (labels[row], rows.weight(row))
        guard old != place.label else { return }
        labels[row] = place.label
        result.changeCount += 1
        for (label, weight) in [(old, -weight), (place.label, weight)] {
          result.add(
            values, stride: Observations.tileRows, features, weight: weight, to: Int(label), origins: rows.origins)
        }
      }
      return result
    }
    sums.apply(changes)
    return changes.reduce(0) { $0 + $1.changeCount }
  }

  /// What `body` finds in each chunk, in order.
  private mutating func chunks(
    _ body: @Sendable (IncompleteRows, Int, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Double>) -> CellSums
  ) -> [CellSums] {
    let (rows, workers) = (rows, workers)
    return labels.withUnsafeMutableBufferPointer { labels in
      expiries.withUnsafeMutableBufferPointer { expiries in
        let (labels, expiries) = (RowPointer(labels.baseAddress!), RowPointer(expiries.baseAddress!))
        return workers.map(rows.cells.observations.chunkCount) { chunk in
          body(rows, chunk, labels.base, expiries.base)
        }
      }
    }
  }

  /// Gives each cluster without a row of positive weight the row that lies farthest from its centroid, taken from a
  /// cluster with more than one. That cannot raise the objective.
  ///
  /// - Returns: Whether there was such a cluster.
  mutating func fillEmptyClusters() -> Bool {
    var isFilled = false
    while let empty = sums.counts.firstIndex(of: 0), let row = farthestRow() {
      let cells = rows.cells
      cells.withRow(row) { values, features in move(row, values, features, to: empty) }
      isFilled = true
    }
    return isFilled
  }

  private func farthestRow() -> Int? {
    let distances = rows.distances(to: centroids, labels: labels, workers: workers)
    var farthest: (row: Int, cost: Double)?
    for (row, distance) in distances.enumerated() where rows.weight(row) > 0 && sums.counts[Int(labels[row])] > 1 {
      let cost = rows.weight(row) * distance
      if cost > farthest?.cost ?? -1 { farthest = (row, cost) }
    }
    return farthest?.row
  }
}
