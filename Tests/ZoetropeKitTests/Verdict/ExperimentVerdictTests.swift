import Foundation
import Testing
import ZoetropeExplore
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene

/// The experiments in `presets/experiments`. Some of them are bad pictures on purpose: each says in
/// its first line which verdict is expected.
@Suite struct ExperimentVerdictTests {
  static let names = ShippedPresetTests.names.filter { $0.hasPrefix("experiments/") }

  private static let root = ShippedPresetTests.folder.deletingLastPathComponent()

  @Test func thereAreSome() {
    #expect(Self.names.count == 16)
  }

  @Test(arguments: names) func theVerdictIsTheExpectedOne(_ name: String) throws {
    let expected = try Self.expectedVerdict(name)
    let judged = try Verdict.judge(Self.scene(name))
    #expect("\(judged.verdict)" == expected, "\(judged.moments)")
  }

  /// The page has its picture, the command that paints it, and the lines of `check`.
  @Test(arguments: names) func thePageShowsIt(_ name: String) throws {
    let word = try Self.expectedVerdict(name)
    let short = String(name.dropFirst("experiments/".count).dropLast(".yaml".count))
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/experiments.md"), encoding: .utf8)
    #expect(page.contains("](experiments/\(short).png)"))
    #expect(page.contains("./zoetrope still \(short) --size 400x400"))
    let said = page.components(separatedBy: "$ zoetrope check \(short)\n").dropFirst().first
    let block = try #require(said?.components(separatedBy: "```").first)
    #expect(block.contains("  verdict  \(word): "), "docs/experiments/run makes the page anew")
  }

  /// Two mebibytes together at most.
  @Test func thePicturesAreSmall() throws {
    let folder = Self.root.appending(path: "docs/experiments").path(percentEncoded: false)
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".png") }
    let sizes = try pictures.map {
      try Data(contentsOf: URL(filePath: folder).appending(path: $0)).count
    }
    #expect(sizes.reduce(0, +) <= 2 << 20)
  }

  /// Weights that are too small paint one grey, whatever the coordinates are.
  @Test(arguments: ["experiments/grey-goo.yaml", "experiments/grey-goo-normalised.yaml"])
  func gooIsFlat(_ name: String) throws {
    let spread = try Self.spread(name)
    #expect(spread < 2, "\(spread) levels")
  }

  @Test func threeIsNotFlat() throws {
    let spread = try Self.spread("experiments/zoom-by-weights.yaml")
    #expect(spread > 200, "\(spread) levels")
  }

  /// Cropping a hundredth and multiplying the coordinates by it are the same. Smaller weights in all
  /// layers are not.
  @Test func twoOfTheThreeZoomsAgree() throws {
    let cropping = try Self.square("experiments/zoom-by-cropping.yaml")
    var plan = cropping.plan(frame: 0)
    plan[.zoom] = 100
    let cropped = Self.pixels(cropping, plan)
    func share(differentIn name: String) throws -> Double {
      let other = try Self.square(name)
      let pixels = Self.pixels(other, other.plan(frame: 0))
      let different = zip(cropped, pixels).count { abs($0 - $1) > 1 / 255 }
      return Double(different) / Double(cropped.count)
    }
    #expect(try share(differentIn: "experiments/zoom-by-coordinates.yaml") == 0)
    #expect(try share(differentIn: "experiments/zoom-by-weights.yaml") > 0.5)
  }

  /// Returns the verdict that the first line of a preset's file names.
  private static func expectedVerdict(_ name: String) throws -> String {
    let text = try String(
      contentsOf: ShippedPresetTests.folder.appending(path: name), encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first)
    try #require(line.hasPrefix("# Verdict: "), "\(line)")
    return String(line.dropFirst("# Verdict: ".count))
  }

  /// Returns the scene as `check` sees it, in the preset's own size.
  private static func scene(_ name: String) throws -> SceneDraft {
    try Preset.scene(at: ShippedPresetTests.path(name)).draft.measured()
  }

  /// Returns the scene in the tutorial's size.
  private static func square(_ name: String) throws -> SceneDraft {
    var scene = try scene(name)
    scene.size = FrameSize(width: 128, height: 128)
    scene.samples = 1
    return scene
  }

  /// Returns red, green and blue of a frame, one after the other, every pixel computed.
  private static func pixels(_ scene: SceneDraft, _ plan: FramePlan) -> [Float] {
    var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
    Renderer(scene, sampling: .exact).frame(plan).paint(&strip)
    return strip.red + strip.green + strip.blue
  }

  /// Returns the distance of the least from the largest value of the first frame, in 8-bit levels, in
  /// the channel where it is largest.
  private static func spread(_ name: String) throws -> Float {
    let scene = try square(name)
    let values = pixels(scene, scene.plan(frame: 0))
    let count = values.count / 3
    var largest: Float = 0
    for channel in 0..<3 {
      let part = values[channel * count..<(channel + 1) * count]
      largest = max(largest, (part.max() ?? 0) - (part.min() ?? 0))
    }
    return 255 * largest
  }
}
