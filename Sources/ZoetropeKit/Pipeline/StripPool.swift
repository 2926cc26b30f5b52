internal import Synchronization
internal import ZoetropeFrame

/// Float strips of one size, reused: one for each thread that paints at the time.
final class StripPool: Sendable {
  private let width: Int
  private let rowsPerStrip: Int
  private let idle = Mutex<[Strip]>([])

  /// A pool for the strips of pictures of `size`.
  init(size: FrameSize) {
    width = size.width
    rowsPerStrip = min(size.height, FrameStrips(size: size).rowsPerStrip)
  }

  /// Lends a strip for `rows` to `body`; what it holds before is undefined.
  func withStrip(_ rows: Range<Int>, _ body: (inout Strip) throws -> Void) throws {
    var strip =
      idle.withLock { $0.popLast() } ?? Strip(width: width, rows: 0..<rowsPerStrip)
    strip.move(to: rows)
    let outcome = Result { try body(&strip) }
    // Moved, so that whoever is lent it next holds the only reference and need not copy it to write.
    var returned: Strip? = consume strip
    idle.withLock { idle in
      if let strip = returned.take() { idle.append(strip) }
    }
    try outcome.get()
  }
}
