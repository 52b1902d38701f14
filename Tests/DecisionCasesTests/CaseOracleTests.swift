import TestSupport
import Testing

@testable import DecisionCases

/// One test a method, over all its files: those that ship, and those beside the checkout.
@Suite struct CaseOracleTests {
  @Test(arguments: MethodCases.all(in: CaseFile.shipped)) func shipped(method: MethodCases) throws {
    try method.expectMatches(in: CaseFile.shipped)
  }

  @Test(.enabled(if: SharedFiles.exist), arguments: SharedFiles.exist ? MethodCases.all(in: CaseFile.shared) : [])
  func shared(method: MethodCases) throws {
    try method.expectMatches(in: CaseFile.shared)
  }

  @Test(.enabled(if: SharedFiles.exist)) func everySharedFileIsReadAndShips() {
    let shared = CaseFile.names(in: CaseFile.shared)
    #expect(shared.count >= 60)
    #expect(Set(shared).isSubset(of: ShippedCases.names))
  }

  /// Shipped cases expect the same numbers as the files that they were made from, to the last digit.
  @Test(.enabled(if: SharedFiles.exist), arguments: SharedFiles.exist ? CaseFile.names(in: CaseFile.shared) : [])
  func distilledCasesExpectTheSame(name: String) throws {
    let (own, original) = try (
      CaseFile.read(name, in: CaseFile.shipped), CaseFile.read(name, in: CaseFile.shared)
    )
    #expect(own.expected.value == original.expected.value)
    #expect(own.tolerance.value == original.tolerance.value)
    #expect(own.input["matrix"].value == original.input["matrix"].value)
    #expect(own.input["weights"].value == original.input["weights"].value)
    #expect(own.id == original.id && own.method == original.method && own.family == original.family)
  }
}
