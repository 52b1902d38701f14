import ClusterValidation

/// Says in one sentence whether the believed segments hold.
struct ComparisonVerdict {
  let sentence: String

  /// Adjusted Rand indices from which segments hold, hold in the main, and hold in part. Steinley (2004),
  /// doi:10.1037/1082-989X.9.3.386, calls 0.8 a good recovery of *known* clusters; believed segments are declared by people,
  /// who err, so the lower grades are set wider than his.
  private static let grades = [
    (0.8, "hold"), (0.5, "hold in the main"), (0.2, "hold only in part"), (-2.0, "do not hold"),
  ]

  init(
    names: [String], agreement: PartitionAgreement, matches: [SegmentComparison.Match], families: [[Int]],
    fates: [SegmentComparison.Fate]
  ) {
    let index = agreement.adjustedRandIndex
    let grade = Self.grades.first { index >= $0.0 }!.1
    let table = agreement.table
    let together = matches.reduce(0) { sum, match in
      guard let row = match.predefined, let column = match.found else { return sum }
      return sum + table[row, column]
    }
    let percent = Int((100 * Double(together) / Double(table.total)).rounded())
    var parts = [
      "The \(names.count) believed segments \(grade): \(percent) % of the accounts are in the found segment that matches "
        + "their believed one (adjusted Rand index \(Self.twoDigits(index)))"
    ]
    if families.count > 1, families.count < names.count {
      let groups = families.map { $0.map { names[$0] }.joined(separator: " + ") }.joined(separator: " | ")
      parts.append("they are \(families.count) need families under \(names.count) labels: \(groups)")
    } else if families.count == 1, names.count > 1 {
      parts.append("all of them are one need family")
    }
    let split = fates.filter(\.splits).map { names[$0.predefined] }
    if !split.isEmpty {
      parts.append(
        split.count == 1 ? "\(split[0]) splits" : "\(split.dropLast().joined(separator: ", ")) and \(split.last!) split"
      )
    }
    sentence = parts.joined(separator: "; ") + "."
  }

  private static func twoDigits(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let digits = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    return value < 0 && hundredths > 0 ? "-\(digits)" : digits
  }
}
