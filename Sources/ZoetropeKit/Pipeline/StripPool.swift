internal import Synchronization
internal import ZoetropeFrame

/// A pool of reusable float strips of one size. It grows to as many strips as are lent at a time.
final class StripPool: Sendable {
  private let width: Int
  private let rowsPerStrip: Int
  private let idle = Mutex<[Strip]>([])

  /// Creates a pool for the strips of pictures of `size`.
  init(size: FrameSize) {
    width = size.width
    rowsPerStrip = min(size.height, FrameStrips(size: size).rowsPerStrip)
  }

  /// Creates a pool for strips that hold all rows of pictures of `size`.
  init(wholePicturesOf size: FrameSize) {
    width = size.width
    rowsPerStrip = size.height
  }

  /// Lends a strip with the given rows to `body`. Its pixels are undefined at first.
  ///
  /// - Throws: the errors of `body`.
  func withStrip(_ rows: Range<Int>, _ body: (inout Strip) throws -> Void) throws {
    var strip =
      idle.withLock { $0.popLast() } ?? Strip(width: width, rows: 0..<rowsPerStrip)
    strip.move(to: rows)
    let outcome = Result { try body(&strip) }
    // Moved, so that the pool holds the only reference and the next borrower can write without a
    // copy.
    var returned: Strip? = consume strip
    idle.withLock { idle in
      if let strip = returned.take() { idle.append(strip) }
    }
    try outcome.get()
  }
}
