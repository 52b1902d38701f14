import Parallelism

/// Finds weighted medians of the features over the rows of each cluster, again and again for other labels.
///
/// A median is the value at which half of the weight is reached; where a value ends exactly there, the middle between it
/// and the next one. Rows are counted into a histogram of each cluster, in their order, which is how memory likes it: bytes
/// by their value, and other numbers by which of about a thousand equal parts of the sorted column they lie in. Of the
/// part that holds a median the few rows are then walked along. Columns are sorted once.
struct FeatureMedians: Sendable {
  private let columns: [MedianColumn]
  private let weights: [Double]
  private let isCounted: Bool

  /// - Parameter weights: n positive numbers. Time is O(n d) for bytes and O(n d log n) for other columns.
  init(_ observations: Observations, weights: [Double], workers: Workers) {
    self.weights = weights
    isCounted = weights.allSatisfy { $0 == 1 }
    columns = workers.map(observations.featureCount) { MedianColumn(observations.columns[$0]) }
  }

  /// The medians of k clusters, k times d numbers; those of a cluster without rows are `other`. Time is O(n d).
  func medians(labels: [Int32], orElse other: [Double], workers: Workers) -> [Double] {
    let clusterCount = other.count / columns.count
    let found = workers.map(columns.count) { feature in
      columns[feature].medians(labels: labels, weights: isCounted ? nil : weights, clusterCount: clusterCount)
    }
    var medians = other
    for feature in columns.indices {
      for (cluster, median) in found[feature].enumerated() {
        if let median { medians[cluster * columns.count + feature] = median }
      }
    }
    return medians
  }
}

/// A column, prepared for finding medians.
private enum MedianColumn: Sendable {
  case bytes([UInt8])
  case sorted(SortedColumn)

  init(_ column: Observations.Column) {
    if case .bytes(let values) = column { self = .bytes(values) } else { self = .sorted(SortedColumn(column)) }
  }

  /// The median of each cluster, or `nil` without rows.
  func medians(labels: [Int32], weights: [Double]?, clusterCount: Int) -> [Double?] {
    switch self {
    case .bytes(let values):
      let histogram = Self.histogram(of: values, levels: 256, labels, weights, clusterCount)
      return (0..<clusterCount).map { cluster in
        Self.median(histogram[(cluster * 256)..<((cluster + 1) * 256)])
      }
    case .sorted(let column):
      let levels = column.partCount
      let histogram = Self.histogram(of: column.parts, levels: levels, labels, weights, clusterCount)
      return (0..<clusterCount).map { cluster in
        column.median(
          of: Int32(cluster), weightOfPart: histogram[(cluster * levels)..<((cluster + 1) * levels)], labels, weights)
      }
    }
  }

  /// The weight of each level in each cluster, cluster after cluster.
  @inline(__always)
  private static func histogram<Code: FixedWidthInteger>(
    of codes: [Code], levels: Int, _ labels: [Int32], _ weights: [Double]?, _ clusterCount: Int
  ) -> [Double] {
    let size = clusterCount * levels
    if let weights {
      var sums = [Double](repeating: 0, count: size)
      sums.withUnsafeMutableBufferPointer { sums in
        for row in codes.indices { sums[Int(labels[row]) * levels + Int(codes[row])] += weights[row] }
      }
      return sums
    }
    // Two histograms, since neighbouring rows often hold the same value and would wait for each other.
    var counts = [Int32](repeating: 0, count: 2 * size)
    counts.withUnsafeMutableBufferPointer { counts in
      codes.withUnsafeBufferPointer { codes in
        labels.withUnsafeBufferPointer { labels in
          for row in 0..<labels.count {
            counts[(row & 1) * size + Int(labels[row]) * levels + Int(codes[row])] += 1
          }
        }
      }
    }
    return (0..<size).map { Double(counts[$0]) + Double(counts[size + $0]) }
  }

  /// The median of the levels 0, 1, ... of some weight each.
  private static func median(_ weights: ArraySlice<Double>) -> Double? {
    let half = weights.reduce(0, +) / 2
    guard half > 0 else { return nil }
    var reached = 0.0
    var lower: Int?
    for (level, weight) in weights.enumerated() where weight > 0 {
      if let lower { return Double(lower + level) / 2 }
      reached += weight
      if reached > half { return Double(level) }
      if reached == half { lower = level }
    }
    return lower.map { Double($0) }
  }
}

/// A column of any numbers and the order of its rows.
private struct SortedColumn: Sendable {
  private let column: Observations.Column
  /// The rows in increasing order of their values; equal ones by row.
  private let order: [Int32]
  /// Which of the equal parts of the order each row lies in.
  let parts: [UInt16]
  let partCount: Int

  init(_ column: Observations.Column) {
    self.column = column
    let count = column.count
    order = Self.order(of: column)
    partCount = min(1_024, count)
    var parts = [UInt16](repeating: 0, count: count)
    for (rank, row) in order.enumerated() { parts[Int(row)] = UInt16(rank * partCount / count) }
    self.parts = parts
  }

  /// The rows of one part, in order.
  private func rows(ofPart part: Int) -> ArraySlice<Int32> {
    func start(_ part: Int) -> Int { (part * order.count + partCount - 1) / partCount }
    return order[start(part)..<start(part + 1)]
  }

  /// The median of one cluster, or `nil` without rows.
  func median(
    of cluster: Int32, weightOfPart: ArraySlice<Double>, _ labels: [Int32], _ weights: [Double]?
  ) -> Double? {
    let half = weightOfPart.reduce(0, +) / 2
    guard half > 0 else { return nil }
    var reached = 0.0
    var last: Double?
    for (part, weight) in weightOfPart.enumerated() where weight > 0 {
      if reached + weight < half {
        reached += weight
        continue
      }
      for row in rows(ofPart: part) where labels[Int(row)] == cluster {
        let value = column[Int(row)]
        // Half was reached with the value before.
        if reached == half, let last { return last + (value - last) / 2 }
        reached += weights?[Int(row)] ?? 1
        last = value
        if reached > half { return value }
      }
    }
    return last
  }

  /// Sorts by the leading half of the bits, eleven at a time, and then the few rows that agree in these.
  private static func order(of column: Observations.Column) -> [Int32] {
    let count = column.count
    // Numbers are ordered as these.
    func key(_ row: Int) -> UInt64 {
      let bits = (column[row] + 0).bitPattern
      return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }
    var entries = (0..<count).map { (key($0) >> 32) << 32 | UInt64($0) }
    var others = entries
    for shift in [32, 43, 54] as [UInt64] {
      var places = [Int](repeating: 0, count: 2_049)
      for entry in entries { places[Int(entry >> shift & 2_047) + 1] += 1 }
      for digit in 1..<2_049 { places[digit] += places[digit - 1] }
      for entry in entries {
        let digit = Int(entry >> shift & 2_047)
        others[places[digit]] = entry
        places[digit] += 1
      }
      swap(&entries, &others)
    }
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
      if end > start + 1 {
        entries[start..<end].sort {
          let rows = (Int($0 & 0xFFFF_FFFF), Int($1 & 0xFFFF_FFFF))
          let keys = (key(rows.0), key(rows.1))
          return keys.0 == keys.1 ? rows.0 < rows.1 : keys.0 < keys.1
        }
      }
      start = end
    }
    return entries.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
  }
}
