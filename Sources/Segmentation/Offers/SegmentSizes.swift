import DecisionAnalysis
public import Tables

/// How much each segment counts: accounts, revenue, whatever a share of preference should be weighted by.
public struct SegmentSizes: Sendable {
  /// Where the sizes come from, for people.
  public let origin: String
  private let sizes: [(name: String, size: Double)]

  /// Sizes that were stated one by one.
  public init(_ sizes: [(name: String, size: Double)], origin: String) {
    self.sizes = sizes
    self.origin = origin
  }

  /// Sizes of a file with a row for each segment: the first column of texts names them.
  ///
  /// - Parameter column: The column of numbers; `nil` takes the first.
  /// - Throws: ``TableError``, ``SegmentationError`` when there is no such column or a size is missing.
  public init(_ file: CSVFile, column: String? = nil) throws {
    let kinds = zip(file.columnNames, file.columnKinds)
    if let column, !file.columnNames.contains(column) {
      throw TableError.unknownColumn(column, file: file.name, available: file.columnNames)
    }
    guard let names = kinds.first(where: { $1 == .text })?.0,
      let numbers = column ?? kinds.first(where: { $1 == .number })?.0
    else { throw SegmentationError.noSizes(file: file.name) }
    let table = try file.read(columns: [.text(names), .number(numbers)])
    sizes = try (0..<table.rowCount).map { row in
      guard let size = table.numbers(numbers)![row] else {
        throw SegmentationError.missingWeight(file: file.name, line: table.line(ofRow: row), column: numbers)
      }
      return (FormulaGuard.removed(from: table.texts(names)![row] ?? "", in: file.dialect), size)
    }
    origin = "\(file.name), column '\(numbers)'"
  }

  /// The size of each of some segments.
  ///
  /// - Throws: ``SegmentationError`` when one is missing, superfluous, negative or not finite, or when all are 0.
  func sizes(of segments: [String]) throws(SegmentationError) -> [Double] {
    for (name, size) in sizes {
      guard segments.contains(name) else {
        throw .sizeOfNoSegment(name, origin: origin, available: segments)
      }
      guard size.isFinite, size >= 0 else {
        throw .setting(name: "the size of '\(name)'", value: "\(size)", allowed: "a finite number of at least 0")
      }
    }
    var found: [Double] = []
    for segment in segments {
      guard let size = sizes.last(where: { $0.name == segment })?.size else {
        throw .segmentWithoutSize(segment, origin: origin)
      }
      found.append(size)
    }
    guard found.contains(where: { $0 > 0 }) else {
      throw .setting(name: "the sum of the sizes", value: "0", allowed: "above 0")
    }
    return found
  }
}
