public import Provenance

/// How far two rankings of the same alternatives agree.
///
/// With x and y the ranks of n alternatives, 1 = best:
///
/// - Kendall's τ_b: (concordant − discordant pairs) / √((pairs not tied in x)(pairs not tied in y));
/// - Spearman's ρ: the correlation of the ranks, tied ones having their mean rank;
/// - weighted r_w = 1 − 6 Σ (x − y)² ((n − x + 1) + (n − y + 1)) / (n⁴ + n³ − n² − n), which minds the top more;
/// - WS = 1 − Σ 2^−x |x − y| / max(|x − 1|, |x − n|), which minds the top of the *first* ranking most, and is not
///   symmetric.
///
/// Sources: Kendall (1945), doi:10.1093/biomet/33.3.239; Spearman (1904), doi:10.2307/1412159; Pinto da Costa, Soares
/// (2005), doi:10.1111/j.1467-842X.2005.00413.x; Sałabun, Urbaniak (2020), doi:10.1007/978-3-030-50417-5_47.
public struct RankAgreement: DescribedMethod, Hashable {
  /// The name.
  public static let identifier = "rank-agreement"
  /// What it says.
  public static let summary = "How far two rankings agree: Kendall, Spearman, weighted Spearman and WS"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Kendall, M. G.", year: 1945, title: "The treatment of ties in ranking problems",
      venue: "Biometrika 33(3), 239–251", doi: "10.1093/biomet/33.3.239"),
    Citation(
      authors: "Spearman, C.", year: 1904, title: "The proof and measurement of association between two things",
      venue: "The American Journal of Psychology 15(1), 72–101", doi: "10.2307/1412159"),
    Citation(
      authors: "Pinto da Costa, J.; Soares, C.", year: 2005, title: "A weighted rank measure of correlation",
      venue: "Australian & New Zealand Journal of Statistics 47(4), 515–529", doi: "10.1111/j.1467-842X.2005.00413.x"),
    Citation(
      authors: "Sałabun, W.; Urbaniak, K.", year: 2020,
      title: "A new coefficient of rankings similarity in decision-making problems",
      venue: "Computational Science, ICCS 2020, Springer, 632–645", doi: "10.1007/978-3-030-50417-5_47"),
  ]

  /// τ_b in −1 ... 1; `nil` when one ranking ties everything.
  public let kendall: Double?
  /// ρ in −1 ... 1; `nil` when one ranking ties everything.
  public let spearman: Double?
  /// r_w in −1 ... 1; `nil` for a single alternative.
  public let weightedSpearman: Double?
  /// WS in 0 ... 1 with the first ranking as the reference; 1 for a single alternative.
  public let similarity: Double

  /// Compares two rankings.
  ///
  /// - Parameters:
  ///   - reference: n ranks in 1 ... n, ties sharing the best rank.
  ///   - other: n ranks of the same alternatives.
  /// - Throws: `count` when their numbers differ or there are none; `setting` for a rank outside 1 ... n.
  ///   Time is O(n log n).
  public init(reference: [Int], other: [Int]) throws(DecisionError) {
    guard !reference.isEmpty else { throw .count(0, expected: 1, what: "ranks") }
    guard reference.count == other.count else {
      throw .count(other.count, expected: reference.count, what: "ranks in the second ranking")
    }
    let n = reference.count
    for rank in reference + other where !(1...n ~= rank) {
      throw .setting(name: "a rank", value: Double(rank), allowed: "in 1…\(n)")
    }
    kendall = PairCounts(reference, other).tau
    spearman = Self.correlation(Self.meanRanks(reference), Self.meanRanks(other))
    let count = Double(n)
    var (weighted, similarity) = (0.0, 1.0)
    for (x, y) in zip(reference, other) {
      let difference = Double(x - y)
      weighted += difference * difference * Double((n - x + 1) + (n - y + 1))
      if x != y { similarity -= Self.half(toThe: x) * abs(difference) / Double(max(x - 1, n - x)) }
    }
    let divisor = count * count * (count + 1) * count - count * (count + 1)
    weightedSpearman = n > 1 ? 1 - 6 * weighted / divisor : nil
    self.similarity = similarity
  }

  /// 2⁻ˣ.
  private static func half(toThe exponent: Int) -> Double {
    exponent > 1_074 ? 0 : Double(sign: .plus, exponent: -exponent, significand: 1)
  }

  /// Ranks with ties at their mean.
  private static func meanRanks(_ ranks: [Int]) -> [Double] {
    var sizes = [Int](repeating: 0, count: ranks.count + 2)
    for rank in ranks { sizes[rank] += 1 }
    // Whatever convention the ties came in, their order counts.
    var (next, means) = (1, [Double](repeating: 0, count: sizes.count))
    for rank in sizes.indices where sizes[rank] > 0 {
      means[rank] = Double(2 * next + sizes[rank] - 1) / 2
      next += sizes[rank]
    }
    return ranks.map { means[$0] }
  }

  private static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    let mean = Double(x.count + 1) / 2
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - mean) * (a - mean)
      yy += (b - mean) * (b - mean)
      xy += (a - mean) * (b - mean)
    }
    guard xx > 0, yy > 0 else { return nil }
    return min(1, max(-1, xy / (xx * yy).squareRoot()))
  }
}

/// How many pairs of alternatives two rankings order alike. O(n log n) by a Fenwick tree.
private struct PairCounts {
  let tau: Double?

  init(_ x: [Int], _ y: [Int]) {
    let count = x.count
    let order = (0..<count).sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    var tree = [Int](repeating: 0, count: count + 1)
    var (concordant, discordant, entered) = (0, 0, 0)
    var start = 0
    func before(_ rank: Int) -> Int {
      var (sum, place) = (0, rank)
      while place > 0 {
        sum += tree[place]
        place &= place - 1
      }
      return sum
    }
    while start < count {
      var end = start
      while end < count, x[order[end]] == x[order[start]] { end += 1 }
      for alternative in order[start..<end] {
        concordant += before(y[alternative] - 1)
        discordant += entered - before(y[alternative])
      }
      for alternative in order[start..<end] {
        var place = y[alternative]
        while place <= count {
          tree[place] += 1
          place += place & -place
        }
      }
      entered += end - start
      start = end
    }
    let (untiedX, untiedY) = (Double(Self.untied(x)), Double(Self.untied(y)))
    // The root of a square is exact where the product of two roots is not.
    let divisor = untiedX == untiedY ? untiedX : (untiedX * untiedY).squareRoot()
    tau = divisor == 0 ? nil : Double(concordant - discordant) / divisor
  }

  private static func untied(_ ranks: [Int]) -> Int {
    var sizes: [Int: Int] = [:]
    for rank in ranks { sizes[rank, default: 0] += 1 }
    return ranks.count * (ranks.count - 1) / 2 - sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }
}
