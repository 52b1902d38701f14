import LinearAlgebra
import Provenance

/// What takes a LAPACK and is left out, with a word, where there is none to be had.
enum LibraryNeed {
  /// Measures, or says why the library is not there. Other errors are thrown.
  static func measure<T>(_ body: () throws -> T?) throws -> (value: T?, obstacle: LinearAlgebraError?) {
    do {
      return (try body(), nil)
    } catch let error as LinearAlgebraError where error.category == .service {
      return (nil, error)
    }
  }

  /// What a person should know when something was left out.
  ///
  /// - Parameter parts: What was, as the beginning of a sentence.
  static func diagnostic(_ parts: String, _ obstacle: LinearAlgebraError) -> Diagnostic {
    Diagnostic(.warning, code: "needs-lapack", "\(parts) left out. \(obstacle.description)")
  }
}
