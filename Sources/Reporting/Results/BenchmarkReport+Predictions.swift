import Provenance
import Segmentation

/// What the report says of sizes that were not timed.
extension BenchmarkReport {
  /// Predicted points of the plot; no series when there are none.
  var predictedSeries: [LogLogPlot.Series] {
    let points = benchmark.predictions.map { LogLogPlot.Point(x: Double($0.accountCount), y: $0.seconds) }
    return points.isEmpty ? [] : [LogLogPlot.Series(sign: "◌", label: "main job, predicted", points: points)]
  }

  /// A heading and a table; nothing for a single size.
  var predictionBlocks: [ReportBlock] {
    let predictions = benchmark.predictions
    guard let largest = predictions.last else { return [] }
    let headings = ["accounts", "main job", "from", "to", "peak"]
    let rows = predictions.map { one in
      [
        ReportCell(NumberFormat.count(one.accountCount), emphasis: .strong),
        ReportCell(Self.seconds(one.seconds), emphasis: .strong),
        ReportCell(one.secondsRange.map { Self.seconds($0.lowerBound) } ?? "–"),
        ReportCell(one.secondsRange.map { Self.seconds($0.upperBound) } ?? "–"),
        ReportCell(one.peakMemory.map(Self.bytes) ?? "–"),
      ]
    }
    return [
      .heading("Prediction"),
      .table(
        ReportTable(
          columns: headings.enumerated().map { ReportColumn($1, alignment: .trailing, isPinned: $0 == 0) }, rows: rows,
          note: note(largest))),
    ]
  }

  /// Predictions that this machine cannot meet.
  var predictionNotes: [Diagnostic] {
    benchmark.predictions.compactMap { one in
      guard one.exceedsMemory, let peak = one.peakMemory else { return nil }
      return Diagnostic(
        .warning, code: "beyond-memory",
        "\(NumberFormat.count(one.accountCount)) accounts would need \(Self.bytes(peak)), more than the "
          + "\(Self.bytes(benchmark.machine.memory)) of this machine: the job would fail, or take far longer than predicted."
      )
    }
  }

  /// Which line was used; the one of the largest size stands for all.
  private func note(_ prediction: BenchmarkPrediction) -> String {
    let model = prediction.time
    let counts = prediction.fittedCounts.map(NumberFormat.count)
    let line =
      "From time = \(Self.seconds(model.fixed)) + \(NumberFormat.significant(model.perAccount * 1e9, 3)) ns an account, "
      + "fitted by least relative error to \(counts.dropLast().joined(separator: "; ")) and \(counts.last!) accounts; the "
      + "exponent is not used, since fixed costs lower it. "
    guard model.relativeDeviation != nil else {
      return line + "Two sizes timed once do not say how sure this is; give a third size or repeats."
    }
    return line
      + "Nine runs in ten should fall between from and to, as far as the residuals of the fit and the scatter of "
      + "the repeats tell; that caches or memory run short beyond what was timed they cannot tell."
  }
}
