import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// What must not matter does not.
@Suite struct LinkageInvarianceLawTests {
  private static let count = 150

  private let observations: Observations
  private let columns: [[Double]]

  init() throws {
    let buyers = SyntheticBuyers(
      count: Self.count, centres: [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8]], noise: 1.5, seed: 21)
    columns = buyers.columns
    observations = try buyers.observations()
  }

  private func isClose(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-11 * max(1, abs($1)) }
  }

  private func model(
    _ criterion: LinkageCriterion, _ observations: Observations, _ clusterCount: Int = 6, weights: [Double]? = nil,
    featureWeights: [Double]? = nil, workers: Workers = .automatic
  ) throws -> LinkageModel {
    try Linkage(criterion, clusterCount: clusterCount, featureWeights: featureWeights, workers: workers)
      .fit(observations, weights: weights.map { try ObservationWeights($0) })
  }

  @Test(arguments: LinkageCriterion.allCases) func orderOfAccounts(criterion: LinkageCriterion) throws {
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<Self.count)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let found = try model(criterion, observations)
    let permuted = try model(criterion, observations.selecting(order))
    #expect(permuted.labels == order.map { found.labels[$0] })
    #expect(isClose(permuted.hierarchy.dendrogram.heights, found.hierarchy.dendrogram.heights))
    let correlations = try [found, permuted].map { try #require($0.hierarchy.copheneticCorrelation()) }
    #expect(abs(correlations[0] - correlations[1]) <= 1e-12)
  }

  /// A feature of weight 0 may hold anything.
  @Test(arguments: LinkageCriterion.allCases) func weightZeroIsARemovedColumn(criterion: LinkageCriterion) throws {
    var generator = SeededGenerator(seed: 12)
    let noise = (0..<Self.count).map { _ in 1e6 * generator.nextNormal() }
    let wide = try Observations(columns: [noise] + columns)
    let found = try model(criterion, observations)
    let other = try model(criterion, wide, featureWeights: [0, 1, 1, 1, 1])
    #expect(other.labels == found.labels && other.inertia == found.inertia)
    #expect(other.hierarchy.dendrogram == found.hierarchy.dendrogram)
    #expect(other.hierarchy.copheneticCorrelation() == found.hierarchy.copheneticCorrelation())
  }

  @Test(arguments: LinkageCriterion.allCases) func scaleOfAColumnAndItsWeight(criterion: LinkageCriterion) throws {
    let found = try model(criterion, observations)
    func scaled(_ factor: Double) throws -> LinkageModel {
      var columns = columns
      columns[1] = columns[1].map { $0 * factor }
      return try model(
        criterion, Observations(columns: columns), featureWeights: [1, 1 / (factor * factor), 1, 1])
    }
    let doubled = try scaled(2)
    #expect(doubled.labels == found.labels && doubled.hierarchy.dendrogram == found.hierarchy.dendrogram)
    let stretched = try scaled(3.7)
    #expect(stretched.labels == found.labels)
    #expect(isClose(stretched.hierarchy.dendrogram.heights, found.hierarchy.dendrogram.heights))
  }

  @Test(arguments: LinkageCriterion.allCases) func unitOfAllColumns(criterion: LinkageCriterion) throws {
    let found = try model(criterion, observations)
    let larger = try model(criterion, Observations(columns: columns.map { $0.map { 4 * $0 } }))
    #expect(larger.labels == found.labels)
    #expect(larger.hierarchy.dendrogram.heights == found.hierarchy.dendrogram.heights.map { 4 * $0 })
  }

  @Test(arguments: LinkageCriterion.allCases) func threadsChangeNothing(criterion: LinkageCriterion) throws {
    let observations = try LinkageLawTests.observations(700)
    let one = try model(criterion, observations, workers: .one)
    for threads in [2, 3, 64] {
      let other = try model(criterion, observations, workers: Workers(count: threads))
      #expect(other == one)
      #expect(
        other.hierarchy.copheneticCorrelation(workers: Workers(count: threads))
          == one.hierarchy.copheneticCorrelation(workers: .one))
    }
  }

  /// The same numbers in every storage.
  @Test(arguments: LinkageCriterion.allCases) func storage(criterion: LinkageCriterion) throws {
    let columns = SyntheticBuyers.ratings(count: 300).clippedColumns
    let bytes = try model(criterion, Observations(columns: columns))
    for storage in [columns.map { Observations.Column.doubles($0) }, columns.map { .singles($0.map { Float($0) }) }] {
      let other = try model(criterion, Observations(storage))
      #expect(other.labels == bytes.labels && other.hierarchy.dendrogram == bytes.hierarchy.dendrogram)
    }
  }

  @Test(arguments: LinkageCriterion.allCases) func weightThreeIsTheRowThreeTimes(criterion: LinkageCriterion) throws {
    let rows = (0..<Self.count).flatMap { [Int](repeating: $0, count: 1 + $0 % 3) }
    let repeated = try model(criterion, observations.selecting(rows))
    let weighted = try model(criterion, observations, weights: (0..<Self.count).map { Double(1 + $0 % 3) })
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(weighted.clusterWeights == repeated.clusterWeights)
    #expect(isClose([weighted.inertia], [repeated.inertia]))
    #expect(
      isClose(weighted.hierarchy.dendrogram.heights, repeated.hierarchy.dendrogram.heights.filter { $0 > 0 }))
  }

  /// What all weigh alike changes the unit of Ward's heights and nothing else.
  @Test(arguments: LinkageCriterion.allCases) func equalWeights(criterion: LinkageCriterion) throws {
    let found = try model(criterion, observations)
    let weighted = try model(criterion, observations, weights: [Double](repeating: 4, count: Self.count))
    #expect(weighted.labels == found.labels && weighted.clusterWeights == found.clusterWeights.map { 4 * $0 })
    let factor = criterion == .ward ? 2.0 : 1
    #expect(
      isClose(weighted.hierarchy.dendrogram.heights, found.hierarchy.dendrogram.heights.map { factor * $0 }))
  }

  /// Observations of weight 0 are labelled as the nearest one that counts, and move nothing.
  @Test(arguments: LinkageCriterion.allCases) func weightZeroMovesNothing(criterion: LinkageCriterion) throws {
    let kept = (0..<Self.count).filter { $0 % 4 != 1 }
    let all = try model(criterion, observations, weights: (0..<Self.count).map { $0 % 4 != 1 ? 1 : 0 })
    let some = try model(criterion, observations.selecting(kept))
    #expect(all.hierarchy.leaves == kept && all.hierarchy.dendrogram == some.hierarchy.dendrogram)
    #expect(kept.map { all.labels[$0] } == some.labels)
    #expect(all.clusterWeights == some.clusterWeights && isClose([all.inertia], [some.inertia]))
    let plain = PlainLinkage(observations.allRows, criterion)
    for row in 0..<Self.count where row % 4 == 1 {
      let nearest = kept.min {
        plain.distance(plain.rows[row], plain.rows[$0]) < plain.distance(plain.rows[row], plain.rows[$1])
      }
      #expect(all.labels[row] == all.labels[try #require(nearest)])
    }
  }
}
