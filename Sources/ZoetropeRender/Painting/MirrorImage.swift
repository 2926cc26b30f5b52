internal import ZoetropeFrame
internal import ZoetropeScene

/// Which halves of a picture are the others' mirror image, because the network is blind to the sign
/// of what changes across them, and 0 of it is in the middle. They are copied, not painted.
struct MirrorImage: Hashable, Sendable {
  /// Whether the right half is the left one in a mirror.
  let columns: Bool
  /// Whether the lower half is the upper one in a mirror.
  let rows: Bool

  /// The pixels of the largest picture whose rows are copied: 8192 x 4096. Who writes its rows in
  /// order keeps those of the lower half meanwhile, and a still of any size takes little memory.
  private static let mostPixels = 1 << 25

  /// What becomes of a frame of that size, seen through `field`.
  init(_ field: FieldMap, _ program: Program, _ size: FrameSize) {
    let (across, down) = (Double(size.width) / 2, Double(size.height) / 2)
    var (columns, rows) = (false, false)
    if field.rightY == 0, field.downX == 0 {
      columns = program.isEvenInX && field.originX + field.rightX * across == 0
      rows = program.isEvenInY && field.originY + field.downY * down == 0
    } else if field.rightX == 0, field.downY == 0 {
      columns = program.isEvenInY && field.originY + field.rightY * across == 0
      rows = program.isEvenInX && field.originX + field.downX * down == 0
    }
    self.columns = columns
    self.rows = rows && size.width * size.height <= Self.mostPixels
  }

  /// How much of a picture is painted, from its upper left corner.
  func painted(of size: FrameSize) -> FrameSize {
    FrameSize(
      width: columns ? (size.width + 1) / 2 : size.width,
      height: rows ? (size.height + 1) / 2 : size.height)
  }
}

extension ColourRow.Rows {
  /// Calls `body` with each of the three, without an array of them.
  @inline(__always)
  func forEachPlane(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    body(red)
    body(green)
    body(blue)
  }

  /// Takes a row's columns from `first` on from its other half.
  func mirror(from first: Int, width: Int) {
    func mirror(_ row: UnsafeMutablePointer<Float>) {
      for column in first..<width { row[column] = row[width - 1 - column] }
    }
    mirror(red)
    mirror(green)
    mirror(blue)
  }

  /// Copies pixels from elsewhere.
  func copy(_ other: Self, count: Int) {
    red.update(from: other.red, count: count)
    green.update(from: other.green, count: count)
    blue.update(from: other.blue, count: count)
  }

  /// Puts so many rows into the opposite order.
  func reverseRows(_ count: Int, width: Int) {
    func exchange(_ upper: UnsafeMutablePointer<Float>, _ lower: UnsafeMutablePointer<Float>) {
      for column in 0..<width { swap(&upper[column], &lower[column]) }
    }
    for row in 0..<count / 2 {
      let (upper, lower) = (self + row * width, self + (count - 1 - row) * width)
      exchange(upper.red, lower.red)
      exchange(upper.green, lower.green)
      exchange(upper.blue, lower.blue)
    }
  }
}

extension Strip {
  /// Calls `body` with the places of its colours; not at all when it has none.
  mutating func withColours(_ body: (ColourRow.Rows) -> Void) {
    guard !rows.isEmpty else { return }
    red.withUnsafeMutableBufferPointer { red in
      green.withUnsafeMutableBufferPointer { green in
        blue.withUnsafeMutableBufferPointer { blue in
          guard let red = red.baseAddress, let green = green.baseAddress,
            let blue = blue.baseAddress
          else { return }
          body(ColourRow.Rows(red: red, green: green, blue: blue))
        }
      }
    }
  }
}
