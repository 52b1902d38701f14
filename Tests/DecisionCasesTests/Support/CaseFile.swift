import Foundation
import TestSupport
import Testing

@testable import DecisionCases

/// Files of reference cases, by name and without the extension.
enum CaseFile {
  /// The folder of the cases that ship.
  static let shipped = URL(filePath: ProjectFiles.path("Tests/Fixtures/decision-cases"))
  /// The folder of the cases beside the checkout.
  static let shared = SharedFiles.root.appending(path: "oracles/mcda")

  static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(5)) }.sorted()
  }

  static func read(_ name: String, in folder: URL) throws -> DecisionCase {
    try DecisionCase(json: Data(contentsOf: folder.appending(path: "\(name).json")), name: "\(name).json")
  }

  /// The whole file as a value, to be changed.
  static func value(_ name: String) throws -> JSONValue {
    try JSONValue(Data(contentsOf: shipped.appending(path: "\(name).json")), file: name)
  }
}

/// The cases of one method, in the words of the files.
struct MethodCases: CustomTestStringConvertible, Sendable {
  let method: String
  let names: [String]

  var testDescription: String { "\(method): \(names.count)" }

  /// All cases of a folder, method by method.
  static func all(in folder: URL) -> [MethodCases] {
    let names = CaseFile.names(in: folder)
    // A file that cannot be read must show as a failed case and not as no case at all.
    let methods = Dictionary(grouping: names) { (try? CaseFile.read($0, in: folder).method) ?? "unreadable" }
    return methods.keys.sorted().map { MethodCases(method: $0, names: methods[$0] ?? []) }
  }

  /// Expects every value of every case to be found.
  func expectMatches(in folder: URL, location: SourceLocation = #_sourceLocation) throws {
    for name in names {
      let check = try CaseCheck(CaseFile.read(name, in: folder))
      for quantity in check.quantities where !quantity.matches {
        Issue.record("\(name) \(quantity)", sourceLocation: location)
      }
      #expect(check.matches, "\(name)", sourceLocation: location)
      #expect(check.unchecked.isEmpty, "\(name): nobody computes \(check.unchecked)", sourceLocation: location)
    }
  }
}

extension JSONValue: Encodable {
  /// Writes the value as it stands.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    case .object(let entries): try container.encode(entries)
    }
  }

  /// The case that the value is.
  func decisionCase() throws -> DecisionCase { try DecisionCase(json: JSONEncoder().encode(self), name: "case.json") }

  /// The value with what stands at a path replaced; places in lists are numbers.
  func replacing(_ path: ArraySlice<String>, by new: JSONValue) -> JSONValue {
    guard let first = path.first else { return new }
    switch self {
    case .object(var entries):
      entries[first] = (entries[first] ?? .null).replacing(path.dropFirst(), by: new)
      return .object(entries)
    case .list(var values):
      guard let place = Int(first), values.indices.contains(place) else { return self }
      values[place] = values[place].replacing(path.dropFirst(), by: new)
      return .list(values)
    default: return self
    }
  }

  /// The paths to all values, this one included.
  var paths: [[String]] {
    let inner: [(String, JSONValue)] =
      switch self {
      case .object(let entries): entries.sorted { $0.key < $1.key }.map { ($0, $1) }
      case .list(let values): values.enumerated().map { (String($0), $1) }
      default: []
      }
    return [[]] + inner.flatMap { key, value in value.paths.map { [key] + $0 } }
  }

  /// What stands at a path.
  func at(_ path: ArraySlice<String>) -> JSONValue? {
    guard let first = path.first else { return self }
    switch self {
    case .object(let entries): return entries[first]?.at(path.dropFirst())
    case .list(let values):
      return Int(first).flatMap { values.indices.contains($0) ? values[$0].at(path.dropFirst()) : nil }
    default: return nil
    }
  }
}
