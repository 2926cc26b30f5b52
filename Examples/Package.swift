// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let kit: Target.Dependency = .product(name: "ZoetropeKit", package: "zoetrope")

let package = Package(
  name: "Examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "zoetrope", path: "..")],
  targets: [
    .target(name: "Examples", dependencies: [kit], path: "Sources/Examples", swiftSettings: strict),
    .testTarget(
      name: "ExampleTests", dependencies: ["Examples", kit], path: "Tests/ExampleTests",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
