public import ArgumentParser
public import Clustering
public import Criteria
import Parallelism
public import Segmentation

/// How accounts are divided into segments.
struct ClusteringOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Make criteria of different spread comparable."))
  var scaling: FeatureScaling = .none

  @Option(help: ArgumentHelp("Transform each rating first; log1p is for amounts."))
  var transform: RatingTransform = .none

  @Option(
    help: ArgumentHelp(
      "What of an account's ratings counts: as given, less its own mean, that divided by its own standard deviation, as "
        + "shares of its sum, or as ranks. With all but raw, habits of rating do not count."))
  var response: ResponseTreatment = .raw

  // Values of numbers are read whatever they begin with, so that -1 is told to be too small and not to be missing.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of independent starts (default: what suits the method).", valueName: "n"))
  var restarts: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where random numbers start; the same seed gives the same result.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The threads to use (default: all); the result does not depend on it.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let restarts, restarts < 1 { throw ValidationError("--restarts is \(restarts); it must be at least 1.") }
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads); it must be at least 1.") }
  }

  /// The threads.
  var workers: Workers { threads.map { Workers(count: $0) } ?? .automatic }

  /// The options of the runner.
  func options(
    segmentCount: SegmentCount, method: MethodOptions? = nil, constraints: ConstraintOptions? = nil,
    scale: WeightScaling? = nil
  ) -> SegmentationOptions {
    SegmentationOptions(
      segmentCount: segmentCount, method: method?.method ?? KMeans.identifier, scaling: scaling, transform: transform,
      response: response, restartCount: restarts, missing: method?.incomplete,
      constraints: constraints?.constraints ?? SegmentConstraints(),
      trimmedShare: method?.trim ?? 0.05, seed: seed, weightScaling: scale)
  }
}

/// `-k 4` or `-k auto`.
struct SegmentCountArgument: ExpressibleByArgument {
  let count: SegmentCount

  init(_ count: SegmentCount) { self.count = count }

  init?(argument: String) {
    if argument == "auto" {
      count = .automatic
    } else if let number = Int(argument) {
      count = .fixed(number)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    switch count {
    case .automatic: "auto"
    case .fixed(let number): "\(number)"
    }
  }
}

extension FeatureScaling: ExpressibleByArgument {}
extension WeightScaling: ExpressibleByArgument {}
extension RatingTransform: ExpressibleByArgument {}
extension ResponseTreatment: ExpressibleByArgument {}
extension MissingTreatment: ExpressibleByArgument {}
