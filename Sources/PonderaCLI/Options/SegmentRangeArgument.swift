/// `-k 2-8`, or `-k 4` for one number.
struct SegmentRangeArgument {
  let counts: ClosedRange<Int>

  init(_ counts: ClosedRange<Int>) { self.counts = counts }

  @Sendable
  init(argument: String) throws {
    // Both a hyphen and the sign for a range are read.
    let parts = argument.replacing("…", with: "-").split(separator: "-", omittingEmptySubsequences: false)
      .map(String.init)
    let form = ", or two of them such as 2-8"
    let first = try OptionBounds.segmentsToTry.read(parts[0], or: form)
    let last = parts.count == 1 ? first : try OptionBounds.segmentsToTry.read(parts[1], or: form)
    guard parts.count <= 2, first <= last else {
      throw OutsideBound(description: "write the least and the largest number, such as 2-8")
    }
    counts = first...last
  }
}
