import ClusterValidation
import Segmentation

/// What the JSON of an exploration says of the ratings. The keys are a promise to scripts; the README lists them.
struct RatingsResult: Encodable {
  struct Style: Encodable {
    let straightLiners: Int
    let straightLinerShare: Double
    let levelShare: Double
    let personDeviation: Double
    let itemDeviation: Double
    let generalFactorShare: Double?
    let generalFactorIsOneSided: Bool?
    let endShare: Double?
    let endConsistency: Double?
    let acquiescence: Double?
    let verdict: String
  }
  struct Pair: Encodable {
    let criteria: [String]
    let correlation: Double
  }
  struct Survival: Encodable {
    let response: String
    let adjustedRandIndex: Double?
    let survives: Bool
  }
  struct Removal: Encodable {
    let criterion: String
    let adjustedRandIndex: Double
    let nonOverlap: Double
    let meanDistance: Double
  }
  struct Size: Encodable {
    let accounts: Int
    let recommended: Int
    let floor: Int
  }

  let responseStyle: Style?
  let cronbachAlpha: Double?
  let kmo: Double?
  let bartlettChiSquare: Double?
  let bartlettProbability: Double?
  let redundantPairs: [Pair]
  let sampleSize: Size
  /// The fake-cluster test.
  let fakeClusterTest: [Survival]
  let withoutCriterion: [Removal]

  init(_ diagnosis: RatingsDiagnosis, criteria: [String]) {
    responseStyle = diagnosis.responseStyle.map(Self.style)
    cronbachAlpha = diagnosis.reliability?.alpha
    kmo = diagnosis.factorability?.adequacy
    bartlettChiSquare = diagnosis.factorability?.sphericity
    bartlettProbability = diagnosis.factorability?.sphericityProbability
    redundantPairs = diagnosis.redundantPairs.map {
      Pair(criteria: [criteria[$0.first], criteria[$0.second]], correlation: $0.correlation)
    }
    sampleSize = Size(
      accounts: diagnosis.sampleSize.accountCount, recommended: diagnosis.sampleSize.recommendation,
      floor: diagnosis.sampleSize.floor)
    fakeClusterTest = diagnosis.survivals.map {
      Survival(response: $0.response.rawValue, adjustedRandIndex: $0.adjustedRandIndex, survives: $0.survives)
    }
    withoutCriterion = diagnosis.removals.map {
      Removal(
        criterion: criteria[$0.feature], adjustedRandIndex: $0.adjustedRandIndex, nonOverlap: $0.nonOverlap,
        meanDistance: $0.meanDistance)
    }
  }

  private static func style(_ style: ResponseStyle) -> Style {
    let verdict =
      switch style.verdict {
      case .none: "none"
      case .level: "level"
      case .extremity: "extremity"
      }
    return Style(
      straightLiners: style.straightLiners.count, straightLinerShare: style.straightLinerShare,
      levelShare: style.components.levelShare, personDeviation: style.personDeviation,
      itemDeviation: style.itemDeviation, generalFactorShare: style.generalFactor?.share,
      generalFactorIsOneSided: style.generalFactor?.isOneSided, endShare: style.endShare,
      endConsistency: style.endConsistency, acquiescence: style.acquiescence, verdict: verdict)
  }
}
