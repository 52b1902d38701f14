import CKernels

/// The accounts as the clustering methods see them: `observationCount` rows by `featureCount` columns of finite numbers.
///
/// Columns are contiguous and stay so: nothing is transposed or copied on the way from a file to the kernels, and each column
/// keeps the smallest storage that holds its values exactly. Ratings are bytes: nine of them take 9 bytes an account instead
/// of 72. The storage never changes a result, since every decision is made in `Double`.
///
/// The values are never rewritten by scaling. Standardising a column is a *feature weight* (see ``FeatureScaling``).
public struct Observations: Sendable, Hashable {
  /// The number of rows, n.
  public let observationCount: Int
  /// The number of columns, d.
  public let featureCount: Int

  /// The values of one feature.
  package enum Column: Sendable, Hashable {
    /// Whole numbers in 0 ... 255.
    case bytes([UInt8])
    /// Units of a power of ten: the value is the `Double` nearest to units / 10^places.
    case decimals([Int32], places: Int)
    /// Numbers given in single precision.
    case singles([Float])
    /// Any other numbers.
    case doubles([Double])

    /// The number of rows.
    package var count: Int {
      switch self {
      case .bytes(let values): values.count
      case .decimals(let values, _): values.count
      case .singles(let values): values.count
      case .doubles(let values): values.count
      }
    }

    /// One value.
    @inline(__always)
    subscript(row: Int) -> Double {
      switch self {
      case .bytes(let values): Double(values[row])
      case .decimals(let units, let places): Double(units[row]) / Self.powersOfTen[places]
      case .singles(let values): Double(values[row])
      case .doubles(let values): values[row]
      }
    }

    /// 10^0 ... 10^22, all exact.
    static let powersOfTen: [Double] = (0..<22).reduce(into: [1]) { powers, _ in powers.append(powers.last! * 10) }
  }

  /// d columns of n values.
  let columns: [Column]

  /// Makes observations from columns of equal length; ratings are recognised and kept as bytes.
  ///
  /// - Parameter columns: d columns of n values each.
  /// - Throws: `noObservations`, `columnLengths`, `notFinite`. Time and space are O(n d).
  public init(columns: [[Double]]) throws(ClusteringError) {
    try self.init(columns.map { Column.doubles($0) })
    for (feature, column) in columns.enumerated() {
      guard let observation = column.firstIndex(where: { !$0.isFinite }) else { continue }
      throw .notFinite(observation: observation, feature: feature)
    }
    self.init(trusted: columns.map { Self.bytes($0).map { .bytes($0) } ?? .doubles($0) })
  }

  /// Makes observations from columns of ratings that are bytes already.
  ///
  /// - Throws: `noObservations`, `columnLengths`.
  public init(byteColumns columns: [[UInt8]]) throws(ClusteringError) {
    try self.init(columns.map { .bytes($0) })
  }

  /// Makes observations from columns in single precision, which take half the memory of `Double`.
  ///
  /// - Throws: `noObservations`, `columnLengths`, `notFinite`.
  public init(floatColumns columns: [[Float]]) throws(ClusteringError) {
    try self.init(columns.map { .singles($0) })
    for (feature, column) in columns.enumerated() where pk_singles_are_finite(column, column.count) == 0 {
      guard let observation = column.firstIndex(where: { !$0.isFinite }) else { continue }
      throw .notFinite(observation: observation, feature: feature)
    }
  }

  /// Makes observations from columns as they are stored; trusts that all values are finite and that decimals have at most
  /// 22 places.
  ///
  /// - Throws: `noObservations`, `columnLengths`.
  package init(_ columns: [Column]) throws(ClusteringError) {
    guard let first = columns.first, first.count > 0 else { throw .noObservations }
    for (feature, column) in columns.enumerated() where column.count != first.count {
      throw .columnLengths(feature: feature, length: column.count, expected: first.count)
    }
    self.init(trusted: columns)
  }

  /// Trusts its input.
  private init(trusted columns: [Column]) {
    observationCount = columns[0].count
    featureCount = columns.count
    self.columns = columns
  }

  /// One value. For reports and tests; kernels read tiles.
  public subscript(observation: Int, feature: Int) -> Double {
    precondition(
      0..<observationCount ~= observation && 0..<featureCount ~= feature, "observation or feature out of range")
    return columns[feature][observation]
  }

  /// The values of one row, d numbers.
  public func row(_ observation: Int) -> [Double] {
    (0..<featureCount).map { self[observation, $0] }
  }

  /// The rows with the given indices, in the given order; an index may come more than once.
  public func selecting(_ rows: [Int]) -> Observations {
    Observations(
      trusted: columns.map { column in
        switch column {
        case .bytes(let values): .bytes(rows.map { values[$0] })
        case .decimals(let units, let places): .decimals(rows.map { units[$0] }, places: places)
        case .singles(let values): .singles(rows.map { values[$0] })
        case .doubles(let values): .doubles(rows.map { values[$0] })
        }
      })
  }

  /// The columns as bytes, when all of them are.
  var byteColumns: [[UInt8]]? {
    let bytes = columns.compactMap { column -> [UInt8]? in
      if case .bytes(let values) = column { values } else { nil }
    }
    return bytes.count == columns.count ? bytes : nil
  }

  /// The values as bytes, when all are whole numbers in 0 ... 255. −0.0 loses its sign, which no kernel can see.
  private static func bytes(_ column: [Double]) -> [UInt8]? {
    guard column.allSatisfy({ $0 >= 0 && $0 <= 255 && $0 == $0.rounded(.towardZero) }) else { return nil }
    return column.map { UInt8($0) }
  }
}
