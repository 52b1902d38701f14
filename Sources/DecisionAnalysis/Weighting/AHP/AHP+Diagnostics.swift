import Provenance

extension AHP {
  /// What a person should know about judgments.
  func diagnostics(
    _ detail: Detail, _ consistency: JudgmentConsistency, _ analysis: PairwiseAnalysis
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if consistency.isAcceptable == false, let ratio = consistency.ratio {
      diagnostics.append(
        Diagnostic(
          .warning, code: "inconsistent-judgments",
          "The consistency ratio is \(ShortNumber.text(ratio)) (random index \(randomIndex.rawValue)), above "
            + "\(ShortNumber.text(limit)): the judgments contradict each other.\(Self.advice(detail))"))
    }
    if consistency.reference == nil {
      diagnostics.append(
        Diagnostic(
          .note, code: "no-random-index",
          "The table \(randomIndex.rawValue) ends before \(detail.completed.criteria.count) criteria, so there is no "
            + "consistency ratio; alonso-lamata-2006 has one for any number."))
    }
    if !detail.filled.isEmpty {
      let list = detail.filled.lazy.map { "'\($0.first)' against '\($0.second)' \(ShortNumber.judgment($0.value))" }
      diagnostics.append(
        Diagnostic(
          .note, code: "missing-judgments",
          "Missing judgments were taken as \(ShortList.of(list, limit: 20)). The consistency ratio is too favourable then."
        ))
    }
    if !analysis.isCompletionExact {
      diagnostics.append(
        Diagnostic(
          .warning, code: "completion-not-converged",
          "The values for the missing judgments still moved when the search was stopped; there are too few judgments."))
    }
    return diagnostics
  }

  /// Which judgment to revisit first.
  private static func advice(_ detail: Detail) -> String {
    guard let worst = detail.revisions.first else { return "" }
    var sentence =
      " Revisit '\(worst.first)' against '\(worst.second)' first: \(ShortNumber.judgment(worst.judgment)) was said"
    if let ratio = worst.repairedRatio {
      sentence += ", and \(ShortNumber.judgment(worst.repairedValue)) would bring it to \(ShortNumber.text(ratio))"
    }
    return sentence + "."
  }
}
