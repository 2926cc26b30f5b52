/// The lines, edges or dots that a medium repeats over the picture, by which their movement is
/// measured. Distances between two of them are shares of the short side.
package enum MediumLines: Hashable, Sendable {
  /// Edges along levels of heights. There are `counts[c]` levels over the range of channel `c`, and
  /// the quantity `level` shifts them by `shift` spacings for each 1.
  case levels(counts: [Double], shift: Double = 1)
  /// Lines along levels of the first channel of the film's first frame, `pitch` apart wherever that
  /// height is not flat. The quantity `level` shifts them by `shift` of the height's range for each 1.
  case evenlySpaced(pitch: Double, shift: Double)
  /// Stripes across the picture, `pitch` apart, which the first channel of the film's first frame
  /// displaces by up to `bend`.
  case stripes(pitch: Double, bend: Double)
  /// Dots on a grid that stands on the screen, `pitch` apart.
  case dots(pitch: Double)
}

extension Medium {
  /// Returns the medium's lines when its spacing is multiplied by `spacing`; nil if it has none. The
  /// formulas are those of the kernels. Of several sets of lines it is the most visible one.
  package func lines(spacing: Double) -> MediumLines? {
    func number(_ name: String) -> Double { self[name] ?? 0 }
    let spacing = max(spacing, 0.01)
    switch kind {
    case .palette: return nil
    case .paperCut: return .levels(counts: [number("sheets").rounded(.down)])
    case .agate:
      let bands = min(max(number("bands") / spacing, 2), 64).rounded(.down)
      return .levels(counts: [bands], shift: bands)
    case .engraving: return .evenlySpaced(pitch: number("pitch") * spacing, shift: 1 / 8)
    case .halftone: return .dots(pitch: number("pitch") * spacing)
    case .opArt: return .stripes(pitch: number("pitch") * spacing, bend: number("bend"))
    case .map: return .levels(counts: [max(number("levels").rounded(.down) / spacing, 2)])
    case .neon:
      return .levels(counts: [min(max(number("tubes").rounded(.down) / spacing, 0.5), 24)])
    case .stainedGlass:
      return .levels(
        counts: ["levels", "across"].map { max(number($0).rounded(.down) / spacing, 0.5) })
    }
  }
}
