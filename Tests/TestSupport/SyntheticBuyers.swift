package import Clustering
import Provenance

/// Seeded observations around given centres, for tests that need more than a handful.
package struct SyntheticBuyers {
  package let columns: [[Double]]
  package let labels: [Int]

  /// - Parameters:
  ///   - count: Rows; row i belongs to centre i mod k.
  ///   - centres: k rows of d numbers.
  ///   - noise: Standard deviation around the centre.
  ///   - isWhole: Whether to round, as ratings are.
  package init(count: Int, centres: [[Double]], noise: Double, isWhole: Bool = false, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var columns = [[Double]](repeating: [], count: centres[0].count)
    for row in 0..<count {
      for feature in columns.indices {
        let value = centres[row % centres.count][feature] + noise * generator.nextNormal()
        columns[feature].append(isWhole ? value.rounded() : value)
      }
    }
    self.columns = columns
    labels = (0..<count).map { $0 % centres.count }
  }

  package func observations() throws -> Observations { try Observations(columns: columns) }
}
