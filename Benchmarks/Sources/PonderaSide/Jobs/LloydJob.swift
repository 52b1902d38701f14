import Pondera

/// So many of Lloyd's steps, from the first k rows.
struct LloydJob: SideJob {
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
      let method = try Lloyd(centroids: start, iterationLimit: steps, workers: request.workers)
      return (packing, try method.fit(observations))
    }
    var digest = Digest()
    for centroid in found.centroids { digest.add(centroid) }
    digest.add([found.inertia])
    return Answer(
      seconds: seconds, packingSeconds: packing, objective: found.inertia, steps: steps, centroids: found.centroids,
      digest: digest.text)
  }
}
