import Foundation
import Pondera

/// The exact mean silhouette of rows with given labels.
struct SilhouetteJob: SideJob {
  private let matrix: RawMatrix
  private let labels: [Int]
  private let clusterCount: Int

  /// `labels=…` is a file of one byte a row.
  init(_ settings: Settings) throws {
    matrix = try RawMatrix(settings)
    labels = try Data(contentsOf: URL(filePath: try settings.text("labels"))).map { Int($0) }
    clusterCount = try settings.number("k")
  }

  func run(_ request: Request) throws -> Answer {
    let (seconds, (packing, widths)) = try timed {
      let (packing, observations) = try timed { try matrix.observations(request.workers) }
      let partition = try LabelledObservations(observations, labels: labels, clusterCount: clusterCount)
      return (packing, try Silhouette.widths(of: partition, workers: request.workers))
    }
    var digest = Digest()
    digest.add(widths.values)
    return Answer(seconds: seconds, packingSeconds: packing, objective: widths.mean, digest: digest.text)
  }
}
