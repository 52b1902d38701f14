import LinearAlgebra
import TestSupport
import Testing

/// Correlations, eigenvalues, signed eigenvectors and loadings of real data, to 10⁻⁶.
@Suite(.enabled(if: SharedFiles.exist, "needs the reference results beside the checkout"))
struct PrincipalComponentOracleTests {
  private func read(_ name: String) throws -> (oracle: ClusteringOracle, table: Matrix) {
    let oracle = try ClusteringOracle(named: name)
    let table = try oracle.table()
    return (oracle, try Matrix(columns: oracle.variables.map { table.numbers($0) }))
  }

  @Test(arguments: ["hatco", "iris_raw", "nutrient", "ruspini", "wine_raw", "yellow_pages_zscore"])
  func componentsOfTheCorrelation(name: String) throws {
    let (oracle, table) = try read(name)
    let expected = try #require(oracle.correlationComponents)
    let correlation = try ColumnCovariance(ofColumnsOf: table).correlationMatrix()
    #expect(correlation.distance(to: try Matrix(rows: expected.correlationMatrix)) <= 1e-6)
    let found = try SymmetricEigendecomposition(correlation)
    #expect(distance(found.eigenvalues, expected.eigenvalues) <= 1e-6)
    #expect(found.eigenvectors.distance(to: try Matrix(rows: expected.eigenvectors)) <= 1e-6)
    #expect(found.loadings.distance(to: try Matrix(rows: expected.loadings)) <= 1e-6)
  }

  /// The oracle divides by n − 1; the tables are not standardised, so this holds the covariance and not the correlation.
  @Test(arguments: ["iris_raw", "ruspini", "wine_raw"]) func variancesOfTheComponents(name: String) throws {
    let (oracle, table) = try read(name)
    let expected = try #require(oracle.clusteringComponents).explainedVariance
    let n = Double(table.rowCount)
    let moments = try ColumnCovariance(ofColumnsOf: table)
    let eigenvalues = try SymmetricEigendecomposition(moments.covariance).eigenvalues
    var centred = table
    for column in 0..<table.columnCount {
      for row in 0..<table.rowCount { centred[row, column] -= moments.means[column] }
    }
    let singular = try SingularValueDecomposition(centred).singularValues
    for (index, variance) in expected.enumerated() {
      #expect(abs(eigenvalues[index] * n / (n - 1) / variance - 1) <= 1e-6)
      #expect(abs(singular[index] * singular[index] / (n - 1) / variance - 1) <= 1e-6)
    }
  }
}
