import Clustering
import Criteria
import LinearAlgebra
import Parallelism
import Provenance
import Tables

/// Puts a segmentation together from labels and centroids: profiles, names, places, diagnostics.
struct SegmentationAssembly: Sendable {
  let data: AccountData
  let prepared: PreparedRatings
  let options: SegmentationOptions
  let featureWeights: [Double]
  let workers: Workers

  /// What the fit said.
  struct Fit {
    let inertia: Double
    let explainedVariance: Double
    let within: [Double]
    var choice: SegmentCountChoice?
    /// What was found; `nil` when a saved model was applied.
    var partition: MeasuredPartition?
    var missing: MissingRatings?
    /// What else there is to know.
    var remarks: [Diagnostic] = []

    init(inertia: Double, explainedVariance: Double, within: [Double]) {
      self.inertia = inertia
      self.explainedVariance = explainedVariance
      self.within = within
    }

    init(_ division: SegmentationRunner.Division) {
      let partition = division.partition
      self.init(
        inertia: partition.inertia, explainedVariance: partition.explainedVariance,
        within: partition.withinSumsOfSquares)
      self.partition = partition
      choice = division.choice
      missing = division.missing
    }
  }

  /// - Parameter saved: The segments of the model that was applied; one that no account is in keeps its means, since a
  ///   group of nobody has none.
  func segmentation(
    labels: [Int], centroids: [[Double]], saved: [SegmentModel.Entry]?, fit: Fit
  ) throws -> MarketSegmentation {
    let partition = fit.partition
    let outliers = Set(partition?.outliers ?? [])
    let kept = outliers.isEmpty ? nil : labels.indices.filter { !outliers.contains($0) }
    let statistics = ProfileStatistics(
      data, kept.map { prepared.fitted.selecting($0) } ?? prepared.fitted, missing: prepared.missing,
      labels: kept.map { $0.map { labels[$0] } } ?? labels, groupCount: centroids.count, workers: workers)
    let means = centroids.indices.map { index in
      statistics.weights[index] > 0 ? statistics.means[index] : saved?[index].means ?? statistics.means[index]
    }
    let profiles = centroids.indices.map { profile($0, means[$0], statistics) }
    let names =
      saved?.map(\.name)
      ?? SegmentNaming.names(profiles, criteria: data.criteria, deviations: statistics.marketDeviations)
    let totalWeight = statistics.weights.reduce(0, +)
    let amounts = amounts(labels, segmentCount: centroids.count)
    let segments = centroids.indices.map { index in
      Segment(
        number: index + 1, name: names[index], size: statistics.sizes[index],
        share: statistics.weights[index] / totalWeight, profile: profiles[index],
        withinSumOfSquares: fit.within[index], amount: amounts?[index], categories: commonCategories(labels, index),
        centroid: centroids[index])
    }
    let table = try WeightingTable(segments: names, criteria: data.criteria, means: Matrix(rows: means))
    let range = statistics.ratingRange
    let scaling = options.weightScaling ?? .suited(toRatingsFrom: range.low, to: range.high)
    var settled = options
    settled.segmentCount = .fixed(centroids.count)
    let places = places(centroids, partition)
    let exemplars = partition?.exemplars.map { $0.map { prepared.account($0) } }
    let diagnostics = SegmentationDiagnostics(
      data: data, prepared: prepared, segments: segments, places: places, options: settled, workers: workers)
    return MarketSegmentation(
      fileName: data.fileName, accountCount: data.accountCount, criteria: data.criteria, options: settled,
      segments: segments, marketMeans: statistics.marketMeans, marketDeviations: statistics.marketDeviations,
      table: table, weights: try ScaledWeights(table, scaling: scaling), places: places, inertia: fit.inertia,
      explainedVariance: fit.explainedVariance, featureWeights: featureWeights,
      fittedCount: kept?.count ?? labels.count,
      ratingRange: range.low...range.high, countChoice: fit.choice, trace: partition?.trace,
      method: partition?.method, measures: partition?.measures ?? [],
      outliers: partition?.outliers.map { prepared.account($0) } ?? [],
      missing: fit.missing, amountColumn: data.limits.amountColumn, exemplars: exemplars,
      exemplarIDs: exemplars.map { $0.map { data.id(of: $0) } },
      diagnostics: (partition?.diagnostics ?? []) + fit.remarks + (try diagnostics.all(fit)))
  }

  /// The sum of the amount in each segment.
  private func amounts(_ labels: [Int], segmentCount: Int) -> [Double]? {
    data.limits.amounts.map { amounts in
      var sums = [Double](repeating: 0, count: segmentCount)
      for (observation, label) in labels.enumerated() { sums[label] += amounts[prepared.account(observation)] }
      return sums
    }
  }

  /// The commonest name of each column in a segment; ties go to the name that stands first in the file.
  private func commonCategories(_ labels: [Int], _ segment: Int) -> [CommonCategory] {
    data.limits.categories.map { column in
      var own = [Int](repeating: 0, count: column.values.names.count)
      var (all, size) = (own, 0)
      for (observation, label) in labels.enumerated() {
        if label == segment { size += 1 }
        let code = Int(column.values.codes[prepared.account(observation)])
        guard own.indices ~= code else { continue }
        all[code] += 1
        if label == segment { own[code] += 1 }
      }
      let best = own.indices.max { (own[$0], $1) < (own[$1], $0) }.flatMap { own[$0] > 0 ? $0 : nil }
      return CommonCategory(
        column: column.name, value: best.map { column.values.names[$0] },
        share: best.map { Double(own[$0]) / Double(max(1, size)) } ?? 0,
        marketShare: best.map { Double(all[$0]) / Double(labels.count) } ?? 0)
    }
  }

  private func profile(
    _ segment: Int, _ means: [Double], _ statistics: ProfileStatistics
  ) -> [CriterionProfile] {
    let markers = MarkerRule.flexclust.markers(means, market: statistics.marketMeans)
    return means.indices.map { criterion in
      CriterionProfile(
        mean: means[criterion], standardError: statistics.standardErrors[segment][criterion],
        difference: means[criterion] - statistics.marketMeans[criterion],
        isMarker: statistics.sizes[segment] > 0 && markers[criterion])
    }
  }

  /// The place of every account: complete ones where the method put them, the others by the distance over the ratings they
  /// gave.
  private func places(_ centroids: [[Double]], _ partition: MeasuredPartition?) -> [AccountPlace] {
    let measured = CentroidDistances(prepared.observations, centroids: centroids, featureWeights: featureWeights)
    // Where every account is with its nearest centre, the labels say nothing more.
    let labels = partition.flatMap { $0.isNearestCentroid ? nil : $0.labels }
    let none = AccountPlace(segment: nil, runnerUp: nil, margin: 0, isPartial: true)
    var places = [AccountPlace](repeating: none, count: data.accountCount)
    places.withUnsafeMutableBufferPointer { buffer in
      let places = PlacePointer(base: buffer.baseAddress!)
      workers.forEach(prepared.observations.chunkCount) { chunk in
        measured.forEachPlace(ofChunk: chunk, labels: labels) { observation, place in
          places.base[prepared.account(observation)] = AccountPlace(
            segment: place.label, runnerUp: place.runnerUp, margin: place.margin, isPartial: false)
        }
      }
    }
    for account in prepared.incompleteAccounts { places[account] = partialPlace(account, centroids) }
    return places
  }

  /// Lets each chunk write the places of its own accounts.
  private struct PlacePointer: @unchecked Sendable {
    let base: UnsafeMutablePointer<AccountPlace>
  }

  private func partialPlace(_ account: Int, _ centroids: [[Double]]) -> AccountPlace {
    let features = PreparedRatings.features(
      data.ratings.map { $0[account] }, transform: options.transform, response: options.response)
    guard features.contains(where: { $0 != nil }) else {
      return AccountPlace(segment: nil, runnerUp: nil, margin: 0, isPartial: true)
    }
    let squared = centroids.map { centroid in
      let known = options.response.restricted(features.indices.map { features[$0] == nil ? nil : centroid[$0] })
      return features.indices.reduce(0.0) { sum, feature in
        guard let value = features[feature], let centre = known[feature] else { return sum }
        let difference = value - centre
        return sum + difference * difference * featureWeights[feature]
      }
    }
    let place = ClusterAssignment.Place(squaredDistances: squared)
    return AccountPlace(segment: place.label, runnerUp: place.runnerUp, margin: place.margin, isPartial: true)
  }
}
