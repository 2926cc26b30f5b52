import CPPN
import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene
import ZoetropeTerminal
import ZoetropeVideo

/// Words and outlines, from the preset to files.
@Suite struct FigureTests {
  private static func source(_ figure: String, _ more: String = "") -> SceneSource {
    SceneSource(
      yaml: """
        zoetrope: 1
        network: { seed: 3, layers: 2 x 8 }
        film: { size: 96x54, duration: 0.1 }
        figure: \(figure)
        \(more)

        """, name: "p.yaml")
  }

  private static func refusal(_ figure: String) -> String {
    do {
      _ = try source(figure).scene()
      return ""
    } catch {
      let failure = Failure(error)
      return "\(failure.status): \(failure.message)"
    }
  }

  /// Letters are as wide as the picture allows, whatever they are.
  @Test(arguments: ["I", "Ag", "j", "W̊", "Weltanschauungskrisen", "Ψυχή Привет", "★", "  a  "])
  func wordsAreDrawn(_ word: String) throws {
    let mask = try #require(
      try Self.source("{ word: \(PresetDocument.quoted(word)) }").scene().figure?.drawnMask)
    #expect(mask.columns > 1400 || mask.rows > 600, "\(mask.columns) x \(mask.rows)")
    #expect(mask.columns <= 1700 && mask.rows <= 1000, "\(mask.columns) x \(mask.rows)")
    // The letters reach all four sides.
    let (left, right) = (0, mask.columns - 1)
    #expect((0..<mask.rows).contains { mask.levels[$0 * mask.columns + left] > 0 })
    #expect((0..<mask.rows).contains { mask.levels[$0 * mask.columns + right] > 0 })
    #expect(mask.levels.prefix(mask.columns).contains { $0 > 0 })
  }

  /// The longest words fit in a recipe.
  @Test func longWordsFit() throws {
    let word = String(repeating: "@&%§", count: 15)
    let scene = try Self.source("{ word: \"\(word)\" }").scene()
    let mask = try #require(scene.figure?.drawnMask)
    #expect(mask.text.utf8.count <= 65_536 && mask.columns > 800)
    #expect(try scene.draft.validated().figure?.mask == mask)
  }

  /// An outline that no recipe could hold would give films whose preset cannot be read.
  @Test func roughOutlinesAreRefused() {
    let refusal = Self.refusal(
      "{ outline: { seed: 3, spread: 10, layers: 4 x 32, activation: [sin] } }")
    #expect(refusal.contains("p.yaml:4") && refusal.contains("too rough"), "\(refusal)")
  }

  /// Fifteen squares one after the other overflow even the derivatives.
  @Test func outlinesOfAnySlopeAreCut() {
    let square = String(repeating: "{ width: 4, activation: square }, ", count: 15)
    let refusal = Self.refusal(
      "{ outline: { seed: 3, spread: 2, layers: [\(square){ width: 4, activation: sin }] } }")
    #expect(refusal.isEmpty || refusal.contains("outline"), "\(refusal)")
  }

  @Test func fontsHaveStyles() throws {
    func columns(_ font: String) throws -> Double {
      let mask = try #require(
        try Self.source("{ word: Il, font: \(font) }").scene().figure?.drawnMask)
      return Double(mask.columns) / Double(mask.rows)
    }
    // Bold letters are wider.
    #expect(try columns("DejaVu Sans Bold") > 1.2 * columns("DejaVu Sans"))
    #expect(try columns("No Such Font Bold") > 0)
  }

  @Test func lettersThatTheFontLacksAreRefusedWithTheirPlace() {
    #expect(
      Self.refusal("{ word: 中A }")
        == "2: p.yaml:4:17: figure.word: DejaVu Sans Bold has no letter for '中' (U+4E2D). Name another "
        + "font with figure.font, or use other letters.")
    #expect(
      Self.refusal("{ word: \"\\u2060\" }")
        == "2: p.yaml:4:17: figure.word: '<U+2060>' has no letters that cover anything.")
  }

  /// The form is cut from the field: its mask covers the places where the formula is above 0.
  @Test func outlinesAreCutFromTheirField() throws {
    let scene = try Self.source("{ outline: { seed: 5 } }").scene()
    let figure = try #require(scene.figure)
    let mask = try #require(figure.drawnMask)
    guard case .outline(let outline) = figure.form else { return }
    let network = ReferenceEvaluator(
      architecture: outline.network, weights: Weights(outline.network, seed: 5), latent: [],
      phase: 0)
    let step = 3.0 / 400
    var (right, bottom) = (-2.0, -2.0)
    func height(_ x: Double, _ y: Double) -> Double {
      let sum = network.outputSums(x: Dual(x), y: Dual(y))[0].value
      return 1.05 - (x * x + y * y).squareRoot() + 0.38 * tanh(sum)
    }
    var area = 0.0
    for row in stride(from: -1.5, to: 1.5, by: 8 * step) {
      for column in stride(from: -1.5, to: 1.5, by: 8 * step) where height(column, row) > 0 {
        area += 64
        (right, bottom) = (max(right, column), max(bottom, row))
      }
    }
    let covered = mask.levels.reduce(0) { $0 + Double($1) } / 127
    #expect(abs(covered / area - 1) < 0.03, "\(covered) of \(area)")
    #expect(mask.text.utf8.count < 20_000)
    #expect(try Self.source("{ outline: { seed: 6 } }").scene().figure?.mask != mask)
  }

  /// A recipe has the letters, and does not need the font.
  @Test func recipesPaintWithoutTheFont() async throws {
    let scene = try Self.source("{ word: ZOE, font: DejaVu Serif }").scene()
    let recipe = Preset.canonical(scene)
    #expect(recipe.contains("  mask: \""))
    let again = try SceneSource(yaml: recipe).scene()
    #expect(again.figure == scene.figure)
    #expect(try await again.image8() == scene.image8())
    // Letters of another font, under the name of this one: the recipe's are painted.
    let other = try #require(
      try Self.source("{ word: ZOE, font: DejaVu Sans Mono }").scene().figure?.mask)
    let form = Figure.Form.word("ZOE", font: "DejaVu Serif")
    var draft = scene.draft
    draft.figure?.mask = FigureMask(
      columns: other.columns, rows: other.rows, levels: other.levels, source: form.checksum)
    let changed = try SceneSource(yaml: Preset.canonical(draft.validated())).scene()
    #expect(try await changed.image8() != scene.image8())
    // Another word is drawn.
    var source = SceneSource(yaml: recipe)
    source.set("figure.word", to: "EZO")
    let drawn = try source.scene()
    #expect(drawn.figure?.drawnMask != nil && drawn.figure?.mask != scene.figure?.mask)
  }

  /// Scenes made in code are drawn when they are painted.
  @Test func scenesInCodeAreDrawn() async throws {
    let scene = try Self.source("{ word: ZOE }").scene()
    var draft = scene.draft
    draft.figure?.mask = nil
    let measured = try draft.validated().measured()
    #expect(measured.figure?.mask == nil)
    #expect(try await measured.image8() == scene.image8())
  }

  /// A network that sees the figure paints the same from its recipe, and in code.
  @Test func networksSeeTheFigure() async throws {
    let inputs =
      "network: { seed: 3, layers: 2 x 8, inputs: [x, y, shape], weights: normal 1 }\nbusy: 3\n"
      + "equalise: 0.5"
    var source = SceneSource(
      yaml: """
        zoetrope: 1
        film: { size: 96x54, duration: 0.1 }
        figure: { word: ZOE, font: DejaVu Serif }
        \(inputs)

        """, name: "p.yaml")
    let scene = try source.scene()
    let picture = try await scene.image8()
    #expect(scene.network.shape != nil)
    let recipe = Preset.canonical(scene)
    #expect(try await SceneSource(yaml: recipe).scene().image8() == picture)
    let inCode = try source.valid().draft.validated().withFigureDrawn().measured()
    #expect(try await inCode.image8() == picture)
    // Another ratio of the sides is measured anew, from a recipe too.
    var (tall, again) = (source, SceneSource(yaml: recipe))
    tall.set("film.size", to: "54x96")
    again.set("film.size", to: "54x96")
    #expect(try await again.scene().image8() == tall.scene().image8())
    source.set("figure.word", to: "EZO")
    #expect(try await source.scene().image8() != picture)
  }

  @Test(arguments: BitDepth.allCases) func picturesHaveAlpha(_ depth: BitDepth) async throws {
    let folder = TemporaryFolder()
    let scene = try Self.source("{ word: O, background: none, shadow: 0.5 }").scene()
    let path = folder("a.png")
    _ = try await StillJob(
      scene, at: .frame(0), to: OutputFile(path, replace: false), depth: depth
    ).run()
    let bytes = try #require(FileManager.default.contents(atPath: path))
    // The header: bits per channel, and colour with alpha.
    #expect(Array(bytes[24...25]) == [UInt8(depth.rawValue), 6])
    let image = try await scene.image8()
    let alpha = stride(from: 3, to: image.components.count, by: 4).map { image.components[$0] }
    #expect(alpha.contains(0) && alpha.contains(255) && alpha.contains { (1...254).contains($0) })
    // The corners are empty, and an O is empty in its middle.
    #expect(alpha[0] == 0 && alpha[alpha.count - 1] == 0)
    let float = try await scene.imageFloat()
    let middle = 27 * 96 + 48
    let exact = 255 * float.components[4 * middle + 3]
    #expect(abs(exact - Float(alpha[middle])) < 0.75)
    let job = try await FramesJob(
      scene, to: folder("frames"), name: "p", depth: depth
    ).run()
    #expect(job.frames == 3)
    let first = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder("frames")).min())
    let frame = try #require(FileManager.default.contents(atPath: folder("frames/" + first)))
    #expect(Array(frame[24...25]) == [UInt8(depth.rawValue), 6])
  }

  @Test func filmsAndPipesRefuseTransparency() throws {
    let folder = TemporaryFolder()
    try folder.write(
      "zoetrope: 1\nfilm: { size: 32x18, duration: 0.1 }\nfigure: { word: A, background: none }\n",
      to: "p.yaml")
    let message =
      "figure.background: films and pipes have no transparency; give the figure a background colour, or "
      + "make pictures (zoetrope frames, zoetrope still)."
    for arguments in [["render", "p.yaml", "-o", "p.mp4"], ["render", "p.yaml", "-o", "-"]] {
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.status == 2 && outcome.errors.contains(message), "\(outcome.errors)")
      #expect(outcome.output.isEmpty && folder.names == ["p.yaml"])
    }
    // Sheets put it on grey.
    let sheet = try Program.run(["sheet", "p.yaml", "--seeds", "1-2", "-o", "s.png"], in: folder)
    #expect(sheet.status == 0, "\(sheet.errors)")
  }
}
