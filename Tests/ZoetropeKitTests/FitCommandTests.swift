import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene
import ZoetropeVideo

/// `zoetrope fit`, run as people run it.
@Suite struct FitCommandTests {
  private let folder = TemporaryFolder()

  /// A red disc on white, 40 pixels wide and 24 high.
  private static let picture: [UInt8] = (0..<24).flatMap { row in
    (0..<40).flatMap { column -> [UInt8] in
      let (x, y) = (Double(column) - 19.5, Double(row) - 11.5)
      return x * x + y * y < 64 ? [200, 30, 40] : [250, 250, 245]
    }
  }

  private func writePicture() throws {
    let bytes = try PNGData.encode(
      Self.picture, size: FrameSize(width: 40, height: 24), channels: .rgb)
    try Data(bytes).write(to: URL(fileURLWithPath: folder("disc.png")))
  }

  private func fit(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["fit"] + arguments, in: folder)
  }

  private func bytes(_ name: String) -> Data? {
    FileManager.default.contents(atPath: folder(name))
  }

  @Test func theFilmBeginsAsThePictureAndComesBack() throws {
    try writePicture()
    let outcome = try fit(
      "disc.png", "-o", "disc.yaml", "--steps", "150", "--layers", "3x16", "--progress", "plain")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let last = outcome.errors.split(separator: "\n").last ?? ""
    let decibels = try #require(
      last.firstMatch(of: /disc.yaml: ([0-9.]+) dB after 150 steps/).flatMap { Double($0.1) },
      "\(outcome.errors)")
    #expect(decibels > 20)

    let scene = try Preset.scene(at: folder("disc.yaml"))
    #expect(scene.title == "disc" && scene.about.contains("dB after 150 steps"))
    #expect(scene.seam.isClosed)
    #expect(scene.plan(frame: 0).latent == [0, 0, 0, 0])
    // The first frame has the printed PSNR, and the middle lies between 8 and 40 levels from it.
    var draft = scene.draft
    draft.size = FrameSize(width: 40, height: 24)
    let measured = try draft.validated().measured()
    func paint(_ frame: Int) -> [Float] {
      var strip = Strip(width: 40, rows: 0..<24)
      Renderer(measured.values, sampling: .exact, caption: nil).frame(frame).paint(&strip)
      return strip.red + strip.green + strip.blue
    }
    let (first, middle) = (paint(0), paint(120))
    let wanted = (0..<3).flatMap { channel in
      (0..<40 * 24).map { Float(Self.picture[3 * $0 + channel]) / 255 }
    }
    let squares = zip(first, wanted).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    let psnr = -10 * log10(squares / Double(first.count))
    #expect(abs(psnr - decibels) < 0.06)
    let moved = zip(first, middle).reduce(0.0) { $0 + Double(abs($1.0 - $1.1)) }
    #expect((8...40).contains(255 * moved / Double(first.count)))
  }

  /// The same steps give the same bytes, and the film is made again from itself alone.
  @Test func sameStepsSameBytes() throws {
    try writePicture()
    for name in ["a", "b"] {
      let outcome = try fit(
        "disc.png", "-o", "\(name).yaml", "--steps", "30", "--layers", "2x8", "--progress", "none")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let isSame = bytes("a.safetensors") == bytes("b.safetensors") && bytes("a.safetensors") != nil
    #expect(isSame)
    let small = ["--size", "40x24", "--duration", "1", "--progress", "none"]
    _ = try Program.run(["render", "a.yaml", "-o", "a.mp4"] + small, in: folder)
    try FileManager.default.removeItem(atPath: folder("a.safetensors"))
    let recipe = try Program.run(["recipe", "a.mp4"], in: folder)
    #expect(String(decoding: recipe.output, as: UTF8.self).contains("weights: \"f16:"))
    let again = try Program.run(
      ["render", "-", "-o", "again.mp4", "--progress", "none"], in: folder,
      input: String(decoding: recipe.output, as: UTF8.self))
    #expect(again.status == 0, "\(again.errors)")
    let isEqual = bytes("a.mp4") == bytes("again.mp4") && bytes("a.mp4") != nil
    #expect(isEqual)
  }

  @Test func secondsAndDecibelsOnlyChooseTheSteps() throws {
    try writePicture()
    let timed = try fit(
      "disc.png", "-o", "t.yaml", "--seconds", "0.3", "--layers", "2x8", "--progress", "none")
    #expect(timed.status == 0, "\(timed.errors)")
    let text = try String(contentsOfFile: folder("t.yaml"), encoding: .utf8)
    let steps = try #require(text.firstMatch(of: /--steps ([0-9]+)/).map { String($0.1) })
    let counted = try fit(
      "disc.png", "-o", "c.yaml", "--steps", steps, "--layers", "2x8", "--progress", "none")
    #expect(counted.status == 0)
    let isSame = bytes("t.safetensors") == bytes("c.safetensors")
    #expect(isSame)
    let near = try fit(
      "disc.png", "-o", "n.yaml", "--psnr", "12", "--layers", "2x8", "--progress", "none")
    #expect(near.status == 0)
    #expect(try String(contentsOfFile: folder("n.yaml"), encoding: .utf8).contains("--steps 250"))
  }

  @Test func aPresetsNetworkIsTaught() throws {
    try writePicture()
    try folder.write(
      """
      zoetrope: 1
      network: { inputs: [x, r, theta 3], latent: 0, layers: [6, 6], wiring: residual,
        activation: [sin, softplus] }
      view: { symmetry: mirror }

      """, to: "shape.yaml")
    let outcome = try fit(
      "disc.png", "-o", "d.yaml", "--steps", "20", "--like", "shape.yaml", "--progress", "none")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let scene = try Preset.scene(at: folder("d.yaml"))
    #expect(scene.network.wiring == .residual && scene.network.inputs.count == 3)
    #expect(scene.network.latent == 1 && scene.view.symmetry == .mirror)
  }

  @Test(arguments: [
    (["disc.png", "-o", "x.mp4"], "name a file that ends in .yaml", Int32(2)),
    (["none.png"], "none.png", 2),
    (["text.png"], "text.png", 2),
    (["disc.png", "--steps", "5", "--seconds", "1"], "exclude each other", 64),
    (["disc.png", "--steps", "0"], "--steps is from 1", 64),
    (["disc.png", "--seconds", "nan"], "--seconds is from", 64),
    (["disc.png", "--psnr", "90"], "--psnr is from 5 to 60", 64),
    (["disc.png", "--layers", "4"], "a depth and a width such as 8x32", 64),
    (["disc.png", "--layers", "999x9"], "up to 64x512", 64),
    (["disc.png", "--like", "step.yaml"], "a network of step cannot be taught", 2),
    (["disc.png", "--like", "nowhere"], "nowhere", 2),
    (["disc.png", "-o", "disc.yaml"], "exists already", 3),
  ])
  func refuses(_ arguments: [String], _ words: String, _ status: Int32) throws {
    try writePicture()
    try folder.write("zoetrope: 1\n", to: "text.png")
    try folder.write("zoetrope: 1\n", to: "disc.yaml")
    try folder.write("zoetrope: 1\nnetwork: { activation: step }\n", to: "step.yaml")
    let outcome = try Program.run(["fit"] + arguments, in: folder)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try String(contentsOfFile: folder("disc.yaml"), encoding: .utf8) == "zoetrope: 1\n")
  }
}
