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
    private let build: @Sendable (MethodSettings, Workers) throws(DecisionError) -> any RankingMethod

    init<M: RankingMethod>(
      _ type: M.Type, settings: [MethodSetting] = [],
      _ build: @escaping @Sendable (MethodSettings, Workers) throws(DecisionError) -> M
    ) {
      self.type = type
      self.settings = settings
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
    ) { settings, workers in WSM(settings.name("normalisation"), workers: workers) }
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
