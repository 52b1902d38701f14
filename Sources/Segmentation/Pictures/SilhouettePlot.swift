public import ClusterValidation
internal import Clustering
public import Parallelism
internal import Provenance

/// The silhouette of a partition: for each segment the widths of its accounts, the widest first.
///
/// A long bar is an account well inside its segment; one below 0 is nearer to another segment. A segment whose widths fall
/// off soon, or below 0, is no tight group.
///
/// Sources: Rousseeuw (1987), doi:10.1016/0377-0427(87)90125-7; Dolnicar, Grün & Leisch (2018),
/// doi:10.1007/978-981-10-8818-6, chapter 7.
public struct SilhouettePlot: Hashable, Sendable, Codable {
  /// The widths of one segment.
  public struct Segment: Hashable, Sendable, Codable {
    /// The index of the segment, in 0 ..< k.
    public let segment: Int
    /// How many accounts were measured.
    public let count: Int
    /// At most ``SilhouettePlot/widthLimit`` widths in decreasing order, evenly spaced among all, with the first and the
    /// last.
    public let widths: [Double]
    /// The mean of all widths.
    public let mean: Double
    /// The share of accounts with a width below 0, in 0 ... 1.
    public let negativeShare: Double
  }

  /// The largest number of widths that are kept of a segment.
  public static let widthLimit = 100
  /// The largest number of accounts that are measured over all pairs; more are sampled.
  public static let accountLimit = 10_000

  /// The segments that hold an account, in their order.
  public let segments: [Segment]
  /// The mean width of all accounts that were measured.
  public let mean: Double
  /// How many accounts were drawn to be measured, or `nil` when it was all of them.
  public let sampledCount: Int?

  /// Measures a partition, or a random sample of ``accountLimit`` of its accounts.
  ///
  /// - Parameters:
  ///   - partition: The observations with their labels.
  ///   - seed: Where the random numbers of the sample start.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Throws: ``ClusterValidationError``: `tooFewClusters` when fewer than two segments hold an account, `valuesTooLarge`.
  ///   Time is O(m² d) for m accounts measured.
  public init(of partition: LabelledObservations, seed: UInt64, workers: Workers = .automatic) throws {
    guard partition.labels.count > Self.accountLimit else {
      self.init(try Silhouette.widths(of: partition, workers: workers), of: partition)
      return
    }
    var generator = SeededGenerator(seed: seed)
    let rows = generator.sampleOfIndices(Self.accountLimit, below: partition.labels.count)
    let sample = try LabelledObservations(
      partition.observations.selecting(rows), labels: rows.map { partition.labels[$0] },
      clusterCount: partition.clusterCount, featureWeights: partition.featureWeights)
    self.init(try Silhouette.widths(of: sample, workers: workers), of: sample, isSample: true)
  }

  /// Draws widths that are measured already, of whatever kind of silhouette.
  ///
  /// - Parameters:
  ///   - widths: n widths.
  ///   - partition: The partition that they are of.
  public init(_ widths: SilhouetteWidths, of partition: LabelledObservations) {
    self.init(widths, of: partition, isSample: false)
  }

  private init(_ widths: SilhouetteWidths, of partition: LabelledObservations, isSample: Bool) {
    precondition(widths.values.count == partition.labels.count, "one width an account is needed")
    var values = [[Double]](repeating: [], count: partition.clusterCount)
    for (label, width) in zip(partition.labels, widths.values) { values[label].append(width) }
    segments = values.enumerated().compactMap { segment, values in
      values.isEmpty ? nil : Segment(segment, values.sorted(by: >))
    }
    mean = widths.mean
    sampledCount = isSample ? widths.values.count : nil
  }
}

extension SilhouettePlot.Segment {
  /// - Parameter sorted: At least one width, in decreasing order.
  fileprivate init(_ segment: Int, _ sorted: [Double]) {
    let limit = SilhouettePlot.widthLimit
    self.segment = segment
    count = sorted.count
    widths =
      sorted.count <= limit
      ? sorted
      : (0..<limit).map { index in
        // Rounded to the nearest place, so that both ends are met.
        sorted[(2 * index * (sorted.count - 1) + limit - 1) / (2 * (limit - 1))]
      }
    mean = sorted.reduce(0, +) / Double(sorted.count)
    negativeShare = Double(sorted.count { $0 < 0 }) / Double(sorted.count)
  }
}
