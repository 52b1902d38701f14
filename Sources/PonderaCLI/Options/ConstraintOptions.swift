import ArgumentParser
import Segmentation

/// What the segments must satisfy.
struct ConstraintOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The fewest accounts of a segment, or a share such as 10%.", valueName: "n|n%"))
  var minSize: SegmentSizeArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most accounts of a segment, or a share such as 40%.", valueName: "n|n%"))
  var maxSize: SegmentSizeArgument?

  @Option(
    help: ArgumentHelp(
      "The least sum of a column over the accounts of a segment, such as revenue=500000.", valueName: "column=sum"))
  var minSum: MinimumSumArgument?

  @Option(help: ArgumentHelp("Accounts with the same value in this column stay together.", valueName: "column"))
  var together: String?

  @Option(help: ArgumentHelp("Accounts with the same value in this column are kept apart.", valueName: "column"))
  var apart: String?

  /// The constraints that are no columns.
  var constraints: SegmentConstraints {
    SegmentConstraints(minimumSize: minSize?.size, maximumSize: maxSize?.size, minimumAmount: minSum?.sum)
  }
}

/// `50`, or `10%`.
struct SegmentSizeArgument: ExpressibleByArgument {
  let size: SegmentConstraints.Size

  init?(argument: String) {
    if argument.hasSuffix("%") {
      guard let percent = Double(argument.dropLast().replacing(",", with: ".")), 0...100 ~= percent else { return nil }
      size = .share(percent / 100)
    } else {
      guard let count = Int(argument), count >= 1 else { return nil }
      size = .accounts(count)
    }
  }
}

/// `revenue=500000`; the last equals sign counts, for names may hold one.
struct MinimumSumArgument: ExpressibleByArgument {
  let column: String
  let sum: Double

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="), sign > argument.startIndex,
      let sum = Double(argument[argument.index(after: sign)...]), sum >= 0, sum.isFinite
    else { return nil }
    column = String(argument[..<sign])
    self.sum = sum
  }
}
