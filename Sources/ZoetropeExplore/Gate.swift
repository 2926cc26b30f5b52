internal import ZoetropeKit

/// What throws out films that nobody need look at, by published thresholds.
///
/// The thresholds were chosen on 200 films that had been sorted by eye before there was a gate;
/// `docs/explore.md` has the numbers. The first fault that applies is the one that is named, in the
/// order of the cases.
public enum Gate {
  /// Why a film is thrown out.
  public enum Fault: String, CaseIterable, Hashable, Sendable {
    /// Grain: coherence under 0.25 with at least a quarter of all neighbours far apart.
    case noisy
    /// Clipped: over 0.8 of the picture black, white or a corner of the colour cube.
    case blown
    /// Next to nothing to see: contrast under 0.06, or less than 0.95 bits of tone at the coarsest scale.
    case flat
    /// Nothing moves: under 2 codes of 255 from one sixteenth of the film to the next.
    case still = "static"
    /// The loop's end jumps: its step is more than 4 times as large as its neighbours.
    case seam
  }

  /// The first fault of a film that looks like this; nil when it passes.
  public static func fault(of seen: Impression) -> Fault? {
    if seen.coherence < 0.25, seen.edges > 0.25 { return .noisy }
    if seen.clipped > 0.8 { return .blown }
    if seen.contrast < 0.06 || seen.entropy[2] < 0.95 { return .flat }
    if seen.movement < 2.0 / 255 { return .still }
    if seen.seam > 4 { return .seam }
    return nil
  }

  /// How good a film looks among those that pass, about 0…1: rich in tone and contrast, clear in
  /// form, moving, with some colour but not garish; each term counts up to where more is no better.
  ///
  /// `min(contrast/0.25, 1) * entropy₆/5 * min(coherence/0.7, 1) * sqrt(min(movement/0.1, 1))`
  /// `* (0.8 + 0.2 * min(colourfulness/0.3, 1)) * (1 - max(clipped, plateau)/2)`
  /// `/ (1 + 4 * max(colourfulness - 0.5, 0))`
  public static func score(of seen: Impression) -> Double {
    min(seen.contrast / 0.25, 1) * (seen.entropy[2] / 5) * min(seen.coherence / 0.7, 1)
      * min(seen.movement / 0.1, 1).squareRoot()
      * (0.8 + 0.2 * min(seen.colourfulness / 0.3, 1))
      * (1 - max(seen.clipped, seen.plateau) / 2)
      / (1 + 4 * max(seen.colourfulness - 0.5, 0))
  }
}
