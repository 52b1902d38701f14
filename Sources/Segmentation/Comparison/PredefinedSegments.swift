import Clustering
import Criteria
import LinearAlgebra
import Parallelism
import Provenance
import Tables

/// The segments believed in before looking, and which of them each account is thought to be in.
struct PredefinedSegments: Sendable {
  /// How accounts came by their believed segment.
  enum Membership: Sendable, Hashable {
    /// A column of the accounts says it.
    case declared(column: String)
    /// Each account was given to the nearest profile of the table.
    case nearestProfile
  }

  /// The profile of each segment on the scale of the questionnaire.
  let table: WeightingTable
  /// The profile of each segment in the space of the clustering.
  let centroids: [[Double]]
  /// The believed segment of each fitted account, or `nil` where none is known.
  let labels: [Int?]
  let membership: Membership

  init(
    _ data: AccountData, _ prepared: PreparedRatings, given: WeightingTable?, options: SegmentationOptions,
    featureWeights: [Double], workers: Workers
  ) throws {
    guard let labels = data.labels, let column = data.labelColumn else {
      guard let given else { throw SegmentationError.nothingToCompare }
      let centroids = Self.centroids(of: given, options)
      let nearest = try ClusterAssignment(
        prepared.observations, centroids: centroids, featureWeights: featureWeights, workers: workers)
      table = given
      self.centroids = centroids
      self.labels = nearest.labels.map { $0 }
      membership = .nearestProfile
      return
    }
    membership = .declared(column: column)
    let declared = Self.declaredNames(labels, prepared)
    guard declared.count >= (given == nil ? 2 : 1) else {
      throw SegmentationError.tooFewPredefined(file: data.fileName, column: column, count: declared.count)
    }
    let names = given?.segments ?? declared
    let codes = try Self.codes(labels, names: names, data, isGiven: given != nil)
    let believed = (0..<prepared.observations.observationCount).map { codes[prepared.account($0)] }
    self.labels = believed
    let known = given == nil ? try Self.profiles(data, prepared, believed, names: names, workers: workers) : given!
    table = known
    centroids =
      given == nil
      ? Self.means(prepared, believed, groupCount: names.count) : Self.centroids(of: known, options)
  }

  /// The segments declared by accounts that gave every rating; labels that are numbers come in the order of the numbers.
  ///
  /// A segment that only incomplete accounts declare has no profile to be compared.
  private static func declaredNames(_ labels: Categories, _ prepared: PreparedRatings) -> [String] {
    let present = Set((0..<prepared.observations.observationCount).map { labels.codes[prepared.account($0)] })
    return labels.names.indices.filter { present.contains(Int32($0)) }.map { labels.names[$0] }.sorted { left, right in
      if let a = Double(left), let b = Double(right), a != b { return a < b }
      return left < right
    }
  }

  /// The believed segment of every account of the file; a name outside a given table is an error.
  private static func codes(
    _ labels: Categories, names: [String], _ data: AccountData, isGiven: Bool
  ) throws -> [Int?] {
    var place: [String: Int] = [:]
    for (index, name) in names.enumerated() { place[name] = index }
    return try labels.codes.enumerated().map { account, code in
      guard code != Categories.missing else { return nil }
      let name = labels.names[Int(code)]
      guard let index = place[name] else {
        guard isGiven else { return nil }
        throw SegmentationError.unknownSegment(
          name, file: data.fileName, line: data.line(of: account), available: names)
      }
      return index
    }
  }

  private static func centroids(of table: WeightingTable, _ options: SegmentationOptions) -> [[Double]] {
    table.segments.indices.map { segment in
      PreparedRatings.features(table.profile(segment), transform: options.transform, response: options.response)
        .map { $0! }
    }
  }

  /// Mean ratings of the accounts that are thought to be in each segment.
  private static func profiles(
    _ data: AccountData, _ prepared: PreparedRatings, _ labels: [Int?], names: [String], workers: Workers
  ) throws -> WeightingTable {
    var sums = [[Double]](repeating: [Double](repeating: 0, count: data.criteria.count), count: names.count)
    var weights = [Double](repeating: 0, count: names.count)
    for (observation, label) in labels.enumerated() {
      guard let label else { continue }
      let weight = prepared.weights?.values[observation] ?? 1
      weights[label] += weight
      let account = prepared.account(observation)
      for criterion in data.criteria.indices { sums[label][criterion] += weight * data.ratings[criterion][account]! }
    }
    let means = zip(sums, weights).map { row, weight in row.map { weight > 0 ? $0 / weight : 0 } }
    return try WeightingTable(segments: names, criteria: data.criteria, means: Matrix(rows: means))
  }

  /// Means in the space of the clustering.
  private static func means(_ prepared: PreparedRatings, _ labels: [Int?], groupCount: Int) -> [[Double]] {
    let observations = prepared.observations
    var sums = [[Double]](repeating: [Double](repeating: 0, count: observations.featureCount), count: groupCount)
    var weights = [Double](repeating: 0, count: groupCount)
    for (observation, label) in labels.enumerated() {
      guard let label else { continue }
      let weight = prepared.weights?.values[observation] ?? 1
      weights[label] += weight
      for feature in 0..<observations.featureCount {
        sums[label][feature] += weight * observations[observation, feature]
      }
    }
    return zip(sums, weights).map { row, weight in row.map { weight > 0 ? $0 / weight : 0 } }
  }
}
