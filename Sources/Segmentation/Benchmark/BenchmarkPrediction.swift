/// What the main job would take for a number of accounts that was not timed.
package struct BenchmarkPrediction: Sendable {
  /// The number of accounts.
  package let accountCount: Int
  /// How the seconds of the main job grow.
  package let time: LinearGrowth
  /// The sizes that it was fitted to, rising.
  package let fittedCounts: [Int]
  /// The seconds of the main job.
  package let seconds: Double
  /// Where nine runs in ten should fall; `nil` when neither residuals nor repeats tell.
  package let secondsRange: ClosedRange<Double>?
  /// The largest memory of the process, in bytes; `nil` where it was not measured.
  package let peakMemory: Int?
  /// Whether that is more than the machine has.
  package let exceedsMemory: Bool

  /// Reads two fitted lines at one size.
  init(
    accountCount: Int, time: LinearGrowth, fittedCounts: [Int], memory: LinearGrowth?, of machine: MachineDescription
  ) {
    self.accountCount = accountCount
    self.time = time
    self.fittedCounts = fittedCounts
    seconds = time.value(at: accountCount)
    secondsRange = time.range(at: accountCount)
    peakMemory = memory.map { Int(exactly: $0.value(at: accountCount).rounded()) ?? .max }
    exceedsMemory = peakMemory.map { $0 > machine.memory } ?? false
  }
}
