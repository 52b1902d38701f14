import Criteria
import DecisionAnalysis
import Parallelism

@testable import Segmentation
@testable import Tables

// Files of people: what a command makes of one, on small inputs to the end.

/// A file with everything found out, in memory.
private func file(_ bytes: [UInt8], _ options: CSVOptions = .detect) -> CSVFile? {
  refusable { () throws(TableError) in try CSVFile(name: "f.csv", bytes: bytes, options: options) }
}

/// The largest table that is computed with: a solver's time is no defect of a reader.
private let cellLimit = 600

/// The first five bytes are the options of a reader.
func fuzzCSVOptions(_ input: [UInt8]) {
  guard input.count > 5 else { return }
  let options = CSVOptions(
    delimiter: [nil, 0x2C, 0x3B, 0x09, 0x7C, 0x3A][Int(input[0]) % 6],
    decimalMark: [nil, .point, .comma][Int(input[1]) % 3],
    encoding: [nil, .utf8, .utf16LittleEndian, .utf16BigEndian, .windows1252, .latin1][Int(input[2]) % 6],
    hasHeader: [nil, true, false][Int(input[3]) % 3],
    missingMarkers: [nil, [""], ["", "99", "NA"]][Int(input[4]) % 3])
  guard let file = file(Array(input[5...]), options) else { return }
  _ = refusable { try file.profile() }
  guard let table = refusable({ try file.read(columns: file.columnNames.map { .text($0) }, workers: .one) }) else {
    return
  }
  rewrite(table, file)
}

/// What was read, written and read again, is the same.
private func rewrite(_ table: Table, _ file: CSVFile) {
  guard file.dialect.hasHeader, !file.columnNames.contains("") else { return }
  let dialect = CSVDialect(
    delimiter: file.dialect.delimiter, decimalMark: file.dialect.decimalMark, missingMarkers: [""])
  let columns = file.columnNames.map { table.texts($0)!.values }
  var rows = CSVRows(dialect, texts: .asTheyAre, capacity: 1 << 12)
  for name in file.columnNames { rows.text(name) }
  rows.endRow()
  for row in 0..<table.rowCount {
    for column in columns { rows.text(column[row]) }
    rows.endRow()
  }
  let bytes = Array(rows.bytes)
  let options = CSVOptions(
    delimiter: dialect.delimiter, decimalMark: dialect.decimalMark, encoding: .utf8, hasHeader: true,
    missingMarkers: [""])
  guard let again = refusable({ try CSVFile(name: "g.csv", bytes: bytes, options: options) }),
    let read = refusable({ try again.read(columns: again.columnNames.map { .text($0) }, workers: .one) })
  else { fatalError("what was written is refused: \(bytes)") }
  guard again.columnNames == file.columnNames,
    zip(columns, file.columnNames).allSatisfy({ read.texts($1)!.values == $0 })
  else { fatalError("\(columns) was written as \(bytes) and read as \(again.columnNames), \(read)") }
}

func fuzzAccounts(_ input: [UInt8]) {
  guard let file = file(input),
    let data = refusable({ try AccountData(file, columns: AccountColumns(findsID: true), workers: .one) }),
    data.accountCount * data.criteria.count <= cellLimit
  else { return }
  let options = SegmentationOptions(segmentCount: .fixed(2), restartCount: 2)
  refusable { try SegmentationRunner(options, workers: .one).run(data) }
}

func fuzzOffers(_ input: [UInt8]) {
  guard let file = file(input), let offers = refusable({ try OfferTable(file, workers: .one) }) else { return }
  guard offers.matrix.alternativeCount * offers.matrix.criteria.count <= cellLimit else { return }
  var options = OfferRanking.Options()
  options.leavesOut = true
  options.workers = .one
  refusable {
    let weights = SegmentWeights(try Weights.equal(offers.matrix.criteria.map(\.name)), name: "all", origin: "equal")
    _ = try OfferRanking(offers, weights: weights, methods: RankingCatalogue.identifiers, options: options)
  }
}

func fuzzJudgments(_ input: [UInt8]) {
  guard let file = file(input), let judgments = refusable({ try PairwiseComparisons(file) }),
    judgments.criteria.count <= 7
  else { return }
  refusable { try CriterionWeighing([.input(judgments, origin: "f.csv")]) }
}

func fuzzComparisons(_ input: [UInt8]) {
  guard let file = file(input), let comparisons = refusable({ try RankComparisons(file) }),
    comparisons.criteria.count <= 9
  else { return }
  refusable { try CriterionWeighing([.input(comparisons, origin: "f.csv")]) }
}

func fuzzBestWorst(_ input: [UInt8]) {
  guard let file = file(input), let comparisons = refusable({ try BestWorstComparisons(file) }),
    comparisons.criteria.count <= 9
  else { return }
  refusable { try CriterionWeighing([.input(comparisons, origin: "f.csv")]) }
}

func fuzzProfiles(_ input: [UInt8]) {
  guard let file = file(input) else { return }
  refusable { try CategoryProfiles(file) }
  refusable { try CategoryProfiles.vetoes(file) }
}

/// Weights of segments, a believed table, and sizes.
func fuzzWeights(_ input: [UInt8]) {
  guard let file = file(input) else { return }
  if let weights = refusable({ try SegmentWeights(file) }), weights.segments.count <= 12 {
    refusable { try CriterionWeighing([.segments(weights)]) }
  }
  for inRows in [true, false] { refusable { try PredefinedTable(file, criteriaInRows: inRows) } }
  if let sizes = refusable({ try SegmentSizes(file) }) { refusable { try sizes.sizes(of: ["a", "b"]) } }
}
