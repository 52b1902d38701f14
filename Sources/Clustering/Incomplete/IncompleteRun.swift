import Parallelism

/// One descent of k-means over incomplete rows: the centroids, labels and sums that its steps work on.
///
/// Lloyd's steps and the exchange of single rows are extensions in files of their own.
struct IncompleteRun: ~Copyable {
  let rows: IncompleteRows
  let clusterCount: Int
  let workers: Workers
  /// k times d numbers.
  var centroids: [Double]
  /// The label of each row.
  var labels: [Int32]
  /// What the present labels add up to.
  var sums: CellSums
  /// How far centroids have moved: the sum of the two largest movements of every step.
  var odometer = 0.0
  /// The reading of the odometer up to which the label of each row is known to be that of the nearest centroid.
  var expiries: [Double]
  /// The objective at each pass, as long as it falls.
  private(set) var objectives: [Double] = []
  /// How many passes over the rows were made.
  var passCount = 0

  var featureCount: Int { rows.featureCount }

  init(_ rows: IncompleteRows, clusterCount: Int, workers: Workers) {
    self.rows = rows
    self.clusterCount = clusterCount
    self.workers = workers
    sums = CellSums(clusterCount: clusterCount, featureCount: rows.featureCount)
    centroids = sums.sums
    labels = [Int32](repeating: -1, count: rows.rowCount)
    expiries = [Double](repeating: -.infinity, count: rows.rowCount)
  }

  /// Descends from these centroids until Lloyd's steps change nothing, and where the values are kept row by row no move
  /// of a single row improves anything either.
  ///
  /// - Parameter iterationLimit: The largest number of passes.
  /// - Returns: Whether that point was reached.
  mutating func descend(from centroids: [Double], iterationLimit: Int) -> Bool {
    self.centroids = centroids
    while iterateLloyd(limit: iterationLimit) {
      if exchange() == 0 { return true }
    }
    // The labels have to be those of the centroids.
    _ = assign()
    _ = fillEmptyClusters()
    return false
  }

  /// Takes a partition as it is. Every cluster needs a row of positive weight.
  mutating func take(_ labels: [Int32]) {
    self.labels = labels
    sums = IncompleteRows.sums(
      of: rows.cells, weights: rows.weights, origins: rows.origins, labels: labels, clusterCount: clusterCount,
      workers: workers)
    moveCentroids()
  }

  /// Notes the objective if it is lower than before, and says whether it is.
  mutating func note(_ objective: Double) -> Bool {
    guard objective < objectives.last ?? .infinity else { return false }
    objectives.append(objective)
    return true
  }

  /// Moves every centroid to the means of its rows, feature by feature.
  mutating func moveCentroids() {
    var largest = (first: 0.0, second: 0.0)
    for cluster in 0..<clusterCount {
      let movement = place(cluster)
      if movement > largest.first {
        largest = (movement, largest.first)
      } else if movement > largest.second {
        largest.second = movement
      }
    }
    odometer += largest.first + largest.second
  }

  /// Moves one centroid to the means of its rows and says how far that is, or a little more.
  private mutating func place(_ cluster: Int) -> Double {
    var square = 0.0
    for feature in 0..<featureCount {
      let index = cluster * featureCount + feature
      let mean = rows.coordinate(index, of: sums)
      square += (mean - centroids[index]) * (mean - centroids[index]) * rows.featureWeights[feature]
      centroids[index] = mean
    }
    return square.squareRoot() * (1 + 1e-12)
  }

  /// Gives a row of positive weight to another cluster and moves both centroids.
  ///
  /// - Parameter values: d numbers.
  mutating func move(
    _ row: Int, _ values: UnsafePointer<Double>, _ features: UnsafeBufferPointer<Int>, to cluster: Int
  ) {
    let (from, weight) = (Int(labels[row]), rows.weight(row))
    sums.shift(values, features, weight: -weight, cluster: from, origins: rows.origins)
    sums.shift(values, features, weight: weight, cluster: cluster, origins: rows.origins)
    labels[row] = Int32(cluster)
    expiries[row] = -.infinity
    odometer += place(from) + place(cluster)
  }
}
