import ClusterValidation
import Clustering
import Parallelism
import Provenance

/// Divides accounts of which some miss a rating, none of them left out, and finds out what leaving them out would change.
struct IncompleteDivision {
  let runner: SegmentationRunner
  let data: AccountData

  private var options: SegmentationOptions { runner.options }

  func division(progress: ProgressHandler?) throws -> SegmentationRunner.Division {
    let prepared = try PreparedRatings(partial: data, transform: options.transform)
    let featureWeights = try featureWeights(prepared)
    let incomplete = prepared.incompleteAccounts.count
    // The choice of a number asks samples of accounts that can be compared in everything.
    let complete = try incomplete < data.accountCount ? completeAccounts() : nil
    var choice: SegmentCountChoice?
    let segmentCount: Int
    switch options.segmentCount {
    case .fixed(let count): segmentCount = count
    case .automatic:
      guard let complete else {
        throw SegmentationError.tooFewForAutomatic(
          accounts: 0, needed: ExplorationEvidence.neededAccounts)
      }
      (segmentCount, choice) = try runner.segmentCount(complete.get())
    }
    // Complete accounts that cannot be divided by themselves leave nothing to compare with.
    var comparable: SegmentationRunner.Ratings?
    if case .success(let ratings)? = complete { comparable = ratings }
    let partition = try fit(prepared, segmentCount, featureWeights, progress)
    return SegmentationRunner.Division(
      prepared: prepared, featureWeights: featureWeights, choice: choice, partition: partition,
      missing: try comparison(prepared, partition, comparable, segmentCount))
  }

  /// The accounts that lack nothing, or why their ratings alone cannot be divided.
  private func completeAccounts() throws -> Result<SegmentationRunner.Ratings, SegmentationError> {
    do { return .success(try runner.prepare(data)) } catch let error as SegmentationError { return .failure(error) }
  }

  private func fit(
    _ prepared: PreparedRatings, _ segmentCount: Int, _ featureWeights: [Double], _ progress: ProgressHandler?
  ) throws -> MeasuredPartition {
    try runner.translated(segmentCount, prepared, data) { () throws(ClusteringError) in
      var generator = SeededGenerator(seed: options.seed)
      let method = try IncompleteKMeans(
        clusterCount: segmentCount, featureWeights: featureWeights,
        restartCount: options.restartCount ?? KMeans.defaultRestartCount, workers: runner.workers,
        progress: progress)
      let observations = IncompleteObservations(prepared.observations, missing: prepared.missing ?? [])
      return MeasuredPartition(
        try method.fit(observations, weights: prepared.weights, using: &generator), method: KMeans.identifier)
    }
  }

  /// The weight of each criterion from the ratings that were given.
  private func featureWeights(_ prepared: PreparedRatings) throws -> [Double] {
    try data.criteria.indices.map { feature in
      let lacking = Set(prepared.missing?[feature] ?? [])
      let given = (0..<prepared.observations.observationCount).filter { !lacking.contains($0) }
      let column = try Observations(columns: [given.map { prepared.observations[$0, feature] }])
      let weights = try prepared.weights.map { all in try ObservationWeights(given.map { all.values[$0] }) }
      let moments = FeatureMoments(column, weights: weights, workers: runner.workers)
      do {
        return try options.scaling.featureWeights(for: moments)[0]
      } catch ClusteringError.constantFeature {
        throw SegmentationError.constantCriterion(
          file: data.fileName, column: data.criteria[feature], value: moments.means[0],
          scaling: options.scaling.rawValue)
      }
    }
  }

  /// The segments of the complete accounts alone; `nil` when these cannot be divided into so many.
  private func fit(_ complete: SegmentationRunner.Ratings, _ segmentCount: Int) throws -> KMeansModel? {
    do {
      return try runner.fit(complete.prepared, segmentCount, complete.featureWeights, data)
    } catch is SegmentationError {
      return nil
    }
  }

  /// Holds the segments against those that the complete accounts alone make.
  private func comparison(
    _ prepared: PreparedRatings, _ partition: MeasuredPartition, _ complete: SegmentationRunner.Ratings?,
    _ segmentCount: Int
  ) throws -> MissingRatings {
    let count = prepared.incompleteAccounts.count
    guard let complete, let listwise = try fit(complete, segmentCount) else {
      return MissingRatings(
        treatment: .partial, accountCount: count, agreementWithListwise: nil, movedCount: nil)
    }
    let lacking = Set(prepared.incompleteAccounts)
    let labels = partition.labels.indices.filter { !lacking.contains(prepared.account($0)) }
      .map { partition.labels[$0] }
    let agreement = try PartitionAgreement(
      rows: labels, columns: listwise.labels, rowCount: partition.clusterCount, columnCount: segmentCount)
    let table = agreement.table
    let costs = (0..<table.rowCount).map { row in
      (0..<table.columnCount).map { -Double(table[row, $0]) }
    }
    let partners = try LinearAssignment(costs: costs).columnOfRow
    let stayed = partners.enumerated().reduce(0) { sum, pair in
      sum + (pair.element.map { table[pair.offset, $0] } ?? 0)
    }
    return MissingRatings(
      treatment: .partial, accountCount: count, agreementWithListwise: agreement.adjustedRandIndex,
      movedCount: labels.count - stayed)
  }
}
