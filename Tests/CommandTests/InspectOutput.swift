/// The keys of `inspect --format json` that scripts may rely on.
struct InspectOutput: Decodable {
  struct Dialect: Decodable {
    let delimiter: String
    let decimalMark: String
    let encoding: String
    let byteOrderMark: Bool
    let lineEnd: String
  }
  struct Stray: Decodable {
    let count: Int
    let firstLine: Int
    let firstValue: String
  }
  struct Column: Decodable {
    let position: Int
    let name: String
    let kind: String
    let missing: Int
    let missingShare: Double
    let distinct: Int
    let distinctIsLowerBound: Bool
    let min: Double?
    let max: Double?
    let mean: Double?
    let examples: [String]
    let constant: Bool
    let duplicateOf: String?
    let likelyIdentifier: Bool
    let likelyRating: Bool
    let textsAmongNumbers: Stray?
  }

  let schema: String
  let file: String
  let dialect: Dialect
  let rows: Int
  let columns: [Column]
  let suggestion: String?
  let diagnostics: [ClusterOutput.Remark]
}
