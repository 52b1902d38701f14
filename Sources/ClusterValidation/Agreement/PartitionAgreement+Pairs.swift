/// Indices that count pairs of observations.
extension PartitionAgreement {
  /// Rand index (T + pairs apart in both) / N, in 0 ... 1.
  ///
  /// Source: Rand (1971), doi:10.1080/01621459.1971.10482356. 1 for a single observation.
  public var randIndex: Double {
    isIdentical ? 1 : Double(pairs.together + pairs.apart) / Double(pairs.total)
  }

  /// Rand index corrected for chance (T − P Q / N) / ((P + Q)/2 − P Q / N): at most 1, 0 on average for unrelated
  /// partitions with these group sizes, negative for less agreement than chance gives.
  ///
  /// Source: Hubert, Arabie (1985), doi:10.1007/BF01908075, eq. 5.
  public var adjustedRandIndex: Double {
    if isIdentical { return 1 }
    let inRows = Double(pairs.togetherInRows)
    let inColumns = Double(pairs.togetherInColumns)
    let expected = inRows * (inColumns / Double(pairs.total))
    return (Double(pairs.together) - expected) / ((inRows + inColumns) / 2 - expected)
  }

  /// Fowlkes–Mallows index T / √(P Q), in 0 ... 1; 0 when one partition has no pair together.
  ///
  /// Source: Fowlkes, Mallows (1983), doi:10.1080/01621459.1983.10478008. Departure: two partitions into singletons get 1
  /// like all identical partitions, where scikit-learn gives 0.
  public var fowlkesMallows: Double {
    if isIdentical { return 1 }
    guard pairs.together > 0 else { return 0 }
    let together = Double(pairs.together)
    return (together / Double(pairs.togetherInRows)).squareRoot()
      * (together / Double(pairs.togetherInColumns)).squareRoot()
  }

  /// Jaccard index of the pairs that are together, T / (P + Q − T), in 0 ... 1.
  ///
  /// Source: Jaccard (1912), doi:10.1111/j.1469-8137.1912.tb05611.x; for pairs, Hubert, Arabie (1985), doi:10.1007/BF01908075.
  public var jaccardIndex: Double {
    if isIdentical { return 1 }
    return Double(pairs.together) / Double(pairs.togetherInRows - pairs.together + pairs.togetherInColumns)
  }
}
