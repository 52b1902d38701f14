public import Parallelism
public import Provenance

/// Every ranking method by its identifier: what the command line lists, and what the law tests run over.
public enum RankingCatalogue {
  /// A method that can be made.
  public struct Entry: Sendable {
    /// The type of the method, for what it says of itself.
    public let type: any RankingMethod.Type
    /// What can be chosen.
    public let settings: [MethodSetting]
    /// The largest number of alternatives, for methods that compare every pair of them.
    public let alternativeLimit: Int?
    private let build: @Sendable (MethodSettings, Workers) throws(DecisionError) -> any RankingMethod

    init<M: RankingMethod>(
      _ type: M.Type, settings: [MethodSetting] = [], alternativeLimit: Int? = nil,
      _ build: @escaping @Sendable (MethodSettings, Workers) throws(DecisionError) -> M
    ) {
      self.type = type
      self.settings = settings
      self.alternativeLimit = alternativeLimit
      self.build = { (settings, workers) throws(DecisionError) -> any RankingMethod in try build(settings, workers) }
    }

    /// The name on the command line.
    public var identifier: String { type.identifier }
    /// One sentence that says what the method does.
    public var summary: String { type.summary }
    /// Where it comes from.
    public var citations: [Citation] { type.citations }

    /// Makes the method.
    ///
    /// - Parameters:
    ///   - chosen: Choices by the names of ``settings``; the others have their defaults.
    ///   - workers: The threads to use.
    /// - Throws: `unknownSetting`, `settingName`, `setting`.
    public func make(
      _ chosen: [String: SettingValue] = [:], workers: Workers = .automatic
    ) throws(DecisionError) -> any RankingMethod {
      try build(MethodSettings(chosen, among: settings, method: identifier), workers)
    }
  }

  /// All methods, in the order people should meet them.
  public static let entries: [Entry] = [
    Entry(
      WSM.self,
      settings: [.name("normalisation", Normalisation.ratio, "how criteria in different units are made comparable")]
    ) { settings, workers in WSM(settings.name("normalisation"), workers: workers) },
    Entry(WPM.self) { _, workers in WPM(workers: workers) },
    Entry(WASPAS.self, settings: [.number("lambda", 0.5, "the share of the weighted sum, 0…1")]) {
      (settings, workers) throws(DecisionError) in try WASPAS(sumShare: settings.number("lambda"), workers: workers)
    },
    Entry(
      TOPSIS.self,
      settings: [.name("normalisation", Normalisation.vector, "how criteria in different units are made comparable")]
    ) { settings, workers in TOPSIS(settings.name("normalisation"), workers: workers) },
    Entry(VIKOR.self, settings: [.number("v", 0.5, "the weight of the group utility, 0…1")]) {
      (settings, workers) throws(DecisionError) in try VIKOR(groupWeight: settings.number("v"), workers: workers)
    },
    Entry(PROMETHEE1.self) { _, workers in PROMETHEE1(workers: workers) },
    Entry(PROMETHEE2.self) { _, workers in PROMETHEE2(workers: workers) },
    Entry(
      ELECTRE1.self,
      settings: [
        .number("c", 0.65, "the least concordance, 0…1"), .number("d", 0.35, "the largest discordance, 0…1"),
        .name("normalisation", Normalisation.sum, "how criteria are made comparable for the discordance"),
      ], alternativeLimit: ELECTRE1.alternativeLimit
    ) { (settings, workers) throws(DecisionError) in
      try ELECTRE1(
        concordanceLevel: settings.number("c"), discordanceLevel: settings.number("d"),
        normalisation: settings.name("normalisation"), workers: workers)
    },
    Entry(
      ELECTRE2.self,
      settings: [
        .number("p0", 0.65, "concordance for strong outranking, 0…1"),
        .number("p1", 0.5, "concordance for strong outranking with little discordance"),
        .number("p2", 0.35, "concordance for weak outranking"),
        .number("q0", 0.65, "the largest discordance, 0…1"), .number("q1", 0.35, "little discordance"),
        .name("normalisation", Normalisation.sum, "how criteria are made comparable for the discordance"),
      ], alternativeLimit: ELECTRE2.alternativeLimit
    ) { (settings, workers) throws(DecisionError) in
      try ELECTRE2(
        concordanceLevels: ["p0", "p1", "p2"].map { settings.number($0) },
        discordanceLevels: ["q0", "q1"].map { settings.number($0) },
        normalisation: settings.name("normalisation"), workers: workers)
    },
    Entry(
      ELECTRE3.self,
      settings: [
        .number("alpha", -0.15, "the slope of the distillation threshold, −1…0"),
        .number("beta", 0.3, "the distillation threshold at level 0"),
      ], alternativeLimit: ELECTRE3.alternativeLimit
    ) { (settings, workers) throws(DecisionError) in
      try ELECTRE3(slope: settings.number("alpha"), intercept: settings.number("beta"), workers: workers)
    },
    Entry(COPRAS.self) { _, workers in COPRAS(workers: workers) },
    Entry(
      MOORA.self, settings: [.name("system", MOORA.System.ratio, "the ratio system or the reference point")]
    ) { settings, workers in MOORA(settings.name("system"), workers: workers) },
    Entry(
      MULTIMOORA.self,
      settings: [.name("weighting", MULTIMOORA.Weighting.weighted, "whether weights count, or each criterion as 1")],
      alternativeLimit: MULTIMOORA.alternativeLimit
    ) { settings, workers in MULTIMOORA(settings.name("weighting"), workers: workers) },
    Entry(EDAS.self) { _, workers in EDAS(workers: workers) },
    Entry(CODAS.self, settings: [.number("tau", 0.02, "the distance from which the taxicab distance counts")]) {
      (settings, workers) throws(DecisionError) in try CODAS(threshold: settings.number("tau"), workers: workers)
    },
    Entry(ARAS.self) { _, workers in ARAS(workers: workers) },
    Entry(MABAC.self) { _, workers in MABAC(workers: workers) },
    Entry(MARCOS.self) { _, workers in MARCOS(workers: workers) },
    Entry(SPOTIS.self) { _, workers in SPOTIS(workers: workers) },
    Entry(
      COMET.self,
      settings: [
        .name("expert", COMET.Expert.weightedSum, "who compares the characteristic objects"),
        .number("characteristic-values", 3, "how many values of each criterion make objects"),
      ]
    ) { (settings, workers) throws(DecisionError) in
      try COMET(
        settings.name("expert"), valueCount: settings.count("characteristic-values"), workers: workers)
    },
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
