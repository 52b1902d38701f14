import Foundation

/// Files of the project that the tests read.
enum ProjectFiles {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let buyers = root.appending(path: "datasets/heavy-equipment-buyers/heavy-equipment-buyers.csv").path()
  static let segments = root.appending(path: "datasets/heavy-equipment-segments/heavy-equipment-segments.csv").path()
  /// The same table, segments in the rows, as a French Excel saves it.
  static let frenchSegments = root.appending(path: "datasets/heavy-equipment-segments/segments-besoins.csv").path()
  /// Recorded outputs.
  static let fixtures = root.appending(path: "Tests/Fixtures")

  static let benefits = [
    "product_performance", "supplier_expertise_image", "selling_price", "trade_in", "running_cost",
    "parts_availability", "service_proximity", "reliability", "financing",
  ]
}
