import Criteria

/// A row of a file of offers that says something of each criterion. The first cell names it, in English or French.
public enum CriterionRow: String, Hashable, Sendable, CaseIterable {
  /// `max` or `min`: which way the criterion points.
  case direction
  /// The unit, for people.
  case unit
  /// The weight of each criterion.
  case weight
  /// q: the largest difference that makes no preference.
  case indifference
  /// p: the least difference that makes a clear preference.
  case preference
  /// v: the difference from which nothing makes up for it.
  case veto
  /// The least value that could occur.
  case low
  /// The greatest value that could occur.
  case high
  /// The preference function: usual, u-shape, v-shape, level, linear or gaussian.
  case function
  /// s: the inflection of a Gaussian preference function.
  case inflection

  /// Other words for the same.
  private var synonyms: [String] {
    switch self {
    case .direction: ["sens", "goal", "objectif"]
    case .unit: ["unité", "unite", "unité de mesure"]
    case .weight: ["weights", "poids", "pondération"]
    case .indifference: ["q", "indifférence", "seuil q"]
    case .preference: ["p", "préférence", "seuil p"]
    case .veto: ["v", "véto", "seuil v"]
    case .low: ["lowest", "minimum", "borne basse"]
    case .high: ["highest", "maximum", "borne haute"]
    case .function: ["preference function", "fonction"]
    case .inflection: ["s", "sigma", "inflexion"]
    }
  }

  /// The row that a first cell names; upper and lower case are one.
  public init?(named text: String) {
    let word = text.lowercased()
    guard let row = Self.allCases.first(where: { $0.rawValue == word || $0.synonyms.contains(word) }) else {
      return nil
    }
    self = row
  }

  /// The direction that a cell names.
  static func direction(_ text: String) -> Direction? {
    switch text.lowercased() {
    case "max", "maximize", "maximise", "maximum", "+", "higher", "benefit", "maximiser": .maximize
    case "min", "minimize", "minimise", "minimum", "-", "−", "lower", "cost", "minimiser": .minimize
    default: nil
    }
  }
}

/// What the rows of a file say of one criterion, cell by cell.
struct CriterionDescription {
  /// A cell, and where it stands.
  struct Cell {
    let text: String
    let number: Double?
    let line: Int
  }

  var cells: [CriterionRow: Cell] = [:]

  /// The criterion.
  ///
  /// - Parameter overruled: The direction that the call states.
  func criterion(_ name: String, overruled: Direction?, file: String) throws -> Criterion {
    func number(_ row: CriterionRow) throws(SegmentationError) -> Double? {
      guard let cell = cells[row] else { return nil }
      guard let number = cell.number else {
        throw .badCriterionCell(
          file: file, line: cell.line, column: name, row: row.rawValue, value: cell.text, allowed: "a number")
      }
      return number
    }
    var direction = Direction.maximize
    if let cell = cells[.direction] {
      guard let stated = CriterionRow.direction(cell.text) else {
        throw SegmentationError.badCriterionCell(
          file: file, line: cell.line, column: name, row: "direction", value: cell.text, allowed: "max or min")
      }
      direction = stated
    }
    let (q, p, s) = (try number(.indifference), try number(.preference), try number(.inflection))
    var bounds: CriterionBounds?
    if let low = try number(.low), let high = try number(.high) { bounds = CriterionBounds(low, high) }
    return try Criterion(
      name, overruled ?? direction, unit: cells[.unit]?.text, indifference: q, preference: p, veto: number(.veto),
      bounds: bounds, preferenceFunction: function(name, q, p, s, file: file))
  }

  private func function(
    _ name: String, _ q: Double?, _ p: Double?, _ s: Double?, file: String
  ) throws(SegmentationError) -> PreferenceFunction? {
    guard let cell = cells[.function] else { return s.map { .gaussian(inflection: $0) } }
    func needed(_ value: Double?, _ letter: String) throws(SegmentationError) -> Double {
      guard let value else {
        throw .badCriterionCell(
          file: file, line: cell.line, column: name, row: "function", value: cell.text,
          allowed: "given together with the threshold \(letter)")
      }
      return value
    }
    switch cell.text.lowercased() {
    case "usual": return .usual
    case "u-shape": return .uShape(indifference: try needed(q, "q"))
    case "v-shape": return .vShape(preference: try needed(p, "p"))
    case "level": return .level(indifference: try needed(q, "q"), preference: try needed(p, "p"))
    case "linear": return .linear(indifference: try needed(q, "q"), preference: try needed(p, "p"))
    case "gaussian": return .gaussian(inflection: try needed(s, "s"))
    default:
      throw .badCriterionCell(
        file: file, line: cell.line, column: name, row: "function", value: cell.text,
        allowed: "usual, u-shape, v-shape, level, linear or gaussian")
    }
  }
}
