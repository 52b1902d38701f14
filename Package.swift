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
  targets: [
    // Ground floor.
    room("Provenance"),
    room("Parallelism"),
    tests("Provenance"),
    tests("Parallelism"),

    // Clustering and what judges it.
    room("Clustering", on: ["Provenance", "Parallelism"]),

    // Files in and out.
    room("Tables", on: ["Provenance"]),
    tests("Tables", on: ["Provenance"]),
  ]
)
