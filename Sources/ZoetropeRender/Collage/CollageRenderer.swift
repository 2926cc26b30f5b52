internal import PixelKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// A renderer of the zones of a collage and of the mask that they are cut along.
struct CollageRenderer: Sendable {
  private let collage: Collage
  private let mask: [Renderer]
  private let zones: [Renderer]

  /// Creates a renderer; nil if `scene` has no collage, or no mask for it.
  init?(_ scene: SceneDraft, sampling: Sampling, precision: Precision) {
    guard let collage = scene.collage, let mask = scene.fields[.mask] else { return nil }
    self.collage = collage
    self.mask = [
      Renderer(
        mask, sampling: sampling, caption: nil, precision: precision, mask: collage.looks)
    ]
    zones = collage.zones.prefix(Collage.mostZones).map { zone in
      var zone = zone.scene
      // Media have the lines and details of the whole picture, and its figure presses into all.
      zone.fields = scene.fields.filter { $0.key != .mask }
      zone.figure = scene.figure.flatMap { $0.press > 0 ? $0 : nil }
      zone.figure?.ground = .field
      return Renderer(zone, sampling: sampling, precision: precision)
    }
  }

  /// Returns the collage at the instant of a plan of the whole picture.
  func frame(_ plan: FramePlan) -> CollageFrame {
    CollageFrame(
      collage, mask: mask.map { $0.frame(at: plan) }, zones: zones.map { $0.frame(at: plan) })
  }
}

/// A collage at one instant.
struct CollageFrame: Sendable {
  /// The frame whose heights are the mask's, in a list because a frame may have a collage.
  let mask: [FrameRenderer]
  /// The frames of the zones, from the lowest to the highest.
  let zones: [FrameRenderer]
  private let edges: [Float]
  private let border: Double
  private let colour: (red: Float, green: Float, blue: Float)
  private let shadow: Double
  private let darkness: Float

  init(_ collage: Collage, mask: [FrameRenderer], zones: [FrameRenderer]) {
    self.mask = mask
    self.zones = zones
    edges = collage.zones.map { Float($0.above) }
    border = collage.border
    let light = collage.borderColour
    colour = (
      Float(SRGB.decode(light.red)), Float(SRGB.decode(light.green)),
      Float(SRGB.decode(light.blue))
    )
    shadow = collage.shadow
    darkness = Float(collage.darkness)
  }

  /// Returns the collage in the kernels' form, for pictures of `size`.
  func kernel(_ size: FrameSize) -> ck_collage {
    let side = Double(min(size.width, size.height))
    return ck_collage(
      border: Float(border * side), r: colour.red, g: colour.green, b: colour.blue,
      darkness: shadow > 0 ? darkness : 0,
      blur: Float(max(shadow * Collage.blur * side, 0.5)))
  }

  /// Lays the zones over a row of the picture, in place. `zones` points to the row in the picture
  /// of each zone.
  func lay(
    _ zones: [ColourRow.Rows], over pixels: ColourRow.Rows, _ kernel: ck_collage,
    here: ck_look, towardsLight: ck_look, count: Int
  ) {
    var (kernel, here, there) = (kernel, here, towardsLight)
    edges.withUnsafeBufferPointer { edges in
      withUnsafeTemporaryAllocation(of: ck_colours.self, capacity: zones.count) { rows in
        for (index, zone) in zones.enumerated() {
          rows.initializeElement(
            at: index, to: ck_colours(r: zone.red, g: zone.green, b: zone.blue))
        }
        ck_collage_row(
          &kernel, &here, &there, edges.baseAddress, rows.baseAddress, zones.count, pixels.red,
          pixels.green, pixels.blue, count)
      }
    }
  }

  /// Returns for the picture and for each of its zones if it can be seen where heights are from
  /// `lowest` to `highest`, borders and shadows included.
  func visible(lowest: Float, highest: Float) -> [Bool] {
    (0...edges.count).map { index in
      (index == 0 || edges[index - 1] <= highest)
        && (index == edges.count || edges[index] >= lowest)
    }
  }
}
