import LinearAlgebra
import Provenance
import Testing

@Suite struct LinearAlgebraErrorRefusalTests {
  private static let all: [(LinearAlgebraError, ErrorCategory, String)] = [
    (
      .rowLength(row: 1, length: 2, expected: 3), .data,
      "Row 2 has 2 values where the first has 3; all must have the same number."
    ),
    (
      .columnLength(column: 1, length: 2, expected: 3), .data,
      "Column 2 has 2 values where the first has 3; all must have the same number."
    ),
    (
      .elementCount(5, shape: .init(rowCount: 2, columnCount: 3)), .data,
      "There are 5 numbers for a matrix of 2 × 3; a matrix of m × n has exactly m·n, with m and n at least 0."
    ),
    (
      .vectorLength(2, expected: 3, operation: "a product"), .data,
      "The vector has 2 values where a product needs 3."
    ),
    (
      .shapes(
        left: .init(rowCount: 2, columnCount: 3), right: .init(rowCount: 2, columnCount: 1), operation: "a product"),
      .data, "Matrices of 2 × 3 and 2 × 1 do not fit together in a product."
    ),
    (
      .notSquare(.init(rowCount: 2, columnCount: 3)), .data,
      "The matrix is 2 × 3; it must have as many rows as columns."
    ),
    (
      .notSymmetric(row: 1, column: 0, value: 1.5, mirrored: 2), .data,
      "The matrix is not symmetric: row 2, column 1 holds 1.5 and its mirror image 2.0."
    ),
    (
      .notFinite(row: 0, column: 2, value: .nan), .data,
      "Row 1, column 3 of the matrix holds nan; every entry must be a finite number."
    ),
    (
      .overflow(column: 0), .data,
      "The numbers of column 1 are too large to be computed with; divide the column by a constant."
    ),
    (
      .tooLarge(dimension: 50_000, limit: 32_766), .data,
      "A dimension of 50000 is too large for this computation; at most 32766 is possible."
    ),
    (
      .noLibrary(reason: "no such file"), .service,
      "No BLAS and LAPACK could be loaded (no such file); install them with 'sudo apt-get install libblas3 liblapack3', or "
        + "faster ones with 'sudo apt-get install libopenblas0-pthread', or give this process more memory if they are there."
    ),
    (
      .noMemory(byteCount: 128 << 20), .service,
      "There is too little memory for the linear algebra library: it needs 128 MB at once; give this process more (for "
        + "example with 'ulimit -v unlimited')."
    ),
    (.noRows, .data, "The matrix has no rows; at least one is needed."),
    (
      .notPositiveDefinite(pivot: 2), .data,
      "The matrix is not positive definite: its leading 3 × 3 block is not. "
        + "A column may be a combination of the others."
    ),
    (
      .notConverged(routine: "dgesdd", info: 4), .data,
      "dgesdd did not converge (info = 4); the matrix is too badly scaled to be factorised."
    ),
    (
      .illegalArgument(routine: "dsyevd", position: 8), .defect,
      "Argument 8 of dsyevd is illegal: a defect of Pondera, please report it."
    ),
    (.tolerance(2), .usage, "The relative tolerance is 2.0; it must be at least 0 and below 1."),
    (.weightCount(3, expected: 4), .usage, "There are 3 weights for 4 rows; the numbers must be equal."),
    (
      .badWeight(row: 0, value: -1), .data,
      "Weight 1 is -1.0; a weight must be a finite number of at least 0."
    ),
    (.allWeightsZero, .data, "All weights are 0; at least one must be positive."),
    (
      .constantColumn(3), .data,
      "Column 4 has the same value everywhere and has no correlation with another; leave it out."
    ),
  ]

  @Test(arguments: all) func everySentenceAndCategory(
    error: LinearAlgebraError, category: ErrorCategory, sentence: String
  ) {
    #expect(error.description == sentence)
    #expect(error.category == category)
  }
}
