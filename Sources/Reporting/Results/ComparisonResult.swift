import ClusterValidation
import Clustering
import Criteria
import Provenance
import Segmentation

/// What `pondera compare --format json` says. The keys are a promise to scripts; the README lists them.
struct ComparisonResult: Encodable {
  struct MatchEntry: Encodable {
    let segment: Int?
    let segmentName: String?
    let predefined: String?
    let distance: Double?
    let correlation: Double?
    let overlap: Double?
  }
  struct CrossTable: Encodable {
    /// Believed segments.
    let rows: [String]
    /// Found segments.
    let columns: [String]
    /// One list a row.
    let counts: [[Int]]
    let rowPurity: [Double]
    let rowEntropy: [Double]
    let columnPurity: [Double]
    let columnEntropy: [Double]
  }
  struct BeliefEntry: Encodable {
    let criterion: String
    let meanAbsoluteDifference: Double
    let differences: [String: Double]
    let standardizedDifferences: [String: Double]
  }
  struct SplitEntry: Encodable {
    let predefined: String
    let parts: [Part]
    struct Part: Encodable {
      let segment: Int
      let share: Double
    }
  }
  struct MisfitEntry: Encodable {
    let account: String
    let declared: String
    let better: String
    let distanceRatio: Double
  }
  struct Explained: Encodable {
    let found: Double
    let predefined: Double
  }

  let schema = "pondera.compare/1"
  let version = PonderaVersion.current
  let file: String
  let accounts: Int
  let accountsCompared: Int
  let criteria: [String]
  let predefined: [String]
  let declaredColumn: String?
  let k: Int
  let scaling: String
  let transform: String
  let response: String
  let seed: UInt64
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
  let matching: [MatchEntry]
  let crossTable: CrossTable
  let families: [[String]]
  let predefinedCorrelations: [[Double]]
  let splits: [SplitEntry]
  let beliefs: [BeliefEntry]
  let misfitCount: Int
  let misfits: [MisfitEntry]
  let verdict: String
  let diagnostics: [Diagnostic]

  // Longer than a function should be, and nothing but a list: each key from its place.
  init(_ comparison: SegmentComparison) {
    let segmentation = comparison.segmentation
    let agreement = comparison.agreement
    let names = comparison.predefined.segments
    file = segmentation.fileName
    accounts = segmentation.accountCount
    accountsCompared = comparison.comparedCount
    criteria = segmentation.criteria
    predefined = names
    declaredColumn = comparison.declaredColumn
    k = segmentation.segments.count
    scaling = segmentation.options.scaling.rawValue
    transform = segmentation.options.transform.rawValue
    response = segmentation.options.response.rawValue
    seed = segmentation.options.seed
    inertia = segmentation.inertia
    randIndex = agreement.randIndex
    adjustedRandIndex = agreement.adjustedRandIndex
    adjustedMutualInformation = agreement.adjustedMutualInformation
    normalizedMutualInformation = agreement.normalizedMutualInformation
    homogeneity = agreement.homogeneity
    completeness = agreement.completeness
    vMeasure = agreement.vMeasure
    fowlkesMallows = agreement.fowlkesMallows
    jaccard = agreement.jaccardIndex
    variationOfInformation = agreement.variationOfInformation
    purity = agreement.purity
    inversePurity = agreement.inversePurity
    explainedVariance = Explained(
      found: comparison.foundExplainedVariance, predefined: comparison.predefinedExplainedVariance)
    matching = comparison.matches.map { match in
      MatchEntry(
        segment: match.found.map { $0 + 1 }, segmentName: match.found.map { segmentation.segments[$0].name },
        predefined: match.predefined.map { names[$0] }, distance: match.distance, correlation: match.correlation,
        overlap: match.overlap)
    }
    crossTable = CrossTable(
      rows: names, columns: segmentation.segments.map(\.name),
      counts: names.indices.map { row in segmentation.segments.indices.map { agreement.table[row, $0] } },
      rowPurity: agreement.rows.map(\.purity), rowEntropy: agreement.rows.map(\.entropy),
      columnPurity: agreement.columns.map(\.purity), columnEntropy: agreement.columns.map(\.entropy))
    families = comparison.families.map { $0.map { names[$0] } }
    predefinedCorrelations = comparison.predefinedCorrelations
    splits = comparison.fates.filter(\.splits).map { fate in
      SplitEntry(
        predefined: names[fate.predefined], parts: fate.parts.map { .init(segment: $0.found + 1, share: $0.share) })
    }
    beliefs = comparison.beliefs.map { belief in
      BeliefEntry(
        criterion: segmentation.criteria[belief.criterion], meanAbsoluteDifference: belief.meanAbsoluteDifference,
        differences: Self.present(belief.differences, names),
        standardizedDifferences: Self.present(belief.standardized, names))
    }
    misfitCount = comparison.misfitCount
    misfits = comparison.misfits.map {
      MisfitEntry(
        account: $0.id, declared: names[$0.declared], better: names[$0.better], distanceRatio: $0.distanceRatio)
    }
    verdict = comparison.verdict
    diagnostics = comparison.diagnostics
  }

  private static func present(_ values: [Double?], _ names: [String]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(names, values).compactMap { name, value in value.map { (name, $0) } })
  }
}
