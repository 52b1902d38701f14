public import Criteria
import Provenance

/// Synthetic buyers of a market whose segments are those of a weighting table, one at a time and in a fixed order.
///
/// An account is in segment s with probability mix[s] / Σ mix. Its rating of criterion j is
///
///     r[j] = weight[s, j] + noise · z,    z standard normal and independent
///
/// and, when ratings are whole numbers, r[j] is rounded and limited to 1…10. Limiting pulls the means of weights near the
/// ends of the scale inwards.
///
/// ```swift
/// var generator = try BuyerGenerator(table, options: BuyerGenerationOptions(accountCount: 2_000, seed: 2026))
/// for buyer in generator { … }
/// ```
///
/// Random numbers come from four streams of the seed: segments, ratings, believed segments and descriptors, so that an
/// option changes only what it is about, and fewer accounts are the beginning of more (save the zeros in their names).
/// Each account costs O(d) time, and nothing is kept of it.
public struct BuyerGenerator: Sequence, IteratorProtocol, Sendable {
  /// The segments and what they seek.
  public let table: WeightingTable
  /// How buyers are drawn.
  public let options: BuyerGenerationOptions
  /// The number of accounts drawn so far.
  public private(set) var drawnCount = 0

  /// The weights, segment after segment.
  private let weights: [Double]
  private let cumulatedMix: [Double]
  private let descriptorModel: DescriptorModel
  /// The number of digits in an identifier.
  private let digitCount: Int
  private var segmentGenerator: SeededGenerator
  private var ratingGenerator: SeededGenerator
  private var beliefGenerator: SeededGenerator
  private var descriptorGenerator: SeededGenerator

  /// Makes a generator.
  ///
  /// - Parameters:
  ///   - table: Segments x criteria; weights in 1…10 when ratings are whole numbers.
  ///   - options: How buyers are drawn.
  /// - Throws: ``SegmentationError/setting(name:value:allowed:)`` when the mix has not one share a segment, when accounts
  ///   are to be mislabelled and there is only one segment, or when a weight lies outside the scale of whole numbers.
  public init(_ table: WeightingTable, options: BuyerGenerationOptions) throws(SegmentationError) {
    let segmentCount = table.segments.count
    if let mix = options.mix, mix.count != segmentCount {
      throw .setting(
        name: "The number of shares in the mix", value: "\(mix.count)",
        allowed: "\(segmentCount), one for each segment of the table")
    }
    if segmentCount == 1, options.mislabelledShare > 0 {
      throw .setting(
        name: "The mislabelled share", value: "\(options.mislabelledShare)",
        allowed: "0 when the table has only one segment")
    }
    if options.roundsToIntegers { try Self.checkScale(table) }
    self.table = table
    self.options = options
    weights = table.segments.indices.flatMap { table.profile($0) }
    cumulatedMix = CategoryDraw.cumulated(options.mix ?? [Double](repeating: 1, count: segmentCount))
    descriptorModel = DescriptorModel(segmentCount: segmentCount)
    digitCount = String(options.accountCount).count
    segmentGenerator = SeededGenerator(seed: options.seed, stream: 0)
    ratingGenerator = SeededGenerator(seed: options.seed, stream: 1)
    beliefGenerator = SeededGenerator(seed: options.seed, stream: 2)
    descriptorGenerator = SeededGenerator(seed: options.seed, stream: 3)
  }

  /// The next buyer, or `nil` after the last.
  public mutating func next() -> GeneratedBuyer? {
    var buyer = emptyBuyer
    return next(into: &buyer) ? buyer : nil
  }

  /// A buyer to be filled.
  var emptyBuyer: GeneratedBuyer {
    GeneratedBuyer(
      id: "", trueSegment: 0, believedSegment: 0,
      ratings: [Double](repeating: 0, count: table.criteria.count), descriptors: nil)
  }

  /// Draws the next buyer into one that has been used before, which spares its memory.
  ///
  /// - Returns: Whether there was one.
  mutating func next(into buyer: inout GeneratedBuyer) -> Bool {
    guard drawnCount < options.accountCount else { return false }
    drawnCount += 1
    buyer.id = identifier(drawnCount)
    buyer.trueSegment = nextRatings(into: &buyer.ratings)
    buyer.believedSegment = buyer.trueSegment
    if options.mislabelledShare > 0, beliefGenerator.nextUniform() < options.mislabelledShare {
      buyer.believedSegment = CategoryDraw.other(
        than: buyer.trueSegment, below: table.segments.count, using: &beliefGenerator)
    }
    if options.hasDescriptors {
      buyer.descriptors = descriptorModel.next(segment: buyer.trueSegment, using: &descriptorGenerator)
    }
    return true
  }

  /// Draws the segment and the ratings of one account.
  ///
  /// - Returns: The segment.
  mutating func nextRatings(into ratings: inout [Double]) -> Int {
    let segment = CategoryDraw.next(cumulatedMix, using: &segmentGenerator)
    let start = segment * ratings.count
    for criterion in ratings.indices {
      var rating = weights[start + criterion]
      if options.noise > 0 { rating += options.noise * ratingGenerator.nextNormal() }
      if options.roundsToIntegers {
        let scale = BuyerGenerationOptions.scale
        rating = Swift.min(Swift.max(rating.rounded(), scale.lowerBound), scale.upperBound)
      }
      ratings[criterion] = rating
    }
    return segment
  }

  private func identifier(_ number: Int) -> String {
    String(unsafeUninitializedCapacity: digitCount + 1) { bytes in
      bytes.initializeElement(at: 0, to: UInt8(ascii: "A"))
      var rest = number
      for place in stride(from: digitCount, to: 0, by: -1) {
        bytes.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      }
      return digitCount + 1
    }
  }

  private static func checkScale(_ table: WeightingTable) throws(SegmentationError) {
    for (row, segment) in table.segments.enumerated() {
      for (criterion, weight) in zip(table.criteria, table.profile(row)) {
        if BuyerGenerationOptions.scale.contains(weight) { continue }
        throw .setting(
          name: "The weight of '\(criterion)' for '\(segment)'", value: "\(weight)",
          allowed: "in 1…10 when ratings are to be whole numbers")
      }
    }
  }
}
