import Clustering
import Parallelism
import Provenance
import Testing

@testable import ClusterValidation

@Suite struct SegmentSeparationLawTests {
  private static func normals(_ count: Int, apart: Double, seed: UInt64) throws -> LabelledObservations {
    var generator = SeededGenerator(seed: seed)
    let truth = (0..<count).map { Double($0 % 2) }
    let columns = (0..<4).map { axis in truth.map { (axis == 0 ? apart * $0 : 0) + generator.nextNormal() } }
    let observations = try Observations(columns: columns)
    let model = try KMeans(clusterCount: 2).fit(observations, using: &generator)
    return try LabelledObservations(observations, labels: model.labels, clusterCount: 2)
  }

  /// The figures of the documentation, of clouds that k-means has cut: 0.9, 0.65, 0.43 and 0.27 of whole ones.
  @Test(arguments: [(3, 0.65), (3.5, 0.43), (4, 0.27)] as [(Double, Double)])
  func theValleyOfTwoNormalClouds(apart: Double, valley: Double) throws {
    let found = try SegmentSeparation(of: Self.normals(40_000, apart: apart, seed: 5))
    #expect(found.borders.count == 1)
    #expect(abs(found.borders[0].valley - valley) < 0.12, "\(found.borders[0].valley)")
    #expect(found.isSeparated == (valley <= 0.5))
  }

  @Test func oneCloudThatIsCutHasNoGap() throws {
    let normal = try SegmentSeparation(of: Self.normals(20_000, apart: 0, seed: 6))
    #expect(normal.borders[0].valley > 0.9 && !normal.isSeparated)
    var generator = SeededGenerator(seed: 7)
    let uniform = try Observations(columns: (0..<3).map { _ in (0..<20_000).map { _ in generator.nextUniform() } })
    for count in [2, 3, 5] {
      let model = try KMeans(clusterCount: count).fit(uniform, using: &generator)
      let found = try SegmentSeparation(
        of: LabelledObservations(uniform, labels: model.labels, clusterCount: count))
      #expect(found.borders.allSatisfy { $0.valley > 0.75 }, "\(found.borders.map(\.valley))")
    }
  }

  /// Of five clouds in a row only those next to each other are neighbours.
  @Test func neighboursHaveNothingBetweenThem() throws {
    let labels = (0..<50).map { $0 % 5 }
    let observations = try Observations(columns: [
      labels.map { Double(10 * $0) }, labels.indices.map { Double($0 % 3) * 0.1 },
    ])
    let found = try SegmentSeparation(
      of: LabelledObservations(observations, labels: labels, clusterCount: 6))
    #expect(found.borders.map { [$0.first, $0.second] } == [[0, 1], [1, 2], [2, 3], [3, 4]])
    #expect(found.borders.allSatisfy { abs($0.distance - 10) < 0.01 && $0.valley == 0 })
    #expect(found.isSeparated)
    #expect(found.weakestBorder(of: 5) == nil)
  }

  @Test func unitsAndThreadsChangeNothing() throws {
    let partition = try Self.normals(40_000, apart: 3, seed: 8)
    let one = try SegmentSeparation(of: partition, workers: .one)
    #expect(try SegmentSeparation(of: partition, workers: Workers(count: 5)) == one)
    let grams = try Observations(
      columns: (0..<4).map { feature in
        (0..<40_000).map { partition.observations[$0, feature] * (feature == 0 ? 1_024 : 1) }
      })
    let scaled = try SegmentSeparation(
      of: LabelledObservations(
        grams, labels: partition.labels, clusterCount: 2, featureWeights: [1 / (1_024 * 1_024), 1, 1, 1]))
    #expect(scaled.borders.map(\.valley) == one.borders.map(\.valley))
  }

  @Test func oneSegmentHasNoBorder() throws {
    let observations = try Observations(columns: [[1, 2, 3]])
    let alone = try SegmentSeparation(of: LabelledObservations(observations, labels: [0, 0, 0], clusterCount: 1))
    #expect(alone.borders.isEmpty && !alone.isSeparated)
    let same = try Observations(columns: [[1, 1, 1, 1]])
    let coincident = try SegmentSeparation(of: LabelledObservations(same, labels: [0, 0, 1, 1], clusterCount: 2))
    #expect(coincident.borders.isEmpty)
  }
}
