/// How samples are made of a market, to see which segments are found again in them.
///
/// The four schemes of Hennig (2007), doi:10.1016/j.csda.2006.11.025. With m the number of observations that weigh
/// anything and s_j the standard deviation of feature j:
///
/// - **bootstrap**: as many observations as there are, drawn with replacement. Repeated draws count once, as
///   `clusterboot` of the R package fpc does by default, or k-means would make clusters of them.
/// - **subset**: a share of the m, half unless told otherwise, drawn without replacement.
/// - **noise**: a share of the m, a twentieth unless told otherwise, gives way to noise, uniform in the box of four
///   standard deviations about the mean of each feature. The others are looked at.
/// - **jitter**: normal noise of a share, a tenth unless told otherwise, of s_j is added to every value.
///
/// Where we depart from fpc: there each observation becomes noise by chance, and here as many as the share says, so that
/// samples differ less by luck. Its box lies along the principal components; ours along the features, in the units of the
/// questionnaire. Principal components are not unique where variances are equal, and turning the box does not change the
/// mean squared distance of noise from the middle, 16/3 Σ s_j². Its jitter takes the 0.05 quantile of the gaps between
/// neighbouring values along a component, which tends to 0 the more accounts there are; ours means the same for any
/// number.
public enum ResamplingScheme: String, Hashable, Sendable, Codable, CaseIterable {
  /// As many observations as there are, drawn with replacement; repeated ones count once.
  case bootstrap
  /// A share of the observations, drawn without replacement.
  case subset
  /// A share of the observations replaced by noise.
  case noise
  /// A little noise added to every value.
  case jitter

  /// The share that is drawn, replaced or, of a standard deviation, added, unless told otherwise; a bootstrap has none.
  public var defaultShare: Double? {
    switch self {
    case .bootstrap: nil
    case .subset: 0.5
    case .noise: 0.05
    case .jitter: 0.1
    }
  }
}
