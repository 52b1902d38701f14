public import Clustering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

import Provenance
import Tables

/// A segmentation as it is saved: what is needed to place new accounts and to repeat the run.
public struct SegmentModel: Codable, Hashable, Sendable {
  /// One saved segment.
  public struct Entry: Codable, Hashable, Sendable {
    /// 1 for the largest.
    public let number: Int
    /// Its name.
    public let name: String
    /// The number of accounts it was found with.
    public let size: Int
    /// Its share of the accounts.
    public let share: Double
    /// Its centre in the space of the clustering.
    public let centroid: [Double]
    /// Its mean ratings on the scale of the questionnaire.
    public let means: [Double]
  }

  /// What this file is.
  public static let currentSchema = "pondera.model/1"

  /// What this file is: ``currentSchema``.
  public let schema: String
  /// The version of Pondera that made it.
  public let version: String
  /// Where random numbers started.
  public let seed: UInt64
  /// The name of the method in ``ClusteringCatalogue``; `nil` in files of before there were several.
  public let method: String?
  /// The names of the criteria.
  public let criteria: [String]
  /// How criteria of different spread were made comparable.
  public let scaling: FeatureScaling
  /// What was done to each rating first.
  public let transform: RatingTransform
  /// How each account's use of the scale was treated.
  public let response: ResponseTreatment
  /// What accounts that miss a rating did in the fit; `nil` when there were none.
  public let missing: MissingTreatment?
  /// The weight of each criterion in the squared distance.
  public let featureWeights: [Double]
  /// The market's mean of each criterion.
  public let marketMeans: [Double]
  /// The segments, largest first.
  public let segments: [Entry]

  /// Keeps what a segmentation found.
  public init(_ segmentation: MarketSegmentation) {
    schema = Self.currentSchema
    version = PonderaVersion.current
    seed = segmentation.options.seed
    method = segmentation.method
    criteria = segmentation.criteria
    scaling = segmentation.options.scaling
    transform = segmentation.options.transform
    response = segmentation.options.response
    missing = segmentation.missing?.treatment
    featureWeights = segmentation.featureWeights
    marketMeans = segmentation.marketMeans
    segments = segmentation.segments.map { segment in
      Entry(
        number: segment.number, name: segment.name, size: segment.size, share: segment.share,
        centroid: segment.centroid, means: segment.profile.map(\.mean))
    }
  }

  /// Reads a saved model and checks that its parts fit together; `-` is standard input.
  ///
  /// - Throws: ``TableError`` when the file cannot be read, ``SegmentationError/notAModel(file:reason:)`` when it is none.
  public init(path: String) throws {
    try self.init(json: WholeFile.bytes(path: path), name: path == "-" ? "standard input" : SystemPath.shown(path))
  }

  /// Reads a saved model from its JSON; `name` is for errors.
  init(json: [UInt8], name: String) throws(SegmentationError) {
    let model: SegmentModel
    do {
      model = try JSONDecoder().decode(SegmentModel.self, from: Data(json))
    } catch DecodingError.keyNotFound(let key, _) {
      throw .notAModel(file: name, reason: "the key '\(key.stringValue)' is missing")
    } catch { throw .notAModel(file: name, reason: "its JSON cannot be understood") }
    if let flaw = model.flaw { throw .notAModel(file: name, reason: flaw) }
    self = model
  }

  private var flaw: String? {
    if schema != Self.currentSchema { return "its schema is '\(schema)' and not '\(Self.currentSchema)'" }
    if criteria.isEmpty || segments.isEmpty { return "it has no criteria or no segments" }
    if Set(criteria).count != criteria.count { return "a criterion stands twice" }
    let rows = [featureWeights, marketMeans] + segments.flatMap { [$0.centroid, $0.means] }
    if rows.contains(where: { $0.count != criteria.count }) { return "its lists do not have one number a criterion" }
    if let value = (rows.joined() + segments.map(\.share)).first(where: { !NumberRange.contains($0) }) {
      return "it holds the number \(value), which cannot be computed with; allowed are \(NumberRange.allowed)"
    }
    if let entry = segments.first(where: { $0.size < 0 }) {
      return "the segment '\(entry.name)' has the size \(entry.size)"
    }
    if featureWeights.contains(where: { $0 < 0 }) { return "a weight is negative" }
    if Set(segments.map(\.name)).count != segments.count { return "two segments have one name" }
    return nil
  }
}
