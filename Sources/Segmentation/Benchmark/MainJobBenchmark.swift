import Clustering
package import Provenance

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

  /// What other numbers of accounts would take, in the order of ``BenchmarkOptions/predictedCounts``; none for a single
  /// size.
  package var predictions: [BenchmarkPrediction] {
    let memory = LinearGrowth(
      counts: measurements.map(\.accountCount), values: measurements.map { $0.peakMemory.map { [Double($0)] } ?? [] })
    return options.predictedCounts.compactMap { count in
      let sizes = sizes(like: count)
      guard
        let time = LinearGrowth(counts: sizes.map(\.accountCount), values: sizes.map { $0.runs.map(\.mainJobSeconds) })
      else { return nil }
      return BenchmarkPrediction(
        accountCount: count, time: time, fittedCounts: sizes.map(\.accountCount), memory: memory, of: machine)
    }
  }

  /// The sizes that a prediction is fitted to. The search looks at all accounts up to a number of them and above that at a
  /// sample: there its time is a fixed cost, below it is not, and one line cannot be both. So sizes on the same side count,
  /// if there are two or more, else all.
  private func sizes(like count: Int) -> [BenchmarkMeasurement] {
    let alike = measurements.filter { ($0.accountCount > KMeans.searchRows) == (count > KMeans.searchRows) }
    return alike.count >= 2 ? alike : measurements
  }

  /// What a person should know.
  package var diagnostics: [Diagnostic] {
    let counts = options.accountCounts
    guard options.segmentCount > 1, counts.contains(where: { $0 > KMeans.searchRows }),
      counts.contains(where: { $0 <= KMeans.searchRows })
    else { return [] }
    return [
      Diagnostic(
        .note, code: "sampled-search",
        "Up to \(KMeans.searchRows) accounts the search for the best segments looks at every account, above that at a "
          + "sample; so the fit may take longer just below that number than above it, and its exponent is no law.")
    ]
  }

  private func growth(_ seconds: (BenchmarkMeasurement) -> Double) -> Double? {
    GrowthExponent.of(counts: measurements.map(\.accountCount), seconds: measurements.map(seconds))
  }
}
