internal import Foundation
internal import ZoetropeFrame
internal import ZoetropeKit

/// The colours of a random ramp. Lightness rises evenly, the hue turns in one direction, and chroma
/// is highest in the middle, as in the palettes that ship.
struct Ramp {
  /// Six colours in hex digits, evenly spaced from dark to light.
  let hexes: [String]

  init(_ dice: inout Dice) {
    let hue = dice.between(0, 360)
    let turn = dice.between(20, 160) * (dice.chance(0.5) ? 1 : -1)
    let strength = dice.between(0.04, 0.16)
    let dark = dice.between(0.14, 0.3)
    let light = dice.between(0.86, 0.97)
    hexes = (0..<6).map { index in
      let share = Double(index) / 5
      let angle = (hue + turn * share) * .pi / 180
      let chroma = strength * (0.3 + 2.8 * share * (1 - share))
      return OKLab(
        lightness: dark + (light - dark) * share, a: chroma * cos(angle), b: chroma * sin(angle)
      ).rgb.hex
    }
  }
}
