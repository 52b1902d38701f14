/// The keys of `compare --format json` that scripts may rely on.
struct CompareOutput: Decodable {
  struct Match: Decodable {
    let segment: Int?
    let predefined: String?
    let distance: Double?
    let correlation: Double?
    let overlap: Double?
  }
  struct CrossTable: Decodable {
    let rows: [String]
    let columns: [String]
    let counts: [[Int]]
    let rowPurity: [Double]
    let rowEntropy: [Double]
    let columnPurity: [Double]
    let columnEntropy: [Double]
  }
  struct Explained: Decodable {
    let found: Double
    let predefined: Double
  }

  let schema: String
  let accounts: Int
  let accountsCompared: Int
  let criteria: [String]
  let predefined: [String]
  let k: Int
  let inertia: Double
  let randIndex: Double
  let adjustedRandIndex: Double
  let adjustedMutualInformation: Double
  let normalizedMutualInformation: Double
  let homogeneity: Double
  let completeness: Double
  let vMeasure: Double
  let fowlkesMallows: Double
  let jaccard: Double
  let variationOfInformation: Double
  let purity: Double
  let inversePurity: Double
  let explainedVariance: Explained
  let matching: [Match]
  let crossTable: CrossTable
  let families: [[String]]
  let predefinedCorrelations: [[Double]]
  let misfitCount: Int
  let verdict: String
  let diagnostics: [ClusterOutput.Remark]
}
