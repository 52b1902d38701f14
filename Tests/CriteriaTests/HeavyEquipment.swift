import Criteria
import LinearAlgebra

/// The heavy-equipment weighting table: 4 segments x 9 benefits.
enum HeavyEquipment {
  static let table = try! WeightingTable(
    segments: ["mining_operators", "aggregate_producers", "general_contractors", "rental_companies"],
    criteria: [
      "product_performance", "supplier_expertise_image", "selling_price", "trade_in", "running_cost",
      "parts_availability", "service_proximity", "reliability", "financing",
    ],
    means: Matrix(rows: [
      [10, 6, 6, 1, 9, 6, 4, 9, 2], [8, 7, 7, 5, 8, 7, 7, 7, 5], [7, 5, 9, 8, 5, 5, 6, 5, 7],
      [6, 4, 10, 9, 4, 7, 5, 6, 7],
    ]))
}
