/// How numbers of segments are tried.
public struct ExplorationOptions: Hashable, Sendable {
  /// The numbers of segments to try, at least 2 each.
  public var segmentCounts: ClosedRange<Int>
  /// How ratings are prepared and k-means is run; its number of segments is not used.
  public var segmentation: SegmentationOptions
  /// The number of pairs of bootstrap samples.
  public var pairCount: Int
  /// The names of methods of ``ClusteringCatalogue`` to hold against each other at the recommended number of segments.
  public var methods: [String]
  /// Whether the values behind pictures of the recommended solution are wanted.
  public var makesPictures: Bool

  /// Makes options; the defaults suit ratings on one common scale.
  public init(
    segmentCounts: ClosedRange<Int> = 2...8, segmentation: SegmentationOptions = SegmentationOptions(),
    pairCount: Int = 100, methods: [String] = [], makesPictures: Bool = false
  ) {
    self.segmentCounts = segmentCounts
    self.segmentation = segmentation
    self.pairCount = pairCount
    self.methods = methods
    self.makesPictures = makesPictures
  }
}
