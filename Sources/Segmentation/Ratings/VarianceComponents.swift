/// Where the differences in a table of n accounts by d benefits come from: the accounts, the benefits, or both together.
///
/// The model is x_ij = μ + a_i + b_j + e_ij with all effects random. From the mean squares of the analysis of variance without
/// replication, σ²_e = MS_e, σ²_a = (MS_a − MS_e)/d and σ²_b = (MS_b − MS_e)/n; estimates below 0 count as 0.
///
/// Source: Shrout, Fleiss (1979), doi:10.1037/0033-2909.86.2.420, with accounts as targets and benefits as judges.
public struct VarianceComponents: Hashable, Sendable {
  /// σ²_a: how far accounts differ in their mean rating, beyond chance. At least 0.
  public let persons: Double
  /// σ²_b: how far benefits differ in their mean rating, beyond chance. At least 0.
  public let items: Double
  /// σ²_e: what accounts prefer, and noise. At least 0.
  public let residual: Double

  /// Trusts that there are at least two accounts and two benefits.
  init(persons: Double, items: Double, residual: Double, accountCount: Int, benefitCount: Int) {
    let noise = max(0, residual)
    self.persons = max(0, (persons - noise) / Double(benefitCount))
    self.items = max(0, (items - noise) / Double(accountCount))
    self.residual = noise
  }

  /// σ²_a + σ²_b + σ²_e.
  public var total: Double { persons + items + residual }
  /// The share of the accounts in the total, in 0 ... 1; 0 when all ratings are equal.
  public var personShare: Double { total > 0 ? persons / total : 0 }
  /// The share of the benefits in the total, in 0 ... 1; 0 when all ratings are equal.
  public var itemShare: Double { total > 0 ? items / total : 0 }
  /// The share of the rest, in 0 ... 1; 0 when all ratings are equal.
  public var residualShare: Double { total > 0 ? residual / total : 0 }

  /// σ²_a / (σ²_a + σ²_e), the intraclass correlation ICC(3,1), in 0 ... 1: which part of the differences *between accounts* is
  /// one of level. How the benefits differ on average moves no account away from another and is left out. 0 when no accounts
  /// differ.
  public var levelShare: Double { persons + residual > 0 ? persons / (persons + residual) : 0 }
}
