import CKernels

/// The parameters of a mixture in the units of its ``MixtureSpace``, and what the kernels want of them.
struct MixtureParameters: OrderedComponents, Hashable, Sendable {
  let shape: MixtureShape
  /// The proportion of each component; they add up to 1.
  private(set) var proportions: [Double]
  /// k times d numbers.
  private(set) var means: [Double]
  /// k triangles or diagonals; equal where components share them.
  private(set) var covariances: [Double]
  /// Whether the floor has raised the variance of each component in any direction.
  private(set) var isRaised: [Bool]
  /// The inverse of a root of each covariance matrix.
  private(set) var roots: [Double]
  /// −ln π − ln |root| + d ln(2π) / 2 of each component.
  private(set) var constants: [Double]

  private static let logOfTwoPi = 1.8378770664093453

  /// No component has any weight and all are at the origin: what the first moments are taken about.
  init(originOf shape: MixtureShape) {
    self.shape = shape
    proportions = [Double](repeating: 0, count: shape.clusterCount)
    means = [Double](repeating: 0, count: shape.clusterCount * shape.featureCount)
    covariances = [Double](repeating: 0, count: shape.clusterCount * shape.matrixSize)
    isRaised = [Bool](repeating: false, count: shape.clusterCount)
    roots = covariances
    constants = [Double](repeating: .infinity, count: shape.clusterCount)
  }

  /// The parameters of greatest likelihood for the shares behind some moments (the M step), with no variance below the
  /// floor.
  ///
  /// A component that has lost all its weight keeps its mean and matrix, and has proportion 0 from then on.
  ///
  /// - Parameter previous: The parameters whose means the moments are taken about.
  init(_ moments: MixtureMoments, about previous: MixtureParameters, floor: Double) {
    let shape = previous.shape
    self = previous
    let parts = (0..<shape.clusterCount).map { moments.moments(of: $0) }
    let total = parts.reduce(0) { $0 + $1[0] }
    var scatters: [[Double]] = []
    for (cluster, part) in parts.enumerated() {
      let isEmpty = !(part[0] > 0)
      proportions[cluster] = isEmpty ? 0 : part[0] / total
      let shift = (0..<shape.featureCount).map { isEmpty ? 0 : part[1 + $0] / part[0] }
      for feature in shift.indices { means[cluster * shape.featureCount + feature] += shift[feature] }
      scatters.append(isEmpty ? [] : Self.scatter(part, shift, shape))
    }
    let weights = parts.map { $0[0] }
    let shared = shape.covariance.isShared ? Self.pooled(scatters, weights, shape) : nil
    for cluster in scatters.indices {
      guard let matrix = shared ?? (scatters[cluster].isEmpty ? nil : scatters[cluster]) else { continue }
      setMatrix(of: cluster, Self.raised(matrix, shape, floor: floor))
    }
    setRoots()
  }

  /// Whether some component stands on the floor: on a few rows that are all alike in some direction, where the
  /// likelihood has no other bound.
  var standsOnFloor: Bool { !clustersOnFloor.isEmpty }

  /// The components that stand on the floor.
  var clustersOnFloor: [Int] { isRaised.indices.filter { isRaised[$0] && proportions[$0] > 0 } }

  func key(of cluster: Int) -> ArraySlice<Double> {
    means[(cluster * shape.featureCount)..<((cluster + 1) * shape.featureCount)]
  }

  func reordered(_ order: [Int]) -> MixtureParameters {
    var result = self
    let (d, size) = (shape.featureCount, shape.matrixSize)
    result.proportions = order.map { proportions[$0] }
    result.means = order.flatMap { means[($0 * d)..<(($0 + 1) * d)] }
    result.covariances = order.flatMap { covariances[($0 * size)..<(($0 + 1) * size)] }
    result.isRaised = order.map { isRaised[$0] }
    result.roots = order.flatMap { roots[($0 * size)..<(($0 + 1) * size)] }
    result.constants = order.map { constants[$0] }
    return result
  }

  /// Calls `body` with the components as the kernels read them.
  @inline(__always)
  func withKernelForm<R>(_ body: (UnsafePointer<PKMixture>) -> R) -> R {
    means.withUnsafeBufferPointer { means in
      roots.withUnsafeBufferPointer { roots in
        constants.withUnsafeBufferPointer { constants in
          var form = PKMixture(
            d: shape.featureCount, k: shape.clusterCount, isFull: shape.covariance.isFull ? 1 : 0,
            means: means.baseAddress, roots: roots.baseAddress, constants: constants.baseAddress)
          return body(&form)
        }
      }
    }
  }
}

extension MixtureParameters {
  /// The covariance matrix of a component about its own mean, less what its model does not allow it.
  private static func scatter(_ part: [Double], _ shift: [Double], _ shape: MixtureShape) -> [Double] {
    let d = shape.featureCount
    var matrix = part[(1 + d)...].map { $0 / part[0] }
    if shape.covariance.isFull {
      for row in 0..<d {
        for column in 0...row { matrix[PackedTriangle.place(row, column)] -= shift[row] * shift[column] }
      }
    } else {
      for feature in 0..<d { matrix[feature] -= shift[feature] * shift[feature] }
    }
    guard shape.covariance.isSpherical else { return matrix }
    let mean = matrix.reduce(0, +) / Double(d)
    return [Double](repeating: mean, count: d)
  }

  /// The mean of the matrices by the weights of their components; `nil` when all are empty.
  private static func pooled(_ scatters: [[Double]], _ weights: [Double], _ shape: MixtureShape) -> [Double]? {
    let filled = scatters.indices.filter { !scatters[$0].isEmpty }
    let total = filled.reduce(0) { $0 + weights[$1] }
    guard total > 0 else { return nil }
    var mean = [Double](repeating: 0, count: shape.matrixSize)
    for cluster in filled {
      let share = weights[cluster] / total
      for index in mean.indices { mean[index] += share * scatters[cluster][index] }
    }
    return mean
  }

  private static func raised(
    _ matrix: [Double], _ shape: MixtureShape, floor: Double
  ) -> (matrix: [Double], isRaised: Bool) {
    if shape.covariance.isFull { return PackedTriangle.raised(matrix, order: shape.featureCount, floor: floor) }
    // Written so that what is no number is raised too.
    let result = matrix.map { $0 > floor ? $0 : floor }
    return (result, result != matrix)
  }

  private mutating func setMatrix(of cluster: Int, _ raised: (matrix: [Double], isRaised: Bool)) {
    let start = cluster * shape.matrixSize
    covariances.replaceSubrange(start..<(start + shape.matrixSize), with: raised.matrix)
    isRaised[cluster] = raised.isRaised
  }

  /// Brings roots and constants up to date.
  private mutating func setRoots() {
    for cluster in proportions.indices {
      let place = (cluster * shape.matrixSize)..<((cluster + 1) * shape.matrixSize)
      let root = Self.inverseRoot(Array(covariances[place]), shape)
      roots.replaceSubrange(place, with: root.matrix)
      let logs = MixtureSpace.logarithms(root.diagonal)
      let halfLogOfDensity = 0.5 * Self.logOfTwoPi * Double(shape.featureCount) - logs.reduce(0, +)
      let proportion = proportions[cluster]
      // An empty component never gets a row; a subnormal proportion has no logarithm here and is as good as none.
      constants[cluster] =
        proportion >= .leastNormalMagnitude
        ? halfLogOfDensity - MixtureSpace.logarithms([proportion])[0] : .infinity
    }
  }

  /// The inverse of a root, and its diagonal.
  private static func inverseRoot(
    _ matrix: [Double], _ shape: MixtureShape
  ) -> (matrix: [Double], diagonal: [Double]) {
    let d = shape.featureCount
    guard shape.covariance.isFull else {
      let root = matrix.map { $0 > 0 ? 1 / $0.squareRoot() : 1 }
      return (root, root)
    }
    let identity = (0..<d).flatMap { row in (0...row).map { $0 == row ? 1.0 : 0 } }
    let root = PackedTriangle.cholesky(matrix, order: d) ?? identity
    let inverse = PackedTriangle.inverse(root, order: d)
    return (inverse, (0..<d).map { inverse[PackedTriangle.place($0, $0)] })
  }
}
