import Criteria
public import DecisionAnalysis
import LinearAlgebra
public import Provenance
public import Tables

/// How much criteria weigh by several methods side by side.
public struct CriterionWeighing: Sendable {
  /// Where the weights come from, for people.
  public let origin: String
  /// The weightings and their compromise.
  public let comparison: WeightingComparison
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// Weighs.
  ///
  /// - Parameters:
  ///   - input: What the weights are made of.
  ///   - origin: Where that comes from, for people.
  ///   - methods: Names of ``WeightingCatalogue``; `nil` takes all that take this kind of input, and leaves out with a note
  ///     what cannot use it.
  ///   - settings: Choices by method and setting.
  /// - Throws: ``DecisionError``.
  public init(
    _ input: any WeightingInput, origin: String, methods: [String]? = nil,
    settings: [String: [String: SettingValue]] = [:]
  ) throws {
    let kind = type(of: input).kind
    let names = methods ?? WeightingCatalogue.entries.filter { $0.inputKind == kind }.map(\.identifier)
    if let unknown = settings.keys.filter({ !names.contains($0) }).min() {
      throw DecisionError.unknownMethod(unknown, available: names)
    }
    var found: [(name: String, result: WeightingResult)] = []
    var left: [Diagnostic] = []
    for name in names {
      do throws(DecisionError) {
        let method = try WeightingCatalogue.entry(named: name).make(settings[name] ?? [:])
        found.append((name, try method.result(of: input)))
      } catch {
        guard methods == nil, error.category == .data else { throw error }
        left.append(Diagnostic(.note, code: "method-left-out", "\(name) was left out: \(error.description)"))
      }
    }
    comparison = try WeightingComparison(found)
    self.origin = origin
    var seen: Set<String> = []
    diagnostics = left + found.flatMap(\.result.diagnostics).filter { seen.insert($0.code + $0.message).inserted }
  }
}

extension PairwiseComparisons {
  /// Reads judgments from a file: criteria in the rows, the first column naming them, and in the columns; a cell says how many times
  /// as important the criterion of its row is as that of its column. `1/3` is read as such, and an empty cell as not judged.
  ///
  /// - Throws: ``TableError``, ``SegmentationError`` for a cell that is no number or a row that is no column, ``DecisionError``.
  public init(_ file: CSVFile) throws {
    guard let nameColumn = file.columnNames.first else { throw SegmentationError.noCriteria(file: file.name) }
    let criteria = Array(file.columnNames.dropFirst())
    let table = try file.read(columns: file.columnNames.map { .text($0) })
    let names = table.texts(nameColumn)!
    var values = Matrix(rowCount: criteria.count, columnCount: criteria.count)
    for row in 0..<criteria.count {
      for column in 0..<criteria.count { values[row, column] = row == column ? 1 : .nan }
    }
    for line in 0..<table.rowCount {
      let name = names[line] ?? ""
      guard let row = criteria.firstIndex(of: name) else {
        throw SegmentationError.criterionNotInTable(name, file: file.name, available: criteria)
      }
      for (column, other) in criteria.enumerated() {
        guard let text = table.texts(other)![line] else { continue }
        guard let value = Self.ratio(text, mark: file.dialect.decimalMark) else {
          throw SegmentationError.badCriterionCell(
            file: file.name, line: table.line(ofRow: line), column: other, row: name,
            value: VisibleText.of(text, limit: 40), allowed: "a number above 0, or a fraction such as 1/3")
        }
        values[row, column] = value
      }
    }
    try self.init(criteria: criteria, values: values)
  }

  /// `3`, `0.33`, or `1/3`.
  private static func ratio(_ text: String, mark: DecimalMark) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
      NumberText.of(String($0), decimalMark: mark)
    }
    switch parts.count {
    case 1: if case .number(let value) = parts[0] { return value }
    case 2:
      if case .number(let above) = parts[0], case .number(let below) = parts[1], below != 0 { return above / below }
    default: break
    }
    return nil
  }
}
