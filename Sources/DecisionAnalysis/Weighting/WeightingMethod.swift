public import Parallelism
public import Provenance

/// A way to find out how much each criterion weighs.
///
/// A method is its own configuration: immutable, and checked when it is made. The input is checked when *it* is made, so
/// that a method meets only what it can read. The same input gives the same bits.
public protocol WeightingMethod<Input, Detail>: DescribedMethod {
  /// What the weights are made of.
  associatedtype Input: WeightingInput
  /// The intermediate quantities of the paper, typed.
  associatedtype Detail: Sendable, Hashable, Encodable

  /// What the method's choices are called, so that the output can name them.
  var conventions: [Convention] { get }
  /// Which laws the method promises as configured; the tests hold it to them.
  var laws: WeightingLaws { get }

  /// Weighs the criteria.
  ///
  /// - Parameter input: What the weights are made of.
  /// - Returns: One weight for each criterion, with sum 1.
  /// - Throws: ``DecisionError`` when the method cannot use the values.
  func weigh(_ input: Input) throws(DecisionError) -> Weighting<Detail>

  /// Weighs the criteria, and tells how far it has come where that may take long.
  ///
  /// - Parameters:
  ///   - input: What the weights are made of.
  ///   - progress: Receives progress; has no influence on the result.
  /// - Throws: As ``weigh(_:)``.
  func weigh(_ input: Input, progress: ProgressHandler?) throws(DecisionError) -> Weighting<Detail>
}

extension WeightingMethod {
  /// Most methods are done at once and have no progress to tell of.
  public func weigh(_ input: Input, progress: ProgressHandler?) throws(DecisionError) -> Weighting<Detail> {
    try weigh(input)
  }

  /// What the method takes.
  public static var inputKind: WeightingInputKind { Input.kind }

  /// Weighs the criteria of an input whose kind is known only at run time, and keeps what every method has.
  ///
  /// - Throws: `wrongInput`, and what ``weigh(_:)`` throws.
  public func result(of input: any WeightingInput) throws(DecisionError) -> WeightingResult {
    try detailedResult(of: input).result
  }

  /// Weighs the criteria of an input whose kind is known only at run time, and keeps the intermediate quantities as well.
  ///
  /// - Parameter progress: Receives progress.
  /// - Throws: As ``result(of:)``.
  public func detailedResult(
    of input: any WeightingInput, progress: ProgressHandler? = nil
  ) throws(DecisionError) -> (result: WeightingResult, detail: any Encodable & Sendable) {
    guard let fitting = input as? Input else {
      throw .weighting(.wrongInput(method: Self.identifier, needed: Input.kind, given: type(of: input).kind))
    }
    let weighting = try weigh(fitting, progress: progress)
    return (weighting.result, weighting.detail)
  }
}
