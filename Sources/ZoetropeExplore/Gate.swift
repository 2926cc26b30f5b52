internal import ZoetropeKit

/// The rule that rejects flat, noisy and other poor pictures, by fixed thresholds.
///
/// The thresholds were chosen on 200 films that had been sorted by eye beforehand
/// (`Tests/Fixtures/gate-labels.csv`): the gate agrees with 187 of these labels, with 95 of 100
/// films that were labelled later, and with 174 of the first 200 as somebody who did not know the
/// gate labelled them. `docs/explore.md` has the tables; `GateTests` requires 85 % agreement. The
/// limit of `seam` stands apart: no label covers it. If several faults apply, the first in the
/// order of the cases is named.
public enum Gate {
  /// A reason to reject a film.
  public enum Fault: String, CaseIterable, Hashable, Sendable {
    /// Grain: coherence under 0.25, and more than a quarter of neighbouring pixel pairs differ in
    /// tone by more than 0.1 (``Impression/edges``).
    case noisy
    /// Clipped: more than 0.8 of the picture is black, white or another corner of the colour cube.
    case blown
    /// Almost uniform: contrast under 0.06, or tone entropy under 0.95 bits at the coarsest scale.
    case flat
    /// Almost no movement: a mean change under two 8-bit levels from one sixteenth of the film to
    /// the next.
    case still = "static"
    /// A jump at the loop's end: its step is more than 4 times the mean of the steps around it.
    case seam
  }

  /// Returns the first fault of a film that has these numbers; nil when it passes.
  public static func fault(of seen: Impression) -> Fault? {
    if seen.coherence < 0.25, seen.edges > 0.25 { return .noisy }
    if seen.clipped > 0.8 { return .blown }
    if seen.contrast < 0.06 || seen.entropy[2] < 0.95 { return .flat }
    if seen.movement < 2.0 / 255 { return .still }
    if seen.seam > 4 { return .seam }
    return nil
  }

  /// Ranks a film among those that pass, at about 0…1: higher for rich tones, contrast, clear
  /// forms, movement and some colour; lower for clipped or level areas and for garish colour. Each
  /// good quality counts up to a limit beyond which more is no better.
  ///
  /// No labels stand behind its limits and weights: they only order a sheet and reject nothing.
  public static func score(of seen: Impression) -> Double {
    min(seen.contrast / 0.25, 1) * (seen.entropy[2] / 5) * min(seen.coherence / 0.7, 1)
      * min(seen.movement / 0.1, 1).squareRoot()
      * (0.8 + 0.2 * min(seen.colourfulness / 0.3, 1))
      * (1 - max(seen.clipped, seen.plateau) / 2)
      / (1 + 4 * max(seen.colourfulness - 0.5, 0))
  }
}
