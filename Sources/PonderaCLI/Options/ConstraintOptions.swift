import ArgumentParser
import Provenance
import Segmentation

/// What the segments must satisfy.
struct ConstraintOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: OptionBounds.size.help("The fewest accounts of a segment", "; or a share such as 10%", name: "n|n%"),
    transform: SegmentSizeArgument.init)
  var minSize: SegmentSizeArgument?

  @Option(
    parsing: .unconditional,
    help: OptionBounds.size.help("The most accounts of a segment", "; or a share such as 40%", name: "n|n%"),
    transform: SegmentSizeArgument.init)
  var maxSize: SegmentSizeArgument?

  @Option(
    help: OptionBounds.sum.help(
      "The least sum of a column over the accounts of a segment", ", such as revenue=500000", name: "column=sum"),
    transform: MinimumSumArgument.init)
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
struct SegmentSizeArgument {
  let size: SegmentConstraints.Size

  @Sendable
  init(argument: String) throws {
    if argument.hasSuffix("%") {
      let percent = String(argument.dropLast()).replacing(",", with: ".")
      size = .share(try OptionBounds.percent.read(percent, or: ", followed by %") / 100)
    } else {
      size = .accounts(try OptionBounds.size.read(argument, or: ", or a share such as 10% of all"))
    }
  }
}

/// `revenue=500000`; the last equals sign counts, for names may hold one.
struct MinimumSumArgument {
  let column: String
  let sum: Double

  @Sendable
  init(argument: String) throws {
    guard let sign = argument.lastIndex(of: "="), sign > argument.startIndex else {
      throw OutsideBound(description: "write a column, an equals sign and a number \(OptionBounds.sum.words)")
    }
    column = String(argument[..<sign])
    sum = try OptionBounds.sum.read(String(argument[argument.index(after: sign)...]), or: " behind the equals sign")
  }
}
