extension Strip {
  /// The three planes as kernels want them, inside a call to `withPlanes` only.
  struct Planes {
    fileprivate let width: Int
    fileprivate let red: UnsafePointer<Float>
    fileprivate let green: UnsafePointer<Float>
    fileprivate let blue: UnsafePointer<Float>

    /// Where a row of the strip begins in each plane; row 0 is the strip's first.
    func row(_ index: Int) -> [UnsafePointer<Float>?] {
      [red + index * width, green + index * width, blue + index * width]
    }
  }

  /// Calls `body` with the strip's planes; not at all when the strip is empty.
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

  /// Traps unless the strip's rows are rows of a picture of that size.
  func requireRows(of size: FrameSize) {
    precondition(width == size.width, "a strip is as wide as its picture")
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= size.height, "a strip's rows are in the picture")
  }
}
