import LinearAlgebra
import Parallelism
import Provenance
import Testing

@Suite struct BLASLibraryLawTests {
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

  @Test func theThreadCountIsObeyedWhereThereIsOne() {
    let obeyed = BLASLibrary.setThreadCount(1)
    if BLASLibrary.current.name.hasPrefix("OpenBLAS") {
      #expect(obeyed && BLASLibrary.current.threadCount == 1)
    } else {
      #expect(BLASLibrary.current.threadCount == nil)
    }
  }

  /// With one BLAS thread, work on many of our own gives the bits that one gives.
  @Test func manyCallersGiveTheSameBits() throws {
    BLASLibrary.setThreadCount(1)
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
