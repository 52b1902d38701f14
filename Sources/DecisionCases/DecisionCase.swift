import DecisionAnalysis

/// A reference case of decision analysis: an input, the method, and what should come out, from a file of the schema
/// `mcda-oracle/1`.
///
/// The file is checked key by key as it is used, since each method has keys of its own. Whatever is wrong is an error
/// that names the file and the path of keys.
public struct DecisionCase: Hashable, Sendable {
  /// The schema that is read.
  public static let schema = "mcda-oracle/1"

  /// The name of the file, for errors.
  public let name: String
  /// What the case is called.
  public let id: String
  /// The method as the file names it.
  public let method: String
  /// What kind of case it is: weights, ranking, outranking, sorting, comparison, normalisation, robustness,
  /// reference-data.
  public let family: String
  /// What is particular about the case.
  public let variant: String?
  /// Where the case comes from.
  public let sources: [String]
  /// Who else was found to agree with what is expected.
  public let externalAgreement: [String]

  let input: CaseNode
  let parameters: CaseNode
  let expected: CaseNode
  let tolerance: CaseNode
  let published: CaseNode
  let subject: CaseSubject?

  /// Reads a case.
  ///
  /// - Parameters:
  ///   - json: The bytes of the file, at most 16 MB.
  ///   - name: The name of the file, for errors.
  /// - Throws: `tooLarge`, `tooDeep`, `notJSON`, `schema`, `missing`, `wrongKind`.
  public init(json: some Collection<UInt8>, name: String) throws(DecisionCaseError) {
    let file = CaseNode(file: name, path: "", value: try JSONValue(json, file: name))
    guard case .object? = file.value else {
      throw .wrongKind(file: name, key: "the file", needed: "an object", found: file.value?.kind ?? "null")
    }
    let schema = try file["schema"].text()
    guard schema == Self.schema else { throw .schema(file: name, found: schema, known: Self.schema) }
    self.name = name
    id = try file["id"].text()
    method = try file["method"].text()
    family = try file["family"].text()
    variant = file["variant"].exists ? try file["variant"].text() : nil
    sources = file["sources"].exists ? try file["sources"].texts() : []
    externalAgreement = file["externalAgreement"].exists ? try file["externalAgreement"].texts() : []
    input = try file["input"].object()
    for key in ["parameters", "expected", "tolerance"] where file[key].exists { _ = try file[key].object() }
    parameters = file["parameters"]
    expected = file["expected"]
    tolerance = file["tolerance"]
    published = file["published"]
    subject = CaseSubject(method)
  }

  /// The identifier of the ranking method that the case is about, or `nil` when it is about none.
  public var rankingIdentifier: String? {
    guard case .ranking(let identifier)? = subject else { return nil }
    return identifier
  }

  /// The identifier of the sorting method that the case is about, or `nil` when it is about none.
  public var sortingIdentifier: String? {
    guard case .sorting(let identifier)? = subject else { return nil }
    return identifier
  }

  /// The identifier of the weighting method that the case is about, or `nil` when it is about none.
  public var weightingIdentifier: String? {
    switch subject {
    case .weighting(let identifier)?: identifier
    case .rankOrderWeights?: RankOrderCentroid.identifier
    default: nil
    }
  }

  /// The identifiers of all methods of the catalogues that the case says something about.
  public var methodIdentifiers: [String] {
    switch subject {
    case .ranking(let identifier)?, .sorting(let identifier)?, .weighting(let identifier)?: [identifier]
    case .rankOrderWeights?:
      [RankOrderCentroid.identifier, RankSum.identifier, RankReciprocal.identifier, RankExponent.identifier]
    default: []
    }
  }

  /// Does something with the methods of other rooms, whose errors are given the name of the file.
  func naming<T>(_ body: () throws -> T) throws(DecisionCaseError) -> T {
    do {
      return try body()
    } catch {
      throw DecisionCaseError(error, in: name)
    }
  }
}
