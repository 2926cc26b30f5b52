import CPPN
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

@Suite struct FigureTests {
  private static let mask = FigureMask(
    columns: 3, rows: 2, levels: [0, 127, 64, 127, 0, 1],
    source: Figure.Form.word("ZOE", font: Figure.standardFont).checksum)

  @Test func hasDefaults() throws {
    let figure = try #require(try preset("figure: { word: ZOE }\n").figure)
    #expect(figure == Figure(.word("ZOE", font: "DejaVu Sans Bold")))
    #expect(figure.ground == .colour(try #require(RGB(hex: "#ece6d8"))))
    #expect(figure.size == 0.8 && figure.shadow == 0.5 && figure.press == 0 && figure.mask == nil)
    let pressed = try preset("medium: paper-cut\nfigure: { word: ZOE, press: 2 }\n").figure
    #expect(pressed?.ground == .field && pressed?.press == 2)
    let seen = try preset("figure: { word: ZOE }\nnetwork: { inputs: [x, y, shape] }\n")
    #expect(seen.figure?.ground == .field && seen.readsShape && seen.network.shape == nil)
    let outline = try preset("figure: { outline: {} }\n").figure
    guard case .outline(let cut)? = outline?.form else {
      Issue.record("\(String(describing: outline))")
      return
    }
    #expect(cut.seed == 1 && cut.network.layers.map(\.width) == [12, 12])
    #expect(cut.network.weights == .normal(0.9) && cut.network.outputs.count == 1)
    #expect(try preset("").figure == nil)
    #expect(!Preset.canonical(try preset("")).contains("figure"))
  }

  @Test(arguments: [
    "figure: { word: ZOE }", "figure: { word: \"a \\\" b\", font: Some Serif, size: 0.05 }",
    "figure: { word: 7, background: none, shadow: 1 }",
    "figure: { word: Ψυχή, background: [0.1, 0.2, 0.3], shadow: 0 }",
    "medium: map\nfigure: { word: A, background: field, press: 0.25 }",
    "medium: map\nfigure: { word: A, background: none, press: 100 }",
    "figure: { outline: { seed: 12, spread: 2, inputs: [x, abs-y], layers: [4, 6], activation: sin } }",
    "figure: { outline: { layers: [] }, background: \"#123456\" }",
    "figure: { word: A }\nnetwork: { inputs: [x, shape] }",
    "figure: { word: A, background: \"#ffffff\" }\nnetwork: { inputs: [shape, time] }",
    "medium: agate\nfigure: { word: A }\nfields: { mask: { network: { inputs: [shape] } } }\n"
      + "collage: { zones: [{ above: 0.5 }] }",
  ])
  func recipesReadBack(_ text: String) throws {
    let scene = try preset(text + "\n")
    let recipe = Preset.canonical(scene)
    #expect(try preset(String(recipe.dropFirst("zoetrope: 1\n".count))) == scene)
    #expect(try scene.validated().draft == scene)
  }

  @Test func recipesKeepTheMask() throws {
    var draft = try preset("figure: { word: ZOE }\n")
    draft.figure?.mask = Self.mask
    let scene = try draft.validated()
    #expect(scene.figure?.mask == Self.mask && Self.mask != nil)
    let recipe = String(Preset.canonical(scene).dropFirst("zoetrope: 1\n".count))
    #expect(try preset(recipe).figure?.drawnMask == Self.mask)
    // Another word needs another mask; another size does not.
    let other = recipe.replacing("\"ZOE\"", with: "\"ZOO\"")
    #expect(try preset(other).figure?.drawnMask == nil)
    let small = recipe.replacing("size: 0.8", with: "size: 0.4")
    #expect(try preset(small).figure?.drawnMask == Self.mask)
  }

  @Test(arguments: [
    ("figure: {}", "p.yaml:2:9: figure: a figure needs a form; expected a word or an outline"),
    (
      "network: { inputs: [x, shape] }",
      "p.yaml:2:20: network.inputs: the input shape is the preset's figure, and there is none; expected a "
        + "figure, or other inputs"
    ),
    (
      "medium: map\nfields: { detail: { network: { inputs: [shape] } } }",
      "p.yaml:3:9: fields: the input shape is the preset's figure, and there is none"
    ),
    (
      "figure: { outline: { inputs: [x, shape] } }",
      "figure.outline.inputs: the outline makes the shape; expected other inputs, such as x and y"
    ),
    (
      "figure: { word: A, outline: {} }",
      "p.yaml:2:9: figure: a figure has one form; expected a word or an outline, not both"
    ),
    ("figure: ZOE", "figure: 'ZOE' does not belong here; expected a section with word, font, "),
    (
      "figure: { word: '' }", "p.yaml:2:17: figure.word: '' has no letters; expected a line of text"
    ),
    ("figure: { word: '   ' }", "figure.word: '   ' has no letters"),
    ("figure: { word: }", "figure.word: no value"),
    ("figure: { word: [A] }", "figure.word: a list does not belong here"),
    (
      "figure: { word: \(String(repeating: "W", count: 61)) }",
      "figure.word: this text is 61 characters long; expected a line of text, up to 60 characters"
    ),
    (
      "figure: { word: A, font: /etc/passwd }",
      "figure.font: '/etc/passwd' is not the name of a font"
    ),
    ("figure: { word: A, size: 0 }", "figure.size: '0' is out of range"),
    ("figure: { word: A, shadow: 2 }", "figure.shadow: '2' is out of range"),
    (
      "figure: { word: A, press: 1 }",
      "p.yaml:2:27: figure.press: the palette has no heights that a figure could press into; "
        + "expected 0, or a medium other than palette"
    ),
    (
      "figure: { word: A, background: field }",
      "figure.background: the field hides a figure that does not press into it; expected a press above "
        + "0, the input shape, a colour or none"
    ),
    (
      "figure: { word: A, background: none }\nfinish: { caption: { text: B } }",
      "figure.background: a caption needs a background to stand on"
    ),
    (
      "figure: { word: A, background: paper }",
      "figure.background: 'paper' is not a colour; expected "
    ),
    ("figure: { word: A, colour: red }", "figure.colour: unknown key; expected word, font, "),
    ("figure: { wrd: A }", "figure.wrd: unknown key"),
    (
      "figure: { word: A, mask: QUJD }",
      "p.yaml:2:26: figure.mask: this mask is damaged; expected one that a recipe has, or none, to draw "
        + "the figure anew"
    ),
    ("figure: { outline: { layers: 9 x 400 } }", "figure.outline.layers: a network of "),
    ("figure: { outline: { latent: 8 } }", "figure.outline.latent: unknown key; expected seed, "),
  ])
  func faultsSayWhatWasExpected(_ text: String, _ part: String) {
    let all = faults(text + "\n")
    #expect(all.count == 1 && all[0].contains(part), "\(all)")
  }

  /// A draft made in code is held to the same rules.
  @Test func draftsAreChecked() throws {
    var draft = try preset("")
    draft.figure = Figure(.word("", font: Figure.standardFont))
    let error = #expect(throws: PresetError.self) { try draft.validated() }
    #expect(error?.description.contains("figure.word") == true)
    draft.figure = Figure(.word("A", font: Figure.standardFont), ground: .field)
    #expect(throws: PresetError.self) { try draft.validated() }
  }
}
