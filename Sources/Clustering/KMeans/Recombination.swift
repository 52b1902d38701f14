import Provenance

/// How two partitions have a child.
enum Recombination {
  /// Matches the centroids of two parents one to one at the least total squared distance and takes one of each pair.
  ///
  /// Source: Gribel & Vidal (2019), section 3.2, doi:10.1016/j.patcog.2018.12.022. Time is O(k² d + k³).
  ///
  /// - Parameters:
  ///   - left: k times d numbers.
  ///   - right: k times d numbers.
  /// - Returns: k times d numbers.
  static func child(
    of left: [Double], and right: [Double], clusterCount: Int, featureWeights: [Double],
    using generator: inout SeededGenerator
  ) -> [Double] {
    let featureCount = featureWeights.count
    let costs = (0..<clusterCount).map { a in
      (0..<clusterCount).map { b in
        squaredDistance(left[(a * featureCount)...], right[(b * featureCount)...], featureWeights: featureWeights)
      }
    }
    let partners = LinearAssignment(trusted: costs).columnOfRow.map { $0! }
    var child = left
    for cluster in 0..<clusterCount where generator.nextUniform() < 0.5 {
      let start = partners[cluster] * featureCount
      child.replaceSubrange(
        (cluster * featureCount)..<((cluster + 1) * featureCount), with: right[start..<(start + featureCount)])
    }
    return child
  }
}
