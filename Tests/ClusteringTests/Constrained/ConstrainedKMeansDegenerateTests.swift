import Clustering
import Provenance
import Testing

@Suite struct ConstrainedKMeansDegenerateTests {
  private let everything = ClusterConstraints(
    minimumSize: 1, maximumSize: 40, minimumAmount: 0, amounts: [Double](repeating: 2, count: 40),
    together: Array(0..<40), apart: [Int](repeating: -1, count: 40))

  @Test func oneCluster() throws {
    let observations = try Observations(columns: [(0..<40).map { Double($0 * $0) }])
    let model = try ConstrainedKMeans.fitted(observations, clusterCount: 1, everything)
    #expect(model.sizes == [40] && model.clusterAmounts == [80] && model.explainedVariance == 0)
    #expect(model.trace.restartInertias.count == 1 && model.binding.isEmpty && model.trace.isExact)
  }

  @Test func asManyClustersAsRows() throws {
    let observations = try Observations(columns: [(0..<40).map { Double($0 * $0) }])
    let model = try ConstrainedKMeans.fitted(observations, clusterCount: 40, everything)
    #expect(model.labels == Array(0..<40) && model.inertia == 0 && model.displacedCount == 0)
  }

  @Test func oneRow() throws {
    let model = try ConstrainedKMeans.fitted(
      Observations(columns: [[4], [-2.5]]), clusterCount: 1,
      ClusterConstraints(minimumSize: 1, maximumSize: 1, minimumAmount: 3, amounts: [3], together: [0], apart: [0]))
    #expect(model.labels == [0] && model.centroids == [[4, -2.5]] && model.inertia == 0)
    #expect(model.clusterAmounts == [3])
  }

  /// Equal rows have to part when a cluster is full.
  @Test func equalRowsInTwoClusters() throws {
    let observations = try Observations(columns: [[0, 0, 0, 0, 10, 10]])
    let model = try ConstrainedKMeans.fitted(observations, clusterCount: 2, ClusterConstraints(maximumSize: 3))
    #expect(model.sizes == [3, 3] && Set(model.labels[4...]).count == 1)
    #expect(abs(model.inertia - 200.0 / 3) <= 1e-12)
    #expect(model.binding.map(\.observationCount) == [1])
  }

  /// All at one distance from both centroids, and a flow that has to choose.
  @Test func ties() throws {
    let observations = try Observations(columns: [[-1, -1, 0, 0, 0, 0, 1, 1]])
    for seed in 1...5 {
      let model = try ConstrainedKMeans.fitted(
        observations, clusterCount: 2, ClusterConstraints(minimumSize: 4, maximumSize: 4), seed: UInt64(seed))
      #expect(model.sizes == [4, 4] && abs(model.inertia - 2) <= 1e-12)
    }
  }

  /// Groups of one member, and amounts without a minimum, constrain nothing.
  @Test func constraintsThatConstrainNothing() throws {
    let observations = try Observations(columns: [[0, 1, 2, 10, 11, 12, 30]])
    let free = try KMeans.fitted(observations, clusterCount: 3)
    let none = ClusterConstraints(
      minimumSize: 0, amounts: [0, 0, 0, 0, 0, 0, 0], together: [3, -1, -5, 4, 5, -1, 0],
      apart: [0, 1, 2, 3, 4, 5, 6])
    let model = try ConstrainedKMeans.fitted(observations, clusterCount: 3, none)
    #expect(model.labels == free.labels && model.clusterAmounts == [0, 0, 0] && model.binding.isEmpty)
    let least = try ConstrainedKMeans.fitted(
      observations, clusterCount: 3, ClusterConstraints(minimumAmount: 0, amounts: [0, 0, 0, 0, 0, 0, 0]))
    #expect(least.labels == free.labels && least.trace.isExact)
    #expect(ClusterConstraints().isEmpty && !none.isEmpty)
  }

  /// All in one group that is kept together leaves one piece; all but one leaves two.
  @Test func onePieceEach() throws {
    let observations = try Observations(columns: [[0, 1, 2, 3]])
    let model = try ConstrainedKMeans.fitted(
      observations, clusterCount: 2, ClusterConstraints(together: [5, 5, -1, 5]))
    #expect(model.labels == [0, 0, 1, 0])
    let apart = try ConstrainedKMeans.fitted(
      observations, clusterCount: 4, ClusterConstraints(apart: [5, 5, 5, 5]))
    #expect(apart.labels == [0, 1, 2, 3] && apart.inertia == 0)
  }

  /// A cluster of observations that all weigh nothing has their plain mean.
  @Test func aClusterThatWeighsNothing() throws {
    let observations = try Observations(columns: [[0, 1, 10, 11, 50, 52]])
    let model = try ConstrainedKMeans.fitted(
      observations, clusterCount: 3, ClusterConstraints(together: [0, 0, 1, 1, 2, 2]), weights: [1, 1, 1, 1, 0, 0],
      restartCount: 1)
    #expect(model.labels == [0, 0, 1, 1, 2, 2] && model.clusterWeights == [2, 2, 0])
    #expect(model.centroids == [[0.5], [10.5], [51]] && model.inertia == 1 && model.withinSumsOfSquares[2] == 0)
  }

  @Test func oneOverwhelmingWeight() throws {
    let observations = try Observations(columns: [[0, 1, 10, 11, 50, 51]])
    let model = try ConstrainedKMeans.fitted(
      observations, clusterCount: 3, ClusterConstraints(minimumSize: 2), weights: [1, 1, 1, 1, 1e15, 1])
    #expect(model.labels == [1, 1, 2, 2, 0, 0])
  }

  @Test func largeNumbersThatStillFit() throws {
    let observations = try Observations(columns: [[-1e145, -0.9e145, 1e145, 0.9e145, 0.8e145, 0.7e145]])
    let model = try ConstrainedKMeans.fitted(
      observations, clusterCount: 2,
      ClusterConstraints(
        minimumSize: 3, minimumAmount: 1e307, amounts: [1e307, 1, 0, 1e307, 0, 0], together: [0, 0, -1, -1, -1, -1]))
    #expect(model.labels == [0, 0, 1, 1, 1, 0] && model.inertia.isFinite)
  }

  /// Tenths have no exact form, and their sums still reach the minimum.
  @Test func amountsThatAreNoWholeNumbers() throws {
    let observations = try Observations(columns: [(0..<30).map { Double($0) }])
    let model = try ConstrainedKMeans.fitted(
      observations, clusterCount: 3,
      ClusterConstraints(minimumAmount: 1, amounts: [Double](repeating: 0.1, count: 30)))
    #expect(model.sizes == [10, 10, 10])
  }

  @Test func aCutShortFitSaysSo() throws {
    let market = ConstrainedMarket(count: 400, noise: 4)
    let model = try ConstrainedKMeans.fitted(
      market.observations, clusterCount: 4, market.constraints(.equalSizes), restartCount: 1, iterationLimit: 1)
    let warnings = model.diagnostics.filter { $0.severity == .warning }
    #expect(warnings.map(\.code) == ["not-converged"])
    #expect(model.sizes == [100, 100, 100, 100])
  }
}
