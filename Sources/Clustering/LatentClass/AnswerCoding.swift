/// The answers that items have been given, as places in one table.
///
/// The answers of item j are whole numbers in lows[j] … lows[j] + widths[j] − 1; answer x has place offsets[j] + x −
/// lows[j] in a table of `size` numbers. Answers that nobody gave, in the midst of a scale, have a place and
/// probability 0.
struct AnswerCoding: Hashable, Sendable {
  let lows: [Int]
  let widths: [Int]
  let offsets: [Int]
  /// The number of places.
  let size: Int

  var itemCount: Int { lows.count }

  init(_ columns: [[UInt8]]) {
    var (lows, widths, offsets) = ([Int](), [Int](), [Int]())
    var size = 0
    for column in columns {
      let low = Int(column.min() ?? 0)
      lows.append(low)
      widths.append(Int(column.max() ?? 0) - low + 1)
      offsets.append(size)
      size += widths[widths.count - 1]
    }
    (self.lows, self.widths, self.offsets, self.size) = (lows, widths, offsets, size)
  }

  /// The places of an item.
  func places(_ item: Int) -> Range<Int> { offsets[item]..<(offsets[item] + widths[item]) }

  /// The place of an answer, or `nil` when it lies off the scale.
  @inline(__always)
  func place(_ item: Int, _ answer: UInt8) -> Int? {
    let step = Int(answer) - lows[item]
    return step >= 0 && step < widths[item] ? offsets[item] + step : nil
  }

  /// The columns as answers.
  ///
  /// - Throws: `notCategorical` for the first that is no whole number in 0 … 255.
  static func answers(_ observations: Observations) throws(ClusteringError) -> [[UInt8]] {
    if let bytes = observations.byteColumns { return bytes }
    var columns: [[UInt8]] = []
    for (feature, column) in observations.columns.enumerated() {
      var answers: [UInt8] = []
      answers.reserveCapacity(column.count)
      for row in 0..<column.count {
        guard let answer = UInt8(exactly: column[row]) else {
          throw .notCategorical(observation: row, feature: feature)
        }
        answers.append(answer)
      }
      columns.append(answers)
    }
    return columns
  }
}
