internal import Clustering
internal import Provenance

extension SegmentRecovery {
  /// Half the width of the box of noise, in standard deviations.
  private static let boxReach = 4.0

  /// The weight of one observation.
  func weight(_ row: Int) -> Double { weights.map { $0[row] } ?? 1 }

  /// How often each observation is drawn in a bootstrap sample. The total weight of what is drawn is positive.
  func draws(_ sample: Int) -> [Int32] {
    var generator = generator(sample)
    let count = observations.observationCount
    var counts = [Int32](repeating: 0, count: count)
    repeat {
      for index in counts.indices { counts[index] = 0 }
      for _ in 0..<count { counts[generator.nextIndex(below: count)] += 1 }
    } while !counts.indices.contains { counts[$0] > 0 && weight($0) > 0 }
    return counts
  }

  /// 1 for each observation that is drawn without replacement, else 0.
  func subset(_ sample: Int) -> [Int32] {
    var generator = generator(sample)
    var isDrawn = [Int32](repeating: 0, count: observations.observationCount)
    for row in part(using: &generator) { isDrawn[row] = 1 }
    return isDrawn
  }

  /// The observations with noise, and which of them are as they were, a little jitter apart.
  ///
  /// - Throws: `notFinite` when noise exceeds the largest number.
  func disturbed(_ sample: Int) throws(ClusteringError) -> (observations: Observations, isKept: [Bool]) {
    var generator = generator(sample)
    var columns = columns()
    var isKept = [Bool](repeating: true, count: observations.observationCount)
    let deviations = moments.variances.map { $0.squareRoot() }
    if scheme == .noise {
      for row in part(using: &generator) {
        isKept[row] = false
        for feature in columns.indices {
          let place = Self.boxReach * (2 * generator.nextUniform() - 1)
          columns[feature][row] = moments.means[feature] + place * deviations[feature]
        }
      }
    } else {
      for feature in columns.indices {
        let scale = (share ?? 0) * deviations[feature]
        for row in columns[feature].indices { columns[feature][row] += scale * generator.nextNormal() }
      }
    }
    return (try Observations(columns: columns), isKept)
  }

  /// The weights of the observations with the number of times that each was drawn.
  func weighted(_ drawn: [Int32]) throws(ClusteringError) -> ObservationWeights {
    try ObservationWeights(drawn.indices.map { weight($0) * Double(drawn[$0]) })
  }

  /// The share of the observations that weigh anything, at least one of them, drawn without replacement. Noise leaves at
  /// least one.
  private func part(using generator: inout SeededGenerator) -> [Int] {
    let weighing = (0..<observations.observationCount).filter { weight($0) > 0 }
    let wanted = (share ?? 1) * Double(weighing.count)
    // A subset of half is rounded down, as fpc does.
    let count = scheme == .noise ? Int(wanted.rounded()) : Int(wanted)
    let most = scheme == .noise ? weighing.count - 1 : weighing.count
    return generator.sampleOfIndices(min(max(1, count), most), below: weighing.count).map { weighing[$0] }
  }

  /// Each sample of each scheme has a stream of its own, far from those of the fits.
  private func generator(_ sample: Int) -> SeededGenerator {
    let number: UInt64 =
      switch scheme {
      case .bootstrap: 0
      case .subset: 1
      case .noise: 2
      case .jitter: 3
      }
    return SeededGenerator(seed: seed, stream: 1 << 62 | number << 48 | UInt64(sample))
  }

  private func columns() -> [[Double]] {
    var columns = [[Double]](
      repeating: [Double](repeating: 0, count: observations.observationCount), count: observations.featureCount)
    observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
      for feature in columns.indices {
        for (offset, row) in rows.enumerated() {
          columns[feature][row] = tile[feature * Observations.tileRows + offset]
        }
      }
    }
    return columns
  }
}
