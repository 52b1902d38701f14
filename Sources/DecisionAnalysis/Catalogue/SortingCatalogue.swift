public import Parallelism
public import Provenance

/// Every sorting method by its identifier.
public enum SortingCatalogue {
  /// By category and then by criterion, the value from which on the category is forbidden.
  public typealias Vetoes = [String: [String: Double]]

  /// A method that can be made for given categories.
  public struct Entry: Sendable {
    /// The type of the method, for what it says of itself.
    public let type: any SortingMethod.Type
    /// What can be chosen.
    public let settings: [MethodSetting]
    /// Whether the method takes values that forbid a category; others know vetoes as thresholds of the criteria, or not at all.
    public let takesVetoes: Bool
    private typealias Build<M> =
      @Sendable (CategoryProfiles, Vetoes, MethodSettings, Workers) throws(DecisionError) -> M
    private let build: Build<any SortingMethod>

    init<M: SortingMethod>(
      _ type: M.Type, settings: [MethodSetting], takesVetoes: Bool = false,
      _ build: @escaping @Sendable (CategoryProfiles, Vetoes, MethodSettings, Workers) throws(DecisionError) -> M
    ) {
      self.type = type
      self.settings = settings
      self.takesVetoes = takesVetoes
      self.build = { (profiles, vetoes, settings, workers) throws(DecisionError) -> any SortingMethod in
        try build(profiles, vetoes, settings, workers)
      }
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
    ///   - profiles: The categories and their boundaries.
    ///   - chosen: Choices by the names of ``settings``; the others have their defaults.
    ///   - vetoes: Values that forbid a category.
    ///   - workers: The threads to use.
    /// - Throws: `unknownSetting`, also for vetoes that the method does not take; `settingName`, `setting`.
    public func make(
      _ profiles: CategoryProfiles, _ chosen: [String: SettingValue] = [:], vetoes: Vetoes = [:],
      workers: Workers = .automatic
    ) throws(DecisionError) -> any SortingMethod {
      guard takesVetoes || vetoes.isEmpty else {
        throw .unknownSetting("vetoes", method: identifier, available: settings.map(\.name))
      }
      return try build(profiles, vetoes, MethodSettings(chosen, among: settings, method: identifier), workers)
    }
  }

  /// All methods.
  public static let entries: [Entry] = [
    Entry(
      ELECTRETriB.self,
      settings: [
        .number("lambda", 0.75, "the least credibility, 0.5…1"),
        .name("rule", ELECTRETriB.Rule.pessimistic, "which of the two assignments counts"),
      ]
    ) { (profiles, _, settings, workers) throws(DecisionError) in
      try ELECTRETriB(
        profiles, cuttingLevel: settings.number("lambda"), rule: settings.name("rule"), workers: workers)
    },
    Entry(
      MRSort.self, settings: [.number("majority", 0.5, "the share of weight that is a majority, above 0")],
      takesVetoes: true
    ) { (profiles, vetoes, settings, workers) throws(DecisionError) in
      try MRSort(profiles, majority: settings.number("majority"), vetoes: vetoes, workers: workers)
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
