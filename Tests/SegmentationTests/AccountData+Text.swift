import Segmentation
import Tables

extension AccountData {
  /// Accounts from the text of a file.
  init(text: String, columns: AccountColumns = AccountColumns(), preferredCriteria: [String]? = nil) throws {
    try self.init(
      CSVFile(name: "accounts.csv", bytes: Array(text.utf8)), columns: columns, preferredCriteria: preferredCriteria)
  }

  /// Accounts from columns of whole values.
  init(columns: [[Double]], weights: [Double]? = nil) {
    self.init(
      criteria: columns.indices.map { "c\($0 + 1)" }, ratings: columns.map { $0.map { $0 } }, weights: weights)
  }
}
