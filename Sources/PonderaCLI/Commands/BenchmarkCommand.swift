import ArgumentParser
import Parallelism
import Reporting
import Segmentation

/// `pondera benchmark`.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Time the main job on this machine.",
    usage: "pondera benchmark [<options>]",
    discussion: """
      Generates buyers of heavy equipment, writes them to a temporary CSV file, reads it, finds the segments and describes \
      them, for growing numbers of accounts. Shows the median time of each stage, accounts a second, peak memory, and how \
      time grows with the number of accounts.

      For sizes that are not timed, time and memory are predicted from a fixed cost and a cost for each account, fitted to \
      the times measured (not from the exponent, which the fixed cost of small files lowers). Nine runs in ten should \
      fall into the range that is given, as far as the residuals of the fit and the scatter of the repeats tell; that \
      caches or memory run short beyond what was timed they cannot tell.

      Examples:
        pondera benchmark
        pondera benchmark --accounts 1e5,1e6,1e7 --repeats 1 --threads 1
        pondera benchmark --predict 1e7,1e8
        pondera benchmark --format json --output times.json
      """)

  @Option(
    parsing: .unconditional,
    help: OptionBounds.timed.help("The numbers of accounts", ", separated by commas", name: "list"),
    transform: AccountCountsArgument.reader(OptionBounds.timed))
  var accounts: AccountCountsArgument?

  @Option(
    parsing: .unconditional,
    help: OptionBounds.timed.help(
      "The largest number of accounts",
      " (default: 1000000); the sizes are the powers of ten from 1000 up to it, and from 100000 on three times each"),
    transform: AccountCountsArgument.reader(OptionBounds.timed))
  var maxAccounts: AccountCountsArgument?

  @Option(
    parsing: .unconditional,
    help: OptionBounds.predicted.help(
      "The numbers of accounts to predict time and memory for", " (default: ten times the largest that is timed)",
      name: "list"),
    transform: AccountCountsArgument.reader(OptionBounds.predicted))
  var predict: AccountCountsArgument?

  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: OptionBounds.timedSegments.help("The number of segments to find"),
    transform: OptionBounds.timedSegments.read)
  var segmentCount = OptionBounds.timedSegments.standard

  @Option(
    parsing: .unconditional, help: OptionBounds.repeats.help("How often each size is run", "; the median counts"),
    transform: OptionBounds.repeats.read)
  var repeats = OptionBounds.repeats.standard

  @Option(
    parsing: .unconditional, help: OptionBounds.seed.help("Where random numbers start", ", for buyers and search"),
    transform: OptionBounds.seed.read)
  var seed = OptionBounds.seed.standard

  @Option(
    parsing: .unconditional, help: OptionBounds.threads.help("The threads to use", " (default: all)"),
    transform: OptionBounds.threads.read)
  var threads: Int?

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if accounts != nil, maxAccounts != nil {
      throw ValidationError("Give --accounts or --max-accounts, not both.")
    }
    if let maxAccounts, maxAccounts.counts.count != 1 {
      throw ValidationError("--max-accounts takes one number; --accounts takes a list.")
    }
  }

  func run() throws {
    try output.check(inputs: [])
    let options = try BenchmarkOptions(
      accountCounts: accounts?.counts ?? BenchmarkOptions.sizes(upTo: maxAccounts?.counts.first ?? 1_000_000),
      segmentCount: segmentCount, repeatCount: repeats, seed: seed,
      workers: threads.map { Workers(count: $0) } ?? .automatic, predictedCounts: predict?.counts)
    let progress = ProgressLine()
    let benchmark = try BenchmarkRunner(options, progress: progress.handler).run()
    progress.finish()
    try output.show(BenchmarkReport(benchmark))
  }
}
