package import Criteria

/// What a gap in favour of the other one means on a criterion with thresholds: the pseudo-criterion of ELECTRE III and
/// TRI.
///
/// With gap = how much b is better than a:
///
///     concordance c(a, b) = 1 up to q, (p − gap) / (p − q) up to p, then 0
///     discordance d(a, b) = 0 up to p, (gap − p) / (v − p) up to v, then 1; 0 when there is no veto
///
/// Without q it is 0, and without p it is q.
package struct PseudoCriterion: Sendable {
  private let sign: Double
  private let indifference: Double
  private let preference: Double
  private let veto: Double?

  /// The thresholds of a criterion.
  package init(_ criterion: Criterion) {
    sign = criterion.direction.sign
    indifference = criterion.indifference ?? 0
    preference = max(indifference, criterion.preference ?? indifference)
    veto = criterion.veto
  }

  /// How far "a is at least as good as b" is true.
  func concordance(_ a: Double, _ b: Double) -> Double {
    let gap = sign * (b - a)
    if gap <= indifference { return 1 }
    return gap >= preference ? 0 : (preference - gap) / (preference - indifference)
  }

  /// How far "a is at least as good as b" is vetoed.
  package func discordance(_ a: Double, _ b: Double) -> Double {
    guard let veto else { return 0 }
    let gap = sign * (b - a)
    if gap <= preference { return 0 }
    return gap >= veto ? 1 : (gap - preference) / (veto - preference)
  }

  /// Adds w c(a, b) for one b and all a. Quotients that are not wanted are formed too, so that it takes no branches.
  func addConcordances(
    of values: UnsafePointer<Double>, with other: Double, times weight: Double,
    to sums: UnsafeMutableBufferPointer<Double>
  ) {
    for a in sums.indices {
      let gap = sign * (other - values[a])
      let between = (preference - gap) / (preference - indifference)
      sums[a] += weight * (gap <= indifference ? 1 : gap >= preference ? 0 : between)
    }
  }

  /// Multiplies by (1 − d) / (1 − C) where d(a, b) > C(a, b), for one b and all a.
  func reduce(
    _ credibilities: UnsafeMutableBufferPointer<Double>, of values: UnsafePointer<Double>, with other: Double,
    concordances: UnsafePointer<Double>
  ) {
    guard let veto else { return }
    for a in credibilities.indices {
      let gap = sign * (other - values[a])
      let between = (gap - preference) / (veto - preference)
      let discordance = gap <= preference ? 0 : gap >= veto ? 1 : between
      let reduced = credibilities[a] * ((1 - discordance) / (1 - concordances[a]))
      credibilities[a] = discordance > concordances[a] ? reduced : credibilities[a]
    }
  }
}

/// The credibility that an alternative is at least as good as another.
///
///     C(a, b) = Σⱼ wⱼ cⱼ(a, b)        σ(a, b) = C Π (1 − dⱼ) / (1 − C) over the criteria with dⱼ > C
struct Credibility: Sendable {
  let criteria: [PseudoCriterion]
  let weights: [Double]

  init(_ problem: DecisionProblem) {
    criteria = problem.criteria.map(PseudoCriterion.init)
    weights = problem.weights
  }

  /// C(a, b) for two alternatives whose values a function gives.
  @inline(__always)
  func concordance(_ a: (Int) -> Double, _ b: (Int) -> Double) -> Double {
    var sum = 0.0
    for k in criteria.indices { sum += weights[k] * criteria[k].concordance(a(k), b(k)) }
    return min(1, sum)
  }

  /// σ(a, b), of a concordance that is known.
  @inline(__always)
  func credibility(_ concordance: Double, _ a: (Int) -> Double, _ b: (Int) -> Double) -> Double {
    var credibility = concordance
    for k in criteria.indices {
      let discordance = criteria[k].discordance(a(k), b(k))
      if discordance > concordance { credibility *= (1 - discordance) / (1 - concordance) }
    }
    return credibility
  }
}
