import Provenance
import Tables

/// What `pondera inspect --format json` says. The keys are a promise to scripts; the README lists them.
struct InspectResult: Encodable {
  struct Dialect: Encodable {
    let delimiter: String
    let decimalMark: String
    let encoding: String
    let byteOrderMark: Bool
    let lineEnd: String
  }
  struct Column: Encodable {
    let position: Int
    let name: String
    let kind: String
    let missing: Int
    let missingShare: Double
    let distinct: Int
    /// Whether counting stopped before the last value.
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
  struct Stray: Encodable {
    let count: Int
    let firstLine: Int
    let firstValue: String
  }

  let schema = "pondera.inspect/1"
  let version = PonderaVersion.current
  let file: String
  let dialect: Dialect
  let rows: Int
  let columns: [Column]
  let suggestion: String?
  let diagnostics: [Diagnostic]

  init(_ profile: TableProfile, suggestion: InspectSuggestion?, diagnostics: [Diagnostic]) {
    file = profile.fileName
    let dialect = profile.dialect
    self.dialect = Dialect(
      delimiter: String(Unicode.Scalar(dialect.delimiter)), decimalMark: dialect.decimalMark.rawValue,
      encoding: dialect.encoding.rawValue, byteOrderMark: dialect.hasByteOrderMark, lineEnd: dialect.lineEnd.rawValue)
    rows = profile.rowCount
    columns = profile.columns.map { column in
      Column(
        position: column.position, name: column.name, kind: column.kind.rawValue, missing: column.missingCount,
        missingShare: column.missingShare, distinct: column.distinctCount,
        distinctIsLowerBound: column.hasMoreDistinct, min: column.minimum, max: column.maximum, mean: column.mean,
        examples: column.examples, constant: column.isConstant, duplicateOf: column.duplicateOf,
        likelyIdentifier: column.isLikelyID, likelyRating: column.isLikelyRating,
        textsAmongNumbers: column.firstStray.map {
          Stray(count: column.strayCount, firstLine: $0.line, firstValue: $0.value)
        })
    }
    self.suggestion = suggestion?.words.joined(separator: " ")
    self.diagnostics = diagnostics
  }
}
