extension CommandRefusalTests {
  /// Words that are no command.
  static let commands: [Refusal] = [
    Refusal(
      "clustr ok.csv", 64,
      "There is no command 'clustr'. Did you mean 'cluster'? The commands are inspect, explore, cluster, compare, generate, "
        + "weigh, rank, sort, verify, benchmark. See 'pondera --help'."),
    Refusal(
      "clustr --help", 64,
      "There is no command 'clustr'. Did you mean 'cluster'? The commands are inspect, explore, cluster, compare, generate, "
        + "weigh, rank, sort, verify, benchmark. See 'pondera --help'."),
  ]
}
