import Criteria
import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// One reference case of `oracles/mcda` that is about weights.
struct WeightingOracle {
  let id: String
  let method: String
  let family: String
  let input: [String: Any]
  let parameters: [String: Any]
  private let expected: [String: Any]
  private let tolerance: [String: Double]

  struct NoCase: Error {}

  /// The names of the cases whose method begins with one of these words.
  static func named(_ prefixes: String...) -> [String] {
    guard SharedFiles.exist else { return [] }
    let found = all.filter { name in
      guard let method = try? WeightingOracle(named: name).method else { return true }
      return prefixes.contains { method.hasPrefix($0) }
    }
    // A folder that cannot be read must show as a failed case and not as no case at all.
    return found.isEmpty ? ["missing:" + prefixes.joined(separator: ",")] : found
  }

  /// All cases, without the extension.
  static let all: [String] = {
    let folder = SharedFiles.root.appending(path: "oracles/mcda").path()
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(5)) }.sorted()
  }()

  init(named name: String) throws {
    let data = try Data(contentsOf: SharedFiles.root.appending(path: "oracles/mcda/\(name).json"))
    guard let file = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { throw NoCase() }
    id = file["id"] as? String ?? name
    method = file["method"] as? String ?? ""
    family = file["family"] as? String ?? ""
    input = file["input"] as? [String: Any] ?? [:]
    parameters = file["parameters"] as? [String: Any] ?? [:]
    expected = file["expected"] as? [String: Any] ?? [:]
    tolerance = (file["tolerance"] as? [String: Any] ?? [:]).compactMapValues { $0 as? Double }
  }

  /// The numbers of a value in any nesting of lists; `null` is NaN.
  static func numbers(_ value: Any?) -> [Double] {
    if let list = value as? [Any] { return list.flatMap { numbers($0) } }
    if value is NSNull { return [.nan] }
    return (value as? Double).map { [$0] } ?? []
  }

  /// A list of lists of numbers.
  static func matrix(_ value: Any?) throws -> Matrix {
    try Matrix(rows: (value as? [Any] ?? []).map { numbers($0) })
  }

  /// The decision matrix, with the directions where there are any.
  func decisionMatrix() throws -> DecisionMatrix {
    let values = try Self.matrix(input["matrix"])
    let directions = input["directions"] as? [String]
    return try DecisionMatrix(
      criteria: (0..<values.columnCount).map {
        try Criterion("c\($0 + 1)", directions?[$0] == "min" ? .minimize : .maximize)
      }, values: values)
  }

  /// The names of n things, made up where the file has none.
  func names(_ key: String, count: Int) -> [String] { input[key] as? [String] ?? (0..<count).map { "c\($0 + 1)" } }

  /// Expects every value of the file to be among those found, and equal up to the stated tolerance.
  ///
  /// - Parameter found: The numbers by the path of keys, joined by points.
  func expect(_ found: [String: [Double]], location: SourceLocation = #_sourceLocation) {
    for (path, wanted) in Self.leaves(expected, "") {
      guard let values = found[path] else {
        Issue.record("\(id): nobody computes \(path)", sourceLocation: location)
        continue
      }
      let key = path.split(separator: ".").last.map(String.init) ?? path
      let allowed = tolerance[key] ?? tolerance[path] ?? tolerance["all"] ?? tolerance.values.max() ?? 0
      #expect(values.count == wanted.count, "\(id) \(path)", sourceLocation: location)
      for (index, (value, reference)) in zip(values, wanted).enumerated() {
        #expect(
          abs(value - reference) <= allowed, "\(id) \(path) \(index): \(value), not \(reference)",
          sourceLocation: location)
      }
    }
  }

  /// The expected numbers of a key, for files of which only a part is ours.
  func expectedNumbers(_ key: String) -> [Double] { Self.numbers(expected[key]) }

  private static func leaves(_ value: [String: Any], _ prefix: String) -> [(path: String, numbers: [Double])] {
    value.sorted { $0.key < $1.key }.flatMap { key, value -> [(path: String, numbers: [Double])] in
      if let inner = value as? [String: Any] { return leaves(inner, prefix + key + ".") }
      return [(prefix + key, numbers(value))]
    }
  }
}
