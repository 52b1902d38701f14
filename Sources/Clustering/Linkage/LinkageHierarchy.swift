public import Parallelism

/// The tree that agglomeration builds over some observations, ready to be cut into any number of clusters.
///
/// Every observation starts as a cluster of its own, and the two nearest clusters become one until one is left.
///
/// Time is O(n² d) for the distances, shared by the threads, and O(n²) for the joins; space is 4 n² bytes, and O(n d)
/// for single linkage. n counts observations of positive weight. One that weighs nothing is in no part of the tree and
/// takes the label of the nearest that does.
public struct LinkageHierarchy: Hashable, Sendable {
  /// What the distance of two clusters is.
  public let criterion: LinkageCriterion
  /// The weight of each feature in the squared distance, d numbers.
  public let featureWeights: [Double]
  /// The tree; heights are distances in the weighted space.
  public let dendrogram: Dendrogram
  /// The observation that each leaf of the tree is, in increasing order. Without observations of weight 0 leaf i is
  /// observation i.
  public let leaves: [Int]
  /// All observations.
  let observations: Observations
  /// What they weigh; `nil` counts each as 1.
  let weights: [Double]?
  /// The leaf of each observation; where that is none, the nearest.
  private let leafOfObservation: [Int]

  /// Builds the tree.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features.
  ///   - weights: How much each observation counts (see ``LinkageCriterion``); `nil` counts each as 1.
  ///   - criterion: What the distance of two clusters is.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; `nil` weighs each 1.
  ///   - workers: The threads that compute distances; the result does not depend on them.
  /// - Throws: `tooManyObservations` beyond the criterion's ``LinkageCriterion/observationLimit``, `weightCount`,
  ///   `badWeight`, `allWeightsZero`, `valuesTooLarge`.
  public init(
    _ observations: Observations, weights: ObservationWeights? = nil, criterion: LinkageCriterion = .ward,
    featureWeights: [Double]? = nil, workers: Workers = .automatic
  ) throws(ClusteringError) {
    // What every method checks is checked by k-means.
    let method = try KMeans(clusterCount: 1, featureWeights: featureWeights)
    try method.check(observations, weights)
    let featureWeights = method.weightsOfFeatures(of: observations)
    let counted = try CountedObservations(
      observations, weights: weights, featureWeights: featureWeights, limit: criterion.observationLimit,
      workers: workers)
    self.criterion = criterion
    self.featureWeights = featureWeights
    self.observations = observations
    self.weights = weights?.values
    leaves = counted.rows
    dendrogram = Dendrogram(
      leafCount: counted.rows.count, joins: Self.joins(counted, criterion, featureWeights, workers))
    leafOfObservation = Self.leafOfEach(observations, counted, featureWeights, workers)
  }

  /// Divides the observations into k clusters, by undoing the last k − 1 joins.
  ///
  /// - Parameter clusterCount: k, in 1 … n.
  /// - Throws: `clusterCount`, `tooFewDistinct` when fewer than k observations of positive weight differ. Time is
  ///   O(n d).
  public func cut(into clusterCount: Int) throws(ClusteringError) -> LinkageModel {
    guard 1...observations.observationCount ~= clusterCount else {
      throw .clusterCount(clusterCount, observations: clusterCount < 1 ? 0 : observations.observationCount)
    }
    // Equal rows join at height 0, and any division of them would be arbitrary.
    let distinct = try dendrogram.clusterCount(atHeight: 0)
    guard clusterCount <= distinct else { throw .tooFewDistinct(distinct: distinct, clusters: clusterCount) }
    return LinkageModel(self, leafLabels: try dendrogram.cut(into: clusterCount), clusterCount: clusterCount)
  }

  /// Divides the observations into the clusters that are left when all joins up to a height are made.
  ///
  /// - Parameter height: At least 0, as a distance in the weighted space.
  /// - Throws: `setting`. Time is O(n d).
  public func cut(atHeight height: Double) throws(ClusteringError) -> LinkageModel {
    LinkageModel(
      self, leafLabels: try dendrogram.cut(atHeight: height),
      clusterCount: try dendrogram.clusterCount(atHeight: height))
  }

  /// The label of every observation, given those of the leaves.
  func labels(_ leafLabels: [Int]) -> [Int] { leafOfObservation.map { leafLabels[$0] } }

  private static func joins(
    _ counted: CountedObservations, _ criterion: LinkageCriterion, _ featureWeights: [Double], _ workers: Workers
  ) -> [Dendrogram.Join] {
    if criterion == .single {
      var tree = SpanningTree(counted.observations, featureWeights: featureWeights)
      return tree.joins()
    }
    let measure = PairMeasure(criterion == .average ? .euclidean : .squared, featureWeights: featureWeights)
    var chain = NeighbourChain(
      criterion, distances: PairDistances(counted.observations, measure: measure, workers: workers),
      weights: counted.weights)
    return chain.joins()
  }

  private static func leafOfEach(
    _ observations: Observations, _ counted: CountedObservations, _ featureWeights: [Double], _ workers: Workers
  ) -> [Int] {
    var leaves = [Int](repeating: -1, count: observations.observationCount)
    for (leaf, row) in counted.rows.enumerated() { leaves[row] = leaf }
    let others = leaves.indices.filter { leaves[$0] < 0 }
    let nearest = workers.map(others.count) { index in
      nearestRow(of: counted.observations, to: observations.row(others[index]), featureWeights)
    }
    for (row, leaf) in zip(others, nearest) { leaves[row] = leaf }
    return leaves
  }

  /// The row nearest to a point; ties go to the first.
  private static func nearestRow(of observations: Observations, to point: [Double], _ featureWeights: [Double]) -> Int {
    let measure = PairMeasure(.squared, featureWeights: featureWeights)
    var (least, nearest) = (Double.infinity, 0)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Observations.tileRows) { scratch in
      let distances = scratch.baseAddress!
      observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
        measure.measure(tile, rowCount: rows.count, points: point, pointCount: 1, into: distances)
        for (index, row) in rows.enumerated() where distances[index] < least {
          (least, nearest) = (distances[index], row)
        }
      }
    }
    return nearest
  }
}
