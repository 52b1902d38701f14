/// What was measured on one number of accounts.
package struct BenchmarkMeasurement: Hashable, Sendable {
  /// One run through all stages.
  package struct Run: Hashable, Sendable {
    /// The seconds each stage took.
    package let seconds: [BenchmarkStage: Double]
    /// The largest memory of the process, in bytes; `nil` where the system does not tell.
    package let peakMemory: Int?
    /// The size of the CSV file, in bytes.
    package let fileSize: Int
    /// The share of the variance that the segments found explain.
    package let explainedVariance: Double

    /// The seconds of the main job.
    package var mainJobSeconds: Double {
      BenchmarkStage.allCases.filter(\.isMainJob).reduce(0) { $0 + (seconds[$1] ?? 0) }
    }
  }

  /// The number of accounts.
  package let accountCount: Int
  /// The runs, at least one.
  package let runs: [Run]

  /// The median seconds of a stage.
  package func seconds(_ stage: BenchmarkStage) -> Double { Self.median(runs.map { $0.seconds[stage] ?? 0 }) }

  /// The median seconds of the main job: reading, fitting and profiling together.
  package var mainJobSeconds: Double { Self.median(runs.map(\.mainJobSeconds)) }

  /// The accounts that the main job deals with in a second, by its median.
  package var accountsPerSecond: Double { Double(accountCount) / max(mainJobSeconds, .leastNonzeroMagnitude) }

  /// The largest memory of the process in any run, in bytes.
  package var peakMemory: Int? { runs.compactMap(\.peakMemory).max() }

  /// The size of the CSV file, in bytes.
  package var fileSize: Int { runs[0].fileSize }

  /// The middle value, or the mean of the middle two.
  package static func median(_ values: [Double]) -> Double {
    precondition(!values.isEmpty, "a median needs at least one value")
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
