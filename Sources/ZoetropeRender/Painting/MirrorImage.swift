internal import ZoetropeFrame
internal import ZoetropeScene

/// The halves of a picture that are copied, because they are mirror images of the other halves.
///
/// The view must not be rotated, except by quarter turns. Then the right half is the left one's
/// mirror image if the coordinate that changes along a row, x or y, is 0 in the middle of the
/// picture, and if the network's results do not depend on its sign. The same holds for the lower
/// half and the coordinate that changes down a column.
struct MirrorImage: Hashable, Sendable {
  /// True if the right half is the mirror image of the left one.
  let columns: Bool
  /// True if the lower half is the mirror image of the upper one, and the picture has at most
  /// `mostPixels` pixels.
  let rows: Bool

  /// The largest number of pixels of a picture whose lower half is copied: 8192 x 4096. Copied rows
  /// are kept in memory until the writer, which takes rows in order, reaches them. Larger pictures
  /// would need too much memory for this.
  private static let mostPixels = 1 << 25

  /// Finds the mirrored halves of a picture of `size`. `field` maps its pixels to points, and
  /// `program` is its network.
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

  /// No mirrored halves: the whole picture is painted.
  static let none = MirrorImage(columns: false, rows: false)

  private init(columns: Bool, rows: Bool) { (self.columns, self.rows) = (columns, rows) }

  /// Returns the size of the part of a picture that is painted and not copied. The part begins at
  /// the top left corner.
  func painted(of size: FrameSize) -> FrameSize {
    FrameSize(
      width: columns ? (size.width + 1) / 2 : size.width,
      height: rows ? (size.height + 1) / 2 : size.height)
  }
}

extension ColourRow.Rows {
  /// Calls `body` with the red, the green and the blue row, without allocating an array of them.
  @inline(__always)
  func forEachPlane(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    body(red)
    body(green)
    body(blue)
  }

  /// Fills the columns from `first` to the end of a row of `width` pixels with the mirror image of
  /// the row's left half.
  func mirror(from first: Int, width: Int) {
    func mirror(_ row: UnsafeMutablePointer<Float>) {
      for column in first..<width { row[column] = row[width - 1 - column] }
    }
    mirror(red)
    mirror(green)
    mirror(blue)
  }

  /// Copies `count` pixels of `other` to these rows.
  func copy(_ other: Self, count: Int) {
    red.update(from: other.red, count: count)
    green.update(from: other.green, count: count)
    blue.update(from: other.blue, count: count)
  }

  /// Reverses the order of `count` rows of `width` pixels each.
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
  /// Calls `body` with pointers to the strip's planes, unless the strip is empty.
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
