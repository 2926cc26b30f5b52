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
    kind.definition.lines(self, max(spacing, 0.01))
  }

  /// Returns the value of the number named `name`, or 0 if the medium has no such number.
  func number(_ name: String) -> Double { self[name] ?? 0 }
}
