import Testing
import ZoetropePreset
import ZoetropeScene

/// A faulty preset with the complete messages about it.
struct BrokenPreset: Sendable, CustomTestStringConvertible {
  let name: String
  let yaml: String
  let message: String

  init(_ name: String, _ yaml: String, _ message: String) {
    self.name = name
    self.yaml = yaml
    self.message = message
  }

  var testDescription: String { name }

  static let all = numbers + sections + motion

  /// The expectation in many of the messages.
  static let rootKeys =
    "zoetrope, title, about, teaches, source, network, view, colour, medium, figure, equalise, finish, film, z, path, zoom, center, "
    + "rotation, twist, gain, "
    + "phase, cycles, shift, contrast, exposure, saturation, hue, light, level, spacing, "
    + "busy, keyframes, fields or collage"
  static let palettes =
    "a palette such as ink, ember or tide (docs/presets.md lists all \(NamedPalette.all.count))"
  static let colours =
    "expected \(palettes), or rgb, grey, grey inverted, hsv, oklab or oklch, or a list of colours in "
    + "quotes such as [\"#102030\", \"#ffeedd\"], or a section with palette, steps and lightness"
}

@Suite struct BrokenPresetTests {
  @Test(arguments: BrokenPreset.all)
  func isRefusedInTheseWords(_ preset: BrokenPreset) {
    do {
      _ = try Preset.scene(from: Array(preset.yaml.utf8), file: "p.yaml").draft
      Issue.record("\(preset.name) was accepted")
    } catch {
      #expect(error.description == preset.message)
    }
  }

  @Test func namesAreUnique() {
    #expect(Set(BrokenPreset.all.map(\.name)).count == BrokenPreset.all.count)
    #expect(BrokenPreset.all.count > 80)
  }
}
