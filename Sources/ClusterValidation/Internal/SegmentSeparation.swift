import Clustering
public import Parallelism

/// Whether there is a gap between neighbouring segments: how many observations lie half-way between two centroids
/// compared with how many lie about the centroids.
///
/// k-means divides a cloud without any gap as willingly as two clouds, often into parts that are found again and again,
/// and whose centroids are far apart for the spread within them. What tells the two apart is the density between the
/// centroids. The observations of two neighbours are projected on the line through their centroids, t = 0 at one and t
/// = 1 at the other. With the counts of observations in windows of equal width about 0, ½ and 1,
///
///     valley = count about ½ / min(count about 0, count about 1).
///
/// About 0 and 1 only those count that would still belong to one of the two segments if they were moved along the line
/// to the middle: where a third segment narrows the border, there is less room half-way, and that is no gap. Where it
/// leaves no room at all, of ten or more about either centroid, the two do not touch and are no neighbours.
///
/// A uniform cloud that is cut has 1, a normal one more than 1. Two equal normal clouds at a distance of s standard
/// deviations have 2 φ(s/2) / (φ(0) + φ(s)): 0.9 at 2.5, 0.65 at 3, 0.43 at 3.5, 0.27 at 4. A valley of at most ½
/// counts as a gap.
///
/// Neighbours are centroids between which no third one lies: no other is nearer to the middle of the two (Gabriel &
/// Sokal, 1969, doi:10.2307/2412323). The measure is our own; it asks in the direction that matters what the dip of
/// Hartigan & Hartigan (1985, doi:10.1214/aos/1176346577) asks of one variable.
public struct SegmentSeparation: Hashable, Sendable {
  /// Two neighbours.
  public struct Border: Hashable, Sendable {
    /// The first segment, in 0 ..< k.
    public let first: Int
    /// The second, larger than the first.
    public let second: Int
    /// The distance of the centroids in the weighted space.
    public let distance: Double
    /// The density half-way over that about the less dense centroid, at least 0; infinite where no observation lies
    /// about one of the centroids.
    public let valley: Double

    /// Whether there is a gap.
    public var isGap: Bool { valley <= SegmentSeparation.gapLimit }
  }

  /// The largest valley that counts as a gap.
  public static let gapLimit = 0.5
  /// Half the width of a window, as a share of the distance of the centroids.
  private static let reach = 0.1
  /// Windows about 0, ½ and 1, and those about 0 and 1 once more with all that lie in them.
  private static let windowCount = 5
  /// So many observations about a centroid would show a border if there were one.
  private static let enough = 10

  /// The pairs of neighbours, by first and second segment.
  public let borders: [Border]
  /// The number of segments, k.
  public let clusterCount: Int

  /// Whether there is a gap at every border; a single segment has none.
  public var isSeparated: Bool { !borders.isEmpty && borders.allSatisfy(\.isGap) }

  /// The border of a segment at which the gap is least clear.
  public func weakestBorder(of segment: Int) -> Border? {
    borders.filter { $0.first == segment || $0.second == segment }.max { $0.valley < $1.valley }
  }

  /// Counts.
  ///
  /// - Parameters:
  ///   - partition: The observations with their labels.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Throws: `valuesTooLarge`. Segments without an observation, and pairs whose centroids coincide, have no border.
  ///   Time is
  ///   O(n d b + k³) for at most b borders of a segment.
  public init(of partition: LabelledObservations, workers: Workers = .automatic) throws(ClusterValidationError) {
    clusterCount = partition.clusterCount
    let centroids = try ClusterDispersion(of: partition, workers: workers).centroids
    let occupied = centroids.compactMap { $0 }
    let lines = Self.neighbours(centroids, partition.featureWeights)
    let linesOfCluster = (0..<partition.clusterCount).map { cluster in
      lines.indices.filter { lines[$0].first == cluster || lines[$0].second == cluster }
    }
    let parts = workers.map(partition.observations.chunkCount) { chunk in
      Self.count(partition, chunk, lines, linesOfCluster, occupied)
    }
    borders = lines.indices.compactMap { index in
      var windows = [Int](repeating: 0, count: Self.windowCount)
      for part in parts {
        for window in windows.indices { windows[window] += part[Self.windowCount * index + window] }
      }
      let peak = min(windows[0], windows[2])
      guard windows[1] > 0 || peak > 0 || min(windows[3], windows[4]) < Self.enough else { return nil }
      return Border(
        first: lines[index].first, second: lines[index].second, distance: lines[index].squaredLength.squareRoot(),
        valley: peak > 0 ? Double(windows[1]) / Double(peak) : .infinity)
    }
  }

  /// The line through two centroids: t = (x − origin) · direction, with the feature weights in the direction.
  private struct Line: Sendable {
    let first: Int
    let second: Int
    let origin: [Double]
    let end: [Double]
    let direction: [Double]
    let squaredLength: Double
  }

  private static func neighbours(_ centroids: [[Double]?], _ weights: [Double]) -> [Line] {
    func square(_ left: [Double], _ right: [Double]) -> Double {
      var sum = 0.0
      for index in left.indices { sum += (left[index] - right[index]) * (left[index] - right[index]) * weights[index] }
      return sum
    }
    var lines: [Line] = []
    for first in centroids.indices {
      for second in centroids.indices.dropFirst(first + 1) {
        guard let from = centroids[first], let to = centroids[second] else { continue }
        let length = square(from, to)
        guard length > 0 else { continue }
        let middle = zip(from, to).map { $0 / 2 + $1 / 2 }
        let isBetween = centroids.indices.contains { third in
          guard third != first, third != second, let other = centroids[third] else { return false }
          return square(other, middle) < length / 4
        }
        guard !isBetween else { continue }
        let direction = from.indices.map { weights[$0] * (to[$0] - from[$0]) / length }
        lines.append(
          Line(first: first, second: second, origin: from, end: to, direction: direction, squaredLength: length))
      }
    }
    return lines
  }

  /// The counts about 0, ½ and 1 of every line over one chunk, and all about 0 and 1.
  private static func count(
    _ partition: LabelledObservations, _ chunk: Int, _ lines: [Line], _ linesOfCluster: [[Int]],
    _ centroids: [[Double]]
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: windowCount * lines.count)
    var values = [Double](repeating: 0, count: partition.observations.featureCount)
    partition.observations.forEachTile(ofChunk: chunk) { rows, tile in
      for (offset, row) in rows.enumerated() {
        for feature in values.indices { values[feature] = tile[feature * Observations.tileRows + offset] }
        for index in linesOfCluster[partition.labels[row]] {
          let line = lines[index]
          var place = 0.0
          for feature in values.indices { place += (values[feature] - line.origin[feature]) * line.direction[feature] }
          guard let window = (0..<3).first(where: { abs(place - 0.5 * Double($0)) <= reach }) else { continue }
          if window != 1 { counts[windowCount * index + 3 + window / 2] += 1 }
          if window == 1 || staysAtTheBorder(values, from: place, line, partition.featureWeights, centroids) {
            counts[windowCount * index + window] += 1
          }
        }
      }
    }
    return counts
  }

  /// Whether a point that is moved along a line to its middle is nearer to its two centroids than to any other.
  private static func staysAtTheBorder(
    _ values: [Double], from place: Double, _ line: Line, _ weights: [Double], _ centroids: [[Double]]
  ) -> Bool {
    let moved = values.indices.map { values[$0] + (0.5 - place) * (line.end[$0] - line.origin[$0]) }
    func square(_ centroid: [Double]) -> Double {
      var sum = 0.0
      for index in moved.indices {
        sum += (moved[index] - centroid[index]) * (moved[index] - centroid[index]) * weights[index]
      }
      return sum
    }
    // A little room, since both ends are equally far.
    let own = min(square(line.origin), square(line.end)) * (1 - 1e-9)
    return centroids.allSatisfy { square($0) >= own }
  }
}
