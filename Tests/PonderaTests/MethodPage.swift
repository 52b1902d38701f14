import Foundation
import Pondera
import TestSupport
import Testing

/// The page of a decision method, and what the code says of that method.
struct MethodPage: Sendable, CustomTestStringConvertible {
  static let folder = "Sources/Pondera/Pondera.docc/Methods"
  static let headings = ["Definition", "When to use it", "Conventions", "Names elsewhere", "Source", "Example"]

  /// Which catalogue the method is in.
  let kind: String
  let identifier: String
  /// The name of the type, as a page links to it.
  let typeName: String
  let settings: [MethodSetting]
  let citations: [Citation]
  /// Makes the method with some choices.
  let make: @Sendable ([String: SettingValue]) throws -> Void

  var name: String { "\(kind)-\(identifier)" }
  var testDescription: String { name }

  /// One page for each entry of the three catalogues.
  static let all: [MethodPage] =
    RankingCatalogue.entries.map { entry in
      MethodPage(
        kind: "Ranking", identifier: entry.identifier, typeName: "\(entry.type)", settings: entry.settings,
        citations: entry.citations, make: { _ = try entry.make($0) })
    }
    + SortingCatalogue.entries.map { entry in
      MethodPage(
        kind: "Sorting", identifier: entry.identifier, typeName: "\(entry.type)", settings: entry.settings,
        citations: entry.citations,
        make: { _ = try entry.make(CategoryProfiles(categories: ["all"], criteria: ["a"], boundaries: []), $0) })
    }
    + WeightingCatalogue.entries.map { entry in
      MethodPage(
        kind: "Weighting", identifier: entry.identifier, typeName: "\(entry.type)", settings: entry.settings,
        citations: entry.citations, make: { _ = try entry.make($0) })
    }

  /// What is asked after a ranking: pages beside those of the catalogues.
  static let analyses: [MethodPage] = [
    MethodPage(
      kind: "Analysis", identifier: "robustness", typeName: "WeightStability", settings: [],
      citations: WeightStability.citations + SMAA.citations + RankReversal.citations + RankAgreement.citations,
      make: { _ in }),
    MethodPage(
      kind: "Analysis", identifier: PreferenceShares.identifier, typeName: "PreferenceShares", settings: [],
      citations: PreferenceShares.citations, make: { _ in }),
  ]

  /// The page, line by line.
  func lines() throws -> [String] { try Self.lines(of: "\(Self.folder)/\(name).md") }

  /// What stands under a heading.
  func section(_ heading: String) throws -> [String] {
    let lines = try lines()
    let start = try #require(lines.firstIndex(of: "## \(heading)"))
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("## ") })
  }

  /// The lines of a file of the project.
  static func lines(of path: String) throws -> [String] {
    let text = try String(contentsOfFile: ProjectFiles.path(path), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
  }

  /// Lines as one, however they were wrapped.
  static func unwrapped(_ lines: [String]) -> String {
    lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
  }

  /// The cells of the row of a table that begins with a name.
  static func cells(of name: String, in lines: [String]) -> [String]? {
    lines.first { $0.hasPrefix("| `\(name)` |") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
  }
}
