/// One start of k-means under constraints: assignments and means in turn, and exchanges at the end.
struct ConstrainedRun: Sendable {
  let table: BlockTable
  let plan: ConstraintPlan
  /// One of the two that make assignments.
  private var flow: FlowAssignment?
  private var search: SearchAssignment?
  /// The cluster of each block: always an allowed division, once ``start(from:)`` was called.
  private(set) var labels: [Int32] = []
  /// k times d numbers, less the origin of the table: the means of the labels.
  private(set) var centroids: [Double] = []
  /// The weight of each cluster.
  private(set) var clusterWeights: [Double] = []
  /// The inertia after each step.
  private(set) var inertias: [Double] = []
  /// What is known of the last assignment.
  private(set) var last = SearchAssignment.Result(gap: 0, isExact: true)
  /// What each block costs in each cluster at the present centroids: m rows of k numbers.
  private var costs: [Double]

  /// A step must lower the inertia by more than this share of it, which rounding cannot feign.
  private static let leastGain = 1e-12

  var clusterCount: Int { plan.limits.clusterCount }
  var inertia: Double { inertias.last ?? .infinity }

  init(_ table: BlockTable, _ plan: ConstraintPlan) {
    self.table = table
    self.plan = plan
    costs = [Double](repeating: 0, count: table.count * plan.limits.clusterCount)
    flow = plan.isFlow ? plan.flow : nil
    search = plan.isFlow ? nil : SearchAssignment(plan)
  }

  /// What is kept of a run that others are compared with.
  struct Candidate: Sendable {
    let labels: [Int32]
    let inertias: [Double]
    let assignment: SearchAssignment.Result
    let isFinished: Bool

    var inertia: Double { inertias.last ?? .infinity }
  }

  /// What has been reached.
  func candidate(isFinished: Bool) -> Candidate {
    Candidate(labels: labels, inertias: inertias, assignment: last, isFinished: isFinished)
  }

  /// Goes on where another run stopped.
  mutating func resume(_ candidate: Candidate) {
    labels = candidate.labels
    inertias = candidate.inertias.dropLast()
    last = candidate.assignment
    update()
  }

  /// Makes the first assignment.
  ///
  /// - Parameter centroids: k times d numbers, less the origin of the table.
  mutating func start(from centroids: [Double]) {
    table.measure(centroids, into: &costs)
    labels = assignment(after: nil)
    update()
  }

  /// Assigns and moves the centroids in turn until that does not lower the inertia.
  ///
  /// - Parameters:
  ///   - limit: The largest number of assignments.
  ///   - enough: Stops when a step lowers the inertia by less than this share of it.
  /// - Returns: Whether nothing is left to gain.
  mutating func iterate(limit: Int, enough: Double = 0) -> Bool {
    for _ in 0..<limit {
      let before = inertia
      guard step() else { return true }
      if before - inertia < enough * before { return false }
    }
    return false
  }

  /// Exchanges blocks while that lowers the inertia; whether it did.
  mutating func polish(passLimit: Int) -> Bool {
    var exchange = ConstrainedExchange(table, plan, labels: labels)
    guard exchange.run(passLimit: passLimit) else { return false }
    return accept(exchange.state.labels)
  }

  /// One assignment and its means; whether it was better.
  private mutating func step() -> Bool {
    let next = assignment(after: labels)
    guard next != labels, cost(next) + table.withinSum < inertia * (1 - Self.leastGain) else { return false }
    return accept(next)
  }

  /// Goes over to other labels unless these are no better.
  private mutating func accept(_ next: [Int32]) -> Bool {
    let (before, kept) = (inertia, (labels, centroids, clusterWeights))
    labels = next
    update()
    if inertia < before { return true }
    inertias.removeLast()
    (labels, centroids, clusterWeights) = kept
    table.measure(centroids, into: &costs)
    return false
  }

  /// The best assignment to the present centroids, or a good one that is no worse than the present one.
  private mutating func assignment(after present: [Int32]?) -> [Int32] {
    var next = present
    if let result = search?.assign(costs, labels: &next) {
      last = result
      return next ?? plan.fallback
    }
    var labels = [Int32](repeating: 0, count: table.count)
    flow?.assign(costs, labels: &labels)
    return labels
  }

  private func cost(_ labels: [Int32]) -> Double {
    var total = 0.0
    for (block, label) in labels.enumerated() { total += costs[block * clusterCount + Int(label)] }
    return total
  }

  /// Moves the centroids to the means and measures.
  private mutating func update() {
    let totals = table.totals(labels, clusterCount: clusterCount)
    clusterWeights = totals.weights
    centroids = totals.sums
    for index in centroids.indices { centroids[index] /= clusterWeights[index / table.featureCount] }
    table.measure(centroids, into: &costs)
    inertias.append(cost(labels) + table.withinSum)
  }
}
