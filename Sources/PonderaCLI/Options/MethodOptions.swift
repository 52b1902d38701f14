import ArgumentParser
import Clustering

/// By which method accounts are divided.
struct MethodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The method: \(ClusteringCatalogue.entries.map(\.identifier).joined(separator: ", ")).", valueName: "name"))
  var method: String = KMeans.identifier

  func validate() throws {
    try MethodListArgument.check(method)
  }
}
