import Parallelism
import Provenance

/// Finds k observations to start from, no two of them at the same place.
struct MedoidSeeding {
  private let distances: PairDistances
  private let weights: [Double]
  private let clusterCount: Int
  private var chosen: [Int] = []
  /// The distance of each observation to the nearest medoid so far.
  private var nearest: [Double]
  private var row: [Double]

  /// - Parameter weights: n positive numbers.
  init(_ distances: PairDistances, weights: [Double], clusterCount: Int) {
    self.distances = distances
    self.weights = weights
    self.clusterCount = clusterCount
    nearest = [Double](repeating: .infinity, count: distances.count)
    row = [Double](repeating: 0, count: distances.count)
  }

  /// The medoids to start from; call it once.
  ///
  /// - Parameter workers: The threads that BUILD uses.
  /// - Throws: `tooFewDistinct`. Time is O(n k), and O(n² k) for BUILD.
  mutating func medoids(
    _ start: MedoidStart, workers: Workers, using generator: inout SeededGenerator
  ) throws(ClusteringError) -> [Int] {
    switch start {
    case .build:
      while chosen.count < clusterCount { accept(try mostLowering(workers)) }
    case .plusPlus:
      while chosen.count < clusterCount { accept(try drawn(using: &generator)) }
    case .random:
      var others = Array(0..<distances.count)
      while chosen.count < clusterCount {
        try requireMore()
        let index = others.remove(at: generator.nextIndex(below: others.count))
        if nearest[index] > 0 { accept(index) }
      }
    }
    return chosen
  }

  private mutating func accept(_ medoid: Int) {
    chosen.append(medoid)
    distances.copyRow(medoid, into: &row)
    for index in nearest.indices where row[index] < nearest[index] { nearest[index] = row[index] }
  }

  /// Something must lie beside the medoids.
  private func requireMore() throws(ClusteringError) {
    guard nearest.contains(where: { $0 > 0 }) else {
      throw .tooFewDistinct(distinct: chosen.count, clusters: clusterCount)
    }
  }

  /// An observation drawn in proportion to its weight times its distance.
  private func drawn(using generator: inout SeededGenerator) throws(ClusteringError) -> Int {
    try requireMore()
    let parts = chosen.isEmpty ? weights : zip(weights, nearest).map { $0 * $1 }
    var rest = generator.nextUniform() * parts.reduce(0, +)
    var last = 0
    for (index, part) in parts.enumerated() where nearest[index] > 0 {
      last = index
      rest -= part
      if rest < 0 { break }
    }
    // Where rounding leaves something over, it is the last that could be drawn.
    return last
  }

  /// The observation that lowers the total deviation most; ties go to the first.
  private func mostLowering(_ workers: Workers) throws(ClusteringError) -> Int {
    try requireMore()
    let (count, piece) = (distances.count, MedoidSwaps.blockRows)
    let best = workers.map((count + piece - 1) / piece) { block in
      let rows = (block * piece)..<min(count, (block + 1) * piece)
      var copies = [Double](repeating: 0, count: rows.count * count)
      distances.copyRows(rows, into: &copies)
      var found = (index: -1, gain: -Double.infinity)
      for (place, index) in rows.enumerated() where nearest[index] > 0 {
        let lowering = gain(of: copies[(place * count)..<((place + 1) * count)])
        if lowering > found.gain { found = (index, lowering) }
      }
      return found
    }
    var found = best[0]
    for other in best.dropFirst() where other.gain > found.gain { found = other }
    return found.index
  }

  /// How much a medoid at these distances would lower the total deviation; for the first one, less than nothing.
  private func gain(of row: ArraySlice<Double>) -> Double {
    var gain = 0.0
    if chosen.isEmpty {
      for (index, distance) in row.enumerated() { gain -= weights[index] * distance }
    } else {
      for (index, distance) in row.enumerated() where distance < nearest[index] {
        gain += weights[index] * (nearest[index] - distance)
      }
    }
    return gain
  }
}
