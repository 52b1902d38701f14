import LinearAlgebra

/// The first principal component of the correlations of the ratings: what all benefits have in common, if they do.
public struct GeneralFactor: Hashable, Sendable {
  /// The first eigenvalue over the number of benefits, in 1/d ... 1.
  public let share: Double
  /// The correlation of each benefit with the component, d numbers in −1 ... 1, the largest in size positive; `nil` for a
  /// benefit that is rated alike by all.
  public let loadings: [Double?]
  /// Whether all loadings have one sign: a factor of level, on which accounts differ in how high they rate everything.
  public let isOneSided: Bool

  /// - Throws: `LinearAlgebraError`. Returns `nil` when fewer than two benefits vary. Time is O(d³).
  init?(_ moments: RatingMoments) throws {
    let benefits = moments.varyingBenefits
    guard benefits.count >= 2 else { return nil }
    let eigen = try SymmetricEigendecomposition(moments.correlations(of: benefits))
    let first = eigen.loadings.column(0)
    var loadings = [Double?](repeating: nil, count: moments.benefitCount)
    for (benefit, loading) in zip(benefits, first) { loadings[benefit] = loading }
    share = eigen.eigenvalues[0] / Double(benefits.count)
    self.loadings = loadings
    isOneSided = first.allSatisfy { $0 > 0 }
  }
}
