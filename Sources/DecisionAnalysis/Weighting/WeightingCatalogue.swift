public import Provenance

/// Every weighting method by its identifier: what the command line lists, and what the law tests run over.
public enum WeightingCatalogue {
  /// A method that can be made.
  public struct Entry: Sendable {
    /// The type of the method, for what it says of itself.
    public let type: any WeightingMethod.Type
    /// What can be chosen.
    public let settings: [MethodSetting]
    private let build: @Sendable (MethodSettings) throws(DecisionError) -> any WeightingMethod

    init<M: WeightingMethod>(
      _ type: M.Type, settings: [MethodSetting] = [],
      _ build: @escaping @Sendable (MethodSettings) throws(DecisionError) -> M
    ) {
      self.type = type
      self.settings = settings
      self.build = { (settings) throws(DecisionError) -> any WeightingMethod in try build(settings) }
    }

    /// The name on the command line.
    public var identifier: String { type.identifier }
    /// One sentence that says what the method does.
    public var summary: String { type.summary }
    /// Where it comes from.
    public var citations: [Citation] { type.citations }
    /// What it takes.
    public var inputKind: WeightingInputKind { type.inputKind }

    /// Makes the method.
    ///
    /// - Parameter chosen: Choices by the names of ``settings``; the others have their defaults.
    /// - Throws: `unknownSetting`, `settingName`, `setting`.
    public func make(_ chosen: [String: SettingValue] = [:]) throws(DecisionError) -> any WeightingMethod {
      try build(MethodSettings(chosen, among: settings, method: identifier))
    }
  }

  /// All methods, in the order people should meet them.
  public static let entries: [Entry] = fromData + fromJudgments + fromPeople + fromOutcomes

  /// The methods that look at the alternatives.
  private static let fromData: [Entry] = [
    Entry(EqualWeights.self) { _ in EqualWeights() },
    Entry(EntropyWeights.self) { _ in EntropyWeights() },
    Entry(
      CRITIC.self,
      settings: [
        .name("correlation", CorrelationKind.pearson, "how agreement of criteria is measured"),
        .name("directions", CriterionDirections.respected, "whether criteria to minimise are reversed"),
      ]
    ) { settings in
      CRITIC(correlation: settings.name("correlation"), directions: settings.name("directions"))
    },
    Entry(MEREC.self) { _ in MEREC() },
    Entry(
      StandardDeviationWeights.self,
      settings: [.name("scale", StandardDeviationWeights.Scale.none, "what the values are divided by")]
    ) { settings in StandardDeviationWeights(scale: settings.name("scale")) },
    Entry(GiniWeights.self) { _ in GiniWeights() },
    Entry(CILOS.self) { _ in CILOS() },
    Entry(IDOCRIW.self) { _ in IDOCRIW() },
  ]

  /// The methods that read pairwise judgments.
  private static let fromJudgments: [Entry] = [
    Entry(AHP.self, settings: ahpSettings) { (settings) throws(DecisionError) in try ahp(settings) },
    Entry(
      GroupAHP.self,
      settings: [.name("aggregation", GroupAHP.Aggregation.judgments, "what is joined")] + ahpSettings
    ) { (settings) throws(DecisionError) in
      GroupAHP(try ahp(settings), aggregation: settings.name("aggregation"))
    },
    Entry(HierarchyAHP.self, settings: ahpSettings) { (settings) throws(DecisionError) in
      HierarchyAHP(try ahp(settings))
    },
  ]

  private static let ahpSettings: [MethodSetting] = [
    .name("priorities", AHPPriorities.eigenvector, "how judgments become weights"),
    .name("random-index", RandomIndexTable.saaty1980, "what the consistency index is divided by"),
    .number("limit", 0.1, "the consistency ratio up to which judgments are accepted"),
  ]

  private static func ahp(_ settings: MethodSettings) throws(DecisionError) -> AHP {
    try AHP(
      priorities: settings.name("priorities"), randomIndex: settings.name("random-index"),
      limit: settings.number("limit"))
  }

  /// The other methods that ask people.
  private static let fromPeople: [Entry] = [
    Entry(BWM.self, settings: [.name("model", BWM.Model.linear, "which deviations are made small")]) { settings in
      BWM(model: settings.name("model"))
    },
    Entry(FUCOM.self) { _ in FUCOM() },
    Entry(RANCOM.self) { _ in RANCOM() },
    Entry(RankOrderCentroid.self) { _ in RankOrderCentroid() },
    Entry(RankSum.self) { _ in RankSum() },
    Entry(RankReciprocal.self) { _ in RankReciprocal() },
    Entry(RankExponent.self, settings: [.number("exponent", 2, "how steeply weights fall")]) {
      (settings) throws(DecisionError) in try RankExponent(exponent: settings.number("exponent"))
    },
    Entry(
      DirectRating.self,
      settings: [.number("low", 1, "the lowest rating"), .number("high", 10, "the highest rating")]
    ) { (settings) throws(DecisionError) in
      try DirectRating(low: settings.number("low"), high: settings.number("high"))
    },
    Entry(SMART.self) { _ in SMART() },
    Entry(Swing.self) { _ in Swing() },
    Entry(PointAllocation.self, settings: [.number("budget", 100, "how many points there are")]) {
      (settings) throws(DecisionError) in try PointAllocation(budget: settings.number("budget"))
    },
  ]

  /// The methods that derive importance from an outcome.
  private static let fromOutcomes: [Entry] = [
    Entry(StandardisedCoefficients.self) { _ in StandardisedCoefficients() },
    Entry(RelativeWeights.self) { _ in RelativeWeights() },
    Entry(ShapleyRegression.self) { _ in ShapleyRegression() },
  ]

  /// The identifiers of all methods.
  public static var identifiers: [String] { entries.map(\.identifier) }

  /// The method of a name.
  ///
  /// - Throws: `unknownMethod`.
  public static func entry(named identifier: String) throws(DecisionError) -> Entry {
    guard let entry = entries.first(where: { $0.identifier == identifier }) else {
      throw .unknownMethod(identifier, available: identifiers)
    }
    return entry
  }
}
