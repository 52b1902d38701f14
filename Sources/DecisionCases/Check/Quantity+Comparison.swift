extension CaseCheck.Quantity {
  /// Compares what was found with what is expected at a place.
  ///
  /// - Parameters:
  ///   - tolerance: How far numbers may be off; asked only for numbers.
  ///   - isScaled: Whether numbers beyond 1000 may be off by more.
  ///   - isPrinted: Whether the numbers are as somebody printed them.
  /// - Throws: `wrongKind` when the place has something else than was found; what `tolerance` throws.
  init(
    _ key: String, _ place: CaseNode, _ found: CaseValue,
    tolerance: () throws(DecisionCaseError) -> Double, isScaled: Bool, isPrinted: Bool = false
  ) throws(DecisionCaseError) {
    self.key = key
    self.isPrinted = isPrinted
    switch found {
    case .numbers(let values):
      kind = .numbers
      let wanted = try place.nested { (entry) throws(DecisionCaseError) in try entry.number() }
      let deviations = zip(values, wanted).map { value, reference in
        let deviation = abs(value - reference) / (isScaled ? max(1, abs(reference) * 1e-3) : 1)
        return deviation.isNaN ? .infinity : deviation
      }
      (count, foundCount) = (wanted.count, values.count)
      largestDeviation = count == foundCount ? deviations.max() ?? 0 : .infinity
      self.tolerance = try tolerance()
      return
    case .counts(let values):
      kind = .wholeNumbers
      let wanted = try place.nested { (entry) throws(DecisionCaseError) in try entry.number() }
      (count, foundCount, largestDeviation) = Self.differences(values.map(Double.init), wanted)
    case .truths(let values):
      kind = .truths
      let wanted = try place.nested { (entry) throws(DecisionCaseError) in try entry.bool() }
      (count, foundCount, largestDeviation) = Self.differences(values, wanted)
    case .names(let groups):
      kind = .names
      (count, foundCount, largestDeviation) = Self.differences(groups, try place.groups())
    }
    self.tolerance = 0
  }

  /// How many values there are on both sides, and how many differ.
  private static func differences<T: Equatable>(
    _ found: [T], _ wanted: [T]
  ) -> (count: Int, foundCount: Int, differing: Double) {
    let differing = zip(found, wanted).count { $0 != $1 } + abs(found.count - wanted.count)
    return (wanted.count, found.count, Double(differing))
  }
}

extension CaseNode {
  /// The values of lists in any nesting, depth first, or the one value.
  fileprivate func nested<T>(
    _ read: (CaseNode) throws(DecisionCaseError) -> T
  ) throws(DecisionCaseError) -> [T] {
    guard case .list? = value else { return [try read(self)] }
    var values: [T] = []
    for entry in try list() { values += try entry.nested(read) }
    return values
  }

  /// Names that stand alone or in groups.
  fileprivate func groups() throws(DecisionCaseError) -> [[String]] {
    guard case .list? = value else { return [[try text()]] }
    var groups: [[String]] = []
    for entry in try list() {
      if case .list? = entry.value { groups.append(try entry.texts()) } else { groups.append([try entry.text()]) }
    }
    return groups
  }
}
