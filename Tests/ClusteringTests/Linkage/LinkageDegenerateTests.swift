import Clustering
import Provenance
import Testing

@Suite struct LinkageDegenerateTests {
  private func model(
    _ criterion: LinkageCriterion, _ columns: [[Double]], _ clusterCount: Int, weights: [Double]? = nil
  ) throws -> LinkageModel {
    try Linkage(criterion, clusterCount: clusterCount).fit(
      Observations(columns: columns), weights: weights.map { try ObservationWeights($0) })
  }

  @Test(arguments: LinkageCriterion.allCases) func oneRow(criterion: LinkageCriterion) throws {
    let model = try model(criterion, [[4], [-2.5]], 1)
    #expect(model.labels == [0] && model.centroids == [[4, -2.5]] && model.inertia == 0 && model.sizes == [1])
    #expect(model.hierarchy.dendrogram.merges.isEmpty && model.hierarchy.dendrogram.leafOrder == [0])
    #expect(model.hierarchy.copheneticCorrelation() == nil)
    #expect(try model.hierarchy.cut(atHeight: 0) == model)
  }

  @Test(arguments: LinkageCriterion.allCases) func twoRows(criterion: LinkageCriterion) throws {
    let one = try model(criterion, [[0, 3], [4, 0]], 1)
    #expect(one.labels == [0, 0] && one.centroids == [[1.5, 2]] && one.inertia == 12.5)
    #expect(one.hierarchy.dendrogram.heights == [5] && one.hierarchy.copheneticCorrelation() == nil)
    let two = try one.hierarchy.cut(into: 2)
    #expect(two.labels == [0, 1] && two.centroids == [[0, 4], [3, 0]] && two.inertia == 0)
    #expect(try one.hierarchy.cut(atHeight: 4.999) == two)
    #expect(try one.hierarchy.cut(atHeight: 5) == one)
  }

  @Test(arguments: LinkageCriterion.allCases) func equalRows(criterion: LinkageCriterion) throws {
    let column = [Double](repeating: 0.1, count: 40)
    let model = try model(criterion, [column, column], 1)
    #expect(model.sizes == [40] && model.inertia < 1e-28)
    #expect(model.hierarchy.dendrogram.heights == [Double](repeating: 0, count: 39))
    #expect(model.hierarchy.copheneticCorrelation() == nil)
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) { try model.hierarchy.cut(into: 2) }
  }

  @Test(arguments: LinkageCriterion.allCases, [2, 7, 40])
  func asManyClustersAsRows(criterion: LinkageCriterion, count: Int) throws {
    let model = try model(criterion, [(0..<count).map { Double($0 * $0) }, (0..<count).map { Double(-$0) }], count)
    #expect(model.labels == Array(0..<count), "equal weights are ordered by centroid")
    #expect(model.inertia == 0 && model.diagnostics.isEmpty)
  }

  /// As many clusters as there are different rows.
  @Test(arguments: LinkageCriterion.allCases) func duplicates(criterion: LinkageCriterion) throws {
    let columns: [[Double]] = [[1, 5, 1, 9, 5, 1], [2, 2, 2, 2, 2, 2]]
    let model = try model(criterion, columns, 3)
    #expect(
      model.labels == [0, 1, 0, 2, 1, 0] && model.inertia == 0 && model.centroids == [[1, 2], [5, 2], [9, 2]])
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 3, clusters: 4)) { try model.hierarchy.cut(into: 4) }
  }

  /// The corners of a square: its sides are tied.
  @Test func ties() throws {
    let square: [[Double]] = [[0, 0, 1, 1], [0, 1, 0, 1]]
    let single = try model(.single, square, 2)
    #expect(single.hierarchy.dendrogram.heights == [1, 1, 1] && single.diagnostics.map(\.code) == ["tied-cut"])
    #expect(single.diagnostics[0].severity == .note && single.sizes.reduce(0, +) == 4)
    #expect(try single.hierarchy.cut(into: 1).diagnostics.isEmpty)
    #expect(try single.hierarchy.cut(atHeight: 1).clusterCount == 1)
    let heights: [(LinkageCriterion, Double)] = [
      (.ward, 2.0.squareRoot()), (.average, (1 + 2.0.squareRoot()) / 2), (.complete, 2.0.squareRoot()),
    ]
    for (criterion, height) in heights {
      let two = try model(criterion, square, 2)
      #expect(two.sizes == [2, 2] && two.inertia == 1 && two.diagnostics.isEmpty)
      #expect(abs(two.hierarchy.dendrogram.heights[2] - height) <= 1e-14)
      #expect(try two.hierarchy.cut(into: 3).diagnostics.map(\.code) == ["tied-cut"])
    }
  }

  @Test(arguments: LinkageCriterion.allCases) func oneRowOfWeight(criterion: LinkageCriterion) throws {
    let model = try model(criterion, [[1, 2, 3, 4]], 1, weights: [0, 0, 5, 0])
    #expect(model.centroids == [[3]] && model.inertia == 0 && model.labels == [0, 0, 0, 0])
    #expect(model.sizes == [4] && model.clusterWeights == [5] && model.hierarchy.leaves == [2])
  }

  /// Weights of any size leave finite heights. To Ward a light account is near to everything.
  @Test(arguments: LinkageCriterion.allCases) func overwhelmingAndTinyWeights(criterion: LinkageCriterion) throws {
    let model = try model(criterion, [[0, 1, 10, 11, 50]], 3, weights: [1, 1, 1e-300, 1, 1e15])
    #expect(model.hierarchy.dendrogram.heights.allSatisfy { $0.isFinite && $0 > 0 })
    #expect(model.labels == [1, 1, 2, 2, 0])
  }

  @Test(arguments: LinkageCriterion.allCases) func largeNumbersThatStillFit(criterion: LinkageCriterion) throws {
    let model = try model(criterion, [[-1e145, -0.9e145, 1e145, 0.9e145]], 2)
    #expect(model.labels == [0, 0, 1, 1] && model.inertia.isFinite)
  }

  /// The heaviest cluster comes first.
  @Test func canonicalOrder() throws {
    let model = try model(.ward, [[0, 0.5, 1, 9]], 2, weights: [1, 1, 1, 50])
    #expect(model.labels == [1, 1, 1, 0] && model.clusterWeights == [50, 3] && model.sizes == [1, 3])
  }

  /// Nothing is drawn, and the catalogue's way of fitting gives the same.
  @Test func drawsNothing() throws {
    let observations = try Observations(columns: [[1, 2, 6, 9], [0, 3, 3, 1]])
    var generator = SeededGenerator(seed: 1)
    let method = try Linkage(.average, clusterCount: 2)
    #expect(try method.fit(observations, using: &generator) == method.fit(observations))
    #expect(generator == SeededGenerator(seed: 1))
  }
}
