internal import Tables

extension BenchmarkSubject {
  /// A file of nine ratings a row, in memory, to nine columns of numbers.
  static func csvColumns(_ scale: Scale) throws -> BenchmarkSubject {
    let rows = scale == .small ? 200 : 20_000
    let names = (0..<SubjectData.featureCount).map { "benefit_\($0)" }
    let texts = SubjectData.variants(rows: rows).map { market in
      ([names.joined(separator: ",")]
        + market.segments.indices.map { index in
          market.row(index).map { fourDecimals($0) }.joined(separator: ",")
        }).joined(separator: "\n") + "\n"
    }
    let files = texts.map { Array($0.utf8) }
    return BenchmarkSubject(
      name: "CSV to columns", size: "\(rows) x 9 decimals", tolerance: 0,
      fast: { variant in
        let table = try CSVFile(name: "benchmark.csv", bytes: files[variant]).read(columns: names.map { .number($0) })
        return names.flatMap { table.numbers($0)!.values }
      },
      plain: { variant in plainColumns(texts[variant]) })
  }
}

/// The columns of a file without quotes, by splitting lines and values.
private func plainColumns(_ text: String) -> [Double] {
  let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map { Double($0)! } }
  return rows[0].indices.flatMap { column in rows.map { $0[column] } }
}

/// A number as surveys write it, `7.3939`.
private func fourDecimals(_ value: Double) -> String {
  let units = Int((abs(value) * 10_000).rounded())
  let fraction = String(units % 10_000)
  let zeros = String(repeating: "0", count: 4 - fraction.count)
  return (value < 0 && units > 0 ? "-" : "") + "\(units / 10_000).\(zeros)\(fraction)"
}
