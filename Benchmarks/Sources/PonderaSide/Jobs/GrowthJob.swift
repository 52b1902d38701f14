import Pondera

/// Whole fits, or so many of Lloyd's steps, on growing numbers of ratings that lie in memory as columns of bytes; packing is
/// no part of it.
struct GrowthJob: SideJob {
  private let columns: [[UInt8]]
  private let clusterCount: Int

  /// `rows=…` is the largest number of rows.
  init(_ settings: Settings) throws {
    clusterCount = try settings.number("k")
    columns = RatingColumns.make(rows: try settings.number("rows"))
  }

  func run(_ request: Request) throws -> Answer {
    let rows = min(request.rows ?? columns[0].count, columns[0].count)
    let observations = try Observations(byteColumns: columns.map { Array($0[..<rows]) })
    var generator = SeededGenerator(seed: request.seed ?? 1)
    let start = (0..<clusterCount).map { observations.row($0) }
    let (seconds, model) = try timed {
      if let steps = request.steps {
        return try Lloyd(centroids: start, iterationLimit: steps, workers: request.workers).fit(observations)
      }
      return try KMeans(clusterCount: clusterCount, workers: request.workers).fit(observations, using: &generator)
    }
    return Answer(seconds: seconds, objective: model.inertia, steps: model.passCount, digest: model.digest)
  }
}

/// Ratings 1 … 10 about the profiles of four segments, standard deviation 1.5.
enum RatingColumns {
  private static let profiles: [[Double]] = [
    [10, 6, 6, 1, 9, 6, 4, 9, 2], [8, 7, 7, 5, 8, 7, 7, 7, 5], [7, 5, 9, 8, 5, 5, 6, 5, 7],
    [6, 4, 10, 9, 4, 7, 5, 6, 7],
  ]
  private static let noise = 1.5
  private static let drawCount = 4_096

  /// Nine columns. A rating is one of 4,096 that were drawn for its segment and benefit: a hundred million normal numbers
  /// would take longer than everything that is timed.
  static func make(rows: Int) -> [[UInt8]] {
    var generator = SeededGenerator(seed: 20_260)
    let draws: [[UInt8]] = profiles.flatMap { profile in
      profile.map { mean in
        (0..<drawCount).map { _ in UInt8(min(10, max(1, (mean + noise * generator.nextNormal()).rounded()))) }
      }
    }
    let featureCount = profiles[0].count
    var columns = (0..<featureCount).map { _ in [UInt8](repeating: 0, count: rows) }
    // The segment of each row, then column by column: five draws of twelve bits come from one random number.
    let segments = [UInt8](unsafeUninitializedCapacity: rows) { buffer, count in
      for row in 0..<rows { buffer.initializeElement(at: row, to: UInt8(truncatingIfNeeded: generator.next() >> 62)) }
      count = rows
    }
    for feature in 0..<featureCount {
      columns[feature].withUnsafeMutableBufferPointer { column in
        var bits: UInt64 = 0
        for row in 0..<rows {
          bits = row.isMultiple(of: 5) ? generator.next() : bits >> 12
          column[row] = draws[Int(segments[row]) * featureCount + feature][Int(bits & 4_095)]
        }
      }
    }
    return columns
  }
}
