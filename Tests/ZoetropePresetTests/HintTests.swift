import Foundation
import Testing
import ZoetropePreset

/// Common mistakes of newcomers, and the hints that they get.
@Suite struct HintTests {
  /// Presets without their version, and the hints of their faults, in order.
  static let slips: [(yaml: String, meant: [String])] = keys + words + forms + times

  private static let keys: [(yaml: String, meant: [String])] = [
    // An equal word elsewhere is likelier than another word here.
    ("duration: 10", ["film.duration"]),
    ("grain: 0.02", ["finish.grain"]),
    ("durration: 10", ["film.duration"]),
    ("fps: 60", ["film.fps"]),
    ("FPS: 60", ["film.fps"]),
    ("size: 640x360", ["film.size"]),
    ("loop: true", ["film.loop"]),
    ("samples: 4", ["film.samples"]),
    ("activation: tanh", ["network.activation"]),
    ("layer-gains: [1]", ["network.layer_gains"]),
    ("layerGains: [1]", ["network.layer_gains"]),
    ("symmetry: mirror", ["view.symmetry"]),
    ("vignette: 0.3", ["finish.vignette"]),
    ("caption: { text: a }", ["finish.caption"]),
    ("ease: linear", ["keyframes[0].ease"]),
    ("film: { zoom: 2 }", ["zoom at the top"]),
    ("film: { seed: 2 }", ["network.seed"]),
    ("finish: { size: 0.1 }", ["finish.caption.size"]),
    ("network: { fps: 3 }", ["film.fps"]),
    ("keyframes: [{ at: 0%, zoom: 1, duration: 3 }]", ["film.duration"]),
    ("view: { colour: ink }", ["colour at the top"]),
    ("film: { colour: ink }", ["colour at the top"]),
    ("network: { colour: ink }", ["colour at the top"]),
    ("finish: { colour: \"#fff\" }", ["finish.caption.colour"]),
    ("frames: 30", ["film.duration"]),
    ("film: { frames: 30 }", ["duration"]),
    ("frames: [{ at: 0%, zoom: 2 }]", ["keyframes"]),
    ("finish: { caption: { position: top } }", ["place"]),
    ("position: [0, 0]", ["center"]),
    // Differences in case, hyphens and underscores.
    ("Title: a", ["title"]),
    ("KeyFrames: []", ["keyframes"]),
    ("network: { latent-spread: 1 }", ["latent_spread"]),
    ("network: { latentSpread: 1 }", ["latent_spread"]),
    ("finish: { grain-size: 2 }", ["grain_size"]),
    // Other spellings, and words of other programs.
    ("color: ink", ["colour"]),
    ("colours: ink", ["colour"]),
    ("centre: [0, 0]", ["center"]),
    ("equalize: 1", ["equalise"]),
    ("brightness: 1", ["exposure"]),
    ("rotate: 90", ["rotation"]),
    ("resolution: 640x360", ["film.size"]),
    ("framerate: 30", ["film.fps"]),
    ("frame_rate: 30", ["film.fps"]),
    ("length: 10", ["film.duration"]),
    ("name: Silk", ["title"]),
    ("description: Silk", ["about"]),
    ("version: 1", ["zoetrope"]),
    ("film: { length: 10 }", ["duration"]),
    ("film: { width: 640 }", ["size"]),
    ("film: { antialias: 4 }", ["samples"]),
    ("network: { hidden_layers: 4 x 32 }", ["layers"]),
    ("network: { width: 32 }", ["layers"]),
    ("network: { activations: tanh }", ["activation"]),
    ("network: { nonlinearity: tanh }", ["activation"]),
    ("network: { latent_dim: 8 }", ["latent"]),
    ("network: { bias: all }", ["biases"]),
    ("network: { std: 1 }", ["weights"]),
    ("finish: { noise: 0.1 }", ["grain"]),
    ("finish: { caption: { color: \"#fff\" } }", ["colour"]),
    ("finish: { caption: { anchor: top } }", ["place"]),
    ("keyframes: [{ at: 0%, zoom: 1, easing: ease }]", ["ease"]),
    // A misspelt key is not reported as missing.
    ("keyframes: [{ time: 0%, zoom: 1 }]", ["at"]),
    ("keyframes: [{ 50%: { zoom: 1 } }]", ["at: 50%"]),
  ]

  private static let words: [(yaml: String, meant: [String])] = [
    ("network: { activation: gauss }", ["gaussian"]),
    ("network: { activation: relu6 }", ["relu"]),
    ("network: { activation: ReLU }", ["relu"]),
    ("network: { activation: leaky_relu }", ["leaky-relu"]),
    ("network: { activation: LeakyReLU }", ["leaky-relu"]),
    ("network: { activation: lrelu }", ["leaky-relu"]),
    ("network: { activation: swish }", ["relu"]),
    ("network: { activation: gelu }", ["relu"]),
    ("network: { activation: selu }", ["elu"]),
    ("network: { activation: [sine, cosine] }", ["sin", "cos"]),
    ("network: { activation: linear }", ["identity"]),
    ("network: { activation: arctan }", ["atan"]),
    ("network: { activation: x^2 }", ["square"]),
    ("network: { activation: sin(x) }", ["sin"]),
    ("network: { activation: Tanh }", ["tanh"]),
    ("network: { activation: sin cos }", ["[sin, cos]"]),
    ("network: { inputs: [x y] }", ["x, y"]),
    ("network: { inputs: [x y theta 2] }", ["x, y, theta 2"]),
    ("network: { inputs: [\"x, y\"] }", ["x, y"]),
    ("network: { seed: 1,000 }", ["seed: 1000"]),
    ("network: { activation: tanh 2 }", ["tanh"]),
    ("view: { symmetry: mirror x }", ["mirror-x"]),
    ("finish: { caption: { place: bottom left } }", ["bottom-left"]),
    ("keyframes: [{ at: 0%, zoom: 1, ease: ease in out }]", ["ease-in-out"]),
    (
      "keyframes: [{ at: 0%, zoom: 1, ease: \"cubicBezier(0,0,1,1)\" }]",
      ["\"cubic-bezier(0, 0, 1, 1)\""]
    ),
    (
      "keyframes: [{ at: 0%, zoom: 1, ease: 'cubic-bezier 0 0 1 1' }]",
      ["\"cubic-bezier(0, 0, 1, 1)\""]
    ),
    ("center: Auto", ["auto"]),
    ("path: line", ["linear"]),
    ("network: { activation: tahn }", ["tanh"]),
    ("network: { output: tanh }", ["sigmoid or abs-tanh"]),
    ("network: { output: sin }", ["sine"]),
    ("network: { output: absTanh }", ["abs-tanh"]),
    ("network: { output: none }", ["linear"]),
    ("network: { inputs: [x, radius, angle, log(r)] }", ["r", "theta", "log-r"]),
    ("network: { inputs: [theta(3), tile_x 2, abs(x)] }", ["theta 3", "tile-x 2", "abs-x"]),
    ("network: { weights: 0.7 }", ["normal 0.7"]),
    ("network: { weights: normal }", ["normal 1"]),
    ("network: { weights: gauss 0.7 }", ["normal 0.7"]),
    ("network: { weights: balanced 4 5 }", ["balanced 4"]),
    ("network: { weights: \"balanced 90, 5\" }", ["balanced 5"]),
    ("network: { weights: balanced 90 99 }", ["balanced 1"]),
    ("network: { weights: normal 0.3 0.4 }", ["normal 0.3"]),
    ("network: { weights: normal 0 0.4 }", ["normal 0.4"]),
    ("network: { weights: \"normal(0, 0.7)\" }", ["normal 0.7"]),
    ("network: { weights: xavier }", ["fan-in 1"]),
    ("network: { weights: kaiming }", ["fan-in 2"]),
    ("network: { weights: { normal: 0.7 } }", ["normal 0.7"]),
    ("network: { wiring: skip }", ["residual"]),
    ("network: { biases: true }", ["all"]),
    ("network: { biases: false }", ["none"]),
    ("view: { symmetry: 6 }", ["kaleidoscope 6"]),
    ("view: { symmetry: kaleidoscope(6) }", ["kaleidoscope 6"]),
    ("view: { symmetry: kaleidoskope 6 }", ["kaleidoscope 6"]),
    ("view: { symmetry: mirrorX }", ["mirror-x"]),
    ("view: { symmetry: horizontal }", ["mirror-x"]),
    ("view: { coordinates: normalized }", ["normalised"]),
    ("colour: gray", ["grey"]),
    ("colour: gray inverted", ["grey inverted"]),
    ("colour: grey-inverted", ["grey inverted"]),
    ("colour: Viridis", ["viridis"]),
    ("colour: hsl", ["hsv"]),
    ("z: orbit 1, 2, 3", ["orbit 1 2 3"]),
    ("z: orbit(1, 2, 3)", ["orbit 1 2 3"]),
    ("z: { orbit: [1, 2, 3] }", ["orbit 1 2 3"]),
    ("z: 7", ["seed 7"]),
    ("z: seed7", ["seed 7"]),
    ("path: lerp", ["linear"]),
    ("path: Catmull-Rom", ["spline"]),
    ("film: { samples: 2 }", ["4"]),
    ("film: { samples: 5 }", ["4"]),
    ("film: { samples: 8 }", ["9"]),
    ("film: { samples: 0 }", ["1"]),
    ("film: { samples: 100 }", ["64"]),
    ("film: { pace: constant }", ["even"]),
    ("film: { loop: yes }", ["true"]),
    ("film: { loop: pingpong }", ["ping-pong"]),
    ("film: { loop: boomerang }", ["ping-pong"]),
    ("finish: { grain_motion: static }", ["still"]),
    ("finish: { caption: { place: centre } }", ["center"]),
    ("finish: { caption: { place: lower right } }", ["bottom-right"]),
    ("finish: { caption: Hello }", ["{ text: \"Hello\" }"]),
    ("keyframes: [{ at: 0%, zoom: 1, ease: easeInOut }]", ["ease-in-out"]),
    ("keyframes: [{ at: 0%, zoom: 1, ease: ease_in }]", ["ease-in"]),
    ("keyframes: [{ at: 0%, zoom: 1, ease: easeOutCubic }]", ["ease-out"]),
    ("keyframes: [{ at: 0%, zoom: 1, ease: steps }]", ["hold"]),
  ]

  private static let forms: [(yaml: String, meant: [String])] = [
    ("network: { layers: 4X32 }", ["4 x 32"]),
    ("network: { layers: 4*32 }", ["4 x 32"]),
    ("network: { layers: 4 × 32 }", ["4 x 32"]),
    ("network: { layers: 4 by 32 }", ["4 x 32"]),
    ("network: { layers: [4x32] }", ["4 x 32"]),
    ("network: { layers: \"32, 16\" }", ["[32, 16]"]),
    ("network: { inputs: x y r }", ["[x, y, r]"]),
    ("network: { activation: \"sin, tanh\" }", ["[sin, tanh]"]),
    ("center: 0.1 0.2", ["[0.1, 0.2]"]),
    ("zoom: [2]", ["2"]),
    ("zoom: 2x", ["2"]),
    ("zoom: 1,000", ["1000"]),
    ("zoom: 1,500,000", ["1500000"]),
    ("zoom: 0,125", ["0.125"]),
    ("zoom: 1,5", ["1.5"]),
    ("rotation: 90 degrees", ["90"]),
    ("contrast: 120%", ["1.2"]),
    ("exposure: 1 stop", ["1"]),
    ("film: { size: 1080p }", ["1920x1080"]),
    ("film: { size: 4K }", ["3840x2160"]),
    ("film: { size: 1920*1080 }", ["1920x1080"]),
    ("film: { size: 1920X1080 }", ["1920x1080"]),
    ("film: { size: 640 by 360 }", ["640x360"]),
    ("film: { size: [1920, 1080] }", ["1920x1080"]),
    ("film: { size: { width: 640, height: 360 } }", ["640x360"]),
    ("film: { size: 720 }", ["1280x720"]),
    ("film: { size: 16:9 }", ["1920x1080"]),
    ("film: { size: 1280 }", ["1280x720"]),
    ("film: { fps: 30000:1001 }", ["30000/1001"]),
    ("rotation: 0.5turn", ["180"]),
    ("hue: 1.5708rad", ["90"]),
    ("phase: 90deg", ["0.25"]),
    ("shift: 0.5 turns", ["0.5"]),
    ("colour: red", ["[\"#ff0000\"]"]),
    ("network: { layers: { depth: 4, width: 32 } }", ["4 x 32"]),
    ("film: { fps: 30fps }", ["30"]),
    ("film: { fps: 60 Hz }", ["60"]),
    ("film: { fps: 30p }", ["30"]),
    ("film: { fps: ntsc }", ["29.97"]),
    ("colour: [red, \"0xff8800\"]", ["\"#ff0000\"", "\"#ff8800\""]),
    ("colour: [\"rgb(255, 136, 0)\", \"#ffffff\"]", ["\"#ff8800\""]),
    ("colour: [[255, 136, 0], \"#ffffff\"]", ["\"#ff8800\""]),
    ("colour: \"#000, #fff\"", ["[\"#000\", \"#fff\"]"]),
  ]

  private static let times: [(yaml: String, meant: [String])] = [
    ("film: { duration: 10s }", ["10"]),
    ("film: { duration: 500ms }", ["0.5"]),
    ("film: { duration: 300f }", ["10"]),
    ("film: { fps: 25, duration: 30 frames }", ["1.2"]),
    ("film: { duration: 1 }\nkeyframes: [{ at: 50, zoom: 1 }]", ["50%"]),
    ("film: { duration: 60 }\nkeyframes: [{ at: 50, zoom: 1 }]", ["50s"]),
    ("film: { duration: 10 }\nkeyframes: [{ at: 150, zoom: 1 }]", ["150f"]),
    ("film: { duration: 1.5 min }", ["90"]),
    ("film: { duration: 1m30s }", ["90"]),
    ("keyframes: [{ at: 50 %, zoom: 1 }]", ["50%"]),
    ("keyframes: [{ at: 50%%, zoom: 1 }]", ["50%"]),
    ("keyframes: [{ at: 500ms, zoom: 1 }]", ["0.5s"]),
    ("keyframes: [{ at: 2 sec, zoom: 1 }]", ["2s"]),
    ("film: { duration: 120 }\nkeyframes: [{ at: 1:30, zoom: 1 }]", ["90s"]),
    ("keyframes: [{ at: 30 frames, zoom: 1 }]", ["30f"]),
    ("keyframes: [{ at: frame 30, zoom: 1 }]", ["30f"]),
    ("keyframes: [{ at: 0.5, zoom: 1 }]", ["50%"]),
    ("keyframes: [{ at: start, zoom: 1 }]", ["0%"]),
    (
      "keyframes: { 0%: { zoom: 1 }, 50%: { zoom: 2 } }",
      ["a list such as [{ at: 0%, zoom: 1 }, …]"]
    ),
    ("keyframes: { from: { zoom: 1 } }", ["a list such as [{ at: 0%, zoom: 1 }, …]"]),
    ("keyframes: { at: 0%, zoom: 1 }", ["a list such as [{ at: 0%, zoom: 1 }]"]),
  ]

  @Test(arguments: slips)
  func theHintIsWhatWasMeant(_ slip: (yaml: String, meant: [String])) {
    let hints = faults(slip.yaml + "\n").map { fault in
      fault.components(separatedBy: "; did you mean ").dropFirst().first.map {
        String($0.dropLast())
      } ?? fault
    }
    #expect(hints == slip.meant, "\(slip.yaml)")
  }

  /// Nothing is suggested if nothing is near, and a long word is not taken for a misspelling.
  @Test(arguments: [
    "wibble: 1", "network: { activation: maxpool }", "network: { seed: random }",
    "view: { symmetry: 65 }", "z: orbit 1, x", "keyframes: [{ at: soon, zoom: 1 }]",
    "film: { size: big }", "finish: { caption: { size: 24px } }", "rotation: 1e9turn",
    "film: { duration: 1 }\nkeyframes: [{ at: 5 sec, zoom: 1 }]",
    "keyframes: [{ at: 0%, zoom: 1, ease: \"cubicBezier(2, 0, 1, 1)\" }]",
    "network: { activation: \(String(repeating: "(x)", count: 9999)) }",
  ])
  func noHintIsBetterThanAWrongOne(_ yaml: String) {
    let said = faults(yaml + "\n")
    #expect(said.count == 1)
    #expect(said.allSatisfy { !$0.contains("did you mean") }, "\(said)")
  }

  @Test func aRandomSeedIsAnsweredInFull() {
    #expect(
      faults("network: { seed: random }\n") == [
        "p.yaml:2:18: network.seed: 'random' is not a number, and the same preset is always the same "
          + "film; expected a whole number from 0 to 18446744073709551615"
      ])
  }

  @Test(arguments: [
    (
      "film: { duration: 300f }",
      "p.yaml:2:19: film.duration: '300f' is a number of frames, and a film's length is in seconds; "
        + "expected a number above 0, up to 86400; did you mean 10?"
    ),
    (
      "keyframes: [{ at: 0%, z: orbit 1 2 }]",
      "p.yaml:2:26: keyframes[0].z: 'orbit 1 2' is a whole course of z, which stands at the top of a "
        + "preset; here z is one point of it; expected seed N, or a list of network.latent numbers"
    ),
    (
      "keyframes: [{ at: 0%, center: auto }]",
      "p.yaml:2:31: keyframes[0].center: 'auto' is for the whole film and stands at the top; expected a "
        + "point such as [0.1, 0]"
    ),
    (
      "center: { X: 1 }",
      "p.yaml:2:11: center.X: unknown key; expected x or y; did you mean x?"
    ),
    (
      "keyframes: [{ at: 0%, zoom: 1, ease: 'cubic-bezier 0 0 1 1' }]",
      "p.yaml:2:38: keyframes[0].ease: 'cubic-bezier 0 0 1 1' is not written as a curve; expected "
        + "cubic-bezier(X1, Y1, X2, Y2); did you mean \"cubic-bezier(0, 0, 1, 1)\"?"
    ),
    (
      "zoom: 1,000",
      "p.yaml:2:7: zoom: '1,000' has a comma between its digits; expected a number from 1e-6 to 1e25, "
        + "or turns N; did you mean 1000?"
    ),
  ])
  func theWholeLineIsTrue(_ yaml: String, _ line: String) {
    #expect(faults(yaml + "\n") == [line])
  }

  /// Suggestions are valid: read back, they cause no fault.
  @Test func hintsForWordsAreSound() {
    for (yaml, meant) in [
      ("network: { weights: xavier }", "network: { weights: fan-in 1 }"),
      ("z: orbit 1, 2, 3", "z: orbit 1 2 3"),
      ("view: { symmetry: 6 }", "view: { symmetry: kaleidoscope 6 }"),
      ("film: { samples: 2 }", "film: { samples: 4 }"),
      ("network: { layers: 4*32 }", "network: { layers: 4 x 32 }"),
      ("colour: gray inverted", "colour: grey inverted"),
      ("film: { size: 4k }", "film: { size: 3840x2160 }"),
    ] {
      #expect(!faults(yaml + "\n").isEmpty)
      #expect(faults(meant + "\n") == [])
    }
  }
}

@Suite struct SpellingTests {
  @Test(
    arguments: [
      ("easeInOut", "ease-in-out"), ("EASE_OUT", "ease-out"), ("eas", "ease"), ("hodl", "hold"),
      ("", nil), ("x", nil), ("something", nil), ("ease-in", "ease"),
    ] as [(String, String?)])
  func theNearestIsFound(_ word: String, _ meant: String?) {
    #expect(
      Spelling.nearest(to: word, among: ["ease", "ease-out", "ease-in-out", "hold"]) == meant)
  }
}
