import Clustering
import Provenance
import Tables

/// The accounts as the clustering sees them: transformed, with those that miss a rating set apart.
struct PreparedRatings: Sendable {
  /// The accounts that gave every rating.
  let observations: Observations
  /// Which accounts these are, in rising order; `nil` when it is all of them.
  let completeAccounts: [Int]?
  /// The accounts that miss a rating, in rising order.
  let incompleteAccounts: [Int]
  /// The weights of the complete accounts.
  let weights: ObservationWeights?

  /// The account behind an observation.
  func account(_ observation: Int) -> Int { completeAccounts?[observation] ?? observation }

  init(_ data: AccountData, transform: RatingTransform, response: ResponseTreatment) throws {
    let incomplete = Set(data.ratings.flatMap(\.missingRows)).sorted()
    incompleteAccounts = incomplete
    guard incomplete.count < data.accountCount else {
      throw SegmentationError.noCompleteAccount(file: data.fileName, accounts: data.accountCount)
    }
    if transform == .log1p { try Self.requireLogarithms(data) }
    if response == .share { try Self.requireShares(data) }
    let complete: [Int]?
    if incomplete.isEmpty {
      complete = nil
    } else {
      let missing = Set(incomplete)
      complete = (0..<data.accountCount).filter { !missing.contains($0) }
    }
    completeAccounts = complete
    observations = try Self.observations(data, complete, transform: transform, response: response)
    let kept = data.weights.map { all in complete.map { rows in rows.map { all[$0] } } ?? all }
    if let kept, !kept.contains(where: { $0 > 0 }) {
      throw SegmentationError.allWeightsZero(file: data.fileName, column: data.weightColumn ?? "weight")
    }
    weights = try kept.map { try ObservationWeights($0) }
  }

  /// Some of the observations.
  func selecting(_ rows: [Int]) throws -> PreparedRatings {
    PreparedRatings(
      observations: observations.selecting(rows), completeAccounts: rows.map { account($0) },
      incompleteAccounts: incompleteAccounts,
      weights: try weights.map { all in try ObservationWeights(rows.map { all.values[$0] }) })
  }

  private init(
    observations: Observations, completeAccounts: [Int]?, incompleteAccounts: [Int], weights: ObservationWeights?
  ) {
    self.observations = observations
    self.completeAccounts = completeAccounts
    self.incompleteAccounts = incompleteAccounts
    self.weights = weights
  }

  private static func observations(
    _ data: AccountData, _ complete: [Int]?, transform: RatingTransform, response: ResponseTreatment
  ) throws -> Observations {
    if transform == .none, response == .raw {
      let columns = try Observations(data.ratings.map { Self.column($0) })
      return complete.map { columns.selecting($0) } ?? columns
    }
    let rows = complete ?? Array(0..<data.accountCount)
    var columns = data.ratings.map { column in
      let values = column.values
      return rows.map { values[$0] }
    }
    if transform == .log1p { columns = columns.map { $0.map(logOnePlus) } }
    if response != .raw { treat(&columns, response) }
    return try Observations(columns: columns)
  }

  /// Some of the observations with another treatment, where the ratings stand as given.
  func treated(_ rows: [Int]?, by response: ResponseTreatment) throws(ClusteringError) -> Observations {
    let rows = rows ?? Array(0..<observations.observationCount)
    var columns = (0..<observations.featureCount).map { feature in rows.map { observations[$0, feature] } }
    Self.treat(&columns, response)
    return try Observations(columns: columns)
  }

  /// Treats the ratings of each account.
  private static func treat(_ columns: inout [[Double]], _ response: ResponseTreatment) {
    var ratings = [Double](repeating: 0, count: columns.count)
    var order: [Int] = []
    for row in columns[0].indices {
      for feature in columns.indices { ratings[feature] = columns[feature][row] }
      response.treat(&ratings, criterionCount: columns.count, order: &order)
      for feature in columns.indices { columns[feature][row] = ratings[feature] }
    }
  }

  /// The column as it is stored; what stands for a missing rating is left out with its account.
  private static func column(_ column: NumberColumn) -> Observations.Column {
    switch column.storage {
    case .bytes(let values): .bytes(values)
    case .decimals(let units, let places): .decimals(units, places: places)
    case .doubles(let values): .doubles(values)
    }
  }

  /// Every rating must have a logarithm, also those of accounts that take no part in the fit.
  private static func requireLogarithms(_ data: AccountData) throws(SegmentationError) {
    for (criterion, column) in data.ratings.enumerated() {
      // NaN, which stands for a missing rating, is not below anything.
      guard let account = column.values.firstIndex(where: { $0 <= -1 }), let value = column[account] else { continue }
      throw .belowLogarithm(
        file: data.fileName, column: data.criteria[criterion], line: data.line(of: account), value: value)
    }
  }

  /// Shares are parts of a sum: no rating may be below 0, nor may one become so by its logarithm.
  private static func requireShares(_ data: AccountData) throws(SegmentationError) {
    for (criterion, column) in data.ratings.enumerated() {
      guard let account = column.values.firstIndex(where: { $0 < 0 }), let value = column[account] else { continue }
      throw .belowShare(
        file: data.fileName, column: data.criteria[criterion], line: data.line(of: account), value: value)
    }
  }

  /// The features of one profile or incomplete account; a missing rating stays `nil`, and the treatment uses what is there.
  static func features(
    _ ratings: [Double?], transform: RatingTransform, response: ResponseTreatment
  ) -> [Double?] {
    var features = ratings
    if transform == .log1p { features = features.map { $0.map(logOnePlus) } }
    var given = features.compactMap { $0 }
    guard response != .raw, !given.isEmpty else { return features }
    var order: [Int] = []
    response.treat(&given, criterionCount: features.count, order: &order)
    var place = 0
    for feature in features.indices where features[feature] != nil {
      features[feature] = given[place]
      place += 1
    }
    return features
  }
}
