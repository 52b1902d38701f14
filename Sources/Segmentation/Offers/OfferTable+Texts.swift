import Provenance
import Tables

extension OfferTable {
  /// A column that is no criterion because it does not hold numbers, and where that shows first.
  public struct TextColumn: Hashable, Sendable, CustomStringConvertible {
    /// The name of the column.
    public let name: String
    /// The first value that is no number, fit to be shown; `nil` when the column is empty where the file begins.
    public let value: String?
    /// The line where it stands.
    public let line: Int?

    /// Reads a column up to the first value that is no number; without a value where the file begins, not at all.
    ///
    /// - Parameter isRead: Whether it is worth a look into the file: each takes one, and only the first few are shown.
    init(_ sample: ColumnSample, of file: CSVFile, isRead: Bool = true) throws(TableError) {
      name = sample.name
      guard sample.valueCount > 0, isRead else {
        (value, line) = (nil, nil)
        return
      }
      do throws(TableError) {
        _ = try file.read(columns: [.number(name)])
        (value, line) = (nil, nil)
      } catch {
        switch error {
        case .notANumber(_, let line, _, let value, _), .notFinite(_, let line, _, let value),
          .numberOutOfRange(_, let line, _, let value):
          (self.value, self.line) = (VisibleText.of(value, limit: 40), line)
        default: throw error
        }
      }
    }

    /// The name and what stands in the column.
    public var description: String {
      let shown = "'\(VisibleText.of(name, limit: 40))'"
      guard let value, let line else { return shown + " (empty where the file begins)" }
      return shown + " (line \(line): '\(value)')"
    }
  }

  /// What is to be said of criteria that are weighed although the alternatives have none of that name.
  ///
  /// - Throws: ``SegmentationError/weighedTexts(_:file:line:value:)`` when there is such a column and it holds no
  ///   numbers: a price in euros would be left out, and nobody would know.
  func diagnostics(for weights: SegmentWeights) throws(SegmentationError) -> [Diagnostic] {
    for column in texts where weights.unusedCriteria.contains(column.name) {
      throw .weighedTexts(column.name, file: fileName, line: column.line, value: column.value)
    }
    guard !weights.unusedCriteria.isEmpty else { return [] }
    let list = ShortList.of(weights.unusedCriteria.lazy.map { "'\(VisibleText.of($0, limit: 40))'" }, limit: 5)
    return [
      Diagnostic(
        .warning, code: "weights-unused",
        "Weighed, but no criterion of \(fileName) and so without effect: \(list).")
    ]
  }
}
