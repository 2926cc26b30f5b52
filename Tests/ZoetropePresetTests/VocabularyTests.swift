import CPPN
import ReferencePainting
import Testing
import ZoetropePreset
import ZoetropeScene

/// Every value with a word is written as that word and read back. A word that is missing in the
/// table, or reads as another value, fails here.
@Suite struct VocabularyTests {
  private func expectToReadBack(_ change: (inout SceneDraft) -> Void) throws {
    var scene = try preset("film: { loop: false }\n")
    change(&scene)
    scene.timeline.closeOn(scene.network, scene.view)
    let text = Preset.canonical(scene)
    #expect(try Preset.scene(from: Array(text.utf8), file: "p").draft == scene, "\(text)")
  }

  @Test(arguments: Input.oneOfEach)
  func inputs(_ input: Input) throws {
    try expectToReadBack {
      $0.network.inputs = [input]
      if input == .shape { $0.figure = Figure(.word("A", font: Figure.standardFont)) }
    }
  }

  @Test(arguments: Activation.allCases)
  func activations(_ activation: Activation) throws {
    try expectToReadBack {
      $0.network.layers = [NetworkLayer(width: 3, activations: [activation])]
    }
  }

  @Test(arguments: OutputActivation.allCases)
  func outputs(_ output: OutputActivation) throws {
    try expectToReadBack { $0.network.outputs = [output] }
  }

  @Test(arguments: WeightLaw.oneOfEach)
  func weightLaws(_ law: WeightLaw) throws {
    try expectToReadBack { $0.network.weights = law }
  }

  @Test(arguments: Symmetry.oneOfEach)
  func symmetries(_ symmetry: Symmetry) throws {
    try expectToReadBack { $0.view.symmetry = symmetry }
  }

  @Test func enumerations() throws {
    for word in Wiring.allCases { try expectToReadBack { $0.network.wiring = word } }
    for word in BiasPlacement.allCases { try expectToReadBack { $0.network.biases = word } }
    for word in Coordinates.allCases { try expectToReadBack { $0.view.coordinates = word } }
    for word in LatentPath.allCases { try expectToReadBack { $0.timeline.latent.path = word } }
    for word in Ending.allCases { try expectToReadBack { $0.timeline.ending = word } }
    for word in Caption.Place.allCases { try expectToReadBack { $0.finish.caption.place = word } }
    for word in [false, true] { try expectToReadBack { $0.finish.grain.isMoving = word } }
    for loop in Loop.allCases {
      let word = [Loop.loop: "true", .once: "false", .pingPong: "ping-pong"][loop] ?? ""
      let scene = try preset("film: { loop: \(word) }\n")
      #expect(scene.timeline.loop == loop)
      #expect(Preset.canonical(scene).contains("\n  loop: \(word)\n"))
    }
  }

  @Test(arguments: [
    Pace.keyed, .even,
  ])
  func paces(_ pace: Pace) throws {
    try expectToReadBack { $0.timeline.pace = pace }
  }

  @Test(arguments: [
    Easing.linear, .ease, .easeIn, .easeOut, .easeInOut, .hold, .cubicBezier(0.1, 2, 0.3, -1),
  ])
  func easings(_ easing: Easing) throws {
    var scene = try preset("keyframes: [ { at: 10%, gain: 2 }, { at: 50%, gain: 3 } ]\n")
    scene.timeline[.gain].keys[0].easing = easing
    let text = Preset.canonical(scene)
    #expect(try Preset.scene(from: Array(text.utf8), file: "p").draft == scene, "\(text)")
  }

  @Test(arguments: [
    Colouring.rgb, .grey(inverted: false), .grey(inverted: true), .hsv, .oklab, .oklch,
  ])
  func colours(_ colour: Colouring) throws {
    try expectToReadBack {
      $0.colour = colour
      $0.network.outputs = Array(repeating: .sigmoid, count: colour.channels)
    }
  }
}
