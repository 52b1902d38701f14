import Criteria
import DecisionAnalysis

extension DecisionCase {
  /// What the case says about the settings of its own method.
  ///
  /// - Parameters:
  ///   - identifier: The method to be used. Another than that of the case has its defaults: the same word, λ for
  ///     example, means other things in other methods.
  ///   - settings: What the method lets one choose.
  func impliedSettings(
    of identifier: String, _ settings: [MethodSetting]
  ) throws(DecisionCaseError) -> [String: SettingValue] {
    guard methodIdentifiers.contains(identifier) else { return [:] }
    var implied: [String: SettingValue] = [:]
    for setting in settings { implied[setting.name] = try self.implied(setting, of: identifier) }
    return implied
  }

  private func implied(_ setting: MethodSetting, of identifier: String) throws(DecisionCaseError) -> SettingValue? {
    switch (identifier, setting.name) {
    case (ELECTRE2.identifier, "p0"), (ELECTRE2.identifier, "p1"), (ELECTRE2.identifier, "p2"),
      (ELECTRE2.identifier, "q0"), (ELECTRE2.identifier, "q1"):
      return try level(setting.name)
    case (ELECTRE3.identifier, "alpha"), (ELECTRE3.identifier, "beta"):
      return try value(of: setting, at: parameters["distillation"][setting.name])
    case (MULTIMOORA.identifier, "weighting") where !input["weights"].exists:
      return .name(MULTIMOORA.Weighting.unweighted.rawValue)
    case (CRITIC.identifier, "directions") where parameters["directionsIgnored"].exists:
      let isIgnored = try parameters["directionsIgnored"].bool()
      return .name((isIgnored ? CriterionDirections.ignored : .respected).rawValue)
    case (MRSort.identifier, "majority") where parameters["lambda_"].exists:
      // The file counts weight as it is given.
      let total = try weights()?.values.reduce(0, +) ?? 1
      return .number(try parameters["lambda_"].number() / total)
    case (AHP.identifier, "random-index"), (GroupAHP.identifier, "random-index"),
      (HierarchyAHP.identifier, "random-index"):
      return try randomIndexTable().map { .name($0.rawValue) }
    case (WSM.identifier, "normalisation") where !parameters["normalisation"].exists:
      // Files that do not state it as a parameter say it in words.
      return variant?.contains("sum normalisation") == true ? .name(Normalisation.sumReciprocal.rawValue) : nil
    default:
      for key in [setting.name, setting.name + "_"] where parameters[key].exists {
        return try value(of: setting, at: parameters[key])
      }
      return nil
    }
  }

  /// The value of a setting at a place.
  private func value(of setting: MethodSetting, at place: CaseNode) throws(DecisionCaseError) -> SettingValue? {
    guard place.exists else { return nil }
    switch setting.kind {
    case .number: return .number(try place.number())
    case .name(_, let allowed):
      let word = try place.text()
      // Files write minmax.
      func folded(_ name: String) -> String { name.lowercased().filter { $0 != "-" && $0 != "_" } }
      guard let name = allowed.first(where: { folded($0) == folded(word) }) else {
        throw place.unknown(word, allowed)
      }
      return .name(name)
    }
  }

  /// One of the levels of ELECTRE II, which files list as p and q.
  private func level(_ name: String) throws(DecisionCaseError) -> SettingValue? {
    let place = parameters[String(name.prefix(1))]
    guard place.exists, let index = Int(name.dropFirst()) else { return nil }
    let levels = try place.numbers()
    try place.requireCount(levels.count, name.hasPrefix("p") ? 3 : 2, "levels")
    return .number(levels[index])
  }

  /// The table of random indices with the values that the case states.
  private func randomIndexTable() throws(DecisionCaseError) -> RandomIndexTable? {
    let place = parameters["randomIndexTable"]
    guard place.exists else { return nil }
    var stated: [(count: Int?, value: Double)] = []
    for key in try place.object().keys { stated.append((Int(key), try place[key].number())) }
    let table = RandomIndexTable.allCases.first { table in
      stated.allSatisfy { entry in entry.count.flatMap { table.value(count: $0) } == entry.value }
    }
    guard let table else {
      throw place.unknown("a table of its own", RandomIndexTable.allCases.map(\.rawValue))
    }
    return table
  }
}
