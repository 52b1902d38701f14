import ArgumentParser
import Segmentation

/// Which columns of the accounts are what.
struct AccountOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The criteria: names, positions (3-11) or patterns (x1_*), separated by commas; by default every numeric column that "
        + "is nothing else and does not look like an identifier.", valueName: "columns"))
  var criteria: String?

  @Option(help: ArgumentHelp("The column of identifiers, each different.", valueName: "column"))
  var id: String?

  @Option(help: ArgumentHelp("A column that says how much each account counts.", valueName: "column"))
  var weight: String?

  /// The columns, with a column of believed segments when there is one.
  func columns(
    label: String? = nil, findsID: Bool = false, constraints: ConstraintOptions? = nil,
    method: MethodOptions? = nil
  ) -> AccountColumns {
    AccountColumns(
      criteria: criteria, id: id, weight: weight, label: label, findsID: findsID, amount: constraints?.minSum?.column,
      together: constraints?.together, apart: constraints?.apart, categories: method?.categories)
  }
}
