import Criteria
import LinearAlgebra
import Provenance
import Segmentation
import Tables
import Testing

@Suite struct BuyerGenerationRefusalTests {
  private typealias Options = BuyerGenerationOptions

  private func refuses(
    _ name: String, _ value: String, _ allowed: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
  ) {
    #expect(
      throws: SegmentationError.setting(name: name, value: value, allowed: allowed), sourceLocation: sourceLocation,
      performing: body)
  }

  @Test func refusesOptionsOutsideTheirRange() {
    for count in [0, -3] {
      refuses("The number of accounts", "\(count)", "at least 1") { _ = try Options(accountCount: count) }
    }
    for noise in [-0.5, .infinity, .nan] {
      refuses("The noise", "\(noise)", "a standard deviation in 0…1e12") {
        _ = try Options(accountCount: 1, noise: noise)
      }
    }
    for share in [0, -1, .nan, .infinity] {
      refuses("A share of the mix", "\(share)", "a number above 0 and up to 1e12") {
        _ = try Options(accountCount: 1, mix: [1, share])
      }
    }
    for share in [-0.1, 1.5, .nan] {
      refuses("The mislabelled share", "\(share)", "in 0…1") {
        _ = try Options(accountCount: 1, mislabelledShare: share)
      }
    }
  }

  @Test func refusesWhatDoesNotFitTheTable() throws {
    let table = try HeavyEquipment.table()
    for mix in [[], [1], [1, 2, 3, 4, 5]] as [[Double]] {
      refuses("The number of shares in the mix", "\(mix.count)", "4, one for each segment of the table") {
        _ = try BuyerGenerator(table, options: Options(accountCount: 1, mix: mix))
      }
    }
    let single = try WeightingTable(segments: ["all"], criteria: ["price"], means: Matrix(rows: [[7]]))
    refuses("The mislabelled share", "0.1", "0 when the table has only one segment") {
      _ = try BuyerGenerator(single, options: Options(accountCount: 1, mislabelledShare: 0.1))
    }
    for weight in [0.5, 10.5] {
      let wide = try WeightingTable(segments: ["all"], criteria: ["price"], means: Matrix(rows: [[weight]]))
      refuses("The weight of 'price' for 'all'", "\(weight)", "in 1…10 when ratings are to be whole numbers") {
        _ = try BuyerGenerator(wide, options: Options(accountCount: 1, roundsToIntegers: true))
      }
      #expect(throws: Never.self) { try BuyerGenerator(wide, options: Options(accountCount: 1)) }
    }
  }

  @Test func refusesTwoColumnsOfOneNameAndWritesNothing() throws {
    let table = try WeightingTable(segments: ["all"], criteria: ["country"], means: Matrix(rows: [[7]]))
    let file = WrittenFile()
    refuses("The name of a criterion", "'country'", "another one, since the file has a column of this name") {
      try BuyerGenerator(table, options: Options(accountCount: 1, hasDescriptors: true)).write(to: file.path)
    }
    #expect(!file.exists)
    try BuyerGenerator(table, options: Options(accountCount: 1)).write(to: file.path)
    #expect(file.exists)
  }

  @Test func refusesAFolderThatIsNotThere() throws {
    let folder = WrittenFile().path
    let path = folder + "/buyers.csv"
    let generator = try BuyerGenerator(HeavyEquipment.table(), options: Options(accountCount: 1))
    #expect(throws: TableError.writeFailure(file: path, reason: "there is no folder '\(folder)'")) {
      try generator.write(to: path)
    }
  }

  @Test func isAFaultOfTheCall() {
    let error = SegmentationError.setting(name: "The noise", value: "-1", allowed: "a standard deviation in 0…1e12")
    #expect(error.description == "The noise is -1; it must be a standard deviation in 0…1e12.")
    #expect(error.category == .usage)
  }
}
