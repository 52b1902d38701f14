import ArgumentParser

/// `-k 2-8`, or `-k 4` for one number.
struct SegmentRangeArgument: ExpressibleByArgument {
  let counts: ClosedRange<Int>

  init(_ counts: ClosedRange<Int>) { self.counts = counts }

  init?(argument: String) {
    // Both a hyphen and the sign for a range are read; what is below 2 is told apart by `validate`.
    let parts = argument.replacing("…", with: "-").split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ Int($0) }), let last = parts.last.flatMap({ Int($0) }), parts.count <= 2,
      first <= last
    else { return nil }
    counts = first...last
  }

  var defaultValueDescription: String { "\(counts.lowerBound)-\(counts.upperBound)" }
}
