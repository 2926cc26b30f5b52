import Foundation
import Testing
import ZoetropeKit
import ZoetropeRender

/// The flicker and the movement of lines as `zoetrope check` prints them.
@Suite struct CheckMotionTests {
  private static func preset(_ rest: String) -> String {
    """
    zoetrope: 1
    network: { seed: 2, layers: 2 x 8, weights: balanced 2 }
    film: { duration: 1, size: 96x54 }
    z: seed 2
    \(rest)

    """
  }
  /// Stripes that move by half their distance from frame to frame.
  private static let strobe = preset(
    "medium: op-art\nkeyframes: [{ at: 0%, level: 0 }, { at: 100%, level: 13 }]")
  private static let still = preset("medium: engraving")

  private let folder = TemporaryFolder()

  private func check(_ arguments: [String], _ input: String) throws -> [Substring] {
    let seen = try Program.run(["check", "-"] + arguments, in: folder, input: input)
    #expect(seen.status == 0, "\(seen.errors)")
    return String(decoding: seen.output, as: UTF8.self).split(separator: "\n")
  }

  @Test func strobingLinesAreWarnedAbout() throws {
    let lines = try check([], Self.strobe)
    let place = try #require(lines.firstIndex { $0.hasPrefix("  flicker  up to ") })
    #expect(
      lines[place].hasSuffix("; lines move by 0.43 of their spacing a frame, by 0.43 at most"))
    #expect(
      lines[place + 1].hasPrefix("  warning  changes fast: neighbouring frames differ by up to "))
    #expect(
      lines[place + 2].hasPrefix(
        "  warning  lines move by up to 0.43 of their spacing a frame at 30 fps, and above 0.15 "))
  }

  @Test func stillFilmsAreWarnedAbout() throws {
    let lines = try check([], Self.still)
    #expect(lines.contains { $0.hasPrefix("  warning  seems to stand still: it changes by 0.00 ") })
    // A film of one frame is a picture.
    let picture = try check(["--duration", "0.01"], Self.still)
    #expect(!picture.contains { $0.contains("flicker") || $0.contains("stand still") })
  }

  /// A row a preset, faults on standard error, and the words that the report has in full.
  @Test func theTableHasARowAPreset() throws {
    try folder.write(Self.strobe, to: "strobe.yaml")
    try folder.write(Self.still, to: "a-still-engraving.yaml")
    try folder.write("zoetrope: 1\nnetwork: { seeds: 3 }\n", to: "faulty.yaml")
    let names = ["strobe.yaml", "faulty.yaml", "a-still-engraving.yaml", "calm"]
    let seen = try Program.run(["check", "--motion"] + names, in: folder)
    #expect(seen.status == 2 && seen.errors.hasPrefix("faulty.yaml:2:12: "), "\(seen.errors)")
    let lines = String(decoding: seen.output, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.count == 6, "\(lines)")
    #expect(
      lines[2]
        == "preset                  levels  at most  a second  lines  at most  warning")
    #expect(lines[3].hasPrefix("strobe.yaml             "))
    #expect(lines[3].hasSuffix("   0.43     0.43  changes fast, lines jump"))
    #expect(
      lines[4] == "a-still-engraving.yaml    0.00     0.00       0.0   0.00     0.00  stands still")
    #expect(lines[5].hasPrefix("calm  ") && lines[5].hasSuffix("     -        -"), "\(lines[5])")
  }

  @Test func jsonHasTheNumbers() throws {
    func motion(_ arguments: [String]) throws -> [String: Any] {
      let seen = try Program.run(
        ["check", "-", "--json"] + arguments, in: folder, input: Self.strobe)
      let object = try JSONSerialization.jsonObject(with: seen.output) as? [String: Any]
      return try #require(object?["motion"] as? [String: Any])
    }
    let table = try motion(["--motion"])
    #expect(
      Set(table.keys)
        == ["levels", "levels_a_second", "levels_at_most", "lines", "lines_at_most"])
    #expect(try #require(table["levels"] as? Double) > 12)
    #expect(Set(try motion([]).keys) == ["levels_at_most", "lines", "lines_at_most"])
  }

  @Test func withoutPresetsThereIsNothingToCheck() throws {
    let seen = try Program.run(["check"], in: folder)
    #expect(seen.status == 64)
    #expect(seen.errors.contains("Name a preset to check, or say --motion for a table of all."))
  }

  @Test(arguments: ["loops/calm.yaml", "media/copperplate.yaml", "media/relief.yaml"])
  func shippedPresetsKeepTheLimits(_ name: String) throws {
    let flicker = try #require(Flicker(ShippedPresetTests.measured(name)))
    #expect(!flicker.isFast && !flicker.stands && !flicker.jumps, "\(flicker)")
  }
}
