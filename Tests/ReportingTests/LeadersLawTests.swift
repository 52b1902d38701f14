import Provenance
import Testing

@testable import Reporting

/// The first of many, against sorting all of them.
@Suite struct LeadersLawTests {
  @Test(arguments: [1, 2, 7, 50, 200]) func asIfSorted(limit: Int) {
    var generator = SeededGenerator(seed: 8)
    for count in [0, 1, 2, 30, 120] {
      // Few different keys, so that many tie.
      let keys = (0..<count).map { _ in generator.nextIndex(below: 12) }
      let sorted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      #expect(Leaders.of(keys, limit: limit) == Array(sorted.prefix(limit)))
    }
  }
}
