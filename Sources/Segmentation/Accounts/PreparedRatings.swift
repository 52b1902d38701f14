import Clustering
import Provenance
import Tables

/// The accounts as the clustering sees them: transformed, with those that miss a rating set apart or with what they lack.
struct PreparedRatings: Sendable {
  /// The accounts that take part in the fit.
  let observations: Observations
  /// Which accounts these are.
  let fitted: FittedAccounts
  /// The accounts that miss a rating, in rising order, whether they take part or not.
  let incompleteAccounts: [Int]
  /// For each criterion the observations that lack it; `nil` when only accounts with every rating take part.
  let missing: [[Int]]?
  /// The weights of the accounts that take part.
  let weights: ObservationWeights?

  /// The account behind an observation.
  func account(_ observation: Int) -> Int { fitted.account(observation) }

  /// Prepares the accounts that gave every rating.
  init(_ data: AccountData, transform: RatingTransform, response: ResponseTreatment) throws {
    let incomplete = data.incompleteAccounts
    guard incomplete.count < data.accountCount else {
      throw SegmentationError.noCompleteAccount(file: data.fileName, accounts: data.accountCount)
    }
    if transform == .log1p { try Self.requireLogarithms(data) }
    if response == .share { try Self.requireShares(data) }
    let fitted = FittedAccounts(data, without: incomplete)
    try self.init(
      observations: Self.observations(data, fitted.accounts, transform: transform, response: response), fitted: fitted,
      incompleteAccounts: incomplete, missing: nil, data)
  }

  /// Prepares the accounts that gave any rating; each takes part by those it gave.
  init(partial data: AccountData, transform: RatingTransform) throws {
    let incomplete = data.incompleteAccounts
    let silent = incomplete.filter { account in data.ratings.allSatisfy { $0[account] == nil } }
    guard silent.count < data.accountCount else {
      throw SegmentationError.noCompleteAccount(file: data.fileName, accounts: data.accountCount)
    }
    if transform == .log1p { try Self.requireLogarithms(data) }
    let fitted = FittedAccounts(data, without: silent)
    let columns = try Observations(data.ratings.map { Self.filled($0, transform) })
    let places = fitted.observations(of: incomplete)
    let missing = data.ratings.map { column in column.missingRows.compactMap { places[$0] } }
    try self.init(
      observations: fitted.accounts.map { columns.selecting($0) } ?? columns, fitted: fitted,
      incompleteAccounts: incomplete, missing: missing, data)
  }

  private init(
    observations: Observations, fitted: FittedAccounts, incompleteAccounts: [Int], missing: [[Int]]?,
    _ data: AccountData
  ) throws {
    if let kept = fitted.weights, !kept.contains(where: { $0 > 0 }) {
      throw SegmentationError.allWeightsZero(file: data.fileName, column: data.weightColumn ?? "weight")
    }
    self.observations = observations
    self.fitted = fitted
    self.incompleteAccounts = incompleteAccounts
    self.missing = missing
    weights = try fitted.weights.map { try ObservationWeights($0) }
  }

  /// Some of the observations, none of which lacks a rating.
  ///
  /// - Throws: `allWeightsZero` when none of them weighs anything, `noObservations` when there are none.
  func selecting(_ rows: [Int]) throws(ClusteringError) -> PreparedRatings {
    guard !rows.isEmpty else { throw .noObservations }
    var weights: ObservationWeights?
    if let all = self.weights { weights = try ObservationWeights(rows.map { all.values[$0] }) }
    return PreparedRatings(
      observations: observations.selecting(rows), fitted: fitted.selecting(rows),
      incompleteAccounts: incompleteAccounts, weights: weights)
  }

  private init(
    observations: Observations, fitted: FittedAccounts, incompleteAccounts: [Int], weights: ObservationWeights?
  ) {
    self.observations = observations
    self.fitted = fitted
    self.incompleteAccounts = incompleteAccounts
    missing = nil
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

  /// The column with a value that occurs in it, which decides nothing, where one is missing.
  private static func filled(_ column: NumberColumn, _ transform: RatingTransform) -> Observations.Column {
    guard transform == .none, !column.missingRows.isEmpty else {
      if transform == .none { return Self.column(column) }
      let values = column.values.map(logOnePlus)
      let stand = values.first { !$0.isNaN } ?? 0
      return .doubles(values.map { $0.isNaN ? stand : $0 })
    }
    switch column.storage {
    case .bytes(let values): return .bytes(values)
    case .decimals(let units, let places):
      let stand = units.first { $0 != NumberColumn.missingUnits } ?? 0
      return .decimals(units.map { $0 == NumberColumn.missingUnits ? stand : $0 }, places: places)
    case .doubles(let values):
      let stand = values.first { !$0.isNaN } ?? 0
      return .doubles(values.map { $0.isNaN ? stand : $0 })
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
