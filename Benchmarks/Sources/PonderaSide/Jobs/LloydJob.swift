import Pondera

/// Lloyd's steps from given centroids: what `LloydJob` needs of the library.
protocol LloydStepping {
  /// - Returns: The centroids after so many steps, and the inertia of the observations about them.
  static func run(
    _ observations: Observations, from centroids: [[Double]], steps: Int, workers: Workers
  ) throws(ClusteringError) -> (centroids: [[Double]], inertia: Double)
}

/// So many of Lloyd's steps, from the first k rows.
struct LloydJob<Steps: LloydStepping>: SideJob {
  private let matrix: RawMatrix
  private let start: [[Double]]

  init(_ settings: Settings) throws {
    matrix = try RawMatrix(settings)
    start = matrix.firstRows(try settings.number("k"))
  }

  func run(_ request: Request) throws -> Answer {
    let steps = request.steps ?? 20
    let (seconds, (packing, found)) = try timed {
      let (packing, observations) = try timed { try matrix.observations(request.workers) }
      return (packing, try Steps.run(observations, from: start, steps: steps, workers: request.workers))
    }
    var digest = Digest()
    for centroid in found.centroids { digest.add(centroid) }
    digest.add([found.inertia])
    return Answer(
      seconds: seconds, packingSeconds: packing, objective: found.inertia, steps: steps, centroids: found.centroids,
      digest: digest.text)
  }
}
