#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Provenance

/// How the descriptors of synthetic accounts hang together with their segment.
///
/// They are invented so that there is something to find: sector tells the segment fairly well, country hardly, revenue and
/// margin differ in size. Lists shorter than the number of segments begin again.
struct DescriptorModel: Sendable {
  private static let countries = ["France", "Germany", "Italy", "Spain", "Poland", "Sweden"]
  private static let countryShares = [0.34, 0.22, 0.14, 0.14, 0.10, 0.06]
  /// The country of a segment's number is so much more frequent in it than elsewhere.
  private static let countryTilt = 1.5
  private static let sectors = [
    "mining", "building materials", "construction", "equipment rental", "manufacturing", "energy", "transport",
    "public works",
  ]
  /// The share of a segment's accounts that are in its own sector; the others are spread evenly over the rest.
  private static let sectorShare = 0.7
  /// The median revenue of an account, in thousand euros, and the standard deviation of its natural logarithm.
  private static let medianRevenues = [2_400.0, 650, 280, 900, 1_500, 420]
  private static let revenueSpread = 0.9
  /// The mean margin in percent, and its standard deviation.
  private static let meanMargins = [24.0, 19, 13, 11, 16, 21]
  private static let marginSpread = 4.0

  /// For each segment, the cumulated shares of the countries.
  private let cumulatedCountryShares: [[Double]]

  init(segmentCount: Int) {
    cumulatedCountryShares = (0..<segmentCount).map { segment in
      var shares = Self.countryShares
      shares[segment % shares.count] *= Self.countryTilt
      return CategoryDraw.cumulated(shares)
    }
  }

  /// Draws the descriptors of one account.
  func next(segment: Int, using generator: inout SeededGenerator) -> BuyerDescriptors {
    let country = CategoryDraw.next(cumulatedCountryShares[segment], using: &generator)
    var sector = segment % Self.sectors.count
    if generator.nextUniform() >= Self.sectorShare {
      sector = CategoryDraw.other(than: sector, below: Self.sectors.count, using: &generator)
    }
    let median = Self.medianRevenues[segment % Self.medianRevenues.count]
    let revenue = median * exp(Self.revenueSpread * generator.nextNormal())
    let margin = Self.meanMargins[segment % Self.meanMargins.count] + Self.marginSpread * generator.nextNormal()
    return BuyerDescriptors(
      country: Self.countries[country], sector: Self.sectors[sector], revenue: max(1, Int(revenue.rounded())),
      margin: (margin * 10).rounded() / 10)
  }
}
