import Clustering
import Provenance
import Testing

@testable import Clustering

/// The sentence and the category of every conflict.
@Suite struct ConstraintConflictRefusalTests {
  private static let sentences: [(conflict: ConstraintConflict, sentence: String, category: ErrorCategory)] = [
    (
      .listLength(.together, count: 2, expected: 3),
      "There are 2 groups to keep together for 3 accounts; each account needs one.", .usage
    ),
    (
      .listLength(.minimumAmount, count: 4, expected: 3),
      "There are 4 amounts for 3 accounts; each account needs one.", .usage
    ),
    (
      .badAmount(observation: 4, value: -2.5),
      "The amount of account 5 is -2.5; it must be a finite number of at least 0, and so must the sum.", .data
    ),
    (
      .amountsMissing(minimum: 1_000_000),
      "Segments shall have a total of at least 1000000, and no amounts were given to add up.", .usage
    ),
    (
      .minimumAboveMaximum(minimum: 5, maximum: 4),
      "The minimum segment size of 5 is above the maximum of 4; it must be at most that.", .usage
    ),
    (
      .minimumSize(300, clusters: 5, observations: 1_200),
      "1200 accounts do not fill 5 segments of at least 300; lower the minimum to at most 240, "
        + "or ask for at most 4 segments.", .data
    ),
    (
      .minimumSize(.max, clusters: 5, observations: 12),
      "12 accounts do not fill 5 segments of at least \(Int.max); lower the minimum to at most 2.", .data
    ),
    (
      .maximumSize(200, clusters: 4, observations: 999),
      "4 segments of at most 200 accounts hold only 800 of 999; raise the maximum to at least 250, "
        + "or ask for at least 5 segments.", .data
    ),
    (
      .minimumAmount(300, clusters: 4, total: 1_000, attainable: 250),
      "4 segments cannot all have a total of at least 300: all accounts together have 1000; "
        + "lower the minimum to at most 250, or ask for fewer segments.", .data
    ),
    (
      .minimumAmount(200.5, clusters: 4, total: 1_000, attainable: 120.123_456_7),
      "4 segments cannot all have a total of at least 200.5: of 1000 so much is held by a few accounts that the "
        + "others leave at most 120.123 for some segment; lower the minimum to at most 120.123, "
        + "or ask for fewer segments.", .data
    ),
    (
      .minimumSizeOfBlocks(100, clusters: 4, attainable: 80),
      "4 segments cannot all have at least 100 accounts: so many are kept together that the others leave at most 80 "
        + "for some segment; lower the minimum to at most 80, ask for fewer segments, or keep fewer accounts together.",
      .data
    ),
    (
      .togetherAboveMaximum(group: 3, observation: 16, size: 120, maximum: 100),
      "The 120 accounts that are kept together with account 17 are more than the maximum of 100 in a segment; "
        + "raise the maximum to at least 120, or keep fewer of them together.", .data
    ),
    (
      .togetherLeavesTooFew(blocks: 3, clusters: 4),
      "Accounts that are kept together leave only 3 pieces to divide, too few for 4 segments; ask for at most 3, "
        + "or keep fewer accounts together.", .data
    ),
    (
      .apartAboveClusters(group: 3, observation: 2, size: 6, clusters: 4),
      "The 6 accounts in the group of account 3 have to be in different segments, and there are only 4; "
        + "ask for at least 6 segments, or keep fewer of them apart.", .data
    ),
    (
      .togetherAndApart(first: 2, second: 8, together: 1, apart: 5),
      "Accounts 3 and 9 would have to be in one segment and in different ones: they share a group that is kept "
        + "together and one that is kept apart. Take one of them out of one of these groups.", .data
    ),
    (
      .jointly(
        JointConflict(
          clusterCount: 4, kinds: [.minimumSize, .maximumSize, .minimumAmount], isProven: false, minimumSize: 80,
          maximumSize: 120, minimumAmount: 500, allowedMinimumSize: 70, allowedMaximumSize: 130,
          allowedMinimumAmount: 420.7)),
      "No division into 4 segments was found that has at least 80 accounts in each, has at most 120 accounts in each "
        + "and has a total of at least 500 in each; lower the minimum to 70 accounts, raise the maximum to 130 "
        + "accounts, lower the minimum total to 420.7 or ask for another number of segments.", .data
    ),
    (
      .jointly(
        JointConflict(
          clusterCount: 2, kinds: [.together, .apart], isProven: true, minimumSize: nil, maximumSize: nil,
          minimumAmount: nil, allowedMinimumSize: nil, allowedMaximumSize: nil, allowedMinimumAmount: nil)),
      "There is no division into 2 segments that keeps the groups together and keeps the groups apart; "
        + "keep fewer accounts together, keep fewer accounts apart or ask for another number of segments.", .data
    ),
  ]

  @Test(arguments: sentences) func sentenceAndCategory(
    conflict: ConstraintConflict, sentence: String, category: ErrorCategory
  ) {
    #expect(conflict.description == sentence)
    #expect(ClusteringError.infeasible(conflict).description == sentence)
    #expect(ClusteringError.infeasible(conflict).category == category)
  }
}
