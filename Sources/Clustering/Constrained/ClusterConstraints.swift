/// What segments have to satisfy, however good a division would be without it.
///
/// A size counts observations, also those of weight 0 and also when observations have weights: a segment that a sales team
/// can serve is so many accounts, whatever each of them counts for the centroids. No cluster is ever empty.
public struct ClusterConstraints: Hashable, Sendable {
  /// One of the constraints there are.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Each cluster has at least so many observations.
    case minimumSize
    /// Each cluster has at most so many observations.
    case maximumSize
    /// The amounts in each cluster add up to at least so much.
    case minimumAmount
    /// The observations of a group are in one cluster.
    case together
    /// The observations of a group are in different clusters.
    case apart

    /// What it is called in a sentence.
    var words: String {
      switch self {
      case .minimumSize: "the least size"
      case .maximumSize: "the largest size"
      case .minimumAmount: "the least total"
      case .together: "who must be together"
      case .apart: "who must be apart"
      }
    }
  }

  /// The least number of observations in a cluster, at least 0.
  public var minimumSize: Int?
  /// The largest number of observations in a cluster, at least 1.
  public var maximumSize: Int?
  /// The least sum of ``amounts`` in a cluster, a finite number of at least 0.
  public var minimumAmount: Double?
  /// An amount of each observation, such as its revenue: n finite numbers of at least 0. Without a minimum they are
  /// added up and constrain nothing.
  public var amounts: [Double]?
  /// The group of each observation, n numbers; negative means none. A group stays in one cluster.
  public var together: [Int]?
  /// The group of each observation, n numbers; negative means none. No two of a group share a cluster.
  public var apart: [Int]?

  /// Keeps the constraints; they are checked by ``ConstrainedKMeans``.
  public init(
    minimumSize: Int? = nil, maximumSize: Int? = nil, minimumAmount: Double? = nil, amounts: [Double]? = nil,
    together: [Int]? = nil, apart: [Int]? = nil
  ) {
    self.minimumSize = minimumSize
    self.maximumSize = maximumSize
    self.minimumAmount = minimumAmount
    self.amounts = amounts
    self.together = together
    self.apart = apart
  }

  /// Which constraints are set.
  public var kinds: [Kind] {
    Kind.allCases.filter { kind in
      switch kind {
      case .minimumSize: minimumSize != nil
      case .maximumSize: maximumSize != nil
      case .minimumAmount: minimumAmount != nil
      case .together: together != nil
      case .apart: apart != nil
      }
    }
  }

  /// Whether nothing is constrained.
  public var isEmpty: Bool { kinds.isEmpty }

  /// The same without one of the constraints.
  func without(_ kind: Kind) -> ClusterConstraints {
    var other = self
    switch kind {
    case .minimumSize: other.minimumSize = nil
    case .maximumSize: other.maximumSize = nil
    case .minimumAmount: other.minimumAmount = nil
    case .together: other.together = nil
    case .apart: other.apart = nil
    }
    return other
  }

  /// Refuses numbers that are wrong whatever the observations are.
  ///
  /// - Throws: `setting`, `infeasible`. Time is O(n).
  func check() throws(ClusteringError) {
    if let minimumSize, minimumSize < 0 {
      throw .setting(name: "The minimum segment size", value: Double(minimumSize), allowed: "at least 0")
    }
    if let maximumSize, maximumSize < 1 {
      throw .setting(name: "The maximum segment size", value: Double(maximumSize), allowed: "at least 1")
    }
    if let minimumSize, let maximumSize, minimumSize > maximumSize {
      throw .infeasible(.minimumAboveMaximum(minimum: minimumSize, maximum: maximumSize))
    }
    if let minimumAmount {
      guard minimumAmount.isFinite, minimumAmount >= 0 else {
        throw .setting(
          name: "The minimum segment total", value: minimumAmount, allowed: "a finite number of at least 0")
      }
      guard amounts != nil else { throw .infeasible(.amountsMissing(minimum: minimumAmount)) }
    }
    var total = 0.0
    for (observation, value) in (amounts ?? []).enumerated() {
      total += value
      guard value >= 0, total.isFinite else { throw .infeasible(.badAmount(observation: observation, value: value)) }
    }
  }

  /// Refuses lists that do not have a number for each observation.
  ///
  /// - Throws: `infeasible`.
  func check(observationCount: Int) throws(ClusteringError) {
    let lists = [
      (Kind.minimumAmount, amounts?.count), (.together, together?.count), (.apart, apart?.count),
    ]
    for (kind, count) in lists {
      guard let count, count != observationCount else { continue }
      throw .infeasible(.listLength(kind, count: count, expected: observationCount))
    }
  }
}
