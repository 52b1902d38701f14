/// How synthetic buyers are drawn from a weighting table.
///
/// Each option has random numbers of its own: turning descriptors on, or labelling some accounts wrongly, changes no rating.
public struct BuyerGenerationOptions: Hashable, Sendable {
  /// The number of accounts.
  public let accountCount: Int
  /// The standard deviation of a rating about the weight of its segment, in points of the scale.
  public let noise: Double
  /// Whether ratings are whole numbers in 1…10, as on a questionnaire. Else they are left as drawn.
  public let roundsToIntegers: Bool
  /// The relative frequency of each segment, in any unit; `nil` means that all are equally frequent.
  public let mix: [Double]?
  /// The expected share of accounts whose believed segment is not their true one, in 0…1.
  public let mislabelledShare: Double
  /// Whether accounts have a country, a sector, revenue and margin.
  public let hasDescriptors: Bool
  /// Where random numbers start.
  public let seed: UInt64

  /// The scale of whole-number ratings.
  static let scale = 1.0...10.0

  /// Checks and keeps the options.
  ///
  /// - Parameters:
  ///   - accountCount: At least 1.
  ///   - noise: Points of the scale, in 0…1e12; 0 repeats the table.
  ///   - roundsToIntegers: Rounds to the nearest whole number, halves away from zero, and limits to 1…10.
  ///   - mix: One positive number a segment, in the order of the table.
  ///   - mislabelledShare: 0…1.
  ///   - hasDescriptors: Adds country, sector, revenue and margin.
  ///   - seed: Any number; the same seed gives the same buyers on every machine.
  /// - Throws: ``SegmentationError/setting(name:value:allowed:)``.
  public init(
    accountCount: Int, noise: Double = 1.5, roundsToIntegers: Bool = false, mix: [Double]? = nil,
    mislabelledShare: Double = 0, hasDescriptors: Bool = false, seed: UInt64 = 1
  ) throws(SegmentationError) {
    guard accountCount >= 1 else {
      throw .setting(name: "The number of accounts", value: "\(accountCount)", allowed: "at least 1")
    }
    guard (0...1e12).contains(noise) else {
      throw .setting(name: "The noise", value: "\(noise)", allowed: "a standard deviation in 0…1e12")
    }
    for share in mix ?? [] where !(share > 0 && share <= 1e12) {
      throw .setting(name: "A share of the mix", value: "\(share)", allowed: "a number above 0 and up to 1e12")
    }
    guard (0...1).contains(mislabelledShare) else {
      throw .setting(name: "The mislabelled share", value: "\(mislabelledShare)", allowed: "in 0…1")
    }
    self.accountCount = accountCount
    self.noise = noise
    self.roundsToIntegers = roundsToIntegers
    self.mix = mix
    self.mislabelledShare = mislabelledShare
    self.hasDescriptors = hasDescriptors
    self.seed = seed
  }
}
