import Criteria
import Foundation
import Segmentation
import Testing

/// Means, standard errors, shares and inertia against sums written out by hand.
@Suite struct SegmentProfileLawTests {
  private let columns: [[Double]] = [[1, 2, 3, 9, 10], [2, 2, 5, 8, 10]]

  private func run(_ weights: [Double]? = nil) throws -> MarketSegmentation {
    try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(2)))
      .run(AccountData(columns: columns, weights: weights))
  }

  @Test func withoutWeights() throws {
    let found = try run()
    #expect(found.segments.map(\.size) == [3, 2])
    #expect(found.segments.map(\.share) == [0.6, 0.4])
    let first = found.segments[0].profile
    #expect(first.map(\.mean) == [2, 3])
    // s² = 2 / 2 and 6 / 2; the standard error is s / √n.
    #expect(abs(first[0].standardError - (1.0 / 3).squareRoot()) < 1e-15)
    #expect(abs(first[1].standardError - (3.0 / 3).squareRoot()) < 1e-15)
    #expect(found.segments[1].profile.map(\.mean) == [9.5, 9])
    #expect(found.marketMeans == [5, 5.4])
    let differences: [Double] = [2 - 5, 3 - 5.4]
    #expect(first.map(\.difference) == differences)
    // Σ (x − 5)² = 16 + 9 + 4 + 16 + 25 = 70, by n − 1 = 4.
    #expect(abs(found.marketDeviations[0] - (70.0 / 4).squareRoot()) < 1e-15)
    #expect(abs(found.inertia - (2 + 6 + 0.5 + 2)) < 1e-12)
    #expect(abs(found.segments.map(\.withinSumOfSquares).reduce(0, +) - found.inertia) < 1e-12)
    #expect(found.ratingRange == 1...10)
    #expect(found.table.profile(1) == [9.5, 9])
  }

  @Test func withWeights() throws {
    let weights: [Double] = [1, 2, 3, 4, 0.5]
    let found = try run(weights)
    let low = try #require(found.segments.first { $0.profile[0].mean < 5 })
    #expect(low.size == 3)
    #expect(abs(low.share - 6 / 10.5) < 1e-15)
    let mean: Double = 14.0 / 6
    #expect(abs(low.profile[0].mean - mean) < 1e-15)
    // Kish: effective number n = (Σω)² / Σω² = 36 / 14; s² = Σω (x − x̄)² / Σω · n / (n − 1).
    let count: Double = 36.0 / 14
    let squares = (0..<3).reduce(0.0) { $0 + weights[$1] * (columns[0][$1] - mean) * (columns[0][$1] - mean) }
    let variance = squares / 6 * count / (count - 1)
    #expect(abs(low.profile[0].standardError - (variance / count).squareRoot()) < 1e-14)
    #expect(abs(found.marketMeans[0] - 55.0 / 10.5) < 1e-14)
  }

  @Test func equalWeightsChangeOnlyTheInertia() throws {
    let plain = try run()
    let weighted = try run([3, 3, 3, 3, 3])
    #expect(weighted.places == plain.places)
    #expect(abs(weighted.inertia - 3 * plain.inertia) < 1e-12)
    for (left, right) in zip(plain.segments, weighted.segments) {
      for (a, b) in zip(left.profile, right.profile) {
        #expect(abs(a.mean - b.mean) < 1e-14)
        #expect(abs(a.standardError - b.standardError) < 1e-14)
      }
    }
  }

  @Test func anAccountThatCountsThriceIsThreeAccounts() throws {
    let tripled = columns.map { [$0[0], $0[0], $0[0]] + $0[1...] }
    let repeated = try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(2)))
      .run(AccountData(columns: tripled))
    let weighted = try run([3, 1, 1, 1, 1])
    #expect(abs(weighted.inertia - repeated.inertia) < 1e-12)
    for (left, right) in zip(weighted.segments, repeated.segments) {
      #expect(abs(left.share - right.share) < 1e-15)
      for (a, b) in zip(left.profile, right.profile) { #expect(abs(a.mean - b.mean) < 1e-14) }
    }
  }
}
