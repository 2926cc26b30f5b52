import CPPN
import Testing
import ZoetropePreset
import ZoetropeScene

@Suite struct BusyTests {
  private static let network =
    "network: { layers: 3 x 16, weights: normal 0.5 }\nview: { span: 3 }\n"

  @Test func itIsGainTimesDeviationTimesRootOfWidthTimesSpan() throws {
    let scene = try preset(Self.network + "busy: 12\n")
    #expect(scene.timeline[.gain] == .constant(2))
    #expect(scene.busy(gain: 2) == 12)
    // Angles and logarithms do not depend on the span.
    let turned = try preset(
      "network: { inputs: [log-r 1, theta 2], layers: 3 x 16, weights: normal 0.5 }\n"
        + "view: { span: 3 }\nbusy: 12\n")
    #expect(turned.timeline[.gain] == .constant(6))
    let raw = try preset(
      "network: { layers: 3 x 16, weights: normal 0.5 }\nview: { coordinates: raw }\nbusy: 64\n")
    #expect(raw.timeline[.gain] == .constant(0.5))
  }

  @Test func itMovesAsTheGainDoes() throws {
    let scene = try preset(
      Self.network
        + """
        keyframes:
          - { at: 0%, busy: 6, ease: ease-in }
          - { at: 50%, busy: 12 }

        """)
    let keys = scene.timeline[.gain].keys
    #expect(keys.map(\.value) == [1, 2] && keys.map(\.position) == [0, 150])
    #expect(keys[0].easing == .easeIn)
    let canonical = Preset.canonical(scene)
    #expect(!canonical.contains("busy") && canonical.contains("gain: 2"))
  }

  @Test func aGainBesidesItIsRefused() {
    #expect(
      faults("gain: 2\nbusy: 4\n")
        == ["p.yaml:3:7: busy: the gain is also named by gain; expected one of the two"])
    #expect(
      faults("busy: 4\nkeyframes: [{ at: 0%, gain: 2 }]\n") == [
        "p.yaml:2:7: busy: the gain is also named by keyframes[0].gain; expected one of the two"
      ])
    #expect(
      faults("busy: 4\nkeyframes: [{ at: 0%, busy: 2 }]\n") == [
        "p.yaml:2:7: busy: the gain is also named by keyframes[0].busy; expected one of the two"
      ])
    #expect(
      faults("keyframes: [{ at: 0%, busy: 2 }, { at: 50%, gain: 2 }]\n") == [
        "p.yaml:2:29: keyframes[0].busy: the gain is also named by keyframes[1].gain; expected one of "
          + "the two"
      ])
    #expect(
      faults("busy: -1\n")
        == ["p.yaml:2:7: busy: '-1' is out of range; expected a number from 0 to 1000"])
    #expect(
      faults("busy: 9\nnetwork: { layers: [2], layer_gains: [0, 0] }\n") == [
        "p.yaml:2:7: busy: network.layer_gains are all 0, so that no gain makes the picture busy; "
          + "expected one above 0"
      ])
  }

  @Test func layersHaveGainsOfTheirOwn() throws {
    let scene = try preset("network: { layers: 2 x 8, layer_gains: [1, 2.5, 0.5] }\n")
    #expect(scene.network.layerGains == [1, 2.5, 0.5])
    #expect(try preset("").network.layerGains == [])
    #expect(
      faults("network: { layers: 2 x 8, layer_gains: [1, 2] }\n") == [
        "p.yaml:2:40: network.layer_gains: 2 gains for 2 hidden layers and the output; expected 3"
      ])
    #expect(
      faults("network: { layers: 3 x 8, wiring: shared, layer_gains: [1, 2, 3, 1] }\n") == [
        "p.yaml:2:56: network.layer_gains: shared layers use one matrix; expected the same gain for "
          + "all hidden layers but the first"
      ])
  }
}
