/// The accounts that have both a found and a believed segment.
struct ComparedAccounts: Sendable {
  /// Which observations these are.
  let observations: [Int]
  /// The found segment of each.
  let found: [Int]
  /// The believed segment of each.
  let believed: [Int]

  init(_ segmentation: MarketSegmentation, _ prepared: PreparedRatings, _ predefined: PredefinedSegments) {
    var observations: [Int] = []
    var found: [Int] = []
    var believed: [Int] = []
    for (observation, label) in predefined.labels.enumerated() {
      guard let label, let segment = segmentation.places[prepared.account(observation)].segment else { continue }
      observations.append(observation)
      found.append(segment)
      believed.append(label)
    }
    self.observations = observations
    self.found = found
    self.believed = believed
  }
}
