import Provenance

extension SeededGenerator {
  /// `count` different indices below `bound`, in increasing order, every subset being equally likely.
  ///
  /// Floyd's algorithm: Bentley & Floyd (1987), doi:10.1145/30401.315746. Expected time is O(count log count).
  package mutating func sampleOfIndices(_ count: Int, below bound: Int) -> [Int] {
    precondition(0...bound ~= count, "a sample cannot be larger than what it is drawn from")
    var chosen = Set<Int>(minimumCapacity: count)
    for top in (bound - count)..<bound {
      let index = nextIndex(below: top + 1)
      chosen.insert(chosen.contains(index) ? top : index)
    }
    return chosen.sorted()
  }
}
