/// The principal components of a correlation matrix.
package struct OracleComponents: Decodable {
  package let correlationMatrix: [[Double]]
  package let eigenvalues: [Double]
  package let eigenvectors: [[Double]]
  package let loadings: [[Double]]
  enum CodingKeys: String, CodingKey {
    case correlationMatrix = "correlation_matrix"
    case eigenvalues, eigenvectors, loadings
  }
}
