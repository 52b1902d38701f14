/// Adds up how long each stage takes. The only reader of a clock in this room.
struct Stopwatch {
  private(set) var seconds: [BenchmarkStage: Double] = [:]

  /// Runs a piece of work and counts its time for a stage.
  mutating func time<Value, Failure: Error>(
    _ stage: BenchmarkStage, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = ContinuousClock.now
    let value = try work()
    add(.now - start, to: stage)
    return value
  }

  /// Counts a time for a stage.
  mutating func add(_ duration: Duration, to stage: BenchmarkStage) {
    let parts = duration.components
    seconds[stage, default: 0] += Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }
}
