/// The version of Pondera, which every saved result carries.
public enum PonderaVersion {
  /// The version in the form `major.minor.patch`.
  public static let current = "0.1.0"
}
