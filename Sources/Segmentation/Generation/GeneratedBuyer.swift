/// One synthetic account.
public struct GeneratedBuyer: Hashable, Sendable {
  /// The identifier: `A` and the number of the account, counted from 1, with zeros in front so that all are equally long.
  public internal(set) var id: String
  /// The segment whose weights the ratings were drawn from: a row of the table, counted from 0.
  public internal(set) var trueSegment: Int
  /// The segment that the account is thought to be in, counted from 0.
  public internal(set) var believedSegment: Int
  /// The ratings in the order of the criteria.
  public internal(set) var ratings: [Double]
  /// What else is known of the account, when it was asked for.
  public internal(set) var descriptors: BuyerDescriptors?
}
