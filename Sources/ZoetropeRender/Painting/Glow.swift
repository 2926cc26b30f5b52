internal import PixelKernels
internal import Synchronization
internal import ZoetropeFrame
internal import ZoetropeScene

/// A renderer of the far glow of frames: light from the bright parts of the whole picture, spread
/// widely.
///
/// The glow of a frame is computed from a picture of the frame of its own, which has a fixed number
/// of pixels on its short side unless the film has fewer. So a strip needs nothing from its
/// neighbours, and larger films glow alike.
struct GlowRenderer: Sendable {
  private let glow: Glow
  private let size: FrameSize
  /// The renderer of the small pictures, in a list because a renderer may have a glow.
  private let small: [Renderer]

  /// The number of pixels on the short side of the small pictures, which are never larger than the
  /// film.
  static let side = 135
  /// The largest number of pixels on their long side, and the smallest on either, which splines need.
  private static let longest = 64 * side
  private static let least = 8
  /// The number of samples for each of their pixels: thin lines must not flicker.
  static let samples = 4

  /// Creates a renderer; nil if `scene` has no glow.
  init?(_ scene: SceneDraft, precision: Precision) {
    guard scene.finish.glow.amount > 0 else { return nil }
    glow = scene.finish.glow
    size = scene.size
    var small = scene
    small.finish = Finish()
    small.size = Self.size(of: scene.size)
    small.samples = Self.samples
    // Of a figure on empty ground the picture glows, and not the emptiness.
    if scene.figure?.isTransparent == true { small.figure = nil }
    self.small = [Renderer(small, sampling: .exact, precision: precision)]
  }

  /// The size of the small picture of a picture of `size`.
  static func size(of size: FrameSize) -> FrameSize {
    let (short, long) = (min(size.width, size.height), max(size.width, size.height))
    let scale = min(
      Double(side) / Double(short), Double(Self.longest) / Double(long), 1)
    func scaled(_ length: Int) -> Int {
      max(Int((Double(length) * scale).rounded()), Self.least)
    }
    return FrameSize(width: scaled(size.width), height: scaled(size.height))
  }

  /// Returns the glow at the instant of a plan.
  func frame(_ plan: FramePlan) -> GlowFrame {
    GlowFrame(glow, size: size, frames: small.map { $0.frame(at: plan) })
  }
}

/// The glow of one frame.
struct GlowFrame: Sendable {
  private let glow: Glow
  private let size: FrameSize
  private let frames: [FrameRenderer]
  private let light = Light()

  init(_ glow: Glow, size: FrameSize, frames: [FrameRenderer]) {
    self.glow = glow
    self.size = size
    self.frames = frames
  }

  /// The blurred light, which the first thread that needs it computes while others wait.
  private final class Light: Sendable {
    private let planes = Mutex<[[Float]]?>(nil)

    func value(_ make: () -> [[Float]]) -> [[Float]] {
      planes.withLock { planes in
        if let planes { return planes }
        let made = make()
        planes = made
        return made
      }
    }
  }

  /// Adds the glow to `rows`. `pixels` points to the first pixel of the first of these rows.
  func apply(to rows: Range<Int>, in pixels: ColourRow.Rows, _ memory: ScratchPool) {
    guard let frame = frames.first, !rows.isEmpty else { return }
    let planes = light.value { Self.blurred(frame, by: glow.size) }
    memory.withFloats(3 * frame.size.width) { scratch in
      planes[0].withUnsafeBufferPointer { red in
        planes[1].withUnsafeBufferPointer { green in
          planes[2].withUnsafeBufferPointer { blue in
            var kernel = ck_glow(
              light: (red.baseAddress, green.baseAddress, blue.baseAddress),
              columns: frame.size.width, rows: frame.size.height,
              cell_width: Double(size.width) / Double(frame.size.width),
              cell_height: Double(size.height) / Double(frame.size.height),
              amount: Float(glow.amount))
            for row in rows {
              let line = pixels + (row - rows.lowerBound) * size.width
              ck_glow_row(&kernel, row, scratch, line.red, line.green, line.blue, size.width)
            }
          }
        }
      }
    }
  }

  /// Paints the small picture, and returns the light of its bright parts, blurred by a deviation of
  /// `share` of the short side.
  private static func blurred(_ frame: FrameRenderer, by share: Double) -> [[Float]] {
    let size = frame.size
    var strip = Strip(width: size.width, rows: 0..<size.height)
    frame.paint(&strip)
    var planes = [strip.red, strip.green, strip.blue]
    for index in planes.indices {
      planes[index].withUnsafeMutableBufferPointer { plane in
        guard let base = plane.baseAddress else { return }
        ck_srgb_decode(base, base, plane.count)
      }
    }
    // Light counts by how bright its place is, so that grey surfaces do not glow.
    for pixel in planes[0].indices {
      let most = max(planes[0][pixel], planes[1][pixel], planes[2][pixel])
      for index in planes.indices { planes[index][pixel] *= most }
    }
    let deviation = share * Double(min(size.width, size.height))
    return planes.map { BoxBlur(deviation: deviation).applied(to: $0, width: size.width) }
  }
}
