public import Provenance

/// What can be wrong with the matrices that are computed with, or with the computation itself.
///
/// Rows, columns and pivots in the cases are counted from 0; the sentences count from 1.
public enum LinearAlgebraError: PonderaError {
  /// A row has another length than the first.
  case rowLength(row: Int, length: Int, expected: Int)
  /// A column has another length than the first.
  case columnLength(column: Int, length: Int, expected: Int)
  /// The number of entries does not fit the shape.
  case elementCount(Int, shape: MatrixShape)
  /// A vector has another length than the operation needs.
  case vectorLength(Int, expected: Int, operation: String)
  /// Two matrices do not fit together; the shapes are those of the operands as used, transposed where asked.
  case shapes(left: MatrixShape, right: MatrixShape, operation: String)
  /// A matrix that must be square is not.
  case notSquare(MatrixShape)
  /// A matrix that must be symmetric is not: `value` stands at (row, column) and `mirrored` at (column, row).
  case notSymmetric(row: Int, column: Int, value: Double, mirrored: Double)
  /// An entry that must be a finite number is not.
  case notFinite(row: Int, column: Int, value: Double)
  /// The numbers of a column are so large that what is computed of them is not finite.
  case overflow(column: Int)
  /// A dimension, or the scratch memory that goes with it, does not fit the 32-bit integers of BLAS and LAPACK.
  case tooLarge(dimension: Int, limit: Int)
  /// A matrix has no rows where at least one is needed.
  case noRows
  /// The Cholesky factorisation broke down at this pivot: the leading block up to it is not positive definite.
  case notPositiveDefinite(pivot: Int)
  /// The iteration of a LAPACK routine did not converge.
  case notConverged(routine: String, info: Int)
  /// No BLAS or no LAPACK could be loaded; `reason` is what the system says of it.
  case noLibrary(reason: String)
  /// The system does not give the linear algebra library the memory it works in, of so many bytes.
  case noMemory(byteCount: Int)
  /// A LAPACK routine was called with an argument it does not allow.
  case illegalArgument(routine: String, position: Int)
  /// A relative tolerance lies outside 0 ..< 1.
  case tolerance(Double)
  /// A list of weights has another length than the matrix has rows.
  case weightCount(Int, expected: Int)
  /// A weight is negative or not a finite number.
  case badWeight(row: Int, value: Double)
  /// Every weight is zero.
  case allWeightsZero
  /// A column has the same value everywhere, so that it has no correlation with anything.
  case constantColumn(Int)

  /// Whether the call, the data or Pondera is to blame.
  public var category: ErrorCategory {
    switch self {
    case .illegalArgument: .defect
    case .noLibrary, .noMemory: .service
    case .tolerance, .weightCount: .usage
    default: .data
    }
  }

  /// The sentence for people; rows, columns and pivots are counted from 1.
  public var description: String {
    switch self {
    case .notConverged(let routine, let info):
      "\(routine) did not converge (info = \(info)); the matrix is too badly scaled to be factorised."
    case .illegalArgument(let routine, let position):
      "Argument \(position) of \(routine) is illegal: a defect of Pondera, please report it."
    case .tolerance(let value):
      "The relative tolerance is \(value); it must be at least 0 and below 1."
    case .tooLarge(let dimension, let limit):
      "A dimension of \(dimension) is too large for this computation; at most \(limit) is possible."
    case .weightCount(let count, let expected):
      "There are \(count) weights for \(expected) rows; the numbers must be equal."
    case .badWeight(let row, let value):
      "Weight \(row + 1) is \(value); a weight must be a finite number of at least 0."
    case .allWeightsZero:
      "All weights are 0; at least one must be positive."
    case .noLibrary(let reason):
      "No BLAS and LAPACK could be loaded (\(reason)); install them with 'sudo apt-get install libblas3 liblapack3', or "
        + "faster ones with 'sudo apt-get install libopenblas0-pthread', or give this process more memory if they are there."
    case .noMemory(let byteCount):
      "There is too little memory for the linear algebra library: it needs \(byteCount >> 20) MB at once; give this process "
        + "more (for example with 'ulimit -v unlimited')."
    case .noRows:
      "The matrix has no rows; at least one is needed."
    default:
      shapeDescription ?? valueDescription
    }
  }

  /// The sentences about shapes.
  private var shapeDescription: String? {
    switch self {
    case .rowLength(let row, let length, let expected):
      "Row \(row + 1) has \(length) values where the first has \(expected); all must have the same number."
    case .columnLength(let column, let length, let expected):
      "Column \(column + 1) has \(length) values where the first has \(expected); all must have the same number."
    case .elementCount(let count, let shape):
      "There are \(count) numbers for a matrix of \(shape); a matrix of m × n has exactly m·n, with m and n at least 0."
    case .vectorLength(let length, let expected, let operation):
      "The vector has \(length) values where \(operation) needs \(expected)."
    case .shapes(let left, let right, let operation):
      "Matrices of \(left) and \(right) do not fit together in \(operation)."
    case .notSquare(let shape):
      "The matrix is \(shape); it must have as many rows as columns."
    default: nil
    }
  }

  /// The sentences about values.
  private var valueDescription: String {
    switch self {
    case .notSymmetric(let row, let column, let value, let mirrored):
      "The matrix is not symmetric: row \(row + 1), column \(column + 1) holds \(value) and its mirror image \(mirrored)."
    case .notFinite(let row, let column, let value):
      "Row \(row + 1), column \(column + 1) of the matrix holds \(value); every entry must be a finite number."
    case .overflow(let column):
      "The numbers of column \(column + 1) are too large to be computed with; divide the column by a constant."
    case .notPositiveDefinite(let pivot):
      "The matrix is not positive definite: its leading \(pivot + 1) × \(pivot + 1) block is not. "
        + "A column may be a combination of the others."
    case .constantColumn(let column):
      "Column \(column + 1) has the same value everywhere and has no correlation with another; leave it out."
    default: "The computation failed."
    }
  }
}
