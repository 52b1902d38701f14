public import ClusterValidation
internal import Clustering
public import Parallelism

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How similar all accounts are to the centre of each segment, as one histogram a segment.
///
/// With d_ic the distance of account i to the centre of segment c in the feature-weighted space and a power γ,
///
///     s_ic = exp(−d_ic^γ) / Σ_l exp(−d_il^γ).
///
/// The similarities of an account add up to 1. Where segments are natural, an account is either very similar to a centre
/// or not at all: the histogram is high at both ends, with a gorge in between. A hill in the middle says that segments were
/// cut out of one cloud.
///
/// The distance has a unit, which the similarity feels: the wider the scale, the deeper the gorge. Compare pictures of one
/// scale only, or choose γ.
///
/// Source: Dolnicar, Grün & Leisch (2018), doi:10.1007/978-981-10-8818-6, chapter 7. The picture of the R package
/// flexclust shows the square root of s_ic.
public struct GorgePlot: Hashable, Sendable, Codable {
  /// The similarities of all accounts to one segment.
  public struct Segment: Hashable, Sendable, Codable {
    /// The index of the segment, in 0 ..< k.
    public let segment: Int
    /// How many accounts have a similarity in each of the ``GorgePlot/binCount`` bins; they add up to n.
    public let counts: [Int]
    /// How many of them belong to the segment.
    public let memberCounts: [Int]
  }

  /// The number of bins: bin b holds similarities from b/20 to below (b + 1)/20, the last bin those up to 1.
  public static let binCount = 20

  /// The segments that have a centre, in their order.
  public let segments: [Segment]
  /// γ.
  public let power: Double

  /// Measures all accounts against all centres.
  ///
  /// - Parameters:
  ///   - partition: The observations with their labels.
  ///   - centres: k lists of d numbers; `nil` takes the mean of each segment, and a segment without an account has none.
  ///   - power: γ, above 0.
  ///   - workers: The threads to use; the result is the same for any number.
  /// - Throws: ``ClusterValidationError``: `limit` for γ, `centroidCount`, `badCentroid`, `valuesTooLarge`. Time is
  ///   O(n k d).
  public init(
    of partition: LabelledObservations, centres: [[Double]]? = nil, power: Double = 1,
    workers: Workers = .automatic
  ) throws {
    guard power > 0, power.isFinite else {
      throw ClusterValidationError.limit(
        name: "The power of the distance", value: power, allowed: "a finite number above 0")
    }
    let found = try centres ?? ClusterDispersion(of: partition, workers: workers).centroids
    guard found.count == partition.clusterCount else {
      throw ClusterValidationError.centroidCount(found.count, expected: partition.clusterCount)
    }
    let featureCount = partition.observations.featureCount
    for (segment, centre) in found.enumerated() {
      guard let centre else { continue }
      guard centre.count == featureCount, centre.allSatisfy(\.isFinite) else {
        throw ClusterValidationError.badCentroid(cluster: segment, expected: featureCount)
      }
    }
    let shown = found.indices.filter { found[$0] != nil }
    let distances = CentroidDistances(
      partition.observations, centroids: found.compactMap { $0 }, featureWeights: partition.featureWeights)
    let parts = workers.map(partition.observations.chunkCount) { chunk in
      Self.counts(distances, chunk, partition.labels, shown, power)
    }
    let cells = 2 * Self.binCount
    var total = [Int](repeating: 0, count: shown.count * cells)
    for part in parts { for cell in total.indices { total[cell] += part[cell] } }
    segments = shown.enumerated().map { place, segment in
      let start = place * cells
      let members = Array(total[(start + Self.binCount)..<(start + cells)])
      return Segment(
        segment: segment, counts: zip(total[start...], members).map { $0 + $1 }, memberCounts: members)
    }
    self.power = power
  }

  /// For each segment shown the counts of others and those of members.
  private static func counts(
    _ distances: CentroidDistances, _ chunk: Int, _ labels: [Int], _ shown: [Int], _ power: Double
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: 2 * shown.count * binCount)
    var powers = [Double](repeating: 0, count: shown.count)
    distances.forEachTile(ofChunk: chunk) { rows, squares in
      for (offset, row) in rows.enumerated() {
        for place in powers.indices {
          let distance = squares[place * Observations.tileRows + offset].squareRoot()
          // Not a number is the difference of values at both ends of the range, in a feature of weight 0.
          powers[place] = distance.isNaN ? .infinity : power == 1 ? distance : pow(distance, power)
        }
        // The nearest centre as origin: far away all exponentials would be 0.
        let least = powers.reduce(Double.infinity) { min($0, $1) }
        for place in powers.indices { powers[place] = least < .infinity ? exp(least - powers[place]) : 1 }
        let sum = powers.reduce(0, +)
        for (place, segment) in shown.enumerated() {
          let bin = min(binCount - 1, Int(powers[place] / sum * Double(binCount)))
          counts[(2 * place + (labels[row] == segment ? 1 : 0)) * binCount + bin] += 1
        }
      }
    }
    return counts
  }
}
