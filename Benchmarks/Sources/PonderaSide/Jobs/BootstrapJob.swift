import Pondera

/// The bootstrap of stability: a hundred pairs of samples, each clustered for k = 2 … 8 as the best of ten starts, and how
/// well the two partitions of all rows agree.
struct BootstrapJob: SideJob {
  private static let pairCount = 100
  private static let clusterCounts = 2...8
  private static let restartCount = 10

  private let matrix: RawMatrix

  init(_ settings: Settings) throws {
    matrix = try RawMatrix(settings)
  }

  func run(_ request: Request) throws -> Answer {
    let seed = request.seed ?? 1
    let (seconds, medians) = try timed {
      let replicates = try KMeansReplicates(matrix.observations(request.workers))
      return try Self.clusterCounts.map { try medianAgreement(replicates, $0, seed: seed, request.workers) }
    }
    var digest = Digest()
    digest.add(medians)
    // The best number of clusters is the one by which the sides can be compared.
    return Answer(
      seconds: seconds, objective: medians[2], steps: Self.pairCount, medians: medians, digest: digest.text)
  }

  private func medianAgreement(
    _ replicates: KMeansReplicates, _ clusterCount: Int, seed: UInt64, _ workers: Workers
  ) throws -> Double {
    let rowCount = matrix.rowCount
    let fits = try replicates.fit(
      sampleCount: 2 * Self.pairCount, clusterCount: clusterCount, restartCount: Self.restartCount, seed: seed,
      workers: workers
    ) { sample in
      var generator = SeededGenerator(seed: seed &+ 1, stream: UInt64(sample))
      var weights = [Double](repeating: 0, count: rowCount)
      for _ in 0..<rowCount { weights[generator.nextIndex(below: rowCount)] += 1 }
      // Whole numbers of at least 0, not all 0.
      return try! ObservationWeights(weights)
    }
    let indices = try workers.map(Self.pairCount) { pair in
      let table = try ContingencyTable(
        rows: fits[2 * pair].labels, columns: fits[2 * pair + 1].labels, rowCount: clusterCount,
        columnCount: clusterCount)
      return PartitionAgreement(table).adjustedRandIndex
    }.sorted()
    return (indices[Self.pairCount / 2 - 1] + indices[Self.pairCount / 2]) / 2
  }
}
