// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that the harness never becomes a dependency of Pondera.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "PonderaBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "Pondera", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // Fast paths against their plain twins: 'make bench-kernels'.
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "_BenchmarkSubjects", package: "Pondera"),
      ], path: "Benchmarks/Kernels", swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),

    // Pondera's side of the comparison with other tools: 'make bench-peers'.
    .executableTarget(
      name: "PonderaSide", dependencies: [.product(name: "Pondera", package: "Pondera")], swiftSettings: strict),
  ]
)
