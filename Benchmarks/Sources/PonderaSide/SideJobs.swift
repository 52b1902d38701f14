/// A job of Pondera's side: what it is prepared with is loaded once, and every repeat computes anew.
protocol SideJob {
  init(_ settings: Settings) throws
  func run(_ request: Request) throws -> Answer
}

/// The jobs by name. The driver leaves out what is not listed here.
enum SideJobs {
  static let all: [String: @Sendable (Settings) throws -> any SideJob] = [
    "bootstrap": { try BootstrapJob($0) }, "fit": { try FitJob($0) },
    "growth": { try GrowthJob($0) },
    "lloyd": { try LloydJob($0) }, "rank": { try RankJob($0) }, "silhouette": { try SilhouetteJob($0) },
    "smaa": { try SMAAJob($0) },
  ]
}
