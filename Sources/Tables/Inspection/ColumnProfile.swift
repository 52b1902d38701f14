/// What is in a column, over the whole file.
package struct ColumnProfile: Hashable, Sendable {
  /// A value that is no number in a column of numbers.
  package struct Stray: Hashable, Sendable {
    package let line: Int
    package let value: String
  }

  package let name: String
  /// The position in the file, counted from 1.
  package let position: Int
  /// By the rule that reading uses: from the first rows; a column without values there is judged by its first value.
  package let kind: ColumnKind
  package let rowCount: Int
  package let missingCount: Int
  /// The number of distinct values, exact up to ``distinctLimit``.
  package let distinctCount: Int
  /// Whether there are more distinct values than were counted.
  package let hasMoreDistinct: Bool
  /// Of the numbers of a column of numbers; `nil` elsewhere.
  package let minimum: Double?
  package let maximum: Double?
  package let mean: Double?
  package let areAllIntegers: Bool
  /// Up to five different values in the order of the file.
  package let examples: [String]
  package let isLikelyID: Bool
  package let isLikelyRating: Bool
  /// The name of an earlier column with the same values throughout, by a 64-bit fingerprint.
  package internal(set) var duplicateOf: String?
  /// How many values of a column of numbers are none, and the first of them.
  package let strayCount: Int
  package let firstStray: Stray?

  /// Distinct values are counted up to here.
  package static let distinctLimit = 10_000

  /// The share of rows without a value, in 0 ... 1.
  package var missingShare: Double { rowCount == 0 ? 0 : Double(missingCount) / Double(rowCount) }

  /// Whether there is one value and it never changes.
  package var isConstant: Bool { distinctCount == 1 && !hasMoreDistinct && strayCount == 0 }
}
