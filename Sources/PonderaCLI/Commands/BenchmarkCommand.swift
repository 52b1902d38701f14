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

  @Option(help: ArgumentHelp("The numbers of accounts, separated by commas.", valueName: "list"))
  var accounts: AccountCountsArgument?

  @Option(
    help: ArgumentHelp(
      "The largest number of accounts (default: 1000000); the sizes are the powers of ten from 1000 up to it, and from "
        + "100000 on three times each.",
      valueName: "n"))
  var maxAccounts: AccountCountsArgument?

  @Option(
    help: ArgumentHelp(
      "The numbers of accounts to predict time and memory for (default: ten times the largest that is timed).",
      valueName: "list"))
  var predict: AccountCountsArgument?

  @Option(name: .customShort("k"), help: ArgumentHelp("The number of segments to find.", valueName: "n"))
  var segmentCount = 4

  @Option(help: ArgumentHelp("How often each size is run; the median counts.", valueName: "n"))
  var repeats = 3

  @Option(help: ArgumentHelp("Where random numbers start, for buyers and search.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The threads to use (default: all).", valueName: "n"))
  var threads: Int?

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if accounts != nil, maxAccounts != nil {
      throw ValidationError("Give --accounts or --max-accounts, not both.")
    }
    if let maxAccounts, maxAccounts.counts.count != 1 {
      throw ValidationError("--max-accounts takes one number; --accounts takes a list.")
    }
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads); it must be at least 1.") }
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
