package import Clustering
import Foundation

extension ClusteringOracle {
  /// A transformation that the reference files name and this reader does not know.
  struct UnknownTransform: Error { let name: String }

  /// Whether features are divided by their population standard deviation.
  package var isStandardised: Bool { preparation.standardise.hasPrefix("z-score") }

  /// The file that the results belong to.
  package func table() throws -> ReferenceTable { try ReferenceTable(shared: dataset) }

  /// The columns after the transformation that the file names and before standardising.
  package func columns() throws -> [[Double]] {
    let table = try table()
    var columns = variables.map { table.numbers($0) }
    if preparation.transform.hasPrefix("natural log of (1+x)") {
      columns = columns.map { $0.map { log1p($0) } }
    } else if preparation.transform.hasPrefix("each row minus its own mean") {
      for row in columns[0].indices {
        let mean = columns.reduce(0) { $0 + $1[row] } / Double(columns.count)
        for feature in columns.indices { columns[feature][row] -= mean }
      }
    } else if preparation.transform != "none" {
      throw UnknownTransform(name: preparation.transform)
    }
    return columns
  }

  /// The observations and the weights that standardise them, which are computed here so that the tests do not lean on what
  /// they help to judge.
  package func prepared() throws -> (observations: Observations, featureWeights: [Double]) {
    let columns = try columns()
    let weights = columns.map { column in
      guard isStandardised else { return 1.0 }
      let mean = column.reduce(0, +) / Double(column.count)
      return Double(column.count) / column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return (try Observations(columns: columns), weights)
  }
}
