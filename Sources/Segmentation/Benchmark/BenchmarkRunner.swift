import Criteria

package import Parallelism
import Tables

/// Times the main job, from a file to the place of every account, on generated buyers of growing number.
///
/// Buyers are drawn and written in batches, so that the memory measured is that of the job and not of its input. The file
/// is temporary and removed after each run.
package struct BenchmarkRunner: Sendable {
  /// The standard deviation of the ratings about the weights of their segment.
  static let noise = 1.5
  private static let batchSize = 1 << 14

  private let options: BenchmarkOptions
  private let table: WeightingTable
  private let directory: String
  private let progress: ProgressHandler?

  /// - Parameter directory: Where the buyers are written, one file at a time.
  /// - Throws: What ``WeightingTable`` throws; the table is built in.
  package init(
    _ options: BenchmarkOptions, directory: String = TemporaryFile.folder,
    progress: ProgressHandler? = nil
  ) throws {
    self.options = options
    self.directory = directory
    table = try .heavyEquipment()
    self.progress = progress
  }

  /// Runs every size as often as asked, the smallest first.
  ///
  /// - Throws: ``TableError`` when the temporary file cannot be written or read.
  package func run() throws -> MainJobBenchmark {
    let total = Double(options.accountCounts.reduce(0, +)) * Double(options.repeatCount)
    // What is loaded and set up once would count for the smallest size alone, so one run goes before.
    _ = try run(options.accountCounts[0]) { _, _ in }
    var done = 0.0
    var measurements: [BenchmarkMeasurement] = []
    for count in options.accountCounts {
      var runs: [BenchmarkMeasurement.Run] = []
      for number in 1...options.repeatCount {
        let before = done
        runs.append(
          try run(count) { stage, share in
            progress?(
              WorkProgress(
                stage: "\(count) accounts, run \(number) of \(options.repeatCount): \(stage.rawValue)",
                fraction: (before + Double(count) * share) / total))
          })
        done += Double(count)
      }
      measurements.append(BenchmarkMeasurement(accountCount: count, runs: runs))
    }
    return MainJobBenchmark(
      machine: .current, options: options, criterionCount: table.criteria.count, measurements: measurements)
  }

  /// Runs all stages once.
  private func run(_ count: Int, report: (BenchmarkStage, Double) -> Void) throws -> BenchmarkMeasurement.Run {
    let buyers = try TemporaryFile(in: directory, name: "pondera-benchmark.csv")
    PeakMemory.reset()
    var stopwatch = Stopwatch()
    report(.generate, 0)
    try write(count, to: buyers, &stopwatch)
    report(.read, 0.3)
    let data = try stopwatch.time(.read) {
      try AccountData(
        CSVFile(path: buyers.path),
        columns: AccountColumns(criteria: table.criteria.joined(separator: ","), id: "account_id"),
        workers: options.workers)
    }
    report(.fit, 0.5)
    let runner = SegmentationRunner(
      SegmentationOptions(segmentCount: .fixed(options.segmentCount), seed: options.seed), workers: options.workers)
    let division = try stopwatch.time(.fit) { try runner.divide(data) }
    report(.profile, 0.9)
    let segmentation = try stopwatch.time(.profile) { try runner.describe(division, data) }
    return BenchmarkMeasurement.Run(
      seconds: stopwatch.seconds, peakMemory: PeakMemory.bytes, fileSize: buyers.byteCount,
      explainedVariance: segmentation.explainedVariance)
  }

  /// Draws and writes the buyers, a batch of each in turn.
  private func write(_ count: Int, to file: TemporaryFile, _ stopwatch: inout Stopwatch) throws {
    var generator = try BuyerGenerator(
      table,
      options: BuyerGenerationOptions(
        accountCount: count, noise: Self.noise, roundsToIntegers: true, seed: options.seed))
    var batch = [GeneratedBuyer](repeating: generator.emptyBuyer, count: min(count, Self.batchSize))
    var writer = CSVWriter(to: file.file)
    try writer.writeRow(["account_id"] + table.criteria)
    while generator.drawnCount < count {
      let drawn = min(batch.count, count - generator.drawnCount)
      stopwatch.time(.generate) {
        for index in 0..<drawn { _ = generator.next(into: &batch[index]) }
      }
      try stopwatch.time(.write) {
        let buyers = batch
        try writer.writeRows(drawn, workers: options.workers) { index, row in
          row.text(buyers[index].id)
          for rating in buyers[index].ratings { row.number(rating) }
          row.endRow()
        }
      }
    }
    let start = ContinuousClock.now
    try writer.finish()
    stopwatch.add(.now - start, to: .write)
  }
}
