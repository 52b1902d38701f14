package import Criteria
import LinearAlgebra

extension WeightingTable {
  /// What management believes of the buyers of heavy equipment: 4 segments x 9 benefits, 1 to 10.
  ///
  /// The same table as `datasets/heavy-equipment-segments`, so that generated buyers are at hand where no file is.
  package static func heavyEquipment() throws -> WeightingTable {
    try WeightingTable(
      segments: ["mining_operators", "aggregate_producers", "general_contractors", "rental_companies"],
      criteria: [
        "product_performance", "supplier_expertise_image", "selling_price", "trade_in", "running_cost",
        "parts_availability", "service_proximity", "reliability", "financing",
      ],
      means: Matrix(rows: [
        [10, 6, 6, 1, 9, 6, 4, 9, 2],
        [8, 7, 7, 5, 8, 7, 7, 7, 5],
        [7, 5, 9, 8, 5, 5, 6, 5, 7],
        [6, 4, 10, 9, 4, 7, 5, 6, 7],
      ]))
  }
}
