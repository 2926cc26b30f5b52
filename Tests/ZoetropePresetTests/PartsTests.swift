import CPPN
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

/// Fields besides the one that paints, and collages.
@Suite struct PartsTests {
  private static let collage = """
    medium: op-art
    light: 90
    network: { seed: 7, layers: 3 x 8, output: [sigmoid] }
    view: { span: 2 }
    keyframes: [{ at: 0%, z: seed 1, zoom: 1, ease: ease-in-out }, { at: 50%, z: seed 2, zoom: 2 }]
    collage:
      border: 0.01
      border_colour: "#102030"
      zones:
        - { above: 0.3, medium: { kind: engraving, pitch: 0.02 } }
        - { above: 0.6, colour: ["#e4572e", "#e4572e"], medium: palette, network: { seed: 9 } }
        - { above: 0.8, z: seed 5, zoom: 1 }

    """

  private func reread(_ scene: SceneDraft) throws -> SceneDraft {
    try Preset.scene(from: Array(Preset.canonical(scene).utf8), file: "recipe").draft
  }

  @Test func aZoneHasThePresetsKeysButForItsOwn() throws {
    let scene = try preset(Self.collage)
    let zones = try #require(scene.collage?.zones)
    #expect(zones.map(\.above) == [0.3, 0.6, 0.8])
    let (engraving, red, still) = (zones[0].scene, zones[1].scene, zones[2].scene)
    #expect(engraving.medium.kind == .engraving && engraving.medium["pitch"] == 0.02)
    #expect(engraving.colour == .palette(Medium.Kind.engraving.definition.ramp, name: nil))
    #expect(engraving.network.layers == scene.network.layers && engraving.channels == 3)
    #expect(engraving.timeline[.zoom] == scene.timeline[.zoom] && engraving.view.span == 2)
    #expect(engraving.timeline.latent == scene.timeline.latent)
    #expect(red.medium.isPalette && red.timeline.seed.keys.map(\.value) == [9])
    #expect(red.equalising == .none && red.network.weights == .balanced(busy: 4))
    #expect(still.medium == scene.medium && still.colour == scene.colour)
    #expect(still.timeline.latent.keys.count == 1 && still.timeline[.zoom].keys.count == 1)
    #expect(still.timeline[.light].keys[0].value == 90)
    for zone in zones {
      #expect(zone.scene.size == scene.size && zone.scene.collage == nil)
      #expect(zone.scene.timeline.frameCount == scene.timeline.frameCount)
    }
    #expect(try reread(scene) == scene)
  }

  /// A mask that nobody describes is calm, stands still in the view, and has a seed of its own.
  @Test func aMaskHasDefaults() throws {
    let scene = try preset(Self.collage)
    let mask = try #require(scene.fields[.mask])
    #expect(mask.network.weights == .balanced(busy: 1.5) && mask.channels == 1)
    #expect(mask.timeline.seed.keys.map(\.value) == [8])
    #expect(mask.timeline.latent.keys.count == 1 && mask.medium.isPalette)
    #expect(mask.timeline[.zoom] == scene.timeline[.zoom] && mask.view.span == 2)
    #expect(mask.equalising == .requested(MediumDefinition.equalising))
    #expect(mask.timeline[.light].keys[0].value == 90)
    #expect(try preset("").fields.isEmpty)
  }

  @Test func aFieldMovesIfItSaysSo() throws {
    let scene = try preset(
      """
      medium: engraving
      network: { inputs: [x, y, time], seed: 3, weights: balanced 3 }
      keyframes: [{ at: 0%, z: seed 1, rotation: 0, seed: 4 }, { at: 50%, z: seed 2, seed: 6 }]
      fields:
        lines: { busy: 2, network: { layers: 2 x 8 }, z: orbit 1 2 3 }

      """.replacing(
        "network: { inputs: [x, y, time], seed: 3,", with: "network: { inputs: [x, y, time],"))
    let lines = try #require(scene.fields[.lines])
    #expect(lines.timeline.latent.keys.count == 3 && lines.timeline[.phase].keys.count == 1)
    #expect(scene.timeline[.phase].keys.count == 2)
    // Its seed follows that of the preset, so that --seed changes both.
    #expect(lines.timeline.seed.keys.map(\.value) == [6])
    #expect(lines.network.weights == .balanced(busy: 2) && lines.channels == 3)
    #expect(try reread(scene) == scene)
    let drifting = try preset(
      """
      medium: engraving
      fields: { lines: { keyframes: [{ at: 0%, z: seed 1 }, { at: 50%, z: seed 2, zoom: 2 }] } }
      zoom: 3

      """)
    #expect(drifting.fields[.lines]?.timeline[.zoom].keys.map(\.value) == [2])
    #expect(try reread(drifting) == drifting)
  }

  /// Zoom, centre, rotation and light go for all parts, whatever else a part has keyframes for.
  @Test func aPartThatMovesKeepsTheView() throws {
    let scene = try preset(
      """
      keyframes: [{ at: 0%, z: seed 1, zoom: 1, light: 0 }, { at: 50%, z: seed 2, zoom: 3, light: 90 }]
      fields: { mask: { keyframes: [{ at: 0%, z: seed 3 }, { at: 40%, z: seed 4 }] } }
      collage:
        zones:
          - { above: 0.5, keyframes: [{ at: 0%, exposure: 0 }, { at: 25%, exposure: 1, zoom: 2 }] }
          - { above: 0.6, keyframes: [] }

      """)
    let (mask, zones) = (try #require(scene.fields[.mask]), try #require(scene.collage?.zones))
    #expect(mask.timeline[.zoom] == scene.timeline[.zoom])
    #expect(mask.timeline[.light] == scene.timeline[.light])
    #expect(mask.timeline.latent.keys.count == 2)
    #expect(zones[0].scene.timeline[.zoom].keys.map(\.value) == [2])
    #expect(zones[0].scene.timeline[.light] == scene.timeline[.light])
    #expect(zones[1].scene.timeline[.zoom].keys.map(\.value) == [1])
    #expect(try reread(scene) == scene)
  }

  @Test func outputsAreAsManyAsAPartNeeds() throws {
    let scene = try preset(
      """
      network: { output: [sine, contour, sigmoid], weights: balanced 6 }
      colour: rgb
      collage:
        zones:
          - { above: 0.2, colour: oklab, gain: 2 }
          - { above: 0.5, colour: ember }
          - { above: 0.7, medium: map }

      """)
    let zones = try #require(scene.collage?.zones.map(\.scene))
    #expect(zones.map(\.network.outputs) == [[.sine, .contour, .sigmoid], [.sine], [.sine]])
    #expect(scene.fields[.mask]?.network.outputs == [.sine])
    #expect(zones[0].network.weights == .balanced(busy: 6))
    #expect(zones[2].network.weights == .balanced(busy: Medium.Kind.map.definition.busy))
    #expect(try reread(scene) == scene)
  }

  /// A medium of any zone may use a field.
  @Test func zonesUseFields() throws {
    let scene = try preset(
      "fields: { lines: {} }\ncollage: { zones: [{ above: 0.5, medium: engraving }] }\n")
    #expect(scene.fields[.lines]?.channels == 3)
    #expect(try reread(scene) == scene)
  }

  @Test func oneFilmGoesForAllParts() throws {
    let scene = try preset(Self.collage)
    var draft = scene
    draft.size = FrameSize(width: 64, height: 36)
    draft.samples = 4
    let valid = try draft.validated()
    #expect(valid.collage?.zones.allSatisfy { $0.scene.size == draft.size } == true)
    #expect(valid.fields[.mask]?.samples == 4)
    #expect(try reread(valid.draft) == valid.draft)
  }

  @Test(arguments: [
    (
      "collage: { zones: [{ above: 0.6 }, { above: 0.4 }] }",
      "collage.zones[1]: this zone lies above 0.4, and the one before it above 0.6; expected zones in rising order"
    ),
    (
      "collage: { zones: [{ medium: engraving }] }",
      "collage.zones[0].above: missing; expected a number from 0 to 1"
    ),
    ("collage: {}", "collage.zones: missing; expected a list of zones"),
    (
      "fields: { mask: {} }",
      "fields.mask: no collage is cut along this field; expected a collage, or no mask"
    ),
    (
      "medium: engraving\nfields: { detail: {} }",
      "fields.detail: engraving has no detail of a field; expected map as the medium, or no field of this name"
    ),
    (
      "collage: { zones: [{ above: 0.5, center: auto }] }",
      "collage.zones[0].center: the center is looked for in the whole picture; expected auto at the top of the preset, or a point"
    ),
    (
      "collage: { zones: [{ above: 0.5, network: { layers: [32, x] } }] }",
      "collage.zones[0].network.layers[1]: 'x' is not a number; expected a whole number from 1 to 4096, or a section with width and activation"
    ),
    (
      "network: { seed: 3 }\ncollage: { zones: [{ above: 0.5, network: [1, 2] }] }",
      "collage.zones[0].network: a list does not belong here"
    ),
    (
      "view: { span: 2 }\nfields: { mask: { view: foo } }\ncollage: { zones: [{ above: 0.5 }] }",
      "fields.mask.view: 'foo' does not belong here"
    ),
    (
      "collage: { zones: [{ above: 0.5, keyframes: [{ at: 0%, zoom: 1 }, { at: 100%, zoom: 2 }] }] }",
      "collage.zones[0].keyframes[1].zoom"
    ),
  ])
  func faultsAreNamedOnce(_ text: String, _ message: String) {
    let error = #expect(throws: PresetError.self) { try preset(text + "\n") }
    #expect(error?.first.description.contains(message) == true, "\(String(describing: error))")
    #expect(error?.others.isEmpty == true, "\(String(describing: error))")
  }
}
