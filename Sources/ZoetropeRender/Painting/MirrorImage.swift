internal import ZoetropeFrame
internal import ZoetropeScene

/// Finds the halves of a picture that are mirror images of the other halves, to copy instead of
/// painting them. They are if the network's inputs do not depend on the sign of the coordinate that
/// changes across, and that is 0 in the middle.
struct MirrorImage: Hashable, Sendable {
  /// True if the right half is the mirror image of the left one.
  let columns: Bool
  /// True if the lower half is the mirror image of the upper one.
  let rows: Bool

  /// The pixels of the largest picture whose rows are copied: 8192 x 4096. A writer that takes rows
  /// in order keeps those of the lower half until their turn, and a still of any size should need
  /// little memory.
  private static let mostPixels = 1 << 25

  /// Finds the mirrored halves of a frame of that size, seen through `field`.
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

  /// The part of a picture that is painted, from its top left corner.
  func painted(of size: FrameSize) -> FrameSize {
    FrameSize(
      width: columns ? (size.width + 1) / 2 : size.width,
      height: rows ? (size.height + 1) / 2 : size.height)
  }
}

extension ColourRow.Rows {
  /// Calls `body` with each of the three planes, without an array of them.
  @inline(__always)
  func forEachPlane(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    body(red)
    body(green)
    body(blue)
  }

  /// Fills a row's columns from `first` on with the mirror image of its other half.
  func mirror(from first: Int, width: Int) {
    func mirror(_ row: UnsafeMutablePointer<Float>) {
      for column in first..<width { row[column] = row[width - 1 - column] }
    }
    mirror(red)
    mirror(green)
    mirror(blue)
  }

  /// Copies pixels.
  func copy(_ other: Self, count: Int) {
    red.update(from: other.red, count: count)
    green.update(from: other.green, count: count)
    blue.update(from: other.blue, count: count)
  }

  /// Reverses the order of `count` rows.
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
