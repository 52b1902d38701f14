import Parallelism
public import Provenance

/// A finished consensus: labels, how sure they are, and how far the members agree.
///
/// The labels of the consensus are not those of nearest centroids. ``Lloyd`` from ``centroids`` gives a partition that is,
/// and a rule for further accounts.
public struct ConsensusModel: ClusterModel, Hashable {
  /// The label with the largest membership of each observation, 0 ..< k; ties go to the label with more members' votes in
  /// all. Cluster 0 weighs most; ties go by centroid, first feature of positive weight first.
  public let labels: [Int]
  /// The share of the members that give each observation its label, n numbers in 1/k ... 1: how sure it is.
  public let memberships: [Double]
  /// k rows of d numbers, in the units of the observations: the weighted mean of each cluster. For a cluster that is no
  /// observation's first, the mean weighted by its memberships.
  public let centroids: [[Double]]
  /// The number of observations in each cluster; 0 for one that is no observation's first.
  public let sizes: [Int]
  /// The weight of the observations in each cluster; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// The adjusted Rand index of each member and the consensus, over the observations of positive weight.
  public let agreements: [Double]
  /// The weighted mean of 1 − Σ M² over the memberships M of an observation, in 0 ... 1 − 1/k: the chance that two members,
  /// drawn with replacement, give one account different segments. What is minimised.
  public let disagreement: Double
  /// The disagreement at the start and after every renaming, over all observations. It never rises.
  public let trace: [Double]
  /// The weight of each feature, d numbers.
  public let featureWeights: [Double]
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]
  /// How many members give observation i the label c, at `[i * k + c]`.
  private let votes: [UInt16]

  /// The mean agreement of the members with the consensus.
  public var measures: [ClusterMeasure] { [ClusterMeasure("meanAgreement", meanAgreement)] }

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }
  /// The number of members, B.
  public var memberCount: Int { agreements.count }
  /// The mean of the agreements.
  public var meanAgreement: Double { agreements.reduce(0, +) / Double(agreements.count) }

  /// The share of the members for each label of an observation: k numbers that add up to 1.
  public func shares(of observation: Int) -> [Double] {
    precondition(labels.indices ~= observation, "observation out of range")
    return (0..<clusterCount).map { Double(votes[observation * clusterCount + $0]) / Double(memberCount) }
  }

  /// Puts a consensus in canonical order. Only a search makes a model.
  init(_ observations: Observations, _ consensus: MemberVotes, featureWeights: [Double]) {
    let (clusterCount, workers) = (consensus.clusterCount, consensus.workers)
    let found = consensus.labels()
    let weights = consensus.weights ?? [Double](repeating: 1, count: found.count)
    var sums = NearestPoints(labels: found.map { Int32($0) }).sums(
      observations, weights: weights, clusterCount: clusterCount, workers: workers)
    Self.fillEmpty(&sums, consensus, observations, weights)
    let means = sums.means(orElse: sums.sums)
    let featureCount = observations.featureCount
    let rows = (0..<clusterCount).map { Array(means[($0 * featureCount)..<(($0 + 1) * featureCount)]) }
    var own = [Double](repeating: 0, count: clusterCount)
    var sizes = [Int](repeating: 0, count: clusterCount)
    for (row, label) in found.enumerated() {
      own[label] += weights[row]
      sizes[label] += 1
    }
    let order = canonicalOrder(clusterWeights: own, centroids: rows, featureWeights: featureWeights)
    var place = [Int](repeating: 0, count: clusterCount)
    for (new, old) in order.enumerated() { place[old] = new }
    labels = found.map { place[$0] }
    centroids = order.map { rows[$0] }
    self.sizes = order.map { sizes[$0] }
    clusterWeights = order.map { own[$0] }
    var votes = consensus.votes
    var memberships = [Double](repeating: 0, count: found.count)
    for (row, label) in found.enumerated() {
      let start = row * clusterCount
      for (new, old) in order.enumerated() { votes[start + new] = consensus.votes[start + old] }
      memberships[row] = Double(consensus.votes[start + label]) / Double(consensus.members.count)
    }
    (self.votes, self.memberships) = (votes, memberships)
    agreements = workers.map(consensus.members.count) { member in
      LabelAgreement.adjustedRandIndex(consensus.members[member], found, weights: weights, labelCount: clusterCount)
    }
    disagreement = consensus.losses.last ?? 0
    trace = consensus.losses
    self.featureWeights = featureWeights
    diagnostics = Self.diagnostics(consensus, emptyCount: sizes.count { $0 == 0 })
  }

  /// Gives a cluster without weight all observations by their memberships.
  private static func fillEmpty(
    _ sums: inout ClusterSums, _ consensus: MemberVotes, _ observations: Observations, _ weights: [Double]
  ) {
    let clusterCount = consensus.clusterCount
    for cluster in sums.emptyClusters {
      let soft = NearestPoints(labels: [Int32](repeating: 0, count: weights.count)).sums(
        observations,
        weights: weights.indices.map { weights[$0] * Double(consensus.votes[$0 * clusterCount + cluster]) },
        clusterCount: 1, workers: consensus.workers)
      // Members that gave the label to nobody of weight leave nothing to take a mean of.
      guard soft.weights[0] > 0 else { continue }
      let featureCount = observations.featureCount
      sums.weights[cluster] = soft.weights[0]
      sums.sums.replaceSubrange((cluster * featureCount)..<((cluster + 1) * featureCount), with: soft.sums)
    }
  }

  private static func diagnostics(_ consensus: MemberVotes, emptyCount: Int) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if !consensus.isConverged {
      found.append(
        Diagnostic(
          .warning, code: "not-converged",
          "Members were still being renamed after \(consensus.losses.count) rounds; raise the iteration limit."))
    }
    if emptyCount > 0 {
      found.append(
        Diagnostic(
          .warning, code: "empty-segment",
          "\(emptyCount) of \(consensus.clusterCount) segments are the first choice of no account: "
            + "the samples do not agree on so many. Ask for fewer."))
    }
    return found
  }
}
