internal import ZoetropeFrame

/// How a stored picture is to be turned and mirrored to be seen, with the codes of Exif.
package enum Orientation: Int, CaseIterable, Sendable {
  case upright = 1
  case mirrored = 2
  case halfTurn = 3
  case upsideDown = 4
  case transposed = 5
  /// A quarter turn clockwise.
  case clockwise = 6
  case transverse = 7
  case counterclockwise = 8

  /// True if columns become rows.
  package var swapsSides: Bool { rawValue >= 5 }

  /// Finds the orientation that a film's display matrix says: of its nine numbers the 1st, 2nd, 4th
  /// and 5th, by which places are multiplied. Rotations by other angles are taken as the nearest.
  package init(matrix: (a: Int32, b: Int32, c: Int32, d: Int32)) {
    // x' = a x + c y and y' = b x + d y.
    let swaps = matrix.b.magnitude > matrix.a.magnitude
    let x = swaps ? matrix.c : matrix.a
    let y = swaps ? matrix.b : matrix.d
    self =
      switch (swaps, x < 0, y < 0) {
      case (false, false, false): .upright
      case (false, true, false): .mirrored
      case (false, true, true): .halfTurn
      case (false, false, true): .upsideDown
      case (true, false, false): .transposed
      case (true, true, false): .clockwise
      case (true, true, true): .transverse
      case (true, false, true): .counterclockwise
      }
  }
}

extension Picture {
  /// Returns the picture turned as `orientation` says.
  package func turned(_ orientation: Orientation) -> Picture {
    guard orientation != .upright else { return self }
    let (width, height) = (size.width, size.height)
    let turned =
      orientation.swapsSides ? FrameSize(width: height, height: width) : size
    // Where the pixel at the top left goes, and the steps from there along the stored row and column.
    let right = turned.width - 1
    let below = (turned.height - 1) * turned.width
    let line = turned.width
    let (first, along, down) =
      switch orientation {
      case .upright: (0, 1, line)
      case .mirrored: (right, -1, line)
      case .halfTurn: (right + below, -1, -line)
      case .upsideDown: (below, 1, -line)
      case .transposed: (0, line, 1)
      case .clockwise: (right, line, -1)
      case .transverse: (right + below, -line, -1)
      case .counterclockwise: (below, -line, 1)
      }
    func turn(_ plane: [Float]) -> [Float] {
      var result = plane
      for y in 0..<height {
        var place = first + y * down
        for x in 0..<width {
          result[place] = plane[y * width + x]
          place += along
        }
      }
      return result
    }
    return Picture(size: turned, red: turn(red), green: turn(green), blue: turn(blue))
  }
}
