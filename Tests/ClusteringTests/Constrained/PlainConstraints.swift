import Clustering
import Provenance

@testable import Clustering

/// All divisions of a few observations, one by one, and whether they satisfy the constraints: in the plainest way.
struct PlainConstraints {
  let constraints: ClusterConstraints
  let clusterCount: Int
  let observationCount: Int

  func allow(_ labels: [Int]) -> Bool {
    var sizes = [Int](repeating: 0, count: clusterCount)
    var amounts = [Double](repeating: 0, count: clusterCount)
    for (row, label) in labels.enumerated() {
      sizes[label] += 1
      amounts[label] += constraints.amounts?[row] ?? 0
    }
    guard sizes.allSatisfy({ $0 >= max(1, constraints.minimumSize ?? 1) }),
      sizes.allSatisfy({ $0 <= constraints.maximumSize ?? .max }),
      amounts.allSatisfy({ $0 >= constraints.minimumAmount ?? 0 })
    else { return false }
    for row in labels.indices {
      for other in 0..<row {
        if let groups = constraints.together, groups[row] >= 0, groups[row] == groups[other],
          labels[row] != labels[other]
        {
          return false
        }
        if let groups = constraints.apart, groups[row] >= 0, groups[row] == groups[other],
          labels[row] == labels[other]
        {
          return false
        }
      }
    }
    return true
  }

  /// Calls `body` with every division that is allowed.
  func forEachAllowed(_ body: ([Int]) -> Void) {
    var labels = [Int](repeating: 0, count: observationCount)
    func extend(_ row: Int) {
      guard row < observationCount else {
        if allow(labels) { body(labels) }
        return
      }
      for label in 0..<clusterCount {
        labels[row] = label
        extend(row + 1)
      }
    }
    extend(0)
  }

  var isFeasible: Bool {
    var found = false
    forEachAllowed { _ in found = true }
    return found
  }

  /// The least cost of an allowed assignment; `nil` when there is none.
  func leastCost(_ costs: [Double]) -> Double? {
    var least: Double?
    forEachAllowed { labels in
      let cost = labels.enumerated().reduce(0) { $0 + costs[$1.offset * clusterCount + $1.element] }
      least = min(least ?? .infinity, cost)
    }
    return least
  }

  /// The lowest inertia of an allowed division; `nil` when there is none.
  func leastInertia(_ rows: [[Double]], rowWeights: [Double]? = nil) -> Double? {
    var least: Double?
    forEachAllowed { labels in
      let plain = PlainPartition(rows, labels: labels, clusterCount: clusterCount, rowWeights: rowWeights)
      least = min(least ?? .infinity, plain.inertia)
    }
    return least
  }
}

/// Kinds of constraints to draw.
enum DrawnConstraints: String, CaseIterable {
  case sizes, apart, sizesAndApart, together, togetherAndApart, sizesAndTogether, amount, amountAndSizes, everything

  /// Whether the assignment is a flow for sure.
  var isFlow: Bool { [.sizes, .apart, .sizesAndApart, .together].contains(self) }

  /// Constraints of this kind; they may have no solution.
  func constraints(count: Int, clusterCount: Int, using generator: inout SeededGenerator) -> ClusterConstraints {
    var result = ClusterConstraints()
    if [.sizes, .sizesAndApart, .sizesAndTogether, .amountAndSizes, .everything].contains(self) {
      let even = count / clusterCount
      if generator.nextIndex(below: 4) > 0 { result.minimumSize = max(0, even - generator.nextIndex(below: 3)) }
      if generator.nextIndex(below: 4) > 0 {
        result.maximumSize = max(1, even + generator.nextIndex(below: 3), result.minimumSize ?? 1)
      }
    }
    if [.apart, .sizesAndApart, .togetherAndApart, .everything].contains(self) {
      result.apart = groups(count, largest: clusterCount, using: &generator)
    }
    if [.together, .togetherAndApart, .sizesAndTogether, .everything].contains(self) {
      result.together = (0..<count).map { _ in generator.nextIndex(below: count) - 2 }
    }
    if [.amount, .amountAndSizes, .everything].contains(self) {
      let amounts = (0..<count).map { _ in Double(generator.nextIndex(below: 20)) }
      result.amounts = amounts
      let share = amounts.reduce(0, +) / Double(clusterCount)
      result.minimumAmount = (share * (0.3 + 0.7 * generator.nextUniform())).rounded()
    }
    return result
  }

  /// Groups of at most so many members, and some that are in none.
  private func groups(_ count: Int, largest: Int, using generator: inout SeededGenerator) -> [Int] {
    var sizes = [Int](repeating: 0, count: count)
    return (0..<count).map { _ in
      let group = generator.nextIndex(below: max(1, count - 1)) - 1
      guard group >= 0, sizes[group] < largest else { return -1 }
      sizes[group] += 1
      return group
    }
  }
}
