import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// One after the other, because they change the setting they look at.
@Suite(.serialized) struct BLASLibraryLawTests {
  @Test func theLibrarySaysWhatItIs() {
    let library = BLASLibrary.current
    if library.kernel != nil {
      #expect(library.name.hasPrefix("OpenBLAS"))
    } else {
      #expect(library.name.hasPrefix("BLAS without a name") && library.threadCount == nil)
    }
    if let path = library.path {
      #expect(path.hasPrefix("/"))
      #expect(path.contains("openblas") == library.name.hasPrefix("OpenBLAS"))
      #expect(library.description.hasSuffix("(\(path))"))
    }
    #expect(library.description.hasPrefix(library.name))
  }

  @Test func whatComputesRunsOnOneThread() throws {
    #expect(try Matrix.identity(2).gramMatrix() == .identity(2))
    let isOpen = BLASLibrary.current.name.hasPrefix("OpenBLAS")
    #expect(BLASLibrary.current.threadCount == (isOpen ? 1 : nil))
  }

  @Test func anotherThreadCountIsRespectedWhereThereIsOne() throws {
    // The first computation sets 1, and only the first.
    #expect(try Matrix.identity(2).multiplied(by: [1, 2]) == [1, 2])
    let obeyed = BLASLibrary.setThreadCount(2)
    defer { BLASLibrary.setThreadCount(1) }
    #expect(try Matrix.identity(2).multiplied(by: [1, 2]) == [1, 2])
    let isOpen = BLASLibrary.current.name.hasPrefix("OpenBLAS")
    #expect(BLASLibrary.current.threadCount == (isOpen ? 2 : nil))
    if isOpen { #expect(obeyed) }
  }

  /// Work on many threads of ours gives the bits that one gives.
  @Test func manyCallersGiveTheSameBits() throws {
    let work: @Sendable (Int) throws -> [Matrix] = { index in
      var generator = SeededGenerator(seed: 26, stream: UInt64(index))
      let table = Matrix.normal(40 + 3 * index, 5 + index, using: &generator)
      let covariance = try ColumnCovariance(ofColumnsOf: table).covariance
      let parts = try SingularValueDecomposition(table)
      return [
        covariance, try SymmetricEigendecomposition(covariance).eigenvectors, parts.leftVectors, parts.rightVectors,
        try LeastSquares(design: table, response: Array(repeating: 1, count: table.rowCount)).coefficients,
      ]
    }
    let alone = try Workers.one.map(24, work)
    #expect(try Workers(count: 8).map(24, work) == alone)
  }
}
