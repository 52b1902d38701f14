/// Prices on the size and the amount of clusters at which the cheapest assignment of each block by itself comes close to
/// what the limits demand, and a bound on what any allowed assignment costs (Lagrangian relaxation).
///
/// With a price λⱼ on each observation in cluster j and a reward μⱼ ≥ 0 on each unit of amount, a block of size n and
/// amount a costs c + λⱼ n − μⱼ a. The sum of the least costs, less Σⱼ λⱼ⁺ max − λⱼ⁻ min, and with Σⱼ μⱼ minimum added,
/// is at most the cost of every allowed assignment. Prices climb along its subgradient, by steps as Polyak takes them.
///
/// Source: Fisher (1981), doi:10.1287/mnsc.27.1.1.
struct PriceAscent: Sendable {
  private let units: AssignmentUnits
  private let limits: PartitionLimits
  private var matching: CliqueMatching
  /// λ of each cluster, and μ.
  private var sizePrices: [Double]
  private var amountPrices: [Double]
  /// The largest bound since ``begin()``, and the labels that go with it.
  private(set) var bound = -Double.infinity
  private(set) var labels: [Int32] = []
  private var bestPrices: (size: [Double], amount: [Double])
  private var step = 1.0
  private var failures = 0

  init(_ units: AssignmentUnits, _ limits: PartitionLimits) {
    self.units = units
    self.limits = limits
    matching = CliqueMatching(largest: units.largest, columnCount: limits.clusterCount)
    sizePrices = [Double](repeating: 0, count: limits.clusterCount)
    amountPrices = sizePrices
    bestPrices = (sizePrices, amountPrices)
  }

  /// Forgets the bound, for other costs, and keeps the best prices.
  mutating func begin() {
    (sizePrices, amountPrices) = bestPrices
    bound = -.infinity
    step = 1
    failures = 0
  }

  /// What every allowed assignment costs less at the prices than its cost.
  private var credit: Double {
    var sum = 0.0
    for cluster in sizePrices.indices {
      let price = sizePrices[cluster]
      sum += price * Double(price > 0 ? limits.maximumSize : limits.minimumSize)
      sum -= amountPrices[cluster] * limits.minimumAmount
    }
    return sum
  }

  /// Labels every block as is cheapest at the present prices, and keeps the bound if it is the best.
  ///
  /// - Parameter labels: Gets the labels.
  mutating func relax(_ blocks: Blocks, _ costs: [Double], labels: inout [Int32]) -> Double {
    let clusterCount = limits.clusterCount
    let total = costs.withUnsafeBufferPointer { costs in
      sizePrices.withUnsafeBufferPointer { sizePrices in
        amountPrices.withUnsafeBufferPointer { amountPrices in
          units.relax(clusterCount: clusterCount, matching: &matching, labels: &labels) { block, cluster in
            costs[block * clusterCount + cluster] + sizePrices[cluster] * Double(blocks.sizes[block])
              - amountPrices[cluster] * blocks.amounts[block]
          }
        }
      }
    }
    let value = total - credit
    if value > bound {
      (bound, self.labels, bestPrices) = (value, labels, (sizePrices, amountPrices))
      failures = 0
    } else {
      failures += 1
      if failures == 4 { (step, failures) = (step / 2, 0) }
    }
    return value
  }

  /// Changes the prices for what a relaxed assignment has too much or too little of.
  ///
  /// - Parameters:
  ///   - state: The relaxed assignment.
  ///   - value: Its bound.
  ///   - target: The cost of the best assignment known.
  /// - Returns: Whether there was anything to change.
  mutating func climb(_ state: PartitionState, value: Double, target: Double) -> Bool {
    let sizeScale = Double(state.sizes.reduce(0, +)) / Double(limits.clusterCount)
    let amountScale = max(limits.minimumAmount, .leastNormalMagnitude)
    var squares = 0.0
    var slopes: [(size: Double, amount: Double)] = []
    for cluster in sizePrices.indices {
      let (size, price) = (state.sizes[cluster], sizePrices[cluster])
      let free = min(max(size, limits.minimumSize), limits.maximumSize)
      let demanded = price > 0 ? limits.maximumSize : price < 0 ? limits.minimumSize : free
      let sizeSlope = Double(size - demanded) / sizeScale
      var amountSlope = limits.minimumAmount > 0 ? (limits.minimumAmount - state.amounts[cluster]) / amountScale : 0
      // A reward cannot fall below 0.
      if amountPrices[cluster] == 0 { amountSlope = max(0, amountSlope) }
      slopes.append((sizeSlope, amountSlope))
      squares += sizeSlope * sizeSlope + amountSlope * amountSlope
    }
    guard squares > 0, target > value else { return false }
    let length = step * (target - value) / squares
    for (cluster, slope) in slopes.enumerated() {
      let old = sizePrices[cluster]
      let new = old + length * slope.size / sizeScale
      // Between a price and a reward lies 0, where other sizes are demanded.
      sizePrices[cluster] = old * new < 0 ? 0 : new
      amountPrices[cluster] = max(0, amountPrices[cluster] + length * slope.amount / amountScale)
    }
    return true
  }

  /// The costs at the best prices, and what allowed assignments cost less at these than they do.
  mutating func priced(_ blocks: Blocks, _ costs: [Double]) -> (costs: [Double], credit: Double) {
    (sizePrices, amountPrices) = bestPrices
    var priced = costs
    for block in 0..<blocks.count {
      for cluster in 0..<limits.clusterCount {
        priced[block * limits.clusterCount + cluster] +=
          sizePrices[cluster] * Double(blocks.sizes[block]) - amountPrices[cluster] * blocks.amounts[block]
      }
    }
    return (priced, credit)
  }
}
