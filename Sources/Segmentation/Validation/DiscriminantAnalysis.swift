public import ClusterValidation
import Clustering
import LinearAlgebra
public import Parallelism

/// How many accounts their ratings alone put into the right segment: linear discriminant analysis of a division.
///
/// With the pooled covariance S = W / (n − k) within the segments and prior probabilities π, account x goes to the segment c with
/// the least ½ (x − m_c)ᵀ S⁻¹ (x − m_c) − ln π_c. A segment that was cut out of the same ratings is told by them well; what is
/// left wrong lies where borders are not straight.
///
/// The leave-one-out rate takes each account out of the mean of its segment and out of S before it is placed, in closed form; the
/// priors stay. One pass, O(n d (d + k)) time; the same counts for any number of threads.
///
/// Sources: Fisher (1936), doi:10.1111/j.1469-1809.1936.tb02137.x; Lachenbruch & Mickey (1968),
/// doi:10.1080/00401706.1968.10490530 (leave-one-out). Press's Q as in textbooks of multivariate analysis.
public struct DiscriminantAnalysis: Hashable, Sendable {
  /// The prior probabilities of the segments.
  public enum Priors: String, Hashable, Sendable, Codable, CaseIterable {
    /// The shares of the segments.
    case proportional
    /// The same for all.
    case equal
  }

  /// For each segment, how many of its accounts are placed in each segment, k × k, row after row.
  public let confusion: [[Int]]
  /// The same when each account is left out of what places it.
  public let leaveOneOutConfusion: [[Int]]

  /// The number of accounts, n.
  public var accountCount: Int { confusion.reduce(0) { $0 + $1.reduce(0, +) } }
  /// The share of accounts that are placed right, in 0 ... 1.
  public var hitRate: Double { Self.share(of: confusion) }
  /// The same when each is left out of what places it: what to expect of new accounts.
  public var leaveOneOutHitRate: Double { Self.share(of: leaveOneOutConfusion) }
  /// Σ p² for the shares p of the segments: the hits of someone who knows only these.
  public var proportionalChance: Double {
    let n = Double(accountCount)
    return confusion.reduce(0) { $0 + Double($1.reduce(0, +) * $1.reduce(0, +)) / (n * n) }
  }
  /// The share of the largest segment: the hits of someone who always names that one.
  public var maximumChance: Double { Double(confusion.map { $0.reduce(0, +) }.max() ?? 0) / Double(accountCount) }
  /// (n − hits · k)² / (n (k − 1)): above 3.84 the hits are better than chance at 5 %.
  public var pressQ: Double {
    let (n, k) = (Double(accountCount), Double(confusion.count))
    let hits = Double(confusion.indices.reduce(0) { $0 + confusion[$1][$1] })
    return (n - hits * k) * (n - hits * k) / (n * (k - 1))
  }

  private static func share(of table: [[Int]]) -> Double {
    let all = table.reduce(0) { $0 + $1.reduce(0, +) }
    return Double(table.indices.reduce(0) { $0 + table[$1][$1] }) / Double(all)
  }

  /// Places every account.
  ///
  /// - Parameters:
  ///   - partition: n accounts with their segments; weights of features do not matter, but that one of weight 0 is left out.
  ///   - priors: The prior probabilities.
  ///   - workers: The threads to use.
  /// - Throws: ``ClusterValidationError``: `tooFewClusters` when fewer than two segments hold an account, `noWithinSpread` when the
  ///   ratings within segments do not spread in every direction, as with collinear criteria, `valuesTooLarge`;
  ///   `LinearAlgebraError` without a library.
  public init(
    of partition: LabelledObservations, priors: Priors = .proportional, workers: Workers = .automatic
  ) throws {
    let measure = "discriminant analysis"
    guard partition.occupiedCount >= 2 else {
      throw ClusterValidationError.tooFewClusters(found: partition.occupiedCount, index: measure)
    }
    let moments = try SegmentMoments(partition, workers: workers)
    let (n, k) = (moments.count, partition.clusterCount)
    guard n > k else { throw ClusterValidationError.noWithinSpread(index: measure) }
    let space = try DiscriminantSpace(moments, divisor: Double(n - k), measure: measure)
    let shares = partition.sizes.map { size in
      priors == .equal ? (size > 0 ? 1 / Double(partition.occupiedCount) : 0) : Double(size) / Double(n)
    }
    let parts = workers.map(partition.observations.chunkCount) { chunk in
      space.counts(partition, chunk, priors: shares)
    }
    var (all, left) = (parts[0].all, parts[0].left)
    for part in parts.dropFirst() {
      for index in all.indices {
        all[index] += part.all[index]
        left[index] += part.left[index]
      }
    }
    func rows(_ counts: [Int]) -> [[Int]] { (0..<k).map { Array(counts[($0 * k)..<(($0 + 1) * k)]) } }
    confusion = rows(all)
    leaveOneOutConfusion = rows(left)
  }
}

/// The space in which the pooled covariance is the identity: squared distances in it are Mahalanobis'.
private struct DiscriminantSpace: Sendable {
  let features: [Int]
  let scales: [Double]
  /// What is taken from values first.
  let origin: [Double]
  /// The rows of L of S = L Lᵀ, one after the other.
  let factor: [Double]
  /// The centroids in this space; `nil` for an empty segment.
  let centres: [[Double]?]
  let divisor: Double

  init(_ moments: SegmentMoments, divisor: Double, measure: String) throws {
    let d = moments.features.count
    var pooled = Matrix(rowCount: d, columnCount: d)
    for product in moments.products {
      for row in 0..<d { for column in 0..<d { pooled[row, column] += product[row, column] / divisor } }
    }
    let cholesky: CholeskyFactorization
    do throws(LinearAlgebraError) {
      cholesky = try CholeskyFactorization(pooled)
    } catch {
      if case .notPositiveDefinite = error { throw ClusterValidationError.noWithinSpread(index: measure) }
      throw error
    }
    let lower = cholesky.lowerFactor
    for row in 0..<d where lower[row, row] * lower[row, row] <= 1e-12 * pooled[row, row] {
      throw ClusterValidationError.noWithinSpread(index: measure)
    }
    features = moments.features
    scales = moments.scales
    origin = moments.features.map { moments.marketMeans[$0] }
    factor = (0..<d).flatMap { row in (0..<d).map { lower[row, $0] } }
    self.divisor = divisor
    let (places, steps, start) = (features, scales, origin)
    centres = try moments.centroids.map { centroid in
      try centroid.map { centroid in
        try cholesky.whitened(places.indices.map { (centroid[places[$0]] - start[$0]) * steps[$0] })
      }
    }
  }

  /// How many accounts of each segment go to each, with and without themselves, over one chunk.
  func counts(
    _ partition: LabelledObservations, _ chunk: Int, priors: [Double]
  ) -> (all: [Int], left: [Int]) {
    let (d, k) = (features.count, centres.count)
    var (all, left) = ([Int](repeating: 0, count: k * k), [Int](repeating: 0, count: k * k))
    var point = [Double](repeating: 0, count: d)
    partition.observations.forEachTile(ofChunk: chunk) { rows, tile in
      for (offset, row) in rows.enumerated() {
        for (index, feature) in features.enumerated() {
          var value = (tile[feature * Observations.tileRows + offset] - origin[index]) * scales[index]
          for other in 0..<index { value -= factor[index * d + other] * point[other] }
          point[index] = value / factor[index * d + index]
        }
        let own = partition.labels[row]
        let placed = place(point, own, partition.sizes[own], priors)
        all[own * k + placed.all] += 1
        left[own * k + placed.left] += 1
      }
    }
    return (all, left)
  }

  /// The segment with the least score, with the account in its segment and without.
  private func place(_ point: [Double], _ own: Int, _ size: Int, _ priors: [Double]) -> (all: Int, left: Int) {
    guard let home = centres[own] else { return (own, own) }
    var ownSquare = 0.0
    for index in point.indices { ownSquare += (point[index] - home[index]) * (point[index] - home[index]) }
    // Taking one account out of S is an update of rank one, by Sherman and Morrison's formula.
    let shrink = Double(size) / (Double(size - 1) * divisor)
    let rest = 1 - shrink * ownSquare
    let factor = (divisor - 1) / divisor
    var best = (all: own, allScore: Double.infinity, left: own, leftScore: Double.infinity)
    for (segment, centre) in centres.enumerated() {
      guard let centre, priors[segment] > 0 else { continue }
      var (square, product) = (0.0, 0.0)
      for index in point.indices {
        let difference = point[index] - centre[index]
        square += difference * difference
        product += difference * (point[index] - home[index])
      }
      let prior = naturalLogarithm(priors[segment])
      let score = square / 2 - prior
      if score < best.allScore { (best.all, best.allScore) = (segment, score) }
      let stretch = Double(size) / Double(size - 1)
      let without =
        segment == own
        ? ownSquare * factor * stretch * stretch / rest : factor * (square + shrink * product * product / rest)
      // Alone in its segment an account leaves nothing behind to be placed with.
      let leftScore = (size > 1 && rest > 0) || segment != own ? (size > 1 ? without : square) / 2 - prior : .infinity
      if leftScore < best.leftScore { (best.left, best.leftScore) = (segment, leftScore) }
    }
    return (best.all, best.left)
  }
}
