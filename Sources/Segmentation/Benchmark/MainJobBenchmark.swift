/// How long the main job takes on this machine, size by size.
package struct MainJobBenchmark: Sendable {
  /// The machine.
  package let machine: MachineDescription
  /// What was timed.
  package let options: BenchmarkOptions
  /// The number of ratings of each account.
  package let criterionCount: Int
  /// One measurement a size, rising.
  package let measurements: [BenchmarkMeasurement]

  /// How the time of a stage grows with the number of accounts.
  package func growth(_ stage: BenchmarkStage) -> Double? { growth { $0.seconds(stage) } }

  /// How the time of the main job grows with the number of accounts.
  package var growth: Double? { growth { $0.mainJobSeconds } }

  private func growth(_ seconds: (BenchmarkMeasurement) -> Double) -> Double? {
    GrowthExponent.of(counts: measurements.map(\.accountCount), seconds: measurements.map(seconds))
  }
}
