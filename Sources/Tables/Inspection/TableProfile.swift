/// What is in a file: the facts that `pondera inspect` shows.
package struct TableProfile: Hashable, Sendable {
  package let fileName: String
  package let dialect: CSVDialect
  package let rowCount: Int
  package let columns: [ColumnProfile]
}
