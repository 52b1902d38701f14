import CKernels
import Parallelism

/// The different rows of a set of ratings, each with the weight of all rows that are like it.
///
/// A few ratings on short scales make few patterns, however many accounts gave them. The objective of k-means is the same over
/// patterns that weigh as much as their rows, and equal rows belong to one cluster in every optimum, so the patterns can be
/// divided in place of the rows.
struct DistinctPatterns: Sendable {
  /// The patterns, in the order of their codes.
  let observations: Observations
  /// The weight of each pattern.
  let weights: ObservationWeights
  private let coding: Coding
  /// The pattern that has each code, or −1.
  private let patternOfCode: [Int32]

  /// The largest number of codes; 4 MB of counts stay near the processor.
  private static let codeLimit = 1 << 20
  /// Rows are counted in so many pieces, whose counts are added in their order.
  private static let pieceCount = 8

  /// Counts the patterns; `nil` unless all values are bytes, whose ranges allow at most half as many patterns as there are
  /// rows. Time is O(n d).
  ///
  /// - Parameter extremes: The smallest and largest value of each feature over all rows.
  init?(
    _ observations: Observations, weights: ObservationWeights?, extremes: [ClosedRange<Double>], workers: Workers
  ) {
    guard let columns = observations.byteColumns,
      let coding = Coding(columns, extremes, limit: min(Self.codeLimit, observations.observationCount / 2))
    else { return nil }
    let pieceRows = (observations.chunkCount + Self.pieceCount - 1) / Self.pieceCount * Observations.chunkRows
    let rowCount = observations.observationCount
    let parts = workers.map((rowCount + pieceRows - 1) / pieceRows) { piece in
      let start = piece * pieceRows
      return coding.totals(start..<min(rowCount, start + pieceRows), weights: weights?.values)
    }
    var totals = parts[0]
    for part in parts.dropFirst() { totals.add(part) }
    var codes: [Int] = []
    var patternOfCode = [Int32](repeating: -1, count: coding.codeCount)
    for code in 0..<coding.codeCount where totals.counts[code] > 0 {
      patternOfCode[code] = Int32(codes.count)
      codes.append(code)
    }
    let patterns = coding.columns(of: codes).map { Observations.Column.bytes($0) }
    guard let distinct = try? Observations(patterns),
      let weights = try? ObservationWeights(codes.map { totals.weights?[$0] ?? Double(totals.counts[$0]) })
    else { return nil }
    self.observations = distinct
    self.weights = weights
    self.coding = coding
    self.patternOfCode = patternOfCode
  }

  /// The label of every row, given those of the patterns.
  func labels(_ labelOfPattern: [Int], rowCount: Int, workers: Workers) -> [Int] {
    let labelOfCode = patternOfCode.map { $0 < 0 ? 0 : labelOfPattern[Int($0)] }
    return [Int](unsafeUninitializedCapacity: rowCount) { buffer, count in
      let labels = RowPointer(buffer.baseAddress!)
      workers.forEach((rowCount + Observations.chunkRows - 1) / Observations.chunkRows) { chunk in
        let start = chunk * Observations.chunkRows
        let rows = start..<min(rowCount, start + Observations.chunkRows)
        coding.withCodes(of: rows) { codes in
          for (offset, row) in rows.enumerated() { (labels.base + row).initialize(to: labelOfCode[Int(codes[offset])]) }
        }
      }
      count = rowCount
    }
  }
}

/// Numbers the possible rows of bytes, the first feature changing slowest.
private struct Coding: Sendable {
  let codeCount: Int
  private let columnsOfBytes: [[UInt8]]
  private let lows: [Int]
  private let levelCounts: [Int]
  private let strides: [Int]

  init?(_ columns: [[UInt8]], _ extremes: [ClosedRange<Double>], limit: Int) {
    columnsOfBytes = columns
    lows = extremes.map { Int($0.lowerBound) }
    levelCounts = extremes.map { Int($0.upperBound) - Int($0.lowerBound) + 1 }
    var strides = [Int](repeating: 1, count: columns.count)
    var codes = 1
    for feature in columns.indices.reversed() {
      strides[feature] = codes
      codes *= levelCounts[feature]
      guard codes <= limit else { return nil }
    }
    self.strides = strides
    codeCount = codes
  }

  /// How many rows have each code, and what they weigh.
  struct Totals: Sendable {
    var counts: [Int32]
    var weights: [Double]?

    mutating func add(_ other: Totals) {
      for code in counts.indices { counts[code] += other.counts[code] }
      guard weights != nil, let others = other.weights else { return }
      for code in others.indices { weights![code] += others[code] }
    }
  }

  func totals(_ rows: Range<Int>, weights: [Double]?) -> Totals {
    var totals = Totals(
      counts: [Int32](repeating: 0, count: codeCount),
      weights: weights.map { _ in [Double](repeating: 0, count: codeCount) })
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Observations.chunkRows) {
      let part = start..<min(rows.upperBound, start + Observations.chunkRows)
      withCodes(of: part) { codes in
        totals.counts.withUnsafeMutableBufferPointer { counts in
          for offset in 0..<part.count { counts[Int(codes[offset])] += 1 }
        }
        guard let weights else { return }
        for (offset, row) in part.enumerated() { totals.weights![Int(codes[offset])] += weights[row] }
      }
    }
    return totals
  }

  /// Calls `body` with the codes of at most a chunk of rows.
  func withCodes(of rows: Range<Int>, _ body: (UnsafePointer<Int32>) -> Void) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: rows.count) { codes in
      codes.initialize(repeating: 0)
      for (feature, column) in columnsOfBytes.enumerated() {
        column.withUnsafeBufferPointer {
          pk_add_codes(
            $0.baseAddress! + rows.lowerBound, rows.count, Int32(lows[feature]), Int32(strides[feature]),
            codes.baseAddress!)
        }
      }
      body(UnsafePointer(codes.baseAddress!))
    }
  }

  /// The rows behind some codes, column after column.
  func columns(of codes: [Int]) -> [[UInt8]] {
    levelCounts.indices.map { feature in
      codes.map { UInt8($0 / strides[feature] % levelCounts[feature] + lows[feature]) }
    }
  }
}
