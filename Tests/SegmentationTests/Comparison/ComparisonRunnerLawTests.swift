import Tables
import ClusterValidation
import Clustering
import Criteria
import LinearAlgebra
import Parallelism
import Provenance
import Segmentation
import TestSupport
import Testing

@Suite struct ComparisonRunnerLawTests {
  private let market = ComparedMarket()
  private let names = ["one", "two", "three"]

  @Test(arguments: FeatureScaling.allCases, ResponseTreatment.allCases)
  func labelsThatAreTheFoundOnesHold(scaling: FeatureScaling, response: ResponseTreatment) throws {
    let options = SegmentationOptions(scaling: scaling, response: response)
    let comparison = try market.compare(market.data { names[market.buyers.labels[$0]] }, options: options)
    #expect(comparison.agreement.adjustedRandIndex == 1)
    #expect(abs(comparison.agreement.variationOfInformation) < 1e-12)
    #expect(comparison.predefined.segments == ["one", "three", "two"])
    #expect(comparison.matches.allSatisfy { $0.distance! < 1e-9 && $0.overlap == 1 && $0.correlation! > 1 - 1e-9 })
    #expect(comparison.beliefs.allSatisfy { $0.meanAbsoluteDifference < 1e-9 })
    #expect(comparison.fates.allSatisfy { !$0.splits && $0.size == 40 && $0.parts[0].share == 1 })
    #expect(comparison.misfitCount == 0 && comparison.misfits.isEmpty)
    #expect(abs(comparison.foundExplainedVariance - comparison.predefinedExplainedVariance) < 1e-12)
    #expect(abs(comparison.foundExplainedVariance - comparison.segmentation.explainedVariance) < 1e-9)
    #expect(comparison.verdict.hasPrefix("The 3 believed segments hold: 100 %"))
    #expect(comparison.declaredColumn == "segment")
  }

  @Test(arguments: [(2, 2), (2, 4), (3, 3), (4, 2), (5, 5), (5, 3), (1, 3), (3, 1)])
  func theMatchingIsTheCheapest(believed: Int, found: Int) throws {
    for seed in UInt64(1)...6 {
      var generator = SeededGenerator(seed: seed)
      let rows = (0..<believed).map { _ in (0..<4).map { _ in 10 * generator.nextUniform() } }
      let table = try WeightingTable(
        segments: (0..<believed).map { "s\($0)" }, criteria: ComparedMarket.criteria, means: Matrix(rows: rows))
      let data = AccountData(
        criteria: ComparedMarket.criteria, ratings: market.buyers.columns.map { $0.map { Optional($0) } })
      let comparison = try market.compare(data, k: found, predefined: table)
      let costs = rows.map { row in
        comparison.segmentation.segments.map { segment in
          zip(row, segment.centroid).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        }
      }
      let total = comparison.matches.compactMap(\.distance).reduce(0, +)
      #expect(abs(total - Self.cheapest(costs)) < 1e-9)
      #expect(comparison.matches.compactMap(\.predefined) == Array(0..<believed))
      #expect(comparison.matches.compactMap(\.found).sorted() == Array(0..<found))
      #expect(comparison.matches.count { $0.distance != nil } == min(believed, found))
      #expect(comparison.agreement.table.total == 120)
    }
  }

  /// The least total of all one-to-one matchings, by trying them all.
  private static func cheapest(_ costs: [[Double]]) -> Double {
    func best(_ row: Int, _ free: Set<Int>, _ skips: Int) -> Double {
      guard row < costs.count else { return 0 }
      var least = skips > 0 ? best(row + 1, free, skips - 1) : .infinity
      for column in free { least = min(least, costs[row][column] + best(row + 1, free.subtracting([column]), skips)) }
      return least
    }
    return best(0, Set(costs[0].indices), max(0, costs.count - costs[0].count))
  }

  @Test func beliefsAreFoundLessBelieved() throws {
    var rows = ComparedMarket.centres
    rows[1][2] += 2
    let table = try WeightingTable(segments: names, criteria: ComparedMarket.criteria, means: Matrix(rows: rows))
    let comparison = try market.compare(market.data { names[market.buyers.labels[$0]] }, predefined: table)
    let belief = comparison.beliefs[0]
    #expect(belief.criterion == 2)
    let column = try #require(comparison.matches[1].found)
    let cell = comparison.segmentation.segments[column].profile[2]
    #expect(belief.differences[1] == cell.mean - 5)
    #expect(belief.standardized[1] == (cell.mean - 5) / cell.standardError)
    let means = comparison.beliefs.map(\.meanAbsoluteDifference)
    #expect(means == means.sorted(by: >))
    for belief in comparison.beliefs {
      let absolute = belief.differences.map { abs($0!) }
      #expect(abs(belief.meanAbsoluteDifference - absolute.reduce(0, +) / 3) < 1e-12)
    }
  }

  @Test func accountsDeclaredWronglyAreTheMisfits() throws {
    // Rows 0 and 4 are of the groups 0 and 1 and are declared otherwise.
    let data = try market.data { row in
      row == 0 ? "two" : row == 4 ? "three" : names[market.buyers.labels[row]]
    }
    let comparison = try market.compare(data, predefined: try ComparedMarket.table())
    #expect(comparison.misfitCount == 2)
    #expect(Set(comparison.misfits.map(\.account)) == [0, 4])
    for misfit in comparison.misfits {
      #expect(names[misfit.declared] == (misfit.account == 0 ? "two" : "three"))
      #expect(misfit.better == market.buyers.labels[misfit.account])
      func distance(_ segment: Int) -> Double {
        (0..<4).reduce(0.0) {
          let difference = market.buyers.columns[$1][misfit.account] - ComparedMarket.centres[segment][$1]
          return $0 + difference * difference
        }.squareRoot()
      }
      let nearest = distance(misfit.better)
      let ratio = nearest > 0 ? distance(misfit.declared) / nearest : .greatestFiniteMagnitude
      #expect(abs(misfit.distanceRatio / ratio - 1) < 1e-9)
      #expect(misfit.id == "\(misfit.account + 1)")
    }
    let ratios = comparison.misfits.map(\.distanceRatio)
    #expect(ratios == ratios.sorted(by: >))
  }

  @Test func aBelievedSegmentOfTwoGroupsSplits() throws {
    let comparison = try market.compare(market.data { market.buyers.labels[$0] == 0 ? "pure" : "mixed" })
    #expect(comparison.predefined.segments == ["mixed", "pure"])
    #expect(comparison.fates.map(\.size) == [80, 40])
    #expect(comparison.fates.map(\.splits) == [true, false])
    #expect(comparison.fates[0].parts.map(\.share) == [0.5, 0.5])
    #expect(comparison.verdict.hasSuffix("mixed splits."))
    #expect(comparison.matches.count == 3)
  }

  @Test func theShippedTableIsTwoFamilies() throws {
    let table = try HeavyEquipment.table()
    var options = try HeavyEquipment.buyersOptions()
    options = try BuyerGenerationOptions(accountCount: 300, noise: 1, roundsToIntegers: true, seed: options.seed)
    let buyers = Array(try BuyerGenerator(table, options: options))
    let data = AccountData(
      criteria: table.criteria, ratings: table.criteria.indices.map { j in buyers.map { $0.ratings[j] } })
    let comparison = try market.compare(data, k: 4, predefined: table)
    #expect(comparison.families == [[0, 1], [2, 3]])
    #expect(abs(comparison.predefinedCorrelations[0][1] - 0.90) < 0.005)
    #expect(abs(comparison.predefinedCorrelations[2][3] - 0.83) < 0.005)
    #expect(comparison.verdict.contains("2 need families under 4 labels: mining_operators + aggregate_producers | "))
    // Without a column each account was given to the nearest profile, which is said.
    #expect(comparison.declaredColumn == nil)
    #expect(comparison.diagnostics.contains { $0.code == "nearest-profile" })
    #expect(comparison.misfitCount == 0)
  }

  @Test func declaredNumbersComeInTheirOrder() throws {
    let comparison = try market.compare(market.data { ["10", "9", "100"][market.buyers.labels[$0]] })
    #expect(comparison.predefined.segments == ["9", "10", "100"])
  }

  @Test func otherScalesAreNoticed() throws {
    let percent = try WeightingTable(
      segments: names, criteria: ComparedMarket.criteria,
      means: Matrix(rows: ComparedMarket.centres.map { $0.map { 10 * $0 } }))
    let data = try market.data { names[market.buyers.labels[$0]] }
    #expect(try market.compare(data, predefined: percent).diagnostics.contains { $0.code == "different-scale" })
    let same = try market.compare(data, predefined: try ComparedMarket.table())
    #expect(!same.diagnostics.contains { $0.code == "different-scale" })
  }
}
