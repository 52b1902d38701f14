/// The mean of any finite numbers, which is finite whatever their sum is.
///
/// Numbers from 2⁹⁰⁰ on are added up apart, divided by 2²⁰⁰: neither sum can overflow, over any number of values. Below that
/// all is one sum.
struct FiniteMean: Hashable {
  private var sum = CompensatedSum()
  /// The sum of the huge numbers, in units of 2²⁰⁰.
  private var hugeSum = CompensatedSum()
  private var isAnyHuge = false

  mutating func add(_ value: Double) {
    if abs(value) < 0x1p900 {
      sum.add(value)
    } else {
      isAnyHuge = true
      hugeSum.add(value * 0x1p-200)
    }
  }

  /// The mean of the values, whose number is `count`; up to rounding between the least and the greatest of them.
  func mean(of count: Int) -> Double {
    guard isAnyHuge else { return sum.value / Double(count) }
    let scaled = (sum.value * 0x1p-200 + hugeSum.value) / Double(count)
    // The last bit of a mean of the largest numbers may lie above them.
    return min(Double.greatestFiniteMagnitude, max(-Double.greatestFiniteMagnitude, scaled * 0x1p200))
  }
}

/// A sum that carries what rounding took: Neumaier, A. (1974), doi:10.1002/zamm.19740540106.
private struct CompensatedSum: Hashable {
  private var sum = 0.0
  private var lost = 0.0

  mutating func add(_ value: Double) {
    let next = sum + value
    lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
    sum = next
  }

  var value: Double { lost.isFinite ? sum + lost : sum }
}
