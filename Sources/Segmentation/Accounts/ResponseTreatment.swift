/// How an account's way of using the scale is treated.
///
/// All but ``raw`` compare an account's ratings with each other before accounts are compared: what it rates above its own
/// average, and not how high it rates everything.
public enum ResponseTreatment: String, Hashable, Sendable, Codable, CaseIterable {
  /// Ratings count as given.
  case raw
  /// Each rating less the account's own mean over the criteria: then a generous and a sparing hand look alike.
  case center
  /// Centred, and divided by the account's own standard deviation (divisor d): who keeps to the ends of the scale looks like
  /// who avoids them. All 0 for an account that rates everything alike.
  case standardize
  /// Each rating as a share of the account's sum, times the number of criteria: 1 is the account's average. For ratings of
  /// at least 0; all 1 for an account that gave only zeros.
  case share
  /// The rank of each rating within the account, 1 for its lowest to d for its highest; equal ratings share the mean of
  /// their ranks.
  case rank

  /// Treats the ratings that one account gave, in place. What it did not give has no part in its mean, sum or ranks; ranks
  /// among fewer ratings are stretched to those among all.
  ///
  /// - Parameters:
  ///   - ratings: The ratings given, at least one.
  ///   - criterionCount: The number of criteria, given or not.
  ///   - order: Scratch for ``rank``.
  func treat(_ ratings: inout [Double], criterionCount: Int, order: inout [Int]) {
    let count = Double(ratings.count)
    switch self {
    case .raw: break
    case .center, .standardize:
      let mean = ratings.reduce(0, +) / count
      // The mean of equal ratings may be off by its rounding, and they must become zeros.
      let isFlat = ratings.allSatisfy { $0 == ratings[0] }
      for index in ratings.indices { ratings[index] = isFlat ? 0 : ratings[index] - mean }
      guard self == .standardize, !isFlat else { return }
      let deviation = (ratings.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
      guard deviation > 0 else { return }
      for index in ratings.indices { ratings[index] /= deviation }
    case .share:
      let sum = ratings.reduce(0, +)
      for index in ratings.indices { ratings[index] = sum > 0 ? ratings[index] / sum * count : 1 }
    case .rank:
      Self.rank(&ratings, stretch: Double(criterionCount) / count, order: &order)
    }
  }

  /// Mid-ranks r, stretched about the ends: ½ + (r − ½) · stretch.
  private static func rank(_ ratings: inout [Double], stretch: Double, order: inout [Int]) {
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: ratings.indices)
    order.sort { (ratings[$0], $0) < (ratings[$1], $1) }
    let values = ratings
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      // Places start ..< end share the mean of the ranks start + 1 ... end.
      let rank = Double(start + end + 1) / 2
      for place in start..<end { ratings[order[place]] = 0.5 + (rank - 0.5) * stretch }
      start = end
    }
  }

  /// A centre as it looks over the criteria that an account gave: treated as far as that is one step from centre to centre.
  ///
  /// The mean over fewer criteria is another one, and so is the sum; a standard deviation and ranks of a mean would not be
  /// the mean of those of the accounts, and stay.
  func restricted(_ centre: [Double?]) -> [Double?] {
    let given = centre.compactMap { $0 }
    guard !given.isEmpty else { return centre }
    let mean = given.reduce(0, +) / Double(given.count)
    switch self {
    case .raw, .rank: return centre
    case .center, .standardize: return centre.map { $0.map { $0 - mean } }
    case .share: return mean > 0 ? centre.map { $0.map { $0 / mean } } : centre
    }
  }
}
