import ArgumentParser
import Clustering
import Segmentation

/// By which method accounts are divided.
struct MethodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The method: \(ClusteringCatalogue.entries.map(\.identifier).joined(separator: ", ")).", valueName: "name"))
  var method: String = KMeans.identifier

  func validate() throws {
    guard ClusteringCatalogue.entry(named: method) != nil else {
      throw ValidationError(
        SegmentationError.unknownMethod(method, available: ClusteringCatalogue.entries.map(\.identifier)).description)
    }
  }
}
