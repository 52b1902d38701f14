import Foundation
import Parallelism
import TestSupport
import Testing

@testable import DecisionCases

/// A check that cannot fail says nothing.
@Suite struct CaseCheckLawTests {
  /// A single value of those that a case expects, when it is another one, is noticed: up to a dozen values of each
  /// case.
  @Test(arguments: ShippedCases.names) func anotherExpectedValueIsNoticed(name: String) throws {
    let file = try CaseFile.value(name)
    let leaves = file.paths.filter { path in
      path.first == "expected" && file.at(path[...]).map(Self.isLeaf) == true
    }
    #expect(!leaves.isEmpty)
    let stride = max(1, leaves.count / 12)
    for place in Swift.stride(from: 0, to: leaves.count, by: stride) {
      let path = leaves[place]
      let changed = file.replacing(path[...], by: Self.another(try #require(file.at(path[...]))))
      let check = try CaseCheck(changed.decisionCase())
      #expect(!check.matches, "\(name) \(path.joined(separator: "."))")
      #expect(check.quantities.count { !$0.matches } == 1)
    }
  }

  private static func isLeaf(_ value: JSONValue) -> Bool {
    switch value {
    case .number, .text, .bool: true
    default: false
    }
  }

  private static func another(_ value: JSONValue) -> JSONValue {
    switch value {
    case .number(let number): .number(number + 1 + abs(number) * 0.01)
    case .text(let text): .text(text + "'")
    case .bool(let bool): .bool(!bool)
    default: value
    }
  }

  @Test func printedNumbersAreCompared() throws {
    let file = try CaseFile.value("topsis-tzeng-huang-2011")
    let printed = try CaseCheck(file.decisionCase()).quantities.filter(\.isPrinted)
    #expect(printed.map(\.key) == ["scores"])
    #expect(printed.allSatisfy { $0.matches && abs($0.tolerance - 0.00005) < 1e-12 && $0.largestDeviation > 1e-6 })
    let changed = file.replacing(["published", "0", "values", "1"], by: .number(0.6582))
    let check = try CaseCheck(changed.decisionCase())
    let wrong = check.quantities.filter { !$0.matches }
    #expect(wrong.map(\.key) == ["scores"] && wrong.map(\.isPrinted) == [true])
  }

  @Test func keysThatNobodyComputesAreNamed() throws {
    let file = try CaseFile.value("topsis-tzeng-huang-2011")
    let check = try CaseCheck(file.replacing(["expected", "closeness"], by: .list([.number(1)])).decisionCase())
    #expect(check.unchecked == ["closeness"])
    #expect(check.matches)
    let alone = try CaseCheck(
      file.replacing(["expected"], by: .object(["closeness": .number(1)])).replacing(["published"], by: .null)
        .decisionCase())
    #expect(!alone.matches)
  }

  @Test func moreOrFewerValuesNeverMatch() throws {
    let file = try CaseFile.value("topsis-tzeng-huang-2011")
    for (key, kind) in [("scores", CaseCheck.Kind.numbers), ("ranking", .wholeNumbers)] {
      let shorter = file.replacing(["expected", key], by: .list([try #require(file.at(["expected", key, "0"]))]))
      let check = try CaseCheck(shorter.decisionCase())
      let quantity = try #require(check.quantities.first { $0.key == key && !$0.isPrinted })
      #expect(quantity.kind == kind && quantity.count == 1 && quantity.foundCount == 4 && !quantity.matches)
    }
  }

  @Test func tolerancesGoByKeyThenForAllThenByTheLargest() throws {
    let file = try CaseFile.value("topsis-tzeng-huang-2011")
    func allowed(_ tolerance: [String: JSONValue]) throws -> [String: Double] {
      let check = try CaseCheck(file.replacing(["tolerance"], by: .object(tolerance)).decisionCase())
      return Dictionary(
        check.quantities.filter { !$0.isPrinted }.map { ($0.key, $0.tolerance) }, uniquingKeysWith: { $1 })
    }
    let stated = try allowed(["scores": .number(1e-9), "all": .number(1e-8), "ideal": .number(1e-7)])
    #expect(stated["scores"] == 1e-9 && stated["antiIdeal"] == 1e-8 && stated["ideal"] == 1e-7)
    #expect(stated["ranking"] == 0 && stated["betterIs"] == 0)
    #expect(try allowed(["scores": .number(1e-9), "ideal": .number(1e-7)])["antiIdeal"] == 1e-7)
  }

  @Test func threadsDoNotMatter() throws {
    for shipped in try ShippedCases.all() where shipped.id.hasPrefix("smaa") || shipped.id.hasPrefix("promethee") {
      #expect(try CaseCheck(shipped, workers: .one) == CaseCheck(shipped, workers: Workers(count: 3)))
    }
  }
}
