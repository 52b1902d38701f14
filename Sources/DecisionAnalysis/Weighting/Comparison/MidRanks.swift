import Parallelism

/// Ranks for correlations: ties share the mean of their places.
enum MidRanks {
  /// The ranks of finite values, 1 for the least. O(n log n), and O(n) for values that are spread evenly.
  static func of(_ values: [Double]) -> [Double] {
    guard let sorted = values.withUnsafeBufferPointer({ SortedColumn($0, workers: .automatic) }) else {
      preconditionFailure("values to be ranked are finite")
    }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < values.count {
      var end = start + 1
      while end < values.count, sorted.values[end] == sorted.values[start] { end += 1 }
      let rank = Double(start + end + 1) / 2
      for place in start..<end { ranks[Int(sorted.order[place])] = rank }
      start = end
    }
    return ranks
  }
}
