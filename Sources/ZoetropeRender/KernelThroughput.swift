internal import CPPN
internal import ZoetropeFrame
public import ZoetropeScene

/// How fast the kernels evaluate a scene's network, without colouring or averaging samples.
public struct KernelThroughput: Hashable, Sendable {
  /// Million pixels per second on one thread.
  public let megapixelsPerSecond: Double
  /// Multiply-adds that each pixel costs, the activations not counted.
  public let multiplyAddsPerPixel: Int

  /// Multiply-adds per second.
  public var multiplyAddsPerSecond: Double {
    megapixelsPerSecond * 1e6 * Double(multiplyAddsPerPixel)
  }

  /// Measures the scene's first frame on the calling thread for about `seconds`, every pixel
  /// evaluated; the best of some bands of rows.
  public init(measuring scene: Scene, seconds: Double = 0.5) {
    let frame = Renderer(scene).frame(0)
    let size = scene.size
    // Bands of about 40,000 pixels: long for a clock, short for a machine that others use too.
    let band = min(size.height, max(1, 40_000 / size.width))
    var best = Double.infinity
    var spent = 0.0
    var start = 0
    repeat {
      let rows = start..<min(start + band, size.height)
      let time = ContinuousClock().measure { frame.evaluateOnly(rows: rows) } / .seconds(1)
      spent += time
      best = min(best, time / Double(rows.count * size.width))
      start = rows.upperBound + band <= size.height ? rows.upperBound : 0
    } while spent < seconds
    megapixelsPerSecond = 1e-6 / best
    multiplyAddsPerPixel = scene.network.multiplyAddsPerPixel
  }
}
