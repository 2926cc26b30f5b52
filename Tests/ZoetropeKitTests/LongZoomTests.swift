import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene

/// The long zoom that ships against the double-precision reference.
@Suite struct LongZoomTests {
  /// The share of pixels that may be more than an 8-bit level off.
  static let farPixelsAllowed = 0.002

  @Test(arguments: [1, 1e1, 1e2, 1e3, 1e4, 1e5])
  func agreesWithTheReferenceAtEachDecade(_ zoom: Double) throws {
    var scene = try ShippedPresetTests.scene("long-zoom.yaml")
    scene.size = FrameSize(width: 96, height: 54)
    let frames = 0..<scene.timeline.frameCount
    let frame = try #require(frames.first { scene.plan(frame: $0)[.zoom] >= zoom })
    // The frame's own instant, but for the zoom, which is the decade's to the bit.
    var plan = scene.plan(frame: frame)
    plan[.zoom] = zoom
    // As it ships; and with the pixels' centres predicted where they are smooth.
    for (sampling, samples) in [(Sampling.exact, scene.samples), (.adaptive, 1)] {
      scene.samples = samples
      var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
      Renderer(scene, sampling: sampling, precision: .asNeeded).frame(plan).paint(&strip)
      let difference = Difference(strip, from: ReferencePainter(scene, plan))
      #expect(
        difference.farShare <= Self.farPixelsAllowed, "\(sampling) at \(zoom): \(difference)")
    }
  }
}
