/// FasterPAM: exchanges medoids for other observations, as soon as one is found that lowers the total deviation, until
/// a whole round over all observations finds none.
///
/// What exchanging each of the k medoids for one candidate would change is found in one pass over the observations,
/// from their distances to the nearest and to the second medoid. So a round takes O(n²), however many medoids there
/// are.
///
/// Source: Schubert & Rousseeuw (2021), doi:10.1016/j.is.2021.101804.
struct MedoidSwaps {
  /// Where an observation stands. Medoids are named by their place in the list.
  private struct Standing {
    var nearest: Int32
    var second: Int32
    var nearestDistance: Double
    var secondDistance: Double
  }

  /// How many candidates' distances are fetched together: a line of the cache.
  static let blockRows = 8

  private let distances: PairDistances
  private let weights: [Double]
  /// k observations, k at least 2.
  private(set) var medoids: [Int]
  /// The total deviation at the start and after every exchange; each is lower than the one before.
  private(set) var deviations: [Double] = []
  /// How many rounds over all observations were begun.
  private(set) var passCount = 0
  /// Whether a whole round found nothing.
  private(set) var isFinished = false
  private var standings: [Standing] = []
  /// What the total deviation would gain if a medoid were taken away.
  private var removals: [Double] = []
  private var isMedoid: [Bool]
  /// The distances of some candidates to all observations, and the first of these candidates.
  private var block: [Double]
  private var blockStart = -1

  /// Starts from k observations, no two of them at the same place.
  init(_ distances: PairDistances, weights: [Double], medoids: [Int]) {
    self.distances = distances
    self.weights = weights
    self.medoids = medoids
    block = [Double](repeating: 0, count: Self.blockRows * distances.count)
    isMedoid = [Bool](repeating: false, count: distances.count)
    for medoid in medoids { isMedoid[medoid] = true }
    standings = (0..<distances.count).map { observation in
      var standing = Standing(nearest: -1, second: -1, nearestDistance: .infinity, secondDistance: .infinity)
      for (place, medoid) in medoids.enumerated() {
        let distance = distances[observation, medoid]
        if distance < standing.nearestDistance {
          (standing.second, standing.secondDistance) = (standing.nearest, standing.nearestDistance)
          (standing.nearest, standing.nearestDistance) = (Int32(place), distance)
        } else if distance < standing.secondDistance {
          (standing.second, standing.secondDistance) = (Int32(place), distance)
        }
      }
      return standing
    }
    measure()
  }

  /// Exchanges until nothing is gained.
  ///
  /// - Parameter passLimit: The largest number of rounds.
  mutating func run(passLimit: Int) {
    let count = distances.count
    var (candidate, triedInVain) = (0, 0)
    while triedInVain < count {
      if candidate == 0 {
        guard passCount < passLimit else { return }
        passCount += 1
      }
      triedInVain += 1
      if !isMedoid[candidate], let place = placeGaining(candidate) {
        exchange(place, for: candidate)
        triedInVain = 0
      }
      candidate = candidate + 1 == count ? 0 : candidate + 1
    }
    isFinished = true
  }

  /// Sees to it that the distances of a candidate are in the block, and says where they begin.
  private mutating func start(of candidate: Int) -> Int {
    let first = candidate / Self.blockRows * Self.blockRows
    if blockStart != first {
      blockStart = first
      distances.copyRows(first..<min(distances.count, first + Self.blockRows), into: &block)
    }
    return (candidate - first) * distances.count
  }

  /// The medoid whose exchange for a candidate lowers the total deviation most, if any does; ties go to the first.
  private mutating func placeGaining(_ candidate: Int) -> Int? {
    let start = start(of: candidate)
    var changes = removals
    var shared = 0.0
    block.withUnsafeBufferPointer { block in
      standings.withUnsafeBufferPointer { standings in
        for (index, standing) in standings.enumerated() {
          let distance = block[start + index]
          if distance < standing.nearestDistance {
            // Whatever is taken away, this one goes to the candidate.
            shared += weights[index] * (distance - standing.nearestDistance)
            changes[Int(standing.nearest)] += weights[index] * (standing.nearestDistance - standing.secondDistance)
          } else if distance < standing.secondDistance {
            changes[Int(standing.nearest)] += weights[index] * (distance - standing.secondDistance)
          }
        }
      }
    }
    var best = 0
    for place in changes.indices where changes[place] < changes[best] { best = place }
    // Less than rounding can feign is no gain, or the search might never end.
    return changes[best] + shared < -1e-12 * deviations[deviations.count - 1] ? best : nil
  }

  /// Puts a candidate in the place of a medoid.
  private mutating func exchange(_ place: Int, for candidate: Int) {
    let start = start(of: candidate)
    isMedoid[medoids[place]] = false
    isMedoid[candidate] = true
    medoids[place] = candidate
    let new = Int32(place)
    for index in standings.indices {
      let distance = block[start + index]
      var standing = standings[index]
      if standing.nearest == new, distance >= standing.secondDistance {
        (standing.nearest, standing.nearestDistance) = (standing.second, standing.secondDistance)
        (standing.second, standing.secondDistance) = second(for: index, besides: standing.nearest)
      } else if standing.nearest == new {
        standing.nearestDistance = distance
      } else if distance < standing.nearestDistance {
        (standing.second, standing.secondDistance) = (standing.nearest, standing.nearestDistance)
        (standing.nearest, standing.nearestDistance) = (new, distance)
      } else if standing.second == new {
        (standing.second, standing.secondDistance) = second(for: index, besides: standing.nearest)
      } else if distance < standing.secondDistance {
        (standing.second, standing.secondDistance) = (new, distance)
      }
      standings[index] = standing
    }
    measure()
  }

  /// The nearest medoid but one.
  private func second(for observation: Int, besides nearest: Int32) -> (place: Int32, distance: Double) {
    var found = (place: Int32(-1), distance: Double.infinity)
    for (place, medoid) in medoids.enumerated() where place != Int(nearest) {
      let distance = distances[observation, medoid]
      if distance < found.distance { found = (Int32(place), distance) }
    }
    return found
  }

  /// Sums the total deviation and what removals cost anew, so that rounding does not add up.
  private mutating func measure() {
    removals = [Double](repeating: 0, count: medoids.count)
    var deviation = 0.0
    for (index, standing) in standings.enumerated() {
      deviation += weights[index] * standing.nearestDistance
      removals[Int(standing.nearest)] += weights[index] * (standing.secondDistance - standing.nearestDistance)
    }
    deviations.append(deviation)
  }
}
