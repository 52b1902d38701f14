import Benchmark
import BenchmarkSubjects

/// Every subject twice, fast and plain. What is timed goes round several data sets, so that no loop can be folded into one.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 2, maxDuration: .seconds(2), maxIterations: 1_000)
  let subjects: [BenchmarkSubject]
  do {
    subjects = try BenchmarkSubject.catalogue(.full)
  } catch {
    fatalError("The subjects cannot be prepared: \(error)")
  }
  for subject in subjects {
    for (way, compute) in [("fast", subject.fast), ("plain", subject.plain)] {
      Benchmark("\(subject.name), \(subject.size): \(way)") { benchmark in
        for iteration in benchmark.scaledIterations {
          blackHole(try compute((benchmark.currentIteration + iteration) % BenchmarkSubject.variantCount))
        }
      }
    }
  }
}
