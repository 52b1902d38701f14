package import DecisionCases
import Provenance
package import Tables

/// How the check of reference cases is shown.
package struct VerifyReport: Report {
  private let checks: [CaseCheck]
  private let origin: String

  /// - Parameter origin: Where the cases come from, for people.
  package init(_ checks: [CaseCheck], origin: String) {
    self.checks = checks
    self.origin = origin
  }

  package var result: some Encodable { VerifyResult(checks, origin: origin) }

  /// Whether every case matches.
  package var matches: Bool { checks.allSatisfy(\.matches) }

  /// One row for each quantity.
  package func csv(to destination: CSVDestination) throws -> FinishedFile {
    var writer = try destination.writer()
    try writer.writeRow(["case", "method", "quantity", "values", "largest_deviation", "tolerance", "matches"])
    for check in checks {
      for quantity in check.quantities {
        try writer.text(check.id)
        try writer.text(check.method)
        try writer.text(quantity.key)
        try writer.number(Double(quantity.count))
        if quantity.largestDeviation.isFinite {
          try writer.number(quantity.largestDeviation)
        } else {
          try writer.text("")
        }
        try writer.number(quantity.tolerance)
        try writer.text(quantity.matches ? "yes" : "no")
        try writer.endRow()
      }
    }
    return try writer.closed()
  }

  package var document: ReportDocument {
    let bad = checks.filter { !$0.matches }
    let values = checks.reduce(0) { $0 + $1.quantities.reduce(0) { $0 + $1.count } }
    return ReportDocument(
      title: "Do the numbers on this machine match the literature?",
      blocks: [
        .facts([
          ReportFact("Cases", "\(NumberFormat.count(checks.count)) from \(origin)"),
          ReportFact("Values", NumberFormat.count(values)),
          ReportFact(
            "Result",
            bad.isEmpty
              ? "all match" : "\(bad.count) of \(checks.count) do not match: \(bad.map(\.id).joined(separator: ", "))"),
        ]),
        .table(table), .notes(unchecked),
      ] + deviations(bad) + [
        .heading("Where the cases come from"), .lines(sources),
        .facts([ReportFact("Version", "Pondera \(PonderaVersion.current)")]),
      ])
  }

  /// A row a method.
  private var table: ReportTable {
    ReportTable(
      title: "Method by method",
      columns: [
        ReportColumn("method", isPinned: true), ReportColumn("cases", alignment: .trailing),
        ReportColumn("values", alignment: .trailing), ReportColumn("largest deviation", alignment: .trailing),
        ReportColumn("matches"),
      ],
      rows: methods.map { method in
        let own = checks.filter { $0.method == method }
        let quantities = own.flatMap(\.quantities)
        let numbers = quantities.filter { $0.kind == .numbers && !$0.isPrinted }.map(\.largestDeviation)
        let isRight = own.allSatisfy(\.matches)
        return [
          ReportCell(method), ReportCell(NumberFormat.count(own.count)),
          ReportCell(NumberFormat.count(quantities.reduce(0) { $0 + $1.count })),
          ReportCell(numbers.max().map(Self.deviation) ?? "–"),
          ReportCell(isRight ? "yes" : "NO", emphasis: isRight ? .plain : .strong),
        ]
      },
      note: "The largest deviation of a number from the reference; each case states how much is allowed.")
  }

  private static func deviation(_ value: Double) -> String {
    guard value.isFinite else { return "not comparable" }
    return value == 0 ? "0" : NumberFormat.power(value)
  }

  private var methods: [String] {
    var seen: Set<String> = []
    return checks.map(\.method).filter { seen.insert($0).inserted }.sorted()
  }

  /// What files expect and nothing computes: it would look as if it had been checked.
  private var unchecked: [Diagnostic] {
    checks.filter { !$0.unchecked.isEmpty }.map { check in
      Diagnostic(
        .warning, code: "not-checked",
        "\(check.id) expects \(check.unchecked.joined(separator: ", ")), which no method computes: not checked.")
    }
  }

  /// What does not match, value by value.
  private func deviations(_ bad: [CaseCheck]) -> [ReportBlock] {
    guard !bad.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          title: "What does not match",
          columns: [
            ReportColumn("case", isPinned: true), ReportColumn("quantity"),
            ReportColumn("deviation", alignment: .trailing), ReportColumn("allowed", alignment: .trailing),
          ],
          rows: bad.flatMap { check in
            check.quantities.filter { !$0.matches }.map { quantity in
              [check.id, quantity.key, Self.deviation(quantity.largestDeviation), Self.deviation(quantity.tolerance)]
                .map { ReportCell($0) }
            }
          }))
    ]
  }

  private var sources: [String] {
    checks.flatMap { check in
      ["\(check.id)"] + check.sources.map { "    \($0)" }
    }
  }
}

/// What `pondera verify --format json` says. The keys are a promise to scripts; the README lists them.
struct VerifyResult: Encodable {
  struct Quantity: Encodable {
    let key: String
    let kind: String
    let printed: Bool
    let values: Int
    /// `nil` when what was found cannot be compared.
    let largestDeviation: Double?
    let tolerance: Double
    let matches: Bool
  }
  struct Case: Encodable {
    let id: String
    let method: String
    let family: String
    let sources: [String]
    let agreement: [String]
    let matches: Bool
    let quantities: [Quantity]
    let unchecked: [String]
  }

  let schema = "pondera.verify/1"
  let version = PonderaVersion.current
  let origin: String
  let matches: Bool
  let cases: [Case]

  init(_ checks: [CaseCheck], origin: String) {
    self.origin = origin
    matches = checks.allSatisfy(\.matches)
    cases = checks.map { check in
      Case(
        id: check.id, method: check.method, family: check.family, sources: check.sources, agreement: check.agreement,
        matches: check.matches,
        quantities: check.quantities.map { quantity in
          Quantity(
            key: quantity.key, kind: quantity.kind.rawValue, printed: quantity.isPrinted, values: quantity.count,
            largestDeviation: quantity.largestDeviation.isFinite ? quantity.largestDeviation : nil,
            tolerance: quantity.tolerance, matches: quantity.matches)
        }, unchecked: check.unchecked)
    }
  }
}
