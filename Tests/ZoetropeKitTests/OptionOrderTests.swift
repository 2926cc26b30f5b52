import Foundation
import Testing

/// Options that change a preset are applied in the order they were typed, whichever they are.
@Suite struct OptionOrderTests {
  let folder = TemporaryFolder()

  init() throws { try folder.write(Sample.preset, to: "small.yaml") }

  private func check(_ words: [String], _ preset: String = "small.yaml") throws -> String {
    let outcome = try Program.run(["check", preset] + words, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return String(decoding: outcome.output, as: UTF8.self)
  }

  @Test(arguments: [
    ("--set film.fps=60 --fps=24", "24 frames at 24 fps, 1 s, 96x64"),
    ("--fps=24 --set film.fps=60", "60 frames at 60 fps, 1 s, 96x64"),
    (
      "--set film.fps=10 --fps 20 --set film.fps=30 --fps 40 --set film.fps=50",
      "50 frames at 50 fps, 1 s, 96x64"
    ),
    (
      "--size 32x18 --set film.size=64x36 --size 48x27 --duration 2 --set film.duration=3",
      "90 frames at 30 fps, 3 s, 48x27"
    ),
    (
      "--set film.duration=3 --set=film.size=64x36 --duration=2 --samples 4 --set film.samples=9",
      "60 frames at 30 fps, 2 s, 64x36, 9 samples per pixel"
    ),
  ])
  func theLastOneWins(_ words: String, _ film: String) throws {
    let text = try check(words.split(separator: " ").map(String.init))
    #expect(text.contains("  film     " + film), "\(text)")
  }

  /// A value may hold an equals sign, and a change is named as it was typed.
  @Test func valuesStayWhole() throws {
    let outcome = try Program.run(
      ["check", "small.yaml", "--set=title=a=b", "--set", "film.fps=a=b"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("--set film.fps=a=b: film.fps: 'a=b' "), "\(outcome.errors)")
    let still = try Program.run(
      ["still", "small.yaml", "--set=title=a=b", "--size", "16x16", "-o", "a.png"], in: folder)
    #expect(still.status == 0, "\(still.errors)")
    #expect(try recipe("a.png").contains(/\ntitle: "?a=b"?\n/))
  }

  private func recipe(_ name: String) throws -> String {
    String(decoding: try Program.run(["recipe", name], in: folder).output, as: UTF8.self)
  }

  /// The first `--seed` counts too: it moves the seeds that a `--set` between the two leaves alone.
  @Test func seedsAreMovedAsTheyStandThen() throws {
    try folder.write(
      Sample.preset.replacingOccurrences(of: "seed: 7, ", with: "")
        + "keyframes: [{ at: 0%, seed: 1 }, { at: 30%, seed: 11 }, { at: 60%, seed: 21 }]\n",
      to: "seeds.yaml")
    let words = "--size 16x16 --seed 3 --set keyframes[1].seed=100 --seed 7 -o a.png"
    let still = try Program.run(
      ["still", "seeds.yaml"] + words.split(separator: " ").map(String.init), in: folder)
    #expect(still.status == 0, "\(still.errors)")
    let seeds = try recipe("a.png").matches(of: /\bseed: (\d+)/).map { String($0.1) }
    #expect(seeds.suffix(3) == ["7", "104", "27"], "\(seeds)")
  }

  /// Presets that are waited for on standard input are not read first.
  @Test(arguments: ["check", "render", "explore"]) func mistakesAreSaidFirst(_ command: String)
    throws
  {
    let outcome = try Program.run([command, "nosuch", "--set", "zoom"], in: folder)
    #expect(outcome.status == 64)
    #expect(
      outcome.errors == "--set zoom: a change is written KEY=VALUE, such as --set film.fps=60.\n")
  }
}
