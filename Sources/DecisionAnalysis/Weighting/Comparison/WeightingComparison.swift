public import Criteria
public import LinearAlgebra
import Parallelism
import Provenance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Several weightings of the same criteria side by side: how much they agree, and a compromise.
///
/// The compromise is the geometric mean of the weights, divided by its sum: the weights that are nearest to all in the sum of
/// squared log-ratios. A weight of 0 is a veto there; when that leaves nothing, the arithmetic mean stands in, and a diagnostic
/// says so.
public struct WeightingComparison: Hashable, Sendable {
  /// One of the weightings.
  public struct Entry: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// What it found.
    public let result: WeightingResult
  }

  /// The weightings, in the order given.
  public let entries: [Entry]
  /// The names of the criteria, in the order of the first weighting.
  public let criteria: [String]
  /// The weights: one row a weighting, one column a criterion; each row has the sum 1.
  public let values: Matrix
  /// One rank for each criterion under each weighting: 1 weighs most, and ties share the best rank.
  public let ranks: [[Int]]
  /// Kendall's τ_b of each pair of weightings; `nil` where all weights of one are equal. Empty for more weightings than
  /// ``agreementLimit``.
  public let kendall: [[Double?]]
  /// Spearman's ρ of each pair of weightings; `nil` where all weights of one are equal. Empty as above.
  public let spearman: [[Double?]]
  /// The compromise.
  public let compromise: WeightingResult

  /// Up to so many weightings every two are compared; nobody reads a table of more.
  public static let agreementLimit = 200

  /// Puts weightings side by side.
  ///
  /// - Parameter weightings: At least one, with different names, of the same criteria in any order.
  /// - Throws: `noCriteria` when there is none, `repeatedName`, `weightsMismatch` when one is of other criteria. O(m² q²).
  public init(_ weightings: [(name: String, result: WeightingResult)]) throws(DecisionError) {
    guard let first = weightings.first?.result else { throw .weighting(.noCriteria) }
    let names = first.criteria
    var seen: Set<String> = []
    var rows: [[Double]] = []
    for (name, result) in weightings {
      guard seen.insert(name).inserted else { throw .repeatedName(name, kind: "weightings") }
      let own = result.weights.values(of: names)
      let unweighted = zip(names, own).filter { $1 == nil }.map(\.0)
      let unknown = zip(result.criteria, first.weights.values(of: result.criteria)).filter { $1 == nil }.map(\.0)
      guard unweighted.isEmpty, unknown.isEmpty else {
        throw .weightsMismatch(unweighted: unweighted, unknown: unknown, criteria: names)
      }
      rows.append(own.map { $0 ?? 0 })
    }
    do throws(LinearAlgebraError) { values = try Matrix(rows: rows) } catch { throw .linearAlgebra(error) }
    criteria = names
    entries = weightings.map { Entry(name: $0.name, result: $0.result) }
    let ranks = rows.map { Ranks.of($0, higherIsBetter: true, workers: .one) ?? [] }
    self.ranks = ranks
    var agreements: [[RankAgreement]] = []
    for left in ranks.count <= Self.agreementLimit ? ranks : [] {
      var row: [RankAgreement] = []
      for right in ranks { row.append(try RankAgreement(reference: left, other: right)) }
      agreements.append(row)
    }
    kendall = agreements.map { $0.map(\.kendall) }
    spearman = agreements.map { $0.map(\.spearman) }
    compromise = try Self.compromise(rows, names)
  }

  /// The mean of Kendall's τ_b over all pairs of different weightings that have one; `nil` when there are none.
  public var meanKendall: Double? {
    let pairs = kendall.enumerated().flatMap { row, others in others.dropFirst(row + 1).compactMap { $0 } }
    return pairs.isEmpty ? nil : pairs.reduce(0, +) / Double(pairs.count)
  }

  /// The weights as a table that every other command can use: a row for each weighting, and one for the compromise when there
  /// is more than one weighting.
  ///
  /// - Throws: `criteria` when a weighting is itself called "compromise".
  public func table() throws(DecisionError) -> WeightingTable {
    let hasCompromise = entries.count > 1
    let rows = entries.indices.map { values.row($0) } + (hasCompromise ? [compromise.values] : [])
    do throws(CriteriaError) {
      var means = Matrix(rowCount: rows.count, columnCount: criteria.count)
      for (row, weights) in rows.enumerated() {
        for (column, weight) in weights.enumerated() { means[row, column] = weight }
      }
      return try WeightingTable(
        segments: entries.map(\.name) + (hasCompromise ? ["compromise"] : []), criteria: criteria, means: means)
    } catch {
      throw .weighting(.criteria(error))
    }
  }

  private static func compromise(_ rows: [[Double]], _ names: [String]) throws(DecisionError) -> WeightingResult {
    let count = Double(rows.count)
    let geometric = names.indices.map { column in exp(rows.reduce(0) { $0 + log($1[column]) } / count) }
    if geometric.contains(where: { $0 > 0 }) {
      return try WeightingResult(
        method: "compromise", conventions: [Convention("mean", "geometric")], criteria: names, values: geometric)
    }
    return try WeightingResult(
      method: "compromise", conventions: [Convention("mean", "arithmetic")], criteria: names,
      values: names.indices.map { column in rows.reduce(0) { $0 + $1[column] } / count },
      diagnostics: [
        Diagnostic(
          .warning, code: "no-geometric-mean",
          "Every criterion has the weight 0 somewhere, so the compromise is the arithmetic mean.")
      ])
  }
}
