import Parallelism
import Provenance
import Segmentation

/// What `pondera benchmark --format json` says. The keys are a promise to scripts; the README lists them.
struct BenchmarkResult: Encodable {
  struct Machine: Encodable {
    let processor: String
    let processors: Int
    let threads: Int
    let memoryBytes: Int
    let operatingSystem: String
    let blas: String
    let blasPath: String?
  }
  struct Size: Encodable {
    let accounts: Int
    let seconds: [String: Double]
    let mainJobSeconds: Double
    let fastestMainJobSeconds: Double
    let slowestMainJobSeconds: Double
    let accountsPerSecond: Double
    let peakMemoryBytes: Int?
    let fileBytes: Int
    let explainedVariance: Double
  }
  struct Growth: Encodable {
    let mainJob: Double?
    let stages: [String: Double]
  }
  struct Prediction: Encodable {
    let accounts: Int
    let seconds: Double
    let secondsLow: Double?
    let secondsHigh: Double?
    let peakMemoryBytes: Int?
    let exceedsMemory: Bool
    let fixedSeconds: Double
    let secondsPerAccount: Double
    let fittedAccounts: [Int]
  }

  let schema = "pondera.benchmark/1"
  let version = PonderaVersion.current
  let machine: Machine
  let k: Int
  let criteria: Int
  let repeats: Int
  let seed: UInt64
  let sizes: [Size]
  let growthExponent: Growth
  let predictions: [Prediction]

  init(_ benchmark: MainJobBenchmark) {
    let host = benchmark.machine
    machine = Machine(
      processor: host.processor, processors: host.processorCount, threads: benchmark.options.workers.count,
      memoryBytes: host.memory, operatingSystem: host.operatingSystem, blas: host.blas, blasPath: host.blasPath)
    k = benchmark.options.segmentCount
    criteria = benchmark.criterionCount
    repeats = benchmark.options.repeatCount
    seed = benchmark.options.seed
    sizes = benchmark.measurements.map { size in
      let totals = size.runs.map(\.mainJobSeconds)
      return Size(
        accounts: size.accountCount, seconds: Self.keyed { size.seconds($0) }, mainJobSeconds: size.mainJobSeconds,
        fastestMainJobSeconds: totals.min()!, slowestMainJobSeconds: totals.max()!,
        accountsPerSecond: size.accountsPerSecond, peakMemoryBytes: size.peakMemory, fileBytes: size.fileSize,
        explainedVariance: size.runs[0].explainedVariance)
    }
    growthExponent = Growth(
      mainJob: benchmark.growth, stages: Self.keyed { benchmark.growth($0) }.compactMapValues { $0 })
    predictions = benchmark.predictions.map {
      Prediction(
        accounts: $0.accountCount, seconds: $0.seconds, secondsLow: $0.secondsRange?.lowerBound,
        secondsHigh: $0.secondsRange?.upperBound, peakMemoryBytes: $0.peakMemory, exceedsMemory: $0.exceedsMemory,
        fixedSeconds: $0.time.fixed, secondsPerAccount: $0.time.perAccount, fittedAccounts: $0.fittedCounts)
    }
  }

  private static func keyed<Value>(_ value: (BenchmarkStage) -> Value) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: BenchmarkStage.allCases.map { ($0.rawValue, value($0)) })
  }
}
