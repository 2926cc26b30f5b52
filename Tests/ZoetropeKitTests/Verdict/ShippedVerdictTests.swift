import Testing
import ZoetropeExplore
import ZoetropeKit

/// The verdicts on the presets that ship.
@Suite struct ShippedVerdictTests {
  /// Those that are too fine by the number `busy`, with what makes them so. The gate lets all of
  /// them pass: their pictures are forms, not grain.
  static let tooFine = [
    "classics/big-field.yaml": "a field of many small forms is its subject",
    "classics/contour.yaml": "thin lines, each a light between two darks",
    "classics/halving.yaml": "over the limit by less than 3 %, at some moments",
    "classics/marbling.yaml": "over the limit by less than 3 %, at some moments",
    "classics/neuro-pollock.yaml": "a canvas of splashes over all of the picture",
    "classics/splash.yaml": "splashes, at the start and the end",
    "loops/awakening.yaml": "it goes from calm to wild, and is wild in the middle",
    "loops/lily-pond.yaml": "over the limit by less than 3 %, at some moments",
    "monochrome/linocut.yaml": "cuts of a knife, in black and white",
    "monochrome/noir.yaml": "folds of cloth, at two moments of eight",
    "symmetric/mask.yaml": "an ornament, repeated by its symmetry",
    "symmetric/mirror.yaml": "an ornament, repeated by its symmetry",
    "symmetric/pinwheel.yaml": "an ornament, repeated by its symmetry",
    "symmetric/pool.yaml": "ripples, repeated by its symmetry",
    "symmetric/rose-window.yaml": "an ornament, repeated by its symmetry",
    "zooms/deep-dive.yaml": "finer at its ends, where it has not yet dived",
  ]

  @Test(arguments: ShippedPresetTests.films) func isHealthyOrListed(_ name: String) throws {
    let judged = try Verdict.judge(ShippedPresetTests.measured(name))
    #expect(
      judged.verdict == (Self.tooFine[name] == nil ? .healthy : .fault(.tooFine)),
      "\(judged.moments)")
  }
}
