public import DecisionAnalysis
import LinearAlgebra
public import Parallelism

extension DecisionCase {
  /// A ranking method with the settings that the case implies.
  ///
  /// - Parameters:
  ///   - identifier: The method; `nil` means that of the case. Any method may rank any case that has a matrix, but only
  ///     its own has its settings from the case.
  ///   - settings: Choices, which count more than those of the case.
  ///   - workers: The threads to use.
  /// - Throws: `noMethod` when the case ranks nothing and no method is named; `decision` with `unknownMethod`,
  ///   `unknownSetting`, `settingName` or `setting`; what is wrong with parameters.
  public func rankingMethod(
    _ identifier: String? = nil, settings: [String: SettingValue] = [:], workers: Workers = .automatic
  ) throws(DecisionCaseError) -> any RankingMethod {
    guard let identifier = identifier ?? rankingIdentifier else {
      throw .noMethod(file: name, method: method, task: "ranks nothing")
    }
    let entry = try naming { try RankingCatalogue.entry(named: identifier) }
    let implied = try impliedSettings(of: identifier, entry.settings)
    let made = try naming { try entry.make(implied.merging(settings) { $1 }, workers: workers) }
    guard identifier == SPOTIS.identifier, identifier == rankingIdentifier,
      parameters["expectedSolutionPoint"].exists
    else { return made }
    // A point is no setting of the catalogue.
    let point = try parameters["expectedSolutionPoint"].numbers()
    let names = try criterionNames(input["matrix"].matrix().columnCount)
    try parameters["expectedSolutionPoint"].requireCount(point.count, names.count, "criteria")
    return SPOTIS(
      expectedPoint: Dictionary(zip(names, point), uniquingKeysWith: { $1 }), workers: workers)
  }

  /// A sorting method with the categories and settings that the case implies.
  ///
  /// - Parameters:
  ///   - identifier: The method; `nil` means that of the case.
  ///   - settings: Choices, which count more than those of the case.
  ///   - workers: The threads to use.
  /// - Throws: As ``rankingMethod(_:settings:workers:)``, and what is wrong with the categories.
  public func sortingMethod(
    _ identifier: String? = nil, settings: [String: SettingValue] = [:], workers: Workers = .automatic
  ) throws(DecisionCaseError) -> any SortingMethod {
    guard let identifier = identifier ?? sortingIdentifier else {
      throw .noMethod(file: name, method: method, task: "sorts nothing")
    }
    let entry = try naming { try SortingCatalogue.entry(named: identifier) }
    let implied = try impliedSettings(of: identifier, entry.settings)
    let profiles = try categoryProfiles()
    let vetoes = entry.takesVetoes && input["vetoes"].exists ? try vetoes(profiles.criteria) : [:]
    return try naming {
      try entry.make(profiles, implied.merging(settings) { $1 }, vetoes: vetoes, workers: workers)
    }
  }

  /// A weighting method with the settings that the case implies.
  ///
  /// - Parameters:
  ///   - identifier: The method; `nil` means that of the case.
  ///   - settings: Choices, which count more than those of the case.
  /// - Throws: As ``rankingMethod(_:settings:workers:)``.
  public func weightingMethod(
    _ identifier: String? = nil, settings: [String: SettingValue] = [:]
  ) throws(DecisionCaseError) -> any WeightingMethod {
    guard let identifier = identifier ?? weightingIdentifier else {
      throw .noMethod(file: name, method: method, task: "weighs nothing")
    }
    let entry = try naming { try WeightingCatalogue.entry(named: identifier) }
    let implied = try impliedSettings(of: identifier, entry.settings)
    return try naming { try entry.make(implied.merging(settings) { $1 }) }
  }

  /// The settings of a method that the case implies, before a person chooses others; none for another method than that
  /// of the case.
  ///
  /// - Throws: `decision` with `unknownMethod`; what is wrong with parameters.
  public func weightingSettings(_ identifier: String) throws(DecisionCaseError) -> [String: SettingValue] {
    let entry = try naming { try WeightingCatalogue.entry(named: identifier) }
    return try impliedSettings(of: identifier, entry.settings)
  }
}
