import Clustering
import Parallelism
import Testing

@testable import Segmentation

@Suite struct BenchmarkPredictionLawTests {
  private func benchmark(_ sizes: [(count: Int, seconds: Double)], predicted: [Int], memory: Int = 8 << 30) throws
    -> MainJobBenchmark
  {
    let options = try BenchmarkOptions(
      accountCounts: sizes.map(\.count), repeatCount: 1, workers: .one, predictedCounts: predicted)
    let machine = MachineDescription(
      processor: "any", processorCount: 1, memory: memory, operatingSystem: "any", blas: "any", blasPath: nil)
    let measurements = sizes.map { size in
      BenchmarkMeasurement(
        accountCount: size.count,
        runs: [
          BenchmarkMeasurement.Run(
            seconds: [.read: size.seconds / 2, .fit: size.seconds / 2], peakMemory: 1_000_000 + 100 * size.count,
            fileSize: 1, explainedVariance: 0.5)
        ])
    }
    return MainJobBenchmark(machine: machine, options: options, criterionCount: 9, measurements: measurements)
  }

  /// The search takes 20 µs a row of what it looks at, the rest 1 µs a row: two lines, and each side has its own.
  @Test func sizesOnTheSameSideOfTheSampleCount() throws {
    func seconds(_ count: Int) -> Double { 2e-5 * Double(min(count, KMeans.searchRows)) + 1e-6 * Double(count) }
    let counts = [1_000, 10_000, 100_000, 300_000, 1_000_000]
    let found = try benchmark(counts.map { ($0, seconds($0)) }, predicted: [5_000, 10_000_000]).predictions
    #expect(found.map(\.fittedCounts) == [[1_000, 10_000], [100_000, 300_000, 1_000_000]])
    for prediction in found {
      let expected = seconds(prediction.accountCount)
      #expect(abs(prediction.seconds - expected) <= 1e-9 * expected)
    }
  }

  @Test func oneSizeOnASideIsTooFew() throws {
    let found = try benchmark([(1_000, 1), (10_000, 2), (100_000, 3)], predicted: [1_000_000]).predictions
    #expect(found.map(\.fittedCounts) == [[1_000, 10_000, 100_000]])
    #expect(try benchmark([(1_000, 1)], predicted: [1_000_000]).predictions.isEmpty)
    #expect(try benchmark([(1_000, 0), (10_000, 0)], predicted: [1_000_000]).predictions.isEmpty)
  }

  @Test func memoryBeyondTheMachineIsKnown() throws {
    let sizes = [(100_000, 1.0), (1_000_000, 2.0)]
    let found = try benchmark(sizes, predicted: [10_000_000, 20_000_000], memory: 1_500_000_000).predictions
    #expect(found.map(\.peakMemory) == [1_001_000_000, 2_001_000_000])
    #expect(found.map(\.exceedsMemory) == [false, true])
  }
}
