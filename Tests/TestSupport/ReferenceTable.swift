import Foundation

/// The plainest possible reader of the reference files (commas, decimal points, no quotes), so that the tests of the core
/// do not lean on the reader that they help to judge.
package struct ReferenceTable {
  /// The column names.
  package let names: [String]
  private let rows: [[String]]

  /// Reads a file of `../shared/data`.
  package init(shared path: String) throws {
    let text = try String(contentsOfFile: SharedFiles.data(path), encoding: .utf8)
    var lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    names = lines.removeFirst()
    rows = lines
  }

  /// The values of a column as text.
  package subscript(name: String) -> [String] {
    let index = names.firstIndex(of: name)!
    return rows.map { $0[index] }
  }

  /// The values of a column of numbers.
  package func numbers(_ name: String) -> [Double] { self[name].map { Double($0)! } }
}
