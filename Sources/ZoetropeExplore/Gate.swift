internal import ZoetropeKit

/// The rule that rejects flat, noisy and other poor pictures, by fixed thresholds.
///
/// The thresholds were chosen on 200 films that had been sorted by eye
/// (`Tests/Fixtures/gate-labels.csv`). The gate agrees with 187 of these labels, and with 95 of 100
/// labels of films that were sorted later. A person who did not know the gate labelled the first
/// 200 films again; it agrees with 174 of these labels. `docs/explore.md` has the tables, and
/// `GateTests` requires 85 % agreement. The limit of `seam` was not chosen by labels.
public enum Gate {
  /// A reason to reject a film.
  public enum Fault: String, CaseIterable, Hashable, Sendable {
    /// Grain: coherence under 0.25, and more than a quarter of neighbouring pixel pairs differ in
    /// tone by more than 0.1 (``Impression/edges``).
    case noisy
    /// Clipped: in more than 0.8 of the pixels, red, green and blue are each at 0 or 255 to within
    /// two 8-bit levels.
    case blown
    /// Almost uniform: contrast under 0.06, or tone entropy under 0.95 bits at the coarsest scale.
    case flat
    /// Almost no movement: a mean change under two 8-bit levels from one sixteenth of the film to
    /// the next.
    case still = "static"
    /// A jump at the loop's seam: the change from the last frame to the first is more than 4 times
    /// the mean of the changes before and after it.
    case seam
  }

  /// Returns the first fault, in the order of the cases, of a film with this impression; nil if it
  /// passes.
  public static func fault(of seen: Impression) -> Fault? {
    if seen.coherence < 0.25, seen.edges > 0.25 { return .noisy }
    if seen.clipped > 0.8 { return .blown }
    if seen.contrast < 0.06 || seen.entropy[2] < 0.95 { return .flat }
    if seen.movement < 2.0 / 255 { return .still }
    if seen.seam > 4 { return .seam }
    return nil
  }

  /// Returns a score from 0 to 1, by which films that pass are ranked. It is higher for rich tones,
  /// contrast, clear forms, movement and some colour, and lower for clipped or level areas and for
  /// garish colour. Each good quality counts up to a limit, beyond which more is no better.
  ///
  /// The limits and weights are not based on labelled films. They only order a sheet; they reject
  /// nothing.
  public static func score(of seen: Impression) -> Double {
    min(seen.contrast / 0.25, 1) * (seen.entropy[2] / 5) * min(seen.coherence / 0.7, 1)
      * min(seen.movement / 0.1, 1).squareRoot()
      * (0.8 + 0.2 * min(seen.colourfulness / 0.3, 1))
      * (1 - max(seen.clipped, seen.plateau) / 2)
      / (1 + 4 * max(seen.colourfulness - 0.5, 0))
  }
}
