import Foundation

/// Files that belong to the project and are not source code, such as the shipped data sets.
package enum ProjectFiles {
  /// The folder of the package.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The path of a file, for example `"datasets/heavy-equipment-buyers/heavy-equipment-buyers.csv"`.
  package static func path(_ name: String) -> String { root.appending(path: name).path() }
}
