public import ClusterValidation
internal import Clustering
public import Criteria
internal import LinearAlgebra
public import Parallelism

/// The profile of each segment beside that of the market, criterion by criterion.
///
/// Criteria that accounts rate alike stand side by side: their order is that of the leaves of a tree by Ward's criterion, for
/// which the distance of two criteria is that of their columns of ratings, d(j, l)² = Σ_i (√w_j x_ij − √w_l x_il)², w being
/// the feature weights. Where these differ, criteria have different units and their levels mean nothing: then columns are
/// taken about their means. A criterion that is marked tells the segment from the market (see ``MarkerRule``).
///
/// Source: Dolnicar, Grün & Leisch (2018), doi:10.1007/978-981-10-8818-6, chapter 8 (segment profile plot).
public struct ProfilePlot: Hashable, Sendable, Codable {
  /// What a segment, or the market, thinks of one criterion.
  public struct Cell: Hashable, Sendable, Codable {
    /// The mean, in the units of the observations.
    public let mean: Double
    /// The sample standard deviation (divisor n − 1); 0 for a single account.
    public let deviation: Double
    /// Whether the criterion marks the segment; never for the market.
    public let isMarker: Bool
  }

  /// One segment.
  public struct Segment: Hashable, Sendable, Codable {
    /// The index of the segment, in 0 ..< k.
    public let segment: Int
    /// The number of accounts.
    public let size: Int
    /// Its share of all accounts, in 0 ... 1.
    public let share: Double
    /// One cell for each criterion, in the order of the features.
    public let cells: [Cell]
  }

  /// The criteria in the order in which they are drawn: each of 0 ..< d once.
  public let order: [Int]
  /// The market, one cell for each criterion, in the order of the features.
  public let market: [Cell]
  /// The segments that hold an account, in their order.
  public let segments: [Segment]

  /// Describes a partition.
  ///
  /// - Parameters:
  ///   - partition: The observations with their labels.
  ///   - rule: Which criteria are markers.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Throws: ``ClusterValidationError``: `valuesTooLarge`. ``LinearAlgebraError`` without a library. Time is
  ///   O(n d² + d³).
  public init(
    of partition: LabelledObservations, rule: MarkerRule = .flexclust, workers: Workers = .automatic
  ) throws {
    let moments = try SegmentMoments(partition, workers: workers)
    let squares = Self.squares(partition, moments, workers)
    let means = moments.marketMeans
    guard squares.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw ClusterValidationError.valuesTooLarge }
    func deviation(_ squares: Double, _ count: Int) -> Double {
      count > 1 ? (squares / Double(count - 1)).squareRoot() : 0
    }
    market = means.indices.map { feature in
      let total = squares.indices.reduce(0.0) { sum, segment in
        let offset = (moments.centroids[segment]?[feature] ?? means[feature]) - means[feature]
        return sum + squares[segment][feature] + Double(moments.sizes[segment]) * (offset * offset)
      }
      return Cell(mean: means[feature], deviation: deviation(total, moments.count), isMarker: false)
    }
    segments = moments.centroids.indices.compactMap { segment in
      guard let centroid = moments.centroids[segment] else { return nil }
      let markers = rule.markers(centroid, market: means)
      let size = moments.sizes[segment]
      return Segment(
        segment: segment, size: size, share: Double(size) / Double(moments.count),
        cells: means.indices.map { feature in
          Cell(
            mean: centroid[feature], deviation: deviation(squares[segment][feature], size),
            isMarker: markers[feature])
        })
    }
    order = try Self.order(moments, featureCount: means.count, weights: partition.featureWeights)
  }

  /// The sum of squares about its mean of each feature in each segment.
  private static func squares(
    _ partition: LabelledObservations, _ moments: SegmentMoments, _ workers: Workers
  ) -> [[Double]] {
    let featureCount = partition.observations.featureCount
    let zeros = [[Double]](
      repeating: [Double](repeating: 0, count: featureCount), count: partition.clusterCount)
    let origins = (0..<featureCount).map { feature in moments.centroids.map { $0?[feature] ?? 0 } }
    let parts = workers.map(partition.observations.chunkCount) { chunk in
      var sums = zeros
      partition.observations.forEachTile(ofChunk: chunk) { rows, tile in
        for feature in 0..<featureCount {
          let values = tile + feature * Observations.tileRows
          for (offset, row) in rows.enumerated() {
            let label = partition.labels[row]
            let difference = values[offset] - origins[feature][label]
            sums[label][feature] += difference * difference
          }
        }
      }
      return sums
    }
    return parts.reduce(into: zeros) { total, part in
      for segment in total.indices {
        for feature in 0..<featureCount { total[segment][feature] += part[segment][feature] }
      }
    }
  }

  /// The order of the leaves of the tree of criteria; those of weight 0 come last.
  private static func order(_ moments: SegmentMoments, featureCount: Int, weights: [Double]) throws -> [Int] {
    let counted = moments.features
    let others = (0..<featureCount).filter { weights[$0] == 0 }
    guard counted.count > 1 else { return counted + others }
    let isOneUnit = counted.allSatisfy { weights[$0] == weights[counted[0]] }
    let (within, between) = (moments.within(), moments.between())
    var products = Matrix(rowCount: counted.count, columnCount: counted.count)
    for row in counted.indices {
      for column in counted.indices {
        let levels = moments.marketMeans[counted[row]] * moments.marketMeans[counted[column]]
        products[row, column] =
          within[row, column] + between[row, column]
          + (isOneUnit ? levels * moments.scales[row] * moments.scales[column] : 0)
      }
    }
    // Points whose distances are those of the columns: the rows of L, where L Lᵀ holds the mean products of the columns.
    let points = try SymmetricEigendecomposition(products).loadings
    let tree = try LinkageHierarchy(
      Observations(columns: counted.indices.map { points.column($0) }), workers: .one)
    return tree.dendrogram.leafOrder.map { counted[$0] } + others
  }
}
