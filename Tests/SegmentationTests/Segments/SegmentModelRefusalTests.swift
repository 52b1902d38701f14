import Criteria
import Foundation
import Segmentation
import Tables
import Testing

@Suite struct SegmentModelRefusalTests {
  private func saved() throws -> [String: Any] {
    let found = try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(2)))
      .run(AccountData(columns: [[1, 2, 8, 9], [2, 1, 9, 8]]))
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(SegmentModel(found)))
    return try #require(json as? [String: Any])
  }

  private func refuses(
    _ reason: String, sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout [String: Any]) -> Void
  ) throws {
    var json = try saved()
    change(&json)
    let file = WrittenFile()
    try JSONSerialization.data(withJSONObject: json).write(to: file.url)
    #expect(
      throws: SegmentationError.notAModel(file: file.path, reason: reason), sourceLocation: sourceLocation
    ) { try SegmentModel(path: file.path) }
  }

  @Test func acceptsWhatItWrote() throws {
    let file = WrittenFile()
    try JSONSerialization.data(withJSONObject: saved()).write(to: file.url)
    #expect(try SegmentModel(path: file.path).segments.count == 2)
  }

  @Test func refusesOtherJSON() throws {
    try refuses("its schema is 'pondera.model/9' and not 'pondera.model/1'") { $0["schema"] = "pondera.model/9" }
    try refuses("the key 'featureWeights' is missing") { $0["featureWeights"] = nil }
    try refuses("its JSON cannot be understood") { $0["scaling"] = "furlongs" }
    try refuses("its JSON cannot be understood") { $0["marketMeans"] = "5" }
    try refuses("it has no criteria or no segments") { $0["segments"] = [[String: Any]]() }
    try refuses("a criterion stands twice") { $0["criteria"] = ["c1", "c1"] }
    try refuses("its lists do not have one number a criterion") { $0["marketMeans"] = [1.0] }
    try refuses("its lists do not have one number a criterion") { $0["criteria"] = ["c1", "c2", "c3"] }
    try refuses("a weight is negative") { $0["featureWeights"] = [1.0, -1.0] }
    try refuses("two segments have one name") { json in
      var segments = json["segments"] as? [[String: Any]] ?? []
      segments[1]["name"] = segments[0]["name"]
      json["segments"] = segments
    }
  }

  @Test func refusesOtherFiles() throws {
    let file = WrittenFile()
    #expect(throws: TableError.missingFile(file: file.path)) { try SegmentModel(path: file.path) }
    try Data("a,b\n1,2\n".utf8).write(to: file.url)
    #expect(throws: SegmentationError.notAModel(file: file.path, reason: "its JSON cannot be understood")) {
      try SegmentModel(path: file.path)
    }
    let folder = FileManager.default.temporaryDirectory.path()
    #expect(throws: TableError.noJSON(file: folder, isDirectory: true)) {
      try SegmentModel(path: folder)
    }
  }

  @Test func refusesAccountsWithOtherCriteria() throws {
    let found = try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(2)))
      .run(AccountData(columns: [[1, 2, 8, 9], [2, 1, 9, 8]]))
    for criteria in [["c1"], ["c2", "c1"], ["c1", "x"]] {
      let data = AccountData(criteria: criteria, ratings: criteria.map { _ in [1, 2] })
      #expect(throws: SegmentationError.criteriaDifferFromModel(model: ["c1", "c2"], accounts: criteria)) {
        try SegmentationRunner(SegmentationOptions()).apply(SegmentModel(found), to: data)
      }
    }
  }
}
