import Testing

@testable import LinearAlgebra

/// What LAPACK never does in these tests, because the input is checked before.
@Suite struct LAPACKStatusRefusalTests {
  @Test func everyStatusBecomesAnError() throws {
    try LAPACKStatus(routine: "dgesdd", info: 0).requireSuccess()
    #expect(throws: LinearAlgebraError.illegalArgument(routine: "dgesdd", position: 5)) {
      try LAPACKStatus(routine: "dgesdd", info: -5).requireSuccess()
    }
    #expect(throws: LinearAlgebraError.notConverged(routine: "dgesdd", info: 3)) {
      try LAPACKStatus(routine: "dgesdd", info: 3).requireSuccess()
    }
  }

  @Test func scratchMemoryThatCannotBeCounted() throws {
    #expect(try LAPACKStatus.workspaceLength(0) == 1)
    #expect(try LAPACKStatus.workspaceLength(1_000) == 1_000)
    #expect(try LAPACKStatus.workspaceLength(2_147_483_647) == .max)
    #expect(throws: LinearAlgebraError.tooLarge(dimension: 2_147_483_648, limit: 2_147_483_647)) {
      try LAPACKStatus.workspaceLength(2_147_483_648)
    }
    #expect(throws: LinearAlgebraError.tooLarge(dimension: -4, limit: 2_147_483_647)) {
      try LAPACKStatus.workspaceLength(-4)
    }
  }
}
