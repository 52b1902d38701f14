import ClusterValidation
import Clustering
import Foundation
import Parallelism
import TestSupport
import Testing

@testable import Segmentation

@Suite struct SeparationPlotLawTests {
  /// The coordinates of all accounts, from the coefficients of an axis.
  private func coordinates(_ axis: SeparationPlot.Axis, _ partition: LabelledObservations) -> [Double] {
    let columns = axis.coefficients.indices.map { partition.column($0) }
    return partition.labels.indices.map { row in
      axis.coefficients.indices.reduce(0) { sum, feature in
        sum + axis.coefficients[feature] * (columns[feature][row] - plainMean(columns[feature]))
      }
    }
  }

  @Test(arguments: SeparationPlot.Projection.allCases) func partsAgree(projection: SeparationPlot.Projection) throws {
    let partition = try LabelledObservations.buyers(count: 300, featureWeights: [1, 0.5, 2, 0.25])
    let plot = try SeparationPlot(projection, of: partition, seed: 1)
    #expect(plot.projection == projection && plot.droppedDimensionCount == 0)
    let (x, y) = (coordinates(plot.horizontal, partition), coordinates(plot.vertical, partition))
    #expect(plot.accounts.map(\.row) == Array(0..<300) && plot.accounts.map(\.segment) == partition.labels)
    for account in plot.accounts {
      #expect(abs(account.place.x - x[account.row]) < 1e-9 && abs(account.place.y - y[account.row]) < 1e-9)
    }
    for segment in plot.segments {
      let rows = partition.rows(of: segment.segment)
      #expect(segment.size == rows.count)
      #expect(abs(segment.centre.x - plainMean(rows.map { x[$0] })) < 1e-9, "the centre is the mean")
      #expect(abs(segment.centre.y - plainMean(rows.map { y[$0] })) < 1e-9)
      #expect(segment.inner.centre == segment.centre && segment.outer.centre == segment.centre)
    }
    #expect(abs(plainCovariance(x, y)) < 1e-9, "the axes are uncorrelated")
    for (axis, values) in [(plot.horizontal, x), (plot.vertical, y)] {
      for feature in 0..<4 {
        let column = partition.column(feature)
        let correlation =
          plainCovariance(column, values)
          / (plainCovariance(column, column) * plainCovariance(values, values)).squareRoot()
        #expect(abs(axis.loadings[feature] - correlation) < 1e-9)
      }
      #expect(axis.loadings.max { abs($0) < abs($1) }! > 0)
    }
    #expect(plot.horizontal.eigenvalue >= plot.vertical.eigenvalue && plot.horizontal.share >= plot.vertical.share)
  }

  /// The variance of a component is its eigenvalue, and no direction has more.
  @Test func componentsAreTheWidestDirections() throws {
    let weights = [1, 0.5, 2, 0.25]
    let partition = try LabelledObservations.buyers(count: 200, featureWeights: weights)
    let plot = try SeparationPlot(.principalComponents, of: partition, seed: 1)
    let x = coordinates(plot.horizontal, partition)
    #expect(abs(plainCovariance(x, x) / plot.horizontal.eigenvalue - 1) < 1e-12)
    let y = coordinates(plot.vertical, partition)
    #expect(abs(plainCovariance(y, y) / plot.vertical.eigenvalue - 1) < 1e-12)
    let total = (0..<4).reduce(0.0) { sum, feature in
      sum + weights[feature] * plainCovariance(partition.column(feature), partition.column(feature))
    }
    #expect(abs(plot.horizontal.share - plot.horizontal.eigenvalue / total) < 1e-12)
    for feature in 0..<4 {
      #expect(
        weights[feature] * plainCovariance(partition.column(feature), partition.column(feature))
          <= plot.horizontal.eigenvalue * (1 + 1e-12))
    }
  }

  /// Within segments a discriminant has the variance 1, between them λ.
  @Test func discriminantsSeparate() throws {
    let partition = try LabelledObservations.buyers(count: 240)
    let plot = try SeparationPlot(.discriminants, of: partition, seed: 1)
    for axis in [plot.horizontal, plot.vertical] {
      let values = coordinates(axis, partition)
      let means = (0..<3).map { segment in plainMean(partition.rows(of: segment).map { values[$0] }) }
      let within = plainMean(
        values.indices.map { row in
          let difference = values[row] - means[partition.labels[row]]
          return difference * difference
        })
      let between = plainMean(partition.labels.map { means[$0] * means[$0] })
      #expect(abs(within - 1) < 1e-10 && abs(between / axis.eigenvalue - 1) < 1e-10)
    }
    #expect(abs(plot.horizontal.share + plot.vertical.share - 1) < 1e-12, "three segments span a plane")
    // No single feature separates the segments more.
    for feature in 0..<4 {
      let values = partition.column(feature)
      let means = (0..<3).map { segment in plainMean(partition.rows(of: segment).map { values[$0] }) }
      let all = plainMean(values)
      let between = plainMean(partition.labels.map { (means[$0] - all) * (means[$0] - all) })
      let ratio = between / (plainCovariance(values, values) - between)
      #expect(ratio <= plot.horizontal.eigenvalue * (1 + 1e-9))
    }
  }

  @Test func twoFeaturesKeepTheirDistances() throws {
    let weights = [1, 0.25]
    let partition = try LabelledObservations.buyers(
      count: 60, centres: [[0, 4], [5, 20]], featureWeights: weights)
    let plot = try SeparationPlot(.principalComponents, of: partition, seed: 1)
    #expect(abs(plot.horizontal.share + plot.vertical.share - 1) < 1e-12)
    for first in plot.accounts {
      for second in plot.accounts {
        let (dx, dy) = (first.place.x - second.place.x, first.place.y - second.place.y)
        let square = weights.indices.reduce(0.0) { sum, feature in
          let difference = partition.observations[first.row, feature] - partition.observations[second.row, feature]
          return sum + weights[feature] * difference * difference
        }
        #expect(abs(dx * dx + dy * dy - square) < 1e-9)
      }
    }
  }

  /// Half of a normal cloud lies in the inner ellipse, 95 % in the outer.
  @Test func ellipsesHoldTheirShare() throws {
    let partition = try LabelledObservations.buyers(count: 1_000, centres: [[0, 0, 0], [9, 3, 1]])
    for projection in SeparationPlot.Projection.allCases {
      let plot = try SeparationPlot(projection, of: partition, seed: 1)
      for segment in plot.segments where segment.inner.semiMinor > 0 {
        for (ellipse, share) in [(segment.inner, 0.5), (segment.outer, 0.95)] {
          #expect(ellipse.share == share)
          let members = plot.accounts.filter { $0.segment == segment.segment }
          let inside = members.count { account in
            let (dx, dy) = (account.place.x - ellipse.centre.x, account.place.y - ellipse.centre.y)
            let (along, across) = (
              dx * cos(ellipse.angle) + dy * sin(ellipse.angle), -dx * sin(ellipse.angle) + dy * cos(ellipse.angle)
            )
            return along * along / (ellipse.semiMajor * ellipse.semiMajor)
              + across * across / (ellipse.semiMinor * ellipse.semiMinor) <= 1
          }
          #expect(abs(Double(inside) / Double(members.count) - share) < 0.06)
        }
      }
    }
  }

  @Test func ellipsesOfKnownCovariances() {
    let origin = PlanePoint(x: 0, y: 0)
    // Standard deviations 3 along 30° and 1 across.
    let (c, s) = (3.0.squareRoot() / 2, 0.5)
    let tilted = NormalEllipse(
      centre: origin, covariance: (xx: 9 * c * c + s * s, xy: 8 * c * s, yy: 9 * s * s + c * c), share: 0.95)
    let scale = 5.991464547107979.squareRoot()
    #expect(abs(tilted.semiMajor - 3 * scale) < 1e-12 && abs(tilted.semiMinor - scale) < 1e-12)
    #expect(abs(tilted.angle - Double.pi / 6) < 1e-12)
    let upright = NormalEllipse(centre: origin, covariance: (xx: 1, xy: 0, yy: 4), share: 0.5)
    #expect(
      abs(upright.angle - Double.pi / 2) < 1e-12 && abs(upright.semiMajor - 2 * 1.3862943611198906.squareRoot()) < 1e-12
    )
    let circle = NormalEllipse(centre: origin, covariance: (xx: 2, xy: 0, yy: 2), share: 0.5)
    #expect(circle.angle == 0 && circle.semiMajor == circle.semiMinor)
    let point = NormalEllipse(centre: origin, covariance: (xx: 0, xy: 0, yy: 0), share: 0.95)
    #expect(point.angle == 0 && point.semiMajor == 0 && point.semiMinor == 0)
  }

  @Test func manyAccountsAreSampled() throws {
    let partition = try LabelledObservations.buyers(count: 40_000)
    let plot = try SeparationPlot(.principalComponents, of: partition, seed: 1, workers: .one)
    #expect(plot.accounts.count == SeparationPlot.accountLimit)
    #expect(zip(plot.accounts, plot.accounts.dropFirst()).allSatisfy { $0.row < $1.row })
    #expect(plot.accounts.allSatisfy { $0.segment == partition.labels[$0.row] })
    #expect(try SeparationPlot(.principalComponents, of: partition, seed: 2).accounts != plot.accounts)
    for threads in [2, 7] {
      #expect(
        try SeparationPlot(.principalComponents, of: partition, seed: 1, workers: Workers(count: threads)) == plot)
    }
  }

  /// A criterion in another unit, weighed accordingly, and discriminants in whatever unit.
  @Test func unitsDoNotMatter() throws {
    let buyers = SyntheticBuyers(count: 120, centres: [[2, 8, 5], [7, 3, 5], [5, 5, 9]], noise: 1, seed: 2)
    var columns = buyers.columns
    columns[1] = columns[1].map { 8 * $0 }
    func plot(_ projection: SeparationPlot.Projection, _ columns: [[Double]], _ weights: [Double]) throws
      -> SeparationPlot
    {
      try SeparationPlot(
        projection,
        of: LabelledObservations(
          Observations(columns: columns), labels: buyers.labels, clusterCount: 3, featureWeights: weights), seed: 1)
    }
    let components = try plot(.principalComponents, buyers.columns, [1, 1, 1])
    let scaled = try plot(.principalComponents, columns, [1, 1.0 / 64, 1])
    #expect(zip(components.accounts, scaled.accounts).allSatisfy { abs($0.place.x - $1.place.x) < 1e-9 })
    let discriminants = try plot(.discriminants, buyers.columns, [1, 1, 1])
    let others = try plot(.discriminants, columns, [3, 0.7, 1])
    #expect(abs(discriminants.horizontal.eigenvalue / others.horizontal.eigenvalue - 1) < 1e-9)
    #expect(zip(discriminants.accounts, others.accounts).allSatisfy { abs($0.place.y - $1.place.y) < 1e-8 })
  }

  @Test func writtenAndReadAgain() throws {
    let plot = try SeparationPlot(.discriminants, of: .buyers(count: 50), seed: 1)
    #expect(try JSONDecoder().decode(SeparationPlot.self, from: JSONEncoder().encode(plot)) == plot)
  }
}
