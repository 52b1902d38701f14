import ClusterValidation
import Clustering
import Criteria
import Provenance
import Segmentation
import Testing

@Suite struct BuyerGeneratorLawTests {
  private func buyers(_ options: BuyerGenerationOptions) throws -> [GeneratedBuyer] {
    Array(try BuyerGenerator(HeavyEquipment.table(), options: options))
  }

  /// Five standard errors: a sound generator leaves them once in two million looks, and the seeds are fixed.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func meansAndSpreadAreThoseOfTheTable(seed: UInt64) throws {
    let table = try HeavyEquipment.table()
    let noise = 1.5
    let all = try buyers(BuyerGenerationOptions(accountCount: 40_000, noise: noise, seed: seed))
    for segment in table.segments.indices {
      let members = all.filter { $0.trueSegment == segment }
      let count = Double(members.count)
      for (criterion, weight) in table.profile(segment).enumerated() {
        let deviations = members.map { $0.ratings[criterion] - weight }
        #expect(abs(deviations.reduce(0, +) / count) < 5 * noise / count.squareRoot())
        let variance = deviations.reduce(0) { $0 + $1 * $1 } / count
        #expect(abs(variance - noise * noise) < 5 * noise * noise * (2 / count).squareRoot())
      }
    }
  }

  @Test func ratingsOfOneAccountAreIndependent() throws {
    let table = try HeavyEquipment.table()
    let all = try buyers(BuyerGenerationOptions(accountCount: 40_000, noise: 1, seed: 4))
    for criterion in 1..<table.criteria.count {
      let products = all.map { buyer in
        let profile = table.profile(buyer.trueSegment)
        return (buyer.ratings[criterion - 1] - profile[criterion - 1]) * (buyer.ratings[criterion] - profile[criterion])
      }
      #expect(abs(products.reduce(0, +)) / 40_000 < 5 / 200)
    }
  }

  @Test(arguments: [[0.4, 0.3, 0.2, 0.1], [1, 1, 1, 97]])
  func segmentsAreAsFrequentAsTheMix(mix: [Double]) throws {
    let count = 40_000.0
    let all = try buyers(BuyerGenerationOptions(accountCount: 40_000, mix: mix, seed: 5))
    for (segment, part) in mix.enumerated() {
      let share = part / mix.reduce(0, +)
      let found = Double(all.count { $0.trueSegment == segment }) / count
      #expect(abs(found - share) < 5 * (share * (1 - share) / count).squareRoot())
    }
  }

  @Test func theUnitOfTheMixDoesNotMatter() throws {
    let shares = try buyers(BuyerGenerationOptions(accountCount: 1_000, mix: [0.5, 0.25, 0.125, 0.125]))
    let counts = try buyers(BuyerGenerationOptions(accountCount: 1_000, mix: [4, 2, 1, 1]))
    #expect(shares == counts)
    let equal = try buyers(BuyerGenerationOptions(accountCount: 1_000, mix: [7, 7, 7, 7]))
    #expect(try equal == buyers(BuyerGenerationOptions(accountCount: 1_000)))
  }

  @Test(arguments: [0, 0.125, 0.5, 1])
  func wrongBeliefsAreAsFrequentAsAskedAndSpreadEvenly(share: Double) throws {
    let count = 40_000.0
    let all = try buyers(BuyerGenerationOptions(accountCount: 40_000, mislabelledShare: share, seed: 6))
    for shift in 1...3 {
      let found = Double(all.count { ($0.trueSegment + shift) % 4 == $0.believedSegment }) / count
      #expect(abs(found - share / 3) <= 5 * (share / 3 * (1 - share / 3) / count).squareRoot())
    }
    #expect(share < 1 || all.allSatisfy { $0.trueSegment != $0.believedSegment })
  }

  @Test func wholeNumberRatingsAreRoundedAndLimited() throws {
    let drawn = try buyers(BuyerGenerationOptions(accountCount: 5_000, noise: 3, seed: 7))
    let rounded = try buyers(BuyerGenerationOptions(accountCount: 5_000, noise: 3, roundsToIntegers: true, seed: 7))
    for (free, whole) in zip(drawn, rounded) {
      #expect(whole.ratings == free.ratings.map { max(1, min(10, $0.rounded())) })
    }
    let values = Set(rounded.flatMap(\.ratings))
    #expect(values == Set((1...10).map(Double.init)))
  }

  @Test func anOptionChangesOnlyWhatItIsAbout() throws {
    let plain = try buyers(BuyerGenerationOptions(accountCount: 500, seed: 8))
    let rich = try buyers(
      BuyerGenerationOptions(accountCount: 500, mislabelledShare: 0.5, hasDescriptors: true, seed: 8))
    #expect(plain.map(\.ratings) == rich.map(\.ratings))
    #expect(plain.map(\.trueSegment) == rich.map(\.trueSegment))
    #expect(plain.map(\.believedSegment) != rich.map(\.believedSegment))
    let more = try buyers(BuyerGenerationOptions(accountCount: 900, seed: 8))
    #expect(more.prefix(500).map(\.ratings) == plain.map(\.ratings))
    let other = try buyers(BuyerGenerationOptions(accountCount: 500, seed: 9))
    #expect(zip(other, plain).allSatisfy { $0.ratings != $1.ratings })
  }

  @Test(arguments: [true, false])
  func observationsAreTheRatings(areIntegers: Bool) throws {
    let options = try BuyerGenerationOptions(accountCount: 300, roundsToIntegers: areIntegers, seed: 10)
    var generator = try BuyerGenerator(HeavyEquipment.table(), options: options)
    let all = Array(generator)
    let observations = try generator.observations()
    #expect((0..<300).map { observations.row($0) } == all.map(\.ratings))
    _ = generator.next()
    #expect(try generator.observations() == observations.selecting(Array(1..<300)))
  }

  /// With noise 0.75 the closest two segments, contractors and rental companies, are 4.4 standard deviations apart.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func clusteringFindsTheTrueSegments(seed: UInt64) throws {
    let options = try BuyerGenerationOptions(accountCount: 2_000, noise: 0.75, roundsToIntegers: true, seed: seed)
    let generator = try BuyerGenerator(HeavyEquipment.table(), options: options)
    var random = SeededGenerator(seed: seed)
    let model = try KMeans(clusterCount: 4).fit(generator.observations(), weights: nil, using: &random)
    let agreement = try PartitionAgreement(
      rows: model.labels, columns: generator.map(\.trueSegment), rowCount: 4, columnCount: 4)
    #expect(agreement.adjustedRandIndex > 0.9)
  }
}
