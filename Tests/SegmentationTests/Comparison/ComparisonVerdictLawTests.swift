import ClusterValidation
import Testing

@testable import Segmentation

@Suite struct ComparisonVerdictLawTests {
  /// Two groups of 100, of which so many are on the other side: the index is about (1 − 2 f)².
  @Test(
    arguments: [
      (0, "hold: 100 % ", "1.00"), (2, "hold: 98 % ", "0.92"), (10, "hold in the main: 90 % ", "0.64"),
      (20, "hold only in part: 80 % ", "0.36"), (50, "do not hold: 50 % ", "-0.01"),
    ])
  func gradesFollowTheIndex(moved: Int, grade: String, index: String) throws {
    let believed = (0..<200).map { $0 / 100 }
    let found = (0..<200).map { $0 % 100 < moved ? 1 - $0 / 100 : $0 / 100 }
    let agreement = try PartitionAgreement(rows: believed, columns: found, rowCount: 2, columnCount: 2)
    let sentence = ComparisonVerdict(
      names: ["a", "b"], agreement: agreement,
      matches: (0..<2).map { .init(found: $0, predefined: $0, distance: 0, correlation: 1, overlap: 1) },
      families: [[0], [1]], fates: []
    ).sentence
    #expect(sentence.hasPrefix("The 2 believed segments \(grade)"))
    #expect(sentence.contains("(adjusted Rand index \(index))"))
    #expect(sentence.hasSuffix("."))
  }

  @Test func familiesAndSplitsAreNamed() throws {
    let labels = [0, 1, 2, 3]
    let agreement = try PartitionAgreement(rows: labels, columns: labels, rowCount: 4, columnCount: 4)
    func sentence(_ families: [[Int]], splitting: [Int]) -> String {
      ComparisonVerdict(
        names: ["a", "b", "c", "d"], agreement: agreement, matches: [], families: families,
        fates: splitting.map {
          .init(predefined: $0, size: 4, parts: [.init(found: 0, share: 0.5), .init(found: 1, share: 0.5)])
        }
      ).sentence
    }
    #expect(sentence([[0, 1], [2, 3]], splitting: []).hasSuffix("2 need families under 4 labels: a + b | c + d."))
    #expect(sentence([[0, 1, 2, 3]], splitting: []).hasSuffix("; all of them are one need family."))
    #expect(!sentence([[0], [1], [2], [3]], splitting: []).contains("famil"))
    #expect(sentence([[0], [1], [2], [3]], splitting: [1]).hasSuffix("; b splits."))
    #expect(sentence([[0], [1], [2], [3]], splitting: [0, 1, 3]).hasSuffix("; a, b and d split."))
  }
}
