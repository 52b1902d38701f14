public import Provenance

/// The mean consistency index of random judgments, by which an index is divided to become a ratio.
///
/// Tables differ because they were simulated with different scales and numbers of matrices, and the same judgments pass with
/// one and fail with another. So the table is always named.
public enum RandomIndexTable: String, Hashable, Sendable, Codable, CaseIterable {
  /// Saaty (1980), for up to 15 criteria: the classical table, from few matrices.
  case saaty1980 = "saaty-1980"
  /// Saaty (2005), for up to 15.
  case saaty2005 = "saaty-2005"
  /// Alonso, Lamata (2006), 500 000 matrices for up to 15; beyond, their straight line through λmax.
  case alonsoLamata2006 = "alonso-lamata-2006"
  /// Aguarón, Moreno-Jiménez (2003), 100 000 matrices for up to 15.
  case aguaronMorenoJimenez2003 = "aguaron-moreno-jimenez-2003"
  /// Donegan, Dodd (1991), for up to 20.
  case doneganDodd1991 = "donegan-dodd-1991"

  /// The random index of n criteria: 0 for one and two, which cannot be inconsistent; `nil` where the table ends.
  public func value(count: Int) -> Double? {
    if count < 3 { return 0 }
    let place = count - 3
    if Self.values(self).indices.contains(place) { return Self.values(self)[place] }
    guard self == .alonsoLamata2006 else { return nil }
    return (1.7699 * Double(count) - 4.3513) / Double(count - 1)
  }

  private static func values(_ table: RandomIndexTable) -> [Double] {
    switch table {
    case .saaty1980: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]
    case .saaty2005: [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59]
    case .alonsoLamata2006:
      [0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838]
    case .aguaronMorenoJimenez2003:
      [0.525, 0.882, 1.115, 1.252, 1.341, 1.404, 1.452, 1.484, 1.513, 1.535, 1.555, 1.57, 1.583]
    case .doneganDodd1991:
      [
        0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969, 1.5078,
        1.5153, 1.5262, 1.5313, 1.5371,
      ]
    }
  }

  /// Where the table was published.
  public var citation: Citation {
    switch self {
    case .saaty1980:
      Citation(authors: "Saaty, T. L.", year: 1980, title: "The analytic hierarchy process", venue: "McGraw-Hill")
    case .saaty2005:
      Citation(
        authors: "Saaty, T. L.", year: 2005, title: "Theory and applications of the analytic network process",
        venue: "RWS Publications, p. 31")
    case .alonsoLamata2006:
      Citation(
        authors: "Alonso, J. A.; Lamata, M. T.", year: 2006,
        title: "Consistency in the analytic hierarchy process: a new approach",
        venue: "International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 14(4), 445–459",
        doi: "10.1142/S0218488506004114")
    case .aguaronMorenoJimenez2003:
      Citation(
        authors: "Aguarón, J.; Moreno-Jiménez, J. M.", year: 2003,
        title: "The geometric consistency index: approximated thresholds",
        venue: "European Journal of Operational Research 147(1), 137–145", doi: "10.1016/S0377-2217(02)00255-2")
    case .doneganDodd1991:
      Citation(
        authors: "Donegan, H. A.; Dodd, F. J.", year: 1991, title: "A note on Saaty's random indexes",
        venue: "Mathematical and Computer Modelling 15(10), 135–137", doi: "10.1016/0895-7177(91)90098-R")
    }
  }
}
