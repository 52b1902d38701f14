import Pondera

/// Alternatives ranked by a method, from values that lie row after row in double precision.
struct RankJob: SideJob {
  private let rows: DecisionRows

  init(_ settings: Settings) throws {
    rows = try DecisionRows(settings)
  }

  func run(_ request: Request) throws -> Answer {
    let method = try rows.method(request)
    let criteria = try rows.criteria(request.preference)
    let weights = try rows.equalWeights
    let (seconds, (packing, outcome)) = try timed {
      let (packing, matrix) = try timed {
        try DecisionMatrix(rowMajor: rows.values, criteria: criteria, workers: request.workers)
      }
      return (packing, try method.outcome(matrix, weights: weights))
    }
    var digest = Digest()
    digest.add(outcome.scores)
    digest.add(outcome.ranks)
    let step = max(1, outcome.scores.count / 1_000)
    return Answer(
      seconds: seconds, packingSeconds: packing,
      scores: stride(from: 0, to: outcome.scores.count, by: step).map { outcome.scores[$0] }, digest: digest.text)
  }
}

/// A decision as other tools hold it: values row after row, directions, thresholds and equal weights.
struct DecisionRows: Sendable {
  /// The places of the criteria where less is better: price and running cost.
  private static let minimised: Set<Int> = [2, 4]

  /// n times q values.
  let values: [Double]
  private let names: [String]
  private let defaultMethod: String

  /// `file=…` and `columns=…` as for ``RawMatrix``, and `method=…`.
  init(_ settings: Settings) throws {
    let matrix = try RawMatrix(settings)
    switch matrix.values {
    case .floats(let numbers): values = numbers.map(Double.init)
    case .bytes(let numbers): values = numbers.map(Double.init)
    }
    names = (1...matrix.columnCount).map { "c\($0)" }
    defaultMethod = try settings.text("method")
  }

  /// The method that is asked for; its settings are written behind the name, `wsm:normalisation=min-max`.
  func method(_ request: Request) throws -> any RankingMethod {
    let parts = (request.method ?? defaultMethod).split(separator: ":").map(String.init)
    let chosen = parts.dropFirst().map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    return try RankingCatalogue.entry(named: parts[0]).make(
      Dictionary(chosen.map { ($0[0], SettingValue.name($0[1])) }, uniquingKeysWith: { $1 }), workers: request.workers)
  }

  /// The criteria with a preference function by its name: usual when none is given.
  func criteria(_ preference: String?) throws -> [Criterion] {
    let function: PreferenceFunction
    switch preference {
    case "linear": function = .linear(indifference: 1, preference: 3)
    case "gaussian": function = .gaussian(inflection: 1.5)
    case nil, "usual": function = .usual
    case let name?: throw SideError("there is no preference '\(name)'")
    }
    return try names.enumerated().map { place, name in
      try Criterion(
        name, Self.minimised.contains(place) ? .minimize : .maximize, indifference: 1, preference: 3, veto: 6,
        preferenceFunction: function)
    }
  }

  var equalWeights: Weights {
    get throws { try Weights(criteria: names, values: names.map { _ in 1 }) }
  }
}
