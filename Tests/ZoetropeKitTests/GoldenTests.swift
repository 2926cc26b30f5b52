import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene

/// Small pictures, frozen: what presets looked like when they were last looked at.
///
/// `ZOETROPE_UPDATE_GOLDENS=1` writes them anew, and fails; look at them before they are committed.
/// They are portable pixmaps, which need no library to be read.
@Suite struct GoldenTests {
  static let size = FrameSize(width: 72, height: 48)

  /// Presets without title and film.
  static let presets: [(name: String, text: String)] = [
    ("tanh-palette", "network: { seed: 7, inputs: [x, y, r], layers: 4 x 16 }\ncolour: ember"),
    ("rgb-sigmoid", "network: { seed: 3, layers: 6 x 12, output: sigmoid }\ncolour: rgb"),
    ("hsv-residual", "network: { seed: 5, layers: 3 x 16, wiring: residual }\ncolour: hsv"),
    (
      "grey-dense",
      "network: { seed: 11, layers: 3 x 9, wiring: dense, activation: gaussian }\ncolour: grey"
    ),
    (
      "mixed-shared",
      "network: { seed: 2, layers: 3 x 12, wiring: shared, activation: [sin, cos, gaussian, atan] }"
    ),
    ("log-zoom", "network: { seed: 4, inputs: [log-r 2, theta 3], layers: 3 x 16 }\ncolour: dusk"),
    ("mirror", "network: { seed: 8, inputs: [abs-x, abs-y], layers: 3 x 16, activation: sin }"),
    (
      "raw",
      "network: { seed: 6, inputs: [x, y], layers: 2 x 8, weights: normal 0.2 }\n"
        + "view: { coordinates: raw }\ncolour: rgb"
    ),
    ("relu-uniform", "network: { seed: 9, layers: 4 x 12, activation: relu, weights: uniform 1 }"),
    (
      "stops",
      "network: { seed: 10, layers: 3 x 16, output: contour, biases: all }\n"
        + "colour: [\"#101020\", \"#e04040\", \"#ffe0a0\"]"
    ),
  ]

  @Test(arguments: presets.indices) func picturesStayAsTheyWere(_ index: Int) throws {
    let (name, text) = Self.presets[index]
    let pixels = try Self.pixels(text)
    let file = Self.folder.appending(path: "\(name).ppm")
    if ProcessInfo.processInfo.environment["ZOETROPE_UPDATE_GOLDENS"] != nil {
      try (Self.header + Data(pixels)).write(to: file)
      Issue.record("\(name) was written: look at it.")
      return
    }
    let golden = try Data(contentsOf: file)
    #expect(golden.count < 16_384 && golden.prefix(Self.header.count) == Self.header)
    let differences = zip(golden.dropFirst(Self.header.count), pixels).map {
      abs(Int($0) - Int($1))
    }
    try #require(differences.count == pixels.count && !pixels.isEmpty)
    // Instruction sets without fused multiply-add differ in last places, which networks magnify.
    let far = differences.count { $0 > 2 }
    #expect(far * 200 <= differences.count, "\(name): \(far) of \(differences.count) differ")
    #expect(Double(differences.reduce(0, +)) <= 0.1 * Double(differences.count), "\(name)")
  }

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Goldens")

  private static let header = Data("P6 \(size.width) \(size.height) 255\n".utf8)

  /// Every pixel asked for, with four samples.
  private static func pixels(_ text: String) throws -> [UInt8] {
    let folder = TemporaryFolder()
    try folder.write("zoetrope: 1\ntitle: golden\n\(text)\n", to: "golden.yaml")
    var scene = try Preset.scene(at: folder("golden.yaml"))
    scene.size = size
    scene.samples = 4
    var strip = Strip(width: size.width, rows: 0..<size.height)
    Renderer(scene, sampling: .exact).frame(0).paint(&strip)
    return strip.red.indices.flatMap { index in
      [strip.red, strip.green, strip.blue].map { UInt8(($0[index] * 255).rounded()) }
    }
  }
}
