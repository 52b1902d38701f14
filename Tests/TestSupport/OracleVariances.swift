/// The variances of the principal components of what was clustered; the divisor is n − 1.
package struct OracleVariances: Decodable {
  package let explainedVariance: [Double]
  enum CodingKeys: String, CodingKey { case explainedVariance = "explained_variance" }
}
