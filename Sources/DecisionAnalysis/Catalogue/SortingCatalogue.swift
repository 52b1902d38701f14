public import Criteria
public import Parallelism
public import Provenance

/// Every sorting method by its identifier.
public enum SortingCatalogue {
  /// A method that can be made for given categories.
  public struct Entry: Sendable {
    /// The type of the method, for what it says of itself.
    public let type: any SortingMethod.Type
    /// What can be chosen.
    public let settings: [MethodSetting]
    private let build: @Sendable (CategoryProfiles, MethodSettings, Workers) throws(DecisionError) -> any SortingMethod

    init<M: SortingMethod>(
      _ type: M.Type, settings: [MethodSetting],
      _ build: @escaping @Sendable (CategoryProfiles, MethodSettings, Workers) throws(DecisionError) -> M
    ) {
      self.type = type
      self.settings = settings
      self.build = { (profiles, settings, workers) throws(DecisionError) -> any SortingMethod in
        try build(profiles, settings, workers)
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
    ///   - workers: The threads to use.
    /// - Throws: `unknownSetting`, `settingName`, `setting`.
    public func make(
      _ profiles: CategoryProfiles, _ chosen: [String: SettingValue] = [:], workers: Workers = .automatic
    ) throws(DecisionError) -> any SortingMethod {
      try build(profiles, MethodSettings(chosen, among: settings, method: identifier), workers)
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
    ) { (profiles, settings, workers) throws(DecisionError) in
      try ELECTRETriB(
        profiles, cuttingLevel: settings.number("lambda"), rule: settings.name("rule"), workers: workers)
    },
    Entry(MRSort.self, settings: [.number("majority", 0.5, "the share of weight that is a majority, above 0")]) {
      (profiles, settings, workers) throws(DecisionError) in
      try MRSort(profiles, majority: settings.number("majority"), workers: workers)
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

extension SortingMethod {
  /// The category of each alternative, 0 = worst: the form in which methods are compared.
  public func assignments(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> [Int] {
    try sort(matrix, weights: weights).assignments
  }
}
