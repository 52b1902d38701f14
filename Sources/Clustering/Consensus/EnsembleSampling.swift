/// What each member of an ensemble is fitted to.
public enum EnsembleSampling: Hashable, Sendable {
  /// As many observations as there are, drawn with replacement.
  case bootstrap
  /// A share of the observations, drawn without replacement.
  case subsample(share: Double)
}
