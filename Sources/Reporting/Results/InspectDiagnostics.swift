import Provenance
import Tables

/// What a person should mind about the columns of a file.
enum InspectDiagnostics {
  /// A column that misses more than this share of its values is pointed out.
  private static let largeMissingShare = 0.2
  /// So many columns are named in one remark.
  private static let namedColumns = 8

  static func all(_ profile: TableProfile) -> [Diagnostic] {
    strays(profile) + [missing(profile), empty(profile), constant(profile), duplicates(profile)].compactMap { $0 }
  }

  private static func strays(_ profile: TableProfile) -> [Diagnostic] {
    profile.columns.compactMap { column in
      guard let stray = column.firstStray else { return nil }
      let count = column.strayCount == 1 ? "1 value is" : "\(NumberFormat.count(column.strayCount)) values are"
      return Diagnostic(
        .warning, code: "text-among-numbers",
        "'\(column.name)' holds numbers, but \(count) none; the first is '\(stray.value)' on line "
          + "\(NumberFormat.count(stray.line)). Correct it, or name it in --missing if it means 'no value'.")
    }
  }

  private static func missing(_ profile: TableProfile) -> Diagnostic? {
    let columns = profile.columns.filter { $0.missingShare > largeMissingShare && $0.kind != .empty }
    guard !columns.isEmpty else { return nil }
    return Diagnostic(
      .warning, code: "missing-values",
      "More than \(NumberFormat.count(Int(100 * largeMissingShare))) % of the values are missing in "
        + listed(columns) { "'\($0.name)' (\(NumberFormat.percent($0.missingShare)))" } + ".")
  }

  private static func empty(_ profile: TableProfile) -> Diagnostic? {
    let columns = profile.columns.filter { $0.kind == .empty }
    guard !columns.isEmpty else { return nil }
    return Diagnostic(.note, code: "empty-column", "Without any value: " + listed(columns) { "'\($0.name)'" } + ".")
  }

  private static func constant(_ profile: TableProfile) -> Diagnostic? {
    let columns = profile.columns.filter { $0.isConstant && profile.rowCount > 1 }
    guard !columns.isEmpty else { return nil }
    return Diagnostic(
      .note, code: "constant-column",
      "The same value wherever there is one, which tells no accounts apart: "
        + listed(columns) { "'\($0.name)' (\($0.examples.first ?? ""))" } + ".")
  }

  private static func duplicates(_ profile: TableProfile) -> Diagnostic? {
    let columns = profile.columns.filter { $0.duplicateOf != nil }
    guard !columns.isEmpty else { return nil }
    return Diagnostic(
      .warning, code: "duplicate-column",
      "The same values as another column, so that they would count twice: "
        + listed(columns) { "'\($0.name)' as '\($0.duplicateOf!)'" } + ".")
  }

  private static func listed(_ columns: [ColumnProfile], _ text: (ColumnProfile) -> String) -> String {
    let shown = columns.prefix(namedColumns).map(text).joined(separator: ", ")
    return columns.count > namedColumns
      ? "\(shown) and \(NumberFormat.count(columns.count - namedColumns)) more" : shown
  }
}
