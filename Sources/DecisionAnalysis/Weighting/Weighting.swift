/// The outcome of a weighting method together with the intermediate quantities of its paper.
@dynamicMemberLookup
public struct Weighting<Detail: Sendable & Hashable & Encodable>: Sendable, Hashable {
  /// What every weighting has: weights by criterion, and how they came about.
  public let result: WeightingResult
  /// The intermediate quantities of the paper.
  public let detail: Detail

  /// Makes a weighting.
  package init(_ result: WeightingResult, detail: Detail) {
    self.result = result
    self.detail = detail
  }

  /// What every weighting has, without the detour.
  public subscript<T>(dynamicMember path: KeyPath<WeightingResult, T>) -> T { result[keyPath: path] }
}
