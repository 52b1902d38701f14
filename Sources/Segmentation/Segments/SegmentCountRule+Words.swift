extension SegmentCountRule {
  /// Why this number, as the beginning of a sentence; only of a supported one.
  ///
  /// - Parameters:
  ///   - areIslands: Whether its segments may be called natural.
  ///   - isDoubted: Whether the accounts may be one cloud.
  func reason(areIslands: Bool, isDoubted: Bool) -> String {
    guard let finerCut else {
      return "\(segmentCount) is the largest number all of whose segments are found again in bootstrap samples"
    }
    let number =
      areIslands
      ? "\(segmentCount) segments are islands: all of them are found again in bootstrap samples, and there is a gap "
        + "between all neighbours."
      : isDoubted
        ? "All of \(segmentCount) segments are found again in bootstrap samples."
        : "\(segmentCount) is the number that the evidence speaks for: all its segments are found again in bootstrap samples."
    return "\(number) A \(finerCut)"
  }

  /// What to know of a finer cut that is found again too; `nil` when there is none.
  package var finerCut: String? {
    finerCount.map {
      "finer cut into \($0) is found again too, but \(Self.list(objections)) do not speak for it: its borders are a choice"
    }
  }

  /// The sentence for segments that may be parts of one cloud; `nil` without doubts.
  static func doubt(_ doubts: [Witness], segmentCount: Int) -> String? {
    doubts.isEmpty
      ? nil
      : "The accounts may be one cloud that was cut: \(list(doubts)) do not prefer \(segmentCount) segments to one."
  }

  /// At least two witnesses for people.
  private static func list(_ witnesses: [Witness]) -> String {
    let names = witnesses.map { witness in
      switch witness {
      case .bic: "BIC"
      case .separation: "separation"
      case .predictionStrength: "prediction strength"
      case .gap: "gap statistic"
      }
    }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}
