import Clustering
import Provenance
import Testing

/// The sentence and the category of every error.
@Suite struct ClusteringErrorRefusalTests {
  private static let sentences: [(error: ClusteringError, sentence: String, category: ErrorCategory)] = [
    (.noObservations, "There is nothing to cluster: at least one observation and one feature are needed.", .data),
    (
      .columnLengths(feature: 1, length: 9, expected: 10),
      "Feature 2 has 9 values where the first has 10; all must have the same number.", .data
    ),
    (.notFinite(observation: 4, feature: 0), "Observation 5 has no finite number in feature 1.", .data),
    (
      .nothingObserved(observation: 4),
      "Observation 5 has no value in any feature that counts and so is nowhere; set it apart.", .data
    ),
    (.featureNotObserved(2), "No observation that counts has a value in feature 3; leave it out.", .data),
    (
      .notCategorical(observation: 4, feature: 0),
      "Observation 5 has no whole number in 0…255 in feature 1; latent classes need answers coded by such numbers.",
      .data
    ),
    (
      .valuesTooLarge(feature: 2),
      "Feature 3 holds or weighs so much that sums of squares exceed the largest number; use a larger unit.", .data
    ),
    (.clusterCount(0, observations: 0), "The number of segments is 0; it must be at least 1.", .usage),
    (
      .clusterCount(7, observations: 5),
      "7 segments were asked for and there are only 5 complete accounts; the number of segments must be in 1…5.", .data
    ),
    (
      .tooFewDistinct(distinct: 3, clusters: 4),
      "The accounts hold only 3 different rating patterns, so 4 segments cannot be told apart; ask for at most 3.",
      .data
    ),
    (
      .tooManyObservations(20_000, limit: 16_384),
      "20000 accounts are too many for a method that compares every pair of them; it takes at most 16384. "
        + "Divide a random sample of them, or use k-means.", .data
    ),
    (
      .incomparable(first: 0, second: 4),
      "Observations 1 and 5 have no value in common to compare; leave one of them out, or add a column that both have.",
      .data
    ),
    (.weightCount(2, expected: 3), "There are 2 weights for 3 things to weigh; the numbers must be equal.", .usage),
    (
      .badWeight(index: 0, value: -1.5), "Weight 1 is -1.5; a weight must be a finite number of at least 0.", .data
    ),
    (.allWeightsZero, "All weights are 0; at least one must be positive.", .data),
    (
      .constantFeature(8),
      "Feature 9 has the same value everywhere and cannot be scaled by its spread; leave it out.", .data
    ),
    (
      .centroidShape(features: 3, expected: 9), "The centroids have 3 features and the observations 9.", .usage
    ),
    (
      .setting(name: "The patience", value: -1, allowed: "at least 0"), "The patience is -1; it must be at least 0.",
      .usage
    ),
    (.setting(name: "The share", value: 1.5, allowed: "in 0…1"), "The share is 1.5; it must be in 0…1.", .usage),
  ]

  @Test(arguments: sentences) func sentenceAndCategory(
    error: ClusteringError, sentence: String, category: ErrorCategory
  ) {
    #expect(error.description == sentence)
    #expect(error.category == category)
  }
}
