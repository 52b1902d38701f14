import Parallelism
import TestSupport
import Testing

@testable import Clustering

/// The tree is the one of the definition, and a cut of it describes one state.
@Suite struct LinkageLawTests {
  private static let featureWeights = [1, 0.5, 2, 0.25]

  /// Observations without ties.
  static func observations(_ count: Int, seed: UInt64 = 3) throws -> Observations {
    try SyntheticBuyers(
      count: count, centres: [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8]], noise: 1.5, seed: seed
    ).observations()
  }

  static func rowWeights(_ count: Int) -> [Double] { (0..<count).map { Double(1 + $0 * 7 % 5) / 2 } }

  @Test(arguments: LinkageCriterion.allCases, [false, true])
  func alwaysTheNearestPairIsJoined(criterion: LinkageCriterion, isWeighted: Bool) throws {
    for seed in 1...4 {
      let observations = try Self.observations(26, seed: UInt64(seed))
      let rowWeights = isWeighted ? Self.rowWeights(26) : nil
      let plain = PlainLinkage(
        observations.allRows, criterion, rowWeights: rowWeights, featureWeights: Self.featureWeights
      ).merges()
      let tree = try LinkageHierarchy(
        observations, weights: rowWeights.map { try ObservationWeights($0) }, criterion: criterion,
        featureWeights: Self.featureWeights
      ).dendrogram
      #expect(tree.unions == plain.map(\.members), "seed \(seed)")
      for (found, expected) in zip(tree.heights, plain) { #expect(abs(found - expected.height) <= 1e-11) }
    }
  }

  /// Single linkage by the shortest tree and by chains.
  @Test(arguments: [2, 3, 255, 256, 257, 600]) func bothWaysOfSingleLinkageAgree(count: Int) throws {
    let observations = try Self.observations(count)
    let tree = try LinkageHierarchy(observations, criterion: .single, featureWeights: Self.featureWeights).dendrogram
    let measure = PairMeasure(.squared, featureWeights: Self.featureWeights)
    var chain = NeighbourChain(
      .single, distances: PairDistances(observations, measure: measure, workers: .one),
      weights: [Double](repeating: 1, count: count))
    #expect(Dendrogram(leafCount: count, joins: chain.joins()) == tree)
  }

  /// No cluster is joined below its own height, before anything is sorted. Ratings, so that many heights are tied.
  @Test(arguments: LinkageCriterion.allCases) func heightsNeverFall(criterion: LinkageCriterion) throws {
    let observations = try SyntheticBuyers.ratings(count: 400).observations()
    let measure = PairMeasure(criterion == .average ? .euclidean : .squared, featureWeights: Self.featureWeights)
    var chain = NeighbourChain(
      criterion, distances: PairDistances(observations, measure: measure, workers: .one),
      weights: Self.rowWeights(400))
    let joins = chain.joins()
    #expect(joins.count == 399)
    var heights = [Double](repeating: 0, count: 400)
    for join in joins {
      let (kept, gone) = (min(join.first, join.second), max(join.first, join.second))
      #expect(join.height >= max(heights[kept], heights[gone]) * (1 - 1e-14))
      heights[kept] = join.height
    }
    let tree = Dendrogram(leafCount: 400, joins: joins)
    #expect(zip(tree.heights, tree.heights.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: LinkageCriterion.allCases, [false, true])
  func partsAgree(criterion: LinkageCriterion, isWeighted: Bool) throws {
    let observations = try Self.observations(300)
    let rowWeights = isWeighted ? Self.rowWeights(300) : nil
    let model = try Linkage(criterion, clusterCount: 5, featureWeights: Self.featureWeights).fit(
      observations, weights: rowWeights.map { try ObservationWeights($0) })
    let plain = PlainPartition(
      observations.allRows, labels: model.labels, clusterCount: 5, rowWeights: rowWeights,
      featureWeights: Self.featureWeights)
    #expect(model.clusterCount == 5 && model.diagnostics.isEmpty)
    #expect(model.sizes == (0..<5).map { cluster in model.labels.count { $0 == cluster } })
    for (found, expected) in zip(model.clusterWeights, plain.clusterWeights) {
      #expect(abs(found - expected) <= 1e-12 * expected)
    }
    for (found, expected) in zip(model.centroids.joined(), plain.centroids.joined()) {
      #expect(abs(found - expected) <= 1e-12 * max(1, abs(expected)))
    }
    #expect(abs(model.inertia - plain.inertia) <= 1e-12 * plain.inertia)
    #expect(model.inertia == model.withinSumsOfSquares.reduce(0, +))
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
  }

  /// What the joins of Ward's tree cost is the inertia of the cut.
  @Test(arguments: [false, true]) func halfTheSquaredHeightsAreTheInertia(isWeighted: Bool) throws {
    let weights = isWeighted ? try ObservationWeights(Self.rowWeights(120)) : nil
    let hierarchy = try LinkageHierarchy(Self.observations(120), weights: weights)
    for clusterCount in [1, 2, 7, 60, 119] {
      let cost = hierarchy.dendrogram.heights.prefix(120 - clusterCount).reduce(0) { $0 + $1 * $1 / 2 }
      #expect(abs(try hierarchy.cut(into: clusterCount).inertia - cost) <= 1e-11 * cost, "k = \(clusterCount)")
    }
  }

  @Test(arguments: LinkageCriterion.allCases) func cutsAreNested(criterion: LinkageCriterion) throws {
    let weights = try ObservationWeights((0..<90).map { (row: Int) -> Double in Double(row % 4) })
    let hierarchy = try LinkageHierarchy(Self.observations(90), weights: weights, criterion: criterion)
    var coarser = try hierarchy.cut(into: 1).labels
    for clusterCount in 2...30 {
      let labels = try hierarchy.cut(into: clusterCount).labels
      #expect(Set(labels).count == clusterCount)
      #expect(Set(zip(labels, coarser).map { [$0, $1] }).count == clusterCount)
      coarser = labels
    }
  }

  @Test(arguments: LinkageCriterion.allCases) func cutsByHeight(criterion: LinkageCriterion) throws {
    let hierarchy = try LinkageHierarchy(Self.observations(50), criterion: criterion)
    for clusterCount in [1, 4, 50] {
      let heights = [0] + hierarchy.dendrogram.heights
      #expect(try hierarchy.cut(atHeight: heights[50 - clusterCount]) == hierarchy.cut(into: clusterCount))
    }
  }

  @Test(arguments: LinkageCriterion.allCases)
  func copheneticCorrelationByDefinition(criterion: LinkageCriterion) throws {
    let observations = try Self.observations(70)
    let hierarchy = try LinkageHierarchy(observations, criterion: criterion, featureWeights: Self.featureWeights)
    let plain = PlainLinkage(observations.allRows, criterion, featureWeights: Self.featureWeights)
    var pairs: [(distance: Double, height: Double)] = []
    for first in 0..<70 {
      for second in 0..<first {
        let union = hierarchy.dendrogram.unions.firstIndex { $0.contains(first) && $0.contains(second) }
        let height = hierarchy.dendrogram.heights[try #require(union)]
        pairs.append((plain.distance(plain.rows[first], plain.rows[second]), height))
      }
    }
    let count = Double(pairs.count)
    let means = (pairs.reduce(0) { $0 + $1.distance } / count, pairs.reduce(0) { $0 + $1.height } / count)
    func sum(_ product: (Double, Double) -> Double) -> Double {
      pairs.reduce(0) { $0 + product($1.distance - means.0, $1.height - means.1) }
    }
    let expected = sum { $0 * $1 } / (sum { x, _ in x * x } * sum { _, y in y * y }).squareRoot()
    let found = try #require(hierarchy.copheneticCorrelation())
    #expect(abs(found - expected) <= 1e-12)
  }
}
