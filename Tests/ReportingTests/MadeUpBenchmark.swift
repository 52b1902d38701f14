import Parallelism

@testable import Reporting
@testable import Segmentation

/// A benchmark of a machine that does not exist: 12 ms and 0.4 µs an account, give or take.
enum MadeUpBenchmark {
  typealias Size = (count: Int, runs: [Double])

  /// The seconds of the main job, run by run.
  static let sizes: [Size] = [
    (1_000, [0.0126, 0.0121, 0.0125]), (10_000, [0.0155, 0.0162, 0.0158]), (100_000, [0.052, 0.0535, 0.051]),
    (300_000, [0.131, 0.133, 0.13]), (1_000_000, [0.41, 0.42, 0.415]),
  ]

  static func report(
    sizes: [Size] = sizes, predicted: [Int] = [10_000_000, 100_000_000]
  ) throws -> BenchmarkReport {
    let options = try BenchmarkOptions(
      accountCounts: sizes.map(\.count), repeatCount: sizes[0].runs.count, seed: 3, workers: Workers(count: 2),
      predictedCounts: predicted)
    let machine = MachineDescription(
      processor: "Analytical Engine", processorCount: 2, memory: 8 << 30, operatingSystem: "Brass 1.0",
      blas: "Reference BLAS", blasPath: "/usr/lib/libblas.so.3")
    let measurements = sizes.map { size in
      BenchmarkMeasurement(accountCount: size.count, runs: size.runs.map { run(size.count, $0) })
    }
    return BenchmarkReport(
      MainJobBenchmark(machine: machine, options: options, criterionCount: 9, measurements: measurements))
  }

  /// A quarter of the main job is reading, an eighth profiles; memory is 20 MB and 150 bytes an account.
  private static func run(_ count: Int, _ seconds: Double) -> BenchmarkMeasurement.Run {
    BenchmarkMeasurement.Run(
      seconds: [
        .generate: 2e-7 * Double(count), .write: 3e-7 * Double(count), .read: seconds / 4, .fit: seconds * 5 / 8,
        .profile: seconds / 8,
      ], peakMemory: 20 << 20 + 150 * count, fileSize: 28 * count + 139, explainedVariance: 0.575)
  }
}
