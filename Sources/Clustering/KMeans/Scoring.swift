import CKernels

/// Centroids as the scoring kernels need them; made anew in place whenever centroids move.
struct Scoring: Sendable {
  private let space: ScoreSpace
  private let halfWeights: [Float]
  private var factors: [Float]
  private var halves: [Float]
  private var lifted: [Float]
  private var lift: Float = 0
  private let numberBits: Int32
  /// How far the difference of two scores can be wrong.
  private(set) var tolerance: Float = 0
  /// How far half a squared distance can be wrong.
  private(set) var halfDistanceError = 0.0

  init(_ space: ScoreSpace, clusterCount: Int) {
    self.space = space
    halfWeights = space.weights.map { Float($0 / 2) }
    factors = [Float](repeating: 0, count: clusterCount * space.weights.count)
    halves = [Float](repeating: 0, count: clusterCount)
    lifted = halves
    numberBits = Self.numberBits(clusterCount)
  }

  /// The bits that number the clusters of a set, at most 256 at a time.
  private static func numberBits(_ clusterCount: Int) -> Int32 {
    var bits: Int32 = 3
    while bits < 255, bits + 1 < clusterCount { bits = 2 * bits + 1 }
    return bits
  }

  /// Takes over the centroids, k times d numbers.
  ///
  /// A score adds d products to a constant. With the values, the factors and every product and sum rounded to 24 bits it is
  /// wrong by at most (d + 4) 2⁻²⁴ times the sum of what is added, in size (Higham, 2002, Accuracy and Stability of
  /// Numerical Algorithms, section 3.1); some more is allowed for what the bounds themselves are wrong by. The number of the
  /// cluster that takes the place of a score's last bits changes it by at most so many units in the last place.
  mutating func update(_ centroids: [Double]) {
    let featureCount = halfWeights.count
    var largestSize = 0.0
    for cluster in halves.indices {
      var half = 0.0
      var size = 0.0
      for feature in 0..<featureCount {
        let index = cluster * featureCount + feature
        let centroid = (centroids[index] - space.centres[feature]) / space.units[feature]
        let factor = space.weights[feature] * centroid
        factors[place(of: feature, cluster)] = Float(factor)
        half += factor * centroid / 2
        size += abs(factor) * space.largest[feature]
      }
      halves[cluster] = Float(half)
      largestSize = max(largestSize, half + size)
    }
    // Lifted by the largest size, scores are at most twice as large.
    lift = Float(largestSize * (1 + 0x1p-10)).nextUp
    for cluster in halves.indices { lifted[cluster] = halves[cluster] + lift }
    let halfNorm = zip(space.weights, space.largest).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 }
    let error = Double(featureCount + 8) * 0x1p-24 * (2 * largestSize + halfNorm)
    tolerance = Float(2 * (error + Double(numberBits) * 0x1p-22 * largestSize)).nextUp
    halfDistanceError = 2 * error
  }

  /// Where a factor lies: see `PKScoring`.
  private func place(of feature: Int, _ cluster: Int) -> Int {
    let block = Int(PKBlockClusters)
    let first = cluster / block * block
    return first * halfWeights.count + feature * min(block, halves.count - first) + cluster - first
  }

  /// Calls `body` with what the kernels take.
  @inline(__always)
  func withKernelForm<R>(_ body: (UnsafePointer<PKScoring>) -> R) -> R {
    factors.withUnsafeBufferPointer { factors in
      halves.withUnsafeBufferPointer { halves in
        lifted.withUnsafeBufferPointer { lifted in
          halfWeights.withUnsafeBufferPointer { halfWeights in
            var form = PKScoring(
              factors: factors.baseAddress, halves: halves.baseAddress, lifted: lifted.baseAddress, lift: lift,
              halfWeights: halfWeights.baseAddress, d: halfWeights.count, k: halves.count, numberBits: numberBits,
              tolerance: tolerance)
            return body(&form)
          }
        }
      }
    }
  }
}
