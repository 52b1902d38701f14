import Provenance

/// Why no division satisfies a set of constraints, with the numbers.
public enum ConstraintConflict: Hashable, Sendable {
  /// A list of amounts or groups has another length than there are observations.
  case listLength(ClusterConstraints.Kind, count: Int, expected: Int)
  /// An amount is negative or not a finite number, or the sum up to it exceeds the largest number.
  case badAmount(observation: Int, value: Double)
  /// There is a minimum total and nothing to add up.
  case amountsMissing(minimum: Double)
  /// The minimum size is larger than the maximum.
  case minimumAboveMaximum(minimum: Int, maximum: Int)
  /// k segments of the minimum size need more observations than there are.
  case minimumSize(Int, clusters: Int, observations: Int)
  /// k segments of the maximum size hold fewer observations than there are.
  case maximumSize(Int, clusters: Int, observations: Int)
  /// k segments cannot all have the minimum total: the amounts add up to `total`, and no division gives every segment more
  /// than `attainable`, which is less than total / k when a few observations hold most of it.
  case minimumAmount(Double, clusters: Int, total: Double, attainable: Double)
  /// Observations kept together make such large blocks that the others do not fill k segments of the minimum size; no
  /// division gives every segment more than `attainable`.
  case minimumSizeOfBlocks(Int, clusters: Int, attainable: Int)
  /// A group kept together is larger than the maximum size; `observation` is its first.
  case togetherAboveMaximum(group: Int, observation: Int, size: Int, maximum: Int)
  /// Groups kept together leave fewer pieces than segments.
  case togetherLeavesTooFew(blocks: Int, clusters: Int)
  /// A group kept apart has more members than there are segments; `observation` is its first.
  case apartAboveClusters(group: Int, observation: Int, size: Int, clusters: Int)
  /// Two observations must be both together and apart.
  case togetherAndApart(first: Int, second: Int, together: Int, apart: Int)
  /// Each constraint can be satisfied, and all of them cannot, or no way was found.
  case jointly(JointConflict)

  /// Wrongly called for, or in the data.
  var category: ErrorCategory {
    switch self {
    case .listLength, .amountsMissing, .minimumAboveMaximum: .usage
    default: .data
    }
  }
}

/// Constraints that are satisfied singly and not at once.
///
/// The limits that would be allowed come from divisions that were found, with the other constraints as they are.
public struct JointConflict: Hashable, Sendable {
  /// The number of clusters, k.
  public let clusterCount: Int
  /// The constraints that cannot be satisfied at once; without any one of them a division was found.
  public let kinds: [ClusterConstraints.Kind]
  /// Whether all divisions were ruled out; otherwise none was found.
  public let isProven: Bool
  /// The sizes and the total that were asked for.
  public let minimumSize: Int?
  /// The largest size that was asked for.
  public let maximumSize: Int?
  /// The least total that was asked for.
  public let minimumAmount: Double?
  /// A minimum size that is possible, when it is among the constraints.
  public let allowedMinimumSize: Int?
  /// A maximum size that is possible, when it is among the constraints.
  public let allowedMaximumSize: Int?
  /// A minimum total that is possible, when it is among the constraints.
  public let allowedMinimumAmount: Double?

  /// Makes a conflict.
  package init(
    clusterCount: Int, kinds: [ClusterConstraints.Kind], isProven: Bool, minimumSize: Int?, maximumSize: Int?,
    minimumAmount: Double?, allowedMinimumSize: Int?, allowedMaximumSize: Int?, allowedMinimumAmount: Double?
  ) {
    self.clusterCount = clusterCount
    self.kinds = kinds
    self.isProven = isProven
    self.minimumSize = minimumSize
    self.maximumSize = maximumSize
    self.minimumAmount = minimumAmount
    self.allowedMinimumSize = allowedMinimumSize
    self.allowedMaximumSize = allowedMaximumSize
    self.allowedMinimumAmount = allowedMinimumAmount
  }
}
