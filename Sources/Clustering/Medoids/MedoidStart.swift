/// Where a search for medoids starts.
public enum MedoidStart: String, Hashable, Sendable, Codable, CaseIterable {
  /// One medoid after the other, each the observation that lowers the total deviation most: the BUILD phase of PAM.
  /// Nothing is drawn, so there is one start, whatever the number of restarts. Takes as long as k passes.
  case build
  /// One medoid after the other, each drawn from the observations that lie elsewhere, all of them alike.
  case random
  /// One medoid after the other, each drawn with probability proportional to its weight times its distance from the
  /// nearest drawn before, as k-means++ does with squared distances.
  case plusPlus = "plus-plus"
}
