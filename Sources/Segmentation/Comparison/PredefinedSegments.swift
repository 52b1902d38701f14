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
      let centroids = try Self.centroids(of: given, options)
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
    if let given {
      table = given
      centroids = try Self.centroids(of: given, options)
    } else {
      let ratings = Self.means(prepared, believed, groupCount: names.count) { data.ratings[$1][prepared.account($0)]! }
      table = try WeightingTable(segments: names, criteria: data.criteria, means: Matrix(rows: ratings))
      centroids = Self.means(prepared, believed, groupCount: names.count) { prepared.observations[$0, $1] }
    }
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

  /// - Throws: `setting` for a weight that has no logarithm, when logarithms are asked for.
  private static func centroids(
    of table: WeightingTable, _ options: SegmentationOptions
  ) throws(SegmentationError) -> [[Double]] {
    if options.transform == .log1p, let weight = table.means.elements.first(where: { $0 <= -1 }) {
      throw .setting(name: "A believed weight", value: "\(weight)", allowed: "above -1 under --transform log1p")
    }
    return table.segments.indices.map { segment in
      PreparedRatings.features(table.profile(segment), transform: options.transform, response: options.response)
        .map { $0! }
    }
  }

  /// The mean of each column over the accounts that are thought to be in each segment.
  ///
  /// - Parameter value: The value of an observation in a column.
  private static func means(
    _ prepared: PreparedRatings, _ labels: [Int?], groupCount: Int, value: (_ observation: Int, _ column: Int) -> Double
  ) -> [[Double]] {
    let columnCount = prepared.observations.featureCount
    var sums = [[Double]](repeating: [Double](repeating: 0, count: columnCount), count: groupCount)
    var weights = [Double](repeating: 0, count: groupCount)
    for (observation, label) in labels.enumerated() {
      guard let label else { continue }
      let weight = prepared.weights?.values[observation] ?? 1
      weights[label] += weight
      for column in 0..<columnCount { sums[label][column] += weight * value(observation, column) }
    }
    return zip(sums, weights).map { row, weight in row.map { weight > 0 ? $0 / weight : 0 } }
  }
}
