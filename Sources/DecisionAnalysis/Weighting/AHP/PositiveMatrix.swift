#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small square matrix of positive numbers, row after row, and its principal eigenvector.
struct PositiveMatrix: Hashable, Sendable {
  /// n.
  let count: Int
  /// The n² entries, row after row.
  var elements: [Double]

  /// Entry (row, column).
  subscript(row: Int, column: Int) -> Double {
    get { elements[row * count + column] }
    set { elements[row * count + column] = newValue }
  }

  /// The matrix with rows and columns exchanged.
  var transposed: PositiveMatrix {
    var other = self
    for row in 0..<count { for column in 0..<count { other[row, column] = self[column, row] } }
    return other
  }

  /// The geometric mean of each row, divided by the sum of all.
  var rowGeometricMeans: [Double] {
    let logs = (0..<count).map { row in
      (0..<count).reduce(0) { $0 + log(self[row, $1]) } / Double(count)
    }
    // Relative to the largest, so that none overflows.
    let largest = logs.max() ?? 0
    let means = logs.map { exp($0 - largest) }
    let total = means.reduce(0, +)
    return means.map { $0 / total }
  }

  /// The product with a vector.
  func times(_ vector: [Double]) -> [Double] {
    (0..<count).map { row in (0..<count).reduce(0) { $0 + self[row, $1] * vector[$1] } }
  }

  /// The largest eigenvalue and its eigenvector, which is positive and has the sum 1.
  ///
  /// The matrix is scaled by its row means g to entries aᵢⱼ gⱼ / gᵢ, all 1 for consistent judgments, squared until its rows
  /// are proportional (each squaring doubles the correct digits), and the result is refined by power steps until the bounds
  /// of Collatz and Wielandt, the least and the greatest of (A v)ᵢ / vᵢ, come no closer. There is no general eigenvalue
  /// routine among ours, and none is needed: a positive matrix has one largest eigenvalue (Perron). O(n³) for each of about 8
  /// squarings.
  func principalEigenpair() -> (value: Double, vector: [Double]) {
    let means = rowGeometricMeans
    var scaled = self
    for row in 0..<count {
      for column in 0..<count { scaled[row, column] *= means[column] / means[row] }
    }
    // Squaring takes n³: above a size at which that is felt, power steps come first.
    var vector = count > Self.squaringLimit ? scaled.stepped() : scaled.squaredToRankOne()
    var best = (gap: Double.infinity, value: Double(count), vector: vector)
    // Three steps that bring nothing mean that rounding is reached.
    var idle = 0
    for _ in 0..<1_000 where idle < 3 {
      let product = scaled.times(vector)
      let ratios = zip(product, vector).map { $0 / $1 }
      let gap = (ratios.max() ?? 0) - (ratios.min() ?? 0)
      idle = gap < best.gap ? 0 : idle + 1
      if gap < best.gap { best = (gap, ratios.reduce(0, +) / Double(count), vector) }
      let total = product.reduce(0, +)
      vector = product.map { $0 / total }
    }
    let unscaled = zip(best.vector, means).map { $0 * $1 }
    let total = unscaled.reduce(0, +)
    // λmax ≥ n with equality for consistent judgments only: what is below or within rounding of n is n.
    let value = best.value - Double(count) <= 1e-14 * Double(count * count) ? Double(count) : best.value
    return (value, unscaled.map { $0 / total })
  }

  /// The same from a vector that is near: power steps alone, and ``principalEigenpair()`` when they do not suffice.
  ///
  /// - Parameter start: n positive numbers.
  func principalEigenpair(from start: [Double]) -> (value: Double, vector: [Double]) {
    var vector = start
    var best = Double.infinity
    var idle = 0
    for _ in 0..<200 {
      let product = times(vector)
      let total = product.reduce(0, +)
      var (low, high) = (Double.infinity, 0.0)
      for place in 0..<count {
        let ratio = product[place] / vector[place]
        (low, high) = (min(low, ratio), max(high, ratio))
        vector[place] = product[place] / total
      }
      let gap = (high - low) / high
      idle = gap < best ? 0 : idle + 1
      best = min(best, gap)
      // The bounds of Collatz and Wielandt have met, or rounding keeps them apart.
      if gap < 1e-15 || (idle >= 3 && best < 1e-12) { return (low + (high - low) / 2, vector) }
    }
    return principalEigenpair()
  }

  /// The largest order at which squaring takes no time to speak of.
  private static let squaringLimit = 64

  /// A vector that power steps lead to; by squaring when they do not come close.
  private func stepped() -> [Double] {
    var vector = [Double](repeating: 1 / Double(count), count: count)
    for _ in 0..<100 {
      let product = times(vector)
      let total = product.reduce(0, +)
      let next = product.map { $0 / total }
      let change = zip(next, vector).reduce(0) { max($0, abs($1.0 - $1.1) / $1.0) }
      vector = next
      if change < 1e-14 { return vector }
    }
    return squaredToRankOne()
  }

  /// The row sums of a power of the matrix so high that its rows are proportional, divided by their sum.
  private func squaredToRankOne() -> [Double] {
    var power = self
    var sums = [Double](repeating: 1 / Double(count), count: count)
    for _ in 0..<64 {
      let largest = power.elements.max() ?? 1
      for index in power.elements.indices { power.elements[index] /= largest }
      let raw = power.times([Double](repeating: 1, count: count))
      let total = raw.reduce(0, +)
      let next = raw.map { $0 / total }
      let change = zip(next, sums).map { abs($0 - $1) / $0 }.max() ?? 0
      sums = next
      if change < 1e-14 { break }
      power = power.squared()
    }
    return sums
  }

  private func squared() -> PositiveMatrix {
    var square = PositiveMatrix(count: count, elements: [Double](repeating: 0, count: count * count))
    for row in 0..<count {
      for middle in 0..<count {
        let factor = self[row, middle]
        for column in 0..<count { square[row, column] += factor * self[middle, column] }
      }
    }
    return square
  }
}
