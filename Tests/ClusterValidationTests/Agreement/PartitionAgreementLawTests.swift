import ClusterValidation
import Foundation
import Provenance
import Testing

@Suite struct PartitionAgreementLawTests {
  private func labels(_ count: Int, _ groups: Int, _ generator: inout SeededGenerator) -> [Int] {
    (0..<count).map { _ in generator.nextIndex(below: groups) }
  }

  private func similarities(_ agreement: PartitionAgreement) -> [Double] {
    [
      agreement.randIndex, agreement.adjustedRandIndex, agreement.adjustedMutualInformation,
      agreement.normalizedMutualInformation, agreement.vMeasure, agreement.fowlkesMallows, agreement.jaccardIndex,
    ]
  }

  @Test(arguments: 1...20) func symmetryRenamingAndRanges(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let first = labels(60, 4, &generator)
    let second = first.map { generator.nextIndex(below: 3) == 0 ? generator.nextIndex(below: 5) : $0 }
    let forward = try PartitionAgreement(rows: first, columns: second, rowCount: 4, columnCount: 5)
    let backward = try PartitionAgreement(rows: second, columns: first, rowCount: 5, columnCount: 4)
    let renamed = try PartitionAgreement(
      rows: first.map { 3 - $0 }, columns: second.map { ($0 + 2) % 5 }, rowCount: 4, columnCount: 5)
    #expect(backward.table == forward.table.transposed)
    for (value, others) in zip(similarities(forward), zip(similarities(backward), similarities(renamed))) {
      #expect(abs(value - others.0) < 1e-12 && abs(value - others.1) < 1e-12)
      #expect(value <= 1)
    }
    #expect(abs(forward.homogeneity - backward.completeness) < 1e-12)
    #expect(forward.purity == backward.inversePurity && forward.purity == renamed.purity)
    // H(X) = I + H(X | Y): the direct sums agree with each other.
    #expect(abs(forward.rowEntropy - forward.mutualInformation - forward.conditionalRowEntropy) < 1e-12)
    #expect(abs(forward.columnEntropy - forward.mutualInformation - forward.conditionalColumnEntropy) < 1e-12)
  }

  /// Unrelated partitions: the means of both corrected indices over 400 seeds lie within five standard errors of 0, while
  /// the uncorrected ones lie far from it.
  @Test func chanceIsCorrectedFor() throws {
    var adjustedRand: [Double] = []
    var adjustedInformation: [Double] = []
    var information: [Double] = []
    for seed in 1...400 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let first = labels(50, 4, &generator)
      let second = labels(50, 6, &generator)
      let agreement = try PartitionAgreement(rows: first, columns: second, rowCount: 4, columnCount: 6)
      adjustedRand.append(agreement.adjustedRandIndex)
      adjustedInformation.append(agreement.adjustedMutualInformation)
      information.append(agreement.normalizedMutualInformation)
    }
    func distance(_ values: [Double]) -> Double {
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return abs(mean) / (squares / (count - 1) / count).squareRoot()
    }
    #expect(distance(adjustedRand) < 5)
    #expect(distance(adjustedInformation) < 5)
    #expect(distance(information) > 50)
  }

  @Test(arguments: 1...50) func variationOfInformationIsAMetric(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let partitions = (0..<3).map { _ in labels(30, 2 + generator.nextIndex(below: 4), &generator) }
    func distance(_ first: Int, _ second: Int) throws -> Double {
      try PartitionAgreement(rows: partitions[first], columns: partitions[second], rowCount: 6, columnCount: 6)
        .variationOfInformation
    }
    #expect(try distance(0, 0) == 0)
    #expect(abs(try distance(0, 1) - distance(1, 0)) < 1e-13)
    #expect(try distance(0, 2) <= distance(0, 1) + distance(1, 2) + 1e-13)
    #expect(try distance(0, 1) > 0 || partitions[0] == partitions[1])
  }

  /// The expected mutual information is the mean over all orders of one partition: all 5,040 of seven observations.
  @Test func expectationIsTheMeanOverAllOrders() throws {
    let first = [0, 0, 0, 1, 1, 2, 2]
    let second = [0, 0, 0, 0, 1, 1, 2]
    var sum = 0.0
    var count = 0
    func permute(_ rest: [Int], _ taken: [Int]) throws {
      if rest.isEmpty {
        sum += try PartitionAgreement(rows: first, columns: taken, rowCount: 3, columnCount: 3).mutualInformation
        count += 1
      }
      for index in rest.indices {
        var next = rest
        next.remove(at: index)
        try permute(next, taken + [rest[index]])
      }
    }
    try permute(second, [])
    let agreement = try PartitionAgreement(rows: first, columns: second, rowCount: 3, columnCount: 3)
    #expect(count == 5_040)
    #expect(abs(agreement.expectedMutualInformation - sum / 5_040) < 1e-12)
  }

  /// The same against eq. 24a as printed, with logarithms of factorials, which hold ten digits for 200 observations.
  @Test func expectationFollowsThePrintedFormula() throws {
    let table = try ContingencyTable(counts: [[30, 12, 1], [5, 40, 22], [9, 1, 80]])
    let n = table.total
    func logFactorial(_ value: Int) -> Double { (0..<value).reduce(0) { $0 + log(Double($1 + 1)) } }
    var expected = 0.0
    for a in table.rowSums {
      for b in table.columnSums {
        for x in max(1, a + b - n)...min(a, b) {
          let ways = logFactorial(a) + logFactorial(b) + logFactorial(n - a) + logFactorial(n - b)
          let others = logFactorial(n) + logFactorial(x) + logFactorial(a - x) + logFactorial(b - x)
          let probability = exp(ways - others - logFactorial(n - a - b + x))
          expected += Double(x) / Double(n) * log(Double(n * x) / Double(a * b)) * probability
        }
      }
    }
    #expect(abs(PartitionAgreement(table).expectedMutualInformation - expected) < 1e-10 * expected)
  }

  /// Against sums in 50 decimal digits.
  @Test(arguments: [
    ([[300, 700], [400, 600]], 0.000_250_212_481_450_830_695_9),
    ([[3_000, 7_000], [4_000, 6_000]], 0.000_025_002_122_508_409_347_1),
    ([[60_000, 40_000], [30_000, 70_000]], 0.000_002_500_019_002_700_407_2),
    ([[5, 1, 0], [2, 7, 9], [1, 1, 30]], 0.041_393_744_477_675_064_65),
  ])
  func expectationKeepsItsDigits(counts: [[Int]], expected: Double) throws {
    let agreement = PartitionAgreement(try ContingencyTable(counts: counts))
    #expect(abs(agreement.expectedMutualInformation / expected - 1) < 1e-14)
  }

  /// For large n the expectation tends to (r − 1)(c − 1) / (2 n); the next term is of the order of 1/n².
  @Test func expectationOfTenMillion() throws {
    let table = try ContingencyTable(counts: [[1_000_000, 2_000_000, 500_000], [4_000_000, 1_500_000, 1_000_000]])
    let limit = 1.0 * 2 / (2 * 10_000_000)
    #expect(abs(PartitionAgreement(table).expectedMutualInformation / limit - 1) < 1e-5)
  }

  @Test func multiplicitiesCountLikeCopies() throws {
    let agreement = try PartitionAgreement(
      rows: [0, 0, 1, 1], columns: [0, 1, 1, 0], rowCount: 2, columnCount: 2, multiplicities: [3, 1, 4, 0])
    #expect(agreement == PartitionAgreement(try ContingencyTable(counts: [[3, 1], [0, 4]])))
  }
}
