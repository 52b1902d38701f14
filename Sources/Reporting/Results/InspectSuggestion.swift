import Tables

/// The command that a person most likely wants next.
struct InspectSuggestion {
  /// The columns that the command clusters on, by position.
  private let positions: [Int]
  private let id: String?
  private let path: String
  private let isOnOneScale: Bool

  /// Columns of ratings are the criteria; where there are fewer than two, every column of measures is: numbers throughout,
  /// with more values than a code has.
  private static let fewestMeasures = 5

  /// - Returns: `nil` when no column can be a criterion.
  init?(_ profile: TableProfile, path: String) {
    let usable = profile.columns.filter { column in
      column.kind == .number && column.strayCount == 0 && !column.isConstant && !column.isLikelyID
        && column.duplicateOf == nil
    }
    let ratings = usable.filter(\.isLikelyRating)
    let measures = usable.filter { $0.distinctCount >= Self.fewestMeasures }
    isOnOneScale = ratings.count >= 2
    let chosen = isOnOneScale ? ratings : measures.isEmpty ? usable : measures
    guard !chosen.isEmpty else { return nil }
    positions = chosen.map(\.position)
    id = profile.columns.first(where: \.isLikelyID)?.name
    self.path = path
  }

  /// The words of the command, ready for a shell; an option and its value are one.
  var words: [String] {
    var words = ["pondera cluster", ShellWord.of(operand)]
    // A value that begins with a hyphen would be taken for an option.
    if let id { words.append(id.hasPrefix("-") ? "--id=\(ShellWord.of(id))" : "--id \(ShellWord.of(id))") }
    words.append("--criteria \(ranges)")
    if !isOnOneScale, positions.count > 1 { words.append("--scaling standardize") }
    return words
  }

  /// A file whose name begins with a hyphen is named by its place.
  private var operand: String { path != "-" && path.hasPrefix("-") ? "./\(path)" : path }

  /// `1,3-5`: neighbours are joined.
  private var ranges: String {
    var ranges: [ClosedRange<Int>] = []
    for position in positions {
      if let last = ranges.last, last.upperBound + 1 == position {
        ranges[ranges.count - 1] = last.lowerBound...position
      } else {
        ranges.append(position...position)
      }
    }
    let texts = ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    return texts.joined(separator: ",")
  }
}
