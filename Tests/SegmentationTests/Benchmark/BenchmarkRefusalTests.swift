import Parallelism
import Segmentation
import Testing

@Suite struct BenchmarkRefusalTests {
  @Test func sizesMustBeWorthTiming() {
    for counts in [[], [99], [1_000, 5], [-1]] {
      #expect(
        throws: SegmentationError.setting(
          name: "The number of accounts", value: "\(counts.min() ?? 0)", allowed: "at least 100")
      ) {
        try BenchmarkOptions(accountCounts: counts)
      }
    }
  }

  @Test func segmentsMustFitTheSmallestSize() {
    for count in [0, 101] {
      #expect(
        throws: SegmentationError.setting(name: "The number of segments", value: "\(count)", allowed: "in 1…100")
      ) {
        try BenchmarkOptions(accountCounts: [1_000, 100], segmentCount: count)
      }
    }
  }

  @Test func predictionsAreForSizesWorthTiming() {
    #expect(
      throws: SegmentationError.setting(
        name: "The number of accounts to predict for", value: "99", allowed: "at least 100")
    ) {
      try BenchmarkOptions(accountCounts: [100], predictedCounts: [1_000, 99])
    }
  }

  @Test func somethingMustBeRun() {
    #expect(
      throws: SegmentationError.setting(name: "The number of repeats", value: "0", allowed: "at least 1")
    ) {
      try BenchmarkOptions(accountCounts: [100], repeatCount: 0)
    }
  }
}
