/// EM: a climb of the likelihood from given parameters.
///
/// Source: Dempster, Laird & Rubin (1977), doi:10.1111/j.2517-6161.1977.tb01600.x.
struct MixtureAscent<Parameters: Sendable>: Sendable {
  /// The parameters reached.
  private(set) var parameters: Parameters
  /// The log-likelihood of every set of parameters that a pass was made with.
  private(set) var trace: [Double] = []
  /// Whether the last step gained no more than was asked for.
  private(set) var isConverged = false

  /// The log-likelihood at the last pass.
  var logLikelihood: Double { trace.last ?? -.infinity }

  init(from parameters: Parameters) { self.parameters = parameters }

  /// Climbs until a step gains no more than `leastGain`, or by `limit` steps.
  ///
  /// When it has converged, the parameters are those of the last pass; else they are one step ahead.
  ///
  /// - Parameters:
  ///   - limit: The largest number of steps.
  ///   - leastGain: At least 0.
  ///   - report: Hears which share of the steps at most needed is done.
  ///   - step: Makes a pass over the rows: the log-likelihood of some parameters (the E step) and those that follow
  ///     them (the M step).
  mutating func climb(
    limit: Int, leastGain: Double, report: (Double) -> Void = { _ in },
    step: (Parameters) -> (logLikelihood: Double, next: Parameters)
  ) {
    guard !isConverged else { return }
    for index in 0..<max(0, limit) {
      report(Double(index) / Double(limit))
      let result = step(parameters)
      let gain = result.logLikelihood - logLikelihood
      trace.append(result.logLikelihood)
      // Numbers that are none end the climb too.
      guard gain > leastGain else {
        isConverged = true
        return
      }
      parameters = result.next
    }
  }

  /// The likeliest first, and those that are doubtful after all others.
  static func ranked(_ ascents: [Self], isDoubtful: (Parameters) -> Bool = { _ in false }) -> [Self] {
    let doubts = ascents.map { isDoubtful($0.parameters) }
    let order = ascents.indices.sorted { left, right in
      if doubts[left] != doubts[right] { return doubts[right] }
      let (mine, other) = (ascents[left].logLikelihood, ascents[right].logLikelihood)
      return mine == other ? left < right : mine > other
    }
    return order.map { ascents[$0] }
  }
}
