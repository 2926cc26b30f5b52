internal import Foundation
internal import ZoetropeScene

/// The colours of a draft.
extension StarterDraft {
  /// Draws the key `colour`, the finish and the first word of the title.
  mutating func drawColour() {
    let palette = dice.pick(NamedPalette.all.map(\.name))
    let other = dice.pick(NamedPalette.all.map(\.name).filter { $0 != palette })
    tone = palette.capitalized
    // Three channels of seams or bands are garish; they take plain outputs.
    let isPlain = network.contains {
      $0.key == "output" && ["sine", "sigmoid", "triangle"].contains($0.value)
    }
    var isRamp = true
    switch isPlain ? dice.number() : dice.number() * 0.84 {
    case ..<0.42:
      set("colour", palette, "one of \(NamedPalette.all.count) palettes; try \(other), or rgb")
    case ..<0.56:
      set(
        "colour", "{ palette: \(palette), steps: \(dice.pick([3, 4, 5, 6, 8])) }",
        "flat colours; smooth without steps, or try \(other)")
      hasEdges = true
    case ..<0.70:
      set(
        "colour", "{ palette: \(palette), lightness: \(number(0.3, 0.6, step: 0.1)) }",
        "a second channel darkens and lightens; try \(other)")
    case ..<0.84:
      tone = dice.pick(["Painted", "Mixed", "Homemade"])
      let colours = Ramp(&dice).hexes.map { "\"\($0)\"" }.joined(separator: ", ")
      set("colour", "[\(colours)]", "any colours, from dark to light; try \(other)")
    default:
      let mode = dice.pick(["oklab", "oklab", "rgb", "oklch"])
      isRamp = false
      tone =
        switch mode {
        case "oklab": "Pastel"
        case "rgb": "Prism"
        default: "Rainbow"
        }
      set("colour", mode, "three channels of the network make the colour; try \(other)")
    }
    if isRamp, dice.chance(0.15) { set("cycles", "2", "through the colours twice; 1 is calmer") }
    if dice.chance(0.2) {
      let finish = dice.pick([
        ("{ vignette: 0.3 }", "darker corners; 0 is none"),
        ("{ grain: 0.015 }", "film grain; 0 is none"),
        ("{ vignette: 0.25, grain: 0.012 }", "darker corners and film grain; 0 is none"),
      ])
      set("finish", finish.0, finish.1)
    }
  }
}
