import CKernels
import Provenance

/// A tile of seeded numbers with the components of a mixture: what the kernels are tried on.
struct RandomMixture {
  static let tileRows = Int(PKTileRows)

  let rowCount: Int
  let featureCount: Int
  let clusterCount: Int
  let isFull: Bool
  let values: [Double]
  let means: [Double]
  let roots: [Double]
  let constants: [Double]
  /// 0 beyond the rows.
  let weights: [Double]

  var matrixSize: Int { isFull ? featureCount * (featureCount + 1) / 2 : featureCount }
  var momentSize: Int { 1 + featureCount + matrixSize }

  init(rowCount: Int, featureCount: Int, clusterCount: Int, isFull: Bool) {
    var generator = SeededGenerator(seed: 71, stream: UInt64(rowCount * 10_000 + featureCount * 100 + clusterCount))
    let size = isFull ? featureCount * (featureCount + 1) / 2 : featureCount
    self.rowCount = rowCount
    self.featureCount = featureCount
    self.clusterCount = clusterCount
    self.isFull = isFull
    values = (0..<featureCount * Self.tileRows).map { _ in generator.nextNormal() }
    means = (0..<featureCount * clusterCount).map { _ in generator.nextNormal() }
    roots = (0..<size * clusterCount).map { _ in generator.nextNormal() }
    constants = (0..<clusterCount).map { _ in 3 * generator.nextNormal() }
    weights = (0..<Self.tileRows).map { $0 < rowCount ? Double(generator.nextIndex(below: 4)) : 0 }
  }

  /// Feature and cluster counts of every remainder that the kernels treat apart.
  static let all: [RandomMixture] = {
    let rowCounts = [1, 2, 15, 16, 17, 100, 127, 128, 129, 144, 255, 256]
    var mixtures: [RandomMixture] = []
    for featureCount in 1...13 {
      for clusterCount in 1...5 {
        for isFull in [false, true] {
          mixtures.append(
            RandomMixture(
              rowCount: rowCounts[mixtures.count % rowCounts.count], featureCount: featureCount,
              clusterCount: clusterCount, isFull: isFull))
        }
      }
    }
    return mixtures
  }()

  func withKernelForm<R>(_ body: (UnsafePointer<PKMixture>) -> R) -> R {
    means.withUnsafeBufferPointer { means in
      roots.withUnsafeBufferPointer { roots in
        constants.withUnsafeBufferPointer { constants in
          var form = PKMixture(
            d: featureCount, k: clusterCount, isFull: isFull ? 1 : 0, means: means.baseAddress,
            roots: roots.baseAddress, constants: constants.baseAddress)
          return body(&form)
        }
      }
    }
  }

  /// The costs by the kernel; −1 where nothing was written.
  func kernelCosts() -> [Double] {
    var costs = [Double](repeating: -1, count: clusterCount * Self.tileRows)
    var scratch = [Double](repeating: .nan, count: 16 * featureCount)
    withKernelForm { pk_mixture_costs(values, rowCount, $0, &scratch, &costs) }
    return costs
  }

  func difference(_ row: Int, _ feature: Int, _ cluster: Int) -> Double {
    values[feature * Self.tileRows + row] - means[cluster * featureCount + feature]
  }

  /// The cost of a row by the plainest loops.
  func cost(row: Int, cluster: Int) -> Double {
    var squares = 0.0
    for feature in 0..<featureCount {
      var sum = 0.0
      if isFull {
        for other in 0...feature {
          let root = roots[cluster * matrixSize + feature * (feature + 1) / 2 + other]
          sum += difference(row, other, cluster) * root
        }
      } else {
        sum = difference(row, feature, cluster) * roots[cluster * matrixSize + feature]
      }
      squares += sum * sum
    }
    return squares * 0.5 + constants[cluster]
  }
}
