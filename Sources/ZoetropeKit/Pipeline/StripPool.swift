internal import Synchronization
internal import ZoetropeFrame

/// A pool of float strips of one size for reuse, one for each thread that paints.
final class StripPool: Sendable {
  private let width: Int
  private let rowsPerStrip: Int
  private let idle = Mutex<[Strip]>([])

  /// Creates a pool for the strips of pictures of `size`.
  init(size: FrameSize) {
    width = size.width
    rowsPerStrip = min(size.height, FrameStrips(size: size).rowsPerStrip)
  }

  /// Lends a strip for `rows` to `body`; its values are undefined at first.
  func withStrip(_ rows: Range<Int>, _ body: (inout Strip) throws -> Void) throws {
    var strip =
      idle.withLock { $0.popLast() } ?? Strip(width: width, rows: 0..<rowsPerStrip)
    strip.move(to: rows)
    let outcome = Result { try body(&strip) }
    // Moved, so that the next borrower holds the only reference and can write without a copy.
    var returned: Strip? = consume strip
    idle.withLock { idle in
      if let strip = returned.take() { idle.append(strip) }
    }
    try outcome.get()
  }
}
