/// Some rows of a picture in float pixels: sRGB, gamma-encoded, 0…1, one plane per channel.
///
/// Painting fills strips; video planes and PNG rows are quantised from them.
public struct Strip: Sendable {
  /// Pixels in a row.
  public let width: Int
  /// The rows of the picture that this strip holds.
  public private(set) var rows: Range<Int>
  /// Red, row after row: `width * rows.count` numbers, and possibly more after `move(to:)`.
  public var red: [Float]
  /// Green, in the same layout as `red`.
  public var green: [Float]
  /// Blue, in the same layout as `red`.
  public var blue: [Float]

  /// The share of each pixel that is covered, in the same layout as `red`; empty if all pixels are
  /// opaque. Colours are not multiplied by it.
  public package(set) var alpha: [Float] = []

  /// Creates a black strip of some rows of a picture that is `width` pixels wide.
  public init(width: Int, rows: Range<Int>) {
    self.width = width
    self.rows = rows
    red = Array(repeating: 0, count: width * rows.count)
    green = red
    blue = red
  }

  /// Makes the strip hold other rows, at most as many as it was created with, in the same memory.
  /// Its pixels are undefined afterwards.
  public mutating func move(to rows: Range<Int>) {
    precondition(rows.count * width <= red.count, "a strip cannot grow")
    self.rows = rows
  }
}

extension Strip {
  /// Pointers to the three planes for kernels, valid inside a call to `withPlanes` only.
  struct Planes {
    fileprivate let width: Int
    fileprivate let red: UnsafePointer<Float>
    fileprivate let green: UnsafePointer<Float>
    fileprivate let blue: UnsafePointer<Float>

    /// Returns pointers to the start of a row in each plane. Row 0 is the strip's first row.
    func row(_ index: Int) -> [UnsafePointer<Float>?] {
      [red + index * width, green + index * width, blue + index * width]
    }
  }

  /// Calls `body` with the strip's planes, unless the strip is empty.
  func withPlanes(_ body: (Planes) -> Void) {
    let needed = width * rows.count
    precondition(
      red.count >= needed && green.count >= needed && blue.count >= needed,
      "a strip's planes hold all of its rows")
    red.withUnsafeBufferPointer { red in
      green.withUnsafeBufferPointer { green in
        blue.withUnsafeBufferPointer { blue in
          guard let red = red.baseAddress, let green = green.baseAddress,
            let blue = blue.baseAddress, needed > 0
          else { return }
          body(Planes(width: width, red: red, green: green, blue: blue))
        }
      }
    }
  }

  /// Traps unless the strip's rows are rows of a picture of this size.
  func requireRows(of size: FrameSize) {
    precondition(width == size.width, "a strip is as wide as its picture")
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= size.height, "a strip's rows are in the picture")
  }
}
