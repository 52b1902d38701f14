/// What a LAPACK routine says when it returns.
struct LAPACKStatus {
  /// The routine's name.
  let routine: String
  /// Its last argument: 0 when all is well, −i for an illegal argument i, positive for a failure of the computation.
  let info: Int32

  /// Turns a failure into an error; a positive `info` means "not converged" unless the caller has looked at it before.
  func requireSuccess() throws(LinearAlgebraError) {
    if info < 0 { throw .illegalArgument(routine: routine, position: -Int(info)) }
    if info > 0 { throw .notConverged(routine: routine, info: Int(info)) }
  }

  /// The length of scratch memory that a workspace query has left in its first word.
  static func workspaceLength(_ answer: Double) throws(LinearAlgebraError) -> Int32 {
    // A negative answer is one that overflowed in the library.
    guard answer >= 0, answer <= Double(Int32.max) else {
      throw .tooLarge(dimension: Int(clamping: Int64(exactly: answer) ?? .max), limit: Int(Int32.max))
    }
    return max(1, Int32(answer))
  }
}
