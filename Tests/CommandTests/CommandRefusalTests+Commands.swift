extension CommandRefusalTests {
  /// Words that are no command, and options that exclude each other.
  static let commands: [Refusal] = [
    Refusal(
      "clustr ok.csv", 64,
      "There is no command 'clustr'. Did you mean 'cluster'? The commands are inspect, explore, cluster, compare, generate, "
        + "weigh, rank, sort, verify, benchmark. See 'pondera --help'."),
    Refusal(
      "clustr --help", 64,
      "There is no command 'clustr'. Did you mean 'cluster'? The commands are inspect, explore, cluster, compare, generate, "
        + "weigh, rank, sort, verify, benchmark. See 'pondera --help'."),
    Refusal(
      "generate table.csv --accounts 2 --csv-dialect excel --output-delimiter tab", 64,
      "--csv-dialect excel says how the file is written; leave --output-delimiter and --output-decimal out. See 'pondera "
        + "generate --help'."),
  ]
}
