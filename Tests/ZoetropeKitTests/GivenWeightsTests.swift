import CPPN
import Foundation
import Testing
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene
import ZoetropeWeights

/// Presets whose weights are those of files.
@Suite struct GivenWeightsTests {
  let folder = TemporaryFolder()

  private static let drawn = """
    zoetrope: 1
    network: { latent: 2, layers: [5, 4], activation: [tanh, sin], weights: normal 1.5, seed: SEED }
    colour: rgb
    film: { size: 64x36, fps: 10, duration: 1 }
    z: orbit 4 5 6

    """

  /// Writes the weights that a seed draws to `NAME.safetensors`.
  private func writeWeights(seed: Int, to name: String) throws -> Weights {
    let scene = try Preset.scene(
      from: Array(Self.drawn.replacing("SEED", with: "\(seed)").utf8), file: "p.yaml")
    let weights = scene.draft.weights(seed: UInt64(seed))
    try Data(Safetensors.file(weights)).write(
      to: URL(fileURLWithPath: folder.path + "/\(name).safetensors"))
    return weights
  }

  private func write(_ network: String, keyframes: String = "", to name: String = "g.yaml") throws
    -> String
  {
    let text = Self.drawn.replacing("weights: normal 1.5, seed: SEED", with: network)
    try folder.write(text + keyframes, to: name)
    return folder.path + "/" + name
  }

  /// The faults of a preset, without the folder's path.
  private func faults(_ path: String) -> String {
    do {
      _ = try Preset.scene(at: path)
      return ""
    } catch {
      return error.description.replacing(folder.path + "/", with: "")
    }
  }

  @Test func aFileGivesTheWeightsThemselves() throws {
    let weights = try writeWeights(seed: 7, to: "seven")
    let scene = try Preset.scene(at: write("weights: seven.safetensors"))
    #expect(scene.draft.weights(scene.plan(frame: 3).seeds) == weights)
    #expect(scene.draft.weightFiles == ["seven.safetensors"])
    // As if the seed had drawn them, but for z, which is written.
    let drawn = try Preset.scene(
      from: Array(Self.drawn.replacing("SEED", with: "7").utf8), file: "p.yaml")
    #expect(drawn.timeline.latent == scene.timeline.latent)
  }

  @Test func theRecipeHoldsThem() throws {
    let weights = try writeWeights(seed: 7, to: "seven")
    let scene = try Preset.scene(at: write("weights: seven.safetensors"))
    let recipe = Preset.canonical(scene)
    #expect(recipe.contains("weights: \"f32:"))
    let again = try Preset.scene(from: Array(recipe.utf8), file: "recipe.yaml")
    #expect(again == scene)
    #expect(again.draft.weights(seed: 0) == weights)
    #expect(try again.draft.validated() == scene)
  }

  /// With the name of a file and a checksum, as pictures of a sequence have it.
  @Test func theShortRecipeNamesThem() throws {
    _ = try writeWeights(seed: 7, to: "seven")
    let scene = try Preset.scene(at: write("weights: seven.safetensors"))
    let short = Preset.canonicalWithoutWeights(scene.draft)
    #expect(short.utf8.count < 2000)
    try folder.write(short, to: "short.yaml")
    #expect(try Preset.scene(at: folder.path + "/short.yaml") == scene)
    for (checksum, text, _) in Preset.weightTexts(of: scene.draft) {
      #expect(
        Preset.text(short, holding: text, checksum: checksum) == Preset.canonical(scene.draft))
    }
    _ = try writeWeights(seed: 8, to: "seven")
    #expect(faults(folder.path + "/short.yaml").contains("other weights than those"))
  }

  @Test(arguments: WeightBlend.allCases)
  func keyframesGoFromWeightsToWeights(_ blend: WeightBlend) throws {
    let (seven, eight) = (
      try writeWeights(seed: 7, to: "seven"), try writeWeights(seed: 8, to: "eight")
    )
    // Out of order, and one file twice.
    let path = try write(
      "blend: \(blend.rawValue)",
      keyframes: """
        keyframes:
          - { at: 80%, weights: seven.safetensors }
          - { at: 40%, weights: eight.safetensors }
          - { at: 0%, weights: seven.safetensors }

        """)
    let scene = try Preset.scene(at: path)
    #expect(scene.timeline.seed.keys.map(\.value) == [0, 1, 0])
    #expect(scene.seam.isClosed)
    let recipe = try Preset.scene(
      from: Array(Preset.canonical(scene).utf8), file: "recipe.yaml")
    #expect(recipe == scene)

    let single = scene.network.single
    func sums(_ weights: Weights, _ architecture: Architecture) -> [Double] {
      ReferenceEvaluator(
        architecture: architecture, weights: weights, latent: [0.3, -1], phase: 0
      ).outputSums(x: Dual(0.2, .zero), y: Dual(-0.7, .zero)).map(\.value)
    }
    let ends = [seven, eight].map { sums($0, single) }
    #expect(sums(scene.draft.weights(scene.plan(frame: 0).seeds), scene.network) == ends[0])
    #expect(sums(scene.draft.weights(scene.plan(frame: 4).seeds), scene.network) == ends[1])
    let middle = scene.draft.weights(scene.plan(frame: 2).seeds)
    switch blend {
    case .linear:
      let mean = (seven.layers[0].matrix[3] + eight.layers[0].matrix[3]) / 2
      #expect(abs(middle.layers[0].matrix[3] - mean) < 1e-6)
    case .variance:
      #expect(middle == seven.blended(with: eight, amount: 0.5))
    case .outputs:
      for (index, sum) in sums(middle, scene.network).enumerated() {
        #expect(abs(sum - (ends[0][index] + ends[1][index]) / 2) < 1e-5)
      }
    }
  }

  /// Two networks side by side give the mean of their sums, whatever the wiring.
  @Test(arguments: Wiring.allCases)
  func outputsFadeInEveryWiring(_ wiring: Wiring) throws {
    var architecture = Architecture(
      inputs: [.x, .y, .theta(harmonic: 2)], latent: 1,
      layers: Array(repeating: NetworkLayer(width: 3, activations: [.tanh, .gaussian]), count: 3),
      wiring: wiring, outputs: [.sigmoid, .sine], weights: .normal(1), biases: .all)
    let networks = [3, 4].map { Weights(architecture, seed: $0) }
    architecture.weights = .given(GivenWeights(networks, blend: .outputs))
    let pair = architecture.sideBySide
    let course = SeedCourse(
      pair, from: 0, to: 1, in: BalanceField(halfHeight: 1))
    func sums(_ weights: Weights, _ shape: Architecture) -> [Double] {
      ReferenceEvaluator(architecture: shape, weights: weights, latent: [0.4], phase: 0)
        .outputSums(x: Dual(-0.4, .zero), y: Dual(0.9, .zero)).map(\.value)
    }
    let ends = networks.map { sums($0, architecture) }
    for amount in [0, 0.25, 1] {
      let mixed = sums(course.weights(at: amount), pair)
      for (index, sum) in mixed.enumerated() {
        #expect(abs(sum - (ends[0][index] * (1 - amount) + ends[1][index] * amount)) < 1e-5)
      }
    }
    #expect(sums(Weights(pair, seed: 1), pair) == ends[1])
  }

  @Test(arguments: [
    ("weights: none.safetensors", "", "there is no such file; expected the path of a weights file"),
    ("weights: picture.png", "", "or the name of a file such as ember.safetensors"),
    ("weights: seven.safetensors, seed: 3", "", "network.seed: the weights are given"),
    ("weights: seven.safetensors, biases: none", "", "network.biases: the weights are given"),
    ("weights: seven.safetensors, layer_gains: [1, 1, 1]", "", "mean exactly themselves"),
    ("weights: seven.safetensors", "busy: 4\n", "busy: given weights mean exactly themselves"),
    (
      "weights: seven.safetensors", "keyframes: [{ at: 0%, busy: 4 }]\n",
      "expected no busy here, or gain"
    ),
    (
      "weights: seven.safetensors", "keyframes: [{ at: 0%, weights: seven.safetensors }]\n",
      "network.weights: the weights are also named by keyframes[0].weights"
    ),
    (
      "blend: linear", "keyframes: [{ at: 0%, weights: seven.safetensors }, { at: 1s, seed: 2 }]\n",
      "keyframes[1].seed: the weights are given"
    ),
    ("blend: linear", "", "network.blend: the weights are drawn"),
    (
      "weights: seven.safetensors checksum 0123456789abcdef", "",
      "it has other weights than those that this recipe was made with"
    ),
    ("weights: \"f16:AAAA\"", "", "these are 1 weights and biases; expected"),
    ("weights: seven.safetensors, wiring: dense", "", "'2.weight' is 4 x 5 and layer 2"),
    ("weights: folder.safetensors", "", "this is a folder; expected a weights file"),
    ("weights: pipe.safetensors", "", "this is a device or a socket; expected a weights file"),
    ("weights: text.safetensors", "", "it is not a safetensors file"),
  ])
  func refuses(_ network: String, _ more: String, _ words: String) throws {
    _ = try writeWeights(seed: 7, to: "seven")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.safetensors", withIntermediateDirectories: true)
    mkfifo(folder.path + "/pipe.safetensors", 0o600)
    try folder.write("zoetrope: 1\ntitle: text\n", to: "text.safetensors")
    let fault = faults(try write(network, keyframes: more))
    #expect(fault.contains(words), "\(fault)")
    #expect(fault.hasPrefix("g.yaml:"))
  }

  /// Weights that are named by a preset which a keyframe names.
  @Test func aKeyframesPresetBringsItsWeights() throws {
    let (seven, eight) = (
      try writeWeights(seed: 7, to: "seven"), try writeWeights(seed: 8, to: "eight")
    )
    _ = try write("weights: seven.safetensors", to: "first.yaml")
    _ = try write("weights: eight.safetensors", to: "second.yaml")
    let text = Self.drawn.replacing(
      "weights: normal 1.5, seed: SEED", with: "blend: linear"
    ).replacing("z: orbit 4 5 6\n", with: "")
    try folder.write(
      text + """
        keyframes:
          - { at: 0%, weights: seven.safetensors, z: seed 1 }
          - { at: 50%, preset: second.yaml }

        """, to: "both.yaml")
    let fault = faults(folder.path + "/both.yaml")
    #expect(fault == "")
    guard fault.isEmpty else { return }
    let scene = try Preset.scene(at: folder.path + "/both.yaml")
    #expect(scene.draft.weights(seed: 0) == seven)
    #expect(scene.draft.weights(seed: 1) == eight)
  }

  /// A field of a taught preset has a network of its own.
  @Test func fieldsDrawTheirOwn() throws {
    _ = try writeWeights(seed: 7, to: "seven")
    let path = try write(
      "weights: seven.safetensors",
      keyframes: "collage: { zones: [{ above: 0.5, colour: hsv }] }\n")
    let scene = try Preset.scene(at: path)
    guard case .balanced? = scene.fields[.mask]?.network.weights else {
      Issue.record("the mask has \(String(describing: scene.fields[.mask]?.network.weights))")
      return
    }
    #expect(scene.collage?.zones[0].scene.network.weights == scene.network.weights)
    #expect(
      try Preset.scene(from: Array(Preset.canonical(scene).utf8), file: "r.yaml") == scene)
  }

  /// The whole way of a user: weights out of a preset, into another, into a film, and out of it again.
  @Test func theFilmIsMadeAgainFromItself() throws {
    func run(_ arguments: String...) throws -> Program.Outcome {
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
      return outcome
    }
    try folder.write(Self.drawn.replacing("SEED", with: "7"), to: "drawn.yaml")
    _ = try run("weights", "drawn.yaml", "-o", "seven.safetensors")
    _ = try write("weights: seven.safetensors")
    _ = try run("frames", "drawn.yaml", "-o", "drawn", "--progress", "none")
    _ = try run("frames", "g.yaml", "-o", "given", "--progress", "none")
    func pixels(_ path: String) throws -> Data {
      try run("frames", path, "-o", "-", "--progress", "none").output
    }
    let isSame = try pixels("drawn.yaml") == pixels("g.yaml")
    #expect(isSame)
    _ = try run("render", "g.yaml", "-o", "g.mp4", "--progress", "none")
    try FileManager.default.removeItem(atPath: folder.path + "/seven.safetensors")
    let paths = try run("recipe", "g.mp4", "-o", "again.yaml").output
    #expect(String(decoding: paths, as: UTF8.self) == "again.safetensors\nagain.yaml\n")
    _ = try run("render", "again.yaml", "-o", "again.mp4", "--progress", "none")
    func bytes(_ name: String) -> Data? {
      FileManager.default.contents(atPath: folder.path + "/" + name)
    }
    let isEqual = bytes("g.mp4") == bytes("again.mp4") && bytes("g.mp4") != nil
    #expect(isEqual)

    // Of a sequence only the first picture holds the weights, and frame 3 names them.
    let first = try run("recipe", "given/frame_00000.png").output
    let other = try run("recipe", "given/frame_00003.png").output
    #expect(String(decoding: first, as: UTF8.self).contains("weights: \"f32:"))
    #expect(String(decoding: other, as: UTF8.self).contains("seven.safetensors checksum "))
    // The rest of a film goes beside its first frames: both are of one film.
    try FileManager.default.removeItem(atPath: folder.path + "/given/frame_00003.png")
    _ = try Program.run(["weights", "drawn.yaml", "-o", "seven.safetensors"], in: folder)
    _ = try run("frames", "g.yaml", "-o", "given", "--frames", "3-3", "--progress", "none")
  }

  /// Weights beyond what a recipe holds are said before the work, and named by the film.
  @Test func largeWeightsAreNamed() throws {
    let text = """
      zoetrope: 1
      network: { latent: 0, layers: 3 x 300, WEIGHTS }
      film: { size: 32x18, fps: 5, duration: 0.4 }

      """
    try folder.write(text.replacing("WEIGHTS", with: "weights: fan-in 1"), to: "drawn.yaml")
    let out = try Program.run(["weights", "drawn.yaml", "-o", "large.safetensors"], in: folder)
    #expect(out.status == 0, "\(out.errors)")
    try folder.write(text.replacing("WEIGHTS", with: "weights: large.safetensors"), to: "g.yaml")
    let film = try Program.run(
      ["render", "g.yaml", "-o", "g.mp4", "--progress", "plain"], in: folder)
    #expect(film.status == 0, "\(film.errors)")
    #expect(film.errors.contains("a recipe holds 512: what is made names their file"))
    let recipe = try Program.run(["recipe", "g.mp4", "-o", "again.yaml"], in: folder)
    #expect(recipe.status == 0)
    let again = try Program.run(
      ["render", "again.yaml", "-o", "again.mp4", "--progress", "none"], in: folder)
    #expect(again.status == 0, "\(again.errors)")
  }

  @Test func checkWarnsOfStrangers() throws {
    _ = try writeWeights(seed: 7, to: "seven")
    _ = try writeWeights(seed: 8, to: "eight")
    for (blend, isWarned) in [("linear", true), ("outputs", false)] {
      _ = try write(
        "blend: \(blend)",
        keyframes: "keyframes: [{ at: 0%, weights: seven.safetensors }, "
          + "{ at: 50%, weights: eight.safetensors }]\n")
      let outcome = try Program.run(["check", "g.yaml"], in: folder)
      #expect(outcome.status == 0)
      let text = String(decoding: outcome.output, as: UTF8.self)
      #expect(text.contains("nothing in common") == isWarned, "\(text)")
    }
  }

  @Test(arguments: [
    (["weights", "drawn.yaml", "-o", "x.pt"], "name a file that ends in .safetensors", Int32(2)),
    (["weights", "drawn.yaml", "--at", "5s", "-o", "x.safetensors"], "no picture at 5.0 s", 2),
    (["recipe", "drawn.yaml", "-o", "x.yaml"], "is a preset already", 2),
    (["recipe", "drawn.yaml", "-o", "x.mp4"], "name a file that ends in .yaml", 2),
  ])
  func theProgramRefuses(_ arguments: [String], _ words: String, _ status: Int32) throws {
    try folder.write(Self.drawn.replacing("SEED", with: "7"), to: "drawn.yaml")
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }
}
