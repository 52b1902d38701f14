import ClusterValidation
import Clustering
import Segmentation
import TestSupport
import Testing

@Suite struct SeparationPlotDegenerateTests {
  private func partition(
    _ columns: [[Double]], _ labels: [Int], clusterCount: Int? = nil, weights: [Double]? = nil
  ) throws -> LabelledObservations {
    try LabelledObservations(
      Observations(columns: columns), labels: labels, clusterCount: clusterCount ?? labels.max()! + 1,
      featureWeights: weights)
  }

  @Test(arguments: SeparationPlot.Projection.allCases) func oneFeature(projection: SeparationPlot.Projection) throws {
    let plot = try SeparationPlot(projection, of: partition([[1, 2, 8, 9]], [0, 0, 1, 1]), seed: 1)
    #expect(plot.horizontal.share == 1 && abs(plot.horizontal.loadings[0] - 1) < 1e-15)
    #expect(plot.vertical.share == 0 && plot.vertical.eigenvalue == 0)
    #expect(plot.vertical.coefficients == [0] && plot.vertical.loadings == [0])
    #expect(plot.accounts.allSatisfy { $0.place.y == 0 })
    #expect(plot.segments.allSatisfy { $0.outer.semiMinor == 0 && $0.outer.semiMajor > 0 && $0.outer.angle == 0 })
    if projection == .principalComponents { #expect(plot.accounts.map(\.place.x) == [-4, -3, 3, 4]) }
  }

  /// Two segments have one discriminant.
  @Test func twoSegments() throws {
    let plot = try SeparationPlot(.discriminants, of: .buyers(count: 90, centres: [[1, 2, 3], [4, 0, 3]]), seed: 1)
    #expect(plot.horizontal.share == 1 && plot.vertical.share == 0 && plot.vertical.loadings == [0, 0, 0])
  }

  @Test func oneSegment() throws {
    let one = try partition([[1, 2, 8, 9], [3, 1, 4, 1]], [0, 0, 0, 0])
    let plot = try SeparationPlot(.principalComponents, of: one, seed: 1)
    #expect(plot.segments.count == 1 && abs(plot.segments[0].centre.x) < 1e-12 && plot.segments[0].size == 4)
    #expect(throws: ClusterValidationError.tooFewClusters(found: 1, index: "discriminant analysis")) {
      try SeparationPlot(.discriminants, of: one, seed: 1)
    }
  }

  @Test(arguments: SeparationPlot.Projection.allCases) func aConstantFeature(
    projection: SeparationPlot.Projection
  ) throws {
    let buyers = SyntheticBuyers(count: 80, centres: [[2, 8], [7, 3], [9, 9]], noise: 1, seed: 2)
    let constant = [Double](repeating: 0.1, count: 80)
    let plain = try SeparationPlot(projection, of: partition(buyers.columns, buyers.labels), seed: 1)
    let plot = try SeparationPlot(projection, of: partition(buyers.columns + [constant], buyers.labels), seed: 1)
    #expect(abs(plot.horizontal.eigenvalue / plain.horizontal.eigenvalue - 1) < 1e-12)
    #expect(plot.horizontal.loadings[2] == 0 && plot.vertical.loadings[2] == 0)
    #expect(plot.droppedDimensionCount == (projection == .discriminants ? 1 : 0))
  }

  /// A feature that is the sum of two others adds nothing to discriminants.
  @Test func aCollinearFeature() throws {
    let buyers = SyntheticBuyers(count: 80, centres: [[2, 8], [7, 3], [9, 9]], noise: 1, seed: 2)
    let sum = (0..<80).map { buyers.columns[0][$0] + buyers.columns[1][$0] }
    let plain = try SeparationPlot(.discriminants, of: partition(buyers.columns, buyers.labels), seed: 1)
    let plot = try SeparationPlot(.discriminants, of: partition(buyers.columns + [sum], buyers.labels), seed: 1)
    #expect(plot.droppedDimensionCount == 1)
    #expect(abs(plot.horizontal.eigenvalue / plain.horizontal.eigenvalue - 1) < 1e-9)
    #expect(zip(plot.accounts, plain.accounts).allSatisfy { abs(abs($0.place.x) - abs($1.place.x)) < 1e-7 })
  }

  /// What is constant within every segment would separate them perfectly, and is left out.
  @Test func aFeatureThatNamesTheSegment() throws {
    let buyers = SyntheticBuyers(count: 80, centres: [[2, 8], [7, 3]], noise: 1, seed: 2)
    let plot = try SeparationPlot(
      .discriminants, of: partition(buyers.columns + [buyers.labels.map { Double($0) + 0.1 }], buyers.labels), seed: 1)
    #expect(plot.droppedDimensionCount == 1 && plot.horizontal.coefficients[2] == 0)
    #expect(abs(plot.horizontal.loadings[2]) > 0.5, "it is correlated with the discriminant all the same")
    #expect(throws: ClusterValidationError.noWithinSpread(index: "discriminant analysis")) {
      try SeparationPlot(.discriminants, of: partition([[1, 1, 5, 5]], [0, 0, 1, 1]), seed: 1)
    }
  }

  @Test func fewerAccountsThanFeatures() throws {
    let columns = (0..<6).map { feature in (0..<4).map { Double(($0 * 7 + feature * 5) % 11) } }
    let plot = try SeparationPlot(.discriminants, of: partition(columns, [0, 0, 1, 1]), seed: 1)
    #expect(plot.droppedDimensionCount == 4 && plot.horizontal.eigenvalue.isFinite)
  }

  @Test func identicalAccounts() throws {
    let plot = try SeparationPlot(
      .principalComponents, of: partition([[3, 3, 3], [0.1, 0.1, 0.1]], [0, 1, 1]), seed: 1)
    #expect(plot.horizontal.share == 0 && plot.accounts.allSatisfy { $0.place.x == 0 && $0.place.y == 0 })
    #expect(plot.segments.allSatisfy { $0.outer.semiMajor == 0 })
  }

  @Test func emptySegmentsAndSingleAccounts() throws {
    let plot = try SeparationPlot(
      .principalComponents, of: partition([[1, 2, 8], [0, 1, 5]], [0, 0, 2], clusterCount: 4), seed: 1)
    #expect(plot.segments.map(\.segment) == [0, 2] && plot.segments[1].inner.semiMajor == 0)
  }

  /// A feature of weight 0 may hold anything.
  @Test(arguments: SeparationPlot.Projection.allCases) func weightZero(projection: SeparationPlot.Projection) throws {
    let buyers = SyntheticBuyers(count: 80, centres: [[2, 8], [7, 3], [9, 9]], noise: 1, seed: 2)
    let noise = (0..<80).map { 1e100 * Double($0 * $0 % 17) }
    let plain = try SeparationPlot(projection, of: partition(buyers.columns, buyers.labels), seed: 1)
    let plot = try SeparationPlot(
      projection, of: partition(buyers.columns + [noise], buyers.labels, weights: [1, 1, 0]), seed: 1)
    #expect(plot.accounts == plain.accounts && plot.segments == plain.segments)
    #expect(plot.horizontal.coefficients == plain.horizontal.coefficients + [0])
  }
}
