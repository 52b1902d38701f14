import ArgumentParser
import Clustering
import Segmentation

/// By which method accounts are divided.
struct MethodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The method: \(ClusteringCatalogue.entries.map(\.identifier).joined(separator: ", ")).", valueName: "name"))
  var method: String = KMeans.identifier

  @Option(
    parsing: .unconditional,
    help: OptionBounds.trim.help("The share of accounts that --method trimmed leaves out as outliers", name: "share"),
    transform: OptionBounds.trim.read)
  var trim = OptionBounds.trim.standard

  @Option(
    help: ArgumentHelp(
      "Columns of names that --method gower compares beside the criteria.", valueName: "columns"))
  var categories: String?

  @Option(
    help: ArgumentHelp(
      "What accounts that miss a rating do: take part by those they gave, or stay out of the fit and be placed afterwards "
        + "(default: partial for kmeans of raw ratings without constraints, else listwise)."))
  var incomplete: MissingTreatment?

  func validate() throws { try Self.check(method) }

  /// Refuses a name that no way to divide has.
  static func check(_ name: String) throws {
    let available = ClusteringCatalogue.entries.map(\.identifier)
    guard available.contains(name) else {
      throw ValidationError(SegmentationError.unknownMethod(name, available: available).description)
    }
  }
}
