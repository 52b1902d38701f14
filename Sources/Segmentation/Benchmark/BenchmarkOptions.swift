package import Parallelism

/// What is timed, and how often.
package struct BenchmarkOptions: Hashable, Sendable {
  /// The numbers of accounts, rising.
  package let accountCounts: [Int]
  /// The number of segments to find.
  package let segmentCount: Int
  /// How often each size is run; the median counts.
  package let repeatCount: Int
  /// Where random numbers start, for the buyers and for the search.
  package let seed: UInt64
  /// The threads to use.
  package let workers: Workers
  /// The numbers of accounts whose time and memory are predicted, rising.
  package let predictedCounts: [Int]

  /// The least number of accounts a run is worth timing for.
  package static let smallestAccountCount = 100

  /// Checks and keeps the options.
  ///
  /// - Parameters:
  ///   - accountCounts: Each at least ``smallestAccountCount``, in any order; repeated ones count once.
  ///   - segmentCount: In 1 … the smallest number of accounts.
  ///   - repeatCount: At least 1.
  ///   - seed: Any number.
  ///   - workers: The threads to use.
  ///   - predictedCounts: Each at least ``smallestAccountCount``, in any order; `nil` means ten times the largest of
  ///     `accountCounts`.
  /// - Throws: ``SegmentationError/setting(name:value:allowed:)``.
  package init(
    accountCounts: [Int], segmentCount: Int = 4, repeatCount: Int = 3, seed: UInt64 = 1,
    workers: Workers = .automatic, predictedCounts: [Int]? = nil
  ) throws(SegmentationError) {
    let counts = Set(accountCounts).sorted()
    guard let smallest = counts.first, smallest >= Self.smallestAccountCount else {
      throw .setting(
        name: "The number of accounts", value: "\(counts.first ?? 0)", allowed: "at least \(Self.smallestAccountCount)")
    }
    guard (1...smallest).contains(segmentCount) else {
      throw .setting(name: "The number of segments", value: "\(segmentCount)", allowed: "in 1…\(smallest)")
    }
    guard repeatCount >= 1 else {
      throw .setting(name: "The number of repeats", value: "\(repeatCount)", allowed: "at least 1")
    }
    let predicted = Set(predictedCounts ?? [counts[counts.count - 1].multipliedSaturating(by: 10)]).sorted()
    guard predicted.first ?? smallest >= Self.smallestAccountCount else {
      throw .setting(
        name: "The number of accounts to predict for", value: "\(predicted[0])",
        allowed: "at least \(Self.smallestAccountCount)")
    }
    self.accountCounts = counts
    self.predictedCounts = predicted
    self.segmentCount = segmentCount
    self.repeatCount = repeatCount
    self.seed = seed
    self.workers = workers
  }

  /// The powers of ten from 1,000 up to a largest number, which is always the last; from 100,000 on three times each as well,
  /// since two sizes that are searched alike cannot show whether growth is a straight line.
  package static func sizes(upTo largest: Int) -> [Int] {
    var counts: [Int] = []
    var count = 1_000
    while count < largest {
      counts.append(count)
      if count >= 100_000 { counts.append(count.multipliedSaturating(by: 3)) }
      count = count.multipliedSaturating(by: 10)
    }
    return counts.filter { $0 < largest } + [largest]
  }
}

extension Int {
  /// The product, or the largest number where it does not fit.
  fileprivate func multipliedSaturating(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }
}
