public import Provenance

/// Why ratings cannot be diagnosed. Accounts and benefits in the cases are counted from 0; the sentences count from 1.
public enum RatingsError: PonderaError {
  /// There are fewer accounts than the measure needs.
  case tooFewAccounts(found: Int, needed: Int, measure: String)
  /// There are fewer benefits than the measure needs.
  case tooFewBenefits(found: Int, needed: Int, measure: String)
  /// There are more benefits than a table of every two is made for.
  case tooManyBenefits(found: Int, limit: Int, measure: String)
  /// A benefit has the same rating from every account.
  case constantBenefit(Int, measure: String)
  /// A benefit is a combination of those before it, or there are too few accounts to tell.
  case collinearBenefit(Int, measure: String)
  /// The sums of the ratings of each account are all equal.
  case noTotalSpread(measure: String)
  /// The ratings are so large that sums of squares exceed the largest number.
  case valuesTooLarge(benefit: Int)
  /// The scale has no width or no finite ends.
  case scale(lowest: Double, highest: Double)
  /// A rating lies outside the scale.
  case outsideScale(account: Int, benefit: Int, value: Double, lowest: Double, highest: Double)
  /// A setting lies outside its range.
  case setting(name: String, value: Double, allowed: String)

  /// Whether the call or the data is to blame.
  public var category: ErrorCategory {
    switch self {
    case .scale, .setting: .usage
    default: .data
    }
  }

  /// The sentence for people.
  public var description: String {
    switch self {
    case .tooFewAccounts(let found, let needed, let measure):
      "\(measure) needs at least \(needed) accounts with all ratings and there \(found == 1 ? "is" : "are") \(found)."
    case .tooFewBenefits(let found, let needed, let measure):
      "\(measure) needs at least \(needed) benefits and there \(found == 1 ? "is" : "are") \(found)."
    case .tooManyBenefits(let found, let limit, let measure):
      "\(measure) needs a table of every two benefits; it takes at most \(limit), and there are \(found)."
    case .constantBenefit(let benefit, let measure):
      "Benefit \(benefit + 1) has the same rating from every account, so \(measure) is not defined; leave it out."
    case .collinearBenefit(let benefit, let measure):
      "Benefit \(benefit + 1) follows exactly from the benefits before it, so \(measure) is not defined; leave it out, or "
        + "use more accounts than benefits. Ratings centred by account always add up to 0."
    case .noTotalSpread(let measure):
      "The ratings of every account have the same sum, so \(measure) is not defined; use the ratings as they were given."
    case .valuesTooLarge(let benefit):
      "The ratings of benefit \(benefit + 1) are so large that their squares exceed the largest number; use a larger unit."
    case .scale(let lowest, let highest):
      "The rating scale goes from \(lowest) to \(highest); it needs two different finite ends."
    case .outsideScale(let account, let benefit, let value, let lowest, let highest):
      "Account \(account + 1) rates benefit \(benefit + 1) with \(value), outside the scale from \(lowest) to \(highest)."
    case .setting(let name, let value, let allowed):
      "\(name) is \(Int(exactly: value).map(String.init) ?? String(value)); it must be \(allowed)."
    }
  }
}
