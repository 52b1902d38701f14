/// Agreement indices of one cross table.
package struct OracleAgreement: Decodable {
  package struct Table: Decodable { package let counts: [[Int]] }
  package let table: Table
  package let rand: Double
  package let adjustedRand: Double
  package let mutualInformation: Double
  package let adjustedMutualInformation: Double
  package let normalizedMutualInformation: Double
  package let homogeneity: Double
  package let completeness: Double
  package let vMeasure: Double
  package let fowlkesMallows: Double
  package let jaccard: Double
  package let purity: Double
  package let inversePurity: Double
  package let variationOfInformation: Double
  enum CodingKeys: String, CodingKey {
    case table = "contingency"
    case rand = "rand_index"
    case adjustedRand = "adjusted_rand_index"
    case mutualInformation = "mutual_information_nats"
    case adjustedMutualInformation = "adjusted_mutual_information"
    case normalizedMutualInformation = "normalized_mutual_information"
    case homogeneity, completeness, purity
    case vMeasure = "v_measure"
    case fowlkesMallows = "fowlkes_mallows"
    case jaccard = "jaccard_pairs"
    case inversePurity = "inverse_purity"
    case variationOfInformation = "variation_of_information_nats"
  }
}
