import Testing
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene

/// What recipes of pictures with parts keep of their measurements.
@Suite struct PartMeasuringTests {
  private static let yaml = """
    zoetrope: 1
    network: { seed: 3, layers: 2 x 8 }
    medium: map
    center: auto
    zoom: 2
    film: { size: 64x36, duration: 1, pace: even }
    collage: { zones: [{ above: 0.4, medium: paper-cut }, { above: 0.7, medium: palette }] }

    """

  /// A recipe has all that was measured of the whole picture, and reads back without measuring that
  /// again.
  @Test func recipesKeepWhatWasMeasured() throws {
    let scene = try SceneSource(yaml: Self.yaml).scene()
    let recipe = Preset.canonical(scene)
    let read = try Preset.scene(from: Array(recipe.utf8), file: "recipe").draft
    #expect(read.measurement == scene.measurement && !read.measurement.isEmpty)
    #expect(read.outdated.isEmpty)
    let again = try SceneSource(yaml: recipe).scene()
    #expect(again == scene && Preset.canonical(again) == recipe)
  }

  /// All parts have the centre that is found for the whole picture, also when it is found anew.
  @Test func partsShareTheCentre() throws {
    let first = try SceneSource(yaml: Self.yaml).scene()
    var source = SceneSource(yaml: Preset.canonical(first))
    source.set("finish.vignette", to: "1")
    let other = try source.scene()
    for scene in [first, other] {
      let centre = scene.plan(frame: 0)[.centreX]
      #expect(scene.values.parts.count == 3)
      for part in scene.values.parts {
        #expect(!part.timeline.seeksCentre && part.plan(frame: 0)[.centreX] == centre)
      }
    }
    #expect(first.plan(frame: 0)[.centreX] != other.plan(frame: 0)[.centreX])
    var fresh = SceneSource(yaml: Self.yaml)
    fresh.set("finish.vignette", to: "1")
    #expect(try fresh.scene() == other)
  }
}
