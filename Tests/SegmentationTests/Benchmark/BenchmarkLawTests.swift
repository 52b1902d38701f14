import Criteria
import Foundation
import Parallelism
import Segmentation
import Testing

@Suite struct BenchmarkLawTests {
  @Test func theBuiltInTableIsTheShippedOne() throws {
    #expect(try WeightingTable.heavyEquipment() == HeavyEquipment.table())
  }

  @Test func sizesRiseAndCountOnce() throws {
    #expect(try BenchmarkOptions(accountCounts: [500, 100, 500]).accountCounts == [100, 500])
  }

  @Test(arguments: [
    (1_000, [1_000]), (1_001, [1_000, 1_001]), (1_000_000, [1_000, 10_000, 100_000, 300_000, 1_000_000]),
    (250_000, [1_000, 10_000, 100_000, 250_000]), (300_000, [1_000, 10_000, 100_000, 300_000]), (500, [500]),
  ])
  func sizesEndWithTheLargest(_ largest: Int, _ expected: [Int]) {
    #expect(BenchmarkOptions.sizes(upTo: largest) == expected)
  }

  @Test func tenTimesTheLargestIsPredictedUnlessOthersAreAskedFor() throws {
    #expect(try BenchmarkOptions(accountCounts: [500, 100]).predictedCounts == [5_000])
    let asked = try BenchmarkOptions(accountCounts: [500, 100], predictedCounts: [9_000, 200, 9_000])
    #expect(asked.predictedCounts == [200, 9_000])
    #expect(try BenchmarkOptions(accountCounts: [500], predictedCounts: []).predictedCounts.isEmpty)
    #expect(try BenchmarkOptions(accountCounts: [Int.max / 2]).predictedCounts == [.max])
  }

  @Test func theMedianIsTheMiddle() {
    #expect(BenchmarkMeasurement.median([7]) == 7)
    #expect(BenchmarkMeasurement.median([9, 1, 5]) == 5)
    #expect(BenchmarkMeasurement.median([9, 1, 5, 3]) == 4)
  }

  @Test(arguments: [0.5, 1, 1.5, 2])
  func aPowerOfNHasItsExponent(_ exponent: Double) throws {
    let counts = [1_000, 10_000, 30_000, 1_000_000]
    let seconds = counts.map { 3e-6 * pow(Double($0), exponent) }
    #expect(abs(try #require(GrowthExponent.of(counts: counts, seconds: seconds)) - exponent) < 1e-12)
  }

  @Test func oneSizeHasNoExponent() {
    #expect(GrowthExponent.of(counts: [1_000], seconds: [1]) == nil)
    #expect(GrowthExponent.of(counts: [1_000, 1_000], seconds: [1, 2]) == nil)
    #expect(GrowthExponent.of(counts: [1_000, 10_000], seconds: [0, 2]) == nil)
    #expect(GrowthExponent.of(counts: [], seconds: []) == nil)
  }

  @Test func everyStageIsTimedAndTheFileIsGone() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pondera-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let options = try BenchmarkOptions(accountCounts: [300, 200], repeatCount: 2, seed: 5, workers: .one)
    let seen = SeenFiles(in: folder)
    let benchmark = try BenchmarkRunner(options, directory: folder.path) { _ in seen.look() }.run()
    // The file was there, or that it is gone would say nothing.
    #expect(seen.mostAtOnce == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(benchmark.measurements.map(\.accountCount) == [200, 300])
    #expect(benchmark.criterionCount == 9)
    for measurement in benchmark.measurements {
      #expect(measurement.runs.count == 2)
      for stage in BenchmarkStage.allCases { #expect(measurement.seconds(stage) > 0, "\(stage)") }
      for run in measurement.runs {
        let parts = [BenchmarkStage.read, .fit, .profile].map { run.seconds[$0] ?? 0 }
        #expect(run.mainJobSeconds == parts[0] + parts[1] + parts[2])
      }
      #expect(measurement.accountsPerSecond == Double(measurement.accountCount) / measurement.mainJobSeconds)
      // A row has an identifier of 4 characters, nine ratings of one or two digits, nine commas and a line feed.
      let header = 11 + (try WeightingTable.heavyEquipment().criteria.reduce(0) { $0 + $1.count + 1 })
      #expect((23...32).contains((measurement.fileSize - header) / measurement.accountCount))
      // The same buyers in each repeat.
      #expect(Set(measurement.runs.map(\.explainedVariance)).count == 1)
      #expect((0.5...0.65).contains(measurement.runs[0].explainedVariance))
    }
    #expect(benchmark.growth != nil)
    #expect(benchmark.diagnostics.isEmpty)
  }

  @Test func progressRisesToItsEnd() throws {
    let seen = SeenProgress()
    let options = try BenchmarkOptions(accountCounts: [200, 100], repeatCount: 2, workers: .one)
    _ = try BenchmarkRunner(options) { seen.add($0.fraction) }.run()
    let fractions = seen.fractions
    #expect(fractions.count == 16)
    #expect(fractions == fractions.sorted())
    #expect(fractions.first == 0)
    #expect((0.9...1).contains(fractions.last ?? 0))
  }

  @Test func theMachineIsNamed() {
    let machine = MachineDescription.current
    #expect(!machine.processor.isEmpty)
    #expect(machine.processorCount >= 1)
    #expect(machine.memory > 1 << 26)
    #expect(!machine.blas.isEmpty)
  }
}
