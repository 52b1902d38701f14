import Clustering
import LinearAlgebra
import Parallelism

/// Means and covariances of the ratings, from tiles of the data and without a copy of them.
///
/// Two passes, O(n d²) time and O(d²) space a chunk; the same bits for any number of threads.
struct RatingMoments: Sendable {
  /// n.
  let accountCount: Int
  /// The mean rating of each benefit.
  let means: [Double]
  /// The lowest and the highest rating of all.
  let range: ClosedRange<Double>
  /// The lowest and the highest rating of each benefit.
  let ranges: [ClosedRange<Double>]
  /// The d × d sample covariances (divisor n − 1), symmetric; exactly 0 for a benefit that is rated alike by all.
  let covariance: Matrix

  /// d.
  var benefitCount: Int { means.count }

  /// The most benefits: of every two a sum of products is kept, once for each chunk of rows that is worked on.
  static let benefitLimit = 2_000

  /// - Throws: `tooFewAccounts` for fewer than 2, `tooManyBenefits`, `valuesTooLarge`.
  init(_ ratings: Observations, measure: String, workers: Workers) throws(RatingsError) {
    let count = ratings.observationCount
    guard count >= 2 else { throw .tooFewAccounts(found: count, needed: 2, measure: measure) }
    guard ratings.featureCount <= Self.benefitLimit else {
      throw .tooManyBenefits(found: ratings.featureCount, limit: Self.benefitLimit, measure: measure)
    }
    let moments = FeatureMoments(ratings, workers: workers)
    let benefits = moments.means.indices
    for benefit in benefits where !(moments.means[benefit].isFinite && moments.variances[benefit].isFinite) {
      throw .valuesTooLarge(benefit: benefit)
    }
    let products = Self.crossProducts(ratings, about: moments.means, workers)
    var covariance = Matrix(rowCount: benefits.count, columnCount: benefits.count)
    for first in benefits where moments.variances[first] > 0 {
      for second in benefits where second <= first && moments.variances[second] > 0 {
        // The means are rounded; what is left of the sums corrects for it.
        let rest = products.sums[first] * (products.sums[second] / Double(count))
        let value = (products.products[first * benefits.count + second] - rest) / Double(count - 1)
        guard value.isFinite else { throw .valuesTooLarge(benefit: first) }
        covariance[first, second] = value
        covariance[second, first] = value
      }
    }
    accountCount = count
    means = moments.means
    ranges = benefits.map { moments.minima[$0]...moments.maxima[$0] }
    range = moments.minima.min()!...moments.maxima.max()!
    self.covariance = covariance
  }

  /// The benefits that are not rated alike by all.
  var varyingBenefits: [Int] { means.indices.filter { covariance[$0, $0] > 0 } }

  /// The sum of all covariances: the variance of the sum of an account's ratings.
  var totalVariance: Double { max(0, covariance.elements.reduce(0, +)) }

  /// The correlations of some benefits, none of them constant: symmetric, ones on the diagonal, all in −1 ... 1.
  func correlations(of benefits: [Int]) -> Matrix {
    var result = Matrix.identity(benefits.count)
    for (row, first) in benefits.enumerated() {
      for (column, second) in benefits.enumerated() where column < row {
        let ratio =
          covariance[first, second] / covariance[first, first].squareRoot() / covariance[second, second].squareRoot()
        result[row, column] = min(1, max(-1, ratio))
        result[column, row] = result[row, column]
      }
    }
    return result
  }

  /// Sums of deviations from the means, and of their products for every second ≤ first at `[first * d + second]`.
  private struct Products: Sendable {
    var sums: [Double]
    var products: [Double]
  }

  private static func crossProducts(
    _ ratings: Observations, about means: [Double], _ workers: Workers
  ) -> Products {
    let count = means.count
    let parts = workers.map(ratings.chunkCount) { chunk in
      var part = Products(
        sums: [Double](repeating: 0, count: count), products: [Double](repeating: 0, count: count * count))
      withUnsafeTemporaryAllocation(of: Double.self, capacity: count * Observations.tileRows) { scratch in
        let centred = scratch.baseAddress!
        ratings.forEachTile(ofChunk: chunk) { rows, tile in
          for benefit in 0..<count {
            let offset = benefit * Observations.tileRows
            for row in 0..<rows.count { (centred + offset + row).initialize(to: tile[offset + row] - means[benefit]) }
          }
          for first in 0..<count {
            let left = centred + first * Observations.tileRows
            part.sums[first] += sum(left, rows.count)
            for second in 0...first {
              part.products[first * count + second] += dot(left, centred + second * Observations.tileRows, rows.count)
            }
          }
        }
      }
      return part
    }
    var total = parts[0]
    for part in parts.dropFirst() {
      for index in total.sums.indices { total.sums[index] += part.sums[index] }
      for index in total.products.indices { total.products[index] += part.products[index] }
    }
    return total
  }

  private static func sum(_ values: UnsafePointer<Double>, _ count: Int) -> Double {
    var sum = 0.0
    for index in 0..<count { sum += values[index] }
    return sum
  }

  /// Σ left · right in four sums that do not wait for each other.
  private static func dot(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
    var sums = SIMD4<Double>.zero
    var index = 0
    while index + 4 <= count {
      let first = SIMD4(left[index], left[index + 1], left[index + 2], left[index + 3])
      sums += first * SIMD4(right[index], right[index + 1], right[index + 2], right[index + 3])
      index += 4
    }
    var sum = sums.sum()
    while index < count {
      sum += left[index] * right[index]
      index += 1
    }
    return sum
  }
}
