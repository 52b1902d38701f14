import Provenance
import Segmentation
import Testing

/// Every sentence, and whether the call or the data is to blame.
@Suite struct SegmentationErrorRefusalTests {
  static let sentences: [(SegmentationError, String)] = [
    (.noCriteria(file: "f"), "f: no numeric column is left to cluster on; name the criteria with --criteria."),
    (
      .duplicateID(file: "f", column: "id", id: "A", lines: [2, 9]),
      "f, line 9, column 'id': the identifier 'A' already stands on line 2; each account must have its own."
    ),
    (
      .missingID(file: "f", column: "id", line: 3),
      "f, line 3, column 'id': the identifier is missing; each account must have one."
    ),
    (
      .badWeight(file: "f", column: "w", line: 3, value: "-1.0"),
      "f, line 3, column 'w': the weight is -1.0; it must be a number of at least 0."
    ),
    (
      .allWeightsZero(file: "f", column: "w"),
      "f, column 'w': all weights are 0; at least one account must count."
    ),
    (.emptyCriterion(file: "f", column: "c"), "f, column 'c': all values are missing; leave this criterion out."),
    (
      .constantCriterion(file: "f", column: "c", value: 4, scaling: "standardize"),
      "f, column 'c': every account has the value 4, so --scaling standardize has no spread to divide by; leave this "
        + "criterion out or use --scaling none."
    ),
    (
      .noCompleteAccount(file: "f", accounts: 7),
      "f: none of the 7 accounts has a value for every criterion; choose fewer criteria."
    ),
    (
      .belowLogarithm(file: "f", column: "c", line: 5, value: -1.5),
      "f, line 5, column 'c': -1.5 has no logarithm ln(1 + x); --transform log1p needs values above -1."
    ),
    (
      .belowShare(file: "f", column: "c", line: 5, value: -2),
      "f, line 5, column 'c': -2 is no share of a sum; --response share needs ratings of at least 0."
    ),
    (
      .notCategorical(file: "f", column: "c", line: 5),
      "f, line 5, column 'c': the value is no whole number in 0…255, as the answers of a latent-class analysis must be; use "
        + "ratings as given, without --transform and --response, or another method."
    ),
    (
      .unknownMethod("wards", available: ["kmeans", "ward"]),
      "There is no method 'wards'. Did you mean 'ward'? There are kmeans, ward."
    ),
    (
      .badAmount(file: "f", column: "r", line: 4, value: "missing"),
      "f, line 4, column 'r': the amount is missing; it must be a number of at least 0, for the sum of a segment is to be known."
    ),
    (
      .missingGroup(file: "f", column: "g", line: 4, count: 3),
      "f, line 4, column 'g': the group is missing, as on 2 more lines; give an account that belongs to no group a value of its "
        + "own."
    ),
    (
      .partialNeedsKMeans("needs --method kmeans"),
      "--incomplete partial lets accounts take part by the ratings they gave, which needs --method kmeans; use --incomplete "
        + "listwise."
    ),
    (
      .badCriterionCell(file: "o", line: 2, column: "price", row: "direction", value: "up", allowed: "max or min"),
      "o, line 2, column 'price': 'up' cannot stand in the row 'direction'; it must be max or min."
    ),
    (
      .directionOfNoCriterion("prise", file: "o", criteria: ["price", "speed"]),
      "o: 'prise' is no criterion and so has no direction. Did you mean 'price'?"
    ),
    (
      .bothDirections("price", file: "o"),
      "o: 'price' is named in --minimize and in --maximize; it can have only one direction."
    ),
    (
      .weighedTexts("price", file: "o", line: 2, value: "12 €"),
      "o, line 2, column 'price': this criterion is weighed, and '12 €' is not a number."
    ),
    (
      .weighedTexts("price", file: "o", line: nil, value: nil),
      "o, column 'price': this criterion is weighed, and its column is empty where the file begins; --criteria counts it "
        + "all the same."
    ),
    (.noAlternatives(file: "o"), "o: there are only rows that describe criteria and no alternative to rank."),
    (
      .constraintsNeedKMeans(method: "ward"),
      "Sizes, sums and groups can be demanded of the segments of --method kmeans and not of ward."
    ),
    (.tooManySegments(0, accounts: 5, file: "f"), "The number of segments is 0; it must be at least 1."),
    (
      .tooManySegments(6, accounts: 5, file: "f"),
      "f: 6 segments were asked for and there are only 5 accounts with all criteria; the number of segments must be in "
        + "1…5."
    ),
    (
      .tooFewPatterns(2, segments: 3, file: "f"),
      "f: the accounts hold only 2 different rating patterns, so 3 segments cannot be told apart; ask for at most 2."
    ),
    (
      .tooFewToExplore(accounts: 5, needed: 10, file: "f"),
      "f: exploring needs at least 10 accounts with all criteria and there are 5; samples of so few say nothing about the "
        + "market."
    ),
    (
      .tooFewForAutomatic(accounts: 5, needed: 8),
      "-k auto needs at least 8 accounts with all criteria and there are 5; give a number of segments."
    ),
    (.setting(name: "The noise", value: "-1", allowed: "at least 0"), "The noise is -1; it must be at least 0."),
    (
      .noCommonCriteria(file: "t", wanted: ["a", "b"], found: ["c"]),
      "t: neither the rows nor the columns name the criteria ('a', 'b'); it has 'c'."
    ),
    (
      .noCommonCriteria(file: "t", wanted: (1...8).map { "a\($0)" }, found: ["c"]),
      "t: neither the rows nor the columns name the criteria ('a1', 'a2', 'a3', 'a4', 'a5', 'a6' and 2 "
        + "more); it has 'c'."
    ),
    (
      .noCommonCriteria(file: "t", wanted: [], found: ["a", "b"]),
      "t: a weighting table needs a column of names and a column of numbers; it has 'a', 'b'."
    ),
    (
      .criterionNotInTable("prise", file: "t", available: ["price", "speed"]),
      "t: the criterion 'prise' is not in this weighting table. Did you mean 'price'?"
    ),
    (
      .criterionNotInTable("zzz", file: "t", available: ["price", "speed"]),
      "t: the criterion 'zzz' is not in this weighting table. It has 'price', 'speed'."
    ),
    (
      .missingWeight(file: "t", line: 3, column: "a"),
      "t, line 3, column 'a': the weight is missing; a weighting table needs every cell."
    ),
    (
      .repeatedInTable("a", file: "t", line: 3),
      "t, line 3: 'a' stands in the table already; each name must be used once."
    ),
    (
      .unknownSegment("zzz", file: "f", line: 3, available: ["mining"]),
      "f, line 3: the segment 'zzz' is not in the weighting table. It has 'mining'."
    ),
    (
      .tooFewPredefined(file: "f", column: "s", count: 0),
      "f, column 's': it holds no segment; at least two are needed to compare."
    ),
    (
      .tooFewPredefined(file: "f", column: "s", count: 1),
      "f, column 's': it holds only one segment; at least two are needed to compare."
    ),
    (
      .notAModel(file: "m", reason: "its JSON cannot be understood"),
      "m: this is not a segment model of Pondera: its JSON cannot be understood."
    ),
    (
      .criteriaDifferFromModel(model: ["a"], accounts: ["b"]),
      "The model was made with the criteria 'a' and the accounts were read with 'b'; leave --criteria out or name the "
        + "model's."
    ),
    (
      .nothingToCompare,
      "Nothing to compare with: give a weighting table (--with FILE) or a column of the accounts (--with-column NAME)."
    ),
  ]

  @Test(arguments: sentences)
  func saysOneSentence(error: SegmentationError, sentence: String) {
    #expect(error.description == sentence)
    let isUsage =
      switch error {
      case .setting, .nothingToCompare, .tooManySegments(0, _, _), .unknownMethod, .constraintsNeedKMeans,
        .partialNeedsKMeans, .directionOfNoCriterion, .bothDirections:
        true
      default: false
      }
    #expect(error.category == (isUsage ? .usage : .data))
  }
}
