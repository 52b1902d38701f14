import ArgumentParser
import Criteria
import Reporting
import Segmentation
import Tables

/// `pondera cluster`.
struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Find the segments of a market and what each of them weighs.",
    discussion: """
      Divides the accounts of FILE by the benefits they seek (by k-means, or another --method) and shows the weighting table: how much each \
      segment cares about each criterion. Markers (▲ ▼) are cells that differ from the market mean by a quarter of the \
      largest market mean or by half, relative.

      Examples:
        pondera cluster buyers.csv -k 4
        pondera cluster buyers.csv --criteria 3-11 --assignments who.csv
        pondera cluster buyers.csv -k 4 --method ward --response center
        pondera cluster amounts.csv --transform log1p --scaling standardize
      """)

  @Argument(help: "A CSV file with one account a row, or - for standard input.")
  var file: String

  @OptionGroup(title: "Columns") var accounts: AccountOptions

  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: OptionBounds.segments.help(
      "The number of segments",
      ", or auto: of 2…8 the largest that the evidence speaks for, all of whose segments are found again in bootstrap "
        + "samples of the accounts (explore shows the evidence; default: auto)", name: "n|auto"),
    transform: SegmentCountArgument.init)
  var segmentCount = SegmentCountArgument(.automatic)

  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Method") var clustering: ClusteringOptions

  @Flag(help: "Look for each segment in samples of the accounts, and say how far it can be trusted.")
  var validate = false

  @Flag(
    help: "Add to the JSON the values behind pictures: profiles, separation, gorge, silhouette, tree, stability.")
  var pictures = false

  @OptionGroup(title: "Constraints") var constraints: ConstraintOptions

  @Option(
    help: ArgumentHelp(
      "How weights are shown: as means, mapped onto 1…10, as shares of 100 %, or as ranks (default: mean when ratings "
        + "lie in 1…10, else range)."))
  var scale: WeightScaling?

  @Option(help: ArgumentHelp("Write who belongs where to this CSV file.", valueName: "file"))
  var assignments: String?

  @Option(help: ArgumentHelp("Save the segments to this JSON file, for compare --model.", valueName: "file"))
  var model: String?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func run() throws {
    try output.check(inputs: [file], others: [("--assignments", assignments), ("--model", model)])
    let progress = ProgressLine()
    let data = try AccountData(
      CSVFile(path: file, options: input.csvOptions(), progress: progress.handler),
      columns: accounts.columns(findsID: assignments != nil, constraints: constraints, method: method),
      workers: clustering.workers)
    let runner = SegmentationRunner(
      clustering.options(segmentCount: segmentCount.count, method: method, constraints: constraints, scale: scale),
      workers: clustering.workers,
      progress: progress.handler)
    var extras: SegmentationRunner.Extras = validate ? .validation : []
    if pictures { extras.insert(.pictures) }
    let found = try runner.run(data, with: extras)
    let segmentation = found.segmentation
    progress.finish()
    let modelFile = try model.map { try JSONFile.written(SegmentModel(segmentation), to: $0) }
    let assignmentFile = try assignments.map {
      try AssignmentFile.written(segmentation, data, to: output.csv.destination($0), workers: clustering.workers)
    }
    try output.show(
      ClusterReport(
        segmentation, validation: found.validation, pictures: found.pictures, dialect: data.dialect,
        writing: assignmentFile?.formulas.finding(in: assignmentFile?.name ?? "")),
      with: [modelFile, assignmentFile].compactMap { $0 }, telling: assignmentFile)
  }
}
