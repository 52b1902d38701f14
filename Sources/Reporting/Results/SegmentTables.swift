import Clustering
import Criteria
import LinearAlgebra
import Segmentation

/// Tables and pictures of segments that several reports share.
enum SegmentTables {
  /// The weighting table with the market mean, markers, sizes and shares.
  static func weights(_ segmentation: MarketSegmentation) -> ReportTable {
    let weights = segmentation.weights
    let showsMarket = weights.scaling == .mean
    let texts = NumberFormat.column(weights.values.elements + (showsMarket ? segmentation.marketMeans : []))
    let segmentCount = segmentation.segments.count
    var rows = segmentation.criteria.enumerated().map { criterion, name in
      let market = showsMarket ? [ReportCell(texts[weights.values.elements.count + criterion], emphasis: .muted)] : []
      let cells = segmentation.segments.enumerated().map { index, segment in
        // Matrix elements come column by column: criterion after criterion.
        ReportCell(texts[criterion * segmentCount + index], emphasis: emphasis(segment.profile[criterion]))
      }
      return [ReportCell(name)] + market + cells
    }
    let blank = showsMarket ? [ReportCell(NumberFormat.count(segmentation.fittedCount), emphasis: .muted)] : []
    rows.append(
      [ReportCell("accounts", emphasis: .muted)] + blank
        + segmentation.segments.map { ReportCell(NumberFormat.count($0.size), emphasis: .muted) })
    rows.append(
      [ReportCell("share", emphasis: .muted)] + (showsMarket ? [ReportCell("100 %", emphasis: .muted)] : [])
        + segmentation.segments.map { ReportCell(NumberFormat.percent($0.share), emphasis: .muted) })
    if let column = segmentation.amountColumn {
      let sums = segmentation.segments.map { $0.amount ?? 0 }
      rows.append(
        [ReportCell("sum of \(column)", emphasis: .muted)]
          + (showsMarket ? [ReportCell(NumberFormat.significant(sums.reduce(0, +), 4), emphasis: .muted)] : [])
          + sums.map { ReportCell(NumberFormat.significant($0, 4), emphasis: .muted) })
    }
    rows += categoryRows(segmentation, blankCount: showsMarket ? 1 : 0)
    let market = showsMarket ? [ReportColumn("market", alignment: .trailing)] : []
    return ReportTable(
      title: "Weighting table (\(weights.scaling.caption))",
      columns: [ReportColumn("criterion", isPinned: true)] + market
        + segmentation.segments.map { ReportColumn("\($0.number) \($0.name)", alignment: .trailing) },
      rows: rows,
      note:
        "▲ ▼ mark a segment: its mean differs from the market's by a quarter of the largest market mean, or by half.")
  }

  /// The commonest value of each column of names, a row a column.
  private static func categoryRows(_ segmentation: MarketSegmentation, blankCount: Int) -> [[ReportCell]] {
    let columns = segmentation.segments.first?.categories.map(\.column) ?? []
    return columns.enumerated().map { index, column in
      [ReportCell(column)] + [ReportCell](repeating: ReportCell(""), count: blankCount)
        + segmentation.segments.map { segment in
          let common = segment.categories[index]
          return ReportCell(common.value.map { "\($0) \(NumberFormat.percent(common.share))" } ?? "–")
        }
    }
  }

  /// The name of the file without its folders, which are of no use in a title.
  static func shortName(of segmentation: MarketSegmentation) -> String {
    segmentation.fileName.split(separator: "/").last.map(String.init) ?? segmentation.fileName
  }

  /// Above or below the market where the criterion marks the segment.
  static func emphasis(_ cell: CriterionProfile) -> ReportCell.Emphasis {
    guard cell.isMarker else { return .plain }
    return cell.difference > 0 ? .above : .below
  }

  /// What was done to the ratings.
  static func preparation(_ options: SegmentationOptions) -> String {
    let changes = [
      options.transform == .log1p ? "ln(1 + x)" : nil,
      options.response.caption,
    ].compactMap { $0 }
    let scaling =
      switch options.scaling {
      case .none: "not scaled"
      case .standardize: "divided by the standard deviation"
      case .range: "divided by the range"
      }
    return ((changes.isEmpty ? ["as given"] : changes) + [scaling]).joined(separator: ", ")
  }

  /// Where means lie on their bars.
  struct BarScale {
    let bounds: [(low: Double, high: Double)]

    /// The place of a mean, 0 ... 1.
    func place(_ value: Double, _ criterion: Int) -> Double {
      let (low, high) = bounds[criterion]
      return high > low ? (value - low) / (high - low) : 0.5
    }
  }

  /// All bars share the scale of the questionnaire; criteria in different units have one each, over the segments'
  /// means.
  static func barScale(_ segmentation: MarketSegmentation) -> BarScale {
    let range = segmentation.ratingRange
    if range.lowerBound >= 0, range.upperBound <= 10 {
      let low = range.lowerBound >= 1 ? 1.0 : 0.0
      return BarScale(bounds: segmentation.criteria.map { _ in (low, 10) })
    }
    let means = segmentation.criteria.indices.map { criterion in
      segmentation.segments.map { $0.profile[criterion].mean } + [segmentation.marketMeans[criterion]]
    }
    return BarScale(bounds: means.map { (min(0, $0.min()!), $0.max()!) })
  }
}

extension ResponseTreatment {
  /// What was done, for people; `nil` when nothing was.
  var caption: String? {
    switch self {
    case .raw: nil
    case .center: "each account less its own mean"
    case .standardize: "each account less its own mean and divided by its own standard deviation"
    case .share: "shares of each account's sum"
    case .rank: "ranks within each account"
    }
  }
}
