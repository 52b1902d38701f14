import Foundation
import TestSupport
import Testing

/// `pondera compare --with-column` against reference indices.
@Suite(.enabled(if: SharedFiles.exist)) struct CompareCommandOracleTests {
  /// A reference file, the column of known segments in it, and how to repeat the clustering.
  struct Case: CustomTestStringConvertible, Sendable {
    let oracle: String
    let column: String
    let k: Int
    let isKnownClass: Bool
    var testDescription: String { "\(oracle) \(column) k=\(k)" }
  }

  static let cases: [Case] =
    [
      Case(oracle: "hatco", column: "x14_buying_situation", k: 4, isKnownClass: false),
      Case(oracle: "hatco", column: "x14_buying_situation", k: 3, isKnownClass: false),
      Case(oracle: "hatco", column: "x8_firm_size", k: 2, isKnownClass: false),
      Case(oracle: "hatco", column: "x12_procurement_structure", k: 2, isKnownClass: false),
      Case(oracle: "hatco", column: "x13_industry_type", k: 2, isKnownClass: false),
    ]
    + [2, 3, 4].flatMap { k in
      ["channel", "region"].map {
        Case(oracle: "wholesale_customers_log_zscore", column: $0, k: k, isKnownClass: false)
      }
    }
    + ["channel", "region"].map { Case(oracle: "wholesale_customers_zscore", column: $0, k: 5, isKnownClass: false) }
    + ["wine_raw", "wine_zscore", "iris_raw", "iris_zscore"].flatMap { name in
      [2, 3, 5].map { Case(oracle: name, column: "class_label", k: $0, isKnownClass: true) }
    }

  @Test(arguments: cases) func indicesAreTheReferences(_ test: Case) throws {
    let oracle = try ClusteringOracle(named: test.oracle)
    var arguments = [
      "compare", SharedFiles.data(oracle.dataset), "--with-column", test.column, "--criteria",
      oracle.variables.joined(separator: ","), "-k", "\(test.k)",
    ]
    if oracle.isStandardised { arguments += ["--scaling", "standardize"] }
    if oracle.preparation.transform.hasPrefix("natural log") { arguments += ["--transform", "log1p"] }
    let result = try Workspace().decode(CompareOutput.self, arguments)
    let expected = try #require(
      test.isKnownClass
        ? oracle.knownClasses?.agreement["\(test.k)"]
        : oracle.profiles?.byK["\(test.k)"]?.segments?[test.column]?.agreement)
    let inertia = try #require(oracle.kmeans.byK["\(test.k)"]).bestInertia
    #expect(abs(result.inertia - inertia) <= 1e-6 * inertia)
    let pairs: [(String, Double, Double)] = [
      ("Rand", result.randIndex, expected.rand), ("adjusted Rand", result.adjustedRandIndex, expected.adjustedRand),
      ("AMI", result.adjustedMutualInformation, expected.adjustedMutualInformation),
      ("NMI", result.normalizedMutualInformation, expected.normalizedMutualInformation),
      ("V", result.vMeasure, expected.vMeasure), ("Fowlkes-Mallows", result.fowlkesMallows, expected.fowlkesMallows),
      ("Jaccard", result.jaccard, expected.jaccard),
      ("variation", result.variationOfInformation, expected.variationOfInformation),
      ("purity of either", max(result.purity, result.inversePurity), max(expected.purity, expected.inversePurity)),
    ]
    for (name, mine, theirs) in pairs { #expect(abs(mine - theirs) <= 1e-6, "\(name)") }
    let rows = result.crossTable.counts.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    let theirs = expected.table.counts
    let transposed = theirs[0].indices.map { column in theirs.map { $0[column] } }
    let sorted = { (table: [[Int]]) in table.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) } }
    #expect(rows == sorted(theirs) || rows == sorted(transposed))
  }
}
