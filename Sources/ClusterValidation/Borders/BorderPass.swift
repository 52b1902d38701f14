internal import CKernels
internal import Clustering
internal import Parallelism

/// The one pass behind ``ClusterBorders``: margins and positions along the lines between neighbours, from the same distances.
///
/// Clusters with a centroid have a *place* among the centroids; an empty cluster without one has none.
struct BorderPass: Sendable {
  let partition: LabelledObservations
  let limit: Double
  /// The cluster of each place.
  let clusters: [Int]
  /// For each place the line to its nearest other place; empty when there is only one place.
  let lines: [CentroidLine]
  private let measured: CentroidDistances
  private let placeOfCluster: [Int]
  /// The lines that end at each place: those of place p are `ending[endingStarts[p] ..< endingStarts[p + 1]]`.
  private let ending: [Int]
  private let endingStarts: [Int]

  /// What one chunk of rows adds.
  struct Part: Sendable {
    var margins: [Double] = []
    var neighbours: [Int32] = []
    var borderCounts: [Int]
    var marginSums: [Double]
    var starts: [CentroidLine.Spread]
    var ends: [CentroidLine.Spread]

    init(places: Int) {
      borderCounts = [Int](repeating: 0, count: places)
      marginSums = [Double](repeating: 0, count: places)
      starts = [CentroidLine.Spread](repeating: CentroidLine.Spread(), count: places)
      ends = starts
    }

    /// Adds the sums, not the rows, of a later chunk.
    mutating func addSums(of other: Part) {
      for place in borderCounts.indices {
        borderCounts[place] += other.borderCounts[place]
        marginSums[place] += other.marginSums[place]
        starts[place].add(other.starts[place])
        ends[place].add(other.ends[place])
      }
    }
  }

  /// Trusts that every cluster that holds an observation has a centroid of d finite numbers.
  init(_ partition: LabelledObservations, centroids: [[Double]?], limit: Double) {
    self.partition = partition
    self.limit = limit
    clusters = centroids.indices.filter { centroids[$0] != nil }
    let points = centroids.compactMap { $0 }
    var placeOfCluster = [Int](repeating: -1, count: centroids.count)
    for (place, cluster) in clusters.enumerated() { placeOfCluster[cluster] = place }
    self.placeOfCluster = placeOfCluster
    let lines =
      points.count < 2 ? [] : points.indices.map { Self.line(from: $0, points, partition.featureWeights) }
    self.lines = lines
    measured = CentroidDistances(
      partition.observations, centroids: points, featureWeights: partition.featureWeights)
    var (ending, endingStarts) = ([Int](), [0])
    for place in points.indices {
      ending += lines.indices.filter { lines[$0].end == place }
      endingStarts.append(ending.count)
    }
    (self.ending, self.endingStarts) = (ending, endingStarts)
  }

  private static func line(from start: Int, _ points: [[Double]], _ weights: [Double]) -> CentroidLine {
    var nearest = (end: start == 0 ? 1 : 0, square: Double.infinity)
    for end in points.indices where end != start {
      var square = 0.0
      for (feature, weight) in weights.enumerated() {
        let difference = points[end][feature] - points[start][feature]
        square += weight * (difference * difference)
      }
      if square < nearest.square { nearest = (end, square) }
    }
    return CentroidLine(end: nearest.end, length: nearest.square.squareRoot())
  }

  /// The parts of all chunks, in their order.
  func parts(_ workers: Workers) -> [Part] {
    workers.map(partition.observations.chunkCount) { chunk in part(ofChunk: chunk) }
  }

  private func part(ofChunk chunk: Int) -> Part {
    let tileRows = Observations.tileRows
    var part = Part(places: clusters.count)
    let count = partition.observations.rows(ofChunk: chunk).count
    part.margins.reserveCapacity(count)
    part.neighbours.reserveCapacity(count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * tileRows) { values in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * tileRows) { found in
        let (best, second) = (values.baseAddress!, values.baseAddress! + tileRows)
        let (nearest, runners) = (found.baseAddress!, found.baseAddress! + tileRows)
        measured.forEachTile(ofChunk: chunk) { rows, squares in
          pk_tile_two_nearest(squares, rows.count, clusters.count, best, second, nearest, runners)
          for index in 0..<rows.count {
            let own = placeOfCluster[partition.labels[rows.lowerBound + index]]
            let isNearest = Int(nearest[index]) == own
            add(
              own: own, other: isNearest ? Int(runners[index]) : Int(nearest[index]),
              otherSquare: isNearest ? second[index] : best[index], squares + index, to: &part)
          }
        }
      }
    }
    return part
  }

  /// Adds one row; the squared distance to place p is `squares[p * tileRows]`.
  @inline(__always)
  private func add(
    own: Int, other: Int, otherSquare: Double, _ squares: UnsafePointer<Double>, to part: inout Part
  ) {
    let ownSquare = squares[own * Observations.tileRows]
    let margin =
      other < 0 ? 1 : SilhouetteWidths.width(own: ownSquare.squareRoot(), nearest: otherSquare.squareRoot())
    part.margins.append(margin)
    part.neighbours.append(other < 0 ? -1 : Int32(clusters[other]))
    part.marginSums[own] += margin
    if margin < limit { part.borderCounts[own] += 1 }
    guard other >= 0 else { return }
    let line = lines[own]
    part.starts[own].add(line.position(fromStart: ownSquare, fromEnd: squares[line.end * Observations.tileRows]))
    for entry in endingStarts[own]..<endingStarts[own + 1] {
      let start = ending[entry]
      // Relative to the far end, where this row's centroid is.
      let position = lines[start].position(
        fromStart: squares[start * Observations.tileRows], fromEnd: ownSquare)
      part.ends[start].add(position - lines[start].length)
    }
  }
}
