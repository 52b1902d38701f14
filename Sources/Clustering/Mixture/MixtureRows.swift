import CKernels
import Parallelism

/// The rows that a mixture is fitted to or that it judges, in the units of the fit.
struct MixtureRows: Sendable {
  /// The features that vary, and only those.
  let observations: Observations
  /// The weight of each row, or `nil` when all count 1.
  let weights: ObservationWeights?
  let space: MixtureSpace

  /// The sum of the weights.
  var totalWeight: Double { weights?.values.reduce(0, +) ?? Double(observations.observationCount) }

  /// - Parameter observations: With all features of the space, also those that do not vary.
  init(
    _ observations: Observations, weights: ObservationWeights? = nil, space: MixtureSpace
  ) throws(ClusteringError) {
    self.observations = try space.reduced(observations)
    self.weights = weights
    self.space = space
  }

  /// Calls `body` for the tiles of one chunk in order, with their rows, their values and the weights of the rows.
  /// Beyond the last row values are finite or not and of no meaning, and weights are 0.
  func forEachTile(
    ofChunk chunk: Int, _ body: (Range<Int>, UnsafePointer<Double>, UnsafePointer<Double>) -> Void
  ) {
    let (tileRows, d, values) = (Observations.tileRows, observations.featureCount, weights?.values)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (d + 1) * tileRows) { scratch in
      scratch.initialize(repeating: 0)
      let (scaled, rowWeights) = (scratch.baseAddress!, scratch.baseAddress! + d * tileRows)
      observations.forEachTile(ofChunk: chunk) { rows, tile in
        pk_tile_scaled(tile, rows.count, d, space.centres, space.factors, scaled)
        for offset in 0..<tileRows {
          rowWeights[offset] = offset < rows.count ? values?[rows.lowerBound + offset] ?? 1 : 0
        }
        body(rows, UnsafePointer(scaled), UnsafePointer(rowWeights))
      }
    }
  }
}

/// Rows with the parameters by which they are judged.
struct JudgedRows: ComponentCosts {
  let rows: MixtureRows
  let parameters: MixtureParameters

  var clusterCount: Int { parameters.shape.clusterCount }
  var rowCount: Int { rows.observations.observationCount }

  func forEachTile(
    ofChunk chunk: Int, _ body: (Range<Int>, UnsafePointer<Double>, UnsafePointer<Double>) -> Void
  ) {
    forEachJudgedTile(ofChunk: chunk) { rows, _, weights, costs, _ in body(rows, weights, costs) }
  }

  /// The same with the values of the tile, and the components as the kernels read them.
  func forEachJudgedTile(
    ofChunk chunk: Int,
    _ body: (
      _ rows: Range<Int>, _ tile: UnsafePointer<Double>, _ weights: UnsafePointer<Double>,
      _ costs: UnsafePointer<Double>, _ form: UnsafePointer<PKMixture>
    ) -> Void
  ) {
    let shape = parameters.shape
    let costCount = shape.clusterCount * Observations.tileRows
    withUnsafeTemporaryAllocation(of: Double.self, capacity: costCount + 16 * shape.featureCount) { scratch in
      let costs = scratch.baseAddress!
      parameters.withKernelForm { form in
        rows.forEachTile(ofChunk: chunk) { rows, tile, weights in
          pk_mixture_costs(tile, rows.count, form, costs + costCount, costs)
          body(rows, tile, weights, UnsafePointer(costs), form)
        }
      }
    }
  }
}

extension MixtureRows {
  /// One pass over the rows: their shares under the parameters (the E step), and the moments that the next M step
  /// needs.
  ///
  /// Chunks are added in their order, so the thread count changes nothing. Time is O(n k d²), O(n k d) for diagonals.
  func moments(under parameters: MixtureParameters, workers: Workers) -> MixtureMoments {
    let shape = parameters.shape
    let judged = JudgedRows(rows: self, parameters: parameters)
    return sum(shape, workers) { chunk, moments in
      let shareCount = shape.clusterCount * Observations.tileRows
      let scratchCount = shareCount + 128 * (shape.featureCount + 2)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: scratchCount) { scratch in
        let shares = scratch.baseAddress!
        judged.forEachJudgedTile(ofChunk: chunk) { rows, tile, weights, costs, form in
          moments.logLikelihood += pk_mixture_shares(costs, rows.count, shape.clusterCount, weights, shares)
          pk_mixture_moments(tile, rows.count, form, shares, shares + shareCount, &moments.partialSums)
        }
      }
    }
  }

  /// The moments of rows that belong to one component each.
  func moments(labels: [Int], shape: MixtureShape, workers: Workers) -> MixtureMoments {
    let origin = MixtureParameters(originOf: shape)
    return sum(shape, workers) { chunk, moments in
      let shareCount = shape.clusterCount * Observations.tileRows
      let scratchCount = shareCount + 128 * (shape.featureCount + 2)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: scratchCount) { scratch in
        let shares = scratch.baseAddress!
        origin.withKernelForm { form in
          forEachTile(ofChunk: chunk) { rows, tile, weights in
            shares.update(repeating: 0, count: shareCount)
            for (offset, row) in rows.enumerated() {
              shares[labels[row] * Observations.tileRows + offset] = weights[offset]
            }
            pk_mixture_moments(tile, rows.count, form, shares, shares + shareCount, &moments.partialSums)
          }
        }
      }
    }
  }

  private func sum(
    _ shape: MixtureShape, _ workers: Workers, _ add: @Sendable (Int, inout MixtureMoments) -> Void
  ) -> MixtureMoments {
    let parts = workers.map(observations.chunkCount) { chunk in
      var moments = MixtureMoments(shape)
      add(chunk, &moments)
      return moments
    }
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    return total
  }
}
