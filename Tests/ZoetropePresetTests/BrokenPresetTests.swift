import Testing
import ZoetropePreset

/// A preset that is wrong, and every word that is said of it.
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
}

@Suite struct BrokenPresetTests {
  @Test(arguments: BrokenPreset.all)
  func isRefusedInTheseWords(_ preset: BrokenPreset) {
    do {
      _ = try Preset.scene(from: Array(preset.yaml.utf8), file: "p.yaml")
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
