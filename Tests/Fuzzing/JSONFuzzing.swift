import DecisionCases
import Foundation
import Parallelism

@testable import Segmentation

/// A saved model that is accepted is saved again as the same, and places accounts.
func fuzzModel(_ input: [UInt8]) {
  guard let model = refusable({ try SegmentModel(json: input, name: "m.json") }) else { return }
  guard let json = try? JSONEncoder().encode(model),
    let again = refusable({ try SegmentModel(json: Array(json), name: "again.json") }), again == model
  else { fatalError("the model is not saved as it is: \(model)") }
  guard model.criteria.count <= 40, model.segments.count <= 40 else { return }
  let data = AccountData(criteria: model.criteria, ratings: model.criteria.map { _ in [1, 5, 9] })
  refusable { try SegmentationRunner(SegmentationOptions(), workers: .one).apply(model, to: data) }
}

/// A case is read, and a small one computed.
func fuzzCase(_ input: [UInt8]) {
  guard let known = refusable({ try DecisionCase(json: input, name: "c.json") }), input.count <= 4_096 else { return }
  refusable { try CaseCheck(known, workers: .one) }
}
