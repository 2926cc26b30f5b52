internal import ZoetropeKit

/// The rule that rejects flat, noisy and other poor pictures, by fixed thresholds.
///
/// The thresholds were chosen on 200 films that had been sorted by eye
/// (`Tests/Fixtures/gate-labels.csv`). The gate agrees with 181 of these labels, and with 93 of 100
/// labels of films that were sorted later. People who did not know the gate sorted the first 200
/// films again, and 100 more of other networks; the gate agrees with 180 and 86 of their labels.
/// `docs/explore.md` has the tables, and `GateTests` requires 85 % agreement. The threshold of `seam`
/// was not chosen by labels: at 24 frames a second the largest seam of these 300 films, which are
/// closed loops, is 1.2, and 79 % of them exceed 4 where a zoom by 2 is cut off after the last frame
/// (`GateTests`).
public enum Gate {
  /// A reason to reject a film. The raw values are the words that `explore` and `check` print.
  public enum Fault: String, CaseIterable, Hashable, Sendable {
    /// Grain: ``Impression/coherence`` is under 0.25, and ``Impression/edges`` is over 0.25.
    case tooFine = "too-fine"
    /// Clipped: ``Impression/clipped`` is over 0.8, and ``Impression/contrast`` at least 0.005. A page
    /// of one colour is called flat, black and white ones too.
    case saturated
    /// Almost uniform: ``Impression/contrast`` is under 0.06, or the entropy of the tones averaged
    /// over 6x6 pixels is under 0.95 bits.
    case flat
    /// Almost no movement: ``Impression/movement`` is under two 8-bit levels, in a film of more than
    /// one frame.
    case still = "static"
    /// A jump at the loop's seam: ``Impression/seam`` is over 4.
    case seam
  }

  /// Returns the first fault, in the order of the cases, of a film with the impression `seen`; nil
  /// if the film passes.
  public static func fault(of seen: Impression) -> Fault? {
    if seen.coherence < 0.25, seen.edges > 0.25 { return .tooFine }
    if seen.clipped > 0.8 { return seen.contrast < 0.005 ? .flat : .saturated }
    if seen.contrast < 0.06 || seen.entropy[2] < 0.95 { return .flat }
    if seen.movement < 2.0 / 255, !seen.isOneFrame { return .still }
    if seen.seam > 4 { return .seam }
    return nil
  }

  /// Returns a score from 0 to 1, by which films that pass are ranked. Contrast, the entropy of the
  /// tones, coherence, movement and colourfulness raise the score, each up to a limit. Clipped
  /// areas, plateaus and a colourfulness above 0.5 lower it.
  ///
  /// The limits and weights were not fitted to labelled films. As they are, of a film with the label
  /// `good` and one with another label, the good one has the higher score in 95 to 97 % of all pairs
  /// in each of the four labelled sets (`GateTests`).
  public static func score(of seen: Impression) -> Double {
    min(seen.contrast / 0.25, 1) * (seen.entropy[2] / 5) * min(seen.coherence / 0.7, 1)
      * (seen.isOneFrame ? 1 : min(seen.movement / 0.1, 1).squareRoot())
      * (0.8 + 0.2 * min(seen.colourfulness / 0.3, 1))
      * (1 - max(seen.clipped, seen.plateau) / 2)
      / (1 + 4 * max(seen.colourfulness - 0.5, 0))
  }
}
