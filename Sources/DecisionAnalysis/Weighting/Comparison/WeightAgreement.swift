/// How much two rankings of the same criteria agree.
enum WeightAgreement {
  /// Kendall's τ_b: (concordant − discordant) / √((pairs − ties of a) (pairs − ties of b)).
  ///
  /// - Returns: A number in −1 ... 1; `nil` when all are tied on either side. O(q²).
  ///
  /// Source: Kendall (1945), doi:10.1093/biomet/33.3.239.
  static func kendall(_ a: [Int], _ b: [Int]) -> Double? {
    var (balance, left, right) = (0, 0, 0)
    for i in a.indices {
      for j in a.indices.dropFirst(i + 1) {
        let (x, y) = ((a[i] - a[j]).signum(), (b[i] - b[j]).signum())
        balance += x * y
        left += x * x
        right += y * y
      }
    }
    guard left > 0, right > 0 else { return nil }
    return Double(balance) / (Double(left) * Double(right)).squareRoot()
  }

  /// Spearman's ρ: the correlation of the ranks, ties at the mean of their places.
  ///
  /// - Returns: A number in −1 ... 1; `nil` when all are tied on either side. O(q log q).
  ///
  /// Source: Spearman (1904), doi:10.2307/1412159.
  static func spearman(_ a: [Int], _ b: [Int]) -> Double? {
    let (left, right) = (MidRanks.of(a.map(Double.init)), MidRanks.of(b.map(Double.init)))
    let mean = Double(a.count + 1) / 2
    var (product, leftSquares, rightSquares) = (0.0, 0.0, 0.0)
    for (x, y) in zip(left, right) {
      product += (x - mean) * (y - mean)
      leftSquares += (x - mean) * (x - mean)
      rightSquares += (y - mean) * (y - mean)
    }
    guard leftSquares > 0, rightSquares > 0 else { return nil }
    return max(-1, min(1, product / (leftSquares * rightSquares).squareRoot()))
  }
}
