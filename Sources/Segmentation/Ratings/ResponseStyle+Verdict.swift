public import Provenance

extension ResponseStyle {
  /// Whether the pen speaks louder than the benefits, with the evidence.
  public enum Verdict: Hashable, Sendable {
    /// No response style that would make segments of its own.
    case none
    /// Accounts use the scale at different heights: which part of their differences is one of level, and the share of the
    /// general factor.
    case level(levelShare: Double, generalFactorShare: Double)
    /// Some accounts keep to the ends of the scale and others avoid them: the share of ratings at an end, and how far that
    /// depends on the account.
    case extremity(endShare: Double, consistency: Double)
  }

  /// From this part on of the differences between accounts, level is a style: a third.
  ///
  /// The mean squared distance of two accounts is 2 d (σ²_a + σ²_e), of which this is the part of σ²_a. At a third, one
  /// direction, level, holds half as much as all preferences and all noise in d − 1 directions, so that k-means cuts along it.
  public static let styleShare = 1.0 / 3
  /// From this share on a one-sided first component is a general factor: 0.4, as in the warning that a segmentation gives.
  /// Nine unrelated benefits give about 1/9, nine with correlations of a third (see ``styleShare``) 0.41.
  public static let generalFactorShare = 0.4
  /// Below this share of ratings at an end, extreme responding moves too little to be called a style: one rating in ten.
  public static let leastEndShare = 0.1

  /// Whether the pen speaks louder than the benefits.
  ///
  /// `.level` when ``VarianceComponents/levelShare`` reaches ``styleShare`` and the general factor is one-sided and reaches
  /// ``generalFactorShare``. Otherwise `.extremity` when ``endShare`` reaches ``leastEndShare`` and ``endConsistency`` reaches
  /// ``styleShare``. Level comes first: who rates everything high meets the upper end more often, and that is no second style.
  public var verdict: Verdict {
    let level = components.levelShare
    if level >= Self.styleShare, let factor = generalFactor, factor.isOneSided,
      factor.share >= Self.generalFactorShare
    {
      return .level(levelShare: level, generalFactorShare: factor.share)
    }
    if let share = endShare, let consistency = endConsistency, share >= Self.leastEndShare,
      consistency >= Self.styleShare
    {
      return .extremity(endShare: share, consistency: consistency)
    }
    return .none
  }

  /// What a person should know before a fit; empty when there is nothing to mind.
  public var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    if straightLiners.count == accountCount {
      found.append(
        Diagnostic(
          .warning, code: "straight-liners",
          "Every account gives one rating to all benefits: the ratings say nothing about what anyone prefers, and segments "
            + "of them are levels of agreement. Ask again so that benefits have to be ranked or traded off."))
    } else if !straightLiners.isEmpty {
      let count = straightLiners.count
      found.append(
        Diagnostic(
          straightLinerShare >= 0.05 ? .warning : .note, code: "straight-liners",
          "\(count) of \(accountCount) accounts \(count == 1 ? "gives" : "give") one rating to all benefits and so "
            + "\(count == 1 ? "says" : "say") nothing about preferences; consider leaving \(count == 1 ? "it" : "them") out."
        ))
    }
    switch verdict {
    case .none: break
    case .level(let level, let factor):
      found.append(
        Diagnostic(
          .warning, code: "level-style",
          "Accounts use the scale at different heights: \(percent(level)) of their differences are of level, and one general "
            + "factor carries \(percent(factor)) of the variance. Segments of these ratings will be high and low raters; "
            + "compare what each account rates above its own average."))
    case .extremity(let share, let consistency):
      found.append(
        Diagnostic(
          .warning, code: "extreme-style",
          "Some accounts keep to the ends of the scale and others avoid them: \(percent(share)) of the ratings are at an end, "
            + "and \(percent(consistency)) of the differences in that are between accounts. Divide each account's ratings "
            + "by its own spread, or use ranks."))
    }
    return found
  }

  private func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }
}
