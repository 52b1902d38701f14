import Pondera

/// A whole fit with Pondera's defaults.
struct FitJob: SideJob {
  private let matrix: RawMatrix
  private let clusterCount: Int

  init(_ settings: Settings) throws {
    matrix = try RawMatrix(settings)
    clusterCount = try settings.number("k")
  }

  func run(_ request: Request) throws -> Answer {
    var generator = SeededGenerator(seed: request.seed ?? 1)
    let (seconds, (packing, model)) = try timed {
      let (packing, observations) = try timed { try matrix.observations(request.workers) }
      let method = try KMeans(clusterCount: clusterCount, workers: request.workers)
      return (packing, try method.fit(observations, using: &generator))
    }
    return Answer(
      seconds: seconds, packingSeconds: packing, objective: model.inertia, steps: model.passCount,
      centroids: model.centroids, digest: model.digest)
  }
}

extension KMeansModel {
  /// A fingerprint of labels, centroids and inertia.
  var digest: String {
    var digest = Digest()
    for centroid in centroids { digest.add(centroid) }
    digest.add([inertia])
    digest.add(labels)
    return digest.text
  }
}
