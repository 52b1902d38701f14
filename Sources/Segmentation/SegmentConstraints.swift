import Clustering
import Tables

/// What the segments of a company must satisfy whatever the ratings say. Accounts that must stay together or apart, and the
/// amount, are columns of the accounts (see ``AccountColumns``).
public struct SegmentConstraints: Hashable, Sendable {
  /// A number of accounts, or a share of those with all ratings.
  public enum Size: Hashable, Sendable {
    /// So many accounts.
    case accounts(Int)
    /// This share of the accounts, in 0 ... 1.
    case share(Double)

    /// The number of accounts it means, of so many; a least share is rounded up and a largest one down.
    func count(of total: Int, _ rule: FloatingPointRoundingRule) -> Int {
      switch self {
      case .accounts(let count): count
      case .share(let share): Int((share * Double(total)).rounded(rule))
      }
    }
  }

  /// The fewest accounts of a segment.
  public var minimumSize: Size?
  /// The most accounts of a segment.
  public var maximumSize: Size?
  /// The least sum of the amount over the accounts of a segment.
  public var minimumAmount: Double?

  /// Makes constraints; none by default.
  public init(minimumSize: Size? = nil, maximumSize: Size? = nil, minimumAmount: Double? = nil) {
    self.minimumSize = minimumSize
    self.maximumSize = maximumSize
    self.minimumAmount = minimumAmount
  }

  /// Whether any constraint is set, here or by a column of the accounts.
  func isSet(_ data: AccountData) -> Bool {
    minimumSize != nil || maximumSize != nil || minimumAmount != nil || data.limits.together != nil
      || data.limits.apart != nil
  }

  /// The constraints for the observations of a fit.
  func clusterConstraints(_ data: AccountData, _ prepared: PreparedRatings) -> ClusterConstraints {
    let count = prepared.observations.observationCount
    func ofObservations<Value>(_ all: [Value]) -> [Value] { (0..<count).map { all[prepared.account($0)] } }
    var constraints = ClusterConstraints()
    constraints.minimumSize = minimumSize?.count(of: count, .up)
    constraints.maximumSize = maximumSize?.count(of: count, .down)
    if let minimumAmount, let amounts = data.limits.amounts {
      constraints.minimumAmount = minimumAmount
      constraints.amounts = ofObservations(amounts)
    }
    constraints.together = data.limits.together.map { ofObservations($0.codes.map(Int.init)) }
    constraints.apart = data.limits.apart.map { ofObservations($0.codes.map(Int.init)) }
    return constraints
  }
}
