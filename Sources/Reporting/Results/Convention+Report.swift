import DecisionAnalysis

extension [Convention] {
  /// `normalisation: vector, distance: euclidean`.
  var text: String { map { "\($0.name): \($0.value)" }.joined(separator: ", ") }

  /// The choices by what is chosen.
  var byName: [String: String] { Dictionary(map { ($0.name, $0.value) }) { first, _ in first } }
}
