import Criteria
import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// One reference case of `oracles/mcda`.
struct MCDAOracle: Decodable {
  let id: String
  let family: String
  let parameters: JSONValue?
  let input: JSONValue
  let expected: JSONValue
  let tolerance: JSONValue?

  /// The files whose names begin with one of these words.
  static func named(_ prefixes: String...) -> [String] {
    guard SharedFiles.exist else { return [] }
    let found = all.filter { name in prefixes.contains { name.hasPrefix($0) } }
    // A folder that cannot be read must show as a failed case and not as no case at all.
    return found.isEmpty ? ["missing:" + prefixes.joined(separator: ",")] : found
  }

  /// All files, without the extension.
  static let all: [String] = {
    let folder = SharedFiles.root.appending(path: "oracles/mcda").path()
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(5)) }.sorted()
  }()

  init(named name: String) throws { self = try SharedFiles.oracle("mcda/\(name)") }

  /// The criteria, with what the input and the parameters say of them.
  func criteria() throws -> [Criterion] {
    let directions = try #require(input["directions"]).texts
    // Some files call the levels of concordance p and q.
    func threshold(_ key: String, _ index: Int) -> Double? {
      guard let list = parameters?[key]?.list, list.count == directions.count else { return nil }
      return list[index].number
    }
    return try directions.indices.map { index in
      let bounds = parameters?["bounds"]?.list?[index].numbers
      return try Criterion(
        input["criteria"]?.texts[index] ?? "c\(index + 1)", directions[index] == "max" ? .maximize : .minimize,
        indifference: threshold("q", index), preference: threshold("p", index), veto: threshold("v", index),
        bounds: bounds.map { CriterionBounds($0[0], $0[1]) },
        preferenceFunction: parameters?["preferenceFunctions"]?.list?[index].preferenceFunction())
    }
  }

  func matrix() throws -> DecisionMatrix {
    let rows = try #require(input["matrix"]?.list).map(\.numbers)
    return try DecisionMatrix(
      alternatives: input["alternatives"]?.texts, criteria: criteria(), values: Matrix(rows: rows))
  }

  func weights() throws -> Weights {
    let names = try criteria().map(\.name)
    return try Weights(criteria: names, values: input["weights"]?.list?.compactMap(\.number) ?? names.map { _ in 1 })
  }

  /// How far a number may be from the expected one.
  func tolerance(of key: String) throws -> Double {
    let stated = try #require(tolerance)
    return try #require(stated[key]?.number ?? stated["all"]?.number ?? stated.numbers.max())
  }

  /// Expects numbers, in any nesting of lists.
  func expect(_ found: [Double], _ key: String, location: SourceLocation = #_sourceLocation) throws {
    let wanted = try #require(expected[key], "\(id) has no \(key)", sourceLocation: location).numbers
    let tolerance = try tolerance(of: key)
    #expect(found.count == wanted.count, "\(id) \(key)", sourceLocation: location)
    for (index, (value, reference)) in zip(found, wanted).enumerated() {
      #expect(
        abs(value - reference) <= tolerance * max(1, abs(reference) * 1e-3), "\(id) \(key) \(index)",
        sourceLocation: location)
    }
  }

  /// Expects whole numbers.
  func expect(_ found: [Int], _ key: String, location: SourceLocation = #_sourceLocation) throws {
    let wanted = try #require(expected[key], "\(id) has no \(key)", sourceLocation: location).numbers.map { Int($0) }
    #expect(found == wanted, "\(id) \(key)", sourceLocation: location)
  }
}

extension JSONValue {
  /// A preference function as the files write it.
  func preferenceFunction() throws -> PreferenceFunction {
    func parameter(_ name: String) throws -> Double { try #require(self[name]?.number) }
    switch self["type"]?.text {
    case "usual": return .usual
    case "ushape": return .uShape(indifference: try parameter("q"))
    case "vshape": return .vShape(preference: try parameter("p"))
    case "level": return .level(indifference: try parameter("q"), preference: try parameter("p"))
    case "linear": return .linear(indifference: try parameter("q"), preference: try parameter("p"))
    case "gaussian": return .gaussian(inflection: try parameter("s"))
    default: throw MCDAOracle.UnknownFunction()
    }
  }
}

extension MCDAOracle {
  struct UnknownFunction: Error {}
}

extension Matrix {
  /// The entries row after row, as the files list them.
  var rowMajor: [Double] { (0..<rowCount).flatMap { row($0) } }
}
