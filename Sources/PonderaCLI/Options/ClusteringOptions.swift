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
    help: OptionBounds.restarts.help("The number of independent starts", " (default: what suits the method)"),
    transform: OptionBounds.restarts.read)
  var restarts: Int?

  @Option(
    parsing: .unconditional,
    help: OptionBounds.seed.help("Where random numbers start", "; the same seed gives the same result"),
    transform: OptionBounds.seed.read)
  var seed = OptionBounds.seed.standard

  @Option(
    parsing: .unconditional,
    help: OptionBounds.threads.help("The threads to use", " (default: all); the result does not depend on it"),
    transform: OptionBounds.threads.read)
  var threads: Int?

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
struct SegmentCountArgument {
  let count: SegmentCount

  init(_ count: SegmentCount) { self.count = count }

  @Sendable
  init(argument: String) throws {
    count = argument == "auto" ? .automatic : .fixed(try OptionBounds.segments.read(argument, or: ", or auto"))
  }
}

extension FeatureScaling: ExpressibleByArgument {}
extension WeightScaling: ExpressibleByArgument {}
extension RatingTransform: ExpressibleByArgument {}
extension ResponseTreatment: ExpressibleByArgument {}
extension MissingTreatment: ExpressibleByArgument {}
