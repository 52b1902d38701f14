import CKernels

/// The coordinates in which rows are compared with centroids in single precision.
///
/// Single precision halves the memory that a pass moves and doubles the numbers in a register, and it cannot decide close
/// cases. So it only proposes: every score is known to within ``Scoring/tolerance``, and a row whose two best clusters are
/// closer than that is decided in `Double`. **Labels are those that `Double` gives**, on every machine.
///
/// A value x of feature j becomes t = (x − mⱼ) / uⱼ, with mⱼ the middle of its range and uⱼ a power of two (times a power of
/// ten for decimals), so that |t| is about 1 and 2019 ± 1 keeps its digits; bytes keep u = 1 and are exact. Weights are divided
/// by a common factor, so that no unit of measurement leaves the range of `Float`.
struct ScoreSpace: Sendable {
  /// The middle mⱼ of each feature.
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

  /// How a column becomes singles.
  private enum Conversion: Sendable {
    case bytes(centre: Int32)
    case decimals(centre: Int32, scale: Float)
    case singles(centre: Float, scale: Float)
    case doubles(centre: Double, scale: Double)
  }

  init(_ observations: Observations, extremes: [ClosedRange<Double>], featureWeights: [Double]) {
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
        centre = middle.rounded()
        unit = 1
        conversion = .bytes(centre: Int32(centre))
      case .decimals(_, let places):
        let power = Observations.Column.powersOfTen[places]
        // A range of more than 31 bits is left where it is, so that no difference overflows.
        let whole = (range.upperBound - range.lowerBound) * power < 0x1p30 ? (middle * power).rounded() : 0
        let scale = Self.unit(reach: max(range.upperBound * power - whole, whole - range.lowerBound * power))
        centre = whole / power
        unit = scale / power
        conversion = .decimals(centre: Int32(whole), scale: Float(1 / scale))
      case .singles:
        let centre = Float(middle)
        self.centre = Double(centre)
        unit = Self.unit(reach: (range.upperBound - range.lowerBound) / 2)
        conversion = .singles(centre: centre, scale: Float(1 / unit))
      case .doubles:
        centre = middle
        unit = Self.unit(reach: range.upperBound / 2 - range.lowerBound / 2)
        conversion = .doubles(centre: centre, scale: 1 / unit)
      }
      largest = max(range.upperBound - centre, centre - range.lowerBound) / unit
    }

    /// The power of two at or below a size, of which the reciprocal is a number too.
    private static func unit(reach: Double) -> Double {
      reach > 0 ? Double(sign: .plus, exponent: max(-1_000, reach.exponent), significand: 1) : 1
    }
  }

  /// Converts rows of some columns, of which the first is a given feature; what lies beyond the rows is left as it was.
  func copyTile(
    _ rows: Range<Int>, of columns: UnsafeBufferPointer<ColumnPointer>, firstFeature: Int,
    into tile: UnsafeMutablePointer<Float>
  ) {
    let (start, count) = (rows.lowerBound, rows.count)
    conversions.withUnsafeBufferPointer { conversions in
      for (index, column) in columns.enumerated() {
        let to = tile + (firstFeature + index) * Observations.tileRows
        switch (column, conversions[firstFeature + index]) {
        case (.bytes(let from), .bytes(let centre)):
          pk_singles_from_bytes(from + start, count, centre, to)
        case (.decimals(let from), .decimals(let centre, let scale)):
          pk_singles_from_decimals(from + start, count, centre, scale, to)
        case (.singles(let from), .singles(let centre, let scale)):
          pk_singles_from_singles(from + start, count, centre, scale, to)
        case (.doubles(let from), .doubles(let centre, let scale)):
          pk_singles_from_doubles(from + start, count, centre, scale, to)
        default: preconditionFailure("the columns changed their storage")
        }
      }
    }
  }

  /// An upper bound of the distance between any two points within the range of the data.
  var diameter: Double {
    zip(weights, largest).reduce(0) { $0 + 4 * $1.0 * $1.1 * $1.1 }.squareRoot()
  }
}
