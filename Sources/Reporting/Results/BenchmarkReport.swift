import Parallelism
import Provenance
package import Segmentation
package import Tables

/// How a benchmark is shown.
package struct BenchmarkReport: Report {
  let benchmark: MainJobBenchmark
  private static let plotWidth = 76

  package init(_ benchmark: MainJobBenchmark) { self.benchmark = benchmark }

  package var result: some Encodable { BenchmarkResult(benchmark) }

  /// One row a size: accounts, median seconds of each stage and of the main job, accounts a second, bytes.
  package func csv(to destination: CSVDestination) throws -> FinishedFile {
    var writer = try destination.writer()
    try writer.writeRow(
      ["accounts"] + BenchmarkStage.allCases.map { "\($0.rawValue)_seconds" }
        + ["main_job_seconds", "accounts_per_second", "peak_memory_bytes", "file_bytes"])
    for size in benchmark.measurements {
      try writer.number(size.accountCount)
      for stage in BenchmarkStage.allCases { try writer.number(size.seconds(stage)) }
      try writer.number(size.mainJobSeconds)
      try writer.number(size.accountsPerSecond)
      if let peak = size.peakMemory { try writer.number(peak) } else { try writer.missing() }
      try writer.number(size.fileSize)
      try writer.endRow()
    }
    return try writer.closed()
  }

  package var document: ReportDocument {
    ReportDocument(
      title: "Benchmark of the main job on this machine",
      blocks: [
        .facts(machine), .table(table), .heading("Time against accounts, both on log scales"),
        .lines(plot.lines(width: Self.plotWidth)), .paragraph(growth),
      ] + predictionBlocks + [.notes(predictionNotes + benchmark.diagnostics)])
  }

  private var machine: [ReportFact] {
    let host = benchmark.machine
    let options = benchmark.options
    let threads = options.workers.count
    return [
      ReportFact(
        "Machine",
        "\(host.processor), \(host.processorCount) processors, \(Self.bytes(host.memory)) of memory, "
          + host.operatingSystem),
      ReportFact("BLAS", host.blas + (host.blasPath.map { " (\($0))" } ?? "")),
      ReportFact(
        "Job",
        "generated buyers of heavy equipment with \(benchmark.criterionCount) ratings each; "
          + "\(options.segmentCount) segments, \(threads) \(threads == 1 ? "thread" : "threads"), seed \(options.seed)"),
      ReportFact(
        "Times",
        options.repeatCount == 1 ? "of a single run" : "medians of \(options.repeatCount) runs"),
      ReportFact("Version", "Pondera \(PonderaVersion.current)"),
    ]
  }

  private var table: ReportTable {
    let stages = BenchmarkStage.allCases
    let headings = ["accounts"] + stages.map(\.rawValue) + ["main job", "accounts/s", "peak"]
    let rows = benchmark.measurements.map { size in
      [ReportCell(NumberFormat.count(size.accountCount), emphasis: .strong)]
        + stages.map { ReportCell(Self.seconds(size.seconds($0))) }
        + [
          ReportCell(Self.seconds(size.mainJobSeconds), emphasis: .strong),
          ReportCell(NumberFormat.count(Int(size.accountsPerSecond.rounded()))),
          ReportCell(size.peakMemory.map(Self.bytes) ?? "–"),
        ]
    }
    return ReportTable(
      columns: headings.enumerated().map { ReportColumn($1, alignment: .trailing, isPinned: $0 == 0) }, rows: rows,
      note:
        "The main job is read, fit and profile: from the file to the place of every account. Accounts/s are those of "
        + "the main job; peak is the largest memory of the process.")
  }

  private var plot: LogLogPlot {
    func series(_ sign: Character, _ label: String, _ seconds: (BenchmarkMeasurement) -> Double) -> LogLogPlot.Series {
      LogLogPlot.Series(
        sign: sign, label: label,
        points: benchmark.measurements.map { .init(x: Double($0.accountCount), y: seconds($0)) })
    }
    return LogLogPlot(
      series: [
        series("●", "main job") { $0.mainJobSeconds }, series("○", "fit") { $0.seconds(.fit) },
        series("×", "read") { $0.seconds(.read) },
      ] + predictedSeries,
      xText: { NumberFormat.fixed($0, 0) }, yText: { Self.seconds($0, digits: 1) })
  }

  private var growth: String {
    guard let main = benchmark.growth else { return "One size alone does not say how time grows; give two or more." }
    let stages = BenchmarkStage.allCases.compactMap { stage in
      benchmark.growth(stage).map { "\(stage.rawValue) \(NumberFormat.fixed($0, 2))" }
    }
    return
      "The time of the main job grows like n^\(NumberFormat.fixed(main, 2)), n being the number of accounts (n^1 means "
      + "twice the accounts, twice the time; fixed costs, which show on small files, make it less). By stage: "
      + stages.joined(separator: ", ") + "."
  }

  /// `1.2 s`, `45 ms`, `789 µs`: more digits than that are noise; the JSON form has them all.
  static func seconds(_ value: Double) -> String { seconds(value, digits: 2) }

  static func seconds(_ value: Double, digits: Int) -> String {
    if value >= 0.9995 { return "\(NumberFormat.significant(value, digits)) s" }
    if value >= 0.9995e-3 { return "\(NumberFormat.significant(value * 1e3, digits)) ms" }
    return "\(NumberFormat.significant(value * 1e6, digits)) µs"
  }

  /// `1.5 GB`, `67 MB`; a megabyte is 1024 x 1024 bytes, as systems report memory.
  static func bytes(_ count: Int) -> String {
    let megabytes = Double(count) / 1_048_576
    return megabytes >= 1024
      ? "\(NumberFormat.fixed(megabytes / 1024, 1)) GB" : "\(NumberFormat.fixed(megabytes, 0)) MB"
  }
}
