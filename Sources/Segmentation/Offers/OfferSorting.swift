import Criteria
public import DecisionAnalysis
public import Parallelism
public import Provenance
public import Tables

/// Which category each alternative is in, for each segment and by each method.
public struct OfferSorting: Sendable {
  /// The sorting for one segment by one method.
  public struct Entry: Sendable {
    /// The segment, counted from 0.
    public let segment: Int
    /// What the method says.
    public let outcome: SortingOutcome
    /// The intermediate quantities of the method.
    public let detail: any Encodable & Sendable
  }

  /// The alternatives.
  public let offers: OfferTable
  /// The segments.
  public let weights: SegmentWeights
  /// One for each method and segment: all segments of a method side by side.
  public let entries: [Entry]
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// Sorts.
  ///
  /// - Parameters:
  ///   - methods: What sorts, at least one, made for the same categories.
  ///   - progress: Told how far the work is.
  /// - Throws: ``SegmentationError/decision(file:_:)``, ``SegmentationError/weighedTexts(_:file:line:value:)``,
  ///   ``DecisionError``.
  public init(
    _ offers: OfferTable, weights: SegmentWeights, by methods: [any SortingMethod], progress: ProgressHandler? = nil
  ) throws {
    diagnostics = try offers.diagnostics + offers.diagnostics(for: weights)
    var entries: [Entry] = []
    for method in methods {
      for (index, segment) in weights.segments.enumerated() {
        let share = Double(entries.count) / Double(methods.count * weights.segments.count)
        progress?(WorkProgress(stage: "sorting", fraction: share))
        let found = try SegmentationError.naming(offers.fileName) {
          try method.detailedOutcome(offers.matrix, weights: segment.weights)
        }
        entries.append(Entry(segment: index, outcome: found.outcome, detail: found.detail))
      }
    }
    self.offers = offers
    self.weights = weights
    self.entries = entries
  }

  /// Makes methods of the catalogue.
  ///
  /// - Parameters:
  ///   - names: Names of ``SortingCatalogue``, at least one.
  ///   - profiles: The categories and their boundaries.
  ///   - vetoes: Values that forbid a category, for methods that take them.
  ///   - settings: Choices by method and setting.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: ``DecisionError``.
  public static func methods(
    _ names: [String], profiles: CategoryProfiles, vetoes: SortingCatalogue.Vetoes = [:],
    settings: SettingsByMethod = [:], workers: Workers = .automatic
  ) throws(DecisionError) -> [any SortingMethod] {
    try settings.check(among: names)
    var methods: [any SortingMethod] = []
    for name in names {
      methods.append(
        try SortingCatalogue.entry(named: name).make(
          profiles, settings[name] ?? [:], vetoes: vetoes, workers: workers))
    }
    return methods
  }
}

/// A table of categories and criteria as a file holds it: a row a category, a column a criterion, cells may be empty.
private struct CategoryTable {
  let categories: [String]
  let criteria: [String]
  /// One row a category.
  let values: [[Double?]]

  init(_ file: CSVFile) throws {
    guard let nameColumn = file.columnNames.first, file.columnNames.count > 1 else {
      throw SegmentationError.noCriteria(file: file.name)
    }
    let criteria = Array(file.columnNames.dropFirst())
    let table = try file.read(columns: [.text(nameColumn)] + criteria.map { .number($0) })
    let names = table.texts(nameColumn)!
    categories = (0..<table.rowCount).map { FormulaGuard.removed(from: names[$0] ?? "", in: file.dialect) }
    if let row = categories.firstIndex(of: "") {
      throw SegmentationError.missingID(file: file.name, column: nameColumn, line: table.line(ofRow: row))
    }
    values = (0..<table.rowCount).map { row in criteria.map { table.numbers($0)![row] } }
    self.criteria = criteria.map { FormulaGuard.removed(from: $0, in: file.dialect) }
  }
}

extension CategoryProfiles {
  /// Reads categories and their lower boundaries: a row a category, best first or worst first, a column a criterion. The
  /// worst category has no boundary, and its cells are empty.
  ///
  /// - Throws: ``TableError``, ``SegmentationError`` when the worst category is not at an end or a boundary has a gap,
  ///   ``DecisionError``.
  public init(_ file: CSVFile) throws {
    let table = try CategoryTable(file)
    let isOpen = table.values.map { $0.allSatisfy { $0 == nil } }
    guard table.categories.count > 1, isOpen.count(where: { $0 }) == 1, isOpen[0] || isOpen[isOpen.count - 1] else {
      throw SegmentationError.noWorstCategory(file: file.name)
    }
    let order = isOpen[0] ? Array(table.categories.indices) : table.categories.indices.reversed()
    let boundaries = try order.dropFirst().map { row in
      try zip(table.values[row], table.criteria).map { value, criterion in
        guard let value else {
          throw SegmentationError.boundaryGap(
            file: file.name, category: table.categories[row], criterion: criterion)
        }
        return value
      }
    }
    self = try SegmentationError.naming(file.name) {
      try Self(categories: order.map { table.categories[$0] }, criteria: table.criteria, boundaries: boundaries)
    }
  }

  /// Reads the values from which on a category is forbidden: a table as that of the boundaries, where a cell may be empty.
  ///
  /// - Returns: By category and criterion.
  /// - Throws: ``TableError``, ``SegmentationError``.
  public static func vetoes(_ file: CSVFile) throws -> SortingCatalogue.Vetoes {
    let table = try CategoryTable(file)
    var vetoes: SortingCatalogue.Vetoes = [:]
    for (category, row) in zip(table.categories, table.values) {
      for (criterion, value) in zip(table.criteria, row) where value != nil {
        vetoes[category, default: [:]][criterion] = value
      }
    }
    return vetoes
  }
}
