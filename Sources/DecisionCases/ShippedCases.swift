/// The reference cases inside the program, so that it can check itself wherever it runs.
public enum ShippedCases {
  /// The names of the cases, in alphabetical order.
  public static var names: [String] { files.map(\.name) }

  /// Reads all cases, in the order of ``names``.
  ///
  /// - Throws: What is wrong with a case; the tests see to it that nothing is.
  public static func all() throws(DecisionCaseError) -> [DecisionCase] {
    var cases: [DecisionCase] = []
    for file in files { cases.append(try DecisionCase(json: file.bytes, name: file.name + ".json")) }
    return cases
  }

  /// The files of the folder `Cases`.
  private static var files: [(name: String, bytes: [UInt8])] {
    [
      ("ahp-8x8-column-mean-variant", PackageResources.ahp_8x8_column_mean_variant_json),
      ("ahp-consistency-measures-4x4", PackageResources.ahp_consistency_measures_4x4_json),
      ("ahp-group-aggregation", PackageResources.ahp_group_aggregation_json),
      ("ahp-haas-meixner-cars", PackageResources.ahp_haas_meixner_cars_json),
      ("ahp-incomplete-bozoki-2010", PackageResources.ahp_incomplete_bozoki_2010_json),
      ("ahp-r-mcda-cars", PackageResources.ahp_r_mcda_cars_json),
      ("ahp-saaty-2008-drinks", PackageResources.ahp_saaty_2008_drinks_json),
      ("aras-five-offers", PackageResources.aras_five_offers_json),
      ("bwm-car-five-criteria", PackageResources.bwm_car_five_criteria_json),
      ("bwm-fully-consistent", PackageResources.bwm_fully_consistent_json),
      ("bwm-rezaei-2015-transport", PackageResources.bwm_rezaei_2015_transport_json),
      ("caterpillar-seed-table", PackageResources.caterpillar_seed_table_json),
      ("cilos-four-offers", PackageResources.cilos_four_offers_json),
      ("codas-five-offers", PackageResources.codas_five_offers_json),
      ("comet-three-criteria", PackageResources.comet_three_criteria_json),
      ("copras-jmcdm-38x6", PackageResources.copras_jmcdm_38x6_json),
      ("copras-zavadskas-2007-roads-w1", PackageResources.copras_zavadskas_2007_roads_w1_json),
      ("copras-zavadskas-2007-roads-w2", PackageResources.copras_zavadskas_2007_roads_w2_json),
      ("critic-diakoulaki-1995", PackageResources.critic_diakoulaki_1995_json),
      ("critic-jmcdm-mixed-directions", PackageResources.critic_jmcdm_mixed_directions_json),
      ("critic-tus-adali-2019-undirected", PackageResources.critic_tus_adali_2019_undirected_json),
      ("direct-rating-closed-form", PackageResources.direct_rating_closed_form_json),
      ("dominance-and-rank-reversal-check", PackageResources.dominance_and_rank_reversal_check_json),
      ("edas-jmcdm-8x4", PackageResources.edas_jmcdm_8x4_json),
      ("edas-yazdani-2020-energy", PackageResources.edas_yazdani_2020_energy_json),
      ("electre-tri-diviz-six-real-cars", PackageResources.electre_tri_diviz_six_real_cars_json),
      ("electre1-four-alternatives", PackageResources.electre1_four_alternatives_json),
      ("electre2-cebrian-2009", PackageResources.electre2_cebrian_2009_json),
      ("electre3-projects-6x5", PackageResources.electre3_projects_6x5_json),
      ("electre3-r-mcda-schools", PackageResources.electre3_r_mcda_schools_json),
      ("entropy-elsayed-2017", PackageResources.entropy_elsayed_2017_json),
      ("entropy-with-zero", PackageResources.entropy_with_zero_json),
      ("entropy-zavadskas-podvezko-2016", PackageResources.entropy_zavadskas_podvezko_2016_json),
      ("fucom-heliyon-2024-5g", PackageResources.fucom_heliyon_2024_5g_json),
      ("gini-four-offers", PackageResources.gini_four_offers_json),
      ("idocriw-four-offers", PackageResources.idocriw_four_offers_json),
      ("lmg-ten-accounts", PackageResources.lmg_ten_accounts_json),
      ("mabac-pamucar-cirovic-2015", PackageResources.mabac_pamucar_cirovic_2015_json),
      ("marcos-ulutas-2020-stackers", PackageResources.marcos_ulutas_2020_stackers_json),
      ("merec-keshavarz-2021", PackageResources.merec_keshavarz_2021_json),
      ("moora-siregar-2021", PackageResources.moora_siregar_2021_json),
      ("mrsort-r-mcda-transport", PackageResources.mrsort_r_mcda_transport_json),
      ("multimoora-kracka-2010", PackageResources.multimoora_kracka_2010_json),
      ("normalisations-3x3", PackageResources.normalisations_3x3_json),
      ("point-allocation-closed-form", PackageResources.point_allocation_closed_form_json),
      (
        "promethee-brans-1986-power-plants-six-functions",
        PackageResources.promethee_brans_1986_power_plants_six_functions_json
      ),
      ("promethee-zhao-2013-usual", PackageResources.promethee_zhao_2013_usual_json),
      ("promethee-ziemba-2017-offshore-wind-vshape", PackageResources.promethee_ziemba_2017_offshore_wind_vshape_json),
      ("promethee1-incomparable", PackageResources.promethee1_incomparable_json),
      ("rancom-wieckowski-2023", PackageResources.rancom_wieckowski_2023_json),
      ("rank-similarity-salabun-urbaniak-2020", PackageResources.rank_similarity_salabun_urbaniak_2020_json),
      ("rank-weights-n3", PackageResources.rank_weights_n3_json),
      ("rank-weights-n4", PackageResources.rank_weights_n4_json),
      ("rank-weights-n5", PackageResources.rank_weights_n5_json),
      ("relative-weights-ten-accounts", PackageResources.relative_weights_ten_accounts_json),
      ("smaa-closed-form-2-criteria", PackageResources.smaa_closed_form_2_criteria_json),
      ("smart-closed-form", PackageResources.smart_closed_form_json),
      ("spotis-dezert-2020-example1", PackageResources.spotis_dezert_2020_example1_json),
      ("spotis-dezert-2020-example2-esp", PackageResources.spotis_dezert_2020_example2_esp_json),
      ("standardised-coefficients-ten-accounts", PackageResources.standardised_coefficients_ten_accounts_json),
      ("std-weights-salabun-2020", PackageResources.std_weights_salabun_2020_json),
      ("swing-closed-form", PackageResources.swing_closed_form_json),
      ("topsis-fighter-aircraft", PackageResources.topsis_fighter_aircraft_json),
      ("topsis-jmcdm-3x4", PackageResources.topsis_jmcdm_3x4_json),
      ("topsis-opricovic-mountain-minmax", PackageResources.topsis_opricovic_mountain_minmax_json),
      ("topsis-opricovic-mountain-vector", PackageResources.topsis_opricovic_mountain_vector_json),
      ("topsis-tzeng-huang-2011", PackageResources.topsis_tzeng_huang_2011_json),
      ("vikor-opricovic-tzeng-2004-mountain", PackageResources.vikor_opricovic_tzeng_2004_mountain_json),
      ("vikor-opricovic-tzeng-2007-hydropower-w1", PackageResources.vikor_opricovic_tzeng_2007_hydropower_w1_json),
      ("vikor-opricovic-tzeng-2007-hydropower-w2", PackageResources.vikor_opricovic_tzeng_2007_hydropower_w2_json),
      ("vikor-papathanasiou-2018", PackageResources.vikor_papathanasiou_2018_json),
      ("waspas-wpm-jmcdm-5x6", PackageResources.waspas_wpm_jmcdm_5x6_json),
      ("wpm-jmcdm-5x6", PackageResources.wpm_jmcdm_5x6_json),
      ("wsm-ratio-jmcdm-4x4", PackageResources.wsm_ratio_jmcdm_4x4_json),
      ("wsm-sum-kracka-2010", PackageResources.wsm_sum_kracka_2010_json),
      ("wsm-weight-stability-intervals", PackageResources.wsm_weight_stability_intervals_json),
    ]
  }
}
