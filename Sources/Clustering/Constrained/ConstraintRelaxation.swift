/// Finds out which constraints cannot be had at once, and what could be had instead, by asking for less.
struct ConstraintRelaxation {
  private let constraints: ClusterConstraints
  private let clusterCount: Int
  private let observationCount: Int

  /// - Parameter constraints: Constraints for which no division was found.
  init(_ constraints: ClusterConstraints, clusterCount: Int, observationCount: Int) {
    (self.constraints, self.clusterCount, self.observationCount) = (constraints, clusterCount, observationCount)
  }

  /// The constraints to blame, and for each limit among them what would do with all others as they are.
  func conflict(isProven: Bool) -> JointConflict {
    // What can be left out without making a division possible is not to blame.
    var core = constraints
    for kind in constraints.kinds where core.kinds.count > 1 && division(core.without(kind)) == nil {
      core = core.without(kind)
    }
    let kinds = core.kinds
    return JointConflict(
      clusterCount: clusterCount, kinds: kinds, isProven: isProven, minimumSize: constraints.minimumSize,
      maximumSize: constraints.maximumSize, minimumAmount: constraints.minimumAmount,
      allowedMinimumSize: kinds.contains(.minimumSize) ? allowedMinimumSize : nil,
      allowedMaximumSize: kinds.contains(.maximumSize) ? allowedMaximumSize : nil,
      allowedMinimumAmount: kinds.contains(.minimumAmount) ? allowedMinimumAmount : nil)
  }

  private var allowedMinimumSize: Int? {
    guard let minimum = constraints.minimumSize else { return nil }
    return largest(0...minimum) { limit in
      var relaxed = constraints
      relaxed.minimumSize = limit
      return division(relaxed)?.sizes.min()
    }
  }

  private var allowedMaximumSize: Int? {
    guard let maximum = constraints.maximumSize else { return nil }
    // The least maximum is what remains when the largest number is taken from n.
    let taken = largest(0...max(0, observationCount - maximum)) { number in
      var relaxed = constraints
      relaxed.maximumSize = observationCount - number
      return division(relaxed)?.sizes.max().map { observationCount - $0 }
    }
    return taken.map { observationCount - $0 }
  }

  private var allowedMinimumAmount: Double? {
    guard let minimum = constraints.minimumAmount, minimum > 0 else { return nil }
    let shares = 1_000
    var reached: Double?
    _ = largest(0...shares) { share in
      var relaxed = constraints
      relaxed.minimumAmount = minimum * Double(share) / Double(shares)
      guard let least = division(relaxed)?.amounts.min() else { return nil }
      reached = max(reached ?? 0, min(minimum, least))
      return Int(min(1, least / minimum) * Double(shares))
    }
    return reached
  }

  /// A division that was found, without long search.
  private func division(_ constraints: ClusterConstraints) -> PartitionState? {
    let finding = try? ConstraintPlan.examine(constraints, clusterCount, observationCount, effort: .brief)
    return finding?.plan?.anyDivision
  }

  /// The largest number in a range for which something is found, by halving; `nil` when nothing is for the least.
  ///
  /// - Parameter value: What is found for a number, at least that number.
  private func largest(_ range: ClosedRange<Int>, _ value: (Int) -> Int?) -> Int? {
    guard let first = value(range.lowerBound) else { return nil }
    var found = min(first, range.upperBound)
    var above = range.upperBound + 1
    while found + 1 < above {
      let middle = (found + above) / 2
      if let value = value(middle) { found = max(middle, min(value, above - 1)) } else { above = middle }
    }
    return found
  }
}
