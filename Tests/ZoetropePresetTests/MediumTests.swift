import CPPN
import Testing
import ZoetropePreset
import ZoetropeScene

@Suite struct MediumTests {
  /// A medium's own defaults, but not where the preset says something else.
  @Test(arguments: Medium.Kind.allCases.filter { $0 != .palette })
  func bringsItsDefaults(_ kind: Medium.Kind) throws {
    let definition = kind.definition
    let scene = try preset("medium: \(kind.rawValue)\n")
    #expect(scene.medium == Medium(kind))
    #expect(scene.network.weights == .balanced(busy: definition.busy))
    #expect(scene.network.outputs.count == definition.channels)
    #expect(scene.channels == definition.channels && scene.view.span == definition.span)
    #expect(scene.colour == .palette(definition.ramp, name: nil))
    #expect(scene.equalising == .requested(MediumDefinition.equalising))
    let written = try preset(
      "medium: \(kind.rawValue)\ncolour: ember\nequalise: 0\nbusy: 3\nview: { span: 4 }\n")
    #expect(written.network.weights == .balanced(busy: 3) && written.view.span == 4)
    #expect(written.equalising == .none && written.colour != scene.colour)
    #expect(
      try preset("medium: \(kind.rawValue)\nnetwork: { weights: balanced 5 }\n").network.weights
        == .balanced(busy: 5))
  }

  @Test(arguments: Medium.Kind.allCases.filter { $0 != .palette })
  func recipesKeepItsNumbers(_ kind: Medium.Kind) throws {
    for (place, number) in kind.definition.numbers.enumerated() {
      for value in [number.range.lowerBound, number.range.upperBound] {
        let scene = try preset(
          "medium: { kind: \(kind.rawValue), \(number.name): \(value) }\n")
        #expect(scene.medium.numbers[place] == value)
        let recipe = Preset.canonical(scene)
        #expect(try preset(String(recipe.dropFirst("zoetrope: 1\n".count))) == scene)
      }
    }
  }

  /// Three channels displace the field; the picture shows as many as before.
  @Test func fieldsAreWarped() throws {
    let scene = try preset("view: { warp: 0.3, folds: 3 }\ncolour: ember\n")
    #expect(scene.view.warp == 0.3 && scene.view.folds == 3 && scene.view.isWarped)
    #expect(scene.channels == 3 && scene.network.outputs.count == 3 && scene.colour.channels == 1)
    let recipe = Preset.canonical(scene)
    #expect(try preset(String(recipe.dropFirst("zoetrope: 1\n".count))) == scene)
    #expect(try preset("colour: ember\n").channels == 1)
    #expect(!Preset.canonical(try preset("")).contains("warp:"))
    #expect(try preset("medium: agate\n").view.folds == 2)
    let still = try preset("medium: agate\nview: { warp: 0 }\n")
    #expect(!still.view.isWarped)
    let stillRecipe = Preset.canonical(still)
    #expect(try preset(String(stillRecipe.dropFirst("zoetrope: 1\n".count))) == still)
  }

  @Test func lightLevelAndSpacingAreKeyed() throws {
    let scene = try preset(
      """
      medium: paper-cut
      light: 90
      keyframes: [{ at: 0%, level: 0, spacing: 1 }, { at: 50%, spacing: 2 }, { at: 100%, level: 2 }]

      """)
    #expect(scene.plan(frame: 150)[.light] == 90 && scene.plan(frame: 150)[.spacing] == 2)
    #expect(abs(scene.plan(frame: 150)[.level] - 1) < 1e-9)
    let recipe = Preset.canonical(scene)
    #expect(recipe.contains("light: 90\n") && recipe.contains("level: 2"))
    #expect(try preset(String(recipe.dropFirst("zoetrope: 1\n".count))) == scene)
  }

  /// Recipes from before there were media have the checksums that they had.
  @Test func recipesWithoutAMediumDoNotNameOne() throws {
    let recipe = Preset.canonical(try preset(""))
    for name in ["medium", "light", "level", "spacing"] { #expect(!recipe.contains("\(name):")) }
    #expect(Preset.canonical(try preset("light: 10\n")).contains("light: 10\n"))
    #expect(try preset("medium: palette\n") == preset(""))
  }

  @Test(arguments: [
    ("medium: papercut", "p.yaml:2:9: medium: 'papercut' is not known; expected "),
    (
      "medium: { kind: paper-cut, bands: 3 }",
      "p.yaml:2:35: medium.bands: paper-cut has no such number; expected sheets, shadow, "
    ),
    ("medium: { kind: palette, sheets: 3 }", "palette has no such number; expected none"),
    ("medium: { sheets: 3 }", "medium.kind: missing; expected "),
    ("medium: { kind: paper-cut, sheets: 30 }", "is out of range; expected a number from 2 to 24"),
    ("medium: { kind: paper-cut, sheets: many }", "medium.sheets: 'many' is not a number"),
    ("medium: paper-cut\ncolour: rgb", "paper-cut takes its colours from a smooth palette"),
    (
      "medium: paper-cut\ncolour: { palette: ink, steps: 4 }",
      "paper-cut takes its colours from a smooth palette"
    ),
    ("medium:", "p.yaml:2:8: medium: no value"),
    ("medium: [paper-cut]", "medium: "),
    ("spacing: 0", "spacing: '0' is out of range"),
  ])
  func faultsSayWhatWasExpected(_ text: String, _ part: String) {
    let all = faults(text + "\n")
    #expect(all.count == 1 && all[0].contains(part), "\(all)")
  }
}
