/// The squared distance in the feature-weighted space, Σⱼ wⱼ (xⱼ − yⱼ)², where a whole tile is not at hand.
///
/// All three have one number for each feature.
package func squaredDistance(
  _ left: ArraySlice<Double>, _ right: ArraySlice<Double>, featureWeights: [Double]
) -> Double {
  var sum = 0.0
  for (feature, weight) in featureWeights.enumerated() {
    let difference = left[left.startIndex + feature] - right[right.startIndex + feature]
    sum += difference * difference * weight
  }
  return sum
}

/// The same over d numbers each, in the order of the kernels of `Double`.
@inline(__always)
func squaredDistance(
  _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, weights: UnsafePointer<Double>, count: Int
) -> Double {
  var sum = 0.0
  for feature in 0..<count {
    let difference = left[feature] - right[feature]
    sum += difference * difference * weights[feature]
  }
  return sum
}
