import Criteria
public import DecisionAnalysis
public import Parallelism
public import Provenance

/// How much criteria weigh by several methods, and from several sources, side by side.
public struct CriterionWeighing: Sendable {
  /// Where weights may come from.
  public enum Source: Sendable {
    /// What methods of a kind read: judgments, an order, points, alternatives, ratings with an outcome.
    ///
    /// - `origin` says where it comes from, for people; `group` names it where a method reads several, one a segment.
    case input(any WeightingInput, origin: String, group: String? = nil)
    /// The weights that segments have already.
    case segments(SegmentWeights)
  }

  /// One weighting.
  public struct Entry: Sendable {
    /// What it is called: the method, the segment, or both.
    public let name: String
    /// The segment whose weights these are, where there are several.
    public let segment: String?
    /// What was found.
    public let result: WeightingResult
    /// The intermediate quantities of the method; `nil` for weights that were there already.
    public let detail: (any Encodable & Sendable)?
  }

  /// Where the weights come from, for people.
  public let origins: [String]
  /// The weightings.
  public let entries: [Entry]
  /// The weightings side by side, and their compromise.
  public let comparison: WeightingComparison
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// What the weightings agree on most. Segments differ because they want different things, and a mean of them would be
  /// nobody's: where there are segments it is `nil`.
  public var compromise: WeightingResult? {
    entries.allSatisfy { $0.segment == nil } ? comparison.compromise : nil
  }

  /// Weighs.
  ///
  /// - Parameters:
  ///   - sources: What the weights are made of, at least one; all of the same criteria.
  ///   - methods: Names of ``WeightingCatalogue``; `nil` takes all that take a source, and leaves out with a note what
  ///     cannot use it.
  ///   - settings: Choices by method and setting.
  ///   - progress: Receives progress.
  /// - Throws: ``SegmentationError/decision(file:_:)`` when a method cannot use a source, ``DecisionError``.
  public init(
    _ sources: [Source], methods: [String]? = nil, settings: SettingsByMethod = [:],
    progress: ProgressHandler? = nil
  ) throws {
    let methods = try methods?.map { name throws(DecisionError) in try WeightingCatalogue.entry(named: name) }
    let kinds = Set(sources.compactMap(\.kind))
    for entry in methods ?? [] where !kinds.contains(entry.inputKind) {
      throw DecisionError.weighting(
        .wrongInput(
          method: entry.identifier, needed: entry.inputKind, given: sources.lazy.compactMap(\.kind).first ?? .points))
    }
    let used = (methods ?? WeightingCatalogue.entries).filter { kinds.contains($0.inputKind) }
    try settings.check(among: used.map(\.identifier))
    var found: [Entry] = []
    var left: [Diagnostic] = []
    var refusal: SegmentationError?
    for source in sources {
      switch source {
      case .segments(let weights): found += try Self.entries(of: weights)
      case .input(let input, let origin, let group):
        for entry in used where entry.inputKind == type(of: input).kind {
          do throws(DecisionError) {
            let weighed = try entry.make(settings[entry.identifier] ?? [:]).detailedResult(
              of: input, progress: progress)
            found.append(
              Entry(
                name: group.map { used.count > 1 ? "\(entry.identifier): \($0)" : $0 } ?? entry.identifier,
                segment: group, result: weighed.result, detail: weighed.detail))
          } catch {
            guard error.category == .data else { throw error }
            guard methods == nil, used.count > 1 else { throw SegmentationError.decision(file: origin, error) }
            refusal = refusal ?? .decision(file: origin, error)
            left.append(
              Diagnostic(.note, code: "method-left-out", "\(entry.identifier) was left out: \(error.description)"))
          }
        }
      }
    }
    if found.isEmpty, let refusal { throw refusal }
    comparison = try WeightingComparison(found.map { ($0.name, $0.result) })
    entries = found
    origins = sources.map(\.origin)
    var seen: Set<String> = []
    let said = found.flatMap { entry in
      entry.result.diagnostics.map { said in
        entry.segment.map { Diagnostic(said.severity, code: said.code, "\($0): \(said.message)") } ?? said
      }
    }
    diagnostics = (left + Self.remarks(comparison) + said).filter { seen.insert($0.code + $0.message).inserted }
  }

  /// What was left out because there is too much of it.
  private static func remarks(_ comparison: WeightingComparison) -> [Diagnostic] {
    guard comparison.kendall.isEmpty else { return [] }
    return [
      Diagnostic(
        .note, code: "agreement-left-out",
        "How far every two of \(comparison.entries.count) weightings agree is not computed; it is for up to "
          + "\(WeightingComparison.agreementLimit).")
    ]
  }

  private static func entries(of weights: SegmentWeights) throws(DecisionError) -> [Entry] {
    var found: [Entry] = []
    for segment in weights.segments {
      let result = try WeightingResult(
        method: "segment", conventions: [], criteria: segment.weights.criteria, values: segment.weights.values)
      found.append(Entry(name: segment.name, segment: segment.name, result: result, detail: nil))
    }
    return found
  }
}

extension CriterionWeighing.Source {
  fileprivate var kind: WeightingInputKind? {
    guard case .input(let input, _, _) = self else { return nil }
    return type(of: input).kind
  }

  fileprivate var origin: String {
    switch self {
    case .input(_, let origin, let group): group.map { "\(origin), '\($0)'" } ?? origin
    case .segments(let weights): weights.origin
    }
  }
}
