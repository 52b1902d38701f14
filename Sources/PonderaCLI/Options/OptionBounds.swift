/// What the options of numbers allow, all in one place.
///
/// Ranges reach beyond what anyone needs and end before what the program counts in, holds in memory, or can do in a lifetime.
enum OptionBounds {
  /// `-k`.
  static let segments = Bound(1...10_000)
  /// `explore -k`.
  static let segmentsToTry = Bound(2...1_000)
  /// `--restarts`.
  static let restarts = Bound(1...100_000)
  /// `--seed`.
  static let seed = Bound(UInt64.min...UInt64.max, standard: 1)
  /// `--threads`.
  static let threads = Bound(1...1_024)
  /// `--pairs`.
  static let pairs = Bound(2...10_000, standard: 100)
  /// `--trim`.
  static let trim = Bound(0.0..<1.0, standard: 0.05)
  /// `--min-size` and `--max-size`: accounts.
  static let size = Bound(1...1_000_000_000)
  /// `--min-size` and `--max-size`: percent.
  static let percent = Bound(0.0...100.0)
  /// `--min-sum`.
  static let sum = Bound(0.0...1e18)
  /// `--draws`.
  static let draws = Bound(1...10_000_000, standard: 10_000)
  /// `--top`.
  static let top = Bound(1...1_000_000, standard: 20)
  /// The numbers of `--weights`, `--sizes`, `--scores` and `--points`.
  static let listed = Bound(0.0...1e12)
  /// `--shares logit:SCALE`.
  static let logitScale = Bound(above: 0.0, through: 1_000_000.0)
  /// `generate --accounts`.
  static let generated = Bound(1...10_000_000_000)
  /// `--noise`.
  static let noise = Bound(0.0...1e12, standard: 1.5)
  /// The numbers of `--mix`.
  static let mix = Bound(above: 0.0, through: 1e12)
  /// `--mislabelled`.
  static let mislabelled = Bound(0.0...1.0, standard: 0)
  /// `benchmark --accounts` and `--max-accounts`.
  static let timed = Bound(100...1_000_000_000)
  /// `--predict`.
  static let predicted = Bound(100...1_000_000_000_000)
  /// `benchmark -k`.
  static let timedSegments = Bound(1...10_000, standard: 4)
  /// `--repeats`.
  static let repeats = Bound(1...1_000, standard: 3)
}
