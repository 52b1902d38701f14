import DecisionAnalysis

/// What a case is about, told by the words of its method.
enum CaseSubject: Hashable, Sendable {
  /// A method of the ranking catalogue.
  case ranking(String)
  /// A method of the sorting catalogue.
  case sorting(String)
  /// A method of the weighting catalogue.
  case weighting(String)
  /// Several ways to make weights of an order.
  case rankOrderWeights
  /// The normalisations of a matrix.
  case normalisations
  /// How often each alternative has each rank.
  case acceptability
  /// Between which weights the winner stays first.
  case weightStability
  /// Which alternative dominates which, and what dropping one does to the others.
  case dominance
  /// How far two rankings agree.
  case rankAgreement
  /// What can be read off a weighting table.
  case weightingTable

  /// Finds the subject of a method in the words of a file, or by its identifier; `nil` when the words are not known.
  init?(_ method: String) {
    if RankingCatalogue.identifiers.contains(method) {
      self = .ranking(method)
    } else if SortingCatalogue.identifiers.contains(method) {
      self = .sorting(method)
    } else if WeightingCatalogue.identifiers.contains(method) {
      self = .weighting(method)
    } else {
      let known = Self.words.filter { Self.begins(method, with: $0.words) }
      // ELECTRE III begins as ELECTRE does: the longest words are meant.
      guard let best = known.max(by: { $0.words.count < $1.words.count }) else { return nil }
      self = best.subject
    }
  }

  private static func begins(_ method: String, with words: String) -> Bool {
    let method = method.lowercased()
    guard method.hasPrefix(words.lowercased()) else { return false }
    guard let next = method.dropFirst(words.count).first else { return true }
    return !next.isLetter && !next.isNumber
  }

  private static let words: [(words: String, subject: CaseSubject)] = [
    ("WSM", .ranking(WSM.identifier)), ("SAW", .ranking(WSM.identifier)), ("WPM", .ranking(WPM.identifier)),
    ("WASPAS", .ranking(WASPAS.identifier)), ("TOPSIS", .ranking(TOPSIS.identifier)),
    ("VIKOR", .ranking(VIKOR.identifier)), ("PROMETHEE I", .ranking(PROMETHEE1.identifier)),
    ("PROMETHEE II", .ranking(PROMETHEE2.identifier)), ("PROMETHEE I/II", .ranking(PROMETHEE2.identifier)),
    ("ELECTRE I", .ranking(ELECTRE1.identifier)), ("ELECTRE II", .ranking(ELECTRE2.identifier)),
    ("ELECTRE III", .ranking(ELECTRE3.identifier)), ("COPRAS", .ranking(COPRAS.identifier)),
    ("MOORA", .ranking(MOORA.identifier)), ("MULTIMOORA", .ranking(MULTIMOORA.identifier)),
    ("MOORA ratio system, MOORA reference point", .ranking(MULTIMOORA.identifier)),
    ("EDAS", .ranking(EDAS.identifier)), ("CODAS", .ranking(CODAS.identifier)),
    ("ARAS", .ranking(ARAS.identifier)), ("MABAC", .ranking(MABAC.identifier)),
    ("MARCOS", .ranking(MARCOS.identifier)), ("SPOTIS", .ranking(SPOTIS.identifier)),
    ("COMET", .ranking(COMET.identifier)),
    ("ELECTRE TRI-B", .sorting(ELECTRETriB.identifier)), ("MR-Sort", .sorting(MRSort.identifier)),
    ("AHP", .weighting(AHP.identifier)), ("Pairwise-comparison consistency", .weighting(AHP.identifier)),
    ("AHP group", .weighting(GroupAHP.identifier)), ("AHP hierarchy", .weighting(HierarchyAHP.identifier)),
    ("Equal weights", .weighting(EqualWeights.identifier)),
    ("Shannon entropy", .weighting(EntropyWeights.identifier)), ("CRITIC", .weighting(CRITIC.identifier)),
    ("MEREC", .weighting(MEREC.identifier)), ("Standard-deviation", .weighting(StandardDeviationWeights.identifier)),
    ("Gini", .weighting(GiniWeights.identifier)), ("CILOS", .weighting(CILOS.identifier)),
    ("IDOCRIW", .weighting(IDOCRIW.identifier)), ("BWM", .weighting(BWM.identifier)),
    ("FUCOM", .weighting(FUCOM.identifier)), ("RANCOM", .weighting(RANCOM.identifier)),
    ("Rank-order weights", .rankOrderWeights), ("Direct rating", .weighting(DirectRating.identifier)),
    ("SMART", .weighting(SMART.identifier)), ("Swing", .weighting(Swing.identifier)),
    ("Point allocation", .weighting(PointAllocation.identifier)),
    ("Standardised coefficients", .weighting(StandardisedCoefficients.identifier)),
    ("Relative weights", .weighting(RelativeWeights.identifier)),
    ("Shapley values of a regression", .weighting(ShapleyRegression.identifier)),
    ("Normalisations", .normalisations), ("SMAA", .acceptability), ("SMAA-2", .acceptability),
    ("Weight stability interval", .weightStability), ("Dominance and rank-reversal", .dominance),
    ("Ranking similarity", .rankAgreement), ("Segment x benefit weighting table", .weightingTable),
  ]
}
