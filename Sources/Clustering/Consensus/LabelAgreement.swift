/// How far two partitions agree. The room that judges partitions stands on this one, and has many more indices.
enum LabelAgreement {
  /// The adjusted Rand index over the observations of positive weight; 1 for identical partitions, and when neither
  /// divides anything.
  ///
  /// Source: Hubert & Arabie (1985), doi:10.1007/BF01908075, eq. 5. Time is O(n + k²).
  static func adjustedRandIndex(_ left: [UInt16], _ right: [Int], weights: [Double], labelCount: Int) -> Double {
    var counts = [Int](repeating: 0, count: labelCount * labelCount)
    for (row, label) in left.enumerated() where weights[row] > 0 { counts[Int(label) * labelCount + right[row]] += 1 }
    var (inLeft, inRight) = ([Int](repeating: 0, count: labelCount), [Int](repeating: 0, count: labelCount))
    for (index, count) in counts.enumerated() {
      inLeft[index / labelCount] += count
      inRight[index % labelCount] += count
    }
    func pairs(_ counts: [Int]) -> Double { Double(counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 }) }
    let total = pairs([inLeft.reduce(0, +)])
    let (together, a, b) = (pairs(counts), pairs(inLeft), pairs(inRight))
    // Together in one exactly when together in the other.
    if together == a, together == b { return 1 }
    let expected = a * (b / total)
    return (together - expected) / ((a + b) / 2 - expected)
  }
}
