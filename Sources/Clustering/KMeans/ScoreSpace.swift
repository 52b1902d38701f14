import CKernels

/// The coordinates in which rows are compared with centroids in single precision.
///
/// Single precision halves the memory that a pass moves and doubles the numbers in a register, and it cannot decide close
/// cases. So it only proposes: every score is known to within ``Scoring/tolerance``, and a row whose two best clusters are
/// closer than that is decided in `Double`. **Labels are those that `Double` gives**, on every machine.
///
/// A value x of feature j becomes t = (x − mⱼ) / uⱼ, with mⱼ about the middle of its range and uⱼ a power of two (times a power of
/// ten for decimals), so that |t| is about 1 and 2019 ± 1 keeps its digits; bytes, and singles of about unit size about 0, are taken as they are. Weights are divided
/// by a common factor, so that no unit of measurement leaves the range of `Float`.
struct ScoreSpace: Sendable {
  /// The middle of the range of each feature: a point about which sums keep their digits.
  let middles: [Double]
  /// The origin mⱼ of each feature: its middle, or 0 where that will do.
  let centres: [Double]
  /// The unit uⱼ of each feature.
  let units: [Double]
  /// The weight of each feature, divided by the common factor.
  let weights: [Double]
  /// The largest |t| of each feature.
  let largest: [Double]
  /// A distance in this space divided by the weighted distance.
  let distanceScale: Double
  private let conversions: [Conversion]
  /// The kind of all columns, or that they differ.
  private let kind: Int32

  /// How a column becomes score coordinates: ``PKColumn`` without the place of its values.
  private struct Conversion: Sendable {
    let kind: Int
    var whole: Int32 = 0
    var centre = 0.0
    var scale = 1.0
  }

  init(_ observations: Observations, extremes: [ClosedRange<Double>], featureWeights: [Double]) {
    middles = extremes.map { $0.lowerBound / 2 + $0.upperBound / 2 }
    let axes = zip(observations.columns, extremes).map { Axis($0, $1) }
    let reaches = zip(axes, featureWeights).map { axis, weight in weight.squareRoot() * axis.unit * axis.largest }
    let reach = reaches.max() ?? 0
    distanceScale = reach > 0 ? 1 / reach : 1
    let scale = distanceScale
    centres = axes.map(\.centre)
    units = axes.map(\.unit)
    largest = axes.map(\.largest)
    weights = zip(axes, featureWeights).map { axis, weight in
      let root = weight.squareRoot() * axis.unit * scale
      return root * root
    }
    conversions = axes.map(\.conversion)
    let kinds = Set(conversions.map(\.kind))
    kind = Int32(kinds.count == 1 ? kinds.first! : PKMixed)
  }

  /// One feature.
  private struct Axis {
    let centre: Double
    let unit: Double
    let largest: Double
    let conversion: Conversion

    init(_ column: Observations.Column, _ range: ClosedRange<Double>) {
      let middle = range.lowerBound / 2 + range.upperBound / 2
      switch column {
      case .bytes:
        centre = 0
        unit = 1
        conversion = Conversion(kind: PKBytes)
      case .decimals(_, let places):
        let power = Observations.Column.powersOfTen[places]
        // A range of more than 31 bits is left where it is, so that no difference overflows.
        let whole = (range.upperBound - range.lowerBound) * power < 0x1p30 ? (middle * power).rounded() : 0
        let scale = Self.unit(reach: max(range.upperBound * power - whole, whole - range.lowerBound * power))
        centre = whole / power
        unit = scale / power
        conversion = Conversion(kind: PKDecimals, whole: Int32(whole), scale: 1 / scale)
      case .singles:
        let half = (range.upperBound - range.lowerBound) / 2
        if abs(middle) <= 4 * half, Self.plainReach.contains(half) {
          centre = 0
          unit = 1
          conversion = Conversion(kind: PKScored)
        } else {
          centre = Double(Float(middle))
          unit = Self.unit(reach: half)
          conversion = Conversion(kind: PKSingles, centre: centre, scale: 1 / unit)
        }
      case .doubles:
        centre = middle
        unit = Self.unit(reach: range.upperBound / 2 - range.lowerBound / 2)
        conversion = Conversion(kind: PKDoubles, centre: centre, scale: 1 / unit)
      }
      largest = max(range.upperBound - centre, centre - range.lowerBound) / unit
    }

    /// Singles of about this size and about 0 are taken as they are.
    private static let plainReach = 0x1p-10...0x1p10

    /// The power of two at or below a size, of which the reciprocal is a number too.
    private static func unit(reach: Double) -> Double {
      reach > 0 ? Double(sign: .plus, exponent: max(-1_000, reach.exponent), significand: 1) : 1
    }
  }

  /// Calls `body` with columns as the kernels take them: some columns, of which the first is a given feature.
  func withKernelForm(
    _ columns: UnsafeBufferPointer<ColumnPointer>, firstFeature: Int, _ body: (UnsafePointer<PKColumns>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: PKColumn.self, capacity: columns.count) { forms in
      for (index, column) in columns.enumerated() {
        let conversion = conversions[firstFeature + index]
        forms.initializeElement(
          at: index,
          to: PKColumn(
            values: column.address, kind: Int32(conversion.kind), whole: conversion.whole, centre: conversion.centre,
            scale: conversion.scale, divisor: 1))
      }
      var form = PKColumns(columns: forms.baseAddress, kind: kind)
      body(&form)
    }
  }

  /// Converts rows of some columns, of which the first is a given feature; what lies beyond the rows is left as it was.
  func copyTile(
    _ rows: Range<Int>, of columns: UnsafeBufferPointer<ColumnPointer>, firstFeature: Int,
    into tile: UnsafeMutablePointer<Float>
  ) {
    withKernelForm(columns, firstFeature: firstFeature) { form in
      for index in columns.indices {
        pk_score_values(
          form.pointee.columns + index, rows.lowerBound, rows.count,
          tile + (firstFeature + index) * Observations.tileRows)
      }
    }
  }

  /// An upper bound of the distance between any two points within the range of the data.
  var diameter: Double {
    zip(weights, largest).reduce(0) { $0 + 4 * $1.0 * $1.1 * $1.1 }.squareRoot()
  }
}
