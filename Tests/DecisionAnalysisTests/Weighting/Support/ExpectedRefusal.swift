import DecisionAnalysis
import Provenance
import Testing

/// Expects an error, its sentence and its category.
func expectRefusal<T>(
  _ error: DecisionError, _ sentence: String, _ category: ErrorCategory = .data,
  location: SourceLocation = #_sourceLocation, _ body: () throws -> T
) {
  #expect(throws: error, sourceLocation: location) { try body() }
  #expect(error.description == sentence, sourceLocation: location)
  #expect(error.category == category, sourceLocation: location)
}

/// Expects an error about weights, its sentence and its category.
func expectRefusal<T>(
  _ error: WeightingError, _ sentence: String, _ category: ErrorCategory = .data,
  location: SourceLocation = #_sourceLocation, _ body: () throws -> T
) {
  expectRefusal(DecisionError.weighting(error), sentence, category, location: location, body)
}
