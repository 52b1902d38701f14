import CKernels
import Parallelism

/// Answers with the parameters by which they are judged.
struct LatentClassRows: ComponentCosts {
  /// The answers to each item.
  let columns: [[UInt8]]
  /// The weight of each row, or `nil` when all count 1.
  let weights: [Double]?
  let parameters: LatentClassParameters

  var clusterCount: Int { parameters.clusterCount }
  var rowCount: Int { columns[0].count }

  func forEachTile(
    ofChunk chunk: Int, _ body: (Range<Int>, UnsafePointer<Double>, UnsafePointer<Double>) -> Void
  ) {
    forEachJudgedTile(ofChunk: chunk) { rows, weights, costs, _ in body(rows, weights, costs) }
  }

  /// The same with the place of the answer of row i to item j at `[j * tileRows + i]`, −1 for one off the scale.
  func forEachJudgedTile(
    ofChunk chunk: Int,
    _ body: (
      _ rows: Range<Int>, _ weights: UnsafePointer<Double>, _ costs: UnsafePointer<Double>,
      _ places: UnsafePointer<Int32>
    ) -> Void
  ) {
    let (tileRows, itemCount) = (Observations.tileRows, parameters.coding.itemCount)
    let start = chunk * Observations.chunkRows
    let end = min(rowCount, start + Observations.chunkRows)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (clusterCount + 1) * tileRows) { scratch in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: itemCount * tileRows) { places in
        scratch.initialize(repeating: 0)
        places.initialize(repeating: -1)
        let (costs, rowWeights) = (scratch.baseAddress!, scratch.baseAddress! + clusterCount * tileRows)
        for first in stride(from: start, to: end, by: tileRows) {
          let rows = first..<min(end, first + tileRows)
          for offset in 0..<tileRows {
            rowWeights[offset] = offset < rows.count ? weights?[first + offset] ?? 1 : 0
          }
          fill(places.baseAddress!, rows)
          addCosts(costs, rows.count, places.baseAddress!)
          body(rows, UnsafePointer(rowWeights), UnsafePointer(costs), UnsafePointer(places.baseAddress!))
        }
      }
    }
  }

  private func fill(_ places: UnsafeMutablePointer<Int32>, _ rows: Range<Int>) {
    let coding = parameters.coding
    for (item, column) in columns.enumerated() {
      let to = places + item * Observations.tileRows
      let (low, width, offset) = (coding.lows[item], coding.widths[item], coding.offsets[item])
      column.withUnsafeBufferPointer { column in
        for (index, row) in rows.enumerated() {
          let step = Int(column[row]) - low
          to[index] = step >= 0 && step < width ? Int32(truncatingIfNeeded: offset + step) : -1
        }
      }
    }
  }

  private func addCosts(
    _ costs: UnsafeMutablePointer<Double>, _ count: Int, _ places: UnsafePointer<Int32>
  ) {
    let (tileRows, size) = (Observations.tileRows, parameters.coding.size)
    parameters.costsOfAnswers.withUnsafeBufferPointer { table in
      for cluster in 0..<clusterCount {
        let (to, answers) = (costs + cluster * tileRows, table.baseAddress! + cluster * size)
        let ofClass = parameters.costsOfClasses[cluster]
        for row in 0..<count { to[row] = ofClass }
        for item in 0..<parameters.coding.itemCount {
          let place = places + item * tileRows
          for row in 0..<count where place[row] >= 0 { to[row] += answers[Int(place[row])] }
        }
      }
    }
  }
}

extension LatentClassRows {
  /// One pass over the rows: the log-likelihood of the parameters (the E step), and those that follow them (the M
  /// step).
  ///
  /// Chunks are added in their order, so the thread count changes nothing. Time is O(n k d).
  func step(workers: Workers) -> (logLikelihood: Double, next: LatentClassParameters) {
    let parts = workers.map(chunkCount) { sums(ofChunk: $0) }
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    let next = LatentClassParameters(
      parameters.coding, weights: total.weights, counts: total.counts, previous: parameters)
    return (total.logLikelihood, next)
  }

  private struct Sums: Sendable {
    var logLikelihood = 0.0
    var weights: [Double]
    var counts: [Double]

    mutating func add(_ other: Sums) {
      logLikelihood += other.logLikelihood
      for index in weights.indices { weights[index] += other.weights[index] }
      for index in counts.indices { counts[index] += other.counts[index] }
    }
  }

  private func sums(ofChunk chunk: Int) -> Sums {
    let (clusterCount, tileRows, coding) = (clusterCount, Observations.tileRows, parameters.coding)
    var sums = Sums(
      weights: [Double](repeating: 0, count: clusterCount),
      counts: [Double](repeating: 0, count: clusterCount * coding.size))
    withUnsafeTemporaryAllocation(of: Double.self, capacity: clusterCount * tileRows) { scratch in
      let shares = scratch.baseAddress!
      forEachJudgedTile(ofChunk: chunk) { rows, weights, costs, places in
        sums.logLikelihood += pk_mixture_shares(costs, rows.count, clusterCount, weights, shares)
        sums.counts.withUnsafeMutableBufferPointer { counts in
          for cluster in 0..<clusterCount {
            let (own, to) = (shares + cluster * tileRows, counts.baseAddress! + cluster * coding.size)
            for item in 0..<coding.itemCount {
              let place = places + item * tileRows
              for row in 0..<rows.count { to[Int(place[row])] += own[row] }
            }
          }
        }
        for cluster in 0..<clusterCount {
          for row in 0..<rows.count { sums.weights[cluster] += shares[cluster * tileRows + row] }
        }
      }
    }
    return sums
  }
}
