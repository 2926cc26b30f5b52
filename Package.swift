// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Returns a Swift module of this package, with the settings that all of them share.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// Returns a target of C++ on Google Highway behind a plain C header.
func kernels(
  _ name: String, _ dependencies: [Target.Dependency], linkerSettings: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies,
    cxxSettings: [
      // Debian ships Highway only as a shared library; its pkg-config file has this definition.
      .define("HWY_SHARED_DEFINE"),
      // foreach_target.h includes each kernel again by its own name, relative to this folder.
      .headerSearchPath("."),
    ],
    linkerSettings: linkerSettings)
}

func tests(of name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies,
    swiftSettings: strict)
}

let package = Package(
  name: "zoetrope",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ZoetropeKit", targets: ["ZoetropeKit"]),
    .executable(name: "zoetrope", targets: ["zoetrope"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    module("CPPN", [.product(name: "RealModule", package: "swift-numerics")]),
    kernels("KernelMath", [], linkerSettings: [.linkedLibrary("hwy")]),
    kernels("CPPNKernels", ["KernelMath"]),
    kernels("PixelKernels", ["KernelMath"]),
    kernels("TrainingKernels", ["KernelMath"]),
    kernels("ConvnetKernels", ["KernelMath"]),
    module("ZoetropeFrame", ["PixelKernels"]),
    module("ZoetropeScene", ["CPPN", "ZoetropeFrame"]),
    module("ZoetropeWeights", ["CPPN", "ZoetropeFrame"]),
    module(
      "ZoetropePreset", ["ZoetropeScene", "ZoetropeWeights", "CPPN", "ZoetropeFrame", "Yams"]),
    module(
      "ZoetropeRender",
      ["ZoetropeScene", "ZoetropeFrame", "CPPN", "CPPNKernels", "PixelKernels", "KernelMath"]),
    .systemLibrary(
      name: "CFFmpeg", pkgConfig: "libavformat libavcodec libavfilter libswscale libavutil",
      providers: [
        .apt([
          "libavformat-dev", "libavcodec-dev", "libavfilter-dev", "libswscale-dev", "libavutil-dev",
        ])
      ]),
    .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .target(name: "CPNG", dependencies: ["CLibPNG"]),
    module("ZoetropeVideo", ["ZoetropeFrame", "CFFmpeg", "CPNG"]),
    module("ZoetropePicture", ["ZoetropeFrame", "CFFmpeg"]),
    module(
      "ZoetropeConvnet", ["ZoetropeWeights", "ZoetropeRender", "CFFmpeg", "ConvnetKernels"]),
    module(
      "ZoetropeKit",
      [
        "ZoetropePreset", "ZoetropeWeights", "ZoetropeRender", "ZoetropeVideo", "ZoetropeScene",
        "ZoetropeFrame", "CPPN",
      ]),
    module(
      "ZoetropeTerminal",
      ["ZoetropeKit", "ZoetropePicture", "ZoetropePreset", "ZoetropeRender", "ZoetropeVideo"]),
    module(
      "ZoetropeReport",
      [
        "ZoetropeKit", "ZoetropeTerminal", "ZoetropeRender", "ZoetropeVideo", "ZoetropeScene",
        "ZoetropeFrame", "CPPN",
      ]),
    module(
      "ZoetropeExplore",
      ["ZoetropeKit", "ZoetropePreset", "ZoetropeRender", "ZoetropeScene", "ZoetropeFrame", "CPPN"]),
    module(
      "ZoetropeInspect",
      [
        "ZoetropeKit", "ZoetropePreset", "ZoetropeRender", "ZoetropeVideo", "ZoetropeScene",
        "ZoetropeFrame", "CPPN",
      ]),
    module(
      "ZoetropeTraining",
      [
        "ZoetropeKit", "ZoetropePicture", "ZoetropePreset", "ZoetropeWeights", "ZoetropeRender",
        "ZoetropeScene", "ZoetropeFrame", "CPPN", "ZoetropeConvnet", "TrainingKernels",
      ]),
    module(
      "ZoetropeSight",
      [
        "ZoetropeKit", "ZoetropeInspect", "ZoetropeTraining", "ZoetropeConvnet", "ZoetropePicture",
        "ZoetropeVideo", "ZoetropeScene", "ZoetropeFrame", "CPPN",
      ]),
    module(
      "ZoetropeBench",
      [
        "ZoetropeKit", "ZoetropeTerminal", "ZoetropePreset", "ZoetropeRender", "ZoetropeVideo",
        "ZoetropeScene", "ZoetropeFrame", "CPPN", "ZoetropeConvnet", "ZoetropeWeights",
      ]),
    .executableTarget(
      name: "zoetrope",
      dependencies: [
        "ZoetropeKit", "ZoetropeTerminal", "ZoetropeReport", "ZoetropeExplore", "ZoetropeInspect",
        "ZoetropeBench", "ZoetropePicture", "ZoetropeTraining", "ZoetropeConvnet",
        "ZoetropeSight",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests(of: "CPPN", []),
    tests(of: "CPPNKernels", []),
    tests(of: "ZoetropeFrame", ["PixelKernels", "CPPNKernels", "KernelMath"]),
    tests(of: "ZoetropeScene", ["CPPN", "ZoetropeFrame"]),
    tests(of: "ZoetropeWeights", ["CPPN"]),
    tests(
      of: "ZoetropePreset", ["ZoetropeScene", "CPPN", "ZoetropeFrame", "Yams", "ReferencePainting"]),
    .testTarget(
      name: "ZoetropeRenderTests",
      dependencies: [
        "ZoetropeRender", "ZoetropeScene", "ZoetropeFrame", "CPPN", "CPPNKernels", "CLibPNG",
        "ReferencePainting",
      ], exclude: ["Goldens/Pictures"], swiftSettings: strict),
    tests(of: "ZoetropeVideo", ["ZoetropeFrame", "CFFmpeg"]),
    tests(of: "ZoetropeTraining", ["CPPN"]),
    tests(
      of: "ZoetropeSight",
      ["ZoetropeConvnet", "ZoetropeFrame", "ZoetropeInspect", "ZoetropeKit", "ZoetropePicture"]),
    tests(of: "ZoetropeConvnet", ["ZoetropeWeights", "ZoetropeRender"]),
    tests(of: "ZoetropePicture", ["ZoetropeFrame", "ZoetropeVideo"]),
    tests(
      of: "ZoetropeKit",
      [
        "ZoetropeTerminal", "ZoetropeReport", "ZoetropeExplore", "ZoetropeInspect",
        "ZoetropeBench", "ZoetropeTraining", "ZoetropeConvnet", "ZoetropePreset", "ZoetropeWeights",
        "ZoetropeRender", "ZoetropeVideo", "ZoetropeScene", "ZoetropeFrame", "CPPN", "CLibPNG",
        "CFFmpeg", "ReferencePainting",
      ]),
    // The checks that pictures must pass, for the tests of several modules.
    .target(
      name: "ReferencePainting", dependencies: ["ZoetropeScene", "ZoetropeFrame", "CPPN"],
      path: "Tests/ReferencePainting", swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// The fuzzer's driver does not link into an ordinary build, so its target exists only for
// Tests/Fuzz/run.
if Context.environment["ZOETROPE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "PresetFuzzer", dependencies: ["ZoetropePreset", "ZoetropeWeights"], path: "Tests/Fuzz",
      exclude: ["run"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}
