internal import Clustering
internal import Provenance

/// Generated buyers about the profiles of four segments: continuous ratings or whole ones, one market a variant.
struct SubjectData: Sendable {
  /// 4 segments x 9 benefits.
  static let profiles: [[Double]] = [
    [10, 6, 6, 1, 9, 6, 4, 9, 2], [8, 7, 7, 5, 8, 7, 7, 7, 5], [7, 5, 9, 8, 5, 5, 6, 5, 7],
    [6, 4, 10, 9, 4, 7, 5, 6, 7],
  ]
  static let featureCount = 9

  /// d columns of n ratings.
  let columns: [[Double]]
  /// The segment each buyer was drawn from.
  let segments: [Int]

  /// Draws buyers.
  ///
  /// - Parameters:
  ///   - noise: The standard deviation about the profile.
  ///   - isWhole: Whether ratings are rounded into 1 ... 10.
  init(rows: Int, variant: Int, noise: Double = 1.5, isWhole: Bool = false) {
    var generator = SeededGenerator(seed: 20_260, stream: UInt64(variant))
    var columns = [[Double]](repeating: [], count: Self.featureCount)
    segments = (0..<rows).map { _ in Int.random(in: 0..<Self.profiles.count, using: &generator) }
    for segment in segments {
      for feature in 0..<Self.featureCount {
        let value = Self.profiles[segment][feature] + noise * generator.nextNormal()
        columns[feature].append(isWhole ? min(10, max(1, value.rounded())) : value)
      }
    }
    self.columns = columns
  }

  /// One data set a variant.
  static func variants(rows: Int, noise: Double = 1.5, isWhole: Bool = false) -> [SubjectData] {
    (0..<BenchmarkSubject.variantCount).map {
      SubjectData(rows: rows, variant: $0, noise: noise, isWhole: isWhole)
    }
  }

  func observations() throws -> Observations { try Observations(columns: columns) }

  /// The ratings of a buyer.
  func row(_ index: Int) -> [Double] { columns.map { $0[index] } }

  /// All ratings, buyer after buyer.
  var rows: [[Double]] { segments.indices.map(row) }
}

/// Σ (xⱼ − yⱼ)², as a textbook writes it.
func plainSquaredDistance(_ x: [Double], _ y: [Double]) -> Double {
  var sum = 0.0
  for (a, b) in zip(x, y) { sum += (a - b) * (a - b) }
  return sum
}
