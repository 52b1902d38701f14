import Criteria
import Segmentation
import Tables
import TestSupport

/// The shipped market: 4 segments x 9 benefits, and 2,000 buyers made from it.
enum HeavyEquipment {
  static let segmentsPath = ProjectFiles.path("datasets/heavy-equipment-segments/heavy-equipment-segments.csv")
  static let frenchSegmentsPath = ProjectFiles.path("datasets/heavy-equipment-segments/segments-besoins.csv")
  static let buyersPath = ProjectFiles.path("datasets/heavy-equipment-buyers/heavy-equipment-buyers.csv")

  /// The weighting table, read from its file.
  static func table() throws -> WeightingTable { try PredefinedTable(CSVFile(path: segmentsPath)).table }

  /// How the shipped buyers were made, as their card says.
  static func buyersOptions() throws -> BuyerGenerationOptions {
    try BuyerGenerationOptions(
      accountCount: 2_000, noise: 1.5, roundsToIntegers: true, mislabelledShare: 0.125, hasDescriptors: true,
      seed: 2026)
  }
}
