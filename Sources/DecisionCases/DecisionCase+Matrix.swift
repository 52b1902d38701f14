public import Criteria
import DecisionAnalysis
import LinearAlgebra

extension DecisionCase {
  /// The alternatives and criteria: `input.matrix` with `input.alternatives`, `input.criteria` and `input.directions`,
  /// and what `parameters` says of the criteria: `q`, `p`, `v`, `bounds` and `preferenceFunctions`.
  ///
  /// Criteria without a name are called c1, c2 and so on; without directions, more is better. A null in the matrix is a
  /// missing value, which is refused.
  ///
  /// - Throws: `missing`, `wrongKind`, `rowLength`, `count`, `unknownWord`, `decision`.
  public func decisionMatrix() throws(DecisionCaseError) -> DecisionMatrix {
    let values = try input["matrix"].matrix()
    let criteria = try criteria(values.columnCount)
    var alternatives: [String]?
    if input["alternatives"].exists {
      let names = try input["alternatives"].texts()
      try input["alternatives"].requireCount(names.count, values.rowCount, "rows of the matrix")
      alternatives = names
    }
    return try naming { try DecisionMatrix(alternatives: alternatives, criteria: criteria, values: values) }
  }

  /// The weights of the criteria, or `nil` when the case has none.
  ///
  /// - Throws: `missing`, `wrongKind`, `rowLength`, `count`, `decision`.
  public func weights() throws(DecisionCaseError) -> Weights? {
    guard input["weights"].exists else { return nil }
    let values = try input["weights"].numbers()
    let names = try criterionNames(input["matrix"].matrix().columnCount)
    try input["weights"].requireCount(values.count, names.count, "criteria")
    return try naming { try Weights(criteria: names, values: values) }
  }

  /// The weights, or the same for each criterion when the case has none.
  func weightsOrEqual(_ matrix: DecisionMatrix) throws(DecisionCaseError) -> Weights {
    if let weights = try weights() { return weights }
    return try naming { try Weights(criteria: matrix.criteria.map(\.name), values: matrix.criteria.map { _ in 1 }) }
  }

  /// The names of criteria, made up where the file has none.
  func criterionNames(_ count: Int) throws(DecisionCaseError) -> [String] {
    for key in ["criteria", "labels"] where input[key].exists {
      let names = try input[key].texts()
      try input[key].requireCount(names.count, count, "criteria")
      return names
    }
    return (0..<count).map { "c\($0 + 1)" }
  }

  private func criteria(_ count: Int) throws(DecisionCaseError) -> [Criterion] {
    let names = try criterionNames(count)
    let directions = try self.directions(count)
    let thresholds = try ["q", "p", "v"].map { (key) throws(DecisionCaseError) in try self.thresholds(key, count) }
    let bounds = try self.bounds(count)
    let functions = try preferenceFunctions(count)
    return try naming {
      try names.indices.map { index in
        try Criterion(
          names[index], directions[index], indifference: thresholds[0][index], preference: thresholds[1][index],
          veto: thresholds[2][index], bounds: bounds[index], preferenceFunction: functions[index])
      }
    }
  }

  private func directions(_ count: Int) throws(DecisionCaseError) -> [Direction] {
    guard input["directions"].exists else { return Array(repeating: .maximize, count: count) }
    var directions: [Direction] = []
    for entry in try input["directions"].list("a list of max and min") {
      switch try entry.text() {
      case "max": directions.append(.maximize)
      case "min": directions.append(.minimize)
      case let word: throw entry.unknown(word, ["max", "min"])
      }
    }
    try input["directions"].requireCount(directions.count, count, "criteria")
    return directions
  }

  /// Thresholds are lists with one entry for each criterion; a single number is a setting of the method.
  private func thresholds(_ key: String, _ count: Int) throws(DecisionCaseError) -> [Double?] {
    let none = [Double?](repeating: nil, count: count)
    // ELECTRE II calls its levels p and q.
    guard case .list? = parameters[key].value, rankingIdentifier != ELECTRE2.identifier else { return none }
    let values = try parameters[key].optionalNumbers()
    try parameters[key].requireCount(values.count, count, "criteria")
    return values
  }

  private func bounds(_ count: Int) throws(DecisionCaseError) -> [CriterionBounds?] {
    guard parameters["bounds"].exists else { return Array(repeating: nil, count: count) }
    var bounds: [CriterionBounds?] = []
    for entry in try parameters["bounds"].list("a list of pairs") {
      guard entry.exists else {
        bounds.append(nil)
        continue
      }
      let ends = try entry.numbers()
      try entry.requireCount(ends.count, 2, "ends")
      bounds.append(CriterionBounds(ends[0], ends[1]))
    }
    try parameters["bounds"].requireCount(bounds.count, count, "criteria")
    return bounds
  }

  private func preferenceFunctions(_ count: Int) throws(DecisionCaseError) -> [PreferenceFunction?] {
    let place = parameters["preferenceFunctions"]
    guard place.exists else { return Array(repeating: nil, count: count) }
    var functions: [PreferenceFunction?] = []
    for entry in try place.list("a list of preference functions") {
      functions.append(entry.exists ? try entry.preferenceFunction() : nil)
    }
    try place.requireCount(functions.count, count, "criteria")
    return functions
  }
}

extension CaseNode {
  /// A preference function as the files write it: `{"type": "linear", "q": 1, "p": 2}`.
  func preferenceFunction() throws(DecisionCaseError) -> PreferenceFunction {
    switch try self["type"].text() {
    case "usual": .usual
    case "ushape": .uShape(indifference: try self["q"].number())
    case "vshape": .vShape(preference: try self["p"].number())
    case "level": .level(indifference: try self["q"].number(), preference: try self["p"].number())
    case "linear": .linear(indifference: try self["q"].number(), preference: try self["p"].number())
    case "gaussian": .gaussian(inflection: try self["s"].number())
    case let word:
      throw self["type"].unknown(word, ["usual", "ushape", "vshape", "level", "linear", "gaussian"])
    }
  }
}
