import CPPN
import Testing
import ZoetropePreset
import ZoetropeScene

@Suite struct BusyTests {
  private static let network =
    "network: { layers: 3 x 16, weights: normal 0.5 }\nview: { span: 3 }\n"

  /// It is a request until it is measured, and recipes keep both.
  @Test func theGainIsMeasured() throws {
    let scene = try preset(Self.network + "busy: 4\n")
    #expect(scene.timeline.gainIsBusy && scene.timeline[.gain] == .constant(4))
    #expect(scene.plan(frame: 0)[.gain] == 1)
    #expect(Preset.canonical(scene).contains("\nbusy: 4\n"))
    let busy = try scene.foundGains()[0].busy
    #expect(abs(busy / 4 - 1) < 0.15, "\(busy)")
    let found = try scene.withFoundGains()
    let gain = found.timeline[.gain].keys[0].value
    #expect(!found.timeline.gainIsBusy && gain > 0.1 && gain < 20)
    #expect(found.measurement.gains == [gain] && found.unmeasured == scene)
    let recipe = Preset.canonical(found)
    #expect(recipe.contains("\nbusy: 4\n") && recipe.contains("  gain: [\(gain)]\n"), "\(recipe)")
    let again = try preset(String(recipe.dropFirst("zoetrope: 1\n".count)))
    #expect(again == found && again.measurement == found.measurement)
  }

  /// Gains that are more or fewer than the keys are refused, unless something has changed, so that
  /// they are measured anew anyway.
  @Test(arguments: [
    ("busy: 4\n", "1 key of busy", 1),
    ("keyframes: [{ at: 0%, busy: 2 }, { at: 50%, busy: 6 }]\n", "2 keys of busy", 2),
    (
      "busy: 4\nkeyframes: [{ at: 0%, seed: 1 }, { at: 50%, seed: 2 }]\n", "2 keys of the seed", 2
    ),
  ])
  func aListOfGainsHasOneForEachKey(_ motion: String, _ keys: String, _ count: Int) throws {
    let recipe = Preset.canonical(try preset(Self.network + motion).withFoundGains())
    let lines = recipe.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("  gain: [") })
    for gains in [[1], [1, 2, 3]] where gains.count != count {
      var changed = lines
      changed[place] = "  gain: \(gains)"
      let text = changed.joined(separator: "\n")
      let noun = gains.count == 1 ? "gain" : "gains"
      #expect(
        faults(String(text.dropFirst("zoetrope: 1\n".count))) == [
          "p.yaml:\(place + 1):9: measured.gain: \(gains.count) \(noun) for \(keys); expected "
            + "\(count); without the section measured they are measured anew"
        ])
      let other = text.replacing("width: 16", with: "width: 12")
      let scene = try preset(String(other.dropFirst("zoetrope: 1\n".count)))
      #expect(scene.timeline.gainIsBusy && scene.outdated.gains?.count == gains.count)
    }
  }

  @Test func itMovesAsTheGainDoes() throws {
    let scene = try preset(
      Self.network
        + """
        keyframes:
          - { at: 0%, busy: 2, ease: ease-in }
          - { at: 50%, busy: 6 }

        """
    ).withFoundGains()
    let keys = scene.timeline[.gain].keys
    #expect(keys[0].value < keys[1].value && keys.map(\.position) == [0, 150])
    #expect(keys[0].easing == .easeIn)
    let canonical = Preset.canonical(scene)
    #expect(canonical.contains("busy: 2") && canonical.contains("busy: 6"))
    #expect(canonical.contains("  gain: [\(keys[0].value), \(keys[1].value)]"))
  }

  /// Each seed's picture is as busy as wanted at the time of its key.
  @Test func everySeedHasAGainOfItsOwn() throws {
    let scene = try preset(
      Self.network + "busy: 4\nkeyframes: [{ at: 0%, seed: 1 }, { at: 50%, seed: 2, ease: hold }]\n"
    ).withFoundGains()
    let keys = scene.timeline[.gain].keys
    for (key, seed) in zip(keys, [1, 2]) {
      let alone = try preset(
        "network: { seed: \(seed), layers: 3 x 16, weights: normal 0.5 }\nview: { span: 3 }\nbusy: 4\n"
      ).withFoundGains()
      #expect(alone.timeline[.gain].keys[0].value == key.value)
    }
    #expect(keys.count == 2 && keys[0].value != keys[1].value && keys[1].easing == .hold)
    #expect(scene.measurement.gains == keys.map(\.value))
  }

  /// A target that no gain reaches gives the nearest, and says what can be reached.
  @Test func theNearestIsTakenIfNoneReaches() throws {
    let scene = try preset(
      "network: { inputs: [tile-x 0.5, tile-y 0.5], latent: 0, layers: [], weights: normal 1 }\n"
        + "busy: 1\n")
    let found = try scene.foundGains()[0]
    #expect(found.reach.lowerBound > 2 && found.reach.contains(found.busy), "\(found)")
  }

  @Test func aCancelledSearchStops() throws {
    let scene = try preset(Self.network + "busy: 4\n")
    #expect(throws: CancellationError.self) { try scene.withFoundGains(unless: { true }) }
  }

  /// What was found is kept: asking again evaluates nothing, but can be cancelled.
  @Test func aSearchIsMadeOnce() throws {
    func calls(_ busy: Double, seed: Int, span: Double = 3) throws -> Int {
      let scene = try preset(
        "network: { seed: \(seed), layers: 2 x 8, weights: normal 0.51 }\nview: { span: \(span) }\n"
          + "busy: \(busy)\n")
      var count = 0
      let found = try scene.foundGains {
        count += 1
        return false
      }
      #expect(try scene.foundGains() == found)
      return count
    }
    let first = try calls(3, seed: 901)
    #expect(first > 13)
    #expect(try calls(3, seed: 901) == 1)
    #expect(try calls(3, seed: 902) == first)
    #expect(try calls(3.5, seed: 901) == first)
    #expect(try calls(3, seed: 901, span: 4) == first)
    #expect(try calls(3, seed: 901) == 1)
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
        == ["p.yaml:2:7: busy: '-1' is out of range; expected a number from 0.5 to 40"])
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
