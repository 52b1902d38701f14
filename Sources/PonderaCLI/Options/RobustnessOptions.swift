public import ArgumentParser
public import Segmentation

/// What `rank` asks of small tables beyond the ranking.
struct RobustnessOptions: ParsableArguments {
  @Flag(
    help: """
      Ask more of small tables: full weight intervals, how often each alternative wins when weights are drawn (SMAA), \
      which single change of a value dethrones the winner, and whether the order holds when an alternative is dropped, \
      cloned or made worse.
      """)
  var robustness = false

  @Option(
    help: "What SMAA takes for known of the weights: the order of the criteria in each segment, or nothing.")
  var known: OfferRobustness.KnownWeights = .order

  @Option(
    parsing: .unconditional, help: OptionBounds.draws.help("How often SMAA draws weights"),
    transform: OptionBounds.draws.read)
  var draws = OptionBounds.draws.standard

  @Option(
    parsing: .unconditional, help: OptionBounds.seed.help("Where random numbers start"),
    transform: OptionBounds.seed.read)
  var seed = OptionBounds.seed.standard

  @Flag(help: "Add the GAIA plane of each segment: alternatives and criteria of PROMETHEE in one picture.")
  var gaia = false

  /// What is asked; `nil` for nothing.
  var options: OfferRobustness.Options? {
    guard robustness else { return nil }
    var options = OfferRobustness.Options()
    (options.draws, options.seed, options.known) = (draws, seed, known)
    return options
  }
}

extension OfferRobustness.KnownWeights: ExpressibleByArgument {}
