import Criteria
public import DecisionAnalysis
public import Provenance

/// What can be wrong with accounts, predefined segments or a saved model.
public enum SegmentationError: PonderaError {
  /// No column can serve as a criterion.
  case noCriteria(file: String)
  /// Two accounts have one identifier.
  case duplicateID(file: String, column: String, id: String, lines: [Int])
  /// An account has no identifier.
  case missingID(file: String, column: String, line: Int)
  /// A weight is missing or negative.
  case badWeight(file: String, column: String, line: Int, value: String)
  /// Every weight is zero.
  case allWeightsZero(file: String, column: String)
  /// An amount is missing or negative.
  case badAmount(file: String, column: String, line: Int, value: String)
  /// A column of groups has no value for an account.
  case missingGroup(file: String, column: String, line: Int, count: Int)
  /// Accounts with missing ratings can only take part in a k-means of ratings as given.
  case partialNeedsKMeans(String)
  /// A cell that says what a criterion is, or how an alternative does, cannot be read.
  case badCriterionCell(file: String, line: Int, column: String, row: String, value: String, allowed: String)
  /// A direction is stated for what is no criterion.
  case directionOfNoCriterion(String, file: String, criteria: [String])
  /// A criterion is to be maximised and minimised.
  case bothDirections(String, file: String)
  /// A file of comparisons with the best and the worst criterion is none.
  case notBestWorst(file: String, reason: String)
  /// A file of categories does not end in one without a boundary, the worst.
  case noWorstCategory(file: String)
  /// The boundary of a category lacks a value.
  case boundaryGap(file: String, category: String, criterion: String)
  /// A file of sizes has no column of names or none of numbers.
  case noSizes(file: String)
  /// A size is stated for what is no segment.
  case sizeOfNoSegment(String, origin: String, available: [String])
  /// A segment has no size.
  case segmentWithoutSize(String, origin: String)
  /// What a file says of alternatives or judgments is wrong by itself, or a method refuses it.
  case decision(file: String, DecisionError)
  /// An alternative lacks a value and no rule says what to do.
  case missingValue(file: String, line: Int, column: String, alternative: String)
  /// A criterion is weighed, and its column in the file of alternatives holds no numbers.
  case weighedTexts(String, file: String, line: Int?, value: String?)
  /// A file of offers has no row but those that describe criteria.
  case noAlternatives(file: String)
  /// Columns of names can only be compared by Gower's distance.
  case categoriesNeedGower(method: String)
  /// Constraints go with k-means only.
  case constraintsNeedKMeans(method: String)
  /// A criterion has no value in any account.
  case emptyCriterion(file: String, column: String)
  /// A criterion has one value everywhere and cannot be divided by its spread.
  case constantCriterion(file: String, column: String, value: Double, scaling: String)
  /// No account has all criteria.
  case noCompleteAccount(file: String, accounts: Int)
  /// A value is too small for ln(1 + x).
  case belowLogarithm(file: String, column: String, line: Int, value: Double)
  /// A rating below 0 is no part of a sum.
  case belowShare(file: String, column: String, line: Int, value: Double)
  /// More segments than accounts.
  case tooManySegments(Int, accounts: Int, file: String)
  /// Fewer different rating patterns than segments.
  case tooFewPatterns(Int, segments: Int, file: String)
  /// Numbers of segments cannot be tried on so few accounts.
  case tooFewToExplore(accounts: Int, needed: Int, file: String)
  /// A method for answers met a value that is none.
  case notCategorical(file: String, column: String, line: Int)
  /// No method has this name.
  case unknownMethod(String, available: [String])
  /// Automatic choice needs more accounts.
  case tooFewForAutomatic(accounts: Int, needed: Int)
  /// A setting lies outside its range.
  case setting(name: String, value: String, allowed: String)
  /// A table of predefined segments shares no criterion with the accounts; nothing is wanted of a file that is no table.
  case noCommonCriteria(file: String, wanted: [String], found: [String])
  /// A criterion of the accounts is missing in the table of predefined segments.
  case criterionNotInTable(String, file: String, available: [String])
  /// A criterion of the table of predefined segments is missing in the accounts.
  case criterionNotInAccounts(String, file: String, accounts: String, available: [String])
  /// A weight of the table is missing.
  case missingWeight(file: String, line: Int, column: String)
  /// A name stands twice in the table.
  case repeatedInTable(String, file: String, line: Int)
  /// A believed segment of an account is not in the table.
  case unknownSegment(String, file: String, line: Int, available: [String])
  /// A column of believed segments holds fewer than two.
  case tooFewPredefined(file: String, column: String, count: Int)
  /// The file is no model of Pondera.
  case notAModel(file: String, reason: String)
  /// The accounts do not have the criteria of the model.
  case criteriaDifferFromModel(model: [String], accounts: [String])
  /// Neither a table nor a column of believed segments was given.
  case nothingToCompare

  /// Whether the call or the data is to blame.
  public var category: ErrorCategory {
    switch self {
    case .setting, .nothingToCompare, .unknownMethod, .constraintsNeedKMeans, .partialNeedsKMeans, .categoriesNeedGower,
      .directionOfNoCriterion, .bothDirections:
      .usage
    case .tooManySegments(let count, _, _) where count < 1: .usage
    case .decision(_, let error): error.category
    default: .data
    }
  }
}

extension SegmentationError {
  /// The sentence for people.
  public var description: String {
    switch self {
    case .noCriteria(let file):
      "\(file): no numeric column is left to cluster on; name the criteria with --criteria."
    case .duplicateID(let file, let column, let id, let lines):
      "\(file), line \(lines.last ?? 0), column '\(column)': the identifier '\(id)' already stands on line "
        + "\(lines.first ?? 0); each account must have its own."
    case .missingID(let file, let column, let line):
      "\(file), line \(line), column '\(column)': the identifier is missing; each account must have one."
    case .badWeight(let file, let column, let line, let value):
      "\(file), line \(line), column '\(column)': the weight is \(value); it must be a number of at least 0."
    case .allWeightsZero(let file, let column):
      "\(file), column '\(column)': all weights are 0; at least one account must count."
    case .badAmount(let file, let column, let line, let value):
      "\(file), line \(line), column '\(column)': the amount is \(value); it must be a number of at least 0, for the sum of a "
        + "segment is to be known."
    case .missingGroup(let file, let column, let line, let count):
      "\(file), line \(line), column '\(column)': the group is missing"
        + (count > 1 ? ", as on \(count - 1) more line\(count == 2 ? "" : "s")" : "")
        + "; give an account that belongs to no group a value of its own."
    case .partialNeedsKMeans(let needed):
      "--incomplete partial lets accounts take part by the ratings they gave, which \(needed); use --incomplete listwise."
    case .badCriterionCell(let file, let line, let column, let row, let value, let allowed):
      "\(file), line \(line), column '\(column)': '\(value)' cannot stand in the row '\(row)'; it must be \(allowed)."
    case .directionOfNoCriterion(let name, let file, let criteria):
      "\(file): '\(name)' is no criterion and so has no direction."
        + (NearestName.of(name, among: criteria).map { " Did you mean '\($0)'?" }
          ?? " The criteria are \(listed(criteria)).")
    case .bothDirections(let name, let file):
      "\(file): '\(name)' is named in --minimize and in --maximize; it can have only one direction."
    case .notBestWorst(let file, let reason):
      "\(file): these are no comparisons with the best and the worst criterion: \(reason)."
    case .noWorstCategory(let file):
      "\(file): the first or the last row must be the worst category, which has no lower boundary and so no values; all "
        + "other categories need one."
    case .boundaryGap(let file, let category, let criterion):
      "\(file), column '\(criterion)': the boundary of '\(category)' is missing."
    case .noSizes(let file):
      "\(file): sizes of segments need a column of their names and one of numbers."
    case .sizeOfNoSegment(let name, let origin, let available):
      "The sizes from \(origin) name '\(name)', which is no segment."
        + (NearestName.of(name, among: available).map { " Did you mean '\($0)'?" }
          ?? " The segments are \(listed(available)).")
    case .segmentWithoutSize(let name, let origin):
      "The sizes from \(origin) lack the segment '\(name)'."
    case .decision(let file, let error):
      "\(file): \(error)"
    case .missingValue(let file, let line, let column, let alternative):
      "\(file), line \(line), column '\(column)': the value of '\(alternative)' is missing. Give it, or state a rule with "
        + "--missing-values: \(MissingValueRule.allCases.filter { $0 != .refuse }.map(\.rawValue).joined(separator: ", "))."
    case .weighedTexts(let name, let file, let line, let value):
      file + (line.map { ", line \($0)" } ?? "") + ", column '\(name)': this criterion is weighed, and "
        + (value.map { "'\($0)' is not a number." }
          ?? "its column is empty where the file begins; --criteria counts it all the same.")
    case .noAlternatives(let file):
      "\(file): there are only rows that describe criteria and no alternative to rank."
    case .categoriesNeedGower(let method):
      "Columns of names (--categories) need --method gower; --method \(method) compares numbers."
    case .constraintsNeedKMeans(let method):
      "Sizes, sums and groups can be demanded of the segments of --method kmeans and not of \(method)."
    case .emptyCriterion(let file, let column):
      "\(file), column '\(column)': all values are missing; leave this criterion out."
    case .constantCriterion(let file, let column, let value, let scaling):
      "\(file), column '\(column)': every account has the value \(brief(value)), so --scaling \(scaling) has no spread "
        + "to divide by; leave this criterion out or use --scaling none."
    case .noCompleteAccount(let file, let accounts):
      "\(file): none of the \(accounts) accounts has a value for every criterion; choose fewer criteria."
    case .belowLogarithm(let file, let column, let line, let value):
      "\(file), line \(line), column '\(column)': \(brief(value)) has no logarithm ln(1 + x); "
        + "--transform log1p needs values above -1."
    case .belowShare(let file, let column, let line, let value):
      "\(file), line \(line), column '\(column)': \(brief(value)) is no share of a sum; --response share needs ratings of at "
        + "least 0."
    default: laterDescription
    }
  }

  private var laterDescription: String {
    switch self {
    case .tooManySegments(let count, _, _) where count < 1:
      "The number of segments is \(count); it must be at least 1."
    case .tooManySegments(let count, let accounts, let file):
      "\(file): \(count) segments were asked for and there are only \(accounts) accounts with all criteria; "
        + "the number of segments must be in 1…\(accounts)."
    case .tooFewPatterns(let patterns, let segments, let file):
      "\(file): the accounts hold only \(patterns) different rating pattern\(patterns == 1 ? "" : "s"), so \(segments) segments cannot be told "
        + "apart; ask for at most \(patterns)."
    case .tooFewToExplore(let accounts, let needed, let file):
      "\(file): exploring needs at least \(needed) accounts with all criteria and there are \(accounts); samples of so few "
        + "say nothing about the market."
    case .tooFewForAutomatic(let accounts, let needed):
      "-k auto needs at least \(needed) accounts with all criteria and there are \(accounts); give a number of segments."
    case .notCategorical(let file, let column, let line):
      "\(file), line \(line), column '\(column)': the value is no whole number in 0…255, as the answers of a latent-class "
        + "analysis must be; use ratings as given, without --transform and --response, or another method."
    case .unknownMethod(let name, let available):
      "There is no method '\(name)'."
        + (NearestName.of(name, among: available).map { " Did you mean '\($0)'?" } ?? "")
        + " There are \(available.joined(separator: ", "))."
    case .setting(let name, let value, let allowed):
      "\(name) is \(value); it must be \(allowed)."
    case .noCommonCriteria(let file, let wanted, let found) where wanted.isEmpty:
      "\(file): a weighting table needs a column of names and a column of numbers; it has \(listed(found))."
    case .noCommonCriteria(let file, let wanted, let found):
      "\(file): neither the rows nor the columns name the criteria (\(listed(wanted))); "
        + "it has \(listed(found))."
    case .criterionNotInTable(let name, let file, let available):
      "\(file): the criterion '\(name)' is not in this weighting table."
        + (NearestName.of(name, among: available).map { " Did you mean '\($0)'?" } ?? " It has \(listed(available)).")
    case .criterionNotInAccounts(let name, let file, let accounts, let available):
      "\(file): the criterion '\(name)' of this weighting table is no column of \(accounts)."
        + (NearestName.of(name, among: available).map { " Did you mean '\($0)'?" } ?? " It has \(listed(available)).")
    case .missingWeight(let file, let line, let column):
      "\(file), line \(line), column '\(column)': the weight is missing; a weighting table needs every cell."
    case .repeatedInTable(let name, let file, let line):
      "\(file), line \(line): '\(name)' stands in the table already; each name must be used once."
    case .unknownSegment(let name, let file, let line, let available):
      "\(file), line \(line): the segment '\(name)' is not in the weighting table."
        + (NearestName.of(name, among: available).map { " Did you mean '\($0)'?" } ?? " It has \(listed(available)).")
    case .tooFewPredefined(let file, let column, let count):
      "\(file), column '\(column)': it holds \(count == 0 ? "no segment" : "only one segment"); "
        + "at least two are needed to compare."
    case .notAModel(let file, let reason):
      "\(file): this is not a segment model of Pondera: \(reason)."
    case .criteriaDifferFromModel(let model, let accounts):
      "The model was made with the criteria \(listed(model)) and the accounts were read with \(listed(accounts)); "
        + "leave --criteria out or name the model's."
    default:
      "Nothing to compare with: give a weighting table (--with FILE) or a column of the accounts (--with-column NAME)."
    }
  }

  private func listed(_ names: [String]) -> String {
    ShortList.of(names.lazy.map { "'\($0)'" }, limit: 6)
  }

  private func brief(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension SegmentationError {
  /// Does something with what a file says, and puts the name of the file before what is wrong with it.
  static func naming<T>(_ file: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DecisionError where error.category == .data {
      throw SegmentationError.decision(file: file, error)
    } catch let error as CriteriaError {
      throw SegmentationError.decision(file: file, .criteria(error))
    }
  }
}
