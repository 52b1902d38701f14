/// Indices that measure information, and purity.
extension PartitionAgreement {
  /// Mutual information corrected for chance (I − E) / ((H(rows) + H(columns))/2 − E): at most 1, 0 on average for unrelated
  /// partitions with these group sizes.
  ///
  /// Source: Vinh, Epps, Bailey (2010), Journal of Machine Learning Research 11, 2837–2854, with the arithmetic mean of the
  /// entropies (AMI_sum). 0 when one partition has a single group and the other several.
  public var adjustedMutualInformation: Double {
    if isIdentical { return 1 }
    return min(1, (mutualInformation - expectedMutualInformation) / (meanEntropy - expectedMutualInformation))
  }

  /// Mutual information divided by the mean of the entropies, 2 I / (H(rows) + H(columns)), in 0 ... 1.
  ///
  /// Source: Strehl, Ghosh (2002), doi:10.1162/153244303321897735, here with the arithmetic mean. Equal to the V-measure.
  public var normalizedMutualInformation: Double {
    isIdentical ? 1 : min(1, mutualInformation / meanEntropy)
  }

  /// Homogeneity I / H(rows), in 0 ... 1: whether each found group holds members of one predefined group only.
  ///
  /// Source: Rosenberg, Hirschberg (2007), EMNLP-CoNLL, 410–420, eq. 1 (as 1 − H(rows | columns) / H(rows)). 1 when there
  /// is one predefined group.
  public var homogeneity: Double {
    conditionalRowEntropy == 0 ? 1 : min(1, mutualInformation / rowEntropy)
  }

  /// Completeness I / H(columns), in 0 ... 1: whether all members of a predefined group are in the same found group.
  ///
  /// Source: Rosenberg, Hirschberg (2007), EMNLP-CoNLL, 410–420, eq. 2. 1 when there is one found group.
  public var completeness: Double {
    conditionalColumnEntropy == 0 ? 1 : min(1, mutualInformation / columnEntropy)
  }

  /// V-measure, the harmonic mean of homogeneity and completeness (β = 1), in 0 ... 1.
  ///
  /// Source: Rosenberg, Hirschberg (2007), EMNLP-CoNLL, 410–420, eq. 3.
  public var vMeasure: Double {
    let sum = homogeneity + completeness
    return sum == 0 ? 0 : 2 * homogeneity * completeness / sum
  }

  /// Variation of information H(rows | columns) + H(columns | rows), in nats: a metric between partitions, 0 for identical ones,
  /// at most ln n.
  ///
  /// Source: Meilă (2007), doi:10.1016/j.jmva.2006.11.013, eq. 15 and 16.
  public var variationOfInformation: Double { conditionalRowEntropy + conditionalColumnEntropy }

  /// Purity Σ_j max_i n_ij / n, in 0 ... 1: the share of observations whose found group is named after their predefined
  /// group when every found group takes the name of its majority.
  ///
  /// Source: Zhao, Karypis (2004), doi:10.1023/B:MACH.0000027785.44527.d6. Grows with the number of found groups; 1 for singletons.
  public var purity: Double { Self.majority(columns, of: table.total) }

  /// Inverse purity Σ_i max_j n_ij / n, in 0 ... 1: purity with the partitions exchanged.
  public var inversePurity: Double { Self.majority(rows, of: table.total) }

  private var meanEntropy: Double { (rowEntropy + columnEntropy) / 2 }

  private static func majority(_ groups: [GroupConcentration], of total: Int) -> Double {
    // Whole numbers again, so that the sum is exact and a perfect match gives exactly 1.
    let most = groups.reduce(0) { $0 + Int((Double($1.count) * $1.purity).rounded()) }
    return Double(most) / Double(total)
  }
}
