// swift-tools-version: 6.1
import PackageDescription

// The rooms of the house and the direction of the arrows between them: an arrow never runs back up.
// `package` access is the default between rooms; `public` is a promise with a documentation comment.

/// Every Swift target is held to the same language rules.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library room.
func room(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a room.
func tests(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies, swiftSettings: strict)
}

let package = Package(
  name: "Pondera",
  products: [
    .library(name: "Pondera", targets: ["Pondera"]),
    .executable(name: "pondera", targets: ["PonderaCLI"]),
    // For the package in Benchmarks, which cannot see what is `package`. No part of what this package promises.
    .library(name: "_BenchmarkSubjects", targets: ["BenchmarkSubjects"]),
  ],
  dependencies: [
    // Parses command lines and writes their help: the standard library of the trade for it.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // Ground floor.
    room("Provenance"),
    room("Parallelism"),
    tests("Provenance"),
    tests("Parallelism"),

    // Matrices. Whichever BLAS and LAPACK the machine has are loaded when they are first needed; building takes the header
    // of libblas-dev.
    .target(name: "CLinearAlgebra", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    room("LinearAlgebra", on: ["CLinearAlgebra", "Provenance"]),
    tests("LinearAlgebra", on: ["Provenance", "Parallelism", "TestSupport"]),

    // Clustering and what judges it.
    .target(name: "CKernels"),
    room("Clustering", on: ["CKernels", "Provenance", "Parallelism"]),
    tests("Clustering", on: ["CKernels", "Provenance", "Parallelism", "TestSupport"]),
    room("ClusterValidation", on: ["Clustering", "CKernels", "Provenance", "Parallelism"]),
    tests("ClusterValidation", on: ["Clustering", "CKernels", "Provenance", "Parallelism", "TestSupport"]),

    // The weighting table.
    room("Criteria", on: ["LinearAlgebra", "Parallelism", "Provenance"]),
    tests("Criteria", on: ["LinearAlgebra", "Parallelism", "Provenance", "TestSupport"]),

    // Weighing and ranking.
    room("DecisionAnalysis", on: ["Criteria", "LinearAlgebra", "Parallelism", "Provenance"]),
    tests("DecisionAnalysis", on: ["Criteria", "LinearAlgebra", "Parallelism", "Provenance"]),

    // Reference cases of weighing and ranking, which the program carries to check itself.
    .target(
      name: "DecisionCases",
      dependencies: ["Criteria", "DecisionAnalysis", "LinearAlgebra", "Parallelism", "Provenance"],
      exclude: ["Cases/README.md"], resources: [.embedInCode("Cases")], swiftSettings: strict),
    tests(
      "DecisionCases",
      on: ["Criteria", "DecisionAnalysis", "LinearAlgebra", "Parallelism", "Provenance", "TestSupport"]),

    // Files in and out.
    room("Tables", on: ["Provenance", "Parallelism"]),
    tests("Tables", on: ["Parallelism", "Provenance", "TestSupport"]),

    // The market's words.
    room(
      "Segmentation",
      on: [
        "Clustering", "ClusterValidation", "Criteria", "DecisionAnalysis", "LinearAlgebra", "Parallelism", "Provenance",
        "Tables",
      ]),
    tests(
      "Segmentation",
      on: [
        "Clustering", "ClusterValidation", "Criteria", "LinearAlgebra", "Parallelism", "Provenance", "Tables",
        "TestSupport",
      ]),

    // What people see.
    room(
      "Reporting",
      on: [
        "Clustering", "ClusterValidation", "Criteria", "DecisionAnalysis", "DecisionCases", "LinearAlgebra",
        "Provenance", "Segmentation", "Tables",
      ]),
    tests("Reporting", on: ["Criteria", "Provenance", "Segmentation", "Tables", "TestSupport"]),
    .executableTarget(
      name: "PonderaCLI",
      dependencies: [
        "Clustering", "Criteria", "DecisionAnalysis", "DecisionCases", "Parallelism", "Provenance", "Reporting",
        "Segmentation", "Tables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // The program from outside: it is built beside the tests, which run it.
    .testTarget(
      name: "CommandTests", dependencies: ["PonderaCLI", "Provenance", "TestSupport"], swiftSettings: strict),

    // What a Swift program imports.
    room(
      "Pondera",
      on: [
        "Clustering", "ClusterValidation", "Criteria", "DecisionAnalysis", "DecisionCases", "LinearAlgebra",
        "Parallelism", "Provenance", "Segmentation", "Tables",
      ]),

    // Fast paths beside their plain twins, for the benchmark and for the test that they agree.
    room(
      "BenchmarkSubjects",
      on: [
        "CKernels", "ClusterValidation", "Clustering", "Criteria", "DecisionAnalysis", "LinearAlgebra", "Parallelism",
        "Provenance", "Tables",
      ]),
    tests("BenchmarkSubjects"),

    // The documentation's examples, and the notebooks run as a person would: with the built program.
    tests("Pondera", on: ["TestSupport"]),
    .testTarget(name: "NotebookTests", dependencies: ["TestSupport"], swiftSettings: strict),

    // What several test targets share.
    .target(
      name: "TestSupport", dependencies: ["Clustering", "Provenance"], path: "Tests/TestSupport", swiftSettings: strict),
  ]
)
