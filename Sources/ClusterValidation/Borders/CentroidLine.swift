/// The line from a centroid to its nearest neighbour, and how the observations of both clusters spread along it.
///
/// Where an observation x lies along the line follows from its squared distances to both ends alone:
/// t = (|x − c|² − |x − e|² + δ²) / (2 δ), 0 at the one end c and δ = |c − e| at the other.
struct CentroidLine: Sendable {
  /// The place of the centroid at the far end.
  let end: Int
  /// δ, the length of the line.
  let length: Double

  /// Where an observation lies, from the start, given its squared distances to the ends.
  @inline(__always)
  func position(fromStart start: Double, fromEnd end: Double) -> Double {
    length > 0 ? (start - end + length * length) / (2 * length) : 0
  }

  /// The positions of the observations of one cluster, relative to the centroid of that cluster.
  struct Spread: Sendable {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0

    @inline(__always)
    mutating func add(_ position: Double) {
      count += 1
      sum += position
      squares += position * position
    }

    mutating func add(_ other: Spread) {
      count += other.count
      sum += other.sum
      squares += other.squares
    }

    /// The sum of squares about the mean.
    var deviation: Double { count > 0 ? max(0, squares - sum * (sum / count)) : 0 }
  }

  /// δ in units of the pooled standard deviation along the line; `nil` when nothing spreads.
  func separation(_ start: Spread, _ end: Spread) -> Double? {
    guard length > 0 else { return 0 }
    let freedom = start.count + end.count - 2
    let deviation = start.deviation + end.deviation
    // What is left by rounding the positions of identical observations is no spread.
    guard freedom > 0, deviation > ClusterDispersion.negligible * freedom * length * length else { return nil }
    return length / (deviation / freedom).squareRoot()
  }
}
