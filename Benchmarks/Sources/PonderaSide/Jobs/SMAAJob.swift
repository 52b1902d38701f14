import Pondera

/// How often each alternative comes first, and on every other rank, when all weights are possible.
struct SMAAJob: SideJob {
  private let rows: DecisionRows
  private let drawCount: Int

  /// `draws=…` is how many weights are drawn.
  init(_ settings: Settings) throws {
    rows = try DecisionRows(settings)
    drawCount = try settings.number("draws")
  }

  func run(_ request: Request) throws -> Answer {
    let method = try rows.method(request)
    let criteria = try rows.criteria(request.preference)
    let (seconds, result) = try timed {
      let matrix = try DecisionMatrix(rowMajor: rows.values, criteria: criteria, workers: request.workers)
      return try SMAA(drawCount: drawCount, seed: request.seed ?? 1, workers: request.workers).analyse(method, matrix)
    }
    let ranks = result.rankAcceptabilities
    var digest = Digest()
    for rank in 0..<ranks.columnCount {
      digest.add(ranks.column(rank))
      digest.add(result.pairwiseWinning.column(rank))
    }
    for weights in result.centralWeights { digest.add(weights ?? []) }
    return Answer(seconds: seconds, steps: drawCount, scores: ranks.column(0), digest: digest.text)
  }
}
