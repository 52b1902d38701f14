public import Parallelism
public import Provenance

/// How clearly each observation belongs to its cluster, which ones lie on a border, and how far neighbours are apart.
///
/// With a_i the distance of observation i to the centroid of its cluster and b_i the smallest to another centroid, both in the
/// feature-weighted space, the margin is
///
///     m_i = (b_i − a_i) / max(a_i, b_i),
///
/// 1 at the own centroid, 0 half way, and at least 0 for whoever is in the cluster of the nearest centroid, where it is 1 − a/b,
/// the margin of an assignment. It is the width of the centroid-based silhouette, but for observations alone in their cluster:
/// they lie at their centroid and have the margin 1.
///
/// The neighbour of a cluster is the one with the nearest centroid; see ``ClusterBorder/separation`` for the gap between
/// them.
///
/// Sources: Hruschka, de Castro, Campello (2004), doi:10.1109/ICDM.2004.10073 (margin); Leisch (2010),
/// doi:10.1007/s11222-009-9137-8 (shadow value); Ashman, Bird, Zepf (1994), doi:10.1086/117248 (separation along a line;
/// there with the mean of two variances, here with the pooled one).
///
/// One pass over tiles of the data, two when the centroids have to be found: O(n d k) time and 12 bytes an observation.
public struct ClusterBorders: DescribedMethod, Hashable {
  /// The name used on the command line.
  public static let identifier = "borders"
  /// What it does.
  public static let summary = "Which accounts lie between two segments, and how far neighbouring segments are apart."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Hruschka, E. R.; de Castro, L. N.; Campello, R. J. G. B.", year: 2004,
      title: "Evolutionary algorithms for clustering gene-expression data",
      venue: "Fourth IEEE International Conference on Data Mining, 403–406", doi: "10.1109/ICDM.2004.10073"),
    Citation(
      authors: "Leisch, F.", year: 2010,
      title: "Neighborhood graphs, stripes and shadow plots for cluster visualization",
      venue: "Statistics and Computing 20(4), 457–469", doi: "10.1007/s11222-009-9137-8"),
    Citation(
      authors: "Ashman, K. M.; Bird, C. M.; Zepf, S. E.", year: 1994,
      title: "Detecting bimodality in astronomical datasets",
      venue: "The Astronomical Journal 108, 2348–2361", doi: "10.1086/117248"),
  ]
  /// Below this margin an observation is on the border: the second centroid is at most a ninth further than the own.
  public static let defaultLimit = 0.1

  /// The margin below which an observation is on the border.
  public let limit: Double
  /// The margin of each observation, n numbers in −1 ... 1.
  public let margins: [Double]
  /// What concerns each cluster, k values.
  public let clusters: [ClusterBorder]
  private let neighbours: [Int32]

  /// Measures margins and gaps.
  ///
  /// - Parameters:
  ///   - partition: n observations with their labels.
  ///   - centroids: k rows of d finite numbers on the scale of the data; `nil` takes the mean of each cluster. With
  ///     observation weights, or in a saved model, the centroids are not these means.
  ///   - limit: The margin below which an observation is on the border, in 0 ... 1.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Throws: `limit`, `centroidCount`, `badCentroid`, `valuesTooLarge`.
  ///
  /// With a single cluster, or a single one that holds observations and has a mean, all margins are 1 and there is no neighbour.
  public init(
    of partition: LabelledObservations, centroids: [[Double]]? = nil, limit: Double = Self.defaultLimit,
    workers: Workers = .automatic
  ) throws(ClusterValidationError) {
    guard 0...1 ~= limit else {
      throw .limit(name: "The margin below which an account is on the border", value: limit, allowed: "in 0…1")
    }
    let points: [[Double]?]
    if let centroids {
      points = try Self.checked(centroids, partition)
    } else {
      points = try Self.means(of: partition, workers)
    }
    let pass = BorderPass(partition, centroids: points, limit: limit)
    let parts = pass.parts(workers)
    var total = parts[0]
    for part in parts.dropFirst() { total.addSums(of: part) }
    // A distance that is not finite makes a margin that is not a number.
    guard total.marginSums.allSatisfy(\.isFinite), pass.lines.allSatisfy({ $0.length.isFinite }) else {
      throw .valuesTooLarge
    }
    self.limit = limit
    margins = Array(parts.lazy.map(\.margins).joined())
    neighbours = Array(parts.lazy.map(\.neighbours).joined())
    clusters = Self.clusters(pass, total)
  }

  private static func clusters(_ pass: BorderPass, _ total: BorderPass.Part) -> [ClusterBorder] {
    var places = [Int?](repeating: nil, count: pass.partition.clusterCount)
    for (place, cluster) in pass.clusters.enumerated() { places[cluster] = place }
    return pass.partition.sizes.enumerated().map { cluster, size in
      let line = places[cluster].flatMap { pass.lines.isEmpty ? nil : pass.lines[$0] }
      return ClusterBorder(
        size: size, borderCount: places[cluster].map { total.borderCounts[$0] } ?? 0,
        meanMargin: size > 0 ? places[cluster].map { total.marginSums[$0] / Double(size) } : nil,
        neighbour: line.map { pass.clusters[$0.end] }, centroidDistance: line?.length,
        separation: places[cluster].flatMap { place in line?.separation(total.starts[place], total.ends[place]) })
    }
  }

  private static func checked(
    _ centroids: [[Double]], _ partition: LabelledObservations
  ) throws(ClusterValidationError) -> [[Double]] {
    guard centroids.count == partition.clusterCount else {
      throw .centroidCount(centroids.count, expected: partition.clusterCount)
    }
    let featureCount = partition.featureWeights.count
    for (cluster, centroid) in centroids.enumerated() {
      guard centroid.count == featureCount, centroid.allSatisfy(\.isFinite) else {
        throw .badCentroid(cluster: cluster, expected: featureCount)
      }
    }
    return centroids
  }

  private static func means(
    of partition: LabelledObservations, _ workers: Workers
  ) throws(ClusterValidationError) -> [[Double]?] {
    let pass = DispersionPass(partition)
    let means = pass.means(workers)
    guard means.allSatisfy(\.isFinite) else { throw .valuesTooLarge }
    return partition.sizes.enumerated().map { cluster, size in
      guard size > 0 else { return nil }
      return pass.origin.enumerated().map { $1 + means[$0 * partition.clusterCount + cluster] }
    }
  }

  /// How many observations have a margin below the limit.
  public var borderCount: Int { clusters.reduce(0) { $0 + $1.borderCount } }

  /// Their share, in 0 ... 1.
  public var borderShare: Double { Double(borderCount) / Double(margins.count) }

  /// The cluster that an observation would be in if its own did not exist: the one whose centroid is nearest among the
  /// others; `nil` when there is no other.
  public func runnerUp(of observation: Int) -> Int? {
    precondition(margins.indices ~= observation, "observation out of range")
    return neighbours[observation] < 0 ? nil : Int(neighbours[observation])
  }

  /// The shadow value 2 a / (a + b) of an observation: 0 at the own centroid, 1 half way, up to 2 at another centroid.
  /// 0 when there is no other cluster.
  public func shadow(of observation: Int) -> Double {
    precondition(margins.indices ~= observation, "observation out of range")
    let margin = margins[observation]
    // a / b is 1 − m for m of at least 0, and b / a is 1 + m below.
    return margin >= 0 ? 2 * (1 - margin) / (2 - margin) : 2 / (2 + margin)
  }
}
