/// The accounts as the clustering methods see them: `observationCount` rows by `featureCount` columns of finite numbers.
///
/// Columns are contiguous and stay so: nothing is transposed on the way from a file to the kernels. When every value is
/// a whole number in 0 ... 255, as ratings are, the values are kept as bytes: 9 bytes an account for nine ratings instead
/// of 72. The storage never changes a result, since every kernel computes in `Double`.
///
/// The values are never rewritten by scaling. Standardising a column is a *feature weight* (see ``FeatureScaling``).
public struct Observations: Sendable, Hashable {
  /// The number of rows, n.
  public let observationCount: Int
  /// The number of columns, d.
  public let featureCount: Int

  /// The values, column after column.
  enum Storage: Sendable, Hashable {
    case bytes([UInt8])
    case doubles([Double])
  }
  let storage: Storage

  /// Makes observations from columns of equal length; ratings are recognised and kept as bytes.
  ///
  /// - Parameter columns: d columns of n values each.
  /// - Throws: `noObservations`, `columnLengths`, `notFinite`. Time and space are O(n d).
  public init(columns: [[Double]]) throws(ClusteringError) {
    guard let first = columns.first, !first.isEmpty else { throw .noObservations }
    var areBytes = true
    for (feature, column) in columns.enumerated() {
      guard column.count == first.count else {
        throw .columnLengths(feature: feature, length: column.count, expected: first.count)
      }
      for (observation, value) in column.enumerated() {
        guard value.isFinite else { throw .notFinite(observation: observation, feature: feature) }
        // −0.0 compares equal to 0 and would lose its sign, which no kernel can see.
        areBytes = areBytes && value >= 0 && value <= 255 && value == value.rounded(.towardZero)
      }
    }
    observationCount = first.count
    featureCount = columns.count
    if areBytes {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(first.count * columns.count)
      for column in columns { for value in column { bytes.append(UInt8(value)) } }
      storage = .bytes(bytes)
    } else {
      storage = .doubles(Array(columns.joined()))
    }
  }

  /// Makes observations from columns of ratings that are bytes already.
  ///
  /// - Throws: `noObservations`, `columnLengths`.
  public init(byteColumns columns: [[UInt8]]) throws(ClusteringError) {
    guard let first = columns.first, !first.isEmpty else { throw .noObservations }
    for (feature, column) in columns.enumerated() where column.count != first.count {
      throw .columnLengths(feature: feature, length: column.count, expected: first.count)
    }
    self.init(observationCount: first.count, featureCount: columns.count, storage: .bytes(Array(columns.joined())))
  }

  /// Trusts its input.
  init(observationCount: Int, featureCount: Int, storage: Storage) {
    self.observationCount = observationCount
    self.featureCount = featureCount
    self.storage = storage
  }

  /// One value. For reports and tests; kernels read tiles.
  public subscript(observation: Int, feature: Int) -> Double {
    precondition(
      0..<observationCount ~= observation && 0..<featureCount ~= feature, "observation or feature out of range")
    let index = feature * observationCount + observation
    return switch storage {
    case .bytes(let values): Double(values[index])
    case .doubles(let values): values[index]
    }
  }

  /// The values of one row, d numbers.
  public func row(_ observation: Int) -> [Double] {
    (0..<featureCount).map { self[observation, $0] }
  }

  /// The rows with the given indices, in the given order; an index may come more than once.
  public func selecting(_ rows: [Int]) -> Observations {
    func gather<T>(_ values: [T]) -> [T] {
      var selected: [T] = []
      selected.reserveCapacity(rows.count * featureCount)
      for feature in 0..<featureCount {
        let start = feature * observationCount
        for row in rows { selected.append(values[start + row]) }
      }
      return selected
    }
    let selected: Storage =
      switch storage {
      case .bytes(let values): .bytes(gather(values))
      case .doubles(let values): .doubles(gather(values))
      }
    return Observations(observationCount: rows.count, featureCount: featureCount, storage: selected)
  }
}
