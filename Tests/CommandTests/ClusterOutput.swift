/// The keys of `cluster --format json` that scripts may rely on.
struct ClusterOutput: Decodable {
  struct Cell: Decodable {
    let mean: Double
    let standardError: Double
    let marker: Bool
  }
  struct Segment: Decodable {
    let number: Int
    let name: String
    let size: Int
    let share: Double
    let profile: [String: Cell]
    let weights: [String: Double]
    let withinSumOfSquares: Double
  }
  struct Remark: Decodable {
    let severity: String
    let code: String
    let message: String
  }
  struct Market: Decodable {
    let mean: Double
    let standardDeviation: Double
  }

  struct Missing: Decodable {
    let treatment: String
    let accounts: Int
    let adjustedRandIndexWithListwise: Double?
    let accountsMoved: Int?
  }

  let missingRatings: Missing?
  let schema: String
  let version: String
  let file: String
  let accounts: Int
  let accountsFitted: Int
  let accountsWithMissingRatings: Int
  let accountsUnassigned: Int
  let criteria: [String]
  let k: Int
  let scaling: String
  let transform: String
  let response: String
  let weightScale: String
  let seed: UInt64
  let inertia: Double
  let explainedVariance: Double
  let market: [String: Market]
  let segments: [Segment]
  let diagnostics: [Remark]
}
