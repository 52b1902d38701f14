import CKernels
public import Parallelism

extension Observations {
  /// Makes observations from numbers held row after row, as most other tools hold them.
  ///
  /// - Parameters:
  ///   - values: n times d numbers.
  ///   - featureCount: d.
  ///   - workers: The threads that put the numbers into columns.
  /// - Throws: `noObservations`, `rowLengths` when the numbers are not whole rows, `notFinite`. Time and space are O(n d).
  public init(
    rowMajor values: [Float], featureCount: Int, workers: Workers = .automatic
  ) throws(ClusteringError) {
    let rowCount = try Self.rowCount(values.count, featureCount)
    var areFinite = true
    let columns = Self.columns(rowCount, featureCount, from: values, workers) { rows, some, places, count in
      pk_single_columns(rows, featureCount, some.lowerBound, some.count, places, count) != 0
    } isFine: {
      areFinite = areFinite && $0
    }
    // The slower way around says which number it is.
    if !areFinite { _ = try Observations(floatColumns: columns) }
    try self.init(columns.map { .singles($0) })
  }

  /// Makes observations from ratings held row after row.
  ///
  /// - Parameters:
  ///   - values: n times d bytes.
  ///   - featureCount: d.
  ///   - workers: The threads that put the bytes into columns.
  /// - Throws: `noObservations`, `rowLengths` when the bytes are not whole rows. Time and space are O(n d).
  public init(
    rowMajor values: [UInt8], featureCount: Int, workers: Workers = .automatic
  ) throws(ClusteringError) {
    let rowCount = try Self.rowCount(values.count, featureCount)
    let columns = Self.columns(rowCount, featureCount, from: values, workers) { rows, some, places, count in
      pk_byte_columns(rows, featureCount, some.lowerBound, some.count, places, count)
      return true
    } isFine: { _ in
    }
    try self.init(byteColumns: columns)
  }

  private static func rowCount(_ count: Int, _ featureCount: Int) throws(ClusteringError) -> Int {
    guard count > 0, featureCount > 0 else { throw .noObservations }
    guard count.isMultiple(of: featureCount) else { throw .rowLengths(count: count, features: featureCount) }
    return count / featureCount
  }

  /// Columns that `copy` fills, some features and one chunk of rows at a time.
  private static func columns<Value>(
    _ rowCount: Int, _ featureCount: Int, from values: [Value], _ workers: Workers,
    _ copy: @Sendable (UnsafePointer<Value>, Range<Int>, UnsafePointer<UnsafeMutablePointer<Value>?>, Int) -> Bool,
    isFine: (Bool) -> Void
  ) -> [[Value]] {
    var result: [[Value]] = []
    values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: featureCount, by: pointerLimit) {
        let count = min(pointerLimit, featureCount - start)
        let source = SharedPlace(values.baseAddress! + start)
        result += newColumns(count, of: rowCount) { places in
          let places = places.map { SharedPlace(UnsafePointer($0)) }
          let fine = workers.map((rowCount + chunkRows - 1) / chunkRows) { chunk in
            let rows = chunk * chunkRows..<min(rowCount, (chunk + 1) * chunkRows)
            let targets = places.map { Optional(UnsafeMutablePointer(mutating: $0.base)) }
            return copy(source.base, rows, targets, count)
          }
          isFine(fine.allSatisfy { $0 })
        }
      }
    }
    return result
  }

  /// New columns of memory that nothing has touched before `fill`, which has to write all of it.
  private static func newColumns<Value>(
    _ count: Int, of rowCount: Int, _ fill: ([UnsafeMutablePointer<Value>]) -> Void
  ) -> [[Value]] {
    var columns = [[Value]](repeating: [], count: count)
    // Each level makes one column; the innermost one has the places of all of them.
    func make(_ column: Int, _ places: [UnsafeMutablePointer<Value>]) {
      guard column < count else { return fill(places) }
      columns[column] = [Value](unsafeUninitializedCapacity: rowCount) { buffer, initialized in
        HugePages.wish(for: buffer)
        make(column + 1, places + [buffer.baseAddress!])
        initialized = rowCount
      }
    }
    make(0, [])
    return columns
  }
}

/// A place that several threads may see.
private struct SharedPlace<Value>: @unchecked Sendable {
  let base: UnsafePointer<Value>
  init(_ base: UnsafePointer<Value>) { self.base = base }
}
