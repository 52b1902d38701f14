/// A part of the work that ``BenchmarkRunner`` times.
package enum BenchmarkStage: String, CaseIterable, Sendable {
  /// Drawing buyers.
  case generate
  /// Writing them to a CSV file.
  case write
  /// Reading the file into typed columns, identifiers checked.
  case read
  /// Finding the segments.
  case fit
  /// Profiles, markers, names, and the place of every account.
  case profile

  /// Whether an analyst waits for it: generating the input is no part of her job.
  package var isMainJob: Bool {
    switch self {
    case .generate, .write: false
    case .read, .fit, .profile: true
    }
  }
}
