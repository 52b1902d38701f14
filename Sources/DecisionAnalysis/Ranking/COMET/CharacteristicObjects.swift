import Criteria
import LinearAlgebra
import Parallelism

/// The grid of characteristic objects with their preferences; along every criterion, higher places are better.
struct CharacteristicObjects: Sendable {
  private let valueCount: Int
  private let criterionCount: Int
  /// P by place; the last criterion changes fastest.
  private let preferences: [Double]
  /// Where the corners of a cell lie behind its first one; the first criterion is the highest bit of a corner.
  private let cornerOffsets: [Int]

  /// Makes the objects and lets the expert compare them.
  ///
  /// - Throws: `tooManyObjects`.
  init(
    _ problem: DecisionProblem, _ expert: COMET.Expert, valueCount: Int, _ workers: Workers
  ) throws(DecisionError) {
    let criterionCount = problem.criterionCount
    var count = 1
    for _ in 0..<criterionCount {
      count *= valueCount
      guard count <= COMET.objectLimit else {
        throw .tooManyObjects(criteria: criterionCount, valueCount: valueCount, limit: COMET.objectLimit)
      }
    }
    self.valueCount = valueCount
    self.criterionCount = criterionCount
    cornerOffsets = Self.cornerOffsets(criterionCount, valueCount)
    let last = Double(valueCount - 1)
    let scores = workers.map(count) { object -> Double in
      var (rest, value, near, far) = (object, 0.0, 0.0, 0.0)
      for k in stride(from: criterionCount - 1, through: 0, by: -1) {
        let share = Double(rest % valueCount) / last
        rest /= valueCount
        let weight = problem.weights[k]
        value += weight * share
        near += weight * (1 - share) * (weight * (1 - share))
        far += weight * share * (weight * share)
      }
      return expert == .weightedSum ? value : far.squareRoot() / (near.squareRoot() + far.squareRoot())
    }
    // SJ of an object is the number of worse ones and half of the even ones: it grows with the level, and only levels
    // count from there on.
    let ranks = Ranks.of(scores, higherIsBetter: false, workers: workers) ?? []
    let levels = Set(ranks).sorted()
    let steps = Double(max(1, levels.count - 1))
    let level = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Double($0) / steps) })
    preferences = ranks.map { level[$0] ?? 0 }
  }

  private static func cornerOffsets(_ criterionCount: Int, _ valueCount: Int) -> [Int] {
    (0..<(1 << criterionCount)).map { corner in
      var (offset, step) = (0, 1)
      for bit in 0..<criterionCount {
        if corner >> bit & 1 == 1 { offset += step }
        step *= valueCount
      }
      return offset
    }
  }

  /// P of the objects by their characteristic values in ascending order, where less is better for some criteria.
  func preferencesByValue(isAscending: [Bool]) -> [Double] {
    preferences.indices.map { object in
      var (rest, place, step) = (object, 0, 1)
      for k in stride(from: criterionCount - 1, through: 0, by: -1) {
        let value = rest % valueCount
        rest /= valueCount
        place += step * (isAscending[k] ? value : valueCount - 1 - value)
        step *= valueCount
      }
      return preferences[place]
    }
  }

  /// The preference between the objects.
  ///
  /// - Parameters:
  ///   - places: For each criterion, where the value lies between the worst, 0, and the best, 1; used up.
  ///   - scratch: 2^q numbers.
  func preference(at places: inout [Double], _ scratch: inout [Double]) -> Double {
    // The corners of the cell, then halved criterion by criterion: 2^q − 1 interpolations in place of q 2^q products.
    var base = 0
    for k in places.indices {
      let position = places[k] * Double(valueCount - 1)
      let cell = min(valueCount - 2, max(0, Int(position)))
      places[k] = position - Double(cell)
      base = base * valueCount + cell
    }
    var size = cornerOffsets.count
    for corner in 0..<size { scratch[corner] = preferences[base + cornerOffsets[corner]] }
    for share in places {
      size /= 2
      for corner in 0..<size {
        let (low, high) = (scratch[corner], scratch[corner + size])
        scratch[corner] = share == 1 ? high : low + share * (high - low)
      }
    }
    return scratch[0]
  }
}
