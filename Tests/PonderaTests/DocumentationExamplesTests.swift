import Pondera
import Testing

/// The code of the DocC articles, word for word but for the paths, and what the articles say that it gives.
@Suite struct DocumentationExamplesTests {
  /// ClusterBuyers: from a file to segments.
  @Test func clusterBuyersFromAFile() throws {
    let file = try CSVFile(path: ExampleFiles.buyersPath)
    let data = try AccountData(
      file, columns: AccountColumns(criteria: "6-14", id: "account_id"))
    let runner = SegmentationRunner(SegmentationOptions(segmentCount: .fixed(4), seed: 1))
    let segmentation = try runner.run(data)

    for segment in segmentation.segments {
      print(segment.number, segment.name, segment.size)
    }
    let largest = segmentation.segments[0]
    for (criterion, cell) in zip(segmentation.criteria, largest.profile) where cell.isMarker {
      print(criterion, cell.mean, "±", cell.standardError, "market:", cell.mean - cell.difference)
    }
    let place = segmentation.places[0]
    print(data.id(of: 0), place.segment ?? -1, place.runnerUp ?? -1, place.margin)

    #expect(segmentation.accountCount == 2_000)
    #expect(segmentation.criteria.count == 9)
    #expect(segmentation.segments.map(\.number) == [1, 2, 3, 4])
    #expect(segmentation.segments.map(\.size).reduce(0, +) == 2_000)
    #expect(segmentation.segments.map(\.size) == segmentation.segments.map(\.size).sorted(by: >))
    #expect((0.45...0.60).contains(segmentation.explainedVariance))
    #expect(largest.profile.contains { $0.isMarker })
    #expect((0...1).contains(place.margin))
    #expect(place.segment != place.runnerUp)
  }

  /// ClusterBuyers: ratings in memory, one of them missing.
  @Test func clusterBuyersInMemory() throws {
    let data = AccountData(
      criteria: ["price", "reliability"],
      ratings: [
        [9, 8, 9, 2, 1, 2, nil],
        [2, 1, 2, 9, 9, 8, 9],
      ],
      ids: ["Acme", "Bolt", "Cord", "Dale", "Epsa", "Fahr", "Gard"])
    let segmentation = try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(2))).run(data)
    let gard = segmentation.places[6]

    #expect(segmentation.fittedCount == 7)
    #expect(gard.isPartial)
    #expect(gard.segment == segmentation.places[3].segment)
  }

  /// ClusterBuyers: a saved model and who belongs where.
  @Test func clusterBuyersLater() throws {
    let data = try AccountData(
      CSVFile(path: ExampleFiles.buyersPath), columns: AccountColumns(criteria: "6-14", id: "account_id"))
    let runner = SegmentationRunner(SegmentationOptions(segmentCount: .fixed(4)))
    let segmentation = try runner.run(data)
    try ExampleFiles.withTemporaryPath { path in
      try AssignmentFile.write(segmentation, data, to: path)
      let lines = try ExampleFiles.text(path).split(separator: "\n")
      #expect(lines.count == 2_001)
      #expect(lines[0] == "account_id,segment,name,second_best,margin,partial")
    }
    let model = SegmentModel(segmentation)
    let again = try runner.apply(model, to: data)

    #expect(again.places.map(\.segment) == segmentation.places.map(\.segment))
  }

  /// ClusterBuyers and KMeansSearch: the layer below.
  @Test func kMeansOnColumns() throws {
    let observations = try Observations(columns: [
      [1, 2, 1, 9, 10, 9],
      [1, 1, 2, 9, 9, 10],
    ])
    var generator = SeededGenerator(seed: 1)
    let model = try KMeans(clusterCount: 2).fit(observations, using: &generator)
    print(model.labels)  // [0, 0, 0, 1, 1, 1]
    print(model.inertia)  // 2.666…
    print(model.trace.shareReachingBest)  // 1.0

    #expect(model.labels == [0, 0, 0, 1, 1, 1])
    #expect(abs(model.inertia - 8.0 / 3) < 1e-12)
    #expect(model.trace.shareReachingBest == 1)
    #expect(model.trace.childCount == 0)
    #expect(try model.assign(observations).labels == model.labels)
  }

  /// KMeansSearch: a scaling is a weight.
  @Test func scalingIsAWeight() throws {
    let observations = try Observations(columns: [
      [1, 2, 1, 9, 10, 9],
      [1_000, 3_000, 2_000, 1_500, 2_500, 2_000],
    ])
    let weights = try FeatureScaling.standardize.featureWeights(for: FeatureMoments(observations))
    var generator = SeededGenerator(seed: 1)
    let model = try KMeans(clusterCount: 2, featureWeights: weights).fit(observations, using: &generator)
    print(model.labels)  // [0, 0, 0, 1, 1, 1]

    #expect(model.labels == [0, 0, 0, 1, 1, 1])
    var other = SeededGenerator(seed: 1)
    let unscaled = try KMeans(clusterCount: 2).fit(observations, using: &other)
    #expect(unscaled.labels != model.labels)
  }

  /// WeightingTables: four scalings and the way back.
  @Test func weightingTables() throws {
    let table = try WeightingTable(
      segments: ["mining", "rental"],
      criteria: ["performance", "price", "trade-in", "reliability"],
      means: Matrix(rows: [
        [10, 6, 1, 9],
        [6, 10, 9, 6],
      ]))
    let shares = try ScaledWeights(table, scaling: .share)
    print(shares.values[0, 0])  // 38.46…: performance is 38 % of what mining asks for
    let ranks = try ScaledWeights(table, scaling: .rank)
    print(ranks.values.row(1))  // [3.0, 1.0, 2.0, 3.0]: equal weights share the best rank
    let range = try ScaledWeights(table, scaling: .range)
    print(range.values[0, 2])  // 1.0, the least of all cells

    #expect(abs(shares.values[0, 0] - 1_000.0 / 26) < 1e-12)
    #expect(ranks.values.row(1) == [3, 1, 2, 3])
    #expect(range.values[0, 2] == 1)
    #expect(range.values[0, 0] == 10)
    for scaled in [shares, ranks, range] {
      for (found, mean) in zip(scaled.means.elements, table.means.elements) { #expect(abs(found - mean) < 1e-12) }
    }
  }

  /// WeightingTables: markers and families.
  @Test func markersAndFamilies() throws {
    let markers = MarkerRule.flexclust.markers([10, 6, 1, 9], market: [8, 8, 5, 7.5])
    print(markers)  // [true, true, true, false]

    let believed = try PredefinedTable(CSVFile(path: ExampleFiles.segmentsPath)).table
    print(try believed.families())  // [[0, 1], [2, 3]]

    #expect(markers == [true, true, true, false])
    #expect(try believed.families() == [[0, 1], [2, 3]])
    let correlations = try believed.profileCorrelations()
    #expect(abs(correlations[0, 1] - 0.90) < 0.005)
    #expect(abs(correlations[2, 3] - 0.83) < 0.005)
  }

  /// ComparingSegments: from two files to a verdict.
  @Test func compareFoundAndBelieved() throws {
    let job = ComparisonJob(
      accounts: try CSVFile(path: ExampleFiles.buyersPath),
      columns: AccountColumns(id: "account_id", label: "believed_segment"),
      predefined: try CSVFile(path: ExampleFiles.segmentsPath))
    let comparison = try job.run()
    print(comparison.verdict)
    for match in comparison.matches {
      guard let found = match.found, let predefined = match.predefined else { continue }
      print(
        comparison.predefined.segments[predefined], "is", comparison.segmentation.segments[found].name,
        match.overlap ?? 0)
    }
    let family = comparison.families[0].map { comparison.predefined.segments[$0] }
    print(family)  // ["mining_operators", "aggregate_producers"]

    #expect(comparison.matches.count == 4)
    #expect(comparison.matches.allSatisfy { $0.found != nil && $0.predefined != nil })
    #expect(family == ["mining_operators", "aggregate_producers"])
    #expect((0.55...0.75).contains(comparison.agreement.adjustedRandIndex))
    #expect(comparison.foundExplainedVariance > comparison.predefinedExplainedVariance)
    #expect(!comparison.verdict.isEmpty)
  }

  /// ComparingSegments: two lists of labels.
  @Test func compareLabels() throws {
    let agreement = try PartitionAgreement(
      rows: [0, 0, 0, 1, 1, 1], columns: [1, 1, 0, 0, 0, 0], rowCount: 2, columnCount: 2)
    print(agreement.table[0, 1])  // 2
    print(agreement.adjustedRandIndex)  // 0.324…
    print(agreement.purity)  // 0.833…

    #expect(agreement.table[0, 1] == 2)
    #expect(abs(agreement.adjustedRandIndex - 0.3243) < 5e-5)
    #expect(abs(agreement.purity - 5.0 / 6) < 1e-12)
  }

  /// ReadingAndWritingCSV: any dialect in, only the columns needed.
  @Test func readCSV() throws {
    let file = try CSVFile(path: ExampleFiles.frenchSegmentsPath)
    print(file.dialect.delimiterName, file.dialect.encoding)
    let table = try file.read(columns: [.text("segment"), .number("selling_price")])
    let prices = table.numbers("selling_price")!
    print(table.texts("segment")![0] ?? "", prices[0] ?? 0)  // Opérateurs miniers 6.0

    #expect(file.dialect.delimiter == UInt8(ascii: ";"))
    #expect(file.dialect.hasByteOrderMark)
    #expect(table.texts("segment")![0] == "Opérateurs miniers")
    #expect(prices.values == [6, 7, 9, 10])
    #expect(table.line(ofRow: 0) == 2)
  }

  /// ReadingAndWritingCSV: errors are values and sentences.
  @Test func readErrors() throws {
    let file = try CSVFile(path: ExampleFiles.buyersPath)
    do {
      _ = try file.read(columns: [.number("seling_price")])
      Issue.record("a column that is not there was read")
    } catch {
      print(error)  // … Did you mean 'selling_price'?
      #expect("\(error)".contains("Did you mean 'selling_price'?"))
      #expect(error.category == .usage)
    }
  }

  /// ReadingAndWritingCSV: row by row.
  @Test func writeCSV() throws {
    try ExampleFiles.withTemporaryPath { path in
      var writer = try CSVWriter(path: path, dialect: .europeanExcel)
      try writer.writeRow(["account", "segment", "margin"])
      try writer.text("Müller; Söhne")
      try writer.number(3)
      try writer.number(0.25)
      try writer.endRow()
      try writer.finish()

      let text = try ExampleFiles.text(path)
      #expect(text.hasSuffix("account;segment;margin\r\n\"Müller; Söhne\";3;0,25\r\n"))
      let back = try CSVFile(path: path).read(columns: [.text("account"), .number("margin")])
      #expect(back.texts("account")![0] == "Müller; Söhne")
      #expect(back.numbers("margin")![0] == 0.25)
    }
  }
}
