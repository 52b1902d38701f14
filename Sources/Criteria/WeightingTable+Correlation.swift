public import LinearAlgebra

extension WeightingTable {
  /// The Pearson correlation of each pair of profiles across the criteria, segments x segments.
  ///
  /// A profile that weighs every criterion alike has no shape to compare: its correlations are 0, and 1 with itself.
  ///
  /// - Throws: ``LinearAlgebraError`` when the numbers are too large to be squared.
  public func profileCorrelations() throws(LinearAlgebraError) -> Matrix {
    let flat = segments.indices.filter { segment in
      let profile = profile(segment)
      return profile.allSatisfy { $0 == profile[0] }
    }
    var correlations = Matrix.identity(segments.count)
    let shaped = segments.indices.filter { !flat.contains($0) }
    guard !shaped.isEmpty else { return correlations }
    let found = try ColumnCovariance(ofColumnsOf: Matrix(columns: shaped.map { profile($0) })).correlationMatrix()
    for (a, left) in shaped.enumerated() {
      for (b, right) in shaped.enumerated() where a != b { correlations[left, right] = found[a, b] }
    }
    return correlations
  }

  /// The need families of the segments: groups whose profiles have the same shape.
  ///
  /// Starting from single segments, the two groups with the highest mean correlation between their profiles are joined as
  /// long as that mean is at least `threshold` (average linkage on 1 − r; Sokal & Michener, 1958).
  ///
  /// - Parameter threshold: The least mean correlation within a family, in −1 ... 1.
  /// - Returns: Indices of segments, each once; families in the order of their first segment. Time is O(s³).
  public func families(threshold: Double = 0.5) throws(LinearAlgebraError) -> [[Int]] {
    let correlations = try profileCorrelations()
    var families = segments.indices.map { [$0] }
    while families.count > 1 {
      var best: (mean: Double, left: Int, right: Int)?
      for left in families.indices {
        for right in families.indices where right > left {
          var sum = 0.0
          for a in families[left] { for b in families[right] { sum += correlations[a, b] } }
          let mean = sum / Double(families[left].count * families[right].count)
          if mean > best?.mean ?? -.infinity { best = (mean, left, right) }
        }
      }
      guard let best, best.mean >= threshold else { break }
      families[best.left] = (families[best.left] + families[best.right]).sorted()
      families.remove(at: best.right)
    }
    return families
  }
}
