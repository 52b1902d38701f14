import LinearAlgebra

extension DecisionError {
  /// What an error of linear algebra means to a method: values that are too large are the data's fault.
  static func of(_ error: LinearAlgebraError, method: String) -> DecisionError {
    if case .overflow = error { return .valuesTooLarge(method: method) }
    return .linearAlgebra(error)
  }
}
